package people.charts;

import static people.charts.Options.map;

import module java.base;

import people.charts.Groups.Count;
import people.charts.drawn.*;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Charts of moves: between cities, and to and from one of them.
final class MoveCharts {

  private static final int CITIES = 12;

  private MoveCharts() {}

  // ---- flows

  private record Way(String from, String to) {}

  static Chart flows(Table moves) {
    ChartColumns columns = new ChartColumns("a chart of flows", moves);
    StringColumn from = columns.texts("fromCity");
    StringColumn to = columns.texts("toCity");
    IntPredicate certain = columns.certain();
    Map<Way, Count> ways = new HashMap<>();
    Map<String, Long> sizes = new HashMap<>();
    long within = 0;
    for (int row = 0; row < from.size(); row++) {
      Way way =
          new Way(
              ChartColumns.text(from, row, Groups.NOT_KNOWN),
              ChartColumns.text(to, row, Groups.NOT_KNOWN));
      if (!way.from.equals(way.to)) {
        ways.merge(way, new Count(1, certain.test(row) ? 0 : 1), Count::plus);
        sizes.merge(way.from, 1L, Long::sum);
        sizes.merge(way.to, 1L, Long::sum);
      } else if (!way.from.equals(Groups.NOT_KNOWN)) {
        within++;
      }
    }
    List<String> named = Groups.largest(sizes, CITIES);
    List<String> cities = new ArrayList<>(named);
    cities.addAll(List.of(Groups.ELSEWHERE, Groups.NOT_KNOWN));
    Map<Way, Count> folded =
        new TreeMap<>(
            Comparator.comparingInt((Way way) -> cities.indexOf(way.from))
                .thenComparingInt(way -> cities.indexOf(way.to)));
    ways.forEach((way, count) ->
        folded.merge(
            new Way(Groups.fold(way.from, named), Groups.fold(way.to, named)), count, Count::plus));
    long all = ways.values().stream().mapToLong(Count::people).sum();
    String subtitle = Options.count(all, "move", "moves");
    if (within > 0) {
      subtitle += ", and " + Options.number(within) + " within a city that are not drawn";
    }
    long rows = cities.stream().filter(city -> sizes.containsKey(city)).count();
    return new Chart(
        "Moves between cities",
        subtitle,
        860,
        folded.isEmpty() ? 240 : (int) Math.max(320, 120 + 40 * rows),
        flowTable(folded),
        folded.isEmpty()
            ? frame -> frame.nothing("there is no move between two cities in the table of moves")
            : frame -> sankey(folded, cities, frame));
  }

  private static Table flowTable(Map<Way, Count> ways) {
    StringColumn from = StringColumn.create("fromCity");
    StringColumn to = StringColumn.create("toCity");
    LongColumn moves = LongColumn.create("moves");
    LongColumn uncertain = LongColumn.create("uncertain");
    ways.forEach((way, count) -> {
      from.append(way.from);
      to.append(way.to);
      moves.append(count.people());
      uncertain.append(count.uncertain());
    });
    return Table.create("flows", from, to, moves, uncertain);
  }

