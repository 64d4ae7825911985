package people.tables;

import module java.base;

import people.history.*;
import people.rates.*;
import people.survival.*;
import people.survival.ConfidenceBand.Interval;
import tech.tablesaw.api.Table;

/// Times to events as tables: who waited how long for what, and what follows from it.
///
/// ```java
/// Table times = SurvivalTables.lifetimes(history, TimeTo.FIRST_MARRIAGE, By.attribute("sex"));
/// Charts.survival(SurvivalTables.survival(times, "MARRIED", "sex"));
/// ```
///
/// The estimates take any table with `start` and `stop` (INTEGER, in days, the start not included),
/// and `event` (STRING, what happened at the stop; missing where nobody looked any more). Rows of
/// which `excluded` (STRING) says why they are left out are only counted, and so are those of which
/// `certain` (BOOLEAN) is false. Groups are names of columns; their columns come first in the
/// result, in the order of their values. Years are of 365.25 days. All throw an
/// [IllegalArgumentException] for a column that is not there, naming it, and for an event that is
/// neither in the table nor in the words of [TimeTo#events].
public final class SurvivalTables {

  private SurvivalTables() {}

  /// A row for each stretch of days during which somebody, or a couple, was observed and at risk,
  /// and one for whoever is left out; by person and time:
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | person | INTEGER | of a couple the smaller identifier |
  /// | partner | INTEGER | the other one of a couple; missing when she is not in the register, and where it is about one person |
  /// | origin | LOCAL_DATE | the day from which time is counted |
  /// | cohort, decade | INTEGER | the year of that, and the first of its ten years |
  /// | city, … | STRING | those of [By] that were asked for: what she was on the first day of the row |
  /// | start, stop | INTEGER | from how many days after the origin on she was at risk, and up to when; a start above 0 is a late entry |
  /// | event | STRING | what happened at the stop, as in [TimeTo#events]; missing where it is censored |
  /// | censored | STRING | why nobody looked any more, as in [TimeTo.Censoring] |
  /// | certain | BOOLEAN | whether no day that this hangs on is doubted, or given as a month, a year or longer |
  /// | excluded | STRING | why she is in no estimate, as in [TimeTo.Exclusion]; then the columns from `origin` on are missing |
  public static Table lifetimes(History history, TimeTo what, By... by) {
    return LifetimeTable.of(history, what, Arrays.asList(by));
  }

  /// The same times from a number of years on: of those who were still at risk then. An event among
  /// few who are at risk early decides all that follows, so ask for the age at which many are.
  public static Table from(Table times, double years) {
    return new RiskTable(times, null).from(days(years));
  }

  static int days(double years) {
    return (int) Math.round(years * EventRate.DAYS_A_YEAR);
  }

  /// The share of those to whom an event has not happened yet, by Kaplan and Meier, see
  /// [SurvivalCurve]: a row for the first time at which anybody is at risk, and one for each time
  /// at which something happened or was censored. Other events are censored.
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | time | INTEGER | days |
  /// | years | DOUBLE | the same in years |
  /// | atRisk | INTEGER | how many are at risk before anything happens then |
  /// | events | INTEGER | to how many of them it happens |
  /// | censored | INTEGER | how many are no longer at risk for another reason |
  /// | survival | DOUBLE | the share to whom it has not happened by then |
  /// | stdErr | DOUBLE | its standard error (Greenwood) |
  /// | lower, upper | DOUBLE | its 95 % interval; missing where the share is 0 or 1 |
  /// | hazard, hazardStdErr | DOUBLE | the cumulative hazard (Nelson and Aalen) |
  /// | uncertain | INTEGER | how many of the events hang on an uncertain date |
  public static Table survival(Table times, String event, ConfidenceBand band, String... groups) {
    RiskTable risk = new RiskTable(times, Objects.requireNonNull(event, "event"));
    EstimateColumns columns =
        new EstimateColumns(
            times.name(),
            times,
            groups,
            "int time, double years, int atRisk, int events, int censored, double survival,"
                + " double stdErr, double lower, double upper, double hazard, double hazardStdErr,"
                + " int uncertain");
    risk.groups(groups)
        .forEach((group, rows) -> {
          SurvivalCurve curve = SurvivalCurve.of(risk.times(rows), cause -> cause == 1, band);
          Map<Integer, Integer> uncertain = risk.uncertain(rows, event);
          if (curve.rows() > 0) {
            columns.row(group).add(curve.first()).add(curve.first() / EventRate.DAYS_A_YEAR);
            columns.add(curve.firstAtRisk()).add(0).add(0).add(1.0).add(0.0);
            columns.add(Double.NaN).add(Double.NaN).add(0.0).add(0.0).add(0);
          }
          for (int i = 0; i < curve.size(); i++) {
            Interval share = curve.survival(i);
            Interval hazard = curve.hazard(i);
            columns
                .row(group)
                .add(curve.time(i))
                .add(curve.time(i) / EventRate.DAYS_A_YEAR)
                .add(curve.atRisk(i))
                .add(curve.events(i))
                .add(curve.censored(i))
                .add(share.value())
                .add(share.standardError())
                .add(share.lower())
                .add(share.upper())
                .add(hazard.value())
                .add(hazard.standardError())
                .add(uncertain.getOrDefault(curve.time(i), 0));
          }
        });
    return columns.table();
  }

