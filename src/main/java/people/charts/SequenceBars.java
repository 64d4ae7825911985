package people.charts;

import static people.charts.Options.map;

import module java.base;

import people.charts.drawn.*;
import people.sequences.*;
import tech.tablesaw.api.Table;

/// Draws sequences as bars of their states, a row for each; cells that hang on an uncertain date
/// are hatched, and missing ones are empty.
///
/// @param rows from above
/// @param isThin whether rows are too many to be named
record SequenceBars(Sequences sequences, List<LifeBar> rows, boolean isThin) {

  private static final String EMPTY = "rgba(0,0,0,0)";
  private static final int THIN = 3;
  private static final int THICK = 26;

  /// One bar.
  ///
  /// @param person whose sequence is drawn, by number
  /// @param tip what a tooltip says of the row, above the state
  record LifeBar(int person, String name, List<String> tip) {}

  /// Cells of one state.
  ///
  /// @param state -1 for none
  /// @param until cell behind the last one
  private record BarPiece(int state, int from, int until, boolean isCertain) {}

  Chart chart(String title, String subtitle, Table table, String spoken) {
    int height =
        rows.isEmpty()
            ? 240
            : 150 + (isThin ? Math.max(200, THIN * rows.size()) : THICK * rows.size());
    ChartContent content =
        new ChartContent(
            title,
            subtitle,
            860,
            height,
            table,
            spoken,
            rows.isEmpty() ? frame -> frame.nothing("there is no sequence") : this::draw);
    return new Chart(() -> content, Chart.Look.PLAIN);
  }

  private Map<String, Object> draw(Frame plain) {
    List<List<BarPiece>> pieces = rows.stream().map(row -> pieces(row.person)).toList();
    boolean anyDoubt = pieces.stream().flatMap(List::stream).anyMatch(piece -> !piece.isCertain);
    List<String> states = sequences.states().stream().map(Groups::status).toList();
    List<String> colors =
        IntStream.range(0, states.size()).mapToObj(i -> Palette.ofState(states.get(i), i)).toList();
    List<String> names = new ArrayList<>(states);
    if (anyDoubt) {
      names.add(Options.UNCERTAIN);
    }
    Frame frame = plain.legend(names, "roundRect");
    Map<String, Object> option = frame.option();
    option.put("grid", frame.grid(6, 30));
    SequenceGrid grid = sequences.grid();
    Map<String, Object> across =
        Options.below(Options.axis("value", grid.isByAge() ? "age" : "year"));
    across.put("min", grid.start(0));
    across.put("max", grid.start(grid.cells()));
    across.put("minInterval", 1);
    across.put("splitLine", map("show", false));
    option.put("xAxis", across);
    Map<String, Object> up = Options.categoryAxis(rows.stream().map(LifeBar::name).toList(), "");
    up.put("inverse", true);
    up.put("axisLine", map("show", false));
    up.put(
        "axisLabel",
        isThin
            ? map("show", false)
            : map("color", Palette.INK, "interval", 0, "width", 200, "overflow", "truncate"));
    option.put("yAxis", up);
    List<Object> series = new ArrayList<>();
    series.add(series("before", rows.stream().map(_ -> (Object) before()).toList()));
    int most = pieces.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < most; i++) {
      List<Object> bars = new ArrayList<>();
      for (int row = 0; row < rows.size(); row++) {
        List<BarPiece> own = pieces.get(row);
        bars.add(i < own.size() ? bar(rows.get(row), own.get(i), states, colors) : "-");
      }
      series.add(series(Options.id(i, false), bars));
    }
    for (int state = 0; state < states.size(); state++) {
      series.add(inLegend(states.get(state), colors.get(state)));
    }
    if (anyDoubt) {
      series.add(Options.hatchInLegend(false, "all"));
    }
    option.put("series", series);
    option.put("people", map("tooltip", "tip", "years", true));
    return option;
  }

  private Map<String, Object> before() {
    return map("value", sequences.grid().start(0), "itemStyle", map("color", EMPTY));
  }

  private Map<String, Object> series(String id, List<Object> bars) {
    return map(
        "id",
        id,
        "name",
        id,
        "type",
        "bar",
        "stack",
        "all",
        "barCategoryGap",
        isThin ? "0%" : "20%",
        "data",
        bars);
  }

  private static Map<String, Object> inLegend(String name, String color) {
    return map(
        "id",
        "=" + name,
        "name",
        name,
        "type",
        "bar",
        "stack",
        "all",
        "itemStyle",
        map("color", color),
        "data",
        List.of());
  }

  private Map<String, Object> bar(
      LifeBar row, BarPiece piece, List<String> states, List<String> colors) {
    SequenceGrid grid = sequences.grid();
    double length = grid.start(piece.until) - grid.start(piece.from);
    if (piece.state < 0) {
      return map("value", length, "itemStyle", map("color", EMPTY));
    }
    List<String> tip = new ArrayList<>(row.tip);
    tip.add(
        "%s, %s"
            .formatted(
                states.get(piece.state),
                piece.until - piece.from == 1
                    ? grid.name(piece.from)
                    : grid.name(piece.from) + " to " + grid.name(piece.until - 1)));
    if (!piece.isCertain) {
      tip.add(Options.UNCERTAIN);
    }
    return map(
        "value",
        length,
        "itemStyle",
        map(
            "color",
            colors.get(piece.state),
            "decal",
            piece.isCertain ? null : Hatch.LINES,
            "borderColor",
            isThin ? null : Palette.PAPER,
            "borderWidth",
            isThin ? null : 0.5),
        "tip",
        tip);
  }

  private List<BarPiece> pieces(int person) {
    List<BarPiece> pieces = new ArrayList<>();
    int cells = sequences.grid().cells();
    for (int cell = 0; cell < cells; cell++) {
      int state = sequences.state(person, cell);
      boolean isCertain = state < 0 || sequences.isCertain(person, cell);
      BarPiece last = pieces.isEmpty() ? null : pieces.getLast();
      if (last != null && last.state == state && last.isCertain == isCertain) {
        pieces.set(pieces.size() - 1, new BarPiece(state, last.from, cell + 1, isCertain));
      } else {
        pieces.add(new BarPiece(state, cell, cell + 1, isCertain));
      }
    }
    return pieces;
  }
}
