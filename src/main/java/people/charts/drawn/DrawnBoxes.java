package people.charts.drawn;

import module java.base;

import people.output.*;

/// Draws boxes with whiskers.
final class DrawnBoxes {

  private static final double NARROWEST = 7;
  private static final double WIDEST = 50;

  private DrawnBoxes() {}

  /// @param index of this series among `count` whose boxes stand beside each other
  static void draw(Ink ink, DrawnSeries series, int index, int count) {
    OptionPart style = series.part.part("itemStyle");
    String edge = style.text("borderColor", PageColors.INK);
    double edgeWidth = style.number("borderWidth", 1);
    String color = style.text("color", PageColors.PAPER);
    DrawnAxis places = series.places();
    DrawnAxis numbers = series.numbers();
    double room = places.unit() * 0.8 - 2;
    double gap = room / count * 0.3;
    double wide = (room - gap * (count - 1)) / count;
    double shift = -room / 2 + index * (wide + gap) + wide / 2;
    double half = Math.clamp(wide, NARROWEST, WIDEST) / 2;
    for (int i = 0; i < series.data.size(); i++) {
      OptionPart own = series.own(i);
      String ownColor = own == null ? color : own.part("itemStyle").text("color", color);
      double[] ends = series.data.get(i).stream().mapToDouble(DrawnSeries::number).toArray();
      if (ends.length != 5) {
        throw series.part.unknown("data", series.data.get(i));
      }
      if (Double.isNaN(ends[0])) {
        continue;
      }
      double middle = places.at(i) + shift;
      double[] at = Arrays.stream(ends).map(numbers::at).toArray();
      boolean isLying = series.isLying;
      double low = Math.min(at[1], at[3]);
      double length = Math.abs(at[3] - at[1]);
      String box =
          isLying
              ? Ink.box(low, middle - half, length, 2 * half)
              : Ink.box(middle - half, low, 2 * half, length);
      StringBuilder lines = new StringBuilder();
      for (int end : new int[] {0, 2, 4}) {
        lines.append(line(isLying, at[end], middle - half, at[end], middle + half));
      }
      lines.append(line(isLying, at[0], middle, at[1], middle));
      lines.append(line(isLying, at[3], middle, at[4], middle));
      ink.edged(box, ownColor, edge, edgeWidth, 1);
      ink.stroke(lines.toString(), edge, edgeWidth, null, 1);
    }
  }

  /// @param number along the axis of numbers, `place` along that of names
  private static String line(
      boolean isLying, double number, double place, double toNumber, double toPlace) {
    return isLying
        ? "M%s %sL%s %s".formatted(Ink.n(number), Ink.n(place), Ink.n(toNumber), Ink.n(toPlace))
        : "M%s %sL%s %s".formatted(Ink.n(place), Ink.n(number), Ink.n(toPlace), Ink.n(toNumber));
  }
}
