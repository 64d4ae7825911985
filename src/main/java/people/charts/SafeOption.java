package people.charts;

import module java.base;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reduces the option of a chart, which anybody may have written, to what the charts of this room
/// write. ECharts itself would take HTML as a tooltip at a dozen places, follow links, fetch
/// pictures, and write what it is given into style attributes.
///
/// A chart that begins to write another member needs its name here; `ChartTest` fails meanwhile.
final class SafeOption {

  /// What a member may be called, wherever it stands.
  private static final Set<String> NAMES =
      words(
          """
          above align areaStyle aria axisLabel axisLine axisPointer axisTick barCategoryGap
          barMaxWidth below beside borderColor borderWidth bottom censored certain clear color
          confine containLabel curveness dashArrayX dashArrayY data dataZoom decal depth description
          digits draggable edgeColor emphasis enabled encode fill filterMode focus fontFamily
          fontSize fontWeight graphic grid gridIndex height hideOverlap high icon id ink inkColor
          inRange interval inverse itemGap itemHeight itemStyle itemWidth label labels
          layoutIterations least left legend lineHeight lineStyle links lying margin max min
          minInterval mutedColor name nameGap nameLocation nameTextStyle nodeGap nodeWidth ongoing
          onZero opacity ordered orient overflow padding panels paperColor part people position
          renderItem right rotation scale series show showMaxLabel showMinLabel signed silent
          splitLine stack stackStrategy step style subtext subtextStyle symbol symbolOffset
          symbolSize text textStyle tip title top trigger truncated type unit useUTC value veilColor
          visualMap width x xAxis xAxisIndex y yAxis yAxisIndex years z zoomOnMouseWheel
          """);

  /// And what else, below what.
  private static final Set<String> NAMES_BELOW =
      words(
          """
          .tooltip people.tooltip tooltip.backgroundColor label.formatter links.source links.target
          """);

  /// All of a tooltip, which is HTML that could cover what is beside it.
  private static final Set<String> IN_TOOLTIP =
      words("axisPointer backgroundColor borderColor confine textStyle trigger");

  private static final Set<String> TYPES =
      words(
          """
          bar boxplot line heatmap custom scatter sankey category value time text continuous inside dashed
          """);

  /// Members whose texts are drawn, or become text nodes, whatever is in them.
  private static final Set<String> TEXTS =
      words(
          """
          data description formatter id name signed source stack subtext target text tip unit value
          """);

  private static final Pattern COLOR =
      Pattern.compile("#\\p{XDigit}{3,8}|rgba\\([\\d., ]*\\)|[a-z]+");
  private static final Pattern SYMBOL = Pattern.compile("\\w+|path://[A-Z\\d,. -]+");
  private static final Pattern WORDS = Pattern.compile("[\\w #,.%'~-]*");

  private SafeOption() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  /// @return empty for what is no option
  static Optional<JsonNode> of(JsonNode option) {
    return option instanceof ObjectNode object
        ? Optional.of(members("", object))
        : Optional.empty();
  }

  private static ObjectNode members(String parent, ObjectNode object) {
    ObjectNode kept = JsonMapper.shared().createObjectNode();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String name = member.getKey();
      if (NAMES_BELOW.contains(parent + "." + name)
          || (parent.equals("tooltip") ? IN_TOOLTIP : NAMES).contains(name)) {
        value(parent, name, member.getValue()).ifPresent(value -> kept.set(name, value));
      }
    }
    return kept;
  }

  /// A list goes as a whole when one of its values may not stay: others would get its place.
  private static Optional<JsonNode> value(String parent, String name, JsonNode value) {
    boolean isTop = parent.isEmpty();
    return switch (value) {
      case ObjectNode object ->
          isColor(name) || name.equals("tooltip") && !isTop
              ? Optional.empty()
              : Optional.of(members(name, object));
      case ArrayNode _ when name.equals("tooltip") -> Optional.empty();
      case ArrayNode array -> {
        ArrayNode kept = JsonMapper.shared().createArrayNode();
        for (JsonNode each : array) {
          value(parent, name, each).ifPresent(kept::add);
        }
        yield kept.size() == array.size() ? Optional.of(kept) : Optional.empty();
      }
      default ->
          !value.isString() || mayBe(name, value.stringValue())
              ? Optional.of(value)
              : Optional.empty();
    };
  }

  private static boolean mayBe(String name, String text) {
    return TEXTS.contains(name)
        || (name.equals("type")
            ? TYPES.contains(text)
            : isColor(name)
                ? COLOR.matcher(text).matches()
                : name.equals("symbol") || name.equals("icon")
                    ? SYMBOL.matcher(text).matches()
                    : WORDS.matcher(text).matches());
  }

  private static boolean isColor(String name) {
    return name.equals("fill") || name.endsWith("color") || name.endsWith("Color");
  }
}
