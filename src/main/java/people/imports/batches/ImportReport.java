package people.imports.batches;

import module java.base;

/// The report of an import: what it found, what it made of it, and what it could not use. Nothing
/// is dropped in silence: for every kind of record, `read` = `used` + the counts of its notes in
/// `unused`.
///
/// Immutable; the maps keep the order in which people want to read them.
///
/// @param file name of the file, without its folder
/// @param format what the file turned out to be: `GEDCOM 5.5.1 in UTF-8`, `timeline`
/// @param read records in the file by kind: `people`, `families`, `marriages`, …
/// @param used how many of them are in the timeline now, by kind
/// @param made what was added to the timeline: `people`, then events by the status they give or by
///   what they are
/// @param unused records that could not be used, and why
/// @param doubts what was used, but not word for word: undated events, narrowed dates, repaired
///   text
/// @param notKept things that a timeline of statuses and addresses has no place for, by GEDCOM tag;
///   `BIRT.PLAC` is a tag inside another one, and what is inside a tag that is listed is not
///   counted again; of FHIR members of a Patient, and resources of other types
/// @param account of a family tree: how many lines were `read`, and of these `used`, `notKept` and
///   `unused`; else empty
/// @param problems of a family tree: every line that is not used word for word; else empty
/// @param known of a family tree that was imported before: how many people were found in the
///   timeline by each way, and how many are `new`, `missing`, or `not clear`; else empty
/// @param batch the name by which the import can be undone; null when nothing was recorded
/// @param changes what would change, in a dry run; else empty
/// @param people of another timeline, by their identifiers there, the ones that they have here;
///   else empty
public record ImportReport(
    String file,
    String format,
    Map<String, Integer> read,
    Map<String, Integer> used,
    Map<String, Integer> made,
    List<Note> unused,
    List<Note> doubts,
    Map<String, Integer> notKept,
    Map<String, Integer> account,
    List<ImportProblem> problems,
    Map<String, Integer> known,
    String batch,
    List<ImportChange> changes,
    Map<Integer, Integer> people) {

  /// The same report, of what was recorded, or would be.
  public ImportReport of(ImportBatch<?> recorded) {
    return new ImportReport(
        file,
        format,
        read,
        used,
        made,
        unused,
        doubts,
        notKept,
        account,
        problems,
        known,
        recorded.name(),
        recorded.changes(),
        people);
  }

  /// The same report, of people who had other identifiers.
  public ImportReport of(Map<Integer, Integer> people) {
    return new ImportReport(
        file, format, read, used, made, unused, doubts, notKept, account, problems, known, batch,
        changes, people);
  }

  /// The same report, of people who were found in the timeline.
  public ImportReport known(Map<String, Integer> known) {
    return new ImportReport(
        file, format, read, used, made, unused, doubts, notKept, account, problems, known, batch,
        changes, people);
  }

  /// A remark on records of one kind.
  ///
  /// @param kind as in [ImportReport#read]; `lines`, `references` or `rests` for what is not a
  ///   record
  /// @param count how many records
  /// @param why in words that hold for one and for many
  /// @param examples the first few of them: where each stands and, if it helps, what stands there;
  ///   empty of a file as a whole
  public record Note(String kind, int count, String why, List<String> examples) {

    @Override
    public String toString() {
      String first = examples.isEmpty() ? "" : "; e.g. " + String.join("; ", examples);
      return "%s: %s%s".formatted(counted(kind, count), why, first);
    }
  }

  /// The most reasons, and tags, that people are told.
  private static final int MOST_LINES = 200;

  /// The report for people to read, line by line: all of it, unless there are hundreds of reasons.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("%s: %s".formatted(file, format));
    lines.add("read: " + list(read));
    if (!known.isEmpty()) {
      lines.add(
          "known: "
              + known.entrySet().stream()
                  .map(way -> way.getValue() + " " + way.getKey())
                  .collect(Collectors.joining(", ")));
    }
    lines.add(
        "made: "
            + (made.isEmpty()
                ? "nothing new"
                : made.entrySet().stream()
                    .map(ImportReport::madeText)
                    .collect(Collectors.joining(", "))));
    section(lines, "not used:", unused);
    section(lines, "used, but:", doubts);
    if (!notKept.isEmpty()) {
      lines.add(
          "not kept by a timeline of statuses and addresses: "
              + notKept.entrySet().stream()
                  .limit(MOST_LINES)
                  .map(tag -> tag.getKey() + " " + tag.getValue())
                  .collect(Collectors.joining(", "))
              + further(notKept.size(), ", and %d further tags"));
    }
    return lines;
  }

  private static void section(List<String> lines, String title, List<Note> notes) {
    if (!notes.isEmpty()) {
      lines.add(title);
      notes.stream().limit(MOST_LINES).forEach(note -> lines.add("  " + note));
      if (notes.size() > MOST_LINES) {
        lines.add(further(notes.size(), "  and for %d further reasons"));
      }
    }
  }

  private static String further(int all, String words) {
    return all > MOST_LINES ? words.formatted(all - MOST_LINES) : "";
  }

  private static String list(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(entry -> counted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /// Statuses stand before their number: `94 people, MARRIED 94`.
  private static String madeText(Map.Entry<String, Integer> entry) {
    String what = entry.getKey();
    return what.equals(what.toUpperCase(Locale.ROOT))
        ? what + " " + entry.getValue()
        : counted(what, entry.getValue());
  }

  private static String counted(String kind, int count) {
    return count + " " + (count == 1 ? singular(kind) : kind);
  }

  private static String singular(String kind) {
    return switch (kind) {
      case "people" -> "person";
      case "families" -> "family";
      case "sexes" -> "sex";
      case "statuses" -> "status";
      case "statuses in words" -> "status in words";
      case "children" -> "child";
      case "lists of parents" -> "list of parents";
      case "names of batches" -> "name of a batch";
      case "addresses" -> "address";
      case "changes of address" -> "change of address";
      case "changes of name" -> "change of name";
      case "ends of residences" -> "end of a residence";
      case "ends of observation" -> "end of observation";
      case String other when other.endsWith("s") -> other.substring(0, other.length() - 1);
      case String other -> other;
    };
  }
}
