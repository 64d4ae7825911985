package people.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.simulation.*;
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
    WeightedTables tables =
        new WeightedTables(TOWN, dates, TOWN.columns().countByStatus(dates), true);
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
  @DisplayName("begin at the end of a year where they are sums, and not behind the last one")
  void daysOfSums() {
    ReportQuestion asked = question(TOWN);
    assertEquals("1999-12-31", LocalDate.ofEpochDay(ReportDays.of(asked, true).to()).toString());
    assertEquals(
        "from 2000-02-01; expected a day up to 1999-12-31, the last one: so many people are summed"
            + " up at the ends of years",
        assertThrows(
                IllegalArgumentException.class,
                () -> ReportDays.of(from(LocalDate.of(2000, 2, 1)), true))
            .getMessage());
    ReportDays late = ReportDays.of(from(LocalDate.of(1999, 2, 1)), true);
    assertEquals("1999-12-31", LocalDate.ofEpochDay(late.from()).toString());
  }

  private static ReportQuestion from(LocalDate from) {
    ReportQuestion all = question(TOWN);
    return new ReportQuestion(
        TOWN, all.title(), all.source(), all.at(), from, null, null, null, false, all.words(), "");
  }

  @Test
  @DisplayName("have all changes of centuries too, where they are sums")
  void centuries() throws IOException {
    try (EventTimeline timeline = EventTimeline.inMemory()) {
      PersonRegistry registry = new PersonRegistry(timeline);
      for (int year = 1600; year < 2000; year++) {
        int person =
            registry.create(null, Status.SINGLE, new Address(null, "Ulm"), Details.on(year + ""));
        registry.move(person, new Address(null, "Bern"), Details.on(year + 20 + "-05-03"));
        registry.died(person, Details.on(year + 60 + "-08-09"));
      }
      History history = History.of(timeline).observedUntil("1999-12-31");
      PageModel model = new PageModel(new ReportData(question(history), false).json());
      HistoryColumns columns = history.columns();
      assertEquals(
          columns.addressPeriods().changes().size(),
          model.eval("m.flows(-Infinity, Infinity, 0).all").asInt());
      assertEquals(true, model.eval("m.data.grid.length").asInt() <= 160);
      int moves = 0;
      for (JsonNode n : model.eval("m.movesOver(m.data.grid, 0)").path("certain")) {
        moves += n.asInt();
      }
      assertEquals(columns.addressPeriods().changes().size(), moves);
      for (int year : List.of(1701, 1702, 1703)) {
        LocalDate at = LocalDate.of(year, 12, 31);
        int single = history.at(at).countByStatus().get(Status.SINGLE);
        int day = (int) at.toEpochDay();
        assertEquals(
            single,
            model
                .eval("m.statusAt(%d, 0).people[%d]".formatted(day, Status.SINGLE.ordinal()))
                .asInt());
      }
    }
  }
}
