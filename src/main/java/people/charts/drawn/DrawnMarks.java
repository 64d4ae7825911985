package people.charts.drawn;

import module java.base;

import people.charts.drawn.Ink.Anchor;
import people.charts.drawn.Ink.Letters;
import people.output.*;

/// Draws remarks in a picture as [PlotScript] does it in a page: at a place, over a stretch or at a
/// height. Texts that would touch take turns in height.
final class DrawnMarks {

  private final Ink ink;
  private final DrawnGrid grid;
  private final boolean isLying;
  private final String muted;
  private final Letters letters;
  private final String paper;

  /// How far the texts go that are there already, in each row.
  private final List<Double> rows = new ArrayList<>();

  DrawnMarks(Ink ink, DrawnGrid grid, OptionPart hints) {
    this.ink = ink;
    this.grid = grid;
    isLying = hints.flag("lying", false);
    muted = hints.text("mutedColor", PageColors.MUTED);
    letters = new Letters(hints.text("inkColor", PageColors.INK), 11, false);
    paper = hints.text("paperColor", PageColors.PAPER);
  }

  void draw(DrawnSeries series) {
    for (int i = 0; i < series.data.size(); i++) {
      draw(series, series.data.get(i), series.own(i));
    }
  }

  private void draw(DrawnSeries series, List<Object> value, OptionPart item) {
    item.expect("part", "area", "height", "line", "text", "zero");
    String part = item.text("part", "");
    String text = item.text("text", "");
    // whether it lies, as a line at a height does
    boolean isZero = part.equals("zero");
    boolean isFlat = (part.equals("height") || isZero) != isLying;
    DrawnAxis axis = isFlat ? series.y : series.x;
    double one = axis.at(DrawnSeries.number(value.get(0)));
    double other = axis.at(DrawnSeries.number(value.get(1)));
    double low = isFlat ? grid.top() : grid.left();
    double high = isFlat ? grid.bottom() : grid.right();
    if (Math.max(one, other) < low - 1 || Math.min(one, other) > high + 1) {
      return;
    }
    double from = Math.clamp(Math.min(one, other), low, high);
    double until = Math.clamp(Math.max(one, other), low, high);
    if (part.equals("area")) {
      ink.fill(
          isFlat
              ? Ink.box(grid.left(), from, grid.width(), until - from)
              : Ink.box(from, grid.top(), until - from, grid.height()),
          muted,
          0.14);
      return;
    }
    if (!part.equals("text")) {
      ink.stroke(
          grid.line(isFlat, isZero ? Ink.crisp(from) : from),
          muted,
          isZero ? 1 : 1.2,
          isZero ? null : "4 3",
          1);
    }
    String shown = TextWidth.shorten(text, grid.width() - 8, letters.size());
    double wide = TextWidth.of(shown, letters.size(), false);
    double x = isFlat ? grid.right() - 4 : from + 4;
    double y = from - 3 - DrawnAxis.HALF_LINE;
    boolean isRight = isFlat || x + wide > grid.right();
    if (!isFlat) {
      x = isRight ? from - 4 : x;
      y = grid.top() + 3 + DrawnAxis.HALF_LINE + 15 * row(isRight ? x - wide : x, wide);
    }
    ink.seamed(shown, x, y, isRight ? Anchor.END : Anchor.START, letters, paper);
  }

  private int row(double left, double wide) {
    int row = 0;
    while (row < rows.size() && rows.get(row) > left) {
      row++;
    }
    if (row == rows.size()) {
      rows.add(0.0);
    }
    rows.set(row, left + wide + 8);
    return row;
  }
}
