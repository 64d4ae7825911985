package people.report;

import module java.base;

import people.*;
import people.history.*;
import people.history.HistoryColumns.HouseholdRows;
import people.history.HistoryColumns.LifeRows;
import people.history.HistoryColumns.PeriodRows;
import people.history.HistoryColumns.UnionRows;
import people.survival.*;

/// The lives of everyone as rectangles, at each stop of knowledge: what the page filters and sums.
/// All rules are those of the core; nothing is decided here.
final class LifeTables {

  /// Of a row's flags: whether its first day is certain; of a union and a household, whether
  /// nothing of it depends on an uncertain date, and nobody denies it.
  static final int CERTAIN = 1;

  /// Whether it is only what was last known of somebody who is no longer observed.
  static final int BEYOND = 2;

  private static final int BEGINS_AT = 2;
  private static final int ENDS_AT = 4;

  /// Which fields a doubt is about.
  private static final List<Set<Reason.Field>> DOUBTS =
      List.of(
          EnumSet.of(
              Reason.Field.CREATED, Reason.Field.DIED, Reason.Field.LEFT, Reason.Field.STATUS),
          EnumSet.of(Reason.Field.ADDRESS));

  /// Identifiers; the number of a person in a row is her place here, from 1.
  final ValueNumbers<Integer> people = new ValueNumbers<>();

  final ValueNumbers<String> names = new ValueNumbers<>();
  final ValueNumbers<Address> addresses = new ValueNumbers<>();

  /// The birth is the first day that it may have been; it may have been `spread` days later, which
  /// is none where that is open.
  final Rectangles lives = new Rectangles("p", "name", "born", "spread", "died");

  final Rectangles statuses = new Rectangles("p", "v", "from", "until", "before", "flags");
  final Rectangles stays = new Rectangles("p", "v", "from", "until", "before", "flags");

  /// Stretches of days on which something of a person depends on an uncertain date: `v` is 0 where
  /// that is her status or whether she is there, and 1 where it is her address.
  final Rectangles doubts = new Rectangles("p", "v", "from", "until");

  final Rectangles unions = new Rectangles("p", "q", "name", "v", "from", "until", "flags");
  final Rectangles households = new Rectangles("a", "v", "n", "from", "until", "flags");

  /// Stretches of days on which somebody might have married for the first time: `cause` is how they
  /// end, 1 by a marriage, 2 by death, 0 where nobody looked any more. It is -1 for those of whom
  /// the birth, or what they were before, is not known, from the day on which that is so.
  final Rectangles marriages = new Rectangles("p", "born", "from", "until", "cause");

  static LifeTables of(History history, KnownStops stops) {
    LifeTables tables = new LifeTables();
    for (int stop = 0; stop < stops.size(); stop++) {
      tables.add(stops.at(stop, history));
    }
    tables.all().forEach(Rectangles::sort);
    return tables;
  }

  private LifeTables() {}

  private List<Rectangles> all() {
    return List.of(lives, statuses, stays, doubts, unions, households, marriages);
  }

  private void add(History history) {
    HistoryColumns columns = history.columns();
    PeriodRows<Status> statusLives = columns.statusLives();
    addLives(columns.lives(), statusLives);
    addPeriods(statuses, statusLives, columns.statusPeriods(), Status::ordinal);
    addPeriods(stays, columns.addressLives(), columns.addressPeriods(), addresses::of);
    for (int i = 0; i < DOUBTS.size(); i++) {
      PeriodRows<Boolean> rows = columns.doubts(DOUBTS.get(i));
      for (int row = 0; row < rows.size(); row++) {
        doubts.add(people.of(rows.personId(row)), i, rows.from(row), rows.until(row));
      }
    }
    addUnions(columns.unionPeriods());
    addHouseholds(columns.householdPeriods());
    addMarriages(LifeTimes.of(history, TimeTo.FIRST_MARRIAGE, List.of()));
    all().forEach(Rectangles::close);
  }

