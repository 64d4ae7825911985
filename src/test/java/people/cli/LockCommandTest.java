package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import people.*;
import people.timeline.*;

/// `people lock -- COMMAND`, with commands of the system.
@Tag("process")
class LockCommandTest extends PeopleCommandFixture {

  private static final String LINE =
      "{\"type\":\"PERSON_CREATION\",\"personId\":7,\"_datetime\":\"2015-01-01T00:00:00.000000Z\"}";

  private CommandOutput lock(String... command) {
    List<String> words = new ArrayList<>(List.of("lock", "--"));
    words.addAll(Arrays.asList(command));
    return people(words.toArray(String[]::new));
  }

  @Test
  void aLineIsAppendedByHandWhileNobodyElseAppends() throws Exception {
    assertEquals(
        new CommandOutput(0, "", ""),
        lock("sh", "-c", "echo '%s' >> \"$PEOPLE_TIMELINE\"".formatted(LINE)));
    assertEquals(LINE + "\n", Files.readString(file));
    assertEquals("8\n", people("create", "--first", "Ada").out());
  }

  @Test
  void itExitsAsTheCommandDoes() {
    assertEquals(new CommandOutput(0, "", ""), lock("true"));
    assertEquals(new CommandOutput(42, "", ""), lock("sh", "-c", "exit 42"));
    assertEquals(new CommandOutput(143, "", ""), lock("sh", "-c", "kill $$"));
    assertFalse(Files.exists(file));
  }

  @Test
  void aCommandThatIsNotThereOrNotGivenIsNamed() {
    CommandOutput missing = lock("no-such-command", "--help");
    assertEquals(1, missing.exit());
    assertTrue(
        missing.err().equals("people: can't run 'no-such-command': No such file or directory\n"),
        () -> missing.err());
    assertEquals(1, missing.err().lines().count());
    CommandOutput nothing = people("lock");
    assertEquals(2, nothing.exit());
    assertTrue(nothing.err().contains("COMMAND"), () -> nothing.err());
  }

  @Test
  void othersAreKeptOutUntilTheCommandHasEnded() throws Exception {
    Path started = folder.resolve("started");
    Path end = folder.resolve("end");
    try (ExecutorService pool = Executors.newFixedThreadPool(2);
        EventTimeline timeline = EventTimeline.open(file)) {
      timeline.add(new Event.Death(1, Details.NONE));
      var command =
          pool.submit(() ->
              lock(
                  "sh",
                  "-c",
                  "touch '%s'; while ! [ -e '%s' ]; do sleep 0.01; done; exit 3"
                      .formatted(started, end)));
      while (!Files.exists(started)) {
        Thread.sleep(1);
      }
      var append = pool.submit(() -> timeline.add(new Event.Death(2, Details.NONE)));
      assertThrows(TimeoutException.class, () -> append.get(200, TimeUnit.MILLISECONDS));
      Files.createFile(end);
      assertEquals(1, append.get());
      assertEquals(3, command.get().exit());
    }
  }
}
