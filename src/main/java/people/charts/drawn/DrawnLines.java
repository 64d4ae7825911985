package people.charts.drawn;

import module java.base;

import people.charts.drawn.DrawnSeries.DrawnValue;

/// Draws the lines of a picture, and the areas below them.
final class DrawnLines {

  private final Ink ink;

  DrawnLines(Ink ink) {
    this.ink = ink;
  }

  void draw(DrawnSeries series, DrawnGrid grid) {
    OptionPart part = series.part;
    OptionPart style = part.part("itemStyle");
    String color = style.text("color", null);
    boolean isHatched = DrawnBars.isHatch(style);
    OptionPart line = part.part("lineStyle");
    double width = line.number("width", 2);
    double opacity = line.number("opacity", 1);
    String lineColor = line.text("color", color);
    line.expect("type", "dashed");
    String dashes = line.has("type") ? Ink.n(width * 4) + " " + Ink.n(width * 2) : null;
    part.expect("step", "middle", "end");
    OptionPart area = part.part("areaStyle");
    boolean isArea = part.has("areaStyle");
    double areaOpacity = area.number("opacity", 0.7);
    part.expect("symbol", "none", "circle");
    String symbol = part.text("symbol", series.data.isEmpty() ? "none" : "");
    double size = part.number("symbolSize", 4);
    if (symbol.isEmpty()) {
      throw part.unknown("symbol", "");
    }
    Runnable drawing =
        () -> {
          for (List<DrawnValue> run : runs(series.values())) {
            String tops = path(series, run, false);
            if (isArea && areaOpacity > 0) {
              String surface = tops + path(series, run.reversed(), true) + "Z";
              ink.fill(surface, color, areaOpacity);
              if (isHatched) {
                ink.hatch(surface, areaOpacity);
              }
            }
            if (width > 0 && opacity > 0 && run.size() > 1) {
              ink.stroke(tops, lineColor, width, dashes, opacity);
            }
          }
        };
    boolean isOutside =
        series.values().stream()
            .filter(DrawnValue::isThere)
            .anyMatch(value -> {
              double x = series.atX(value);
              double y = series.atY(value);
              return x < grid.left() - 1
                  || x > grid.right() + 1
                  || y < grid.top() - 1
                  || y > grid.bottom() + 1;
            });
    if (isOutside) {
      ink.within(grid.left(), grid.top(), grid.width(), grid.height(), drawing);
    } else {
      drawing.run();
    }
    if (symbol.equals("circle")) {
      StringBuilder dots = new StringBuilder();
      for (DrawnValue value : series.values()) {
        if (value.isThere()) {
          dots.append(DrawnSymbols.circle(series.atX(value), series.atY(value), size / 2));
        }
      }
      if (!dots.isEmpty()) {
        ink.fill(dots.toString(), color, opacity);
      }
    }
  }

  /// The values between those that are missing.
  private static List<List<DrawnValue>> runs(List<DrawnValue> values) {
    List<List<DrawnValue>> runs = new ArrayList<>();
    List<DrawnValue> run = new ArrayList<>();
    for (DrawnValue value : values) {
      if (value.isThere()) {
        run.add(value);
      } else if (!run.isEmpty()) {
        runs.add(run);
        run = new ArrayList<>();
      }
    }
    if (!run.isEmpty()) {
      runs.add(run);
    }
    return runs;
  }

  /// @param isBase whether it goes along what the values stand on, behind what is drawn already
  private static String path(DrawnSeries series, List<DrawnValue> run, boolean isBase) {
    StringBuilder path = new StringBuilder();
    boolean isMiddle = "middle".equals(series.part.value("step"));
    boolean isEnd = "end".equals(series.part.value("step"));
    double before = Double.NaN;
    for (DrawnValue value : run) {
      double x = series.x.at(value.place());
      String y = Ink.n(series.y.at(isBase ? value.base() : value.top()));
      if (path.isEmpty()) {
        path.append(isBase ? 'L' : 'M').append(Ink.n(x)).append(' ').append(y);
      } else if (isMiddle) {
        path.append('H').append(Ink.n((before + x) / 2)).append('V').append(y);
        path.append('H').append(Ink.n(x));
      } else if (isEnd && isBase) {
        path.append('V').append(y).append('H').append(Ink.n(x));
      } else if (isEnd) {
        path.append('H').append(Ink.n(x)).append('V').append(y);
      } else {
        path.append('L').append(Ink.n(x)).append(' ').append(y);
      }
      before = x;
    }
    return path.toString();
  }
}
