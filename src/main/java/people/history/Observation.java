package people.history;

import module java.base;

import people.*;
import people.columns.*;

/// The limits of what was observed: how long people were looked at, and how long they can live.
/// They end a life of which no event tells the end. Days are counted since 1970, and
/// [FactTable#NEVER] is none.
///
/// Silence means that nothing changed as long as someone looks: until the end that the timeline
/// says, for everyone or for the people of one source, else until today. What is recorded of later
/// days is known then, but says nothing of the people of whom nothing is recorded.
///
/// @param lifespan the whole years after which somebody is presumed dead of whom nothing is heard
/// @param today the day on which the history was read
/// @param until the last day that is to be looked at, also where the timeline has more
/// @param everyone the last day on which everyone was observed
/// @param bySource the last day for the people of a source, by its name
record Observation(
    int lifespan, int today, int until, int everyone, Map<String, Integer> bySource) {

  /// Nobody asks for longer lives, and sums of days stay small.
  private static final int MOST_YEARS = 10_000;

  /// How many years people live at most, unless someone says otherwise.
  static final int LIFESPAN = 110;

  /// The sign between the name of a source and the place in it.
  private static final String PLACE = "#";

  /// Observation of which no event says the end.
  Observation(int lifespan, int today, int until) {
    this(lifespan, today, until, FactTable.NEVER, Map.of());
  }

  /// The same with the end that an event says. Of several about the same people the last one
  /// counts; one whose date is open (`1992/..`) says that they are observed again.
  Observation and(Event.ObservationEnd end) {
    LocalDate latest = end.details().effective().latest();
    int day = latest == null ? FactTable.NEVER : EventColumns.day(latest);
    if (end.ofSource() == null) {
      return new Observation(lifespan, today, until, day, bySource);
    }
    Map<String, Integer> more = new HashMap<>(bySource);
    more.put(end.ofSource(), day);
    return new Observation(lifespan, today, until, everyone, Map.copyOf(more));
  }

  /// The same with another span of life.
  Observation withLifespan(int years) {
    return new Observation(years, today, until, everyone, bySource);
  }

  /// The same with another last day that is to be looked at.
  Observation withUntil(int day) {
    return new Observation(lifespan, today, day, everyone, bySource);
  }

  /// The last day on which anyone is observed.
  int lastDay() {
    int all = bySource.isEmpty() ? everyone : FactTable.NEVER;
    return Math.min(all, Math.min(today, until));
  }

  /// The same without an end that is the same for all, which those who count need not look for in
  /// each life: behind it there is nobody.
  Observation ofEach() {
    return bySource.isEmpty() ? new Observation(lifespan, today, until) : this;
  }

  /// The last day on which the people of a source are observed.
  ///
  /// @param source where the record of a person is, such as `tree.ged#I1`; null when not said
  int lastDay(String source) {
    int day = everyone;
    if (source != null) {
      int end = source.length();
      while (end > 0 && !bySource.containsKey(source.substring(0, end))) {
        end = source.lastIndexOf(PLACE, end - 1);
      }
      day = end > 0 ? bySource.get(source.substring(0, end)) : everyone;
    }
    return Math.min(day, until);
  }

  /// Whether someone says until when a person is observed; else it is until today.
  boolean isLimited() {
    return until != FactTable.NEVER || everyone != FactTable.NEVER || !bySource.isEmpty();
  }

  /// @param years null to presume nobody dead
  static int span(Integer years) {
    if (years != null && (years < 1 || years > MOST_YEARS)) {
      throw new IllegalArgumentException(
          "a life span of %d years; expected a whole number from 1 to %d, or none"
              .formatted(years, MOST_YEARS));
    }
    return years == null ? FactTable.NEVER : years;
  }
}
