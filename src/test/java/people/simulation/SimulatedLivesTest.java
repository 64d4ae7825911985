package people.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.timeline.*;

/// Lives in a simulated town: recorded in office hours, free of contradictions, and plausible.
class SimulatedLivesTest {

  private static final Set<Status> UNITED =
      EnumSet.of(Status.MARRIED, Status.PARTNERED, Status.SEPARATED);

  private static final EventTimeline TOWN = new Simulation(4000, 60, 7).inMemory();
  private static final History LIVES = History.of(TOWN);

  // ---- recorded time

  @Test
  void eventsAreRecordedInOfficeHoursAfterTheyHappened() {
    Instant before = Instant.MIN;
    for (RecordedEvent recorded : TOWN) {
      var time = recorded.recorded().atOffset(ZoneOffset.UTC);
      assertTrue(recorded.recorded().isAfter(before), recorded::json);
      assertFalse(time.toLocalDate().isBefore(recorded.day()), recorded::json);
      assertTrue(time.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0, recorded::json);
      assertFalse(time.toLocalTime().isBefore(LocalTime.of(8, 0)), recorded::json);
      assertTrue(time.toLocalTime().isBefore(LocalTime.of(17, 1)), recorded::json);
      before = recorded.recorded();
    }
  }

  @Test
  void recordsBeginIn1960AndEndInTheJanuaryAfterTheLastYear() {
    List<RecordedEvent> events = new ArrayList<>();
    TOWN.forEach(events::add);
    LocalDate last = LocalDate.ofInstant(events.getLast().recorded(), ZoneOffset.UTC);
    assertEquals(
        LocalDate.of(1960, 1, 4),
        LocalDate.ofInstant(events.getFirst().recorded(), ZoneOffset.UTC));
    assertTrue(last.isBefore(LocalDate.of(2020, 2, 1)), last::toString);
  }

  @Test
  void someFactsAreLateSomeVagueAndSomeNameTheirSource() {
    int all = 0;
    int late = 0;
    int vague = 0;
    int sourced = 0;
    for (RecordedEvent recorded : TOWN) {
      if (recorded.day().getYear() >= 1960) {
        all++;
        var effective = recorded.event().details().effective();
        LocalDate recordedDay = LocalDate.ofInstant(recorded.recorded(), ZoneOffset.UTC);
        late += effective.latest().plusDays(33).isBefore(recordedDay) ? 1 : 0;
        vague += effective.earliest().equals(effective.latest()) ? 0 : 1;
        sourced += recorded.event().details().source() != null ? 1 : 0;
      }
    }
    assertBetween(2, 10, 100.0 * late / all);
    assertBetween(1, 6, 100.0 * vague / all);
    assertBetween(3, 8, 100.0 * sourced / all);
  }

  // ---- lives that can be

  @Test
  void nobodysStoryContradictsItself() {
    assertNoContradiction(LIVES);
  }

  @Test
  void nobodysStoryContradictsItselfInSmallTowns() {
    for (int seed = 0; seed < 100; seed++) {
      assertNoContradiction(History.of(new Simulation(40, 80, seed).inMemory()));
    }
  }

