package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.Details.on;
import static people.Status.*;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.Period.UnionPeriod;
import people.timeline.*;

/// Who is with whom, since when, and how it ended: [History#couples] and [Snapshot#couples].
class UnionsTest {

  private static final Name JOHN = new Name("John", "Kennedy");

  private final DailyRecording recording = new DailyRecording();
  private final PersonRegistry registry = recording.registry;

  private int born(String first) {
    return registry.create(new Name(first, null), SINGLE, null, on("1930"));
  }

  private List<String> couples(int personId) {
    return recording.history().couples(personId).stream().map(UnionsTest::told).toList();
  }

  private List<String> at(String date) {
    return recording.history().at(date).couples().stream().map(UnionsTest::told).toList();
  }

  static String told(UnionPeriod couple) {
    String partner = couple.partner() == null ? "" : " (" + couple.partner() + ")";
    return "%d+%d%s %s since %s: %s %s–%s %s, %s%s%s"
        .formatted(
            couple.personId(),
            couple.partnerId(),
            partner,
            couple.status(),
            couple.since(),
            couple.begins(),
            couple.from(),
            couple.until() == null ? "" : couple.until(),
            couple.ends(),
            couple.agreement(),
            couple.saidBy() == 0 ? "" : " by " + couple.saidBy(),
            couple.certain() ? "" : "?");
  }

  @Test
  void twoMarriagesOfOnePersonAreTwoUnionsEachWithItsEnd() {
    int jackie = born("Jackie");
    int john = born("John");
    int ari = born("Ari");
    registry.marry(jackie, john, on("1953-09-12"));
    registry.died(john, jackie, on("1963-11-22"));
    registry.marry(jackie, ari, on("1968-10-20"));
    registry.died(ari, on("1975-03-15"));
    registry.died(jackie, on("1994-05-19"));
    assertEquals(
        List.of(
            "1+2 MARRIED since 1953-09-12: EVENT 1953-09-12–1963-11-22 DEATH, MUTUAL",
            "1+3 MARRIED since 1968-10-20: EVENT 1968-10-20–1975-03-15 DEATH, MUTUAL"),
        couples(jackie));
    assertEquals(couples(jackie).subList(0, 1), couples(john));
    assertEquals(couples(jackie).subList(1, 2), couples(ari));
    assertEquals(List.of(), at("1953-09-11"));
    assertEquals(
        List.of("1+2 MARRIED since 1953-09-12: EVENT 1953-09-12– null, MUTUAL"), at("1963-11-21"));
    assertEquals(List.of(), at("1963-11-22"));
    assertEquals(MARRIED, recording.person(jackie, "1980").status(), "nothing is concluded");
    assertEquals(List.of(), at("1980"));
  }

  @Test
  void aSeparationAndTheMarriageOfPartnersAreTheSameUnion() {
    int ada = born("Ada");
    int bo = born("Bo");
    registry.couple(ada, bo, PARTNERED, on("2001-05-01"));
    registry.marry(ada, bo, on("2005-06-01"));
    registry.separate(ada, bo, on("2010-07-01"));
    registry.divorce(ada, bo, on("2011-08-01"));
    registry.marry(ada, bo, on("2015-09-01"));
    assertEquals(
        List.of(
            "1+2 PARTNERED since 2001-05-01: EVENT 2001-05-01–2005-06-01 GOES_ON, MUTUAL",
            "1+2 MARRIED since 2001-05-01: EVENT 2005-06-01–2010-07-01 GOES_ON, MUTUAL",
            "1+2 SEPARATED since 2001-05-01: EVENT 2010-07-01–2011-08-01 DIVORCED, MUTUAL",
            "1+2 MARRIED since 2015-09-01: EVENT 2015-09-01– OBSERVATION, MUTUAL"),
        couples(bo));
  }

