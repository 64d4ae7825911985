package people.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.StringColumn;

class TextsTest {

  /// @param texts Tablesaw has keys of two bytes for at most 65,534
  @ParameterizedTest
  @CsvSource({
    "5, 0",
    "9, 1",
    "20, 3",
    "9000, 300",
    "140000, 65534",
    "70000, 65534",
    "90000, 65535"
  })
  void aColumnHasTheTextsOfItsNumbersAndCanBeChanged(int rows, int texts) {
    Random random = new Random(texts);
    int[] numbers = new int[rows];
    List<String> expected = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      numbers[row] = row < texts ? row : random.nextInt(texts + 1) - 1;
      expected.add(numbers[row] < 0 ? "" : "text " + numbers[row]);
    }
    // the numbers behind are other ones of the same texts
    StringColumn column =
        new TableColumns(rows)
            .texts(
                "text",
                row -> numbers[row] < 0 ? -1 : row % 2 * texts + numbers[row],
                2 * texts,
                number -> "text " + number % texts);
    check(expected, column);
    assertEquals(new HashSet<>(expected).size(), column.countUnique());

    for (int i = 0; i < 3; i++) {
      column.append("appended " + i).appendMissing().append("text 0").set(i, "set " + i);
      Collections.addAll(expected, "appended " + i, "", "text 0");
      expected.set(i, "set " + i);
    }
    check(expected, column);
    check(expected, column.copy());
    column.sortAscending();
    expected.sort(null);
    check(expected, column);
  }

  private static void check(List<String> expected, StringColumn column) {
    assertEquals(expected.size(), column.size());
    for (int row = 0; row < expected.size(); row++) {
      String text = column.get(row); // null from Tablesaw itself, once the texts were too many
      assertEquals(expected.get(row), text == null ? "" : text, "row " + row);
    }
    for (String text : List.of("text 0", "text 200", "set 2", "appended 1", "nobody")) {
      int count = Collections.frequency(expected, text);
      assertEquals(count, column.countOccurrences(text), text);
      assertEquals(count, column.isEqualTo(text).size(), text);
      assertEquals(expected.indexOf(text), column.firstIndexOf(text), text);
    }
    assertEquals(Collections.frequency(expected, ""), column.countMissing());
  }
}
