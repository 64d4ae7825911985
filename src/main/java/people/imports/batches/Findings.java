package people.imports.batches;

import module java.base;

/// Collects what an [ImportReport] tells. Not safe for several threads.
public final class Findings {

  private static final int LONGEST_EXAMPLE = 300;
  private static final int MOST_EXAMPLES = 3;

  private record NoteKey(String kind, String why) {}

  private static final class Tally {
    private int count;
    private final List<String> examples = new ArrayList<>(MOST_EXAMPLES);
  }

  /// What was said of one record.
  ///
  /// @param section `unused` or `doubt`
  public record Finding(String section, String kind, String why, String where) {}

  private final Map<String, Integer> read = new LinkedHashMap<>();
  private final Map<String, Integer> used = new LinkedHashMap<>();
  private final Map<String, Integer> made = new LinkedHashMap<>();
  private final Map<NoteKey, Tally> unused = new LinkedHashMap<>();
  private final Map<NoteKey, Tally> doubts = new LinkedHashMap<>();
  private final Map<String, Integer> notKept = new LinkedHashMap<>();

  /// Numbers of the lines that were read for their text.
  private final BitSet readToo = new BitSet();

  /// Null where only examples are kept.
  private List<Finding> remarks;

  private Map<String, Integer> lines = Map.of();
  private List<ImportProblem> problems = new ArrayList<>();

  /// Lists kinds in this order, whatever is found first.
  public Findings inOrder(List<String> kinds, List<String> things) {
    kinds.forEach(kind -> read.put(kind, 0));
    kinds.forEach(kind -> used.put(kind, 0));
    things.forEach(thing -> made.put(thing, 0));
    return this;
  }

  /// Counts one that was read.
  ///
  /// @param kind of what the file has, in the plural: `marriages`; here and below
  public void read(String kind) {
    read.merge(kind, 1, Integer::sum);
  }

  /// Counts one that was used.
  public void used(String kind) {
    used.merge(kind, 1, Integer::sum);
  }

  /// Counts one event that was recorded, or would be.
  ///
  /// @param what its kind, in the plural or as a status: `people`, `MARRIED`
  public void made(String what) {
    made(what, 1);
  }

  /// The same of several.
  public void made(String what, int count) {
    made.merge(what, count, Integer::sum);
  }

  /// Counts one that was not used.
  ///
  /// @param why the reason, under which such are counted
  /// @param example where it is, and perhaps what it says: of a few only these are kept
  public void unused(String kind, String why, String example) {
    note(unused, kind, why, example);
    remark("unused", kind, why, example);
  }

  /// Counts one of which something is doubted; the parameters are those of [#unused].
  public void doubt(String kind, String why, String example) {
    note(doubts, kind, why, example);
    remark("doubt", kind, why, example);
  }

  /// Notes something of a list as a whole.
  public void doubtList(String why) {
    doubts.computeIfAbsent(new NoteKey("lists", why), _ -> new Tally()).count++;
  }

  /// Notes that a line of a family tree is read, whatever its tag is otherwise read for.
  public void readToo(int line) {
    readToo.set(line);
  }

  /// Whether a line is one of those.
  public boolean isReadToo(int line) {
    return readToo.get(line);
  }

  /// From now on keeps all that is said, for [#remarks].
  public Findings keepingAll() {
    remarks = new ArrayList<>();
    return this;
  }

  private void remark(String section, String kind, String why, String where) {
    if (remarks != null) {
      remarks.add(new Finding(section, kind, why, where));
    } else if (!lines.isEmpty()) { // said after the account
      problems.add(new ImportProblem(0, null, null, section, kind, why, where));
    }
  }

  /// All that was said.
  public List<Finding> remarks() {
    return remarks == null ? List.of() : remarks;
  }

  /// Takes over an account of all lines.
  ///
  /// @param notKept by tag; instead of what was counted so far
  /// @param problems to which more may be added
  public void account(
      Map<String, Integer> lines, Map<String, Integer> notKept, List<ImportProblem> problems) {
    this.lines = Collections.unmodifiableMap(lines);
    this.problems = problems;
    this.notKept.clear();
    this.notKept.putAll(notKept);
    remarks = null;
  }

  /// Counts a line of which nothing is kept.
  public void notKept(String tag) {
    notKept.merge(tag, 1, Integer::sum);
  }

  private static void note(Map<NoteKey, Tally> notes, String kind, String why, String example) {
    Tally tally = notes.computeIfAbsent(new NoteKey(kind, why), _ -> new Tally());
    if (tally.count++ < MOST_EXAMPLES) {
      tally.examples.add(
          example.length() <= LONGEST_EXAMPLE
              ? example
              : example.substring(0, LONGEST_EXAMPLE) + "…");
    }
  }

  /// The report of all that was counted so far, without what was recorded where.
  ///
  /// @param file its name, without the folder
  /// @param format that was found: `GEDCOM 5.5.1 in UTF-8`
  public ImportReport report(String file, String format) {
    return new ImportReport(
        file,
        format,
        counts(read),
        counts(used),
        counts(made),
        notes(unused),
        notes(doubts),
        byCount(notKept),
        lines,
        Collections.unmodifiableList(problems),
        Map.of(),
        null,
        List.of(),
        Map.of());
  }

  private static Map<String, Integer> counts(Map<String, Integer> counts) {
    Map<String, Integer> found = new LinkedHashMap<>(counts);
    found.values().removeIf(count -> count == 0);
    return Collections.unmodifiableMap(found);
  }

  private static Map<String, Integer> byCount(Map<String, Integer> counts) {
    Map<String, Integer> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return Collections.unmodifiableMap(sorted);
  }

  private List<ImportReport.Note> notes(Map<NoteKey, Tally> notes) {
    List<ImportReport.Note> list = new ArrayList<>();
    notes.forEach((reason, tally) ->
        list.add(
            new ImportReport.Note(
                reason.kind, tally.count, reason.why, List.copyOf(tally.examples))));
    List<String> kinds = List.copyOf(read.keySet());
    list.sort(
        Comparator.comparingInt(
            note -> kinds.contains(note.kind()) ? kinds.indexOf(note.kind()) : kinds.size()));
    return List.copyOf(list);
  }
}
