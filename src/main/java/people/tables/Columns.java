package people.tables;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import people.PeriodColumns;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.booleans.BooleanColumnType;
import tech.tablesaw.columns.dates.PackedLocalDate;
import tech.tablesaw.columns.instant.PackedInstant;
import tech.tablesaw.columns.numbers.IntColumnType;
import tech.tablesaw.columns.numbers.LongColumnType;
import tech.tablesaw.columns.strings.IntDictionaryMap;
import tech.tablesaw.columns.times.PackedLocalTime;

/// Tablesaw columns from numbers, row by row and without an object for each: a column of texts is
/// given the numbers of its texts, and each text once.
final class Columns {

  /// Tablesaw's own: a missing text, and what a map of its texts answers for one that it lacks.
  private static final int MISSING = Integer.MAX_VALUE;

  private static final int NONE = Integer.MIN_VALUE;

  private static final long MICROS_A_DAY = 86_400_000_000L;

  private final int size;

  /// @param size rows of each column
  Columns(int size) {
    this.size = size;
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
    int[] values = new int[size];
    for (int row = 0; row < size; row++) {
      int each = value.applyAsInt(row);
      values[row] = each == -1 ? IntColumnType.missingValueIndicator() : each;
    }
    return IntColumn.create(name, values);
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
    int[] values = new int[size];
    int lastDay = PeriodColumns.NEVER;
    int lastValue = DateColumn.create("").appendMissing().getIntInternal(0);
    int missing = lastValue;
    for (int row = 0; row < size; row++) {
      int day = epochDay.applyAsInt(row);
      if (day != lastDay) {
        lastDay = day;
        lastValue = day == PeriodColumns.NEVER ? missing : packed(day, missing);
      }
      values[row] = lastValue;
    }
    return DateColumn.createInternal(name, values);
  }

  /// @param micros since 1970, UTC; Tablesaw keeps milliseconds
  InstantColumn instants(String name, IntToLongFunction micros) {
    long[] values = new long[size];
    long lastDay = Long.MIN_VALUE;
    int date = 0;
    for (int row = 0; row < size; row++) {
      long each = micros.applyAsLong(row);
      long day = Math.floorDiv(each, MICROS_A_DAY);
      if (day != lastDay) {
        lastDay = day;
        date = PackedLocalDate.pack(LocalDate.ofEpochDay(day));
      }
      int second = (int) ((each - day * MICROS_A_DAY) / 1_000_000);
      int millis = (int) (Math.floorMod(each, 1_000_000L) / 1000);
      int time = PackedLocalTime.of(second / 3600, second / 60 % 60, second % 60, millis);
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
    int[] keys = new int[greatest + 1]; // by number the key; those that were not met yet are 0
    int[] values = new int[size];
    int[] counts = new int[greatest + 3];
    int next = 1;
    var keyToValue = new Int2ObjectOpenHashMap<String>();
    var valueToKey = new Object2IntOpenHashMap<String>();
    valueToKey.defaultReturnValue(NONE);
    int missing = 0;
    for (int row = 0; row < size; row++) {
      int each = number.applyAsInt(row);
      int key = each < 0 ? MISSING : keys[each];
      if (key == 0) {
        String value = text.apply(each);
        key = value == null || value.isEmpty() ? MISSING : valueToKey.getInt(value);
        if (key == NONE) {
          key = next++;
          keyToValue.put(key, value);
          valueToKey.put(value, key);
        }
        keys[each] = key;
      }
      values[row] = key;
      if (key == MISSING) {
        missing++;
      } else {
        counts[key]++;
      }
    }
    var keyToCount = new Int2IntOpenHashMap();
    for (int key = 1; key < next; key++) {
      keyToCount.put(key, counts[key]);
    }
    if (missing > 0) {
      keyToValue.put(MISSING, "");
      valueToKey.put("", MISSING);
      keyToCount.put(MISSING, missing);
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
