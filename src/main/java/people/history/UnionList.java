package people.history;

import module java.base;

import people.*;
import people.history.Period.UnionPeriod;

/// A list of periods of unions in an array that grows: as one person says them, or as the two do
/// together. All values of a row are the same throughout its days. Not safe for several threads.
final class UnionList {

  /// The numbers of a row, in this order.
  enum Cell {
    /// Place in the index; the identifier once both are put together, which then is the smaller
    /// one.
    PERSON,
    /// Identifier; 0 for one who is not in the register.
    PARTNER,
    /// Number of the name of such a one; 0 for none.
    NAME,
    /// The day from which the union counts, of which this may be a later part; before all days
    /// where that is not known.
    SINCE,
    /// Number of that as an inexact date; 0 for none.
    SINCE_DATE,
    /// The day from which the union has its status, likewise.
    STATUS_SINCE,
    /// Number of that as an inexact date; 0 for none.
    STATUS_SINCE_DATE,
    FROM,
    UNTIL,
    CODE
  }

  private static final int COLUMNS = Cell.values().length;

  private static final Status[] STATUSES = Status.values();
  private static final UnionPeriod.Ending[] ENDS = UnionPeriod.Ending.values();
  private static final Period.Begin[] BEGINS = Period.Begin.values();
  private static final UnionPeriod.Agreement[] AGREEMENTS = UnionPeriod.Agreement.values();

  // places of four bits each in the code
  private static final int END_AT = 4;
  private static final int BEGIN_AT = 8;
  private static final int AGREEMENT_AT = 12;
  private static final int SAYS_AT = 16;
  private static final int CERTAIN = 1 << 20;

  /// Who says so: the person, the partner, or both.
  static final int PERSON_SAYS = 1;

  static final int PARTNER_SAYS = 2;

  int size;
  private int[] numbers;

  UnionList(int capacity) {
    numbers = new int[COLUMNS * Math.max(1, capacity)];
  }

  /// The rows of some lists, one behind the other.
  UnionList(List<UnionList> parts) {
    this(parts.stream().mapToInt(part -> part.size).sum());
    for (UnionList part : parts) {
      System.arraycopy(part.numbers, 0, numbers, COLUMNS * size, COLUMNS * part.size);
      size += part.size;
    }
  }

  int get(int row, Cell column) {
    return numbers[COLUMNS * Objects.checkIndex(row, size) + column.ordinal()];
  }

  IntUnaryOperator column(Cell column) {
    return row -> get(row, column);
  }

  private void set(int row, Cell column, int number) {
    numbers[COLUMNS * row + column.ordinal()] = number;
  }

  private int code(int row, int at) {
    return get(row, Cell.CODE) >> at & 15;
  }

  Status status(int row) {
    return STATUSES[code(row, 0)];
  }

  UnionPeriod.Ending ends(int row) {
    return ENDS[code(row, END_AT)];
  }

  Period.Begin begins(int row) {
    return BEGINS[code(row, BEGIN_AT)];
  }

  UnionPeriod.Agreement agreement(int row) {
    return AGREEMENTS[code(row, AGREEMENT_AT)];
  }

  int says(int row) {
    return code(row, SAYS_AT);
  }

  boolean isCertain(int row) {
    return (get(row, Cell.CODE) & CERTAIN) != 0;
  }

  /// Identifier of the one who says so where the other one does not; 0 where both do.
  int saidBy(int row) {
    return switch (code(row, SAYS_AT)) {
      case PERSON_SAYS -> get(row, Cell.PERSON);
      case PARTNER_SAYS -> get(row, Cell.PARTNER);
      default -> 0;
    };
  }

  /// The day from which the union counts; [FactTable#NEVER] where that is not known.
  int sinceDay(int row) {
    return day(row, Cell.SINCE);
  }

  /// The day from which it has its status, likewise.
  int statusSinceDay(int row) {
    return day(row, Cell.STATUS_SINCE);
  }

  private int day(int row, Cell cell) {
    int day = get(row, cell);
    return day == Integer.MIN_VALUE ? FactTable.NEVER : day;
  }

  /// That day as it was said; null where it is not known.
  EffectiveDate since(FactTable table, int row) {
    return date(table, get(row, Cell.SINCE_DATE), sinceDay(row));
  }

