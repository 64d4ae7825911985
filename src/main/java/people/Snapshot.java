package people;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The state of everyone at the end of a day, folded from the events up to then; see [History].
/// Always derived, always discardable. Immutable and safe for several threads; each question folds
/// anew, so keep the answer and not the snapshot.
public final class Snapshot {

  private final History history;
  private final LocalDate at;

  Snapshot(History history, LocalDate at) {
    this.history = history;
    this.at = at;
  }

  /// The day at whose end this holds.
  public LocalDate at() {
    return at;
  }

  /// The living, by identifier: those created or born by then and not dead. A person whose birth is
  /// not known is there from the first day on which an event of hers counts.
  public List<Person> people() {
    return all().stream().filter(Person::living).toList();
  }

  /// Everyone the timeline ever names, by identifier: also the dead (as they died), and those who
  /// are not there yet (as they will be created).
  public List<Person> all() {
    return fold().toList();
  }

  /// One person, living or not.
  ///
  /// @throws UnknownPersonException when nobody has that identifier
  public Person person(int personId) {
    return fold(personId, history.events(personId));
  }

  /// How many of the living have each status; statuses that nobody has are left out.
  public Map<Status, Integer> countByStatus() {
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    people().forEach(person -> counts.merge(person.status(), 1, Integer::sum));
    return counts;
  }

  /// How many of the living are in each city, the largest first; those without a known city are
  /// under the empty text.
  public Map<String, Integer> countByCity() {
    Map<String, Integer> counts =
        people().stream().collect(Collectors.toMap(Snapshot::city, _ -> 1, Integer::sum));
    Map<String, Integer> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  private static String city(Person person) {
    return person.address() == null || person.address().city() == null
        ? ""
        : person.address().city();
  }

  private Stream<Person> fold() {
    return history.eventsByPerson().entrySet().stream()
        .map(entry -> fold(entry.getKey(), entry.getValue()));
  }

  private Person fold(int personId, List<RecordedEvent> events) {
    Name name = null;
    Status status = Status.UNKNOWN;
    Address address = null;
    EffectiveDate created = null;
    EffectiveDate died = null;
    String source = null;
    for (RecordedEvent recorded : events) {
      boolean tookEffect = !recorded.day().isAfter(at);
      switch (recorded.event()) {
        case Event.Creation e -> {
          name = e.name();
          status = e.status();
          address = e.address();
          created = e.details().effective();
          source = e.details().source();
        }
        case Event.StatusChange e when tookEffect -> status = e.newStatus();
        case Event.AddressChange e when tookEffect -> address = e.newAddress();
        case Event.NameChange e when tookEffect -> name = e.newName().over(name);
        case Event.Death e when tookEffect -> {
          EffectiveDate date = e.details().effective();
          died = date != null ? date : EffectiveDate.of(recorded.day());
        }
        case Event.StatusChange _, Event.AddressChange _, Event.NameChange _, Event.Death _ -> {}
        case Event.Unrecognized _ -> {}
      }
    }
    boolean living = died == null && !start(events, created).isAfter(at);
    return new Person(personId, name, status, address, created, died, living, source);
  }

  /// The day from which a person is there: her birth or, where that is not known, the first day
  /// from which an event counts.
  private static LocalDate start(List<RecordedEvent> events, EffectiveDate created) {
    return created != null
        ? created.day()
        : events.stream()
            .filter(recorded -> !(recorded.event() instanceof Event.Unrecognized))
            .map(RecordedEvent::day)
            .min(Comparator.naturalOrder())
            .orElse(LocalDate.MAX);
  }
}
