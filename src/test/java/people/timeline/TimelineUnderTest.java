package people.timeline;

import module java.base;

/// A timeline under test, as the parts of [EventTimelineContract] get it.
interface TimelineUnderTest {

  /// A new, empty timeline that takes its recorded times from that clock.
  EventTimeline empty(Clock clock);
}
