package people.history;

import module java.base;

import people.timeline.*;

/// A timeline of which event 0 is recorded at noon of 1 January 2020, event 1 at noon of the 2nd,
/// and so on, so that a test can ask what was known between two of them.
final class DailyRecording {

  final EventTimeline timeline = EventTimeline.inMemory(aDayLaterEachTime());
  final PersonRegistry registry = new PersonRegistry(timeline);

  private static Clock aDayLaterEachTime() {
    Iterator<LocalDate> days =
        Stream.iterate(LocalDate.of(2020, 1, 1), day -> day.plusDays(1)).iterator();
    InstantSource source = () -> days.next().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    return source.withZone(ZoneOffset.UTC);
  }

  History history() {
    return History.of(timeline);
  }

  Person person(int id, String at) {
    return history().at(at).person(id);
  }

  /// As it was known right after that event.
  History after(long position) {
    return history().knownAt("2020-01-%02dT12:00:00Z".formatted(position + 1));
  }
}
