package people.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.columns.*;

/// Every byte of a file of a few hundred events is changed, and the file is cut at every byte:
/// never a wrong answer, and never a good event lost before the damage.
@Tag("faults")
@Order(4)
class DamageTest {

  private static final int WORKERS = 4;

  @TempDir(factory = MemoryFolder.class)
  private Path folder;

  private byte[] whole;
  private List<Event> events;

  /// For each line: offset in bytes of its line feed.
  private int[] lineEnds;

  /// For each line: how many events there are before the batch that it belongs to.
  private int[] before;

  @BeforeEach
  void write() throws IOException {
    Path file = folder.resolve("whole.jsonl");
    Random random = new Random(5);
    List<Integer> firsts = new ArrayList<>();
    try (EventTimeline timeline = EventTimeline.open(file)) {
      while (firsts.size() < 240) {
        List<Event> batch = batch(1 + random.nextInt(random.nextInt(4) == 0 ? 12 : 1), random);
        int first = firsts.size();
        batch.forEach(_ -> firsts.add(first));
        timeline.addAll(batch);
      }
      events = EventTimelineContract.events(timeline);
    }
    whole = Files.readAllBytes(file);
    before = firsts.stream().mapToInt(first -> first).toArray();
    lineEnds = IntStream.range(0, whole.length).filter(i -> whole[i] == '\n').toArray();
    assertEquals(events.size(), lineEnds.length);
  }

  private static List<Event> batch(int size, Random random) {
    List<Event> batch = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int person = 1 + random.nextInt(9);
      batch.add(
          switch (random.nextInt(8)) {
            case 0 -> new Event.StatusChange(person, Status.MARRIED, Details.on("1835~"));
            case 1 -> new Event.AddressChange(person, new Address("1 Ó Rd", "Łódź"), Details.NONE);
            default -> new Event.Death(person, Details.NONE);
          });
    }
    return batch;
  }

  private int line(int offset) {
    int line = Arrays.binarySearch(lineEnds, offset);
    return line >= 0 ? line : -line - 1;
  }

  @Test
  void aFlippedBitAnywhereIsRefusedWithItsLineAndAllBeforeItIsRead() {
    inParallel((file, worker) -> {
      Random random = new Random(worker);
      for (int at = worker; at < whole.length; at += WORKERS) {
        flip(file, at, 1 << random.nextInt(8));
      }
    });
  }

  @Test
  void aFlippedBitInTheLastAppendIsDamageAndNoTornTail() {
    int from = lineEnds[before[before.length - 1] - 1] + 1;
    inParallel((file, worker) -> {
      for (int at = from + worker; at < whole.length; at += WORKERS) {
        for (int bit = 0; bit < 8; bit++) {
          flip(file, at, 1 << bit);
          refusesToAppend(file, at, 1 << bit);
        }
      }
    });
  }

  private void flip(Path file, int at, int bits) throws IOException {
    byte[] bytes = whole.clone();
    bytes[at] ^= (byte) bits;
    Files.write(file, bytes);
    int line = line(at);
    try (EventTimeline timeline = EventTimeline.open(file)) {
      List<Event> read = new ArrayList<>();
      var error =
          assertThrows(
              TimelineException.class,
              () -> timeline.forEach(event -> read.add(event.event())),
              () -> "byte %d of line %d, bits %x".formatted(at, line + 1, bits));
      assertEquals(events.subList(0, before[line]), read);
      String place = file + ", line %d: ".formatted(line + 1);
      assertTrue(error.getMessage().startsWith(place), () -> place + error.getMessage());
      if (at % 16 == 0) {
        assertEquals(
            error.getMessage(),
            assertThrows(TimelineException.class, () -> ColumnSource.read(timeline, _ -> {}))
                .getMessage());
      }
    }
  }

  private void refusesToAppend(Path file, int at, int bits) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try (EventTimeline timeline =
        EventTimeline.open(file, TimelineOptions.DEFAULTS.tellingWarnings(_ -> {}))) {
      assertThrows(
          TimelineException.class,
          () -> timeline.add(EventTimelineContract.died(1)),
          () -> "byte %d, bits %x".formatted(at, bits));
    }
    assertArrayEquals(bytes, Files.readAllBytes(file));
  }

  @Test
  void aLineThatIsTakenAwayDoubledOrMovedIsNoticed() throws IOException {
    List<String> lines = new String(whole, StandardCharsets.UTF_8).lines().toList();
    Path file = folder.resolve("lines.jsonl");
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      List<String> changed = new ArrayList<>(lines);
      int from = random.nextInt(lines.size() - 1); // without the last one, it is a timeline
      int to = random.nextInt(lines.size());
      String moved = random.nextBoolean() ? changed.remove(from) : changed.get(from);
      if (random.nextBoolean()) {
        changed.add(Math.min(to, changed.size()), moved);
      }
      if (!changed.equals(lines)) {
        Files.writeString(file, String.join("\n", changed) + "\n");
        int first = 0;
        while (first < changed.size()
            && first < lines.size()
            && changed.get(first).equals(lines.get(first))) {
          first++;
        }
        int expected = first < lines.size() ? before[first] : first;
        try (EventTimeline timeline = EventTimeline.open(file)) {
          List<Event> read = new ArrayList<>();
          assertThrows(
              TimelineException.class, () -> timeline.forEach(event -> read.add(event.event())));
          assertEquals(events.subList(0, expected), read);
        }
      }
    }
  }

  @Test
  void whereverTheFileIsCutAllWholeAppendsAreThereAndTheNextOneFollowsThem() {
    inParallel((file, worker) -> {
      for (int length = worker; length <= whole.length; length += WORKERS) {
        Files.write(file, Arrays.copyOf(whole, length));
        int cut = length;
        int lines = (int) Arrays.stream(lineEnds).filter(end -> end <= cut).count();
        int expected = lines == before.length || before[lines] == lines ? lines : before[lines];
        try (EventTimeline timeline =
            EventTimeline.open(file, TimelineOptions.DEFAULTS.tellingWarnings(_ -> {}))) {
          assertEquals(
              expected, ColumnSource.read(timeline, _ -> {}).size(), () -> "cut at byte " + cut);
          if (length % 16 == worker) {
            assertEquals(expected, timeline.add(EventTimelineContract.died(7)));
            List<Event> now = EventTimelineContract.events(timeline);
            assertEquals(events.subList(0, expected), now.subList(0, expected));
            assertEquals(List.of(EventTimelineContract.died(7)), now.subList(expected, now.size()));
            deleteAside(file);
          }
        }
      }
    });
  }

  private static void deleteAside(Path file) throws IOException {
    Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".torn-1"));
  }

  private interface WorkerTask {
    void on(Path file, int worker) throws IOException;
  }

  private void inParallel(WorkerTask work) {
    IntStream.range(0, WORKERS)
        .parallel()
        .forEach(worker -> {
          try {
            work.on(folder.resolve("worker-%d.jsonl".formatted(worker)), worker);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