  /// Each city stands on the left and on the right, since a flow must not come back to where it is
  /// from.
  private static Map<String, Object> sankey(
      Map<Way, Count> ways, List<String> cities, Frame frame) {
    List<Object> nodes = new ArrayList<>();
    double widest = 60;
    for (boolean left : List.of(true, false)) {
      for (String city : cities) {
        Count count =
            ways.entrySet().stream()
                .filter(way -> (left ? way.getKey().from : way.getKey().to).equals(city))
                .map(Map.Entry::getValue)
                .reduce(Count.NONE, Count::plus);
        if (count.people() > 0) {
          String text =
              TextWidth.shorten(city, frame.width() * 0.2, 12)
                  + " "
                  + Options.number(count.people());
          widest = Math.max(widest, TextWidth.of(text, 12, false));
          nodes.add(
              map(
                  "name",
                  (left ? "from " : "to ") + city,
                  "depth",
                  left ? 0 : 1,
                  "itemStyle",
                  map("color", Groups.cityColor(city, cities.indexOf(city))),
                  "label",
                  map("position", left ? "left" : "right"),
                  "text",
                  text,
                  "tip",
                  tip(city, count, left ? " away" : " here")));
        }
      }
    }
    List<Object> links = new ArrayList<>();
    ways.forEach((way, count) ->
        links.add(
            map(
                "source",
                "from " + way.from,
                "target",
                "to " + way.to,
                "value",
                count.people(),
                "tip",
                tip(way.from + " → " + way.to, count, ""))));
    int side = Frame.SIDE + 8 + (int) widest;
    Map<String, Object> option = frame.option();
    option.put(
        "series",
        List.of(
            map(
                "type",
                "sankey",
                "left",
                side,
                "right",
                side,
                "top",
                frame.top() + 30,
                "bottom",
                frame.bottom() + 10,
                "nodeWidth",
                14,
                "nodeGap",
                10,
                // Otherwise it would change the order of the cities for a few crossings less.
                "layoutIterations",
                0,
                "draggable",
                false,
                "label",
                map("color", Palette.INK, "fontSize", 12),
                "lineStyle",
                map("color", "source", "opacity", 0.38, "curveness", 0.5),
                "emphasis",
                map("focus", "adjacency"),
                "data",
                nodes,
                "links",
                links)));
    option.put(
        "graphic",
        List.of(heading("left", side - 2, "from", frame), heading("right", side - 2, "to", frame)));
    option.put("people", map("labels", true));
    return option;
  }

  private static List<String> tip(String what, Count count, String where) {
    List<String> lines = new ArrayList<>();
    lines.add(what);
    lines.add(Options.count(count.people(), "move", "moves") + where);
    lines.addAll(count.doubt());
    return lines;
  }

  private static Map<String, Object> heading(String edge, int at, String text, Frame frame) {
    return map(
        "type",
        "text",
        edge,
        at,
        "top",
        frame.top() + 8,
        "style",
        map("text", text, "fill", Palette.MUTED, "fontSize", 12));
  }

  // ---- arrivals

  private record YearOfMoves(Count arrivals, Count departures) {

    static final YearOfMoves NOTHING = new YearOfMoves(Count.NONE, Count.NONE);

    YearOfMoves plus(YearOfMoves other) {
      return new YearOfMoves(arrivals.plus(other.arrivals), departures.plus(other.departures));
    }
  }

  static Chart arrivals(Table moves, String city) {
    ChartColumns columns = new ChartColumns("a chart of arrivals", moves);
    DateColumn dates = columns.dates("date");
    StringColumn from = columns.texts("fromCity");
    StringColumn to = columns.texts("toCity");
    String name = ChartColumns.oneLine(city);
    IntPredicate certain = columns.certain();
    TreeMap<Integer, YearOfMoves> years = new TreeMap<>();
    long unknown = 0;
    for (int row = 0; row < dates.size(); row++) {
      String before = ChartColumns.text(from, row, "");
      String after = ChartColumns.text(to, row, "");
      boolean leaves = name.equals(before);
      boolean arrives = name.equals(after);
      if (!dates.isMissing(row) && leaves != arrives) {
        unknown += before.isEmpty() || after.isEmpty() ? 1 : 0;
        Count one = new Count(1, certain.test(row) ? 0 : 1);
        YearOfMoves change =
            arrives ? new YearOfMoves(one, Count.NONE) : new YearOfMoves(Count.NONE, one);
        years.merge(dates.get(row).getYear(), change, YearOfMoves::plus);
      }
    }
    if (!years.isEmpty() && years.lastKey() - years.firstKey() < 3000) {
      for (int year = years.firstKey(); year < years.lastKey(); year++) {
        years.putIfAbsent(year, YearOfMoves.NOTHING);
      }
    }
    String range =
        years.isEmpty()
            ? ""
            : ", "
                + Options.years(
                    LocalDate.of(years.firstKey(), 1, 1), LocalDate.of(years.lastKey(), 1, 1));
    return new Chart(
        "Moves to and from " + name,
        "people a year"
            + range
            + (unknown == 0
                ? ""
                : "; %s from or to a place that is not known"
                    .formatted(Options.count(unknown, "of the moves is", "of the moves are"))),
        860,
        years.isEmpty() ? 240 : 420,
        yearTable(years),
        years.isEmpty()
            ? frame ->
                frame.nothing("there is no move to or from '" + name + "' in the table of moves")
            : frame -> bars(years, frame));
  }

