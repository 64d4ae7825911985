package people.history;

import module java.base;

import people.*;
import people.columns.*;

/// The state of everyone at the end of a day, folded from the events up to then; see [History].
/// Always derived, always discardable. Immutable and safe for several threads; each question folds
/// anew, so keep the answer and not the snapshot.
public final class Snapshot {

  private final KnownColumns known;
  private final LocalDate at;

  Snapshot(KnownColumns known, LocalDate at) {
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

  /// The living, by identifier: those born or entered by then who are not dead or presumed to be,
  /// not away, and still observed. A person whose birth is not known is there from the first day on
  /// which an event of hers counts.
  public List<Person> people() {
    return people(false);
  }

  /// Everyone known, by identifier: also the dead (as they died), those who are away or no longer
  /// observed (as they were last known), and those who are not there yet (as they will be created).
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
            (person, cursor, to) -> {
              int id = facts.personIds()[person];
              cursor.at(day);
              if (all ? Arrays.binarySearch(personIds, id) >= 0 : Presence.isCounted(cursor)) {
                to.add(Person.of(id, cursor));
              }
            })
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /// One person, living or not; costs the reading of her events.
  ///
  /// @throws UnknownPersonException when nobody is known by that identifier
  public Person person(int personId) {
    return Person.of(personId, known.cursor(personId, at));
  }

  /// What people are called, by identifier; null for one who has no name, and for one who is not
  /// known. For the names of many people: a question costs a look at her facts, and no more. Not
  /// safe for several threads.
  public IntFunction<Name> names() {
    FactTable facts = known.facts();
    int[] personIds = known.personIds();
    FactCursor cursor = new FactCursor(facts, 0);
    int day = EventColumns.day(at);
    return personId -> {
      int person = facts.find(personId);
      return person < 0 || Arrays.binarySearch(personIds, personId) < 0
          ? null
          : cursor.read(person).at(day).calledName();
    };
  }

  /// [#people] in columns, without an object for each.
  public HistoryColumns.PersonRows columns() {
    return known.people(at);
  }

  /// How much of an answer about everyone hangs on uncertain dates.
  ///
  /// @param counted how many of [#people] are uncertain in what was asked about
  /// @param absent who is not among them and may be, by identifier; without those who are no longer
  ///   observed
  public record Doubted(int counted, List<Integer> absent) {}

  /// Of whom the answer hangs on an uncertain date, as [Person#certain] says of all fields: who is
  /// there, and one field of theirs. Costs a pass over everyone's facts, on all cores.
  ///
  /// @param field what is asked about beside; null for nothing
  /// @param attributes the names of those that are asked about, where that is an attribute
  public Doubted doubted(Reason.Field field, Set<String> attributes) {
    return DoubtfulPeople.of(known.facts(), EventColumns.day(at), field, attributes);
  }

  /// Who is with whom, in order of the smaller identifier: unions of which at least one of the two
  /// is there, as far as that one says so; also those, as uncertain ones, that may go on by a date
  /// which is open, see [Period.UnionPeriod]. Nothing is said of how they end, see
  /// [History#couples]. Costs [HistoryColumns#unionPeriods], once for all dates.
  public List<Period.UnionPeriod> couples() {
    return known.couples(at);
  }

  /// Those of one person; costs the reading of the events of those who name her and whom she does.
  ///
  /// @throws UnknownPersonException when nobody is known by that identifier
  public List<Period.UnionPeriod> couples(int personId) {
    return known.couples(personId, at);
  }

  /// Who lives with whom: the people who are there, by address, where that has a street. Costs a
  /// few passes over everyone's facts, once for all dates.
  public List<Period.HouseholdPeriod> households() {
    return known.households(at);
  }

  /// The number of the living by status; statuses that nobody has are left out.
  public Map<Status, Integer> countByStatus() {
    return known.countByStatus(List.of(at)).at(at);
  }

  /// The number of those whose last known status that is, and who are no longer observed by then;
  /// they are in no other count. Costs a pass over everyone's facts.
  public Map<Status, Integer> countBeyond() {
    HistoryColumns.StatusCounts counts = known.countByStatus(List.of(at));
    Map<Status, Integer> beyond = new EnumMap<>(Status.class);
    for (Status status : Status.values()) {
      if (counts.beyond(at, status) > 0) {
        beyond.put(status, counts.beyond(at, status));
      }
    }
    return beyond;
  }

  /// The number of the living by city, the largest first; those without a known city are under the
  /// empty text. Spellings of the same city count together, under the commonest of them, see
  /// [Address.Spellings].
  public Map<String, Integer> countByCity() {
    return countByCity(false);
  }

  /// The number of those whose last known address is in that city, and who are no longer observed
  /// by then, see [#countBeyond]; in the spellings of [#countByCity].
  public Map<String, Integer> countBeyondByCity() {
    return countByCity(true);
  }

