package people.cli;

import module java.base;

import people.*;
import people.cli.RecordOptions.EventId;
import people.history.*;
import people.timeline.*;
import picocli.CommandLine.Mixin;

/// A command that records an event.
abstract class RecordingCommand extends SessionCommand {

  @Mixin private RecordOptions.Recorder recorder;

  @Mixin private EventId eventId;

  /// What a command records.
  interface Recording<T> {

    /// @param named in the timeline with all that is in it by now
    T record(PersonRegistry registry, NamedRecords named);
  }

  /// Records something, unless the timeline is not as it is expected to be.
  ///
  /// @param expected is told the timeline with all that is in it by now
  final <T> T record(Function<NamedRecords, Expected[]> expected, Recording<T> recording) {
    try (EventTimeline timeline = session().openToRecord(recorder.name())) {
      long size = 0;
      RecordedEvent earlier = null;
      if (Files.exists(session().timelineFile())) {
        size = session().readOn(timeline);
        earlier = eventId.find(timeline);
      }
      NamedRecords named = new NamedRecords(timeline, earlier);
      T recorded =
          recording.record(new PersonRegistry(timeline).expecting(expected.apply(named)), named);
      warnOfOthers(timeline, size);
      return recorded;
    } catch (TimelineException.NoSuchTimeline e) {
      throw Session.missing(e);
    }
  }

  /// The same details with the id that was given.
  final Details identified(Details details) {
    return eventId.in(details);
  }

  /// Says of whom something was recorded though all that created her is retracted, or though her
  /// record was absorbed.
  ///
  /// @param size that the timeline had before
  private void warnOfOthers(EventTimeline timeline, long size) {
    Map<Integer, Boolean> people = new TreeMap<>();
    for (RecordedEvent recorded : timeline.readAfter(size - 1)) {
      Event event = recorded.event();
      if (event.personId() > 0
          && !(event instanceof Event.Creation || event instanceof Event.Retraction)) {
        people.merge(event.personId(), event instanceof Event.Merge, Boolean::logicalAnd);
      }
    }
    people.forEach((personId, isMergedOnly) -> {
      List<RecordedEvent> events = timeline.of(personId);
      if (!isMergedOnly && events.stream().anyMatch(e -> e.event() instanceof Event.Merge)) {
        warnOfMerge(timeline, personId);
      }
      if (events.stream().anyMatch(e -> e.event() instanceof Event.Retraction)) {
        warnOfRetractedCreation(timeline, personId);
      }
    });
  }

  private void warnOfMerge(EventTimeline timeline, int personId) {
    int survivor = History.of(timeline, personId).survivor(personId);
    if (survivor != personId) {
      session()
          .warn(
              "%s: person %d is person %d: what is recorded about %d counts for %d"
                  .formatted(session().timelineFile(), personId, survivor, personId, survivor));
    }
  }

  private void warnOfRetractedCreation(EventTimeline timeline, int personId) {
    History history = History.of(timeline, personId);
    int survivor = history.survivor(personId);
    boolean isCreated = history.facts(survivor).stream().anyMatch(RecordingCommand::isCreation);
    Optional<RecordedEvent> creation =
        history.events(survivor).stream().filter(RecordingCommand::isCreation).findFirst();
    if (!isCreated && creation.isPresent()) {
      session()
          .warn(
              "%s: person %d: the creation (event %d) was retracted, so nothing that is recorded about her counts"
                  .formatted(session().timelineFile(), personId, creation.get().position()));
    }
  }

  private static boolean isCreation(RecordedEvent recorded) {
    return recorded.event() instanceof Event.Creation;
  }
}
