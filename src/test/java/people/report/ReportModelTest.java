package people.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

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

/// What the script of the page sums, beside what the core counts.
@DisplayName("The rectangles of a report sum up to what the core counts")
class ReportModelTest {

  private static final History TOWN = History.of(new Simulation(90, 40, 7, 0.1).inMemory());

  static ReportQuestion question(History history) {
    return new ReportQuestion(
        history,
        "A town",
        "town.jsonl",
        history.observedUntil(),
        null,
        null,
        null,
        null,
        false,
        (event, _) -> event.kind().toString(),
        "");
  }

  @Test
  @DisplayName("by status, for random dates and moments of knowledge")
  void byStatus() {
    ReportData data = new ReportData(question(TOWN));
    PageModel model = new PageModel(data.json());
    Random random = new Random(11);
    Set<Integer> asked = new TreeSet<>();
    for (int i = 0; i < 60; i++) {
      int stop = random.nextInt(data.stops.size());
      asked.add(stop);
      int day = data.days.from() + random.nextInt(data.days.to() - data.days.from() + 1);
      LocalDate at = LocalDate.ofEpochDay(day);
      HistoryColumns.StatusCounts counts =
          data.stops.at(stop, TOWN).columns().countByStatus(List.of(at));
      JsonNode found = model.eval("m.statusAt(%d, %d)".formatted(day, stop));
      for (Status status : Status.values()) {
        String what = "%s at %s, known at %s".formatted(status, at, data.stops.words().get(stop));
        int v = status.ordinal();
        assertEquals(counts.people(at, status), found.path("people").get(v).asInt(), what);
        assertEquals(
            counts.uncertain(at, status),
            found.path("uncertain").get(v).asInt(),
            what + ", uncertain");
        assertEquals(
            counts.beyond(at, status), found.path("beyond").get(v).asInt(), what + ", beyond");
      }
    }
    assertEquals(true, asked.size() > 10, "stops: " + asked);
  }

  @Test
  @DisplayName(
      "and the figures that do not follow a person: ages, couples, households, moves, changes")
  void figures() {
    ReportQuestion question = question(TOWN);
    ReportData data = new ReportData(question);
    PageModel model = new PageModel(data.json());
    int day = data.days.at();
    LocalDate at = LocalDate.ofEpochDay(day);
    int last = data.stops.size() - 1;
    assertEquals(
        TOWN.at(at).households().size(),
        model.eval("m.householdsAt(%d, %d).all".formatted(day, last)).asInt());
    assertEquals(
        TOWN.columns().addressPeriods().changes().size(),
        model.eval("m.flows(-Infinity, Infinity, %d).all".formatted(last)).asInt());
    assertEquals(
        TOWN.columns().statusPeriods().changes().size(),
        model.eval("m.transitions(-Infinity, Infinity, %d).all".formatted(last)).asInt());
    Map<String, Integer> cities = new TreeMap<>(TOWN.at(at).countByCity());
    JsonNode found = model.eval("m.citiesAt(%d, %d)".formatted(day, last));
    JsonNode names = model.eval("m.data.cities");
    for (int i = 1; i < found.size(); i++) {
      assertEquals(
          cities.getOrDefault(names.get(i - 1).asString(), 0),
          found.get(i).asInt(),
          names.get(i - 1).asString());
    }
  }

