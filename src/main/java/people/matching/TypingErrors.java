package people.matching;

import module java.base;

/// Tells how many typing errors are between two words: letters left out, put in, exchanged, or two
/// neighbours swapped (Damerau–Levenshtein distance in its restricted form, *optimal string
/// alignment*: no place is changed twice). Not safe for several threads.
final class TypingErrors {

  /// Words of so many letters or more may have one error.
  private static final int ONE = 4;

  /// Words of so many letters or more may have two.
  private static final int TWO = 8;

  // the last three rows of the table of distances
  private int[] before = new int[64];
  private int[] above = new int[64];
  private int[] row = new int[64];

  /// How many errors a word that was typed may have: one from four letters on, two from eight on;
  /// none in a number, where each digit counts.
  static int allowed(String word) {
    boolean isNumber = word.chars().anyMatch(Character::isDigit);
    return isNumber || word.length() < ONE ? 0 : word.length() < TWO ? 1 : 2;
  }

  /// The number of errors; more than the most that is allowed when there are more.
  ///
  /// @param text has the other word from `from` up to `to`
  int between(char[] word, char[] text, int from, int to, int most) {
    int length = to - from;
    if (Math.abs(length - word.length) > most) {
      return most + 1;
    }
    if (length + 1 > row.length) {
      before = new int[2 * length];
      above = new int[2 * length];
      row = new int[2 * length];
    }
    for (int j = 0; j <= length; j++) {
      above[j] = j;
    }
    for (int i = 1; i <= word.length; i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= length; j++) {
        char c = text[from + j - 1];
        int cost = word[i - 1] == c ? 0 : 1;
        int errors = Math.min(Math.min(above[j], row[j - 1]) + 1, above[j - 1] + cost);
        if (i > 1 && j > 1 && word[i - 1] == text[from + j - 2] && word[i - 2] == c) {
          errors = Math.min(errors, before[j - 2] + 1);
        }
        row[j] = errors;
        least = Math.min(least, errors);
      }
      if (least > most) {
        return most + 1;
      }
      int[] oldest = before;
      before = above;
      above = row;
      row = oldest;
    }
    return above[length];
  }
}
