package people.rosters;

import module java.base;

/// An address that stands in one cell, taken apart: `Am Ring 1, 53111 Bonn, Germany`. What can't be
/// told apart is the street where it has a digit, else the city.
///
/// @param parts street, city, postcode, country; null for what is not there
record WholeAddress(String... parts) {

  private static final Pattern POSTCODE =
      Pattern.compile(
          "(?<code>(?:[A-Z]{1,2}-)?\\d{4,5}(?: ?[A-Z]{2}(?= ))?|\\d{2}-\\d{3}) +(?<city>\\D.*)");

  static WholeAddress of(String text) {
    String[] pieces =
        Arrays.stream(text.split("[,;\\r\\n]+"))
            .map(String::strip)
            .filter(piece -> !piece.isEmpty())
            .toArray(String[]::new);
    if (pieces.length == 0) {
      return new WholeAddress(null, null, null, null);
    }
    if (pieces.length == 1) {
      Matcher code = POSTCODE.matcher(pieces[0]);
      return code.matches()
          ? new WholeAddress(null, code.group("city"), code.group("code"), null)
          : pieces[0].chars().anyMatch(Character::isDigit)
              ? new WholeAddress(pieces[0], null, null, null)
              : new WholeAddress(null, pieces[0], null, null);
    }
    int city = pieces.length == 2 ? 1 : pieces.length - 2;
    for (int i = 1; i < pieces.length; i++) {
      if (POSTCODE.matcher(pieces[i]).matches()) {
        city = i;
        break;
      }
    }
    Matcher code = POSTCODE.matcher(pieces[city]);
    boolean hasCode = code.matches();
    return new WholeAddress(
        String.join(", ", Arrays.copyOf(pieces, city)),
        hasCode ? code.group("city") : pieces[city],
        hasCode ? code.group("code") : null,
        city + 1 < pieces.length
            ? String.join(", ", Arrays.copyOfRange(pieces, city + 1, pieces.length))
            : null);
  }
}