  /// Partners are looked at by the days of what happens to them, and not by whom they name.
  private static void assertNoContradiction(History history) {
    Map<String, List<String>> dead = new HashMap<>();
    Map<String, Integer> changes = new HashMap<>();
    List<String> widowed = new ArrayList<>();
    for (int id : history.personIds()) {
      List<RecordedEvent> events = history.events(id);
      Status status = null;
      String united = "before the records";
      LocalDate born = null;
      boolean died = false;
      for (RecordedEvent recorded : events) {
        assertFalse(died, recorded::json);
        String date = recorded.event().details().effective().toString();
        switch (recorded.event()) {
          case Event.Creation e -> {
            assertEquals(events.getFirst(), recorded);
            assertEquals(
                events.stream().mapToLong(RecordedEvent::position).min().orElseThrow(),
                recorded.position());
            status = e.status();
            born = birth(recorded).day();
          }
          case Event.StatusChange e -> {
            boolean namesPartner = e.newStatus() == status && isOfEntry(recorded, events);
            assertTrue(
                namesPartner || before(e.newStatus()).contains(status),
                recorded.json() + " after " + status);
            switch (e.newStatus()) {
              case MARRIED, PARTNERED -> {
                assertFalse(recorded.day().isBefore(born.plusYears(18)), recorded::json);
                united = date;
              }
              case WIDOWED -> widowed.add(date + ", united " + united);
              case SINGLE, SEPARATED, DIVORCED, UNKNOWN -> {}
            }
            changes.merge(e.newStatus() + " on " + date, 1, Integer::sum);
            status = e.newStatus();
          }
          case Event.Death _ -> {
            died = true;
            if (UNITED.contains(status)) {
              dead.computeIfAbsent(date + ", united " + united, _ -> new ArrayList<>())
                  .add("person " + id);
            }
          }
          case Event.AddressChange _,
              Event.NameChange _,
              Event.AttributeChange _,
              Event.Parents _ -> {}
          case Event.Correction _,
              Event.Retraction _,
              Event.Leaving _,
              Event.Return _,
              Event.ObservationEnd _,
              Event.Key _,
              Event.Merge _,
              Event.Distinction _,
              Event.NamedBatch _,
              Event.Restriction _,
              Event.Erasure _,
              Event.Protection _,
              Event.Unrecognized _ ->
              throw new AssertionError(recorded.json());
        }
      }
    }
    for (String each : widowed) {
      assertTrue(dead.containsKey(each), () -> "widowed " + each + ", but nobody died");
      List<String> partners = dead.get(each);
      partners.removeLast();
      if (partners.isEmpty()) {
        dead.remove(each);
      }
    }
    assertEquals(Map.of(), dead, "partners who are not recorded as widowed");
    changes.forEach((change, people) ->
        assertTrue(
            change.startsWith("WIDOWED") || people % 2 == 0, () -> people + " people " + change));
  }

  /// Whether an event says what a founder was on the first day.
  private static boolean isOfEntry(RecordedEvent recorded, List<RecordedEvent> events) {
    return ((Event.Creation) events.getFirst().event()).born() != null
        && recorded.day().equals(LocalDate.of(1960, 1, 1));
  }

  /// What a creation says of the birth: that of a founder stands apart.
  private static EffectiveDate birth(RecordedEvent creation) {
    EffectiveDate born = ((Event.Creation) creation.event()).born();
    return born == null ? creation.event().details().effective() : born;
  }

  private static Set<Status> before(Status status) {
    return switch (status) {
      case MARRIED -> EnumSet.of(Status.SINGLE, Status.DIVORCED, Status.WIDOWED, Status.PARTNERED);
      case PARTNERED -> EnumSet.of(Status.SINGLE, Status.DIVORCED, Status.WIDOWED);
      case SEPARATED -> EnumSet.of(Status.MARRIED, Status.PARTNERED);
      case DIVORCED, WIDOWED -> UNITED;
      case SINGLE, UNKNOWN -> EnumSet.noneOf(Status.class);
    };
  }

  @Test
  void theSameWordsAreNotRecordedTwiceInARow() {
    for (int id : LIVES.personIds()) {
      Object name = null;
      Object address = null;
      for (RecordedEvent recorded : LIVES.events(id)) {
        switch (recorded.event()) {
          case Event.Creation e -> {
            name = e.name();
            address = e.address();
          }
          case Event.NameChange e -> {
            assertFalse(e.newName().equals(name), recorded::json);
            name = e.newName();
          }
          case Event.AddressChange e -> {
            assertFalse(e.newAddress().equals(address), recorded::json);
            address = e.newAddress();
          }
          case Event.StatusChange _,
              Event.Death _,
              Event.Correction _,
              Event.Retraction _,
              Event.Leaving _,
              Event.Return _,
              Event.ObservationEnd _,
              Event.AttributeChange _,
              Event.Parents _,
              Event.Key _,
              Event.Merge _,
              Event.Distinction _,
              Event.NamedBatch _,
              Event.Restriction _,
              Event.Erasure _,
              Event.Protection _,
              Event.Unrecognized _ -> {}
        }
      }
    }
  }

  @Test
  void partnershipsAreRegisteredFrom1999OnAndStayAMinority() {
    int partnered = 0;
    int married = 0;
    for (RecordedEvent recorded : TOWN) {
      if (recorded.event() instanceof Event.StatusChange e && recorded.day().getYear() >= 1999) {
        partnered += e.newStatus() == Status.PARTNERED ? 1 : 0;
        married += e.newStatus() == Status.MARRIED ? 1 : 0;
      } else if (recorded.event() instanceof Event.StatusChange e) {
        assertFalse(e.newStatus() == Status.PARTNERED, recorded::json);
      }
    }
    assertBetween(5, 40, 100.0 * partnered / (partnered + married));
  }

