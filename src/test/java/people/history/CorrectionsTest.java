package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static people.Details.on;
import static people.Status.DIVORCED;
import static people.Status.MARRIED;
import static people.Status.SINGLE;
import static people.Status.UNKNOWN;
import static people.Status.WIDOWED;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.timeline.*;

class CorrectionsTest {

  private static final Address LONDON = new Address("12 St James's Square", "London");

  private final DailyRecording recording = new DailyRecording();
  private final PersonRegistry registry = recording.registry;
  private int ada;

  @BeforeEach
  void record() {
    ada = registry.create(new Name("Ada", "Byron"), SINGLE, LONDON, on("1815-12-10").from("p. 1"));
    registry.changeStatus(ada, MARRIED, on("1835-07-08").from("p. 2"));
  }

  private Person at(String date) {
    return recording.person(ada, date);
  }

  @Test
  void aCorrectionIsReadInsteadAndWhatWasKnownBeforeStands() {
    long correction = registry.correct(1, Amendment.of(WIDOWED).on("1836"), "misread");
    assertEquals(SINGLE, at("1835").status());
    assertEquals(WIDOWED, at("1836").status());
    assertEquals(MARRIED, recording.after(1).at("1835").person(ada).status());
    assertEquals(WIDOWED, recording.after(correction).at("1836").person(ada).status());
    var justBefore = recording.history().knownAt("2020-01-03T11:59:59.999999999Z");
    assertEquals(MARRIED, justBefore.at("1836").person(ada).status());
  }

  @Test
  void onlyThePartsGivenAreCorrected() {
    registry.correct(0, Amendment.of(new Name(null, "Gordon")), "misread");
    registry.correct(0, Amendment.of(new Address(null, null, "SW1Y 4JH", null)), "added");
    registry.correct(1, Amendment.of(EffectiveDate.parse("1835-07-09")), "misread");
    assertEquals(
        new Person(
            ada,
            new Name("Ada", "Gordon"),
            SINGLE,
            null,
            new Address("12 St James's Square", "London", "SW1Y 4JH", null),
            new TreeMap<>(),
            EffectiveDate.parse("1815-12-10"),
            EffectiveDate.parse("1815-12-10"),
            null,
            null,
            true,
            false,
            false,
            true,
            "p. 1",
            false),
        at("1835-07-08"));
    assertEquals(MARRIED, at("1835-07-09").status());
    assertEquals("p. 2", recording.history().facts(ada).getLast().event().details().source());
  }

  @Test
  void severalCorrectionsOfAnEventApplyInTheOrderOfRecording() {
    registry.correct(1, Amendment.of(WIDOWED).on("1836"), "misread");
    registry.correct(1, Amendment.of(DIVORCED), "misread again");
    assertEquals(SINGLE, at("1835").status());
    assertEquals(DIVORCED, at("1836").status());
    assertEquals(WIDOWED, recording.after(2).at("1836").person(ada).status());
  }

  @Test
  void aRetractedEventIsGoneUntilItsRetractionIsRetracted() {
    long retraction = registry.retract(1, "another Ada");
    registry.retract(retraction, "the same Ada after all");
    assertEquals(MARRIED, recording.after(1).at("1836").person(ada).status());
    assertEquals(SINGLE, recording.after(2).at("1836").person(ada).status());
    assertEquals(MARRIED, recording.after(3).at("1836").person(ada).status());
  }

  @Test
  void anEventRetractedTwiceNeedsBothRetracted() {
    long one = registry.retract(1, "another Ada");
    long other = registry.retract(1, "another Ada");
    registry.retract(one, "no");
    assertEquals(SINGLE, at("1836").status());
    registry.retract(other, "no");
    assertEquals(MARRIED, at("1836").status());
  }

  @Test
  void retractingACorrectionRestoresWhatItCorrectedAndLeavesTheOthers() {
    long first = registry.correct(1, Amendment.of(WIDOWED), "misread");
    registry.correct(1, Amendment.of(LocalDate.of(1840, 1, 1)), "misread");
    registry.retract(first, "not misread");
    assertEquals(SINGLE, at("1839").status());
    assertEquals(MARRIED, at("1840").status());
  }

  @Test
  void withoutItsCreationAPersonIsThereFromTheFirstOtherFactOn() {
    registry.retract(0, "another Ada");
    Person before = at("1835-07-07");
    assertEquals(UNKNOWN, before.status());
    assertNull(before.name());
    assertFalse(before.living());
    assertEquals(MARRIED, at("1835-07-08").status());
    registry.retract(1, "another Ada");
    assertEquals(List.of(), recording.history().facts(ada));
    assertEquals(List.of(ada), recording.history().personIds());
    assertFalse(at("Y999999999").living());
  }

  /// Positions of another person's event, of the correction itself, of a later event, and of none.
  @ParameterizedTest
  @ValueSource(longs = {2, 3, 5, 99})
  void whatRefersToNoEarlierEventOfItsPersonChangesNothing(long position) {
    registry.create(new Name("Charles", "Babbage"));
    Amendment to = Amendment.of(WIDOWED).on("1830");
    recording.timeline.add(new Event.Correction(ada, position, to, "misread", Details.NONE));
    recording.timeline.add(new Event.Retraction(ada, position, "wrong", Details.NONE));
    registry.changeStatus(ada, DIVORCED, on("1840"));
    assertEquals(SINGLE, at("1834").status());
    assertEquals(MARRIED, at("1835").status());
    assertEquals(DIVORCED, at("1840").status());
    assertEquals("Charles Babbage", recording.person(2, "2020").name().toString());
  }

  @Test
  void aCorrectionThatDoesNotFitChangesNothingNotEvenTheDate() {
    Amendment to = new Amendment(EffectiveDate.parse("1830"), null, WIDOWED, LONDON);
    recording.timeline.add(new Event.Correction(ada, 1, to, "misread", Details.NONE));
    assertEquals(SINGLE, at("1834").status());
    assertEquals(MARRIED, at("1835").status());
  }

  @Test
  void aCorrectedDateMovesTheEventInTheOrderOfEffectAndItsCorrectionStandsBehindIt() {
    registry.changeStatus(ada, DIVORCED, on("1840"));
    long correction = registry.correct(1, Amendment.of(EffectiveDate.parse("1850")), "misread");
    registry.retract(correction, "not misread");
    assertEquals(
        List.of(0L, 2L, 1L, 3L),
        EventTimelineContract.positions(recording.after(correction).events(ada)));
    assertEquals(
        List.of(0L, 1L, 3L, 4L, 2L),
        EventTimelineContract.positions(recording.history().events(ada)));
  }
}
