package people.tables;

import module java.base;

import people.*;
import people.history.*;
import people.history.HistoryColumns.PersonRows;
import people.rates.*;
import people.survival.*;
import tech.tablesaw.api.Table;

/// Rates by age and year, what they add up to, and why a share changed. The range of any of these
/// over what uncertain dates allow: [DateRanges].
public final class CohortTables {

  private CohortTables() {}

  /// Events per 1,000 person-years by calendar years and age, the cells of a Lexis diagram, see
  /// [Lexis]; those in which nobody was at risk have no row.
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | period | STRING | `1990`, or `1990–1994` |
  /// | age | STRING | `20`, or `20–24` |
  /// | events, personYears, rate, lower, upper, uncertain | | as in [Tables#rates] |
  ///
  /// @param what one of those that are counted from the birth
  /// @param ageStep how many years of age a cell has, from 1
  /// @param yearStep how many calendar years; periods begin with a multiple of it
  public static Table lexis(History history, TimeTo what, int ageStep, int yearStep) {
    if (!what.isByAge()) {
      throw new IllegalArgumentException(
          "%s is not counted from the birth; expected FIRST_MARRIAGE, FIRST_DIVORCE, FIRST_WIDOWHOOD, DEATH or LEAVING"
              .formatted(what));
    }
    LifeTimes times = LifeTimes.of(history, what, List.of());
    return RateTables.table(Lexis.of(times, _ -> true, ageStep, yearStep), List.of("age"));
  }

  /// First events per person, put together over all ages of a period, see [TotalRate]: the total
  /// first marriage rate.
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | period | STRING | `1990–1994` |
  /// | year | INTEGER | the first one of it |
  /// | events | INTEGER | first events at these ages |
  /// | totalRate, lower, upper | DOUBLE | per person, of the rates of all people of an age, with its 95 % interval; missing where nobody of an age was observed |
  /// | share, shareLower, shareUpper | DOUBLE | of people to whom it would happen, of the rates of those to whom it had not yet |
  /// | uncertain | INTEGER | how many of the events are on a day that is doubted |
  ///
  /// @param what `FIRST_MARRIAGE`, `FIRST_DIVORCE` or `FIRST_WIDOWHOOD`
  /// @param yearStep how many calendar years a period has
  /// @param fromAge and up to `untilAge`, not included: multiples of five, since ages are put
  ///   together by five years
  public static Table totalRates(
      History history, TimeTo what, int yearStep, int fromAge, int untilAge) {
    EstimateColumns columns =
        new EstimateColumns(
            "total rates",
            Table.create(),
            new String[0],
            "text period, int year, int events, double totalRate, double lower, double upper,"
                + " double share, double shareLower, double shareUpper, int uncertain");
    for (TotalRate each : TotalRate.of(history, what, 5, yearStep, fromAge, untilAge)) {
      columns
          .row(List.of())
          .add(EventRate.span(each.firstYear(), each.lastYear()))
          .add(each.firstYear())
          .add(each.events())
          .add(each.reduced())
          .add(each.share())
          .add(each.uncertain());
    }
    return columns.table();
  }

  /// Why the share of people who have a status is another one at a later date, see [ShareChange]:
  /// their ages and what people of an age do; the same cohorts and others in their place.
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | method | STRING | who describes it |
  /// | part | STRING | of the change; those of a method add up to all of it |
  /// | change | DOUBLE | of the share, from -1 to 1 |
  /// | people | INTEGER | at both dates, whose birth and status are known |
  /// | uncertain | INTEGER | how many of these hang on an uncertain date |
  public static Table shareChange(
      History history, Status status, LocalDate before, LocalDate after) {
    Map<List<Integer>, int[]> counts =
        new TreeMap<>(
            Comparator.<List<Integer>, Integer>comparing(List::getFirst)
                .thenComparing(List::getLast));
    int people = 0;
    int uncertain = 0;
    for (LocalDate date : List.of(before, after)) {
      PersonRows rows = history.columns().people(date);
      for (int row = 0; row < rows.size(); row++) {
        int born = rows.born().applyAsInt(row);
        Status now = rows.statuses().apply(row);
        if (born != HistoryColumns.NEVER && now != Status.UNKNOWN) {
          List<Integer> key = List.of(date.getYear(), LocalDate.ofEpochDay(born).getYear());
          int[] count = counts.computeIfAbsent(key, _ -> new int[2]);
          count[0]++;
          count[1] += now == status ? 1 : 0;
          people++;
          uncertain += rows.certain().test(row) ? 0 : 1;
        }
      }
    }
    List<ShareChange.Counted> counted =
        counts.entrySet().stream()
            .map(each ->
                new ShareChange.Counted(
                    each.getKey().getFirst(),
                    each.getKey().getLast(),
                    each.getValue()[0],
                    each.getValue()[1]))
            .toList();
    EstimateColumns columns =
        new EstimateColumns(
            "change of the share",
            Table.create(),
            new String[0],
            "text method, text part, double change, int people, int uncertain");
    for (ShareChange each : ShareChange.of(counted)) {
      columns
          .row(List.of())
          .add(each.method())
          .add(each.part())
          .add(each.change())
          .add(people)
          .add(uncertain);
    }
    return columns.table();
  }
}
