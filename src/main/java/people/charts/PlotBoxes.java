package people.charts;

import static people.charts.Options.map;

import module java.base;

import people.charts.NameOrder.Ranking;
import people.charts.NameOrder.Rest;
import people.charts.drawn.*;
import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Draws how numbers are spread: of each name the middle half as a box, with the median in it, and
/// whiskers from the fifth to the ninety-fifth percent, which a few strange values do not move.
final class PlotBoxes {

  private static final int GROUPS = 6;
  private static final int MOST_NAMES = 40;

  /// @param ends low whisker, box, median, box, high whisker
  private record Box(String name, String group, int count, List<Double> ends) {}

  private final PlotSpec spec;
  private final PlotAxis x;
  private final NameOrder by;
  private final List<List<Box>> boxes = new ArrayList<>();
  private final NiceScale scale;
  private final boolean isYears;

  private PlotBoxes(PlotSpec spec) {
    this.spec = spec;
    Column<?> y = spec.required(PlotRole.Y);
    double[] weights = new double[spec.rows()];
    Arrays.fill(weights, 1);
    x =
        spec.column(PlotRole.X)
            .or(() -> spec.column(PlotRole.BY))
            .map(column -> PlotAxis.ofNames(spec, column, weights, MOST_NAMES))
            .orElseGet(() ->
                new PlotAxis(
                    "",
                    new double[weights.length],
                    new String[weights.length],
                    null,
                    NameOrder.one(y.name(), weights.length),
                    false,
                    0));
    boolean isBy =
        spec.columns().containsKey(PlotRole.BY) && spec.columns().containsKey(PlotRole.X);
    by =
        isBy
            ? NameOrder.of(spec.required(PlotRole.BY), weights, GROUPS, Rest.TOGETHER, Ranking.SIZE)
            : NameOrder.one(y.name(), weights.length);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    boolean isWhole = true;
    int names = x.names().names().size();
    DoubleColumn[][] numbers = new DoubleColumn[by.names().size()][names];
    for (DoubleColumn[] ofGroup : numbers) {
      Arrays.setAll(ofGroup, _ -> DoubleColumn.create(""));
    }
    for (int row = 0; row < weights.length; row++) {
      double number = PlotSpec.number(y, row);
      if (x.at()[row] >= 0 && by.of()[row] >= 0 && !Double.isNaN(number)) {
        numbers[by.of()[row]][(int) x.at()[row]].append(number);
        isWhole &= number == Math.rint(number);
      }
    }
    for (int group = 0; group < by.names().size(); group++) {
      List<Box> ofGroup = new ArrayList<>();
      for (int name = 0; name < names; name++) {
        Box box = box(x.names().names().get(name), by.names().get(group), numbers[group][name]);
        ofGroup.add(box);
        if (!box.ends.isEmpty()) {
          low = Math.min(low, box.ends.getFirst());
          high = Math.max(high, box.ends.getLast());
        }
      }
      boxes.add(ofGroup);
    }
    scale = PlotScale.from(low, high, false, isWhole, spec);
    isYears = spec.isYears();
  }

  static ChartContent of(PlotSpec spec) {
    return new PlotBoxes(spec).content();
  }

  private static Box box(String name, String group, DoubleColumn numbers) {
    List<Double> ends =
        numbers.isEmpty()
            ? List.of()
            : Stream.of(5.0, 25.0, 50.0, 75.0, 95.0)
                .map(percent -> AggregateFunctions.percentile(numbers, percent))
                .toList();
    return new Box(name, group, numbers.size(), ends);
  }

  private boolean isEmpty() {
    return boxes.stream().flatMap(List::stream).allMatch(box -> box.ends.isEmpty());
  }

  private boolean isLying() {
    return x.isLying(by.names().size(), false);
  }

