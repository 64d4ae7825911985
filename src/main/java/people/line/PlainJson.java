package people.line;

import module java.base;

/// Reads an object of JSON that is written as nearly all are: of texts without escapes, whole
/// numbers, objects and lists. That takes a fraction of the time of a parser for all of JSON, which
/// [JsonText] has for the rest and for errors. Both give the same.
final class PlainJson {

  /// In the place of what is not plain.
  private static final Object ODD = new Object();

  private static final int LONGEST_NUMBER = 18;
  private static final int LONGEST_NAME = 100;
  private static final int DEEPEST = 50;

  /// Names of members that were met, by their hash; any thread may put another one there.
  private static final String[] NAMES = new String[1 << 9];

  private final String text;
  private int at;

  private PlainJson(String text) {
    this.text = text;
  }

  /// The members of an object; null when it is not plain, or none.
  static Map<String, Object> object(String text) {
    PlainJson reading = new PlainJson(text);
    Object value = reading.next() == '{' ? reading.object(0) : ODD;
    return value instanceof Map<?, ?> map && reading.next() == 0 && reading.at == text.length()
        ? JsonText.members(map)
        : null;
  }

  /// The next character that is no white space, which is not passed; 0 at the end.
  private char next() {
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
        return c;
      }
    }
    return 0;
  }

  private boolean passes(char expected) {
    boolean isThere = next() == expected;
    at += isThere ? 1 : 0;
    return isThere;
  }

  private Object value(int depth) {
    char c = next();
    return switch (c) {
      case '"' -> text();
      case '{' -> object(depth);
      case '[' -> list(depth);
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> c >= '1' && c <= '9' ? number() : ODD;
    };
  }

  private Object object(int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    at++;
    if (depth == DEEPEST || passes('}')) {
      return depth == DEEPEST ? ODD : object;
    }
    do {
      String name = next() == '"' ? name() : null;
      if (name == null || !passes(':')) {
        return ODD;
      }
      Object value = value(depth + 1);
      int before = object.size();
      object.put(name, value);
      if (value == ODD || object.size() == before) {
        return ODD;
      }
    } while (passes(','));
    return passes('}') ? object : ODD;
  }

  private Object list(int depth) {
    List<Object> list = new ArrayList<>();
    at++;
    if (depth == DEEPEST || passes(']')) {
      return depth == DEEPEST ? ODD : list;
    }
    do {
      Object value = value(depth + 1);
      if (value == ODD) {
        return ODD;
      }
      list.add(value);
    } while (passes(','));
    return passes(']') ? list : ODD;
  }

  private Object text() {
    int from = at + 1;
    int end = end(from);
    if (end < 0) {
      return ODD;
    }
    at = end + 1;
    return text.substring(from, end);
  }

  /// Where the quote behind a text is; -1 where it is not plain.
  private int end(int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i;
      }
      if (c == '\\' || c < ' ') {
        return -1;
      }
    }
    return -1;
  }

  /// The name of a member, mostly one that is there already; null where it is not plain.
  private String name() {
    int from = at + 1;
    int end = end(from);
    if (end < 0 || end - from > LONGEST_NAME) {
      return null;
    }
    at = end + 1;
    int hash = end - from;
    for (int i = from; i < end; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int place = (hash ^ hash >>> 9) & NAMES.length - 1;
    String there = NAMES[place];
    if (there == null || there.length() != end - from || !text.startsWith(there, from)) {
      there = text.substring(from, end);
      NAMES[place] = there;
    }
    return there;
  }

  private Object number() {
    int from = at;
    long number = 0;
    for (; at < text.length() && at - from < LONGEST_NUMBER; at++) {
      char c = text.charAt(at);
      if (c < '0' || c > '9') {
        break;
      }
      number = 10 * number + c - '0';
    }
    return BigInteger.valueOf(number); // with a fraction or more digits, what follows is odd
  }

  private Object word(String word, Object value) {
    boolean isThere = text.startsWith(word, at);
    at += word.length();
    return isThere ? value : ODD;
  }
}
