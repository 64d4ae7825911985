package people.survival;

import module java.base;

import people.history.*;
import people.rates.*;
import people.survival.TimeTo.Censoring;
import people.survival.TimeTo.Exclusion;

/// The times of everyone to something that may happen to them, of one history: a row for each
/// stretch during which somebody, or a couple, was at risk and observed, and one for whoever is
/// left out, with the reason. Rows are in order of people, by the smaller identifier of a couple,
/// and of time. Columns are functions of the row; days count from 1970, and [HistoryColumns#NEVER]
/// is one that is not known.
///
/// Costs a pass over the periods.
public final class LifeTimes {

  private final TimeTo what;
  private final TimeRows rows;
  private final List<Grouping> by;
  private final List<IntFunction<String>> groups = new ArrayList<>();

  private LifeTimes(History history, TimeTo what, Collection<Grouping> by) {
    this.what = what;
    this.rows = new TimeRows();
    switch (what) {
      case FIRST_MARRIAGE, FIRST_DIVORCE, FIRST_WIDOWHOOD ->
          new FirstTimes(history, what, rows).add();
      case REMARRIAGE -> new RemarriageTimes(history, rows).add();
      case DEATH, LEAVING -> new PresenceTimes(history, what, rows).add();
      case NEXT_MOVE -> new MoveTimes(history, rows).add();
      case END_OF_MARRIAGE -> new MarriageTimes(history, rows).add();
    }
    this.by = EventRates.columns(by);
    for (Grouping each : this.by) {
      groups.add(
          switch (each.of()) {
            case STATUS -> values(ValueLives.ofStatuses(history));
            case CITY -> values(ValueLives.ofCities(history));
            case ATTRIBUTE -> values(ValueLives.ofAttribute(history, each));
            case AGE_GROUP -> this::ageGroup;
          });
    }
  }

  /// @param by what people were on the first day of a row
  /// @throws IllegalArgumentException when nobody has an attribute of that name, naming those that
  ///   there are
  public static LifeTimes of(History history, TimeTo what, Collection<Grouping> by) {
    return new LifeTimes(history, what, by);
  }

  private IntFunction<String> values(ValueLives lives) {
    return row -> lives.name(lives.group(personId(row), day(row)));
  }

  private String ageGroup(int row) {
    int[] days = new int[AgeGroups.DECADES];
    int born = rows.get(row, TimeRows.TimeCell.BORN);
    AgeGroups.firstDays(born, days);
    int day = day(row);
    int reached = (int) Arrays.stream(days).filter(each -> each <= day).count();
    return AgeGroups.name(
        born == HistoryColumns.NEVER ? AgeGroups.UNKNOWN : Math.max(0, reached - 1));
  }

  /// The first day that the birth may have been.
  public int born(int row) {
    return rows.get(row, TimeRows.TimeCell.BORN);
  }

  public TimeTo what() {
    return what;
  }

  public int size() {
    return rows.size;
  }

  public int personId(int row) {
    return rows.get(row, TimeRows.TimeCell.PERSON);
  }

  /// The other one of a couple; 0 for none, and for one who is not in the register.
  public int partnerId(int row) {
    return rows.get(row, TimeRows.TimeCell.PARTNER);
  }

  /// The day from which time is counted.
  public int origin(int row) {
    return rows.get(row, TimeRows.TimeCell.ORIGIN);
  }

  /// The first day of a row: of those who are left out, one on which that is so.
  public int day(int row) {
    return rows.get(row, TimeRows.TimeCell.DAY);
  }

  /// How many days after it she comes under risk; 0 of those who are left out, as for the others
  /// below.
  public int start(int row) {
    return rows.get(row, TimeRows.TimeCell.START);
  }

  public int stop(int row) {
    return rows.get(row, TimeRows.TimeCell.STOP);
  }

  /// What happened at the stop, from 1 on, as [TimeTo#events] lists it; 0 for what is censored.
  public int cause(int row) {
    return rows.get(row, TimeRows.TimeCell.CAUSE);
  }

  /// Why nobody looked any more; null where something happened.
  public Censoring censoring(int row) {
    return rows.censoring(row);
  }

  /// Null for those who are in the estimates.
  public Exclusion exclusion(int row) {
    return rows.exclusion(row);
  }

  /// Whether no day that the row hangs on is doubted, or given as a month, a year or longer.
  public boolean isCertain(int row) {
    return rows.get(row, TimeRows.TimeCell.DOUBTED) == 0;
  }

  /// The groups that were asked for, in the order of their columns; each once.
  public List<Grouping> by() {
    return by;
  }

  /// What she was on the first day of a row; null where it is not known.
  public String group(int column, int row) {
    return groups.get(column).apply(row);
  }

  /// Those who are in the estimates.
  public RiskTimes risk() {
    int[] kept = IntStream.range(0, size()).filter(row -> exclusion(row) == null).toArray();
    return new RiskTimes(
        Arrays.stream(kept).map(this::start).toArray(),
        Arrays.stream(kept).map(this::stop).toArray(),
        Arrays.stream(kept).map(this::cause).toArray());
  }
}
