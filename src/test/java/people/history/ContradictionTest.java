package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.Details.on;
import static people.Status.DIVORCED;
import static people.Status.MARRIED;
import static people.Status.PARTNERED;
import static people.Status.SEPARATED;
import static people.Status.SINGLE;
import static people.Status.UNKNOWN;
import static people.Status.WIDOWED;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.timeline.*;

class ContradictionTest {

  private static final Address LONDON = new Address("12 St James's Square", "London");

  private final DailyRecording recording = new DailyRecording();
  private final PersonRegistry registry = recording.registry;

  private static String found(History history) {
    return history.contradictions().stream()
        .map(c -> "%d: %d %s\n".formatted(c.personId(), c.position(), c.what()))
        .collect(Collectors.joining());
  }

  @Test
  void anOrdinaryLifeHasNone() {
    int ada = registry.create(new Name("Ada", null), SINGLE, LONDON, on("1815-12-10"));
    registry.died(ada, on("1900-05-01"));
    List<Status> statuses =
        List.of(MARRIED, SEPARATED, DIVORCED, PARTNERED, SEPARATED, MARRIED, WIDOWED, UNKNOWN);
    for (int i = 0; i < statuses.size(); i++) {
      registry.changeStatus(ada, statuses.get(i), on("18" + (40 + i)));
    }
    registry.changeStatus(ada, DIVORCED, on("1860"));
    assertEquals("", found(recording.history()));
  }

  @Test
  void whatHappensSurelyBeforeTheBirthOrAfterTheDeathIsNamed() {
    int ada = registry.create(new Name("Ada", null), UNKNOWN, LONDON, on("1815-12-10"));
    registry.died(ada, on("1852-11"));
    registry.move(ada, LONDON, on("1815-12-09"));
    registry.rename(ada, new Name("A", null), on("1852-12-01"));
    registry.changeStatus(ada, SINGLE, on("1853"));
    registry.died(ada, on("1814"));
    assertEquals(
        """
        1: 1 died again, after event 5
        1: 2 moved after the death of event 5
        1: 3 renamed after the death of event 5
        1: 4 single after the death of event 5
        1: 5 died before the birth of event 0
        """,
        found(recording.history()));
    registry.retract(5, "another Ada");
    assertEquals(
        """
        1: 2 moved before the birth of event 0
        1: 3 renamed after the death of event 1
        1: 4 single after the death of event 1
        """,
        found(recording.history()));
  }

  @Test
  void datesThatMayFitContradictNothing() {
    int ada = registry.create(new Name("Ada", null), UNKNOWN, LONDON, on("1815"));
    registry.died(ada, on("1852"));
    registry.move(ada, LONDON, on("1815-01-01"));
    registry.move(ada, LONDON, on("../1816"));
    registry.move(ada, LONDON, on("1852-12-31"));
    registry.move(ada, LONDON, on("1850/.."));
    assertEquals("", found(recording.history()));
  }

  @Test
  void whatHappensAfterADeathOfWhichOnlyTheLastDayIsKnownIsNamed() {
    int ada = registry.create(new Name("Ada", null), UNKNOWN, LONDON, on("1815"));
    registry.died(ada, on("../1852"));
    registry.move(ada, LONDON, on("1853"));
    registry.move(ada, LONDON, on("1830"));
    assertEquals("1: 2 moved after the death of event 1\n", found(recording.history()));
  }

  @Test
  void aStatusThatCannotFollowAndASecondCreationAreNamed() {
    int ada = registry.create(new Name("Ada", null), SINGLE, null, on("1815"));
    registry.changeStatus(ada, DIVORCED, on("1830"));
    registry.changeStatus(ada, MARRIED, on("1835"));
    registry.changeStatus(ada, MARRIED, on("1836"));
    registry.changeStatus(ada, PARTNERED, on("1837"));
    registry.changeStatus(ada, SINGLE, on("1838"));
    registry.changeStatus(ada, SEPARATED, on("1839"));
    recording.timeline.add(new Event.Creation(ada, null, SINGLE, null, on("1816")));
    assertEquals(
        """
        1: 1 divorced while single, by event 7
        1: 3 married while married, by event 2
        1: 4 partnered while married, by event 3
        1: 6 separated while single, by event 5
        1: 7 created again, after event 0
        """,
        found(recording.history()));
  }