  @Test
  @DisplayName("as sums over many people, at the ends of years, as well")
  void sums() {
    List<LocalDate> dates =
        IntStream.rangeClosed(1965, 1995).mapToObj(year -> LocalDate.of(year, 12, 31)).toList();
    WeightedTables tables = new WeightedTables(TOWN, dates, true);
    Map<String, Object> json = new HashMap<>();
    json.put("from", dates.getFirst().toEpochDay());
    json.put("to", dates.getLast().toEpochDay());
    json.put("statuses", Status.values());
    json.put("isUnion", Arrays.stream(Status.values()).map(Status::isUnion).toList());
    json.put("compositions", Period.HouseholdPeriod.Composition.values());
    json.put("cities", tables.cities);
    json.put("status", tables.statuses.columns());
    json.put("stays", tables.stays.columns());
    json.put("doubted", tables.doubted.columns());
    json.put("unions", tables.unions.columns());
    json.put("households", tables.households.columns());
    PageModel model = new PageModel(JsonMapper.shared().writeValueAsString(json));
    HistoryColumns.StatusCounts counts = TOWN.columns().countByStatus(dates);
    for (LocalDate date : dates) {
      JsonNode found = model.eval("m.statusAt(%d, 0)".formatted(date.toEpochDay()));
      for (Status status : Status.values()) {
        int v = status.ordinal();
        assertEquals(
            counts.people(date, status), found.path("people").get(v).asInt(), date + " " + status);
        assertEquals(counts.uncertain(date, status), found.path("uncertain").get(v).asInt());
        assertEquals(counts.beyond(date, status), found.path("beyond").get(v).asInt());
      }
      assertEquals(
          TOWN.at(date).households().size(),
          model.eval("m.householdsAt(%d, 0).all".formatted(date.toEpochDay())).asInt());
    }
    long moves =
        TOWN.columns().addressPeriods().changes().stream()
            .filter(move -> move.date().getYear() >= 1965 && move.date().getYear() <= 1995)
            .count();
    assertEquals(moves, model.eval("m.flows(-Infinity, Infinity, 0).all").asInt());
  }

  @Test
  @DisplayName("say of the ages at which people marry what the curves of the room survival say")
  void firstMarriage() {
    ReportQuestion question = question(TOWN);
    FirstMarriage found = FirstMarriage.of(TOWN, ReportDays.of(question, false));
    RiskTimes risk = LifeTimes.of(TOWN, TimeTo.FIRST_MARRIAGE, List.of()).risk().from(5114);
    IncidenceCurves curves = IncidenceCurves.of(risk, ConfidenceBand.LOG_LOG);
    int i = found.ages().indexOf(40);
    int last = -1;
    while (curves.time(last + 1) <= 40 * 365.25) {
      last++;
    }
    assertEquals(100 * curves.share(1, last).value(), found.shares().get(i), 0.06);
    assertEquals(100 * curves.share(1, last).lower(), found.lower().get(i), 0.06);
    assertEquals(curves.rows(), found.people());
  }

  @Test
  @DisplayName(
      "say below the curve of first marriages how many there are, and who is left out only where"
          + " somebody is")
  void wordsOfFirstMarriages() {
    assertEquals(
        "n = 1,500, of whom 900 married; half by the age of 26.9.", words(1500, 900, 0, 26.9));
    assertEquals(
        "n = 22, of whom 10 married; fewer than half by any age that was seen. 1 more is left out,"
            + " of whom the birth, or what they were before, is not known.",
        words(22, 10, 1, Double.NaN));
    assertEquals(
        "n = 5, of whom 4 married; half by the age of 30.5. 2 more are left out, of whom the birth,"
            + " or what they were before, is not known.",
        words(5, 4, 2, 30.5));
  }

  private static String words(int people, int married, int leftOut, double median) {
    List<Double> shares = List.of();
    return new FirstMarriage(
            people, married, leftOut, median, List.of(), shares, shares, shares, List.of())
        .words();
  }

  /// With late entry few are there as children, and a gap behind these would hide all that follows.
  @Test
  @DisplayName("say of first marriages nothing that hangs on a child among few")
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
      History history = History.of(timeline).observedUntil("1999-12-31");
      FirstMarriage found = FirstMarriage.of(history, ReportDays.of(question(history), false));
      assertEquals(40, found.people());
      assertEquals(20, found.married());
      assertEquals(1, found.leftOut());
      assertEquals(50.0, found.shares().get(found.ages().indexOf(45)));
    }
  }

  @Test
  @DisplayName("have no curve of first marriages where one person only married")
  void aSingleMarriage() throws IOException {
    try (EventTimeline timeline = EventTimeline.inMemory()) {
      PersonRegistry registry = new PersonRegistry(timeline);
      int person = registry.create(null, Status.SINGLE, null, Details.on("1950-01-01"));
      registry.changeStatus(person, Status.MARRIED, Details.on("1970-01-01"));
      assertNull(new ReportData(question(History.of(timeline))).marriage);
    }
  }
}
