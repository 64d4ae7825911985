package people.charts;

import static people.charts.Options.map;

import module java.base;

import people.charts.Groups.Count;
import people.charts.drawn.*;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Charts of a population, or of households, over time, as shares and as numbers. Each group has
/// two series of one name: those that are certain, and above them, hatched, those that depend on an
/// uncertain date.
final class PopulationCharts {

  static final List<String> GROUPS = List.of("status", "city", "ageGroup");

  private static final String NOBODY = "nobody is counted in the table of the population";
  private static final String NO_HOUSEHOLD = "no household is counted in the table of households";

  /// More bars than this are too thin to be seen apart: then an area.
  private static final int BARS = 60;

  /// The number comes first, since ECharts stacks the first of two numbers; it would add up years.
  private static final Map<String, Object> ENCODE = map("x", 1, "y", 0);

  private PopulationCharts() {}

  static Chart shares(Table population) {
    ChartColumns columns = new ChartColumns("a chart of shares", population);
    Groups groups = Groups.of(columns, group(columns));
    return chart("Shares by " + word(groups), groups, true, NOBODY);
  }

  static Chart counts(Table population) {
    ChartColumns columns = new ChartColumns("a chart of counts", population);
    Groups groups = Groups.of(columns, group(columns));
    return chart("People by " + word(groups), groups, false, NOBODY);
  }

  static Chart households(Table counts) {
    Groups groups = Groups.ofHouseholds(new ChartColumns("a chart of households", counts));
    return chart("Households by kind", groups, false, NO_HOUSEHOLD);
  }

  /// One of the usual columns, else the first one of texts: an attribute.
  private static String group(ChartColumns columns) {
    return columns.table().columns().stream()
        .filter(_ -> columns.has("people") && GROUPS.stream().noneMatch(columns::has))
        .filter(StringColumn.class::isInstance)
        .map(Column::name)
        .findFirst()
        .orElseGet(() -> columns.oneOf(GROUPS));
  }

  private static String word(Groups groups) {
    return groups.column().equals("ageGroup") ? "age" : groups.column();
  }

  private static Chart chart(String title, Groups groups, boolean shares, String nothing) {
    List<LocalDate> dates = groups.dates();
    String unit = shares ? "% of the living" : groups.counted();
    String time =
        switch (dates.size()) {
          case 0 -> "";
          case 1 -> ", " + dates.getFirst();
          default -> ", " + Options.years(dates.getFirst(), dates.getLast());
        };
    Drawing drawing =
        groups.isEmpty()
            ? frame -> frame.nothing(nothing)
            : dates.size() == 1
                ? frame -> oneDate(groups, shares, unit, frame)
                : frame -> overTime(groups, shares, unit, frame);
    int height = dates.size() == 1 ? 170 + 30 * groups.groups().size() : 460;
    String unknown =
        shares && groups.anyUnknown()
            ? "; those of unknown %s are in the 100 %%".formatted(word(groups))
            : "";
    String subtitle = unit + time + unknown + groups.beyond();
    return new Chart(title, subtitle, 860, Math.max(240, height), table(groups), drawing);
  }

  private static Table table(Groups groups) {
    DateColumn dates = DateColumn.create("date");
    StringColumn names = StringColumn.create(groups.column());
    LongColumn people = LongColumn.create(groups.counted());
    LongColumn uncertain = LongColumn.create("uncertain");
    LongColumn beyond = LongColumn.create("beyond");
    DoubleColumn shares = DoubleColumn.create("share");
    for (LocalDate date : groups.dates()) {
      for (String group : groups.groups()) {
        Count count = groups.count(date, group);
        dates.append(date);
        names.append(group);
        people.append(count.people());
        uncertain.append(count.uncertain());
        beyond.append(count.beyond());
        shares.append(share(count.people(), groups.people(date)));
      }
    }
    return groups.isOfHouseholds()
        ? Table.create("households", dates, names, people, uncertain, shares)
        : Table.create("population", dates, names, people, uncertain, beyond, shares);
  }

  /// In percent, to the fourth digit: exact enough to add up, short enough to read. NaN of nobody.
  private static double share(long people, long of) {
    return of == 0 ? Double.NaN : Math.round(people * 1e6 / of) / 1e4;
  }

  private static Object value(long people, long of, boolean shares) {
    if (!shares) {
      return people;
    }
    return of == 0 ? "-" : share(people, of);
  }

