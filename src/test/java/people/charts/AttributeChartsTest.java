package people.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.charts.ChartOptions.csv;
import static people.charts.ChartOptions.option;

import module java.base;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/// Charts of people by sex, and by any other attribute.
class AttributeChartsTest {

  @Test
  void aPyramidHasMalesToTheLeftAndIsColouredByStatusIfTheTableHasBoth() {
    Table sexes =
        SampleTables.table(
            "date:d ageGroup:s sex:s people:i uncertain:i",
            """
            1840-12-31|0–9|male|8|0
            1840-12-31|0–9|female|7|2
            1840-12-31|20–29||1|0
            1840-12-31|20–29|other|1|0
            """);
    assertEquals("[0 male, 1 female, 2 other, 2 unknown]", sides(Charts.agePyramid(sexes)));
    assertEquals(
        "ageGroup,sex,people,uncertain\n0–9,male,8,0\n0–9,female,7,2\n0–9,other,0,0\n"
            + "0–9,unknown,0,0\n20–29,male,0,0\n20–29,female,0,0\n20–29,other,1,0\n"
            + "20–29,unknown,1,0\n",
        csv(Charts.agePyramid(sexes)));
    Table both =
        SampleTables.table(
            "date:d ageGroup:s sex:s status:s people:i uncertain:i",
            """
            1840-12-31|0–9|male|SINGLE|8|0
            1840-12-31|20–29|male|MARRIED|1|0
            1840-12-31|20–29|female|MARRIED|2|0
            """);
    Chart chart = Charts.agePyramid(both);
    assertEquals("[0 single, 0 married, 1 married]", sides(chart));
    assertTrue(chart.svg().contains("Age, sex and status"), chart::toString);
    assertEquals(2, option(chart).path("grid").size());
    assertTrue(chart.svg().contains(">female<"), chart::toString);
  }

  /// The side of each series and its name, without what is uncertain.
  private static String sides(Chart chart) {
    List<String> sides = new ArrayList<>();
    for (JsonNode one : option(chart).path("series")) {
      if (!one.path("id").asString().endsWith("~") && !one.path("id").asString().equals("hatch")) {
        sides.add(one.path("xAxisIndex") + " " + one.path("name").asString());
      }
    }
    return sides.toString();
  }

  @Test
  void countsByAnAttributeShowTheTenCommonestValues() {
    StringBuilder rows = new StringBuilder("2014-12-31||5|0\n");
    for (int i = 1; i <= 12; i++) {
      rows.append("2014-12-31|trade %d|%d|0\n".formatted(i, 20 - i));
    }
    Table trades = SampleTables.table("date:d occupation:s people:i uncertain:i", rows.toString());
    Chart chart = Charts.counts(trades);
    assertTrue(chart.svg().contains("People by occupation"), chart::toString);
    List<String> shown = chart.table().stringColumn("occupation").asList();
    assertEquals(List.of("trade 1", "trade 2"), shown.subList(0, 2));
    assertEquals(List.of("trade 10", "all others", "unknown"), shown.subList(9, 12));
    assertEquals(
        17,
        chart
            .table()
            .where(t -> t.stringColumn("occupation").isEqualTo("all others"))
            .longColumn("people")
            .get(0));
  }
}
