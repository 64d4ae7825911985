package people.history;

import module java.base;

import people.*;
import people.history.Period.HouseholdPeriod.Composition;
import people.history.UnionList.Cell;

/// The rules by which people who live at one address are couples, parents and children, and whether
/// that is certain. People are given by their places in the index. Safe for several threads.
final class HouseholdRules {

  private static final int OF_AGE = 18;

  /// What decides whether somebody is there, and where and with whom.
  private static final Set<Reason.Field> FIELDS =
      EnumSet.of(
          Reason.Field.CREATED,
          Reason.Field.STATUS,
          Reason.Field.ADDRESS,
          Reason.Field.DIED,
          Reason.Field.LEFT);

  /// The people of a household on a day.
  ///
  /// @param members in ascending order
  record HouseholdState(int[] members, int couples, Composition composition, boolean isCertain) {

    boolean isSame(HouseholdState other) {
      return couples == other.couples
          && composition == other.composition
          && isCertain == other.isCertain
          && Arrays.equals(members, other.members);
    }
  }

  /// Numbers by person, those of one behind the other.
  private record Grouped(int[] starts, int[] numbers) {

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
  }

  private final UnionList unions;

  /// By row of the unions, the places of the two; negative for one who is not in the register.
  private final int[] ones;

  private final int[] others;
  private final Grouped unionRows;
  private final Grouped parents;
  private final PeriodList doubts;
  private final Grouped doubtRows;

  /// By person the first day on which she may be of age, that from which she counts as such, and
  /// the first one on which she surely is; before all days where her birth is not known.
  private final int[] mayBeOfAge;

  private final int[] countsAsOfAge;
  private final int[] isOfAge;

  HouseholdRules(FactTable table, UnionList unions) {
    int people = table.personIds().length;
    this.unions = unions;
    this.ones = places(table, unions, Cell.PERSON);
    this.others = places(table, unions, Cell.PARTNER);
    this.unionRows =
        Grouped.of(
            people, 2 * unions.size, i -> i % 2 == 0 ? ones[i / 2] : others[i / 2], i -> i / 2);
    int[] pairs = ParentColumns.of(table);
    int[] places =
        Arrays.stream(pairs).map(id -> Arrays.binarySearch(table.personIds(), id)).toArray();
    this.parents = Grouped.of(people, pairs.length / 2, i -> places[2 * i], i -> places[2 * i + 1]);
    this.mayBeOfAge = new int[people];
    this.countsAsOfAge = new int[people];
    this.isOfAge = new int[people];
    this.doubts =
        new PeriodList(
            FactCursor.ofEveryone(
                table,
                _ -> new PeriodList(16),
                (person, cursor, to) -> {
                  readAges(person, cursor);
                  to.addDoubts(person, cursor, FIELDS, _ -> false);
                }));
    this.doubtRows = Grouped.of(people, doubts.size, row -> doubts.people[row], row -> row);
  }

  private void readAges(int person, FactCursor cursor) {
    int by = Presence.birthBy(cursor);
    int date = by == FactCursor.NONE ? 0 : Presence.birthNumber(cursor, by);
    int born = Presence.born(cursor);
    boolean isKnown = born != FactTable.NEVER;
    boolean isOpen = date > 0 && cursor.table.earliest()[date] == Integer.MIN_VALUE;
    countsAsOfAge[person] = isKnown ? ofAge(born) : Integer.MIN_VALUE;
    mayBeOfAge[person] = isKnown && !isOpen ? ofAge(born) : Integer.MIN_VALUE;
    isOfAge[person] = isKnown ? ofAge(Presence.bornAtLatest(cursor)) : Integer.MIN_VALUE;
  }

  private static int[] places(FactTable table, UnionList unions, Cell who) {
    return IntStream.range(0, unions.size)
        .parallel()
        .map(row -> Arrays.binarySearch(table.personIds(), unions.get(row, who)))
        .toArray();
  }

