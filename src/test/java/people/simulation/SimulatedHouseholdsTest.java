package people.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.history.Period.HouseholdPeriod;
import people.history.Period.HouseholdPeriod.Composition;
import people.simulation.Cities.House;
import people.simulation.Resident.Dwelling;

/// Households of a simulated town: who lives together shares an address, and nobody else does; and
/// their kinds are as common as in a country.
class SimulatedHouseholdsTest {

  /// Where somebody lives from a day on, as it is recorded; null for the dead.
  private record Stay(LocalDate from, Dwelling home) {}

  private static final List<String> DAYS =
      List.of("1960-01-01", "1961-03-15", "1975", "1990-07-01", "2004-02", "2019");

  private static final Map<Resident, List<Stay>> STAYS = new IdentityHashMap<>();

  private static final History HISTORY =
      History.of(
          new Simulation(20_000, 60, 7)
              .inMemory(
                  new HashMap<>(),
                  each ->
                      STAYS
                          .computeIfAbsent(each.who(), _ -> new ArrayList<>())
                          .add(
                              new Stay(
                                  each.filed().day(),
                                  each.home() == null ? null : each.who().home))));

  /// By identifier, where everybody lives on a day.
  private static Map<Integer, Dwelling> homes(LocalDate day) {
    Map<Integer, Dwelling> homes = new HashMap<>();
    STAYS.forEach((who, stays) -> {
      for (Stay stay : stays) {
        if (!stay.from.isAfter(day)) {
          homes.put(who.personId, stay.home);
        }
      }
    });
    homes.values().removeIf(Objects::isNull);
    return homes;
  }

  @Test
  void everyHouseholdHasAnAddressOfItsOwn() {
    for (String day : DAYS) {
      Map<Integer, Dwelling> homes = homes(History.day(day));
      Set<Dwelling> seen = new HashSet<>();
      List<HouseholdPeriod> households = HISTORY.at(day).households();
      int people = 0;
      for (HouseholdPeriod household : households) {
        Set<Dwelling> there = new HashSet<>();
        household.personIds().forEach(person -> there.add(homes.get(person)));
        assertEquals(1, there.size(), () -> day + ": " + household);
        seen.addAll(there);
        people += household.personIds().size();
      }
      assertEquals(homes.size(), people, day);
      // a child of whose birth only the year is recorded may be there before her parents came
      assertTrue(households.size() - seen.size() < 10, day + ": " + seen.size() + " dwellings");
    }
  }

  /// As censuses of Western Europe count them: one person in a fifth of the households of 1960 and
  /// in two fifths today, children with a couple in half and then in a quarter.
  @Test
  void theirKindsAreAsCommonAsInACountry() {
    assertShares("1960-01-01", Map.of(Composition.ONE_PERSON, 22, Composition.COUPLE, 24));
    assertShares("2019", Map.of(Composition.ONE_PERSON, 44, Composition.COUPLE, 21));
    assertShares("1960-01-01", Map.of(Composition.COUPLE_WITH_CHILDREN, 49));
    assertShares("2019", Map.of(Composition.COUPLE_WITH_CHILDREN, 25));
    assertShares("1960-01-01", Map.of(Composition.ONE_PARENT, 4, Composition.OTHER, 1));
    assertShares("2019", Map.of(Composition.ONE_PARENT, 8, Composition.OTHER, 2));
  }

  private static void assertShares(String day, Map<Composition, Integer> percents) {
    List<HouseholdPeriod> households = HISTORY.at(day).households();
    percents.forEach((kind, percent) -> {
      long count = households.stream().filter(each -> each.composition() == kind).count();
      double share = 100.0 * count / households.size();
      assertTrue(Math.abs(share - percent) < 4, day + ": " + share + " % are " + kind);
    });
  }

  @Test
  void manyHouseholdsInOneHouseLiveBehindShortNumbers() {
    House house = new House(0, 0, 12, false);
    List<String> streets = new ArrayList<>();
    for (int flat : new int[] {0, 1, 19, 20, 21, 200}) {
      streets.add(Flats.address(house, flat).street());
    }
    assertEquals(
        List.of(
            "Lindenstraße 12",
            "Lindenstraße 12/2",
            "Lindenstraße 12/20",
            "Lindenstraße 132",
            "Lindenstraße 132/2",
            "Lindenstraße 1212"),
        streets);
  }

  @Test
  void aFlatThatWasLeftIsTakenAgainInTheNextYear() {
    Flats flats = new Flats();
    House house = new House(3, 2, 1, false);
    House written = new House(3, 2, 1, true);
    assertEquals(0, flats.take(house));
    assertEquals(1, flats.take(written));
    flats.leave(house, 0);
    assertEquals(2, flats.take(house));
    flats.endYear();
    assertEquals(0, flats.take(written));
    assertEquals(3, flats.take(house));
  }
}
