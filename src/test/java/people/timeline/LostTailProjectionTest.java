package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import people.*;
import people.cli.*;
import people.engine.*;
import people.postgres.*;
import people.projections.*;

/// A projection has no rows of events that a crash of the server took, and that it had read before.
@Tag("engines")
class LostTailProjectionTest {

  private final PostgresServer server = PostgresServer.shared();
  private final String address = server.newTimeline();

  /// What the server loses before it is first asked for what is on its disk.
  private Runnable crash = () -> {};

  private String created(String timeline, String name) {
    try (EventTimeline open = PostgresServer.open(timeline)) {
      new PersonRegistry(open).create(new Name(name, "King"));
    }
    return timeline;
  }

  private LineEngine crashing(LineEngine engine) {
    return (LineEngine)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {LineEngine.class},
            (_, method, arguments) -> {
              if (method.getName().equals("lastingHead")) {
                crash.run();
                crash = () -> {};
              }
              try {
                Object answer = method.invoke(engine, arguments);
                return method.getName().equals("again") ? crashing((LineEngine) answer) : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private long project(Connection connection) throws InterruptedException {
    var place = (TimelineAddress.Shared) TimelineAddress.of(address);
    try (var timeline =
        new SharedTimeline(crashing(place.open()), null, TimelineOptions.DEFAULTS)) {
      return Projection.of(
              timeline,
              connection,
              "town",
              (history, day) -> {
                var tables = new ExportTables(history, day, null);
                return List.of(
                    tables.named("people"),
                    tables.named("periods"),
                    tables.named("couples"),
                    tables.named("events"));
              })
          .run(true);
    }
  }

  @Test
  void itIsMadeOfWhatIsThereSince() throws Exception {
    created(address, "Lost");
    String other = created(server.newTimeline(), "Found");
    String schema = other.replaceAll(".*currentSchema=|&.*", "");
    crash =
        () ->
            server.sql(
                address,
                "DELETE FROM SCHEMA.events",
                "INSERT INTO SCHEMA.events SELECT * FROM %s.events".formatted(schema),
                "UPDATE SCHEMA.head SET last_check = h.last_check, last_recorded = h.last_recorded FROM %s.head h"
                    .formatted(schema));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      assertEquals(
          "town: lines that were read were taken back by their writer, or lost by a crash; run it"
              + " again",
          assertThrows(TimelineException.class, () -> project(connection)).getMessage());
      assertEquals(1, project(connection));
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT * FROM people")) {
        List<String> all = new ArrayList<>();
        while (rows.next()) {
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            all.add(rows.getString(i));
          }
        }
        assertEquals(true, all.contains("Found") && !all.contains("Lost"), "" + all);
      }
    }
  }
}
