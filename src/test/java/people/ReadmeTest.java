package people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs what the README shows, in an empty folder, and compares what it prints with what the README
/// says that it prints.
@DisplayName("The README")
class ReadmeTest {

  @TempDir Path folder;
  private String readme;

  @BeforeEach
  void read() throws IOException {
    readme = Files.readString(Command.ROOT.resolve("README.md"));
    Files.createSymbolicLink(folder.resolve("jbang"), Command.ROOT.resolve("jbang"));
    Files.createSymbolicLink(folder.resolve("docs"), Command.ROOT.resolve("docs"));
  }

  private List<String> blocks(String language) {
    var found =
        Pattern.compile("<!-- run by ReadmeTest -->\n```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(readme);
    return found.results().map(block -> block.group(1)).toList();
  }

  @Test
  @DisplayName("shows commands that print what it says")
  void commands() throws Exception {
    int run = 0;
    for (var block : blocks("console")) {
      for (var step : block.split("(?m)^\\$ ")) {
        if (step.isBlank()) continue;
        var command = step.lines().findFirst().orElseThrow();
        var printed = Command.of(Path.of("bash"), "-c", command).in(folder).run();
        assertEquals(
            timeless(command + "\n" + step.substring(command.length() + 1)),
            timeless(command + "\n" + printed.out() + printed.err()));
        run++;
      }
    }
    assertTrue(run > 10, "only " + run + " commands were found");
  }

  /// Recorded times differ from run to run.
  private static String timeless(String text) {
    return text.replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z", "TIME");
  }

  @Test
  @DisplayName("shows a script that prints what it says")
  void script() throws Exception {
    var script = blocks("java").getFirst();
    var main = Command.ROOT.resolve("src/main");
    Files.writeString(
        folder.resolve("ada.java"), script.replace("//SOURCES src/main", "//SOURCES " + main));
    var printed = Command.jbang("ada.java").in(folder).run();
    assertEquals("Ockham Park, Ockham\n", printed.out(), printed.err());
    assertTrue(readme.contains("prints `" + printed.out().strip() + "`"));
  }

  @Test
  @DisplayName("lists every command")
  void everyCommand() throws Exception {
    var help = Command.jbang("people", "--help").in(folder).run().out();
    var commands = new ArrayList<String>();
    for (var line : help.substring(help.indexOf("Commands:")).lines().skip(1).toList()) {
      if (line.isBlank()) break;
      if (line.matches("  \\w.*")) commands.add(line.strip().split("[ ,]")[0]);
    }
    assertTrue(commands.size() > 10, help);
    var listed = readme.lines().filter(line -> line.startsWith("| `")).toList();
    for (var command : commands) {
      assertTrue(
          listed.stream().anyMatch(line -> line.matches("\\| .*`" + command + "[` ].*")),
          command + " is not in the README's table");
    }
  }

  @Test
  @DisplayName("has links that lead somewhere")
  void links() {
    var links = Pattern.compile("\\]\\(([^)#]+)\\)").matcher(readme).results().toList();
    assertTrue(links.size() > 5);
    for (var link : links) {
      var target = link.group(1);
      assertTrue(
          target.startsWith("https://") || Files.exists(Command.ROOT.resolve(target)),
          target + " is not there");
    }
  }

  @Test
  @DisplayName("has a picture of what the demo prints")
  void picture() throws Exception {
    var demo = Command.jbang("people", "demo").in(folder).env("CLICOLOR_FORCE", "1").run();
    assertEquals(0, demo.exit(), demo.err());
    var picture = Command.jbang("picture").in(folder).input(demo.out()).run();
    assertEquals(
        Files.readString(Command.ROOT.resolve("docs/demo.svg")),
        picture.out(),
        "draw it again: CLICOLOR_FORCE=1 ./jbang people demo | ./jbang picture > docs/demo.svg");
  }
}
