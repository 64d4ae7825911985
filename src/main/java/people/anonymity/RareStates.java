package people.anonymity;

import module java.base;

import people.*;
import people.history.*;
import people.history.HistoryColumns.PeriodRows;
import people.timeline.*;

/// The people of a copy by what is known of them: status, place, year of birth, and the attributes
/// that stay, at its end or on any day, and who stands out by it.
final class RareStates {

  /// Those who are too few, before anybody is left out.
  final List<AnonymityReport.Rare> rare = new ArrayList<>();

  /// The records of those who stand out, and of those who do once these are left out.
  final Set<Integer> standOut = new HashSet<>();

  /// How many people these are.
  int people;

  private record KnownState(
      Status status,
      String country,
      String city,
      Integer born,
      SortedMap<String, String> attributes) {}

  private final Map<Integer, Set<KnownState>> states = new HashMap<>();

  RareStates(AnonymousEvents events, AnonymityOptions options) {
    try (EventTimeline copy = EventTimeline.inMemory()) {
      Anonymity.record(events, copy);
      History history = History.of(copy);
      if (options.isThroughout()) {
        addAll(history);
        addAll(unamended(copy));
      } else {
        addLast(history, events.times.getLast());
      }
      leaveOut(history, options.least());
    }
  }

  /// How many people there are.
  int size() {
    return states.size();
  }

  /// The same lives as they were first told, before anything of them was corrected or taken back:
  /// that stands in the copy too.
  private static History unamended(EventTimeline copy) {
    List<RecordedEvent> events = new ArrayList<>();
    copy.forEach(event -> {
      Event.Kind kind = event.event().kind();
      if (kind != Event.Kind.CORRECTION && kind != Event.Kind.RETRACTION) {
        events.add(event);
      }
    });
    return History.of(events);
  }

  private void addLast(History history, Instant at) {
    Snapshot last = history.at(LocalDate.ofInstant(at, ZoneOffset.UTC));
    for (int personId : history.personIds()) {
      Person person = last.person(personId);
      states.put(
          personId,
          Set.of(
              new KnownState(
                  person.status(),
                  person.address() == null ? null : person.address().country(),
                  person.address() == null ? null : person.address().city(),
                  person.born() == null ? null : person.born().day().getYear(),
                  person.attributes())));
    }
  }

  /// The rows of one table of lives, by person.
  private record LifeOf<T>(PeriodRows<T> rows, Map<Integer, List<Integer>> byPerson) {

    static <T> LifeOf<T> of(PeriodRows<T> rows) {
      return new LifeOf<>(
          rows,
          IntStream.range(0, rows.size()).boxed().collect(Collectors.groupingBy(rows::personId)));
    }

    List<Integer> rows(int person) {
      return byPerson.getOrDefault(person, List.of());
    }

    /// The row of a day; negative for none.
    int row(int person, int day) {
      return rows(person).stream()
          .filter(row -> rows.from(row) <= day && day < rows.until(row))
          .findFirst()
          .orElse(-1);
    }

    /// The value of a day; null for none.
    T value(int person, int day) {
      int row = row(person, day);
      return row < 0 ? null : rows.values().value(rows.values().number(row));
    }
  }

  /// What is known of everyone on any day, also of those who are no longer observed.
  private void addAll(History history) {
    HistoryColumns columns = history.columns();
    LifeOf<Status> statuses = LifeOf.of(columns.statusLives());
    LifeOf<Address> addresses = LifeOf.of(columns.addressLives());
    SortedMap<String, LifeOf<String>> attributes = new TreeMap<>();
    history
        .attributeNames()
        .forEach(name -> attributes.put(name, LifeOf.of(columns.attributeLives(name))));
    List<LifeOf<?>> all = new ArrayList<>(List.of(statuses, addresses));
    all.addAll(attributes.values());
    for (int person : history.personIds()) {
      Set<KnownState> hers = states.computeIfAbsent(person, _ -> new HashSet<>());
      all.stream()
          .flatMap(life -> life.rows(person).stream().map(life.rows()::from))
          .distinct()
          .forEach(day -> {
            int row = statuses.row(person, day);
            if (row >= 0) {
              int born = statuses.rows().born().applyAsInt(row);
              Address address = addresses.value(person, day);
              SortedMap<String, String> said = new TreeMap<>();
              attributes.forEach((name, life) -> said.put(name, life.value(person, day)));
              said.values().removeIf(Objects::isNull);
              hers.add(
                  new KnownState(
                      statuses.value(person, day),
                      address == null ? null : address.country(),
                      address == null ? null : address.city(),
                      born == HistoryColumns.NEVER ? null : LocalDate.ofEpochDay(born).getYear(),
                      said));
            }
          });
    }
  }

  /// Whoever is left out makes others fewer, so it goes on until nobody stands out.
  private void leaveOut(History history, int least) {
    Set<Integer> out = new HashSet<>();
    boolean isFirst = true;
    for (boolean isDone = false; !isDone; isFirst = false) {
      Map<KnownState, Integer> counts = new HashMap<>();
      states.forEach((person, known) -> {
        if (!out.contains(person)) {
          known.forEach(each -> counts.merge(each, 1, Integer::sum));
        }
      });
      if (isFirst) {
        counts.forEach((known, n) -> addRare(known, n, least));
      }
      int before = out.size();
      states.forEach((person, known) -> {
        if (known.stream().anyMatch(each -> counts.getOrDefault(each, least) < least)) {
          out.add(person);
        }
      });
      isDone = out.size() == before;
    }
    people = out.size();
    out.forEach(person -> standOut.addAll(history.records(person)));
    rare.sort(
        Comparator.comparingInt(AnonymityReport.Rare::people)
            .thenComparing(AnonymityReport.Rare::status)
            .thenComparing(r -> String.valueOf(r.city()))
            .thenComparing(r -> r.born() == null ? Integer.MIN_VALUE : r.born())
            .thenComparing(r -> String.valueOf(r.country()))
            .thenComparing(r -> r.attributes().toString()));
  }

  private void addRare(KnownState known, int people, int least) {
    if (people < least) {
      rare.add(
          new AnonymityReport.Rare(
              known.status, known.country, known.city, known.born, known.attributes, people));
    }
  }
}
