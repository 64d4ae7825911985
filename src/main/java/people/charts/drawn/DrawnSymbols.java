package people.charts.drawn;

import module java.base;

import people.charts.drawn.DrawnSeries.DrawnValue;
import people.output.*;

/// The marks that stand for values and in legends, and the points of a picture.
final class DrawnSymbols {

  /// The commands of a path that the kit's own symbols have.
  private static final Pattern COMMAND =
      Pattern.compile("([MLHVZ])\\s*(-?[\\d.]+)?(?:[,\\s]\\s*(-?[\\d.]+))?\\s*");

  /// Of points that are there for their labels.
  private static final String CLEAR = "rgba(0,0,0,0)";

  private DrawnSymbols() {}

  static String circle(double x, double y, double radius) {
    String r = Ink.n(radius);
    String wide = Ink.n(2 * radius);
    return "M%s %sa%s %s 0 1 1 %s 0a%s %s 0 1 1 -%s 0z"
        .formatted(Ink.n(x - radius), Ink.n(y), r, r, wide, r, r, wide);
  }

  private static String round(double x, double y, double width, double height, double corner) {
    String c = Ink.n(corner);
    String across = Ink.n(width - 2 * corner);
    String down = Ink.n(height - 2 * corner);
    return "M%1$s %2$sh%3$sa%5$s %5$s 0 0 1 %5$s %5$sv%4$sa%5$s %5$s 0 0 1 -%5$s %5$sh-%3$sa%5$s %5$s 0 0 1 -%5$s -%5$sv-%4$sa%5$s %5$s 0 0 1 %5$s -%5$sz"
        .formatted(Ink.n(x + corner), Ink.n(y), across, down, c);
  }

  private static String polygon(double... places) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < places.length; i += 2) {
      path.append(i == 0 ? 'M' : 'L')
          .append(Ink.n(places[i]))
          .append(' ')
          .append(Ink.n(places[i + 1]));
    }
    return path.append('Z').toString();
  }

  /// The outline of a symbol in a rectangle.
  ///
  /// @param symbol without `empty`
  private static String outline(
      OptionPart part, String symbol, double x, double y, double width, double height) {
    double right = x + width;
    double below = y + height;
    double middle = x + width / 2;
    double half = y + height / 2;
    return switch (symbol) {
      case "circle" -> circle(middle, half, Math.min(width, height) / 2);
      case "rect" -> Ink.box(x, y, width, height);
      case "roundRect" -> round(x, y, width, height, Math.min(width, height) / 4);
      case "triangle" -> polygon(middle, y, right, below, x, below);
      case "diamond" -> polygon(middle, y, right, half, middle, below, x, half);
      case "arrow" -> polygon(middle, y, right, below, middle, y + height * 0.75, x, below);
      case "pin" ->
          "M%s %sC%s %s %s %s %s %sC%s %s %s %s %s %sZ"
              .formatted(
                  Ink.n(middle),
                  Ink.n(below),
                  Ink.n(x - width / 4),
                  Ink.n(half),
                  Ink.n(x),
                  Ink.n(y),
                  Ink.n(middle),
                  Ink.n(y),
                  Ink.n(right),
                  Ink.n(y),
                  Ink.n(right + width / 4),
                  Ink.n(half),
                  Ink.n(middle),
                  Ink.n(below));
      case String path when path.startsWith("path://") ->
          fitted(part, path.substring("path://".length()), x, y, width, height);
      default -> throw part.unknown("symbol", symbol);
    };
  }

  /// A path of lines made as large as a rectangle, without changing its shape.
  private static String fitted(
      OptionPart part, String path, double x, double y, double width, double height) {
    List<double[]> points = new ArrayList<>();
    List<Integer> closed = new ArrayList<>();
    Matcher commands = COMMAND.matcher(path);
    int end = 0;
    while (commands.lookingAt()) {
      double[] last = points.isEmpty() ? new double[2] : points.getLast();
      double first = commands.group(2) == null ? 0 : Double.parseDouble(commands.group(2));
      double second = commands.group(3) == null ? 0 : Double.parseDouble(commands.group(3));
      switch (commands.group(1)) {
        case "M" -> points.add(new double[] {first, second, 1});
        case "L" -> points.add(new double[] {first, second, 0});
        case "H" -> points.add(new double[] {first, last[1], 0});
        case "V" -> points.add(new double[] {last[0], first, 0});
        default -> closed.add(points.size());
      }
      end = commands.end();
      commands.region(end, path.length());
    }
    if (end < path.length()) {
      throw part.unknown("symbol", path);
    }
    DoubleSummaryStatistics across = points.stream().mapToDouble(p -> p[0]).summaryStatistics();
    DoubleSummaryStatistics down = points.stream().mapToDouble(p -> p[1]).summaryStatistics();
    double scale =
        Math.min(
            width / (across.getMax() - across.getMin()), height / (down.getMax() - down.getMin()));
    double left = x + width / 2 - scale * (across.getMax() + across.getMin()) / 2;
    double top = y + height / 2 - scale * (down.getMax() + down.getMin()) / 2;
    StringBuilder drawn = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      double[] point = points.get(i);
      drawn.append(point[2] > 0 ? 'M' : 'L').append(Ink.n(left + scale * point[0])).append(' ');
      drawn.append(Ink.n(top + scale * point[1]));
      if (closed.contains(i + 1)) {
        drawn.append('Z');
      }
    }
    return drawn.toString();
  }

  /// Draws a symbol in a rectangle: filled, or as an outline on the colour of the page.
  ///
  /// @param edge its border when it is filled; null for none
  static void draw(
      Ink ink,
      OptionPart part,
      String symbol,
      double[] box,
      String color,
      String edge,
      double share) {
    boolean isEmpty = symbol.startsWith("empty");
    String plain =
        isEmpty ? symbol.substring(5, 6).toLowerCase(Locale.ROOT) + symbol.substring(6) : symbol;
    String path = outline(part, plain, box[0], box[1], box[2], box[3]);
    if (isEmpty) {
      ink.edged(path, PageColors.PAPER, color, 2, share);
    } else if (edge != null) {
      ink.edged(path, color, edge, 1, share);
    } else {
      ink.fill(path, color, share);
    }
  }

  /// Draws the points of a series.
  static void drawPoints(Ink ink, DrawnSeries series) {
    OptionPart part = series.part;
    String symbol = part.text("symbol", "circle");
    double size = part.number("symbolSize", 10);
    OptionPart style = part.part("itemStyle");
    style.expect("borderWidth", 1);
    String color = style.text("color", null);
    String edge = style.text("borderColor", null);
    double share = style.number("opacity", 1);
    for (DrawnValue value : series.values()) {
      List<?> offset = value.part() == null ? List.of() : value.part().list("symbolOffset");
      OptionPart label =
          value.part() == null ? new OptionPart("", Map.of()) : value.part().part("label");
      if (value.isThere() && !Double.isNaN(value.place())) {
        double x = series.atX(value) + (offset.isEmpty() ? 0 : DrawnSeries.number(offset.get(0)));
        double y = series.atY(value) + (offset.isEmpty() ? 0 : DrawnSeries.number(offset.get(1)));
        double[] box = {x - size / 2, y - size / 2, size, size};
        if (!CLEAR.equals(color)) {
          draw(ink, part, symbol, box, color, edge, share);
        }
        label.expect("position", "inside");
        if (label.flag("show", false)) {
          String text = label.text("formatter", "");
          ink.text(text, x, y, Ink.Anchor.MIDDLE, Ink.Letters.of(label, PageColors.INK));
        }
      }
    }
  }
}
