package people.imports.dates;

import module java.base;

import people.EffectiveDate;
import people.EffectiveDate.Qualifier;

/// A calendar that a date in a family tree may be of, and the days of ours that its years and
/// months cover. A calendar is given by the first day of each month.
///
/// The arithmetic is published, and its test compares it with ICU4J day by day: the Julian one
/// after E. G. Richards, Explanatory Supplement to the Astronomical Almanac, 15.11; the Hebrew one
/// after E. M. Reingold and N. Dershowitz, Calendrical Calculations, chapter 8. A Hebrew day begins
/// on the evening before; it is told as the day on which it ends.
enum TreeCalendar {
  GREGORIAN(12) {
    @Override
    LocalDate monthStart(int year, int month) {
      return LocalDate.of(year, 1, 1).plusMonths(month - 1L);
    }
  },
  JULIAN(12) {
    @Override
    LocalDate monthStart(int year, int month) {
      int inYear = (month - 1) % 12 + 1;
      long years = (long) year + (month - 1) / 12 + 4800 - (inYear <= 2 ? 1 : 0);
      int months = inYear + (inYear <= 2 ? 9 : -3);
      long dayNumber = 1 + (153 * months + 2) / 5 + 365 * years + Math.floorDiv(years, 4L) - 32083;
      return LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, dayNumber);
    }
  },
  /// Twelve months of 30 days, then the 5 or 6 complementary days.
  FRENCH_REPUBLICAN(13) {
    @Override
    LocalDate monthStart(int year, int month) {
      return month > 13 ? frenchNewYear(year + 1) : frenchNewYear(year).plusDays(30L * (month - 1));
    }
  },
  /// Months are numbered from Tishri as GEDCOM lists them; the seventh, Adar Sheni, has no days in
  /// a common year.
  HEBREW(13) {
    @Override
    LocalDate monthStart(int year, int month) {
      LocalDate newYear = hebrewNewYear(year);
      LocalDate next = hebrewNewYear(year + 1);
      if (month > 13) {
        return next;
      }
      long length = ChronoUnit.DAYS.between(newYear, next);
      boolean leap = length > 355;
      int[] lengths = {
        30,
        length % 10 == 5 ? 30 : 29,
        length % 10 == 3 ? 29 : 30,
        29,
        30,
        leap ? 30 : 29,
        leap ? 29 : 0,
        30,
        29,
        30,
        29,
        30
      };
      return newYear.plusDays(Arrays.stream(lengths, 0, month - 1).sum());
    }
  };

  /// Day of September on which the Republican years 1, 2, 3, … 15 began (1792, 1793, …): the true
  /// autumnal equinox in Paris, so a list and not a rule.
  private static final int[] FRENCH_NEW_YEAR = {
    22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23, 23
  };

  /// The first of Tishri of year 1 would have been that day after the new moon of the count: 7
  /// October 3761 BC in the Julian calendar.
  private static final LocalDate HEBREW_EPOCH = LocalDate.of(-3760, 9, 7);

  /// Parts of an hour, of which there are 1080, in a day.
  private static final long PARTS_OF_A_DAY = 25920;

  private final int months;

  TreeCalendar(int months) {
    this.months = months;
  }

  /// The first day of a month.
  ///
  /// @param month from 1; the one behind the last is the first of the next year
  abstract LocalDate monthStart(int year, int month);

  /// How many days a month has; 0 for Adar Sheni in a common year.
  int length(int year, int month) {
    return (int) ChronoUnit.DAYS.between(monthStart(year, month), monthStart(year, month + 1));
  }

  /// The days of a year, of a month, or a day.
  ///
  /// @param month 0 for all of the year
  /// @param day 0 for all of the month
  EffectiveDate days(int year, int month, int day) {
    LocalDate first = monthStart(year, Math.max(month, 1));
    LocalDate next = monthStart(year, (month == 0 ? months : month) + 1);
    return day == 0
        ? new EffectiveDate(first, next.minusDays(1), Qualifier.NONE)
        : EffectiveDate.of(first.plusDays(day - 1L));
  }

  private static LocalDate frenchNewYear(int year) {
    return LocalDate.of(1791 + year, 9, FRENCH_NEW_YEAR[year - 1]);
  }

  private static LocalDate hebrewNewYear(int year) {
    long before = hebrewDays(year - 1);
    long days = hebrewDays(year);
    long after = hebrewDays(year + 1);
    int shift = after - days == 356 ? 2 : days - before == 382 ? 1 : 0;
    return HEBREW_EPOCH.plusDays(days + shift);
  }

  /// Days from the epoch to the mean new moon of Tishri, put off so that the year does not begin on
  /// a Sunday, Wednesday or Friday.
  private static long hebrewDays(int year) {
    long months = Math.floorDiv(235L * year - 234, 19L);
    long parts = 12084 + 13753 * months;
    long days = 29 * months + Math.floorDiv(parts, PARTS_OF_A_DAY);
    return Math.floorMod(3 * (days + 1), 7L) < 3 ? days + 1 : days;
  }
}
