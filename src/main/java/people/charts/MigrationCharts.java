package people.charts;

import module java.base;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Charts of what cities gain and lose by moves, of the ways between them, and of rates by age and
/// period.
final class MigrationCharts {

  /// A rate of fewer person-years says nothing.
  private static final double FEW_YEARS = 10;

  private static final int CITIES = 20;

  private MigrationCharts() {}

  static Plot net(Table net) {
    ChartColumns columns = new ChartColumns("a chart of net migration", net);
    StringColumn cities = columns.texts("city");
    columns.texts("period");
    columns.numbers("net");
    long moves = 0;
    long uncertain = 0;
    Map<String, Long> turnover = new HashMap<>();
    for (int row = 0; row < net.rowCount(); row++) {
      long arrivals = columns.number("arrivals", row);
      moves += arrivals;
      uncertain += columns.number("uncertain", row);
      turnover.merge(
          ChartColumns.text(cities, row, Groups.NOT_KNOWN),
          arrivals + columns.number("departures", row),
          Long::sum);
    }
    List<String> named = Groups.largest(turnover, CITIES);
    Table drawn =
        net.where(cities.eval(city -> named.contains(ChartColumns.oneLine(city))))
            .sortOn("year", "city");
    boolean isOne = drawn.stringColumn("period").unique().size() < 2;
    Plot plot = Charts.bar(drawn).x("city").y("net");
    return (isOne ? plot : plot.panels("period"))
        .titled("Net migration between cities")
        .subtitled(
            "arrivals less departures; n = %s%s%s"
                .formatted(
                    Options.count(moves, "move", "moves"),
                    turnover.size() > CITIES
                        ? "; the %d cities with most moves".formatted(CITIES)
                        : "",
                    // each move is one of two cities
                    uncertain == 0
                        ? ""
                        : "; %s on an uncertain date"
                            .formatted(Options.number((uncertain + 1) / 2))));
  }

  static Plot matrix(Table flows) {
    ChartColumns columns = new ChartColumns("a matrix of flows", flows);
    StringColumn from = columns.texts("from");
    StringColumn to = columns.texts("to");
    columns.numbers("moves");
    Map<String, Long> sizes = new HashMap<>();
    Map<List<String>, Integer> counts = new HashMap<>();
    long within = 0;
    long unknown = 0;
    long all = 0;
    for (int row = 0; row < flows.rowCount(); row++) {
      long moves = columns.number("moves", row);
      if (from.isMissing(row) || to.isMissing(row)) {
        unknown += moves;
      } else if (from.get(row).equals(to.get(row))) {
        within += moves;
      } else {
        all += moves;
        counts.put(List.of(from.get(row), to.get(row)), (int) moves);
        sizes.merge(from.get(row), moves, Long::sum);
        sizes.merge(to.get(row), moves, Long::sum);
      }
    }
    List<String> named = Groups.largest(sizes, CITIES);
    Table drawn = Table.create("flows", StringColumn.create("from"), StringColumn.create("to"));
    IntColumn moves = IntColumn.create("moves");
    // every pair, so that rows and columns have the same order
    for (String city : named) {
      for (String other : named) {
        drawn.stringColumn("from").append(city);
        drawn.stringColumn("to").append(other);
        Integer count = city.equals(other) ? null : counts.getOrDefault(List.of(city, other), 0);
        if (count == null) {
          moves.appendMissing();
        } else {
          moves.append(count);
        }
      }
    }
    return Charts.heatmap(drawn.addColumns(moves))
        .x("to")
        .y("moves")
        .by("from")
        .titled("Moves from city to city")
        .subtitled(
            "from the city of the row to that of the column; n = %s%s%s%s"
                .formatted(
                    Options.count(all, "move", "moves"),
                    within == 0 ? "" : ", and %s within a city".formatted(Options.number(within)),
                    unknown == 0
                        ? ""
                        : ", and %s from or to where is not known"
                            .formatted(Options.number(unknown)),
                    sizes.size() > CITIES
                        ? "; the %d cities with most moves".formatted(CITIES)
                        : ""));
  }

  static Plot lexis(Table lexis) {
    ChartColumns columns = new ChartColumns("a Lexis diagram", lexis);
    columns.texts("period");
    columns.texts("age");
    columns.numbers("rate");
    columns.numbers("events");
    DoubleColumn years = (DoubleColumn) columns.numbers("personYears");
    Table drawn = lexis.where(years.isGreaterThanOrEqualTo(FEW_YEARS));
    long events = 0;
    long uncertain = 0;
    for (int row = 0; row < lexis.rowCount(); row++) {
      events += columns.number("events", row);
      uncertain += columns.number("uncertain", row);
    }
    return Charts.heatmap(drawn)
        .x("period")
        .y("rate")
        .by("age")
        .titled("Rates by age and period")
        .subtitled(
            "events per 1,000 person-years; n = %s in %s person-years%s%s"
                .formatted(
                    Options.count(events, "event", "events"),
                    Options.number(Math.round(years.sum())),
                    drawn.rowCount() < lexis.rowCount()
                        ? "; cells of fewer than %d person-years are left out"
                            .formatted((int) FEW_YEARS)
                        : "",
                    uncertain == 0
                        ? ""
                        : "; %s on an uncertain date".formatted(Options.number(uncertain))));
  }
}
