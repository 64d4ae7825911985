package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.*;

class PersonRegistryTest {

  @TempDir private Path folder;

  private static final Name ADA = new Name("Ada", "Byron");

  @Test
  void identifiersAreOneTwoThreeAndGoOnAfterARestart() {
    Path file = folder.resolve("people.jsonl");
    for (int start : List.of(1, 3)) {
      try (EventTimeline timeline = EventTimeline.open(file)) {
        PersonRegistry registry = new PersonRegistry(timeline);
        assertEquals(start, registry.create(ADA));
        assertEquals(start + 1, registry.create(ADA));
      }
    }
  }

  @Test
  void identifiersGoOnBehindTheLargestInTheFileEvenOverGaps() {
    EventTimeline timeline = EventTimeline.inMemory();
    timeline.add(new Event.Creation(2_000_000_000, ADA, Status.SINGLE, null, Details.NONE));
    timeline.add(new Event.Creation(5, ADA, Status.SINGLE, null, Details.NONE));
    PersonRegistry registry = new PersonRegistry(timeline);
    assertEquals(2_000_000_001, registry.create(ADA));
    registry.died(5);
    var error = assertThrows(UnknownPersonException.class, () -> registry.died(6));
    assertEquals("no person 6: the timeline has persons 5 to 2000000001", error.getMessage());
  }

  @Test
  void aFactNeedsNothingButTheIdentifier() {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    int ada = registry.create(ADA, Status.SINGLE, null, Details.on("1815-12-10"));
    assertEquals(1, registry.changeStatus(ada, Status.MARRIED, Details.on("1835-07-08")));
    assertEquals(2, registry.move(ada, new Address("Ockham Park", "Ockham")));
    assertEquals(3, registry.rename(ada, new Name(null, "King")));
    assertEquals(4, registry.died(ada, Details.on("1852-11-27").from("The Times")));
    assertEquals(
        List.of(
            new Event.Creation(1, ADA, Status.SINGLE, null, Details.on("1815-12-10")),
            new Event.StatusChange(1, Status.MARRIED, Details.on("1835-07-08")),
            new Event.AddressChange(1, new Address("Ockham Park", "Ockham"), Details.NONE),
            new Event.NameChange(1, new Name(null, "King"), Details.NONE),
            new Event.Death(1, Details.on("1852-11-27").from("The Times"))),
        EventTimelineContract.events(timeline));
  }

