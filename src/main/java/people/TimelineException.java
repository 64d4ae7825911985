package people;

/// A timeline that can't be read or appended to. The message is one line for the user: file, line
/// number where there is one, what was found and what was expected.
public class TimelineException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public TimelineException(String message) {
    super(message);
  }

  public TimelineException(String message, Throwable cause) {
    super(message, cause);
  }

  /// Someone else appended first: the timeline is no longer of the size that the append expected.
  /// Nothing was written; read what is new and try again.
  public static final class Conflict extends TimelineException {

    private static final long serialVersionUID = 1;

    public Conflict(long expectedSize, long actualSize) {
      super(
          "the timeline holds %d events, expected %d: someone else appended first"
              .formatted(actualSize, expectedSize));
    }
  }
}
