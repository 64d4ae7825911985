package people.rosters;

import module java.base;

import people.*;
import people.history.*;
import people.imports.batches.*;
import people.sheets.*;
import people.timeline.*;

/// A list of members on one day. It is compared with what is known, and only what differs is
/// recorded: who joined, left or returned, and what changed of those who stayed.
///
/// ```java
/// ImportReport report =
///     Roster.of(file)
///         .mapping(RosterMapping.parse("last=last_name,first=first_name").key("bioguide_id"))
///         .on(LocalDate.of(2018, 1, 31))
///         .into(timeline, ImportOptions.DEFAULT);
/// ```
///
/// Lists of one series may come in any order. What differs happened after the list before and by
/// this one, so that is its date; an older list that comes later tells it more exactly. The same
/// list again adds nothing. See `docs/decisions/0031-rosters.md`.
///
/// Immutable. A list is read as a stream; it takes 4 bytes for each known person beside what is
/// known. Of large lists the keys of who is new, the rows that name a partner or can't be used, and
/// the events are in temporary files meanwhile. A list without keys is held as a whole, with all
/// that is known.
public final class Roster {

  private final Path file;
  private final Supplier<Sheet> sheets;
  private final RosterMapping mapping;
  private final LocalDate day;
  private final String series;
  private final List<String> matchedBy;
  private final Path review;

  private Roster(
      Path file,
      Supplier<Sheet> sheets,
      RosterMapping mapping,
      LocalDate day,
      String series,
      List<String> matchedBy,
      Path review) {
    this.matchedBy = matchedBy;
    this.review = review;
    this.file = file;
    this.sheets = sheets;
    this.mapping = mapping;
    this.day = day;
    this.series = series;
  }

  /// A list in a file, of which is guessed how it is written.
  public static Roster of(Path file) {
    return of(file, SheetOptions.guessed());
  }

  /// The same with what is known of how it is written.
  public static Roster of(Path file, SheetOptions options) {
    return of(file, () -> Sheet.open(file, options));
  }

  /// A list that is opened by somebody else.
  ///
  /// @param file whose name the list goes by
  /// @param sheets opens it, each time from its start; the list closes it
  public static Roster of(Path file, Supplier<Sheet> sheets) {
    return new Roster(file, sheets, RosterMapping.NONE, null, null, List.of(), null);
  }

  /// The day that stands in the name of a file: `2018-01-31`, `20180131`, `31.01.2018`; of a month
  /// (`2018_01`) or a year (`2018`) its last day.
  ///
  /// @throws TimelineException when there is none, or several
  public static LocalDate dayOf(Path file) {
    LocalDate day = RosterDates.ofName(file.getFileName().toString());
    if (day == null) {
      boolean isOfSeveral = RosterDates.isOfSeveral(file.getFileName().toString());
      throw new TimelineException(
          "%s: has %s in its name; expected one, such as members-2018-01-31.csv"
              .formatted(Sheet.nameOf(file), isOfSeveral ? "several dates" : "no date"));
    }
    return day;
  }

  /// The name of the series of a file: its name without the date and the ending.
  public static String seriesOf(Path file) {
    return RosterDates.series(file.getFileName().toString());
  }

  /// The same list with what its columns are of.
  public Roster mapping(RosterMapping mapping) {
    return new Roster(
        file, sheets, Objects.requireNonNull(mapping, "mapping"), day, series, matchedBy, review);
  }

  /// The same list of a day.
  public Roster on(LocalDate day) {
    return new Roster(
        file, sheets, mapping, Objects.requireNonNull(day, "day"), series, matchedBy, review);
  }

  /// The same list of the day that stands in the name of its file, see [#dayOf].
  public Roster onFromName() {
    return on(dayOf(file));
  }

  /// The same list of a series of that name; without it, that of the file, see [#seriesOf].
  public Roster source(String series) {
    if (series == null || series.isBlank()) {
      throw new IllegalArgumentException("the source is empty; expected the name of a series");
    }
    return new Roster(file, sheets, mapping, day, series.strip(), matchedBy, review);
  }

