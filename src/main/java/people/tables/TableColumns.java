package people.tables;

import module java.base;

import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import people.history.*;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.booleans.BooleanColumnType;
import tech.tablesaw.columns.dates.DateColumnType;
import tech.tablesaw.columns.dates.PackedLocalDate;
import tech.tablesaw.columns.instant.PackedInstant;
import tech.tablesaw.columns.numbers.IntColumnType;
import tech.tablesaw.columns.numbers.LongColumnType;

/// Makes Tablesaw columns from numbers, without an object for each row: a column of texts is given
/// the numbers of its texts, and each text once. Numbers are put in an array in a loop of their
/// own, since the first table of a process is made before much is compiled.
final class TableColumns {

  private static final long MICROS_A_DAY = 86_400_000_000L;

  /// A table of so many days is small, that of eleven thousand years the largest.
  private static final int FEW_DAYS = 1 << 16;

  private static final int MOST_DAYS = 1 << 22;

  static {
    // Tablesaw's classes of types need each other: two threads that meet them first at different
    // ones wait for each other for ever. So all are there before any column is made.
    ColumnType.values();
  }

  private final int size;

  /// @param size rows of each column
  TableColumns(int size) {
    this.size = size;
  }

  /// Makes columns on all cores, each taken by the first that is free.
  static <T> List<T> inParallel(List<Callable<? extends T>> columns) {
    List<ForkJoinTask<T>> tasks = new ArrayList<>();
    columns.forEach(column -> tasks.add(ForkJoinTask.adapt(column)));
    return ForkJoinTask.invokeAll(tasks).stream().map(ForkJoinTask::join).toList();
  }

  /// @param value -1 is missing
  LongColumn longs(String name, IntToLongFunction value) {
    long missing = LongColumnType.missingValueIndicator();
    long[] values = new long[size];
    for (int row = 0; row < size; row++) {
      long each = value.applyAsLong(row);
      values[row] = each == -1 ? missing : each;
    }
    return LongColumn.create(name, values);
  }

  /// @param value -1 is missing
  IntColumn ints(String name, IntUnaryOperator value) {
    int missing = IntColumnType.missingValueIndicator();
    int[] values = new int[size];
    for (int row = 0; row < size; row++) {
      int each = value.applyAsInt(row);
      values[row] = each == -1 ? missing : each;
    }
    return IntColumn.create(name, values);
  }

  /// @param value NaN is missing
  DoubleColumn doubles(String name, IntToDoubleFunction value) {
    DoubleColumn column = DoubleColumn.create(name, size);
    for (int row = 0; row < size; row++) {
      column.set(row, value.applyAsDouble(row));
    }
    return column;
  }

  BooleanColumn booleans(String name, IntPredicate value) {
    BooleanColumn column = BooleanColumn.create(name, size);
    for (int row = 0; row < size; row++) {
      column.set(row, value.test(row) ? BooleanColumnType.BYTE_TRUE : BooleanColumnType.BYTE_FALSE);
    }
    return column;
  }

  /// @param epochDay days since 1970; [HistoryColumns#NEVER] is missing, like a year that Tablesaw
  ///   can't hold (beyond 32767)
  DateColumn dates(String name, IntUnaryOperator epochDay) {
    NumberBlocks epochDays = NumberBlocks.of(size, epochDay);
    return dates(name, epochDays, DayRange.of(epochDays));
  }

  /// @param days those of the column
  DateColumn dates(String name, NumberBlocks epochDays, DayRange days) {
    int missing = DateColumnType.missingValueIndicator();
    int[] dates = new int[size];
    int[] packed = new int[days.count()]; // 0 is no day
    epochDays.forEach((from, read, count) -> {
      for (int i = 0; i < count; i++) {
        int place = days.place(read[i]);
        int date = place < 0 ? 0 : packed[place];
        if (date == 0) {
          date = read[i] == HistoryColumns.NEVER ? missing : packed(read[i], missing);
          if (place >= 0) {
            packed[place] = date;
          }
        }
        dates[from + i] = date;
      }
    });
    return DateColumn.createInternal(name, dates);
  }

