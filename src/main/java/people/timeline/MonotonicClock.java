package people.timeline;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Recorded times: what the clock says, to the microsecond, but always after the one before.
record MonotonicClock(Clock clock) {

  Instant after(Instant last) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
  }
}
