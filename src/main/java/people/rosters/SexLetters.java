package people.rosters;

import module java.base;

/// What single letters for a sex mean in a list. `M` is a man, but a woman where men are `H`
/// (hombre, homem; mujer, mulher), or `V` (varón) in a list in Spanish; elsewhere `V` is a woman
/// (vrouw). Not safe for several threads.
final class SexLetters {

  /// Letters that are a woman wherever they stand.
  private static final String FEMALE = "FWK";

  /// What the column is called where `V` is a man, in plain form.
  private static final Set<String> SPANISH = Set.of("sexo", "genero");

  private final boolean isSpanish;
  private boolean hasFemale;
  private boolean hasMale;
  private boolean hasLetter;

  /// @param column what it is called; null for none
  SexLetters(String column) {
    isSpanish = column != null && SPANISH.contains(RosterWords.plain(column));
  }

  /// Looks at a cell.
  void learn(String text) {
    if (text != null && text.strip().length() == 1) {
      char letter = Character.toUpperCase(text.strip().charAt(0));
      hasLetter = true;
      hasFemale |= FEMALE.indexOf(letter) >= 0 || letter == 'V' && !isSpanish;
      hasMale |= letter == 'H' || letter == 'V' && isSpanish;
    }
  }

  /// Whether another cell may tell what the letters mean that were seen.
  boolean isOpen() {
    return hasLetter && !hasFemale;
  }

  /// FHIR's code of a word or a letter for the sex; null when it is none.
  String sex(String text) {
    String letter = text.strip().toUpperCase(Locale.ROOT);
    if (letter.equals("M") && hasMale && !hasFemale) {
      return "female";
    }
    return letter.equals("V") && isSpanish ? "male" : RosterWords.sex(text);
  }
}
