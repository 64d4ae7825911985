package people.line;

import module java.base;

/// Reads recorded times: in the form in which this version writes them, which takes a small part of
/// the time that any form takes, and in others.
final class OurTime {

  private static final String FORM = "0000-00-00T00:00:00.000000Z";

  private static final Instant FIRST_TIME = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST_TIME = Instant.parse("+10000-01-01T00:00:00Z");

  private OurTime() {}

  /// Whether a line can have that recorded time: years have four digits, so that text order is time
  /// order.
  static boolean isWritable(Instant recorded) {
    return !recorded.isBefore(FIRST_TIME) && recorded.isBefore(LAST_TIME);
  }

  /// A recorded time such as `2015-02-14T09:26:53.589000Z`; null for one in any other form.
  ///
  /// @throws DateTimeException for a day or a time that there is not
  static Instant read(String text) {
    if (text.length() != FORM.length()) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isDigit = c >= '0' && c <= '9';
      if (FORM.charAt(i) == '0' ? !isDigit : c != FORM.charAt(i)) {
        return null;
      }
    }
    if (digits(text, 11, 13) == 24 || digits(text, 17, 19) == 60) {
      return null; // which may be the end of a day, or a leap second
    }
    return LocalDateTime.of(
            digits(text, 0, 4),
            digits(text, 5, 7),
            digits(text, 8, 10),
            digits(text, 11, 13),
            digits(text, 14, 16),
            digits(text, 17, 19),
            digits(text, 20, 26) * 1000)
        .toInstant(ZoneOffset.UTC);
  }

  private static int digits(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  /// A recorded time: RFC 3339 in any zone and width, or without a zone, which is taken as UTC.
  static Instant ofAnyForm(String text) {
    if (text.endsWith("Z")) {
      Instant ours = read(text);
      return ours != null ? ours : Instant.parse(text);
    }
    String time = text.replace(' ', 'T');
    boolean hasZone = time.lastIndexOf('+') > 0 || time.lastIndexOf('-') > time.indexOf('T');
    return hasZone
        ? OffsetDateTime.parse(time).toInstant()
        : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
  }

  /// Days since 1970 of a day in the Gregorian calendar, by Howard Hinnant, "chrono-Compatible
  /// Low-Level Date Algorithms" (days_from_civil, public domain): years begin in March, so that the
  /// day that may be missing is the last one.
  static int epochDay(int year, int month, int day) {
    int marchYear = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(marchYear, 400);
    int ofEra = marchYear - 400 * era;
    int ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return 146_097 * era + 365 * ofEra + ofEra / 4 - ofEra / 100 + ofYear - 719_468;
  }
}
