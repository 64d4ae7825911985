package people.bench;

import module java.base;

import tools.jackson.databind.json.JsonMapper;

/// A report of what was measured, for people and for programs.
///
/// @param events how many the input held
/// @param runs how often each side was measured
public record Report(long events, int runs, List<Row> rows) {

  private static final List<String> HEADS =
      List.of("name", "work", "ours", "peer", "ratio", "reach", "spread", "machine");

  /// The forms in which a report is written.
  public enum Layout {
    TABLE,
    MARKDOWN,
    CSV,
    JSON
  }

  public String in(Layout format) {
    return switch (format) {
      case TABLE -> title() + "\n" + table();
      case MARKDOWN -> title() + "\n\n" + markdown();
      case CSV -> csv();
      case JSON ->
          JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(figures()) + "\n";
    };
  }

  private String title() {
    return String.format(
        Locale.ROOT,
        "%,d events; %s; medians of %d %s, the spread from lowest to highest",
        events,
        Machine.details(),
        runs,
        runs == 1 ? "turn" : "turns");
  }

  private List<List<String>> cells() {
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows) {
      String peer = row.theirs() == null ? "" : row.unit().text(row.theirs().median());
      cells.add(
          List.of(
              row.name(),
              row.work(),
              row.unit().text(row.ours().median()),
              row.peer() == null ? "" : peer + " " + row.peer(),
              row.ratio(),
              row.reached(),
              row.spread(),
              Machine.name()));
    }
    return cells;
  }

  private String table() {
    List<List<String>> all = new ArrayList<>(List.of(HEADS));
    all.addAll(cells());
    int[] widths = new int[HEADS.size()];
    for (List<String> line : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : all) {
      StringBuilder padded = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        padded.append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length() + 2));
      }
      text.append(padded.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("| ").append(String.join(" | ", HEADS)).append(" |\n");
    text.append("|---".repeat(HEADS.size())).append("|\n");
    for (List<String> line : cells()) {
      text.append("| ").append(String.join(" | ", line)).append(" |\n");
    }
    return text.toString();
  }

  private String csv() {
    StringBuilder text = new StringBuilder();
    for (Map<String, Object> figures : figures()) {
      if (text.isEmpty()) {
        text.append(String.join(",", figures.keySet())).append('\n');
      }
      text.append(figures.values().stream().map(Report::csv).collect(Collectors.joining(",")));
      text.append('\n');
    }
    return text.toString();
  }

  private static String csv(Object value) {
    String text = value == null ? "" : value.toString();
    return text.contains(",") ? '"' + text + '"' : text;
  }

  private List<Map<String, Object>> figures() {
    return rows.stream().map(this::figures).toList();
  }

  /// Seconds, events a second, or bytes an event; `ratio` is how many times as fast as the peer we
  /// are.
  private Map<String, Object> figures(Row row) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("name", row.name());
    figures.put("work", row.work());
    figures.put("events", events);
    figures.put("unit", row.unit().name().toLowerCase(Locale.ROOT));
    put(figures, "ours", row.ours());
    figures.put("peer", row.peer());
    put(figures, "peers", row.theirs());
    figures.put("ratio", row.theirs() == null ? null : rounded(row.speed()));
    figures.put("reach", row.reach() == null ? null : row.reach().text(row.unit()));
    figures.put("reached", row.reach() == null ? null : rounded(row.reach().part(row)));
    figures.put("machine", Machine.name());
    return figures;
  }

  private static void put(Map<String, Object> figures, String whose, Sample sample) {
    figures.put(whose + "Median", sample == null ? null : rounded(sample.median()));
    figures.put(whose + "Low", sample == null ? null : rounded(sample.low()));
    figures.put(whose + "High", sample == null ? null : rounded(sample.high()));
  }

  private static double rounded(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.4g", value));
  }
}
