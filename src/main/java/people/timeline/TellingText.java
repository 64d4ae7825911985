package people.timeline;

import module java.base;

/// A text of hers, with the ways in which it is hers alone; null where it is not.
final class TellingText {

  final String text;

  /// Also within words.
  Pattern anywhere;

  Pattern alone;
  Pattern inKey;

  /// Whether its bytes stand in no text that somebody else has in her own right.
  boolean isNowhereElse;

  TellingText(String text, Pattern anywhere, Pattern alone, Pattern inKey, boolean isSure) {
    this.text = text;
    this.anywhere = anywhere;
    this.alone = alone;
    this.inKey = inKey;
    this.isNowhereElse = isSure;
  }

  void addOther(String said) {
    if (NamePatterns.isIn(said, text)) {
      anywhere = null;
      isNowhereElse = false;
    }
    if (isWordIn(alone, said) || isWordIn(inKey, said)) {
      alone = null;
      inKey = null;
    }
  }

  boolean isPartOf(String place) {
    return isNowhereElse && place.contains(text) || isWordIn(alone, place);
  }

  private static boolean isWordIn(Pattern pattern, String text) {
    return pattern != null && pattern.matcher(text).find();
  }
}
