package people.tables;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import people.PeriodColumns;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.booleans.BooleanColumnType;
import tech.tablesaw.columns.dates.PackedLocalDate;
import tech.tablesaw.columns.instant.PackedInstant;
import tech.tablesaw.columns.numbers.IntColumnType;
import tech.tablesaw.columns.numbers.LongColumnType;
import tech.tablesaw.columns.strings.IntDictionaryMap;

/// Tablesaw columns from numbers, without an object for each row: a column of texts is given the
/// numbers of its texts, and each text once.
final class Columns {

  /// Tablesaw's own: a missing text, and what a map of its texts answers for one that it lacks.
  private static final int MISSING = Integer.MAX_VALUE;

  private static final int NONE = Integer.MIN_VALUE;

  private static final long MICROS_A_DAY = 86_400_000_000L;

  /// A table of so many days is small, that of eleven thousand years the largest.
  private static final int FEW_DAYS = 1 << 16;

  private static final int MOST_DAYS = 1 << 22;

  private final int size;

  /// Arrays of that size to fill and to fill again, since Tablesaw copies what it is given.
  private final Queue<int[]> spare = new ConcurrentLinkedQueue<>();

  /// @param size rows of each column
  Columns(int size) {
    this.size = size;
  }

  /// Gives the numbers of all rows. Where rows are many this is faster than one by one: what is
  /// called in a loop of its own is compiled into it.
  interface Ints {
    void read(int[] into, int size);
  }

  /// Makes columns on all cores.
  static Column<?>[] inParallel(List<Supplier<Column<?>>> columns) {
    return columns.parallelStream().map(Supplier::get).toArray(Column<?>[]::new);
  }

  private <T> T read(Ints values, Function<int[], T> column) {
    int[] taken = spare.poll();
    int[] array = taken != null ? taken : new int[size];
    values.read(array, size);
    T made = column.apply(array);
    spare.add(array);
    return made;
  }

  private static Ints all(IntUnaryOperator value) {
    return (into, size) -> {
      for (int row = 0; row < size; row++) {
        into[row] = value.applyAsInt(row);
      }
    };
  }

  /// @param value -1 is missing
  LongColumn longs(String name, IntToLongFunction value) {
    long[] values = new long[size];
    for (int row = 0; row < size; row++) {
      long each = value.applyAsLong(row);
      values[row] = each == -1 ? LongColumnType.missingValueIndicator() : each;
    }
    return LongColumn.create(name, values);
  }

  /// @param value -1 is missing
  IntColumn ints(String name, IntUnaryOperator value) {
    return ints(name, all(value));
  }

  IntColumn ints(String name, Ints values) {
    return read(
        values,
        array -> {
          for (int row = 0; row < size; row++) {
            array[row] = array[row] == -1 ? IntColumnType.missingValueIndicator() : array[row];
          }
          return IntColumn.create(name, array);
        });
  }

  BooleanColumn booleans(String name, IntPredicate value) {
    BooleanColumn column = BooleanColumn.create(name, size);
    for (int row = 0; row < size; row++) {
      column.set(row, value.test(row) ? BooleanColumnType.BYTE_TRUE : BooleanColumnType.BYTE_FALSE);
    }
    return column;
  }

  /// @param epochDay days since 1970; [PeriodColumns#NEVER] is missing, like a year that Tablesaw
  ///   can't hold (beyond 32767)
  DateColumn dates(String name, IntUnaryOperator epochDay) {
    return dates(name, all(epochDay));
  }

  DateColumn dates(String name, Ints epochDays) {
    return read(
        epochDays,
        array -> {
          int missing = DateColumn.create("").appendMissing().getIntInternal(0);
          Days days = Days.of(array, size);
          int[] packed = new int[days.count()]; // 0 is no day
          for (int row = 0; row < size; row++) {
            int day = array[row];
            int place = days.place(day);
            if (place < 0) {
              array[row] = day == PeriodColumns.NEVER ? missing : packed(day, missing);
              continue;
            }
            if (packed[place] == 0) {
              packed[place] = packed(day, missing);
            }
            array[row] = packed[place];
          }
          return DateColumn.createInternal(name, array);
        });
  }

  Days days(Ints epochDays) {
    return read(epochDays, array -> Days.of(array, size));
  }

