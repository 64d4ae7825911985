package people.rates;

import module java.base;

import people.*;
import people.history.*;
import people.history.HistoryColumns.PeriodRows;

/// Occurrence/exposure rates, as demographers take them: events, over the person-years during which
/// they could have happened to somebody who was observed (S. Preston, P. Heuveline, M. Guillot,
/// *Demography*, 2001, chapter 1).
///
/// Time at risk is counted by the day, from the periods of a status or an address: from the day of
/// the entry on (what was before is left-truncated), without the time that somebody was away, up to
/// the day of the event, or of death, leaving or the end of the observation (right-censored). The
/// day of an event is no more at risk of it. Each day counts in its own year and group; an event
/// counts in the year of its day, in the group of the day before, and at the age of its own day.
/// Who died on the day of her birth was there at the end of no day, has no periods, and is counted
/// neither as an event nor as time.
public final class EventRates {

  /// Cells of a table that still make sense.
  private static final long MOST_CELLS = 5_000_000;

  private final RateQuestion question;
  private final PeriodRows<?> periods;
  private final ValueLives statuses;
  private final List<ValueLives> lives = new ArrayList<>();
  private final List<Grouping> by;

  /// When the day of a death, or a leaving, is uncertain; null where periods say it.
  private final DayDoubts doubts;

  private final int end;
  private final int firstYear;
  private final int lastYear;
  private final int[] starts;

  /// By the numbers of a group's values, in order of [#columns].
  private final Map<List<Integer>, RateCells> cells = new HashMap<>();

  private final int[] ages = new int[AgeGroups.DECADES];

  /// The columns of the groups: status, city, age, and attributes as they are asked for; each once.
  public static List<Grouping> columns(Collection<Grouping> by) {
    return by.stream().distinct().sorted(Comparator.comparing(Grouping::of)).toList();
  }

  /// The rates by period and group, in this order; periods in which nobody of a group was at risk
  /// are left out. Costs two passes over everyone's facts, one more for each group, and one over
  /// the periods.
  ///
  /// @param by groups; none for everyone
  /// @throws IllegalArgumentException when that would be too many groups and periods (5 million
  ///   together), or nobody has an attribute of that name, naming those that there are
  public static List<EventRate> of(
      History history, RateQuestion question, Collection<Grouping> by) {
    EventRates rates = new EventRates(history, question, columns(by));
    if (rates.lastYear < rates.firstYear) {
      return List.of(); // nobody was at risk so early
    }
    rates.count();
    return rates.rows();
  }

  private EventRates(History history, RateQuestion question, List<Grouping> by) {
    HistoryColumns all = history.columns();
    this.question = question;
    this.by = by;
    this.end = (int) all.observedUntil().toEpochDay() + 1;
    this.statuses = ValueLives.ofStatuses(history);
    for (Grouping each : by) {
      switch (each.of()) {
        case STATUS, AGE_GROUP -> {}
        case CITY -> lives.add(ValueLives.ofCities(history));
        case ATTRIBUTE -> lives.add(ValueLives.ofAttribute(history, each));
      }
    }
    this.periods =
        switch (question.event()) {
          case STATUS, DEATH, LEFT -> all.statusPeriods();
          case MOVE -> all.addressPeriods();
        };
    this.doubts =
        switch (question.event()) {
          case STATUS, MOVE -> null;
          case DEATH -> new DayDoubts(all.doubts(EnumSet.of(Reason.Field.DIED)));
          case LEFT -> new DayDoubts(all.doubts(EnumSet.of(Reason.Field.LEFT)));
        };
    IntSummaryStatistics days =
        IntStream.range(0, periods.size())
            .flatMap(row -> IntStream.of(periods.from(row), end(row)))
            .summaryStatistics();
    this.firstYear =
        question.firstYear() != null
            ? question.firstYear()
            : year(days.getCount() == 0 ? end - 1 : days.getMin());
    this.lastYear =
        question.lastYear() != null
            ? question.lastYear()
            : Math.max(firstYear, year(days.getCount() == 0 ? end - 1 : days.getMax() - 1));
    this.starts = starts();
  }

  private static int year(int epochDay) {
    return LocalDate.ofEpochDay(epochDay).getYear();
  }

  private int[] starts() {
    int count = (lastYear - firstYear) / question.step() + 1;
    return IntStream.rangeClosed(0, count)
        .map(period -> Math.min(lastYear + 1, firstYear + period * question.step()))
        .map(year -> (int) LocalDate.of(year, 1, 1).toEpochDay())
        .toArray();
  }

  /// The day behind the last one of a period that was observed.
  private int end(int row) {
    return Math.min(periods.until(row), end);
  }

  // ---- counting