  private static Map<String, Object> overTime(
      Groups groups, boolean shares, String unit, Frame plain) {
    List<LocalDate> dates = groups.dates();
    boolean area = shares || dates.size() > BARS;
    boolean uncertain = groups.anyUncertain();
    Frame frame = plain.legend(legend(groups), "roundRect");
    frame.axisTooltip();
    Map<String, Object> option = frame.option();
    option.put("grid", frame.grid(26, 30));
    TimeAxis time = TimeAxis.of(dates);
    option.put("xAxis", time.option(area ? 0 : shortest(dates, time) / 2));
    Map<String, Object> values = Options.valueAxis(unit);
    if (shares) {
      values.put("max", 100);
    } else {
      values.put("minInterval", 1); // nobody is half a person
    }
    option.put("yAxis", values);
    option.put("dataZoom", Options.zoom());
    List<Object> series = new ArrayList<>();
    for (String group : groups.groups()) {
      for (boolean doubted : uncertain ? List.of(false, true) : List.of(false)) {
        List<Object> points = new ArrayList<>();
        for (LocalDate date : dates) {
          Count count = groups.count(date, group);
          long people = doubted ? count.uncertain() : count.certain();
          points.add(
              List.of(value(people, groups.people(date), shares), time.x(date), date.toString()));
        }
        String id = Options.id(groups.groups().indexOf(group), doubted);
        Map<String, Object> each = series(id, group, groups.color(group), area, points);
        if (area && !shares) {
          each.put("step", "middle"); // people come and go whole
        }
        series.add(each);
      }
    }
    if (uncertain) {
      series.add(Options.hatchInLegend(groups.doubt(), area, "all"));
    }
    option.put("series", series);
    option.put(
        "people", map("tooltip", "bands", "unit", shares ? " %" : null, "years", time.years()));
    return option;
  }

  /// Years from one bar to the next, at least.
  private static double shortest(List<LocalDate> dates, TimeAxis time) {
    double shortest = Double.MAX_VALUE;
    for (int i = 1; i < dates.size(); i++) {
      double gap = time.x(dates.get(i)).doubleValue() - time.x(dates.get(i - 1)).doubleValue();
      shortest = Math.min(shortest, gap);
    }
    return shortest;
  }

  private static List<String> legend(Groups groups) {
    List<String> names = new ArrayList<>(groups.groups());
    if (groups.anyUncertain()) {
      names.add(groups.doubt());
    }
    return names;
  }

  private static Map<String, Object> series(
      String id, String name, String color, boolean area, List<Object> points) {
    boolean doubted = id.endsWith("~");
    Map<String, Object> hatch = doubted ? Hatch.LINES : null;
    Map<String, Object> edge =
        map(
            "color",
            color,
            "decal",
            hatch,
            "borderColor",
            area ? null : Palette.PAPER,
            "borderWidth",
            area ? null : 0.5);
    return map(
        "id",
        id,
        "name",
        name,
        "type",
        area ? "line" : "bar",
        "encode",
        ENCODE,
        "stack",
        "all",
        "barCategoryGap",
        area ? null : "20%",
        "symbol",
        area ? "none" : null,
        "itemStyle",
        edge,
        "lineStyle",
        area ? map("width", 0, "opacity", 0) : null,
        "areaStyle",
        area ? map("opacity", doubted ? 0.75 : 0.92) : null,
        "emphasis",
        map("focus", "series"),
        "data",
        points);
  }

  private static Map<String, Object> oneDate(
      Groups groups, boolean shares, String unit, Frame plain) {
    LocalDate date = groups.dates().getFirst();
    long all = groups.people(date);
    boolean uncertain = groups.anyUncertain();
    Frame frame = uncertain ? plain.legend(List.of(groups.doubt()), "roundRect") : plain;
    Map<String, Object> option = frame.option();
    option.put("grid", frame.grid(6, 30));
    Map<String, Object> values = Options.below(Options.valueAxis(unit));
    values.put("minInterval", shares ? null : 1);
    option.put("xAxis", values);
    Map<String, Object> names = Options.categoryAxis(groups.groups(), "");
    names.put("inverse", true);
    names.put(
        "axisLabel",
        map("color", Palette.INK, "interval", 0, "width", 170, "overflow", "truncate"));
    option.put("yAxis", names);
    List<Object> series = new ArrayList<>();
    for (boolean doubted : uncertain ? List.of(false, true) : List.of(false)) {
      List<Object> bars = new ArrayList<>();
      for (String group : groups.groups()) {
        Count count = groups.count(date, group);
        bars.add(
            map(
                "value", value(doubted ? count.uncertain() : count.certain(), all, shares),
                "itemStyle",
                    map("color", groups.color(group), "decal", doubted ? Hatch.LINES : null),
                "tip", tip(group, groups.count(count.people()), count, all)));
      }
      series.add(
          map(
              "id",
              doubted ? "people~" : "people",
              "name",
              doubted ? groups.doubt() : groups.counted(),
              "type",
              "bar",
              "stack",
              "all",
              "barMaxWidth",
              24,
              "data",
              bars,
              "itemStyle",
              doubted ? map("color", Palette.REST, "decal", Hatch.LINES) : null));
    }
    option.put("series", series);
    return option;
  }

  static List<String> tip(String name, Count count, long all) {
    return tip(name, Options.count(count.people(), "person", "people"), count, all);
  }

  private static List<String> tip(String name, String number, Count count, long all) {
    List<String> lines = new ArrayList<>();
    lines.add(name);
    lines.add(
        number + (all == 0 ? "" : ", " + Math.round(count.people() * 1000.0 / all) / 10.0 + " %"));
    lines.addAll(count.doubt());
    return lines;
  }
}
