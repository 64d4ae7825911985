package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.Details.on;
import static people.Status.SINGLE;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.HistoryColumns.ParentRows;
import people.timeline.*;

/// Attributes over time, parents and children, and keys.
class AttributesTest {

  private static final Attribute KEY = Attribute.parse("bioguide_id=B000944");

  private final DailyRecording recording = new DailyRecording();
  private final PersonRegistry registry = recording.registry;

  private int born(String date) {
    return registry.create(null, SINGLE, null, on(date));
  }

  private List<String> periods(History history, int person, String attribute) {
    return told(history.attributePeriods(person, attribute));
  }

  private static List<String> told(List<Period<String>> periods) {
    return periods.stream()
        .map(p ->
            "%d %s %s %s %s"
                .formatted(p.personId(), p.value(), p.from(), p.until(), p.certain() ? "" : "about")
                .strip())
        .toList();
  }

  @Test
  void anAttributeHasPeriodsFromBirthToDeathAndOthersDoNotCutThem() {
    int ada = born("1815-12-10");
    int bo = born("1960-01-01");
    registry.set(ada, "occupation", "writer", on("1843"));
    registry.set(ada, "membership", "honorary", on("1844-05-01"));
    registry.set(ada, "occupation", "writer", on("1845-01-01"));
    long typo = registry.set(ada, "occupation", "teecher", on("1805-06-01"));
    registry.correct(
        typo, new Amendment(EffectiveDate.parse("1850-06-01"), null, null, null), "digits");
    registry.set(ada, "occupation", null, on("1851-01-01"));
    registry.died(ada, on("1852-11-27"));
    History history = recording.history();
    List<String> expected =
        List.of(
            "1 null 1815-12-10 1843-01-01",
            "1 writer 1843-01-01 1850-06-01 about",
            "1 teecher 1850-06-01 1851-01-01",
            "1 null 1851-01-01 1852-11-27");
    assertEquals(expected, periods(history, ada, "occupation"));
    assertEquals(List.of("2 null 1960-01-01 null"), periods(history, bo, "occupation"));
    assertEquals(
        Stream.concat(expected.stream(), Stream.of("2 null 1960-01-01 null")).toList(),
        told(history.columns().attributePeriods("occupation").periods()));
    assertEquals(
        List.of("null-writer", "writer-teecher", "teecher-null"),
        history.transitions(ada, "occupation").stream()
            .map(change -> change.before() + "-" + change.after())
            .toList());
    assertEquals(List.of("membership", "occupation"), history.attributeNames());
  }

  @Test
  void whatWasRecordedLaterIsNotKnownBefore() {
    int ada = born("1960-12-10");
    registry.set(ada, "occupation", "writer", on("1990-01-01"));
    History history = recording.history();
    assertEquals(List.of("1 null 1960-12-10 null"), periods(recording.after(0), ada, "occupation"));
    assertEquals(
        List.of("1 null 1960-12-10 1990-01-01", "1 writer 1990-01-01 null"),
        periods(recording.after(1), ada, "occupation"));
  }

  @Test
  void anAttributeThatNobodyHasIsRefusedWithThoseThatThereAre() {
    int ada = born("1815-12-10");
    History before = recording.history();
    assertEquals(
        "nobody has an attribute 'occupation'; expected one that was recorded, and none was",
        assertThrows(
                IllegalArgumentException.class, () -> before.attributePeriods(ada, "occupation"))
            .getMessage());
    registry.set(ada, "occupation", "writer", on("1843"));
    registry.set(ada, "membership", "honorary", on("1844-05-01"));
    History history = recording.history();
    String message =
        "nobody has an attribute 'ocupation' (did you mean 'occupation'?);"
            + " expected one of membership, occupation";
    for (Runnable question :
        List.<Runnable>of(
            () -> history.attributePeriods(ada, "ocupation"),
            () -> history.columns().attributePeriods("ocupation"),
            () -> history.columns().attributeLives("ocupation"),
            () -> history.columns().doubts(Set.of(Reason.Field.ATTRIBUTE), Set.of("ocupation")))) {
      assertEquals(
          message, assertThrows(IllegalArgumentException.class, question::run).getMessage());
    }
  }

