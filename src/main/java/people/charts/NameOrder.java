package people.charts;

import module java.base;

import people.charts.drawn.*;
import people.history.Period.HouseholdPeriod.Composition;
import people.tables.*;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/// The values of a column as names in a chart: in an order, with their colours. Months, weekdays,
/// numbers, ages and statuses have an order of their own, which the alphabet does not know.
///
/// @param label of the column
/// @param kind what orders them
/// @param names as they are shown, the rest and the missing ones last
/// @param of for each row the place in `names`; -1 for a row that is left out
/// @param folded how many values are the rest, or were left out
/// @param rest place of the rest in `names`, -1 for none
/// @param unknown place of those that are missing, -1 for none
record NameOrder(
    String label, Ranking kind, List<String> names, int[] of, int folded, int rest, int unknown) {

  /// What becomes of values that are too many.
  enum Rest {
    TOGETHER,
    EACH,
    LEFT_OUT
  }

  enum Ranking {
    STATUS,
    HOUSEHOLD,
    MONTH,
    WEEKDAY,
    NUMBER,
    BOOLEAN,
    SIZE,
    TABLE
  }

  static final String OTHERS = "all others";

  /// @param weights of the rows: the values with most have the colours
  /// @param most values that have a name
  /// @param unordered how values are ordered that have no order of their own
  static NameOrder of(Column<?> column, double[] weights, int most, Rest rest, Ranking unordered) {
    String[] each = new String[column.size()];
    Map<String, Double> sizes = new LinkedHashMap<>();
    boolean anyUnknown = false;
    for (int row = 0; row < each.length; row++) {
      each[row] = said(column, row);
      if (each[row].isEmpty()) {
        anyUnknown = true;
      } else {
        sizes.merge(
            each[row], Double.isNaN(weights[row]) ? 0 : Math.abs(weights[row]), Double::sum);
      }
    }
    Ranking kind = kind(column, sizes.keySet(), unordered);
    List<String> bySize =
        sizes.entrySet().stream()
            .sorted(
                Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    // To write one as "all others" would save nothing.
    boolean isFolded = bySize.size() > most + 1;
    List<String> few = isFolded ? bySize.subList(0, most) : bySize;
    List<String> names =
        switch (kind) {
          case SIZE -> new ArrayList<>(few);
          case TABLE -> {
            Set<String> kept = new HashSet<>(few);
            yield new ArrayList<>(sizes.keySet().stream().filter(kept::contains).toList());
          }
          default -> new ArrayList<>(few.stream().sorted(comparator(kind, column)).toList());
        };
    Map<String, Integer> places = new HashMap<>();
    for (String name : names) {
      places.put(name, places.size());
    }
    int restAt = isFolded && rest != Rest.LEFT_OUT ? names.size() : -1;
    if (restAt >= 0) {
      names.add(sizes.containsKey(OTHERS) ? "all the others" : OTHERS);
    }
    int unknownAt = anyUnknown ? names.size() : -1;
    if (anyUnknown) {
      names.add(sizes.containsKey(Groups.NOT_KNOWN) ? "missing" : Groups.NOT_KNOWN);
    }
    int[] of = new int[each.length];
    for (int row = 0; row < of.length; row++) {
      of[row] = each[row].isEmpty() ? unknownAt : places.getOrDefault(each[row], restAt);
    }
    for (int i = 0; i < places.size(); i++) {
      names.set(i, shown(kind, names.get(i)));
    }
    return new NameOrder(
        column.name(), kind, List.copyOf(names), of, bySize.size() - few.size(), restAt, unknownAt);
  }

  /// All rows are of one.
  static NameOrder one(String label, int rows) {
    return new NameOrder(label, Ranking.TABLE, List.of(label), new int[rows], 0, -1, -1);
  }

  /// The value as text; empty where it is missing.
  static String said(Column<?> column, int row) {
    if (column.isMissing(row)) {
      return "";
    }
    if (column instanceof NumericColumn<?> numbers) {
      double number = numbers.getDouble(row);
      return number == Math.rint(number) && Math.abs(number) < 1e15
          ? String.valueOf((long) number)
          : String.valueOf(number);
    }
    return column instanceof BooleanColumn flags
        ? String.valueOf(flags.get(row))
        : ChartColumns.oneLine(String.valueOf(column.get(row)));
  }

  private static String shown(Ranking kind, String name) {
    return switch (kind) {
      case STATUS -> Groups.status(name);
      case HOUSEHOLD -> name.toLowerCase(Locale.ROOT).replace('_', ' ');
      case MONTH, WEEKDAY -> name.substring(0, 1) + name.substring(1).toLowerCase(Locale.ROOT);
      case NUMBER, BOOLEAN, SIZE, TABLE -> name;
    };
  }

  /// The names as they are drawn: the middle of long ones is left out, unless others would be the
  /// same then.
  List<String> shown() {
    List<String> shown = TextWidth.shortenInside(names, 230, 12);
    return shown.stream().distinct().count() == shown.size() ? shown : names;
  }

  // ---- orders

  private static Ranking kind(Column<?> column, Collection<String> names, Ranking unordered) {
    if (column instanceof NumericColumn<?> || PlotSpec.isTime(column)) {
      return Ranking.NUMBER;
    }
    if (column instanceof BooleanColumn) {
      return Ranking.BOOLEAN;
    }
    return ValueOrder.of(names)
        .map(order ->
            switch (order) {
              case STATUS -> Ranking.STATUS;
              case HOUSEHOLD -> Ranking.HOUSEHOLD;
              case MONTH -> Ranking.MONTH;
              case WEEKDAY -> Ranking.WEEKDAY;
              case NUMBER -> Ranking.NUMBER;
            })
        .orElse(unordered);
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  private static Comparator<String> comparator(Ranking kind, Column<?> column) {
    return switch (kind) {
      case STATUS -> ValueOrder.STATUS.comparator();
      case HOUSEHOLD -> ValueOrder.HOUSEHOLD.comparator();
      case MONTH -> ValueOrder.MONTH.comparator();
      case WEEKDAY -> ValueOrder.WEEKDAY.comparator();
      case NUMBER ->
          PlotSpec.isTime(column) ? Comparator.naturalOrder() : ValueOrder.NUMBER.comparator();
      case BOOLEAN, SIZE, TABLE -> Comparator.naturalOrder();
    };
  }

  // ---- colours

  /// @param isThin for lines and points, of which a pale one would not be seen
  String color(int name, boolean isThin) {
    if (name == rest) {
      return Palette.REST;
    }
    if (name == unknown || names.get(name).equals(Groups.UNKNOWN)) {
      return isThin ? Palette.REST : Palette.UNKNOWN;
    }
    return switch (kind) {
      case STATUS -> Palette.of(names.get(name));
      case HOUSEHOLD -> Palette.of(Composition.valueOf(upper(names.get(name)).replace(' ', '_')));
      case MONTH, WEEKDAY, NUMBER -> {
        int of = names.size() - (rest < 0 ? 0 : 1) - (unknown < 0 ? 0 : 1);
        yield isThin ? Palette.step(name, of) : Palette.age(name, of);
      }
      case BOOLEAN, SIZE, TABLE ->
          names.size() == 1 ? Palette.IN : Palette.ofState(names.get(name), name);
    };
  }
}
