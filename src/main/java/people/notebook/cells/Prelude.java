package people.notebook.cells;

import module java.base;

import people.tables.*;

/// The imports that stand before the first cell, so that a cell needs none: in a notebook, and the
/// same in `./jbang shell`.
public final class Prelude {

  /// One import declaration each. Names in several of these packages have an import of their own,
  /// which goes before the others: `Period` is ours, not that of `java.time`.
  public static final List<String> IMPORTS =
      List.of(
          "import java.io.*;",
          "import java.math.*;",
          "import java.net.*;",
          "import java.nio.file.*;",
          "import java.time.*;",
          "import java.util.*;",
          "import java.util.concurrent.*;",
          "import java.util.function.*;",
          "import java.util.regex.*;",
          "import java.util.stream.*;",
          "import people.*;",
          "import people.history.Period;",
          "import people.charts.*;",
          "import people.exports.*;",
          "import people.history.*;",
          "import people.imports.*;",
          "import people.imports.batches.*;",
          "import people.rates.*;",
          "import people.relays.*;",
          "import people.rosters.*;",
          "import people.sequences.*;",
          "import people.simulation.*;",
          "import people.survival.*;",
          "import people.tables.*;",
          "import people.timeline.*;",
          "import static people.Details.on;",
          "import static people.Status.*;",
          "import static people.notebook.cells.Screen.*;",
          "import static tech.tablesaw.aggregate.AggregateFunctions.*;",
          "import tech.tablesaw.api.*;");

  private Prelude() {}

  /// Has cells write numbers, days and hours alike on every machine: in no country's way, and in
  /// UTC as the events do. Otherwise what a notebook gives would depend on who runs it.
  ///
  /// Also has Tablesaw get ready, while there is one thread.
  public static void settle() {
    Locale.setDefault(Locale.ROOT);
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    TablesawStart.await();
  }
}