  /// The days between the first and the last one of a column, to be looked up in a table; none when
  /// these are too many.
  record DayRange(int first, int count) {

    static DayRange of(NumberBlocks epochDays) {
      int[] bounds = {Integer.MAX_VALUE, Integer.MIN_VALUE};
      epochDays.forEach((_, days, count) -> {
        int first = bounds[0];
        int last = bounds[1];
        for (int i = 0; i < count; i++) {
          int day = days[i];
          first = Math.min(first, day);
          last = Math.max(last, day == HistoryColumns.NEVER ? Integer.MIN_VALUE : day);
        }
        bounds[0] = first;
        bounds[1] = last;
      });
      long count = Math.max(0, (long) bounds[1] - bounds[0] + 1);
      int most = Math.clamp(epochDays.size(), FEW_DAYS, MOST_DAYS);
      return new DayRange(bounds[0], count > most ? 0 : (int) count);
    }

    /// Place of a day in a table; negative when it has none.
    int place(int day) {
      long place = (long) day - first;
      return place < count ? (int) place : -1;
    }
  }

  /// @param micros since 1970, UTC; Tablesaw keeps milliseconds
  InstantColumn instants(String name, IntToLongFunction micros) {
    long[] instants = new long[size];
    long day = Long.MIN_VALUE;
    long start = 0; // of that day
    int date = 0;
    for (int row = 0; row < size; row++) {
      long each = micros.applyAsLong(row);
      if (day == Long.MIN_VALUE || each < start || each - start >= MICROS_A_DAY) {
        day = Math.floorDiv(each, MICROS_A_DAY);
        start = day * MICROS_A_DAY;
        date = PackedLocalDate.pack(LocalDate.ofEpochDay(day));
      }
      int millis = (int) ((each - start) / 1000);
      int minute = millis / 60_000;
      // as PackedLocalTime has it: hours, minutes, and the milliseconds of the minute
      int time = minute / 60 << 24 | minute % 60 << 16 | millis % 60_000;
      instants[row] = PackedInstant.create(date, time);
    }
    return InstantColumn.createInternal(name, instants);
  }

  private static int packed(int day, int missing) {
    LocalDate date = LocalDate.ofEpochDay(day);
    return Math.abs(date.getYear()) > Short.MAX_VALUE ? missing : PackedLocalDate.pack(date);
  }

  /// A column of few different texts.
  ///
  /// @param text null is missing
  StringColumn texts(String name, IntFunction<String> text) {
    var numbers = new Object2IntOpenHashMap<String>();
    List<String> texts = new ArrayList<>();
    int[] read = new int[size];
    for (int row = 0; row < size; row++) {
      String each = text.apply(row);
      int number = each == null ? -1 : numbers.getInt(each); // 0 for one that was not met yet
      if (number == 0) {
        texts.add(each);
        number = texts.size();
        numbers.put(each, number);
      }
      read[row] = number;
    }
    return texts(name, row -> read[row], texts.size(), number -> texts.get(number - 1));
  }

  /// @param number of the text in a row, from 0; -1 is missing
  /// @param greatest of the numbers
  /// @param text of a number; null is missing too. Texts of two numbers may be equal.
  StringColumn texts(String name, IntUnaryOperator number, int greatest, IntFunction<String> text) {
    NumberBlocks numbers = NumberBlocks.of(size, number);
    return texts(name, numbers, numbers.counts(greatest), text);
  }

  /// The same, of numbers that were counted before.
  static StringColumn texts(
      String name, NumberBlocks numbers, int[] counts, IntFunction<String> text) {
    return StringColumn.createInternal(name, new StringColumns(counts, text).dictionary(numbers));
  }
}
