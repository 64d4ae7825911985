package people.tables;

import module java.base;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import people.*;
import people.history.*;
import people.history.HistoryColumns.PeriodRows;
import people.history.HistoryColumns.StatusCounts;
import people.rates.*;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Counts people by group at many dates in one pass: each stretch of a life in one group adds one
/// at its first date and takes one away behind its last, and the sums are taken at the end. A date
/// at which nobody is observed any more has no rows.
final class Population {

  private static final int DECADES = AgeGroups.DECADES;

  /// Numbers of what else than status and age is asked for, which have a long but for two bytes.
  private static final long MOST_VALUES = 1L << 46;

  private static final long MOST_ROWS = 50_000_000;

  private final List<LocalDate> dates;
  private final long[] days;
  private final Set<By> by;
  private final PeriodRows<Status> statuses;
  private final PeriodRows<Boolean> doubts;

  /// What else than status and age is asked for, in the order of the columns.
  private final List<ValueLives> lives = new ArrayList<>();

  /// By place among these, by what the number of a group is multiplied in that of them all.
  private final long[] factors;

  /// By group, the changes from date to date of how many there are, of how many are uncertain, and
  /// of how many are no longer observed.
  private final Long2IntOpenHashMap groups = new Long2IntOpenHashMap();

  private final List<int[]> changes = new ArrayList<>();
  private final List<int[]> doubtChanges = new ArrayList<>();
  private final List<int[]> beyondChanges = new ArrayList<>();

  /// @param dates ascending, each once
  Population(History history, List<LocalDate> dates, Set<By> by) {
    this.dates = dates.stream().filter(date -> !date.isAfter(history.observedUntil())).toList();
    this.days = this.dates.stream().mapToLong(LocalDate::toEpochDay).toArray();
    this.by = by;
    for (LocalDate date : this.dates) {
      if (Math.abs((long) date.getYear()) > Short.MAX_VALUE) {
        throw new IllegalArgumentException(
            "%s is too far away for a table; expected a year up to %d"
                .formatted(date, Short.MAX_VALUE));
      }
    }
    groups.defaultReturnValue(-1);
    if (by.contains(By.CITY)) {
      lives.add(ValueLives.ofCities(history));
    }
    for (By each : by) {
      if (each.isAttribute()) {
        lives.add(ValueLives.ofAttribute(history, each.grouping()));
      }
    }
    this.factors = factors(lives);
    if (by.equals(Set.of(By.STATUS))) {
      this.statuses = null;
      this.doubts = null;
      take(history.columns().countByStatus(this.dates));
      return;
    }
    this.statuses = history.columns().statusLives();
    Set<Reason.Field> fields =
        EnumSet.of(Reason.Field.CREATED, Reason.Field.DIED, Reason.Field.LEFT);
    if (by.contains(By.STATUS)) {
      fields.add(Reason.Field.STATUS);
    }
    if (by.contains(By.CITY)) {
      fields.add(Reason.Field.ADDRESS);
    }
    Set<String> attributes =
        by.stream().filter(By::isAttribute).map(each -> each.column).collect(Collectors.toSet());
    if (!attributes.isEmpty()) {
      fields.add(Reason.Field.ATTRIBUTE);
    }
    this.doubts = history.columns().doubts(fields, attributes);
    count();
  }

  private static long[] factors(List<ValueLives> lives) {
    long[] factors = new long[lives.size()];
    long next = 1;
    for (int i = 0; i < factors.length; i++) {
      factors[i] = next;
      next = Math.multiplyExact(next, lives.get(i).size());
      if (next > MOST_VALUES) {
        throw new IllegalArgumentException(
            "%s have too many values together for a table; ask for fewer groups"
                .formatted(
                    lives.stream()
                        .map(each -> each.by().column())
                        .collect(Collectors.joining(", "))));
      }
    }
    return factors;
  }

  // ---- counting

  /// Statuses alone are counted in the core, without periods.
  private void take(StatusCounts counts) {
    for (Status status : Status.values()) {
      int people = 0;
      int uncertain = 0;
      int beyond = 0;
      for (int date = 0; date < days.length; date++) {
        int there = counts.people(dates.get(date), status);
        int gone = counts.beyond(dates.get(date), status);
        if (there > 0 || people > 0 || gone > 0 || beyond > 0) {
          int group = group(status.ordinal(), 0, 0);
          int doubtful = counts.uncertain(dates.get(date), status);
          changes.get(group)[date] = there - people;
          doubtChanges.get(group)[date] = doubtful - uncertain;
          beyondChanges.get(group)[date] = gone - beyond;
          people = there;
          uncertain = doubtful;
          beyond = gone;
        }
      }
    }
  }

