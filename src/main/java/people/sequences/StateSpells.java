package people.sequences;

import module java.base;

import people.*;
import people.history.*;
import people.history.HistoryColumns.PeriodRows;
import people.history.Period.HouseholdPeriod.Composition;
import people.rates.*;

/// Periods of people's lives with one state each: what sequences are made of. Rows are in order of
/// person and time, and those of one person don't overlap. Days are counted since 1970.
///
/// @param people identifiers
/// @param starts first day
/// @param ends first day behind it, [HistoryColumns#NEVER] for one that goes on until `observedEnd`
/// @param states number of the state in `names`; -1 where she was observed and it is not known
/// @param deaths whether the period ends with her death
/// @param names of the states, in their order
/// @param born the first day that the birth may have been; [HistoryColumns#NEVER] where it is not
///   known
/// @param bornAtLatest the last day; [HistoryColumns#NEVER] where it is not known, or open
/// @param doubts stretches of days on which the state depends on an uncertain date; in the same
///   order
/// @param observedEnd the first day on which nobody is observed any more
public record StateSpells(
    int size,
    IntUnaryOperator people,
    IntUnaryOperator starts,
    IntUnaryOperator ends,
    IntUnaryOperator states,
    IntPredicate deaths,
    List<String> names,
    IntUnaryOperator born,
    IntUnaryOperator bornAtLatest,
    Doubts doubts,
    int observedEnd) {

  /// Stretches of days of people.
  ///
  /// @param ends first day behind it
  public record Doubts(
      int size, IntUnaryOperator people, IntUnaryOperator starts, IntUnaryOperator ends) {

    public static final Doubts NONE = new Doubts(0, IntUnaryOperator.identity(), _ -> 0, _ -> 0);
  }

  public StateSpells {
    names = List.copyOf(names);
  }

  /// Everyone's statuses, from [HistoryColumns#statusPeriods]; UNKNOWN is none that is known.
  public static StateSpells ofStatus(History history) {
    List<Status> known = Arrays.stream(Status.values()).filter(s -> s != Status.UNKNOWN).toList();
    int[] numbers = new int[Status.values().length];
    Arrays.fill(numbers, -1);
    known.forEach(status -> numbers[status.ordinal()] = known.indexOf(status));
    return of(
        history,
        history.columns().statusPeriods(),
        number -> numbers[number],
        known.stream().map(Status::name).toList(),
        doubts(history.columns().doubts(fields(Reason.Field.STATUS))));
  }

  /// Everyone's cities, in the order of the alphabet; spellings of the same city are one.
  public static StateSpells ofCity(History history) {
    return of(
        history,
        history.columns().addressPeriods(),
        ValueLives.ofCities(history),
        history.columns().doubts(fields(Reason.Field.ADDRESS)));
  }

  /// Everyone's values of an attribute, in the order of the alphabet.
  ///
  /// @throws IllegalArgumentException when nobody has an attribute of that name, naming those that
  ///   there are
  public static StateSpells ofAttribute(History history, String attribute) {
    return of(
        history,
        history.columns().attributePeriods(attribute),
        ValueLives.ofAttribute(history, Grouping.attribute(attribute)),
        history.columns().doubts(fields(Reason.Field.ATTRIBUTE), Set.of(attribute)));
  }

  /// The compositions of the households in which everyone lives, such as COUPLE_WITH_CHILDREN, from
  /// [HistoryColumns#householdLives]; none is known where an address has no street.
  public static StateSpells ofHouseholds(History history) {
    PeriodRows<Composition> periods = history.columns().householdLives();
    int[] uncertain =
        IntStream.range(0, periods.size()).filter(periods.certain().negate()).toArray();
    return of(
        history,
        periods,
        number -> number - 1,
        Arrays.stream(Composition.values()).map(Composition::name).toList(),
        new Doubts(
            uncertain.length,
            i -> periods.personId(uncertain[i]),
            i -> periods.from(uncertain[i]),
            i -> periods.until(uncertain[i])));
  }

  private static Set<Reason.Field> fields(Reason.Field of) {
    return EnumSet.of(of, Reason.Field.DIED, Reason.Field.LEFT);
  }

  private static StateSpells of(
      History history, PeriodRows<?> periods, ValueLives values, PeriodRows<Boolean> doubts) {
    int[] order = values.order();
    String[] names = new String[values.size() - 1];
    for (int group = 1; group < values.size(); group++) {
      names[order[group] - 1] = values.name(group);
    }
    return of(
        history,
        periods,
        number -> order[values.group(number)] - 1,
        List.of(names),
        doubts(doubts));
  }

  private static Doubts doubts(PeriodRows<Boolean> rows) {
    return new Doubts(rows.size(), rows.personIds(), rows.starts(), rows.ends());
  }

  /// @param state by number of a value
  private static StateSpells of(
      History history,
      PeriodRows<?> periods,
      IntUnaryOperator state,
      List<String> names,
      Doubts doubts) {
    return new StateSpells(
        periods.size(),
        periods.personIds(),
        periods.starts(),
        periods.ends(),
        row -> state.applyAsInt(periods.values().number(row)),
        row -> periods.endings().apply(row) == Period.End.DEATH,
        names,
        periods.born(),
        periods.bornAtLatest(),
        doubts,
        (int) history.observedUntil().toEpochDay() + 1);
  }
}
