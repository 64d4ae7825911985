package people.notebook.cells;

import module java.base;

import people.charts.*;
import people.output.*;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The forms in which a value is shown, by their MIME type: text always, and for tables, columns
/// and charts what a page can show. Collections and arrays have a value a line.
public final class Displays {

  private static final int MOST_ROWS = 20;
  private static final int MOST_COLUMNS = 30;

  /// Values of an array of numbers, which stand in one line.
  private static final int MOST_NUMBERS = 100;

  /// Values within values within values are looked through for arrays.
  private static final int DEEP = 3;

  private static final int MOST_CHARACTERS = 1_000_000;

  /// Characters of a moment, `2015-02-14T09:30:00.000Z`.
  private static final int SHORT = 24;

  private Displays() {}

  /// The forms of a value, which may be null. They take the time that drawing a chart takes.
  public static Map<String, String> of(Object value) {
    return switch (value) {
      case Table table -> table(table);
      case Column<?> column -> table(Table.create(column));
      case Chart chart -> chart(chart);
      case Collection<?> values -> lines(values, values.size());
      case Map<?, ?> entries -> lines(entries.entrySet(), entries.size());
      case Object[] values -> lines(Arrays.asList(values), values.length);
      case null, default -> text(text(value));
    };
  }

  private static Map<String, String> text(String text) {
    String shown =
        text.length() <= MOST_CHARACTERS
            ? text
            : "%s%n… %,d of %,d characters"
                .formatted(text.substring(0, MOST_CHARACTERS), MOST_CHARACTERS, text.length());
    return Map.of("text/plain", shown);
  }

  /// A value within others, in one line if it can be: what arrays hold, also those in a record, a
  /// collection or a map.
  private static String text(Object value) {
    return switch (value) {
      case null -> "null";
      case Map.Entry<?, ?> entry -> text(entry.getKey()) + "=" + text(entry.getValue());
      case Collection<?> values when hasArray(values, 0) ->
          values.stream()
              .limit(MOST_NUMBERS)
              .map(Displays::text)
              .collect(Collectors.joining(", ", "[", end(values.size())));
      case Map<?, ?> entries when hasArray(entries.values(), 0) ->
          entries.entrySet().stream()
              .limit(MOST_NUMBERS)
              .map(Displays::text)
              .collect(Collectors.joining(", ", "{", end(entries.size()).replace(']', '}')));
      case Optional<?> one when one.isPresent() && hasArray(one.get(), 0) ->
          "Optional[" + text(one.get()) + "]";
      case Object[] values ->
          Arrays.stream(values)
              .limit(MOST_NUMBERS)
              .map(Displays::text)
              .collect(Collectors.joining(", ", "[", end(values.length)));
      case Record record when hasArray(record, 0) ->
          Arrays.stream(record.getClass().getRecordComponents())
              .map(component -> component.getName() + "=" + text(valueOf(component, record)))
              .collect(Collectors.joining(", ", record.getClass().getSimpleName() + "[", "]"));
      case Object other when other.getClass().isArray() -> numbers(other);
      default -> String.valueOf(value);
    };
  }

  private static String numbers(Object array) {
    int length = java.lang.reflect.Array.getLength(array);
    return IntStream.range(0, Math.min(length, MOST_NUMBERS))
        .mapToObj(i -> String.valueOf(java.lang.reflect.Array.get(array, i)))
        .collect(Collectors.joining(", ", "[", end(length)));
  }

  private static String end(int length) {
    return length <= MOST_NUMBERS ? "]" : ", … %d of %,d]".formatted(MOST_NUMBERS, length);
  }

  /// @param depth how far within others; what holds itself ends somewhere
  private static boolean hasArray(Object value, int depth) {
    return switch (value) {
      case null -> false;
      case Object some when depth > DEEP -> false;
      case Collection<?> values ->
          values.stream().limit(MOST_NUMBERS).anyMatch(one -> hasArray(one, depth + 1));
      case Map<?, ?> entries -> hasArray(entries.values(), depth);
      case Record record ->
          Arrays.stream(record.getClass().getRecordComponents())
              .anyMatch(component -> hasArray(valueOf(component, record), depth + 1));
      default -> value.getClass().isArray();
    };
  }

  private static Object valueOf(RecordComponent component, Record record) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true); // a record of a cell is not public
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      return e;
    }
  }

  /// Live where the client can, as a picture elsewhere.
  private static Map<String, String> chart(Chart chart) {
    return Map.of(
        "text/plain", chart.toString(), "text/html", chart.html(), "image/svg+xml", chart.svg());
  }

  private static Map<String, String> lines(Collection<?> values, int size) {
    String lines =
        values.stream().limit(MOST_ROWS).map(Displays::text).collect(Collectors.joining("\n"));
    String more =
        size > MOST_ROWS ? String.format(Locale.ROOT, "\n… %d of %,d", MOST_ROWS, size) : "";
    return text(size == 0 ? "(none)" : lines + more);
  }

  private static Map<String, String> table(Table table) {
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
    return Map.of("text/plain", text(columns, rows, more), "text/html", html(columns, rows, more));
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
