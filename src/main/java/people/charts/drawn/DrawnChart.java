package people.charts.drawn;

import module java.base;

import people.charts.drawn.DrawnSeries.DrawnValue;
import people.charts.drawn.OptionPart.NotDrawn;

/// Draws the picture of an option by itself, in a hundredth of the time that ECharts takes. It
/// knows the parts of options that the kit's charts have, and says no to any option with another
/// one, however small, so that a picture never lacks something in silence
/// (docs/decisions/0041-pictures-without-echarts.md).
public final class DrawnChart {

  private final OptionPart option;
  private final OptionPart hints;
  private final Ink ink;
  private final int width;
  private final int height;
  private final List<DrawnAxis> across = new ArrayList<>();
  private final List<DrawnAxis> up = new ArrayList<>();
  private final List<DrawnGrid> grids = new ArrayList<>();
  private final List<DrawnSeries> series = new ArrayList<>();

  private DrawnChart(Map<String, Object> option, String name, int width, int height) {
    this.option = new OptionPart("option", option);
    this.width = width;
    this.height = height;
    ink = new Ink(name);
    this.option.leave("tooltip", "aria", "dataZoom", "useUTC");
    hints = this.option.part("people");
    hints.leave("tooltip", "unit", "digits", "ordered", "signed", "stack", "panels", "years");
    hints.leave(
        "lying", "labels", "edgeColor", "veilColor", "inkColor", "paperColor", "mutedColor");
  }

  /// The shapes and texts of a picture up to the end of its `svg` element.
  ///
  /// @param name that no other picture on a page has
  /// @return empty for an option that ECharts has to draw
  public static Optional<String> of(
      Map<String, Object> option, String name, int width, int height) {
    try {
      return Optional.of(new DrawnChart(option, name, width, height).drawn());
    } catch (NotDrawn e) {
      return Optional.empty();
    }
  }

  /// What of an option is not drawn here; empty when all is.
  public static Optional<String> missing(Map<String, Object> option, int width, int height) {
    try {
      new DrawnChart(option, "", width, height).drawn();
      return Optional.empty();
    } catch (NotDrawn e) {
      return Optional.of(e.getMessage());
    }
  }

  private String drawn() {
    boolean isYears = hints.flag("years", false);
    option.parts("xAxis").forEach(part -> across.add(new DrawnAxis(part, true, isYears)));
    option.parts("yAxis").forEach(part -> up.add(new DrawnAxis(part, false, false)));
    List<OptionPart> parts = option.parts("series");
    List<OptionPart> flows =
        parts.stream().filter(part -> "sankey".equals(part.value("type"))).toList();
    for (OptionPart part : parts) {
      if (!flows.contains(part)) {
        series.add(new DrawnSeries(part, series.size(), across, up));
      }
    }
    boolean isLabelled = hints.flag("labels", false);
    flows.forEach(part -> DrawnFlows.draw(ink, part, isLabelled, width, height));
    if (!across.isEmpty()) {
      drawAxes();
      drawSeries();
    }
    DrawnTitles titles = new DrawnTitles(ink, width, height);
    if (option.has("legend")) {
      titles.drawLegend(option.part("legend"), series);
    }
    option.parts("title").forEach(titles::drawTitle);
    option.parts("graphic").forEach(titles::drawHeading);
    OptionPart text = option.part("textStyle");
    text.leave("color"); // each text has its own
    String font = text.text("fontFamily", TextWidth.FONT);
    option.requireAllRead();
    return ink.drawn(font);
  }

  private void drawAxes() {
    Map<String, Map<DrawnSeries.StackPlace, double[]>> stacks = new HashMap<>();
    for (DrawnSeries one : series) {
      if (!one.type.equals("custom")
          && !one.type.equals("heatmap")
          && !one.type.equals("boxplot")) {
        one.stack(stacks);
      }
    }
    DrawnBars bars = new DrawnBars(ink, series);
    for (DrawnAxis axis : concat(across, up)) {
      DoubleSummaryStatistics values = new DoubleSummaryStatistics();
      for (DrawnSeries one : series) {
        for (DrawnValue value : one.values()) {
          if (value.isThere() && one.numbers() == axis) {
            values.accept(value.top());
            values.accept(value.base());
          } else if (value.isThere() && one.places() == axis) {
            values.accept(value.place());
          }
        }
      }
      boolean hasBars = series.stream().anyMatch(one -> one.type.equals("bar") && one.x == axis);
      double step = hasBars ? bars.step(axis) : 0;
      axis.fit(values, step == Double.MAX_VALUE ? 0 : step / 2);
    }
    List<OptionPart> parts = option.parts("grid");
    for (int i = 0; i < parts.size(); i++) {
      int index = i;
      List<DrawnAxis> own = concat(across, up).stream().filter(axis -> axis.grid == index).toList();
      DrawnGrid grid = DrawnGrid.of(parts.get(i), own, width, height);
      own.forEach(axis -> axis.lay(grid));
      grids.add(grid);
    }
    for (int i = 0; i < across.size(); i++) {
      DrawnAxis x = across.get(i);
      DrawnAxis y = up.get(i);
      x.drawLines(ink, grids.get(x.grid));
      y.drawLines(ink, grids.get(y.grid));
    }
  }

  private static List<DrawnAxis> concat(List<DrawnAxis> some, List<DrawnAxis> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private void drawSeries() {
    DrawnBars bars = new DrawnBars(ink, series);
    DrawnLines lines = new DrawnLines(ink);
    List<DrawnSeries> boxes = series.stream().filter(one -> one.type.equals("boxplot")).toList();
    Optional<DrawnCells> cells =
        option.has("visualMap")
            ? Optional.of(new DrawnCells(option.part("visualMap")))
            : Optional.empty();
    List<DrawnSeries> ordered = new ArrayList<>(series);
    ordered.sort(Comparator.comparingDouble(one -> one.z));
    for (DrawnSeries one : ordered) {
      DrawnGrid grid = grids.get(one.x.grid);
      switch (one.type) {
        case "bar" -> bars.draw(one);
        case "line" -> lines.draw(one, grid);
        case "scatter" -> DrawnSymbols.drawPoints(ink, one);
        case "boxplot" -> DrawnBoxes.draw(ink, one, boxes.indexOf(one), boxes.size());
        case "heatmap" ->
            cells.orElseThrow(() -> new NotDrawn("a heat map without colours")).draw(ink, one);
        case "custom" -> {
          one.part.expect("renderItem", "period", "mark");
          if ("period".equals(one.part.value("renderItem"))) {
            DrawnLife.draw(ink, one, grid, hints);
          } else {
            new DrawnMarks(ink, grid, hints).draw(one);
          }
        }
        default -> throw new NotDrawn("a series of " + one.type);
      }
    }
    for (int i = 0; i < across.size(); i++) {
      DrawnAxis x = across.get(i);
      DrawnAxis y = up.get(i);
      x.draw(ink, grids.get(x.grid), !y.isNames());
      y.draw(ink, grids.get(y.grid), !x.isNames());
    }
    cells.ifPresent(scale -> scale.drawScale(ink));
  }
}
