package people.charts.drawn;

import module java.base;

import people.charts.drawn.Ink.Anchor;
import people.charts.drawn.Ink.Letters;
import people.output.*;

/// Draws the cells of a heat map, those of one colour as one shape, and the scale of its colours.
final class DrawnCells {

  private static final int GAP = 10;

  private final OptionPart part;
  private final double low;
  private final double high;

  /// @param part the option's `visualMap`
  DrawnCells(OptionPart part) {
    this.part = part;
    part.expect("type", "continuous");
    part.expect("orient", "horizontal");
    part.part("inRange").expect("color", ColorScale.SCALE);
    low = part.number("min", 0);
    high = part.number("max", 1);
  }

  private String color(double value) {
    return ColorScale.light(Math.clamp((value - low) / (high - low), 0, 1));
  }

  void draw(Ink ink, DrawnSeries series) {
    OptionPart style = series.part.part("itemStyle");
    style.expect("borderColor", PageColors.PAPER);
    double gap = style.number("borderWidth", 0);
    double wide = series.x.unit();
    double high = series.y.unit();
    Map<String, StringBuilder> byColor = new LinkedHashMap<>();
    List<Runnable> above = new ArrayList<>();
    for (int i = 0; i < series.data.size(); i++) {
      List<Object> value = series.data.get(i);
      OptionPart own = series.own(i);
      double x = series.x.at(DrawnSeries.number(value.get(0)));
      double y = series.y.at(DrawnSeries.number(value.get(1)));
      String box = Ink.box(x - wide / 2 + gap / 2, y - high / 2 + gap / 2, wide - gap, high - gap);
      OptionPart cell = own.part("itemStyle");
      if (own.flag("visualMap", true)) {
        String color = color(DrawnSeries.number(value.get(2)));
        byColor.computeIfAbsent(color, _ -> new StringBuilder()).append(box);
      } else {
        ink.fill(box, cell.text("color", null), cell.number("opacity", 1));
      }
      OptionPart label = own.part("label");
      if (label.flag("show", false)) {
        Letters letters = Letters.of(label, PageColors.INK);
        String text = label.text("formatter", "");
        above.add(() -> ink.text(text, x, y, Anchor.MIDDLE, letters));
      }
    }
    byColor.forEach((color, boxes) -> ink.fill(boxes.toString(), color, 1));
    above.forEach(Runnable::run);
  }

  /// The colours from few to many, with what stands at both ends.
  void drawScale(Ink ink) {
    Letters letters = Letters.of(part.part("textStyle"), PageColors.MUTED);
    double x = part.number("left", 0) + DrawnTitles.PADDING;
    double y = part.number("top", 0) + DrawnTitles.PADDING;
    double high = part.number("itemWidth", 20);
    double wide = part.number("itemHeight", 140);
    List<String> ends = part.texts("text");
    String few = ends.isEmpty() ? "" : ends.getLast();
    ink.text(few, x, y + high / 2, Anchor.START, letters);
    x += few.isEmpty() ? 0 : TextWidth.of(few, letters.size(), false) + GAP;
    List<Double> opaque = Collections.nCopies(ColorScale.SCALE.size(), 1.0);
    ink.shade(Ink.box(x, y, wide, high), ColorScale.SCALE, opaque);
    if (!ends.isEmpty()) {
      ink.text(ends.getFirst(), x + wide + GAP, y + high / 2, Anchor.START, letters);
    }
  }
}
