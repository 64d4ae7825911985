package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.Details.on;
import static people.Status.MARRIED;
import static people.Status.SINGLE;
import static people.Status.WIDOWED;
import static people.history.Snapshot.Difference.What.ADDRESS;
import static people.history.Snapshot.Difference.What.CREATED;
import static people.history.Snapshot.Difference.What.DIED;
import static people.history.Snapshot.Difference.What.GONE;
import static people.history.Snapshot.Difference.What.JOINED;
import static people.history.Snapshot.Difference.What.NAME;
import static people.history.Snapshot.Difference.What.STATUS;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.Snapshot.Difference;
import people.timeline.*;

class DiffTest {

  private static final Address LONDON = new Address("12 St James's Square", "London");
  private static final Name ADA = new Name("Ada", "Byron");
  private static final Name KING = new Name("Ada", "King");
  private static final EffectiveDate BORN = EffectiveDate.parse("1815-12-10");

  private final DailyRecording recording = new DailyRecording();
  private final PersonRegistry registry = recording.registry;

  private int ada() {
    return registry.create(ADA, SINGLE, null, on(BORN));
  }

  private List<Difference> between(String before, String after) {
    History history = recording.history();
    return history.at(before).differencesTo(history.at(after));
  }

  @Test
  void twoDatesDifferInWhatHappenedBetweenThem() {
    int ada = ada();
    registry.changeStatus(ada, MARRIED, on("1835"));
    registry.move(ada, LONDON, on("1836"));
    registry.rename(ada, new Name(null, "King"), on("1837"));
    registry.died(ada, on("1852"));
    assertEquals(List.of(), between("1834-01-01", "1834-12-31"));
    assertEquals(
        List.of(
            new Difference(ada, KING, NAME, ADA, KING),
            new Difference(ada, KING, STATUS, SINGLE, MARRIED),
            new Difference(ada, KING, ADDRESS, null, LONDON),
            new Difference(ada, KING, DIED, null, EffectiveDate.parse("1852"))),
        between("1834", "2014"));
    assertEquals(
        List.of(
            new Difference(ada, ADA, NAME, KING, ADA),
            new Difference(ada, ADA, STATUS, MARRIED, SINGLE),
            new Difference(ada, ADA, ADDRESS, LONDON, null),
            new Difference(ada, ADA, DIED, EffectiveDate.parse("1852"), null)),
        between("2014", "1834"));
  }

  @Test
  void whoIsBornJoinsAndWhoWasBornAndDiedMeanwhileDoesBoth() {
    int ada = ada();
    assertEquals(List.of(new Difference(ada, ADA, JOINED, null, BORN)), between("1800", "1834"));
    registry.died(ada, on("1852"));
    assertEquals(
        List.of(
            new Difference(ada, ADA, JOINED, null, BORN),
            new Difference(ada, ADA, DIED, null, EffectiveDate.parse("1852"))),
        between("1800", "2014"));
    assertEquals(List.of(new Difference(ada, ADA, GONE, BORN, null)), between("1834", "1800"));
  }

  @Test
  void oneDateAsItWasKnownTwiceDiffersInWhatWasLearnt() {
    int ada = ada();
    registry.changeStatus(ada, MARRIED, on("1835"));
    int charles = registry.create(new Name("Charles", null), SINGLE, null, on("1791"));
    registry.correct(1, Amendment.of(WIDOWED), "misread");
    registry.correct(0, Amendment.of(EffectiveDate.parse("1816")), "misread");
    registry.retract(2, "another Charles");
    assertEquals(
        List.of(
            new Difference(ada, ADA, CREATED, BORN, EffectiveDate.parse("1816")),
            new Difference(ada, ADA, STATUS, MARRIED, WIDOWED)),
        recording.after(1).at("1840").differencesTo(recording.history().at("1840")));
    assertEquals(
        List.of(
            new Difference(
                charles, new Name("Charles", null), JOINED, null, EffectiveDate.parse("1791"))),
        recording.after(1).at("1840").differencesTo(recording.after(2).at("1840")));
    assertEquals(
        List.of(
            new Difference(
                charles, new Name("Charles", null), GONE, EffectiveDate.parse("1791"), null)),
        recording.after(4).at("1840").differencesTo(recording.after(5).at("1840")));
  }

  @Test
  void whoIsThereOnNeitherDateIsNotMentioned() {
    int ada = ada();
    registry.changeStatus(ada, MARRIED, on("1700"));
    assertEquals(List.of(), between("1699", "1800"));
  }
}
