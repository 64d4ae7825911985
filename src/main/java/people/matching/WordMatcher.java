package people.matching;

import module java.base;

import people.*;
import people.matching.PersonSearch.Closeness;

/// Finds the words that are searched for in names and addresses, as the file has them: most are
/// looked at byte by byte, without making an object. Not safe for several threads.
///
/// How close each word comes to a value is packed into a number: four bits for each word, the first
/// one in the lowest; 0 for none, else the [Closeness] counted from its end. The highest bit tells
/// that a whole value is found, word by word.
final class WordMatcher {

  /// How many words fit into a number.
  static final int MOST_WORDS = 15;

  /// A whole value is found.
  static final long WHOLE = 1L << 63;

  private static final int BITS = 4;
  private static final int MASK = (1 << BITS) - 1;

  /// Stands in front of a value.
  private static final char PART = '\n';

  private static final byte[] COUNTRY = "country".getBytes(StandardCharsets.US_ASCII);
  private static final Closeness[] CLOSENESS = Closeness.values();

  private final char[][] words;

  /// By word how many typing errors it may have.
  private final int[] errors;

  /// By word which letters it has, see [#letterBit].
  private final int[] letters;

  private final TypingErrors distances = new TypingErrors();

  /// The folded letters of values, each behind a [#PART] and with spaces between its words.
  private char[] text = new char[256];

  private int length;

  /// @param words folded
  WordMatcher(List<String> words) {
    this.words = words.stream().map(String::toCharArray).toArray(char[][]::new);
    this.errors = words.stream().mapToInt(TypingErrors::allowed).toArray();
    this.letters = words.stream().mapToInt(word -> letters(word.toCharArray())).toArray();
  }

  private static int letters(char[] word) {
    int letters = 0;
    for (char c : word) {
      letters |= letterBit(c);
    }
    return letters;
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
    long best = (one | other) & WHOLE;
    for (int shift = 0; shift < BITS * MOST_WORDS; shift += BITS) {
      best |= Math.max(one >>> shift & MASK, other >>> shift & MASK) << shift;
    }
    return best;
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

  // ---- looking

  /// How close the words come to those of a value.
  long match(String value) {
    return match(List.of(value));
  }

  /// How close the words come to those of several values.
  private long match(List<String> values) {
    length = 0;
    values.forEach(this::add);
    return match();
  }

  /// How close the words come to a name.
  ///
  /// @param json the object of JSON, in UTF-8 and without space between its members
  /// @param name is asked where a letter of it can't be told by itself
  long matchName(byte[] json, Supplier<Name> name) {
    length = 0;
    return read(json, false) ? match() : match(name.get().toString());
  }

  /// How close the words come to an address without its country, of which each part is a value.
  ///
  /// @param json see [#matchName]
  /// @param address is asked likewise
  long matchAddress(byte[] json, Supplier<Address> address) {
    length = 0;
    return read(json, true)
        ? match()
        : match(PersonSearch.parts(address.get()).values().stream().toList());
  }

  private void add(String value) {
    add(PART);
    String folded = NameFolding.fold(value);
    for (int i = 0; i < folded.length(); i++) {
      add(folded.charAt(i));
    }
  }

  private void add(char c) {
    if (length == text.length) {
      text = Arrays.copyOf(text, 2 * length);
    }
    text[length++] = c;
  }

  /// Folds the values of an object.
  ///
  /// @param isApart whether each is a value of its own
  /// @return false where that takes more than a look at each letter
  private boolean read(byte[] json, boolean isApart) {
    add(PART);
    int at = 1;
    while (at < json.length && json[at] == '"') {
      int end = quote(json, at + 1);
      if (end + 2 >= json.length || json[end + 1] != ':' || json[end + 2] != '"') {
        return false; // a member that others put in
      }
      boolean isCountry = isApart && Arrays.equals(json, at + 1, end, COUNTRY, 0, COUNTRY.length);
      add(isApart ? PART : ' ');
      at = isCountry ? quote(json, end + 3) : readText(json, end + 3);
      if (at < 0 || at >= json.length) {
        return false;
      }
      at += 2; // the quote, and a comma or the brace
    }
    return at >= json.length;
  }

  /// Where the next quote is.
  private static int quote(byte[] json, int from) {
    int at = from;
    while (at < json.length && json[at] != '"') {
      at += json[at] == '\\' ? 2 : 1;
    }
    return at;
  }

  /// @return where the text ends; -1 where it holds what can't be told by itself
  private int readText(byte[] json, int from) {
    int at = from;
    for (byte b; at < json.length && (b = json[at]) != '"'; at++) {
      char c = (char) b;
      if (b < 0) {
        if ((b & 0xE0) != 0xC0) {
          return -1;
        }
        c = (char) ((b & 0x1F) << 6 | json[++at] & 0x3F);
      }
      String folded = b == '\\' ? null : NameFolding.letter(c);
      if (folded == null) {
        return -1;
      }
      for (int i = 0; i < folded.length(); i++) {
        add(folded.charAt(i));
      }
    }
    return at;
  }

  private long match() {
    long found = 0;
    boolean isWhole = false; // all words of the value so far
    for (int from = 0; from < length; ) {
      if (text[from] == PART) {
        found |= isWhole ? WHOLE : 0;
        isWhole = from + 1 < length && text[from + 1] != PART;
      }
      if (text[from] == PART || text[from] == ' ') {
        from++;
        continue;
      }
      int to = from;
      int letters = 0;
      for (; to < length && text[to] != ' ' && text[to] != PART; to++) {
        letters |= letterBit(text[to]);
      }
      long ofWord = 0;
      for (int word = 0; word < words.length; word++) {
        Closeness closeness = closeness(word, letters, from, to);
        ofWord |= closeness == null ? 0 : packed(closeness, word);
      }
      isWhole &= ofWord != 0;
      found = best(found, ofWord);
      from = to;
    }
    return isWhole ? found | WHOLE : found;
  }

  /// @param letters which ones are in the text
  private Closeness closeness(int number, int letters, int from, int to) {
    char[] word = words[number];
    if (to - from >= word.length && isAt(word, from)) {
      return to - from == word.length ? Closeness.EXACT : Closeness.PREFIX;
    }
    int most = errors[number];
    if (most == 0 || Integer.bitCount(letters ^ this.letters[number]) > 2 * most) {
      return null;
    }
    int errors = distances.between(word, text, from, to, most);
    return errors > most ? null : errors == 1 ? Closeness.ONE_ERROR : Closeness.TWO_ERRORS;
  }

  private boolean isAt(char[] word, int from) {
    for (int i = 0; i < word.length; i++) {
      if (text[from + i] != word[i]) {
        return false;
      }
    }
    return true;
  }
}
