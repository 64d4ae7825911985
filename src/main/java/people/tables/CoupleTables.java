package people.tables;

import module java.base;

import people.*;
import people.history.*;
import people.history.HistoryColumns.HouseholdRows;
import people.history.HistoryColumns.UnionRows;
import people.history.HistoryColumns.ValueColumn;
import people.history.Period.HouseholdPeriod;
import people.history.Period.HouseholdPeriod.Composition;
import people.history.Period.UnionPeriod;
import tech.tablesaw.api.Table;

/// Makes the tables of which a row is a couple or a household.
final class CoupleTables {

  private static final Composition[] KINDS = Composition.values();

  private CoupleTables() {}

  /// See [Tables#couples].
  static Table couples(List<UnionPeriod> couples) {
    TableColumns columns = new TableColumns(couples.size());
    return Table.create(
        "couples",
        columns.ints("person", row -> couples.get(row).personId()),
        columns.ints("partner", row -> orMissing(couples.get(row).partnerId())),
        columns.texts("partnerName", row -> text(couples.get(row).partner())),
        columns.texts("status", row -> couples.get(row).status().name()),
        columns.texts("statusSince", row -> text(couples.get(row).statusSince())),
        columns.texts("since", row -> text(couples.get(row).since())),
        columns.dates("sinceDay", row -> day(couples.get(row).since())),
        columns.texts("agreement", row -> couples.get(row).agreement().name()),
        columns.ints("saidBy", row -> orMissing(couples.get(row).saidBy())),
        columns.booleans("certain", row -> couples.get(row).certain()));
  }

  /// See [Tables#couplePeriods].
  static Table couplePeriods(UnionRows unions) {
    TableColumns columns = new TableColumns(unions.size());
    ValueColumn<Name> partners = unions.partners();
    return Table.create(
        "couple periods",
        columns.ints("person", unions.personIds()),
        columns.ints("partner", row -> orMissing(unions.partnerIds().applyAsInt(row))),
        columns.texts(
            "partnerName",
            partners.numbers(),
            partners.greatest(),
            number -> text(partners.value(number))),
        PeriodTables.words(columns, "status", unions.statuses(), Status.values()),
        columns.texts("statusSince", row -> text(unions.statusSince().apply(row))),
        columns.texts("since", row -> text(unions.since().apply(row))),
        columns.dates("sinceDay", unions.sinceDays()),
        columns.dates("from", unions.starts()),
        PeriodTables.words(columns, "begins", unions.begins(), Period.Begin.values()),
        columns.dates("until", unions.ends()),
        PeriodTables.words(columns, "ends", unions.endings(), UnionPeriod.Ending.values()),
        PeriodTables.words(
            columns, "agreement", unions.agreements(), UnionPeriod.Agreement.values()),
        columns.ints("saidBy", row -> orMissing(unions.saidBy().applyAsInt(row))),
        columns.booleans("certain", unions.certain()));
  }

  /// See [Tables#households].
  static Table households(List<HouseholdPeriod> households) {
    TableColumns columns = new TableColumns(households.size());
    Table table = Table.create("households");
    IntFunction<Address> home = number -> number == 0 ? null : households.get(number - 1).address();
    PersonTable.addAddress(table, columns, "", row -> row + 1, households.size(), home);
    return table.addColumns(
        columns.ints("people", row -> households.get(row).personIds().size()),
        columns.ints("couples", row -> households.get(row).couples()),
        columns.texts("kind", row -> households.get(row).composition().name()),
        columns.texts("members", row -> members(households.get(row))),
        columns.booleans("certain", row -> households.get(row).certain()));
  }

  private static String members(HouseholdPeriod household) {
    return household.personIds().stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  /// See [Tables#householdPeriods].
  static Table householdPeriods(HouseholdRows rows) {
    TableColumns columns = new TableColumns(rows.size());
    Table table = Table.create("household periods");
    ValueColumn<Address> homes = rows.addresses();
    PersonTable.addAddress(table, columns, "", homes.numbers(), homes.greatest(), homes.values());
    return table.addColumns(
        columns.dates("from", rows.starts()),
        columns.dates("until", rows.ends()),
        columns.ints("people", rows.people()),
        columns.ints("couples", rows.couples()),
        PeriodTables.words(columns, "kind", rows.compositions(), KINDS),
        columns.booleans("certain", rows.certain()));
  }

  /// What is counted together.
  private record CountedAs(int date, int composition, int size) {}

  /// See [Tables#householdCounts].
  static Table householdCounts(HouseholdRows rows, SortedSet<LocalDate> dates, LocalDate last) {
    int[] days =
        dates.stream()
            .filter(date -> !date.isAfter(last))
            .mapToInt(
                date -> Math.clamp(date.toEpochDay(), Integer.MIN_VALUE, HistoryColumns.NEVER))
            .toArray();
    Map<CountedAs, int[]> counts =
        new TreeMap<>(
            Comparator.comparingInt(CountedAs::date)
                .thenComparingInt(CountedAs::composition)
                .thenComparingInt(CountedAs::size));
    for (int row = 0; row < rows.size(); row++) {
      int at = Arrays.binarySearch(days, rows.starts().applyAsInt(row));
      int until = rows.ends().applyAsInt(row);
      for (int i = at < 0 ? -1 - at : at; i < days.length && days[i] < until; i++) {
        int composition = rows.compositions().apply(row).ordinal();
        CountedAs as = new CountedAs(i, composition, rows.people().applyAsInt(row));
        int[] count = counts.computeIfAbsent(as, _ -> new int[2]);
        count[0]++;
        count[1] += rows.certain().test(row) ? 0 : 1;
      }
    }
    List<CountedAs> kinds = List.copyOf(counts.keySet());
    TableColumns columns = new TableColumns(kinds.size());
    return Table.create(
        "household counts",
        columns.dates("date", row -> days[kinds.get(row).date]),
        columns.texts("kind", row -> KINDS[kinds.get(row).composition].name()),
        columns.ints("size", row -> kinds.get(row).size),
        columns.ints("households", row -> counts.get(kinds.get(row))[0]),
        columns.ints("uncertain", row -> counts.get(kinds.get(row))[1]));
  }

  private static int orMissing(int number) {
    return number == 0 ? -1 : number;
  }

  private static int day(EffectiveDate since) {
    return since == null
        ? HistoryColumns.NEVER
        : Math.clamp(since.day().toEpochDay(), Integer.MIN_VALUE, HistoryColumns.NEVER);
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }
}
