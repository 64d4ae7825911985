package people;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;

/// The periods of everyone's statuses, or addresses, in columns: what [History#statusPeriods] and
/// [History#addressPeriods] say of one person, for all of them. A row is a period; rows are in
/// order of person and time. Each method gives the value of one column in a row, in constant time.
///
/// Immutable and safe for several threads. Takes about 17 bytes a period.
public final class PeriodColumns {

  /// In a column of days: there is none.
  public static final int NEVER = Lives.NEVER;

  private static final Status[] STATUSES = Status.values();

  private final Lives lives;
  private int size;
  private int[] people = new int[1024];
  private int[] values = new int[1024];
  private int[] starts = new int[1024];
  private int[] ends = new int[1024];
  private boolean[] certain = new boolean[1024];

  /// @param isStatus whether they are of statuses, else of addresses
  PeriodColumns(Lives lives, boolean isStatus) {
    this.lives = lives;
    for (int person = 0; person < lives.personIds.length; person++) {
      add(person, isStatus);
    }
  }

  /// The stretches in which something known about a person depends on an uncertain date.
  PeriodColumns(Lives lives, Set<Reason.Field> fields) {
    this.lives = lives;
    Doubts doubts = new Doubts(lives);
    for (int person = 0; person < lives.personIds.length; person++) {
      if (!lives.isExactlyKnown(person)) {
        int first = size;
        int doubtful = NEVER;
        for (int day : doubts.turns(person)) {
          boolean isCertain = doubts.isCertain(person, day, fields);
          if (isCertain && doubtful != NEVER) {
            add(first, person, 1, doubtful, day, false);
            first = size;
            doubtful = NEVER;
          } else if (!isCertain && doubtful == NEVER) {
            doubtful = day;
          }
        }
        if (doubtful != NEVER) {
          add(first, person, 1, doubtful, NEVER, false);
        }
      }
    }
  }

  /// Adds one person's periods, as [Periods#of] makes them.
  private void add(int person, boolean isStatus) {
    int start = lives.start(person);
    int end = lives.death(person);
    if (start == Lives.NEVER || start >= end) {
      return;
    }
    int first = size;
    int value = isStatus ? Status.UNKNOWN.ordinal() : 0;
    int from = start;
    boolean isCertain = lives.startsExactly(person, start);
    for (int fact = lives.starts[person]; fact < lives.ends[person]; fact++) {
      int next = isStatus ? lives.statuses[fact] : lives.addresses[fact];
      boolean saysNothing = isStatus ? next == EventColumns.NO_STATUS : next == 0;
      int day = lives.isCreation(fact) ? start : Math.max(start, lives.days[fact]);
      if (day >= end) {
        break;
      }
      if (saysNothing) {
        continue;
      }
      if (next != value && day > from) {
        add(first, person, value, from, day, isCertain);
        from = day;
      }
      if (day == from) {
        value = next;
        isCertain = from == start ? isCertain : lives.isExact(fact);
      }
    }
    add(first, person, value, from, end, isCertain);
  }

  /// Adds a period; one with the same value as the person's last one only makes that one longer.
  private void add(int first, int person, int value, int from, int until, boolean isCertain) {
    if (size > first && values[size - 1] == value) {
      ends[size - 1] = until;
      return;
    }
    if (size == people.length) {
      int capacity = Math.addExact(size, size);
      people = Arrays.copyOf(people, capacity);
      values = Arrays.copyOf(values, capacity);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
      certain = Arrays.copyOf(certain, capacity);
    }
    people[size] = person;
    values[size] = value;
    starts[size] = from;
    ends[size] = until;
    certain[size] = isCertain;
    size++;
  }

  /// How many rows there are.
  public int size() {
    return size;
  }

  /// Whose period, from 1.
  public int personId(int row) {
    return lives.personIds[people[row]];
  }

  /// Place of the person among all, from 0.
  int person(int row) {
    return people[row];
  }

  /// First day, in days since 1970.
  public int from(int row) {
    return starts[row];
  }

  /// The day from which something else holds, or that of the death, in days since 1970; [#NEVER]
  /// when it still holds.
  public int until(int row) {
    return ends[row];
  }

  /// Whether the first day is one that the source does not doubt.
  public boolean isCertain(int row) {
    return certain[row];
  }

  /// Whether the period before, of the same person, is in the row before.
  public boolean isContinued(int row) {
    return row > 0 && people[row - 1] == people[row];
  }

  /// The number of the value: the ordinal of a status, the number of an address, 0 where none is
  /// known.
  public int value(int row) {
    return values[row];
  }

  /// The status of that number, in periods of statuses.
  public Status status(int number) {
    return STATUSES[number];
  }

  /// The address of that number, in periods of addresses; null for 0.
  public Address address(int number) {
    return lives.address(number);
  }

  /// Greatest number of an address.
  public int addresses() {
    return lives.addresses();
  }

  /// The day of the person's birth, or entry in the roll, in days since 1970; [#NEVER] when it is
  /// not known.
  public int born(int row) {
    return lives.born(people[row]);
  }

  /// The person's whole years at the start of the period; -1 when the birth is not known.
  public int age(int row) {
    int born = born(row);
    return born == NEVER
        ? -1
        : (int)
            LocalDate.ofEpochDay(born).until(LocalDate.ofEpochDay(starts[row]), ChronoUnit.YEARS);
  }
}
