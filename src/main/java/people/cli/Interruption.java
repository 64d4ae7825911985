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

  /// Work that may be interrupted.
  interface EndlessWork {
    void run() throws InterruptedException;
  }

  /// Does work that goes on until it is stopped. Whoever ends the command stops it, and waits a
  /// moment until it has noted how far it is. An interrupt of the thread ends it, too.
  static void stopping(Runnable stop, EndlessWork work) {
    CountDownLatch done = new CountDownLatch(1);
    try (Interruption _ =
        new Interruption(() -> {
          stop.run();
          await(done);
        })) {
      work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      done.countDown();
    }
  }

  private static void await(CountDownLatch done) {
    try {
      done.await(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