  /// The same of the day from which the union has its status.
  EffectiveDate statusSince(FactTable table, int row) {
    return date(table, get(row, Cell.STATUS_SINCE_DATE), statusSinceDay(row));
  }

  private static EffectiveDate date(FactTable table, int date, int day) {
    return date > 0
        ? table.date(date)
        : day == FactTable.NEVER ? null : EffectiveDate.of(LocalDate.ofEpochDay(day));
  }

  /// A row as an object.
  UnionPeriod couple(FactTable table, int row) {
    int until = get(row, Cell.UNTIL);
    return new UnionPeriod(
        get(row, Cell.PERSON),
        get(row, Cell.PARTNER),
        table.name(get(row, Cell.NAME)),
        status(row),
        statusSince(table, row),
        since(table, row),
        LocalDate.ofEpochDay(get(row, Cell.FROM)),
        begins(row),
        until == FactTable.NEVER ? null : LocalDate.ofEpochDay(until),
        ends(row),
        agreement(row),
        saidBy(row),
        isCertain(row));
  }

  boolean covers(int row, int day) {
    return get(row, Cell.FROM) <= day && day < get(row, Cell.UNTIL);
  }

  /// Whether the rows of two lists tell the same of the same days, but for how they end.
  ///
  /// @param cut the day behind the last one that counts
  boolean isSame(int row, int other, int cut) {
    return get(row, Cell.FROM) == get(other, Cell.FROM)
        && Math.min(cut, get(row, Cell.UNTIL)) == Math.min(cut, get(other, Cell.UNTIL))
        && get(row, Cell.SINCE) == get(other, Cell.SINCE)
        && get(row, Cell.SINCE_DATE) == get(other, Cell.SINCE_DATE)
        && get(row, Cell.STATUS_SINCE) == get(other, Cell.STATUS_SINCE)
        && get(row, Cell.STATUS_SINCE_DATE) == get(other, Cell.STATUS_SINCE_DATE)
        && status(row) == status(other);
  }

  /// Adds a row that has no end yet.
  ///
  /// @param since the one who says when the union began
  /// @param statusSince the one who says since when it has its status
  void add(
      int person,
      int partner,
      int name,
      Status status,
      Unions since,
      Unions statusSince,
      int from,
      Period.Begin begins,
      boolean isCertain) {
    makeRoom();
    int at = COLUMNS * size++;
    numbers[at++] = person;
    numbers[at++] = partner;
    numbers[at++] = name;
    numbers[at++] = since.since();
    numbers[at++] = since.sinceDate();
    numbers[at++] = statusSince.statusSince();
    numbers[at++] = statusSince.statusSinceDate();
    numbers[at++] = from;
    numbers[at++] = FactTable.NEVER;
    numbers[at] = status.ordinal() | begins.ordinal() << BEGIN_AT | (isCertain ? CERTAIN : 0);
  }

