package people.charts;

import static people.charts.Options.map;

import module java.base;

import people.*;
import people.history.*;
import people.tables.*;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/// A chart of one person's life: bars of statuses and addresses below the marks of events.
final class LifeLine {

  private static final List<String> LANES = List.of("address", "status", "events");

  private record EventMark(String kind, LocalDate day) {}

  private final List<LifePart> parts = new ArrayList<>();
  private final List<EventMark> marks = new ArrayList<>();
  private final TreeSet<Long> people = new TreeSet<>();
  private final LocalDate first;
  private final LocalDate end;

  private LifeLine(Table statuses, Table addresses, Table events, LocalDate end) {
    statuses(new ChartColumns("a life line", statuses));
    addresses(new ChartColumns("a life line", addresses));
    events(new ChartColumns("a life line", events));
    parts.stream()
        .filter(part -> part.isCensored() && !part.ends().equals("LEFT"))
        .map(part ->
            new EventMark(
                part.ends().equals("PRESUMED") ? LifePart.PRESUMED : LifePart.LAST_SEEN,
                part.until()))
        .distinct()
        .forEach(marks::add);
    marks.sort(Comparator.comparing(EventMark::day));
    if (people.size() > 1) {
      throw new IllegalArgumentException(
          "a life line is of one person; the tables have %s, of %s: filter them first"
              .formatted(people.size(), people.stream().limit(5).toList()));
    }
    LocalDate from = null;
    LocalDate last = null;
    for (LocalDate day : days().toList()) {
      from = ChartColumns.earlier(from, day);
      last = ChartColumns.later(last, day);
    }
    first = from;
    LocalDate until = end == null ? last : ChartColumns.later(end, last);
    // A life of one day would have no length to draw.
    this.end = from == null || until.isAfter(from) ? until : from.plusYears(1);
  }

  private Stream<LocalDate> days() {
    return Stream.concat(
        parts.stream()
            .flatMap(
                part -> Stream.of(part.from(), part.until() == null ? part.from() : part.until())),
        marks.stream().map(EventMark::day));
  }

  static Chart of(Table statuses, Table addresses, Table events, LocalDate end) {
    LifeLine life = new LifeLine(statuses, addresses, events, end);
    boolean nothing = life.first == null;
    String who = life.people.isEmpty() ? "" : " of person " + life.people.first();
    return new Chart(
        "Life" + who,
        "status, address and events" + (nothing ? "" : ", " + Options.years(life.first, life.end)),
        900,
        nothing ? 240 : 320,
        life.table(),
        nothing
            ? frame -> frame.nothing("there is no period and no event in the tables")
            : life::draw);
  }

  static Chart of(History history, int personId) {
    Person person = history.at(LocalDate.MAX).person(personId);
    Table statuses = Tables.statusPeriods(history);
    Table addresses = Tables.addressPeriods(history);
    Table events = of(personId, Tables.events(history));
    StringColumn type = events.stringColumn("type");
    // The day of a correction, and of a creation without a date, is that on which it was written.
    Selection written =
        type.isIn("EVENT_CORRECTION", "EVENT_RETRACTION")
            .or(
                type.isEqualTo("PERSON_CREATION")
                    .and(events.stringColumn("effective").isMissing()));
    LocalDate last = null;
    for (Table periods : List.of(statuses, addresses)) {
      for (LocalDate from : periods.dateColumn("from")) {
        last = ChartColumns.later(last, from);
      }
    }
    Table hers = of(personId, statuses);
    boolean isOpen = hers.dateColumn("until").countMissing() > 0 || person.left() != null;
    Chart chart =
        of(hers, of(personId, addresses), events.dropWhere(written), isOpen ? last : null);
    return person.name() == null ? chart : chart.titled("Life of " + person.name());
  }

  private static Table of(int personId, Table table) {
    return table.where(table.intColumn("person").isEqualTo(personId));
  }

  private void statuses(ChartColumns columns) {
    NumericColumn<?> person = columns.numbers("person");
    StringColumn status = columns.texts("status");
    Spans spans = new Spans(columns);
    for (int row = 0; row < person.size(); row++) {
      if (spans.has(row)) {
        people.add(ChartColumns.number(person, row));
        String text = Groups.status(ChartColumns.text(status, row, "unknown"));
        parts.add(spans.part(row, 1, text, text));
      }
    }
  }

