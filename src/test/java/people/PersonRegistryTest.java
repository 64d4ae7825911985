package people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    registry.recordDeath(5);
    var error = assertThrows(UnknownPersonException.class, () -> registry.recordDeath(6));
    assertEquals("no person 6: the timeline has persons 5 to 2000000001", error.getMessage());
  }

  @Test
  void whenNoIdentifierIsLeftNothingIsRecorded() {
    EventTimeline timeline = EventTimeline.inMemory();
    timeline.add(new Event.Creation(Integer.MAX_VALUE, ADA, Status.SINGLE, null, Details.NONE));
    var error =
        assertThrows(TimelineException.class, () -> new PersonRegistry(timeline).create(ADA));
    assertEquals("no identifier is left after 2147483647", error.getMessage());
    assertEquals(1, timeline.size());
  }

  @Test
  void aFactNeedsNothingButTheIdentifier() {
    EventTimeline timeline = EventTimeline.inMemory();
    PersonRegistry registry = new PersonRegistry(timeline);
    int ada = registry.create(ADA, Status.SINGLE, null, Details.on("1815-12-10"));
    assertEquals(1, registry.changeStatus(ada, Status.MARRIED, Details.on("1835-07-08")));
    assertEquals(2, registry.move(ada, new Address("Ockham Park", "Ockham")));
    assertEquals(3, registry.rename(ada, new Name(null, "King")));
    assertEquals(4, registry.recordDeath(ada, Details.on("1852-11-27").from("The Times")));
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
      other.recordDeath(3);
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
  void severalProcessesGiveEveryPersonAnIdentifierOfHerOwn() throws Exception {
    Path file = folder.resolve("people.jsonl");
    int processes = 4;
    int people = 40;
    List<Process> running = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      running.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Creator.class.getName(),
                  file.toString(),
                  Integer.toString(people))
              .redirectErrorStream(true)
              .start());
    }
    Set<String> identifiers = new HashSet<>();
    for (Process process : running) {
      List<String> printed = new String(process.getInputStream().readAllBytes()).lines().toList();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue(), () -> String.join("\n", printed));
      printed.forEach(id -> assertTrue(identifiers.add(id), () -> id + " was given twice"));
    }
    assertEquals(processes * people, identifiers.size());
    try (EventTimeline timeline = EventTimeline.open(file)) {
      assertEquals(processes * people, timeline.size());
      assertEquals(processes * people, History.of(timeline).personIds().size());
      assertEquals(processes * people, History.of(timeline).personIds().getLast());
    }
    assertEquals(processes * people, Files.readAllLines(file).size());
  }

  /// One of the processes above: creates people and prints their identifiers.
  static final class Creator {

    private Creator() {}

    public static void main(String[] args) throws IOException {
      try (EventTimeline timeline = EventTimeline.open(Path.of(args[0]))) {
        PersonRegistry registry = new PersonRegistry(timeline);
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
          System.out.println(registry.create(ADA));
        }
      }
    }
  }
}
