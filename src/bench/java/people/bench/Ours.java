package people.bench;

import module java.base;

import people.*;
import people.history.*;
import people.history.HistoryColumns.StatusCounts;
import people.tables.*;
import people.timeline.*;
import tech.tablesaw.api.Table;

/// The calls of the kit that are measured, each in one place.
final class Ours {

  private Ours() {}

  /// A timeline to append to; a new file is empty already, so that its size can be asked.
  static EventTimeline open(Path file, Durability durability) throws IOException {
    if (Files.notExists(file)) {
      Files.createFile(file);
    }
    return EventTimeline.open(file, TimelineOptions.DEFAULTS.with(durability));
  }

  static long size(Path file) {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      return timeline.size();
    }
  }

  static History history(Path file) {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      return History.of(timeline);
    }
  }

  static Table table(Path file) {
    return Tables.events(history(file));
  }

  /// Seconds until the table is there. What is kept beside the file is written meanwhile, and
  /// waited for only then.
  static double secondsToTable(Path file) throws Exception {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      return Turns.seconds(() -> Tables.events(History.of(timeline)));
    }
  }

  static Map<String, Long> countByStatus(History history, LocalDate at, Instant known) {
    Map<String, Long> counts = new TreeMap<>();
    history
        .knownAt(known)
        .at(at)
        .countByStatus()
        .forEach((status, people) -> counts.put(status.name(), (long) people));
    return counts;
  }

  static Object countByStatus(History history, LocalDate at) {
    return history.at(at).countByStatus();
  }

  static StatusCounts countByStatus(History history, List<LocalDate> dates) {
    StatusCounts counts = history.columns().countByStatus(dates);
    counts.at(dates.getLast()); // they are counted when someone asks
    return counts;
  }

  /// The first events of a timeline.
  static List<RecordedEvent> first(Path file, int count) {
    List<RecordedEvent> events = new ArrayList<>();
    try (EventTimeline timeline = EventTimeline.open(file)) {
      for (RecordedEvent event : timeline) {
        if (events.size() == count) {
          break;
        }
        events.add(event);
      }
    }
    return events;
  }
}