  private void addresses(ChartColumns columns) {
    NumericColumn<?> person = columns.numbers("person");
    List<StringColumn> words =
        Stream.of("street", "city", "postcode", "country").map(columns::texts).toList();
    Spans spans = new Spans(columns);
    for (int row = 0; row < person.size(); row++) {
      int at = row;
      String text =
          String.join(
              ", ",
              words.stream()
                  .map(column -> ChartColumns.text(column, at, ""))
                  .filter(word -> !word.isEmpty())
                  .toList());
      // What is not known stays a gap.
      if (spans.has(row) && !text.isEmpty()) {
        people.add(ChartColumns.number(person, row));
        parts.add(spans.part(row, 0, text, ChartColumns.text(words.get(1), row, Groups.NOT_KNOWN)));
      }
    }
  }

  private void events(ChartColumns columns) {
    NumericColumn<?> person = columns.numbers("person");
    StringColumn type = columns.texts("type");
    DateColumn day = columns.dates("day");
    for (int row = 0; row < person.size(); row++) {
      if (!day.isMissing(row)) {
        people.add(ChartColumns.number(person, row));
        marks.add(new EventMark(kind(ChartColumns.text(type, row, "event")), day.get(row)));
        LocalDate birth = columns.has("born") ? birth(columns.texts("born").get(row)) : null;
        if (birth != null) {
          marks.add(new EventMark("birth", birth));
        }
      }
    }
  }

  /// The first day that a date allows; null for none.
  private static LocalDate birth(String date) {
    try {
      return date.isEmpty() ? null : EffectiveDate.parse(date).day();
    } catch (IllegalArgumentException noDate) {
      return null;
    }
  }

  /// `PERSON_STATUS_CHANGE` as `status change`.
  private static String kind(String type) {
    return type.replaceFirst("^(PERSON|EVENT)_", "").replace('_', ' ').toLowerCase(Locale.ROOT);
  }

  /// The columns that tell when something held.
  private record Spans(
      ChartColumns columns, DateColumn from, DateColumn until, BooleanColumn certain) {

    Spans(ChartColumns columns) {
      this(columns, columns.dates("from"), columns.dates("until"), columns.booleans("certain"));
    }

    boolean has(int row) {
      return !from.isMissing(row);
    }

    LifePart part(int row, int lane, String text, String place) {
      boolean sure = certain.isMissing(row) || certain.get(row);
      return new LifePart(
          lane,
          text,
          place,
          from.get(row),
          until.get(row),
          sure,
          word("begins", row),
          word("ends", row));
    }

    private String word(String column, int row) {
      return columns.has(column) ? ChartColumns.text(columns.texts(column), row, "") : "";
    }
  }

  private Table table() {
    StringColumn kinds = StringColumn.create("kind");
    StringColumn texts = StringColumn.create("what");
    DateColumn from = DateColumn.create("from");
    DateColumn until = DateColumn.create("until");
    StringColumn ends = StringColumn.create("ends");
    BooleanColumn certain = BooleanColumn.create("certain");
    for (LifePart part : parts) {
      kinds.append(LANES.get(part.lane()));
      texts.append(part.text());
      from.append(part.from());
      until.append(part.until());
      ends.append(part.ends());
      certain.append(part.certain());
    }
    for (EventMark mark : marks) {
      kinds.append("event");
      texts.append(mark.kind);
      from.append(mark.day);
      until.appendMissing();
      ends.appendMissing();
      certain.appendMissing();
    }
    return Table.create("life", kinds, texts, from, until, ends, certain);
  }

  private Map<String, Object> draw(Frame plain) {
    TimeAxis time = TimeAxis.between(first, end);
    Map<String, List<Object>> byKind =
        new TreeMap<>(Comparator.comparing(Mark::of).thenComparing(Comparator.naturalOrder()));
    marks(byKind, time);
    Frame frame = byKind.isEmpty() ? plain : plain.legend(List.copyOf(byKind.keySet()), null);
    Map<String, Object> option = frame.option();
    option.put("grid", frame.grid(0, 30));
    option.put("xAxis", time.option(0));
    Map<String, Object> lanes = Options.categoryAxis(LANES, "");
    lanes.put("axisLine", map("show", false));
    lanes.put("axisLabel", map("color", Palette.INK));
    option.put("yAxis", lanes);
    option.put("dataZoom", Options.zoom());
    List<Object> series = new ArrayList<>();
    series.add(
        map(
            "type",
            "custom",
            "renderItem",
            "period",
            "encode",
            map("x", List.of(1, 2), "y", 0),
            "data",
            bars(time)));
    byKind.forEach((kind, points) ->
        series.add(
            map(
                "name",
                kind,
                "type",
                "scatter",
                "symbol",
                Mark.of(kind).symbol,
                "symbolSize",
                11,
                "itemStyle",
                map("color", Mark.of(kind).color, "borderColor", Palette.PAPER, "borderWidth", 1),
                "data",
                points)));
    option.put("series", series);
    option.put(
        "people", map("years", time.years(), "edgeColor", Palette.INK, "veilColor", Palette.PAPER));
    return option;
  }

