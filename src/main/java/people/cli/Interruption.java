package people.cli;

import module java.base;

/// What a command says or does when it is ended from outside, by Ctrl-C or `kill`, before its work
/// is done. Java then ends with 130, or 143, as shells expect.
final class Interruption implements AutoCloseable {

  private final Thread saying;

  /// @param saying runs in a thread of its own while the work may still go on
  Interruption(Runnable saying) {
    this.saying = new Thread(saying);
    try {
      Runtime.getRuntime().addShutdownHook(this.saying);
    } catch (IllegalStateException e) {
      // Java is ending already: nothing is begun that would have to be said
    }
  }

  /// Ends with the work.
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(saying);
    } catch (IllegalStateException e) {
      // it is being said
    }
  }
}
