package people.charts;

import static people.charts.Options.map;

import module java.base;

import people.charts.Groups.Count;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Charts of numbers as colours: cities by year, and statuses by status.
final class Heatmaps {

  private static final int CITIES = 30;

  private Heatmaps() {}

  // ---- cities by year

  static Chart cities(Table population) {
    ChartColumns columns = new ChartColumns("a heat map", population);
    DateColumn dates = columns.dates("date");
    StringColumn cities = columns.texts("city");
    columns.numbers("people");
    Map<Integer, LocalDate> asked = new TreeMap<>();
    for (LocalDate date : dates) {
      if (date != null) {
        asked.merge(date.getYear(), date, ChartColumns::later);
      }
    }
    Map<String, Map<Integer, Count>> counts = new HashMap<>();
    Map<String, Long> largest = new HashMap<>();
    NavigableMap<LocalDate, Long> beyond = new TreeMap<>();
    for (int row = 0; row < dates.size(); row++) {
      Count count = Count.of(columns, row);
      LocalDate date = dates.get(row);
      if (date != null && asked.get(date.getYear()).equals(date)) {
        beyond.merge(date, count.beyond(), Long::sum);
        if (count.people() > 0) {
          String city = ChartColumns.text(cities, row, Groups.NOT_KNOWN);
          counts
              .computeIfAbsent(city, _ -> new HashMap<>())
              .merge(date.getYear(), count, Count::plus);
          largest.merge(city, count.people(), Long::sum);
        }
      }
    }
    List<String> named = Groups.largest(largest, CITIES);
    Map<String, Map<Integer, Count>> rows = new LinkedHashMap<>();
    named.forEach(city -> rows.put(city, new TreeMap<>()));
    for (String last : List.of(Groups.ELSEWHERE, Groups.NOT_KNOWN)) {
      if (counts.keySet().stream().anyMatch(city -> Groups.fold(city, named).equals(last))) {
        rows.put(last, new TreeMap<>());
      }
    }
    counts.forEach((city, byYear) ->
        byYear.forEach(
            (year, count) -> rows.get(Groups.fold(city, named)).merge(year, count, Count::plus)));
    List<Integer> years = asked.isEmpty() ? List.of() : years(new TreeSet<>(asked.keySet()));
    String range =
        asked.isEmpty()
            ? ""
            : ", "
                + Options.years(Collections.min(asked.values()), Collections.max(asked.values()));
    return new Chart(
        "People by city and year",
        "people" + range + Groups.beyond(beyond),
        900,
        rows.isEmpty() ? 240 : Math.max(260, 180 + 20 * rows.size()),
        table(rows),
        rows.isEmpty()
            ? frame -> frame.nothing("nobody is counted in the table of the population")
            : frame -> draw(rows, years, frame));
  }

  /// Every year of the range, unless that is mostly years of which nothing is known.
  private static List<Integer> years(TreeSet<Integer> asked) {
    int span = asked.last() - asked.first() + 1;
    if (span > 4 * asked.size() + 4) {
      return List.copyOf(asked);
    }
    List<Integer> all = new ArrayList<>();
    for (int year = asked.first(); year <= asked.last(); year++) {
      all.add(year);
    }
    return all;
  }

  private static Table table(Map<String, Map<Integer, Count>> rows) {
    StringColumn cities = StringColumn.create("city");
    IntColumn years = IntColumn.create("year");
    LongColumn people = LongColumn.create("people");
    LongColumn uncertain = LongColumn.create("uncertain");
    rows.forEach((city, byYear) ->
        byYear.forEach((year, count) -> {
          cities.append(city);
          years.append(year);
          people.append(count.people());
          uncertain.append(count.uncertain());
        }));
    return Table.create("cities", cities, years, people, uncertain);
  }

  private static Map<String, Object> draw(
      Map<String, Map<Integer, Count>> rows, List<Integer> years, Frame frame) {
    List<String> cities = List.copyOf(rows.keySet());
    List<Object> cells = new ArrayList<>();
    long most = 1;
    long mostUnknown = 1;
    for (Map.Entry<String, Map<Integer, Count>> row : rows.entrySet()) {
      long people = row.getValue().values().stream().mapToLong(Count::people).max().orElse(0);
      if (row.getKey().equals(Groups.NOT_KNOWN)) {
        mostUnknown = people;
      } else {
        most = Math.max(most, people);
      }
    }
    for (int y = 0; y < cities.size(); y++) {
      boolean isUnknown = cities.get(y).equals(Groups.NOT_KNOWN);
      for (Map.Entry<Integer, Count> entry : rows.get(cities.get(y)).entrySet()) {
        Count count = entry.getValue();
        List<String> tip = new ArrayList<>();
        tip.add(cities.get(y) + ", " + entry.getKey());
        tip.add(Options.count(count.people(), "person", "people"));
        tip.addAll(count.doubt());
        Map<String, Object> cell =
            map("value", List.of(years.indexOf(entry.getKey()), y, count.people()), "tip", tip);
        if (isUnknown) { // in grey, since it is no place, and apart from the scale of the cities
          cell.put("visualMap", false);
          double share = (double) count.people() / mostUnknown;
          cell.put("itemStyle", map("color", Palette.UNKNOWN, "opacity", 0.35 + 0.65 * share));
        }
        cells.add(cell);
      }
    }
    Map<String, Object> option = frame.option();
    scale(option, frame, most, "people");
    Map<String, Object> grid = frame.grid(38, 30);
    option.put("grid", grid);
    List<String> names = years.stream().map(String::valueOf).toList();
    option.put("xAxis", Options.below(Options.categoryAxis(names, "year")));
    option.put("yAxis", HeatParts.names(cities));
    option.put("series", List.of(HeatParts.cells(cells, years.size() > 120 ? 0 : 1)));
    return option;
  }

