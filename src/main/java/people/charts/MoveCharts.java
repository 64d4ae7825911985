package people.charts;

import static people.charts.Options.map;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Moves: between cities, and to and from one of them.
final class MoveCharts {

  private static final int CITIES = 12;

  private MoveCharts() {}

  // ---- flows

  private record Way(String from, String to) {}

  static Chart flows(Table moves) {
    Columns columns = new Columns("a chart of flows", moves);
    StringColumn from = columns.texts("fromCity");
    StringColumn to = columns.texts("toCity");
    Map<Way, Integer> ways = new HashMap<>();
    Map<String, Integer> sizes = new HashMap<>();
    int within = 0;
    for (int row = 0; row < from.size(); row++) {
      Way way =
          new Way(
              Columns.text(from, row, Groups.NOT_KNOWN), Columns.text(to, row, Groups.NOT_KNOWN));
      if (way.from.equals(way.to)) {
        within++;
      } else {
        ways.merge(way, 1, Integer::sum);
        sizes.merge(way.from, 1, Integer::sum);
        sizes.merge(way.to, 1, Integer::sum);
      }
    }
    List<String> named = Groups.largest(sizes, CITIES);
    List<String> cities = new ArrayList<>(named);
    cities.addAll(List.of(Groups.ELSEWHERE, Groups.NOT_KNOWN));
    Map<Way, Integer> folded =
        new TreeMap<>(
            Comparator.comparingInt((Way way) -> cities.indexOf(way.from))
                .thenComparingInt(way -> cities.indexOf(way.to)));
    ways.forEach((way, count) ->
        folded.merge(
            new Way(Groups.fold(way.from, named), Groups.fold(way.to, named)),
            count,
            Integer::sum));
    int all = ways.values().stream().mapToInt(Integer::intValue).sum();
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

  private static Table flowTable(Map<Way, Integer> ways) {
    StringColumn from = StringColumn.create("fromCity");
    StringColumn to = StringColumn.create("toCity");
    IntColumn moves = IntColumn.create("moves");
    ways.forEach((way, count) -> {
      from.append(way.from);
      to.append(way.to);
      moves.append(count);
    });
    return Table.create("flows", from, to, moves);
  }

  /// Each city stands on the left and on the right, since a flow must not come back to where it is
  /// from.
  private static Map<String, Object> sankey(
      Map<Way, Integer> ways, List<String> cities, Frame frame) {
    List<Object> nodes = new ArrayList<>();
    double widest = 60;
    for (boolean left : List.of(true, false)) {
      for (String city : cities) {
        int count =
            ways.entrySet().stream()
                .filter(way -> (left ? way.getKey().from : way.getKey().to).equals(city))
                .mapToInt(Map.Entry::getValue)
                .sum();
        if (count > 0) {
          String text =
              TextWidth.shorten(city, frame.width() * 0.2, 12) + " " + Options.number(count);
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
                  map("position", left ? "left" : "right", "formatter", text),
                  "tip",
                  List.of(
                      city, Options.count(count, "move", "moves") + (left ? " away" : " here"))));
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
                count,
                "tip",
                List.of(way.from + " → " + way.to, Options.count(count, "move", "moves")))));
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
    return option;
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

  static Chart arrivals(Table moves, String city) {
    Columns columns = new Columns("a chart of arrivals", moves);
    DateColumn dates = columns.dates("date");
    StringColumn from = columns.texts("fromCity");
    StringColumn to = columns.texts("toCity");
    String name = Columns.oneLine(city);
    TreeMap<Integer, int[]> years = new TreeMap<>();
    for (int row = 0; row < dates.size(); row++) {
      boolean leaves = name.equals(Columns.text(from, row, ""));
      boolean arrives = name.equals(Columns.text(to, row, ""));
      if (!dates.isMissing(row) && leaves != arrives) {
        years.computeIfAbsent(dates.get(row).getYear(), _ -> new int[2])[arrives ? 0 : 1]++;
      }
    }
    if (!years.isEmpty() && years.lastKey() - years.firstKey() < 3000) {
      for (int year = years.firstKey(); year < years.lastKey(); year++) {
        years.computeIfAbsent(year, _ -> new int[2]);
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
        "people a year" + range,
        860,
        years.isEmpty() ? 240 : 420,
        yearTable(years),
        years.isEmpty()
            ? frame ->
                frame.nothing("there is no move to or from '" + name + "' in the table of moves")
            : frame -> bars(years, frame));
  }

  private static Table yearTable(Map<Integer, int[]> years) {
    IntColumn year = IntColumn.create("year");
    IntColumn arrivals = IntColumn.create("arrivals");
    IntColumn departures = IntColumn.create("departures");
    years.forEach((number, counts) -> {
      year.append(number);
      arrivals.append(counts[0]);
      departures.append(counts[1]);
    });
    return Table.create("arrivals", year, arrivals, departures);
  }

  private static Map<String, Object> bars(TreeMap<Integer, int[]> years, Frame plain) {
    Frame frame = plain.legend(List.of("arrivals", "departures", "net"), null);
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
    option.put(
        "series",
        List.of(
            bar("arrivals", Palette.IN, years.values().stream().map(count -> count[0]).toList()),
            bar(
                "departures",
                Palette.OUT,
                years.values().stream().map(count -> -count[1]).toList()),
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
                years.values().stream().map(count -> count[0] - count[1]).toList())));
    option.put("people", map("tooltip", "bands", "ordered", true, "signed", "net"));
    return option;
  }

  private static Map<String, Object> bar(String name, String color, List<Integer> counts) {
    return map(
        "id",
        name,
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
        map("color", color),
        "data",
        counts);
  }
}
