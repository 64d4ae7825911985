package people.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.simulation.TownTruth.Life;
import people.simulation.TownTruth.State;

/// What the records of a simulated town tell of its people is true where they were observed, never
/// wrong before, and nothing is told of what comes after.
class TruthOfStatesTest {

  static final TownTruth TOWN = new TownTruth(Rounds.of(20_000), 60, 7);
  static final List<Life> FILED = TOWN.lives.stream().map(Life::asFiled).toList();

  private static final LocalDate LAST = LocalDate.of(2019, 12, 31);

  /// Days on which the town is looked at: both ends, the days beside the ends of years, and others.
  static List<LocalDate> days() {
    SortedSet<LocalDate> days = new TreeSet<>();
    days.addAll(List.of(TownTruth.FIRST, LocalDate.of(1960, 2, 1), LAST));
    for (int year = 1963; year < 2020; year += 7) {
      days.add(LocalDate.of(year, 12, 31));
    }
    Random random = new Random(7);
    for (int i = 0; i < 12; i++) {
      days.add(TownTruth.FIRST.plusDays(random.nextInt(60 * 365)));
    }
    return List.copyOf(days);
  }

  @Test
  void everyoneWhoWasThereIsAndNobodyElse() {
    assertEquals(LAST, TOWN.last);
    for (LocalDate day : days()) {
      Map<Integer, State> truth = new TreeMap<>();
      for (Life life : FILED) {
        if (life.at(day) != null) {
          truth.put(life.personId(), life.at(day));
        }
      }
      List<Person> people = TOWN.history.at(day).people();
      assertEquals(
          List.copyOf(truth.keySet()),
          people.stream().map(Person::personId).toList(),
          day::toString);
      for (Person person : people) {
        State state = truth.get(person.personId());
        assertEquals(state.status(), person.status(), () -> person + " on " + day);
        assertEquals(state.partner(), person.partner(), () -> person + " on " + day);
        assertEquals(state.home(), person.address(), () -> person + " on " + day);
        assertFalse(person.beyond() || person.presumed(), person::toString);
      }
    }
  }

  @Test
  void whatIsCertainIsTrueHoweverVaguelyItWasRecorded() {
    int uncertain = 0;
    int all = 0;
    for (LocalDate day : days()) {
      for (Person person : TOWN.history.at(day).all()) {
        State truth = TOWN.lives.get(person.personId() - 1).at(day);
        all++;
        if (!person.certain()) {
          uncertain++;
          continue;
        }
        assertEquals(truth != null, person.living(), () -> person + " on " + day);
        if (truth != null) {
          assertEquals(truth.status(), person.status(), () -> person + " on " + day);
          assertEquals(truth.partner(), person.partner(), () -> person + " on " + day);
          assertEquals(truth.home(), person.address(), () -> person + " on " + day);
        }
      }
    }
    assertTrue(100 * uncertain < all, uncertain + " of " + all + " are uncertain");
  }

  @Test
  void countsAreThoseOfTheTruth() {
    List<LocalDate> days = days();
    HistoryColumns.StatusCounts counts = TOWN.history.columns().countByStatus(days);
    for (LocalDate day : days) {
      Map<Status, Integer> truth = new EnumMap<>(Status.class);
      Map<String, Integer> cities = new HashMap<>();
      for (Life life : FILED) {
        State state = life.at(day);
        if (state != null) {
          truth.merge(state.status(), 1, Integer::sum);
          cities.merge(state.city(), 1, Integer::sum);
        }
      }
      assertEquals(truth, counts.at(day), day::toString);
      assertEquals(truth, TOWN.history.at(day).countByStatus(), day::toString);
      assertEquals(cities, new HashMap<>(TOWN.history.at(day).countByCity()), day::toString);
      for (Status status : Status.values()) {
        assertEquals(0, counts.beyond(day, status));
      }
    }
  }

  // ---- before the records

  @Test
  void beforeTheFirstDayFoundersAreThereAndWhatTheyWereIsNotKnown() {
    for (String date : List.of("1870", "1900", "1930", "1950-06-15", "1959-12-31")) {
      LocalDate day = History.day(date);
      List<Integer> born =
          FILED.stream().filter(life -> !life.born().isAfter(day)).map(Life::personId).toList();
      List<Person> people = TOWN.history.at(day).people();
      assertEquals(born, people.stream().map(Person::personId).toList(), date);
      for (Person person : people) {
        assertEquals(Status.UNKNOWN, person.status(), person::toString);
        assertNull(person.address(), person::toString);
        assertNull(person.name(), person::toString);
        assertNotNull(person.born(), person::toString);
      }
      assertEquals(
          born.isEmpty() ? Map.of() : Map.of(Status.UNKNOWN, born.size()),
          TOWN.history.at(day).countByStatus(),
          date);
    }
  }

  // ---- after the records

  @Test
  void afterTheLastDayNobodyIsCounted() {
    long living = FILED.stream().filter(life -> life.at(LAST) != null).count();
    List<LocalDate> after =
        Stream.of("2020-01-01", "2020", "2050", "2500").map(History::day).toList();
    HistoryColumns.StatusCounts counts = TOWN.history.columns().countByStatus(after);
    for (LocalDate day : after) {
      assertEquals(List.of(), TOWN.history.at(day).people());
      assertEquals(0, TOWN.history.at(day).columns().size());
      assertEquals(Map.of(), TOWN.history.at(day).countByStatus());
      assertEquals(Map.of(), TOWN.history.at(day).countByCity());
      assertEquals(Map.of(), counts.at(day));
    }
    assertEquals(
        living,
        Arrays.stream(Status.values()).mapToInt(s -> counts.beyond(after.getFirst(), s)).sum());
  }

  /// The town of the README, of which 304 people lived at its end.
  @Test
  void in2050NobodyIsLivingOfWhomNothingIsKnown() {
    History history = History.of(new Simulation(500, 60, 7).inMemory());
    assertEquals(304, history.at("2019").people().size());
    assertEquals(Map.of(), history.at("2050").countByStatus());
    List<Person> all = history.at("2050").all();
    assertEquals(304, all.stream().filter(each -> each.beyond() || each.presumed()).count());
  }

  @Test
  void afterTheLastDayTheLastKnownStateIsMarked() {
    for (Person person : TOWN.history.at("2020-06").all()) {
      State last = FILED.get(person.personId() - 1).at(LAST);
      assertEquals(last != null, person.beyond(), person::toString);
      if (last != null) {
        assertFalse(person.certain(), person::toString);
        assertEquals(last.status(), person.status(), person::toString);
        assertEquals(last.partner(), person.partner(), person::toString);
        assertEquals(last.home(), person.address(), person::toString);
      }
    }
  }

  @Test
  void whoeverStopsEarlierIsTrueTillThen() {
    LocalDate stop = LocalDate.of(1990, 6, 30);
    History history = TOWN.history.observedUntil(stop);
    Set<Integer> there = new TreeSet<>();
    FILED.stream()
        .filter(life -> life.at(stop) != null)
        .forEach(life -> there.add(life.personId()));
    assertEquals(
        List.copyOf(there), history.at(stop).people().stream().map(Person::personId).toList());
    assertEquals(Map.of(), history.at(stop.plusDays(1)).countByStatus());
  }
}
