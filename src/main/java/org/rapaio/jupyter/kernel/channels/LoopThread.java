package org.rapaio.jupyter.kernel.channels;

import module java.base;

import org.rapaio.jupyter.kernel.core.java.RapaioExecutionControl;

/// Runs a channel's loop. Stands before the class of this name in rapaio-jupyter-kernel 3.0.1, with
/// which a kernel sometimes never answers, for two reasons: its `start()` starts the thread first
/// and then sets `running`, so that a thread that looks before that ends at once (about one start
/// in eight); and `Channels.connect` starts the loops before it sets the handlers, so that an early
/// message ends its loop.
public final class LoopThread extends Thread {

  /// The channels ask for 50 ms between two looks, which every message would wait for.
  private static final long LONGEST_PAUSE_MILLIS = 10;

  private static final CountDownLatch CONNECTED = new CountDownLatch(1);

  private final long pauseMillis;
  private final Runnable body;
  private final boolean isShell;
  private volatile boolean isShutDown;

  public LoopThread(String name, long pauseMillis, Runnable body) {
    super(name);
    this.pauseMillis = Math.min(pauseMillis, LONGEST_PAUSE_MILLIS);
    this.body = body;
    isShell = name.startsWith("Shell-"); // the channel whose loop runs the cells, one in a round
  }

  /// Lets the loops run: all channels are connected. Messages that came before have waited.
  public static void allConnected() {
    CONNECTED.countDown();
  }

  @Override
  public void run() {
    try {
      CONNECTED.await();
      while (!isShutDown) {
        if (isShell) {
          RapaioExecutionControl.forgetInterrupt();
        }
        try {
          body.run();
        } catch (RuntimeException e) {
          // A message that is malformed or wrongly signed is no reason to stop listening.
          System.err.println("kernel: message refused: " + e);
        }
        Thread.sleep(pauseMillis);
      }
    } catch (InterruptedException e) {
      // nobody waits for more
    }
  }

  public void shutdown() {
    isShutDown = true;
  }
}
