package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.Details.on;
import static people.Status.DIVORCED;
import static people.Status.MARRIED;
import static people.Status.SINGLE;
import static people.Status.WIDOWED;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import people.*;
import people.history.Contradiction.Flaw;
import people.line.*;
import people.timeline.*;

@Isolated("changes the default time zone")
class HistoryTest {

  private final EventTimeline timeline =
      EventTimeline.inMemory(Clock.fixed(Instant.parse("2015-02-14T09:00:00Z"), ZoneOffset.UTC));
  private final PersonRegistry registry = new PersonRegistry(timeline);

  private static final Address LONDON = new Address("12 St James's Square", "London");
  private static final Address OCKHAM = new Address("Ockham Park", "Ockham");

  private int ada() {
    int ada = registry.create(new Name("Ada", "Byron"), SINGLE, LONDON, on("1815-12-10"));
    registry.changeStatus(ada, MARRIED, on("1835-07-08"));
    registry.move(ada, OCKHAM, on("1835-07"));
    registry.rename(ada, new Name(null, "King"), on("1835-07-08"));
    registry.died(ada, on("1852-11-27"));
    return ada;
  }

  private Person at(String date, int person) {
    return History.of(timeline).at(date).person(person);
  }

  @Test
  void aPersonIsWhatTheEventsUpToADateAddUpTo() {
    int ada = ada();
    assertEquals(person(ada, "Byron", SINGLE, LONDON, null), at("1834", ada));
    assertEquals(person(ada, "King", MARRIED, OCKHAM, null), at("1836", ada));
    EffectiveDate died = EffectiveDate.parse("1852-11-27");
    assertEquals(person(ada, "King", MARRIED, OCKHAM, died), at("2014", ada));
  }

  /// Ada as she is by then; all of it is certain.
  ///
  /// @param died null when she is there
  private static Person person(
      int ada, String lastname, Status status, Address address, EffectiveDate died) {
    EffectiveDate born = EffectiveDate.parse("1815-12-10");
    Name name = new Name("Ada", lastname);
    boolean isThere = died == null;
    return new Person(
        ada,
        name,
        status,
        null,
        address,
        new TreeMap<>(),
        born,
        born,
        died,
        null,
        isThere,
        false,
        false,
        true,
        null,
        false);
  }

  @Test
  void aDayMeansItsEndAndAMonthOrYearItsLastDay() {
    int ada = ada();
    assertEquals(SINGLE, at("1835-07-07", ada).status());
    assertEquals(MARRIED, at("1835-07-08", ada).status());
    assertEquals(MARRIED, at("1835-07", ada).status());
    assertEquals(MARRIED, at("1835", ada).status());
    assertEquals(SINGLE, at("1835-06", ada).status());
    assertTrue(at("1852-11-26", ada).living());
    assertFalse(at("1852-11-27", ada).living());
  }

  @Test
  void anEventOfAMonthCountsFromItsFirstDay() {
    int ada = ada();
    assertEquals(LONDON, at("1835-06-30", ada).address());
    assertEquals(OCKHAM, at("1835-07-01", ada).address());
  }

  @Test
  void answersFollowTheOrderOfEffectAndNotOfRecording() {
    int person = registry.create(new Name("A", "B"), SINGLE, null, on("1900"));
    registry.changeStatus(person, WIDOWED, on("1950"));
    registry.changeStatus(person, MARRIED, on("1930"));
    assertEquals(MARRIED, at("1940", person).status());
    assertEquals(WIDOWED, at("1960", person).status());
    assertEquals(
        List.of(0L, 2L, 1L), EventTimelineContract.positions(History.of(timeline).events(person)));
  }

  @Test
  void ofEventsOfOneDayTheOneRecordedLastCounts() {
    int person = registry.create(new Name("A", "B"), SINGLE, null, on("1900"));
    registry.changeStatus(person, MARRIED, on("1930-05-01"));
    registry.changeStatus(person, DIVORCED, on("1930-05-01"));
    assertEquals(DIVORCED, at("1930-05-01", person).status());
  }

