package people.charts.drawn;

import module java.base;

import people.charts.drawn.DrawnSeries.DrawnValue;

/// Draws the bars of a picture, upright or lying: those of one stack on each other, stacks beside
/// each other.
final class DrawnBars {

  private static final double BETWEEN = 0.3;

  private final Ink ink;
  private final List<DrawnSeries> all;

  /// @param all series of the picture
  DrawnBars(Ink ink, List<DrawnSeries> all) {
    this.ink = ink;
    this.all = all.stream().filter(one -> one.type.equals("bar")).toList();
  }

  private List<String> stacks(DrawnAxis places) {
    return all.stream()
        .filter(one -> one.places() == places && !one.data.isEmpty())
        .map(one -> one.stack)
        .distinct()
        .toList();
  }

  /// How much of an axis is there for the bars of one place.
  double step(DrawnAxis places) {
    if (places.isNames()) {
      return 1;
    }
    double[] at =
        all.stream()
            .filter(one -> one.places() == places)
            .flatMap(one -> one.values().stream())
            .mapToDouble(DrawnValue::place)
            .sorted()
            .distinct()
            .toArray();
    double step = Double.MAX_VALUE;
    for (int i = 1; i < at.length; i++) {
      step = Math.min(step, at[i] - at[i - 1]);
    }
    return step;
  }

  void draw(DrawnSeries series) {
    OptionPart part = series.part;
    DrawnAxis places = series.places();
    List<String> stacks = stacks(places);
    int count = Math.max(1, stacks.size());
    double room = Math.min(step(places), places.high() - places.low()) * places.unit();
    double free = part.percent("barCategoryGap", Math.max(0.15, 0.35 - 0.04 * count));
    double wide = room * (1 - free) / (count + (count - 1) * BETWEEN);
    wide = Math.min(wide, part.number("barMaxWidth", Double.MAX_VALUE));
    double first = -(count * wide + (count - 1) * wide * BETWEEN) / 2;
    double beside = first + stacks.indexOf(series.stack) * wide * (1 + BETWEEN);
    OptionPart style = part.part("itemStyle");
    String color = style.text("color", null);
    boolean isHatched = isHatch(style);
    String edge = style.text("borderColor", null);
    double edgeWidth = style.number("borderWidth", 0);
    StringBuilder together = new StringBuilder();
    for (DrawnValue value : series.values()) {
      String ownColor = color;
      boolean isOwnHatched = isHatched;
      if (value.part() != null) {
        OptionPart own = value.part().part("itemStyle");
        ownColor = own.text("color", color);
        isOwnHatched |= isHatch(own);
      }
      if (!value.isThere() || value.top() == value.base()) {
        continue;
      }
      double place = places.at(value.place()) + beside;
      double one = series.numbers().at(value.base());
      double other = series.numbers().at(value.top());
      double low = Math.min(one, other);
      double high = Math.abs(one - other);
      String box =
          series.isLying ? Ink.box(low, place, high, wide) : Ink.box(place, low, wide, high);
      if (Objects.equals(ownColor, color) && isOwnHatched == isHatched) {
        together.append(box);
      } else {
        fill(box, ownColor, isOwnHatched, edge, edgeWidth);
      }
    }
    if (!together.isEmpty()) {
      fill(together.toString(), color, isHatched, edge, edgeWidth);
    }
  }

  private void fill(String path, String color, boolean isHatched, String edge, double width) {
    if (edge == null) {
      ink.fill(path, color, 1);
    } else {
      ink.edged(path, color, edge, width, 1);
    }
    if (isHatched) {
      ink.hatch(path, 1);
    }
  }

  /// Whether a style has lines across its surface: those of [Hatch#LINES], or none.
  static boolean isHatch(OptionPart style) {
    style.expect("decal", Hatch.LINES);
    return style.has("decal");
  }
}
