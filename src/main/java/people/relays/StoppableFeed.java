package people.relays;

import module java.base;

import java.time.Duration;
import people.timeline.*;

/// A feed of events that may be ended from any thread, also before it is opened. One that was
/// closed may be opened again.
public final class StoppableFeed {

  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile EventTimeline.Feed feed;

  /// Opens it behind a position. Whoever does looks whether it is stopped.
  public EventTimeline.Feed open(EventTimeline timeline, long position) {
    EventTimeline.Feed opened = timeline.feed(position);
    feed = opened;
    return opened;
  }

  public boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /// Waits until it is stopped, or so long.
  public void await(Duration pause) throws InterruptedException {
    stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Ends it; whoever waits for an event gets none.
  public void stop() {
    stopped.countDown();
    EventTimeline.Feed open = feed;
    if (open != null) {
      open.close();
    }
  }
}
