package people.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Apart from the other tests of charts, since nothing else may run meanwhile.
@DisplayName("A chart")
@Isolated("changes the default locale")
class OtherDigitsTest {

  @Test
  @DisplayName("is the same where numbers are written in other digits")
  void otherDigits() throws Exception {
    Locale before = Locale.getDefault();
    Chart first = Charts.shares(SampleTables.STATUSES);
    String svg = first.svg();
    String html = first.html();
    String page = first.page();
    try {
      Locale.setDefault(Locale.of("ar", "EG"));
      assertEquals("٨", "%d".formatted(8), "this Java knows the digits");
      Chart chart = Charts.shares(SampleTables.STATUSES);
      assertEquals(svg, chart.svg());
      assertEquals(html, chart.html());
      assertEquals(page, chart.page());
      ChartTest.assertIsDrawn(chart.png());
      assertEquals(
          "a chart can't be 400 x 20 pixels; expected 200 to 10000 each way",
          assertThrows(IllegalArgumentException.class, () -> chart.sized(400, 20)).getMessage());
      assertEquals(
          "a life line is of one person; the tables have 2, of [1, 7]: filter them first",
          assertThrows(
                  IllegalArgumentException.class,
                  () ->
                      Charts.lifeLine(
                          SampleTables.ADA_STATUSES,
                          SampleTables.none(SampleTables.ADA_ADDRESSES),
                          SampleTables.table(
                              "person:i type:s day:d", "7|PERSON_DEATH|1852-11-27\n")))
              .getMessage());
    } finally {
      Locale.setDefault(before);
    }
  }
}
