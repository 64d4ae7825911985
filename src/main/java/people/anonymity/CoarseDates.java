package people.anonymity;

import module java.base;

import people.*;
import people.anonymity.AnonymityOptions.DatePrecision;

/// Dates and recorded times, as exactly as they are to be kept.
///
/// @param dates how exactly that is
record CoarseDates(DatePrecision dates) {

  /// @param date null for none
  EffectiveDate of(EffectiveDate date) {
    return date == null || dates == DatePrecision.DAY
        ? date
        : new EffectiveDate(first(date.earliest()), last(date.latest()), date.qualifier());
  }

  private LocalDate first(LocalDate day) {
    return day == null
        ? null
        : dates == DatePrecision.YEAR ? day.withDayOfYear(1) : day.withDayOfMonth(1);
  }

  private LocalDate last(LocalDate day) {
    return day == null
        ? null
        : dates == DatePrecision.YEAR
            ? day.withDayOfYear(day.lengthOfYear())
            : day.withDayOfMonth(day.lengthOfMonth());
  }

  /// A recorded time that is behind the one above, a microsecond later where both would be one.
  ///
  /// @param last [Instant#MIN] for none
  Instant of(Instant recorded, Instant last) {
    LocalDate day = LocalDate.ofInstant(recorded, ZoneOffset.UTC);
    Instant kept =
        (dates == DatePrecision.DAY ? day : first(day)).atStartOfDay().toInstant(ZoneOffset.UTC);
    return kept.isAfter(last) ? kept : last.plus(1, ChronoUnit.MICROS);
  }
}
