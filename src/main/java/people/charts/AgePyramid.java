package people.charts;

import static people.charts.Options.map;

import module java.base;

import people.charts.Groups.Count;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// A chart of people by age: those who are known not to be in a union to the left, those in one to
/// the right, and beside them those of whom it is not known. The records know no sex.
final class AgePyramid {

  private static final Set<String> UNIONS = Set.of("married", "partnered");

  /// The sides of a pyramid. All have one scale, and an axis each, since one would count to the
  /// left in negative numbers.
  private enum Panel {
    ALONE("people not in a union"),
    UNION("people in a union"),
    UNKNOWN("status unknown");

    final String title;

    Panel(String title) {
      this.title = title;
    }

    static Panel of(String status) {
      return UNIONS.contains(status) ? UNION : status.equals(Groups.UNKNOWN) ? UNKNOWN : ALONE;
    }
  }

  /// Pixels between those in a union and those of unknown status.
  private static final int BETWEEN = 26;

  private final List<String> ages;

  private final List<String> statuses;
  private final Map<List<String>, Count> counts = new HashMap<>();
  private LocalDate date;

  /// How many people are no longer observed.
  private long beyond;

  private AgePyramid(Table population) {
    ChartColumns columns = new ChartColumns("an age pyramid", population);
    DateColumn dates = columns.dates("date");
    StringColumn groups = columns.texts("ageGroup");
    StringColumn names = columns.texts("status");
    columns.numbers("people");
    columns.numbers("uncertain");
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
      Count count = Count.of(columns, row);
      beyond += count.beyond();
      String age = ChartColumns.text(groups, row, Groups.UNKNOWN);
      allAges.add(age);
      if (count.people() > 0) {
        String status = Groups.status(ChartColumns.text(names, row, Groups.UNKNOWN));
        allStatuses.add(status);
        counts.merge(List.of(age, status), count, Count::plus);
      }
    }
    ages = List.copyOf(allAges);
    statuses = List.copyOf(allStatuses);
  }

  static Chart of(Table population) {
    AgePyramid pyramid = new AgePyramid(population);
    boolean nobody = pyramid.counts.isEmpty();
    String subtitle =
        "people by age in years"
            + (pyramid.date == null ? "" : ", " + pyramid.date)
            + (pyramid.date == null
                ? ""
                : Groups.beyond(new TreeMap<>(Map.of(pyramid.date, pyramid.beyond))));
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
    List<Panel> sides =
        statuses.contains(Groups.UNKNOWN)
            ? List.of(Panel.values())
            : List.of(Panel.ALONE, Panel.UNION);
    option.put("grid", grids(frame, sides.size(), gap));
    option.put("xAxis", sides.stream().map(this::numbers).toList());
    option.put("yAxis", sides.stream().map(side -> ages(side, gap)).toList());
    List<Object> series = new ArrayList<>();
    long all = counts.values().stream().mapToLong(Count::people).sum();
    for (String status : statuses) {
      for (boolean doubted : uncertain ? List.of(false, true) : List.of(false)) {
        series.add(series(status, doubted, all));
      }
    }
    if (uncertain) {
      series.add(PopulationCharts.hatchInLegend(false, Panel.ALONE.name()));
    }
    option.put("series", series);
    return option;
  }

  /// Rectangles of one width, with the ages between the first two.
  private static List<Object> grids(Frame frame, int sides, int gap) {
    int edge = Frame.SIDE + 8;
    int between = sides == 2 ? gap : gap + BETWEEN;
    int wide = (frame.width() - 2 * edge - between) / sides;
    List<Object> grids = new ArrayList<>();
    int left = edge;
    for (int side = 0; side < sides; side++) {
      grids.add(
          map(
              "left",
              left,
              "right",
              frame.width() - left - wide,
              "top",
              frame.top() + 6,
              "bottom",
              frame.bottom() + 52));
      left += wide + (side == 0 ? gap : BETWEEN);
    }
    return grids;
  }

  private Map<String, Object> numbers(Panel side) {
    Map<String, Object> axis = Options.below(Options.valueAxis(side.title));
    axis.put("nameTextStyle", map("color", Palette.MUTED));
    axis.put("gridIndex", side.ordinal());
    axis.put("inverse", side == Panel.ALONE);
    axis.put("max", largestBar());
    axis.put("minInterval", 1);
    return axis;
  }

  /// A round number not below any bar, on any side.
  private long largestBar() {
    long largest = 1;
    for (String age : ages) {
      for (Panel side : Panel.values()) {
        long bar =
            statuses.stream()
                .filter(status -> Panel.of(status) == side)
                .mapToLong(status -> count(age, status).people())
                .sum();
        largest = Math.max(largest, bar);
      }
    }
    long step = Math.max(1, (long) Math.pow(10, Math.floor(Math.log10(largest))) / 2);
    return (largest + step - 1) / step * step;
  }

  private Map<String, Object> ages(Panel side, int gap) {
    Map<String, Object> axis = Options.categoryAxis(ages, "");
    axis.put("gridIndex", side.ordinal());
    axis.put("position", side == Panel.ALONE ? "right" : "left");
    axis.put("axisLine", map("show", false));
    axis.put(
        "axisLabel",
        map(
            "show",
            side == Panel.ALONE,
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
    Panel side = Panel.of(status);
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
        side.name(),
        "xAxisIndex",
        side.ordinal(),
        "yAxisIndex",
        side.ordinal(),
        "barCategoryGap",
        "18%",
        "itemStyle",
        map("color", Palette.of(status), "decal", doubted ? Options.HATCH : null),
        "data",
        bars);
  }
}