  private void count() {
    int personId = 0;
    for (int row = 0; row < periods.size(); row++) {
      if (periods.personId(row) != personId) {
        personId = periods.personId(row);
        for (ValueLives each : lives) {
          each.to(personId);
        }
        statuses.to(personId);
        AgeGroups.firstDays(periods.born().applyAsInt(row), ages);
      }
      count(row);
    }
  }

  /// Counts one period, a stretch of days with the same values after the other, and the event at
  /// its end.
  private void count(int row) {
    int until = end(row);
    for (int at = periods.from(row); at < until; ) {
      int next = Math.min(until, statuses.to(at, IntUnaryOperator.identity()));
      for (ValueLives each : lives) {
        next = Math.min(next, each.to(at, IntUnaryOperator.identity()));
      }
      if (by.contains(Grouping.AGE_GROUP)) {
        int birthday = birthday(at);
        next = Math.min(next, birthday);
      }
      if (isAtRisk()) {
        cells(at).addDays(at, next);
      }
      at = next;
    }
    if (isAtRisk() && isEvent(row)) {
      cells(until).addEvent(until, isCertain(row));
    }
  }

  private boolean isAtRisk() {
    return question.among().contains(Status.values()[statuses.group() - 1]);
  }

  private boolean isEvent(int row) {
    return switch (question.event()) {
      case STATUS ->
          isChange(row) && periods.values().number(row + 1) == question.status().ordinal();
      case MOVE -> isChange(row);
      case DEATH -> periods.endings().apply(row) == Period.End.DEATH;
      case LEFT -> periods.endings().apply(row) == Period.End.LEFT;
    };
  }

  private boolean isChange(int row) {
    return row + 1 < periods.size() && periods.continued().test(row + 1);
  }

  private boolean isCertain(int row) {
    return switch (question.event()) {
      case STATUS, MOVE -> periods.certain().test(row + 1);
      case DEATH, LEFT -> !doubts.isDoubtful(periods.personId(row), periods.until(row));
    };
  }

  /// The first day after one on which she comes into another group of age.
  private int birthday(int day) {
    return Arrays.stream(ages).filter(each -> each > day).findFirst().orElse(end);
  }

  private int age(int day) {
    int age = AgeGroups.UNKNOWN;
    for (int decade = 0; decade < ages.length && ages[decade] <= day; decade++) {
      age = decade;
    }
    return age;
  }

  /// The cells of what she was where the lives stand, and of her age on a day.
  private RateCells cells(int day) {
    List<Integer> group = new ArrayList<>(by.size());
    int life = 0;
    for (Grouping each : by) {
      group.add(
          switch (each.of()) {
            case STATUS -> statuses.group();
            case AGE_GROUP -> age(day);
            case CITY, ATTRIBUTE -> lives.get(life++).group();
          });
    }
    RateCells found = cells.get(group);
    if (found == null) {
      if ((cells.size() + 1L) * (starts.length - 1) > MOST_CELLS) {
        throw new IllegalArgumentException(
            "more than %d groups in %d periods are too many for a table; ask for fewer years or groups"
                .formatted(cells.size(), starts.length - 1));
      }
      found = new RateCells(starts);
      cells.put(group, found);
    }
    return found;
  }

  // ---- the answer

  private List<EventRate> rows() {
    List<int[]> orders = lives.stream().map(ValueLives::order).toList();
    List<List<Integer>> groups =
        cells.keySet().stream()
            .sorted((one, other) -> Arrays.compare(order(one, orders), order(other, orders)))
            .toList();
    List<EventRate> rows = new ArrayList<>();
    for (int period = 0; period < starts.length - 1; period++) {
      int first = firstYear + period * question.step();
      int last = Math.min(lastYear, first + question.step() - 1);
      for (List<Integer> group : groups) {
        RateCells of = cells.get(group);
        if (of.days[period] > 0 || of.events[period] > 0) {
          rows.add(
              new EventRate(
                  first,
                  last,
                  names(group),
                  of.events[period],
                  of.days[period],
                  of.uncertain[period]));
        }
      }
    }
    return rows;
  }

  private int[] order(List<Integer> group, List<int[]> orders) {
    int[] order = group.stream().mapToInt(Integer::intValue).toArray();
    int life = 0;
    for (int i = 0; i < order.length; i++) {
      switch (by.get(i).of()) {
        case STATUS, AGE_GROUP -> {}
        case CITY, ATTRIBUTE -> order[i] = orders.get(life++)[order[i]];
      }
    }
    return order;
  }

  private List<String> names(List<Integer> group) {
    List<String> names = new ArrayList<>();
    int life = 0;
    for (int i = 0; i < group.size(); i++) {
      int value = group.get(i);
      names.add(
          switch (by.get(i).of()) {
            case STATUS -> statuses.name(value);
            case AGE_GROUP -> AgeGroups.name(value);
            case CITY, ATTRIBUTE -> lives.get(life++).name(value);
          });
    }
    return names;
  }
}
