package people.relays;

import module java.base;

import people.*;

/// How far a consumer is.
///
/// @param name of the consumer
/// @param position of the last event that it is done with; -1 for none
/// @param check that of the line at this position, by which a timeline is known again; null where
///   the line has none
/// @param target where it hands events, as it may be shown; null where it was not said yet
/// @param saved when this was noted
/// @param error why it does not get on, without anything from an event; null while it does
/// @param dead how many events it has laid aside
public record Checkpoint(
    String name,
    long position,
    String check,
    String target,
    Instant saved,
    String error,
    long dead) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  public Checkpoint {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not the name of a consumer; expected up to 64 letters, digits, - and _"
              .formatted(name));
    }
    if (position < -1) {
      throw new IllegalArgumentException("position is %d; expected -1 or more".formatted(position));
    }
  }

  /// One that begins behind a position.
  public static Checkpoint at(String name, long position) {
    return new Checkpoint(name, position, null, null, null, null, 0);
  }

  /// The same behind another event.
  Checkpoint behind(RecordedEvent event) {
    return new Checkpoint(name, event.position(), event.check(), target, saved, null, dead);
  }

  Checkpoint to(String target) {
    return new Checkpoint(name, position, check, target, saved, error, dead);
  }

  Checkpoint failing(String why) {
    return new Checkpoint(name, position, check, target, saved, why, dead);
  }

  Checkpoint withDead(long count) {
    return new Checkpoint(name, position, check, target, saved, error, count);
  }
}
