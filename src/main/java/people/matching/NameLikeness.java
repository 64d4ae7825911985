package people.matching;

import module java.base;

import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/// Tells how alike two names are, and remembers it, since the same names meet again and again. Not
/// safe for several threads; each has its own.
final class NameLikeness {

  /// The Jaro–Winkler similarity from which on names are alike.
  private static final double ALIKE = 0.90;

  /// The same for names that sound the same.
  private static final double ALIKE_IN_SOUND = 0.78;

  /// Names of so many letters may have one typing error, or two.
  private static final int ONE_ERROR = 3;

  private static final int TWO_ERRORS = 6;

  /// A name that fewer records have may be a misspelling of another; one that so many have is a
  /// name of its own, unless the other is much commoner.
  private static final int ESTABLISHED = 4;

  private static final double MUCH_COMMONER = 20;

  private static final int REMEMBERED_BITS = 18;
  private static final int REMEMBERED = 1 << REMEMBERED_BITS;

  private final KnownTexts texts;
  private final JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
  private final DamerauLevenshteinDistance one = new DamerauLevenshteinDistance(1);
  private final DamerauLevenshteinDistance two = new DamerauLevenshteinDistance(2);
  private final long[] pairs = new long[REMEMBERED];
  private final byte[] levels = new byte[REMEMBERED];

  NameLikeness(KnownTexts texts) {
    this.texts = texts;
  }

  /// The level of two names: [Comparison#SAME], [Comparison#PART], [Comparison#MISSPELT],
  /// [Comparison#ALIKE], or 0 for different ones.
  ///
  /// @param one is a number from 1, and so is `other`
  int level(int one, int other) {
    if (one == other) {
      return Comparison.SAME;
    }
    long pair = (long) Math.min(one, other) << Integer.SIZE | Math.max(one, other);
    int slot = (int) (pair * 0x9E3779B97F4A7C15L >>> Long.SIZE - REMEMBERED_BITS);
    if (pairs[slot] != pair) {
      levels[slot] = (byte) found(one, other);
      pairs[slot] = pair;
    }
    return levels[slot];
  }

  private int found(int one, int other) {
    String a = texts.text(one);
    String b = texts.text(other);
    if (isPart(a, b) || isPart(b, a)) {
      return Comparison.PART;
    }
    double alike = similarity.apply(a, b);
    boolean isAlike =
        alike >= ALIKE
            || alike >= ALIKE_IN_SOUND && texts.sound(one) == texts.sound(other)
            || isSlip(a, b);
    if (!isAlike) {
      return 0;
    }
    int rarer = Math.min(texts.counted(one), texts.counted(other));
    int commoner = Math.max(texts.counted(one), texts.counted(other));
    return rarer < ESTABLISHED || MUCH_COMMONER * rarer < commoner
        ? Comparison.MISSPELT
        : Comparison.ALIKE;
  }

  /// Whether few typing errors make one the other.
  private boolean isSlip(String a, String b) {
    int length = Math.max(a.length(), b.length());
    return length >= ONE_ERROR && (length >= TWO_ERRORS ? two : one).apply(a, b) >= 0;
  }

  /// Whether each word of a name is a word of the other, or the initial of one, in that order: `j`
  /// and `anna` of `johann` and `anna maria`.
  private static boolean isPart(String part, String whole) {
    if (part.indexOf(' ') < 0 && whole.indexOf(' ') < 0) {
      return part.equals(whole) || part.length() == 1 && whole.startsWith(part);
    }
    int at = 0;
    String[] words = whole.split(" ");
    for (String word : part.split(" ")) {
      while (at < words.length
          && !words[at].equals(word)
          && !(word.length() == 1 && words[at].startsWith(word))) {
        at++;
      }
      if (at++ >= words.length) {
        return false;
      }
    }
    return true;
  }
}
