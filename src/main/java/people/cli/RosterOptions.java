package people.cli;

import module java.base;

import people.*;
import people.rosters.*;
import people.sheets.*;
import people.timeline.*;
import picocli.CommandLine.Option;

/// The options of `import` that say what a list is: its date, and what its columns are of.
final class RosterOptions {

  @Option(
      names = "--key",
      paramLabel = "COLUMN",
      description = "The column by which people of a list are known again.")
  private String key;

  @Option(
      names = "--map",
      paramLabel = "ROLE=COLUMN",
      split = ",",
      description = {
        "What columns are of: first, last, name, born, sex, status, since, partner, street, city,"
            + " postcode, country, address, joined, left, key:SYSTEM. Others are attributes of"
            + " their own name."
      })
  private List<String> map = List.of();

  @Option(
      names = "--guess",
      description =
          "Takes the columns as they are guessed, but for those that --key, --map and --mapping"
              + " say, without asking; shows them with --dry-run.")
  private boolean guess;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "The mapping as JSON, as --save-mapping writes it.")
  private Path mapping;

  @Option(
      names = "--save-mapping",
      paramLabel = "FILE",
      description = "Writes the mapping that is used, and imports nothing.")
  private Path saved;

  @Option(
      names = "--ignore",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns that say nothing.")
  private List<String> ignored = List.of();

  @Option(
      names = "--status-words",
      paramLabel = "WORD=STATUS",
      description = "Words for a status beside the usual ones: verh.=MARRIED,led.=SINGLE.")
  private String statusWords;

  @Option(names = "--on", paramLabel = "DAY", description = "The day of the list.")
  private LocalDate day;

  @Option(
      names = "--on-from-name",
      description =
          "The day stands in the name of each file, such as members-2018-01-31.csv; of a month or a"
              + " year it is the last one.")
  private boolean isInName;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "The series of lists (default: the name of the file without its date).")
  private String source;

  @Option(
      names = "--match",
      paramLabel = "WHAT",
      split = ",",
      description = {
        "Of lists without a key: tells by name, birth, address whose the rows are. Clear ones are"
            + " linked or new, the others go to the file of --review."
      })
  private List<String> matched = List.of();

  @Option(
      names = "--review",
      paramLabel = "FILE",
      description = {
        "Where rows wait that are not clear: write an identifier or 'new' in its column decision,"
            + " and import again (default: FILE.review.csv, or standard-input.review.csv)."
      })
  private Path review;

  @Option(names = "--loose", description = "Case, spaces, accents and punctuation are no change.")
  private boolean loose;

  @Option(
      names = "--blank-is-unknown",
      description = "A blank cell: not known from then on (default: it says nothing).")
  private boolean blankIsUnknown;

  @Option(
      names = "--sheet",
      paramLabel = "NAME",
      description = "The sheet of a workbook (default: the only one).")
  private String sheet;

  @Option(
      names = "--delimiter",
      paramLabel = "CHARACTER",
      description = "Between the cells of a CSV (default: found out).")
  private Character delimiter;

  @Option(names = "--encoding", paramLabel = "NAME", description = "Of a CSV (default: found out).")
  private Charset encoding;

  /// @throws IllegalArgumentException when it is none that Java has
  static Charset encoding(String name) {
    try {
      return Charset.forName(name.strip());
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException(
          "'%s' is no encoding; expected one such as UTF-8, UTF-16, windows-1252, windows-1250, ISO-8859-1, ISO-8859-15, x-MacRoman, IBM850"
              .formatted(name));
    }
  }

  /// A list with what its columns are of.
  ///
  /// @param mapping as it is used, the same for all lists
  /// @param isGuessed whether a part of it was guessed
  record MappedList(Path file, Roster list, RosterMapping mapping, boolean isGuessed) {}

  /// Whether an option says that the files are lists.
  boolean isGiven() {
    return key != null
        || !map.isEmpty()
        || !matched.isEmpty()
        || mapping != null
        || saved != null
        || day != null
        || isInName
        || source != null;
  }

  /// An option that was said and is of lists only; null for none.
  String ofListsOnly() {
    Map<String, Boolean> said = new LinkedHashMap<>();
    said.put("--guess", guess);
    said.put("--ignore", !ignored.isEmpty());
    said.put("--status-words", statusWords != null);
    said.put("--review", review != null);
    said.put("--loose", loose);
    said.put("--blank-is-unknown", blankIsUnknown);
    said.put("--sheet", sheet != null);
    said.put("--delimiter", delimiter != null);
    said.put("--encoding", encoding != null);
    said.values().removeIf(isSaid -> !isSaid);
    return said.isEmpty() ? null : said.keySet().iterator().next();
  }

  /// Whether what is guessed may be used without being shown.
  boolean isGuessTaken() {
    return guess;
  }

  /// The mapping that is read; null for none.
  Path mapping() {
    return mapping;
  }

  /// Where rows of the only one of some lists wait for a decision; null where none do, and for
  /// several lists.
  Path review(List<Path> lists) {
    boolean isUsual = review == null && !matched.isEmpty() && lists.size() == 1;
    return isUsual ? reviewOf(lists.getFirst()) : review;
  }

  /// Where the mapping is to be written instead of importing; null for nowhere.
  Path saved() {
    return saved;
  }

  /// The lists of files, each with its day and mapping, the oldest first.
  ///
  /// @param command to be told of bad usage
  List<MappedList> lists(List<Path> files, SessionCommand command) {
    if (day != null && isInName) {
      throw command.badUsage("--on and --on-from-name; expected one of them");
    }
    if (day != null && files.size() > 1) {
      throw command.badUsage(
          "--on is the day of one list; there are %d: --on-from-name takes it from their names"
              .formatted(files.size()));
    }
    if (review != null && matched.isEmpty()) {
      throw command.badUsage("--review is of rows without a key; expected --match as well");
    }
    if (review != null && files.size() > 1) {
      throw command.badUsage("--review is for one list; there are %d".formatted(files.size()));
    }
    RosterMapping said = said(command);
    if (!isGiven()) {
      // a file of which nothing is said may be no list at all, which is to be said first
      files.forEach(file -> Sheet.open(file, options()).close());
    }
    List<Path> inOrder = new ArrayList<>(files);
    if (day == null) {
      inOrder.sort(Comparator.comparing(RosterOptions::dayOf));
    }
    List<Roster> lists = inOrder.stream().map(this::list).toList();
    RosterMapping used = used(lists, said, command);
    if (matched.isEmpty() && !used.columns().containsKey("key")) {
      Path first = inOrder.getFirst();
      try (Sheet sheet = Sheet.open(first, options())) {
        throw command.badUsage(
            "%s: no column is known by which people are told apart; say --key COLUMN, of %s, or --match name,birth"
                .formatted(first, String.join(", ", sheet.header())));
      }
    }
    List<MappedList> mapped = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      Path file = inOrder.get(i);
      Roster list = matched.isEmpty() ? lists.get(i) : matching(file, lists.get(i), command);
      mapped.add(new MappedList(file, list.mapping(used), used, !used.equals(said)));
    }
    return mapped;
  }

  private Roster list(Path file) {
    Roster list = Roster.of(file, options());
    list = source == null ? list : list.source(source);
    return list.on(day == null ? dayOf(file) : day);
  }

  /// One mapping for all lists, so that it can be shown, and saved for those that come.
  private RosterMapping used(List<Roster> lists, RosterMapping said, SessionCommand command) {
    if ((!map.isEmpty() || mapping != null) && !guess) {
      return said;
    }
    try {
      return Roster.guess(lists, said);
    } catch (IllegalArgumentException e) {
      throw command.badUsage(e.getMessage() + "; say what it is with --map");
    }
  }

  private Roster matching(Path file, Roster list, SessionCommand command) {
    Path place = review != null ? review : reviewOf(file);
    try {
      return list.matching(matched, place);
    } catch (IllegalArgumentException e) {
      throw command.badUsage("--match: " + e.getMessage());
    }
  }

  /// Where rows of a list wait for a decision, unless it is said.
  static Path reviewOf(Path file) {
    String name = file.toString().equals("-") ? "standard-input" : file.getFileName().toString();
    return file.resolveSibling(name + ".review.csv");
  }

  private static LocalDate dayOf(Path file) {
    try {
      return Roster.dayOf(file);
    } catch (TimelineException e) {
      throw new TimelineException(e.getMessage() + "; or say the day by --on", e);
    }
  }

  private SheetOptions options() {
    SheetOptions options = SheetOptions.guessed().encoding(encoding).sheet(sheet);
    return delimiter == null ? options : options.delimiter(delimiter);
  }

  /// The mapping that the options say.
  private RosterMapping said(SessionCommand command) {
    try {
      RosterMapping said =
          map.isEmpty() ? RosterMapping.NONE : RosterMapping.parse(String.join(",", map));
      said = key == null ? said : said.key(key);
      said = mapping == null ? said : said.over(RosterMapping.read(mapping));
      said = said.ignoring(ignored.toArray(String[]::new));
      said = statusWords == null ? said : said.statusWords(statusWords);
      said = loose ? said.loose() : said;
      return blankIsUnknown ? said.blankIsUnknown() : said;
    } catch (IllegalArgumentException e) {
      throw command.badUsage(e.getMessage());
    }
  }
}