  private void addLives(LifeRows rows, PeriodRows<Status> statuses) {
    Map<Integer, Integer> latest = new HashMap<>();
    for (int row = 0; row < statuses.size(); row++) {
      latest.put(statuses.personId(row), statuses.bornAtLatest().applyAsInt(row));
    }
    for (int row = 0; row < rows.size(); row++) {
      int person = rows.personIds().applyAsInt(row);
      Name first = rows.firstnames().value(rows.firstnames().number(row));
      Name last = rows.lastnames().value(rows.lastnames().number(row));
      int born = rows.born().applyAsInt(row);
      int end = latest.getOrDefault(person, born);
      lives.add(
          people.of(person),
          names.of(name(first, last)),
          born,
          born == Rectangles.NONE || end == Rectangles.NONE ? Rectangles.NONE : end - born,
          rows.died().applyAsInt(row));
    }
  }

  private static String name(Name first, Name last) {
    String firstname = first == null ? null : first.firstname();
    String lastname = last == null ? null : last.lastname();
    return firstname == null && lastname == null ? null : new Name(firstname, lastname).toString();
  }

  /// @param observed the periods between which there are changes
  private <T> void addPeriods(
      Rectangles to, PeriodRows<T> lives, PeriodRows<T> observed, ToIntFunction<T> numbers) {
    int[] numberOf =
        IntStream.rangeClosed(0, lives.values().greatest())
            .map(number -> -1)
            .toArray(); // asked for once each, since a value is made anew
    IntUnaryOperator number =
        value -> {
          if (numberOf[value] < 0) {
            numberOf[value] = numbers.applyAsInt(lives.values().value(value));
          }
          return numberOf[value];
        };
    Map<Long, Integer> changes = new HashMap<>();
    for (int row = 0; row < observed.size(); row++) {
      if (observed.continued().test(row)) {
        changes.put(place(observed, row), number.applyAsInt(observed.values().number(row - 1)));
      }
    }
    for (int row = 0; row < lives.size(); row++) {
      boolean isBeyond = lives.beyond().test(row);
      to.add(
          people.of(lives.personId(row)),
          number.applyAsInt(lives.values().number(row)),
          lives.from(row),
          lives.until(row),
          isBeyond ? -1 : changes.getOrDefault(place(lives, row), -1),
          (lives.certain().test(row) ? CERTAIN : 0)
              | (isBeyond ? BEYOND : 0)
              | lives.begins().apply(row).ordinal() << BEGINS_AT
              | lives.endings().apply(row).ordinal() << ENDS_AT);
    }
  }

  private static long place(PeriodRows<?> rows, int row) {
    return (long) rows.personId(row) << Integer.SIZE | rows.from(row) & 0xFFFFFFFFL;
  }

  private void addUnions(UnionRows rows) {
    for (int row = 0; row < rows.size(); row++) {
      Name partner = rows.partners().value(rows.partners().number(row));
      int other = rows.partnerIds().applyAsInt(row);
      unions.add(
          people.of(rows.personIds().applyAsInt(row)),
          other == 0 ? 0 : people.of(other),
          names.of(partner == null ? null : partner.toString()),
          rows.statuses().apply(row).ordinal(),
          rows.starts().applyAsInt(row),
          rows.ends().applyAsInt(row),
          isAgreed(rows, row) ? CERTAIN : 0);
    }
  }

  /// Whether nothing of a union depends on an uncertain date, and the other one does not deny it.
  static boolean isAgreed(UnionRows rows, int row) {
    return rows.certain().test(row)
        && rows.agreements().apply(row) != Period.UnionPeriod.Agreement.CONTRADICTED;
  }

  private void addHouseholds(HouseholdRows rows) {
    for (int row = 0; row < rows.size(); row++) {
      households.add(
          addresses.of(rows.addresses().value(rows.addresses().number(row))),
          rows.compositions().apply(row).ordinal(),
          rows.people().applyAsInt(row),
          rows.starts().applyAsInt(row),
          rows.ends().applyAsInt(row),
          rows.certain().test(row) ? CERTAIN : 0);
    }
  }

  private void addMarriages(LifeTimes times) {
    for (int row = 0; row < times.size(); row++) {
      boolean isIn = times.exclusion(row) == null;
      marriages.add(
          people.of(times.personId(row)),
          times.born(row),
          times.day(row),
          isIn ? times.origin(row) + times.stop(row) : Rectangles.NONE,
          isIn ? times.cause(row) : -1);
    }
  }
}
