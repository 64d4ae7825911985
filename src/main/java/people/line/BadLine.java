package people.line;

/// A line that is not an event. The message says why; the reader of the file adds the place.
public class BadLine extends Exception {

  private static final long serialVersionUID = 1;

  private static final int LONGEST = 400;

  public BadLine(String message) {
    super(inOneLine(message));
  }

  /// A message may quote the file, which may hold anything.
  private static String inOneLine(String message) {
    StringBuilder line = new StringBuilder();
    message
        .codePoints()
        .limit(LONGEST)
        .forEach(each -> {
          if (Character.isISOControl(each) || each == 0x2028 || each == 0x2029) {
            line.append("\\u%04x".formatted(each));
          } else {
            line.appendCodePoint(each);
          }
        });
    return line.append(message.codePointCount(0, message.length()) > LONGEST ? "…" : "").toString();
  }

  /// An event of a kind that this version does not know, and which changes what other events mean:
  /// a whole line, without which the others must not be read.
  public static final class UnknownKind extends BadLine {

    private static final long serialVersionUID = 1;

    UnknownKind(String type) {
      super(
          "%s changes what other events mean, and this version does not know it; read the timeline with a later version"
              .formatted(type));
    }
  }
}
