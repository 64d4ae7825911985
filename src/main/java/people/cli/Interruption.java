package people.cli;

import module java.base;

/// Says or does something when a command is ended from outside, by Ctrl-C or `kill`, before its
/// work is done. Java then ends with 130, or 143, as shells expect.
final class Interruption implements AutoCloseable {

  private final Thread thread;

  /// @param saying runs in a thread of its own while the work may still go on
  Interruption(Runnable saying) {
    this.thread = new Thread(saying);
    try {
      Runtime.getRuntime().addShutdownHook(thread);
    } catch (IllegalStateException e) {
      saying.run(); // Java is ending already
    }
  }

  /// Ends with the work.
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      // it is being said
    }
  }
}
