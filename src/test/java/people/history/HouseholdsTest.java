package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.Details.on;
import static people.Status.*;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.timeline.*;

/// Who lives with whom, and what they are to each other: [Snapshot#households].
class HouseholdsTest {

  private static final Address HOME = new Address("1 Main Street", "Delft");

  private final DailyRecording recording = new DailyRecording();
  private final PersonRegistry registry = recording.registry;

  private int born(String day) {
    return registry.create(null, SINGLE, HOME, on(day));
  }

  private List<String> at(String date) {
    return recording.history().at(date).households().stream()
        .map(each ->
            "%s %s%s%s"
                .formatted(
                    each.personIds(),
                    each.composition(),
                    each.couples() == 0 ? "" : ", couples " + each.couples(),
                    each.certain() ? "" : "?"))
        .toList();
  }

  @Test
  void anAddressWithoutAStreetIsNoHome() {
    registry.create(null, SINGLE, new Address(null, "Delft"), on("1970-01-01"));
    registry.create(null, SINGLE, null, on("1970-01-01"));
    assertEquals(List.of(), at("1980"));
  }

  @Test
  void whoIsDeadOrAwayOrNotBornYetIsNotThere() {
    int ada = born("1970-01-01");
    int bo = born("1971-01-01");
    registry.left(ada, on("2000-01-01"));
    registry.returned(ada, on("2001-01-01"));
    registry.died(bo, on("2002-01-01"));
    assertEquals(List.of("[1] ONE_PERSON"), at("1970"));
    assertEquals(List.of("[1, 2] OTHER"), at("1999"));
    assertEquals(List.of("[2] ONE_PERSON"), at("2000"));
    assertEquals(List.of("[1, 2] OTHER"), at("2001"));
    assertEquals(List.of("[1] ONE_PERSON"), at("2002"));
  }

  private void at(String street, String city, String postcode, String country) {
    registry.create(null, SINGLE, new Address(street, city, postcode, country), on("1970-01-01"));
  }

  @Test
  void punctuationMakesNoOtherHomeAndAnotherNumberDoes() {
    at("12, St. James's Sq", "St. Gallen", "SW1Y 4LE", null);
    at("12 ST JAMES’S SQ.", "St Gallen", "sw1y4le", null);
    at("12-14 Elm St", "Delft", null, null);
    at("12–14, Elm St", "Delft", null, null);
    at("1214 Elm St", "Delft", null, null);
    at("12.14 Elm St", "Delft", null, null);
    at("3/12 Elm St", "Delft", null, null);
    at("31/2 Elm St", "Delft", null, null);
    assertEquals(
        List.of(
            "[1, 2] OTHER",
            "[3, 4] OTHER",
            "[5] ONE_PERSON",
            "[6] ONE_PERSON",
            "[7] ONE_PERSON",
            "[8] ONE_PERSON"),
        at("1990"));
  }

  @Test
  void aPostcodeOrACountryThatIsLeftOutIsThatOfTheOnlyOtherOne() {
    at("1 Elm St", "Delft", null, null);
    at("1 Elm St", "Delft", "2611", null);
    at("1 Elm St", "Delft", null, "NL");
    at("1 Elm St", null, null, null);
    at("1 Elm St", null, "2611", null);
    assertEquals(List.of("[1, 2, 3] OTHER", "[4] ONE_PERSON", "[5] ONE_PERSON"), at("1990"));
    at("1 Elm St", "Delft", "2612", null); // event 5
    assertEquals(
        List.of(
            "[1, 3] OTHER", "[2] ONE_PERSON", "[4] ONE_PERSON", "[5] ONE_PERSON", "[6] ONE_PERSON"),
        at("1990"));
    assertEquals(
        3, recording.after(4).at("1990").households().size(), "before that one was recorded");
  }

  @Test
  void partnersAreACoupleUnlessTheyAreSeparated() {
    int ada = born("1970-01-01");
    int bo = born("1971-01-01");
    registry.couple(ada, bo, PARTNERED, on("1995-01-01"));
    registry.separate(ada, bo, on("2000-01-01"));
    assertEquals(List.of("[1, 2] OTHER"), at("1994"));
    assertEquals(List.of("[1, 2] COUPLE, couples 1"), at("1999"));
    assertEquals(List.of("[1, 2] OTHER"), at("2001"));
  }

  private static final Address AWAY = new Address("2 Canal Street", "Delft");

