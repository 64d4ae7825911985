package people.charts;

import module java.base;

import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Small tables by hand: a line a row, the cells between bars, an empty one missing.
final class SampleTables {

  static final Table STATUSES =
      table(
          "date:d status:s people:i uncertain:i",
          """
          1840-12-31|SINGLE|6|1
          1840-12-31|MARRIED|3|0
          1841-12-31|MARRIED|1|0
          1841-12-31|SINGLE|2|0
          """);

  static final Table HOUSEHOLDS =
      table(
          "date:d kind:s size:i households:i uncertain:i",
          """
          1840-12-31|COUPLE_WITH_CHILDREN|3|2|1
          1840-12-31|COUPLE_WITH_CHILDREN|4|5|0
          1840-12-31|ONE_PERSON|1|3|0
          1841-12-31|ONE_PARENT|2|1|0
          1841-12-31|ONE_PERSON|1|4|0
          """);

  static final Table CITIES =
      table(
          "date:d city:s people:i uncertain:i",
          """
          1840-06-30|Delft|1|0
          1840-12-31|Delft|12|0
          1840-12-31||3|0
          1842-12-31|Gouda|1234|0
          """);

  static final Table AGES =
      table(
          "date:d ageGroup:s status:s people:i uncertain:i",
          """
          1840-12-31|0–9|SINGLE|8|0
          1840-12-31|20–29|SINGLE|2|0
          1840-12-31|20–29|MARRIED|5|2
          1840-12-31|90+|WIDOWED|1|0
          1840-12-31|unknown|UNKNOWN|1|0
          """);

  static final Table MOVES =
      table(
          "date:d fromCity:s toCity:s",
          """
          1840-03-01|Delft|Gouda
          1840-04-01|Delft|Gouda
          1842-03-01|Gouda|Delft
          1842-05-01|Gouda|Gouda
          1842-06-01||Delft
          """);

  static final Table TRANSITIONS =
      table(
          "before:s after:s date:d age:i",
          """
          SINGLE|MARRIED|1840-03-01|20
          SINGLE|MARRIED|1841-03-01|30
          SINGLE|MARRIED|1841-04-01|
          MARRIED|WIDOWED|1860-03-01|50
          """);

  static final Table ADA_STATUSES =
      table(
          "person:i status:s from:d until:d certain:b",
          """
          1|SINGLE|1815-12-10|1835-07-08|true
          1|MARRIED|1835-07-08||true
          """);

  static final Table ADA_ADDRESSES =
      table(
          "person:i street:s city:s postcode:s country:s from:d until:d certain:b",
          """
          1|13 Piccadilly|London|||1815-12-10|1835-07-01|true
          1|||||1835-07-01|1838-01-01|true
          1|12 St James's Square|London||England|1838-01-01||false
          """);

  static final Table ADA_EVENTS =
      table(
          "position:l person:i type:s day:d",
          """
          0|1|PERSON_CREATION|1815-12-10
          1|1|PERSON_STATUS_CHANGE|1835-07-08
          2|1|PERSON_ADDRESS_CHANGE|1838-01-01
          """);

  private SampleTables() {}

  static Table table(String columns, String rows) {
    String[] heads = columns.split(" ");
    Column<?>[] made = new Column<?>[heads.length];
    for (int i = 0; i < heads.length; i++) {
      String name = heads[i].substring(0, heads[i].indexOf(':'));
      made[i] =
          switch (heads[i].charAt(heads[i].length() - 1)) {
            case 'd' -> DateColumn.create(name);
            case 'i' -> IntColumn.create(name);
            case 'l' -> LongColumn.create(name);
            case 'b' -> BooleanColumn.create(name);
            default -> StringColumn.create(name);
          };
    }
    for (String row : rows.lines().toList()) {
      String[] cells = row.split("\\|", -1);
      for (int i = 0; i < heads.length; i++) {
        append(made[i], cells[i]);
      }
    }
    return Table.create("sample", made);
  }

  private static void append(Column<?> column, String cell) {
    if (cell.isEmpty()) {
      column.appendMissing();
      return;
    }
    switch (column) {
      case DateColumn dates -> dates.append(LocalDate.parse(cell));
      case IntColumn numbers -> numbers.append(Integer.parseInt(cell));
      case LongColumn numbers -> numbers.append(Long.parseLong(cell));
      case BooleanColumn flags -> flags.append(Boolean.parseBoolean(cell));
      case StringColumn texts -> texts.append(cell);
      default -> throw new AssertionError(column);
    }
  }

  static Table none(Table like) {
    return like.emptyCopy();
  }
}
