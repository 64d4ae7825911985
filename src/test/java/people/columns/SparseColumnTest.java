package people.columns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.Test;
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

  @Test
  void manyNumbersAreAddedAtOnceAndRoomIsMadeAndGivenBack() {
    Random random = new Random(8);
    TreeMap<Integer, Integer> expected = new TreeMap<>();
    SparseColumn column = new SparseColumn();
    int[] rows = new int[256];
    int[] numbers = new int[256];
    int row = 0;
    while (row < ROWS - 10_000) {
      int count = random.nextInt(256);
      for (int i = 0; i < count; i++) {
        row += 1 + random.nextInt(random.nextBoolean() ? 2 : 90);
        rows[i] = row;
        numbers[i] = 1 + random.nextInt(99);
        expected.put(row, numbers[i]);
      }
      column.add(rows, numbers, count);
      if (random.nextInt(5) == 0) {
        column.expect(row + 1, ROWS);
      }
      if (random.nextInt(5) == 0) {
        column.trim();
      }
    }
    column.cut(row / 2);
    expected.tailMap(row / 2).clear();
    SparseColumn others = new SparseColumn();
    others.add(3, 1);
    others.add(70, 2);
    others.add(71, 3);
    others.cut(71);
    int[] renumbered = {0, 5, 6, 7};
    for (int first = row / 2; first < ROWS - 100; first += 1000) {
      column.addAll(others, first, renumbered);
      expected.put(first + 3, 5);
      expected.put(first + 70, 6);
    }
    column.trim();
    assertNumbers(expected, column);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 64, 99, 100})
  void aNumberThatComesTooLateIsRefused(int row) {
    SparseColumn column = new SparseColumn();
    column.add(100, 1);
    SparseColumn kept =
        new SparseColumn(
            column.rows().toArray(ValueLayout.JAVA_LONG),
            column.numbers().toArray(ValueLayout.JAVA_INT));
    for (SparseColumn each : List.of(column, kept)) {
      assertThrows(IllegalStateException.class, () -> each.add(row, 2));
      each.add(101, 2);
      assertEquals(2, each.get(101));
    }
  }
}
