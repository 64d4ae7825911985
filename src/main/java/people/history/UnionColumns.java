package people.history;

import module java.base;

import people.*;
import people.columns.*;
import people.history.Period.UnionPeriod;
import people.history.UnionList.Cell;

/// Puts together what each one of two says of their union. A union is there on the days on which at
/// least one of them is there who says so, until either dies.
final class UnionColumns {

  private final FactTable table;

  /// What each person says, by place in the index.
  private final UnionList said;

  /// The rows of the person at `i` are from `starts[i]` up to `starts[i + 1]`, exclusive.
  private final int[] starts;

  /// By place in the index the day on which she died, or is presumed to have.
  private final int[] deaths;

  private final boolean[] isPresumed;

  /// Everyone's unions, in order of person and time.
  static UnionList of(FactTable table) {
    UnionColumns columns = new UnionColumns(table);
    List<UnionList> parts =
        ParallelRanges.of(
            table.personIds().length,
            (from, to) -> {
              Pairing pairing = columns.new Pairing(to - from);
              for (int person = from; person < to; person++) {
                pairing.add(person);
              }
              return pairing.together;
            });
    return new UnionList(parts).sorted();
  }

  /// The people who ever name one of some records of one person, or whom these ever name, and the
  /// records themselves.
  static Set<Integer> around(FactTable table, Set<Integer> records) {
    EventColumns events = table.events();
    FactRows amended = table.amended().facts;
    Set<Integer> around = new TreeSet<>(records);
    addNamed(around, records, events.size(), events::personId, events::otherId);
    addNamed(
        around,
        records,
        amended.rows().length,
        fact -> events.personId(amended.recorded()[fact]),
        fact -> amended.events().otherId(amended.rows()[fact]));
    return around;
  }

  private static void addNamed(
      Set<Integer> to,
      Set<Integer> records,
      int size,
      IntUnaryOperator persons,
      IntUnaryOperator others) {
    BitSet hers = new BitSet();
    records.forEach(hers::set);
    IntStream.range(0, size)
        .parallel()
        .filter(row -> others.applyAsInt(row) != 0)
        .filter(row -> hers.get(others.applyAsInt(row)) || hers.get(persons.applyAsInt(row)))
        .boxed()
        .toList()
        .forEach(row -> {
          to.add(persons.applyAsInt(row));
          to.add(others.applyAsInt(row));
        });
  }

  private UnionColumns(FactTable table) {
    int people = table.personIds().length;
    this.table = table;
    this.deaths = new int[people];
    this.isPresumed = new boolean[people];
    this.said =
        new UnionList(
            FactCursor.ofEveryone(
                table,
                most -> new UnionList(Math.clamp(most, 16, 1024)),
                (person, cursor, to) -> {
                  int start = Presence.start(cursor);
                  deaths[person] =
                      start == FactTable.NEVER ? start : Presence.lifeEnd(cursor, start);
                  isPresumed[person] = cursor.firstDeath() == FactCursor.NONE;
                  to.add(person, cursor);
                }));
    this.starts = said.starts(people);
  }

  /// Puts unions together, of one person after the other. Not safe for several threads.
  private final class Pairing {

    final UnionList together;
    private final FactCursor[] cursors = {new FactCursor(table, 0), new FactCursor(table, 0)};
    private final Unions[] unions = {new Unions(cursors[0]), new Unions(cursors[1])};

    Pairing(int most) {
      this.together = new UnionList(Math.clamp(most, 16, 1024));
    }

    /// Adds the unions of a person, but for those with a partner who has a smaller identifier and
    /// names her.
    void add(int person) {
      for (int row = starts[person]; row < starts[person + 1]; row++) {
        int partnerId = said.get(row, Cell.PARTNER);
        int partner = partnerId == 0 ? -1 : Arrays.binarySearch(table.personIds(), partnerId);
        if (partner < 0) {
          int personId = table.personIds()[person];
          boolean isFirst = partnerId == 0 || personId < partnerId;
          together.add(said, row, isFirst ? personId : partnerId, isFirst ? partnerId : personId);
          together.agree(
              UnionPeriod.Agreement.ONE_SIDED,
              isFirst ? UnionList.PERSON_SAYS : UnionList.PARTNER_SAYS);
        } else if (first(person, partnerId) == row) {
          int back = first(partner, table.personIds()[person]);
          if (back < 0 || person < partner) {
            addPair(Math.min(person, partner), Math.max(person, partner));
          }
        }
      }
    }

