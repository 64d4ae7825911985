package people.charts.drawn;

import module java.base;

import people.charts.drawn.Ink.Anchor;
import people.charts.drawn.Ink.Letters;
import people.output.*;

/// Draws flows from places on the left to places on the right, as wide as they are large.
final class DrawnFlows {

  private static final class Node {

    private final OptionPart part;
    private final int depth;
    private final String color;
    private double out;
    private double in;
    private double top;
    private double usedOut;
    private double usedIn;

    Node(OptionPart part, int depth, String color) {
      this.part = part;
      this.depth = depth;
      this.color = color;
    }

    double size() {
      return Math.max(out, in);
    }
  }

  private record Ribbon(Node from, Node to, double value) {}

  private DrawnFlows() {}

  static void draw(Ink ink, OptionPart part, boolean isLabelled, int width, int height) {
    part.leave("id", "name", "emphasis", "draggable");
    part.expect("layoutIterations", 0);
    double left = part.number("left", 0);
    double right = width - part.number("right", 0);
    double top = part.number("top", 0);
    double tall = height - part.number("bottom", 0) - top;
    double wide = part.number("nodeWidth", 20);
    double gap = part.number("nodeGap", 8);
    Map<String, Node> nodes = new LinkedHashMap<>();
    for (OptionPart each : part.parts("data")) {
      each.leave("tip");
      each.expect("depth", 0, 1);
      String color = each.part("itemStyle").text("color", null);
      nodes.put(each.text("name", ""), new Node(each, (int) each.number("depth", 0), color));
    }
    List<Ribbon> links = new ArrayList<>();
    for (OptionPart each : part.parts("links")) {
      each.leave("tip");
      Node from = nodes.get(each.text("source", ""));
      Node to = nodes.get(each.text("target", ""));
      Ribbon link = new Ribbon(from, to, each.number("value", 0));
      from.out += link.value;
      to.in += link.value;
      links.add(link);
    }
    double unit =
        IntStream.of(0, 1)
            .mapToDouble(depth -> {
              List<Node> column = column(nodes, depth);
              double sum = column.stream().mapToDouble(Node::size).sum();
              return (tall - gap * (column.size() - 1)) / sum;
            })
            .min()
            .orElseThrow();
    for (int depth : new int[] {0, 1}) {
      double y = top;
      for (Node node : column(nodes, depth)) {
        node.top = y;
        y += node.size() * unit + gap;
      }
    }
    drawLinks(ink, part.part("lineStyle"), links, unit, left + wide, right - wide);
    Letters letters = Letters.of(part.part("label"), PageColors.INK);
    for (Node node : nodes.values()) {
      boolean isLeft = node.depth == 0;
      double x = isLeft ? left : right - wide;
      ink.fill(Ink.box(x, node.top, wide, node.size() * unit), node.color, 1);
      String side = isLeft ? "left" : "right";
      node.part.part("label").expect("position", side);
      String text = node.part.text("text", "");
      if (!isLabelled) {
        throw part.unknown("label", text);
      }
      ink.text(
          text,
          isLeft ? left - 5 : right + 5,
          node.top + node.size() * unit / 2,
          isLeft ? Anchor.END : Anchor.START,
          letters);
    }
  }

  private static List<Node> column(Map<String, Node> nodes, int depth) {
    return nodes.values().stream().filter(node -> node.depth == depth).toList();
  }

  /// They leave a place in the order of where they go, and arrive in that of where they are from.
  private static void drawLinks(
      Ink ink, OptionPart style, List<Ribbon> links, double unit, double left, double right) {
    style.expect("color", "source");
    style.expect("curveness", 0.5);
    double opacity = style.number("opacity", 0.2);
    List<Ribbon> byTarget = new ArrayList<>(links);
    byTarget.sort(Comparator.comparingDouble(link -> link.to.top));
    Map<Ribbon, Double> starts = new IdentityHashMap<>();
    for (Ribbon link : byTarget) {
      starts.put(link, link.from.top + link.from.usedOut);
      link.from.usedOut += link.value * unit;
    }
    List<Ribbon> bySource = new ArrayList<>(links);
    bySource.sort(Comparator.comparingDouble(link -> link.from.top));
    Map<Ribbon, Double> ends = new IdentityHashMap<>();
    for (Ribbon link : bySource) {
      ends.put(link, link.to.top + link.to.usedIn);
      link.to.usedIn += link.value * unit;
    }
    String middle = Ink.n((left + right) / 2);
    for (Ribbon link : links) {
      double start = starts.get(link);
      double end = ends.get(link);
      double high = link.value * unit;
      ink.fill(
          "M%s %sC%s %s %s %s %s %sV%sC%s %s %s %s %s %sZ"
              .formatted(
                  Ink.n(left),
                  Ink.n(start),
                  middle,
                  Ink.n(start),
                  middle,
                  Ink.n(end),
                  Ink.n(right),
                  Ink.n(end),
                  Ink.n(end + high),
                  middle,
                  Ink.n(end + high),
                  middle,
                  Ink.n(start + high),
                  Ink.n(left),
                  Ink.n(start + high)),
          link.from.color,
          opacity);
    }
  }
}