  @Test
  void anUnknownIdentifierIsRefusedAndNothingIsRecorded() {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    for (String range : List.of("nobody yet", "person 1 only", "persons 1 to 2")) {
      long size = timeline.size();
      for (int unknown : new int[] {9, 0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
        Exception error =
            assertThrows(
                IllegalArgumentException.class,
                () -> registry.changeStatus(unknown, Status.MARRIED));
        assertEquals(
            "no person %d: the timeline has %s".formatted(unknown, range), error.getMessage());
      }
      assertEquals(size, timeline.size());
      registry.create(ADA);
    }
  }

  @Test
  void aRegistrySeesPeopleWhomAnotherOneCreated() {
    Path file = folder.resolve("people.jsonl");
    try (EventTimeline here = EventTimeline.open(file);
        EventTimeline there = EventTimeline.open(file)) {
      PersonRegistry one = new PersonRegistry(here);
      PersonRegistry other = new PersonRegistry(there);
      assertEquals(1, one.create(ADA));
      assertEquals(2, other.create(ADA));
      assertEquals(3, one.create(ADA));
      other.died(3);
      assertEquals(4, History.of(here).events(3).get(1).position() + 1);
    }
  }

  @Test
  void aBatchIsRecordedWholeOrNotAtAll() {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    registry.create(ADA);
    assertThrows(
        UnknownPersonException.class,
        () ->
            registry.inOneBatch(batch -> {
              batch.create(ADA, Status.SINGLE, null, Details.NONE);
              batch.add(new Event.Death(77, Details.NONE));
              return null;
            }));
    assertEquals(1, timeline.size());
    int child =
        registry.inOneBatch(batch -> {
          int id = batch.create(ADA, Status.SINGLE, null, Details.NONE);
          batch.add(new Event.Death(id, Details.NONE));
          batch.add(new Event.Death(1, Details.NONE));
          return id;
        });
    assertEquals(2, child);
    assertEquals(4, timeline.size());
  }

  @Test
  void theWorkOfABatchMayNotRecordOnTheSide() {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    var error =
        assertThrows(
            IllegalStateException.class, () -> registry.inOneBatch(_ -> registry.create(ADA)));
    assertEquals(
        "a batch is being made: record through it, not through the registry", error.getMessage());
    assertEquals(0, timeline.size());
    assertEquals(1, registry.create(ADA));
  }

  @Test
  void whatIsRecordedAgainWithItsIdIsThereOnceAndGivesTheSame() {
    EventTimeline timeline = EventTimeline.inMemory();
    for (int attempt = 0; attempt < 2; attempt++) {
      PersonRegistry registry = new PersonRegistry(timeline);
      Address home = new Address("Ockham Park", "Ockham");
      Name king = new Name(null, "King");
      assertEquals(1, registry.create(ADA, Status.SINGLE, home, id("a")));
      assertEquals(2, registry.create(ADA, Status.SINGLE, home, id("b")));
      assertEquals(2, registry.changeStatus(2, Status.MARRIED, id("c")));
      assertEquals(3, registry.move(2, home, id("d")));
      assertEquals(4, registry.rename(2, king, id("e")));
      assertEquals(5, registry.died(2, id("f")));
      assertEquals(
          6,
          registry.correct(
              5, new Amendment(EffectiveDate.parse("1852"), null, null, null), "misread", id("g")));
      assertEquals(7, registry.retract(3, "another one", id("h")));
      assertEquals(8, timeline.size());
    }
  }

  private static Details id(String id) {
    return Details.on("1835").withId(id);
  }

  @Test
  void aPersonIsNotCreatedAsSomeoneElseWithTheSameId() {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    registry.create(ADA, Status.SINGLE, null, id("a"));
    registry.died(1, id("b"));
    for (String taken : List.of("a", "b")) {
      var error =
          assertThrows(
              TimelineException.IdTaken.class,
              () -> registry.create(ADA, Status.MARRIED, null, id(taken)));
      assertEquals(
          "the event id '%s' is taken: event %d has it, and says something else"
              .formatted(taken, taken.equals("a") ? 0 : 1),
          error.getMessage());
    }
    assertEquals(2, timeline.size());
    assertEquals(2, registry.create(ADA));
  }

  @Test
  void aBatchThatIsRecordedAgainGivesWhatItGaveTheFirstTime() {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    for (int i = 0; i < 1500; i++) {
      registry.create(ADA);
    }
    Function<PersonRegistry.Batch, List<Long>> twins =
        batch -> {
          int one = batch.create(ADA, Status.SINGLE, null, Details.NONE);
          int other = batch.create(ADA, Status.SINGLE, null, id("twins"));
          batch.add(new Event.Retraction(one, batch.firstPosition(), "not hers", Details.NONE));
          return List.of((long) one, (long) other, batch.firstPosition());
        };
    assertEquals(List.of(1501L, 1502L, 1500L), registry.inOneBatch(twins));
    registry.create(ADA);
    assertEquals(List.of(1501L, 1502L, 1500L), registry.inOneBatch(twins));
    assertEquals(List.of(1501L, 1502L, 1500L), new PersonRegistry(timeline).inOneBatch(twins));
    assertEquals(1504, timeline.size());
    assertThrows(
        TimelineException.IdTaken.class,
        () ->
            registry.inOneBatch(batch -> {
              batch.add(new Event.Death(1, Details.NONE));
              return twins.apply(batch);
            }));
    assertEquals(1504, registry.create(ADA));
  }

  @Test
  void aBatchWhoseIdIsAtTheStartOfTheTimelineAndWasNotThereThenIsRefused() {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    registry.create(ADA, Status.SINGLE, null, id("a"));
    var error =
        assertThrows(
            TimelineException.IdTaken.class,
            () ->
                registry.inOneBatch(batch -> {
                  batch.add(new Event.Death(1, Details.NONE));
                  return batch.create(ADA, Status.SINGLE, null, id("a"));
                }));
    assertEquals(
        "the event id 'a' is taken: event 0 has it, and is not part of the same batch of events",
        error.getMessage());
  }

  @Test
  void aRegistryThatExpectsSomethingRecordsOnlyWhenItIsSo() {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    int ada = registry.create(ADA);
    PersonRegistry expecting = registry.expecting(Expected.revision(ada, 0));
    assertEquals(2, expecting.create(ADA));
    assertEquals(2, expecting.changeStatus(ada, Status.MARRIED, id("letter-17")));
    assertEquals(2, expecting.changeStatus(ada, Status.MARRIED, id("letter-17")));
    String message = "person 1 is at revision 1, expected 0: someone else recorded something first";
    List<Executable> refused =
        List.of(
            () -> expecting.changeStatus(ada, Status.MARRIED),
            () -> expecting.died(2),
            () -> expecting.correct(2, new Amendment(null, null, Status.SINGLE, null), "misread"),
            () -> expecting.retract(2, "misread"),
            () -> expecting.create(ADA));
    for (Executable each : refused) {
      var error = assertThrows(TimelineException.Conflict.class, each);
      assertEquals(message, error.getMessage());
    }
    assertEquals(3, timeline.size());
    assertEquals(3, registry.died(ada));
    assertEquals(4, registry.expecting(Expected.size(4)).retract(3, "misread"));
  }

  @Test
  void whatARegistryExpectsIsExpectedByTheOneThatExpectsMoreToo() {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    int ada = registry.create(ADA);
    PersonRegistry both = registry.expecting(Expected.size(7)).expecting(Expected.revision(ada, 0));
    var error = assertThrows(TimelineException.Conflict.class, () -> both.died(ada));
    assertEquals(
        "the timeline holds 1 events, expected 7: someone else appended first", error.getMessage());
    assertEquals(1, timeline.size());
  }

  @Test
  void aBatchThatIsOverTakesNothingMore() {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    List<PersonRegistry.Batch> kept = new ArrayList<>();
    registry.inOneBatch(batch -> kept.add(batch) ? batch.create(ADA) : 0);
    List<Executable> late =
        List.of(kept.getFirst()::newPerson, () -> kept.getFirst().add(new Event.Death(1, id("a"))));
    for (Executable each : late) {
      assertEquals(
          "the batch is over: record through the registry",
          assertThrows(IllegalStateException.class, each).getMessage());
    }
    assertEquals(1, timeline.size());
  }

  @Test
  void aBatchThatSaysNothingOfAnIdentifierThatItTookIsRefused() {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    var error =
        assertThrows(
            IllegalStateException.class,
            () ->
                registry.inOneBatch(batch -> {
                  batch.create(ADA);
                  return batch.newPerson() + batch.create(ADA);
                }));
    assertEquals("the batch took identifier 2 and says nothing of that person", error.getMessage());
    assertEquals(0, timeline.size());
  }

  @Test
  @Tag("process")
  void severalProcessesThatCreateWithTheSameIdsCreateEachPersonOnce() throws Exception {
    Path file = folder.resolve("people.jsonl");
    List<Process> running = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      running.add(creator(file, 40, "form-"));
    }
    Set<List<String>> identifiers = new HashSet<>();
    for (Process process : running) {
      identifiers.add(printed(process));
    }
    assertEquals(1, identifiers.size());
    try (EventTimeline timeline = EventTimeline.open(file)) {
      assertEquals(40, timeline.size());
      assertEquals(40, History.of(timeline).personIds().size());
    }
  }

