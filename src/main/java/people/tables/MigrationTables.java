package people.tables;

import module java.base;

import people.history.*;
import people.rates.*;
import people.survival.*;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Moves between cities: from where to where, what a city gains by them, how far they go, and who
/// moves around a change of status. Spellings of the same city count together, under the commonest
/// of them. Births, deaths, and those who left the records or came back, are no moves.
public final class MigrationTables {

  private MigrationTables() {}

  /// The moves from each city to each other (an origin–destination matrix, with a row for each
  /// pair), most moves first:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | from, to | STRING | missing where the city is not known |
  /// | moves | INTEGER | how many; those within a city too |
  /// | people | INTEGER | how many different people |
  /// | uncertain | INTEGER | how many of the moves are on a day that is doubted |
  public static Table flows(History history) {
    Map<List<String>, List<CityMove>> ways = new HashMap<>();
    for (CityMove move : CityMove.all(history)) {
      ways.computeIfAbsent(Arrays.asList(move.from(), move.to()), _ -> new ArrayList<>()).add(move);
    }
    List<Map.Entry<List<String>, List<CityMove>>> rows = new ArrayList<>(ways.entrySet());
    Comparator<String> names = Comparator.nullsLast(Comparator.naturalOrder());
    rows.sort(
        Comparator.<Map.Entry<List<String>, List<CityMove>>>comparingInt(
                each -> -each.getValue().size())
            .thenComparing(each -> each.getKey().getFirst(), names)
            .thenComparing(each -> each.getKey().getLast(), names));
    EstimateColumns columns =
        new EstimateColumns(
            "flows",
            Table.create(),
            new String[0],
            "text from, text to, int moves, int people, int uncertain");
    for (var row : rows) {
      List<CityMove> moves = row.getValue();
      columns
          .row(List.of())
          .add(row.getKey().getFirst())
          .add(row.getKey().getLast())
          .add(moves.size())
          .add((int) moves.stream().mapToInt(CityMove::personId).distinct().count())
          .add((int) moves.stream().filter(move -> !move.isCertain()).count());
    }
    return columns.table();
  }

  /// What each city gained and lost by moves from and to other known cities, by calendar years; by
  /// city and time:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | city | STRING | |
  /// | period | STRING | `1990–1999` |
  /// | year | INTEGER | the first one of it |
  /// | arrivals, departures | INTEGER | |
  /// | net | INTEGER | arrivals less departures |
  /// | effectiveness | DOUBLE | net of all of both, in percent, from -100 to 100 (H. Shryock, *Population Mobility within the United States*, 1964): near 0 where as many come as go; missing without moves |
  /// | personYears | DOUBLE | lived there, of those who were observed |
  /// | netRate | DOUBLE | net per 1,000 of these |
  /// | uncertain | INTEGER | how many of the moves are on a day that is doubted |
  ///
  /// @param yearStep how many calendar years a period has, from 1; periods begin with a multiple of
  ///   it
  public static Table net(History history, int yearStep) {
    if (yearStep < 1) {
      throw new IllegalArgumentException(yearStep + " years; expected steps of at least 1 year");
    }
    Map<String, Map<Integer, int[]>> cities = new TreeMap<>();
    for (CityMove move : CityMove.all(history)) {
      if (move.isBetweenCities()) {
        int year = LocalDate.ofEpochDay(move.day()).getYear();
        int period = Math.floorDiv(year, yearStep) * yearStep;
        for (boolean isArrival : List.of(true, false)) {
          int[] counts =
              cities
                  .computeIfAbsent(isArrival ? move.to() : move.from(), _ -> new TreeMap<>())
                  .computeIfAbsent(period, _ -> new int[3]);
          counts[isArrival ? 0 : 1]++;
          counts[2] += move.isCertain() ? 0 : 1;
        }
      }
    }
    Map<List<Object>, Double> lived = lived(history, yearStep);
    for (List<Object> each : lived.keySet()) {
      cities
          .computeIfAbsent((String) each.getFirst(), _ -> new TreeMap<>())
          .putIfAbsent((Integer) each.getLast(), new int[3]);
    }
    EstimateColumns columns =
        new EstimateColumns(
            "net migration",
            Table.create(),
            new String[0],
            "text city, text period, int year, int arrivals, int departures, int net,"
                + " double effectiveness, double personYears, double netRate, int uncertain");
    cities.forEach((city, periods) ->
        periods.forEach((year, counts) -> {
          int net = counts[0] - counts[1];
          int all = counts[0] + counts[1];
          double years = lived.getOrDefault(List.of(city, year), 0.0);
          columns
              .row(List.of())
              .add(city)
              .add(EventRate.span(year, year + yearStep - 1))
              .add(year)
              .add(counts[0])
              .add(counts[1])
              .add(net)
              .add(all == 0 ? Double.NaN : 100.0 * net / all)
              .add(years)
              .add(years == 0 ? Double.NaN : EventRate.PEOPLE * net / years)
              .add(counts[2]);
        }));
    return columns.table();
  }

