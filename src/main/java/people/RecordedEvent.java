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

  /// Recorded by so much later than the clock says is recorded ahead of it. A clock may be wrong by
  /// an hour, and within a day it is the same date somewhere.
  public static final Duration FAR_AHEAD = Duration.ofDays(1);

  private static final Pattern CHECK = Pattern.compile(",\"_check\":\"\\+?([0-9a-f]{8})\"}$");

  private static final DateTimeFormatter MICROSECONDS =
      new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

  /// How a recorded time is shown: `2015-02-14T12:00:00.000000Z`, of the same length for each.
  public static String shown(Instant recorded) {
    return MICROSECONDS.format(recorded);
  }

  /// The day from which it counts: the first day its effective date allows, or the day (UTC) on
  /// which it was recorded.
  public LocalDate day() {
    EffectiveDate effective = event.details().effective();
    return effective != null ? effective.day() : LocalDate.ofInstant(recorded, ZoneOffset.UTC);
  }

  /// The check at the end of its line, in 8 digits, by which this line and all above it are known
  /// again; null where the line has none.
  public String check() {
    Matcher found = CHECK.matcher(json);
    return found.find() ? found.group(1) : null;
  }
}
