package people.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.timeline.EventTimelineContract.died;
import static people.timeline.EventTimelineContract.married;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import people.*;
import people.columns.*;
import people.disk.*;

/// An append that is too long to be written in one piece, and lines that another program appends
/// between two of its pieces: these stay, and the append is there as a whole or not at all.
class AppendInPiecesTest {

  private static final byte[] BY_HAND =
      "{\"type\":\"PERSON_DEATH\",\"personId\":77,\"_datetime\":\"2015-02-14T12:00:00Z\"}\n"
          .getBytes(StandardCharsets.US_ASCII);

  private static final List<Event> BATCH =
      IntStream.rangeClosed(1, 40).mapToObj(EventTimelineContract::married).toList();

  private final SimulatedDisk disk = new SimulatedDisk(1);
  private final List<String> warnings = new ArrayList<>();

  /// The lines of an event, and of a batch behind it.
  private byte[] first;

  private byte[] batch;

  @BeforeEach
  void write() {
    try (FileTimeline timeline = open(disk)) {
      timeline.add(died(50));
      first = disk.files().get(Torture.FILE);
      timeline.addAll(BATCH);
    }
    byte[] all = disk.files().get(Torture.FILE);
    batch = Arrays.copyOfRange(all, first.length, all.length);
    assertTrue(batch.length > 2 * disk.longestPiece());
  }

