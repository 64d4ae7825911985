package people.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.timeline.EventTimelineContract.died;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import people.*;
import people.timeline.*;

/// Faults of real programs, connections and servers; `./jbang torture --engines 300` has more.
@Tag("engines")
class PostgresFaultsTest {

  @Test
  void nothingIsLostOrThereTwiceWhateverIsKilledOrCut() throws Exception {
    EngineFaults.EngineFaultCounts counts = EngineFaults.run(20, 7, _ -> {});
    assertEquals(20, counts.rounds());
    assertTrue(counts.acknowledged() > 300, counts.toString());
    assertTrue(counts.unsure() < 5, counts.toString());
  }

  @Test
  void aStandbyIsReadAndSaysThatNothingIsAppendedThere() {
    try (PostgresServer server = PostgresServer.start()) {
      String address = server.newTimeline();
      try (EventTimeline timeline = PostgresServer.open(address)) {
        timeline.add(died(1));
        server.tell("standby");
        assertEquals(1, timeline.size());
        var error = assertThrows(TimelineException.class, () -> timeline.add(died(2)));
        String name = PostgresAddress.of(address, Map.of()).name();
        assertTrue(
            error
                .getMessage()
                .startsWith(name + ": can't append: it can only be read, as a standby can: "),
            error.getMessage());
        try (EventTimeline.Feed feed = timeline.feed(-1)) {
          assertEquals(0, feed.next(Duration.ofSeconds(5)).position());
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  @Test
  void aServerThatIsGoneIsWaitedForAndThenSaid() {
    try (PostgresServer server = PostgresServer.start()) {
      String address = server.newTimeline();
      try (EventTimeline timeline = PostgresServer.open(address)) {
        timeline.add(died(1));
        server.tell("stop");
        long start = System.nanoTime();
        var error = assertThrows(TimelineException.class, () -> timeline.add(died(2)));
        assertTrue(System.nanoTime() - start > 9e9, "it may start again");
        String name = PostgresAddress.of(address, Map.of()).name();
        assertTrue(
            error.getMessage().startsWith(name + ": can't append: no connection: "),
            error.getMessage());
        server.tell("start");
        assertEquals(1, timeline.add(died(2)));
      }
    }
  }
}
