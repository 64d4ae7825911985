package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import people.*;

/// Many who append to one file at a time, in threads and in processes.
class ManyWritersTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("people.jsonl");
  }

  @ParameterizedTest
  @CsvSource({"EACH, 8, 500, 1", "GROUP, 4, 100, 3", "NONE, 4, 100, 7"})
  @Tag("process")
  void everyEventOfEveryProcessIsThereOnceAtThePositionThatWasTold(
      Durability durability, int processes, int appends, int batch) throws Exception {
    AppendOracle oracle = new AppendOracle(file);
    List<AppendingProcess.Running> running = new ArrayList<>();
    for (int writer = 1; writer <= processes; writer++) {
      running.add(new AppendingProcess(file, durability, writer, 0, appends, batch).start());
    }
    List<AppendingProcess.Outcome> outcomes = new ArrayList<>();
    for (var each : running) {
      var outcome = each.await();
      assertEquals(0, outcome.exit(), outcome::toString);
      assertEquals(appends, outcome.acknowledged().size());
      assertEquals(List.of(), outcome.warnings());
      outcomes.add(outcome);
    }
    oracle.check(outcomes);
    assertEquals(0, oracle.unacknowledged());
  }

  /// Several threads through one timeline, and some through one of their own on the same file.
  @ParameterizedTest
  @CsvSource({"GROUP, 64, 500, 1", "GROUP, 16, 50, 4", "EACH, 8, 100, 1", "NONE, 64, 100, 1"})
  void everyEventOfEveryThreadIsThereOnceAtThePositionThatWasTold(
      Durability durability, int threads, int allAppends, int timelines) throws Exception {
    int appends = Rounds.of(allAppends);
    AppendOracle oracle = new AppendOracle(file);
    List<EventTimeline> open = new ArrayList<>();
    for (int i = 0; i < timelines; i++) {
      open.add(EventTimeline.open(file, TimelineOptions.DEFAULTS.with(durability)));
    }
    List<Callable<AppendingProcess.Outcome>> writers = new ArrayList<>();
    for (int writer = 1; writer <= threads; writer++) {
      var of = new AppendingProcess(file, durability, writer, 0, appends, 1 + writer % 3);
      EventTimeline timeline = open.get(writer % timelines);
      writers.add(() -> {
        var outcome =
            new AppendingProcess.Outcome(
                of, 0, new TreeMap<>(), new TreeMap<>(), List.of(), List.of(), List.of());
        for (int append = 0; append < appends; append++) {
          outcome.acknowledged().put(append, timeline.addAll(of.events(append)));
        }
        return outcome;
      });
    }
    List<AppendingProcess.Outcome> outcomes = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (Future<AppendingProcess.Outcome> outcome : pool.invokeAll(writers)) {
        outcomes.add(outcome.get());
      }
    }
    open.forEach(EventTimeline::close);
    oracle.check(outcomes);
    assertEquals(0, oracle.unacknowledged());
  }

  /// Who expects a size is refused when it is another, and so counts without losing one.
  @Test
  void expectedSizesHoldBetweenThreadsThatShareAWrite() throws Exception {
    int threads = 16;
    int appends = 50;
    Set<Long> positions = new HashSet<>();
    int conflicts = 0;
    try (EventTimeline timeline =
            EventTimeline.open(file, TimelineOptions.DEFAULTS.with(Durability.GROUP));
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Callable<Integer>> writers = new ArrayList<>();
      for (int writer = 1; writer <= threads; writer++) {
        int person = writer;
        writers.add(() -> {
          int refused = 0;
          for (int done = 0; done < appends; ) {
            long expected = Files.exists(file) ? timeline.size() : 0;
            try {
              long position =
                  timeline.addAll(
                      List.of(EventTimelineContract.married(person)), Expected.size(expected));
              assertEquals(expected, position);
              synchronized (positions) {
                assertTrue(positions.add(position), () -> position + " was given twice");
              }
              done++;
            } catch (TimelineException.Conflict e) {
              refused++;
            }
          }
          return refused;
        });
      }
      for (Future<Integer> refused : pool.invokeAll(writers)) {
        conflicts += refused.get();
      }
    }
    assertEquals(threads * appends, positions.size());
    assertTrue(conflicts > 0, "nobody was ever refused");
    assertEquals(threads * appends, new AppendOracle(file).size());
  }

  @ParameterizedTest
  @CsvSource({"1", "4"})
  @Tag("process")
  void identifiersAreGivenOnceByRegistriesOfSeveralProcesses(int registriesHere) throws Exception {
    int people = 60;
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(PersonRegistryTest.creator(file, people));
    }
    List<Integer> given = new ArrayList<>();
    List<Callable<List<Integer>>> here = new ArrayList<>();
    for (int i = 0; i < registriesHere; i++) {
      here.add(() -> {
        List<Integer> ids = new ArrayList<>();
        try (EventTimeline timeline = EventTimeline.open(file)) {
          PersonRegistry registry = new PersonRegistry(timeline);
          for (int person = 0; person < people; person++) {
            ids.add(registry.create(new Name("Ada", null)));
          }
        }
        return ids;
      });
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(registriesHere)) {
      for (Future<List<Integer>> ids : pool.invokeAll(here)) {
        given.addAll(ids.get());
      }
    }
    for (Process process : processes) {
      process.inputReader().lines().map(Integer::valueOf).forEach(given::add);
      assertEquals(0, process.waitFor());
    }
    int all = (3 + registriesHere) * people;
    assertEquals(all, given.size());
    assertEquals(all, new HashSet<>(given).size());
    try (EventTimeline timeline = EventTimeline.open(file)) {
      assertEquals(all, timeline.size());
    }
  }

  @Test
  @Tag("process")
  void whoReadsWhileBatchesAreWrittenByAProcessThatIsKilledNeverSeesAPartOfOne() throws Exception {
    AppendOracle oracle = new AppendOracle(file);
    AtomicBoolean done = new AtomicBoolean();
    Callable<Integer> reader =
        () -> {
          int looks = 0;
          long last = 0;
          try (EventTimeline timeline = EventTimeline.open(file)) {
            for (; !done.get(); looks++) {
              long size = Files.exists(file) ? wholeBatches(timeline) : 0;
              assertTrue(size >= last, last + " events, then " + size);
              last = size;
            }
          }
          return looks;
        };
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      List<Future<Integer>> readers = List.of(pool.submit(reader), pool.submit(reader));
      for (int round = 0; round < 8; round++) {
        Durability durability = Durability.values()[round % 3];
        var writer =
            new AppendingProcess(file, durability, 1, 0, 1000, round % 2 == 0 ? 500 : 7).start();
        writer.awaitAcknowledged(1 + round);
        Thread.sleep(3 * round);
        oracle.check(List.of(writer.kill()));
      }
      done.set(true);
      for (Future<Integer> each : readers) {
        assertTrue(each.get() > 0);
      }
    }
    assertTrue(Files.size(file) > 0);
  }

  /// How many events there are, of which no batch may lack a part.
  private static long wholeBatches(EventTimeline timeline) {
    long size = 0;
    String next = null;
    Instant last = Instant.MIN;
    for (RecordedEvent recorded : timeline) {
      String source = recorded.event().details().source();
      assertTrue(next == null || next.equals(source), () -> "found " + source);
      int[] numbers =
          Arrays.stream(source.split("\\D+"))
              .filter(word -> !word.isEmpty())
              .mapToInt(Integer::parseInt)
              .toArray();
      next =
          numbers[1] < numbers[2]
              ? AppendingProcess.source(numbers[0], numbers[1] + 1, numbers[2])
              : null;
      assertTrue(recorded.recorded().isAfter(last));
      last = recorded.recorded();
      assertEquals(size++, recorded.position());
    }
    assertNull(next);
    return size;
  }
}
