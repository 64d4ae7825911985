package people.timeline;

import module java.base;

class MemoryTimelineTest extends EventTimelineContract {

  @Override
  public EventTimeline empty(Clock clock) {
    return EventTimeline.inMemory(clock);
  }
}
