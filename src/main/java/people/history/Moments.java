package people.history;

import module java.base;

import people.*;

/// Reads the dates and the moments that a question is about.
final class Moments {

  private Moments() {}

  /// See [History#day].
  static LocalDate day(String date) {
    if (date.equalsIgnoreCase("today")) {
      return LocalDate.now(Clock.systemUTC());
    }
    LocalDate day = EffectiveDate.parse(date).latest();
    if (day == null) {
      throw new IllegalArgumentException(
          "'%s' has no last day; expected one up to which to look".formatted(date));
    }
    return day;
  }

  /// See [History#instant].
  static Instant instant(String text) {
    try {
      if (text.indexOf('T') == 10) {
        return OffsetDateTime.parse(text).toInstant();
      }
      return endOf(day(text));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s' is not a moment%s; expected a time (2015-02-14T09:30:00Z), a day (2015-02-14), a month or a year"
              .formatted(text, EffectiveDate.hint(text)));
    }
  }

  /// The end of a day (UTC).
  static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusNanos(1);
  }
}
