package people.history;

import java.lang.ref.Reference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import people.Address;
import people.Name;
import people.RecordedEvent;
import people.Status;

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

  @Override
  public String toString() {
    return "Snapshot at " + at + " of a " + history;
  }

  /// The living, by identifier: those created or born by then and not dead. A person whose birth is
  /// not known is there from the first day on which an event of hers counts.
  public List<Person> people() {
    return all().stream().filter(Person::living).toList();
  }

  /// Everyone known, by identifier: also the dead (as they died), and those who are not there yet
  /// (as they will be created).
  public List<Person> all() {
    RecordedEvent[] events = history.readAhead();
    List<Person> all = history.personIds().stream().map(this::person).toList();
    Reference.reachabilityFence(events);
    return all;
  }

  /// One person, living or not.
  ///
  /// @throws UnknownPersonException when nobody has that identifier
  public Person person(int personId) {
    return new Fold(history.facts(personId), at).person(personId);
  }

  /// [#people] in columns, for all of them.
  public PersonColumns columns() {
    return PersonColumns.of(history.lives(), at);
  }

  /// How many of the living have each status; statuses that nobody has are left out.
  public Map<Status, Integer> countByStatus() {
    return history.countByStatus(List.of(at)).at(at);
  }

  /// How many of the living are in each city, the largest first; those without a known city are
  /// under the empty text.
  public Map<String, Integer> countByCity() {
    PersonColumns people = columns();
    int[] byAddress = people.countByAddress();
    Map<String, Integer> counts = new HashMap<>();
    for (int address = 0; address < byAddress.length; address++) {
      if (byAddress[address] > 0) {
        counts.merge(city(people.address(address)), byAddress[address], Integer::sum);
      }
    }
    Map<String, Integer> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  private static String city(Address address) {
    return address == null || address.city() == null ? "" : address.city();
  }

  /// One way in which a person differs between two snapshots.
  ///
  /// @param name of the person, in the later snapshot where there is one; null when not known
  /// @param before null for someone who was not there, and for what was not known
  /// @param after null for someone who is no longer there, and for what is not known or no longer
  ///   so
  public record Difference(int personId, Name name, What what, Object before, Object after) {

    /// What differs, with the type of `before` and `after`.
    public enum What {
      /// Is there and was not ([EffectiveDate] of the creation, null when not known).
      JOINED,
      /// Is dead and was not, or on another date ([EffectiveDate]).
      DIED,
      /// Was there and is not, without having died: someone took the events back.
      GONE,
      /// Another birth, or entry in the roll ([EffectiveDate]).
      CREATED,
      /// Another [Name].
      NAME,
      /// Another [Status].
      STATUS,
      /// Another [Address].
      ADDRESS
    }
  }

  /// What is different in a later snapshot, person by person: of another date (what happened), or
  /// of the same date as it was known later (what was learnt).
  public List<Difference> differencesTo(Snapshot later) {
    RecordedEvent[] events = history.readAhead();
    RecordedEvent[] laterEvents = later.history.readAhead();
    TreeSet<Integer> ids = new TreeSet<>(history.personIds());
    ids.addAll(later.history.personIds());
    List<Difference> differences = new ArrayList<>();
    for (int id : ids) {
      Person before = history.knows(id) ? person(id) : absent(id);
      Person after = later.history.knows(id) ? later.person(id) : absent(id);
      compare(before, after, differences);
    }
    Reference.reachabilityFence(events);
    Reference.reachabilityFence(laterEvents);
    return differences;
  }

  private static Person absent(int id) {
    return new Person(id, null, Status.UNKNOWN, null, null, null, false, true, null);
  }

  private static void compare(Person before, Person after, List<Difference> differences) {
    boolean wasThere = before.living() || before.died() != null;
    boolean isThere = after.living() || after.died() != null;
    if (!wasThere && !isThere) {
      return;
    }
    if (!wasThere) {
      add(differences, after, Difference.What.JOINED, null, after.created());
    } else if (!isThere) {
      add(differences, before, Difference.What.GONE, before.created(), null);
      return;
    } else {
      addIfOther(differences, after, Difference.What.CREATED, before.created(), after.created());
      addIfOther(differences, after, Difference.What.NAME, before.name(), after.name());
      addIfOther(differences, after, Difference.What.STATUS, before.status(), after.status());
      addIfOther(differences, after, Difference.What.ADDRESS, before.address(), after.address());
    }
    addIfOther(differences, after, Difference.What.DIED, before.died(), after.died());
  }

  private static void addIfOther(
      List<Difference> differences,
      Person person,
      Difference.What what,
      Object before,
      Object after) {
    if (!Objects.equals(before, after)) {
      add(differences, person, what, before, after);
    }
  }

  private static void add(
      List<Difference> differences,
      Person person,
      Difference.What what,
      Object before,
      Object after) {
    differences.add(new Difference(person.personId(), person.name(), what, before, after));
  }
}
