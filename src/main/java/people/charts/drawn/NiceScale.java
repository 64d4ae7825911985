package people.charts.drawn;

import module java.base;

/// The ends of an axis of numbers and its steps, which are 1, 2 or 5 times a power of ten: the same
/// for all panels of a chart.
public record NiceScale(double min, double max, double step, boolean isWhole) {

  private static final int STEPS = 5;

  /// How near two numbers may be, of their size, to stand at two places: nearer ones are the same
  /// once [#round] has seen them, and an axis would have as many steps as memory holds.
  private static final double NEAREST = 1e-10;

  /// Greater numbers have no place on an axis, whose ends are beyond its numbers.
  private static final double GREATEST = 1e300;

  /// A number with more digits before the point, or zeros behind it, is written with its power.
  private static final int MOST_DIGITS = 15;

  /// @param isWhole numbers of which nothing lies between
  public static NiceScale of(double low, double high, boolean isWhole) {
    if (!(low <= high)) {
      return new NiceScale(0, 1, 1, isWhole);
    }
    double span = high > low ? high - low : Math.max(1, Math.abs(high));
    double step = step(Math.max(span / STEPS, least(low, high)));
    if (isWhole) {
      step = Math.max(1, step);
    }
    double min = Math.floor(low / step + 1e-9) * step;
    double max = Math.ceil(high / step - 1e-9) * step;
    if (min == max && min != 0) {
      min -= step; // the one number stands in the middle
      max += step;
    }
    return new NiceScale(round(min), round(max > min ? max : min + step), step, isWhole);
  }

  /// From zero on, unless the numbers are far from it.
  public static NiceScale from(double low, double high, boolean isZeroNeeded, boolean isWhole) {
    boolean isFar = !isZeroNeeded && (low > 0.4 * high && low > 0 || high < 0.4 * low && high < 0);
    return isFar ? of(low, high, isWhole) : of(Math.min(0, low), Math.max(0, high), isWhole);
  }

  /// The least step between numbers of that size.
  public static double least(double low, double high) {
    return NEAREST * Math.max(Math.abs(low), Math.abs(high));
  }

  /// Whether a number is too great for an axis, as those are that were divided by nothing.
  public static boolean isBeyond(double number) {
    return Math.abs(number) > GREATEST;
  }

  /// The least of 1, 2, 5, 10, … and their tenths that is not below `least`.
  public static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (int each : new int[] {1, 2, 5}) {
      if (each * power >= least * 0.999) {
        return round(each * power);
      }
    }
    return round(10 * power);
  }

  /// The one of 1, 2, 5, 10, … and their tenths that is nearest to `about`.
  static double nearestStep(double about) {
    double power = Math.pow(10, Math.floor(Math.log10(about)));
    double first = about / power;
    return round((first < 1.5 ? 1 : first < 3.5 ? 2 : first < 7.5 ? 5 : 10) * power);
  }

  /// Without what doubles leave behind the digits that count.
  public static double round(double number) {
    return number == 0 || Double.isNaN(number) || Double.isInfinite(number)
        ? number
        : new BigDecimal(number).round(new MathContext(12)).doubleValue();
  }

  /// How many digits behind the point tell values apart on this axis.
  public int digits() {
    return isWhole ? 0 : (int) Math.clamp(1 - Math.floor(Math.log10(step)), 1, 6);
  }

  /// Without the zeros and the power of ten that Java would write: `20`, `0.05`; with the power
  /// where a label would be longer than its chart: `1.5e300`.
  public static String plain(double number) {
    BigDecimal rounded = new BigDecimal(String.valueOf(round(number))).stripTrailingZeros();
    int power = rounded.precision() - rounded.scale() - 1;
    boolean isLong = rounded.signum() != 0 && (power > MOST_DIGITS || power < -MOST_DIGITS);
    return isLong
        ? rounded.movePointLeft(power).stripTrailingZeros().toPlainString() + "e" + power
        : rounded.toPlainString();
  }

  /// As [#plain(double)], with a comma before each three digits: `1,500.5`.
  public static String separated(double number) {
    String plain = plain(number);
    if (plain.indexOf('e') >= 0) {
      return plain;
    }
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    return whole.replaceAll("\\B(?=(\\d{3})+$)", ",") + (point < 0 ? "" : plain.substring(point));
  }

  public void put(Map<String, Object> axis) {
    axis.put("min", min);
    axis.put("max", max);
    axis.put("interval", step);
  }
}
