package people.line;

import java.util.function.Function;
import people.line.EventFormat.Shape;
import people.line.EventFormat.Type;

/// A member of an event, or of an object in it.
final class Member {

  final String name;
  final Type type;
  final boolean isRequired;

  /// Whether it may tell who someone is, so that an erasure has to take it out.
  final boolean isPersonal;

  /// Its value, of the event or object that has it; null where that is not asked.
  final Function<Object, Object> value;

  /// Its members, when it is an object of texts and the like; else null.
  final Shape shape;

  /// What stands before its value, behind another member or as the first one.
  final byte[] start;

  final byte[] firstStart;

  /// The same, for scanning: with the quote that begins the value of a text.
  final AsciiMatcher scan;

  final AsciiMatcher firstScan;

  Member(
      String name,
      Type type,
      Shape shape,
      boolean isRequired,
      boolean isPersonal,
      Function<Object, Object> value) {
    this.name = name;
    this.type = type;
    this.shape = shape;
    this.isRequired = isRequired;
    this.isPersonal = isPersonal;
    this.value = value;
    String start = '"' + name + "\":";
    this.start = EventFormat.ascii(',' + start);
    this.firstStart = EventFormat.ascii('{' + start);
    boolean isNumber = type == Type.POSITION || type == Type.COUNT;
    String quote = shape != null || isNumber ? "" : "\"";
    this.scan = new AsciiMatcher(',' + start + quote);
    this.firstScan = new AsciiMatcher('{' + start + quote);
  }

  Member required() {
    return new Member(name, type, shape, true, isPersonal, value);
  }

  Member personal() {
    return new Member(name, type, shape, isRequired, true, value);
  }
}
