package people.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import people.Address;
import people.Name;
import people.Status;
import people.UnknownPersonException;
import people.columns.EventColumns;

/// The state of everyone at the end of a day, folded from the events up to then; see [History].
/// Always derived, always discardable. Immutable and safe for several threads; each question folds
/// anew, so keep the answer and not the snapshot.
public final class Snapshot {

  private final HistoryColumns known;
  private final LocalDate at;

  Snapshot(HistoryColumns known, LocalDate at) {
    this.known = known;
    this.at = at;
  }

  /// The day at whose end this holds.
  public LocalDate at() {
    return at;
  }

  @Override
  public String toString() {
    return "Snapshot at " + at + " of a " + known;
  }

  /// The living, by identifier: those created or born by then and not dead. A person whose birth is
  /// not known is there from the first day on which an event of hers counts.
  public List<Person> people() {
    return people(false);
  }

  /// Everyone known, by identifier: also the dead (as they died), and those who are not there yet
  /// (as they will be created).
  public List<Person> all() {
    return people(true);
  }

  private List<Person> people(boolean all) {
    FactTable facts = known.facts();
    int[] personIds = known.personIds();
    int day = EventColumns.day(at);
    return FactCursor.<List<Person>>ofEveryone(
            facts,
            _ -> new ArrayList<>(),
            (person, life, to) -> {
              int id = facts.personIds[person];
              life.at(day);
              if (all ? Arrays.binarySearch(personIds, id) >= 0 : life.isLiving()) {
                to.add(Person.of(id, life));
              }
            })
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /// One person, living or not; costs the reading of her events.
  ///
  /// @throws UnknownPersonException when nobody has that identifier
  public Person person(int personId) {
    return Person.of(personId, known.life(personId, at));
  }

  /// [#people] in columns, without an object for each.
  public HistoryColumns.PersonRows columns() {
    return known.people(at);
  }

  /// How many of the living have each status; statuses that nobody has are left out.
  public Map<Status, Integer> countByStatus() {
    return known.countByStatus(List.of(at)).at(at);
  }

  /// How many of the living are in each city, the largest first; those without a known city are
  /// under the empty text.
  public Map<String, Integer> countByCity() {
    HistoryColumns.PersonRows people = columns();
    int[] byAddress = new int[people.addresses().greatest() + 1];
    for (int row = 0; row < people.size(); row++) {
      byAddress[people.addresses().number(row)]++;
    }
    Map<String, Integer> counts = new HashMap<>();
    for (int address = 0; address < byAddress.length; address++) {
      if (byAddress[address] > 0) {
        counts.merge(city(people.addresses().value(address)), byAddress[address], Integer::sum);
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
    Map<Integer, Person> before = byId(all());
    Map<Integer, Person> after = byId(later.all());
    TreeSet<Integer> ids = new TreeSet<>(before.keySet());
    ids.addAll(after.keySet());
    List<Difference> differences = new ArrayList<>();
    for (int id : ids) {
      compare(before.getOrDefault(id, absent(id)), after.getOrDefault(id, absent(id)), differences);
    }
    return differences;
  }

  private static Map<Integer, Person> byId(List<Person> people) {
    return people.stream().collect(Collectors.toMap(Person::personId, each -> each));
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
