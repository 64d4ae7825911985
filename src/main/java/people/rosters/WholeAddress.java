package people.rosters;

import module java.base;

/// An address that stands in one cell, taken apart: `Am Ring 1, 53111 Bonn, Germany`, `12 Main St,
/// Apt 4, Springfield IL 62701`, `Flat 2, 10 High Street, Oxford OX1 4DB`. What can't be told apart
/// is the street where it has a digit, else the city.
///
/// @param parts street, city, postcode, country; null for what is not there
record WholeAddress(String... parts) {

  private static final Pattern CODE_AND_CITY =
      Pattern.compile(
          "(?<code>(?:[A-Z]{1,2}-)?\\d{4,5}(?: ?[A-Z]{2}(?= ))?|\\d{2}-\\d{3}|\\d{3}"
              + " \\d{2}|\\d{4}-\\d{3}) +(?<city>\\D.*)");

  /// As in the United States, Canada, Australia and the United Kingdom, where the code comes last;
  /// the city may stand before it, or in the piece before.
  private static final Pattern CITY_AND_CODE =
      Pattern.compile(
          "(?:(?<city>[^\\d]*?[^\\d ]) +)??(?:(?:[A-Z]{2}|D\\.C\\.) +(?<zip>\\d{5}(?:-\\d{4})?)"
              + "|(?:[A-Z]{2} +)?(?<canada>[A-Z]\\d[A-Z] ?\\d[A-Z]\\d)"
              + "|(?:NSW|VIC|QLD|TAS|ACT|SA|WA|NT) +(?<australia>\\d{4})"
              + "|(?<britain>[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}))");

  private static final Pattern CODE = Pattern.compile("\\d{4,6}|\\d{2}-\\d{3}|\\d{5}-\\d{4}");

  /// States of the United States, but for the one whose sign is that of Germany.
  private static final Set<String> STATES =
      Set.of(
          ("AL AK AZ AR CA CO CT DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH"
                  + " NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY Alabama Alaska"
                  + " Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia"
                  + " Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland"
                  + " Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada"
                  + " Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia"
                  + " Washington Wisconsin Wyoming")
              .split(" "));

  static WholeAddress of(String text) {
    List<String> pieces =
        Arrays.stream(text.split("[,;\\r\\n]+"))
            .map(String::strip)
            .filter(piece -> !piece.isEmpty())
            .collect(Collectors.toList());
    if (pieces.isEmpty()) {
      return new WholeAddress(null, null, null, null);
    }
    boolean isAbroad = pieces.size() > 1 && CountryNames.isCountry(pieces.getLast(), pieces.size());
    String country = isAbroad ? pieces.removeLast() : null;
    WholeAddress coded = null;
    for (int i = pieces.size(); coded == null && i-- > 1; ) {
      Matcher atEnd = CITY_AND_CODE.matcher(pieces.get(i));
      if (atEnd.matches()) {
        coded = withCode(pieces, i, atEnd.group("city"), code(atEnd), country);
      }
    }
    for (int i = pieces.size() > 1 ? 1 : 0; coded == null && i < pieces.size(); i++) {
      coded = withCodeInFront(pieces, i, country);
    }
    return coded == null ? withoutCode(pieces, country) : coded;
  }

  /// An address with a postcode before the city, or by itself in a piece; null when it has not.
  private static WholeAddress withCodeInFront(List<String> pieces, int at, String country) {
    String piece = pieces.get(at);
    List<String> before = pieces.subList(0, at);
    List<String> behind = pieces.subList(at + 1, pieces.size());
    Matcher inFront = CODE_AND_CITY.matcher(piece);
    if (inFront.matches()) {
      return whole(before, inFront.group("city"), inFront.group("code"), behind, country);
    }
    if (at == 0 || !CODE.matcher(piece).matches()) {
      return null;
    }
    return behind.isEmpty() || hasDigit(behind.getFirst())
        ? withCode(pieces, at, null, piece, country)
        : whole(before, behind.getFirst(), piece, behind.subList(1, behind.size()), country);
  }

  /// An address with a postcode behind the city.
  ///
  /// @param city null where it stands in the piece before
  private static WholeAddress withCode(
      List<String> pieces, int at, String city, String code, String country) {
    boolean isBefore = city == null && !hasDigit(pieces.get(at - 1));
    List<String> behind = pieces.subList(at + 1, pieces.size());
    return isBefore
        ? whole(pieces.subList(0, at - 1), pieces.get(at - 1), code, behind, country)
        : whole(pieces.subList(0, at), city, code, behind, country);
  }

  private static String code(Matcher atEnd) {
    return Stream.of("zip", "canada", "australia", "britain")
        .map(atEnd::group)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  private static WholeAddress whole(
      List<String> street, String city, String code, List<String> behind, String country) {
    String rest = behind.isEmpty() ? null : String.join(", ", behind);
    boolean isPart = rest != null && country != null; // such as a province
    return new WholeAddress(
        street.isEmpty() ? null : String.join(", ", street),
        !isPart ? city : city == null ? rest : city + ", " + rest,
        code,
        country == null ? rest : country);
  }

  private static WholeAddress withoutCode(List<String> pieces, String country) {
    String last = pieces.getLast();
    if (pieces.size() == 1) {
      return hasDigit(last)
          ? new WholeAddress(last, null, null, country)
          : new WholeAddress(null, last, null, country);
    }
    boolean isState = STATES.contains(last);
    int city = pieces.size() - (isState && pieces.size() > 2 ? 2 : 1);
    return whole(
        pieces.subList(0, city),
        String.join(", ", pieces.subList(city, pieces.size())),
        null,
        List.of(),
        country);
  }

  private static boolean hasDigit(String piece) {
    return piece.chars().anyMatch(Character::isDigit);
  }
}
