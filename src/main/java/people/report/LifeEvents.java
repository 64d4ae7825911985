package people.report;

import module java.base;

import people.*;
import people.history.*;

/// Everyone's events in words, and which of them decides each rectangle of a life.
final class LifeEvents {

  /// By column, an event a row, in order of people and of effect: `day` is the day from which it
  /// counts, `when` its date where that is not this day, with an empty text for none, and `late`
  /// how many days later it was recorded.
  final Map<String, Object> columns;

  /// For each rectangle of statuses, and of addresses, which of her events decides it, from 0; -1
  /// for none.
  final List<Integer> ofStatuses;

  final List<Integer> ofStays;

  private final ReportQuestion question;
  private final KnownStops stops;
  private final List<Integer> people = new ArrayList<>();
  private final List<Long> positions = new ArrayList<>();
  private final List<Integer> days = new ArrayList<>();
  private final List<Integer> knownFrom = new ArrayList<>();
  private final List<String> when = new ArrayList<>();
  private final List<String> what = new ArrayList<>();
  private final List<Integer> late = new ArrayList<>();

  LifeEvents(ReportQuestion question, KnownStops stops, LifeTables tables) {
    this.question = question;
    this.stops = stops;
    Integer[] statuses = new Integer[tables.statuses.size()];
    Integer[] stays = new Integer[tables.stays.size()];
    Arrays.fill(statuses, -1);
    Arrays.fill(stays, -1);
    Map<Integer, List<Integer>> statusRows = byPerson(tables.statuses);
    Map<Integer, List<Integer>> stayRows = byPerson(tables.stays);
    Set<Integer> known = new HashSet<>(question.history().personIds());
    List<Integer> ids = tables.people.values();
    List<RecordedEvent> ends = observationEnds();
    for (int i = 0; i < ids.size(); i++) {
      if (!known.contains(ids.get(i))) {
        continue; // a record that another one took up
      }
      List<RecordedEvent> events = question.history().events(ids.get(i));
      Map<Long, Integer> rows = add(i + 1, events);
      List<RecordedEvent> read = new ArrayList<>(events);
      read.addAll(ends);
      read.sort(Comparator.comparingLong(RecordedEvent::position));
      Decisions decisions = new Decisions(ids.get(i), History.of(read), rows);
      decisions.of(tables.statuses, statusRows.get(i + 1), Reason.Field.STATUS, statuses);
      decisions.of(tables.stays, stayRows.get(i + 1), Reason.Field.ADDRESS, stays);
    }
    ofStatuses = List.of(statuses);
    ofStays = List.of(stays);
    columns = new LinkedHashMap<>();
    columns.put("p", people);
    columns.put("position", positions);
    columns.put("day", days);
    columns.put("k0", knownFrom);
    columns.put("when", when);
    columns.put("what", what);
    columns.put("late", late);
  }

  private static Map<Integer, List<Integer>> byPerson(Rectangles rows) {
    return IntStream.range(0, rows.size())
        .boxed()
        .collect(Collectors.groupingBy(row -> rows.get(row, "p")));
  }

  private List<RecordedEvent> observationEnds() {
    HistoryColumns.EventRows events = question.history().columns().events();
    return IntStream.range(0, events.size())
        .filter(row -> events.typeNumbers().applyAsInt(row) == Event.Kind.OBSERVATION_END.ordinal())
        .mapToObj(events.events())
        .toList();
  }

  /// @return by position which of hers each is
  private Map<Long, Integer> add(int person, List<RecordedEvent> events) {
    Map<Long, Integer> rows = new HashMap<>();
    for (RecordedEvent event : events) {
      rows.put(event.position(), rows.size());
      EffectiveDate effective = event.event().details().effective();
      LocalDate day = LocalDate.ofInstant(event.recorded(), ZoneOffset.UTC);
      int stop = (int) stops.ends().stream().filter(end -> end.isBefore(day)).count();
      people.add(person);
      positions.add(event.position());
      days.add((int) event.day().toEpochDay());
      knownFrom.add(stop);
      String date = effective == null ? "" : effective.toString();
      when.add(date.equals(event.day().toString()) ? null : date);
      what.add(question.words().apply(event.event(), events));
      late.add((int) (day.toEpochDay() - event.day().toEpochDay()));
    }
    return rows;
  }

  /// Which of a person's events decide what she is.
  private final class Decisions {

    private final int personId;
    private final History hers;
    private final Map<Long, Integer> rows;
    private final Map<Integer, History> known = new HashMap<>();

    Decisions(int personId, History hers, Map<Long, Integer> rows) {
      this.personId = personId;
      this.hers = hers;
      this.rows = rows;
    }

    void of(Rectangles of, List<Integer> which, Reason.Field field, Integer[] to) {
      for (int row : which == null ? List.<Integer>of() : which) {
        History then = known.computeIfAbsent(of.knownFrom(row), stop -> stops.at(stop, hers));
        LocalDate day = LocalDate.ofEpochDay(of.get(row, "from"));
        if (then.personIds().contains(personId)) {
          then.why(personId, day).stream()
              .filter(reason -> reason.fields().contains(field))
              .findFirst()
              .ifPresent(reason -> to[row] = rows.getOrDefault(reason.event().position(), -1));
        }
      }
    }
  }
}