  private void count() {
    int doubt = 0;
    int status = 0;
    int[] ages = new int[DECADES];
    int[] latestAges = new int[DECADES];
    while (status < statuses.size()) {
      int personId = statuses.personId(status);
      int statusEnd = status + 1;
      while (statusEnd < statuses.size() && statuses.continued().test(statusEnd)) {
        statusEnd++;
      }
      int from = date(statuses.from(status));
      int until = date(statuses.until(statusEnd - 1));
      lives.forEach(each -> each.to(personId));
      while (doubt < doubts.size() && doubts.personId(doubt) < personId) {
        doubt++;
      }
      if (by.contains(By.AGE_GROUP)) {
        birthdays(statuses.born().applyAsInt(status), ages);
        birthdays(statuses.bornAtLatest().applyAsInt(status), latestAges);
      }
      count(personId, status, doubt, ages, latestAges, from, until);
      status = statusEnd;
    }
  }

  /// Counts one life.
  ///
  /// @param status row of her first status, and likewise the doubt
  /// @param ages the first date in each ten years of age
  /// @param latestAges the same, when she was born on the last day that she may have been
  private void count(
      int personId, int status, int doubt, int[] ages, int[] latestAges, int from, int until) {
    int decade = 0;
    int latestDecade = 0;
    for (int at = from; at < until; ) {
      while (date(statuses.until(status)) <= at) {
        status++;
      }
      int next = Math.min(until, date(statuses.until(status)));
      long values = 0;
      for (int i = 0; i < factors.length; i++) {
        next = Math.min(next, lives.get(i).to(at, this::date));
        values += factors[i] * lives.get(i).group();
      }
      int age = 0;
      if (by.contains(By.AGE_GROUP)) {
        while (decade < DECADES && ages[decade] <= at) {
          decade++;
        }
        while (latestDecade < DECADES && latestAges[latestDecade] <= at) {
          latestDecade++;
        }
        age = decade == 0 ? AgeGroups.UNKNOWN : decade - 1;
        next = decade < DECADES ? Math.min(next, ages[decade]) : next;
        next = latestDecade < DECADES ? Math.min(next, latestAges[latestDecade]) : next;
      }
      while (isOf(personId, doubt) && date(doubts.until(doubt)) <= at) {
        doubt++;
      }
      boolean isDoubtful = isOf(personId, doubt) && date(doubts.from(doubt)) <= at;
      if (isOf(personId, doubt)) {
        next = Math.min(next, date(isDoubtful ? doubts.until(doubt) : doubts.from(doubt)));
      }
      int group = group(by.contains(By.STATUS) ? statuses.values().number(status) : 0, values, age);
      List<int[]> counted = statuses.beyond().test(status) ? beyondChanges : changes;
      counted.get(group)[at]++;
      counted.get(group)[next]--;
      if (counted == changes && (isDoubtful || decade != latestDecade)) {
        doubtChanges.get(group)[at]++;
        doubtChanges.get(group)[next]--;
      }
      at = next;
    }
  }

  private boolean isOf(int personId, int doubt) {
    return doubt < doubts.size() && doubts.personId(doubt) == personId;
  }

  /// Place of the first date that is not before a day.
  private int date(int epochDay) {
    int at = Arrays.binarySearch(days, epochDay);
    return at >= 0 ? at : -at - 1;
  }

  /// The first dates at which somebody has lived ten years less than the next, from 0 on; the first
  /// one is behind all dates where the birth is not known.
  private void birthdays(int born, int[] ages) {
    AgeGroups.firstDays(born, ages);
    Arrays.setAll(ages, decade -> date(ages[decade]));
  }

  private int group(int status, long values, int age) {
    long key = (values << 8 | status) << 8 | age;
    int group = groups.get(key);
    if (group < 0) {
      group = changes.size();
      if ((group + 1L) * days.length > MOST_ROWS) {
        throw new IllegalArgumentException(
            "more than %d groups at %d dates are too many for a table; ask for fewer dates or groups"
                .formatted(group, days.length));
      }
      groups.put(key, group);
      changes.add(new int[days.length + 1]);
      doubtChanges.add(new int[days.length + 1]);
      beyondChanges.add(new int[days.length + 1]);
    }
    return group;
  }

