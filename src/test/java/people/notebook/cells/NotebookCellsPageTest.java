package people.notebook.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Runs the cells in `docs/notebooks.md`.
@DisplayName("The page about cells")
class NotebookCellsPageTest {

  private static final Path PAGE =
      Path.of(System.getProperty("people.root")).resolve("docs/notebooks.md");

  @Test
  @DisplayName("says what its cells do")
  void cells() throws IOException, CellError {
    List<String> blocks =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertEquals(2, blocks.size());
    CellSession cells = new CellSession(_ -> {});
    cells.run(blocks.get(0), 1);
    assertEquals(true, cells.run("r", 2).value());
    cells.run("int limit = 21;", 3);
    assertEquals(true, cells.run("r", 4).value());
    assertEquals(false, cells.run("adult(20)", 5).value());
    assertEquals(1, cells.run(blocks.get(1), 6).value());
  }
}