  /// Starts a process that creates so many people in a file, with event ids that start so, if any.
  static Process creator(Path file, int people, String... ids) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Creator.class.getName()));
    command.addAll(List.of(file.toString(), Integer.toString(people)));
    command.addAll(List.of(ids));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static List<String> printed(Process process) throws Exception {
    List<String> printed = new String(process.getInputStream().readAllBytes()).lines().toList();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), () -> String.join("\n", printed));
    return printed;
  }

  @Test
  @Tag("process")
  void severalProcessesGiveEveryPersonAnIdentifierOfHerOwn() throws Exception {
    Path file = folder.resolve("people.jsonl");
    int processes = 4;
    int people = 40;
    List<Process> running = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      running.add(creator(file, people));
    }
    Set<String> identifiers = new HashSet<>();
    for (Process process : running) {
      printed(process)
          .forEach(id -> assertTrue(identifiers.add(id), () -> id + " was given twice"));
    }
    assertEquals(processes * people, identifiers.size());
    try (EventTimeline timeline = EventTimeline.open(file)) {
      assertEquals(processes * people, timeline.size());
      assertEquals(processes * people, History.of(timeline).personIds().size());
      assertEquals(processes * people, History.of(timeline).personIds().getLast());
    }
    assertEquals(processes * people, Files.readAllLines(file).size());
  }

  /// One of the processes above: creates people, with event ids if it is told how they start, and
  /// prints their identifiers.
  static final class Creator {

    private Creator() {}

    public static void main(String[] args) throws IOException {
      try (EventTimeline timeline = EventTimeline.open(Path.of(args[0]))) {
        PersonRegistry registry = new PersonRegistry(timeline);
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
          Details details = args.length == 2 ? Details.NONE : id(args[2] + i);
          System.out.println(registry.create(ADA, Status.SINGLE, null, details));
        }
      }
    }
  }
}
