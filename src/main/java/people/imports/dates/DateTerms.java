package people.imports.dates;

import module java.base;

import people.*;
import people.EffectiveDate.Qualifier;

/// Dates in the terms of GEDCOM 7 (section 2.4), the way back from [GedcomDate]:
///
/// | date | words |
/// |---|---|
/// | `1835-07-08`, `1835-07`, `1835` | `8 JUL 1835`, `JUL 1835`, `1835` |
/// | `1835~`, `1835?` | `ABT 1835`: the standard knows no other doubt |
/// | `1963/1965` | `BET 1963 AND 1965` |
/// | `../1963-06`, `1963/..` | `BEF JUL 1963`, `AFT 1962` |
/// | `-0043` | `44 BCE` |
public final class DateTerms {

  private DateTerms() {}

  /// The words of a date.
  public static String of(EffectiveDate date) {
    if (date.earliest() == null) {
      return "BEF " + start(date.latest().plusDays(1));
    }
    if (date.latest() == null) {
      return "AFT " + end(date.earliest().minusDays(1));
    }
    return isPoint(date)
        ? (date.qualifier() == Qualifier.NONE ? "" : "ABT ") + start(date)
        : "BET " + start(date.earliest()) + " AND " + end(date.latest());
  }

  /// The words for what lasts from a date on: `FROM 1963 TO 31 MAR 1970`.
  ///
  /// @param last the last day; null where it is not known
  public static String from(EffectiveDate date, LocalDate last) {
    return isPoint(date) && date.qualifier() == Qualifier.NONE
        ? "FROM " + start(date) + (last == null ? "" : " TO " + day(last))
        : of(date);
  }

  /// The words for what is recorded without a date, and was so by a day.
  public static String by(LocalDate day) {
    return "BEF " + day(day.plusDays(1));
  }

  /// Whether words are read as that date.
  public static boolean isSaidBy(String words, EffectiveDate date) {
    return date.equals(GedcomDate.ofVersion7(words).date());
  }

  /// Whether it is a day, a month or a year.
  private static boolean isPoint(EffectiveDate date) {
    return date.earliest() != null
        && date.latest() != null
        && !date.with(Qualifier.NONE).toString().contains("/");
  }

  private static String start(EffectiveDate point) {
    LocalDate from = point.earliest();
    return from.equals(point.latest())
        ? day(from)
        : from.getMonth() == point.latest().getMonth() ? month(from) : year(from);
  }

  private static String start(LocalDate day) {
    return day.getDayOfYear() == 1 ? year(day) : day.getDayOfMonth() == 1 ? month(day) : day(day);
  }

  private static String end(LocalDate day) {
    boolean isLast = day.getDayOfMonth() == day.lengthOfMonth();
    return !isLast ? day(day) : day.getMonth() == Month.DECEMBER ? year(day) : month(day);
  }

  private static String day(LocalDate day) {
    return day.getDayOfMonth() + " " + month(day);
  }

  private static String month(LocalDate day) {
    return DatePoint.MONTHS.get(day.getMonthValue() - 1) + " " + year(day);
  }

  private static String year(LocalDate day) {
    int year = day.getYear();
    return year > 0 ? Integer.toString(year) : (1 - (long) year) + " BCE";
  }
}
