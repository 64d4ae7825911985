package people.cli;

import module java.base;

import people.*;
import people.history.*;
import people.timeline.*;
import picocli.CommandLine.Mixin;

/// A command that records an event.
abstract class RecordingCommand extends SessionCommand {

  @Mixin private RecordOptions.Recorder recorder;

  /// What a command records.
  interface Recording<T> {

    /// @param timeline with all that is in it by now
    T record(PersonRegistry registry, EventTimeline timeline);
  }

  /// Records something, unless the timeline is not as it is expected to be.
  ///
  /// @param expected is told the timeline with all that is in it by now
  final <T> T record(Function<EventTimeline, Expected[]> expected, Recording<T> recording) {
    try (EventTimeline timeline = session().openToRecord(recorder.name())) {
      long size = 0;
      if (Files.exists(session().timelineFile())) {
        size = session().readOn(timeline);
      }
      T recorded =
          recording.record(
              new PersonRegistry(timeline).expecting(expected.apply(timeline)), timeline);
      warnOfRetractedCreations(timeline, size);
      return recorded;
    } catch (TimelineException.NoSuchTimeline e) {
      throw Session.missing(e);
    }
  }

  /// Says of whom something was recorded though all that created her is retracted.
  ///
  /// @param size that the timeline had before
  private void warnOfRetractedCreations(EventTimeline timeline, long size) {
    Set<Integer> people = new TreeSet<>();
    for (RecordedEvent recorded : timeline.readAfter(size - 1)) {
      Event event = recorded.event();
      if (event.personId() > 0
          && !(event instanceof Event.Creation || event instanceof Event.Retraction)) {
        people.add(event.personId());
      }
    }
    for (int personId : people) {
      if (timeline.of(personId).stream().noneMatch(e -> e.event() instanceof Event.Retraction)) {
        continue;
      }
      History history = History.of(timeline, personId);
      boolean isCreated = history.facts(personId).stream().anyMatch(RecordingCommand::isCreation);
      Optional<RecordedEvent> creation =
          history.events(personId).stream().filter(RecordingCommand::isCreation).findFirst();
      if (!isCreated && creation.isPresent()) {
        session()
            .warn(
                "%s: person %d: the creation (event %d) was retracted, so nothing that is recorded about her counts"
                    .formatted(session().timelineFile(), personId, creation.get().position()));
      }
    }
  }

  private static boolean isCreation(RecordedEvent recorded) {
    return recorded.event() instanceof Event.Creation;
  }
}