  /// The same list without keys: whose its rows are is told by what they say. Clear ones are linked
  /// or new; the others are left out and go to a file, in which somebody decides.
  ///
  /// @param fields what is compared, of `name`, `birth` and `address`
  /// @param review a table with the row, the person whom it may be of, the score and a column
  ///   `decision` for the identifier of the person, or `new`; read first if it is there
  /// @throws IllegalArgumentException when a field is none of these
  public Roster matching(List<String> fields, Path review) {
    for (String field : fields) {
      if (!RosterMatch.FIELDS.contains(field)) {
        throw new IllegalArgumentException(
            "'%s' is nothing to match by; expected %s"
                .formatted(field, String.join(", ", RosterMatch.FIELDS)));
      }
    }
    return new Roster(file, sheets, mapping, day, series, List.copyOf(fields), review);
  }

  /// Refuses the table in which rows of another list wait for a decision, see [#matching]: whom it
  /// names as candidates would become members.
  ///
  /// @throws TimelineException when a file is one, or can't be read
  public static void refuseReview(Path file) {
    if (RosterMatch.isReview(file)) {
      throw new TimelineException(
          "%s: is a table of rows to be decided, not a list; expected the list, whose import reads it"
              .formatted(file));
    }
  }

  /// Guesses the columns from their names and from the first rows.
  ///
  /// @throws TimelineException when it can't be read
  public RosterMapping guess() {
    return guess(List.of(this), RosterMapping.NONE);
  }

  /// Guesses the columns of lists of a series: one mapping for all of them, with a choice where
  /// they call a column differently.
  ///
  /// @param said what is known, so that the rest only is guessed
  /// @throws TimelineException when one can't be read
  /// @throws IllegalArgumentException when a column is one thing in one list and another in another
  public static RosterMapping guess(List<Roster> lists, RosterMapping said) {
    return SeriesGuess.of(
        lists.stream()
            .map(list -> {
              SeriesGuess.Guessed guessed = list.guessed();
              return new SeriesGuess.Guessed(
                  guessed.file(), guessed.header(), said.over(guessed.mapping()));
            })
            .toList());
  }

  private SeriesGuess.Guessed guessed() {
    try (Sheet sheet = sheets.get()) {
      List<List<String>> rows = new ArrayList<>();
      for (SheetRow row; rows.size() < SAMPLE && (row = sheet.next()) != null; ) {
        SheetRow read = row;
        rows.add(IntStream.range(0, sheet.header().size()).mapToObj(read::cell).toList());
      }
      return new SeriesGuess.Guessed(
          file, sheet.header(), RosterMapping.guess(sheet.header(), rows));
    }
  }

  private static final int SAMPLE = 200;

  /// Compares the list with what a timeline knows, and records what differs, all of it or nothing.
  ///
  /// @throws TimelineException when it can't be read, a key is missing or there twice, or a cell is
  ///   bad and the options have no file for rejected rows; nothing was added
  /// @throws IllegalStateException without a day, or a column for the key
  public ImportReport into(EventTimeline timeline, ImportOptions options) {
    if (day == null) {
      throw new IllegalStateException("a list without a day; expected on(…)");
    }
    if (mapping.column(RosterRole.KEY) == null && matchedBy.isEmpty()) {
      throw new IllegalStateException("a list without a column for the key; expected key(…)");
    }
    ImportBatch<Read> recorded =
        ImportBatch.record(
            timeline, options, file, source(), batch -> read(timeline, options, batch));
    Read read = recorded.result();
    try (RejectedRows rejected = read.tally.rejected) {
      if (options.rejects() != null) {
        rejected.write(options.rejects());
      }
    }
    if (read.match != null) {
      read.match.write();
    }
    return read.tally.findings.report(ImportBatch.nameOf(file), read.format).of(recorded);
  }

  private String series() {
    return series == null ? seriesOf(file) : series;
  }

  /// The source of what the list says.
  private String source() {
    return RosterSeries.source(series(), RosterFact.day(day));
  }

  private record Read(RosterTally tally, String format, RosterMatch match) {}

