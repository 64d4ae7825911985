package people.rates;

import module java.base;

import people.*;
import people.history.*;

/// The choice of a day for dates that allow several, such as `1963` or `1963/1965`: the earliest,
/// the latest, or one that is drawn. What is counted or estimated from a history with one choice
/// and with another tells how much hangs on what the dates leave open:
///
/// ```java
/// EventRates.of(DateChoice.LATEST.in(history), question, List.of())
/// ```
///
/// The days of one person stay in the order in which her history has them: who married in 1963 and
/// was divorced in May 1963 married by then, whichever day is taken. Nothing of her is put before
/// her birth or behind her death if the dates allow another day. An end that is open (`../1963`) is
/// no bound, so such a date stays on the day that it has, and so does one that is doubted
/// (`1963-05-08?`), since how far it is wrong is not said.
///
/// @param seed of [DayRule#DRAWN]: the same seed draws the same days; else 0
public record DateChoice(DayRule way, long seed) {

  /// The ways to take a day.
  public enum DayRule {
    EARLIEST,
    LATEST,
    /// Each day that the dates before it leave is as likely as any other; a date that two people
    /// share, such as that of their wedding, falls on the same day for both.
    DRAWN
  }

  public static final DateChoice EARLIEST = new DateChoice(DayRule.EARLIEST, 0);

  public static final DateChoice LATEST = new DateChoice(DayRule.LATEST, 0);

  public DateChoice {
    Objects.requireNonNull(way, "way");
    if (seed != 0 && way != DayRule.DRAWN) {
      throw new IllegalArgumentException(
          "the seed %d of %s; expected one of what is drawn only".formatted(seed, way));
    }
  }

  /// Days drawn at random.
  public static DateChoice drawn(long seed) {
    return new DateChoice(DayRule.DRAWN, seed);
  }

  /// The earliest days, the latest ones, and so many drawn ones, with the seeds 1, 2, 3 and so on:
  /// what a range is taken over.
  ///
  /// @param draws from 0
  public static List<DateChoice> range(int draws) {
    if (draws < 0) {
      throw new IllegalArgumentException("%d draws; expected a number from 0 on".formatted(draws));
    }
    return Stream.concat(
            Stream.of(EARLIEST, LATEST),
            LongStream.rangeClosed(1, draws).mapToObj(DateChoice::drawn))
        .toList();
  }

  /// The history as it is known, as if each date were the day that is taken. That day stays marked
  /// as uncertain, so what hangs on it is counted as before. It reaches as far as the history does;
  /// a life span that was asked for has to be asked for again.
  ///
  /// Costs the reading of all events, and their room, as long as it is in use.
  public History in(History history) {
    return in(history, facts(history));
  }

  /// The histories of a [#range], one after the other; all events are read once for all of them.
  ///
  /// @param draws from 0
  public static Stream<History> histories(History history, int draws) {
    DatedFacts facts = facts(history);
    return range(draws).stream().map(choice -> choice.in(history, facts));
  }

  private static DatedFacts facts(History history) {
    HistoryColumns.EventRows rows = history.columns().events();
    List<RecordedEvent> events = new ArrayList<>(rows.size());
    for (int row = 0; row < rows.size(); row++) {
      events.add(rows.events().apply(row));
    }
    return new DatedFacts(events);
  }

  private History in(History history, DatedFacts facts) {
    History chosen = History.of(facts.on(this));
    LocalDate until = history.observedUntil();
    return chosen.observedUntil().equals(until) ? chosen : chosen.observedUntil(until);
  }

  /// Takes a day of those from one to another; days since 1970.
  ///
  /// @param shared what is the same for those who share the date
  int day(int from, int to, long shared) {
    return switch (way) {
      case EARLIEST -> from;
      case LATEST -> to;
      case DRAWN -> {
        double at = new SplittableRandom(31 * shared + seed).nextDouble();
        yield from + (int) (at * ((long) to - from + 1));
      }
    };
  }
}
