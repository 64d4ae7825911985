package people.charts.drawn;

import module java.base;

import people.charts.drawn.Ink.Anchor;
import people.charts.drawn.Ink.Letters;
import people.output.*;

/// Draws what stands around the axes of a picture: titles, the legend, and headings.
final class DrawnTitles {

  /// Around each of them.
  static final double PADDING = 5;

  private static final double ROW = 24;

  private final Ink ink;
  private final int width;
  private final int height;

  DrawnTitles(Ink ink, int width, int height) {
    this.ink = ink;
    this.width = width;
    this.height = height;
  }

  // ---- titles

  void drawTitle(OptionPart title) {
    OptionPart style = title.part("textStyle");
    Letters letters = Letters.of(style, PageColors.INK);
    double line = style.number("lineHeight", letters.size() * 1.3);
    List<String> lines = title.text("text", "").lines().toList();
    boolean isCentred = "center".equals(title.value("left"));
    boolean isMiddle = "middle".equals(title.value("top"));
    double x = isCentred ? width / 2.0 : title.number("left", 0) + PADDING;
    double y;
    if (isMiddle) {
      y = height / 2.0 - line * lines.size() / 2;
    } else if (title.has("bottom")) {
      y = height - title.number("bottom", 0) - PADDING - line * lines.size();
    } else {
      y = title.number("top", 0) + PADDING;
    }
    Anchor anchor = isCentred ? Anchor.MIDDLE : Anchor.START;
    for (String each : lines) {
      ink.text(each, x, y + line / 2, anchor, letters);
      y += line;
    }
    y += title.number("itemGap", 10);
    OptionPart below = title.part("subtextStyle");
    Letters smaller = Letters.of(below, PageColors.MUTED);
    double smallerLine = below.number("lineHeight", smaller.size() * 1.3);
    for (String each : title.text("subtext", "").lines().toList()) {
      ink.text(each, x, y + smallerLine / 2, anchor, smaller);
      y += smallerLine;
    }
  }

  /// A text at a place of its own.
  void drawHeading(OptionPart heading) {
    heading.expect("type", "text");
    OptionPart style = heading.part("style");
    Letters letters =
        new Letters(style.text("fill", PageColors.INK), style.number("fontSize", 12), false);
    boolean isRight = heading.has("right");
    double x = isRight ? width - heading.number("right", 0) : heading.number("left", 0);
    double y = heading.number("top", 0) + DrawnAxis.HALF_LINE;
    ink.text(style.text("text", ""), x, y, isRight ? Anchor.END : Anchor.START, letters);
  }

  // ---- legend

  void drawLegend(OptionPart legend, List<DrawnSeries> series) {
    double left = legend.number("left", 0) + PADDING;
    double room = legend.number("width", width);
    double wide = legend.number("itemWidth", 25);
    double high = legend.number("itemHeight", 14);
    double gap = legend.number("itemGap", 10);
    double x = left;
    double y = legend.number("top", 0) + PADDING;
    Letters letters = Letters.of(legend.part("textStyle"), PageColors.INK);
    for (OptionPart entry : legend.parts("data")) {
      String name = entry.text("name", "");
      String icon = entry.text("icon", null);
      String own = entry.part("itemStyle").text("color", null);
      Optional<DrawnSeries> of = series.stream().filter(one -> one.name.equals(name)).findFirst();
      if (of.isEmpty()) {
        continue;
      }
      double each = wide + PADDING + TextWidth.of(name, letters.size(), false);
      if (x > left && x + each > left + room) {
        x = left;
        y += ROW;
      }
      drawMark(of.get(), icon, own, new double[] {x, y, wide, high});
      ink.text(name, x + wide + PADDING, y + high / 2, Anchor.START, letters);
      x += each + gap;
    }
  }

  private void drawMark(DrawnSeries series, String icon, String own, double[] box) {
    OptionPart style = series.part.part("itemStyle");
    String color = own != null ? own : style.text("color", null);
    double share = style.number("opacity", 1);
    boolean isHatched = DrawnBars.isHatch(style);
    String symbol =
        icon != null
            ? icon
            : switch (series.type) {
              case "bar" -> "roundRect";
              case "line" -> "path://M0,5 L14,5 L14,7 L0,7 Z";
              default -> series.part.text("symbol", "circle");
            };
    DrawnSymbols.draw(ink, series.part, symbol, box, color, null, share);
    if (isHatched) {
      ink.hatch(Ink.box(box[0], box[1], box[2], box[3]), 1);
    }
  }
}
