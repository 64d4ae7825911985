package people.line;

import module java.base;

import people.*;
import people.Event.Kind;

/// Tells of attributes and keys, as they stand in lines that we wrote, whether an event may give
/// them. The same names come again and again, so what was found of one is kept, for all threads.
final class KnownAttributes {

  /// One that an event of a kind may give.
  ///
  /// @param text its object of JSON: up to the end of the name where any value will do
  private record KnownAttribute(Kind kind, byte[] text) {}

  /// By their hash; any thread may put another one there.
  private static final KnownAttribute[] KNOWN = new KnownAttribute[1 << 8];

  private static final Member NAME = EventFormat.ATTRIBUTE.members().getFirst();

  private static final AsciiMatcher SEX = new AsciiMatcher(Attribute.SEX + '"');

  private KnownAttributes() {}

  /// Whether an event of a kind may give what stands in a line.
  ///
  /// @param from offset of its first brace; it is an object with a name, without escapes
  /// @param to offset behind its last one
  static boolean mayBeIn(Kind kind, byte[] line, int from, int to) {
    int name = from + NAME.firstScan.length();
    int end = name;
    while (line[end] != '"') {
      end++;
    }
    boolean hasValue = line[end + 1] == ',';
    if (kind == Kind.KEY && !hasValue) {
      return false;
    }
    int length = (SEX.isAt(line, name, to) ? to : end) - from;
    int hash = kind.ordinal();
    for (int i = name; i < from + length; i++) {
      hash = 31 * hash + line[i];
    }
    int place = (hash ^ hash >>> 8) & KNOWN.length - 1;
    KnownAttribute known = KNOWN[place];
    if (known != null
        && known.kind == kind
        && known.text.length == length
        && AsciiMatcher.isEqual(known.text, 0, line, from, length)) {
      return true;
    }
    if (!mayGive(kind, Arrays.copyOfRange(line, from, to))) {
      return false;
    }
    KNOWN[place] = new KnownAttribute(kind, Arrays.copyOfRange(line, from, from + length));
    return true;
  }

  private static boolean mayGive(Kind kind, byte[] attribute) {
    try {
      Object[] values = {EventParser.attribute(attribute)};
      return EventFormat.row(kind).making.of(1, values, Details.NONE) != null;
    } catch (IllegalArgumentException e) {
      return false; // the parser says why
    }
  }
}
