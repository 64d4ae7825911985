package people.charts;

import module java.base;

import people.output.*;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/// Writes charts as HTML.
final class ChartPage {

  private ChartPage() {}

  /// The library as its own element: the same text in every chart. Packed at the first use.
  private static final class Library {

    private static final String ELEMENT =
        "<script type=\"application/gzip\" data-echarts>" + packed() + "</script>";

    private static String packed() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write(Engine.library().getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
  }

  /// A live chart for a notebook or a page of somebody else.
  static String fragment(String svg, String option, int width, int height) {
    return place(svg, option, width, height)
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
    page.add(data(table));
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
        details { margin: 1rem 1.1rem } summary { cursor: pointer }
        .rows { max-height: 24rem; overflow: auto } table { border-collapse: collapse; font-variant-numeric: tabular-nums }
        th, td { padding: .15rem .8rem .15rem 0; text-align: left; white-space: nowrap; border-bottom: 1px solid var(--line) }
        td.n { text-align: right } th { position: sticky; top: 0; background: var(--paper) }
        """,
        Palette.INK,
        Palette.PAPER,
        Palette.LINE,
        Palette.DARK.get(Palette.INK),
        Palette.DARK.get(Palette.PAPER),
        Palette.DARK.get(Palette.LINE),
        width);
  }

  private static String data(Table table) {
    StringBuilder html = new StringBuilder("<details>\n<summary>Data: ");
    html.append(Options.count(table.rowCount(), "row", "rows"))
        .append("</summary>\n<div class=\"rows\"><table>\n<tr>");
    for (String name : table.columnNames()) {
      html.append("<th>").append(HtmlPage.escaped(name)).append("</th>");
    }
    html.append("</tr>\n");
    for (Row row : table) {
      html.append("<tr>");
      for (int i = 0; i < table.columnCount(); i++) {
        boolean number = table.column(i) instanceof tech.tablesaw.api.NumericColumn<?>;
        html.append(number ? "<td class=\"n\">" : "<td>");
        html.append(HtmlPage.escaped(table.column(i).getUnformattedString(row.getRowNumber())))
            .append("</td>");
      }
      html.append("</tr>\n");
    }
    return html.append("</table></div>\n</details>\n").toString();
  }
}
