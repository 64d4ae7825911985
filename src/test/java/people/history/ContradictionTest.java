package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
}
