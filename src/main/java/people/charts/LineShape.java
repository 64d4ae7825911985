package people.charts;

import module java.base;

import people.charts.PlotCells.Dot;

/// Thins lines that have more points than a screen has columns: of each narrow stretch it keeps the
/// first, the last, the lowest and the highest, which draw the same picture (M4, by Jugel and
/// others, 2014).
final class LineShape {

  /// Into which a long line is cut, each narrower than a pixel of most screens.
  private static final int STRETCHES = 1_500;

  private static final Comparator<Dot> BY_HEIGHT = Comparator.comparingDouble(Dot::y);

  private LineShape() {}

  /// Thins the lines of all panels, in place.
  ///
  /// @return what the subtitle says of it; empty where all points stay
  static Optional<String> keep(List<List<List<Dot>>> panels) {
    long all = points(panels);
    panels.replaceAll(lines -> lines.stream().map(LineShape::shaping).toList());
    long kept = points(panels);
    return kept == all
        ? Optional.empty()
        : Optional.of(
            "drawn are the %s of %s points that shape the line"
                .formatted(Options.number(kept), Options.number(all)));
  }

  private static long points(List<List<List<Dot>>> panels) {
    return panels.stream().flatMap(List::stream).mapToLong(List::size).sum();
  }

  /// @param points in order
  private static List<Dot> shaping(List<Dot> points) {
    if (points.size() <= 4 * STRETCHES) {
      return points;
    }
    double from = points.getFirst().x();
    double wide = (points.getLast().x() - from) / STRETCHES;
    List<Dot> kept = new ArrayList<>();
    int start = 0;
    for (int end = 1; end <= points.size(); end++) {
      if (end == points.size()
          || Math.floor((points.get(end).x() - from) / wide)
              > Math.floor((points.get(start).x() - from) / wide)) {
        addShaping(kept, points.subList(start, end));
        start = end;
      }
    }
    return kept;
  }

  private static void addShaping(List<Dot> kept, List<Dot> stretch) {
    List<Dot> there = stretch.stream().filter(point -> !Double.isNaN(point.y())).toList();
    Stream.Builder<Dot> all = Stream.builder();
    all.add(stretch.getFirst()).add(stretch.getLast());
    if (!there.isEmpty()) {
      all.add(Collections.min(there, BY_HEIGHT)).add(Collections.max(there, BY_HEIGHT));
    }
    if (there.size() < stretch.size()) { // a gap stays one
      stretch.stream().filter(point -> Double.isNaN(point.y())).findFirst().ifPresent(all::add);
    }
    all.build().distinct().sorted(Comparator.comparingDouble(Dot::x)).forEach(kept::add);
  }
}
