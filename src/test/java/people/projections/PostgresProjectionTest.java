package people.projections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;
import module java.sql;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.cli.*;
import people.postgres.*;
import people.simulation.*;
import people.timeline.*;

/// A real PostgreSQL has the rows that SQLite has.
@Tag("engines")
class PostgresProjectionTest {

  @TempDir Path folder;

  private void project(String database) {
    var out = new ByteArrayOutputStream();
    int exit =
        PeopleCommand.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            "--timeline",
            folder.resolve("people.jsonl").toString(),
            "project",
            "--once",
            "--to",
            database);
    String said = out.toString(StandardCharsets.UTF_8);
    assertEquals(0, exit, said);
    assertTrue(!said.contains("password"), said);
  }

  /// In the one form that both databases' values have.
  private static List<String> rows(String url) throws SQLException {
    return ProjectionTest.rows(url).stream()
        .map(row ->
            row.replaceAll("\\btrue\\b", "1")
                .replaceAll("\\bfalse\\b", "0")
                .replaceAll("(\\d{4}-\\d\\d-\\d\\d)[T ]\\d\\d:[^,]*", "$1"))
        .sorted()
        .toList();
  }

  @Test
  void itHasTheRowsOfSqliteKeptUpToDate() throws Exception {
    String address = PostgresServer.shared().freeAddress();
    Path file = folder.resolve("people.jsonl");
    try (EventTimeline timeline = EventTimeline.open(file)) {
      List<Event> town = new ArrayList<>();
      new Simulation(60, 40, 3).inMemory().forEach(event -> town.add(event.event()));
      town.removeIf(event -> event instanceof Event.ObservationEnd); // people are there today
      timeline.addAll(town);
      project(address);
      PersonRegistry registry = new PersonRegistry(timeline);
      int zoe = registry.create(new Name("Zoë", "King"), Status.SINGLE, null, Details.on("2001"));
      int bo = registry.create(new Name("Bo", "Li"), Status.SINGLE, null, Details.on("2000"));
      registry.marry(zoe, bo, Details.on("2024-06-01"));
      project(address);
      registry.died(bo, Details.on("2025-02-03"));
      project(address);
    }
    String sqlite = folder.resolve("town.sqlite").toString();
    project("sqlite:" + sqlite);
    List<String> expected = rows("jdbc:sqlite:" + sqlite);
    assertTrue(expected.size() > 300, expected.size() + " rows");
    assertTrue(expected.stream().anyMatch(row -> row.startsWith("people")));
    assertEquals(expected, rows(address));
  }
}
