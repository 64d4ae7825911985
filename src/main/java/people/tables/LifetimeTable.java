package people.tables;

import module java.base;

import people.history.*;
import people.survival.*;
import tech.tablesaw.api.Table;

/// Makes the table of times to an event.
final class LifetimeTable {

  private static final TimeTo.Exclusion[] EXCLUSIONS = TimeTo.Exclusion.values();
  private static final TimeTo.Censoring[] CENSORINGS = TimeTo.Censoring.values();

  private LifetimeTable() {}

  /// See [SurvivalTables#lifetimes].
  static Table of(History history, TimeTo what, List<By> by) {
    LifeTimes times = LifeTimes.of(history, what, by.stream().map(By::grouping).toList());
    int size = times.size();
    int[] decades = new int[size];
    int[] cohorts = new int[size];
    for (int row = 0; row < size; row++) {
      boolean isIn = times.exclusion(row) == null;
      cohorts[row] = isIn ? LocalDate.ofEpochDay(times.origin(row)).getYear() : -1;
      decades[row] = isIn ? Math.floorDiv(cohorts[row], 10) * 10 : -1;
    }
    TableColumns columns = new TableColumns(size);
    Table table =
        Table.create(
            "time to " + what.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            columns.ints("person", times::personId),
            columns.ints("partner", row -> times.partnerId(row) == 0 ? -1 : times.partnerId(row)),
            columns.dates("origin", times::origin),
            columns.ints("cohort", row -> cohorts[row]),
            columns.ints("decade", row -> decades[row]));
    for (int i = 0; i < times.by().size(); i++) {
      int group = i;
      String name = Temporal.unused(table, times.by().get(i).column());
      table.addColumns(columns.texts(name, row -> times.group(group, row)));
    }
    List<String> events = what.events();
    IntUnaryOperator censoring =
        row -> times.censoring(row) == null ? -1 : times.censoring(row).ordinal();
    IntUnaryOperator exclusion =
        row -> times.exclusion(row) == null ? -1 : times.exclusion(row).ordinal();
    IntPredicate isIn = row -> times.exclusion(row) == null;
    return table.addColumns(
        columns.ints("start", row -> isIn.test(row) ? times.start(row) : -1),
        columns.ints("stop", row -> isIn.test(row) ? times.stop(row) : -1),
        columns.texts("event", row -> times.cause(row) - 1, events.size(), events::get),
        columns.texts("censored", censoring, CENSORINGS.length - 1, i -> CENSORINGS[i].name()),
        columns.booleans("certain", times::isCertain),
        columns.texts("excluded", exclusion, EXCLUSIONS.length - 1, i -> EXCLUSIONS[i].name()));
  }
}
