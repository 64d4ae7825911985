package people.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import people.EffectiveDate;
import people.Event;
import people.RecordedEvent;

/// Cuts one person's life into periods, from the facts in order of effect.
final class Periods {

  private Periods() {}

  /// @param unknown what holds before anything is said
  /// @param said the value that an event gives; null for none
  static <T> List<Period<T>> of(
      int personId, List<RecordedEvent> facts, T unknown, Function<Event, T> said) {
    LocalDate start = Fold.start(facts);
    LocalDate end = death(facts);
    List<Period<T>> periods = new ArrayList<>();
    if (start.equals(LocalDate.MAX) || end != null && !start.isBefore(end)) {
      return periods;
    }
    T value = unknown;
    LocalDate from = start;
    boolean certain = Fold.startsExactly(facts, start);
    for (RecordedEvent fact : facts) {
      T next = said.apply(fact.event());
      boolean isFirst = fact.event() instanceof Event.Creation;
      LocalDate day = isFirst || fact.day().isBefore(start) ? start : fact.day();
      if (end != null && !day.isBefore(end)) {
        break;
      }
      boolean isNew = next != null && !next.equals(value);
      if (isNew && day.isAfter(from)) {
        periods.add(new Period<>(personId, value, from, day, certain));
        from = day;
      }
      if (next != null && day.equals(from)) {
        // of the facts of one day the last one decides
        value = next;
        certain = from.equals(start) ? certain : Fold.isExact(fact);
      }
    }
    periods.add(new Period<>(personId, value, from, end, certain));
    return joined(periods);
  }

  private static LocalDate death(List<RecordedEvent> facts) {
    for (RecordedEvent fact : facts) {
      if (fact.event() instanceof Event.Death) {
        return fact.day();
      }
    }
    return null;
  }

  /// Periods that follow each other with the same value, as after a change that was undone on the
  /// same day, are one.
  private static <T> List<Period<T>> joined(List<Period<T>> periods) {
    List<Period<T>> joined = new ArrayList<>();
    for (Period<T> period : periods) {
      Period<T> last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && Objects.equals(last.value(), period.value())) {
        joined.set(
            joined.size() - 1,
            new Period<>(
                period.personId(), last.value(), last.from(), period.until(), last.certain()));
      } else {
        joined.add(period);
      }
    }
    return joined;
  }

  /// The changes from each period to the next.
  static <T> List<Period.Change<T>> changes(List<Period<T>> periods, List<RecordedEvent> facts) {
    EffectiveDate created = new Fold(facts, LocalDate.MAX).person(1).created();
    LocalDate born = created == null ? null : created.day();
    List<Period.Change<T>> changes = new ArrayList<>();
    for (int i = 1; i < periods.size(); i++) {
      changes.add(periods.get(i - 1).to(periods.get(i), born));
    }
    return changes;
  }
}
