package people.columns;

import module java.base;

import people.*;
import people.line.*;

/// Splits the parts of names and addresses into words: what stands between spaces, as it is, and
/// all of a part of a name, and of a city, that has several.
final class ValueWords {

  /// Is given words.
  interface WordTaker {

    /// @param text in UTF-8, from one offset up to another
    void take(byte[] text, int from, int to);
  }

  private static final byte[] NO_PART = "\"country\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] STREET = "\"street\"".getBytes(StandardCharsets.US_ASCII);

  private ValueWords() {}

  /// The words of a name.
  ///
  /// @param json as the dictionary has it
  static void ofName(byte[] json, WordTaker taker) {
    if (!hasRead(json, taker)) {
      Name name = EventParser.name(json);
      ofPart(name.firstname(), true, taker);
      ofPart(name.lastname(), true, taker);
    }
  }

  /// The words of an address, without its country.
  static void ofAddress(byte[] json, WordTaker taker) {
    if (!hasRead(json, taker)) {
      Address address = EventParser.address(json);
      ofPart(address.street(), false, taker);
      ofPart(address.city(), true, taker);
      ofPart(address.postcode(), true, taker);
    }
  }

  private static void ofPart(String text, boolean isWhole, WordTaker taker) {
    if (text != null) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      ofPart(bytes, 0, bytes.length, isWhole, taker);
    }
  }

  private static void ofPart(byte[] text, int from, int to, boolean isWhole, WordTaker taker) {
    int start = from;
    boolean isOne = true;
    for (int at = from; at <= to; at++) {
      if (at == to || text[at] == ' ') {
        if (at > start) {
          taker.take(text, start, at);
        }
        isOne &= at == to;
        start = at + 1;
      }
    }
    if (isWhole && !isOne) {
      taker.take(text, from, to);
    }
  }

  /// Reads an object of texts without escapes.
  ///
  /// @return false for another one, of which nothing was taken
  private static boolean hasRead(byte[] json, WordTaker taker) {
    for (byte b : json) {
      if (b == '\\') {
        return false;
      }
    }
    for (int at = 1; at < json.length; ) { // behind the brace, or a comma
      int name = at;
      int colon = quote(json, name + 1) + 1;
      int from = colon + 2;
      int to = quote(json, from);
      if (!isAt(NO_PART, json, name)) {
        ofPart(json, from, to, !isAt(STREET, json, name), taker);
      }
      at = to + 2;
    }
    return true;
  }

  private static boolean isAt(byte[] name, byte[] json, int at) {
    return Arrays.equals(json, at, Math.min(json.length, at + name.length), name, 0, name.length);
  }

  private static int quote(byte[] json, int from) {
    int at = from;
    while (json[at] != '"') {
      at++;
    }
    return at;
  }
}
