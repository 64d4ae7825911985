package people.history;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import people.Address;
import people.Status;
import people.columns.PackedKind;
import people.columns.ParallelRanges;

/// The periods of everyone in columns: what [History#statusPeriods(int)] and
/// [History#addressPeriods(int)] say of one person, for all of them. A row is a period; rows are in
/// order of person and time. Each method gives the value of one column in a row, in constant time.
///
/// Immutable and safe for several threads. Takes about 17 bytes a period.
///
/// @param <T> [Status] or [Address]
public final class PeriodColumns<T> {

  /// In a column of days: there is none.
  public static final int NEVER = FactTable.NEVER;

  private static final Status[] STATUSES = Status.values();

  private final FactTable lives;
  private final IntFunction<T> values;
  private final int greatest;
  private final Rows rows;

  /// Adds the periods of one person.
  private interface Periods {
    void add(int person, FactCursor life, Rows to);
  }

  private PeriodColumns(FactTable lives, IntFunction<T> values, int greatest, Periods periods) {
    this.lives = lives;
    this.values = values;
    this.greatest = greatest;
    this.rows =
        new Rows(
            ParallelRanges.of(
                lives.personIds.length,
                (from, to) -> {
                  Rows stretch = new Rows(1024);
                  FactCursor life = new FactCursor(lives, to);
                  for (int person = from; person < to; person++) {
                    periods.add(person, life, stretch);
                  }
                  return stretch;
                }));
  }

  static PeriodColumns<Status> ofStatuses(FactTable lives) {
    return new PeriodColumns<>(
        lives,
        number -> STATUSES[number],
        STATUSES.length - 1,
        (person, life, rows) -> addLife(person, life, true, rows));
  }

  static PeriodColumns<Address> ofAddresses(FactTable lives) {
    return new PeriodColumns<>(
        lives,
        lives::address,
        lives.addresses(),
        (person, life, rows) -> addLife(person, life, false, rows));
  }

  /// The stretches in which one of these fields of a person depends on an uncertain date; their
  /// value is always false, for not certain.
  static PeriodColumns<Boolean> ofDoubts(FactTable lives, Set<Reason.Field> fields) {
    return new PeriodColumns<>(
        lives,
        _ -> false,
        0,
        (person, life, rows) -> {
          if (!life.read(person).isExactlyKnown()) {
            addDoubts(person, life, fields, rows);
          }
        });
  }

  private static void addDoubts(int person, FactCursor life, Set<Reason.Field> fields, Rows rows) {
    int doubtful = NEVER;
    for (int day : Uncertainty.turns(life)) {
      boolean isCertain = Uncertainty.isCertain(life, day, fields);
      if (isCertain && doubtful != NEVER) {
        rows.add(person, 0, doubtful, day, false);
        doubtful = NEVER;
      } else if (!isCertain && doubtful == NEVER) {
        doubtful = day;
      }
    }
    if (doubtful != NEVER) {
      rows.add(person, 0, doubtful, NEVER, false);
    }
  }

  /// Adds one person's periods, as [people.history.Periods#of] makes them.
  private static void addLife(int person, FactCursor life, boolean isStatus, Rows rows) {
    life.read(person);
    int start = life.start();
    int end = life.death();
    if (start == FactTable.NEVER || start >= end) {
      return;
    }
    int first = rows.size;
    int value = isStatus ? Status.UNKNOWN.ordinal() : 0;
    int from = start;
    boolean isCertain = life.startsExactly(start);
    for (int fact = 0; fact < life.size; fact++) {
      int next = isStatus ? life.status(fact) : life.address(fact);
      boolean saysNothing = isStatus ? next == PackedKind.NO_STATUS : next == 0;
      int day = life.isCreation(fact) ? start : Math.max(start, life.day(fact));
      if (day >= end) {
        break;
      }
      if (saysNothing) {
        continue;
      }
      if (next != value && day > from) {
        rows.addOrExtend(first, person, value, from, day, isCertain);
        from = day;
      }
      if (day == from) {
        // of the facts of one day the last one decides
        value = next;
        isCertain = from == start ? isCertain : life.isExact(fact);
      }
    }
    rows.addOrExtend(first, person, value, from, end, isCertain);
  }

  /// How many rows there are.
  public int size() {
    return rows.size;
  }

  /// Whose period, from 1.
  public int personId(int row) {
    return lives.personIds[rows.people[row]];
  }

  /// First day, in days since 1970.
  public int from(int row) {
    return rows.starts[row];
  }

  /// The day from which something else holds, or that of the death, in days since 1970; [#NEVER]
  /// when it still holds.
  public int until(int row) {
    return rows.ends[row];
  }

  /// Whether the first day is one that the source does not doubt.
  public boolean isCertain(int row) {
    return rows.certain[row];
  }

  /// Whether the period before, of the same person, is in the row before.
  public boolean isContinued(int row) {
    return row > 0 && rows.people[row - 1] == rows.people[row];
  }

  /// The number of the value, see [#value]: equal numbers are equal values.
  public int number(int row) {
    return rows.values[row];
  }

  /// The value of that number; null for an address that is not known, which has the number 0.
  public T value(int number) {
    return values.apply(number);
  }

  /// Greatest number of a value.
  public int greatestNumber() {
    return greatest;
  }

  /// The first day that the person's birth, or entry in the roll, may have been, in days since
  /// 1970; [#NEVER] when it is not known.
  public int born(int row) {
    return new FactCursor(lives).read(rows.people[row]).born();
  }

  /// The last day that it may have been; [#NEVER] when it is not known, or open.
  public int bornAtLatest(int row) {
    return new FactCursor(lives).read(rows.people[row]).bornAtLatest();
  }

  /// The person's whole years at the start of the period, counted from [#born]; -1 when the birth
  /// is not known or later.
  public int age(int row) {
    int born = born(row);
    LocalDate from = LocalDate.ofEpochDay(from(row));
    return born == NEVER
        ? -1
        : (int) Math.max(-1, LocalDate.ofEpochDay(born).until(from, ChronoUnit.YEARS));
  }

  /// The columns while they grow; nobody changes them any more once the constructing method
  /// returns.
  private static final class Rows {

    private int size;
    private int[] people;
    private int[] values;
    private int[] starts;
    private int[] ends;
    private boolean[] certain;

    Rows(int capacity) {
      people = new int[capacity];
      values = new int[capacity];
      starts = new int[capacity];
      ends = new int[capacity];
      certain = new boolean[capacity];
    }

    /// One behind the other.
    Rows(List<Rows> parts) {
      this(parts.stream().mapToInt(part -> part.size).sum());
      for (Rows part : parts) {
        System.arraycopy(part.people, 0, people, size, part.size);
        System.arraycopy(part.values, 0, values, size, part.size);
        System.arraycopy(part.starts, 0, starts, size, part.size);
        System.arraycopy(part.ends, 0, ends, size, part.size);
        System.arraycopy(part.certain, 0, certain, size, part.size);
        size += part.size;
      }
    }

    /// Adds a period; one with the same value as the person's last one only makes that one longer.
    ///
    /// @param first row of the person
    void addOrExtend(int first, int person, int value, int from, int until, boolean isCertain) {
      if (size > first && values[size - 1] == value) {
        ends[size - 1] = until;
      } else {
        add(person, value, from, until, isCertain);
      }
    }

    void add(int person, int value, int from, int until, boolean isCertain) {
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
  }
}
