package people.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.Details.on;
import static people.Status.DIVORCED;
import static people.Status.MARRIED;
import static people.Status.SINGLE;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.exports.Spells.SpellForm;
import people.history.*;
import people.rates.*;
import people.simulation.*;
import people.timeline.*;

/// Periods in the forms of other tools, counted by hand and against the rates.
class SpellsTest {

  private final EventTimeline timeline = EventTimeline.inMemory();
  private final PersonRegistry registry = new PersonRegistry(timeline);

  /// Ada marries twice and dies, Ida comes in as a married woman of forty and is not observed after
  /// 2009.
  private Spells<Status> lives() {
    int ada = registry.create(null, SINGLE, null, on("1970-06-15"));
    registry.changeStatus(ada, MARRIED, on("1995-03-01"));
    registry.changeStatus(ada, DIVORCED, on("1995-09-01"));
    registry.changeStatus(ada, MARRIED, on("2001-12-31"));
    registry.died(ada, on("2003-01-01"));
    registry.create(null, MARRIED, null, EffectiveDate.parse("1919-08-03"), on("1960-01-01"));
    registry.create(null, MARRIED, null, on("2008-07-01"));
    return spells(History.of(timeline).observedUntil("2009-12-31"));
  }

  private static Spells<Status> spells(History history) {
    return new Spells<>(history.columns().statusPeriods(), Status::name, history.observedUntil());
  }

  private static String text(Iterable<Object[]> rows) {
    StringBuilder text = new StringBuilder();
    for (Object[] row : rows) {
      text.append(
          Arrays.stream(row)
              .map(cell -> cell == null ? "-" : cell.toString())
              .collect(Collectors.joining(" ", "", "\n")));
    }
    return text.toString();
  }

  @Test
  void yearsOfTraminerHoldWhatWasSoAtTheirEndAndShareNone() {
    assertEquals(
        """
        1 1970 1994 SINGLE no
        1 1995 2000 DIVORCED no
        1 2001 2002 MARRIED no
        2 1960 2009 MARRIED both
        3 2008 2009 MARRIED both
        """,
        text(lives().rows(SpellForm.TRAMINER, false)));
  }

  @Test
  void monthsCountFromJanuaryOfTheYearNought() {
    assertEquals(
        "1 %d %d MARRIED no".formatted(12 * 1995 + 2, 12 * 1995 + 7),
        text(lives().rows(SpellForm.TRAMINER, true)).lines().skip(1).findFirst().orElseThrow());
  }

  @Test
  void survivalIsFromAgeToAgeWithWhatEndedIt() {
    Spells<Status> spells = lives();
    long days = ChronoUnit.DAYS.between(LocalDate.of(1970, 6, 15), LocalDate.of(1995, 3, 1));
    assertEquals(
        """
        1 SINGLE 0 %d 1 MARRIED 1970-06-15 1995-03-01
        1 MARRIED %d %d 1 DIVORCED 1995-03-01 1995-09-01
        1 DIVORCED %d 11522 1 MARRIED 1995-09-01 2001-12-31
        1 MARRIED 11522 11888 1 DEATH 2001-12-31 2003-01-01
        2 MARRIED 14761 33024 0 censored 1960-01-01 2010-01-01
        """
            .formatted(days, days, days + 184, days + 184),
        text(spells.rows(SpellForm.SURVIVAL, false)));
    assertEquals(1, spells.peopleWithoutBirth());
  }

  @Test
  void personYearsEndWithEachYearAndBirthday() {
    assertEquals(
        """
        1 2001 31 MARRIED 1 0 -
        1 2002 31 MARRIED 165 0 -
        1 2002 32 MARRIED 200 0 -
        1 2003 32 MARRIED 0 1 DEATH
        """,
        text(lives().rows(SpellForm.PERSON_YEARS, false))
            .lines()
            .filter(line -> line.startsWith("1 200") && line.contains("MARRIED"))
            .filter(line -> !line.contains("DIVORCED"))
            .map(line -> line + "\n")
            .collect(Collectors.joining()));
  }

  /// The same events and days as the rates have, by year and age.
  @Test
  void personYearsOfATownAreThoseOfItsRates() throws IOException {
    History history = History.of(new Simulation(300, 60, 7).inMemory());
    Map<String, long[]> counted = new TreeMap<>();
    for (Object[] row : spells(history).rows(SpellForm.PERSON_YEARS, false)) {
      int age = (Integer) row[2];
      String group = row[1] + " " + row[3] + " " + AgeGroups.name(Math.min(age / 10, 9));
      long[] sums = counted.computeIfAbsent(group, _ -> new long[2]);
      sums[0] += (Integer) row[4];
      sums[1] += "DEATH".equals(row[6]) ? 1 : 0;
    }
    Map<String, String> expected = new TreeMap<>();
    for (EventRate rate :
        EventRates.of(
            history, RateQuestion.deaths(), List.of(Grouping.STATUS, Grouping.AGE_GROUP))) {
      expected.put(
          rate.period() + " " + String.join(" ", rate.groups()),
          rate.days() + " days, " + rate.events());
    }
    Map<String, String> found = new TreeMap<>();
    counted.forEach((group, sums) -> {
      if (sums[0] + sums[1] > 0) {
        found.put(group, sums[0] + " days, " + sums[1]);
      }
    });
    found.values().removeIf(text -> text.equals("0 days, 0"));
    assertEquals(expected, found);
  }
}
