package people.cli;

import module java.base;

import people.*;
import people.timeline.*;

/// The records that the words of a recording command name. A command that is run again names those
/// that it named at first, whatever was merged or taken back meanwhile.
///
/// @param earlier the event that the command recorded before; null where it is new
/// @param batch in which it is one of several commands; null where it is alone
record NamedRecords(EventTimeline timeline, RecordedEvent earlier, PersonRegistry.Batch batch) {

  /// The moment as of which a key names somebody.
  Instant known() {
    return isAgain() ? earlier.recorded().minusNanos(1) : Instant.MAX;
  }

  /// Whether the command was run before, so that it records nothing.
  boolean isAgain() {
    return earlier != null;
  }

  /// The record of which something is recorded: that which has the key, also where it is absorbed,
  /// so that what is recorded goes with it when a merge is taken back.
  ///
  /// @throws TimelineException.NoSuchTimeline when there is no timeline that she could be in
  int record(PersonArgument who) {
    timeline.size();
    return isKeyInBatch(who) ? batch.recordWithKey(who.key()) : of(who, who::record);
  }

  /// The person whom a fact of somebody else names: the survivor.
  int person(PersonArgument who) {
    return isKeyInBatch(who) ? batch.personWithKey(who.key()) : of(who, who::in);
  }

  private boolean isKeyInBatch(PersonArgument who) {
    return batch != null && !isAgain() && who.key() != null;
  }

  private int of(PersonArgument who, BiFunction<EventTimeline, Instant, Integer> reading) {
    boolean isSinceThen = isAgain() && !who.isThere(timeline, known());
    return reading.apply(timeline, isSinceThen ? Instant.MAX : known());
  }
}
