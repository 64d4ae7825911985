package people.history;

import module java.base;

import people.*;
import people.history.HistoryColumns.LifeRows;
import people.history.HistoryColumns.ValueColumn;

/// What bounds the life of everyone who is known, and its observation, in columns.
final class LifeColumns {

  private static final Status[] STATUSES = Status.values();
  private static final Period.End[] ENDS = Period.End.values();

  /// The numbers of a person, in this order.
  private enum Column {
    PERSON,
    FIRSTNAME,
    LASTNAME,
    BORN,
    ENTERED,
    DIED,
    LEFT,
    FIRST_STATUS,
    LAST_STATUS,
    OBSERVED_FROM,
    OBSERVED_UNTIL,
    ENDS
  }

  private static final int COLUMNS = Column.values().length;

  private int size;
  private int[] numbers;
  private final PeriodList statuses = new PeriodList(16);

  /// The columns of some people.
  ///
  /// @param known their identifiers, ascending
  static LifeRows of(FactTable table, int[] known) {
    List<LifeColumns> parts =
        FactCursor.ofEveryone(
            table,
            LifeColumns::new,
            (person, cursor, to) -> {
              int id = table.personIds()[person];
              if (Arrays.binarySearch(known, id) >= 0) {
                to.add(id, cursor);
              }
            });
    LifeColumns all = new LifeColumns(parts.stream().mapToInt(part -> part.size).sum());
    for (LifeColumns part : parts) {
      System.arraycopy(
          part.numbers, 0, all.numbers, COLUMNS * all.size, COLUMNS * part.size);
      all.size += part.size;
    }
    return all.rows(table);
  }

  private LifeColumns(int most) {
    numbers = new int[COLUMNS * most];
  }

  private LifeRows rows(FactTable table) {
    return new LifeRows(
        size,
        column(Column.PERSON),
        ValueColumn.of(table.names(), table::name, values(Column.FIRSTNAME)),
        ValueColumn.of(table.names(), table::name, values(Column.LASTNAME)),
        column(Column.BORN),
        column(Column.ENTERED),
        column(Column.DIED),
        column(Column.LEFT),
        row -> STATUSES[get(row, Column.FIRST_STATUS)],
        row -> STATUSES[get(row, Column.LAST_STATUS)],
        column(Column.OBSERVED_FROM),
        column(Column.OBSERVED_UNTIL),
        row -> ENDS[get(row, Column.ENDS)]);
  }

  private int get(int row, Column column) {
    return numbers[COLUMNS * Objects.checkIndex(row, size) + column.ordinal()];
  }

  private IntUnaryOperator column(Column column) {
    return row -> get(row, column);
  }

  private int[] values(Column column) {
    return IntStream.range(0, size).map(column(column)).toArray();
  }

  private void add(int personId, FactCursor cursor) {
    statuses.size = 0;
    statuses.add(0, cursor, true);
    int rows = statuses.size;
    cursor.at(FactTable.NEVER - 1);
    int death = cursor.firstDeath();
    int at = COLUMNS * size++;
    numbers[at++] = personId;
    numbers[at++] = cursor.nameOf(cursor.firstnameBy());
    numbers[at++] = cursor.nameOf(cursor.lastnameBy());
    numbers[at++] = Presence.born(cursor);
    numbers[at++] = Presence.entry(cursor);
    numbers[at++] = death == FactCursor.NONE ? FactTable.NEVER : cursor.day(death);
    numbers[at++] = cursor.isAway() ? cursor.day(cursor.presenceBy()) : FactTable.NEVER;
    numbers[at++] = known(IntStream.range(0, rows));
    numbers[at++] = known(IntStream.range(0, rows).map(row -> rows - 1 - row));
    numbers[at++] = rows == 0 ? FactTable.NEVER : statuses.starts[0];
    numbers[at++] = rows == 0 ? FactTable.NEVER : statuses.ends[rows - 1];
    numbers[at] = (rows == 0 ? Period.End.OBSERVATION : statuses.ends(rows - 1)).ordinal();
  }

  /// The first status that is known in some rows.
  private int known(IntStream rows) {
    return rows.map(row -> statuses.values[row])
        .filter(status -> status != Status.UNKNOWN.ordinal())
        .findFirst()
        .orElse(Status.UNKNOWN.ordinal());
  }
}
