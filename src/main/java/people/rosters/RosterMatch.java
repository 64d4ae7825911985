package people.rosters;

import module java.base;

import people.*;
import people.history.*;
import people.matching.*;
import people.output.*;
import people.sheets.*;
import people.timeline.*;

/// Finds whom the rows of a list without keys are of: by what they say of names, births and
/// addresses, as [Duplicates] scores it. What is clear is linked; what is not goes to a file, in
/// which somebody decides, and which is read before the next time.
///
/// The rows and all events are held in memory.
final class RosterMatch {

  /// Probabilities from which on a row is of a person, and below which of nobody known.
  private static final double CLEAR = 0.99;

  private static final double UNLIKELY = 0.05;

  /// What rows are compared by.
  static final List<String> FIELDS = List.of("name", "birth", "address");

  private static final String HEADER = "line,row,candidate,name,score,decision";
  private static final String NEW = "new";

  /// A row that is not clear, or was not.
  ///
  /// @param decision the identifier of a person, or `new`; empty when nobody decided
  private record Open(SheetRow row, int candidate, Name name, double score, String decision) {

    String line() {
      return "%d,%s,%d,%s,%s,%s"
          .formatted(
              row.line(),
              RejectedRows.quoted(row.raw()),
              candidate,
              RejectedRows.quoted(String.valueOf(name)),
              String.format(Locale.ROOT, "%.1f", score),
              decision);
    }
  }

  /// What somebody decided of a row.
  ///
  /// @param place the file and the line
  /// @param word the identifier of a person, or `new`
  private record Decision(String place, String word) {

    TimelineException refusal() {
      return new TimelineException(
          "%s: the decision is '%s'; expected the identifier of a person, or new"
              .formatted(place, word));
    }

    /// The person, or her survivor when her record was merged; 0 for somebody new.
    ///
    /// @throws TimelineException when nobody has that identifier
    int person(History history) {
      try {
        return word.equals(NEW) ? 0 : history.survivor(Integer.parseInt(word));
      } catch (NumberFormatException | UnknownPersonException _) {
        throw new TimelineException(
            "%s: the decision is '%s', who is nobody; expected the identifier of a person, or new"
                .formatted(place, word));
      }
    }
  }

  /// What is known of whose a row is.
  ///
  /// @param before the person of that name whom an earlier reading made of the line; 0 for none
  /// @param decision null when nobody decided
  /// @param alike people of the same name and birth
  /// @param likely the likeliest first
  /// @param isBornThen whether the likeliest may be born when the row says
  private record Clues(
      int before,
      Decision decision,
      List<Integer> alike,
      List<Duplicates.Pair> likely,
      boolean isBornThen) {

    /// The person by what was decided or recorded before; 0 for somebody new, -1 for not clear.
    int known(History history) {
      return before > 0 ? before : decision != null ? decision.person(history) : -1;
    }

    /// The same by a name and a birth that only one has.
    int exact() {
      return before == 0 && decision == null && alike.size() == 1 ? alike.getFirst() : -1;
    }

    /// The same by what is like.
    int likeliest() {
      if (before > 0 || decision != null || !alike.isEmpty()) {
        return -1;
      }
      if (likely.isEmpty()) {
        return 0;
      }
      boolean isClear =
          isBornThen
              && likely.getFirst().probability() >= CLEAR
              && (likely.size() == 1 || likely.get(1).probability() < UNLIKELY);
      return isClear ? likely.getFirst().personId() : -1;
    }
  }

  /// By line, the person; 0 for somebody new.
  final Map<Long, Integer> people = new HashMap<>();

  /// Those who may be meant by a row that is not clear.
  final Set<Integer> candidates = new HashSet<>();

  private final List<Open> open = new ArrayList<>();
  private final List<String> fields;

  /// Where somebody decides.
  final Path review;

  private final Map<String, Decision> decisions;

  /// Whether there is a file with decisions.
  private final boolean isThere;

