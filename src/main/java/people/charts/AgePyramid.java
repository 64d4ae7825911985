package people.charts;

import static people.charts.Options.map;

import module java.base;

import people.Attribute;
import people.charts.Groups.Count;
import people.charts.drawn.*;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// A chart of people by age. Where the table has a sex, males are to the left and females to the
/// right; else those who are known not to be in a union to the left, and those in one to the right.
/// Beside them are those of whom it is not known.
final class AgePyramid {

  private static final String SEX = Attribute.SEX;
  private static final Set<String> UNIONS = Set.of("married", "partnered");

  /// The sides of a pyramid. All have one scale, and an axis each, since one would count to the
  /// left in negative numbers.
  private enum Panel {
    LEFT("people not in a union", "male"),
    RIGHT("people in a union", "female"),
    BESIDE("status unknown", "of other or unknown sex");

    final String ofStatus;
    final String ofSex;

    Panel(String ofStatus, String ofSex) {
      this.ofStatus = ofStatus;
      this.ofSex = ofSex;
    }

    static Panel ofStatus(String status) {
      return UNIONS.contains(status) ? RIGHT : status.equals(Groups.UNKNOWN) ? BESIDE : LEFT;
    }

    static Panel ofSex(String sex) {
      return sex.equals(LEFT.ofSex) ? LEFT : sex.equals(RIGHT.ofSex) ? RIGHT : BESIDE;
    }
  }

  /// Bars of one colour on one side.
  ///
  /// @param sex empty in a table without
  /// @param status empty in a table without
  private record Bars(String sex, String status) {

    Panel panel() {
      return sex.isEmpty() ? Panel.ofStatus(status) : Panel.ofSex(sex);
    }

    /// As it is called in the legend.
    String name() {
      return status.isEmpty() ? sex : status;
    }

    String color() {
      return !status.isEmpty()
          ? Palette.of(status)
          : switch (sex) {
            case "male" -> Palette.rank(0);
            case "female" -> Palette.rank(1);
            case Groups.UNKNOWN -> Palette.UNKNOWN;
            default -> Palette.REST;
          };
    }
  }

  /// Pixels between the second and the third side, and beside the outer ones, if their numbers need
  /// no more.
  private static final int LEAST = Frame.SIDE + 8;

  private final List<String> ages;

  /// In the order in which they are stacked.
  private final List<Bars> bars;

  private final boolean hasSex;
  private final boolean hasStatus;
  private final Map<String, Map<Bars, Count>> counts = new HashMap<>();
  private LocalDate date;

  /// How many people are no longer observed.
  private long beyond;

