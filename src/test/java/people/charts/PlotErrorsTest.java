package people.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

@DisplayName("What a chart of one's own can't draw")
class PlotErrorsTest {

  private static final String THERE =
      "; the table has decade (INTEGER), status (STRING), age (INTEGER), low (INTEGER), high"
          + " (INTEGER)";

  private static void assertSays(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Test
  @DisplayName("is said in one line with the columns that there are and their types")
  void columns() {
    assertSays("'decad' is not a column" + THERE, () -> Charts.line(PlotTest.AGES).x("decad"));
    assertSays(
        "'status' is STRING, and y of a bar has to be a number" + THERE,
        () -> Charts.bar(PlotTest.AGES).y("status"));
    assertSays(
        "'status' is STRING, and x of a histogram has to be a number or a date" + THERE,
        () -> Charts.histogram(PlotTest.AGES).x("status"));
    assertSays(
        "a line needs .x(…), the name of a column" + THERE,
        () -> Charts.line(PlotTest.AGES).y("age").svg());
    assertSays("'the age' is not a column" + THERE, () -> Charts.line(PlotTest.AGES).x("the\nage"));
    assertSays(
        "'x' is not a column; the table has no columns",
        () -> Charts.line(Table.create("nothing")).x("x"));
  }

  @Test
  @DisplayName("is said with what there is instead")
  void others() {
    assertSays("a box has no panels; use x, y, by", () -> Charts.box(PlotTest.AGES).panels("low"));
    assertSays(
        "a line has no shares; expected an area or a bar",
        () -> Charts.line(PlotTest.AGES).shares());
    assertSays(
        "a bar can't have bars 5.0 wide; expected a histogram, and more than 0",
        () -> Charts.bar(PlotTest.AGES).step(5));
    assertSays(
        "bars that are 0.001 wide would be 37,001; expected at most 200, so a larger step",
        () -> Charts.histogram(PlotTest.AGES).x("age").step(0.001).svg());
    assertSays(
        "bars that are 0.0000000001 wide can't be told apart at 61; expected a larger step",
        () -> Charts.histogram(PlotTest.AGES).x("age").step(1e-10).svg());
    assertSays(
        "-Infinity is no height for a remark; expected a number from -1e300 to 1e300",
        () -> Charts.line(PlotTest.AGES).level(-1.0 / 0, "x"));
    assertSays(
        "'now' is no place on the axis of decade; expected a number",
        () -> Charts.line(PlotTest.AGES).x("decade").y("age").by("status").mark("now", "x").svg());
  }

  @Test
  @DisplayName("is several rows of one place, which it does not add up by itself")
  void severalRows() {
    assertSays(
        "2 rows are at decade 1880, and a line needs one; tell them apart with .by(…) or"
            + " .panels(…), or put them together with .y(\"age\", mean), median or sum",
        () -> Charts.line(PlotTest.AGES).x("decade").y("age").svg());
  }

  @Test
  @DisplayName("is a band of several rows put together")
  void bandOfSeveral() {
    assertSays(
        "2 rows are at decade 1880, and a band needs one: of several, whose band it would be is"
            + " open",
        () ->
            Charts.line(PlotTest.AGES)
                .x("decade")
                .y("age", AggregateFunctions.mean)
                .band("low", "high")
                .svg());
  }

  @Test
  @DisplayName("is nothing that is a percent already")
  void percents() {
    Table births =
        Table.create(
            "births",
            IntColumn.create("year", 1990, 1991),
            DoubleColumn.create("births (% share)", 0.4, 0.9));
    String data =
        ChartOptions.option(Charts.line(births).x("year").y("births (% share)")).toString();
    assertTrue(data.contains("[0.4,1990"), data);
  }
}
