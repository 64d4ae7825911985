package people.matching;

import module java.base;

import people.*;
import people.history.*;
import people.matching.PersonSearch.Closeness;
import people.matching.PersonSearch.SearchedPart;

/// Finds the words that are searched for in names and addresses, as the file has them: most are
/// looked at byte by byte, without making an object. Not safe for several threads.
///
/// A word is found in a word of a value, or in several of a part of it that stand side by side, as
/// if they were one: `vandenberg` in `van den Berg`. It is not found so in a street, where few
/// would write it.
///
/// How close each word comes to a value is packed into a number: four bits for each word, the first
/// one in the lowest. Three of them are 0 for none, else the [Closeness] counted from its end; the
/// highest one tells that it is found in a value of which every word is.
final class WordMatcher implements History.WordSearch.Query {

  /// How many words fit into a number.
  static final int MOST_WORDS = 15;

  private static final int BITS = 4;
  private static final int MASK = (1 << BITS - 1) - 1;

  /// The bit of a word that tells that it is found in a whole value; for all words.
  private static final long WHOLE = 0x0888_8888_8888_8888L;

  /// So many words at most are looked at as if they were one.
  private static final int LONGEST_RUN = 4;

  private static final Closeness[] CLOSENESS = Closeness.values();

  private final char[][] words;

  /// By word how many typing errors it may have.
  private final int[] errors;

  /// By word which letters it has, see [#letterBit].
  private final int[] letters;

  /// By word whether it may stand anywhere in another one, as its script knows no spaces.
  private final boolean[] anywhere;

  private final TypingErrors distances = new TypingErrors();

  private final FoldedText folded = new FoldedText();

  /// Of the value that is looked at: where its words begin, and behind which letter they end, which
  /// part they are in, and whether something is found in them.
  private int[] starts = new int[16];

  private int[] ends = new int[16];
  private int[] parts = new int[16];
  private boolean[] isFound = new boolean[16];
  private int count;

  /// The letters of words side by side.
  private char[] run = new char[256];

  /// @param words folded
  WordMatcher(List<String> words) {
    this.words = words.stream().map(String::toCharArray).toArray(char[][]::new);
    this.errors = words.stream().mapToInt(TypingErrors::allowed).toArray();
    this.letters =
        words.stream().mapToInt(word -> letters(word.toCharArray(), 0, word.length())).toArray();
    this.anywhere = new boolean[words.size()];
    for (int word = 0; word < anywhere.length; word++) {
      anywhere[word] = words.get(word).codePoints().allMatch(WordMatcher::isUnspaced);
    }
  }

  private static boolean isUnspaced(int letter) {
    return switch (Character.UnicodeScript.of(letter)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
      default -> letter == '\u30FC'; // the long vowel of Katakana, which is in no script
    };
  }

  private static int letterBit(char c) {
    return 1 << (c & 31);
  }

  // ---- packed numbers

  /// How close a word comes; null for not at all.
  static Closeness of(long packed, int word) {
    int number = (int) (packed >>> BITS * word) & MASK;
    return number == 0 ? null : CLOSENESS[CLOSENESS.length - number];
  }

  private static long packed(Closeness closeness, int word) {
    return (long) (CLOSENESS.length - closeness.ordinal()) << BITS * word;
  }

  /// The closest of both, word by word.
  static long best(long one, long other) {
    if (one == 0 || other == 0) {
      return one | other;
    }
    if (one == other) {
      return one;
    }
    long best = (one | other) & WHOLE;
    for (int shift = 0; shift < BITS * MOST_WORDS; shift += BITS) {
      best |= Math.max(one >>> shift & MASK, other >>> shift & MASK) << shift;
    }
    return best;
  }

  /// Whether any word is found in a whole value; of a single value, whether that is whole.
  static boolean isWhole(long packed) {
    return (packed & WHOLE) != 0;
  }

  /// Whether every word is found in some whole value.
  boolean isAllWhole(long packed) {
    long all = WHOLE & (1L << BITS * words.length) - 1;
    return (packed & all) == all;
  }

  /// How close the word comes that comes least close; null unless all words are found.
  Closeness least(long packed) {
    Closeness least = Closeness.EXACT;
    for (int word = 0; word < words.length && least != null; word++) {
      Closeness closeness = of(packed, word);
      least = closeness == null || closeness.compareTo(least) > 0 ? closeness : least;
    }
    return least;
  }

  @Override
  public int all() {
    return (1 << words.length) - 1;
  }

  @Override
  public int words(long close) {
    int found = 0;
    for (int word = 0; word < words.length; word++) {
      found |= (close >>> BITS * word & MASK) == 0 ? 0 : 1 << word;
    }
    return found;
  }

  // ---- looking

  @Override
  public int words(byte[] text, int from, int to) {
    folded.clear();
    folded.addWord(text, from, to);
    return words(match());
  }

  /// How close the words come to those of a name.
  long match(Name name) {
    folded.clear();
    folded.add(name);
    return match();
  }

