package people.history;

import module java.base;

import people.*;
import people.history.Period.UnionPeriod.Agreement;
import people.history.UnionList.Cell;

/// The facts about people that households are judged by: when they are of age, who their children
/// and partners are, and when that is uncertain. People are given by their places in the index.
/// Safe for several threads.
final class HouseholdRules {

  /// What decides whether somebody is there, and where and with whom.
  private static final Set<Reason.Field> FIELDS =
      EnumSet.of(
          Reason.Field.CREATED,
          Reason.Field.STATUS,
          Reason.Field.ADDRESS,
          Reason.Field.DIED,
          Reason.Field.LEFT);

  /// Numbers by person, those of one behind the other.
  record Grouped(int[] starts, int[] numbers) {

    private static final int[] NONE = {};

    /// @param keys the person of each number; negative for nobody
    static Grouped of(int people, int size, IntUnaryOperator keys, IntUnaryOperator numbers) {
      int[] starts = new int[people + 1];
      IntStream.range(0, size).map(keys).filter(key -> key >= 0).forEach(key -> starts[key + 1]++);
      Arrays.parallelPrefix(starts, Integer::sum);
      int[] next = starts.clone();
      int[] grouped = new int[starts[people]];
      for (int i = 0; i < size; i++) {
        int key = keys.applyAsInt(i);
        if (key >= 0) {
          grouped[next[key]++] = numbers.applyAsInt(i);
        }
      }
      return new Grouped(starts, grouped);
    }

    int[] of(int person) {
      int from = starts[person];
      int to = starts[person + 1];
      return from == to ? NONE : Arrays.copyOfRange(numbers, from, to);
    }
  }

  private final UnionList unions;

  /// By row of the unions, the place of the greater one; negative for one who is not in the
  /// register.
  private final int[] others;

  private final Grouped unionRows;
  private final Grouped children;
  private final PeriodList doubts;
  private final Grouped doubtRows;
  private final ComingOfAge[] ages;

  HouseholdRules(FactTable table, UnionList unions) {
    int people = table.personIds().length;
    this.unions = unions;
    int[] ones = places(table, unions, Cell.PERSON);
    this.others = places(table, unions, Cell.PARTNER);
    this.unionRows = Grouped.of(people, unions.size, row -> ones[row], row -> row);
    int[] pairs = ParentColumns.of(table);
    int[] places = Arrays.stream(pairs).map(table::find).toArray();
    this.children =
        Grouped.of(people, pairs.length / 2, i -> places[2 * i + 1], i -> places[2 * i]);
    this.ages = new ComingOfAge[people];
    this.doubts =
        new PeriodList(
            FactCursor.ofEveryone(
                table,
                _ -> new PeriodList(16),
                (person, cursor, to) -> {
                  ages[person] = ComingOfAge.of(cursor);
                  to.addDoubts(person, cursor, FIELDS, _ -> false);
                }));
    this.doubtRows = Grouped.of(people, doubts.size, row -> doubts.people[row], row -> row);
  }

  private static int[] places(FactTable table, UnionList unions, Cell who) {
    return IntStream.range(0, unions.size)
        .parallel()
        .map(row -> table.find(unions.get(row, who)))
        .toArray();
  }

  // ---- about one person

  /// The places of those of whom somebody is a parent.
  int[] children(int parent) {
    return children.of(parent);
  }

  boolean isUnderAge(int person, int day) {
    return day < ages[person].counted();
  }

  /// Whether somebody may be of age on a day, and may not be.
  boolean isOpenAge(int person, int day) {
    return ages[person].isUnsure(day);
  }

  /// The days on which one of the two may change.
  void forEachAge(int person, IntConsumer to) {
    to.accept(ages[person].earliest());
    to.accept(ages[person].counted());
    to.accept(ages[person].latest());
  }

  /// What is done with the first day of something and the one behind its last.
  interface DaysWork {
    void on(int first, int until);
  }

  /// The days between two on which somebody is uncertain.
  void forEachDoubt(int person, int from, int until, DaysWork to) {
    int low = doubtRows.starts[person];
    int end = doubtRows.starts[person + 1];
    for (int high = end; low < high; ) {
      int middle = (low + high) >>> 1;
      if (doubts.ends[doubtRows.numbers[middle]] > from) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    for (; low < end; low++) {
      int row = doubtRows.numbers[low];
      if (doubts.starts[row] >= until) {
        break;
      }
      to.on(Math.max(from, doubts.starts[row]), Math.min(until, doubts.ends[row]));
    }
  }

  /// A union with another person of the register, from one day up to another.
  interface UnionWork {
    void on(int other, boolean isContradicted, int first, int until);
  }

  /// The unions in which two live together, each of one of the two only.
  void forEachUnion(int person, UnionWork to) {
    for (int i = unionRows.starts[person]; i < unionRows.starts[person + 1]; i++) {
      int row = unionRows.numbers[i];
      if (others[row] >= 0 && unions.status(row) != Status.SEPARATED) {
        boolean isContradicted = unions.agreement(row) == Agreement.CONTRADICTED;
        to.on(others[row], isContradicted, unions.get(row, Cell.FROM), unions.get(row, Cell.UNTIL));
      }
    }
  }

  // ---- about a household

  /// What people who are at one address on a day are to each other.
  ///
  /// @param members in ascending order
  HouseholdState of(int[] members, int day) {
    HouseholdState state = new HouseholdState(this, members);
    for (int i = 0; i < members.length; i++) {
      int one = i;
      state.join(i, day);
      forEachDoubt(members[i], day, day + 1, (_, _) -> state.doubt(1));
      forEachUnion(
          members[i],
          (other, isContradicted, first, until) -> {
            int at = first <= day && day < until ? state.find(other) : -1;
            if (at >= 0) {
              state.pair(one, at, isContradicted, 1);
            }
          });
    }
    return state;
  }
}
