package people.imports.dates;

import module java.base;

import people.EffectiveDate;

/// An age as family trees write it (AGE): `70y 3m`, `< 8y`, `INFANT`; a number alone counts years.
/// The grammar is AGE_AT_EVENT of GEDCOM 5.5.1 (page 42) and Age of GEDCOM 7.0 (section 2.5).
///
/// @param least she is at least so old
/// @param below she is not that old yet; null where nothing is said of that
public record TreeAge(Period least, Period below) {

  private static final Pattern PARTS =
      Pattern.compile(
          "(?<sign>[<>]?) ?(?:(?<only>\\d{1,3})|(?=\\d)(?:(?<years>\\d{1,3}) ?Y(?:EARS?|RS?)?\\.?"
              + " ?)?(?:(?<months>\\d{1,4}) ?M(?:ONTHS?)?\\.? ?)?(?:(?<weeks>\\d{1,4})"
              + " ?W(?:EEKS?)?\\.? ?)?(?:(?<days>\\d{1,5}) ?D(?:AYS?)?\\.?)?)");

  /// Nobody was older.
  private static final int OLDEST = 125;

  private static final int CHILDHOOD = 8;

  /// @return null for words that are no age
  public static TreeAge of(String words) {
    String text = words.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
    return switch (text) {
      case "STILLBORN" -> new TreeAge(Period.ZERO, Period.ofDays(1));
      case "INFANT" -> new TreeAge(Period.ZERO, Period.ofYears(1));
      case "CHILD" -> new TreeAge(Period.ZERO, Period.ofYears(CHILDHOOD));
      default -> ofNumbers(PARTS.matcher(text));
    };
  }

  private static TreeAge ofNumbers(Matcher parts) {
    if (!parts.matches()) {
      return null;
    }
    int years = number(parts, "only") + number(parts, "years");
    int weeks = number(parts, "weeks");
    Period said =
        Period.of(years, number(parts, "months"), weeks * 7 + number(parts, "days")).normalized();
    if (said.getYears() > OLDEST) {
      return null;
    }
    Period unit =
        parts.group("days") != null
            ? Period.ofDays(1)
            : parts.group("weeks") != null
                ? Period.ofDays(7)
                : parts.group("months") != null ? Period.ofMonths(1) : Period.ofYears(1);
    return switch (parts.group("sign")) {
      case "<" -> new TreeAge(Period.ZERO, said);
      case ">" -> new TreeAge(said, null);
      default -> new TreeAge(said, said.plus(unit));
    };
  }

  private static int number(Matcher parts, String name) {
    return parts.group(name) == null ? 0 : Integer.parseInt(parts.group(name));
  }

  /// When somebody was born who is so old on a date; doubted. Null where that has no end.
  public EffectiveDate birth(EffectiveDate at) {
    if (at.latest() == null) {
      return null;
    }
    boolean isOpen = below == null || at.earliest() == null;
    LocalDate earliest = isOpen ? null : at.earliest().minus(below);
    return new EffectiveDate(earliest, at.latest().minus(least), at.qualifier()).doubted();
  }

  /// The last day on which somebody may be so old; null where there is none.
  public LocalDate until(EffectiveDate born) {
    return below == null || born.latest() == null ? null : born.latest().plus(below);
  }
}
