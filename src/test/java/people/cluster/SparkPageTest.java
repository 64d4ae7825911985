package people.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;

/// Runs what the page on large timelines shows.
@DisplayName("The page on scale")
@Tag("engines")
@Order(4)
class SparkPageTest {

  private static final Pattern BLOCK =
      Pattern.compile("<!-- run by SparkPageTest -->\n```console\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  @DisplayName("shows commands that print what it says")
  void commands() throws Exception {
    Path root = Command.root();
    Files.createSymbolicLink(folder.resolve("jbang"), root.resolve("jbang"));
    Files.createDirectory(folder.resolve("towns"));
    int run = 0;
    var blocks = BLOCK.matcher(Files.readString(root.resolve("docs/scale.md")));
    for (var block : blocks.results().toList()) {
      for (var step : block.group(1).split("(?m)^\\$ ")) {
        if (step.isEmpty()) {
          continue;
        }
        var command = step.lines().findFirst().orElseThrow();
        var printed = Command.of(Path.of("bash"), "-c", command).in(folder).quick().run();
        var err = printed.err().replaceAll("(?m)^\\[jbang] .*\n", "");
        assertEquals(step, command + "\n" + printed.out() + err);
        run++;
      }
    }
    assertEquals(5, run);
  }
}