  private FileTimeline open(SimulatedDisk disk) {
    return Workload.open(disk, Durability.EACH, warnings);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /// Cuts the batch in two behind so many lines.
  private List<byte[]> pieces(int lines) {
    int end = 0;
    for (int i = 0; i < lines; i++) {
      while (batch[end++] != '\n') {}
    }
    return List.of(Arrays.copyOf(batch, end), Arrays.copyOfRange(batch, end, batch.length));
  }

  private static List<Integer> people(Iterable<RecordedEvent> events) {
    List<Integer> people = new ArrayList<>();
    events.forEach(event -> people.add(event.event().personId()));
    return people;
  }

  private static Event next() {
    return died(60);
  }

  /// What the second of two pieces may be when the writer died, or power was lost.
  private enum Rest {
    WHOLE,
    TAKEN_BACK,
    BLANK,
    LOST;

    byte[] of(byte[] piece) {
      byte[] rest = piece.clone();
      switch (this) {
        case WHOLE -> {}
        case TAKEN_BACK -> rest[0] = 0;
        case BLANK -> Arrays.fill(rest, (byte) ' ');
        case LOST -> {
          return new byte[0];
        }
      }
      return rest;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLineBetweenTwoPiecesIsReadAndThePiecesAreSetAside(Rest rest) {
    for (int lines = 1; lines < BATCH.size(); lines++) {
      List<byte[]> pieces = pieces(lines);
      byte[] second = rest.of(pieces.getLast());
      for (byte[] behind : List.of(new byte[0], BY_HAND)) {
        SimulatedDisk found = new SimulatedDisk(lines);
        found.put(Torture.FILE, joined(first, pieces.getFirst(), BY_HAND, second, behind));
        List<Integer> expected = new ArrayList<>(List.of(50, 77));
        if (behind.length > 0) {
          expected.add(77);
        }
        warnings.clear();
        try (FileTimeline timeline = open(found)) {
          assertEquals(expected, people(timeline));
          assertEquals(expected.size(), timeline.size());
          assertEquals(expected.size(), ColumnSource.read(timeline, _ -> {}).size());
          assertEquals(expected.size(), timeline.add(next()));
          expected.add(60);
          assertEquals(expected, people(timeline));
        }
        assertEquals(expected, people(Torture.read(found)));
        List<byte[]> aside = new ArrayList<>();
        found
            .files()
            .forEach((file, bytes) -> {
              if (file.toString().contains(".torn-")) {
                aside.add(bytes);
              }
            });
        boolean hasSecond = rest == Rest.WHOLE || rest == Rest.TAKEN_BACK;
        assertEquals(hasSecond ? 2 : 1, aside.size(), warnings.toString());
        assertArrayEquals(pieces.getFirst(), aside.getLast());
        assertArrayEquals(hasSecond ? second : pieces.getFirst(), aside.getFirst());
        assertEquals(aside.size(), warnings.size(), warnings.toString());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"WHOLE", "TAKEN_BACK"})
  void aCrashWhilePiecesAreSetAsideLeavesTheLineBetweenThem(Rest rest) {
    List<byte[]> pieces = pieces(20);
    SimulatedDisk found = new SimulatedDisk(3);
    byte[] second = rest.of(pieces.getLast());
    found.put(Torture.FILE, joined(first, pieces.getFirst(), BY_HAND, second, BY_HAND));
    List<SimulatedDisk> crashed = new ArrayList<>();
    found.watch(at -> {
      crashed.add(found.afterKill(at));
      IntStream.range(0, 20).forEach(i -> crashed.add(found.afterPowerLoss(100 * at + i)));
    });
    try (FileTimeline timeline = open(found)) {
      timeline.add(next());
    }
    crashed.removeIf(each -> !each.exists(Torture.FILE)); // it was put there, and not forced
    assertTrue(crashed.size() > 200, "crashes " + crashed.size());
    for (SimulatedDisk each : crashed) {
      List<Integer> there = people(Torture.read(each));
      there.removeAll(List.of(50, 77));
      assertTrue(there.isEmpty() || there.equals(List.of(60)), there.toString());
      try (FileTimeline timeline = open(each)) {
        timeline.add(died(61));
      }
    }
  }

  @Test
  void aLineWithinABatchThatFitsIntoOnePieceIsDamage() {
    byte[] small = disk.files().get(Torture.FILE);
    try (FileTimeline timeline = open(disk)) {
      timeline.addAll(List.of(married(61), married(62), married(63)));
    }
    byte[] all = disk.files().get(Torture.FILE);
    int end = small.length;
    while (all[end++] != '\n') {}
    byte[] half = Arrays.copyOf(all, end);
    disk.put(Torture.FILE, joined(half, BY_HAND, Arrays.copyOfRange(all, end, all.length)));
    assertEquals(
        "/simulated/people.jsonl, line 43: has no check, though the first line of its batch has",
        assertThrows(TimelineException.class, () -> people(open(disk))).getMessage());
  }

  @Test
  void oneThatIsWrittenInPiecesIsWrittenApartFromOthersAndALineBetweenItsPiecesStays() {
    Set<List<Integer>> seen = new HashSet<>();
    for (long at = 1; at < 120; at++) {
      SimulatedDisk fresh = new SimulatedDisk(at);
      try (FileTimeline reader = open(fresh);
          FileTimeline timeline =
              new FileTimeline(
                  Torture.FILE, fresh, TimelineOptions.DEFAULTS, LargeBatches.place(fresh, 2))) {
        timeline.add(died(50));
        long moment = fresh.operations() + at;
        List<Integer> read = new ArrayList<>();
        fresh.watch(operation -> {
          if (operation == moment) {
            fresh.appendByHand(Torture.FILE, BY_HAND);
          }
          reader.readAfter(read.size() - 1).forEach(event -> read.add(event.event().personId()));
        });
        HeldEvents large = timeline.hold();
        large.addAll(BATCH);
        LargeBatches.addTogether(timeline, List.of(List.of(died(51)), large, List.of(died(52))));
        fresh.watch(_ -> {});
        reader.readAfter(read.size() - 1).forEach(event -> read.add(event.event().personId()));
        assertEquals(people(Torture.read(fresh)), read, "operation " + at);
        assertTrue(read.remove((Integer) 77) || at > 60, "operation " + at);
        seen.add(read);
      }
    }
    List<Integer> all = new ArrayList<>(List.of(50, 51));
    BATCH.forEach(event -> all.add(event.personId()));
    all.add(52);
    assertEquals(Set.of(all), seen);
  }
}
