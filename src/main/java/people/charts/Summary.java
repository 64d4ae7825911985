package people.charts;

import module java.base;

import people.charts.drawn.*;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The text alternative of a chart: a few sentences for those who do not see it. Of what changes
/// over time they say how it begins, ends and where it was highest, of all else what is largest.
/// The data in full is the table behind the chart.
final class Summary {

  private static final int GROUPS = 8;
  private static final int ROWS = 12;

  private static final Set<String> ASIDE = Set.of("uncertain", "beyond", "year");

  private Summary() {}

  /// Of a table whose columns are not told: over its first column of days, if it has one, by its
  /// first column of texts.
  static String of(Table table) {
    Optional<Column<?>> number =
        table.columns().stream()
            .filter(NumericColumn.class::isInstance)
            .filter(column -> !ASIDE.contains(column.name()))
            .findFirst();
    if (number.isEmpty() || table.isEmpty()) {
      return table.stream().limit(ROWS).map(Summary::row).collect(Collectors.joining("; "));
    }
    String group = first(table, StringColumn.class);
    String days = first(table, DateColumn.class);
    return days == null
        ? largest(table, number.get().name())
        : over(table, days, group, number.get().name(), "", false);
  }

  private static String first(Table table, Class<?> type) {
    return table.columns().stream()
        .filter(type::isInstance)
        .map(Column::name)
        .findFirst()
        .orElse(null);
  }

  private static String row(Row row) {
    return IntStream.range(0, row.columnCount())
        .mapToObj(i -> row.getObject(i))
        .filter(value -> value != null && !value.toString().isEmpty())
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }

  private record At(String place, double number) {}

  /// How each group begins and ends; the rows of a group are in order.
  ///
  /// @param group null for none
  /// @param isYears whether y has years, which have no separators
  static String over(Table table, String x, String group, String y, String unit, boolean isYears) {
    Map<String, List<At>> groups = new LinkedHashMap<>();
    NumericColumn<?> numbers = (NumericColumn<?>) table.column(y);
    for (int row = 0; row < table.rowCount(); row++) {
      String name = group == null ? y : table.column(group).getUnformattedString(row);
      if (!numbers.isMissing(row)) {
        groups
            .computeIfAbsent(name, _ -> new ArrayList<>())
            .add(new At(table.column(x).getUnformattedString(row), numbers.getDouble(row)));
      }
    }
    List<String> told = new ArrayList<>();
    groups.entrySet().stream()
        .limit(GROUPS)
        .forEach(each -> told.add(each.getKey() + ": " + told(each.getValue(), unit, isYears)));
    if (groups.size() > GROUPS) {
      told.add("and %s more".formatted(groups.size() - GROUPS));
    }
    return String.join("; ", told);
  }

  private static String told(List<At> all, String unit, boolean isYears) {
    At first = all.getFirst();
    At last = all.getLast();
    if (all.size() == 1) {
      return number(first.number, isYears) + unit + " at " + first.place;
    }
    At highest = all.stream().max(Comparator.comparingDouble(At::number)).orElseThrow();
    boolean isEnd = highest.number == first.number || highest.number == last.number;
    return "from %s%s at %s to %s%s at %s%s"
        .formatted(
            number(first.number, isYears),
            unit,
            first.place,
            number(last.number, isYears),
            unit,
            last.place,
            isEnd
                ? ""
                : ", highest %s%s at %s"
                    .formatted(number(highest.number, isYears), unit, highest.place));
  }

  /// The rows with the largest numbers.
  static String largest(Table table, String y) {
    return largest(table, y, false);
  }

  /// @param isYears whether y has years, which have no separators
  static String largest(Table table, String y, boolean isYears) {
    NumericColumn<?> numbers = (NumericColumn<?>) table.column(y);
    List<Column<?>> names = new ArrayList<>();
    for (Column<?> column : table.columns()) {
      if (column.name().equals(y)) {
        break;
      }
      names.add(column);
    }
    List<Integer> rows =
        IntStream.range(0, table.rowCount())
            .filter(row -> !numbers.isMissing(row))
            .boxed()
            .sorted(Comparator.comparingDouble((Integer row) -> -numbers.getDouble(row)))
            .toList();
    String most =
        rows.stream()
            .limit(3)
            .map(row ->
                names.stream()
                        .map(column -> column.getUnformattedString(row))
                        .collect(Collectors.joining(", "))
                    + " "
                    + number(numbers.getDouble(row), isYears))
            .collect(Collectors.joining("; "));
    return rows.isEmpty()
        ? ""
        : "largest %s of %s: %s".formatted(y, Options.number(rows.size()), most);
  }

  private static String number(double number, boolean isYear) {
    if (number != 0 && Math.abs(number) < 0.1) {
      return NiceScale.plain(new BigDecimal(number).round(new MathContext(2)).doubleValue());
    }
    return new DecimalFormat(
            isYear ? "0.##" : "#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(number);
  }
}
