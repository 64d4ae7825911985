package people.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.simulation.*;
import people.survival.*;
import people.timeline.*;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The curve of first marriages in a report, beside what the room `survival` estimates.
@DisplayName("First marriages in a report")
class MarriageModelTest {

  private static final History TOWN = History.of(new Simulation(120, 60, 7, 0.1).inMemory());
  private static final int FOURTEEN = 5114;

  @Test
  @DisplayName("are those of the room survival, for any date and moment of knowledge")
  void followBothClocks() {
    ReportData data = new ReportData(ReportModelTest.question(TOWN));
    PageModel model = new PageModel(data.json());
    Random random = new Random(11);
    int compared = 0;
    for (int i = 0; i < 60; i++) {
      int stop = random.nextInt(data.stops.size());
      int day = data.days.from() + random.nextInt(data.days.to() - data.days.from() + 1);
      LocalDate at = LocalDate.ofEpochDay(day);
      String what = at + ", known at " + data.stops.words().get(stop) + ": ";
      LifeTimes times =
          LifeTimes.of(
              data.stops.at(stop, TOWN).observedUntil(at), TimeTo.FIRST_MARRIAGE, List.of());
      JsonNode found = model.eval("m.marriageAt(%d, %d)".formatted(day, stop));
      IncidenceCurves curves =
          IncidenceCurves.of(times.risk().from(FOURTEEN), ConfidenceBand.LOG_LOG);
      assertEquals(
          IntStream.range(0, curves.size()).map(each -> curves.events(1, each)).sum(),
          found.path("married").asInt(),
          what + "married");
      assertEquals(
          people(times, row -> times.exclusion(row) == null && times.stop(row) > FOURTEEN),
          found.path("people").asInt(),
          what + "people");
      assertEquals(
          people(times, row -> times.exclusion(row) != null),
          found.path("leftOut").asInt(),
          what + "left out");
      for (int age = 0; age < found.path("ages").size(); age++) {
        assertSame(curves, found, age, what);
        compared++;
      }
    }
    assertTrue(compared > 500, "ages: " + compared);
  }

  private static long people(LifeTimes times, IntPredicate rows) {
    return IntStream.range(0, times.size()).filter(rows).map(times::personId).distinct().count();
  }

  private static void assertSame(IncidenceCurves curves, JsonNode found, int i, String what) {
    int age = found.path("ages").get(i).asInt();
    int last = -1;
    while (curves.time(last + 1) <= age * 365.25) {
      last++;
    }
    ConfidenceBand.Interval share = curves.share(1, last);
    assertEquals(100 * share.value(), found.path("shares").get(i).asDouble(), 0.0501, what + age);
    assertEquals(curves.atRisk(last + 1), found.path("atRisk").get(i).asInt(), what + age);
    for (String bound : List.of("lower", "upper")) {
      double expected = bound.equals("lower") ? share.lower() : share.upper();
      JsonNode node = found.path(bound).get(i);
      assertEquals(Double.isNaN(expected), node.isNull(), what + age + bound);
      assertEquals(
          Double.isNaN(expected) ? 0 : 100 * expected, node.asDouble(0), 0.0501, what + age);
    }
  }

  /// With late entry few are there as children, and a gap behind these would hide all that follows.
  @Test
  @DisplayName("say nothing that hangs on a child among few")
  void marriagesBehindAGap() throws IOException {
    try (EventTimeline timeline = EventTimeline.inMemory()) {
      PersonRegistry registry = new PersonRegistry(timeline);
      int child = registry.create(null, Status.SINGLE, null, Details.on("1950-01-01"));
      registry.died(child, Details.on("1953-01-01"));
      for (int i = 0; i < 20; i++) {
        EffectiveDate born = EffectiveDate.parse("1950-01-01");
        int person = registry.create(null, Status.SINGLE, null, born, Details.on("1965-01-01"));
        registry.left(person, Details.on("1966-01-01"));
        registry.returned(person, Details.on("1966-06-01"));
        registry.changeStatus(person, Status.MARRIED, Details.on(1970 + i + "-01-01"));
        registry.create(null, Status.SINGLE, null, born, Details.on("1965-01-01"));
      }
      registry.create(null, Status.WIDOWED, null, Details.on("1965-01-01"));
      ReportData data =
          new ReportData(
              ReportModelTest.question(History.of(timeline).observedUntil("1999-12-31")));
      JsonNode found =
          new PageModel(data.json())
              .eval("m.marriageAt(%d, %d)".formatted(data.days.to(), data.stops.size() - 1));
      assertEquals(40, found.path("people").asInt());
      assertEquals(20, found.path("married").asInt());
      assertEquals(1, found.path("leftOut").asInt());
      assertEquals(50.0, found.path("shares").get(of(found, 45)).asDouble());
    }
  }

  private static int of(JsonNode found, int age) {
    return IntStream.range(0, found.path("ages").size())
        .filter(i -> found.path("ages").get(i).asInt() == age)
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("have no part of the page where nobody married")
  void nobody() throws IOException {
    try (EventTimeline timeline = EventTimeline.inMemory()) {
      PersonRegistry registry = new PersonRegistry(timeline);
      int person = registry.create(null, Status.SINGLE, null, Details.on("1950-01-01"));
      assertFalse(page(timeline).contains("First marriage"));
      registry.changeStatus(person, Status.MARRIED, Details.on("1970-01-01"));
      assertTrue(page(timeline).contains("First marriage"));
    }
  }

  private static String page(EventTimeline timeline) {
    return PeopleReport.of(ReportModelTest.question(History.of(timeline))).html();
  }

  /// By years of age and not days, which in a town of thousands hardly differs.
  @Test
  @DisplayName("of sums are near to those of single lives, at the ends of years")
  void sums() {
    History town = History.of(new Simulation(4_000, 60, 3).inMemory());
    int[] days =
        IntStream.rangeClosed(1960, 2040)
            .map(year -> (int) LocalDate.of(year, 12, 31).toEpochDay())
            .toArray();
    MarriageSums sums = new MarriageSums(town, days);
    PageModel model =
        new PageModel(
            JsonMapper.shared()
                .writeValueAsString(
                    Map.of(
                        "marriages", sums.marriages.columns(),
                        "marriers", sums.marriers.columns())));
    for (int year : List.of(1985, 2010)) {
      LocalDate at = LocalDate.of(year, 12, 31);
      JsonNode found = model.eval("m.marriageAt(%d, 0)".formatted(at.toEpochDay()));
      LifeTimes times = LifeTimes.of(town.observedUntil(at), TimeTo.FIRST_MARRIAGE, List.of());
      IncidenceCurves curves =
          IncidenceCurves.of(times.risk().from(FOURTEEN), ConfidenceBand.LOG_LOG);
      assertEquals(
          people(times, row -> times.exclusion(row) == null && times.stop(row) > FOURTEEN),
          found.path("people").asInt());
      assertEquals(
          people(times, row -> times.exclusion(row) != null), found.path("leftOut").asInt());
      for (int age : List.of(20, 25, 30, 40, 60)) {
        int last = -1;
        while (curves.time(last + 1) <= age * 365.25) {
          last++;
        }
        ConfidenceBand.Interval share = curves.share(1, last);
        int i = of(found, age);
        String what = age + " in " + year;
        assertEquals(100 * share.value(), found.path("shares").get(i).asDouble(), 1, what);
        assertEquals(100 * share.lower(), found.path("lower").get(i).asDouble(), 1, what);
        assertEquals(100 * share.upper(), found.path("upper").get(i).asDouble(), 1, what);
      }
    }
  }
}
