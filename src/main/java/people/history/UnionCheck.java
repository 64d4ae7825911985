package people.history;

import module java.base;

import people.*;
import people.columns.*;
import people.history.Contradiction.Flaw;
import people.history.Period.UnionPeriod;
import people.history.UnionList.Cell;

/// Looks for unions that can't be as they are told: of which the two tell otherwise, of which
/// somebody else's end is told, or that go on though one of the two is dead. Not safe for several
/// threads.
final class UnionCheck {

  private final FactTable table;
  private final Set<Contradiction> found = new LinkedHashSet<>();

  // the one who says so, and the other one

  private final FactCursor one;
  private final FactCursor other;
  private final Unions ofOne;
  private final Unions ofOther;

  private UnionCheck(FactTable table) {
    this.table = table;
    this.one = new FactCursor(table, 0);
    this.other = new FactCursor(table, 0);
    this.ofOne = new Unions(one);
    this.ofOther = new Unions(other);
  }

  /// All of them, each once.
  ///
  /// @param unions of everyone
  static Collection<Contradiction> of(FactTable table, UnionList unions) {
    List<Collection<Contradiction>> ofRows =
        ParallelRanges.of(
            unions.size,
            (from, to) -> {
              UnionCheck check = new UnionCheck(table);
              IntStream.range(from, to).forEach(row -> check.disagreement(unions, row));
              return check.found;
            });
    List<Collection<Contradiction>> ofPeople =
        ParallelRanges.of(
            table.personIds().length,
            (from, to) -> {
              UnionCheck check = new UnionCheck(table);
              IntStream.range(from, to).forEach(check::death);
              return check.found;
            });
    UnionCheck all = new UnionCheck(table);
    all.overlaps(unions);
    ofRows.forEach(all.found::addAll);
    ofPeople.forEach(all.found::addAll);
    return all.found;
  }

  /// A stretch of a union of which only one of two who are in the register says so.
  private void disagreement(UnionList unions, int row) {
    int by = unions.saidBy(row);
    int otherId = unions.get(row, Cell.PERSON) + unions.get(row, Cell.PARTNER) - by;
    int from = unions.get(row, Cell.FROM);
    if (by == 0 || table.find(otherId) < 0 || !look(by, otherId, from)) {
      return;
    }
    if (!isSure(from, unions.get(row, Cell.UNTIL))) {
      return;
    }
    String union = "%s person %d".formatted(word(ofOne.status()), otherId);
    if (unions.agreement(row) == UnionPeriod.Agreement.ONE_SIDED) {
      add(by, Flaw.ONE_SIDED_UNION, "%s, of whom nothing says so".formatted(union));
    } else if (ofOther.isNone()) {
      String status = ofOther.status().name().toLowerCase(Locale.ROOT);
      add(by, Flaw.PARTNERS_DISAGREE, "%s, who is %s by event %d", union, status);
    } else {
      String with = "%s %s".formatted(word(ofOther.status()), partner());
      add(by, Flaw.UNIONS_OVERLAP, "%s, who is %s by event %d", union, with);
    }
  }

  private void add(int personId, Flaw flaw, String what, String union, String status) {
    add(personId, flaw, what.formatted(union, status, other.position(ofOther.statusBy)));
  }

  private void add(int personId, Flaw flaw, String what) {
    found.add(new Contradiction(personId, one.position(ofOne.namedBy), flaw, what));
  }

  private String partner() {
    return called(other.partner(ofOther.namedBy));
  }

  /// Stands both at the end of a day.
  ///
  /// @return whether the one names someone
  private boolean look(int oneId, int otherId, int day) {
    one.read(table.find(oneId));
    other.read(table.find(otherId));
    ofOne.at(oneId, day);
    ofOther.at(otherId, day);
    return ofOne.namedBy != FactCursor.NONE;
  }

  private static String word(Status status) {
    return switch (status) {
      case MARRIED -> "married to";
      case PARTNERED -> "partner of";
      case SEPARATED -> "separated from";
      case SINGLE, DIVORCED, WIDOWED, UNKNOWN ->
          throw new IllegalArgumentException("no union: " + status);
    };
  }

  /// Whether there are such days whichever day the dates mean between which they are.
  private boolean isSure(int from, int until) {
    int latest = Math.max(bound(one, from, false), bound(other, from, false));
    int earliest = Math.min(bound(one, until, true), bound(other, until, true));
    return until == FactTable.NEVER ? latest != FactTable.NEVER : latest < earliest;
  }

