package people.rosters;

import module java.base;

import people.*;

/// A fact of a person as it is to be read: corrected, or as it was recorded. Its date may be moved,
/// which tells only this object. Days are counted since 1970.
final class RosterFact {

  /// The day behind all others: of an end that is open.
  static final int NEVER = Integer.MAX_VALUE;

  /// In the order in which facts take effect.
  static final Comparator<RosterFact> BY_EFFECT =
      Comparator.comparingInt((RosterFact fact) -> fact.isFromStart ? Integer.MIN_VALUE : fact.day)
          .thenComparing(fact -> !fact.isFromStart)
          .thenComparingLong(fact -> fact.position);

  /// Where it is recorded.
  final long position;

  /// Whether a list of the series says it.
  final boolean isOurs;

  Event event;

  /// From which day it counts.
  int day;

  /// The last day that its date allows.
  int latest;

  /// Whether it holds from the start, as a creation that is no entry.
  final boolean isFromStart;

  /// @param recorded the day on which it was recorded
  RosterFact(long position, Event event, int recorded, boolean isOurs) {
    this.position = position;
    this.event = event;
    this.isOurs = isOurs;
    this.isFromStart = event instanceof Event.Creation creation && !creation.isEntry();
    date(event.details().effective(), recorded);
  }

  private void date(EffectiveDate date, int recorded) {
    day = date == null ? recorded : day(date.day());
    latest = date == null ? recorded : date.latest() == null ? NEVER : day(date.latest());
  }

  /// Gives it another date.
  void move(EffectiveDate date) {
    event = event.with(event.details().at(date));
    date(date, day);
  }

  boolean isDated() {
    return event.details().effective() != null;
  }

  /// Whether it may have become true before that day's end as well as after.
  boolean covers(int at) {
    return day <= at && at < latest && isDated();
  }

  static int day(LocalDate day) {
    return Math.toIntExact(day.toEpochDay());
  }

  /// The days from one to another as a date.
  static EffectiveDate between(int first, int last) {
    return new EffectiveDate(
        LocalDate.ofEpochDay(Math.min(first, last)),
        LocalDate.ofEpochDay(last),
        EffectiveDate.Qualifier.NONE);
  }
}
