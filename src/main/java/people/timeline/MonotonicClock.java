package people.timeline;

import module java.base;

/// Recorded times: what the clock says, to the microsecond, but always after the one before. Used
/// by the one thread that appends.
final class MonotonicClock {

  private final Clock clock;

  private Instant now = Instant.MAX;

  MonotonicClock(Clock clock) {
    this.clock = clock;
  }

  Instant after(Instant last) {
    now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
  }

  /// What the clock said when it was last asked.
  Instant now() {
    return now;
  }
}
