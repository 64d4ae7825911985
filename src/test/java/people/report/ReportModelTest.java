package people.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.simulation.*;
import tools.jackson.databind.JsonNode;

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
}
