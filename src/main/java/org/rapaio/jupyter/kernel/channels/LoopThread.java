package org.rapaio.jupyter.kernel.channels;

/// Runs a channel's loop. Stands before the class of this name in rapaio-jupyter-kernel 3.0.1,
/// whose `start()` starts the thread first and then sets `running`: where the new thread looks
/// before that, it ends at once, and the kernel never answers (about one start in eight).
public final class LoopThread extends Thread {

  /// The channels ask for 50 ms between two looks, which every message would wait for.
  private static final long LONGEST_PAUSE_MILLIS = 10;

  private final long pauseMillis;
  private final Runnable body;
  private volatile boolean isShutDown;

  public LoopThread(String name, long pauseMillis, Runnable body) {
    super(name);
    this.pauseMillis = Math.min(pauseMillis, LONGEST_PAUSE_MILLIS);
    this.body = body;
  }

  @Override
  public void run() {
    while (!isShutDown) {
      try {
        body.run();
        Thread.sleep(pauseMillis);
      } catch (SecurityException e) {
        // A message with a wrong signature: somebody else's, and no reason to stop listening.
        System.err.println("kernel: message refused: " + e.getMessage());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  public void shutdown() {
    isShutDown = true;
  }
}
