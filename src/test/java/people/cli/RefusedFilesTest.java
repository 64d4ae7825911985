package people.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are no timeline, or are not there, as each command refuses them.
class RefusedFilesTest extends PeopleCommandFixture {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create --first New",
        "status 1 married",
        "move 1 --city London",
        "rename 1 --last King",
        "died 1",
        "correct 0 --status single --why misread",
        "retract 0 --why misread",
        "show 1",
        "history 1",
        "events",
        "events 1",
        "snapshot",
        "count",
        "periods",
        "periods 1",
        "moves",
        "transitions",
        "diff --from 2014",
        "why 1",
        "check",
        "import TOWN",
        "simulate --people 10",
        "verify",
        "backup FREE"
      })
  void aTimelineInUtf16IsRefusedByEveryCommandAndLeftAlone(String command) throws IOException {
    Path town = folder.resolve("town.jsonl");
    run("--timeline", town.toString(), "simulate", "--people", "50", "--years", "10");
    byte[] content = ("\ufeff" + Files.readString(town)).getBytes(StandardCharsets.UTF_16LE);
    Files.write(file, content);
    String[] words = words(command.replace("TOWN", town.toString()));
    assertEquals(
        new CommandOutput(
            1,
            "",
            "people: %s: is text in UTF-16; expected a timeline: UTF-8 text, an event a line\n"
                .formatted(file)),
        people(words));
    assertArrayEquals(content, Files.readAllBytes(file));
  }

  @Test
  void aBackupOrAnImportThatIsNoTimelineIsRefused() throws IOException {
    Path foreign = folder.resolve("foreign.jsonl");
    people("create", "--first", "Ada");
    Files.writeString(foreign, "\ufeff" + Files.readString(file));
    String refused =
        "people: %s: begins with a byte order mark, which no timeline has; expected a timeline: UTF-8 text, an event a line\n"
            .formatted(foreign);
    assertEquals(
        new CommandOutput(1, "", refused),
        run(
            "--timeline",
            folder.resolve("restored.jsonl").toString(),
            "restore",
            foreign.toString()));
    assertEquals(new CommandOutput(1, "", refused), people("import", foreign.toString()));
  }

  @Test
  void aTimelineThatIsNotThereIsMissedAndALikeNameSuggested() throws IOException {
    String hint = "; 'people create' or 'people import' starts one, --timeline names another\n";
    for (String command :
        List.of(
            "status 1 married",
            "marry 1 2",
            "died 1 --widows 2",
            "set 1 occupation=clerk",
            "merge school=1 into 2 --why same",
            "retract 0 --why misread",
            "show 1",
            "count",
            "verify")) {
      assertEquals(
          new CommandOutput(1, "", "people: " + file + ": no such timeline" + hint),
          people(words(command)));
    }
    Path like = Files.createFile(folder.resolve("peopel.jsonl"));
    for (String command : List.of("died 1", "check", "backup FREE")) {
      assertEquals(
          new CommandOutput(
              1, "", "people: %s: no such timeline; did you mean %s?\n".formatted(file, like)),
          people(words(command)));
    }
    assertEquals(new CommandOutput(0, "1\n", ""), people("create", "--first", "Ada"));
  }
}