    /// The first row in which somebody names another; negative for none.
    private int first(int person, int partnerId) {
      return next(person, starts[person], partnerId);
    }

    /// The first such row from one on.
    private int next(int person, int from, int partnerId) {
      for (int row = from; row < starts[person + 1]; row++) {
        if (said.get(row, Cell.PARTNER) == partnerId) {
          return row;
        }
      }
      return -1;
    }

    private int[] rows(int person, int partnerId) {
      return IntStream.range(starts[person], starts[person + 1])
          .filter(row -> said.get(row, Cell.PARTNER) == partnerId)
          .toArray();
    }

    private void addPair(int one, int other) {
      int cut = Math.min(deaths[one], deaths[other]);
      int oneId = table.personIds()[one];
      int otherId = table.personIds()[other];
      int row = first(one, otherId);
      int back = first(other, oneId);
      boolean isSame = true;
      while (isSame && row >= 0 && back >= 0) {
        isSame = said.isSame(row, back, cut);
        row = next(one, row + 1, otherId);
        back = next(other, back + 1, oneId);
      }
      if (isSame && row < 0 && back < 0) {
        addSame(one, other, cut);
      } else {
        int[][] rows = {rows(one, otherId), rows(other, oneId)};
        addOther(new int[] {one, other}, rows, cut);
      }
    }

    private UnionPeriod.Ending ending(int one, int other, int cut) {
      return isPresumed[deaths[one] == cut ? one : other]
          ? UnionPeriod.Ending.PRESUMED
          : UnionPeriod.Ending.DEATH;
    }

    private void addSame(int one, int other, int cut) {
      int oneId = table.personIds()[one];
      int otherId = table.personIds()[other];
      int back = first(other, oneId);
      for (int row = first(one, otherId); row >= 0; row = next(one, row + 1, otherId)) {
        if (said.get(row, Cell.FROM) < cut) {
          addSame(one, other, row, back, cut);
        }
        back = next(other, back + 1, oneId);
      }
    }

    private void addSame(int one, int other, int row, int back, int cut) {
      together.add(said, row, table.personIds()[one], table.personIds()[other]);
      together.agree(UnionPeriod.Agreement.MUTUAL, UnionList.PERSON_SAYS | UnionList.PARTNER_SAYS);
      together.begin(begins(row, back));
      int until = said.get(row, Cell.UNTIL);
      boolean isCut = cut <= until && cut != FactTable.NEVER;
      together.end(
          isCut ? cut : until,
          isCut ? ending(one, other, cut) : earlier(said.ends(row), said.ends(back)));
      if (!said.isCertain(back)) {
        together.doubt();
      }
    }

    /// Adds what two say that do not say the same: it is looked at on every day on which anything
    /// may change.
    private void addOther(int[] pair, int[][] rows, int cut) {
      TreeSet<Integer> days = new TreeSet<>(Set.of(cut));
      for (int side = 0; side < 2; side++) {
        FactCursor cursor = cursors[side].read(pair[side]);
        for (int fact = 0; fact < cursor.size; fact++) {
          days.add(cursor.day(fact));
        }
        for (int row : rows[side]) {
          days.add(said.get(row, Cell.FROM));
          days.add(said.get(row, Cell.UNTIL));
        }
      }
      boolean isOpen = false;
      for (int day : days) {
        int one = covering(rows[0], day);
        int other = covering(rows[1], day);
        boolean isOver = day >= cut && cut != FactTable.NEVER;
        boolean isThere = day < cut && (one >= 0 || other >= 0);
        if (isThere) {
          look(pair, day);
        }
        if (isOpen && !(isThere && isAsBefore(one, other, pair))) {
          together.end(day, isOver ? ending(pair[0], pair[1], cut) : ending(rows, day, isThere));
        } else if (isOpen) {
          continue;
        }
        if (isThere) {
          begin(pair, one, other, day, isOpen);
        }
        isOpen = isThere;
      }
    }