  @Test
  void theParentsThatWereRecordedLastCount() {
    int child = born("1990-01-01");
    int mother = born("1960-01-01");
    int father = born("1961-01-01");
    int stranger = born("1962-01-01");
    registry.parents(child, List.of(stranger), Details.NONE);
    registry.parents(stranger, List.of(father), Details.NONE);
    long both = registry.parents(child, List.of(mother, father), on("1990-01-01"));
    History known = recording.history();
    assertEquals(List.of(mother, father), known.parents(child));
    assertEquals(List.of(), known.parents(mother));
    assertEquals(List.of(child, stranger), known.children(father));
    assertEquals(List.of(), known.children(stranger));
    assertEquals(List.of("1 2", "1 3", "4 3"), rows(known.columns().parents()));
    registry.retract(both, "another child");
    History later = recording.history();
    assertEquals(List.of(stranger), later.parents(child));
    assertEquals(List.of(stranger), later.children(father));
    assertEquals(List.of("1 4", "4 3"), rows(later.columns().parents()));
    assertEquals(rows(known.columns().parents()), rows(recording.after(both).columns().parents()));
    registry.parents(child, List.of(), Details.NONE);
    assertEquals(List.of(), recording.history().parents(child));
    assertThrows(UnknownPersonException.class, () -> later.children(99));
  }

  private static List<String> rows(ParentRows rows) {
    return IntStream.range(0, rows.size())
        .mapToObj(row -> rows.childIds().applyAsInt(row) + " " + rows.parentIds().applyAsInt(row))
        .toList();
  }

  @Test
  void dependantsAreUnderAgeAndLiveAtTheSameAddress() {
    Address home = new Address("Main St 1", "Boston");
    int mother = registry.create(null, SINGLE, home, on("1970-01-01"));
    int young = registry.create(null, SINGLE, home, on("2005-06-01"));
    int old = registry.create(null, SINGLE, home, on("1999-12-31"));
    int elsewhere = registry.create(null, SINGLE, new Address("Main St 2", "Boston"), on("2004"));
    int perhaps = registry.create(null, SINGLE, home, on("2000-12-31/2001-01-01"));
    int nobodys = registry.create(null, SINGLE, home, on("2006-01-01"));
    int dead = registry.create(null, SINGLE, home, on("2006-01-01"));
    for (int child : List.of(young, old, elsewhere, perhaps, dead)) {
      registry.parents(child, List.of(mother), Details.NONE);
    }
    registry.died(dead, on("2008-01-01"));
    registry.move(elsewhere, new Address("MAIN st 1", "Boston"), on("2019-02-01"));
    History history = recording.history();
    assertEquals(List.of("2 true", "5 false"), dependants(history, mother, "2018-12-31"));
    assertEquals(List.of("2 true", "4 true"), dependants(history, mother, "2019"));
    assertEquals(List.of(), dependants(history, nobodys, "2018"));
    assertEquals(List.of(), dependants(history, mother, "1990"));
  }

  @Test
  void whoIsBornOnALeapDayDependsUntilTheLastOfFebruary() {
    Address home = new Address("Main St 1", "Boston");
    int mother = registry.create(null, SINGLE, home, on("1970-01-01"));
    int child = registry.create(null, SINGLE, home, on("2000-02-29"));
    registry.parents(child, List.of(mother), Details.NONE);
    History history = recording.history();
    assertEquals(List.of("2 true"), dependants(history, mother, "2018-02-28"));
    assertEquals(List.of(), dependants(history, mother, "2018-03-01"));
  }

  @Test
  void whoseBirthIsNotKnownMayDepend() {
    Address home = new Address("Main St 1", "Boston");
    int mother = registry.create(null, SINGLE, home, on("1970-01-01"));
    int child = registry.create(null, Status.UNKNOWN, null, Details.NONE);
    registry.move(child, home, on("2000-01-01"));
    registry.parents(child, List.of(mother), Details.NONE);
    assertEquals(List.of("2 false"), dependants(recording.history(), mother, "2018"));
  }

  private static List<String> dependants(History history, int person, String at) {
    return history.dependants(person, at).stream()
        .map(child -> child.personId() + " " + child.certain())
        .toList();
  }

  @Test
  void aPersonIsFoundByAKeyThatWasNotTakenBack() {
    int ada = born("1815-12-10");
    int bo = born("1820-01-01");
    long wrong = registry.identify(ada, KEY, Details.NONE);
    registry.identify(ada, new Attribute("gnd", "118640623"), Details.NONE);
    registry.set(bo, KEY.name(), KEY.value(), on("1840-01-01"));
    assertEquals(ada, recording.history().personOfKey(KEY));
    registry.retract(wrong, "another person");
    assertEquals(0, recording.history().personOfKey(KEY));
    assertEquals(0, recording.history().personOfKey(Attribute.parse("gnd=1")));
    registry.identify(bo, KEY, Details.NONE);
    History history = recording.history();
    assertEquals(bo, history.personOfKey(KEY));
    assertEquals(List.of(KEY), history.keys(bo));
    assertEquals(List.of(Attribute.parse("gnd=118640623")), history.keys(ada));
    History known = recording.after(2);
    assertEquals(ada, known.personOfKey(KEY));
    assertEquals(List.of(KEY), known.keys(ada));
    assertEquals(0, recording.after(0).personOfKey(KEY));
  }
}
