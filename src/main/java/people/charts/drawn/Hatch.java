package people.charts.drawn;

import module java.base;

/// Lines across a surface, in white, since they lie on a colour: what is uncertain has them.
public final class Hatch {

  /// As options have it, in the order in which it is written.
  public static final Map<String, Object> LINES = lines();

  private Hatch() {}

  private static Map<String, Object> lines() {
    Map<String, Object> lines = new LinkedHashMap<>();
    lines.put("symbol", "rect");
    lines.put("color", "rgba(255,255,255,0.75)");
    lines.put("dashArrayX", List.of(1, 0));
    lines.put("dashArrayY", List.of(2, 4));
    lines.put("rotation", -Math.PI / 4);
    return Collections.unmodifiableMap(lines);
  }
}