    /// What one has heard of, and the other one says to have happened, did happen.
    private Period.Begin begins(int row, int other) {
      boolean isEvent =
          said.begins(row) == Period.Begin.EVENT || said.begins(other) == Period.Begin.EVENT;
      return isEvent ? Period.Begin.EVENT : earlier(said.begins(row), said.begins(other));
    }

    private void look(int[] pair, int day) {
      for (int side = 0; side < 2; side++) {
        unions[side].at(table.personIds()[pair[side]], day);
      }
    }

    /// The row that covers a day; negative for none.
    private int covering(int[] rows, int day) {
      return Arrays.stream(rows).filter(row -> said.covers(row, day)).findFirst().orElse(-1);
    }

    private boolean isBoth(int[] pair) {
      return isSaid(pair, 0) && isSaid(pair, 1);
    }

    private boolean isSaid(int[] pair, int side) {
      return unions[side].isWith(table.personIds()[pair[1 - side]]);
    }

    /// The side whose status counts.
    private int status(int[] pair) {
      boolean isOther =
          !isSaid(pair, 0) || isBoth(pair) && unions[1].statusDay() > unions[0].statusDay();
      return isOther ? 1 : 0;
    }

    /// The side from which the union is counted: the earlier one that is known.
    private int since(int[] pair) {
      int one = unions[0].since();
      int other = unions[1].since();
      boolean isOther =
          !isSaid(pair, 0)
              || isBoth(pair)
                  && other != Integer.MIN_VALUE
                  && (one == Integer.MIN_VALUE || other < one);
      return isOther ? 1 : 0;
    }

    private int says(int[] pair) {
      return (isSaid(pair, 0) ? UnionList.PERSON_SAYS : 0)
          | (isSaid(pair, 1) ? UnionList.PARTNER_SAYS : 0);
    }

    private UnionPeriod.Agreement agreement(int[] pair) {
      int by = isSaid(pair, 0) ? 0 : 1;
      return unions[1 - by].agreement(table.personIds()[pair[by]], unions[by].since());
    }

    private boolean isAsBefore(int one, int other, int[] pair) {
      int row = together.size - 1;
      Unions since = unions[since(pair)];
      return together.status(row) == unions[status(pair)].status()
          && together.get(row, Cell.SINCE) == since.since()
          && together.get(row, Cell.SINCE_DATE) == since.sinceDate()
          && together.agreement(row) == agreement(pair)
          && together.says(row) == says(pair);
    }

    private void begin(int[] pair, int one, int other, int day, boolean goesOn) {
      Unions since = unions[since(pair)];
      Period.Begin begins =
          goesOn
              ? Period.Begin.EVENT
              : one < 0 ? said.begins(other) : other < 0 ? said.begins(one) : begins(one, other);
      together.add(
          table.personIds()[pair[0]],
          table.personIds()[pair[1]],
          0,
          unions[status(pair)].status(),
          since.since(),
          since.sinceDate(),
          day,
          begins,
          unions[0].isDayCertain() && unions[1].isDayCertain());
      together.agree(agreement(pair), says(pair));
    }

    /// How what ended on a day did.
    private UnionPeriod.Ending ending(int[][] rows, int day, boolean goesOn) {
      UnionPeriod.Ending ending =
          Stream.of(rows)
              .flatMapToInt(Arrays::stream)
              .filter(row -> said.get(row, Cell.UNTIL) == day)
              .mapToObj(said::ends)
              .min(Comparator.naturalOrder())
              .orElse(UnionPeriod.Ending.GOES_ON);
      return goesOn && !ending.isSaid() ? UnionPeriod.Ending.GOES_ON : ending;
    }
  }

  private static <E extends Enum<E>> E earlier(E one, E other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
