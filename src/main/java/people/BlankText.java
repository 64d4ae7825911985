package people;

import module java.base;

/// Text of a person's record: blank means unknown, and unknown is `null` everywhere.
final class BlankText {

  private BlankText() {}

  static String orNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /// The known parts, joined; null when none is known.
  static String join(String between, String... parts) {
    return orNull(Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(between)));
  }
}
