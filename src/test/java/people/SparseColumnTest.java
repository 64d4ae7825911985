package people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseColumnTest {

  private static final int ROWS = 20_000;

  private static void assertNumbers(TreeMap<Integer, Integer> expected, SparseColumn column) {
    for (int row = 0; row < ROWS + 9; row++) {
      assertEquals(expected.getOrDefault(row, 0), column.get(row), "row " + row);
    }
    int[] read = new int[100];
    for (int from = 0; from < ROWS + 200; from += 77) {
      Arrays.fill(read, -1);
      column.read(from, read, 99);
      for (int i = 0; i < 99; i++) {
        assertEquals(expected.getOrDefault(from + i, 0), read[i], "row " + (from + i));
      }
      assertEquals(-1, read[99]);
    }
  }

  /// @param every one row in so many has a number
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 30, 7000})
  void eachRowHasTheNumberThatItWasGiven(int every) {
    Random random = new Random(every);
    TreeMap<Integer, Integer> expected = new TreeMap<>();
    SparseColumn column = new SparseColumn();
    for (int row = 0; row < ROWS; row++) {
      if (random.nextInt(every) == 0) {
        int number = 1 + random.nextInt(99);
        column.add(row, number);
        expected.put(row, number);
      }
      if (random.nextInt(3000) == 0) {
        int back = random.nextInt(row + 1);
        column.cut(back);
        expected.tailMap(back).clear();
        row = back - 1;
      }
    }
    assertNumbers(expected, column);

    SparseColumn kept =
        new SparseColumn(
            column.rows().toArray(ValueLayout.JAVA_LONG),
            column.numbers().toArray(ValueLayout.JAVA_INT));
    assertNumbers(expected, kept);

    SparseColumn more = new SparseColumn();
    more.add(0, 7);
    int[] numbers = new int[100];
    for (int i = 0; i < 100; i++) {
      numbers[i] = 2 * i;
    }
    more.addAll(kept, 5, numbers);
    assertEquals(7, more.get(0));
    expected.forEach((row, number) -> assertEquals(2 * number, more.get(row + 5)));
    assertEquals(0, more.get(ROWS + 5));
  }
}
