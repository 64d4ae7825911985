package people.notebook;

import module java.base;

import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;
import people.charts.*;
import people.output.*;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Displays for what a cell ends with: tables as tables, collections a value a line. The kernel
/// finds this class through its service file, `displays.txt`.
public final class Displays implements DisplayProvider {

  private static final int MOST_ROWS = 20;
  private static final int MOST_COLUMNS = 30;

  /// Characters of a moment, `2015-02-14T09:30:00.000Z`.
  private static final int SHORT = 24;

  @Override
  public List<DisplayRenderer> getDisplayRenderers() {
    return List.of(
        new Display<>(Table.class, Displays::table),
        new Display<>(Chart.class, Displays::chart),
        // The kernel's own are HTML in which '<' is not escaped, and have no text.
        new Display<>(Collection.class, values -> lines(values, values.size())),
        new Display<>(Map.class, entries -> lines(entries.entrySet(), entries.size())));
  }

  @Override
  public List<DisplayTransformer> getDisplayTransformers() {
    return List.of();
  }

  /// Shows the values of a type in all forms at once; the client chooses.
  private record Display<T>(Class<T> rendererClass, Function<T, DisplayData> form)
      implements DisplayRenderer {

    @Override
    public boolean canRender(String mime) {
      return true;
    }

    @Override
    public DisplayData render(String mime, Object value) {
      return form.apply(rendererClass.cast(value));
    }
  }

  /// Live where the client can, as a picture elsewhere.
  private static DisplayData chart(Chart chart) {
    DisplayData data = DisplayData.fromText(chart.toString());
    data.putHTML(chart.html());
    data.putData("image/svg+xml", chart.svg());
    return data;
  }

  private static DisplayData lines(Collection<?> values, int size) {
    String text =
        values.stream().limit(MOST_ROWS).map(String::valueOf).collect(Collectors.joining("\n"));
    String more = size > MOST_ROWS ? "\n… " + MOST_ROWS + " of " + size : "";
    return DisplayData.fromText(size == 0 ? "(none)" : text + more);
  }

  private static DisplayData table(Table table) {
    List<Column<?>> columns = new ArrayList<>();
    for (int i = 0; i < Math.min(table.columnCount(), MOST_COLUMNS); i++) {
      columns.add(table.column(i));
    }
    int rows = Math.min(table.rowCount(), MOST_ROWS);
    String more = "";
    if (rows < table.rowCount()) {
      more = String.format(Locale.ROOT, "… %d of %,d rows", rows, table.rowCount());
    }
    if (columns.size() < table.columnCount()) {
      more +=
          (more.isEmpty() ? "… " : ", ")
              + columns.size()
              + " of "
              + table.columnCount()
              + " columns";
    }
    DisplayData data = DisplayData.fromText(text(columns, rows, more));
    data.putHTML(html(columns, rows, more));
    return data;
  }

  private static String text(List<Column<?>> columns, int rows, String more) {
    int[] widths = columns.stream().mapToInt(column -> width(column, rows)).toArray();
    StringBuilder text = new StringBuilder();
    for (int row = -1; row < rows; row++) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String value = value(columns.get(i), row);
        String space = " ".repeat(widths[i] - value.length());
        line.append(isRight(columns.get(i)) ? space + value : value + space).append("  ");
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.append(more).toString().stripTrailing();
  }

  private static int width(Column<?> column, int rows) {
    int width = 0;
    for (int row = -1; row < rows; row++) {
      width = Math.max(width, value(column, row).length());
    }
    return width;
  }

  /// The styles stand in the elements, since a notebook site drops `<style>`, and name no colours
  /// but that of the text, so that they fit a light page and a dark one.
  private static String html(List<Column<?>> columns, int rows, String more) {
    StringBuilder html = new StringBuilder();
    html.append("<table style=\"border-collapse:collapse;font-variant-numeric:tabular-nums\">\n");
    for (int row = -1; row < rows; row++) {
      html.append(row < 0 ? "<thead><tr>" : "<tr>");
      for (Column<?> column : columns) {
        String tag = row < 0 ? "th" : "td";
        html.append("<%s style=\"".formatted(tag))
            .append("text-align:")
            .append(isRight(column) ? "right" : "left")
            .append(";padding:0.2em 0.8em;border-bottom:1px solid rgba(128,128,128,")
            .append(row < 0 ? "0.7" : "0.25")
            .append(")")
            // a browser would break a date at its hyphens
            .append(value(column, row).length() <= SHORT ? ";white-space:nowrap" : "")
            .append("\">")
            .append(HtmlPage.escaped(value(column, row)))
            .append("</%s>".formatted(tag));
      }
      html.append(row < 0 ? "</tr></thead>\n<tbody>\n" : "</tr>\n");
    }
    html.append("</tbody>\n</table>");
    if (!more.isEmpty()) {
      html.append("\n<p style=\"opacity:0.7;margin:0.3em 0.8em\">").append(more).append("</p>");
    }
    return html.toString();
  }

  /// The header for row -1. A missing value is empty.
  private static String value(Column<?> column, int row) {
    String text = row < 0 ? column.name() : column.getString(row);
    return Terminal.shown(text);
  }

  private static boolean isRight(Column<?> column) {
    return column instanceof NumericColumn<?>;
  }
}