  private ChartContent content() {
    String label = spec.required(PlotRole.Y).name();
    String across = x.label().isEmpty() ? "" : " by " + x.label();
    String groups = boxes.size() > 1 ? " and " + by.label() : "";
    int plot =
        isLying()
            ? Math.max(60, x.names().names().size() * Math.max(30, 18 * boxes.size() + 10))
            : 320;
    return new ChartContent(
        PlotWords.capital(label) + across + groups,
        "line: median; box: middle half; whiskers: from 5 to 95 %",
        860,
        isEmpty() ? 240 : 150 + plot,
        table(),
        boxes.stream()
            .flatMap(List::stream)
            .filter(box -> !box.ends.isEmpty())
            .limit(12)
            .map(box -> String.join(", ", tip(box).subList(0, 3)))
            .collect(Collectors.joining("; ")),
        this::draw);
  }

  private Table table() {
    Table table = Table.create("boxes");
    StringColumn names = StringColumn.create(x.label().isEmpty() ? "column" : x.label());
    StringColumn groups = StringColumn.create(by.label());
    IntColumn counts = IntColumn.create("count");
    List<DoubleColumn> ends =
        Stream.of("5 %", "25 %", "median", "75 %", "95 %").map(DoubleColumn::create).toList();
    for (Box box : boxes.stream().flatMap(List::stream).toList()) {
      names.append(box.name);
      groups.append(box.group);
      counts.append(box.count);
      for (int i = 0; i < ends.size(); i++) {
        ends.get(i).append(box.ends.isEmpty() ? Double.NaN : box.ends.get(i));
      }
    }
    table.addColumns(names);
    if (boxes.size() > 1) {
      table.addColumns(groups);
    }
    table.addColumns(counts);
    ends.forEach(table::addColumns);
    return table;
  }

  private Map<String, Object> draw(Frame plain) {
    if (isEmpty()) {
      return plain.nothing("no row has " + spec.required(PlotRole.Y).name());
    }
    Frame frame =
        boxes.size() > 1
            ? plain.legend(
                by.shown(), "roundRect", name -> by.color(by.shown().indexOf(name), false))
            : plain;
    Map<String, Object> option = frame.option();
    option.put("grid", frame.grid(isLying() ? 6 : 26, 30));
    Map<String, Object> places = x.option(new TreeSet<>(), 0, true);
    Map<String, Object> numbers = Options.valueAxis(spec.required(PlotRole.Y).name());
    PlotScale.put(scale, spec, numbers);
    if (isLying()) {
      PlotDrawing.lay(places, numbers);
    }
    option.put("xAxis", isLying() ? numbers : places);
    option.put("yAxis", isLying() ? places : numbers);
    List<Object> series = new ArrayList<>();
    for (int group = 0; group < boxes.size(); group++) {
      List<Object> data = new ArrayList<>();
      for (int name = 0; name < boxes.get(group).size(); name++) {
        Box box = boxes.get(group).get(name);
        // with colours of its own where the names are what is compared
        String color = boxes.size() > 1 ? by.color(group, false) : x.names().color(name, false);
        data.add(
            map(
                "value", box.ends.isEmpty() ? List.of("-", "-", "-", "-", "-") : box.ends,
                "itemStyle", map("color", color),
                "tip", tip(box)));
      }
      series.add(
          map(
              "id", String.valueOf(group),
              "name", by.shown().get(group),
              "type", "boxplot",
              "itemStyle",
                  map(
                      "color",
                      by.color(group, false),
                      "borderColor",
                      Palette.INK,
                      "borderWidth",
                      1.2),
              "data", data));
    }
    option.put("series", series);
    return option;
  }

  private List<String> tip(Box box) {
    if (box.ends.isEmpty()) {
      return List.of(box.name);
    }
    List<String> ends =
        box.ends.stream().map(end -> PlotWords.number(end, scale, isYears)).toList();
    return List.of(
        boxes.size() > 1 ? box.group + ", " + box.name : box.name,
        "median " + ends.get(2),
        "middle half " + ends.get(1) + " to " + ends.get(3),
        "5 to 95 %: " + ends.get(0) + " to " + ends.get(4),
        Options.count(box.count, "row", "rows"));
  }
}
