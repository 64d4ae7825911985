package people.line;

import module java.base;

/// A member of an event, or of an object in it.
final class Member {

  final String name;
  final MemberType type;

  /// Its members, when it is an object; else null.
  final Shape shape;

  /// The same, for scanning: an array is gone through without making an object.
  final Member[] parts;

  final boolean isRequired;

  /// Whether it may tell who someone is, so that an erasure must take it out.
  final boolean isPersonal;

  /// Gives its value, of the event or object that has it; null where nobody asks for it.
  final Function<Object, Object> value;

  /// The bytes before its value, behind another member or as the first one.
  final byte[] start;

  final byte[] firstStart;

  /// The same, for scanning: with the quote that begins the value of a text.
  final AsciiMatcher scan;

  final AsciiMatcher firstScan;

  Member(
      String name,
      MemberType type,
      Shape shape,
      boolean isRequired,
      boolean isPersonal,
      Function<Object, Object> value) {
    this.name = name;
    this.type = type;
    this.shape = shape;
    this.parts = shape == null ? null : shape.members().toArray(Member[]::new);
    this.isRequired = isRequired;
    this.isPersonal = isPersonal;
    this.value = value;
    String start = '"' + name + "\":";
    this.start = ascii(',' + start);
    this.firstStart = ascii('{' + start);
    String quote = type.compareTo(MemberType.CHECK) > 0 ? "" : "\"";
    this.scan = new AsciiMatcher(',' + start + quote);
    this.firstScan = new AsciiMatcher('{' + start + quote);
  }

  Member required() {
    return new Member(name, type, shape, true, isPersonal, value);
  }

  Member personal() {
    return new Member(name, type, shape, isRequired, true, value);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
