package people.rosters;

import module java.base;

/// Columns that say one thing together, such as a street and the number of the house: without it,
/// all of a street would be one household.
final class JoinedColumns {

  private static final Set<String> HOUSE_NUMBERS =
      RosterWords.plainWords(
          "housenumber houseno housenr streetnumber streetno hausnummer hausnr hnr numérorue"
              + " númerocalle civico numerocivico huisnummer huisnr numerdomu nrdomu husnummer"
              + " husnr");

  private static final Set<String> ADDITIONS =
      RosterWords.plainWords(
          "hausnummerzusatz toevoeging huisnummertoevoeging huisnrtoevoeging toev nrlokalu");

  private static final Set<String> PREFIXES =
      RosterWords.plainWords(
          "tussenvoegsel tussenvoegsels tussenv voorvoegsel voorvoegsels namensvorsatz"
              + " vorsatzwort");

  /// A number behind a street is that of the house.
  private static final Set<String> NUMBERS =
      RosterWords.plainWords("nr no number num numero numéro número n");

  private JoinedColumns() {}

  /// Whether a column is called as a number is, and stands behind a street.
  ///
  /// @param streets what a street is called, in plain form
  static boolean isOfHouse(List<String> header, String column, Set<String> streets) {
    int at = header.indexOf(column);
    return at > 0
        && NUMBERS.contains(RosterWords.plain(column))
        && streets.contains(RosterWords.plain(header.get(at - 1)));
  }

  /// Joins the columns that belong to the last name and the street.
  ///
  /// @param columns by role; changed
  /// @param streets what a street is called, in plain form
  static void join(
      Map<String, String> columns,
      List<String> header,
      List<List<String>> rows,
      Set<String> streets) {
    columns.computeIfPresent(
        "last",
        (_, last) -> {
          String prefix = called(PREFIXES, header);
          return prefix == null ? last : joined(header, prefix, last);
        });
    columns.computeIfPresent(
        "street",
        (_, street) -> {
          String number =
              header.stream()
                  .filter(column -> isOfHouse(header, column, streets))
                  .findFirst()
                  .orElse(called(HOUSE_NUMBERS, header));
          if (number == null || isBlank(number, header, rows)) {
            return street;
          }
          String addition = called(ADDITIONS, header);
          String both = joined(header, street, number);
          return addition == null ? both : joined(header, both, addition);
        });
  }

  private static boolean isBlank(String column, List<String> header, List<List<String>> rows) {
    int at = header.indexOf(column);
    return rows.stream().allMatch(row -> at >= row.size() || row.get(at).isBlank());
  }

  private static String called(Set<String> names, List<String> header) {
    return header.stream()
        .filter(column -> names.contains(RosterWords.plain(column)))
        .findFirst()
        .orElse(null);
  }

  /// Two columns as a mapping has them; the one alone that a list is sure to have where a name has
  /// a sign that means something there.
  private static String joined(List<String> header, String one, String other) {
    boolean isPlain =
        (one + other).indexOf('|') < 0 && header.stream().noneMatch(c -> c.contains("+"));
    return isPlain ? one + "+" + other : header.contains(one) ? one : other;
  }
}