  /// The same with log–log bands.
  public static Table survival(Table times, String event, String... groups) {
    return survival(times, event, ConfidenceBand.LOG_LOG, groups);
  }

  /// One row for each group: how many there are, and how long it takes.
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | rows | INTEGER | how many stretches at risk there are |
  /// | events | INTEGER | how many of them end with the event |
  /// | uncertain | INTEGER | how many of the stretches hang on an uncertain date |
  /// | excluded | INTEGER | how many people, or couples, are left out |
  /// | personYears | DOUBLE | time at risk |
  /// | from | DOUBLE | the first number of years at which anybody was at risk: what follows is of those who reached it |
  /// | median, medianLower, medianUpper | DOUBLE | years by which it has happened to half of them, with its 95 % interval (log–log); missing where it has to fewer |
  /// | mean, meanLower, meanUpper | DOUBLE | the mean number of years up to `until` years; missing where nobody was observed so long |
  ///
  /// @param until years
  public static Table summary(Table times, String event, double until, String... groups) {
    RiskTable risk = new RiskTable(times, Objects.requireNonNull(event, "event"));
    EstimateColumns columns =
        new EstimateColumns(
            times.name(),
            times,
            groups,
            "int rows, int events, int uncertain, int excluded, double personYears, double from,"
                + " double median, double medianLower, double medianUpper, double mean, double"
                + " meanLower, double meanUpper");
    risk.groups(groups)
        .forEach((group, rows) -> {
          RiskTimes ofGroup = risk.times(rows);
          SurvivalCurve curve =
              SurvivalCurve.of(ofGroup, cause -> cause == 1, ConfidenceBand.LOG_LOG);
          long days = 0;
          for (int row = 0; row < ofGroup.size(); row++) {
            days += ofGroup.stops()[row] - ofGroup.starts()[row];
          }
          columns
              .row(group)
              .add(ofGroup.size())
              .add(ofGroup.events(1))
              .add(risk.count(rows, row -> risk.isIn(row) && !risk.isCertain(row)))
              .add(risk.count(rows, row -> !risk.isIn(row)))
              .add(days / EventRate.DAYS_A_YEAR)
              .add(ofGroup.size() == 0 ? Double.NaN : curve.first() / EventRate.DAYS_A_YEAR)
              .addYears(curve.median())
              .addYears(curve.restrictedMean(days(until)));
        });
    return columns.table();
  }

  /// The share to whom each event has happened first, where one keeps the others from happening, by
  /// Aalen and Johansen, see [IncidenceCurves]: for each event a row for each time.
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | event | STRING | in alphabetical order |
  /// | time, years, atRisk, events, censored | | as in [#survival] |
  /// | share | DOUBLE | to how many it has happened by then |
  /// | stdErr, lower, upper | DOUBLE | with its 95 % interval (log–log) |
  /// | uncertain | INTEGER | how many of the events hang on an uncertain date |
  public static Table incidence(Table times, String... groups) {
    RiskTable risk = new RiskTable(times, null);
    EstimateColumns columns =
        new EstimateColumns(
            times.name(),
            times,
            groups,
            "text event, int time, double years, int atRisk, int events, int censored,"
                + " double share, double stdErr, double lower, double upper, int uncertain");
    risk.groups(groups)
        .forEach((group, rows) -> {
          IncidenceCurves curves = IncidenceCurves.of(risk.times(rows), ConfidenceBand.LOG_LOG);
          for (int cause = 1; cause <= risk.events.size(); cause++) {
            String event = risk.events.get(cause - 1);
            Map<Integer, Integer> uncertain = risk.uncertain(rows, event);
            if (curves.rows() > 0) {
              columns.row(group).add(event).add(curves.first());
              columns.add(curves.first() / EventRate.DAYS_A_YEAR).add(curves.firstAtRisk());
              columns.add(0).add(0).add(0.0).add(0.0).add(Double.NaN).add(Double.NaN).add(0);
            }
            for (int i = 0; i < curves.size(); i++) {
              Interval share = curves.share(cause, i);
              columns
                  .row(group)
                  .add(event)
                  .add(curves.time(i))
                  .add(curves.time(i) / EventRate.DAYS_A_YEAR)
                  .add(curves.atRisk(i))
                  .add(curves.events(cause, i))
                  .add(curves.censored(i))
                  .add(share.value())
                  .add(share.standardError())
                  .add(share.lower())
                  .add(share.upper())
                  .add(uncertain.getOrDefault(curves.time(i), 0));
            }
          }
        });
    return columns.table();
  }

