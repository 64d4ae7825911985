package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.Details.on;
import static people.Status.DIVORCED;
import static people.Status.MARRIED;
import static people.Status.SINGLE;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.timeline.*;

class WhyTest {

  private static final Address LONDON = new Address("12 St James's Square", "London");

  private final DailyRecording recording = new DailyRecording();
  private final PersonRegistry registry = recording.registry;

  /// One line for each event: its position, its role, what it decides, the other event, and its
  /// corrections.
  private static String why(History history, String at) {
    return history.why(1, History.day(at)).stream()
        .map(reason ->
            "%d %s%s%s%s\n"
                .formatted(
                    reason.event().position(),
                    reason.role(),
                    reason.fields().isEmpty() ? "" : " " + reason.fields(),
                    reason.by() == null ? "" : " by " + reason.by().position(),
                    reason.corrections().isEmpty()
                        ? ""
                        : " as " + EventTimelineContract.positions(reason.corrections())))
        .collect(Collectors.joining());
  }

  @Test
  void eachEventDecidesIsOverruledOrNotYetInEffect() {
    int ada = registry.create(new Name("Ada", "Byron"), SINGLE, LONDON, on("1815-12-10"));
    registry.died(ada, on("1852"));
    registry.changeStatus(ada, DIVORCED, on("1845"));
    registry.changeStatus(ada, MARRIED, on("1835"));
    registry.rename(ada, new Name(null, "King"), on("1835"));
    assertEquals(
        """
        0 DECIDES [CREATED, NAME, STATUS, ADDRESS]
        3 NOT_YET
        4 NOT_YET
        2 NOT_YET
        1 NOT_YET
        """,
        why(recording.history(), "1834"));
    assertEquals(
        """
        0 DECIDES [CREATED, NAME, ADDRESS]
        3 OVERRULED by 2
        4 DECIDES [NAME]
        2 DECIDES [STATUS]
        1 DECIDES [DIED]
        """,
        why(recording.history(), "1860"));
  }

  @Test
  void correctionsAndRetractionsStandBehindWhatTheyAreAbout() {
    int ada = registry.create(new Name("Ada", "Byron"), SINGLE, LONDON, on("1815-12-10"));
    registry.changeStatus(ada, MARRIED, on("1835"));
    registry.changeStatus(ada, DIVORCED, on("1836"));
    registry.correct(1, Amendment.of(EffectiveDate.parse("1840")), "misread");
    long retraction = registry.retract(2, "another Ada");
    long undone = registry.correct(1, Amendment.of(DIVORCED), "misread");
    registry.retract(undone, "not misread");
    assertEquals(
        """
        0 DECIDES [CREATED, NAME, ADDRESS]
        2 RETRACTED by 4
        4 RETRACTS by 2
        1 DECIDES [STATUS] as [3]
        3 CORRECTS by 1
        5 RETRACTED by 6
        6 RETRACTS by 5
        """,
        why(recording.history(), "1850"));
    assertEquals(
        """
        0 DECIDES [CREATED, NAME, ADDRESS]
        2 OVERRULED by 1
        1 DECIDES [STATUS] as [3]
        3 CORRECTS by 1
        4 NOT_KNOWN
        5 NOT_KNOWN
        6 NOT_KNOWN
        """,
        why(recording.after(retraction - 1), "1850"));
  }

  @Test
  void whatSaysNothingIsWithoutEffect() {
    int ada = registry.create(new Name("Ada", "Byron"), SINGLE, null, on("1815-12-10"));
    recording.timeline.addAll(
        List.of(
            new Event.Unrecognized("PERSON_ADOPTION", ada, on("1816")),
            new Event.Correction(ada, 9, Amendment.of(MARRIED), "?", Details.NONE),
            new Event.Retraction(ada, 9, "?", Details.NONE)));
    assertEquals(
        """
        0 DECIDES [CREATED, NAME, STATUS]
        1 WITHOUT_EFFECT
        2 WITHOUT_EFFECT
        3 WITHOUT_EFFECT
        """,
        why(recording.history(), "1850"));
  }

  @Test
  void aSecondCreationOverrulesTheFirst() {
    int ada = registry.create(new Name("Ada", "Byron"), SINGLE, null, on("1815-12-10"));
    recording.timeline.add(new Event.Creation(ada, null, MARRIED, LONDON, on("1816")));
    assertEquals(
        """
        0 DECIDES [NAME]
        1 DECIDES [CREATED, STATUS, ADDRESS]
        """,
        why(recording.history(), "1820"));
    assertEquals(
        """
        0 DECIDES [CREATED, NAME, STATUS]
        1 NOT_YET
        """,
        why(recording.history(), "1815"),
        "nobody is born married: that creation is an entry, and counts from its day");
  }

  @Test
  void anEventIsGivenAsItWasRecordedAndNotAsCorrected() {
    int ada = registry.create(new Name("Ada", "Byron"), SINGLE, null, on("1815-12-10"));
    registry.changeStatus(ada, MARRIED, on("1835"));
    registry.correct(1, Amendment.of(DIVORCED), "misread");
    assertEquals(
        new Event.StatusChange(ada, MARRIED, on("1835")),
        recording.history().why(ada, LocalDate.of(1850, 1, 1)).get(1).event().event());
  }
}
