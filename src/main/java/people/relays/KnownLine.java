package people.relays;

import module java.base;

import people.*;
import people.timeline.*;

/// The line of the last event that a consumer is done with, by which it knows its timeline again.
///
/// An erasure gives the lines behind hers other checks, and so does a protection. What these leave
/// everywhere are positions and recorded times, so by these a line is known again then; no two
/// lines of other timelines are at one position with the same microsecond, but for copies.
///
/// @param position -1 for none
/// @param check of the line; null where it has none, as version 0.1 wrote them and others by hand
/// @param recorded when it was recorded; null where it was not noted, and nothing is asked then
public record KnownLine(long position, String check, Instant recorded) {

  /// What is at its position now.
  public enum LineNow {
    AS_IT_WAS,
    /// Somebody was erased behind it, so this line, or others above it, may say less than they did.
    ERASED_SINCE,
    /// The line of another timeline, or of an older copy, or none.
    ANOTHER
  }

  public static KnownLine of(RecordedEvent event) {
    return new KnownLine(event.position(), event.check(), event.recorded());
  }

  /// A place in a timeline of which nothing is known.
  public static KnownLine at(long position) {
    return new KnownLine(position, null, null);
  }

  /// Costs the reading of one event, and of what says that somebody was erased.
  public LineNow in(EventTimeline timeline) {
    if (position < 0 || recorded == null) {
      return LineNow.AS_IT_WAS;
    }
    var there = timeline.readAfter(position - 1).iterator();
    RecordedEvent line = there.hasNext() ? there.next() : null;
    if (line == null || !line.recorded().equals(recorded)) {
      return LineNow.ANOTHER;
    }
    List<Erased> since =
        timeline.ofKind(Event.Kind.ERASURE).stream()
            .filter(each -> each.position() > position)
            .map(each -> ((Event.Erasure) each.event()).erased())
            .filter(Objects::nonNull)
            .toList();
    if (since.isEmpty()) {
      return Objects.equals(check, line.check()) || isWrittenAnew(timeline)
          ? LineNow.AS_IT_WAS
          : LineNow.ANOTHER;
    }
    return LineNow.ERASED_SINCE;
  }

  /// Whether all lines were encrypted, or decrypted, since: they say what they said.
  private boolean isWrittenAnew(EventTimeline timeline) {
    return timeline.ofKind(Event.Kind.PROTECTION).stream()
        .anyMatch(each ->
            each.position() > position
                && each.event() instanceof Event.Protection e
                && e.headBefore() != null);
  }
}
