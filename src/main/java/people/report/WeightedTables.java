package people.report;

import module java.base;

import people.*;
import people.history.*;
import people.history.HistoryColumns.HouseholdRows;
import people.history.HistoryColumns.PeriodRows;
import people.history.HistoryColumns.StatusCounts;
import people.history.HistoryColumns.UnionRows;

/// The tables of [LifeTables] as sums over people at the ends of years: rectangles that stand for
/// many (column `w`), one year wide, which the page filters and sums as it does single ones.
/// Changes are rows without a day, on the last one of their year.
final class WeightedTables {

  private static final int STATUSES = Status.values().length;

  /// Five years each, from 0; the last one is of unknown ages.
  private static final int AGES = 25;

  private static final int AGE_YEARS = 5;

  /// So many are named, and the others taken together.
  private static final int CITIES = 12;

  final Rectangles statuses = new Rectangles("v", "age", "from", "until", "before", "flags", "w");
  final Rectangles stays = new Rectangles("v", "from", "until", "before", "flags", "w");
  final Rectangles doubted = new Rectangles("v", "from", "until", "w");
  final Rectangles unions = new Rectangles("v", "from", "until", "flags", "w");
  final Rectangles households = new Rectangles("v", "n", "from", "until", "flags", "w");

  /// From number 1 on; the last one stands for all others.
  final List<String> cities = new ArrayList<>();

  /// Ends of years, ascending.
  private final List<LocalDate> dates;

  private final int[] days;

  /// The last day of the year before each.
  private final int[] yearsBefore;

  /// By status, at each of the dates.
  private final StatusCounts counted;

  /// @param dates ends of years, ascending
  /// @param counted by status, at each of these
  /// @param isPaired whether couples and households are counted
  WeightedTables(History history, List<LocalDate> dates, StatusCounts counted, boolean isPaired) {
    this.dates = dates;
    this.counted = counted;
    this.days = dates.stream().mapToInt(date -> (int) date.toEpochDay()).toArray();
    this.yearsBefore =
        dates.stream().mapToInt(date -> (int) date.minusYears(1).toEpochDay()).toArray();
    HistoryColumns columns = history.columns();
    addStatuses(columns);
    addStays(columns);
    if (isPaired) {
      addUnions(columns.unionPeriods());
      addHouseholds(columns.householdPeriods());
    }
    for (Rectangles each : List.of(statuses, stays, doubted, unions, households)) {
      each.close();
    }
  }

  /// The first of the dates on or behind a day.
  private int first(int day) {
    int place = Arrays.binarySearch(days, day);
    return place < 0 ? -1 - place : place;
  }

  /// The day from which on another date comes.
  private int until(int date) {
    return date + 1 < days.length ? days[date + 1] : days[date] + 1;
  }

  private void addStatuses(HistoryColumns columns) {
    PeriodRows<Status> rows = columns.statusLives();
    int[] years = dates.stream().mapToInt(LocalDate::getYear).toArray();
    int[] counts =
        RowCounts.of(
            rows.size(),
            2 * STATUSES * AGES * days.length,
            (row, to) -> {
              int of = 2 * rows.values().number(row) + (rows.beyond().test(row) ? 1 : 0);
              int born = rows.born().applyAsInt(row);
              boolean isBorn = born != HistoryColumns.NEVER;
              int year = isBorn ? LocalDate.ofEpochDay(born).getYear() : 0;
              int end = first(rows.until(row));
              for (int date = first(rows.from(row)); date < end; date++) {
                int age =
                    isBorn ? Math.clamp((years[date] - year) / AGE_YEARS, 0, AGES - 2) : AGES - 1;
                to[(of * AGES + age) * days.length + date]++;
              }
            });
    for (int date = 0; date < days.length; date++) {
      for (Status status : Status.values()) {
        for (int age = 0; age < AGES; age++) {
          for (int beyond = 0; beyond < 2; beyond++) {
            int w = counts[((2 * status.ordinal() + beyond) * AGES + age) * days.length + date];
            if (w > 0) {
              statuses.add(
                  status.ordinal(),
                  age == AGES - 1 ? -1 : age * AGE_YEARS,
                  days[date],
                  until(date),
                  -1,
                  beyond * LifeTables.BEYOND | LifeTables.CERTAIN,
                  w);
            }
          }
        }
        int uncertain = counted.uncertain(dates.get(date), status);
        if (uncertain > 0) {
          doubted.add(status.ordinal(), days[date], until(date), uncertain);
        }
      }
    }
    PeriodRows<Status> observed = columns.statusPeriods();
    addChanges(
        observed,
        value -> value,
        STATUSES,
        (before, value, day, flags, w) -> statuses.add(value, -1, day, day, before, flags, w));
  }

  /// Adds something on the dates from a day until another one.
  private void count(int[] counts, int of, int from, int until, int n) {
    int end = first(until);
    for (int date = first(from); date < end; date++) {
      counts[of * days.length + date] += n;
    }
  }

  private interface ChangeAdder {
    void add(int before, int value, int day, int flags, int w);
  }

