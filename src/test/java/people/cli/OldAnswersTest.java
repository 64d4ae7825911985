package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.tables.*;
import people.timeline.*;

/// What version 0.1 answered about timelines that it wrote is what is answered today, but for the
/// changes that are listed, each with a reason.
///
/// `answers.txt` has what it answered, as CSV below the question; it is never changed.
/// `changes.txt` has the rows of it that are no longer answered (`-`), and those that are answered
/// instead (`+`), by question, below the reason (`#`). Columns that are new are left out, and
/// renamed ones have their old names.
class OldAnswersTest extends PeopleCommandFixture {

  private static final Path ROOT = Path.of(System.getProperty("people.root"));
  private static final Path OLD = ROOT.resolve("src/test/resources/answers-0.1");

  private static final Map<String, By> BY =
      Map.of("STATUS", By.STATUS, "CITY", By.CITY, "AGE_GROUP", By.AGE_GROUP);

  private static final Map<String, Path> TIMELINES =
      Map.of(
          "two-clocks.jsonl", ROOT.resolve("notebooks/two-clocks.jsonl"),
          "first-version.jsonl", ROOT.resolve("docs/first-version.jsonl"),
          "tree.jsonl", OLD.resolve("tree.jsonl"),
          "town.jsonl", OLD.resolve("town.jsonl"));

  @Test
  void whatIsAnsweredOtherwiseIsListed() throws IOException {
    Map<String, List<String>> changes = new TreeMap<>();
    for (String block : blocks("answers.txt")) {
      String question = block.lines().findFirst().orElseThrow();
      List<String> old = rows(block.substring(question.length() + 1), List.of());
      List<String> names = List.of(block.lines().skip(1).findFirst().orElseThrow().split(","));
      List<String> today = rows(answer(question), names);
      List<String> rows = new ArrayList<>();
      without(old, today).forEach(row -> rows.add(("- " + row).strip()));
      without(today, old).forEach(row -> rows.add(("+ " + row).strip()));
      if (rows.isEmpty()) {
        assertEquals(old, today, question); // in the same order
      } else {
        changes.put(question, rows);
      }
    }
    Map<String, List<String>> listed = new TreeMap<>();
    for (String block : blocks("changes.txt")) {
      List<String> lines =
          block.lines().filter(line -> !line.startsWith("#") && !line.isEmpty()).toList();
      listed.put(lines.getFirst(), lines.subList(1, lines.size()));
    }
    assertEquals(listed, changes);
  }

  /// What stands below each question, which is its first line.
  private static List<String> blocks(String file) throws IOException {
    return Pattern.compile("^\\$ ", Pattern.MULTILINE)
        .splitAsStream(Files.readString(OLD.resolve(file)))
        .filter(block -> !block.isEmpty() && !block.startsWith("#"))
        .toList();
  }

  @Test
  void eachChangeHasAReason() throws IOException {
    String listed = Files.readString(OLD.resolve("changes.txt"));
    for (String group : listed.strip().split("\n\n")) {
      assertTrue(group.startsWith("# ") && group.contains("\n$ "), group);
    }
  }

  private String answer(String question) {
    List<String> words = List.of(question.split(" "));
    Path timeline = TIMELINES.get(words.getFirst());
    if (words.get(1).equals("population")) {
      try (EventTimeline events = EventTimeline.open(timeline)) {
        return Tables.population(
                History.of(events),
                words.get(2),
                words.stream().skip(3).map(BY::get).toArray(By[]::new))
            .write()
            .toString("csv");
      }
    }
    List<String> args = new ArrayList<>(List.of("--timeline", timeline.toString()));
    args.addAll(words.subList(1, words.size()));
    args.addAll(List.of("--format", "csv"));
    CommandOutput output = run(args.toArray(String[]::new));
    assertEquals(0, output.exit(), output.err());
    return output.out();
  }

  /// The rows of an answer, in the columns that the old one had.
  ///
  /// @param columns their old names; none for all
  private static List<String> rows(String csv, List<String> columns) {
    List<CsvRecord> records = CsvReader.builder().ofCsvRecord(csv).stream().toList();
    List<String> names = records.getFirst().getFields();
    return records.stream()
        .skip(1)
        .map(record ->
            columns.isEmpty()
                ? String.join(" | ", record.getFields())
                : columns.stream()
                    .map(column -> cell(record, names, column))
                    .collect(Collectors.joining(" | ")))
        .toList();
  }

  private static String cell(CsvRecord record, List<String> names, String old) {
    if (old.equals("address")) {
      List<String> parts =
          Stream.of("street", "city", "postcode", "country")
              .map(part -> record.getField(names.indexOf(part)))
              .map(part -> part.isEmpty() ? null : part)
              .toList();
      return parts.stream().allMatch(Objects::isNull)
          ? ""
          : new Address(parts.get(0), parts.get(1), parts.get(2), parts.get(3)).toString();
    }
    String name =
        switch (old) {
          case "personId" -> "person";
          case "from" -> names.contains("before") ? "before" : old;
          case "to" -> "after";
          default -> old;
        };
    return record.getField(names.indexOf(name));
  }

  private static List<String> without(List<String> rows, List<String> others) {
    List<String> rest = new ArrayList<>(rows);
    others.forEach(rest::remove);
    return rest;
  }
}