  @Test
  void anEventWithoutADateCountsFromTheDayOfItsRecordingInAnyTimeZone() {
    int person = registry.create(new Name("A", "B"), SINGLE, null, on("1900"));
    registry.changeStatus(person, MARRIED);
    TimeZone before = TimeZone.getDefault();
    try {
      for (String zone : List.of("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago")) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        assertEquals(SINGLE, at("2015-02-13", person).status(), zone);
        assertEquals(MARRIED, at("2015-02-14", person).status(), zone);
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void whatACreationSaysHoldsFromTheStartEvenWhenItHasNoDate() {
    int person = registry.create(new Name("A", "B"), SINGLE, LONDON);
    registry.changeStatus(person, MARRIED, on("1990-05-01"));
    assertEquals(MARRIED, at("today", person).status());
    assertEquals(LONDON, at("1990-05-01", person).address());
  }

  @Test
  void aPersonWithoutAKnownBirthIsThereFromTheFirstDatedEventOn() {
    int person = registry.create(new Name("A", "B"), SINGLE, LONDON);
    assertEquals(List.of(), History.of(timeline).at("2015-02-13").people());
    assertEquals(1, History.of(timeline).at("2015-02-14").people().size());
    registry.changeStatus(person, MARRIED, on("1990-05-01"));
    assertEquals(List.of(), History.of(timeline).at("1990-04").people());
    assertEquals(1, History.of(timeline).at("1990-05").people().size());
  }

  @Test
  void aSnapshotHoldsTheLivingAndAllAddsEveryoneElse() {
    int ada = ada();
    int unborn = registry.create(new Name("C", "D"), SINGLE, LONDON, on("1990"));
    Snapshot snapshot = History.of(timeline).at("1840");
    assertEquals(List.of(ada), snapshot.people().stream().map(Person::personId).toList());
    assertEquals(List.of(ada, unborn), snapshot.all().stream().map(Person::personId).toList());
    assertFalse(snapshot.person(unborn).living());
    assertNull(snapshot.person(unborn).died());
    assertEquals(
        List.of(unborn),
        History.of(timeline).at("1990").people().stream().map(Person::personId).toList());
  }

  @Test
  void theLivingAreCountedByStatusAndByCityTheLargestFirst() {
    registry.create(new Name("A", null), SINGLE, OCKHAM, on("1900"));
    registry.create(new Name("B", null), MARRIED, LONDON, on("1900"));
    registry.create(new Name("C", null), MARRIED, LONDON, on("1900"));
    registry.create(new Name("D", null), MARRIED, null, on("1900"));
    Snapshot snapshot = History.of(timeline).at("1950");
    assertEquals(Map.of(SINGLE, 1, MARRIED, 3), snapshot.countByStatus());
    assertEquals(List.of("London", "", "Ockham"), List.copyOf(snapshot.countByCity().keySet()));
    assertEquals(List.of(2, 1, 1), List.copyOf(snapshot.countByCity().values()));
  }

  @Test
  void manyDatesAreCountedAtOnceInTheOrderInWhichTheyAreAskedAbout() {
    ada();
    int ben = registry.create(new Name("Ben", null), SINGLE, null, on("1830"));
    registry.changeStatus(ben, MARRIED, on("1850~"));
    List<LocalDate> dates =
        Stream.of("1850-12-31", "1814-01-01", "1835-07-07", "1852-11-27", "1850-12-31")
            .map(LocalDate::parse)
            .toList();
    HistoryColumns.StatusCounts counts = History.of(timeline).columns().countByStatus(dates);
    assertEquals(
        List.of(
            Map.of(MARRIED, 2),
            Map.of(),
            Map.of(SINGLE, 2),
            Map.of(MARRIED, 1),
            Map.of(MARRIED, 2)),
        dates.stream().map(counts::at).toList());
    assertEquals(2, counts.people(dates.get(4), MARRIED));
    assertEquals(1, counts.uncertain(dates.get(4), MARRIED));
    assertEquals(0, counts.uncertain(dates.get(2), SINGLE));
    List<LocalDate> farApart = List.of(LocalDate.MIN, LocalDate.of(1840, 1, 1), LocalDate.MAX);
    HistoryColumns.StatusCounts far = History.of(timeline).columns().countByStatus(farApart);
    assertEquals(
        List.of(Map.of(), Map.of(SINGLE, 1, MARRIED, 1), Map.of()), // nobody knows the future
        farApart.stream().map(far::at).toList());
  }

  /// As in a file that was edited by hand.
  @Test
  void manyEventsWhoseTimesDoNotGoWithThePositionAreKnownAtAMoment() {
    List<RecordedEvent> events = new ArrayList<>();
    for (int position = 0; position < 5000; position++) {
      Instant recorded = Instant.parse("2020-01-01T00:00:00Z").plusSeconds(position * 7919L % 5000);
      Event death = new Event.Death(1 + position, Details.NONE);
      events.add(new RecordedEvent(position, recorded, death, "{}"));
    }
    History known = History.of(events).knownAt("2020-01-01T00:59:59Z");
    assertEquals(3600, known.columns().events().size());
    assertEquals(
        events.stream()
            .filter(event -> !event.recorded().isAfter(Instant.parse("2020-01-01T00:59:59Z")))
            .toList(),
        IntStream.range(0, 3600).mapToObj(known.columns().events().events()).toList());
  }

  @Test
  void aCountOnADateThatWasNotAskedAboutIsRefused() {
    ada();
    HistoryColumns.StatusCounts counts =
        History.of(timeline).columns().countByStatus(List.of(LocalDate.of(1840, 1, 1)));
    var error =
        assertThrows(IllegalArgumentException.class, () -> counts.at(LocalDate.of(1840, 1, 2)));
    assertEquals(
        "nobody was counted on 1840-01-02; expected one of the 1 dates that were asked about",
        error.getMessage());
  }

  @Test
  void factsAboutTheDeadAndContradictionsAreFoldedAsTheyAreSaid() {
    int person = registry.create(new Name("A", "B"), SINGLE, null, on("1900"));
    registry.died(person, on("1950"));
    registry.changeStatus(person, MARRIED, on("1960"));
    registry.move(person, LONDON, on("1890"));
    Person later = at("1970", person);
    assertEquals(MARRIED, later.status());
    assertEquals(LONDON, later.address());
    assertFalse(later.living());
  }

  @Test
  void eachHalfOfANameIsDecidedByItsOwnEvent() {
    int ada = registry.create(new Name("Ada", "Byron"), SINGLE, null, on("1815-12-10"));
    registry.rename(ada, new Name(null, "King"), on("1835?"));
    registry.rename(ada, new Name("Augusta", null), on("1836-01-01"));
    Person later = at("1840", ada);
    assertEquals("Augusta King", later.name().toString());
    assertFalse(later.certain(), "King is of a date that is doubted");
    assertEquals(
        List.of(Reason.Role.DECIDES, Reason.Role.DECIDES, Reason.Role.DECIDES),
        History.of(timeline).why(ada, LocalDate.of(1840, 1, 1)).stream()
            .map(Reason::role)
            .toList());
  }

  @Test
  void nobodyDiesTwice() {
    int person = registry.create(new Name("A", "B"), SINGLE, null, on("1800"));
    registry.died(person, on("1852-11-27"));
    registry.died(person, on("1850-01-01"));
    assertEquals(EffectiveDate.parse("1850-01-01"), at("1860", person).died());
    assertEquals(
        LocalDate.of(1850, 1, 1), History.of(timeline).statusPeriods(person).getLast().until());
    assertEquals(
        List.of(new Contradiction(person, 1, Flaw.DIED_AGAIN, "died again, after event 2")),
        History.of(timeline).contradictions());
  }

  @Test
  void everythingThatContradictsIsListed() {
    int person = registry.create(new Name("A", "B"), SINGLE, null, on("1900"));
    registry.died(person, on("1960"));
    registry.changeStatus(person, DIVORCED, on("1962"));
    assertEquals(
        List.of(
            new Contradiction(person, 2, Flaw.STATUS_ORDER, "divorced while single, by event 0"),
            new Contradiction(person, 2, Flaw.AFTER_DEATH, "divorced after the death of event 1")),
        History.of(timeline).contradictions());
  }

  @Test
  void aCorrectionThatOnlyALaterVersionUnderstandsChangesNothing() throws Exception {
    int ada = ada();
    Person before = at("1836", ada);
    String line =
        """
        {"type":"EVENT_CORRECTION","personId":1,"corrects":1,"to":{"place":"London"},"why":"x","_datetime":"2016-01-01T00:00:00Z"}\
        """;
    timeline.add(EventParser.read(line, 0).event().event());
    assertEquals(before, at("1836", ada));
  }

  @Test
  void eventsOfALaterVersionChangeNothing() {
    int ada = ada();
    Person before = at("1836", ada);
    timeline.add(new Event.Unrecognized("PERSON_ADOPTION", ada, on("1820")));
    assertEquals(before, at("1836", ada));
    assertEquals(6, History.of(timeline).events(ada).size());
  }

  @Test
  void anUnknownIdentifierIsNamedWithTheKnownRange() {
    ada();
    registry.create(new Name("C", "D"));
    History history = History.of(timeline);
    String expected = "no person 7: the timeline has persons 1 to 2";
    assertEquals(
        expected, assertThrows(UnknownPersonException.class, () -> history.events(7)).getMessage());
    assertEquals(
        expected,
        assertThrows(UnknownPersonException.class, () -> history.today().person(7)).getMessage());
    var empty = History.of(EventTimeline.inMemory());
    assertEquals(
        "no person 7: the timeline has nobody yet",
        assertThrows(UnknownPersonException.class, () -> empty.events(7)).getMessage());
  }

  @Test
  void aDateWithoutALastDayIsNoMomentToLookAt() {
    History history = History.of(timeline);
    var error = assertThrows(IllegalArgumentException.class, () -> history.at("1963/.."));
    assertEquals("'1963/..' has no last day; expected one up to which to look", error.getMessage());
  }
}