  private void makeRoom() {
    if (COLUMNS * (size + 1) > numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.multiplyExact(COLUMNS, 2 * size + 1));
    }
  }

  /// Adds a row of another list, about these two.
  ///
  /// @param person the smaller identifier, or the only one
  /// @param partner the other one; 0 for none
  void add(UnionList of, int row, int person, int partner) {
    makeRoom();
    copy(of, row);
    set(size - 1, Cell.PERSON, person);
    set(size - 1, Cell.PARTNER, partner);
  }

  /// Says of the last row who says it.
  void agree(UnionPeriod.Agreement agreement, int says) {
    int code = get(size - 1, Cell.CODE) & ~(255 << AGREEMENT_AT);
    set(size - 1, Cell.CODE, code | agreement.ordinal() << AGREEMENT_AT | says << SAYS_AT);
  }

  /// Ends the last row.
  void end(int day, UnionPeriod.Ending how) {
    set(size - 1, Cell.UNTIL, day);
    int code = get(size - 1, Cell.CODE) & ~(15 << END_AT);
    set(size - 1, Cell.CODE, code | how.ordinal() << END_AT);
  }

  /// Lets the last row begin on a later day, on which nobody says that it does.
  void start(int day) {
    set(size - 1, Cell.FROM, day);
    begin(Period.Begin.EVENT);
    doubt();
  }

  /// Says why the last row begins.
  void begin(Period.Begin why) {
    int code = get(size - 1, Cell.CODE) & ~(15 << BEGIN_AT);
    set(size - 1, Cell.CODE, code | why.ordinal() << BEGIN_AT);
  }

  /// Makes the first day of the last row uncertain.
  void doubt() {
    set(size - 1, Cell.CODE, get(size - 1, Cell.CODE) & ~CERTAIN);
  }

  /// Where the rows of each person start, of a list in order of people, and behind these its size.
  int[] starts(int people) {
    int[] starts = new int[people + 1];
    for (int row = 0; row < size; row++) {
      starts[get(row, Cell.PERSON) + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    return starts;
  }

  /// The same rows in order of people, days and partners.
  UnionList sorted() {
    long[] keys = new long[size];
    Arrays.setAll(keys, row -> (long) get(row, Cell.PERSON) << 32 | row);
    Arrays.parallelSort(keys);
    UnionList sorted = new UnionList(size);
    for (int from = 0, to; from < size; from = to) {
      to = from + 1;
      while (to < size && keys[to] >> 32 == keys[from] >> 32) {
        to++;
      }
      IntStream rows = Arrays.stream(keys, from, to).mapToInt(key -> (int) key);
      (to - from == 1 ? rows : inOrder(rows)).forEach(row -> sorted.copy(this, row));
    }
    return sorted;
  }

  private IntStream inOrder(IntStream rows) {
    return rows.boxed()
        .sorted(
            Comparator.<Integer>comparingInt(row -> get(row, Cell.FROM))
                .thenComparingInt(row -> get(row, Cell.PARTNER)))
        .mapToInt(row -> row);
  }

  private void copy(UnionList of, int row) {
    System.arraycopy(of.numbers, COLUMNS * row, numbers, COLUMNS * size++, COLUMNS);
  }

  /// Adds the unions of one person as her own facts say them, while she is observed.
  ///
  /// @param person place in the index
  void add(int person, FactCursor cursor) {
    int start = Presence.start(cursor);
    if (start == FactTable.NEVER || !Unions.isEver(cursor)) {
      return;
    }
    int life = Presence.lifeEnd(cursor, start);
    int end = Math.min(life, Presence.observed(cursor));
    Unions union = new Unions(cursor).at(cursor.table.personIds()[person], start);
    int open = FactCursor.NONE;
    int last = FactCursor.NONE;
    boolean wasAway = false;
    while (cursor.day < end) {
      boolean isAway = cursor.isAway();
      if (open != FactCursor.NONE && (isAway || open != union.beganBy || isOther(union))) {
        boolean goesOn = open == union.beganBy;
        end(
            cursor.day,
            !goesOn ? union.ended : isAway ? UnionPeriod.Ending.LEFT : UnionPeriod.Ending.GOES_ON);
        open = FactCursor.NONE;
      }
      if (open == FactCursor.NONE && !union.isNone() && !isAway) {
        boolean isNext =
            last == union.beganBy || last != FactCursor.NONE && isNext(cursor.day, union);
        add(
            person,
            union.partnerId(),
            union.partnerName(),
            union.status(),
            union,
            union,
            cursor.day,
            wasAway ? Period.Begin.RETURN : isNext ? Period.Begin.EVENT : union.begins(),
            union.isDayCertain());
        open = union.beganBy;
        last = open;
      }
      wasAway = isAway;
      union.goOn();
    }
    if (open != FactCursor.NONE) {
      end(end, UnionPeriod.Ending.of(Presence.ends(cursor, end, life)));
    }
  }

  /// Whether the last row ends on a day, and is about the same partner.
  private boolean isNext(int day, Unions union) {
    return get(size - 1, Cell.UNTIL) == day
        && get(size - 1, Cell.PARTNER) == union.partnerId()
        && get(size - 1, Cell.NAME) == union.partnerName();
  }

  /// Whether something else is true of the union than what the last row says.
  private boolean isOther(Unions union) {
    return union.partnerId() != get(size - 1, Cell.PARTNER)
        || union.partnerName() != get(size - 1, Cell.NAME)
        || union.status() != status(size - 1)
        || union.statusSince() != get(size - 1, Cell.STATUS_SINCE)
        || union.statusSinceDate() != get(size - 1, Cell.STATUS_SINCE_DATE);
  }
}
