package people.charts;

import static people.charts.Options.map;

import module java.base;

import people.charts.PlotCells.Dot;
import people.charts.drawn.*;
import tech.tablesaw.api.Table;

/// Draws numbers as colours: a column for each place of x, a row for each group.
final class PlotHeat {

  /// More cells than these have no number in them.
  private static final int LABELLED = 120;

  /// Slanted names have room above a dozen pixels.
  private static final int MOST_SLANTED = 55;

  private final PlotCells cells;
  private final NiceScale scale;
  private final double low;
  private final double high;

  private PlotHeat(PlotCells cells) {
    this.cells = cells;
    DoubleSummaryStatistics all =
        cells.series().getFirst().stream()
            .flatMap(List::stream)
            .mapToDouble(Dot::y)
            .filter(y -> !Double.isNaN(y))
            .summaryStatistics();
    boolean isWhole =
        cells.series().getFirst().stream()
            .flatMap(List::stream)
            .allMatch(point -> Double.isNaN(point.y()) || point.y() == Math.rint(point.y()));
    scale = NiceScale.from(all.getMin(), all.getMax(), cells.spec().isAdditive(), isWhole);
    low = all.getCount() == 0 || scale.min() <= 0 && all.getMin() >= 0 ? 0 : all.getMin();
    high = all.getCount() == 0 ? 1 : all.getMax() > low ? all.getMax() : low + 1;
  }

  static ChartContent of(PlotSpec spec) {
    return new PlotHeat(PlotCells.of(spec)).content();
  }

  private List<String> rows() {
    return cells.by().names();
  }

  private ChartContent content() {
    boolean isOne = rows().size() == 1 && !cells.spec().columns().containsKey(PlotRole.BY);
    Table table = PlotTable.of(cells);
    return new ChartContent(
        PlotWords.title(cells),
        PlotWords.subtitle(cells),
        900,
        cells.isEmpty()
            ? 240
            : Math.max(260, 190 + (isOne ? 40 : 22) * rows().size())
                + (isSlanted() ? (int) TextWidth.slanted(slanted()) - 20 : 0),
        table,
        Summary.largest(table, PlotTable.y(cells, table), cells.spec().isYears()),
        this::draw);
  }

  /// Names that would touch, of which none says what stands between it and the next one that fits:
  /// numbers and stretches of them do.
  private boolean isSlanted() {
    List<String> columns = cells.x().names().names();
    double least =
        columns.stream().mapToDouble(name -> TextWidth.of(name, 12, false)).max().orElse(0) * 1.1
            + 8;
    double widest =
        rows().stream().mapToDouble(name -> TextWidth.of(name, 12, false)).max().orElse(0);
    double room = 860 - Math.min(150, widest);
    return columns.size() <= MOST_SLANTED
        && least * columns.size() > room
        && !columns.stream().allMatch(name -> name.matches("[\\d.,–+<> -]+|unknown|not known"));
  }

  private List<String> slanted() {
    return TextWidth.shortenInside(cells.x().names().names(), 120, 12);
  }

  private Map<String, Object> draw(Frame frame) {
    if (cells.isEmpty()) {
      return frame.nothing("no row has " + cells.spec().required(PlotRole.X).name());
    }
    List<String> columns = cells.x().names().names();
    List<Object> drawn = new ArrayList<>();
    int count = columns.size() * rows().size();
    double widest = 0;
    String unit = cells.unit();
    boolean isYears = cells.spec().isYears();
    for (int row = 0; row < rows().size(); row++) {
      for (Dot point : cells.series().getFirst().get(row)) {
        if (Double.isNaN(point.y())) {
          continue;
        }
        String text = PlotWords.number(point.y(), scale, isYears);
        widest = Math.max(widest, TextWidth.of(text, 11, false));
        drawn.add(
            map(
                "value", List.of((int) point.x(), row, PlotAxis.number(point.y())),
                "label", label(point.y(), text, count),
                "tip", PlotWords.tip(cells, row, point, scale, unit, isYears)));
      }
    }
    if (widest > 600.0 / columns.size()) {
      drawn.forEach(cell -> ((Map<?, ?>) cell).remove("label"));
    }
    Map<String, Object> option = frame.option();
    HeatParts.scale(
        option,
        frame,
        low,
        high,
        List.of(
            PlotWords.number(high, scale, isYears) + unit + " " + PlotCells.measure(cells.spec()),
            PlotWords.number(low, scale, isYears) + unit));
    option.put("grid", frame.grid(38, 30));
    Map<String, Object> across = Options.below(Options.categoryAxis(columns, cells.x().label()));
    if (isSlanted()) {
      List<String> names = slanted();
      across.put("data", names);
      across.put("axisLabel", map("color", Palette.MUTED, "interval", 0, "rotate", 45));
      across.put("nameGap", Math.round(TextWidth.slanted(names)) + 6);
    }
    option.put("xAxis", across);
    Map<String, Object> up = HeatParts.names(TextWidth.shortenInside(rows(), 150, 12));
    if (!cells.spec().columns().containsKey(PlotRole.BY)) {
      up.put("axisLabel", map("show", false));
    }
    option.put("yAxis", up);
    option.put("series", List.of(HeatParts.cells(drawn, columns.size() > 120 ? 0 : 1)));
    return option;
  }

  private Map<String, Object> label(double value, String text, int count) {
    if (count > LABELLED) {
      return null;
    }
    boolean isDark = (value - low) / (high - low) > 0.6;
    return map(
        "show",
        true,
        "formatter",
        text,
        "fontSize",
        11,
        "color",
        isDark ? Palette.ON_MANY : Palette.ON_FEW);
  }
}
