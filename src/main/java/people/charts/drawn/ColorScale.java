package people.charts.drawn;

import module java.base;

/// The colours of a heat map, from few to many: towards dark on a light page, towards light on a
/// dark one, so that few is what is near the page. ECharts mixes them for each cell; a picture,
/// which doesn't know its page when it is drawn, has them rounded to steps, each with its
/// counterpart.
public final class ColorScale {

  /// On a light page.
  public static final List<String> SCALE =
      List.of("#d6e6f4", "#8fc1de", "#3f8fc5", "#135fa7", "#083370");

  /// On a dark one.
  public static final List<String> DARK_SCALE =
      List.of("#1b3247", "#22557d", "#2f7fb5", "#62abd8", "#a9d3ec");

  /// So many that nobody sees where one ends.
  private static final int STEPS = 40;

  private static final Pattern MIXED =
      Pattern.compile("(fill|stop-color)=\"rgb\\((\\d+),(\\d+),(\\d+)\\)\"");

  private ColorScale() {}

  /// The colour of a share of the scale, from 0 to 1, on a light page: one of the steps.
  public static String light(double share) {
    return hex(at(SCALE, (int) Math.round(share * STEPS)));
  }

  /// What each step becomes on a dark page.
  public static void addSwaps(Map<String, String> swaps) {
    for (int step = 0; step <= STEPS; step++) {
      swaps.put(hex(at(SCALE, step)), hex(at(DARK_SCALE, step)));
    }
  }

  /// A picture in which all colours of the scale are steps.
  ///
  /// @param swaps gets the colour of each step that occurs on a light page and on a dark one
  public static String inSteps(String svg, Map<String, String> swaps) {
    return MIXED
        .matcher(svg)
        .replaceAll(found -> {
          int[] color = new int[3];
          Arrays.setAll(color, i -> Integer.parseInt(found.group(i + 2)));
          int step = nearest(color);
          int[] light = at(SCALE, step);
          if (distance(color, light) > 12) {
            return found.group();
          }
          swaps.put(hex(light), hex(at(DARK_SCALE, step)));
          return found.group(1) + "=\"" + hex(light) + "\"";
        });
  }

  private static int nearest(int[] color) {
    return IntStream.rangeClosed(0, STEPS)
        .boxed()
        .min(Comparator.comparingInt(step -> distance(color, at(SCALE, step))))
        .orElseThrow();
  }

  private static int[] at(List<String> scale, int step) {
    double place = (double) step / STEPS * (scale.size() - 1);
    int from = Math.min((int) place, scale.size() - 2);
    int[] color = new int[3];
    for (int i = 0; i < 3; i++) {
      int low = part(scale.get(from), i);
      int high = part(scale.get(from + 1), i);
      color[i] = (int) Math.round(low + (high - low) * (place - from));
    }
    return color;
  }

  private static int part(String color, int i) {
    return Integer.parseInt(color, 1 + 2 * i, 3 + 2 * i, 16);
  }

  private static int distance(int[] one, int[] other) {
    return IntStream.range(0, 3).map(i -> Math.abs(one[i] - other[i])).sum();
  }

  private static String hex(int[] color) {
    return "#%02x%02x%02x".formatted(color[0], color[1], color[2]);
  }
}
