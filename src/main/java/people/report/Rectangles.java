package people.report;

import module java.base;

import people.history.*;

/// A table of facts that hold for a span of days, as known for a span of moments: its rows are
/// rectangles. A row that is the same at several stops of knowledge in turn is one.
///
/// It is filled stop by stop: [#add] for each row that is known there, then [#close].
final class Rectangles {

  /// Stands in a row where there is no day.
  static final int NONE = HistoryColumns.NEVER;

  private final List<String> names;
  private final List<int[]> rows = new ArrayList<>();
  private final List<int[]> spans = new ArrayList<>();
  private final Map<IntBuffer, Integer> open = new HashMap<>();
  private int stop;

  /// @param names of the columns
  Rectangles(String... names) {
    this.names = List.of(names);
  }

  /// Adds what is known at the stop that is being filled.
  void add(int... row) {
    Integer known = open.get(IntBuffer.wrap(row));
    if (known == null) {
      known = rows.size();
      open.put(IntBuffer.wrap(row), known);
      rows.add(row);
      spans.add(new int[] {stop, 0});
    }
    spans.get(known)[1] = stop + 1;
  }

  /// Ends a stop: what was not added is known no longer.
  void close() {
    stop++;
    open.values().removeIf(row -> spans.get(row)[1] < stop);
  }

  /// Puts rows in the order of their columns once all stops are filled: alike ones beside each
  /// other are packed better.
  void sort() {
    Integer[] order = new Integer[rows.size()];
    Arrays.setAll(order, row -> row);
    Arrays.sort(
        order,
        Comparator.<Integer, int[]>comparing(rows::get, Arrays::compare)
            .thenComparing(row -> spans.get(row)[0]));
    List<int[]> sorted = Arrays.stream(order).map(rows::get).toList();
    List<int[]> spansOfSorted = Arrays.stream(order).map(spans::get).toList();
    open.clear();
    Collections.copy(rows, sorted);
    Collections.copy(spans, spansOfSorted);
  }

  int size() {
    return rows.size();
  }

  int get(int row, String column) {
    return rows.get(row)[names.indexOf(column)];
  }

  /// The first stop at which a row is known.
  int knownFrom(int row) {
    return spans.get(row)[0];
  }

  /// The table by column, as the script of the page reads it; null for no day. The columns `k0` and
  /// `k1` are the first stop at which a row is known, and the first one at which it no longer is.
  Map<String, Object> columns() {
    Map<String, Object> columns = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      int column = i;
      columns.put(
          names.get(i),
          rows.stream().map(row -> row[column] == NONE ? null : row[column]).toList());
    }
    columns.put("k0", spans.stream().map(span -> span[0]).toList());
    columns.put("k1", spans.stream().map(span -> span[1]).toList());
    return columns;
  }
}
