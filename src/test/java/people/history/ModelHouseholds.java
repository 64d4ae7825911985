package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import people.*;
import people.history.Period.HouseholdPeriod;
import people.history.Period.HouseholdPeriod.Composition;
import people.history.Period.UnionPeriod;
import people.history.Reason.Field;

/// The rules of households once more, in the plainest way, see [ReferenceModel].
final class ModelHouseholds {

  private static final Set<Field> FIELDS =
      EnumSet.of(Field.CREATED, Field.STATUS, Field.ADDRESS, Field.DIED, Field.LEFT);

  private final Map<Integer, ReferenceModel> models;
  private final List<UnionPeriod> unions;
  private final LocalDate at;
  private final Map<Address, TreeMap<Integer, Person>> homes = new HashMap<>();

  /// All addresses that are known.
  private final Set<Address> known = new HashSet<>();

  /// Where somebody may be who counts as being elsewhere, or not at all.
  private final Set<Address> possible = new HashSet<>();

  private ModelHouseholds(
      Map<Integer, ReferenceModel> models, List<UnionPeriod> couples, LocalDate at) {
    this.models = models;
    this.unions = couples;
    this.at = at;
    for (ReferenceModel model : models.values()) {
      for (ModelFact fact : model.facts()) {
        if (!fact.said().getOrDefault(Field.ADDRESS, Map.of()).isEmpty()) {
          known.add(address(fact));
        }
      }
    }
    models.forEach((id, model) -> {
      Person person = model.at(at).person();
      Address home = home(person.address());
      if (person.living() && !person.beyond() && home != null && home.street() != null) {
        homes.computeIfAbsent(home, _ -> new TreeMap<>()).put(id, person);
      }
      Set<Address> others = possible(model);
      others.remove(isThere(person) ? home : null);
      possible.addAll(others);
    });
  }

  private static boolean isThere(Person person) {
    return person.living() && !person.beyond();
  }

  /// Where somebody was before what may be still to come, or is by then.
  private Set<Address> possible(ReferenceModel model) {
    Set<Address> possible = new HashSet<>();
    boolean mayBeThere = isThere(model.at(at).person());
    for (boolean isOfEnds : new boolean[] {true, false}) {
      Person person = model.asIfNotYet(at, isOfEnds).at(at).person();
      if (isThere(person) && model.start() != null && !at.isBefore(model.start())) {
        mayBeThere = true;
        possible.add(home(person.address()));
      }
    }
    for (ModelFact fact : model.facts()) {
      Map<String, String> said = fact.said().getOrDefault(Field.ADDRESS, Map.of());
      if (mayBeThere && !said.isEmpty() && ModelCertainty.isNotYet(fact, at, false)) {
        possible.add(home(address(fact)));
      }
    }
    return possible;
  }

  private static Address address(ModelFact fact) {
    Map<String, String> said = fact.said().get(Field.ADDRESS);
    return new Address(
        said.get("street"), said.get("city"), said.get("postcode"), said.get("country"));
  }

  /// The address with what it leaves out, where all others of that street and city say the same.
  private Address home(Address of) {
    if (of == null || of.street() == null || of.city() == null) {
      return of;
    }
    Address in = inCountry(of);
    Set<String> postcodes = new HashSet<>();
    for (Address other : known) {
      if (isOfStreet(other, of) && Objects.equals(inCountry(other).country(), in.country())) {
        postcodes.add(other.postcode());
      }
    }
    postcodes.remove(null);
    String postcode = postcodes.size() == 1 ? postcodes.iterator().next() : in.postcode();
    return new Address(in.street(), in.city(), postcode, in.country());
  }

  private Address inCountry(Address of) {
    Set<String> countries = new HashSet<>();
    known.stream().filter(other -> isOfStreet(other, of)).forEach(o -> countries.add(o.country()));
    countries.remove(null);
    String country = countries.size() == 1 ? countries.iterator().next() : of.country();
    return new Address(of.street(), of.city(), of.postcode(), country);
  }

  private static boolean isOfStreet(Address one, Address other) {
    return other.street().equals(one.street()) && other.city().equals(one.city());
  }

  private HouseholdPeriod withHome(HouseholdPeriod household) {
    return new HouseholdPeriod(
        home(household.address()),
        household.personIds(),
        household.couples(),
        household.composition(),
        household.from(),
        household.until(),
        household.certain());
  }

