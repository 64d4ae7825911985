package people.charts;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

@DisplayName("A chart of one's own, at the ends of what numbers can be,")
class PlotLimitsTest {

  @Test
  @DisplayName(
      "leaves out numbers that are too great for an axis, and draws the greatest that are not")
  void tooGreat() {
    Table table =
        Table.create(
            IntColumn.create("year", new int[] {1, 2, 3, 4}),
            DoubleColumn.create("rate", 1.7e308, -1e300, 1e300, 0));
    for (Chart chart :
        List.of(
            Charts.line(table).x("year").y("rate"),
            Charts.bar(table).x("year").y("rate"),
            Charts.scatter(table).x("rate").y("rate"),
            Charts.box(table).y("rate"),
            Charts.histogram(table).x("rate"))) {
      String svg = chart.svg();
      assertFalse(svg.contains("Infinity") || svg.contains("NaN"), svg);
    }
    String line = Charts.line(table).x("year").y("rate").svg();
    assertTrue(line.contains(">1e300<"), line);
  }

  @Test
  @DisplayName("has no panels where there are no rows")
  void noPanels() {
    String svg = Charts.bar(PlotTest.AGES.emptyCopy()).x("decade").y("age").panels("status").svg();
    assertTrue(svg.contains("no data: the table has no rows"), svg);
  }

  @Test
  @DisplayName("has few steps for numbers that hardly differ")
  void near() {
    Table table =
        Table.create(
            DoubleColumn.create("at", 1e15, 1e15 + 1, 1e15 + 2),
            DoubleColumn.create("rate", 1.0000000000001, 1.0000000000002, 1.0000000000003));
    for (Chart chart :
        List.of(Charts.line(table).x("at").y("rate"), Charts.histogram(table).x("rate"))) {
      assertTrue(chart.svg().length() < 10_000, chart::svg);
    }
  }
}
