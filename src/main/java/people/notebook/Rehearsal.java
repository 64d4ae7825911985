package people.notebook;

import module java.base;

import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.rapaio.jupyter.kernel.MainApp;
import people.notebook.cells.*;
import people.simulation.*;

/// A rehearsal of what the first cells of most notebooks do: `./jbang` runs it to have Java keep
/// what it loads, and which methods are busy (docs/decisions/0012-start-up.md).
public final class Rehearsal {

  private static final List<String> CELLS =
      List.of(
          "var history = History.of(EventTimeline.open(Path.of(file)));",
          "Tables.events(history).first(10).print();",
          "Tables.statusPeriods(history).countBy(\"status\").print();",
          "var years = Dates.years(\"1970\", \"2019\");",
          "Charts.shares(Tables.population(history, years, By.STATUS)).svg();",
          "Charts.flows(Tables.moves(history)).svg();",
          "history.at(\"1990\").countByStatus();");

  private Rehearsal() {}

  /// Writes nothing but temporary files, which it deletes.
  public static void main(String... args) {
    int code = 1;
    try {
      rehearse();
      code = 0;
    } catch (Exception e) {
      e.printStackTrace();
    } finally {
      System.exit(code); // the kernel's threads don't end by themselves
    }
  }

  private static void rehearse() throws IOException {
    Prelude.settle();
    JShell shell = MainApp.kernel.javaEngine().getShell();
    Kernel.prepare(shell);
    Path folder = Files.createTempDirectory("people");
    try {
      Path file = folder.resolve("people.jsonl");
      new Simulation(5000, 60, 7).writeTo(file);
      eval(shell, "String file = \"%s\";".formatted(file.toString().replace("\\", "\\\\")));
      CELLS.forEach(cell -> eval(shell, cell));
    } finally {
      try (var files = Files.walk(folder)) {
        for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private static void eval(JShell shell, String cell) {
    for (SnippetEvent event : shell.eval(cell)) {
      if (event.status() != Snippet.Status.VALID || event.exception() != null) {
        throw new IllegalStateException(
            cell + ": " + Objects.requireNonNullElse(event.exception(), event.status()));
      }
    }
  }
}
