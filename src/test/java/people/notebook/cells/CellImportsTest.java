package people.notebook.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Imports of a cell")
class CellImportsTest {

  @Test
  void anImportOfACellTakesNothingFromThoseThatAreThere() throws CellError {
    var session = new CellSession(_ -> {});
    String all = "List.of(Table.create().rowCount(), on(\"1835\") == null, max(1, 2))";
    String own = "import static java.lang.Math.*; import java.util.function.Function;";
    List<Object> expected = List.of(0, false, 2);
    assertEquals(expected, session.run(own + all, 1).value());
    for (String line : Prelude.IMPORTS) {
      session.run(line, 2);
      assertEquals(expected, session.run(all, 3).value(), line);
    }
  }

  @Test
  void anImportOfACellGoesBeforeOneOfTheSameName() throws CellError {
    var session = new CellSession(_ -> {});
    String period = "Period.class.getName()";
    assertEquals("people.history.Period", session.run(period, 1).value());
    assertEquals("java.time.Period", session.run("import java.time.Period;" + period, 2).value());
    assertEquals("mine", session.run("String on(int x) { return \"mine\"; } on(1)", 3).value());
    assertEquals(1, session.run("class Table { int x = 1; } new Table().x", 4).value());
  }
}
