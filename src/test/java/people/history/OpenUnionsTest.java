package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.Details.on;
import static people.Status.*;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.Period.UnionPeriod;
import people.timeline.*;

/// Unions whose beginning or end is a stretch of days: [Snapshot#couples].
class OpenUnionsTest {

  private final DailyRecording recording = new DailyRecording();
  private final PersonRegistry registry = recording.registry;

  private int born(String first) {
    return registry.create(new Name(first, null), SINGLE, null, on("1930"));
  }

  private List<String> at(String date) {
    return recording.history().at(date).couples().stream().map(UnionsTest::told).toList();
  }

  @Test
  void anOpenDateThatNamesAnotherPartnerMakesThePersonUncertain() {
    int ada = born("Ada");
    registry.changeStatus(
        ada, MARRIED, Partner.named(new Name("John", "Kennedy")), on("1950-01-01"));
    registry.changeStatus(ada, MARRIED, Partner.named(new Name("Ari", "Onassis")), on("1968/1970"));
    assertEquals(true, recording.person(ada, "1967").certain());
    assertEquals(false, recording.person(ada, "1969").certain());
    assertEquals(false, recording.history().at("1969").couples().getFirst().certain());
    assertEquals(true, recording.person(ada, "1970").certain());
  }

  @Test
  void aUnionThatMayHaveEndedIsThereAndUncertainUntilTheLastDayOnWhichItMay() {
    int ada = born("Ada");
    int bo = born("Bo");
    registry.marry(ada, bo, on("1990-05-01"));
    registry.divorce(ada, bo, on("2010")); // events 4 and 5
    String married = "1+2 MARRIED since 1990-05-01: EVENT 1990-05-01– null, MUTUAL";
    assertEquals(List.of(married), at("2009-12-31"));
    assertEquals(List.of(married + "?"), at("2010-01-01"));
    assertEquals(List.of(married + "?"), at("2010-12-30"));
    assertEquals(List.of(), at("2010-12-31"));
    assertEquals(DIVORCED, recording.person(ada, "2010-06-01").status(), "from its first day on");
    assertEquals(false, recording.person(ada, "2010-06-01").certain());
    assertEquals(
        List.of(married),
        recording.after(3).at("2010-06-01").couples().stream().map(UnionsTest::told).toList(),
        "before the divorce was recorded");
  }

  @Test
  void anEndThatMayNotHaveBeenYetMakesThePartnerUncertainWhateverEndsAnotherUnion() {
    int ada = born("Ada");
    int bo = born("Bo");
    int cleo = born("Cleo");
    registry.changeStatus(ada, MARRIED, Partner.of(bo), on("1990-05-01"));
    registry.changeStatus(ada, DIVORCED, Partner.of(bo), on("2010"));
    registry.changeStatus(ada, DIVORCED, Partner.of(cleo), on("2010-03-01"));
    assertEquals(false, recording.person(ada, "2010-06-01").certain());
    assertEquals(true, recording.person(ada, "2011-06-01").certain());
  }

  @Test
  void anEndThatMayHaveBeenAlreadyMakesThePartnerUncertainWhateverEndedAnotherUnion() {
    int ada = born("Ada");
    int bo = born("Bo");
    int cleo = born("Cleo");
    registry.changeStatus(ada, MARRIED, Partner.of(bo), on("1990-05-01"));
    registry.changeStatus(ada, DIVORCED, Partner.of(cleo), on("2000-01-01"));
    registry.changeStatus(ada, DIVORCED, Partner.of(bo), on("../2010"));
    assertEquals(Partner.of(bo), recording.person(ada, "2005").partner());
    assertEquals(false, recording.person(ada, "2005").certain());
    assertEquals(null, recording.person(ada, "2011").partner());
    assertEquals(true, recording.person(ada, "2011").certain());
  }

  @Test
  void aUnionThatBeganAndEndedInOneYearMayHaveBeenOnEachOfItsDays() {
    int ada = born("Ada");
    int bo = born("Bo");
    registry.marry(ada, bo, on("2010"));
    registry.divorce(ada, bo, on("2010"));
    assertEquals(List.of(), at("2009-12-31"));
    assertEquals(
        List.of("1+2 MARRIED since 2010: EVENT 2010-01-01– null, MUTUAL?"), at("2010-06-01"));
    assertEquals(List.of(), at("2010-12-31"));
  }

  @Test
  void aUnionThatMayBeReplacedIsThereBesideTheNextOne() {
    int ada = born("Ada");
    int bo = born("Bo");
    int cy = born("Cy");
    registry.marry(ada, bo, on("1990-05-01"));
    registry.marry(ada, cy, on("2010"));
    assertEquals(
        List.of(
            "1+2 MARRIED since 1990-05-01: EVENT 2010-01-01– null, CONTRADICTED by 2?",
            "1+3 MARRIED since 2010: EVENT 2010-01-01– null, MUTUAL?"),
        at("2010-06-01"));
    assertEquals(
        List.of(
            "1+2 MARRIED since 1990-05-01: EVENT 2010-01-01– null, CONTRADICTED by 2",
            "1+3 MARRIED since 2010: EVENT 2010-01-01– null, MUTUAL"),
        at("2011"));
  }

  @Test
  void aUnionOfWhichOneMayHaveDiedGoesOnUncertainly() {
    int ada = born("Ada");
    int bo = born("Bo");
    registry.marry(ada, bo, on("1990-05-01"));
    registry.died(bo, on("2010-03"));
    String married = "1+2 MARRIED since 1990-05-01: EVENT 1990-05-01– null, MUTUAL";
    assertEquals(List.of(married), at("2010-02-28"));
    assertEquals(List.of(married + "?"), at("2010-03-15"));
    assertEquals(List.of(), at("2010-03-31"));
  }

  @Test
  void theStatusOfAUnionHoldsSinceALaterDayThanTheUnion() {
    int ada = born("Ada");
    int bo = born("Bo");
    registry.couple(ada, bo, PARTNERED, on("2000-02-01"));
    registry.marry(ada, bo, on("2005"));
    registry.changeStatus(ada, MARRIED, Partner.of(bo), on("2007-01-01")); // told again
    UnionPeriod couple = recording.history().at("2010").couples().getFirst();
    assertEquals(EffectiveDate.parse("2005"), couple.statusSince());
    assertEquals(EffectiveDate.parse("2000-02-01"), couple.since());
  }
}
