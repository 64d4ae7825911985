package people.cli;

import static people.cli.AnswerColumns.cells;

import module java.base;

import people.*;
import people.imports.batches.*;
import people.output.*;

/// Prints imports: what they found, what they would change, and those that were recorded.
final class ImportTables {

  private ImportTables() {}

  /// The report of an import, row by row.
  static final AnswerColumns<Object[]> REPORT =
      new AnswerColumns<>("file section kind count why examples", row -> row);

  /// What an import would change.
  static final AnswerColumns<ImportChange> CHANGES =
      new AnswerColumns<>(
          "person name what before after effective",
          c -> cells(c.personId(), c.person(), c.what(), c.before(), c.after(), c.effective()));

  /// The imports of a timeline.
  static final AnswerColumns<RecordedImport> RECORDED =
      new AnswerColumns<>(
          "name recorded by events stands first",
          b ->
              cells(
                  b.name(),
                  RecordedEvent.shown(b.recorded()),
                  b.by(),
                  b.events(),
                  b.stands(),
                  b.first()));

  /// Writes who of another timeline is who here.
  static void writeIds(Path file, List<ImportReport> reports) {
    StringBuilder csv = new StringBuilder("file,person,here\n");
    for (ImportReport report : reports) {
      String name = cell(report.file());
      report.people().forEach((there, here) -> csv.append(name + "," + there + "," + here + "\n"));
    }
    write(file, csv);
  }

  /// Writes all that is not in the timeline word for word, line by line.
  static void writeProblems(Path file, List<ImportReport> reports) {
    StringBuilder csv = new StringBuilder("file,line,record,tag,section,kind,reason,text\n");
    for (ImportReport report : reports) {
      for (ImportProblem p : report.problems()) {
        csv.append(cell(report.file()))
            .append(p.line() == 0 ? "," : "," + p.line())
            .append("," + cell(p.record()) + "," + cell(p.tag()) + "," + p.section())
            .append("," + cell(p.kind()) + "," + cell(p.reason()) + "," + cell(p.text()) + "\n");
      }
    }
    write(file, csv);
  }

  private static String cell(String text) {
    if (text == null) {
      return "";
    }
    boolean isPlain = text.chars().noneMatch(c -> c == '"' || c == ',' || c < ' ');
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static void write(Path file, CharSequence csv) {
    try {
      AtomicFile.write(file, csv.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw TimelineException.of(file, "can't write", e);
    }
  }

  static Stream<Object[]> rows(ImportReport report) {
    return Stream.of(
            counts(report, "read", report.read()),
            counts(report, "used", report.used()),
            counts(report, "made", report.made()),
            notes(report, "unused", report.unused()),
            notes(report, "doubts", report.doubts()),
            counts(report, "notKept", report.notKept()))
        .flatMap(rows -> rows);
  }

  private static Stream<Object[]> counts(
      ImportReport report, String section, Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(count ->
            new Object[] {report.file(), section, count.getKey(), count.getValue(), null, null});
  }

  private static Stream<Object[]> notes(
      ImportReport report, String section, List<ImportReport.Note> notes) {
    return notes.stream()
        .map(note ->
            new Object[] {
              report.file(),
              section,
              note.kind(),
              note.count(),
              note.why(),
              String.join("; ", note.examples())
            });
  }

  /// A change in a line: `person 7 (Ada Byron), address: London → Ockham, 1835-07`.
  static String line(ImportChange change) {
    StringBuilder line = new StringBuilder("  person ").append(change.personId());
    if (change.person() != null) {
      line.append(" (").append(change.person()).append(')');
    }
    line.append(", ").append(change.what());
    boolean isOfValue = change.what().equals("status") || change.what().equals("address");
    if (change.before() != null || change.after() != null || isOfValue) {
      line.append(": ");
      if (change.before() != null) {
        line.append(change.before()).append(change.isTakenBack() ? "" : " → ");
      }
      if (!change.isTakenBack()) {
        line.append(change.after() == null ? "not known" : change.after());
      }
    }
    if (change.effective() != null) {
      line.append(", ").append(change.effective());
    }
    return line.toString();
  }
}
