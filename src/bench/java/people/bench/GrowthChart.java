package people.bench;

import module java.base;

/// Draws how time grows with the number of events: a line for each work, both axes logarithmic, so
/// that what grows as the events do is a line at 45 degrees. The same figures give the same bytes.
public final class GrowthChart {

  private static final int WIDTH = 860;
  private static final int HEIGHT = 520;
  private static final int LEFT = 70;
  private static final int RIGHT = 190;
  private static final int TOP = 70;
  private static final int BOTTOM = 50;

  /// Those of Okabe and Ito, which people with any colour vision can tell apart.
  private static final List<String> COLOURS =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c959f");

  private static final String STYLE =
      """
      text{font-family:system-ui,sans-serif;font-size:12px;fill:#5b6773}
      .title{font-size:18px;font-weight:bold;fill:#1f2933}
      .paper{fill:#ffffff}.grid{stroke:#dde3e9}
      @media (prefers-color-scheme:dark){text{fill:#a9b4c0}.title{fill:#e6eaef}
      .paper{fill:#15181c}.grid{stroke:#3b444e}}\
      """;

  private final StringBuilder svg = new StringBuilder();
  private final int fromX;
  private final int toX;
  private final int fromY;
  private final int toY;

  private GrowthChart(List<Growth.Point> points) {
    // whole powers of ten; a simulated size is not quite the one asked for
    fromX = (int) Math.floor(points.stream().mapToDouble(GrowthChart::x).min().orElse(0) + 0.02);
    toX = (int) Math.ceil(points.stream().mapToDouble(GrowthChart::x).max().orElse(0) - 0.02);
    fromY = (int) Math.floor(points.stream().mapToDouble(GrowthChart::y).min().orElse(0));
    toY = (int) Math.ceil(points.stream().mapToDouble(GrowthChart::y).max().orElse(0));
  }

  /// @throws IllegalArgumentException when there is nothing to draw
  public static String svg(List<Growth.Point> points) {
    if (points.isEmpty()) {
      throw new IllegalArgumentException("no figures to draw");
    }
    return new GrowthChart(points).draw(points);
  }

  private String draw(List<Growth.Point> points) {
    add(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img" aria-label="Time by number of events">
        <style>%3$s</style>
        <rect class="paper" width="%1$d" height="%2$d" rx="6"/>
        <text class="title" x="18" y="30">How time grows with the timeline</text>
        <text x="18" y="50">time by number of events, the least of several turns, both axes logarithmic</text>
        """,
        WIDTH, HEIGHT, STYLE.strip());
    for (int power = fromX; power <= toX; power++) {
      line("class=\"grid\"", List.of(place(power, fromY), place(power, toY)));
      text(
          place(power, fromY),
          0,
          20,
          "middle",
          String.format(Locale.ROOT, "%,.0f", Math.pow(10, power)));
    }
    for (int power = fromY; power <= toY; power++) {
      line("class=\"grid\"", List.of(place(fromX, power), place(toX, power)));
      text(place(fromX, power), -8, 4, "end", time(power));
    }
    Map<String, List<Growth.Point>> works = new LinkedHashMap<>();
    points.forEach(point -> works.computeIfAbsent(point.work(), _ -> new ArrayList<>()).add(point));
    lines(works.values());
    return svg.append("</svg>\n").toString();
  }

  private void lines(Collection<List<Growth.Point>> works) {
    int number = 0;
    double[] labels = labels(works);
    for (List<Growth.Point> work : works) {
      String colour = COLOURS.get(number % COLOURS.size());
      List<double[]> places = work.stream().map(point -> place(x(point), y(point))).toList();
      line("stroke=\"%s\" stroke-width=\"2\"".formatted(colour), places);
      for (double[] place : places) {
        add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n", place[0], place[1], colour);
      }
      double[] label = {WIDTH - RIGHT, labels[number]};
      line(
          "stroke=\"%s\" stroke-dasharray=\"2 3\"".formatted(colour),
          List.of(places.getLast(), label));
      text(label, 6, 4, "start", work.getFirst().work());
      number++;
    }
  }

  /// Where the names of the lines stand: each at the end of its line, or as far below the one above
  /// as it has to be.
  private double[] labels(Collection<List<Growth.Point>> works) {
    List<List<Growth.Point>> lines = List.copyOf(works);
    double[] labels = new double[lines.size()];
    double last = 0;
    for (int number :
        IntStream.range(0, labels.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -y(lines.get(i).getLast())))
            .toList()) {
      last = Math.max(last + 16, place(toX, y(lines.get(number).getLast()))[1]);
      labels[number] = last;
    }
    return labels;
  }

  private static double x(Growth.Point point) {
    return Math.log10(point.events());
  }

  private static double y(Growth.Point point) {
    return Math.log10(point.seconds());
  }

  private double[] place(double x, double y) {
    return new double[] {
      LEFT + (x - fromX) / (toX - fromX) * (WIDTH - LEFT - RIGHT),
      HEIGHT - BOTTOM - (y - fromY) / (toY - fromY) * (HEIGHT - TOP - BOTTOM)
    };
  }

  private static String time(int power) {
    String unit = power >= 0 ? " s" : power >= -3 ? " ms" : " µs";
    int shift = power >= 0 ? 0 : power >= -3 ? 3 : 6;
    return String.format(Locale.ROOT, "%.0f", Math.pow(10, power + shift)) + unit;
  }

  private void line(String attributes, List<double[]> places) {
    StringBuilder path = new StringBuilder();
    for (double[] place : places) {
      path.append(
          String.format(
              Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : "L", place[0], place[1]));
    }
    add("<path d=\"%s\" fill=\"none\" %s/>%n", path, attributes);
  }

  private void text(double[] place, int right, int down, String anchor, String text) {
    add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
        place[0] + right, place[1] + down, anchor, text);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
