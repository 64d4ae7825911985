package people.relays;

import module java.base;

import people.*;

/// A checkpoint of a consumer: how far it is.
///
/// @param name of the consumer
/// @param line of the last event that it is done with
/// @param target where it hands events, as it may be shown; null where it was not said yet
/// @param saved when this was noted
/// @param error why it does not get on, without anything from an event; null while it does
/// @param dead how many events it has laid aside
public record Checkpoint(
    String name, KnownLine line, String target, Instant saved, String error, long dead) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  public Checkpoint {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not the name of a consumer; expected up to 64 letters, digits, - and _"
              .formatted(name));
    }
    if (line.position() < -1) {
      throw new IllegalArgumentException(
          "position is %d; expected -1 or more".formatted(line.position()));
    }
  }

  /// One that begins behind a position.
  public static Checkpoint at(String name, long position) {
    return new Checkpoint(name, KnownLine.at(position), null, null, null, 0);
  }

  /// That of the last event that it is done with; -1 for none.
  public long position() {
    return line.position();
  }

  /// The same behind another event.
  Checkpoint behind(RecordedEvent event) {
    return new Checkpoint(name, KnownLine.of(event), target, saved, null, dead);
  }

  Checkpoint to(String target) {
    return new Checkpoint(name, line, target, saved, error, dead);
  }

  Checkpoint failing(String why) {
    return new Checkpoint(name, line, target, saved, why, dead);
  }

  Checkpoint withDead(long count) {
    return new Checkpoint(name, line, target, saved, error, count);
  }
}
