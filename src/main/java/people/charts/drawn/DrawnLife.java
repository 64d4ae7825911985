package people.charts.drawn;

import module java.base;

import people.charts.drawn.Ink.Anchor;
import people.charts.drawn.Ink.Letters;
import people.output.*;

/// Draws the periods of a life as [Script] does it in a page: one fades in when it is uncertain
/// when it began, and points on when it goes on. A dashed edge is where the records begin or end,
/// and life went on.
final class DrawnLife {

  private static final double HIGHEST = 34;
  private static final int POINT = 8;
  private static final int SOFT = 36;
  private static final int VEIL = 24;

  private DrawnLife() {}

  static void draw(Ink ink, DrawnSeries series, DrawnGrid grid, OptionPart hints) {
    OptionPart encode = series.part.part("encode");
    encode.expect("x", List.of(1, 2));
    encode.expect("y", 0);
    String edge = hints.text("edgeColor", PageColors.INK);
    String veil = hints.text("veilColor", PageColors.PAPER);
    for (int i = 0; i < series.data.size(); i++) {
      draw(ink, series, series.data.get(i), series.own(i), grid, edge, veil);
    }
  }

  private static void draw(
      Ink ink,
      DrawnSeries series,
      List<Object> value,
      OptionPart item,
      DrawnGrid grid,
      String edge,
      String veil) {
    boolean isCertain = item.flag("certain", true);
    boolean isOngoing = item.flag("ongoing", false);
    boolean isTruncated = item.flag("truncated", false);
    boolean isCensored = item.flag("censored", false);
    String color = item.part("itemStyle").text("color", null);
    String ink12 = item.text("ink", PageColors.INK);
    String name = item.text("name", "");
    item.leave("clear"); // the same colour
    double middle = series.y.at(DrawnSeries.number(value.get(0)));
    double left = Math.max(series.x.at(DrawnSeries.number(value.get(1))), grid.left());
    double right = Math.min(series.x.at(DrawnSeries.number(value.get(2))), grid.right());
    double high = Math.min(HIGHEST, series.y.unit() * 0.55);
    double top = middle - high / 2;
    if (right <= left) {
      return;
    }
    right = Math.max(left + 1.5, right - (right - left > 4 ? 1 : 0));
    double point = isOngoing && right - left > 12 ? POINT : 0;
    double soft = isCertain ? 0 : Math.min(SOFT, (right - left) / 2);
    ink.fill(
        "M%s %sH%sL%s %sL%s %sH%sZ"
            .formatted(
                Ink.n(left + soft),
                Ink.n(top),
                Ink.n(right - point),
                Ink.n(right),
                Ink.n(middle),
                Ink.n(right - point),
                Ink.n(top + high),
                Ink.n(left + soft)),
        color,
        1);
    if (soft > 0) {
      String fading = Ink.box(left, top, soft + 0.5, high);
      ink.shade(fading, List.of(color, color), List.of(0.094, 1.0));
    }
    for (double x : new double[] {isTruncated ? left : 0, isCensored ? right : 0}) {
      if (x > 0) {
        String line = "M%s %sV%s".formatted(Ink.n(x), Ink.n(top - 4), Ink.n(top + high + 4));
        ink.stroke(line, edge, 2, "3 3", 1);
      }
    }
    if (isCensored && right - left > 6) {
      double wide = Math.min(VEIL, (right - left) / 3);
      String veiled = Ink.box(right - wide, top, wide, high);
      ink.shade(veiled, List.of(veil, veil), List.of(0.0, 0.75));
    }
    double room = right - left - point - soft - 12;
    if (room > 22) {
      String text = TextWidth.shorten(name, room, 12);
      ink.text(text, left + 7 + soft, middle, Anchor.START, new Letters(ink12));
    }
  }
}