  private static void scale(Map<String, Object> option, Frame frame, long most, String unit) {
    HeatParts.scale(option, frame, 0L, most, List.of(Options.number(most) + " " + unit, "0"));
  }

  // ---- statuses by status

  private record StatusPair(String before, String after) {}

  static Chart transitions(Table transitions) {
    ChartColumns columns = new ChartColumns("a chart of transitions", transitions);
    StringColumn before = columns.texts("before");
    StringColumn after = columns.texts("after");
    DateColumn dates = columns.dates("date");
    NumericColumn<?> ages = columns.numbers("age");
    IntPredicate certain = columns.certain();
    Map<StatusPair, List<Integer>> changes =
        new TreeMap<>(
            Comparator.comparing(StatusPair::before, Groups.order("status"))
                .thenComparing(StatusPair::after, Groups.order("status")));
    Map<StatusPair, Count> counts = new HashMap<>();
    LocalDate first = null;
    LocalDate last = null;
    for (int row = 0; row < before.size(); row++) {
      StatusPair change =
          new StatusPair(
              Groups.status(ChartColumns.text(before, row, "unknown")),
              Groups.status(ChartColumns.text(after, row, "unknown")));
      counts.merge(change, new Count(1, certain.test(row) ? 0 : 1), Count::plus);
      List<Integer> known = changes.computeIfAbsent(change, _ -> new ArrayList<>());
      if (!ages.isMissing(row)) {
        known.add((int) ChartColumns.number(ages, row));
      }
      first = ChartColumns.earlier(first, dates.get(row));
      last = ChartColumns.later(last, dates.get(row));
    }
    String range = first == null ? "" : ", " + Options.years(first, last);
    TreeSet<String> from = new TreeSet<>(Groups.order("status"));
    TreeSet<String> to = new TreeSet<>(Groups.order("status"));
    for (StatusPair change : changes.keySet()) {
      from.add(change.before);
      to.add(change.after);
    }
    return new Chart(
        "Changes of status",
        "number of changes" + range,
        700,
        counts.isEmpty() ? 240 : 210 + 44 * from.size(),
        table(changes, counts),
        counts.isEmpty()
            ? frame -> frame.nothing("there is no change in the table of transitions")
            : frame -> matrix(changes, counts, List.copyOf(from), List.copyOf(to), frame));
  }

  private static Table table(
      Map<StatusPair, List<Integer>> changes, Map<StatusPair, Count> counts) {
    StringColumn before = StringColumn.create("before");
    StringColumn after = StringColumn.create("after");
    LongColumn number = LongColumn.create("changes");
    LongColumn uncertain = LongColumn.create("uncertain");
    IntColumn age = IntColumn.create("medianAge");
    changes.forEach((change, ages) -> {
      before.append(change.before);
      after.append(change.after);
      number.append(counts.get(change).people());
      uncertain.append(counts.get(change).uncertain());
      if (ages.isEmpty()) {
        age.appendMissing();
      } else {
        age.append(median(ages));
      }
    });
    return Table.create("transitions", before, after, number, uncertain, age);
  }

  /// The lower of the two in the middle when there are two.
  private static int median(List<Integer> ages) {
    return ages.stream().sorted().toList().get((ages.size() - 1) / 2);
  }

  private static Map<String, Object> matrix(
      Map<StatusPair, List<Integer>> changes,
      Map<StatusPair, Count> counts,
      List<String> from,
      List<String> to,
      Frame frame) {
    long most = counts.values().stream().mapToLong(Count::people).max().orElseThrow();
    List<Object> cells = new ArrayList<>();
    changes.forEach((change, ages) -> {
      long count = counts.get(change).people();
      List<String> tip = new ArrayList<>();
      tip.add(change.before + " → " + change.after);
      tip.add(Options.count(count, "change", "changes"));
      tip.addAll(counts.get(change).doubt());
      if (!ages.isEmpty()) {
        tip.add(
            "median age "
                + median(ages)
                + (ages.size() < count
                    ? ", of the %s whose birth is known".formatted(Options.number(ages.size()))
                    : ""));
      }
      cells.add(
          map(
              "value",
              List.of(to.indexOf(change.after), from.indexOf(change.before), count),
              "label",
              map(
                  "show",
                  true,
                  "formatter",
                  Options.number(count),
                  "fontSize",
                  13,
                  "color",
                  count > most * 0.62 ? Palette.ON_MANY : Palette.ON_FEW),
              "tip",
              tip));
    });
    Map<String, Object> option = frame.option();
    scale(option, frame, most, "changes");
    Map<String, Object> grid = frame.grid(72, 8);
    grid.put("left", Frame.SIDE + 26);
    option.put("grid", grid);
    Map<String, Object> columns = Options.categoryAxis(to, "to");
    columns.put("position", "top");
    columns.put("nameLocation", "middle");
    columns.put("nameGap", 26);
    columns.put("axisLine", map("show", false));
    columns.put("axisLabel", map("color", Palette.INK, "interval", 0));
    option.put("xAxis", columns);
    Map<String, Object> rows = HeatParts.names(from);
    rows.put("name", "from");
    rows.put("nameLocation", "middle");
    rows.put("nameGap", 82);
    option.put("yAxis", rows);
    option.put("series", List.of(HeatParts.cells(cells, 2)));
    return option;
  }
}
