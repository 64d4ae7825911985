package people.cli;

import module java.base;

import people.imports.batches.*;
import picocli.CommandLine.Option;

/// The options of `import` that are about family trees.
final class TreeOptions {

  @Option(
      names = "--problems",
      paramLabel = "FILE",
      description = "Writes all lines that are not used word for word, as CSV.")
  private Path problems;

  @Option(
      names = "--retract-missing",
      description =
          "Of a newer export of a tree: takes back what an earlier one said and it does not.")
  private boolean retractsMissing;

  @Option(
      names = "--retract-most",
      description = "The same of a file without most of the people, which is else refused.")
  private boolean retractsMost;

  @Option(
      names = "--places",
      paramLabel = "WHICH",
      description =
          "Which places are addresses: residences (default), or evidence: also those of births and"
              + " censuses, doubted, where no residence says otherwise.")
  private ImportOptions.Places places;

  /// Where the problems are written; null for nowhere.
  Path problems() {
    return problems;
  }

  /// The first option that is given; null for none.
  String given() {
    return problems != null
        ? "--problems"
        : retractsMissing
            ? "--retract-missing"
            : retractsMost ? "--retract-most" : places != null ? "--places" : null;
  }

  /// The options of an import with these.
  ImportOptions in(ImportOptions options) {
    ImportOptions all = retractsMissing ? options.with(ImportOptions.Missing.RETRACT) : options;
    all = retractsMost ? all.with(ImportOptions.Missing.RETRACT_MOST) : all;
    return places == null ? all : all.with(places);
  }
}