  private Read read(EventTimeline timeline, ImportOptions options, PersonRegistry.Batch batch) {
    // first, as it is read on all cores and kept for the questions behind it
    History history = KnownPeople.history(timeline);
    RosterSeries lists = RosterSeries.of(timeline, series());
    RosterTally tally = new RosterTally();
    RosterEdit edit = new RosterEdit(batch, lists, RosterFact.day(day));
    boolean isRejecting = options.rejects() != null;
    try (Sheet sheet = sheets.get()) {
      KnownPeople known = new KnownPeople(history, lists);
      RosterColumns learnt = learnt(lists);
      RosterColumns columns = columns(sheet, lists).learnt(learnt);
      boolean hasKeys = mapping.column(RosterRole.KEY) != null;
      Set<String> twice = isRejecting && hasKeys ? twice(lists) : Set.of();
      RosterMatch match = hasKeys ? null : match(timeline, history, known, lists, learnt);
      if (match != null && match.isWritten()) {
        ImportBatch.refuseUnwritable(review);
      }
      try (var list =
          new RosterImport(
              sheet, columns, mapping.isLoose(), edit, tally, known, match, isRejecting)) {
        list.run(file, twice, options.progress());
      }
      if (!edit.isAgain) {
        Integer last = lists.days().isEmpty() ? null : lists.days().last();
        int end = last == null ? edit.day : Math.max(last, edit.day);
        batch.add(
            new Event.ObservationEnd(
                lists.name(), edit.details(EffectiveDate.of(LocalDate.ofEpochDay(end)))));
      } else if (batch.size() == 0) {
        Event again = NamedBatches.ofRepeated(timeline, source(), lists.name());
        if (again != null) {
          batch.add(again);
        }
      }
      columns.unformatted.forEach((column, first) ->
          tally.doubt("numbers of days in '%s' read as dates".formatted(column), first));
      columns.ordered.forEach((column, first) ->
          tally.doubt(
              "dates in '%s' read %s, as its other dates are"
                  .formatted(column, columns.order.described()),
              first));
      columns.notes.forEach(tally.findings::doubtList);
      if (day.isAfter(LocalDate.now(ZoneOffset.UTC).plusDays(1))) {
        tally.doubt("on a list of a day in the future", day.toString());
      }
      sheet.notes().forEach(tally.findings::doubtList);
      return new Read(
          tally, "list of %s on %s, %s".formatted(lists.name(), day, sheet.described()), match);
    }
  }

  private RosterColumns columns(Sheet sheet, RosterSeries lists) {
    return new RosterColumns(sheet, mapping, lists.name(), RosterFact.day(day));
  }

  /// The columns after a look at the first rows, for what order the numbers of dates have, and what
  /// letters for the sex mean; at all rows, where one tells that, since another may say otherwise,
  /// or where no cell yet is of the role that its column's name says.
  private RosterColumns learnt(RosterSeries lists) {
    try (Sheet sheet = sheets.get()) {
      RosterColumns columns = columns(sheet, lists);
      SheetRow row;
      for (int i = 0; columns.isLearning(i) && (row = sheet.next()) != null; i++) {
        columns.learn(row);
      }
      return columns;
    }
  }

  /// The keys that several rows have: none of them is to be used.
  private Set<String> twice(RosterSeries lists) {
    Set<String> twice = new HashSet<>();
    try (Sheet sheet = sheets.get();
        DigestTable seen = new DigestTable()) {
      RosterColumns columns = columns(sheet, lists);
      for (SheetRow row; (row = sheet.next()) != null; ) {
        String key = columns.key(row);
        if (key == null) {
          continue;
        }
        if (seen.get("", key) == DigestTable.NONE) {
          seen.put("", key, 0, 0);
        } else {
          twice.add(key);
        }
      }
    }
    return twice;
  }

  /// Whom the rows of a list without keys are of.
  private RosterMatch match(
      EventTimeline timeline,
      History history,
      KnownPeople known,
      RosterSeries lists,
      RosterColumns learnt) {
    RosterMatch match = new RosterMatch(matchedBy, review);
    RosterKeys keys = new RosterKeys(known, lists.name());
    List<SheetRow> rows = new ArrayList<>();
    List<RosterRow> read = new ArrayList<>();
    try (Sheet sheet = sheets.get()) {
      RosterColumns columns = columns(sheet, lists).learnt(learnt);
      for (SheetRow row; (row = sheet.next()) != null; ) {
        try {
          read.add(columns.read(row));
          rows.add(row);
        } catch (BadCell _) {
          match.people.put(row.line(), 0); // it is refused when it is used
        }
      }
      match.find(timeline, history, rows, read, line -> keys.find(columns.key(line)));
    }
    return match;
  }
}