  /// How close they come to those of a part of an address.
  long match(SearchedPart part, String value) {
    folded.clear();
    folded.addPart(value, part == SearchedPart.STREET);
    return match();
  }

  @Override
  public long name(byte[] json, Supplier<Name> name) {
    folded.clear();
    folded.addName(json, name);
    return match();
  }

  @Override
  public long address(byte[] json, Supplier<Address> address) {
    folded.clear();
    folded.addAddress(json, address);
    return match();
  }

  /// How close the words come to what is folded.
  private long match() {
    long found = 0;
    for (int at = 0; at < folded.length; ) {
      char mark = folded.text[at];
      at = split(at + 1);
      found = best(found, matchValue(mark != FoldedText.APART));
    }
    return found;
  }

  /// Finds the words of a value.
  ///
  /// @param from behind the mark in front of it
  /// @return where the next value begins
  private int split(int from) {
    count = 0;
    int part = 0;
    char[] text = folded.text;
    int at = from;
    while (at < folded.length && text[at] != FoldedText.VALUE && text[at] != FoldedText.APART) {
      if (text[at] == ' ' || text[at] == FoldedText.PART) {
        part += text[at] == FoldedText.PART ? 1 : 0;
        at++;
        continue;
      }
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
        ends = Arrays.copyOf(ends, 2 * count);
        parts = Arrays.copyOf(parts, 2 * count);
        isFound = new boolean[2 * count];
      }
      starts[count] = at;
      parts[count] = part;
      while (at < folded.length && text[at] > ' ') {
        at++;
      }
      ends[count++] = at;
    }
    return at;
  }

  /// @param hasRuns whether words side by side are looked at as if they were one
  private long matchValue(boolean hasRuns) {
    char[] text = folded.text;
    Arrays.fill(isFound, 0, count, false);
    long found = 0;
    for (int i = 0; i < count; i++) {
      int letters = letters(text, starts[i], ends[i]);
      for (int word = 0; word < words.length; word++) {
        found = found(word, closeness(word, text, letters, starts[i], ends[i]), i, i, found);
      }
    }
    if (hasRuns && count > 1) {
      for (int i = 0; i + 1 < count; i++) {
        found = matchRuns(i, found);
      }
    }
    boolean isWhole = found != 0;
    for (int i = 0; i < count; i++) {
      isWhole &= isFound[i];
    }
    return isWhole ? found | ((found | found >>> 1 | found >>> 2) & WHOLE >>> 3) << 3 : found;
  }

  /// Looks at the words from one on as if they were one, two and more of them.
  private long matchRuns(int first, long before) {
    long found = before;
    int length = ends[first] - starts[first];
    if (length > run.length) {
      return found;
    }
    System.arraycopy(folded.text, starts[first], run, 0, length);
    int behind = Math.min(count, first + LONGEST_RUN);
    for (int i = first + 1; i < behind && parts[i] == parts[first]; i++) {
      int joined = length;
      int more = ends[i] - starts[i];
      if (joined + more > run.length) {
        return found;
      }
      System.arraycopy(folded.text, starts[i], run, joined, more);
      length += more;
      int letters = letters(run, 0, length);
      for (int word = 0; word < words.length; word++) {
        if (words[word].length > joined) { // or the last of them adds nothing
          found = found(word, closeness(word, run, letters, 0, length), first, i, found);
        }
      }
    }
    return found;
  }

  /// @param closeness null for none
  /// @param from the first of the value's words it is found in, and `to` the last one
  private long found(int word, Closeness closeness, int from, int to, long before) {
    if (closeness == null) {
      return before;
    }
    Arrays.fill(isFound, from, to + 1, true);
    return best(before, packed(closeness, word));
  }

  private static int letters(char[] text, int from, int to) {
    int letters = 0;
    for (int i = from; i < to; i++) {
      letters |= letterBit(text[i]);
    }
    return letters;
  }

  /// @param letters which ones are in the text
  private Closeness closeness(int number, char[] text, int letters, int from, int to) {
    char[] word = words[number];
    if (to - from >= word.length && isAt(word, text, from)) {
      return to - from == word.length ? Closeness.EXACT : Closeness.PREFIX;
    }
    if (anywhere[number]) {
      for (int at = from + 1; at + word.length <= to; at++) {
        if (isAt(word, text, at)) {
          return Closeness.PART;
        }
      }
    }
    int most = errors[number];
    if (most == 0 || Integer.bitCount(letters ^ this.letters[number]) > 2 * most) {
      return null;
    }
    int errors = distances.between(word, text, from, to, most);
    return errors > most ? null : errors == 1 ? Closeness.ONE_ERROR : Closeness.TWO_ERRORS;
  }

  private static boolean isAt(char[] word, char[] text, int from) {
    for (int i = 0; i < word.length; i++) {
      if (text[from + i] != word[i]) {
        return false;
      }
    }
    return true;
  }
}