  @Test
  void withWhomSomebodyEnteredIsSaidOnThatDayOnly() {
    var ada =
        new Event.Creation(1, Name.first("Ada"), MARRIED, null, on("1835").effective(), on("1860"));
    recording.timeline.add(ada);
    registry.create(new Name("Bo", null), SINGLE, null, on("1836"));
    registry.changeStatus(1, MARRIED, Partner.named(Name.first("Bo")), on("1860"));
    assertEquals("", found(recording.history()));
    registry.changeStatus(1, MARRIED, Partner.named(Name.first("Bo")), on("1860"));
    registry.changeStatus(1, MARRIED, Partner.named(Name.first("Cy")), on("1861"));
    assertEquals(
        """
        1: 3 married while married, by event 2
        1: 4 married while married, by event 3
        """,
        found(recording.history()));
  }

  @Test
  void withWhomSomebodyIsMayBeSaidAfterTheStatusOfThatDay() {
    registry.create(Name.first("Ada"), UNKNOWN, null, Details.NONE);
    registry.changeStatus(1, MARRIED, on("1860-01-01"));
    registry.changeStatus(1, MARRIED, Partner.named(Name.first("Bo")), on("1860-01-01"));
    assertEquals("", found(recording.history()));
    registry.changeStatus(1, MARRIED, Partner.named(Name.first("Cy")), on("1860-01-01"));
    assertEquals("1: 3 married while married, by event 2\n", found(recording.history()));
  }

  @Test
  void whatRefersToNothingThatItFitsIsNamedUnlessItIsRetracted() {
    int ada = registry.create(new Name("Ada", null), SINGLE, null, on("1815"));
    registry.died(ada, on("1852"));
    recording.timeline.addAll(
        List.of(
            new Event.Correction(ada, 1, Amendment.of(MARRIED), "?", Details.NONE),
            new Event.Correction(ada, 9, Amendment.of(MARRIED), "?", Details.NONE),
            new Event.Retraction(ada, 9, "?", Details.NONE)));
    assertEquals(
        """
        1: 2 refers to no event of this person that it fits
        1: 3 refers to no event of this person that it fits
        1: 4 refers to no event of this person that it fits
        """,
        found(recording.history()));
    registry.retract(2, "no");
    registry.retract(3, "no");
    registry.retract(4, "no");
    assertEquals("", found(recording.history()));
  }

  @Test
  void twoWhoRetractTheSameAreNoContradiction() {
    int ada = registry.create(new Name("Ada", null), SINGLE, null, on("1815"));
    registry.changeStatus(ada, MARRIED, on("1835"));
    registry.retract(1, "another Ada");
    registry.retract(1, "another Ada");
    assertEquals("", found(recording.history()));
  }

  @Test
  void theyAreInOrderOfPositionAndAsTheyWereKnown() {
    int one = registry.create(new Name("A", null), SINGLE, null, on("1900"));
    int other = registry.create(new Name("B", null), SINGLE, null, on("1900"));
    registry.changeStatus(other, WIDOWED, on("1930"));
    registry.changeStatus(one, WIDOWED, on("1930"));
    registry.correct(2, Amendment.of(MARRIED), "misread");
    assertEquals("2: 2 widowed while single, by event 1\n", found(recording.after(2)));
    assertEquals(
        """
        2: 2 widowed while single, by event 1
        1: 3 widowed while single, by event 0
        """,
        found(recording.after(3)));
    assertEquals("1: 3 widowed while single, by event 0\n", found(recording.history()));
  }

  private List<String> found(Contradiction.Limits limits) {
    return recording.history().contradictions(limits).stream()
        .map(c -> "%d %s: %s".formatted(c.position(), c.flaw().word(), c.what()))
        .toList();
  }

  private static final Contradiction.Limits LIMITS =
      new Contradiction.Limits(12, 120, Instant.parse("2200-01-01T00:00:00Z"));

  @Test
  void whoIsMarriedTooYoungOnWhateverDaysTheDatesAllowIsNamed() {
    int ada = registry.create(new Name("Ada", null), SINGLE, null, on("1990-06-15"));
    registry.changeStatus(ada, MARRIED, on("2002-06-14"));
    registry.changeStatus(ada, WIDOWED, on("2002-06-15"));
    int ben = registry.create(new Name("Ben", null), SINGLE, null, on("1990"));
    registry.changeStatus(ben, PARTNERED, on("2001"));
    registry.changeStatus(ben, SEPARATED, on("2002"));
    int eva = registry.create(new Name("Eva", null), SINGLE, null);
    registry.changeStatus(eva, MARRIED, on("1800"));
    int kim = registry.create(new Name("Kim", null), SINGLE, null, on("1990"));
    registry.changeStatus(kim, MARRIED, on("1992/.."));
    registry.changeStatus(kim, SINGLE, on("1993"));
    assertEquals(
        List.of("1 age-at-marriage: married at 11", "4 age-at-marriage: partnered at 11 at most"),
        found(LIMITS));
    assertEquals(List.of(), found(new Contradiction.Limits(11, 120, LIMITS.now())));
  }

