package people.notebook;

import module java.base;

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
    Cells session = new Cells(System.err::println);
    Path folder = Files.createTempDirectory("people");
    try {
      Path file = folder.resolve("people.jsonl");
      new Simulation(5000, 60, 7).writeTo(file);
      run(session, "String file = \"%s\";".formatted(file.toString().replace("\\", "\\\\")));
      CELLS.forEach(cell -> run(session, cell));
    } finally {
      try (var files = Files.walk(folder)) {
        for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private static void run(Cells session, String cell) {
    try {
      session.run(cell, 1);
    } catch (CellError e) {
      throw new IllegalStateException(cell + ": " + e.getMessage(), e);
    }
  }
}
