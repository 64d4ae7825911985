package people;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

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

  /// What the system said, in one line.
  ///
  /// @param what could not be done: `can't read`
  public static TimelineException of(Path file, String what, IOException cause) {
    return new TimelineException("%s: %s: %s".formatted(file, what, reason(cause)), cause);
  }

  static String reason(IOException cause) {
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
