package people.charts;

import module java.base;

import people.output.*;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Writes charts as HTML.
final class ChartPage {

  /// Rows that are shown in a notebook, which keeps all outputs in one file.
  private static final int ROWS = 500;

  /// Rows in a page of its own; whoever wants more takes the CSV.
  private static final int MOST_IN_PAGE = 10_000;

  private static final String START = "<script type=\"application/gzip\" data-echarts>";

  private ChartPage() {}

  /// On paper a live chart is its picture, which fits any width.
  private static final String PRINTED =
      """

      @media print { [data-printed] { display: block !important }
        [data-printed] ~ [role=application] { display: none !important } }
      """;

  /// The library as its own element: the same text in every chart. Packed at the first use.
  private static final class Library {

    private static final String ELEMENT = START + HtmlPage.packed(Engine.library()) + "</script>";
  }

  static String withoutLibrary(String html) {
    return html.contains(START) ? html.replace(Library.ELEMENT, "") : html;
  }

  /// A live chart for a notebook or a page of somebody else.
  static String fragment(
      String title, String svg, String option, int width, int height, Table table) {
    return place(svg, option, width, height)
        + data(title, table, ROWS, true)
        + Library.ELEMENT
        + "\n<script data-people-charts>\n"
        + Script.live()
        + "</script>\n";
  }

  private static String place(String svg, String option, int width, int height) {
    return String.format(
        Locale.ROOT,
        """
        <div data-people-chart data-width="%d" data-height="%d" style="max-width:%dpx">
        <div data-picture>%s</div>
        <script type="application/json" data-option>%s</script>
        </div>
        """,
        width,
        height,
        width,
        svg.strip(),
        option);
  }

  /// Adds what draws the charts that stand in a page.
  static void draw(HtmlPage page) {
    page.style(PRINTED);
    page.add(Library.ELEMENT + "\n");
    page.permitScript(Script.loading(Engine.library()));
    page.script("data-people-charts", "\n" + Script.live());
  }

  static String whole(String title, String svg, String option, int width, int height, Table table) {
    HtmlPage page = new HtmlPage(title);
    page.style(style(width));
    page.permitStyle(Svg.style(svg));
    page.add(place(svg, option, width, height));
    draw(page);
    page.add(data(title, table, MOST_IN_PAGE, false));
    return page.toString();
  }

  private static String style(int width) {
    return String.format(
        Locale.ROOT,
        """

        :root { color-scheme: light dark; --ink: %s; --paper: %s; --line: %s }
        @media (prefers-color-scheme: dark) { :root { --ink: %s; --paper: %s; --line: %s } }
        body { margin: 1.5rem auto; padding: 0 1rem; max-width: %dpx; color: var(--ink); background: var(--paper);
          font: 14px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif }
        summary { cursor: pointer } .rows { max-height: 24rem; overflow: auto }
        table { font-variant-numeric: tabular-nums } th, td { white-space: nowrap; text-align: left; padding: .1em .9em .1em 0; border-bottom: 1px solid var(--line) }
        .n { text-align: right }
        caption { font-weight: 600; padding: .4em 0 } thead th { position: sticky; top: 0; background: var(--paper) }
        @media print { body { margin: 0 auto } [data-people-chart], tr { break-inside: avoid } summary, caption, thead { break-after: avoid }
          .rows { max-height: none; overflow: visible } }
        """,
        Palette.INK,
        Palette.PAPER,
        Palette.LINE,
        Palette.DARK.get(Palette.INK),
        Palette.DARK.get(Palette.PAPER),
        Palette.DARK.get(Palette.LINE),
        width);
  }

  /// The data as a table that opens: of a chart in a page of somebody else it brings its looks.
  ///
  /// @param most rows
  /// @param isStyled whether each cell says how it stands, since a notebook takes out style sheets
  private static String data(String title, Table table, int most, boolean isStyled) {
    int rows = Math.min(most, table.rowCount());
    StringBuilder html =
        new StringBuilder("<details style=\"margin:0.4em 1.1em 1em\">\n<summary>Data: ");
    html.append(Options.count(table.rowCount(), "row", "rows"))
        .append(rows < table.rowCount() ? ", of which the first " + Options.number(rows) : "")
        .append("</summary>\n<div class=\"rows\">")
        .append("<table style=\"border-collapse:collapse\">\n<caption style=\"text-align:left\">")
        .append(HtmlPage.escaped(title))
        .append("</caption>\n<thead><tr>");
    for (Column<?> column : table.columns()) {
      html.append("<th scope=\"col\"")
          .append(column instanceof NumericColumn<?> ? " class=\"n\"" : "")
          .append(isStyled ? style(column) : "")
          .append('>')
          .append(HtmlPage.escaped(column.name()))
          .append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (int row = 0; row < rows; row++) {
      html.append("<tr>");
      for (Column<?> column : table.columns()) {
        html.append(column instanceof NumericColumn<?> ? "<td class=\"n\"" : "<td")
            .append(isStyled ? style(column) : "")
            .append('>')
            .append(HtmlPage.escaped(text(column, row)))
            .append("</td>");
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody></table></div>\n</details>\n").toString();
  }

  private static String style(Column<?> column) {
    return " style=\"text-align:%s;padding:0.1em 0.9em 0.1em 0\""
        .formatted(column instanceof NumericColumn<?> ? "right" : "left");
  }

  /// A number without the `.0` of a column that could have others.
  private static String text(Column<?> column, int row) {
    return column instanceof NumericColumn<?>
        ? NameOrder.said(column, row)
        : column.getUnformattedString(row);
  }
}