  /// To what share it has happened by some numbers of years, such as ages: those who were ever
  /// married by 30, by cohort. Net of other events: of those who lived so long, not of all born.
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | years | INTEGER | |
  /// | rows | INTEGER | how many stretches at risk the group has |
  /// | from | DOUBLE | as in [#summary] |
  /// | share, lower, upper | DOUBLE | with its 95 % interval (log–log); missing where nobody of the group was observed so long |
  /// | uncertain | INTEGER | how many events up to then hang on an uncertain date |
  ///
  /// @param years in any order
  public static Table shares(Table times, String event, List<Integer> years, String... groups) {
    RiskTable risk = new RiskTable(times, Objects.requireNonNull(event, "event"));
    EstimateColumns columns =
        new EstimateColumns(
            times.name(),
            times,
            groups,
            "int years, int rows, double from, double share, double lower, double upper, int"
                + " uncertain");
    risk.groups(groups)
        .forEach((group, rows) -> {
          SurvivalCurve curve =
              SurvivalCurve.of(risk.times(rows), cause -> cause == 1, ConfidenceBand.LOG_LOG);
          Map<Integer, Integer> uncertain = risk.uncertain(rows, event);
          for (int year : new TreeSet<>(years)) {
            Interval free = curve.at(days(year));
            columns
                .row(group)
                .add(year)
                .add(curve.rows())
                .add(curve.rows() == 0 ? Double.NaN : curve.first() / EventRate.DAYS_A_YEAR)
                .add(1 - free.value())
                .add(1 - free.upper())
                .add(1 - free.lower())
                .add(
                    uncertain.entrySet().stream()
                        .filter(each -> each.getKey() <= days(year))
                        .mapToInt(Map.Entry::getValue)
                        .sum());
          }
        });
    return columns.table();
  }

  /// Whether groups differ, see [LogRank]: a row for each.
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | the group | | |
  /// | rows, events | INTEGER | |
  /// | expected | DOUBLE | how many events there were if all were alike |
  /// | chiSquared | DOUBLE | of all groups together, in each row, like the next two |
  /// | degrees | INTEGER | of freedom |
  /// | p | DOUBLE | the chance of a chi-squared at least as large if all were alike |
  ///
  /// @param group name of a column
  /// @param strata only those who are the same in these columns are compared
  public static Table logRank(Table times, String event, String group, String... strata) {
    RiskTable risk = new RiskTable(times, Objects.requireNonNull(event, "event"));
    Map<List<Object>, int[]> groups = new LinkedHashMap<>();
    risk.groups(group)
        .forEach((key, rows) -> {
          int[] in = Arrays.stream(rows).filter(risk::isIn).toArray();
          if (in.length > 0) {
            groups.put(key, in);
          }
        });
    int[] groupOf = new int[times.rowCount()];
    int[] stratumOf = new int[times.rowCount()];
    number(groups, groupOf);
    number(risk.groups(strata), stratumOf);
    int[] in = IntStream.range(0, times.rowCount()).filter(risk::isIn).toArray();
    LogRank test =
        LogRank.of(
            risk.times(in),
            1,
            Arrays.stream(in).map(row -> groupOf[row]).toArray(),
            Arrays.stream(in).map(row -> stratumOf[row]).toArray());
    EstimateColumns columns =
        new EstimateColumns(
            times.name(),
            times,
            new String[] {group},
            "int rows, int events, double expected, double chiSquared, int degrees, double p");
    int i = 0;
    for (List<Object> key : groups.keySet()) {
      columns
          .row(key)
          .add(test.rows().get(i))
          .add(test.observed().get(i))
          .add(test.expected().get(i))
          .add(test.chiSquared())
          .add(test.degrees())
          .add(test.p());
      i++;
    }
    return columns.table();
  }

  /// By what factor something happens faster for a unit more of a covariate, or for a level of a
  /// factor, see [CoxModel]: a row for each.
  ///
  /// | column | type | |
  /// |---|---|---|
  /// | term | STRING | `decade`, or `sex male`: compared with the first level in the order of their values |
  /// | ratio, lower, upper | DOUBLE | of hazards, with its 95 % interval |
  /// | coefficient, stdErr | DOUBLE | the logarithm of it |
  /// | p | DOUBLE | the chance of one at least as far from 1, if it did nothing |
  /// | rows, events | INTEGER | of which no covariate is missing, and how many of them end with the event |
  /// | uncertain | INTEGER | how many of these rows hang on an uncertain date |
  /// | converged | BOOLEAN | false where the numbers mean nothing, see [CoxModel] |
  ///
  /// @param covariates columns of numbers, and of texts or truth values, which are factors
  public static Table cox(Table times, String event, String... covariates) {
    return CoxTable.of(new RiskTable(times, Objects.requireNonNull(event, "event")), covariates);
  }

  private static void number(Map<List<Object>, int[]> groups, int[] numbers) {
    int number = 0;
    for (int[] rows : groups.values()) {
      for (int row : rows) {
        numbers[row] = number;
      }
      number++;
    }
  }
}