  private static Table yearTable(Map<Integer, YearOfMoves> years) {
    IntColumn year = IntColumn.create("year");
    LongColumn arrivals = LongColumn.create("arrivals");
    LongColumn departures = LongColumn.create("departures");
    LongColumn uncertainArrivals = LongColumn.create("uncertainArrivals");
    LongColumn uncertainDepartures = LongColumn.create("uncertainDepartures");
    years.forEach((number, counts) -> {
      year.append(number);
      arrivals.append(counts.arrivals.people());
      departures.append(counts.departures.people());
      uncertainArrivals.append(counts.arrivals.uncertain());
      uncertainDepartures.append(counts.departures.uncertain());
    });
    return Table.create(
        "arrivals", year, arrivals, departures, uncertainArrivals, uncertainDepartures);
  }

  private static Map<String, Object> bars(TreeMap<Integer, YearOfMoves> years, Frame plain) {
    boolean uncertain =
        years.values().stream()
            .anyMatch(year -> year.arrivals.uncertain() + year.departures.uncertain() > 0);
    List<String> legend = new ArrayList<>(List.of("arrivals", "departures", "net"));
    if (uncertain) {
      legend.add(Options.UNCERTAIN);
    }
    Frame frame = plain.legend(legend, null);
    frame.axisTooltip();
    Map<String, Object> option = frame.option();
    option.put("grid", frame.grid(26, 30));
    Map<String, Object> time =
        Options.categoryAxis(years.keySet().stream().map(String::valueOf).toList(), "year");
    Options.below(time);
    option.put("xAxis", time);
    Map<String, Object> people = Options.valueAxis("people a year, departures below 0");
    people.put("minInterval", 1);
    option.put("yAxis", people);
    option.put("dataZoom", Options.zoom());
    List<Object> series = new ArrayList<>();
    List<Boolean> doubts = uncertain ? List.of(false, true) : List.of(false);
    for (boolean doubted : doubts) {
      series.add(bar("arrivals", doubted, Palette.IN, years.values(), YearOfMoves::arrivals, 1));
    }
    for (boolean doubted : doubts) {
      series.add(
          bar("departures", doubted, Palette.OUT, years.values(), YearOfMoves::departures, -1));
    }
    if (uncertain) {
      series.add(Options.hatchInLegend(false, "all"));
    }
    series.add(
        map(
            "id",
            "net",
            "name",
            "net",
            "type",
            "line",
            "symbol",
            years.size() == 1 ? "circle" : "none",
            "symbolSize",
            8,
            "itemStyle",
            map("color", Palette.INK),
            "lineStyle",
            map("color", Palette.INK, "width", 1.8),
            "data",
            years.values().stream()
                .map(year -> year.arrivals.people() - year.departures.people())
                .toList()));
    series.add(PlotMarks.zero(0));
    option.put("series", series);
    option.put(
        "people",
        map(
            "tooltip",
            "bands",
            "ordered",
            true,
            "signed",
            "net",
            "inkColor",
            Palette.INK,
            "paperColor",
            Palette.PAPER,
            "mutedColor",
            Palette.MUTED));
    return option;
  }

  /// @param sign -1 for bars that go down
  private static Map<String, Object> bar(
      String name,
      boolean doubted,
      String color,
      Collection<YearOfMoves> years,
      Function<YearOfMoves, Count> moves,
      int sign) {
    Function<Count, Long> part = doubted ? Count::uncertain : Count::certain;
    return map(
        "id",
        name + (doubted ? "~" : ""),
        "name",
        name,
        "type",
        "bar",
        "stack",
        "all",
        "barCategoryGap",
        "20%",
        "barMaxWidth",
        40,
        "itemStyle",
        map("color", color, "decal", doubted ? Hatch.LINES : null),
        "data",
        years.stream().map(year -> sign * part.apply(moves.apply(year))).toList());
  }
}