  // ---- lives as they are

  @Test
  void sharesOfTheAdultsByStatusArePlausible() {
    Map<Status, Integer> counts = new HashMap<>();
    List<Person> adults =
        LIVES.at("2000").people().stream()
            .filter(person -> person.born().day().getYear() <= 1982)
            .toList();
    adults.forEach(person -> counts.merge(person.status(), 1, Integer::sum));
    assertBetween(35, 65, 100.0 * counts.get(Status.MARRIED) / adults.size());
    assertBetween(3, 15, 100.0 * counts.get(Status.WIDOWED) / adults.size());
    assertBetween(3, 15, 100.0 * counts.get(Status.DIVORCED) / adults.size());
    assertBetween(10, 40, 100.0 * counts.get(Status.SINGLE) / adults.size());
  }

  @Test
  void peopleMarryLaterInLaterDecades() {
    double sixties = meanAgeAtFirstUnion(1960, 1969);
    double lastYears = meanAgeAtFirstUnion(2010, 2019);
    assertBetween(22, 26, sixties);
    assertBetween(28, 33, lastYears);
  }

  private static double meanAgeAtFirstUnion(int from, int to) {
    double years = 0;
    int people = 0;
    for (int id : LIVES.personIds()) {
      List<RecordedEvent> events = LIVES.events(id);
      if (events.getFirst().event() instanceof Event.Creation e && e.status() == Status.SINGLE) {
        for (RecordedEvent recorded : events) {
          if (recorded.event() instanceof Event.StatusChange) {
            int year = recorded.day().getYear();
            if (year >= from && year <= to) {
              LocalDate born = birth(events.getFirst()).day();
              years += ChronoUnit.DAYS.between(born, recorded.day()) / 365.25;
              people++;
            }
            break;
          }
        }
      }
    }
    return years / people;
  }

  @Test
  void lifeExpectancyRises() {
    double then = lifeExpectancy(1960, 1979);
    double now = lifeExpectancy(2000, 2019);
    assertBetween(67, 75, then);
    assertBetween(75, 82, now);
  }

  /// The period life table: what a newborn can expect if the chances of those years held for all of
  /// her life.
  private static double lifeExpectancy(int from, int to) {
    double[] lived = new double[120];
    double[] died = new double[120];
    for (Person person : LIVES.at(LocalDate.of(to, 12, 31)).all()) {
      int born = person.born().day().getYear();
      int death = person.died() == null ? Integer.MAX_VALUE : person.died().day().getYear();
      for (int year = Math.max(born, from); year <= Math.min(death, to); year++) {
        lived[year - born]++;
        died[year - born] += year == death ? 1 : 0;
      }
    }
    double alive = 1;
    double expectancy = 0;
    for (int age = 0; age < lived.length; age++) {
      double chance = lived[age] == 0 ? 1 : died[age] / lived[age];
      expectancy += alive * (1 - chance / 2);
      alive *= 1 - chance;
    }
    return expectancy;
  }

  @Test
  void citiesAreOfVeryDifferentSize() {
    Snapshot year2000 = LIVES.at("2000");
    int[] sizes = year2000.countByCity().values().stream().mapToInt(Integer::intValue).toArray();
    assertBetween(12, 15, sizes.length);
    assertBetween(25, 50, 100.0 * sizes[0] / Arrays.stream(sizes).sum());
    assertTrue(sizes[0] > 20 * sizes[sizes.length - 1], () -> Arrays.toString(sizes));
  }

  @Test
  void aPersonHasAboutThreeEventsBesideThoseThatNameHerFamilyAndHerSex() {
    int events = 0;
    for (RecordedEvent recorded : TOWN) {
      boolean isBeside =
          recorded.event() instanceof Event.AttributeChange
              || recorded.event() instanceof Event.Parents
              || recorded.event() instanceof Event.StatusChange
                  && recorded.day().equals(LocalDate.of(1960, 1, 1));
      events += isBeside ? 0 : 1;
    }
    assertBetween(2.5, 3.5, events / 4000.0);
  }

  private static void assertBetween(double least, double most, double actual) {
    assertTrue(
        least <= actual && actual <= most,
        () -> "%s, expected between %s and %s".formatted(actual, least, most));
  }
}
