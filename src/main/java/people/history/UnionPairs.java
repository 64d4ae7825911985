package people.history;

import module java.base;

import people.history.Period.UnionPeriod;
import people.history.UnionList.Cell;

/// Puts together what each one of two says of their union, of one person after the other. A union
/// is there on the days on which at least one of them is there who says so, until either dies. Not
/// safe for several threads.
final class UnionPairs {

  final UnionList together;

  private final UnionColumns of;
  private final FactCursor[] cursors;
  private final Unions[] unions;

  /// By side where the rows about the other one start, where the first one is that is not over, and
  /// where they end.
  private final int[] starting = new int[2];

  private final int[] standing = new int[2];
  private final int[] behind = new int[2];

  UnionPairs(UnionColumns of, int most) {
    this.of = of;
    this.cursors = new FactCursor[] {new FactCursor(of.table, 0), new FactCursor(of.table, 0)};
    this.unions = new Unions[] {new Unions(cursors[0]), new Unions(cursors[1])};
    this.together = new UnionList(Math.clamp(most, 16, 1024));
  }

  /// Adds the unions of a person, but for those with a partner who has a smaller identifier and
  /// names her.
  void add(int person) {
    int personId = of.table.personIds()[person];
    for (int i = of.starts[person]; i < of.starts[person + 1]; i++) {
      int row = of.byPartner[i];
      int partnerId = of.said.get(row, Cell.PARTNER);
      int partner = of.table.find(partnerId);
      if (partner < 0 && !of.isNameless(row)) {
        boolean isFirst = partnerId == 0 || personId < partnerId;
        together.add(of.said, row, isFirst ? personId : partnerId, isFirst ? partnerId : personId);
        together.agree(
            UnionPeriod.Agreement.ONE_SIDED,
            isFirst ? UnionList.PERSON_SAYS : UnionList.PARTNER_SAYS);
      } else if (partner >= 0 && (i == of.starts[person] || !of.isOf(i - 1, person, partnerId))) {
        if (person < partner || !of.isOf(of.first(partner, personId), partner, personId)) {
          addPair(Math.min(person, partner), Math.max(person, partner));
        }
      }
    }
    addNameless(person);
  }

  /// Adds the unions that name nobody, but for the days on which somebody names her: it is that
  /// union.
  private void addNameless(int person) {
    long[] named = null;
    int next = 0;
    int over = Integer.MIN_VALUE;
    for (int i = of.starts[person]; i < of.starts[person + 1] && of.isOf(i, person, 0); i++) {
      int row = of.byPartner[i];
      if (!of.isNameless(row)) {
        continue;
      }
      named = named == null ? of.namedOn(of.table.personIds()[person]) : named;
      int until = of.said.get(row, Cell.UNTIL);
      int from = Math.max(of.said.get(row, Cell.FROM), over);
      for (; next < named.length && named[next] >> Integer.SIZE < until; next++) {
        addNameless(person, row, from, (int) (named[next] >> Integer.SIZE));
        over = Math.max(over, (int) named[next]);
        from = Math.max(from, over);
      }
      addNameless(person, row, from, until);
    }
  }

  private void addNameless(int person, int row, int from, int until) {
    if (from >= until) {
      return;
    }
    together.add(of.said, row, of.table.personIds()[person], 0);
    together.agree(UnionPeriod.Agreement.ONE_SIDED, UnionList.PERSON_SAYS);
    if (from > of.said.get(row, Cell.FROM)) {
      together.start(from);
    }
    if (until < of.said.get(row, Cell.UNTIL)) {
      together.end(until, UnionPeriod.Ending.GOES_ON);
    }
  }

  private void addPair(int one, int other) {
    int cut = Math.min(of.deaths[one], of.deaths[other]);
    int oneId = of.table.personIds()[one];
    int otherId = of.table.personIds()[other];
    int i = of.first(one, otherId);
    int j = of.first(other, oneId);
    boolean isSame = true;
    for (; isSame && of.isOf(i, one, otherId) && of.isOf(j, other, oneId); i++, j++) {
      isSame = of.said.isSame(of.byPartner[i], of.byPartner[j], cut);
    }
    if (isSame && !of.isOf(i, one, otherId) && !of.isOf(j, other, oneId)) {
      addSame(one, other, cut);
    } else {
      addOther(new int[] {one, other}, cut);
    }
  }

