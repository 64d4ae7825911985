package people.charts;

import module java.base;

import people.charts.PlotCells.Dot;
import people.charts.drawn.*;
import tech.tablesaw.columns.Column;

/// The words of a chart of one's own: what it is called when nobody says otherwise, and tooltips.
final class PlotWords {

  private PlotWords() {}

  /// `Median age by decade and status`.
  static String title(PlotCells cells) {
    String of =
        cells.spec().isShares()
            ? "share of " + PlotCells.measure(cells.spec())
            : PlotCells.measure(cells.spec());
    return capital(of) + " by " + names(cells.spec(), PlotRole.X, PlotRole.BY);
  }

  private static String names(PlotSpec spec, PlotRole... roles) {
    return Arrays.stream(roles)
        .map(spec::column)
        .flatMap(Optional::stream)
        .map(Column::name)
        .collect(Collectors.joining(" and "));
  }

  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
            + text.substring(text.offsetByCodePoints(0, 1));
  }

  /// The range of time, what the panels are, and what is not drawn.
  static String subtitle(PlotCells cells) {
    List<String> parts = new ArrayList<>();
    parts.add(cells.x().range());
    cells.spec().column(PlotRole.PANELS).ifPresent(column -> parts.add("by " + column.name()));
    if (cells.spec().columns().containsKey(PlotRole.LOW)) {
      parts.add(
          "band: %s to %s"
              .formatted(
                  cells.spec().required(PlotRole.LOW).name(),
                  cells.spec().required(PlotRole.HIGH).name()));
    }
    parts.addAll(cells.notes());
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
  }

  /// The name of the axis of numbers.
  static String measure(PlotCells cells) {
    String of = PlotCells.measure(cells.spec());
    return cells.spec().isShares()
        ? "% of " + of
        : of + (cells.unit().isEmpty() || of.contains("%") ? "" : ", %");
  }

  /// @param unit of the cells
  /// @param isYears whether y has years; both take a look at all rows to be found
  static List<String> tip(
      PlotCells cells, int name, Dot point, NiceScale scale, String unit, boolean isYears) {
    List<String> lines = new ArrayList<>();
    boolean isBy = cells.spec().columns().containsKey(PlotRole.BY);
    String x = cells.x().isNames() ? point.said() : cells.x().label() + " " + point.said();
    lines.add(isBy ? cells.by().names().get(name) + ", " + x : x);
    String y = number(point.y(), scale, isYears);
    lines.add(PlotCells.measure(cells.spec()) + " " + y + unit);
    if (point.uncertain() > 0) {
      lines.add("of it " + number(point.uncertain(), scale, false) + " uncertain");
    }
    return lines;
  }

  /// @param isYear without separators
  static String number(double number, NiceScale scale, boolean isYear) {
    String text =
        new DecimalFormat(
                (isYear ? "0" : "#,##0")
                    + (scale.digits() == 0 ? "" : "." + "#".repeat(scale.digits())),
                DecimalFormatSymbols.getInstance(Locale.ROOT))
            .format(number);
    return text.replace("-", "−");
  }
}
