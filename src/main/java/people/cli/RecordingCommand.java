package people.cli;

import module java.base;

import people.*;
import people.cli.RecordOptions.EventId;
import people.timeline.*;
import picocli.CommandLine.Mixin;

/// A command that records an event.
abstract class RecordingCommand extends SessionCommand {

  @Mixin private RecordOptions.Recorder recorder;

  @Mixin private EventId eventId;

  /// Records something, unless the timeline is not as it is expected to be.
  ///
  /// @param expected is told the timeline with all that is in it by now
  final <T> T record(Function<NamedRecords, Expected[]> expected, Recording<T> recording) {
    LineBatch lines = session().lines();
    if (lines != null) {
      return lines.record(eventId.id(), recorder.name(), expected, recording);
    }
    try {
      return recordNow(expected, recording);
    } catch (TimelineException.Replaced e) { // somebody was erased while this one waited
      return recordNow(expected, recording);
    }
  }

  private <T> T recordNow(Function<NamedRecords, Expected[]> expected, Recording<T> recording) {
    try (EventTimeline timeline = session().openToRecord(recorder.name())) {
      long size = 0;
      RecordedEvent earlier = null;
      if (session().isThere()) {
        size = session().readOn(timeline);
        earlier = eventId.find(timeline);
      }
      NamedRecords named = new NamedRecords(timeline, earlier, null);
      T recorded =
          recording.record(new PersonRegistry(timeline).expecting(expected.apply(named)), named);
      AbsorbedRecords.warn(session(), timeline, size);
      return recorded;
    } catch (TimelineException.NoSuchTimeline e) {
      throw Session.missing(e);
    }
  }

  /// The same details with the id that was given.
  final Details identified(Details details) {
    return eventId.in(details);
  }
}
