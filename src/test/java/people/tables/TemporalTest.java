package people.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.tables.TablesFixture.csv;
import static people.tables.Temporal.Step.MONTH;
import static people.tables.Temporal.Step.YEAR;

import module java.base;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TemporalTest {

  private final Table statuses =
      periods(
          "person,status,from,until",
          "1,SINGLE,,2000-01-01",
          "1,MARRIED,2000-01-01,2010-01-01",
          "2,SINGLE,1990-05-05,");

  private final Table cities =
      periods(
          "person,city,from,until",
          "1,Delft,1980-01-01,2005-06-01",
          "1,Gouda,2005-06-01,",
          "2,Delft,1980-01-01,1990-05-05",
          "3,Gouda,1980-01-01,");

  @Test
  void theStateAtADateIsThatOfThePeriodThatHoldsAtItsEnd() {
    Table letters =
        Table.create(
            "letters",
            IntColumn.create("person", 1, 1, 1, 1, 2, 3, 1),
            DateColumn.create(
                "sent",
                days(
                    "1999-12-31",
                    "2000-01-01",
                    "2009-12-31",
                    "2010-01-01",
                    "1990-05-04",
                    "2000-01-01",
                    null)));
    assertEquals(
        """
        person,sent,status
        1,1999-12-31,SINGLE
        1,2000-01-01,MARRIED
        1,2009-12-31,MARRIED
        1,2010-01-01,
        2,1990-05-04,
        3,2000-01-01,
        1,,
        """,
        csv(Temporal.stateAt(letters, "sent", statuses, "person")));
    assertEquals(List.of("person", "sent"), letters.columnNames());
  }

  @Test
  void ofPeriodsThatOverlapTheOneThatBeganLastCounts() {
    Table offices =
        periods("office,from,until", "mayor,2000-01-01,", "deputy,2001-01-01,2002-01-01");
    Table dates =
        Table.create(
            "dates", DateColumn.create("at", days("2000-06-01", "2001-06-01", "2003-01-01")));
    assertEquals(
        """
        at,office
        2000-06-01,mayor
        2001-06-01,deputy
        2003-01-01,mayor
        """,
        csv(Temporal.stateAt(dates, "at", offices)));
  }

  @Test
  void aColumnThatIsThereAlreadyGetsAnotherName() {
    Table rows =
        Table.create(
            "rows",
            IntColumn.create("person", new int[] {1}),
            StringColumn.create("status", "said"),
            DateColumn.create("at", days("2001-01-01")));
    assertEquals(
        """
        person,status,at,status2
        1,said,2001-01-01,MARRIED
        """,
        csv(Temporal.stateAt(rows, "at", statuses, "person")));
  }

  @Test
  void joinsCanBeJoinedAgain() {
    Table rows =
        Table.create(
            "rows",
            IntColumn.create("person", new int[] {1}),
            DateColumn.create("at", days("2001-01-01")));
    Table once = Temporal.stateAt(rows, "at", statuses, "person");
    Table twice = Temporal.stateAt(once, "at", statuses, "person");
    assertEquals(
        List.of("person", "at", "status", "status2", "status3"),
        Temporal.stateAt(twice, "at", statuses, "person").columnNames());
    Table both = Temporal.overlaps(statuses, cities, "person");
    assertEquals(
        """
        person,status,from,until,city,status2
        1,SINGLE,1980-01-01,2000-01-01,Delft,SINGLE
        1,MARRIED,2000-01-01,2005-06-01,Delft,MARRIED
        1,MARRIED,2005-06-01,2010-01-01,Gouda,MARRIED
        """,
        csv(Temporal.overlaps(both, statuses, "person")));
  }

  @Test
  void aMissingKeyMatchesNothing() {
    Table rows =
        Table.create(
            "rows",
            StringColumn.create("status", "MARRIED", ""),
            DateColumn.create("at", days("2001-01-01", "2001-01-01")));
    Table offices = periods("status,office,from,until", "MARRIED,mayor,,", ",deputy,,");
    assertEquals(
        """
        status,at,office
        MARRIED,2001-01-01,mayor
        ,2001-01-01,
        """,
        csv(Temporal.stateAt(rows, "at", offices, "status")));
    assertEquals(1, Temporal.overlaps(offices, offices, "status").rowCount());
  }

  @Test
  void aKeyOfAnotherTypeIsRefused() {
    Table rows =
        Table.create(
            "rows",
            LongColumn.create("person", new long[] {1}),
            DateColumn.create("at", days("2001-01-01")));
    assertEquals(
        "column 'person' of rows is of type LONG; expected INTEGER",
        assertThrows(
                IllegalArgumentException.class,
                () -> Temporal.stateAt(rows, "at", statuses, "person"))
            .getMessage());
  }

  @Test
  void periodsOfNoDaysHoldNever() {
    Table none = periods("person,city,from,until", "1,Delft,2000-01-01,2000-01-01");
    assertEquals(0, Temporal.overlaps(none, statuses, "person").rowCount());
    assertEquals(0, Temporal.overlaps(statuses, none, "person").rowCount());
  }

  @Test
  void overlapsAreTheDaysInCommon() {
    assertEquals(
        """
        person,status,from,until,city
        1,SINGLE,1980-01-01,2000-01-01,Delft
        1,MARRIED,2000-01-01,2005-06-01,Delft
        1,MARRIED,2005-06-01,2010-01-01,Gouda
        """,
        csv(Temporal.overlaps(statuses, cities, "person")));
  }

  @Test
  void overlapsOfNothingHaveAllColumns() {
    Table none = Temporal.overlaps(statuses.emptyCopy(), cities, "person");
    assertEquals(List.of("person", "status", "from", "until", "city"), none.columnNames());
    assertEquals(0, none.rowCount());
  }

  @Test
  void stepsWithoutARowAreCountedToo() {
    Table moves =
        Table.create(
            "moves",
            DateColumn.create("date", days("2000-03-01", "2002-01-01", "2000-12-31", null)),
            StringColumn.create("toCity", "Delft", "Gouda", "Delft", "Gouda"));
    assertEquals(
        """
        date,toCity,count
        2000-12-31,Delft,2
        2001-12-31,Delft,0
        2002-12-31,Delft,0
        2000-12-31,Gouda,0
        2001-12-31,Gouda,0
        2002-12-31,Gouda,1
        """,
        csv(Temporal.countPer(YEAR, moves, "date", "toCity")));
    assertEquals(
        """
        date,count
        2000-12-31,2
        2001-12-31,0
        2002-12-31,1
        """,
        csv(Temporal.countPer(YEAR, moves, "date")));
    assertEquals(23, Temporal.countPer(MONTH, moves, "date").rowCount());
    assertEquals(0, Temporal.countPer(YEAR, moves.emptyCopy(), "date", "toCity").rowCount());
  }

  @Test
  void aLevelGoesOnUntilTheNextOne() {
    Table members =
        Table.create(
            "members",
            DateColumn.create("date", days("2000-03-01", "2000-06-30", "2002-01-01", "2002-05-05")),
            StringColumn.create("roll", "A", "A", "B", "A"),
            IntColumn.create("members", 10, 12, 5, 20));
    assertEquals(
        """
        date,roll,members
        2000-12-31,A,12
        2001-12-31,A,12
        2002-12-31,A,20
        2002-12-31,B,5
        """,
        csv(Temporal.lastPer(YEAR, members, "date", "roll")));
  }

  @Test
  void aColumnThatIsMissingIsNamedWithThoseThatAreThere() {
    assertEquals(
        "'when' is not a column of periods; expected one of person, status, from, until",
        assertThrows(
                IllegalArgumentException.class,
                () -> Temporal.stateAt(statuses, "when", cities, "person"))
            .getMessage());
    assertEquals(
        "column 'status' of periods is of type STRING; expected LOCAL_DATE",
        assertThrows(
                IllegalArgumentException.class, () -> Temporal.countPer(YEAR, statuses, "status"))
            .getMessage());
  }

  private static Table periods(String header, String... rows) {
    Table table = Table.create("periods");
    String[] names = header.split(",");
    for (int i = 0; i < names.length; i++) {
      int at = i;
      List<String> cells = Arrays.stream(rows).map(row -> row.split(",", -1)[at]).toList();
      table.addColumns(
          switch (names[i]) {
            case "person" -> IntColumn.create("person", cells.stream().mapToInt(Integer::parseInt));
            case "from", "until" ->
                DateColumn.create(
                    names[i],
                    days(cells.stream().map(c -> c.isEmpty() ? null : c).toArray(String[]::new)));
            default -> StringColumn.create(names[i], cells);
          });
    }
    return table;
  }

  private static List<LocalDate> days(String... texts) {
    return Arrays.stream(texts).map(text -> text == null ? null : LocalDate.parse(text)).toList();
  }
}
