package people;

import module java.base;

/// Thrown when a timeline can't be read or appended to. The message is one line for the user: file,
/// line number where there is one, what was found and what was expected.
public class TimelineException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public TimelineException(String message) {
    super(message);
  }

  public TimelineException(String message, Throwable cause) {
    super(message, cause);
  }

  /// An error that says in one line what the system said.
  ///
  /// @param what could not be done: `can't read`
  public static TimelineException of(Path file, String what, IOException cause) {
    return new TimelineException("%s: %s: %s".formatted(file, what, reason(file, cause)), cause);
  }

  /// Why something failed, without the file where that is said already.
  public static String reason(Object file, IOException cause) {
    String reason = reason(cause);
    return reason.endsWith(": " + file)
        ? reason.substring(0, reason.length() - 2 - file.toString().length())
        : reason;
  }

  public static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException missing -> "no such file or folder: " + missing.getFile();
      case FileAlreadyExistsException there -> "is in the way: " + there.getFile();
      case FileSystemException system when system.getReason() != null -> system.getReason();
      case ClosedByInterruptException _ -> "interrupted";
      case ClosedChannelException _ -> "the timeline is closed";
      default -> String.valueOf(cause.getMessage());
    };
  }

  /// Thrown when a timeline is read that is not there: its name is mistyped, or nothing was
  /// appended to it yet.
  public static final class NoSuchTimeline extends TimelineException {

    private static final long serialVersionUID = 1;

    private final transient Path similar;

    /// Made by the timelines.
    ///
    /// @param similar the file whose name is most like it; null when there is none
    public NoSuchTimeline(Path file, Path similar) {
      super(
          file + ": no such timeline" + (similar == null ? "" : "; did you mean " + similar + "?"));
      this.similar = similar;
    }

    /// The file that may be meant; null when there is none of a similar name.
    public Path similar() {
      return similar;
    }
  }

  /// Thrown when somebody else went on appending for as long as it was waited for.
  public static final class Busy extends TimelineException {

    private static final long serialVersionUID = 1;

    /// Made by the lock.
    public Busy(String message) {
      super(message);
    }
  }

  /// Thrown when the file is another one than when it was opened: a person was erased from it, or
  /// another program replaced or deleted it. Nothing was written; open it again.
  public static final class Replaced extends TimelineException {

    private static final long serialVersionUID = 1;

    /// Made by the timelines.
    public Replaced(String message) {
      super(message);
    }
  }

  /// Thrown when something is not as an append expected, since someone else appended first. Nothing
  /// was written; read what is new and try again.
  public static final class Conflict extends TimelineException {

    private static final long serialVersionUID = 1;

    /// Made by the timelines.
    public Conflict(Expected.Size expected, long actual) {
      super(
          "the timeline holds %d events, expected %d: someone else appended first"
              .formatted(actual, expected.size()));
    }

    /// Made by the timelines.
    ///
    /// @param actual -1 for no events
    public Conflict(Expected.Revision expected, long actual) {
      super(
          "person %d is at revision %d%s, expected %d%s"
              .formatted(
                  expected.personId(),
                  actual,
                  actual < 0 ? " (no events)" : "",
                  expected.revision(),
                  actual > expected.revision() ? ": someone else recorded something first" : ""));
    }
  }

  /// Thrown when something would be recorded about a person who is restricted. Nothing was written.
  public static final class Restricted extends TimelineException {

    private static final long serialVersionUID = 1;

    private final int personId;
    private final int index;

    /// Made by what would change all her events.
    ///
    /// @param since the event that began it
    public Restricted(RecordedEvent since) {
      this(since, 0);
    }

    /// Made by the timelines.
    ///
    /// @param since the event that began it
    public Restricted(RecordedEvent since, int index) {
      super(
          "person %d is restricted since %s (event %d: %s): nothing is recorded about her until that is lifted"
              .formatted(
                  since.event().personId(),
                  RecordedEvent.shown(since.recorded()),
                  since.position(),
                  ((Event.Restriction) since.event()).why()));
      this.personId = since.event().personId();
      this.index = index;
    }

    /// Her record.
    public int personId() {
      return personId;
    }

    /// The place of the event that says something of her among those of the append, from 0.
    public int index() {
      return index;
    }
  }

  /// Thrown when the timeline has an event with that id which says something else. Nothing was
  /// written.
  public static final class IdTaken extends TimelineException {

    private static final long serialVersionUID = 1;

    private final String id;
    private final long position;

    /// Made by the timelines.
    public IdTaken(String id, long position, boolean isBatch) {
      super(
          "the event id '%s' is taken: event %d has it, and %s"
              .formatted(
                  id,
                  position,
                  isBatch ? "is not part of the same batch of events" : "says something else"));
      this.id = id;
      this.position = position;
    }

    /// The id.
    public String id() {
      return id;
    }

    /// Position of the event that has it.
    public long position() {
      return position;
    }
  }
}