  /// The first day, or the last one, that the dates of a person's changes of a day allow.
  private static int bound(FactCursor cursor, int day, boolean isFirst) {
    int bound = day;
    for (int fact = 0; fact < cursor.size; fact++) {
      boolean isChange = cursor.saysStatus(fact) || cursor.kind(fact) == Event.Kind.DEATH;
      if (isChange && cursor.day(fact) == day) {
        bound =
            isFirst ? Math.min(bound, cursor.earliest(fact)) : Math.max(bound, cursor.latest(fact));
      }
    }
    return bound;
  }

  /// Two who at the same time say to be with the same third one, who says nothing.
  private void overlaps(UnionList unions) {
    Map<Integer, Integer> last = new HashMap<>();
    int[] rows =
        IntStream.range(0, unions.size)
            .filter(row -> unions.agreement(row) == UnionPeriod.Agreement.ONE_SIDED)
            .filter(row -> unions.get(row, Cell.PARTNER) != 0)
            .boxed()
            .sorted(Comparator.comparingInt(row -> unions.get(row, Cell.FROM)))
            .mapToInt(row -> row)
            .toArray();
    for (int row : rows) {
      int by = unions.saidBy(row);
      int silent = unions.get(row, Cell.PERSON) + unions.get(row, Cell.PARTNER) - by;
      Integer before = last.get(silent);
      int from = unions.get(row, Cell.FROM);
      boolean isOverlap =
          before != null
              && unions.saidBy(before) != by
              && unions.get(before, Cell.UNTIL) > from
              && table.find(silent) >= 0;
      if (isOverlap
          && look(by, unions.saidBy(before), from)
          && ofOther.namedBy != FactCursor.NONE
          && isSure(from, unions.get(before, Cell.UNTIL))) {
        String what = "%s person %d, to whom person %d is bound by event %d";
        long position = other.position(ofOther.namedBy);
        add(
            by,
            Flaw.UNIONS_OVERLAP,
            what.formatted(word(ofOne.status()), silent, unions.saidBy(before), position));
      }
      if (before == null || unions.get(before, Cell.UNTIL) < unions.get(row, Cell.UNTIL)) {
        last.put(silent, row);
      }
    }
  }

  /// The end of a union with somebody else, unless it may be older than the one that goes on.
  private void stray(int personId, int fact, int named) {
    if (one.latest(named) < one.earliest(fact)) {
      String end = Status.values()[one.status(fact)].name().toLowerCase(Locale.ROOT);
      Status status = Status.values()[one.status(named)];
      String what =
          "%s, naming %s, but %s %s by event %d"
              .formatted(
                  end,
                  called(one.partner(fact)),
                  word(status),
                  called(one.partner(named)),
                  one.position(named));
      found.add(new Contradiction(personId, one.position(fact), Flaw.ENDS_OTHER_UNION, what));
    }
  }

  private static String called(Partner partner) {
    return partner.name() != null ? partner.name().toString() : "person " + partner.personId();
  }

  /// A person's last union, where the other one is dead and she outlives her.
  private void death(int person) {
    int personId = table.personIds()[person];
    one.read(person);
    int start = Presence.start(one);
    if (start == FactTable.NEVER || !Unions.isEver(one)) {
      return;
    }
    ofOne.at(personId, FactTable.NEVER - 1);
    ofOne.strays.forEach(stray -> stray(personId, stray[0], stray[1]));
    int partner = table.find(ofOne.partnerId());
    if (partner < 0) {
      return;
    }
    other.read(partner);
    int startOfOther = Presence.start(other);
    int death = other.firstDeath();
    int own = one.firstDeath();
    if (startOfOther == FactTable.NEVER) {
      return;
    }
    int end = Presence.lifeEnd(other, startOfOther);
    int ownEnd = Presence.lifeEnd(one, start);
    boolean isPresumed = death == FactCursor.NONE;
    boolean outlives =
        isPresumed
            ? end < ownEnd && (ownEnd == FactTable.NEVER || own != FactCursor.NONE)
            : own != FactCursor.NONE
                ? other.latest(death) < one.earliest(own)
                : other.latest(death) < ownEnd;
    if (end != FactTable.NEVER && outlives) {
      String dead =
          isPresumed ? "is presumed dead" : "died by event %d".formatted(other.position(death));
      String union = word(ofOne.status());
      add(
          personId,
          Flaw.MARRIED_TO_DEAD,
          "%s person %d, who %s".formatted(union, ofOne.partnerId(), dead));
    }
  }
}
