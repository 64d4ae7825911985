package people.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.timeline.EventTimelineContract.died;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import people.*;
import people.engine.*;
import people.timeline.*;

/// The pages of a timeline in PostgreSQL have the lines that its events have, whatever came
/// together.
@Tag("engines")
class PostgresPagesTest {

  private final PostgresServer server = PostgresServer.shared();
  private final String address = server.newTimeline();

  @Test
  void eachRangeOfLinesIsTheSameFromPagesAsLineByLine() throws Exception {
    Random random = new Random(1);
    try (EventTimeline timeline = PostgresServer.open(address);
        LineEngine engine = PostgresEngine.open(address)) {
      for (int count : List.of(1, 510, 1, 1, 1300, 2, 234, 511, 3)) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          events.add(died(1 + random.nextInt(50)));
        }
        timeline.addAll(events);
        assertPages(timeline.size() / PostgresSchema.PAGE);
      }
      List<byte[]> lines = new ArrayList<>();
      engine.read(new LineEngine.Choice.All(), 0, timeline.size(), (_, line) -> lines.add(line));
      int size = lines.size();
      for (int edge : List.of(0, 1, 511, 512, 513, 1023, 1024, 2047, 2048, 2049, size - 1, size)) {
        for (int to : List.of(edge, Math.min(size, edge + 1), Math.min(size, edge + 700), size)) {
          ByteArrayOutputStream copy = new ByteArrayOutputStream();
          engine.copy(edge, to, copy);
          ByteArrayOutputStream expected = new ByteArrayOutputStream();
          for (byte[] line : lines.subList(edge, to)) {
            expected.write(line);
            expected.write('\n');
          }
          assertEquals(expected.toString(), copy.toString(), edge + " to " + to);
        }
      }
    }
  }

  @Test
  void aTimelineThatItsOwnerEmptiedGetsNewPages() {
    try (EventTimeline timeline = PostgresServer.open(address)) {
      timeline.addAll(Collections.nCopies(600, died(1)));
    }
    server.empty(address);
    try (EventTimeline timeline = PostgresServer.open(address)) {
      timeline.addAll(Collections.nCopies(600, died(2)));
    }
    assertPages(1);
  }

  private void assertPages(long count) {
    String same = count == 0 ? "" : "true";
    assertEquals(
        List.of(count + same),
        server.sql(
            address,
            "SELECT count(*) || coalesce(bool_and(lines = SCHEMA.page(begins))::text, '') FROM"
                + " SCHEMA.pages"));
  }
}
