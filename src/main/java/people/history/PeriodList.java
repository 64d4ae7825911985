package people.history;

import module java.base;

import people.*;

/// A list of periods in arrays that grow, in order of person and time. Not safe for several
/// threads.
final class PeriodList {

  private static final Period.Begin[] BEGINS = Period.Begin.values();
  private static final Period.End[] ENDS = Period.End.values();

  /// A bit beside why a period begins and ends.
  private static final int CERTAIN = 1 << 6;

  private static final int BEYOND = 1 << 7;
  private static final int END_SHIFT = 3;

  int size;

  // places in the index, numbers of the values, first days, and days behind the last ones
  int[] people;
  int[] values;
  int[] starts;
  int[] ends;

  /// Why it begins, and from the fourth bit on why it ends, and the two bits above.
  private byte[] codes;

  PeriodList(int capacity) {
    people = new int[capacity];
    values = new int[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
    codes = new byte[capacity];
  }

  /// The periods of some lists, one behind the other.
  PeriodList(List<PeriodList> parts) {
    this(parts.stream().mapToInt(part -> part.size).sum());
    for (PeriodList part : parts) {
      System.arraycopy(part.people, 0, people, size, part.size);
      System.arraycopy(part.values, 0, values, size, part.size);
      System.arraycopy(part.starts, 0, starts, size, part.size);
      System.arraycopy(part.ends, 0, ends, size, part.size);
      System.arraycopy(part.codes, 0, codes, size, part.size);
      size += part.size;
    }
  }

  /// See [Period#certain].
  boolean isCertain(int row) {
    return (codes[row] & CERTAIN) != 0;
  }

  /// Whether it is only what was last known of somebody who is no longer observed.
  boolean isBeyond(int row) {
    return (codes[row] & BEYOND) != 0;
  }

  Period.Begin begins(int row) {
    return BEGINS[codes[row] & (1 << END_SHIFT) - 1];
  }

  Period.End ends(int row) {
    return ENDS[codes[row] >> END_SHIFT & (1 << END_SHIFT) - 1];
  }

  /// Whether the period in the row before is of the same person and ends where this one begins.
  boolean isContinued(int row) {
    return row > 0 && people[row - 1] == people[row] && ends[row - 1] == starts[row];
  }

  /// Adds the values of one person from the day on which they are known until she dies or is no
  /// longer observed, but for those during which she was away.
  void add(int person, FactCursor cursor, PeriodField field) {
    addObserved(person, cursor, field, Presence.entry(cursor));
  }

  /// The same with what is before the entry, as not known.
  void addAll(int person, FactCursor cursor, PeriodField field) {
    addObserved(person, cursor, field, Presence.start(cursor));
  }

  private void addObserved(int person, FactCursor cursor, PeriodField field, int known) {
    int start = Presence.start(cursor);
    int life = Presence.lifeEnd(cursor, start);
    int end = Math.min(life, Presence.observed(cursor));
    if (start < end) {
      Period.End ends = Presence.ends(cursor, end, life);
      add(person, cursor, field, known, start, end, ends);
    }
  }

  /// Adds what was last known of somebody from the day on which she is no longer observed, behind
  /// what [#addAll] gives.
  void addBeyond(int person, FactCursor cursor, PeriodField field) {
    int start = Presence.start(cursor);
    int life = Presence.lifeEnd(cursor, start);
    int from = Math.max(start, Presence.observed(cursor));
    if (from < life) {
      int first = size;
      add(person, cursor, field, from, from, life, Period.End.OBSERVATION);
      for (int row = first; row < size; row++) {
        codes[row] |= (byte) BEYOND;
      }
    }
  }

  /// @param known the day from which no fact is needed to know that there is no value
  /// @param end day behind the last one
  /// @param last why it ends there
  private void add(
      int person,
      FactCursor cursor,
      PeriodField field,
      int known,
      int start,
      int end,
      Period.End last) {
    boolean isOpen = false;
    boolean isFirst = true;
    boolean wasAway = false;
    int added = size;
    int by = field.by(cursor.at(start));
    int decider = by;
    while (cursor.day < end) {
      decider = by == FactCursor.NONE ? decider : by;
      boolean isAway = cursor.isAway();
      boolean isKnown = decider != FactCursor.NONE || cursor.day >= known;
      int value = field.of(cursor, decider);
      if (isOpen && (isAway || value != values[size - 1])) {
        end(cursor.day, isAway ? Period.End.LEFT : Period.End.EVENT);
        isOpen = false;
      }
      if (!isOpen && isKnown && !isAway) {
        boolean isEntry = cursor.day == start || cursor.day >= known;
        Period.Begin begins =
            wasAway
                ? Period.Begin.RETURN
                : isFirst && isEntry ? begins(cursor, start) : Period.Begin.EVENT;
        boolean isCertain =
            beginsExactly(cursor, start, begins, by) && !Uncertainty.isDoubtful(cursor, decider);
        add(person, value, cursor.day, end, begins, isCertain);
        end(end, last);
        isOpen = true;
        isFirst = false;
      }
      wasAway = isAway;
      by = cursor.goOn(field);
    }
    if (cursor.isMerged && field.equals(PeriodField.STATUS)) {
      doubtWhereRecordsDisagree(added, cursor);
    }
  }

  /// Makes those of the last periods uncertain in which a record that was merged says otherwise.
  private void doubtWhereRecordsDisagree(int added, FactCursor cursor) {
    int[] turns = MergedRecords.turns(cursor);
    for (int i = 0; i < turns.length; i++) {
      int until = i + 1 < turns.length ? turns[i + 1] : FactTable.NEVER;
      if (MergedRecords.disagreeOnStatus(cursor.at(turns[i]))) {
        for (int row = added; row < size; row++) {
          boolean isIn = starts[row] < until && turns[i] < ends[row];
          codes[row] &= (byte) (isIn ? ~CERTAIN : -1);
        }
      }
    }
  }

  private void end(int day, Period.End why) {
    ends[size - 1] = day;
    codes[size - 1] = (byte) (codes[size - 1] & ~(7 << END_SHIFT) | why.ordinal() << END_SHIFT);
  }

  private static Period.Begin begins(FactCursor cursor, int start) {
    boolean isBirth = cursor.day == start && Presence.isBorn(cursor);
    return isBirth ? Period.Begin.BIRTH : Period.Begin.ENTRY;
  }

  /// Whether the source does not doubt the first day of a period, which is that of the cursor.
  private static boolean beginsExactly(FactCursor cursor, int start, Period.Begin begins, int by) {
    return switch (begins) {
      case RETURN -> cursor.isExact(cursor.presenceBy());
      case BIRTH -> startsExactly(cursor, start);
      case EVENT -> cursor.isExact(by);
      case ENTRY ->
          cursor.day == start
              ? startsExactly(cursor, start)
              : cursor.isExact(by != FactCursor.NONE ? by : cursor.creation());
    };
  }

  /// Whether the source does not doubt the first day.
  private static boolean startsExactly(FactCursor cursor, int start) {
    if (Presence.isBorn(cursor)) {
      return Presence.isBornExactly(cursor, start);
    }
    for (int i = 0; i < cursor.held; i++) {
      if (cursor.day(i) == start && cursor.isExact(i)) {
        return true;
      }
    }
    return false;
  }

  /// Adds the periods in which one of these fields depends on an uncertain date, with the value 0.
  ///
  /// @param attributes of which ones, by number of the name
  void addDoubts(int person, FactCursor cursor, Set<Reason.Field> fields, IntPredicate attributes) {
    boolean wasCertain = true;
    for (int day : Uncertainty.doubtTurns(cursor)) {
      boolean isCertain = Uncertainty.isCertain(cursor.at(day), fields, attributes);
      if (isCertain && !wasCertain) {
        ends[size - 1] = day;
      } else if (!isCertain && wasCertain) {
        add(person, 0, day, FactTable.NEVER, Period.Begin.EVENT, false);
      }
      wasCertain = isCertain;
    }
  }

  /// Adds a stretch of days on which something may be so.
  void addPossible(int person, int value, int from, int until) {
    add(person, value, from, until, Period.Begin.EVENT, false);
  }

  /// Adds a part of a period of another list, with another value.
  ///
  /// @param from not before its first day
  /// @param until not behind its last one
  void addPart(PeriodList of, int row, int value, int from, int until, boolean isCertain) {
    boolean isStart = from == of.starts[row];
    boolean isEnd = until == of.ends[row];
    add(
        of.people[row],
        value,
        from,
        until,
        isStart ? of.begins(row) : Period.Begin.EVENT,
        isCertain);
    end(until, isEnd ? of.ends(row) : Period.End.EVENT);
  }

  private void add(
      int person, int value, int from, int until, Period.Begin begins, boolean isCertain) {
    if (size == people.length) {
      int capacity = Math.addExact(size, size);
      people = Arrays.copyOf(people, capacity);
      values = Arrays.copyOf(values, capacity);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
      codes = Arrays.copyOf(codes, capacity);
    }
    people[size] = person;
    values[size] = value;
    starts[size] = from;
    ends[size] = until;
    codes[size] = (byte) (begins.ordinal() | (isCertain ? CERTAIN : 0));
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

  /// The changes of one person's list: to her first value, from one to the next, and from the last
  /// one; with a day between two that she was away they are two.
  interface ChangeWork {

    /// @param change see [#change(int, int)]
    void on(int day, int change);
  }

  /// Goes through the changes of the list of one person, in order of time.
  void forEachChange(ChangeWork work) {
    for (int row = 0; row < size; row++) {
      int value = values[row] + 1;
      work.on(starts[row], change(isContinued(row) ? values[row - 1] + 1 : 0, value));
      boolean isLast = row + 1 == size || !isContinued(row + 1);
      if (isLast && ends[row] != FactTable.NEVER) {
        work.on(ends[row], change(value, 0));
      }
    }
  }
}
