package people.simulation;

import people.*;

/// The chances of what can happen in one year, for each age. The numbers are rounded to what
/// Western Europe has seen since 1960; the source of each shape is named where it stands. From 2030
/// on all years are alike.
final class Rates {

  /// The year in which a simulation begins.
  static final int FIRST_YEAR = 1960;

  private static final int OLDEST = 110;

  /// A year, at the best age.
  private static final double REMARRIAGE_DIVORCED = 0.055;

  private static final double REMARRIAGE_WIDOWED = 0.02;

  /// Years since [#FIRST_YEAR], 70 at most.
  private final int years;

  private final double[] deathOfWomen = new double[OLDEST + 1];
  private final double[] deathOfMen = new double[OLDEST + 1];
  private final double[] marriage = new double[OLDEST + 1];
  private final double[] fertility = new double[OLDEST + 1];

  /// By years together.
  private final double[] divorce = new double[OLDEST + 1];

  Rates(int year) {
    years = years(year);
    // the age at which most die; life expectancy at birth is some 6 years less
    double mode = 76.5 + years / 6.0;
    double divorces = 0.005 + 0.015 * Math.min(40, years) / 40;
    for (int age = 0; age <= OLDEST; age++) {
      deathOfWomen[age] = death(age, mode + 2.5);
      deathOfMen[age] = death(age, mode - 2.5);
      // Coale and McNeil, "The distribution by age of the frequency of first marriage", 1972: steep
      // rise, slow fall
      double peak = 23 + years * 0.115;
      marriage[age] = (0.24 - 0.0022 * Math.min(50, years)) * bell(age, peak, 4.5, 8.5);
      // Eurostat, demo_find: mean age at birth from 27 to 31
      fertility[age] = age < 18 || age > 45 ? 0 : bell(age, 26 + years * 0.08, 5.5, 6.5);
      // Kulu, "Marriage duration and divorce: the seven-year itch or a lifelong itch?", Demography
      // 51, 2014
      divorce[age] = divorces * (age < 7 ? 0.25 + age * 0.15 : 1.3 * bell(age, 7, 1, 11));
    }
  }

  private static int years(int year) {
    return Math.clamp(year - FIRST_YEAR, 0, 70);
  }

  /// Gompertz's law ("On the nature of the function expressive of the law of human mortality",
  /// 1825), with accidents.
  private static double death(int age, double mode) {
    double slope = 0.1;
    double hazard =
        slope * StrictMath.exp(slope * (age + 0.5 - mode)) + (age < 15 ? 0.0002 : 0.0006);
    return age == OLDEST ? 1 : 1 - StrictMath.exp(-hazard);
  }

  private static double bell(double age, double peak, double widthBefore, double widthAfter) {
    double distance = (age - peak) / (age < peak ? widthBefore : widthAfter);
    return StrictMath.exp(-distance * distance / 2);
  }

  private static int row(int age) {
    return Math.min(age, OLDEST);
  }

  double death(boolean female, int age) {
    return (female ? deathOfWomen : deathOfMen)[row(age)];
  }

  /// Of a newborn in the first weeks: from 20 in 1000 to 3 (Human Mortality Database, most
  /// countries).
  double infantDeath() {
    return 0.02 * StrictMath.exp(-0.032 * years);
  }

  /// Births a year for each founder: from 18 in 1000 to 11 (Eurostat, demo_gind).
  static double births(int year) {
    return Math.max(0.011, 0.0185 - 0.00015 * years(year));
  }

  /// How much likelier one woman is to have a child this year than another.
  double fertility(Resident woman, int age, int day) {
    if (day - woman.lastBirth < 400) {
      return 0;
    }
    double alone =
        woman.partner == null || woman.status == Status.SEPARATED ? 0.06 + years * 0.002 : 1;
    double family = woman.children >= 4 ? 0.15 : woman.children >= 2 ? 0.5 : 1;
    return fertility[row(age)] * alone * family;
  }

  /// Chance of a woman without a partner to marry, where she finds someone.
  double marriage(Resident woman, int age) {
    if (age > 75) {
      return 0;
    }
    double old = age < 45 ? 1 : age < 60 ? 0.5 : 0.15;
    return switch (woman.status) {
      case DIVORCED -> REMARRIAGE_DIVORCED * old;
      case WIDOWED -> REMARRIAGE_WIDOWED * old;
      case SINGLE, UNKNOWN, MARRIED, PARTNERED, SEPARATED -> marriage[row(age)];
    };
  }

  /// Share of registered partnerships among new unions; the first laws are of around 1999 (France:
  /// PACS).
  static double partnership(int year) {
    return year < 1999 ? 0 : Math.min(0.3, 0.08 + 0.015 * (year - 1999));
  }

  /// Chance of a couple to divorce, or to separate first.
  double divorce(int yearsTogether) {
    return divorce[row(yearsTogether)];
  }

  /// Billari, Philipov and Baizán, "Leaving home in Europe", 2001: most between 18 and 25.
  static double leavingHome(int age) {
    return age < 18 ? 0 : age < 26 ? 0.03 + 0.01 * (age - 18) : 0.06;
  }

  /// Of a whole household, by the age of its head: Rogers and Castro, "Model migration schedules",
  /// 1981.
  static double moving(int age) {
    return age < 30 ? 0.016 : age < 40 ? 0.009 : age < 65 ? 0.003 : 0.002;
  }

  /// Share of wives who take the husband's name: from nine in ten to half.
  double wifeTakesName() {
    return Math.max(0.5, 0.9 - 0.008 * years);
  }
}
