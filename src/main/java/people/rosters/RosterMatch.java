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
              RejectedRow.quoted(row.raw()),
              candidate,
              RejectedRow.quoted(String.valueOf(name)),
              String.format(Locale.ROOT, "%.1f", score),
              decision);
    }
  }

  /// By line, the person; 0 for somebody new.
  final Map<Long, Integer> people = new HashMap<>();

  /// Those who may be meant by a row that is not clear.
  final Set<Integer> candidates = new HashSet<>();

  private final List<Open> open = new ArrayList<>();
  private final List<String> fields;
  private final Map<String, String> decisions;

  /// @param fields of [#FIELDS]
  /// @param review with decisions, if it is there
  RosterMatch(List<String> fields, Path review) {
    this.fields = fields;
    this.decisions = decisions(review);
  }

  private static Map<String, String> decisions(Path review) {
    Map<String, String> decisions = new HashMap<>();
    if (!Files.exists(review)) {
      return decisions;
    }
    try (Sheet sheet = Sheet.open(review, SheetOptions.guessed().delimiter(',').quote('"'))) {
      int row = sheet.column("row");
      int decision = sheet.column("decision");
      for (SheetRow each; (each = sheet.next()) != null; ) {
        String decided = each.cell(decision).strip();
        if (!decided.isEmpty() && !decided.equals(NEW) && !decided.matches("\\d{1,9}")) {
          throw new TimelineException(
              "%s: the decision is '%s'; expected the identifier of a person, or new"
                  .formatted(sheet.place(each), decided));
        }
        if (!decided.isEmpty()) {
          decisions.put(each.cell(row), decided);
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
    for (Person person : history.at(LocalDate.MAX).all()) {
      if (person.name() != null && person.born() != null) {
        exact
            .computeIfAbsent(identity(person.name(), person.born()), _ -> new ArrayList<>())
            .add(person.personId());
      }
    }
    Map<Integer, List<Duplicates.Pair>> pairs = pairs(timeline, read, last);
    Set<Integer> taken = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      RosterRow row = read.get(i);
      String decision = decisions.get(rows.get(i).raw());
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
      int person = -1;
      if (isSame) {
        person = before;
      } else if (decision != null) {
        person = decision.equals(NEW) ? 0 : Integer.parseInt(decision);
      } else if (alike.size() == 1) {
        person = alike.getFirst();
      } else if (alike.isEmpty() && likely.isEmpty()) {
        person = 0;
      } else if (alike.isEmpty()
          && likely.getFirst().probability() >= CLEAR
          && (likely.size() == 1 || likely.get(1).probability() < UNLIKELY)) {
        person = likely.getFirst().personId();
      }
      if (person > 0 && !taken.add(person)) {
        person = -1; // another row is of her
      }
      if (person >= 0) {
        people.put(row.line(), person);
      }
      if (person < 0 || decision != null) {
        keepOpen(rows.get(i), alike, likely, names, decision == null ? "" : decision);
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
    for (Duplicates.Pair pair : Duplicates.of(History.of(events)).pairs(-20)) {
      if (pair.personId() <= last && pair.otherId() > last && pair.probability() >= UNLIKELY) {
        found.computeIfAbsent(pair.otherId(), _ -> new ArrayList<>()).add(pair);
      }
    }
    return found;
  }

  /// How many rows are not clear.
  long undecided() {
    return open.stream().filter(each -> each.decision.isEmpty()).map(Open::row).distinct().count();
  }

  boolean isOpen(long line) {
    return !people.containsKey(line);
  }

  /// Writes what is not clear, with what was decided before.
  void write(Path review) {
    if (open.isEmpty() && !Files.exists(review)) {
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
