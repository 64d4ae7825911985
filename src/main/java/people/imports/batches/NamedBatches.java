package people.imports.batches;

import module java.base;

import people.*;
import people.history.*;
import people.timeline.*;

/// The imports of a timeline and their names:
///
/// ```java
/// NamedBatches.in(timeline).forEach(System.out::println);
/// NamedBatches.undoneLists(timeline, _ -> true).forEach(System.out::println);
/// ```
///
/// [ImportUndo] takes one of them back.
public final class NamedBatches {

  private NamedBatches() {}

  /// The imports of a timeline in their order.
  public static List<RecordedImport> in(EventTimeline timeline) {
    return new ImportLog(timeline, _ -> true).batches();
  }

  /// The lists that are to be imported again: each was compared with one that is undone since, and
  /// recorded only what differed from that.
  ///
  /// @param isKnown whether an event is to be reckoned with
  public static List<Contradiction> undoneLists(
      EventTimeline timeline, Predicate<RecordedEvent> isKnown) {
    return timeline.has(Event.Kind.RETRACTION) && timeline.has(Event.Kind.NAMED_BATCH)
        ? new ListsToRepeat(new ImportLog(timeline, isKnown)).contradictions()
        : List.of();
  }

  /// What is recorded of a list that comes again and differs in nothing, where it is one of those,
  /// so that it is none of them any more: the last end of observation of its people, once more.
  ///
  /// @param source of what the list says: `members#2019-01-31`
  /// @param series of whom the end is: `members`
  /// @return null where nothing need be recorded
  public static Event.ObservationEnd ofRepeated(
      EventTimeline timeline, String source, String series) {
    if (!timeline.has(Event.Kind.RETRACTION) || !timeline.has(Event.Kind.NAMED_BATCH)) {
      return null;
    }
    ImportLog log = new ImportLog(timeline, _ -> true);
    return !new ListsToRepeat(log).sources().contains(source) ? null : log.lastEnd(series);
  }

  /// A name for a batch that no other one has.
  ///
  /// @param asked null for the one below, with a number where it is taken
  /// @param place for errors
  /// @throws TimelineException when the name that is asked for is taken
  static String free(EventTimeline timeline, String asked, String place, String otherwise) {
    if (asked == null) {
      return numbered(taken(timeline), otherwise);
    }
    if (taken(timeline).contains(asked)) {
      throw new TimelineException(
          "%s: the name %s is that of another import; expected one that is free"
              .formatted(place, asked));
    }
    return asked;
  }

  /// The names that batches copied from a file can't have: those that are here, and the one that
  /// the import of the file gets.
  public static Set<String> takenBeside(EventTimeline timeline, String asked, Path file) {
    Set<String> taken = taken(timeline);
    taken.add(free(timeline, asked, file.toString(), file.getFileName().toString()));
    return taken;
  }

  /// The name, with a number where it is taken.
  public static String numbered(Set<String> taken, String name) {
    String free = name;
    for (int i = 2; taken.contains(free); i++) {
      free = "%s (%d)".formatted(name, i);
    }
    return free;
  }

  private static Set<String> taken(EventTimeline timeline) {
    Set<String> taken = new HashSet<>();
    for (RecordedEvent recorded : timeline.ofKind(Event.Kind.NAMED_BATCH)) {
      taken.add(((Event.NamedBatch) recorded.event()).name());
    }
    return taken;
  }

  /// Tells of the position of an event that it does not stand: it is retracted, or an end of
  /// observation of people of whom a later one was recorded. The timeline is read once.
  public static LongPredicate retracted(EventTimeline timeline) {
    return new StandingEvents(timeline, _ -> true)::isGone;
  }
}
