package people.matching;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import module java.base;

import people.*;

/// The folded letters of values, with spaces between words and a mark in front of each value: most
/// are folded byte by byte as the file has them, without making an object. Not safe for several
/// threads.
final class FoldedText {

  /// Stands in front of a value.
  static final char VALUE = '\n';

  /// The same, of a value whose words each are by themselves.
  static final char APART = '\r';

  /// Stands between the parts of a value.
  static final char PART = '\t';

  private static final byte[] COUNTRY = "country".getBytes(US_ASCII);
  private static final byte[] STREET = "street".getBytes(US_ASCII);

  char[] text = new char[256];
  int length;

  void clear() {
    length = 0;
  }

  /// Adds a word of a value as the file has it, without escapes.
  void addWord(byte[] word, int from, int to) {
    int start = length;
    add(VALUE);
    if (readText(word, from, to) != to) {
      length = start;
      add(VALUE);
      add(new String(word, from, to - from, UTF_8));
    }
  }

  void add(Name name) {
    add(VALUE);
    add(name.firstname());
    add(PART);
    add(name.lastname());
  }

  /// Adds a part of an address.
  ///
  /// @param value null for none
  void addPart(String value, boolean isStreet) {
    if (value != null) {
      add(isStreet ? APART : VALUE);
      add(value);
    }
  }

  /// Adds a name as the file has it.
  ///
  /// @param json the object of JSON, in UTF-8 and without space between its members
  /// @param name is asked where a letter of it can't be told by itself
  void addName(byte[] json, Supplier<Name> name) {
    int start = length;
    add(VALUE);
    if (!hasRead(json, true)) {
      length = start;
      add(name.get());
    }
  }

  /// Adds the parts of an address, each as a value, without its country.
  ///
  /// @param json see [#addName]
  /// @param address is asked likewise
  void addAddress(byte[] json, Supplier<Address> address) {
    int start = length;
    if (!hasRead(json, false)) {
      length = start;
      addPart(address.get().street(), true);
      addPart(address.get().postcode(), false);
      addPart(address.get().city(), false);
    }
  }

  /// @param value null for none
  private void add(String value) {
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
  /// @param isName whether they are parts of one value, or each is one
  /// @return false where that takes more than a look at each letter
  private boolean hasRead(byte[] json, boolean isName) {
    int at = 1;
    while (at < json.length && json[at] == '"') {
      int end = quote(json, at + 1);
      if (end + 2 >= json.length || json[end + 1] != ':' || json[end + 2] != '"') {
        return false; // a member that others put in
      }
      if (!isName && isAt(COUNTRY, json, at + 1, end)) {
        at = quote(json, end + 3);
      } else {
        add(isName ? PART : isAt(STREET, json, at + 1, end) ? APART : VALUE);
        at = readText(json, end + 3, json.length);
      }
      if (at < 0 || at >= json.length) {
        return false;
      }
      at += 2; // the quote, and a comma or the brace
    }
    return at >= json.length;
  }

  private static boolean isAt(byte[] name, byte[] json, int from, int to) {
    return Arrays.equals(json, from, to, name, 0, name.length);
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
  private int readText(byte[] json, int from, int to) {
    int at = from;
    for (byte b; at < to && (b = json[at]) != '"'; at++) {
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
}
