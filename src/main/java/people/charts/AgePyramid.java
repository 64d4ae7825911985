package people.charts;

import static people.charts.Options.map;

import module java.base;

import people.charts.Groups.Count;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// A chart of people by age, those in a union to the right of the others: the records know no sex.
final class AgePyramid {

  private static final Set<String> UNIONS = Set.of("married", "partnered");

  /// Both sides of a pyramid have one scale; two axes, since one would count to the left in
  /// negative numbers.
  private final List<String> ages;

  private final List<String> statuses;
  private final Map<List<String>, Count> counts = new HashMap<>();
  private LocalDate date;

  private AgePyramid(Table population) {
    ChartColumns columns = new ChartColumns("an age pyramid", population);
    DateColumn dates = columns.dates("date");
    StringColumn groups = columns.texts("ageGroup");
    StringColumn names = columns.texts("status");
    NumericColumn<?> people = columns.numbers("people");
    NumericColumn<?> uncertain = columns.numbers("uncertain");
    Set<String> allAges = new TreeSet<>(Groups.order("ageGroup"));
    Set<String> allStatuses = new TreeSet<>(Groups.order("status"));
    for (int row = 0; row < dates.size(); row++) {
      if (dates.isMissing(row)) {
        continue;
      }
      if (date != null && !date.equals(dates.get(row))) {
        throw new IllegalArgumentException(
            "an age pyramid is of one date; the table has %s and %s: filter it first"
                .formatted(date, dates.get(row)));
      }
      date = dates.get(row);
      long all = Math.max(0, ChartColumns.number(people, row));
      String age = ChartColumns.text(groups, row, "unknown");
      allAges.add(age);
      if (all > 0) {
        String status = Groups.status(ChartColumns.text(names, row, "unknown"));
        allStatuses.add(status);
        Count count = new Count(all, Math.clamp(ChartColumns.number(uncertain, row), 0, all));
        counts.merge(List.of(age, status), count, Count::plus);
      }
    }
    ages = List.copyOf(allAges);
    statuses = List.copyOf(allStatuses);
  }

  static Chart of(Table population) {
    AgePyramid pyramid = new AgePyramid(population);
    boolean nobody = pyramid.counts.isEmpty();
    String subtitle = "people by age in years" + (pyramid.date == null ? "" : ", " + pyramid.date);
    return new Chart(
        "Age and status",
        subtitle,
        860,
        nobody ? 240 : 190 + 28 * pyramid.ages.size(),
        pyramid.table(),
        nobody
            ? frame -> frame.nothing("nobody is counted in the table of the population")
            : pyramid::draw);
  }

  private Table table() {
    StringColumn groups = StringColumn.create("ageGroup");
    StringColumn names = StringColumn.create("status");
    LongColumn people = LongColumn.create("people");
    LongColumn uncertain = LongColumn.create("uncertain");
    for (String age : ages) {
      for (String status : statuses) {
        Count count = count(age, status);
        groups.append(age);
        names.append(status);
        people.append(count.people());
        uncertain.append(count.uncertain());
      }
    }
    return Table.create("pyramid", groups, names, people, uncertain);
  }

  private Count count(String age, String status) {
    return counts.getOrDefault(List.of(age, status), Count.NONE);
  }

  private Map<String, Object> draw(Frame plain) {
    boolean uncertain = counts.values().stream().anyMatch(count -> count.uncertain() > 0);
    List<String> legend = new ArrayList<>(statuses);
    if (uncertain) {
      legend.add(Options.UNCERTAIN);
    }
    Frame frame = plain.legend(legend, "roundRect");
    int gap =
        Math.max(
            38,
            ages.stream().mapToInt(age -> (int) TextWidth.of(age, 12, false)).max().orElse(0) + 16);
    Map<String, Object> option = frame.option();
    option.put("grid", List.of(side(frame, true, gap), side(frame, false, gap)));
    option.put("xAxis", List.of(numbers(0), numbers(1)));
    option.put("yAxis", List.of(ages(0, gap), ages(1, gap)));
    List<Object> series = new ArrayList<>();
    long all = counts.values().stream().mapToLong(Count::people).sum();
    for (String status : statuses) {
      for (boolean doubted : uncertain ? List.of(false, true) : List.of(false)) {
        series.add(series(status, doubted, all));
      }
    }
    if (uncertain) {
      series.add(PopulationCharts.hatchInLegend(false, "left"));
    }
    option.put("series", series);
    return option;
  }

  private static Map<String, Object> side(Frame frame, boolean left, int gap) {
    int half = frame.width() / 2;
    return map(
        "left",
        left ? Frame.SIDE + 8 : half + gap / 2,
        "right",
        left ? half + gap / 2 : Frame.SIDE + 8,
        "top",
        frame.top() + 6,
        "bottom",
        frame.bottom() + 52);
  }

  private Map<String, Object> numbers(int side) {
    Map<String, Object> axis =
        Options.below(Options.valueAxis(side == 0 ? "people not in a union" : "people in a union"));
    axis.put("nameTextStyle", map("color", Palette.MUTED));
    axis.put("gridIndex", side);
    axis.put("inverse", side == 0);
    axis.put("max", largestBar());
    axis.put("minInterval", 1);
    return axis;
  }

  /// A round number not below any bar, on either side.
  private long largestBar() {
    long largest = 1;
    for (String age : ages) {
      for (boolean union : List.of(false, true)) {
        long bar =
            statuses.stream()
                .filter(status -> UNIONS.contains(status) == union)
                .mapToLong(status -> count(age, status).people())
                .sum();
        largest = Math.max(largest, bar);
      }
    }
    long step = Math.max(1, (long) Math.pow(10, Math.floor(Math.log10(largest))) / 2);
    return (largest + step - 1) / step * step;
  }

  private Map<String, Object> ages(int side, int gap) {
    Map<String, Object> axis = Options.categoryAxis(ages, "");
    axis.put("gridIndex", side);
    axis.put("position", side == 0 ? "right" : "left");
    axis.put("axisLine", map("show", false));
    axis.put(
        "axisLabel",
        map(
            "show",
            side == 0,
            "color",
            Palette.INK,
            "align",
            "center",
            "margin",
            gap / 2,
            "interval",
            0));
    return axis;
  }

  private Map<String, Object> series(String status, boolean doubted, long all) {
    int side = UNIONS.contains(status) ? 1 : 0;
    List<Object> bars = new ArrayList<>();
    for (String age : ages) {
      Count count = count(age, status);
      bars.add(
          map(
              "value",
              doubted ? count.uncertain() : count.certain(),
              "tip",
              PopulationCharts.tip(age + ", " + status, count, all)));
    }
    return map(
        "id",
        Options.id(statuses.indexOf(status), doubted),
        "name",
        status,
        "type",
        "bar",
        "stack",
        side == 0 ? "left" : "right",
        "xAxisIndex",
        side,
        "yAxisIndex",
        side,
        "barCategoryGap",
        "18%",
        "itemStyle",
        map("color", Palette.of(status), "decal", doubted ? Options.HATCH : null),
        "data",
        bars);
  }
}