  @Test
  void whoDiesTooOldOnWhateverDaysTheDatesAllowIsNamed() {
    int ada = registry.create(new Name("Ada", null), SINGLE, null, on("1800-06-15"));
    registry.died(ada, on("1921-06-15"));
    int ben = registry.create(new Name("Ben", null), SINGLE, null, on("1800-06-15"));
    registry.died(ben, on("1921-06-14"));
    int eva = registry.create(new Name("Eva", null), SINGLE, null, on("1800"));
    registry.died(eva, on("1921"));
    int kim = registry.create(new Name("Kim", null), SINGLE, null, on("1800"));
    registry.died(kim, on("1922"));
    int zoe = registry.create(new Name("Zoe", null), SINGLE, null, on("../1800"));
    registry.died(zoe, on("../2000"));
    assertEquals(
        List.of("1 age-at-death: died at 121", "7 age-at-death: died at 121 at least"),
        found(LIMITS));
    assertEquals(List.of(), found(new Contradiction.Limits(12, 121, LIMITS.now())));
  }

  @Test
  void aStatusThatNobodyIsBornWithIsNamed() {
    registry.create(new Name("Ada", null), WIDOWED, null, on("1960-01-01"));
    registry.create(new Name("Ben", null), SINGLE, null, on("1960-01-01"));
    registry.create(new Name("Eva", null), MARRIED, null);
    assertEquals(
        List.of(
            "0 status-at-birth: widowed on 1960-01-01, the only date, so it cannot be the birth"),
        found(LIMITS));
  }

  @Test
  void whatIsDatedOrRecordedInTheFutureIsNamed() {
    int ada = registry.create(new Name("Ada", null), SINGLE, null, on("1990"));
    registry.changeStatus(ada, MARRIED, on("2020-05-06"));
    registry.move(ada, LONDON, on("2020"));
    registry.rename(ada, new Name("A", null), on("2021?"));
    Instant last = recording.timeline.readAfter(2).iterator().next().recorded();
    Instant now = Instant.parse("2020-05-05T00:00:00Z");
    assertTrue(last.isBefore(now.minus(Duration.ofDays(1))), last.toString());
    assertEquals(
        List.of(
            "1 future-date: dated 2020-05-06, in the future",
            "3 future-date: dated 2021?, in the future"),
        found(new Contradiction.Limits(12, 120, now)));
    Instant before = last.minus(Duration.ofDays(1));
    assertEquals(
        List.of(),
        found(new Contradiction.Limits(12, 120, before)).stream()
            .filter(line -> line.contains("recorded-in-future"))
            .toList());
    assertEquals(
        List.of("3 recorded-in-future"),
        found(new Contradiction.Limits(12, 120, before.minusMillis(1))).stream()
            .filter(line -> line.contains("recorded-in-future"))
            .map(line -> line.split(":")[0])
            .toList());
  }

  @Test
  void theFactsOfSomeoneWhoseCreationWasRetractedAreNamed() {
    int ada = registry.create(new Name("Ada", null), SINGLE, null, on("1990"));
    registry.changeStatus(ada, MARRIED, on("2015"));
    registry.move(ada, LONDON, on("2016"));
    registry.retract(2, "another");
    registry.retract(0, "no such person");
    recording.timeline.add(new Event.StatusChange(7, MARRIED, on("2016"))); // never created
    assertEquals(
        List.of(
            "1 without-creation: about someone whose creation (event 0) was retracted by event 4"),
        found(LIMITS));
    recording.timeline.add(new Event.Creation(ada, null, SINGLE, null, on("1991")));
    assertEquals(List.of(), found(LIMITS));
  }

  @Test
  void aCityThatIsMostlyWrittenOtherwiseIsNamedOnce() {
    for (String city : List.of("delft", "Delft", "DELFT", "Delft", "delft", "Delft", "Gouda")) {
      registry.create(new Name("A", null), SINGLE, new Address(null, city), on("1990"));
    }
    registry.move(1, new Address("Canal Street", "delft"), on("2000"));
    registry.correct(4, Amendment.of(new Address(null, "Delft")), "tidied");
    assertEquals(
        List.of(
            "0 city-variants: 'delft', 4 of 7 times 'Delft'",
            "2 city-variants: 'DELFT', 4 of 7 times 'Delft'"),
        found(LIMITS));
  }

  @Test
  void aKindHasAWord() {
    assertEquals(Contradiction.Flaw.AFTER_DEATH, Contradiction.Flaw.parse(" After-Death"));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> Contradiction.Flaw.parse("x"))
            .getMessage()
            .startsWith("'x' is no kind of contradiction; expected one of created-again, "));
  }
}
