package people.survival;

import module java.base;

import people.*;
import people.history.*;
import people.history.HistoryColumns.PeriodRows;
import people.survival.ConfidenceBand.Interval;

/// Counts who moved around a change of status of one kind, within a number of days: on each side of
/// those who were observed for all of these days, which are as many on both sides.
///
/// @param before and `after`: the statuses of the change
/// @param changes how many there were
/// @param uncertain how many of them are on a day that is doubted, or have a move on such a day
///   within the window
/// @param earlier those who moved on one of the days before that of the change
/// @param later those who moved on that day or one of those behind it
public record MovesAround(
    Status before, Status after, int changes, int uncertain, WindowSide earlier, WindowSide later) {

  /// @param observed for how many of the changes all days of that side were observed
  /// @param moved how many of these moved at least once
  public record WindowSide(int observed, int moved) {

    /// The share who moved, with E. Wilson's 95 % interval (J. Amer. Stat. Assoc. 22, 1927).
    public Interval share() {
      if (observed == 0) {
        return new Interval(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
      }
      double n = observed;
      double share = moved / n;
      double square = ConfidenceBand.Z * ConfidenceBand.Z;
      double middle = (share + square / (2 * n)) / (1 + square / n);
      double far =
          ConfidenceBand.Z
              / (1 + square / n)
              * Math.sqrt(share * (1 - share) / n + square / (4 * n * n));
      return new Interval(
          share,
          Math.sqrt(share * (1 - share) / n),
          moved == 0 ? 0 : middle - far,
          moved == observed ? 1 : middle + far);
    }

    private WindowSide plus(boolean isObserved, boolean isMoved) {
      return new WindowSide(
          observed + (isObserved ? 1 : 0), moved + (isObserved && isMoved ? 1 : 0));
    }
  }

  /// By kind of change, in the order of the statuses. Costs a pass over the periods.
  ///
  /// @param days on each side, from 1; that of the change is the first of those on the later one
  public static List<MovesAround> of(History history, int days) {
    if (days < 1) {
      throw new IllegalArgumentException(
          "within %d days of a change; expected a number from 1 on".formatted(days));
    }
    PeriodRows<Status> statuses = history.columns().statusPeriods();
    Map<Integer, List<CityMove>> moves =
        CityMove.all(history).stream().collect(Collectors.groupingBy(CityMove::personId));
    int end = (int) history.observedUntil().toEpochDay() + 1;
    Map<List<Status>, MovesAround> found =
        new TreeMap<>(
            Comparator.<List<Status>, Status>comparing(List::getFirst)
                .thenComparing(List::getLast));
    for (int first = 0, next; first < statuses.size(); first = next) {
      next = first + 1; // one stretch of days on which she was there
      while (next < statuses.size() && statuses.continued().test(next)) {
        next++;
      }
      int until = Math.min(end, statuses.until(next - 1));
      List<CityMove> hers = moves.getOrDefault(statuses.personId(first), List.of());
      for (int row = first + 1; row < next; row++) {
        Status before = status(statuses, row - 1);
        Status after = status(statuses, row);
        int day = statuses.from(row);
        boolean isEarlier = any(hers, day - days, day - 1, _ -> true);
        boolean isLater = any(hers, day, day + days - 1, _ -> true);
        boolean isCertain =
            statuses.certain().test(row)
                && !any(hers, day - days, day + days - 1, move -> !move.isCertain());
        MovesAround now =
            found.getOrDefault(
                List.of(before, after),
                new MovesAround(before, after, 0, 0, new WindowSide(0, 0), new WindowSide(0, 0)));
        found.put(
            List.of(before, after),
            new MovesAround(
                before,
                after,
                now.changes + 1,
                now.uncertain + (isCertain ? 0 : 1),
                now.earlier.plus(statuses.from(first) <= day - days, isEarlier),
                now.later.plus(day + days <= until, isLater)));
      }
    }
    return List.copyOf(found.values());
  }

  private static Status status(PeriodRows<Status> statuses, int row) {
    return Status.values()[statuses.values().number(row)];
  }

  /// Whether one of the moves from a day to another is of a kind.
  private static boolean any(List<CityMove> moves, int from, int to, Predicate<CityMove> kind) {
    return moves.stream()
        .anyMatch(move -> from <= move.day() && move.day() <= to && kind.test(move));
  }
}