  /// @param numbers by the number that a value has in the rows, the one that it has here
  /// @param size behind the greatest of these
  private void addChanges(PeriodRows<?> rows, IntUnaryOperator numbers, int size, ChangeAdder to) {
    int[] counts =
        RowCounts.of(
            rows.size(),
            2 * size * size * days.length,
            (row, sums) -> {
              int date = rows.continued().test(row) ? first(rows.from(row)) : days.length;
              if (date < days.length && isOfYear(date, rows.from(row))) {
                int before = numbers.applyAsInt(rows.values().number(row - 1));
                int value = numbers.applyAsInt(rows.values().number(row));
                int isCertain = rows.certain().test(row) ? 1 : 0;
                sums[((isCertain * size + before) * size + value) * days.length + date]++;
              }
            });
    for (int cell = 0; cell < counts.length; cell++) {
      if (counts[cell] > 0) {
        int of = cell / days.length;
        int flags = of / size / size == 0 ? 0 : LifeTables.CERTAIN;
        to.add(of / size % size, of % size, days[cell % days.length], flags, counts[cell]);
      }
    }
  }

  /// Whether a day is in the year of the date.
  private boolean isOfYear(int date, int day) {
    return day > yearsBefore[date];
  }

  private void addStays(HistoryColumns columns) {
    PeriodRows<Address> rows = columns.addressLives();
    int[] cityOf = cities(rows);
    int size = cities.size() + 1;
    int[] counts =
        RowCounts.of(
            rows.size(),
            2 * size * days.length,
            (row, to) ->
                count(
                    to,
                    2 * cityOf[rows.values().number(row)] + (rows.beyond().test(row) ? 1 : 0),
                    rows.from(row),
                    rows.until(row),
                    1));
    for (int date = 0; date < days.length; date++) {
      for (int of = 0; of < 2 * size; of++) {
        int w = counts[of * days.length + date];
        if (w > 0) {
          int flags = of % 2 * LifeTables.BEYOND | LifeTables.CERTAIN;
          stays.add(of / 2, days[date], until(date), -1, flags, w);
        }
      }
    }
    addChanges(
        columns.addressPeriods(),
        value -> cityOf[value],
        size,
        (before, value, day, flags, w) -> stays.add(value, day, day, before, flags, w));
  }

  /// @return by number of an address, the number of its city among those that are named
  private int[] cities(PeriodRows<Address> rows) {
    Address.Spellings spellings = new Address.Spellings();
    int[] times = new int[rows.values().greatest() + 1];
    for (int row = 0; row < rows.size(); row++) {
      times[rows.values().number(row)]++;
    }
    String[] names = new String[times.length];
    Map<String, Integer> byName = new HashMap<>();
    for (int address = 1; address < times.length; address++) {
      Address value = times[address] == 0 ? null : rows.values().value(address);
      names[address] = value == null ? null : value.city();
      if (names[address] != null) {
        byName.merge(names[address], times[address], Integer::sum);
      }
    }
    byName.forEach(spellings::add);
    spellings.counts().entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(CITIES)
        .forEach(city -> cities.add(city.getKey()));
    cities.add("elsewhere");
    Map<String, Integer> places = new HashMap<>();
    byName
        .keySet()
        .forEach(name -> {
          int place = cities.indexOf(spellings.commonest(name));
          places.put(name, place < 0 ? cities.size() : place + 1);
        });
    return Arrays.stream(names).mapToInt(name -> name == null ? 0 : places.get(name)).toArray();
  }

  private void addUnions(UnionRows rows) {
    int[] counts =
        RowCounts.of(
            rows.size(),
            2 * STATUSES * days.length,
            (row, to) ->
                count(
                    to,
                    2 * rows.statuses().apply(row).ordinal()
                        + (LifeTables.isAgreed(rows, row) ? 1 : 0),
                    rows.starts().applyAsInt(row),
                    rows.ends().applyAsInt(row),
                    1));
    for (int cell = 0; cell < counts.length; cell++) {
      if (counts[cell] > 0) {
        int date = cell % days.length;
        int of = cell / days.length;
        unions.add(of / 2, days[date], until(date), of % 2, counts[cell]);
      }
    }
  }

  private void addHouseholds(HouseholdRows rows) {
    int size = 2 * Period.HouseholdPeriod.Composition.values().length * days.length;
    int[] both =
        RowCounts.of(
            rows.size(),
            2 * size,
            (row, to) -> {
              int of =
                  2 * rows.compositions().apply(row).ordinal() + (rows.certain().test(row) ? 1 : 0);
              int from = rows.starts().applyAsInt(row);
              int until = rows.ends().applyAsInt(row);
              count(to, of, from, until, 1);
              count(to, of + size / days.length, from, until, rows.people().applyAsInt(row));
            });
    int[] counts = Arrays.copyOf(both, size);
    int[] people = Arrays.copyOfRange(both, size, 2 * size);
    for (int cell = 0; cell < size; cell++) {
      if (counts[cell] > 0) {
        int date = cell % days.length;
        int of = cell / days.length;
        households.add(of / 2, people[cell], days[date], until(date), of % 2, counts[cell]);
      }
    }
  }
}
