package people.timeline;

import module java.base;

/// Recorded times: what the clock says, to the microsecond, but always after the one before.
record MonotonicClock(Clock clock) {

  Instant after(Instant last) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
  }
}