  @Test
  void aPartnerMayBeANameOrNobodyAtAll() {
    int ada = born("Ada");
    registry.changeStatus(ada, MARRIED, Partner.named(JOHN), on("1953"));
    registry.changeStatus(ada, SEPARATED, on("1960"));
    registry.changeStatus(ada, MARRIED, on("1970"));
    registry.changeStatus(ada, WIDOWED, on("1980"));
    registry.changeStatus(ada, MARRIED, on("1990"));
    registry.changeStatus(ada, UNKNOWN, on("2000"));
    assertEquals(
        List.of(
            "1+0 (John Kennedy) MARRIED since 1953: EVENT 1953-01-01–1960-01-01 GOES_ON, ONE_SIDED"
                + " by 1?",
            "1+0 (John Kennedy) SEPARATED since 1953: EVENT 1960-01-01–1970-01-01 GOES_ON,"
                + " ONE_SIDED by 1?",
            "1+0 (John Kennedy) MARRIED since 1953: EVENT 1970-01-01–1980-01-01 WIDOWED, ONE_SIDED"
                + " by 1?",
            "1+0 MARRIED since 1990: EVENT 1990-01-01–2000-01-01 STATUS, ONE_SIDED by 1?"),
        couples(ada));
  }

  @Test
  void theEndOfAUnionWithSomebodyElseEndsNothingOfThePresentOne() {
    int ada = born("Ada");
    int bo = born("Bo");
    int cy = born("Cy");
    registry.marry(ada, bo, on("1990-01-01"));
    registry.marry(ada, cy, on("2001-01-01"));
    registry.divorce(ada, bo, on("2002-01-01"));
    assertEquals(
        "1+3 MARRIED since 2001-01-01: EVENT 2001-01-01– OBSERVATION, MUTUAL",
        couples(ada).getLast());
    assertEquals(DIVORCED, recording.person(ada, "2003").status(), "as it was recorded");
    assertEquals(
        List.of(
            new Contradiction(
                ada,
                7,
                Contradiction.Flaw.ENDS_OTHER_UNION,
                "divorced, naming person 2, but married to person 3 by event 5")),
        recording.history().contradictions().stream()
            .filter(each -> each.flaw() == Contradiction.Flaw.ENDS_OTHER_UNION)
            .toList());
    registry.changeStatus(ada, WIDOWED, Partner.of(cy), on("2005-01-01"));
    assertEquals(
        List.of("1+3 MARRIED since 2001-01-01: EVENT 2005-01-01– null, CONTRADICTED by 3"),
        at("2006"));
  }

  @Test
  void aUnionThatNamesNobodyIsTheOneInWhichSomebodyNamesHer() {
    int ada = born("Ada");
    int bo = born("Bo");
    registry.changeStatus(ada, MARRIED, on("1950-01-01"));
    registry.changeStatus(bo, MARRIED, on("1950-01-01"));
    registry.changeStatus(ada, MARRIED, Partner.of(bo), on("1960-01-01"));
    registry.changeStatus(ada, DIVORCED, on("1970-01-01"));
    assertEquals(
        List.of(
            "2+0 MARRIED since 1950-01-01: EVENT 1950-01-01–1960-01-01 GOES_ON, ONE_SIDED by 2",
            "1+2 MARRIED since 1960-01-01: EVENT 1960-01-01–1970-01-01 DIVORCED, ONE_SIDED by 1",
            "2+0 MARRIED since 1950-01-01: EVENT 1970-01-01– OBSERVATION, ONE_SIDED by 2?"),
        couples(bo));
    assertEquals(
        List.of("1+2 MARRIED since 1960-01-01: EVENT 1960-01-01– null, ONE_SIDED by 1"),
        at("1965"));
  }

  @Test
  void aUnionWithSomeoneElseEndsTheOneBefore() {
    int ada = born("Ada");
    int bo = born("Bo");
    registry.changeStatus(ada, MARRIED, on("1950-01-01"));
    registry.changeStatus(ada, MARRIED, Partner.of(bo), on("1960-01-01"));
    registry.changeStatus(ada, PARTNERED, Partner.named(JOHN), on("1970-01-01"));
    assertEquals(
        List.of(
            "1+0 MARRIED since 1950-01-01: EVENT 1950-01-01–1960-01-01 REPLACED, ONE_SIDED by 1",
            "1+2 MARRIED since 1960-01-01: EVENT 1960-01-01–1970-01-01 REPLACED, ONE_SIDED by 1",
            "1+0 (John Kennedy) PARTNERED since 1970-01-01: EVENT 1970-01-01– OBSERVATION,"
                + " ONE_SIDED by 1"),
        couples(ada));
    assertEquals(couples(ada).subList(1, 2), couples(bo));
  }

