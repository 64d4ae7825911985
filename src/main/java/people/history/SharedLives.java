package people.history;

import module java.base;

import people.*;
import people.columns.*;
import people.history.Period.UnionPeriod;
import people.history.UnionList.Cell;

/// What people are to each other, as it is known at a moment: who is with whom, and who lives with
/// whom. Made when it is first asked for. Safe for several threads.
final class SharedLives {

  /// What decides whether somebody is in a union.
  private static final Set<Reason.Field> FIELDS =
      EnumSet.of(Reason.Field.CREATED, Reason.Field.STATUS, Reason.Field.DIED, Reason.Field.LEFT);

  private final Supplier<FactTable> facts;
  private UnionList unions;
  private HouseholdColumns households;
  private HouseholdList householdPeriods;

  SharedLives(Supplier<FactTable> facts) {
    this.facts = facts;
  }

  /// Everyone's unions, see [HistoryColumns#unionPeriods].
  synchronized UnionList unions() {
    if (unions == null) {
      unions = UnionColumns.of(facts.get());
    }
    return unions;
  }

  private synchronized HouseholdColumns households() {
    if (households == null) {
      households = new HouseholdColumns(facts.get(), unions());
    }
    return households;
  }

  /// All households, see [HistoryColumns#householdPeriods].
  synchronized HouseholdList householdPeriods() {
    if (householdPeriods == null) {
      householdPeriods = households().periods();
    }
    return householdPeriods;
  }

  /// Who lives with whom at the end of a day.
  List<Period.HouseholdPeriod> households(LocalDate at) {
    return households().at(EventColumns.day(at));
  }

  /// One person's unions, in order of time.
  List<UnionPeriod> couples(int personId) {
    FactTable table = facts.get();
    UnionList rows = unions();
    return IntStream.range(0, rows.size)
        .filter(row ->
            rows.get(row, Cell.PERSON) == personId || rows.get(row, Cell.PARTNER) == personId)
        .mapToObj(row -> rows.couple(table, row))
        .sorted(Comparator.comparing(UnionPeriod::from))
        .toList();
  }

  /// Who is with whom at the end of a day, without how that ends.
  List<UnionPeriod> couples(LocalDate at) {
    FactTable table = facts.get();
    int day = EventColumns.day(at);
    if (day > table.observation().lastDay()) {
      return List.of();
    }
    UnionList rows = unions();
    return ParallelRanges.of(
            rows.size,
            (from, to) -> {
              FactCursor cursor = new FactCursor(table, 0);
              return IntStream.range(from, to)
                  .filter(row -> rows.covers(row, day))
                  .mapToObj(row -> rows.couple(table, row))
                  .map(couple -> couple.at(isCertain(cursor, couple, day)))
                  .toList();
            })
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static boolean isCertain(FactCursor cursor, UnionPeriod couple, int day) {
    return IntStream.of(couple.personId(), couple.partnerId())
        .map(cursor.table::find)
        .allMatch(
            person -> person < 0 || Uncertainty.isCertain(cursor.read(person).at(day), FIELDS));
  }
}
