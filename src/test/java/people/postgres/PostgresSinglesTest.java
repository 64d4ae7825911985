package people.postgres;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.timeline.EventTimelineContract.died;

import module java.base;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.engine.*;
import people.line.*;
import people.simulation.*;
import people.timeline.*;

/// Appends of one event whose line the server ends: it is the line that a file would have.
@Tag("engines")
class PostgresSinglesTest {

  @TempDir private Path folder;
  private final String address = PostgresServer.shared().newTimeline();

  private void sql(String statement) throws SQLException {
    try (Connection connection = PostgresAddress.of(address, Map.of()).connect();
        Statement sql = connection.createStatement()) {
      sql.execute(statement.formatted(address.replaceAll(".*currentSchema=|&.*", "")));
    }
  }

  /// One that waits for a turn would call these functions.
  private void forbidTurns() throws SQLException {
    sql("ALTER FUNCTION %s.look RENAME TO look_no_more");
    sql("ALTER FUNCTION %s.append RENAME TO append_no_more");
  }

  @Test
  void theirLinesAreThoseOfAFile() throws Exception {
    Path town = folder.resolve("town.jsonl");
    new Simulation(60, 40, 3).writeTo(town);
    List<Event> events = new ArrayList<>();
    try (EventTimeline timeline = EventTimeline.open(town)) {
      timeline.forEach(each -> events.add(each.event()));
    }
    events.add(new Event.Key(7, new Attribute("payroll", "\\ \" é 王 \u0000"), Details.NONE));
    events.add(died(1).with(Details.NONE.from("\uD83D\uDE00".repeat(3000))));
    forbidTurns();
    try (EventTimeline timeline = PostgresServer.open(address)) {
      for (int i = 0; i < events.size(); i++) {
        assertEquals(i, timeline.add(events.get(i)));
      }
    }
    Path back = folder.resolve("back.jsonl");
    Verification found = Backup.of(TimelineAddress.of(address), back, _ -> {}, _ -> {});
    assertEquals(events.size(), found.events());
    LineChecksum chain = new LineChecksum();
    byte[] all = Files.readAllBytes(back);
    int from = 0;
    try (EventTimeline timeline = EventTimeline.open(back)) {
      for (RecordedEvent each : timeline) {
        assertEquals(events.get((int) each.position()), each.event());
        Bytes line = new Bytes();
        LineWriter.write(each.event(), each.recorded(), 0, 1, line);
        chain.seal(line, 0, false);
        byte[] expected = Arrays.copyOf(line.array, line.length);
        assertArrayEquals(expected, Arrays.copyOfRange(all, from, from + line.length));
        from += line.length + 1;
      }
    }
  }

  @Test
  void nothingIsAddedOfWhomAnotherProgramHasRestricted() {
    try (EventTimeline timeline = PostgresServer.open(address);
        EventTimeline other = PostgresServer.open(address)) {
      timeline.add(died(1));
      new PersonRegistry(other).restrict(1, "disputed", Details.NONE);
      assertThrows(TimelineException.Restricted.class, () -> timeline.add(died(1)));
      assertEquals(2, timeline.add(died(2)));
      assertEquals(3, Verification.of(timeline).events());
    }
  }

  @Test
  void theyComeBehindWhatIsRecordedInAFarFuture() {
    Path file = folder.resolve("late.jsonl");
    Clock late = Clock.fixed(Instant.parse("2300-01-01T00:00:00.000001Z"), ZoneOffset.UTC);
    try (EventTimeline timeline = EventTimeline.open(file, TimelineOptions.DEFAULTS.with(late))) {
      timeline.add(died(1));
    }
    Backup.restore(file, TimelineAddress.of(address), _ -> {}, _ -> {});
    try (EventTimeline timeline = PostgresServer.open(address)) {
      assertEquals(1, timeline.add(died(1)));
      assertEquals(2, Verification.of(timeline).events());
      assertEquals("2300-01-01T00:00:00.000002Z", timeline.of(1).getLast().recorded().toString());
    }
  }

  @Test
  void aServerThatReadsBackslashesInStringsEndsThemAsWell() throws Exception {
    String role = address.replaceAll(".*currentSchema=|&.*", "") + "_old";
    sql("CREATE ROLE %s_old LOGIN SUPERUSER PASSWORD 'x'");
    sql("ALTER ROLE %s_old SET standard_conforming_strings = off");
    try (EventTimeline timeline =
        PostgresServer.open(address.replaceAll("&user=.*", "&user=" + role + "&password=x"))) {
      assertEquals(0, timeline.add(died(1)));
      assertEquals(1, Verification.of(timeline).events());
    }
  }

  @Test
  void aThreadThatIsInterruptedRecordsOnce() throws Exception {
    try (EventTimeline timeline = PostgresServer.open(address);
        Connection other = PostgresAddress.of(address, Map.of()).connect()) {
      timeline.add(died(1));
      other.setAutoCommit(false);
      try (Statement statement = other.createStatement()) {
        statement.execute(
            "LOCK TABLE %s.turn IN EXCLUSIVE MODE"
                .formatted(address.replaceAll(".*currentSchema=|&.*", "")));
      }
      BlockingQueue<Long> added = new LinkedBlockingQueue<>();
      Thread thread = Thread.ofVirtual().start(() -> added.add(timeline.add(died(2))));
      String waiting =
          "SELECT pid FROM pg_locks WHERE NOT granted AND relation = 'SCHEMA.turn'::regclass";
      while (PostgresServer.shared().sql(address, waiting).isEmpty()) {
        Thread.sleep(1);
      }
      thread.interrupt(); // which closes what a virtual thread reads from
      Thread.sleep(500);
      other.rollback();
      assertEquals(1, added.poll(1, TimeUnit.MINUTES));
      assertEquals(2, Verification.of(timeline).events());
    }
  }

  @Test
  void manyProgramsAddThemBesideTurns() throws Exception {
    int each = 200;
    List<EventTimeline> programs =
        Stream.generate(() -> PostgresServer.open(address)).limit(4).toList();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (EventTimeline program : programs) {
        all.add(
            pool.submit(() -> {
              for (int i = 0; i < each; i++) {
                program.add(
                    i % 3 == 0
                        ? died(1).with(Details.NONE.withId(UUID.randomUUID() + ""))
                        : died(1));
              }
              return null;
            }));
      }
      for (Future<?> future : all) {
        future.get();
      }
    }
    assertEquals(4 * each, Verification.of(programs.getFirst()).events());
    programs.forEach(EventTimeline::close);
  }
}
