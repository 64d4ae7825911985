package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.disk.*;

@Timeout(120)
class IdentifiersTest {

  private static final Name ADA = new Name("Ada", "Byron");

  @TempDir private Path folder;

  private final AtomicInteger forces = new AtomicInteger();
  private final AtomicLong bytesRead = new AtomicLong();

  private FileTimeline open(Durability durability) {
    return new FileTimeline(
        folder.resolve("people.jsonl"),
        proxy(Storage.class, Disk.DISK),
        TimelineOptions.DEFAULTS.with(durability));
  }

  /// The disk, counting what is forced and read.
  private <T> T proxy(Class<T> type, Object real) {
    return type.cast(
        Proxy.newProxyInstance(
            Storage.class.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              int wanted =
                  method.getName().equals("read") ? ((ByteBuffer) arguments[0]).remaining() : 0;
              Object result = call(method, real, arguments);
              if (method.getName().equals("read")) {
                bytesRead.addAndGet(wanted - ((ByteBuffer) arguments[0]).remaining());
              } else if (method.getName().equals("force")) {
                forces.incrementAndGet();
                LockSupport.parkNanos(1_000_000); // others queue up meanwhile, also in memory
              }
              return result instanceof Storage.Blob ? proxy(Storage.Blob.class, result) : result;
            }));
  }

  private static Object call(Method method, Object object, Object... arguments) throws Throwable {
    try {
      return method.invoke(object, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> List<T> together(int threads, Callable<T> work) throws Exception {
    List<T> results = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (Future<T> each : pool.invokeAll(Collections.nCopies(threads, work))) {
        results.add(each.get());
      }
    }
    return results;
  }

  @Test
  void threadsThatCreateShareTheirForcesAndEachGetsIdentifiersOfItsOwn() throws Exception {
    int threads = 32;
    int each = 20;
    try (FileTimeline timeline = open(Durability.GROUP)) {
      PersonRegistry registry = new PersonRegistry(timeline);
      Set<Integer> given = new HashSet<>();
      for (List<Integer> ids :
          together(
              threads,
              () -> {
                List<Integer> mine = new ArrayList<>();
                for (int i = 0; i < each; i++) {
                  mine.add(registry.create(ADA, Details.on("1815-12-10")));
                }
                return mine;
              })) {
        ids.forEach(id -> assertTrue(given.add(id), () -> id + " was given twice"));
      }
      assertEquals(threads * each, given.size());
      assertEquals(threads * each, timeline.lastPersonId(), "no gaps");
    }
    assertTrue(forces.get() < threads * each / 2, () -> forces + " forces");
  }

  @Test
  void batchesOfManyThreadsThatTouchTheSameTimelineAreAllMade() throws Exception {
    for (Durability durability : List.of(Durability.GROUP, Durability.EACH)) {
      try (FileTimeline timeline = open(durability)) {
        PersonRegistry registry = new PersonRegistry(timeline);
        long before = timeline.addAll(List.of()); // there may be no file to read yet
        Set<Integer> given = new HashSet<>();
        for (int couple :
            together(
                16,
                () ->
                    registry.inOneBatch(batch -> {
                      int one = batch.create(ADA);
                      int other = batch.create(ADA);
                      assertEquals(one + 1, other);
                      batch.changeStatus(other, Status.MARRIED);
                      batch.retract(batch.firstPosition(), "of " + one);
                      return one;
                    }))) {
          assertTrue(given.add(couple));
          Event.Creation created = (Event.Creation) timeline.of(couple).getFirst().event();
          assertEquals(couple, created.personId());
          Event.Retraction undone = (Event.Retraction) timeline.of(couple).getLast().event();
          assertEquals(timeline.of(couple).getFirst().position(), undone.retracts());
          assertEquals("of " + couple, undone.why());
        }
        assertEquals(before + 16 * 4, timeline.size());
      }
    }
  }

  @Test
  void aBatchIsMadeAgainWhenSomebodyAppendsMeanwhile() {
    for (EventTimeline timeline : List.of(EventTimeline.inMemory(), open(Durability.EACH))) {
      try (timeline) {
        PersonRegistry registry = new PersonRegistry(timeline);
        AtomicInteger runs = new AtomicInteger();
        long position =
            registry.inOneBatch(batch -> {
              if (runs.incrementAndGet() == 1) {
                elsewhere(timeline, new Event.Creation(7, ADA, Status.SINGLE, null, Details.NONE));
              }
              int person = batch.create(ADA);
              assertEquals(runs.get() == 1 ? 1 : 8, person);
              return batch.died(person);
            });
        assertEquals(2, runs.get());
        assertEquals(2, position);
        assertEquals(List.of(7, 8, 8), persons(timeline));
      }
    }
  }

  /// Adds an event in another thread.
  private static void elsewhere(EventTimeline timeline, Event event) {
    CompletableFuture.runAsync(() -> timeline.add(event)).join();
  }

  private static List<Integer> persons(EventTimeline timeline) {
    return EventTimelineContract.events(timeline).stream().map(Event::personId).toList();
  }

  @Test
  void workThatAppendsOnTheSideWhileItIsAppendedIsRefusedAndNothingOfTheBatchIsRecorded() {
    for (EventTimeline timeline : List.of(EventTimeline.inMemory(), open(Durability.GROUP))) {
      try (timeline) {
        PersonRegistry registry = new PersonRegistry(timeline);
        var error =
            assertThrows(
                IllegalStateException.class,
                () ->
                    registry.inOneBatch(batch -> {
                      if (timeline.size() == 0) {
                        elsewhere(timeline, EventTimelineContract.died(7));
                      } else {
                        timeline.add(EventTimelineContract.died(7));
                      }
                      return batch.create(ADA);
                    }));
        assertTrue(
            error
                .getMessage()
                .endsWith(": a batch is being made: record through it, not on the side"),
            error.getMessage());
        assertEquals(List.of(7), persons(timeline));
        assertEquals(8, registry.create(ADA));
      }
    }
  }

  @Test
  void workMayNotAppendOnTheSideWhenItRunsFirstEither() {
    for (EventTimeline timeline : List.of(EventTimeline.inMemory(), open(Durability.GROUP))) {
      try (timeline) {
        PersonRegistry registry = new PersonRegistry(timeline);
        PersonRegistry other = new PersonRegistry(timeline);
        List<Consumer<PersonRegistry.Batch>> sides =
            List.of(
                _ -> timeline.add(EventTimelineContract.died(7)),
                _ -> other.create(ADA),
                _ -> other.inOneBatch(batch -> batch.create(ADA)));
        for (Consumer<PersonRegistry.Batch> side : sides) {
          assertThrows(
              IllegalStateException.class,
              () ->
                  registry.inOneBatch(batch -> {
                    side.accept(batch);
                    return batch.create(ADA);
                  }));
        }
        assertEquals(0, timeline.addAll(List.of()));
      }
    }
  }

  @Test
  void anErrorOfTheWorkReachesItsOwnThreadOnly() {
    assertReachesItsOwnThreadOnly(new StackOverflowError());
    assertReachesItsOwnThreadOnly(new NoClassDefFoundError("people/Other"));
  }

  private void assertReachesItsOwnThreadOnly(Error thrown) {
    try (FileTimeline timeline = open(Durability.GROUP)) {
      AtomicInteger runs = new AtomicInteger();
      var error =
          assertThrows(
              TimelineException.class,
              () ->
                  new PersonRegistry(timeline)
                      .inOneBatch(batch -> {
                        if (runs.incrementAndGet() == 1) {
                          elsewhere(timeline, EventTimelineContract.died(7));
                          return batch.create(ADA);
                        }
                        throw thrown;
                      }));
      assertEquals("a batch was not recorded: " + thrown, error.getMessage());
      assertEquals(timeline.size(), timeline.add(EventTimelineContract.died(7)));
    }
  }

  @Test
  void whileOneThreadMakesABatchOthersRecord() throws Exception {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    int given =
        registry.inOneBatch(batch -> {
          if (timeline.size() == 0) {
            try {
              Thread other = Thread.ofPlatform().start(() -> registry.create(ADA));
              other.join();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }
          return batch.create(ADA);
        });
    assertEquals(2, given);
    assertEquals(List.of(1, 2), persons(timeline));
  }

  @Test
  void aRetriedCreateReadsTheRecordedEventAndNotAllOfThem() throws Exception {
    try (FileTimeline timeline = open(Durability.EACH)) {
      PersonRegistry registry = new PersonRegistry(timeline);
      Details form = Details.on("1815-12-10").withId("form-17");
      for (int batches = 0; batches < 2; batches++) {
        assertEquals(1, registry.create(ADA, form.withId("form-1")));
        registry.inOneBatch(batch -> {
          for (int i = 0; i < 20_000; i++) {
            batch.create(ADA);
          }
          return null;
        });
        assertEquals(20_002, registry.create(ADA, form));
      }
      timeline.size();
      bytesRead.set(0);
      assertEquals(20_002, new PersonRegistry(timeline).create(ADA, form));
      long size = Files.size(folder.resolve("people.jsonl"));
      assertTrue(bytesRead.get() < size / 4, () -> bytesRead + " of " + size + " bytes read");
      assertThrows(
          TimelineException.IdTaken.class, () -> registry.create(Name.first("Augusta"), form));
    }
  }

  @Test
  void aBatchCanDoAllThatTheRegistryCan() {
    Address home = new Address("Ockham Park", "Ockham");
    List<List<Event>> recorded = new ArrayList<>();
    for (boolean isBatch : List.of(false, true)) {
      EventTimeline timeline = EventTimeline.inMemory();
      PersonRegistry registry = new PersonRegistry(timeline);
      if (isBatch) {
        registry.inOneBatch(batch -> record(batch, home));
      } else {
        record(registry, home);
      }
      recorded.add(EventTimelineContract.events(timeline));
    }
    assertEquals(recorded.getFirst(), recorded.getLast());
    assertEquals(7, recorded.getFirst().size());
  }

  private static long record(FactRecorder recorder, Address home) {
    int ada = recorder.create(ADA, Details.on("1815-12-10"));
    assertEquals(1, recorder.changeStatus(ada, Status.MARRIED, Details.on("1835-07-08")));
    assertEquals(2, recorder.move(ada, home));
    assertEquals(3, recorder.rename(ada, Name.last("King")));
    assertEquals(4, recorder.died(ada));
    assertEquals(5, recorder.correct(3, Amendment.of(Name.last("Noel")), "misread"));
    var error = assertThrows(IllegalArgumentException.class, () -> recorder.retract(6, "misread"));
    assertEquals("no event 6: the timeline has events 0 to 5", error.getMessage());
    return recorder.retract(5, "it was King");
  }
}
