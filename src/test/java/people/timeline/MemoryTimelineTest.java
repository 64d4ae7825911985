package people.timeline;

import java.time.Clock;

class MemoryTimelineTest extends EventTimelineContract {

  @Override
  public EventTimeline empty(Clock clock) {
    return EventTimeline.inMemory(clock);
  }
}
