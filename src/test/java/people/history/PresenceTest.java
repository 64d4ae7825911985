package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.Details.on;
import static people.Status.MARRIED;
import static people.Status.SINGLE;
import static people.Status.UNKNOWN;
import static people.Status.WIDOWED;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.timeline.*;

/// When people are there, and what is known of them: birth and entry, leaving and returning, the
/// end of observation, and the span of a life.
class PresenceTest {

  private static final Name ADA = new Name("Ada", "King");
  private static final Address DELFT = new Address("Mill Lane 3", "Delft");

  private final EventTimeline timeline =
      EventTimeline.inMemory(Clock.fixed(Instant.parse("2015-02-14T09:00:00Z"), ZoneOffset.UTC));

  private void create(int person, Status status, String born, String entered) {
    EffectiveDate birth = born == null ? null : EffectiveDate.parse(born);
    Details details = entered == null ? Details.NONE : on(entered);
    timeline.add(new Event.Creation(person, ADA, status, DELFT, birth, details));
  }

  private void become(Status status, String date) {
    timeline.add(new Event.StatusChange(1, status, on(date)));
  }

  private History history() {
    return History.of(timeline);
  }

  private Person at(String date) {
    return history().at(date).person(1);
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  private static List<String> told(List<? extends Period<?>> periods) {
    return periods.stream()
        .map(p ->
            "%s %s %s, %s %s"
                .formatted(p.value(), p.begins(), p.from(), p.until(), p.ends())
                .replace("Mill Lane 3, ", ""))
        .toList();
  }

  // ---- birth and entry

  @Test
  void whatAnEntrySaysIsNotKnownOfTheTimeBefore() {
    create(1, MARRIED, "1919-08-03", "1960-01-01");
    Person before = at("1930");
    assertTrue(before.living());
    assertEquals(UNKNOWN, before.status());
    assertNull(before.name());
    assertNull(before.address());
    assertEquals("1919-08-03", before.born().toString());
    assertEquals("1960-01-01", before.created().toString());
    assertEquals(MARRIED, at("1960-01-01").status());
    assertFalse(at("1919-08-02").living());
    assertEquals(
        List.of("MARRIED ENTRY 1960-01-01, null OBSERVATION"), told(history().statusPeriods(1)));
    assertEquals(
        List.of("Delft ENTRY 1960-01-01, null OBSERVATION"), told(history().addressPeriods(1)));
    assertEquals(Map.of(UNKNOWN, 1), history().at("1930").countByStatus());
    assertEquals(Map.of(MARRIED, 1), history().at("1960").countByStatus());
  }

  @Test
  void aLoneDateIsTheBirthOfWhoeverIsSingle() {
    create(1, SINGLE, null, "1919-08-03");
    assertEquals("1919-08-03", at("1930").born().toString());
    assertEquals(
        List.of("SINGLE BIRTH 1919-08-03, null OBSERVATION"), told(history().statusPeriods(1)));
  }

  @Test
  void nobodyIsBornMarried() {
    create(1, MARRIED, null, "1960-01-01");
    become(WIDOWED, "1980-01-01");
    assertNull(at("1970").born());
    assertFalse(at("1959").living());
    assertEquals(
        List.of(
            "MARRIED ENTRY 1960-01-01, 1980-01-01 EVENT",
            "WIDOWED EVENT 1980-01-01, null OBSERVATION"),
        told(history().statusPeriods(1)));
    assertNull(history().transitions(1).getFirst().age());
  }

  @Test
  void aFactBeforeTheEntryIsKnownFromItsDay() {
    create(1, MARRIED, "1919", "1960-01-01");
    timeline.add(new Event.AddressChange(1, new Address("1", "Gouda"), on("1950-05-01")));
    assertEquals("Gouda", at("1955").address().city());
    assertEquals("Delft", at("1960").address().city());
    assertEquals(
        List.of(
            "1, Gouda EVENT 1950-05-01, 1960-01-01 EVENT",
            "Delft EVENT 1960-01-01, null OBSERVATION"),
        told(history().addressPeriods(1)));
  }

  @Test
  void whoWasTakenBackIsNotThere() {
    create(1, SINGLE, null, "1990");
    become(MARRIED, "2014");
    timeline.add(new Event.Retraction(1, 0, "no such person", Details.NONE));
    assertFalse(at("2014").living());
    assertEquals(List.of(), history().today().people());
    assertEquals(Map.of(), history().today().countByStatus());
    assertEquals(List.of(), history().statusPeriods(1));
  }

  @Test
  void aBirthWithoutAnEntryOverrulesNothing() {
    create(1, SINGLE, "1930-01-01", null);
    become(MARRIED, "1955-06-01");
    assertEquals(MARRIED, at("today").status());
    assertEquals(SINGLE, at("1950").status());
    assertEquals("1930-01-01", at("1950").born().toString());
  }

  @Test
  void anEntryWithoutAStatusSaysNone() {
    create(1, UNKNOWN, "1930-01-01", "1960-01-01");
    become(MARRIED, "1955-01-01");
    assertEquals(MARRIED, at("1961").status());
    assertEquals(
        List.of("MARRIED EVENT 1955-01-01, null OBSERVATION"), told(history().statusPeriods(1)));
  }

  // ---- leaving and returning

  @Test
  void whoLeftIsNotThereAndNotDeadUntilTheReturn() {
    create(1, SINGLE, null, "1980-01-01");
    timeline.add(new Event.Leaving(1, "emigrated", on("2000-01-01")));
    become(MARRIED, "2005-01-01");
    timeline.add(new Event.Return(1, on("2010-01-01")));
    Person away = at("2003");
    assertFalse(away.living());
    assertNull(away.died());
    assertEquals("2000-01-01", away.left().toString());
    assertNull(at("2010-01-01").left());
    assertEquals(
        List.of(
            "SINGLE BIRTH 1980-01-01, 2000-01-01 LEFT",
            "MARRIED RETURN 2010-01-01, null OBSERVATION"),
        told(history().statusPeriods(1)));
    assertEquals(List.of(), history().transitions(1));
    assertEquals(Map.of(), history().at("2003").countByStatus());
    assertEquals(Map.of(MARRIED, 1), history().at("2010").countByStatus());
    assertEquals(
        Set.of(Reason.Field.LEFT),
        history().why(1, "2003").stream()
            .filter(reason -> reason.event().event() instanceof Event.Leaving)
            .findFirst()
            .orElseThrow()
            .fields());
  }

  @Test
  void anAddressMayBeUnknownFromADayOn() {
    create(1, SINGLE, null, "1980-01-01");
    timeline.add(new Event.AddressChange(1, null, on("2000-01-01")));
    assertNull(at("2000-01-01").address());
    assertEquals(
        List.of(
            "Delft BIRTH 1980-01-01, 2000-01-01 EVENT", "null EVENT 2000-01-01, null OBSERVATION"),
        told(history().addressPeriods(1)));
  }

  @Test
  void whoDiedOnTheDayOfHerBirthIsNotObservedUntilToday() {
    create(1, SINGLE, null, "1900-05-01");
    timeline.add(new Event.Death(1, on("1900-05-01")));
    create(2, MARRIED, "1850", null);
    HistoryColumns.LifeRows lives = history().columns().lives();
    assertEquals(day("1900-05-01").toEpochDay(), lives.observedUntil().applyAsInt(0));
    assertEquals(Period.End.DEATH, lives.ends().apply(0));
    assertEquals(day("1960-12-31").toEpochDay(), lives.observedUntil().applyAsInt(1));
    assertEquals(Period.End.PRESUMED, lives.ends().apply(1));
    assertEquals(HistoryColumns.NEVER, lives.observedFrom().applyAsInt(1));
  }

  @Test
  void whoWasTakenBackNeverDiedAndIsNoLife() {
    create(1, SINGLE, null, "1900");
    timeline.add(new Event.Death(1, on("1950")));
    History before = history();
    timeline.add(new Event.Retraction(1, 0, "no such person", Details.NONE));
    assertNull(at("2000").died());
    assertEquals(0, history().columns().lives().size());
    assertEquals(
        List.of(Snapshot.Difference.What.GONE),
        before.at("2000").differencesTo(history().at("2000")).stream()
            .map(Snapshot.Difference::what)
            .toList());
  }

  @Test
  void aBirthThatIsLearntAndAPresumedDeathAreDifferences() {
    create(1, MARRIED, null, "1960-01-01");
    History before = history();
    timeline.add(new Event.Correction(1, 0, Amendment.ofBirth("1900"), "found", Details.NONE));
    assertEquals(
        List.of(Snapshot.Difference.What.BORN),
        before.at("1970").differencesTo(history().at("1970")).stream()
            .map(Snapshot.Difference::what)
            .toList());
    assertEquals(
        List.of(Snapshot.Difference.What.PRESUMED),
        history().at("2000").differencesTo(history().at("2020")).stream()
            .map(Snapshot.Difference::what)
            .toList());
  }

  // ---- observation

  @Test
  void whoLeftBeforeIsInNoCountOfThoseWhoAreNoLongerObserved() {
    create(1, SINGLE, null, "1980-01-01");
    create(2, SINGLE, null, "1980-01-01");
    timeline.add(new Event.Leaving(1, null, on("2000-01-01")));
    timeline.add(new Event.ObservationEnd(null, on("2009")));
    assertTrue(at("2012").beyond());
    assertEquals(Map.of(SINGLE, 1), history().at("2012").countBeyond());
    assertEquals(Map.of("Delft", 1), history().at("2012").countBeyondByCity());
    assertEquals(Map.of(), history().at("2012").countByCity());
  }

  @Test
  void nobodyWasSeenInTheFuture() {
    create(1, SINGLE, null, "1980-01-01");
    timeline.add(new Event.ObservationEnd(null, on("2009")));
    become(MARRIED, "2205-01-01");
    assertTrue(at("2012").beyond());
    assertEquals(Map.of(SINGLE, 1), history().at("2012").countBeyond());
  }

  @Test
  void nothingIsKnownOfTheFuture() {
    create(1, SINGLE, null, "1980-01-01");
    Person tomorrow = at("2150");
    assertTrue(tomorrow.presumed());
    Person later = history().lifespan(null).at("2150").person(1);
    assertTrue(later.beyond());
    assertFalse(later.certain());
    assertEquals(SINGLE, later.status());
    assertEquals(Map.of(), history().lifespan(null).at("2150").countByStatus());
    assertEquals(Map.of(SINGLE, 1), history().lifespan(null).at("2150").countBeyond());
  }

  @Test
  void observationEndsForEveryoneWhenTheTimelineSaysSo() {
    create(1, SINGLE, null, "1980-01-01");
    timeline.add(new Event.ObservationEnd(null, on("2009")));
    assertFalse(at("2009").beyond());
    assertTrue(at("2010").beyond());
    assertEquals(
        List.of("SINGLE BIRTH 1980-01-01, 2010-01-01 OBSERVATION"),
        told(history().statusPeriods(1)));
    assertEquals(Map.of(), history().at("2010").countByStatus());
    assertEquals(Map.of(SINGLE, 1), history().at("2010").countBeyond());
    assertEquals(Map.of(), history().at("2009").countBeyond());
    become(MARRIED, "2012-01-01");
    assertTrue(at("2012-01-01").beyond(), "others were not looked at either");
    assertEquals(MARRIED, at("2012-01-01").status());
    assertEquals(Map.of(MARRIED, 1), history().at("2013").countBeyond());
    timeline.add(new Event.Death(1, on("2013-01-01")));
    assertFalse(at("2014").beyond());
    assertEquals(Map.of(MARRIED, 1), history().at("2012").countBeyond());
    assertEquals(Map.of(), history().at("2014").countBeyond());
  }

  @Test
  void observationEndsForThePeopleOfASource() {
    Details tree = on("1950-01-01").from("tree.ged#I1");
    timeline.add(new Event.Creation(1, ADA, SINGLE, null, tree));
    create(2, SINGLE, null, "1950-01-01");
    timeline.add(new Event.ObservationEnd("tree.ged", on("1992-11-20")));
    assertTrue(at("2000").beyond());
    assertFalse(history().at("2000").person(2).beyond());
    assertEquals(Map.of(SINGLE, 1), history().at("2000").countByStatus());
    timeline.add(new Event.ObservationEnd("tree.ged", on("1992/..")));
    assertFalse(at("2000").beyond(), "observed again");
    Details numbered = on("1950-01-01").from("smith#2.ged#I1");
    timeline.add(new Event.Creation(3, ADA, SINGLE, null, numbered));
    timeline.add(new Event.ObservationEnd("smith#2.ged", on("1992")));
    assertTrue(history().at("2000").person(3).beyond());
  }

  @Test
  void anEndThatIsNotKnownYetChangesNothing() {
    create(1, SINGLE, null, "1980-01-01");
    timeline.add(new Event.ObservationEnd(null, on("2009")));
    assertFalse(
        history().knownAt("2015-02-13").columns().observedUntil().isBefore(day("2015-02-14")));
    assertEquals(Map.of(SINGLE, 1), history().knownAt("2016").at("2009").countByStatus());
  }

  @Test
  void aQuestionCanBeRestricted() {
    create(1, SINGLE, null, "1980-01-01");
    become(MARRIED, "2005-01-01");
    History until = history().observedUntil("2004");
    assertEquals(day("2004-12-31"), until.observedUntil());
    assertEquals(SINGLE, until.at("2010").person(1).status());
    assertTrue(until.at("2010").person(1).beyond());
    assertEquals(
        List.of("SINGLE BIRTH 1980-01-01, 2005-01-01 OBSERVATION"), told(until.statusPeriods(1)));
    assertEquals(Map.of(SINGLE, 1), until.at("2010").countBeyond());
  }

  // ---- the span of a life

  @Test
  void whoIsTooOldIsPresumedDead() {
    create(1, SINGLE, null, "1850-06-01");
    assertTrue(at("1960-05-31").living());
    Person presumed = at("1960-06-01");
    assertFalse(presumed.living());
    assertTrue(presumed.presumed());
    assertFalse(presumed.certain());
    assertNull(presumed.died());
    assertEquals(
        List.of("SINGLE BIRTH 1850-06-01, 1960-06-01 PRESUMED"), told(history().statusPeriods(1)));
    assertEquals(Map.of(), history().at("1970").countByStatus());
    assertTrue(history().lifespan(null).at("1970").person(1).living());
    assertFalse(history().lifespan(80).at("1940").person(1).living());
    assertThrows(IllegalArgumentException.class, () -> history().lifespan(0));
  }

  @Test
  void aLaterSignOfLifeLiftsThePresumption() {
    create(1, SINGLE, null, "1850-06-01");
    become(MARRIED, "1962-01-01");
    assertTrue(at("1961").living());
    assertTrue(at("1962-01-01").living());
    assertTrue(at("1962-01-02").presumed());
    timeline.add(new Event.Death(1, on("1965-01-01")));
    assertTrue(at("1964").living());
    assertFalse(at("1965").presumed());
    assertEquals("1965-01-01", at("1965").died().toString());
  }
}
