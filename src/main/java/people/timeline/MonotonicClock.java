package people.timeline;

import module java.base;

import people.*;

/// Recorded times: what the clock says, to the microsecond, but always after the one before. Used
/// by the one thread that appends.
final class MonotonicClock {

  /// A clock that says as much is wrong. It would be believed by all that follows: this leaves a
  /// thousand years of microseconds for that.
  private static final LocalDate TOO_LATE = LocalDate.of(9000, 1, 1);

  private static final Instant END = TOO_LATE.atStartOfDay().toInstant(ZoneOffset.UTC);

  /// The last time that a line can have, of which the year has four digits.
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private final String timeline;
  private final Clock clock;

  private Instant now = Instant.MAX;

  /// @param timeline the name of that whose events get the times
  MonotonicClock(String timeline, Clock clock) {
    this.timeline = timeline;
    this.clock = clock;
  }

  Instant after(Instant last) {
    now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!now.isBefore(END)) {
      throw new IllegalArgumentException(
          "%s: the clock says %s; expected a time before %s"
              .formatted(timeline, RecordedEvent.shown(now), TOO_LATE));
    }
    if (!last.isBefore(LAST)) { // only a line by hand, or of version 0.1, is so late
      throw AppendPlan.exhausted(
          timeline, "nothing can be recorded after " + RecordedEvent.shown(last));
    }
    return now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
  }

  /// What the clock said when it was last asked.
  Instant now() {
    return now;
  }
}
