package people.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.timeline.EventTimelineContract.died;

import module java.base;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import people.*;
import people.engine.*;
import people.timeline.*;

/// Faults of real programs, connections and servers; `./jbang torture --engines 300` has more.
@Tag("engines")
class PostgresFaultsTest {

  @Test
  void nothingIsLostOrThereTwiceWhateverIsKilledOrCut() throws Exception {
    EngineFaults.EngineFaultCounts counts = EngineFaults.run(20, 7, _ -> {});
    assertEquals(20, counts.rounds());
    assertTrue(counts.acknowledged() > 300, counts.toString());
    assertTrue(counts.unsure() < 5, counts.toString());
  }

  @Test
  void aStandbyIsReadAndSaysThatNothingIsAppendedThere() {
    try (PostgresServer server = PostgresServer.start()) {
      String address = server.newTimeline();
      try (EventTimeline timeline = PostgresServer.open(address)) {
        timeline.add(died(1));
        server.tell("standby");
        assertEquals(1, timeline.size());
        var error = assertThrows(TimelineException.class, () -> timeline.add(died(2)));
        String name = PostgresAddress.of(address, Map.of()).name();
        assertTrue(
            error
                .getMessage()
                .startsWith(name + ": can't append: it can only be read, as a standby can: "),
            error.getMessage());
        try (EventTimeline.Feed feed = timeline.feed(-1)) {
          assertEquals(0, feed.next(Duration.ofSeconds(5)).position());
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  @Test
  void whatWasRecordedAndErasedBeforeItCouldBeAskedForIsNotRecordedAgain() throws Exception {
    PostgresServer server = PostgresServer.shared();
    String address = server.newTimeline();
    int port = Integer.parseInt(server.address.replaceAll(".*:|/.*", ""));
    try (CuttingProxy proxy = new CuttingProxy(port);
        EventTimeline timeline =
            PostgresServer.open(address.replaceFirst(":\\d+/", ":" + proxy.port() + "/"))) {
      var registry = new PersonRegistry(timeline);
      registry.create(new Name("Zebulonia", "King"));
      for (int i = 0; i < 9; i++) { // until only requests with lines are long
        registry.rename(1, new Name("Zebulonia", "King"));
      }
      var request = new Erasing.Request(Set.of(1), Erased.Keep.NOTHING, "asked", null);
      proxy.cutBehindRequest(() -> {
        try (EventTimeline other = PostgresServer.open(address)) {
          for (int i = 0; other.size() < 11 && i < 30_000; i++) {
            LockSupport.parkNanos(1_000_000);
          }
        }
        Erasing.erase(TimelineAddress.of(address), request, _ -> {}, _ -> {});
      });
      registry.rename(1, new Name("Zebulonia", "Ångström"));
      assertEquals(12, timeline.size());
      String lines = String.join("\n", server.sql(address, "SELECT line FROM SCHEMA.events"));
      assertFalse(lines.contains("Zebulonia"), lines);
    }
  }

  @Test
  void connectionsThatAServerLeftBehindAreNotUsedWhenItIsThereAgain() throws Exception {
    try (PostgresServer server = PostgresServer.start();
        PostgresSessions sessions =
            new PostgresSessions(PostgresAddress.of(server.newTimeline(), Map.of()), () -> "")) {
      List<Connection> taken = List.of(sessions.take(), sessions.take(), sessions.take());
      taken.forEach(sessions::give);
      server.tell("stop");
      server.tell("start");
      sessions.ask("can't ask", PostgresFaultsTest::backend);
      for (Connection each : List.of(sessions.take(), sessions.take())) {
        assertTrue(backend(each) > 0);
        sessions.give(each);
      }
    }
  }

  private static int backend(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT pg_backend_pid()")) {
      found.next();
      return found.getInt(1);
    }
  }

  @Test
  void nobodyIsToldOfWhatASynchronousStandbyHasNotGot() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      String address = server.newTimeline();
      try (EventTimeline timeline =
              PostgresServer.open(address + "&options=-c%20synchronous_commit=local");
          EventTimeline.Feed feed = PostgresServer.open(address).feed(-1);
          ExecutorService threads = Executors.newCachedThreadPool()) {
        server.sql(
            address,
            "ALTER SYSTEM SET synchronous_standby_names = 'nobody'",
            "SELECT pg_reload_conf()");
        while (!server.sql(address, "SHOW synchronous_standby_names").equals(List.of("nobody"))) {
          LockSupport.parkNanos(1_000_000);
        }
        Future<Long> append = threads.submit(() -> timeline.add(died(1)));
        Future<RecordedEvent> told = threads.submit(() -> feed.next(Duration.ofSeconds(60)));
        Thread.sleep(1_500);
        assertFalse(append.isDone());
        assertFalse(told.isDone());
        server.sql(
            address, "ALTER SYSTEM RESET synchronous_standby_names", "SELECT pg_reload_conf()");
        assertEquals(0, append.get());
        assertEquals(0, told.get().position());
      }
    }
  }

  @Test
  void aServerThatIsGoneIsWaitedForAndThenSaid() {
    try (PostgresServer server = PostgresServer.start()) {
      String address = server.newTimeline();
      try (EventTimeline timeline = PostgresServer.open(address)) {
        timeline.add(died(1));
        server.tell("stop");
        long start = System.nanoTime();
        var error = assertThrows(TimelineException.class, () -> timeline.add(died(2)));
        assertTrue(System.nanoTime() - start > 9e9, "it may start again");
        String name = PostgresAddress.of(address, Map.of()).name();
        assertTrue(
            error.getMessage().startsWith(name + ": can't append: no connection: "),
            error.getMessage());
        server.tell("start");
        assertEquals(1, timeline.add(died(2)));
      }
    }
  }
}