  private UnionPeriod.Ending ending(int one, int other, int cut) {
    return of.isPresumed[of.deaths[one] == cut ? one : other]
        ? UnionPeriod.Ending.PRESUMED
        : UnionPeriod.Ending.DEATH;
  }

  private void addSame(int one, int other, int cut) {
    int oneId = of.table.personIds()[one];
    int otherId = of.table.personIds()[other];
    int j = of.first(other, oneId);
    for (int i = of.first(one, otherId); of.isOf(i, one, otherId); i++, j++) {
      if (of.said.get(of.byPartner[i], Cell.FROM) < cut) {
        addSame(one, other, of.byPartner[i], of.byPartner[j], cut);
      }
    }
  }

  private void addSame(int one, int other, int row, int back, int cut) {
    together.add(of.said, row, of.table.personIds()[one], of.table.personIds()[other]);
    together.agree(UnionPeriod.Agreement.MUTUAL, UnionList.PERSON_SAYS | UnionList.PARTNER_SAYS);
    together.begin(begins(row, back));
    int until = of.said.get(row, Cell.UNTIL);
    boolean isCut = cut <= until && cut != FactTable.NEVER;
    together.end(
        isCut ? cut : until,
        isCut ? ending(one, other, cut) : earlier(of.said.ends(row), of.said.ends(back)));
    if (!of.said.isCertain(back)) {
      together.doubt();
    }
  }

  /// Adds what two say that do not say the same: it is looked at on every day on which a status, or
  /// whether one is there, may change.
  private void addOther(int[] pair, int cut) {
    int[] days = days(pair, cut);
    boolean isOpen = false;
    boolean isLooking = false;
    for (int day : days) {
      int one = covering(0, day);
      int other = covering(1, day);
      boolean isOver = day >= cut && cut != FactTable.NEVER;
      boolean isThere = day < cut && (one >= 0 || other >= 0);
      if (isThere) {
        look(pair, day, isLooking);
        isLooking = true;
      }
      if (isOpen && !(isThere && isAsBefore(one, other, pair))) {
        together.end(day, isOver ? ending(pair[0], pair[1], cut) : ending(day, isThere));
      } else if (isOpen) {
        continue;
      }
      if (isThere) {
        begin(pair, one, other, day, isOpen);
      }
      isOpen = isThere;
    }
  }

  /// Stands at the rows of two people about each other.
  ///
  /// @return the days that may matter, ascending
  private int[] days(int[] pair, int cut) {
    IntStream.Builder days = IntStream.builder().add(cut);
    int from = FactTable.NEVER;
    int until = Integer.MIN_VALUE;
    for (int side = 0; side < 2; side++) {
      int partnerId = of.table.personIds()[pair[1 - side]];
      starting[side] = of.first(pair[side], partnerId);
      standing[side] = starting[side];
      int i = starting[side];
      for (; of.isOf(i, pair[side], partnerId); i++) {
        days.add(of.said.get(of.byPartner[i], Cell.FROM))
            .add(of.said.get(of.byPartner[i], Cell.UNTIL));
        from = Math.min(from, of.said.get(of.byPartner[i], Cell.FROM));
        until = Math.max(until, of.said.get(of.byPartner[i], Cell.UNTIL));
      }
      behind[side] = i;
    }
    for (int side = 0; side < 2; side++) {
      FactCursor cursor = cursors[side].read(pair[side]);
      for (int fact = 0; fact < cursor.size && cursor.day(fact) < until; fact++) {
        if (cursor.saysStatus(fact) && cursor.day(fact) > from) {
          days.add(cursor.day(fact));
        }
      }
    }
    return days.build().sorted().distinct().toArray();
  }

  /// What one has heard of, and the other one says to have happened, did happen.
  private Period.Begin begins(int row, int other) {
    boolean isEvent =
        of.said.begins(row) == Period.Begin.EVENT || of.said.begins(other) == Period.Begin.EVENT;
    return isEvent ? Period.Begin.EVENT : earlier(of.said.begins(row), of.said.begins(other));
  }