  private List<Object> bars(TimeAxis time) {
    Map<String, Integer> cities = new HashMap<>();
    List<Object> bars = new ArrayList<>();
    for (LifePart part : parts) {
      String color =
          part.lane() == 1
              ? Palette.of(part.place())
              : Groups.cityColor(
                  part.place(), cities.computeIfAbsent(part.place(), _ -> cities.size()));
      LocalDate until = part.until() == null ? end : part.until();
      bars.add(
          map(
              "name",
              part.text(),
              "value",
              List.of(part.lane(), time.x(part.from()), time.x(until)),
              "certain",
              part.certain(),
              "ongoing",
              part.until() == null,
              "truncated",
              part.isTruncated() ? true : null,
              "censored",
              part.isCensored() ? true : null,
              "itemStyle",
              map("color", color),
              "clear",
              color + "18",
              "ink",
              dark(color) ? "#fefefe" : "#101820",
              "tip",
              part.tip()));
    }
    return bars;
  }

  /// Whether white is easier to read on a colour than black: by the luminance that WCAG 2 defines.
  private static boolean dark(String color) {
    int rgb = Integer.parseInt(color.substring(1), 16);
    double luminance =
        0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    return 1.05 / (luminance + 0.05) > (luminance + 0.05) / 0.06;
  }

  private static double linear(int part) {
    double share = (part & 0xff) / 255.0;
    return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  /// Events that would hide each other stand above one another.
  private void marks(Map<String, List<Object>> byKind, TimeAxis time) {
    long near = Math.max(1, (long) ((end.toEpochDay() - first.toEpochDay()) * 0.012));
    int above = 0;
    LocalDate before = null;
    for (EventMark mark : marks) {
      boolean close = before != null && mark.day.toEpochDay() - before.toEpochDay() < near;
      above = close ? (above + 1) % 4 : 0;
      before = close && above > 0 ? before : mark.day;
      byKind
          .computeIfAbsent(mark.kind, _ -> new ArrayList<>())
          .add(
              map(
                  "value", List.of(time.x(mark.day), 2),
                  "symbolOffset", List.of(0, 12 - 11 * above),
                  "tip", List.of(mark.kind, mark.day.toString())));
    }
  }

  /// The kinds of events in the order of the legend, with their marks; others come last.
  private enum Mark {
    BIRTH("emptyCircle", "#2f9e44"),
    CREATION("circle", "#2f9e44"),
    NAME_CHANGE("triangle", "#9a8fd9"),
    STATUS_CHANGE("rect", "#0072b2"),
    ADDRESS_CHANGE("diamond", "#e08a1e"),
    ATTRIBUTE_CHANGE("emptyDiamond", "#44aa99"),
    PARENTS("emptyTriangle", "#2f9e44"),
    KEY("emptyDiamond", "#505010"),
    LEAVING("path://M0,2 H6 V0 L12,4 L6,8 V6 H0 Z", "#a07f1c"),
    RETURN("path://M12,2 H6 V0 L0,4 L6,8 V6 H12 Z", "#a07f1c"),
    DEATH("path://M0,3 H3 V0 H5 V3 H8 V5 H5 V12 H3 V5 H0 Z", Palette.INK),
    PRESUMED_DEAD("path://M0,2 H3 V0 H6 V2 H9 V5 H6 V12 H3 V5 H0 Z", Palette.MUTED),
    END_OF_OBSERVATION("emptyRect", Palette.MUTED),
    CORRECTION("roundRect", "#aa3377"),
    RETRACTION("arrow", "#ee6677"),
    MERGE("path://M0,0 H3 L6,5 L9,0 H12 L8,7 V12 H4 V7 Z", "#5030b0"),
    DISTINCTION("path://M1,0 H5 V12 H1 Z M7,0 H11 V12 H7 Z", "#5030b0"),
    OTHER("pin", Palette.REST);

    final String symbol;
    final String color;

    Mark(String symbol, String color) {
      this.symbol = symbol;
      this.color = color;
    }

    static Mark of(String kind) {
      String name = kind.replace(' ', '_').toUpperCase(Locale.ROOT);
      return Arrays.stream(values())
          .filter(mark -> mark.name().equals(name))
          .findFirst()
          .orElse(OTHER);
    }
  }
}