  // ---- the table

  /// A row for each group at each date, in order of date, then of status, city (by name), age and
  /// attributes (by value).
  Table table() {
    long[] keys = groups.keySet().toLongArray();
    List<int[]> orders = lives.stream().map(ValueLives::order).toList();
    IntFunction<long[]> order = i -> order(keys[i], orders);
    int[] sorted =
        IntStream.range(0, keys.length)
            .boxed()
            .sorted((one, other) -> Arrays.compare(order.apply(one), order.apply(other)))
            .mapToInt(Integer::intValue)
            .toArray();
    int[][] people = new int[keys.length][];
    int[][] uncertain = new int[keys.length][];
    int[][] beyond = new int[keys.length][];
    for (int i = 0; i < keys.length; i++) {
      int group = groups.get(keys[sorted[i]]);
      people[i] = sums(changes.get(group));
      uncertain[i] = sums(doubtChanges.get(group));
      beyond[i] = sums(beyondChanges.get(group));
    }
    int[] observed = observed(people, beyond);
    TableColumns columns = new TableColumns(Math.multiplyExact(keys.length, observed.length));
    Table table = Table.create("population");
    table.addColumns(columns.dates("date", row -> (int) days[observed[row / keys.length]]));
    IntToLongFunction key = row -> keys[sorted[row % keys.length]];
    if (by.contains(By.STATUS)) {
      table.addColumns(
          columns.texts(
              By.STATUS.column,
              row -> (int) (key.applyAsLong(row) >> 8 & 0xff),
              Status.values().length,
              number -> Status.values()[number].name()));
    }
    lives.stream()
        .filter(each -> each.by() == Grouping.CITY)
        .forEach(each -> table.addColumns(column(By.CITY.column, each, columns, key)));
    if (by.contains(By.AGE_GROUP)) {
      table.addColumns(
          columns.texts(
              By.AGE_GROUP.column,
              row -> (int) (key.applyAsLong(row) & 0xff),
              AgeGroups.UNKNOWN,
              AgeGroups::name));
    }
    int behind = table.columnCount();
    table.addColumns(
        columns.ints("people", row -> people[row % keys.length][observed[row / keys.length]]),
        columns.ints("uncertain", row -> uncertain[row % keys.length][observed[row / keys.length]]),
        columns.ints("beyond", row -> beyond[row % keys.length][observed[row / keys.length]]));
    List<ValueLives> attributes = lives.stream().filter(each -> each.by().isAttribute()).toList();
    for (ValueLives each : attributes.reversed()) {
      String name = Temporal.unused(table, each.by().column());
      table.insertColumn(behind, column(name, each, columns, key));
    }
    return table;
  }

  /// The places of the dates, but for those at which all who may be there are no longer observed.
  private int[] observed(int[][] people, int[][] beyond) {
    return IntStream.range(0, days.length)
        .filter(date ->
            Arrays.stream(people).anyMatch(group -> group[date] > 0)
                || Arrays.stream(beyond).noneMatch(group -> group[date] > 0))
        .toArray();
  }

  /// @param order of the values of each life, see [ValueLives#order]
  private long[] order(long key, List<int[]> order) {
    int cities = by.contains(By.CITY) ? 1 : 0;
    long[] ranks = new long[lives.size() + 2];
    ranks[0] = key >> 8 & 0xff;
    ranks[cities + 1] = key & 0xff;
    for (int i = 0; i < lives.size(); i++) {
      ranks[i < cities ? 1 : i + 2] = order.get(i)[group(key, i)];
    }
    return ranks;
  }

  /// Number of the group of the value in a key.
  private int group(long key, int life) {
    return (int) ((key >> 16) / factors[life] % lives.get(life).size());
  }

  private StringColumn column(
      String name, ValueLives life, TableColumns columns, IntToLongFunction key) {
    int place = lives.indexOf(life);
    return columns.texts(name, row -> group(key.applyAsLong(row), place), life.size(), life::name);
  }

  private int[] sums(int[] changes) {
    int[] sums = new int[dates.size()];
    int sum = 0;
    for (int date = 0; date < sums.length; date++) {
      sum += changes[date];
      sums[date] = sum;
    }
    return sums;
  }
}