  /// @param fields of [#FIELDS]
  /// @param review with decisions, if it is there
  RosterMatch(List<String> fields, Path review) {
    this.fields = fields;
    this.review = review;
    this.isThere = Files.exists(review);
    this.decisions = decisions(review);
  }

  /// Whether a file begins as those do that this writes.
  static boolean isReview(Path file) {
    byte[] header = HEADER.getBytes(StandardCharsets.UTF_8);
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(header.length), header);
    } catch (IOException e) {
      throw TimelineException.of(file, "can't read", e);
    }
  }

  /// By row as it is written, what was decided of it.
  private static Map<String, Decision> decisions(Path review) {
    Map<String, Decision> decisions = new LinkedHashMap<>();
    if (!Files.exists(review)) {
      return decisions;
    }
    try (Sheet sheet = Sheet.open(review, SheetOptions.guessed().delimiter(',').quote('"'))) {
      int row = sheet.column("row");
      int column = sheet.column("decision");
      for (SheetRow each; (each = sheet.next()) != null; ) {
        String word = each.cell(column).strip();
        if (word.isEmpty()) {
          continue;
        }
        Decision decision = new Decision(sheet.place(each), word);
        if (!word.equals(NEW) && !word.matches("[1-9]\\d{0,9}")) {
          throw decision.refusal();
        }
        Decision other = decisions.putIfAbsent(each.cell(row), decision);
        if (other != null && !other.word.equals(word)) {
          throw new TimelineException(
              "%s: the decision is '%s', and '%s' of the same row in %s; expected one of them"
                  .formatted(
                      decision.place,
                      word,
                      other.word,
                      other.place.substring(other.place.lastIndexOf("line "))));
        }
      }
    }
    return decisions;
  }

  /// Finds whom each row is of.
  ///
  /// @param keyed the person whom an earlier reading of this list made of a line; 0 for none
  void find(
      EventTimeline timeline,
      History history,
      List<SheetRow> rows,
      List<RosterRow> read,
      LongToIntFunction keyed) {
    List<Integer> known = history.personIds();
    int last = known.isEmpty() ? 0 : known.getLast();
    IntFunction<Name> names = history.at(LocalDate.MAX).names();
    Map<String, List<Integer>> exact = new HashMap<>();
    Map<Integer, EffectiveDate> births = new HashMap<>();
    for (Person person : history.at(LocalDate.MAX).all()) {
      births.put(person.personId(), person.born());
      if (person.name() != null && person.born() != null) {
        exact
            .computeIfAbsent(identity(person.name(), person.born()), _ -> new ArrayList<>())
            .add(person.personId());
      }
    }
    decisions.values().forEach(decision -> decision.person(history)); // refuses what is nobody
    Map<Integer, List<Duplicates.Pair>> pairs = pairs(timeline, read, last);
    List<Clues> clues = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      RosterRow row = read.get(i);
      int before = keyed.applyAsInt(row.line());
      boolean isSame =
          before > 0
              && row.name() != null
              && RosterWords.plain(row.name().toString())
                  .equals(RosterWords.plain(String.valueOf(names.apply(before))));
      List<Integer> alike =
          row.name() == null || row.born() == null || !fields.contains("birth")
              ? List.of()
              : exact.getOrDefault(identity(row.name(), row.born()), List.of());
      List<Duplicates.Pair> likely = pairs.getOrDefault(last + 1 + i, List.of());
      clues.add(
          new Clues(
              isSame ? before : 0,
              decisions.get(rows.get(i).raw()),
              alike,
              likely,
              likely.isEmpty() || mayBeOne(row.born(), births.get(likely.getFirst().personId()))));
    }
    // a row that is only likely takes nobody whom a later one is surely of
    Set<Integer> taken = new HashSet<>();
    take(rows, clues, each -> each.known(history), taken);
    take(rows, clues, Clues::exact, taken);
    take(rows, clues, Clues::likeliest, taken);
    for (int i = 0; i < rows.size(); i++) {
      Clues each = clues.get(i);
      if (isOpen(rows.get(i).line()) || each.decision != null) {
        String word = each.decision == null ? "" : each.decision.word;
        keepOpen(rows.get(i), each.alike, each.likely, names, word);
      }
    }
  }

  /// Whether two births may be on one day; also where one is not known.
  private static boolean mayBeOne(EffectiveDate one, EffectiveDate other) {
    if (one == null || other == null) {
      return true;
    }
    boolean isBefore =
        one.latest() != null && other.earliest() != null && one.latest().isBefore(other.earliest());
    boolean isAfter =
        one.earliest() != null && other.latest() != null && other.latest().isBefore(one.earliest());
    return !isBefore && !isAfter;
  }

  /// Gives each row its person, unless another row is of her.
  private void take(
      List<SheetRow> rows, List<Clues> clues, ToIntFunction<Clues> whose, Set<Integer> taken) {
    for (int i = 0; i < rows.size(); i++) {
      int person = whose.applyAsInt(clues.get(i));
      if (person == 0 || person > 0 && taken.add(person)) {
        people.put(rows.get(i).line(), person);
      }
    }
  }

  private void keepOpen(
      SheetRow row,
      List<Integer> alike,
      List<Duplicates.Pair> likely,
      IntFunction<Name> names,
      String decision) {
    SequencedMap<Integer, Double> found = new LinkedHashMap<>();
    likely.forEach(pair -> found.put(pair.personId(), pair.score()));
    alike.forEach(person -> found.putIfAbsent(person, 0.0));
    if (decision.isEmpty()) {
      candidates.addAll(found.keySet());
    }
    if (found.isEmpty()) {
      found.put(0, 0.0);
    }
    found.forEach((person, score) ->
        open.add(new Open(row, person, person == 0 ? null : names.apply(person), score, decision)));
  }

  private static String identity(Name name, EffectiveDate born) {
    return RosterWords.plain(name.toString()) + "|" + born;
  }

  /// By the identifier of a row, the people whom it may be of, the likeliest first.
  private Map<Integer, List<Duplicates.Pair>> pairs(
      EventTimeline timeline, List<RosterRow> rows, int last) {
    List<RecordedEvent> events = new ArrayList<>();
    try {
      timeline.forEach(events::add);
    } catch (TimelineException.NoSuchTimeline _) {
      return Map.of(); // nobody is known
    }
    if (events.isEmpty()) {
      return Map.of();
    }
    long position = events.getLast().position();
    Instant recorded = events.getLast().recorded();
    for (int i = 0; i < rows.size(); i++) {
      RosterRow row = rows.get(i);
      Event said =
          new Event.Creation(
              last + 1 + i,
              fields.contains("name") ? row.name() : null,
              Status.UNKNOWN,
              fields.contains("address") ? row.address() : null,
              fields.contains("birth") ? row.born() : null,
              Details.NONE);
      events.add(
          new RecordedEvent(++position, recorded = recorded.plus(1, ChronoUnit.MICROS), said, ""));
    }
    Map<Integer, List<Duplicates.Pair>> found = new HashMap<>();
    for (Duplicates.Pair pair : Duplicates.linking(History.of(events), last).pairs(-20)) {
      if (pair.probability() >= UNLIKELY) {
        found.computeIfAbsent(pair.otherId(), _ -> new ArrayList<>()).add(pair);
      }
    }
    return found;
  }

  boolean isOpen(long line) {
    return !people.containsKey(line);
  }

  /// Whether there is something to be written, or was.
  boolean isWritten() {
    return !open.isEmpty() || isThere;
  }

  /// Writes what is not clear, with what was decided before.
  void write() {
    if (!isWritten()) {
      return;
    }
    StringJoiner lines = new StringJoiner("\n", HEADER + "\n", "\n").setEmptyValue(HEADER + "\n");
    open.forEach(each -> lines.add(each.line()));
    try {
      AtomicFile.write(review, lines.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw TimelineException.of(review, "can't write", e);
    }
  }
}