  /// Compares those of a history at a date, and its periods, with the rules.
  static void compare(
      History real, Map<Integer, ReferenceModel> models, List<UnionPeriod> couples, LocalDate at) {
    ModelHouseholds model = new ModelHouseholds(models, couples, at);
    Set<HouseholdPeriod> expected = new HashSet<>();
    model.homes.forEach((home, people) -> expected.add(model.household(home, people)));
    List<HouseholdPeriod> households = real.at(at).households();
    assertEquals(
        expected,
        households.stream().map(model::withHome).collect(Collectors.toSet()),
        "households");
    if (!at.isAfter(real.observedUntil())) {
      HistoryColumns.HouseholdRows rows = real.columns().householdPeriods();
      int day = (int) at.toEpochDay();
      assertEquals(
          households.stream().map(ModelHouseholds::row).toList(),
          IntStream.range(0, rows.size())
              .filter(i -> rows.starts().applyAsInt(i) <= day && day < rows.ends().applyAsInt(i))
              .mapToObj(i ->
                  List.of(
                      rows.addresses().value(rows.addresses().number(i)),
                      rows.people().applyAsInt(i),
                      rows.couples().applyAsInt(i),
                      rows.compositions().apply(i),
                      rows.certain().test(i)))
              .toList(),
          "periods of households");
    }
  }

  private static List<Object> row(HouseholdPeriod household) {
    return List.of(
        household.address(),
        household.personIds().size(),
        household.couples(),
        household.composition(),
        household.certain());
  }

  private HouseholdPeriod household(Address home, TreeMap<Integer, Person> people) {
    List<UnionPeriod> couples =
        unions.stream()
            .filter(union -> people.containsKey(union.personId()))
            .filter(union -> people.containsKey(union.partnerId()))
            .filter(union -> union.status() != Status.SEPARATED)
            .toList();
    Set<Integer> paired = new TreeSet<>();
    couples.forEach(union -> paired.addAll(List.of(union.personId(), union.partnerId())));
    Set<Integer> children = new TreeSet<>();
    people.forEach((id, person) -> {
      boolean hasParent = parents(id).stream().anyMatch(people::containsKey);
      if (!paired.contains(id) && (hasParent || !isOfAge(person, EffectiveDate::day, true))) {
        children.add(id);
      }
    });
    boolean isOfThree =
        children.stream().anyMatch(id -> parents(id).stream().anyMatch(children::contains));
    int adults = people.size() - paired.size() - children.size();
    Composition composition = Composition.OTHER;
    if (people.size() == 1) {
      composition = Composition.ONE_PERSON;
    } else if (!isOfThree && couples.size() == 1 && adults == 0) {
      composition = children.isEmpty() ? Composition.COUPLE : Composition.COUPLE_WITH_CHILDREN;
    } else if (!isOfThree && couples.isEmpty() && adults == 1) {
      composition = Composition.ONE_PARENT;
    }
    boolean isCertain =
        !possible.contains(home)
            && people.keySet().stream().allMatch(id -> models.get(id).isCertain(at, FIELDS))
            && people.values().stream()
                .filter(person -> people.size() > 1 && !paired.contains(person.personId()))
                .filter(
                    person -> parents(person.personId()).stream().noneMatch(people::containsKey))
                .allMatch(person ->
                    isOfAge(person, EffectiveDate::earliest, true)
                        == isOfAge(person, EffectiveDate::latest, false))
            && couples.stream()
                .noneMatch(union -> union.agreement() == UnionPeriod.Agreement.CONTRADICTED);
    return new HouseholdPeriod(
        home, List.copyOf(people.keySet()), couples.size(), composition, at, null, isCertain);
  }

  private List<Integer> parents(int id) {
    return ModelAttributes.parents(models.get(id));
  }

  /// @param ifOpen what is so where that side of the date is open, or no birth is known
  private boolean isOfAge(Person person, Function<EffectiveDate, LocalDate> side, boolean ifOpen) {
    LocalDate born = person.born() == null ? null : side.apply(person.born());
    return born == null ? ifOpen : ChronoUnit.YEARS.between(born, at) >= 18;
  }
}
