package people.history;

import module java.base;

import people.*;

/// The days on which something changes at one address, and what does: who comes and goes, who is
/// together, comes of age, or becomes uncertain. Not safe for several threads.
final class HouseholdTurns {

  // what changes, in this order on a day
  private static final int LEAVES = 0;
  private static final int PARTS = 1;
  private static final int CLEARS = 2;
  private static final int JOINS = 3;
  private static final int PAIRS = 4;
  private static final int DOUBTS = 5;
  private static final int AGES = 6;

  private static final int KIND_AT = 28;
  private static final int NUMBERS = (1 << KIND_AT) - 1;

  private final HouseholdRules rules;
  private final HouseholdState state;

  // the stays, in order of people and time; two that follow each other are one
  private final int[] who;
  private final int[] from;
  private final int[] until;

  /// Where the stays of each person start, and behind the last one.
  private final int[] starts;

  /// Each couple, as two people and whether what they say is contradicted.
  private int[] couples = new int[6];

  private int couplesSize;

  /// The day, what changes and of whom, in one number each.
  private long[] turns;

  private int size;
  private int next;

  /// @param rows of the stays at the address, in order of people and time
  /// @param possibleRows of stays that are possible there
  HouseholdTurns(
      HouseholdRules rules, PeriodList stays, int[] rows, PeriodList possible, int[] possibleRows) {
    int[] people = Arrays.stream(rows).map(row -> stays.people[row]).distinct().toArray();
    this.rules = rules;
    this.state = new HouseholdState(rules, people);
    this.who = new int[rows.length];
    this.from = new int[rows.length];
    this.until = new int[rows.length];
    this.starts = new int[people.length + 1];
    this.turns = new long[4 * rows.length];
    int stay = -1;
    int person = -1;
    for (int row : rows) {
      boolean isNext = person < 0 || people[person] != stays.people[row];
      if (isNext) {
        person++;
      }
      if (isNext || until[stay] != stays.starts[row]) {
        stay++;
        who[stay] = person;
        from[stay] = stays.starts[row];
      }
      until[stay] = stays.ends[row];
      starts[person + 1] = stay + 1;
    }
    for (int i = 0; i <= stay; i++) {
      addStay(i, people[who[i]]);
    }
    for (int row : possibleRows) {
      add(possible.starts[row], DOUBTS, 0);
      add(possible.ends[row], CLEARS, 0);
    }
    Arrays.sort(turns, 0, size);
  }

  private void addStay(int stay, int person) {
    int start = from[stay];
    int end = until[stay];
    add(start, JOINS, who[stay]);
    add(end, LEAVES, who[stay]);
    rules.forEachAge(
        person,
        day -> {
          if (start < day && day < end) {
            add(day, AGES, who[stay]);
          }
        });
    rules.forEachDoubt(
        person,
        start,
        end,
        (first, last) -> {
          add(first, DOUBTS, 0);
          add(last, CLEARS, 0);
        });
    rules.forEachUnion(
        person,
        (other, isContradicted, first, last) -> {
          int at = first < end && start < last ? state.find(other) : -1;
          if (at >= 0) {
            addCouple(who[stay], at, isContradicted, Math.max(first, start), Math.min(last, end));
          }
        });
  }

  /// Adds the days on which the other one is there too.
  private void addCouple(int one, int other, boolean isContradicted, int first, int last) {
    int couple = -1;
    for (int stay = firstBehind(other, first); stay < starts[other + 1]; stay++) {
      if (from[stay] >= last) {
        break;
      }
      if (couple < 0) {
        couple = addCouple(one, other, isContradicted);
      }
      add(Math.max(first, from[stay]), PAIRS, couple);
      add(Math.min(last, until[stay]), PARTS, couple);
    }
  }

  /// The first stay of somebody that ends behind a day.
  private int firstBehind(int person, int day) {
    int low = starts[person];
    int high = starts[person + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (until[middle] > day) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private int addCouple(int one, int other, boolean isContradicted) {
    int at = 3 * couplesSize;
    if (at == couples.length) {
      couples = Arrays.copyOf(couples, 2 * at);
    }
    couples[at] = one;
    couples[at + 1] = other;
    couples[at + 2] = isContradicted ? 1 : 0;
    return couplesSize++;
  }

  private void add(int day, int kind, int number) {
    if (day == FactTable.NEVER) {
      return;
    }
    if (size == turns.length) {
      turns = Arrays.copyOf(turns, 2 * size);
    }
    turns[size++] = (long) day << Integer.SIZE | (long) kind << KIND_AT | number;
  }

  /// Adds the household as it is from day to day.
  ///
  /// @param address its number
  void addTo(HouseholdList list, int address) {
    boolean isOpen = false;
    while (next < size) {
      int day = (int) (turns[next] >> Integer.SIZE);
      boolean isOther = goOn(day);
      boolean goesOn = isOpen && !isOther && list.isLast(state);
      if (isOpen && !goesOn) {
        list.end(day);
      }
      if (state.size > 0 && !goesOn) {
        list.add(address, day, state);
      }
      isOpen = state.size > 0;
    }
  }

  /// @return whether others are there than before
  private boolean goOn(int day) {
    boolean isOther = false;
    for (; next < size && (int) (turns[next] >> Integer.SIZE) == day; next++) {
      int number = (int) turns[next] & NUMBERS;
      int kind = (int) turns[next] >>> KIND_AT;
      switch (kind) {
        case JOINS -> state.join(number, day);
        case LEAVES -> state.leave(number);
        case AGES -> state.age(number, day);
        case DOUBTS -> state.doubt(1);
        case CLEARS -> state.doubt(-1);
        default -> {
          boolean isContradicted = couples[3 * number + 2] != 0;
          int more = kind == PAIRS ? 1 : -1;
          state.pair(couples[3 * number], couples[3 * number + 1], isContradicted, more);
        }
      }
      isOther |= kind == JOINS || kind == LEAVES;
    }
    return isOther;
  }
}