  /// Person-years by city and period.
  private static Map<List<Object>, Double> lived(History history, int yearStep) {
    Map<List<Object>, Double> lived = new HashMap<>();
    for (EventRate rate : EventRates.of(history, RateQuestion.deaths(), List.of(Grouping.CITY))) {
      String city = rate.groups().getFirst();
      if (city != null) {
        int period = Math.floorDiv(rate.firstYear(), yearStep) * yearStep;
        lived.merge(List.of(city, period), rate.personYears(), Double::sum);
      }
    }
    return lived;
  }

  /// Flows with their distance, where the coordinates of both cities are known:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | those of the flows | | |
  /// | km | DOUBLE | along the surface of the earth, see [CityMove#kilometres]; 0 within a city, missing where a place is not known |
  ///
  /// @param flows with `from` and `to`, as [#flows] has them
  /// @param places with `city` (STRING), `latitude` and `longitude` (of numbers, in degrees); each
  ///   city once
  public static Table distances(Table flows, Table places) {
    RowKeys.require(places, "city", tech.tablesaw.api.ColumnType.STRING);
    Map<String, double[]> where = new HashMap<>();
    for (int row = 0; row < places.rowCount(); row++) {
      double[] at = {degrees(places, "latitude", row), degrees(places, "longitude", row)};
      String city = places.stringColumn("city").get(row);
      if (where.put(city, at) != null) {
        throw new IllegalArgumentException(
            "the city '%s' is there twice; expected each once".formatted(city));
      }
    }
    StringColumn from = flows.stringColumn("from");
    StringColumn to = flows.stringColumn("to");
    DoubleColumn distance = DoubleColumn.create("km");
    for (int row = 0; row < flows.rowCount(); row++) {
      double[] one = from.isMissing(row) ? null : where.get(from.get(row));
      double[] other = to.isMissing(row) ? null : where.get(to.get(row));
      distance.append(
          one == null || other == null
              ? Double.NaN
              : CityMove.kilometres(one[0], one[1], other[0], other[1]));
    }
    Table result = flows.copy().setName(flows.name());
    return result.addColumns(distance.setName(Temporal.unused(result, "km")));
  }

  private static double degrees(Table places, String column, int row) {
    RowKeys.require(places, column, null);
    if (!(places.column(column) instanceof NumericColumn<?> numbers)) {
      throw new IllegalArgumentException(
          "the column '%s' is %s; expected numbers, in degrees"
              .formatted(column, places.column(column).type().name()));
    }
    return numbers.getDouble(row);
  }

  /// Who moved around each kind of change of status, see [MovesAround]: a row for each kind.
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | before, after | STRING | in the words of [people.Status] |
  /// | changes | INTEGER | how many there were |
  /// | observedBefore | INTEGER | for how many of them all days before, within the window, were observed |
  /// | movedBefore, lowerBefore, upperBefore | DOUBLE | the share of these who moved then, with its 95 % interval (Wilson) |
  /// | observedAfter, movedAfter, lowerAfter, upperAfter | | the same on the day of the change and those behind it |
  /// | uncertain | INTEGER | how many of the changes, or of the moves around them, are on a day that is doubted |
  ///
  /// @param days of the window on each side, such as 365
  public static Table around(History history, int days) {
    EstimateColumns columns =
        new EstimateColumns(
            "moves around a change",
            Table.create(),
            new String[0],
            "text before, text after, int changes, int observedBefore, double movedBefore,"
                + " double lowerBefore, double upperBefore, int observedAfter, double movedAfter,"
                + " double lowerAfter, double upperAfter, int uncertain");
    for (MovesAround each : MovesAround.of(history, days)) {
      columns
          .row(List.of())
          .add(each.before().name())
          .add(each.after().name())
          .add(each.changes())
          .add(each.earlier().observed())
          .add(each.earlier().share())
          .add(each.later().observed())
          .add(each.later().share())
          .add(each.uncertain());
    }
    return columns.table();
  }
}
