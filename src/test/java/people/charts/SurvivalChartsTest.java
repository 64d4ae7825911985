package people.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.charts.ChartOptions.each;
import static people.charts.ChartOptions.option;
import static people.charts.ChartOptions.series;

import module java.base;

import org.junit.jupiter.api.Test;
import people.tables.*;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;

/// Curves of times to an event.
class SurvivalChartsTest {

  /// Two women and two men, in whole years, and one of whom too little is known.
  static final Table TIMES =
      Table.create(
          "time to end of marriage",
          StringColumn.create("sex", "female", "female", "male", "male", ""),
          IntColumn.create("start", new Integer[] {0, 0, 0, 730, null}),
          IntColumn.create("stop", new Integer[] {1461, 3653, 2922, 3653, null}),
          StringColumn.create("event", "DIVORCED", "", "WIDOWED", "DIVORCED", ""),
          BooleanColumn.create("certain", true, true, false, true, true),
          StringColumn.create("excluded", "", "", "", "", "BEGIN_UNKNOWN"));

  @Test
  void sayHowManyThereAreAndHowManyAreAtRisk() {
    Chart chart = Charts.survival(TIMES, "DIVORCED", "sex");
    JsonNode title = option(chart).path("title").get(0);
    assertEquals("Time to end of marriage: not yet", title.path("text").asString());
    assertEquals(
        "% to whom it has not happened yet; n = 4, 2 events, 1 uncertain, 1 left out; shaded: 95 %"
            + " interval",
        title.path("subtext").asString().replace('\n', ' '));
    JsonNode all = series(chart);
    assertEquals("[band0[, band0], 0, band1[, band1], 1, risk]", each(all, "id").toString());
    assertEquals(
        "[[100.0,0,\"0.0 years\",100.0,100.0],[50.0,4,\"4.0"
            + " years\",0.5983,91.041],[50.0,10.001,\"10.0 years\",0.5983,91.041]]",
        all.get(2).path("data").toString());
    List<String> atRisk =
        all.get(6)
            .path("data")
            .valueStream()
            .map(each -> each.path("label").path("formatter").asString())
            .toList();
    // every two years up to twelve: two women until the fourth; a man comes in the second; the rest
    // until the tenth
    assertEquals(List.of("2", "2", "1", "1", "1", "0", "0"), atRisk.subList(0, 7));
    assertEquals(List.of("1", "2", "2", "2", "1", "0", "0"), atRisk.subList(7, 14));
  }

  @Test
  void causesAreCurvesInTheColoursOfTheStatuses() {
    Chart chart = Charts.incidence(TIMES);
    assertEquals(
        "[divorced, divorced, divorced, widowed, widowed, widowed]",
        each(series(chart), "name").toString());
    assertEquals(
        Palette.of("DIVORCED"), series(chart).get(2).path("itemStyle").path("color").asString());
    assertTrue(chart.svg().contains("widowed"));
  }

  @Test
  void ofNobodySaysSo() {
    Table none = TIMES.where(TIMES.stringColumn("excluded").isEqualTo("BEGIN_UNKNOWN"));
    String text =
        option(Charts.survival(none, "DIVORCED")).path("title").get(1).path("text").asString();
    assertEquals("no data: nobody is at risk in the table of times", text.replace('\n', ' '));
  }

  /// Members that a page may not have would be taken out of it.
  @Test
  void staysAsItIsInAPage() {
    for (Chart chart :
        List.of(Charts.survival(TIMES, "DIVORCED", "sex"), Charts.incidence(TIMES))) {
      assertEquals(option(chart).toString(), Chart.safeOption(chart.option()).orElseThrow());
    }
  }
}
