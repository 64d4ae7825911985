package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.Details.on;
import static people.Status.*;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.timeline.*;

/// What is said of records that were merged and disagree: [History#contradictions] and the
/// certainty of periods and counts.
class MergedCheckTest {

  private static final EffectiveDate BIRTH = EffectiveDate.parse("1990-01-01");

  private final DailyRecording recording = new DailyRecording();
  private final PersonRegistry registry = recording.registry;

  private int created(String date) {
    return registry.create(Name.first("Ann"), SINGLE, null, on(date));
  }

  private void merge(int absorbed, int into) {
    registry.merge(absorbed, into, "the same birth", Details.NONE);
  }

  private List<String> check() {
    return recording.history().contradictions().stream()
        .map(each -> each.position() + " " + each.flaw() + ": " + each.what())
        .toList();
  }

  @Test
  void anotherValueOfAnAttributeThatCameWithTheRecordIsListedAndALaterOneIsNot() {
    int ann = created("1990-01-01");
    registry.set(ann, "occupation", "sailor", on("2010-01-01"));
    registry.set(ann, "faith", "none", on("2010-01-01"));
    int anne = registry.create(Name.first("Ann"), SINGLE, null, BIRTH, on("2015-05-01"));
    registry.set(anne, "occupation", "clerk", on("2015-05-01")); // event 4
    registry.set(anne, "faith", "none", on("2015-05-01"));
    registry.set(anne, "occupation", "baker", on("2018-01-01"));
    merge(anne, ann);
    assertEquals(
        List.of(
            "4 MERGED_DISAGREE: occupation=clerk by the record of person 2, but sailor by event 1"),
        check());
    registry.set(ann, "occupation", "smith", on("2018-01-01")); // event 8
    registry.set(ann, "occupation", "diver", on("2019-01-01"));
    assertEquals(
        "8 MERGED_DISAGREE: occupation=smith by the record of person 1, but baker by event 6",
        check().getLast());
    assertEquals(2, check().size());
  }

  @Test
  void otherParentsByAnotherRecordAreListed() {
    int mother = created("1960-01-01");
    int aunt = created("1961-01-01");
    int ann = created("1990-01-01");
    int anne = created("1990-01-01");
    registry.parents(ann, List.of(mother), Details.NONE); // event 4
    registry.parents(anne, List.of(mother), Details.NONE);
    merge(anne, ann);
    assertEquals(List.of(), check());
    registry.parents(anne, List.of(mother, aunt), Details.NONE); // event 7
    assertEquals(
        List.of("7 MERGED_DISAGREE: child of 1, 2 by the record of person 4, but of 1 by event 4"),
        check());
  }

  @Test
  void aPeriodInWhichARecordSaysAnotherStatusIsUncertainAsThePersonIsAndIsCounted() {
    int ann = created("1990-01-01");
    registry.changeStatus(ann, MARRIED, on("2010-01-01"));
    registry.changeStatus(ann, DIVORCED, on("2019-01-01"));
    int anne = registry.create(Name.first("Ann"), SINGLE, null, BIRTH, on("2015-05-01"));
    assertEquals(List.of(true, true, true), certain(ann));
    merge(anne, ann);
    assertEquals(List.of(true, false, true), certain(ann));
    assertEquals(true, recording.person(ann, "2014").certain());
    assertEquals(false, recording.person(ann, "2016").certain());
    assertEquals(true, recording.person(ann, "2019").certain());
    List<LocalDate> dates = List.of(LocalDate.of(2014, 1, 1), LocalDate.of(2016, 1, 1));
    HistoryColumns.StatusCounts counts = recording.history().columns().countByStatus(dates);
    assertEquals(
        List.of(0, 1), dates.stream().map(date -> counts.uncertain(date, MARRIED)).toList());
  }

  private List<Boolean> certain(int personId) {
    return recording.history().statusPeriods(personId).stream().map(Period::certain).toList();
  }
}
