package people.rates;

import module java.base;

import people.history.*;

/// The groups of ten years of age, numbered: `0–9` is 0, `90+` the last; and `unknown` behind them.
public final class AgeGroups {

  /// How many groups of ten years there are.
  public static final int DECADES = 10;

  /// The group of those whose birth is not known.
  public static final int UNKNOWN = DECADES;

  private AgeGroups() {}

  /// What a group is called.
  public static String name(int group) {
    return group == UNKNOWN
        ? "unknown"
        : group == DECADES - 1 ? 10 * group + "+" : 10 * group + "–" + (10 * group + 9);
  }

  /// Sets the first day in each group of somebody; days since 1970.
  ///
  /// @param born [HistoryColumns#NEVER] where it is not known: then nobody ever comes into a group
  /// @param days one for each group of ten years
  public static void firstDays(int born, int[] days) {
    Arrays.fill(days, HistoryColumns.NEVER);
    for (int decade = 0; decade < DECADES && born != HistoryColumns.NEVER; decade++) {
      days[decade] = birthday(born, 10L * decade);
    }
  }

  /// The day on which somebody is so many years old; who was born on 29 February is a year older on
  /// 1 March.
  ///
  /// By itself, so that no object is kept over the loop: as Java 25.0.3 compiles that, the date was
  /// null now and then.
  public static int birthday(int born, long years) {
    LocalDate birth = LocalDate.ofEpochDay(born);
    LocalDate birthday = birth.plusYears(years);
    boolean isMissing = birthday.getDayOfMonth() != birth.getDayOfMonth();
    return (int) birthday.toEpochDay() + (isMissing ? 1 : 0);
  }
}
