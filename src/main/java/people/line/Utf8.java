package people.line;

/// Looks closer at texts that are not ASCII, without decoding them.
final class Utf8 {

  private Utf8() {}

  /// Whether bytes are UTF-8: the shortest form of each character, and no surrogates.
  static boolean isValid(byte[] line, int from, int to) {
    for (int i = from; i < to; ) {
      int first = line[i++] & 0xff;
      if (first < 0x80) {
        continue;
      }
      int more = first < 0xC2 || first > 0xF4 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
      if (more == 0 || to - i < more) {
        return false;
      }
      int point = first & 0x3F >> more;
      for (int k = 0; k < more; k++) {
        int next = line[i++];
        if ((next & 0xC0) != 0x80) {
          return false;
        }
        point = point << 6 | next & 0x3F;
      }
      boolean isRight =
          more == 1
              || more == 2 && point >= 0x800 && (point < 0xD800 || point > 0xDFFF)
              || more == 3 && point >= 0x10000 && point <= Character.MAX_CODE_POINT;
      if (!isRight) {
        return false;
      }
    }
    return true;
  }

  /// Whether UTF-8 begins or ends with a space that is not ASCII; those take three bytes.
  static boolean hasSpaceAtEnds(byte[] line, int from, int to) {
    return to - from >= 3 && (isSpace(line, from) || isSpace(line, to - 3));
  }

  private static boolean isSpace(byte[] line, int at) {
    return (line[at] & 0xF0) == 0xE0
        && Character.isWhitespace(
            (line[at] & 0xF) << 12 | (line[at + 1] & 0x3F) << 6 | line[at + 2] & 0x3F);
  }
}