  private AgePyramid(Table population) {
    ChartColumns columns = new ChartColumns("an age pyramid", population);
    DateColumn dates = columns.dates("date");
    StringColumn groups = columns.texts("ageGroup");
    hasSex = columns.has(SEX);
    hasStatus = !hasSex || columns.has("status");
    StringColumn sexes = hasSex ? columns.texts(SEX) : null;
    StringColumn names = hasStatus ? columns.texts("status") : null;
    columns.numbers("people");
    columns.numbers("uncertain");
    Set<String> allAges = new TreeSet<>(Groups.order("ageGroup"));
    Set<Bars> allBars =
        new TreeSet<>(
            Comparator.comparing(Bars::status, Groups.order("status"))
                .thenComparing(Bars::panel)
                .thenComparing(Bars::sex));
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
        Bars of =
            new Bars(
                hasSex ? ChartColumns.text(sexes, row, Groups.UNKNOWN) : "",
                hasStatus ? Groups.status(ChartColumns.text(names, row, Groups.UNKNOWN)) : "");
        allBars.add(of);
        counts.computeIfAbsent(age, _ -> new HashMap<>()).merge(of, count, Count::plus);
      }
    }
    ages = List.copyOf(allAges);
    bars = List.copyOf(allBars);
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
        !pyramid.hasSex
            ? "Age and status"
            : pyramid.hasStatus ? "Age, sex and status" : "Age and sex",
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
    StringColumn sexes = StringColumn.create(SEX);
    StringColumn names = StringColumn.create("status");
    LongColumn people = LongColumn.create("people");
    LongColumn uncertain = LongColumn.create("uncertain");
    for (String age : ages) {
      for (Bars each : bars) {
        Count count = count(age, each);
        groups.append(age);
        sexes.append(each.sex);
        names.append(each.status);
        people.append(count.people());
        uncertain.append(count.uncertain());
      }
    }
    Table table = Table.create("pyramid", groups);
    if (hasSex) {
      table.addColumns(sexes);
    }
    if (hasStatus) {
      table.addColumns(names);
    }
    return table.addColumns(people, uncertain);
  }

  private Count count(String age, Bars of) {
    return counts.getOrDefault(age, Map.of()).getOrDefault(of, Count.NONE);
  }

  private Stream<Count> counts() {
    return counts.values().stream().flatMap(ofAge -> ofAge.values().stream());
  }

  private Map<String, Object> draw(Frame plain) {
    boolean uncertain = counts().anyMatch(count -> count.uncertain() > 0);
    List<String> legend = new ArrayList<>(bars.stream().map(Bars::name).distinct().toList());
    if (uncertain) {
      legend.add(Options.UNCERTAIN);
    }
    Frame frame = plain.legend(legend, "roundRect");
    int widest = ages.stream().mapToInt(age -> (int) TextWidth.of(age, 12, false)).max().orElse(0);
    int gap = Math.max(38, widest + widest % 2 + 24); // even, so that both sides are as wide
    Map<String, Object> option = frame.option();
    List<Panel> sides =
        bars.stream().anyMatch(each -> each.panel() == Panel.BESIDE)
            ? List.of(Panel.values())
            : List.of(Panel.LEFT, Panel.RIGHT);
    NiceScale scale = NiceScale.of(0, largestBar(), true);
    // a number stands below the end of a side: half of it is beside that
    int half = (int) Math.ceil(TextWidth.of(Options.number((long) scale.max()), 12, false) / 2);
    option.put("grid", grids(frame, sides.size(), gap, half));
    option.put("xAxis", sides.stream().map(side -> numbers(side, scale)).toList());
    option.put("yAxis", sides.stream().map(side -> ages(side, gap)).toList());
    List<Object> series = new ArrayList<>();
    long all = counts().mapToLong(Count::people).sum();
    for (Bars each : bars) {
      for (boolean doubted : uncertain ? List.of(false, true) : List.of(false)) {
        series.add(series(each, doubted, all));
      }
    }
    if (uncertain) {
      series.add(Options.hatchInLegend(false, Panel.LEFT.name()));
    }
    option.put("series", series);
    return option;
  }

  /// Rectangles of one width, with the ages between the first two.
  ///
  /// @param half pixels that a number takes beyond the end of a side
  private static List<Object> grids(Frame frame, int sides, int gap, int half) {
    int edge = Math.max(LEAST, half + 2);
    int apart = Math.max(LEAST, half + 16); // the next side begins with a zero
    int between = sides == 2 ? gap : gap + apart;
    int wide = Math.max(10, (frame.width() - 2 * edge - between) / sides);
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
      left += wide + (side == 0 ? gap : apart);
    }
    return grids;
  }

  private Map<String, Object> numbers(Panel side, NiceScale scale) {
    Map<String, Object> axis =
        Options.below(Options.valueAxis(hasSex ? side.ofSex : side.ofStatus));
    axis.put("nameTextStyle", map("color", Palette.MUTED));
    axis.put("gridIndex", side.ordinal());
    axis.put("inverse", side == Panel.LEFT);
    axis.put("max", (long) scale.max());
    axis.put("interval", (long) scale.step());
    return axis;
  }

  /// Of all sides.
  private long largestBar() {
    long largest = 1;
    for (String age : ages) {
      for (Panel side : Panel.values()) {
        long bar =
            bars.stream()
                .filter(each -> each.panel() == side)
                .mapToLong(each -> count(age, each).people())
                .sum();
        largest = Math.max(largest, bar);
      }
    }
    return largest;
  }

  private Map<String, Object> ages(Panel side, int gap) {
    Map<String, Object> axis = Options.categoryAxis(ages, "");
    axis.put("gridIndex", side.ordinal());
    axis.put("position", side == Panel.LEFT ? "right" : "left");
    axis.put("axisLine", map("show", false));
    axis.put(
        "axisLabel",
        map(
            "show",
            side == Panel.LEFT,
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

  private Map<String, Object> series(Bars of, boolean doubted, long all) {
    Panel side = of.panel();
    List<Object> data = new ArrayList<>();
    for (String age : ages) {
      Count count = count(age, of);
      data.add(
          map(
              "value",
              doubted ? count.uncertain() : count.certain(),
              "tip",
              PopulationCharts.tip(told(age, of), count, all)));
    }
    return map(
        "id",
        Options.id(bars.indexOf(of), doubted),
        "name",
        of.name(),
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
        map("color", of.color(), "decal", doubted ? Hatch.LINES : null),
        "data",
        data);
  }

  private static String told(String age, Bars of) {
    return Stream.of(age, of.sex, of.status)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
