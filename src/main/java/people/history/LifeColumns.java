package people.history;

import module java.base;

import people.*;

/// The bounds of everyone's life, and of its observation, as columns of numbers; rows are people.
final class LifeColumns {

  /// The numbers of a person, in this order.
  enum Bound {
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

  private static final int COLUMNS = Bound.values().length;

  int size;
  private int[] numbers;
  private final PeriodList statuses = new PeriodList(16);

  /// The columns of some people.
  ///
  /// @param known their identifiers, ascending
  static LifeColumns of(FactTable table, int[] known) {
    List<LifeColumns> parts =
        FactCursor.ofEveryone(
            table,
            LifeColumns::new,
            (person, cursor, to) -> {
              int id = table.personIds()[person];
              boolean isEver = Presence.start(cursor) != FactTable.NEVER;
              if (isEver && Arrays.binarySearch(known, id) >= 0) {
                to.add(id, cursor);
              }
            });
    LifeColumns all = new LifeColumns(parts.stream().mapToInt(part -> part.size).sum());
    for (LifeColumns part : parts) {
      System.arraycopy(part.numbers, 0, all.numbers, COLUMNS * all.size, COLUMNS * part.size);
      all.size += part.size;
    }
    return all;
  }

  private LifeColumns(int most) {
    numbers = new int[COLUMNS * most];
  }

  int get(int row, Bound bound) {
    return numbers[COLUMNS * Objects.checkIndex(row, size) + bound.ordinal()];
  }

  IntUnaryOperator column(Bound bound) {
    return row -> get(row, bound);
  }

  int[] values(Bound bound) {
    return IntStream.range(0, size).map(column(bound)).toArray();
  }

  private void add(int personId, FactCursor cursor) {
    statuses.size = 0;
    statuses.add(0, cursor, PeriodField.STATUS);
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
    if (rows > 0) {
      numbers[at++] = statuses.starts[0];
      numbers[at++] = statuses.ends[rows - 1];
      numbers[at] = statuses.ends(rows - 1).ordinal();
    } else {
      // she was not observed for a whole day: died on that of her birth, or before she entered
      int start = Presence.start(cursor);
      int life = Presence.lifeEnd(cursor, start);
      int end = Math.min(life, Presence.observed(cursor));
      numbers[at++] = Presence.entry(cursor) == start ? start : FactTable.NEVER;
      numbers[at++] = end;
      numbers[at] = Presence.ends(cursor, end, life).ordinal();
    }
  }

  /// The first status that is known in some rows.
  private int known(IntStream rows) {
    return rows.map(row -> statuses.values[row])
        .filter(status -> status != Status.UNKNOWN.ordinal())
        .findFirst()
        .orElse(Status.UNKNOWN.ordinal());
  }
}
