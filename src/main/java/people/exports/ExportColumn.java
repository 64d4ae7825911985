package people.exports;

import module java.base;

import people.EffectiveDate;

/// A column of a table that is exported.
public record ExportColumn(String name, Type type) {

  /// The types of columns. A value that is not known is null in each.
  public enum Type {
    /// An Integer.
    INT,
    /// A Long.
    LONG,
    /// A Double.
    DOUBLE,
    /// A Boolean.
    BOOLEAN,
    /// A LocalDate.
    DATE,
    /// An Instant, of microseconds.
    INSTANT,
    /// A String.
    TEXT
  }

  public ExportColumn {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
  }

  /// Columns as they are listed: `person int, status text, from date`.
  public static List<ExportColumn> list(String columns) {
    return Arrays.stream(columns.split(", *"))
        .map(each -> each.split(" "))
        .map(each -> new ExportColumn(each[0], Type.valueOf(each[1].toUpperCase(Locale.ROOT))))
        .toList();
  }

  /// The value of a cell as the commands have it, in the column's type: an enum as its name,
  /// several values with spaces between them, and of a date that is no day the day from which it
  /// counts.
  public Object value(Object cell) {
    return switch (type) {
      case INT, DOUBLE, BOOLEAN -> cell;
      case DATE -> cell instanceof EffectiveDate date ? date.day() : cell;
      case LONG -> cell == null ? null : (Object) ((Number) cell).longValue();
      case INSTANT -> cell instanceof String text ? Instant.parse(text) : cell;
      case TEXT ->
          switch (cell) {
            case null -> null;
            case Collection<?> values ->
                values.stream().map(Object::toString).collect(Collectors.joining(" "));
            default -> cell.toString();
          };
    };
  }
}
