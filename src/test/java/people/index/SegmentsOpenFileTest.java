package people.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.columns.*;
import people.timeline.*;

/// Whatever becomes of a segment while a program has it open, the program goes on, and answers as
/// the lines do.
class SegmentsOpenFileTest extends SegmentsFixture {

  private interface Change {
    void of(Path segment, byte[] whole) throws IOException;
  }

  private static final Map<String, Change> CHANGES =
      Map.of(
          "cut within a block",
          (segment, whole) -> cut(segment, whole.length * 2L / 3),
          "cut to nothing",
          (segment, _) -> cut(segment, 0),
          "cut within its first page",
          (segment, _) -> cut(segment, 100),
          "cut at a page",
          (segment, _) -> cut(segment, 1 << 13),
          "made longer",
          (segment, whole) -> cut(segment, whole.length + 4096),
          "deleted",
          (segment, _) -> Files.delete(segment),
          "written over with itself from another place on",
          (segment, whole) -> Files.write(segment, Arrays.copyOfRange(whole, 8, whole.length + 8)),
          "written over with zeros",
          (segment, whole) -> Files.write(segment, new byte[whole.length]),
          "replaced by another file",
          (segment, whole) -> {
            Files.delete(segment);
            Files.write(segment, new byte[whole.length]);
          });

  private static void cut(Path file, long length) throws IOException {
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(length);
    }
  }

  @Test
  void aProgramThatHasItOpenAnswersAsTheLines() throws IOException {
    append(12_000);
    byte[] whole = Files.readAllBytes(segments().getFirst());
    Map<Integer, List<RecordedEvent>> hers = new HashMap<>();
    try (EventTimeline timeline = open()) {
      timeline.forEach(
          each -> hers.computeIfAbsent(each.event().personId(), _ -> new ArrayList<>()).add(each));
    }
    for (Map.Entry<String, Change> change : CHANGES.entrySet()) {
      for (boolean isLookedAtBefore : new boolean[] {false, true}) {
        Path segment = segments().getFirst();
        assertEquals(whole.length, Files.size(segment), change.getKey());
        try (EventTimeline timeline = open()) {
          assertEquals(12_000, timeline.size());
          if (isLookedAtBefore) {
            assertEquals(hers.get(7), timeline.of(7));
          }
          change.getValue().of(segment, whole);
          for (int person : new int[] {1, 7, 500, 999}) {
            assertEquals(hers.get(person), timeline.of(person), change.getKey());
            assertEquals(hers.get(person).size() - 1, timeline.revision(person));
          }
          EventColumns columns = ColumnSource.read(timeline, _ -> {});
          assertEquals(12_000, columns.size());
          assertEquals(hers.get(7).getLast(), columns.event((int) lastPosition(hers.get(7))));
        }
        keepAnew();
        if (change.getKey().startsWith("written over with itself")) {
          // it begins as none of our files does, so it is left there
          for (Path left : segments()) {
            Files.delete(left);
          }
          keepAnew();
        }
      }
    }
    assertAnswersAreTheLines();
  }

  private void keepAnew() {
    try (EventTimeline fresh = open()) {
      ColumnSource.read(fresh, _ -> {});
    }
  }

  private static long lastPosition(List<RecordedEvent> events) {
    return events.getLast().position();
  }

  @Test
  void columnsWhoseSegmentIsCutBeforeTheyAreAskedAboutPeopleAreStillWhole() throws IOException {
    append(12_000);
    try (EventTimeline timeline = open()) {
      EventColumns columns = ColumnSource.read(timeline, _ -> {});
      cut(segments().getFirst(), 1 << 13);
      List<Long> rows = new ArrayList<>();
      PersonIndex people = columns.people();
      int person = Arrays.binarySearch(people.personIds, 7);
      for (int at = people.starts[person]; at < people.starts[person + 1]; at++) {
        rows.add((long) people.rows[at]);
      }
      assertEquals(timeline.of(7).stream().map(RecordedEvent::position).toList(), rows);
    }
  }

  @Test
  void closingKeepsWhatItCanAndDoesNotFail() throws IOException {
    append(12_000);
    EventTimeline timeline = open();
    List<Event> more = IntStream.range(0, 3000).mapToObj(_ -> event()).toList();
    timeline.addAll(more);
    timeline.of(7);
    cut(segments().getFirst(), 1 << 13);
    timeline.addAll(IntStream.range(0, 9000).mapToObj(_ -> event()).toList());
    cut(segments().getFirst(), 1 << 12);
    timeline.close();
    assertAnswersAreTheLines();
  }

  @Test
  void anInterruptedThreadIsAnsweredAndSpoilsItForNobody() throws Exception {
    append(12_000);
    Segment segment = SegmentsTest.segment(segments().getFirst());
    int expected = segment.count(7);
    var isDone = new AtomicBoolean();
    var asking =
        CompletableFuture.runAsync(() -> {
          while (!isDone.get()) {
            assertEquals(12_000, segment.rows().size);
          }
        });
    for (int round = 0; round < 50; round++) {
      Thread.currentThread().interrupt();
      Segment mine = round % 2 == 0 ? segment : SegmentsTest.segment(segments().getFirst());
      assertEquals(12_000, mine.rows().size);
      assertTrue(Thread.interrupted());
    }
    isDone.set(true);
    asking.get();
    assertEquals(expected, segment.count(7));
  }

  @Test
  void aThreadThatIsInterruptedWhileItReadsReadsOn() throws Exception {
    append(12_000);
    Segment segment = SegmentsTest.segment(segments().getFirst());
    var asking =
        new FutureTask<Integer>(() -> {
          int rounds = 0;
          while (!Thread.currentThread().isInterrupted() || ++rounds < 3) {
            assertEquals(12_000, segment.rows().size);
          }
          return rounds;
        });
    Thread thread = Thread.ofPlatform().start(asking);
    Thread.sleep(100);
    thread.interrupt();
    assertEquals(3, asking.get());
    assertEquals(12_000, segment.rows().size);
  }
}
