package people.simulation;

import module java.base;

import people.*;

/// Other spellings of names, cities and streets, as clerks write them by ear, in a hurry, or on a
/// machine without accents.
final class Misspelling {

  /// What sounds alike in the languages of the town; either may stand for the other.
  private static final String[][] ALIKE = {
    {"ck", "k"}, {"tz", "z"}, {"th", "t"}, {"ph", "f"}, {"ie", "i"}, {"ei", "ey"}, {"ai", "ei"},
    {"dt", "t"}, {"ff", "f"}, {"ll", "l"}, {"nn", "n"}, {"mm", "m"}, {"ss", "s"}, {"tt", "t"},
    {"rr", "r"}, {"c", "k"}, {"y", "i"}, {"v", "w"}, {"sch", "sh"}, {"ij", "y"}, {"qu", "k"},
    {"eau", "o"}, {"ae", "e"}, {"oo", "o"}, {"aa", "a"}, {"oe", "u"}, {"ch", "sh"}, {"j", "i"}
  };

  /// Letters without an accent to be taken off, and how they are written without them.
  private static final Map<Character, String> PLAIN =
      Map.of('ß', "ss", 'ø', "o", 'Ø', "O", 'ł', "l", 'Ł', "L", 'ı', "i");

  private static final Map<Character, String> LONG =
      Map.of('ä', "ae", 'ö', "oe", 'ü', "ue", 'Ä', "Ae", 'Ö', "Oe", 'Ü', "Ue", 'ø', "oe");

  private static final String[][] SHORT = {
    {"straße", "str."},
    {"straße", "strasse"},
    {"Straße", "Str."},
    {"straat", "str."},
    {"strooss", "str."},
    {"rue ", "r. "},
    {"Rue ", "R. "},
    {"avenue ", "av. "},
    {"Avenue ", "Av. "},
    {"place ", "pl. "},
    {"Place ", "Pl. "},
    {"boulevard ", "bd "},
    {"allee", "al."},
    {"laan", "ln."},
    {"platz", "pl."},
    {"plein", "pl."},
    {"weg", "w."},
    {"Saint-", "St-"},
    {"Sankt ", "St. "},
    {"chemin ", "ch. "},
    {"impasse ", "imp. "}
  };

  private static final Pattern HOUSE = Pattern.compile("\\d+");
  private static final Pattern FLAT = Pattern.compile("/\\d+");

  private static final String LETTERS = "abcdefghijklmnoprstuvwz";

  private Misspelling() {}

  /// Another spelling of a name: of its sound, without its accents, or mistyped.
  static String name(Dice dice, String name) {
    return other(
        name,
        () ->
            switch (dice.below(4)) {
              case 0 -> byEar(dice, name);
              case 1 -> withoutAccents(dice, name);
              default -> mistyped(dice, name);
            });
  }

  /// Another spelling of the street, the city, or both.
  static Address address(Dice dice, Address address) {
    boolean isStreet = address.street() != null && dice.chance(0.6);
    boolean isCity = !isStreet || dice.chance(0.2);
    return new Address(
        isStreet ? street(dice, address.street()) : address.street(),
        isCity ? city(dice, address.city()) : address.city(),
        address.postcode(),
        address.country());
  }

  /// Clerks get the words wrong; house and flat stay, as do the chances of a house without flats.
  private static String street(Dice dice, String street) {
    String house = FLAT.matcher(street).replaceFirst("");
    String other =
        other(
            house,
            () ->
                switch (dice.below(4)) {
                  case 0, 1 -> shortened(dice, house);
                  case 2 -> withoutAccents(dice, house.replace(",", ""));
                  default -> mistyped(dice, house);
                });
    Matcher flat = FLAT.matcher(street);
    return flat.find() ? HOUSE.matcher(other).replaceFirst("$0" + flat.group()) : other;
  }

  private static String city(Dice dice, String city) {
    return other(
        city,
        () ->
            switch (dice.below(5)) {
              case 0 -> city.toUpperCase(Locale.ROOT);
              case 1 -> city.replace('-', ' ');
              case 2 -> withoutAccents(dice, city);
              case 3 -> shortened(dice, city);
              default -> mistyped(dice, city);
            });
  }

  /// Tries until it is another one; a text that leaves no choice gets a stroke behind it.
  private static String other(String text, Supplier<String> spelling) {
    for (int tries = 0; tries < 50; tries++) {
      String other = spelling.get();
      if (!other.equals(text)) {
        return other;
      }
    }
    return text + "'";
  }

  private static String byEar(Dice dice, String name) {
    String[] alike = ALIKE[dice.below(ALIKE.length)];
    int from = dice.below(2);
    int at = name.indexOf(alike[from], 1); // capitals stay
    return at < 0
        ? name
        : name.substring(0, at) + alike[1 - from] + name.substring(at + alike[from].length());
  }

  private static String shortened(Dice dice, String street) {
    String[] words = SHORT[dice.below(SHORT.length)];
    return dice.chance(0.3) ? mistyped(dice, street) : street.replace(words[0], words[1]);
  }

  private static String withoutAccents(Dice dice, String text) {
    boolean isLong = dice.chance(0.5);
    StringBuilder plain = new StringBuilder();
    for (char letter : text.toCharArray()) {
      String instead = isLong && LONG.containsKey(letter) ? LONG.get(letter) : PLAIN.get(letter);
      plain.append(instead == null ? letter : instead);
    }
    return Normalizer.normalize(plain, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }

  /// A letter is left out, written twice, exchanged with the next one, or another one.
  private static String mistyped(Dice dice, String text) {
    int letters = text.length() - 1;
    if (letters < 2) {
      return text + LETTERS.charAt(dice.below(LETTERS.length()));
    }
    int at = 1 + dice.below(letters);
    if (!Character.isLetter(text.charAt(at))) {
      return text;
    }
    String before = text.substring(0, at);
    String letter = text.substring(at, at + 1);
    String behind = text.substring(at + 1);
    return switch (dice.below(4)) {
      case 0 -> before + behind;
      case 1 -> before + letter + letter + behind;
      case 2 ->
          behind.isEmpty() || !Character.isLetter(behind.charAt(0))
              ? text
              : before + behind.charAt(0) + letter + behind.substring(1);
      default -> before + LETTERS.charAt(dice.below(LETTERS.length())) + behind;
    };
  }
}