  @Test
  void aHomeThatSomebodyMayNotHaveLeftYetIsUncertainAsIsTheOneThatSheEnters() {
    int ada = born("1970-01-01");
    born("1971-01-01");
    int cy = registry.create(null, SINGLE, AWAY, on("1972-01-01"));
    registry.move(ada, AWAY, on("2010")); // event 3
    assertEquals(List.of("[1, 2] OTHER", "[3] ONE_PERSON"), at("2009"));
    assertEquals(List.of("[2] ONE_PERSON?", "[1, 3] OTHER?"), at("2010-06-01"));
    assertEquals(List.of("[2] ONE_PERSON", "[1, 3] OTHER"), at("2010-12-31"));
    registry.died(cy, on("2012-03"));
    assertEquals(List.of("[2] ONE_PERSON", "[1] ONE_PERSON?"), at("2012-03-30"));
    assertEquals(List.of("[2] ONE_PERSON", "[1] ONE_PERSON"), at("2012-03-31"));
    assertEquals(
        List.of(true, true),
        recording.after(2).at("2010-06-01").households().stream()
            .map(Period.HouseholdPeriod::certain)
            .toList(),
        "before the move was recorded");
  }

  @Test
  void aHomeThatSomebodyMayHaveEnteredAlreadyIsUncertain() {
    int ada = born("1970-01-01");
    registry.create(null, SINGLE, AWAY, on("1972-01-01"));
    registry.move(ada, AWAY, on("../2010"));
    assertEquals(List.of("[1] ONE_PERSON?", "[2] ONE_PERSON?"), at("2009"));
    assertEquals(List.of("[1, 2] OTHER"), at("2010"));
  }

  @Test
  void whoMayHaveLeftMakesOnlyTheHomeUncertainInWhichSheMayBe() {
    int ada = born("1970-01-01");
    born("1971-01-01");
    registry.left(ada, on("2010"));
    assertEquals(List.of("[2] ONE_PERSON?"), at("2010-06-01"));
    assertEquals(List.of("[2] ONE_PERSON"), at("2011"));
  }

  @Test
  void aUnionThatTheOtherOneDeniesMakesNothingCertain() {
    int ada = born("1970-01-01");
    int bo = born("1971-01-01");
    registry.changeStatus(ada, MARRIED, Partner.of(bo), on("1995-01-01"));
    assertEquals(List.of("[1, 2] COUPLE, couples 1"), at("1999"));
    registry.changeStatus(bo, SINGLE, on("2000-01-01"));
    assertEquals(List.of("[1, 2] COUPLE, couples 1?"), at("2001"));
  }

  @Test
  void aChildIsOneUntilItIsOfAgeAndThatOfAParentAlways() {
    born("1970-01-01");
    born("2000-06-15");
    assertEquals(List.of("[1, 2] ONE_PARENT"), at("2018-06-14"));
    assertEquals(List.of("[1, 2] OTHER"), at("2018-06-15"));
    registry.parents(2, List.of(1), Details.NONE);
    assertEquals(List.of("[1, 2] ONE_PARENT"), at("2018-06-15"));
  }

  @Test
  void whoMayBeOfAgeByThenIsAChildOrNotWithoutCertainty() {
    born("1970-01-01");
    born("2000");
    assertEquals(List.of("[1, 2] ONE_PARENT"), at("2017-12-31"));
    assertEquals(List.of("[1, 2] OTHER?"), at("2018-06-01"));
    assertEquals(List.of("[1, 2] OTHER"), at("2019-01-01"));
  }

  @Test
  void whoseBirthIsNotKnownMayBeAChild() {
    born("1970-01-01");
    registry.create(null, UNKNOWN, null, Details.NONE);
    registry.move(2, HOME, on("2000-01-01"));
    assertEquals(List.of("[1, 2] OTHER?"), at("2001"));
    registry.died(1, on("2002-01-01"));
    assertEquals(List.of("[2] ONE_PERSON"), at("2003"));
    registry.create(null, SINGLE, HOME, on("1971-01-01"));
    registry.marry(2, 3, on("2004-01-01"));
    assertEquals(List.of("[2, 3] COUPLE, couples 1"), at("2005"));
  }

  @Test
  void threeGenerationsAndTwoCouplesAreAnotherKind() {
    int old = born("1940-01-01");
    int mother = born("1965-01-01");
    int child = born("1990-01-01");
    registry.parents(mother, List.of(old), Details.NONE);
    registry.parents(child, List.of(mother), Details.NONE);
    assertEquals(List.of("[1, 2, 3] OTHER"), at("2000"));
    registry.died(old, on("2001-01-01"));
    assertEquals(List.of("[2, 3] ONE_PARENT"), at("2001"));
    int father = born("1964-01-01");
    registry.marry(mother, father, on("2005-01-01"));
    assertEquals(List.of("[2, 3, 4] COUPLE_WITH_CHILDREN, couples 1"), at("2006"));
    int spouse = born("1991-01-01");
    registry.marry(child, spouse, on("2015-01-01"));
    assertEquals(List.of("[2, 3, 4, 5] OTHER, couples 2"), at("2016"));
  }

  @Test
  void aMoveThatBecomesKnownLaterChangesTheHousehold() {
    born("1970-01-01");
    int bo = born("1971-01-01");
    registry.move(bo, new Address("2 Main Street", "Delft"), on("1999-01-01"));
    assertEquals(List.of("[1] ONE_PERSON", "[2] ONE_PERSON"), at("2000"));
    assertEquals(1, recording.after(1).at("2000").households().size());
  }
}
