package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.*;

/// What a registry refuses of those whom a fact names.
class NamedPeopleTest {

  private static final Attribute KEY = new Attribute("school", "1");

  @TempDir Path folder;

  private final EventTimeline timeline = EventTimeline.inMemory();
  private final PersonRegistry registry = new PersonRegistry(timeline);

  private int[] people(int count) {
    return IntStream.range(0, count).map(_ -> registry.create(null)).toArray();
  }

  private static void assertRefused(String message, Runnable work) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, work::run).getMessage());
  }

  @Test
  void aCorrectionNamesAPartnerWhomSomebodyCanHave() {
    int[] ids = people(3);
    long position = registry.changeStatus(ids[0], Status.MARRIED, Partner.of(ids[1]), Details.NONE);
    assertThrows(
        UnknownPersonException.class,
        () -> registry.correct(position, Amendment.of(Partner.of(99)), "misread"));
    registry.merge(ids[2], ids[1], "one", Details.NONE);
    assertRefused(
        "person 3 is person 2 since event 4; expected person 2",
        () -> registry.correct(position, Amendment.of(Partner.of(ids[2])), "misread"));
    assertRefused(
        "event 3: the partner of person 1 is herself; expected someone else",
        () -> registry.correct(position, Amendment.of(Partner.of(ids[0])), "misread"));
  }

  @Test
  void aMergedPersonMayHaveTheKeyOfHerOtherRecord() {
    int[] ids = people(3);
    registry.identify(ids[1], KEY, Details.NONE);
    assertRefused(
        "person 2 has the key school=1; where both are one person, merge them",
        () -> registry.identify(ids[0], KEY, Details.NONE));
    registry.merge(ids[1], ids[0], "one", Details.NONE);
    registry.identify(ids[0], KEY, Details.NONE);
    assertRefused(
        "person 2 has the key school=1; where both are one person, merge them",
        () -> registry.identify(ids[2], KEY, Details.NONE));
  }

  @Test
  void aDeathThatWidowsIsTriedAgainAlsoAfterAMerge() {
    int[] ids = people(3);
    Details details = Details.on("1850").withId("x");
    long first = registry.died(ids[0], ids[1], details);
    registry.merge(ids[0], ids[2], "one", Details.NONE);
    assertEquals(first, registry.died(ids[0], ids[1], details));
    assertEquals(6, timeline.size());
  }

  @Test
  void nobodyIsWidowedByEachOther() {
    int[] ids = people(2);
    assertRefused(
        "both are widowed by each other; expected one who died",
        () -> registry.couple(ids[0], ids[1], Status.WIDOWED, Details.NONE));
  }

  @Test
  void nobodyIsMergedWithWhomSheIsSomethingTo() {
    int[] ids = people(5);
    long wedding = registry.marry(ids[0], ids[1], Details.NONE);
    registry.parents(ids[2], List.of(ids[0]), Details.NONE);
    registry.distinguish(ids[3], ids[4], "twins", Details.NONE);
    assertRefused(
        "persons 2 and 1 are partners (event 6); retract that first",
        () -> registry.merge(ids[1], ids[0], "one", Details.NONE));
    assertRefused(
        "persons 3 and 1 are child and parent (event 7); retract that first",
        () -> registry.merge(ids[0], ids[2], "one", Details.NONE));
    assertRefused(
        "persons 4 and 5 are two people (event 8); retract that first",
        () -> registry.merge(ids[4], ids[3], "one", Details.NONE));
    registry.retract(wedding, "misread");
    registry.retract(wedding + 1, "misread");
    registry.merge(ids[1], ids[0], "one", Details.NONE);
    assertRefused(
        "persons 1 and 2 are one already (event 11)",
        () -> registry.merge(ids[1], ids[0], "one", Details.NONE));
  }

  /// The registry and the history say the same of merges that go round in a circle.
  @Test
  void aRetractionThatIsRetractedMayCloseACircle() {
    int[] ids = people(2);
    long merge = registry.merge(ids[1], ids[0], "one", Details.NONE);
    long retraction = registry.retract(merge, "two");
    registry.merge(ids[0], ids[1], "one", Details.NONE);
    registry.retract(retraction, "one after all");
    History history = History.of(timeline);
    assertEquals(ids[0], history.survivor(ids[1]));
    for (int id : ids) {
      assertEquals(history.survivor(id), NamedPeople.survivor(registry, id));
    }
  }

  @Test
  void whoIsMergedFurtherOnSurvivesWhereACircleIsClosedBeside() {
    int[] ids = people(3);
    long merge = registry.merge(ids[0], ids[1], "one", Details.NONE);
    long retraction = registry.retract(merge, "two");
    long back = registry.merge(ids[1], ids[0], "one", Details.NONE);
    registry.retract(back, "two");
    registry.merge(ids[1], ids[2], "one", Details.NONE);
    registry.retract(back + 1, "one after all"); // and so the next one, which closes a circle
    registry.retract(retraction, "one after all");
    History history = History.of(timeline);
    for (int id : ids) {
      assertEquals(ids[2], history.survivor(id));
      assertEquals(ids[2], NamedPeople.survivor(registry, id));
    }
  }

  /// Appends of several threads are one unit: what one of them is about to record is seen by those
  /// behind it.
  @Test
  void appendsOfOneGroupSeeEachOther() throws Exception {
    for (int round = 0; round < 20; round++) {
      Path file = folder.resolve(round + ".jsonl");
      try (EventTimeline timeline =
          EventTimeline.open(file, TimelineOptions.DEFAULTS.with(Durability.GROUP))) {
        PersonRegistry registry = new PersonRegistry(timeline);
        int threads = 8;
        int[] ids = IntStream.range(0, threads).map(_ -> registry.create(null)).toArray();
        inParallel(
            threads,
            i -> registry.identify(ids[i], KEY, Details.NONE),
            i -> registry.merge(ids[i], ids[(i + 1) % threads], "one", Details.NONE));
        long keys =
            timeline.ofKind(Event.Kind.KEY).stream()
                .map(event -> NamedPeople.survivor(registry, event.event().personId()))
                .distinct()
                .count();
        assertEquals(1, keys);
        assertEquals(List.of(), History.of(timeline).contradictions());
      }
    }
  }

  /// All of the first one's calls, then all of the other's; what is refused is refused.
  private static void inParallel(int threads, IntConsumer... works) throws Exception {
    for (IntConsumer work : works) {
      try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Callable<Void>> calls = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          int number = i;
          calls.add(() -> {
            start.await();
            try {
              work.accept(number);
            } catch (IllegalArgumentException e) {
              // somebody else was there first
            }
            return null;
          });
        }
        for (Future<Void> call : pool.invokeAll(calls)) {
          call.get();
        }
      }
    }
  }
}
