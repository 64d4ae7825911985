package people.charts;

import module java.base;

import people.charts.PlotCells.Dot;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The numbers of a chart of one's own as a table, as they are drawn.
final class PlotTable {

  private PlotTable() {}

  static Table of(PlotCells cells) {
    PlotSpec spec = cells.spec();
    PlotAxis x = cells.x();
    NameOrder by = cells.by();
    NameOrder panels = cells.panels();
    List<List<List<Dot>>> series = cells.series();
    Table table = Table.create(spec.table().name() == null ? "data" : spec.table().name());
    List<Column<?>> columns = new ArrayList<>();
    StringColumn panel = StringColumn.create(panels.label());
    StringColumn at = StringColumn.create(x.label());
    StringColumn group = StringColumn.create(by.label());
    DoubleColumn y = DoubleColumn.create(spec.isShares() ? "share" : PlotCells.measure(spec));
    DoubleColumn low = DoubleColumn.create("low");
    DoubleColumn high = DoubleColumn.create("high");
    DoubleColumn uncertain = DoubleColumn.create("uncertain");
    for (int p = 0; p < series.size(); p++) {
      for (int s = 0; s < series.get(p).size(); s++) {
        for (Dot point : series.get(p).get(s)) {
          panel.append(panels.names().get(p));
          at.append(point.said());
          group.append(by.names().get(cells.name(s)));
          y.append(point.y());
          low.append(point.low());
          high.append(point.high());
          uncertain.append(point.uncertain());
        }
      }
    }
    if (spec.columns().containsKey(PlotRole.PANELS)) {
      columns.add(panel);
    }
    columns.add(at);
    if (spec.columns().containsKey(PlotRole.BY)) {
      columns.add(group);
    }
    columns.add(y);
    if (spec.columns().containsKey(PlotRole.LOW)) {
      columns.add(low.setName(spec.required(PlotRole.LOW).name()));
      columns.add(high.setName(spec.required(PlotRole.HIGH).name()));
    }
    if (spec.columns().containsKey(PlotRole.UNCERTAIN)) {
      columns.add(uncertain.setName(spec.required(PlotRole.UNCERTAIN).name()));
    }
    Set<String> used = new HashSet<>();
    for (Column<?> column : columns) {
      String name = column.name();
      while (!used.add(column.name().toLowerCase(Locale.ROOT))) {
        column.setName(name + " " + (used.size() + 1));
      }
      table.addColumns(column);
    }
    return table;
  }

  /// The name of the column of what is measured.
  static String y(PlotCells cells, Table table) {
    int before = cells.spec().columns().containsKey(PlotRole.BY) ? 1 : 0;
    int panels = cells.spec().columns().containsKey(PlotRole.PANELS) ? 1 : 0;
    return table.columnNames().get(1 + before + panels);
  }

  /// In words, by group, or by panel where there are no groups.
  static String over(PlotCells cells, Table table) {
    int panels = cells.spec().columns().containsKey(PlotRole.PANELS) ? 1 : 0;
    boolean isBy = cells.spec().columns().containsKey(PlotRole.BY);
    String group =
        isBy
            ? table.columnNames().get(1 + panels)
            : panels > 0 ? table.columnNames().getFirst() : null;
    if (isBy && panels > 0) {
      return Summary.largest(table, y(cells, table), cells.spec().isYears());
    }
    return Summary.over(
        table,
        table.columnNames().get(panels),
        group,
        y(cells, table),
        cells.unit(),
        cells.spec().isYears());
  }
}
