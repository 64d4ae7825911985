package people.postgres;

import module java.base;

import org.junit.jupiter.api.Tag;
import people.engine.*;
import people.timeline.*;

/// A timeline in PostgreSQL keeps the contract of every timeline.
@Tag("engines")
class PostgresTimelineTest extends EventTimelineContract {

  @Override
  public EventTimeline empty(Clock clock) {
    return EventTimeline.open(
        TimelineAddress.of(PostgresServer.shared().newTimeline()),
        TimelineOptions.DEFAULTS.with(clock));
  }
}
