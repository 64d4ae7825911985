package people.sheets;

import module java.base;

/// The text of a number in a workbook: a date where its format is one of dates, since workbooks
/// keep dates as numbers of days.
///
/// ECMA-376, 18.8.30 (formats that have a number only) and 18.17.4.1 (how days are counted).
final class CellText {

  static final int DIGITS = 15; // as many as Excel keeps
  private static final int LONGEST = 400; // digits of a number, as many as a double can have
  private static final int SECONDS = 86_400; // of a day
  private static final int LAST_DAY = 2_958_465; // 9999-12-31

  private static final LocalDate FIRST_1904 = LocalDate.of(1904, 1, 1);
  private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 31);

  /// Excel believes that 1900 was a leap year, as Lotus 1-2-3 did, so this day is its sixtieth.
  private static final int NO_DAY = 60;

  /// What stands in a format and is not of the number: words in quotes, escaped characters, filling
  /// and padding, colours and conditions, but for hours that go on beyond 24.
  private static final Pattern DECORATION =
      Pattern.compile(
          "\"[^\"]*\"|\\\\.|[_*].|\\[(?!h+]|hh?]|m+]|s+])[^]]*]", Pattern.CASE_INSENSITIVE);

  private static final Pattern DIGITS_IN_FRONT = Pattern.compile("0[0 /()-]*0");

  /// What a format makes of a number.
  private sealed interface Form {
    record General() implements Form {}

    /// Digits to be filled from the right, with what stands between them.
    record Digits(String pattern) implements Form {}

    record Date(boolean hasDay, boolean hasTime, boolean isDuration) implements Form {}
  }

  private final boolean is1904;
  private final Map<String, Form> forms = new HashMap<>();

  CellText(boolean is1904) {
    this.is1904 = is1904;
  }

  /// @param format its pattern; null for none
  /// @param formatId its number; null for none
  String of(BigDecimal number, String format, Integer formatId) {
    String key = format == null ? "#" + formatId : format;
    Form form = forms.get(key);
    if (form == null) {
      form = form(format, formatId == null ? 0 : formatId);
      forms.put(key, form);
    }
    return switch (form) {
      case Form.General _ -> plain(number);
      case Form.Digits digits -> filled(number, digits.pattern);
      case Form.Date date -> date(number, date);
    };
  }

  private static Form form(String format, int id) {
    if (format == null) {
      // dates of East Asian workbooks, whose patterns are not in the file
      boolean isDate = id >= 27 && id <= 36 || id >= 50 && id <= 58;
      return isDate ? new Form.Date(true, false, false) : new Form.General();
    }
    String literal = format.replace("\\", "").replace("\"", "");
    if (DIGITS_IN_FRONT.matcher(literal).matches()) {
      return new Form.Digits(literal);
    }
    String bare =
        DECORATION.matcher(format.split(";", 2)[0]).replaceAll("").toLowerCase(Locale.ROOT);
    if (bare.contains("general")
        || bare.contains("standard")
        || bare.contains("#")
        || bare.contains("e+")) {
      return new Form.General();
    }
    boolean hasTime = bare.contains("h") || bare.contains("s");
    boolean hasDay =
        bare.contains("y")
            || bare.contains("d")
            || bare.contains("g")
            || bare.contains("m") && !hasTime && !bare.contains("[m");
    boolean isDuration = bare.contains("[");
    return hasDay || hasTime || isDuration
        ? new Form.Date(hasDay, hasTime || isDuration, isDuration)
        : new Form.General();
  }

  private static String plain(BigDecimal number) {
    BigDecimal kept = number.precision() > DIGITS ? number.round(new MathContext(DIGITS)) : number;
    BigDecimal stripped = kept.stripTrailingZeros();
    return Math.abs((long) stripped.scale()) > LONGEST
        ? stripped.toString()
        : stripped.toPlainString();
  }

  private static String filled(BigDecimal number, String pattern) {
    String digits = plain(number);
    if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return digits;
    }
    var text = new StringBuilder();
    int next = digits.length();
    for (int i = pattern.length(); i-- > 0; ) {
      char c = pattern.charAt(i);
      text.append(c != '0' ? c : next > 0 ? digits.charAt(--next) : '0');
    }
    return digits.substring(0, next) + text.reverse();
  }

  private String date(BigDecimal number, Form.Date form) {
    if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(LAST_DAY + 1L)) >= 0) {
      return plain(number);
    }
    long seconds =
        number.multiply(BigDecimal.valueOf(SECONDS)).setScale(0, RoundingMode.HALF_UP).longValue();
    int days = (int) (seconds / SECONDS);
    int rest = (int) (seconds % SECONDS);
    if (form.isDuration) {
      return "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    LocalTime time = LocalTime.ofSecondOfDay(rest);
    boolean isTimeOnly = !form.hasDay || days == 0 && !is1904 && form.hasTime;
    if (isTimeOnly) {
      return time.format(DateTimeFormatter.ISO_LOCAL_TIME);
    }
    String day = day(days);
    return form.hasTime && rest > 0
        ? day + "T" + time.format(DateTimeFormatter.ISO_LOCAL_TIME)
        : day;
  }

  /// The day of a number of days that has lost its format, where it is of five digits: between 1927
  /// and 2173; a shorter one may be a year. Null for any other text.
  LocalDate day(String days) {
    return days.matches("[1-9]\\d{4}") ? LocalDate.parse(day(Integer.parseInt(days))) : null;
  }

  private String day(int days) {
    if (is1904) {
      return FIRST_1904.plusDays(days).toString();
    }
    return days == NO_DAY
        ? "1900-02-29" // as it is shown; no date, so whoever reads it will say so
        : BEFORE_1900.plusDays(days > NO_DAY ? days - 1 : days).toString();
  }
}