  @Test
  void aSeparationMaySayOfWhomAUnionWas() {
    int ada = born("Ada");
    int bo = born("Bo");
    registry.changeStatus(ada, MARRIED, on("1950-01-01"));
    registry.changeStatus(ada, SEPARATED, Partner.of(bo), on("1960-01-01"));
    assertEquals(
        List.of(
            "1+0 MARRIED since 1950-01-01: EVENT 1950-01-01–1960-01-01 GOES_ON, ONE_SIDED by 1",
            "1+2 SEPARATED since 1950-01-01: EVENT 1960-01-01– OBSERVATION, ONE_SIDED by 1"),
        couples(ada));
  }

  @Test
  void whatWasSaidBeforeAUnionSaysNothingOfItAndWhatIsSaidInItDeniesIt() {
    int ada = born("Ada");
    int bo = born("Bo");
    registry.changeStatus(bo, DIVORCED, on("1949-01-01"));
    registry.changeStatus(ada, MARRIED, Partner.of(bo), on("1950-01-01"));
    registry.changeStatus(bo, SINGLE, on("1955-01-01"));
    assertEquals(
        List.of(
            "1+2 MARRIED since 1950-01-01: EVENT 1950-01-01–1955-01-01 GOES_ON, ONE_SIDED by 1",
            "1+2 MARRIED since 1950-01-01: EVENT 1955-01-01– OBSERVATION, CONTRADICTED by 1"),
        couples(ada));
  }

  @Test
  void aDivorceThatIsRecordedLateIsNotKnownBefore() {
    int ada = born("Ada");
    int bo = born("Bo");
    registry.marry(ada, bo, on("1950-01-01"));
    registry.divorce(ada, bo, on("1960-01-01")); // events 4 and 5
    registry.retract(5, "it was another one");
    assertEquals(
        List.of(
            "1+2 MARRIED since 1950-01-01: EVENT 1950-01-01–1960-01-01 DIVORCED, MUTUAL",
            "1+2 MARRIED since 1950-01-01: EVENT 1960-01-01– OBSERVATION, CONTRADICTED by 2"),
        couples(ada));
    assertEquals(
        List.of("1+2 MARRIED since 1950-01-01: EVENT 1950-01-01– null, MUTUAL"),
        recording.after(3).at("1970").couples().stream().map(UnionsTest::told).toList());
    assertEquals(
        List.of(), recording.after(5).at("1970").couples().stream().map(UnionsTest::told).toList());
  }

  @Test
  void whoIsAwayIsStillWithTheOneWhoStayed() {
    int ada = born("Ada");
    int bo = born("Bo");
    registry.marry(ada, bo, on("1950-01-01"));
    registry.left(bo, null, on("1960-01-01"));
    assertEquals(
        List.of("1+2 MARRIED since 1950-01-01: EVENT 1950-01-01– null, MUTUAL"), at("1965"));
    registry.left(ada, null, on("1970-01-01"));
    assertEquals(List.of(), at("1975"));
    registry.returned(bo, on("1980-01-01"));
    assertEquals(
        List.of(
            "1+2 MARRIED since 1950-01-01: EVENT 1950-01-01–1970-01-01 LEFT, MUTUAL",
            "1+2 MARRIED since 1950-01-01: RETURN 1980-01-01– OBSERVATION, MUTUAL"),
        couples(ada));
  }

  @Test
  void aUnionIsWithWhomTheRecordOfThePartnerIsMergedInto() {
    int ada = born("Ada");
    int bo = born("Bo");
    int again = born("Bo");
    registry.marry(ada, again, on("1950-01-01"));
    registry.merge(again, bo, "the same birth", Details.NONE);
    assertEquals(
        List.of("1+2 MARRIED since 1950-01-01: EVENT 1950-01-01– OBSERVATION, MUTUAL"),
        couples(ada));
    assertEquals(couples(ada), couples(bo));
  }

  // ---- what can't be true

  private List<String> check() {
    return recording.history().contradictions().stream()
        .map(each ->
            each.personId() + " " + each.position() + " " + each.flaw() + ": " + each.what())
        .toList();
  }

