package people.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;
import module jdk.jshell;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.charts.*;
import people.history.*;
import people.notebook.cells.Prelude;
import people.sequences.*;
import people.simulation.*;
import people.survival.*;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/// Twelve questions that an analyst asks, each in at most five lines of a cell, of a simulated
/// town: its first marriages get later from the cohorts of 1940 on, and its couples part more
/// often.
class TwelveQuestionsTest {

  private static History history;

  @TempDir Path folder;

  @BeforeAll
  static void simulate() throws IOException {
    history = History.of(new Simulation(600, 60, 7).inMemory());
  }

  /// A number of the row in which a column has a value.
  private static double of(Table table, String column, Object value, String number) {
    for (Row row : table) {
      if (Objects.equals(row.getObject(column), value)) {
        return row.getNumber(number);
      }
    }
    throw new AssertionError(value + " is not in " + table.print());
  }

  @Test
  void medianAgeAtFirstMarriageByBirthDecade() {
    Table times = SurvivalTables.lifetimes(history, TimeTo.FIRST_MARRIAGE);
    Table ages = SurvivalTables.summary(SurvivalTables.from(times, 15), "MARRIED", 50, "decade");

    assertTrue(of(ages, "decade", 1970, "median") > of(ages, "decade", 1940, "median") + 2);
    assertTrue(of(ages, "decade", 1940, "medianLower") < of(ages, "decade", 1940, "median"));
    assertEquals(15, of(ages, "decade", 1970, "from"), 0.01);
  }

  @Test
  void everDivorcedByFiftyByCohort() {
    Table times = SurvivalTables.lifetimes(history, TimeTo.FIRST_DIVORCE);
    Table shares = SurvivalTables.shares(times, "DIVORCED", List.of(50), "decade");

    double share = of(shares, "decade", 1950, "share");
    assertTrue(0.1 < share && share < 0.6, "" + share);
    assertTrue(Double.isNaN(of(shares, "decade", 1980, "share")), "nobody of them is fifty yet");
  }

  @Test
  void howLongMarriagesLast() {
    Table times = SurvivalTables.lifetimes(history, TimeTo.END_OF_MARRIAGE);
    Chart chart = Charts.survival(times, "DIVORCED", "decade");
    Table parted = SurvivalTables.shares(times, "DIVORCED", List.of(10, 20), "decade");

    assertTrue(chart.description().contains("left out"), chart.description());
    for (Row row : parted) {
      double share = row.getDouble("share");
      assertTrue(Double.isNaN(share) || row.getDouble("lower") <= share + 1e-9);
    }
  }

  @Test
  void meanTimeInEachStatus() {
    Sequences lives = SequenceTables.of(history, By.STATUS, SequenceGrid.ages(20, 60));
    Table means = SequenceTables.meanTimes(lives);

    assertTrue(of(means, "state", "MARRIED", "cells") > of(means, "state", "DIVORCED", "cells"));
  }

  @Test
  void mostFrequentLifeCourses() {
    Sequences lives = SequenceTables.of(history, By.STATUS, SequenceGrid.ages(20, 40));
    Table courses = SequenceTables.frequent(lives, 10);

    assertEquals(10, courses.rowCount());
    assertTrue(
        courses.stringColumn("sequence").asList().stream().anyMatch(s -> s.startsWith("SI/")),
        courses::print);
  }

  @Test
  void whoMovedWithinAYearOfDivorcing() {
    Table moves = MigrationTables.around(history, 365);
    Table divorced = moves.where(moves.stringColumn("after").isEqualTo("DIVORCED"));

    double moved = of(divorced, "before", "MARRIED", "movedAfter");
    assertTrue(
        moved > 5 * of(divorced, "before", "MARRIED", "movedBefore"), "one of the two moves");
    assertEquals(0.5, moved, 0.15);
  }

