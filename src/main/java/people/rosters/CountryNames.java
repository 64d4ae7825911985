package people.rosters;

import module java.base;

/// Names of countries, in the languages of lists.
final class CountryNames {

  private static final List<String> LANGUAGES =
      List.of("en", "de", "fr", "es", "it", "nl", "pl", "pt", "da", "sv", "nb", "fi", "cs", "hu");

  /// As they are written beside their names, in plain form.
  private static final List<String> OTHERS =
      List.of(
          "usa",
          "us",
          "uk",
          "gb",
          "greatbritain",
          "england",
          "scotland",
          "wales",
          "northernireland",
          "holland",
          "eire",
          "brd",
          "ddr",
          "deutschlandbrd",
          "de",
          "at",
          "ch",
          "fr",
          "es",
          "it",
          "nl",
          "be",
          "pl",
          "lu",
          "dk",
          "se",
          "no",
          "fi",
          "cz",
          "d",
          "a",
          "f",
          "czechrepublic",
          "uae",
          "ussr",
          "udssr",
          "sowjetunion",
          "turkey",
          "swaziland",
          "burma",
          "yugoslavia",
          "jugoslawien",
          "czechoslovakia",
          "tschechoslowakei");

  /// Those that are called as their capital is.
  private static final Set<String> CITIES =
      Set.of(
          "luxembourg",
          "luxemburg",
          "luksemburg",
          "lussemburgo",
          "luxemburgo",
          "monaco",
          "singapore",
          "singapur",
          "singapour",
          "sanmarino",
          "panama",
          "mexico",
          "guatemala",
          "kuwait",
          "djibouti",
          "gibraltar",
          "macau",
          "macao",
          "hongkong",
          "andorra",
          "jersey",
          "guernsey");

  private static final Set<String> NAMES = names();

  private CountryNames() {}

  private static Set<String> names() {
    Set<String> names = new HashSet<>(OTHERS);
    for (String code : Locale.getISOCountries()) {
      Locale country = Locale.of("", code);
      for (String language : LANGUAGES) {
        names.add(RosterWords.plain(country.getDisplayCountry(Locale.of(language))));
      }
    }
    names.removeIf(name -> name.matches("[a-z]{2}") && !OTHERS.contains(name));
    names.remove("georgia"); // a state of the United States as well
    return names;
  }

  /// Whether the last piece of an address is a country. Where only a street stands before it, one
  /// that is also a city is the city.
  ///
  /// @param pieces how many there are
  static boolean isCountry(String piece, int pieces) {
    String plain = RosterWords.plain(piece);
    return NAMES.contains(plain) && (pieces > 2 || !CITIES.contains(plain));
  }
}
