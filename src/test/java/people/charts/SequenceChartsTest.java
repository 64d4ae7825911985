package people.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.Status.*;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.sequences.*;
import people.sequences.SequenceGrid.Absence;
import people.tables.*;
import people.timeline.*;
import tools.jackson.databind.JsonNode;

@DisplayName("Charts of sequences")
class SequenceChartsTest {

  /// Two who married, one of them in 2001 or 2002, and one who died single.
  private static Sequences lives(SequenceGrid grid) {
    EventTimeline timeline = EventTimeline.inMemory();
    for (int person = 1; person <= 3; person++) {
      timeline.add(new Event.Creation(person, null, SINGLE, null, Details.on("1980-01-01")));
    }
    timeline.add(new Event.StatusChange(1, MARRIED, Details.on("2001/2002")));
    timeline.add(new Event.StatusChange(2, MARRIED, Details.on("2001-05-01")));
    timeline.add(new Event.Death(3, Details.on("2003-05-01")));
    History history = History.of(timeline).observedUntil("2004-12-31");
    return SequenceTables.of(history, By.STATUS, grid);
  }

  private static final Sequences YEARS = lives(SequenceGrid.years(2000, 2004));

  @Test
  @DisplayName("draw each life as a bar of its states, hatched where a date is uncertain")
  void bars() {
    Chart chart = Charts.lives(YEARS);
    JsonNode series = ChartOptions.series(chart);
    assertEquals(
        List.of("before", "0", "1", "2", "single", "married", "depends on an uncertain date"),
        ChartOptions.each(series, "name"));
    // in order of the states: person 3, then 1 and 2
    assertEquals("[\"person 3\",\"person 1\",\"person 2\"]", order(chart));
    JsonNode uncertain = series.get(2).path("data").get(rank(chart, "person 1"));
    assertEquals(1.0, uncertain.path("value").asDouble());
    assertTrue(uncertain.path("itemStyle").has("decal"));
    assertEquals(
        "[\"person 1\",\"married, 2001\",\"depends on an uncertain date\"]",
        uncertain.path("tip").toString());
    assertEquals(
        "a row for each person, in order of the states; n = 3; 1 hangs on an uncertain date",
        subtitle(chart));
  }

  private static String order(Chart chart) {
    return ChartOptions.option(chart).at("/yAxis/data").toString();
  }

  private static int rank(Chart chart, String name) {
    JsonNode names = ChartOptions.option(chart).at("/yAxis/data");
    return IntStream.range(0, names.size())
        .filter(row -> names.get(row).asString("").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String subtitle(Chart chart) {
    return ChartOptions.option(chart).at("/title/0/subtext").asString("").replace("\n", " ");
  }

  @Test
  @DisplayName("draw the commonest lives and medoids with their shares and sizes")
  void few() {
    Chart common = Charts.commonLives(YEARS, 5);
    assertEquals("[\"66.7 % (2)\",\"33.3 % (1)\"]", order(common));
    assertEquals(
        "100.0 % of all, of 2 different ones; n = 3; 1 hangs on an uncertain date",
        subtitle(common));
    assertTrue(
        common.description().endsWith("largest people of 2: S/1-M/4 2; S/3-*/2 1"),
        common.description());
    Clusters clusters = Clusters.ward(Distances.of(YEARS, DistanceMethod.hamming()), 2);
    Chart typical = Charts.typicalLives(clusters);
    assertEquals("[\"1: 66.7 % (2)\",\"2: 33.3 % (1)\"]", order(typical));
    assertEquals(
        "the medoid of each cluster; mean silhouette 0.67; n = 3; 1 hangs on an uncertain date",
        subtitle(typical));
  }

  @Test
  @DisplayName("draw shares, commonest states and transition rates by the plots that there are")
  void plots() {
    Chart states = Charts.states(YEARS);
    assertEquals("% of those observed; n = 3; 1 hangs on an uncertain date", subtitle(states));
    assertTrue(
        ChartOptions.csv(states)
            .contains("\n2001,married,66.6667,33.3333\n2002,married,66.6667,0.0\n"));
    Chart months =
        Charts.states(lives(SequenceGrid.years(2000, 2004).monthly().with(Absence.DEAD)));
    assertTrue(months.description().contains("dead: from 0 % at 2000-01-01"), months.description());
    assertTrue(months.description().contains("married: from"), months.description());
    assertTrue(months.option().contains(Palette.of("MARRIED")));
    assertTrue(Charts.modalStates(YEARS).description().contains("single"));
    Chart rates = Charts.transitionRates(YEARS);
    assertTrue(
        subtitle(rates)
            .startsWith("% of those in the state of the row who are in that of the column a year"),
        subtitle(rates));
    Sequences weighted = YEARS.weighted(person -> person);
    assertFalse(Charts.states(weighted).option().contains("\"decal\""));
  }

  @Test
  @DisplayName("of nobody say so, and all are drawn as pictures and kept by the sanitizer of pages")
  void drawn() {
    Sequences nobody = YEARS.where(_ -> false);
    assertTrue(Charts.lives(nobody).option().contains("no data: there is no sequence"));
    assertTrue(Charts.commonLives(nobody, 3).svg().contains("there is no sequence"));
    for (Chart chart : List.of(Charts.lives(YEARS), Charts.commonLives(YEARS, 2))) {
      assertTrue(chart.svg().contains("<svg"));
      String option = ChartOptions.option(chart).toString();
      assertEquals(option, Chart.safeOption(option).orElseThrow());
    }
  }
}