  private void look(int[] pair, int day, boolean goesOn) {
    for (int side = 0; side < 2; side++) {
      if (goesOn) {
        unions[side].goOn(day);
      } else {
        unions[side].at(of.table.personIds()[pair[side]], day);
      }
    }
  }

  /// Goes on to the row of a side that covers a day.
  ///
  /// @return negative for none
  private int covering(int side, int day) {
    while (standing[side] < behind[side]
        && of.said.get(of.byPartner[standing[side]], Cell.UNTIL) <= day) {
      standing[side]++;
    }
    int i = standing[side];
    return i < behind[side] && of.said.covers(of.byPartner[i], day) ? of.byPartner[i] : -1;
  }

  private boolean isBoth(int[] pair) {
    return isSaid(pair, 0) && isSaid(pair, 1);
  }

  private boolean isSaid(int[] pair, int side) {
    return unions[side].isWith(of.table.personIds()[pair[1 - side]]);
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

  /// The side from which the status is counted: the earlier one that is known, where both say it.
  private int statusSince(int[] pair) {
    int side = status(pair);
    Unions by = unions[side];
    Unions other = unions[1 - side];
    boolean isOther =
        isBoth(pair)
            && by.status() == other.status()
            && other.statusSince() != Integer.MIN_VALUE
            && (by.statusSince() == Integer.MIN_VALUE
                || other.statusSince() < by.statusSince()
                || other.statusSince() == by.statusSince() && side == 1);
    return isOther ? 1 - side : side;
  }

  private int says(int[] pair) {
    return (isSaid(pair, 0) ? UnionList.PERSON_SAYS : 0)
        | (isSaid(pair, 1) ? UnionList.PARTNER_SAYS : 0);
  }

  private UnionPeriod.Agreement agreement(int[] pair) {
    int by = isSaid(pair, 0) ? 0 : 1;
    return unions[1 - by].agreement(of.table.personIds()[pair[by]], unions[by].since());
  }

  private boolean isAsBefore(int one, int other, int[] pair) {
    int row = together.size - 1;
    Unions since = unions[since(pair)];
    Unions statusSince = unions[statusSince(pair)];
    return together.status(row) == unions[status(pair)].status()
        && together.get(row, Cell.SINCE) == since.since()
        && together.get(row, Cell.SINCE_DATE) == since.sinceDate()
        && together.get(row, Cell.STATUS_SINCE) == statusSince.statusSince()
        && together.get(row, Cell.STATUS_SINCE_DATE) == statusSince.statusSinceDate()
        && together.agreement(row) == agreement(pair)
        && together.says(row) == says(pair);
  }

  private void begin(int[] pair, int one, int other, int day, boolean goesOn) {
    Unions since = unions[since(pair)];
    Period.Begin begins =
        goesOn
            ? Period.Begin.EVENT
            : one < 0
                ? of.said.begins(other)
                : other < 0 ? of.said.begins(one) : begins(one, other);
    together.add(
        of.table.personIds()[pair[0]],
        of.table.personIds()[pair[1]],
        0,
        unions[status(pair)].status(),
        since,
        unions[statusSince(pair)],
        day,
        begins,
        unions[0].isDayCertain() && unions[1].isDayCertain());
    together.agree(agreement(pair), says(pair));
  }

  /// How what ended on the day where the rows stand did.
  private UnionPeriod.Ending ending(int day, boolean goesOn) {
    UnionPeriod.Ending ending = UnionPeriod.Ending.GOES_ON;
    boolean isFirst = true;
    for (int side = 0; side < 2; side++) {
      int last = standing[side] - 1;
      if (last >= starting[side] && of.said.get(of.byPartner[last], Cell.UNTIL) == day) {
        UnionPeriod.Ending how = of.said.ends(of.byPartner[last]);
        ending = isFirst ? how : earlier(ending, how);
        isFirst = false;
      }
    }
    return goesOn && !ending.isSaid() ? UnionPeriod.Ending.GOES_ON : ending;
  }

  private static <E extends Enum<E>> E earlier(E one, E other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