  private Map<String, Integer> countByCity(boolean beyond) {
    HistoryColumns.PersonRows people = columns();
    int[] byAddress = new int[people.addresses().greatest() + 1];
    for (int row = 0; row < people.size(); row++) {
      byAddress[people.addresses().number(row)]++;
    }
    Map<String, Long> observed = new HashMap<>();
    for (int address = 0; address < byAddress.length; address++) {
      if (byAddress[address] > 0) {
        observed.merge(
            city(people.addresses().value(address)), (long) byAddress[address], Long::sum);
      }
    }
    Map<String, Long> others =
        countBeyond().isEmpty()
            ? Map.of()
            : all().stream()
                .filter(person -> person.living() && person.beyond())
                .collect(
                    Collectors.groupingBy(person -> city(person.address()), Collectors.counting()));
    Address.Spellings cities = new Address.Spellings();
    observed.forEach(cities::add);
    others.forEach(cities::add);
    Map<String, Integer> counts = new HashMap<>();
    (beyond ? others : observed)
        .forEach((city, count) ->
            counts.merge(cities.commonest(city), Math.toIntExact(count), Integer::sum));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
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

    /// The kind of a difference, with the type of `before` and `after`.
    public enum What {
      /// Is there and was not ([EffectiveDate] of the birth or, where that is not known, of the
      /// creation; null when neither is).
      JOINED,
      /// Is dead and was not, or on another date ([EffectiveDate]).
      DIED,
      /// Is away and was not, or since another date ([EffectiveDate]); `after` is null for one who
      /// returned.
      LEFT,
      /// Was there and is not, without having died: someone took the events back.
      GONE,
      /// Is another person's record and was not, or the other way round: the identifier of that
      /// person ([Integer]) after or before the merge.
      MERGED,
      /// Is presumed dead and was not ([Boolean]).
      PRESUMED,
      /// Another entry in the roll, or birth where that is the same ([EffectiveDate]).
      CREATED,
      /// Another birth, where it is not that ([EffectiveDate]).
      BORN,
      /// Another [Name].
      NAME,
      /// Another [Status].
      STATUS,
      /// Another [Partner] of a union.
      PARTNER,
      /// Another [Address].
      ADDRESS,
      /// Another [Attribute], a row for each.
      ATTRIBUTE
    }
  }

  /// The differences in a later snapshot, person by person: of another date (what happened), or of
  /// the same date as it was known later (what was learnt).
  public List<Difference> differencesTo(Snapshot later) {
    Map<Integer, Person> before = byId(all());
    Map<Integer, Person> after = byId(later.all());
    TreeSet<Integer> ids = new TreeSet<>(before.keySet());
    ids.addAll(after.keySet());
    return ids.stream()
        .flatMap(id -> {
          Person was = before.get(id);
          Person is = after.get(id);
          int survivor = later.known.survivor(id);
          if (was != null && is == null && survivor != id) {
            return Stream.of(difference(was, Difference.What.MERGED, null, survivor));
          }
          int survived = known.survivor(id);
          return was == null && is != null && survived != id
              ? Stream.of(difference(is, Difference.What.MERGED, survived, null))
              : differences(was, is);
        })
        .toList();
  }

  private static Map<Integer, Person> byId(List<Person> people) {
    return people.stream().collect(Collectors.toMap(Person::personId, each -> each));
  }

  private static Stream<Difference> differences(Person before, Person after) {
    if (!isThere(after)) {
      return isThere(before)
          ? Stream.of(difference(before, Difference.What.GONE, before.created(), null))
          : Stream.empty();
    }
    Stream<Difference> gone =
        Stream.of(
                ifOther(after, Difference.What.DIED, before, Person::died),
                ifOther(after, Difference.What.LEFT, before, Person::left),
                before == null && !after.presumed()
                    ? Stream.<Difference>empty()
                    : ifOther(after, Difference.What.PRESUMED, before, Person::presumed))
            .flatMap(each -> each);
    if (!isThere(before)) {
      return Stream.concat(
          Stream.of(
              difference(
                  after,
                  Difference.What.JOINED,
                  null,
                  after.born() != null ? after.born() : after.created())),
          gone);
    }
    return Stream.of(
            ifOther(after, Difference.What.CREATED, before, Person::created),
            ifOther(after, Difference.What.BORN, before, Person::bornApart),
            ifOther(after, Difference.What.NAME, before, Person::name),
            ifOther(after, Difference.What.STATUS, before, Person::status),
            ifOther(after, Difference.What.PARTNER, before, Person::partner),
            ifOther(after, Difference.What.ADDRESS, before, Person::address),
            attributes(before, after),
            gone)
        .flatMap(each -> each);
  }

  private static Stream<Difference> attributes(Person before, Person after) {
    SortedSet<String> names = new TreeSet<>(before.attributes().keySet());
    names.addAll(after.attributes().keySet());
    return names.stream()
        .flatMap(name ->
            ifOther(after, Difference.What.ATTRIBUTE, before, person -> attribute(person, name)));
  }

  /// Null where it is not known.
  private static Attribute attribute(Person person, String name) {
    String value = person.attributes().get(name);
    return value == null ? null : new Attribute(name, value);
  }

  /// @param person null when not known
  private static boolean isThere(Person person) {
    return person != null
        && (person.living() || person.died() != null || person.left() != null || person.presumed());
  }

  /// @param before null when not known
  private static Stream<Difference> ifOther(
      Person after, Difference.What what, Person before, Function<Person, Object> field) {
    Object was = before == null ? null : field.apply(before);
    Object is = field.apply(after);
    return Objects.equals(was, is) ? Stream.empty() : Stream.of(difference(after, what, was, is));
  }

  private static Difference difference(
      Person person, Difference.What what, Object before, Object after) {
    return new Difference(person.personId(), person.name(), what, before, after);
  }
}
