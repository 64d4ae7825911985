package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.Details.on;
import static people.Status.*;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.timeline.*;

/// What [History#contradictions] says of parents, partners and keys.
class RelationsCheckTest {

  private final DailyRecording recording = new DailyRecording();
  private final PersonRegistry registry = recording.registry;

  private int born(String date) {
    return registry.create(null, SINGLE, null, on(date));
  }

  private List<String> check() {
    return recording.history().contradictions().stream()
        .map(each ->
            each.personId() + " " + each.position() + " " + each.flaw() + ": " + each.what())
        .toList();
  }

  @Test
  void aParentWhoWasAChildOrNotBornYetIsListedUnlessTheDatesAllowMore() {
    int child = born("1990-05-01");
    int nine = born("1980-05-02");
    int ten = born("1980-05-01");
    int perhaps = born("1980");
    int later = born("1991");
    int unknown = registry.create(null, UNKNOWN, null, Details.NONE);
    registry.parents(child, List.of(nine, ten), Details.NONE); // event 6
    assertEquals(List.of("1 6 PARENT_TOO_YOUNG: child of person 2, who was 9"), check());
    registry.parents(child, List.of(perhaps, unknown), Details.NONE);
    assertEquals(List.of(), check());
    registry.parents(child, List.of(later), Details.NONE); // event 8
    assertEquals(List.of("1 8 PARENT_TOO_YOUNG: child of person 5, who was not born yet"), check());
    int young = born("1982");
    registry.parents(child, List.of(young), Details.NONE); // event 10
    assertEquals(List.of("1 10 PARENT_TOO_YOUNG: child of person 7, who was 8 at most"), check());
  }

  @Test
  void aParentWhoDiedLongBeforeTheBirthIsListedUnlessTheDatesAllowLess() {
    int child = born("1990-05-01");
    int born = born("1992");
    int unknown = registry.create(null, UNKNOWN, null, Details.NONE);
    int early = born("1950");
    int father = born("1951");
    int open = born("1952");
    registry.died(early, on("1988"));
    registry.died(father, on("1989-08-01"));
    registry.died(open, on("1988/.."));
    registry.parents(child, List.of(early, father), Details.NONE); // event 9
    assertEquals(List.of("1 9 PARENT_DEAD: child of person 4, who had died long before"), check());
    registry.parents(child, List.of(father, open), Details.NONE);
    registry.parents(born, List.of(open), Details.NONE);
    registry.parents(unknown, List.of(early), Details.NONE);
    assertEquals(List.of(), check());
  }

  @Test
  void parentsInACircleAreListedOnceAtTheEventThatClosesIt() {
    List<Integer> ids =
        IntStream.range(0, 4)
            .mapToObj(_ -> registry.create(null, UNKNOWN, null, Details.NONE))
            .toList();
    registry.parents(ids.get(0), List.of(ids.get(1), ids.get(3)), Details.NONE);
    registry.parents(ids.get(1), List.of(ids.get(2), ids.get(3)), Details.NONE);
    assertEquals(List.of(), check());
    registry.parents(ids.get(2), List.of(ids.get(0), ids.get(3)), Details.NONE); // event 6
    assertEquals(
        List.of("3 6 OWN_ANCESTOR: child of person 1, child of person 2, child of person 3"),
        check());
  }

  @Test
  void aPartnerOrAParentWhoIsNobodyIsListed() {
    EventTimeline timeline = recording.timeline;
    int ada = born("1990-01-01");
    timeline.add(new Event.StatusChange(ada, MARRIED, Partner.of(9), on("2015-01-01")));
    timeline.add(new Event.Parents(ada, List.of(8), Details.NONE));
    assertEquals(
        List.of(
            "1 1 NAMES_NOBODY: names person 9, who is nobody in the timeline",
            "1 2 NAMES_NOBODY: child of person 8, who is nobody in the timeline"),
        check());
  }

  @Test
  void aKeyOfTwoIsListedAndOfTwoRecordsOfOnePersonItIsNot() {
    EventTimeline timeline = recording.timeline;
    int ada = born("1990-01-01");
    int bo = born("1990-01-01");
    Attribute key = Attribute.parse("gnd=1");
    timeline.add(new Event.Key(ada, key, Details.NONE));
    timeline.add(new Event.Key(bo, key, Details.NONE));
    timeline.add(new Event.Key(bo, Attribute.parse("gnd=2"), Details.NONE));
    assertEquals(List.of("2 3 KEY_OF_TWO: key gnd=1, which person 1 has by event 2"), check());
    registry.merge(bo, ada, "the same birth", Details.NONE);
    assertEquals(List.of(), check());
  }
}
