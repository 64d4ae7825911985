package people.charts;

import module java.base;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The option that ECharts is given for a chart, and the parts of it that tests look at.
final class ChartOptions {

  private ChartOptions() {}

  static JsonNode option(Chart chart) {
    return new JsonMapper().readTree(chart.option());
  }

  static JsonNode series(Chart chart) {
    return option(chart).path("series");
  }

  /// The texts of one property of each series, in order.
  static List<String> each(JsonNode nodes, String property) {
    List<String> texts = new ArrayList<>();
    for (JsonNode node : nodes) {
      texts.add(node.path(property).asString(""));
    }
    return texts;
  }

  static String csv(Chart chart) {
    return chart.table().write().toString("csv").replace("\r\n", "\n");
  }
}
