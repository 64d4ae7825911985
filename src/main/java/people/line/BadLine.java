package people.line;

import module java.base;

/// Thrown for a line that is not an event. The message says why; the reader of the file adds the
/// place.
public class BadLine extends Exception {

  private static final long serialVersionUID = 1;

  private static final int LONGEST = 400;

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\x{2028}\\x{2029}]");

  public BadLine(String message) {
    super(inOneLine(message), null, true, false); // a damaged file may have millions
  }

  /// A message may quote the file, which may hold anything.
  private static String inOneLine(String message) {
    boolean isLong = message.codePointCount(0, message.length()) > LONGEST;
    String start =
        isLong ? message.substring(0, message.offsetByCodePoints(0, LONGEST)) + "…" : message;
    return CONTROL
        .matcher(start)
        .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
  }

  /// Thrown for a line in which what is sealed does not open: as a line it is whole.
  public static class Sealed extends BadLine {

    private static final long serialVersionUID = 1;

    public Sealed(String message) {
      super(message);
    }
  }

  /// Thrown for what was sealed with a key that is gone for good, as it was meant to be.
  public static final class KeyDestroyed extends Sealed {

    private static final long serialVersionUID = 1;

    public KeyDestroyed(String message) {
      super(message);
    }
  }

  /// Thrown for an event of a kind that this version does not know, and which changes what other
  /// events mean: a whole line, without which the others must not be read.
  public static final class UnknownKind extends BadLine {

    private static final long serialVersionUID = 1;

    UnknownKind(String type) {
      super(
          "%s changes what other events mean, and this version does not know it; read the timeline with a later version"
              .formatted(type));
    }
  }
}