  /// Who was born on 29 February is of age on 1 March. After all days where the birth is.
  private static int ofAge(int born) {
    if (born == FactTable.NEVER) {
      return born;
    }
    LocalDate birth = LocalDate.ofEpochDay(born);
    LocalDate birthday = birth.plusYears(OF_AGE);
    boolean isMissing = birthday.getDayOfMonth() != birth.getDayOfMonth();
    return (int) Math.min(birthday.toEpochDay() + (isMissing ? 1 : 0), FactTable.NEVER);
  }

  /// Adds the days between two on which something may change about a person who stays where she is.
  void addTurns(int person, int from, int until, IntConsumer to) {
    IntConsumer between =
        day -> {
          if (from < day && day < until) {
            to.accept(day);
          }
        };
    between.accept(mayBeOfAge[person]);
    between.accept(countsAsOfAge[person]);
    between.accept(isOfAge[person]);
    for (int i = unionRows.starts[person]; i < unionRows.starts[person + 1]; i++) {
      between.accept(unions.get(unionRows.numbers[i], Cell.FROM));
      between.accept(unions.get(unionRows.numbers[i], Cell.UNTIL));
    }
    for (int i = doubtRows.starts[person]; i < doubtRows.starts[person + 1]; i++) {
      between.accept(doubts.starts[doubtRows.numbers[i]]);
      between.accept(doubts.ends[doubtRows.numbers[i]]);
    }
  }

  /// What people who are at one address on a day are to each other.
  ///
  /// @param members in ascending order
  HouseholdState of(int[] members, int day) {
    int size = members.length;
    boolean[] isPaired = new boolean[size];
    boolean isCertain = true;
    int couples = 0;
    for (int i = 0; i < size; i++) {
      isCertain &= isCertain(members[i], day);
      for (int u = unionRows.starts[members[i]]; u < unionRows.starts[members[i] + 1]; u++) {
        int row = unionRows.numbers[u];
        int other = ones[row] == members[i] ? others[row] : -1; // each once
        int at = other < 0 ? -1 : Arrays.binarySearch(members, other);
        if (at >= 0 && unions.covers(row, day) && unions.status(row) != Status.SEPARATED) {
          couples++;
          isPaired[i] = true;
          isPaired[at] = true;
          isCertain &= unions.agreement(row) != Period.UnionPeriod.Agreement.CONTRADICTED;
        }
      }
    }
    return new HouseholdState(
        members, couples, composition(members, isPaired, couples, day), isCertain);
  }

  private boolean isCertain(int person, int day) {
    boolean mayBeChild = mayBeOfAge[person] <= day && day < isOfAge[person];
    boolean isCertain = !mayBeChild;
    for (int i = doubtRows.starts[person]; i < doubtRows.starts[person + 1]; i++) {
      int row = doubtRows.numbers[i];
      isCertain &= day < doubts.starts[row] || doubts.ends[row] <= day;
    }
    return isCertain;
  }

  private Composition composition(int[] members, boolean[] isPaired, int couples, int day) {
    int size = members.length;
    boolean[] isChild = new boolean[size];
    int adults = 0;
    for (int i = 0; i < size; i++) {
      isChild[i] = !isPaired[i] && (day < countsAsOfAge[members[i]] || hasParent(members, i, null));
      adults += isChild[i] || isPaired[i] ? 0 : 1;
    }
    if (size == 1) {
      return Composition.ONE_PERSON;
    }
    for (int i = 0; i < size; i++) {
      if (isChild[i] && hasParent(members, i, isChild)) {
        return Composition.OTHER; // of three generations
      }
    }
    if (couples == 1 && adults == 0) {
      return size == 2 ? Composition.COUPLE : Composition.COUPLE_WITH_CHILDREN;
    }
    return couples == 0 && adults == 1 ? Composition.ONE_PARENT : Composition.OTHER;
  }

  /// Whether a parent of somebody is there.
  ///
  /// @param isOf which ones are asked about; null for all
  private boolean hasParent(int[] members, int i, boolean[] isOf) {
    for (int p = parents.starts[members[i]]; p < parents.starts[members[i] + 1]; p++) {
      int parent = parents.numbers[p];
      int at = parent < 0 ? -1 : Arrays.binarySearch(members, parent);
      if (at >= 0 && (isOf == null || isOf[at])) {
        return true;
      }
    }
    return false;
  }
}
