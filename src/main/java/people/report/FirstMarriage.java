package people.report;

import module java.base;

import people.history.*;
import people.rates.*;
import people.survival.*;

/// At which ages people first marry: the share who have, by age, of everyone who was observed at 14
/// or later and is known never to have been married before; whoever dies first never does, and
/// whoever is no longer observed counts up to then. Who died as a child, or was seen as one only,
/// is in no part of it: with late entry children are few, and one of them would decide the curve.
///
/// @param people how many were at risk
/// @param married of these
/// @param leftOut of whom the birth, or what they were before, is not known
/// @param median the age that half of them are married by; NaN where they are not
/// @param ages whole years, with a place each below
/// @param shares in percent, here and below
/// @param lower of a 95 % confidence interval; null where it is not known, here and below
/// @param atRisk who is neither married nor dead at that age, and observed
record FirstMarriage(
    int people,
    int married,
    int leftOut,
    double median,
    List<Integer> ages,
    List<Double> shares,
    List<Double> lower,
    List<Double> upper,
    List<Integer> atRisk) {

  private static final int FIRST = 14;
  private static final int LAST = 70;
  private static final double YEAR = EventRate.DAYS_A_YEAR;

  /// What was seen up to the last day of a report.
  static FirstMarriage of(History history, ReportDays days) {
    LifeTimes times =
        LifeTimes.of(
            history.observedUntil(LocalDate.ofEpochDay(days.to())),
            TimeTo.FIRST_MARRIAGE,
            List.of());
    int first = (int) Math.round(FIRST * YEAR);
    IncidenceCurves curves = IncidenceCurves.of(times.risk().from(first), ConfidenceBand.LOG_LOG);
    FirstMarriage found =
        new FirstMarriage(
            people(times, row -> times.exclusion(row) == null && times.stop(row) > first),
            IntStream.range(0, curves.size()).map(i -> curves.events(1, i)).sum(),
            people(times, row -> times.exclusion(row) != null),
            median(curves),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    int i = -1;
    for (int age = FIRST; age <= LAST; age++) {
      while (i + 1 < curves.size() && curves.time(i + 1) <= age * YEAR) {
        i++;
      }
      if (i + 1 < curves.size() && i >= 0) {
        ConfidenceBand.Interval share = curves.share(1, i);
        found.ages.add(age);
        found.shares.add(percent(share.value()));
        found.lower.add(percent(share.lower()));
        found.upper.add(percent(share.upper()));
        found.atRisk.add(curves.atRisk(i + 1));
      }
    }
    return found;
  }

  /// Of whom there is a row of a kind: who was away for a while has several.
  private static int people(LifeTimes times, IntPredicate rows) {
    return (int)
        IntStream.range(0, times.size()).filter(rows).map(times::personId).distinct().count();
  }

  private static double median(IncidenceCurves curves) {
    return IntStream.range(0, curves.size())
        .filter(i -> curves.share(1, i).value() >= 0.5)
        .mapToDouble(i -> Math.round(10 * curves.time(i) / YEAR) / 10.0)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static Double percent(double share) {
    return Double.isNaN(share) ? null : Math.round(1000 * share) / 10.0;
  }

  /// What is said below the curve.
  String words() {
    String half =
        Double.isNaN(median)
            ? "fewer than half by any age that was seen"
            : "half by the age of " + median;
    String others =
        leftOut == 0
            ? ""
            : " %s more %s left out, of whom the birth, or what they were before, is not known."
                .formatted(ReportSize.count(leftOut), leftOut == 1 ? "is" : "are");
    return "n = %s, of whom %s married; %s.%s"
        .formatted(ReportSize.count(people), ReportSize.count(married), half, others);
  }
}
