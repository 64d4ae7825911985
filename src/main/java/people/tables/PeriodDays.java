package people.tables;

import module java.base;

import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.Table;

/// The days of a table of periods, by row: the first one, and the first one behind the last, since
/// 1970. What is open has the least or the greatest number there is.
final class PeriodDays {

  final int[] from;
  final int[] until;

  PeriodDays(Table periods) {
    RowKeys.require(periods, "from", ColumnType.LOCAL_DATE);
    RowKeys.require(periods, "until", ColumnType.LOCAL_DATE);
    from = days(periods.dateColumn("from"), Integer.MIN_VALUE);
    until = days(periods.dateColumn("until"), Integer.MAX_VALUE);
  }

  private static int[] days(DateColumn column, int missing) {
    int[] days = new int[column.size()];
    for (int row = 0; row < days.length; row++) {
      LocalDate day = column.get(row);
      days[row] = day == null ? missing : (int) day.toEpochDay();
    }
    return days;
  }
}
