package people.imports.dates;

import module java.base;

/// The dates of Gramps in the words of GEDCOM: `dateval`, `daterange`, `datespan` and `datestr`.
public final class GrampsDate {

  private static final List<String> ELEMENTS =
      List.of("dateval", "daterange", "datespan", "datestr");

  private static final Pattern DAY = Pattern.compile("(\\d{1,4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?");

  private static final Map<String, String> TYPES =
      Map.of("before", "BEF ", "after", "AFT ", "about", "ABT ", "from", "FROM ", "to", "TO ");

  /// The calendars, as GEDCOM calls them, with their months.
  private static final Map<String, String> CALENDARS =
      Map.of("Julian", "JULIAN", "Hebrew", "HEBREW", "French Republican", "FRENCH R");

  private GrampsDate() {}

  /// Whether an element of that name is a date.
  public static boolean isDate(String element) {
    return ELEMENTS.contains(element);
  }

  /// The words of GEDCOM for such an element; without a day where it has none.
  ///
  /// @param attributes of the element, by name
  public static String words(String element, Map<String, String> attributes) {
    String calendar = attributes.getOrDefault("cformat", "");
    String quality = attributes.getOrDefault("quality", "");
    // a year that is written twice, or began on another day, is open
    boolean isAbout = !quality.isEmpty() || attributes.containsKey("newyear");
    String about = isAbout ? "ABT " : "";
    return switch (element) {
      case "datestr" -> attributes.getOrDefault("val", "");
      case "daterange" ->
          "BET "
              + about
              + day(attributes.getOrDefault("start", ""), calendar)
              + " AND "
              + about
              + day(attributes.getOrDefault("stop", ""), calendar);
      case "datespan" ->
          "FROM "
              + about
              + day(attributes.getOrDefault("start", ""), calendar)
              + " TO "
              + about
              + day(attributes.getOrDefault("stop", ""), calendar);
      default -> {
        String type = TYPES.getOrDefault(attributes.getOrDefault("type", ""), "");
        String whole = type.equals("ABT ") ? type : type + about;
        yield whole + day(attributes.getOrDefault("val", ""), calendar);
      }
    };
  }

  /// A day, month or year: `3 NOV 1850`; the words in brackets where it is none, or of a calendar
  /// that GEDCOM does not have.
  ///
  /// @param calendar empty for our own
  public static String day(String date, String calendar) {
    Matcher matcher = DAY.matcher(date);
    boolean isOurs = calendar.isEmpty() || calendar.equals("Gregorian");
    if (!matcher.matches() || !isOurs && !CALENDARS.containsKey(calendar)) {
      return "(%s)".formatted((date + " " + calendar).strip());
    }
    List<String> months =
        switch (calendar) {
          case "Hebrew" -> DatePoint.HEBREW_MONTHS;
          case "French Republican" -> DatePoint.FRENCH_MONTHS;
          default -> DatePoint.MONTHS;
        };
    int month = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    int day = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    boolean isMonth = month > 0 && month <= months.size();
    return (isOurs ? "" : "@#D" + CALENDARS.get(calendar) + "@ ")
        + (day > 0 && isMonth ? day + " " : "")
        + (isMonth ? months.get(month - 1) + " " : "")
        + matcher.group(1);
  }
}
