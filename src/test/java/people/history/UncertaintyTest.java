package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.Details.on;
import static people.Status.MARRIED;
import static people.Status.SINGLE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import people.*;
import people.timeline.*;

/// When [Person#certain] says that an answer may be otherwise.
class UncertaintyTest {

  private final DailyRecording recording = new DailyRecording();
  private final PersonRegistry registry = recording.registry;

  private boolean isCertain(String at) {
    return recording.person(1, at).certain();
  }

  @ParameterizedTest
  @CsvSource({
    "1815-12-10, 1815-12-09, true",
    "1815-12-10, 1815-12-10, true",
    "1815,       1814-12-31, true",
    "1815,       1815-01-01, false",
    "1815,       1815-12-30, false",
    "1815,       1815-12-31, true",
    "1815?,      1900,       false",
    "1815~,      1900,       false",
    "1815%,      1800,       false",
    "../1815,    1700,       false",
    "../1815,    1815,       true",
    "1815/..,    1814,       true",
    "1815/..,    1900,       false",
    "1815/1817,  1816,       false",
    "1815/1817,  1817,       true",
  })
  void aBirthIsDoubtfulWithASignAndWhileItMayBeOrNotBe(String born, String at, boolean certain) {
    registry.create(new Name("Ada", null), SINGLE, null, on(born));
    assertEquals(certain, isCertain(at));
  }

  @ParameterizedTest
  @CsvSource({
    "1835-07-08,  1835-07-08, true",
    "1835-07-08~, 1835-07-07, true",
    "1835-07-08~, 1900,       false",
    "1835,        1835-06-01, false",
    "1835,        1835,       true",
    "../1835,     1820,       false",
    "../1835,     1835,       true",
    "1835/..,     1834,       true",
    "1835/..,     1900,       false",
  })
  void soIsAChangeThatDecidesOrMayDecide(String date, String at, boolean certain) {
    registry.create(new Name("Ada", null), SINGLE, null, on("1815-12-10"));
    registry.changeStatus(1, MARRIED, on(date));
    assertEquals(certain, isCertain(at));
  }

  @ParameterizedTest
  @CsvSource({
    "1852,   1852-06-01, false",
    "1852,   1852,       true",
    "1852~,  1851,       true",
    "1852~,  1900,       false",
    "../1852, 1840,      false"
  })
  void soIsADeath(String date, String at, boolean certain) {
    registry.create(new Name("Ada", null), SINGLE, null, on("1815-12-10"));
    registry.died(1, on(date));
    assertEquals(certain, isCertain(at));
  }

  @Test
  void aDoubtfulFactThatIsOverruledMattersNoMore() {
    registry.create(new Name("Ada", null), SINGLE, null, on("1815-12-10"));
    registry.changeStatus(1, MARRIED, on("1835~"));
    registry.changeStatus(1, SINGLE, on("1840-01-01"));
    assertEquals(false, isCertain("1839"));
    assertEquals(true, isCertain("1840"));
  }

  @Test
  void anOpenFactThatSaysTheSameAsTheAnswerMattersNot() {
    registry.create(new Name("Ada", "King"), SINGLE, null, on("1815-12-10"));
    registry.rename(1, new Name(null, "King"), on("../1900"));
    registry.changeStatus(1, SINGLE, on("../1900"));
    assertEquals(true, isCertain("1850"));
  }

  @Test
  void aFactThatIsOverruledButMayYetComeLaterMatters() {
    registry.create(new Name("Ada", null), SINGLE, null, on("1815-12-10"));
    registry.changeStatus(1, MARRIED, on("1835/1845"));
    registry.changeStatus(1, SINGLE, on("1840-01-01"));
    assertEquals(false, isCertain("1842"));
    assertEquals(true, isCertain("1845"));
  }

  @Test
  void whatHasNoDateCountsFromItsRecordingWithoutADoubt() {
    registry.create(new Name("Ada", null), SINGLE, null);
    registry.changeStatus(1, MARRIED);
    assertEquals(true, isCertain("2020-01-01"));
    assertEquals(SINGLE, recording.person(1, "2020-01-01").status());
    assertEquals(true, isCertain("2020-01-02"));
    assertEquals(MARRIED, recording.person(1, "2020-01-02").status());
  }
}
