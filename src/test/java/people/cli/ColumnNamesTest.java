package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import people.history.*;
import people.rates.*;
import people.tables.*;
import people.timeline.*;
import tech.tablesaw.api.Table;

/// The columns of the command line and those of the tables have the same names, in the same order.
class ColumnNamesTest extends PeopleCommandFixture {

  private History history;

  @BeforeEach
  void record() {
    ada();
    for (String line :
        List.of(
            "create --first Ida --status married --city Delft --born 1819-08-03 --on 1860-01-01",
            "left 2 --on 1861-01-01 --why fled",
            "correct 3 --on 1835-07-09 --why misread",
            "create --first William --on 1805 --status single --set occupation=earl",
            "marry 1 3 --on 1835-07-08",
            "observe --until 1870-12-31")) {
      CommandOutput result = people(words(line));
      assertEquals(0, result.exit(), result.err());
    }
    try (EventTimeline timeline = EventTimeline.open(file)) {
      history = History.of(timeline);
    }
  }

  private List<String> columns(String question) {
    String csv = people(words(question + " --format csv")).out();
    return List.of(csv.lines().findFirst().orElseThrow().split(","));
  }

  @Test
  void listsHaveTheColumnsOfTheTablesOfTheSameName() {
    assertEquals(Tables.persons(history).columnNames(), columns("persons"));
    assertEquals(Tables.statusPeriods(history).columnNames(), columns("periods"));
    assertEquals(Tables.addressPeriods(history).columnNames(), columns("periods --of address"));
    assertEquals(Tables.moves(history).columnNames(), columns("moves"));
    assertEquals(Tables.transitions(history).columnNames(), columns("transitions"));
    assertEquals(
        Tables.attributePeriods(history, "occupation").columnNames(),
        columns("periods --of occupation"));
    assertEquals(
        Tables.transitions(history, "occupation").columnNames(),
        columns("transitions --of occupation"));
    assertEquals(Tables.couples(history, "1840").columnNames(), columns("couples --at 1840"));
    assertEquals(Tables.couplePeriods(history).columnNames(), columns("couples 1"));
    assertEquals(Tables.households(history, "1840").columnNames(), columns("households --at 1840"));
    assertEquals(
        Tables.rates(history, RateQuestion.deaths(), By.attribute("occupation"), By.AGE_GROUP)
            .columnNames(),
        columns("rates --of death --by occupation,age"));
    assertEquals(
        Tables.differences(history.at("1834"), history.at("1840")).columnNames(),
        columns("diff --from 1834 --to 1840"));
  }

  @Test
  void whatOnlyOneSideHasStandsAmongTheOthersInTheSameOrder() {
    assertSameOrder(Tables.events(history), columns("events"), "");
    assertSameOrder(Tables.people(history.at("1840")), columns("snapshot --at 1840"), "age");
    assertSameOrder(
        Tables.population(history, "1840", By.STATUS), columns("count"), "date uncertain");
    assertSameOrder(
        Tables.population(history, "1840", By.CITY), columns("count --by city"), "date uncertain");
    assertSameOrder(
        Tables.population(history, "1840", By.attribute("occupation")),
        columns("count --by occupation"),
        "date uncertain");
    assertSameOrder(
        Tables.householdCounts(history, List.of(LocalDate.parse("1840-12-31"))),
        columns("households --counts --at 1840"),
        "date");
    assertSameOrder(Tables.reasons(history, 1, "1840"), columns("why 1"), "why");
    assertEquals(columns("snapshot"), columns("show 1"));
    assertEquals(columns("events"), columns("history 1"));
  }

  /// @param lacking what only the table has, with spaces between
  private static void assertSameOrder(Table table, List<String> columns, String lacking) {
    List<String> common = new ArrayList<>(table.columnNames());
    common.removeAll(List.of(lacking.split(" ")));
    List<String> there = new ArrayList<>(columns);
    there.retainAll(table.columnNames());
    assertEquals(common, there);
  }

  @Test
  void theCellsAreThoseOfTheTables() {
    assertEquals(
        """
        person,firstname,lastname,born,entered,died,left,cohort,firstStatus,lastStatus,observedFrom,observedUntil,ends
        1,Ada,King,1815-12-10,1815-12-10,1852-11-27,,1815,SINGLE,MARRIED,1815-12-10,1852-11-27,DEATH
        2,Ida,,1819-08-03,1860-01-01,,1861-01-01,1819,MARRIED,MARRIED,1860-01-01,1861-01-01,LEFT
        3,William,,1805-01-01,1805-01-01,,,1805,SINGLE,MARRIED,1805-01-01,1871-01-01,OBSERVATION
        """,
        people("persons", "--format", "csv").out());
    assertEquals(
        """
        PERSON  FIRSTNAME  BORN        ENTERED     LEFT        COHORT  FIRST STATUS  LAST STATUS  OBSERVED FROM  OBSERVED UNTIL  ENDS
             2  Ida        1819-08-03  1860-01-01  1861-01-01    1819  MARRIED       MARRIED      1860-01-01     1861-01-01      LEFT
        """,
        people("persons", "2").out());
    for (String question :
        List.of(
            "persons",
            "periods",
            "periods --of address",
            "periods --of occupation",
            "transitions",
            "couples --at 1840",
            "households --at 1840")) {
      Table table =
          switch (question) {
            case "persons" -> Tables.persons(history);
            case "periods" -> Tables.statusPeriods(history);
            case "transitions" -> Tables.transitions(history);
            case "periods --of occupation" -> Tables.attributePeriods(history, "occupation");
            case "couples --at 1840" -> Tables.couples(history, "1840");
            case "households --at 1840" -> Tables.households(history, "1840");
            default -> Tables.addressPeriods(history);
          };
      List<String> rows = people(words(question + " --format csv")).out().lines().skip(1).toList();
      assertEquals(
          IntStream.range(0, table.rowCount())
              .mapToObj(row ->
                  table.columns().stream()
                      .map(column -> column.isMissing(row) ? "" : String.valueOf(column.get(row)))
                      .collect(Collectors.joining(",")))
              .toList(),
          rows,
          question);
    }
    assertTrue(
        people("periods", "1", "--of", "address", "--format", "json")
            .out()
            .contains("{\"person\":1,\"street\":\"Piccadilly 13\",\"city\":\"London\",\"from\":"));
  }
}
