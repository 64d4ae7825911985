package people.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;

@DisplayName("The rehearsal of a notebook")
@Tag("process")
class RehearsalTest {

  @TempDir private Path folder;

  /// The launcher runs it unseen, so this is where a cell that no longer works is noticed.
  @Test
  @DisplayName("works, and leaves nothing behind")
  void worksUnseen() throws Exception {
    var command = new ArrayList<>(RunningKernel.command("unused"));
    command.subList(command.size() - 2, command.size()).clear(); // the kernel and its argument
    command.add(Rehearsal.class.getName());
    command.addAll(1, Command.QUICK);
    command.add(1, "-Djava.io.tmpdir=" + folder);
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    assertEquals("", new String(process.getInputStream().readAllBytes()));
    assertEquals(0, process.waitFor());
    try (var left = Files.list(folder)) {
      assertEquals(0, left.filter(f -> !f.getFileName().toString().startsWith("hsperf")).count());
    }
  }
}
