package people.imports.dates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.HebrewCalendar;
import com.ibm.icu.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeCalendarTest {

  /// A day in milliseconds, as ICU4J counts.
  private static final long DAY = Duration.ofDays(1).toMillis();

  @Test
  void everyHebrewMonthBeginsWhereAnotherLibraryBeginsIt() {
    HebrewCalendar other = new HebrewCalendar(TimeZone.GMT_ZONE);
    for (int year = 1; year < 6500; year++) {
      for (int month = 1; month <= 13; month++) {
        // it counts the first Adar as one that common years don't have, where GEDCOM counts the
        // second
        boolean onlyAdar = TreeCalendar.HEBREW.length(year, 7) == 0 && month == 6;
        boolean none = TreeCalendar.HEBREW.length(year, month) == 0;
        if (!none) {
          other.clear();
          other.set(year, onlyAdar ? HebrewCalendar.ADAR : month - 1, 1);
          int atYear = year;
          int atMonth = month;
          assertEquals(
              day(other),
              TreeCalendar.HEBREW.monthStart(year, month),
              () -> "%d-%d".formatted(atYear, atMonth));
        }
      }
    }
  }

  @Test
  void everyJulianMonthBeginsWhereAnotherLibraryBeginsIt() {
    GregorianCalendar other = new GregorianCalendar(TimeZone.GMT_ZONE);
    other.setGregorianChange(new Date(Long.MAX_VALUE));
    for (int year = 1; year < 3000; year++) {
      for (int month = 1; month <= 12; month++) {
        other.clear();
        other.set(year, month - 1, 1);
        assertEquals(day(other), TreeCalendar.JULIAN.monthStart(year, month));
        assertEquals(
            other.getActualMaximum(Calendar.DAY_OF_MONTH), TreeCalendar.JULIAN.length(year, month));
      }
    }
  }

  private static LocalDate day(Calendar calendar) {
    return LocalDate.ofEpochDay(Math.floorDiv(calendar.getTimeInMillis(), DAY));
  }

  /// Days on which history is written in two calendars.
  @ParameterizedTest
  @CsvSource({
    "HEBREW, 5708, 9, 5, 1948-05-14", // the State of Israel is declared
    "HEBREW, 5784, 1, 22, 2023-10-07",
    "HEBREW, 5784, 7, 14, 2024-03-24", // Purim, in the second Adar of a leap year
    "HEBREW, 5785, 6, 14, 2025-03-14", // Purim of a common year
    "JULIAN, 1066, 10, 14, 1066-10-20", // Hastings
    "JULIAN, 1732, 2, 11, 1732-02-22", // Washington is born
    "JULIAN, 1917, 10, 25, 1917-11-07", // Saint Petersburg
    "FRENCH_REPUBLICAN, 1, 1, 1, 1792-09-22",
    "FRENCH_REPUBLICAN, 2, 11, 9, 1794-07-27", // Robespierre falls
    "FRENCH_REPUBLICAN, 8, 2, 18, 1799-11-09", // Bonaparte
    "FRENCH_REPUBLICAN, 13, 3, 11, 1804-12-02", // he is crowned
    "FRENCH_REPUBLICAN, 14, 4, 10, 1805-12-31" // the last day
  })
  void daysOfHistoryAreThoseOfTheBooks(
      TreeCalendar calendar, int year, int month, int day, LocalDate date) {
    assertEquals(date, calendar.days(year, month, day).day());
  }

  /// The Republican year began on the day of the equinox in true solar time of Paris. The equinox
  /// is computed here after J. Meeus, Astronomical Algorithms, chapter 27, without the periodic
  /// terms below a quarter of an hour; no equinox of these years is nearer to midnight.
  @Test
  void theRepublicanYearsBeginOnTheDayOfTheEquinoxInParis() {
    for (int year = 1792; year <= 1806; year++) {
      double y = (year - 2000) / 1000.0;
      double mean =
          2451810.21715
              + 365242.01767 * y
              - 0.11575 * y * y
              + 0.00337 * Math.pow(y, 3)
              + 0.00078 * Math.pow(y, 4);
      double t = (mean - 2451545.0) / 36525;
      double[][] terms = {
        {485, 324.96, 1934.136}, {203, 337.23, 32964.467}, {199, 342.08, 20.186},
        {182, 27.85, 445267.112}, {156, 73.14, 45036.886}, {136, 171.52, 22518.443},
        {77, 222.54, 65928.934}, {74, 296.72, 3034.906}, {70, 243.58, 9037.513},
        {58, 119.81, 33718.147}, {52, 297.17, 150.678}, {50, 21.02, 2281.226},
        {45, 247.54, 29929.562}, {44, 325.15, 31555.956}, {29, 60.93, 4443.417},
        {18, 155.12, 67555.328}, {17, 288.79, 4562.452}, {16, 198.04, 62894.029},
        {14, 199.76, 31436.921}, {12, 95.39, 14577.848}, {12, 287.11, 31931.756},
        {12, 320.81, 34777.259}, {9, 227.73, 1222.114}, {8, 15.45, 16859.074}
      };
      double sum = 0;
      for (double[] term : terms) {
        sum += term[0] * Math.cos(Math.toRadians(term[1] + term[2] * t));
      }
      double w = Math.toRadians(35999.373 * t - 2.47);
      double equinox = mean + 0.00001 * sum / (1 + 0.0334 * Math.cos(w) + 0.0007 * Math.cos(2 * w));
      // Paris is 9 min 21 s east of Greenwich; the sun is 7 min 30 s early at the equinox
      double paris = equinox + (9.35 + 7.5) / 24 / 60;
      LocalDate day = LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, (long) Math.floor(paris + 0.5));
      assertEquals(day, TreeCalendar.FRENCH_REPUBLICAN.monthStart(year - 1791, 1), "year " + year);
    }
  }
}
