package people.history;

import module java.base;

import people.*;

/// A list of periods in arrays that grow, in order of person and time. Not safe for several
/// threads.
final class PeriodList {

  int size;

  // places in the index, numbers of the values, first days, and days behind the last ones
  int[] people;
  int[] values;
  int[] starts;
  int[] ends;
  boolean[] certain;

  PeriodList(int capacity) {
    people = new int[capacity];
    values = new int[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
    certain = new boolean[capacity];
  }

  /// The periods of some lists, one behind the other.
  PeriodList(List<PeriodList> parts) {
    this(parts.stream().mapToInt(part -> part.size).sum());
    for (PeriodList part : parts) {
      System.arraycopy(part.people, 0, people, size, part.size);
      System.arraycopy(part.values, 0, values, size, part.size);
      System.arraycopy(part.starts, 0, starts, size, part.size);
      System.arraycopy(part.ends, 0, ends, size, part.size);
      System.arraycopy(part.certain, 0, certain, size, part.size);
      size += part.size;
    }
  }

  /// Adds the statuses, or the addresses, of one person from the first day to the death.
  void add(int person, FactCursor cursor, boolean isStatus) {
    int start = cursor.start();
    int end = cursor.end();
    if (start >= end) {
      return;
    }
    cursor.at(start);
    int first = isStatus ? cursor.statusBy() : cursor.addressBy();
    add(person, number(cursor, first, isStatus), start, end, startsExactly(cursor, start));
    for (int by = cursor.goOn(isStatus); cursor.day < end; by = cursor.goOn(isStatus)) {
      int value = values[size - 1];
      int next = by == FactCursor.NONE ? value : number(cursor, by, isStatus);
      if (next != value) {
        ends[size - 1] = cursor.day;
        add(person, next, cursor.day, end, cursor.isExact(by));
      }
    }
  }

  /// Whether the source does not doubt the first day.
  private static boolean startsExactly(FactCursor cursor, int start) {
    boolean isBorn = cursor.isBorn();
    for (int i = 0; i < cursor.size && (cursor.isCreation(i) || cursor.day(i) <= start); i++) {
      if ((!isBorn || cursor.isBirth(i)) && cursor.day(i) == start && cursor.isExact(i)) {
        return true;
      }
    }
    return false;
  }

  private static int number(FactCursor cursor, int by, boolean isStatus) {
    return isStatus ? cursor.statusOf(by) : cursor.addressOf(by);
  }

  /// Adds the periods in which one of these fields depends on an uncertain date, with the value 0.
  void addDoubts(int person, FactCursor cursor, Set<Reason.Field> fields) {
    boolean wasCertain = true;
    for (int day : Uncertainty.isNone(cursor) ? new int[0] : Uncertainty.turns(cursor)) {
      boolean isCertain = Uncertainty.isCertain(cursor.at(day), fields);
      if (isCertain && !wasCertain) {
        ends[size - 1] = day;
      } else if (!isCertain && wasCertain) {
        add(person, 0, day, FactTable.NEVER, false);
      }
      wasCertain = isCertain;
    }
  }

  private void add(int person, int value, int from, int until, boolean isCertain) {
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

  // ---- the statuses of one person as changes

  /// The number of statuses in a change, with the one of those who are not there.
  static final int STATUSES = Status.values().length + 1;

  static {
    if (STATUSES * STATUSES > 1 << Byte.SIZE) {
      throw new AssertionError("a change takes a byte, with room for 15 statuses");
    }
  }

  /// @return a number from 0 on that fits into a byte without a sign
  static int change(int less, int more) {
    return less * STATUSES + more;
  }

  static int less(int change) {
    return change / STATUSES;
  }

  static int more(int change) {
    return change % STATUSES;
  }

  /// How many changes there are: to her first value, from one to the next, and from the last one.
  int changes() {
    return size == 0 || ends[size - 1] == FactTable.NEVER ? size : size + 1;
  }

  int day(int change) {
    return change < size ? starts[change] : ends[change - 1];
  }

  /// The status of which there is one less, and behind it that of which there is one more: 0 for
  /// those who are not there, else the ordinal of the [Status] and one more.
  int change(int change) {
    return change(change == 0 ? 0 : values[change - 1] + 1, change < size ? values[change] + 1 : 0);
  }
}