  /// The days between the first and the last one of a column, to be looked up in a table; none when
  /// these are too many.
  record Days(int first, int count) {

    static Days of(int[] days, int size) {
      int first = Integer.MAX_VALUE;
      int last = Integer.MIN_VALUE;
      for (int row = 0; row < size; row++) {
        int day = days[row];
        first = Math.min(first, day);
        last = Math.max(last, day == PeriodColumns.NEVER ? Integer.MIN_VALUE : day);
      }
      long count = Math.max(0, (long) last - first + 1);
      return new Days(first, count > Math.clamp(size, FEW_DAYS, MOST_DAYS) ? 0 : (int) count);
    }

    /// Place of a day in a table; negative when it has none.
    int place(int day) {
      long place = (long) day - first;
      return place < count ? (int) place : -1;
    }
  }

  /// @param micros since 1970, UTC; Tablesaw keeps milliseconds
  InstantColumn instants(String name, IntToLongFunction micros) {
    long[] values = new long[size];
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
      values[row] = PackedInstant.create(date, time);
    }
    return InstantColumn.createInternal(name, values);
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
    return texts(
        name,
        row -> {
          String each = text.apply(row);
          if (each == null) {
            return -1;
          }
          int number = numbers.getInt(each); // 0 for one that was not met yet
          if (number == 0) {
            texts.add(each);
            number = texts.size();
            numbers.put(each, number);
          }
          return number;
        },
        size,
        number -> texts.get(number - 1));
  }

  /// @param number of the text in a row, from 0; negative is missing
  /// @param greatest of the numbers
  /// @param text of a number; null is missing too. Texts of two numbers may be equal.
  StringColumn texts(String name, IntUnaryOperator number, int greatest, IntFunction<String> text) {
    return texts(name, all(number), greatest, text);
  }

  StringColumn texts(String name, Ints numbers, int greatest, IntFunction<String> text) {
    return read(numbers, array -> texts(name, array, counts(array, greatest), text));
  }

  /// The same, of numbers that were counted before.
  StringColumn texts(String name, Ints numbers, int[] counts, IntFunction<String> text) {
    return read(numbers, array -> texts(name, array, counts, text));
  }

  /// How often each number occurs, by the number plus one, from -1 on.
  int[] counts(Ints numbers, int greatest) {
    return read(numbers, array -> counts(array, greatest));
  }

  private int[] counts(int[] numbers, int greatest) {
    int[] counts = new int[greatest + 2];
    int[] others = new int[greatest + 2]; // adding to the same number twice in a row has to wait
    int row = 0;
    for (; row < size - 1; row += 2) {
      counts[numbers[row] + 1]++;
      others[numbers[row + 1] + 1]++;
    }
    if (row < size) {
      counts[numbers[row] + 1]++;
    }
    Arrays.setAll(counts, i -> counts[i] + others[i]);
    return counts;
  }

  /// @param values the numbers, and then the keys that Tablesaw has for texts
  private StringColumn texts(String name, int[] values, int[] counts, IntFunction<String> text) {
    int[] keys = new int[counts.length];
    int next = 1;
    var keyToValue = new Int2ObjectOpenHashMap<String>();
    var valueToKey = new Object2IntOpenHashMap<String>();
    valueToKey.defaultReturnValue(NONE);
    var keyToCount = new Int2IntOpenHashMap();
    for (int i = 0; i < keys.length; i++) {
      if (counts[i] > 0) {
        String value = i == 0 ? null : text.apply(i - 1);
        int key = value == null || value.isEmpty() ? MISSING : valueToKey.getInt(value);
        if (key == NONE) {
          key = next++;
          keyToValue.put(key, value);
          valueToKey.put(value, key);
        }
        keyToCount.addTo(key, counts[i]);
        keys[i] = key;
      }
    }
    if (keyToCount.containsKey(MISSING)) {
      keyToValue.put(MISSING, "");
      valueToKey.put("", MISSING);
    }
    for (int row = 0; row < size; row++) {
      values[row] = keys[values[row] + 1];
    }
    return StringColumn.createInternal(
        name,
        new IntDictionaryMap.IntDictionaryBuilder()
            .setNextIndex(next)
            .setKeyToValue(keyToValue)
            .setValueToKey(valueToKey)
            .setKeyToCount(keyToCount)
            .setValues(values)
            .build());
  }
}
