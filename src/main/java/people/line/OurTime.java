package people.line;

import module java.base;

/// Reads a recorded time in the form in which this version writes it, which takes a small part of
/// the time that any form takes.
final class OurTime {

  private static final String FORM = "0000-00-00T00:00:00.000000Z";

  private OurTime() {}

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
}
