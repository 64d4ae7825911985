package people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept beside a file answers as the file does, whatever happens to either.
class SegmentsTest {

  private static final int PEOPLE = 1000;

  @TempDir Path folder;

  private Path file;
  private Path kept;
  private final Random random = new Random(11);
  private int ids;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("people.jsonl");
    kept = folder.resolve("people.jsonl.index");
  }

  private EventTimeline open() {
    return EventTimeline.open(file);
  }

  private Event event() {
    int person = 1 + random.nextInt(PEOPLE);
    EffectiveDate date = random.nextInt(9) == 0 ? EffectiveDate.parse("1835-07~") : null;
    String source = random.nextInt(9) == 0 ? "folio " + random.nextInt(99) : null;
    String id = random.nextInt(9) == 0 ? "letter-" + ids++ : null;
    Details details = new Details(date, source, null, id);
    return switch (random.nextInt(4)) {
      case 0 -> new Event.StatusChange(person, Status.MARRIED, details);
      case 1 ->
          new Event.AddressChange(person, new Address(null, "C" + random.nextInt(999)), details);
      case 2 -> new Event.NameChange(person, new Name("Zoë \"" + random.nextInt(9), null), details);
      default -> new Event.Death(person, details);
    };
  }

  /// Some of them alone, some in batches.
  private void append(int count) {
    try (EventTimeline timeline =
        EventTimeline.open(file, Clock.systemUTC(), _ -> {}, Durability.NONE)) {
      for (int done = 0; done < count; ) {
        int batch = Math.min(count - done, 1 + random.nextInt(random.nextBoolean() ? 3 : 900));
        timeline.addAll(IntStream.range(0, batch).mapToObj(_ -> event()).toList());
        done += batch;
      }
    }
  }

  /// Whether all answers are those that reading line by line from the start gives.
  private void assertAnswersAreTheLines() {
    List<RecordedEvent> lines = new ArrayList<>();
    try (EventTimeline timeline = open()) {
      timeline.forEach(lines::add);
    }
    try (EventTimeline timeline = open()) {
      for (int person : new int[] {1, 7, PEOPLE, PEOPLE + 1}) {
        List<RecordedEvent> hers =
            lines.stream().filter(line -> line.event().personId() == person).toList();
        assertEquals(hers, timeline.of(person));
        assertEquals(hers.size() - 1, timeline.revision(person));
      }
      assertEquals(lines.size(), timeline.size());
    }
    try (EventTimeline timeline = open()) {
      for (int i = 0; i < 20; i++) {
        int position = random.nextInt(lines.size());
        assertEquals(lines.get(position), timeline.readAfter(position - 1).iterator().next());
        String id = "letter-" + random.nextInt(ids + 5);
        RecordedEvent expected =
            lines.stream()
                .filter(line -> id.equals(line.event().details().id()))
                .findFirst()
                .orElse(null);
        assertEquals(expected, timeline.find(id));
      }
      var people = lines.stream().mapToInt(line -> line.event().personId()).summaryStatistics();
      assertEquals(people.getMin(), timeline.firstPersonId());
      assertEquals(people.getMax(), timeline.lastPersonId());
    }
    try (EventTimeline timeline = open()) {
      EventColumns columns = timeline.columns(_ -> {});
      EventColumns expected = EventColumns.of(lines);
      assertEquals(lines.size(), columns.size());
      for (int row = 0; row < lines.size(); row++) {
        assertEquals(row(expected, row), row(columns, row));
      }
      for (int i = 0; i < 20; i++) {
        int row = random.nextInt(lines.size());
        assertEquals(lines.get(row), columns.event(row));
      }
      assertEquals(lines, List.of(columns.events()));
    }
  }

  private static List<Object> row(EventColumns columns, int row) {
    return Arrays.asList(
        columns.personId(row),
        columns.kind(row),
        columns.recordedMicros(row),
        columns.epochDay(row),
        columns.effective(row),
        columns.status(row),
        columns.name(columns.nameNumber(row)),
        columns.address(columns.addressNumber(row)),
        columns.source(columns.sourceNumber(row)));
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> all = Files.list(kept)) {
      return all.filter(each -> each.getFileName().toString().contains("-"))
          .filter(each -> !each.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  @Test
  void ofASmallFileNothingIsKept() {
    append(100);
    assertAnswersAreTheLines();
    assertFalse(Files.exists(kept));
  }

  @Test
  void whatIsKeptAnswersAsTheFileDoes() throws IOException {
    append(12_000);
    assertEquals(1, segments().size());
    assertAnswersAreTheLines();
  }

  @Test
  void itIsForItsOwnerOnly() throws IOException {
    append(12_000);
    assertEquals("rwx------", permissions(kept));
    for (Path each : segments()) {
      assertEquals("rw-------", permissions(each));
    }
    assertEquals("rw-------", permissions(kept.resolve("custody")));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void whatIsAppendedLaterIsReadBehindIt() throws IOException {
    append(12_000);
    List<Path> before = segments();
    for (int i = 0; i < 5; i++) {
      append(30);
      assertAnswersAreTheLines();
    }
    assertEquals(before, segments()); // and it was still believed, as a few lines are not kept
  }

  @Test
  void muchThatIsAppendedIsKeptTooAndFilesDoNotPileUp() throws IOException {
    for (int i = 0; i < 12; i++) {
      append(9_000);
      assertTrue(segments().size() <= 3, () -> "round of many");
    }
    assertAnswersAreTheLines();
  }

  @Test
  void aQuestionAboutOnePersonReadsNothingOfOthers() throws IOException {
    append(12_000);
    try (EventTimeline timeline = open()) {
      List<RecordedEvent> hers = timeline.of(1);
      long far = hers.getLast().position() + (hers.getLast().position() < 6000 ? 3000 : -3000);
      damage((int) far);
      try (EventTimeline other = open()) {
        assertEquals(hers, other.of(1));
        assertEquals(12_000, other.size());
        assertThrows(TimelineException.class, () -> other.forEach(_ -> {}));
      }
    }
  }

  /// As a disk does: nobody notes when.
  private void damage(int line) throws IOException {
    long offset = 0;
    for (String each : Files.readAllLines(file).subList(0, line)) {
      offset += each.getBytes(StandardCharsets.UTF_8).length + 1;
    }
    var changed = Files.getLastModifiedTime(file);
    flip(file, offset + 30);
    Files.setLastModifiedTime(file, changed);
  }

  private static void flip(Path of, long offset) throws IOException {
    try (var channel = FileChannel.open(of, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, offset);
      one.put(0, (byte) (one.get(0) ^ 0x40)).rewind();
      channel.write(one, offset);
    }
  }

  @Test
  void damageInAnyColumnIsFoundAlsoWhileItIsOpen() throws IOException {
    append(12_000);
    Path segment = segments().getFirst();
    Event known;
    List<RecordedEvent> hers;
    try (EventTimeline timeline = open()) {
      known = timeline.find("letter-3").event();
      hers = timeline.of(7);
    }
    long length = Files.size(file);
    for (Segment.Column column : Segment.COLUMNS) {
      ByteBuffer header =
          ByteBuffer.wrap(Files.readAllBytes(segment)).order(ByteOrder.nativeOrder());
      long at = 0;
      long all = 0;
      for (Segment.Column each : Segment.COLUMNS) {
        long bytes = header.getLong(8 * (Segment.LENGTHS + each.ordinal()));
        at += each.ordinal() < column.ordinal() ? Segment.aligned(bytes) : 0;
        all += Segment.aligned(bytes);
      }
      long body = Segment.body((int) ((all + Segment.BLOCK - 1) / Segment.BLOCK));
      try (EventTimeline timeline = open()) {
        assertEquals(12_000, timeline.size());
        flip(segment, Math.min(body + at, header.limit() - 1));
        assertEquals(hers, timeline.of(7));
        assertEquals(hers.size() - 1, timeline.revision(7));
        assertTrue(timeline.add(known) < 12_000);
        assertEquals(
            hers.getFirst(), timeline.readAfter(hers.getFirst().position() - 1).iterator().next());
        assertEquals(12_000, timeline.columns(_ -> {}).size());
        assertEquals(12_000, timeline.size());
      }
      assertEquals(length, Files.size(file));
      segment = segments().getFirst();
    }
    assertAnswersAreTheLines();
  }

  @Test
  void whoAppendsWhileAnotherThreadFindsDamageAppendsBehindTheEnd() throws Exception {
    append(12_000);
    try (EventTimeline timeline = open()) {
      for (int round = 0; round < 8; round++) {
        long size = timeline.size();
        Path segment = segments().getFirst();
        for (long at = 40_000; at < Files.size(segment); at += Segment.BLOCK) {
          flip(segment, at);
        }
        try (EventTimeline damaged = open()) {
          damaged.size();
          var asking =
              CompletableFuture.runAsync(() -> {
                for (int person = 1; person < 200; person++) {
                  damaged.revision(person);
                }
              });
          for (int i = 0; i < 40; i++) {
            assertEquals(size + i, damaged.add(event()));
          }
          asking.join();
        }
        try (EventTimeline fresh = open()) {
          fresh.columns(_ -> {}); // keeps anew
        }
      }
    }
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(0, all.filter(each -> each.toString().contains("torn")).count());
    }
    assertAnswersAreTheLines();
  }

  @Test
  void nothingIsLeftOutWhileMoreIsBeingKept() throws IOException {
    append(12_000);
    try (EventTimeline timeline = open()) {
      for (int round = 0; round < 6; round++) {
        timeline.size();
        append(9_000);
        int expected = 0;
        for (RecordedEvent event : timeline) {
          expected += event.event().personId() == 7 ? 1 : 0;
        }
        timeline.columns(_ -> {});
        for (int i = 0; i < 30; i++) {
          assertEquals(expected, timeline.of(7).size());
          assertEquals(expected - 1, timeline.revision(7));
        }
      }
    }
  }

  @Test
  void whatWasKeptInMemoryIsNotBelievedOfAFileThatWasChangedMeanwhile() throws IOException {
    Files.writeString(kept, "in the way");
    append(12_000);
    try (EventTimeline timeline = open()) {
      timeline.of(7);
      Files.delete(kept);
      damage(100);
      assertThrows(TimelineException.class, () -> timeline.columns(_ -> {}));
      try (EventTimeline other = open()) {
        assertThrows(TimelineException.class, () -> other.columns(_ -> {}));
      }
    }
  }

  @Test
  void closingDoesNotFailWhereNothingCanBeKept() throws IOException {
    EventTimeline timeline = open();
    timeline.addAll(IntStream.range(0, 12_000).mapToObj(_ -> event()).toList());
    Files.move(file, folder.resolve("away"));
    timeline.close();
    assertFalse(Files.exists(kept));
  }

  @Test
  void damageInWhatIsKeptIsFoundAndItIsMadeAnew() throws IOException {
    append(12_000);
    Path segment = segments().getFirst();
    byte[] whole = Files.readAllBytes(segment);
    for (int at = 3; at < whole.length; at += 1 + whole.length / 9) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x40;
      Files.deleteIfExists(segment); // a new file, as the old one may still be mapped
      Files.write(segment, damaged);
      assertAnswersAreTheLines();
    }
    for (int length : new int[] {0, 100, whole.length - 1}) {
      Files.deleteIfExists(segment);
      Files.write(segment, Arrays.copyOf(whole, length));
      assertAnswersAreTheLines();
    }
  }

  @Test
  void aFileThatAnotherProgramChangedIsReadAnew() throws IOException {
    append(12_000);
    String text = Files.readString(file);
    String unchecked = text.replaceAll(",\"_check\":\"[+0-9a-f]+\"", "");
    Files.writeString(file, unchecked);
    assertAnswersAreTheLines();
    assertAnswersAreTheLines();
    // of the same length
    Files.writeString(file, unchecked.replace("\"personId\":7,", "\"personId\":8,"));
    assertAnswersAreTheLines();
    try (EventTimeline timeline = open()) {
      assertEquals(List.of(), timeline.of(7));
    }
  }

  @Test
  void aFileThatTookThePlaceOfAnotherIsReadAnew() throws IOException {
    append(12_000);
    Path first = folder.resolve("first");
    Files.move(file, first);
    append(13_000);
    assertAnswersAreTheLines();
    Files.delete(file);
    Files.move(first, file);
    assertAnswersAreTheLines();
  }

  @Test
  void aFileThatWasCutIsReadAnew() throws IOException {
    append(12_000);
    List<String> lines = Files.readAllLines(file);
    int end = 4000;
    while (!lines.get(end - 1).contains("_batchEnd")) { // not in the middle of a batch
      end++;
    }
    Files.writeString(file, String.join("\n", lines.subList(0, end)) + "\n");
    assertAnswersAreTheLines();
    append(9_000);
    assertAnswersAreTheLines();
  }

  @Test
  void damageInTheFileIsStillRefusedWhenItIsRead() throws IOException {
    append(12_000);
    try (EventTimeline timeline = open()) {
      int person = timeline.lastPersonId();
      RecordedEvent last = timeline.of(person).getLast();
      damage((int) last.position());
      try (EventTimeline other = open()) {
        var error = assertThrows(TimelineException.class, () -> other.of(person));
        assertTrue(
            error.getMessage().startsWith(file + ", line " + (last.position() + 1)),
            error::getMessage);
      }
    }
  }

  @Test
  void whereNothingCanBeKeptAllIsAnsweredAlike() throws IOException {
    Files.writeString(kept, "in the way");
    append(12_000);
    assertAnswersAreTheLines();
    assertEquals("in the way", Files.readString(kept));
  }

  @Test
  void allOfItCanBeDeletedWhileATimelineIsOpen() throws IOException {
    append(12_000);
    try (EventTimeline timeline = open()) {
      List<RecordedEvent> hers = timeline.of(1);
      delete();
      assertEquals(hers, timeline.of(1));
      timeline.add(new Event.Death(1, Details.NONE));
      assertEquals(hers.size() + 1, timeline.of(1).size());
    }
    assertAnswersAreTheLines();
  }

  private void delete() throws IOException {
    for (Path each : segments()) {
      Files.delete(each);
    }
    Files.delete(kept.resolve("custody"));
    Files.delete(kept);
  }

  @Test
  void severalMayMakeTheSame() throws IOException {
    append(12_000);
    delete();
    List<CompletableFuture<List<RecordedEvent>>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(
          CompletableFuture.supplyAsync(() -> {
            try (EventTimeline timeline = open()) {
              return timeline.of(1);
            }
          }));
    }
    List<RecordedEvent> first = all.getFirst().join();
    all.forEach(each -> assertEquals(first, each.join()));
    assertEquals(1, segments().size());
    assertAnswersAreTheLines();
  }

  @Test
  void whoAppendsGoesOnVouchingForTheFile() throws IOException {
    append(12_000);
    Custody custody = new Custody(file, kept);
    long generation = custody.generation();
    assertTrue(generation != Custody.NONE);
    try (EventTimeline one = open();
        EventTimeline other = open()) {
      for (int i = 0; i < 10; i++) {
        one.add(event());
        other.add(event());
        assertEquals(generation, custody.generation());
      }
    }
    Files.writeString(file, Files.readString(file).substring(1, 2), StandardOpenOption.APPEND);
    assertEquals(Custody.NONE, custody.generation());
  }

  @Test
  void whatAnotherProgramAppendedIsSeenAndNobodyVouchesForIt() throws IOException {
    append(12_000);
    String line =
        "{\"type\":\"PERSON_DEATH\",\"personId\":1,\"_datetime\":\"2030-01-01T00:00:00Z\"}\n";
    Files.writeString(file, line, StandardOpenOption.APPEND);
    assertEquals(Custody.NONE, new Custody(file, kept).generation());
    assertAnswersAreTheLines();
    try (EventTimeline timeline = open()) {
      timeline.add(new Event.Death(1, Details.NONE));
    }
    assertAnswersAreTheLines();
  }

  @Test
  void anIdOfLongAgoIsKnown() {
    append(12_000);
    try (EventTimeline timeline = open()) {
      RecordedEvent recorded = timeline.find("letter-3");
      assertEquals(recorded.position(), timeline.add(recorded.event()));
      Event another = new Event.Death(1, new Details(null, "another", null, "letter-3"));
      assertThrows(TimelineException.IdTaken.class, () -> timeline.add(another));
      assertNull(timeline.find("letter-none"));
    }
  }
}
