package people.cli;

import module java.base;

import people.*;
import people.timeline.*;

/// A command that records an event.
abstract class RecordingCommand extends SessionCommand {

  /// Records something, unless the timeline is not as it is expected to be.
  ///
  /// @param expected is told the timeline with all that is in it by now
  final <T> T record(
      Function<EventTimeline, Expected[]> expected, Function<PersonRegistry, T> recording) {
    try (EventTimeline timeline = session().openToRecord()) {
      session().readOn(timeline);
      return recording.apply(new PersonRegistry(timeline).expecting(expected.apply(timeline)));
    }
  }
}
