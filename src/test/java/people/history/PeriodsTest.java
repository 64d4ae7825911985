package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.Details.on;
import static people.Status.DIVORCED;
import static people.Status.MARRIED;
import static people.Status.SINGLE;
import static people.Status.UNKNOWN;
import static people.Status.WIDOWED;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.timeline.*;

class PeriodsTest {

  private static final Address LONDON = new Address("12 St James's Square", "London");
  private static final Address OCKHAM = new Address("Ockham Park", "Ockham");

  private final DailyRecording recording = new DailyRecording();
  private final PersonRegistry registry = recording.registry;

  /// A period but for why it begins and ends, which is in [PresenceTest].
  private record Stretch(Object value, LocalDate from, LocalDate until, boolean certain) {

    static List<Stretch> of(List<? extends Period<?>> periods) {
      return periods.stream()
          .map(p -> new Stretch(p.value(), p.from(), p.until(), p.certain()))
          .toList();
    }
  }

  private static Stretch period(Object value, String from, String until) {
    return new Stretch(value, day(from), until == null ? null : day(until), true);
  }

  private static Stretch uncertain(Object value, String from, String until) {
    return new Stretch(value, day(from), until == null ? null : day(until), false);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  private List<Stretch> statuses() {
    return Stretch.of(recording.history().statusPeriods(1));
  }

  private List<Stretch> addresses() {
    return Stretch.of(recording.history().addressPeriods(1));
  }

  @Test
  void periodsReachFromBirthToDeathWhateverTheOrderOfRecording() {
    int ada = registry.create(new Name("Ada", "Byron"), SINGLE, null, on("1815-12-10"));
    registry.died(ada, on("1852-11-27"));
    registry.move(ada, OCKHAM, on("1835-07-08"));
    registry.move(ada, LONDON, on("1820-01-01"));
    registry.changeStatus(ada, MARRIED, on("1835-07-08"));
    assertEquals(
        List.of(
            period(SINGLE, "1815-12-10", "1835-07-08"),
            period(MARRIED, "1835-07-08", "1852-11-27")),
        statuses());
    assertEquals(
        List.of(
            period(null, "1815-12-10", "1820-01-01"),
            period(LONDON, "1820-01-01", "1835-07-08"),
            period(OCKHAM, "1835-07-08", "1852-11-27")),
        addresses());
  }

  @Test
  void aPeriodThatStartsOnADayThatTheSourceDoubtsIsNotCertain() {
    int ada = registry.create(new Name("Ada", null), SINGLE, null, on("1815"));
    registry.changeStatus(ada, MARRIED, on("1835-07-08"));
    registry.changeStatus(ada, WIDOWED, on("1850-01-01~"));
    assertEquals(
        List.of(
            uncertain(SINGLE, "1815-01-01", "1835-07-08"),
            period(MARRIED, "1835-07-08", "1850-01-01"),
            uncertain(WIDOWED, "1850-01-01", "1925-12-31")), // presumed dead
        statuses());
  }

  @Test
  void aPeriodThatStartsOnASureDayByAFactThatMayComeLaterIsNotCertain() {
    int ida = registry.create(null, UNKNOWN, OCKHAM, on("1960-01-01"));
    registry.changeStatus(ida, MARRIED, on("1960"));
    registry.left(ida, on("1970-01-01"));
    registry.returned(ida, on("1980-01-01"));
    registry.changeStatus(ida, DIVORCED, on("1980"));
    assertEquals(
        List.of(
            uncertain(MARRIED, "1960-01-01", "1970-01-01"),
            uncertain(DIVORCED, "1980-01-01", null)),
        statuses());
    assertEquals(
        List.of(period(OCKHAM, "1960-01-01", "1970-01-01"), period(OCKHAM, "1980-01-01", null)),
        addresses());
  }

  @Test
  void withoutABirthTheFirstPeriodIsAsCertainAsTheFirstFact() {
    int ada = registry.create(new Name("Ada", null), SINGLE, null);
    registry.move(ada, LONDON, on("1835?"));
    assertEquals(List.of(uncertain(SINGLE, "1835-01-01", "1945-01-01")), statuses());
    assertEquals(List.of(uncertain(LONDON, "1835-01-01", "1945-01-01")), addresses());
  }

  @Test
  void whatChangesNothingOrIsUndoneOnTheSameDayEndsNoPeriod() {
    int ada = registry.create(new Name("Ada", null), SINGLE, null, on("1815-12-10"));
    registry.changeStatus(ada, SINGLE, on("1830-05-05"));
    registry.changeStatus(ada, MARRIED, on("1835-07-08"));
    registry.changeStatus(ada, SINGLE, on("1835-07-08"));
    assertEquals(List.of(period(SINGLE, "1815-12-10", "1925-12-10")), statuses());
    assertEquals(List.of(), recording.history().transitions(ada));
  }

  @Test
  void whatIsSaidOfTheTimeBeforeTheBirthHoldsFromTheBirthAndAfterTheDeathNothingDoes() {
    int ada = registry.create(new Name("Ada", null), SINGLE, null, on("1815-12-10"));
    registry.changeStatus(ada, DIVORCED, on("1800-01-01"));
    registry.changeStatus(ada, MARRIED, on("1852-11-27"));
    registry.died(ada, on("1852-11-27"));
    registry.died(ada, on("1853-01-01"));
    assertEquals(List.of(period(DIVORCED, "1815-12-10", "1852-11-27")), statuses());
  }

  @Test
  void whoDiedBeforeBeingBornOrOfWhomNothingIsLeftHasNoPeriods() {
    int ada = registry.create(new Name("Ada", null), SINGLE, LONDON, on("1852"));
    registry.died(ada, on("1815"));
    assertEquals(List.of(), statuses());
    registry.retract(0, "wrong");
    registry.retract(1, "wrong");
    assertEquals(List.of(), statuses());
    assertEquals(List.of(), addresses());
    assertEquals(List.of(), recording.history().moves(ada));
  }

  @Test
  void changesComeWithTheAgeInWholeYears() {
    int ada = registry.create(new Name("Ada", null), UNKNOWN, null, on("1816-02-29"));
    registry.changeStatus(ada, SINGLE, on("1834-02-28"));
    registry.changeStatus(ada, MARRIED, on("1835-03-01~"));
    registry.move(ada, LONDON, on("1840-02-29"));
    assertEquals(
        List.of(
            new Period.Change<>(ada, UNKNOWN, SINGLE, day("1834-02-28"), 17, true),
            new Period.Change<>(ada, SINGLE, MARRIED, day("1835-03-01"), 19, false)),
        recording.history().transitions(ada));
    assertEquals(
        List.of(new Period.Change<>(ada, null, LONDON, day("1840-02-29"), 24, true)),
        recording.history().moves(ada));
  }

  @Test
  void withoutABirthDateThereIsNoAge() {
    int ada = registry.create(new Name("Ada", null), SINGLE, null);
    registry.died(ada, on("1852"));
    registry.move(ada, LONDON, on("1835-07-08"));
    registry.changeStatus(ada, MARRIED, on("1840-01-01"));
    assertEquals(
        List.of(new Period.Change<>(ada, SINGLE, MARRIED, day("1840-01-01"), null, true)),
        recording.history().transitions(ada));
  }

  @Test
  void periodsAreAsTheyWereKnown() {
    int ada = registry.create(new Name("Ada", null), SINGLE, null, on("1815-12-10"));
    registry.changeStatus(ada, MARRIED, on("1835-07-08"));
    registry.correct(1, Amendment.of(EffectiveDate.parse("1836-07-08")), "misread");
    assertEquals(
        List.of(period(SINGLE, "1815-12-10", "1925-12-10")),
        Stretch.of(recording.after(0).statusPeriods(ada)));
    assertEquals(
        List.of(
            period(SINGLE, "1815-12-10", "1835-07-08"),
            period(MARRIED, "1835-07-08", "1925-12-10")),
        Stretch.of(recording.after(1).statusPeriods(ada)));
    assertEquals(
        List.of(
            period(SINGLE, "1815-12-10", "1836-07-08"),
            period(MARRIED, "1836-07-08", "1925-12-10")),
        statuses());
  }

  @Test
  void anUnknownPersonIsRefused() {
    registry.create(new Name("Ada", null));
    History history = recording.history();
    assertEquals(
        "no person 2: the timeline has person 1 only",
        assertThrows(UnknownPersonException.class, () -> history.statusPeriods(2)).getMessage());
    History earlier = history.knownAt("2019");
    assertEquals(
        "no person 1 was known at 2019-12-31T23:59:59.999999999Z: first recorded at"
            + " 2020-01-01T12:00:00Z",
        assertThrows(UnknownPersonException.class, () -> earlier.moves(1)).getMessage());
  }
}