  @Test
  void netMigrationByCityAndDecade() {
    Table net = MigrationTables.net(history, 10);
    Chart chart = Charts.netMigration(net);

    assertEquals(0, net.intColumn("net").sum(), "what one city gains another one loses");
    assertEquals(net.intColumn("arrivals").sum(), net.intColumn("departures").sum());
    assertTrue(chart.description().contains("moves"), chart.description());
  }

  @Test
  void couplesAtOneAddress() {
    double together = Tables.households(history, "2000-12-31").intColumn("couples").sum();
    int couples = Tables.couples(history, "2000-12-31").rowCount();

    assertTrue(together > 0.8 * couples && together <= couples, together + " of " + couples);
  }

  @Test
  void monthlyCounts() {
    Table moves = Tables.moves(history);
    Table months = Temporal.countPer(Temporal.Step.MONTH, moves, "date");

    assertEquals(moves.rowCount(), months.intColumn("count").sum());
    assertTrue(months.rowCount() > 60 * 10);
  }

  @Test
  void cohortTable() {
    Table times = SurvivalTables.lifetimes(history, TimeTo.FIRST_MARRIAGE, By.attribute("sex"));
    Table cohorts =
        SurvivalTables.shares(
            SurvivalTables.from(times, 15),
            "MARRIED",
            List.of(20, 25, 30, 35, 40),
            "decade",
            "sex");

    for (int row = 1; row < cohorts.rowCount(); row++) {
      if (Objects.equals(cohorts.get(row, 0), cohorts.get(row - 1, 0))
          && Objects.equals(cohorts.get(row, 1), cohorts.get(row - 1, 1))) {
        double before = cohorts.doubleColumn("share").getDouble(row - 1);
        assertTrue(!(cohorts.doubleColumn("share").getDouble(row) < before), "more by every age");
      }
    }
  }

  @Test
  void joinedWithAFileOfPopulations() throws IOException {
    Path file = folder.resolve("cities.csv");
    Files.writeString(file, "city,inhabitants\nSaint-Aubin,12000\nOudekerk,4000\n");

    Table people = Tables.population(history, "2000-12-31", By.CITY);
    Table cities = Tables.joined(people, Table.read().csv(file.toFile()), "city");

    assertEquals(people.rowCount(), cities.rowCount());
    assertEquals(12000, of(cities, "city", "Saint-Aubin", "inhabitants"));
  }

  @Test
  void aFileForR() throws IOException {
    Table times = SurvivalTables.lifetimes(history, TimeTo.END_OF_MARRIAGE);
    Tables.write(times, folder.resolve("marriages.csv"));

    List<String> lines = Files.readAllLines(folder.resolve("marriages.csv"));
    assertEquals(times.rowCount() + 1, lines.size());
    assertTrue(lines.getFirst().startsWith("person,partner,origin,cohort,decade,start,stop,event"));
  }

  /// And what would it be, had the dates been others that they may be?
  @Test
  void anyOfTheseOverWhatTheDatesAllow() {
    Table range =
        DateRanges.of(
            history,
            1,
            h ->
                SurvivalTables.summary(
                    SurvivalTables.lifetimes(h, TimeTo.FIRST_MARRIAGE), "MARRIED", 50));

    double low = range.doubleColumn("median low").getDouble(0);
    double high = range.doubleColumn("median high").getDouble(0);
    assertTrue(low <= high && high - low < 1, low + " to " + high);
    assertTrue(range.intColumn("uncertain").getInt(0) > 0);
  }

  @Test
  void thePageAboutLifeCoursesRuns() throws IOException {
    Path page = Path.of(System.getProperty("people.root")).resolve("docs/life-courses.md");
    String code =
        Files.readString(page)
            .split("<!-- run by TwelveQuestionsTest -->\n```java\n")[1]
            .split("```")[0];
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      shell.addToClasspath(System.getProperty("java.class.path"));
      for (String line : Stream.concat(Prelude.IMPORTS.stream(), code.lines()).toList()) {
        for (SnippetEvent event : shell.eval(line)) {
          assertEquals(Snippet.Status.VALID, event.status(), line);
          assertNull(event.exception(), line);
        }
      }
    }
  }
}
