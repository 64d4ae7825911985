package people;

import module java.base;

/// An event in its place in a timeline.
///
/// @param position place in the timeline, from 0
/// @param recorded when it entered the timeline, to the microsecond, UTC; strictly increasing with
///   the position
/// @param event the fact
/// @param json the line as it stands in the timeline, without its end
public record RecordedEvent(long position, Instant recorded, Event event, String json) {

  /// The day from which it counts: the first day its effective date allows, or the day (UTC) on
  /// which it was recorded.
  public LocalDate day() {
    EffectiveDate effective = event.details().effective();
    return effective != null ? effective.day() : LocalDate.ofInstant(recorded, ZoneOffset.UTC);
  }
}