  @Test
  void aUnionThatOnlyOneOfTwoTellsIsListedAndOneWithANameIsNot() {
    int ada = born("Ada");
    int bo = born("Bo");
    int cy = born("Cy");
    registry.changeStatus(ada, MARRIED, Partner.of(bo), on("1950-01-01"));
    registry.changeStatus(cy, MARRIED, Partner.named(JOHN), on("1950-01-01"));
    assertEquals(
        List.of("1 3 ONE_SIDED_UNION: married to person 2, of whom nothing says so"), check());
    registry.changeStatus(bo, DIVORCED, on("1960"));
    assertEquals(
        List.of(
            "1 3 ONE_SIDED_UNION: married to person 2, of whom nothing says so",
            "1 3 PARTNERS_DISAGREE: married to person 2, who is divorced by event 5",
            "2 5 STATUS_ORDER: divorced while single, by event 1"),
        check().stream().sorted().toList());
  }

  @Test
  void whoMarriesTheSamePersonAgainWithoutAnEndBetweenIsListed() {
    int ada = born("Ada");
    int bo = born("Bo");
    for (String day : List.of("1950-01-01", "1960-01-01")) {
      registry.changeStatus(ada, MARRIED, Partner.of(bo), on(day));
      registry.changeStatus(bo, MARRIED, Partner.of(ada), on(day));
    }
    assertEquals(
        List.of(
            "1 4 STATUS_ORDER: married while married, by event 2",
            "2 5 STATUS_ORDER: married while married, by event 3"),
        check());
    registry.changeStatus(ada, DIVORCED, on("1955"));
    registry.changeStatus(bo, DIVORCED, on("1955"));
    assertEquals(List.of(), check());
  }

  @Test
  void unionsThatOverlapAreListed() {
    int ada = born("Ada");
    int bo = born("Bo");
    int cy = born("Cy");
    registry.marry(ada, bo, on("1950-01-01"));
    registry.changeStatus(cy, PARTNERED, Partner.of(bo), on("1960"));
    assertEquals(
        List.of("3 5 UNIONS_OVERLAP: partner of person 2, who is married to person 1 by event 4"),
        check());
    registry.retract(4, "another Bo");
    assertEquals(
        List.of(
            "1 3 ONE_SIDED_UNION: married to person 2, of whom nothing says so",
            "3 5 UNIONS_OVERLAP: partner of person 2, to whom person 1 is bound by event 3",
            "3 5 ONE_SIDED_UNION: partner of person 2, of whom nothing says so"),
        check());
  }

  @Test
  void whoIsMarriedToSomebodyDeadIsListed() {
    int ada = born("Ada");
    int bo = born("Bo");
    registry.marry(ada, bo, on("1950-01-01"));
    registry.died(bo, on("1960-01-01"));
    assertEquals(List.of("1 2 MARRIED_TO_DEAD: married to person 2, who died by event 4"), check());
    registry.changeStatus(ada, WIDOWED, on("1960"));
    assertEquals(List.of(), check());
  }

  @Test
  void datesThatMayMeanTheSameDayContradictNothing() {
    int ada = born("Ada");
    int bo = born("Bo");
    registry.changeStatus(ada, MARRIED, Partner.of(bo), on("1950"));
    registry.changeStatus(bo, MARRIED, Partner.of(ada), on("1950-06-03"));
    registry.changeStatus(ada, DIVORCED, on("1960-07"));
    registry.changeStatus(bo, DIVORCED, on("1960-07-20"));
    assertEquals(List.of(), check());
  }

  @Test
  void whoIsMarriedToSomebodyPresumedDeadIsListedUnlessSheIsPresumedDeadHerself() {
    int ada = registry.create(new Name("Ada", null), SINGLE, null, on("1890"));
    int bo = registry.create(new Name("Bo", null), SINGLE, null, on("1880"));
    registry.marry(ada, bo, on("1910-01-01"));
    assertEquals(List.of(), check());
    registry.died(ada, on("1995-01-01"));
    assertEquals(
        List.of("1 2 MARRIED_TO_DEAD: married to person 2, who is presumed dead"), check());
  }
}
