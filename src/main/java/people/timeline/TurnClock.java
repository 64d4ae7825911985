package people.timeline;

import module java.base;

/// Says what the clock of a shared timeline's engine said in this turn.
final class TurnClock extends Clock {

  private Instant now = Instant.EPOCH;

  void set(Instant said) {
    now = said;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
