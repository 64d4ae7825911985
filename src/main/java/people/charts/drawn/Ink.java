package people.charts.drawn;

import module java.base;

import people.output.*;

/// Writes the shapes and texts of a picture as SVG. Lengths are rounded to a tenth of a pixel.
final class Ink {

  /// Where a text is held.
  enum Anchor {
    START("start"),
    MIDDLE("middle"),
    END("end");

    final String word;

    Anchor(String word) {
      this.word = word;
    }
  }

  /// How a text looks.
  record Letters(String color, double size, boolean isBold) {

    Letters(String color) {
      this(color, 12, false);
    }

    /// The part of an option that says it.
    static Letters of(OptionPart style, String color) {
      style.expect("fontWeight", "bold", "normal");
      return new Letters(
          style.text("color", color),
          style.number("fontSize", 12),
          "bold".equals(style.text("fontWeight", "normal")));
    }
  }

  private final String name;
  private final StringBuilder body = new StringBuilder();
  private final StringBuilder definitions = new StringBuilder();
  private final Map<Object, String> known = new HashMap<>();

  /// @param name that no other picture on a page has, for what is defined
  Ink(String name) {
    this.name = name;
  }

  /// A length as it is written: `12`, `12.5`.
  static String n(double length) {
    long tenths = Math.round(length * 10);
    if (tenths % 10 == 0) {
      return Long.toString(tenths / 10);
    }
    return (tenths < 0 ? "-" : "") + Math.abs(tenths / 10) + "." + Math.abs(tenths % 10);
  }

  /// Where a line of one pixel is sharp.
  static double crisp(double place) {
    return Math.floor(place) + 0.5;
  }

  static String box(double x, double y, double width, double height) {
    return "M%s %sh%sv%sh%sz".formatted(n(x), n(y), n(width), n(height), n(-width));
  }

  /// Attributes, each name followed by its value; without those that are null.
  private static String attributes(String... namesAndValues) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i + 1] != null) {
        text.append(' ').append(namesAndValues[i]).append("=\"").append(namesAndValues[i + 1]);
        text.append('"');
      }
    }
    return text.toString();
  }

  private static String opacity(double share) {
    return share >= 1 ? null : NiceScale.plain(Math.round(share * 1000) / 1000.0);
  }

  /// A shape that is filled.
  void fill(String path, String color, double opacity) {
    body.append("<path d=\"").append(path).append('"');
    body.append(attributes("fill", color, "fill-opacity", opacity(opacity))).append("/>\n");
  }

  /// A shape with an edge.
  void edged(String path, String fill, String edge, double width, double opacity) {
    body.append("<path d=\"").append(path).append('"');
    body.append(
        attributes(
            "fill", fill, "stroke", edge, "stroke-width", n(width), "opacity", opacity(opacity)));
    body.append("/>\n");
  }

  /// A line.
  ///
  /// @param dashes such as `4 3`; null for none
  void stroke(String path, String color, double width, String dashes, double opacity) {
    body.append("<path d=\"").append(path).append('"');
    body.append(
        attributes(
            "fill",
            "none",
            "stroke",
            color,
            "stroke-width",
            width == 1 ? null : n(width),
            "stroke-dasharray",
            dashes,
            "stroke-opacity",
            opacity(opacity),
            "stroke-linejoin",
            width > 1 ? "round" : null));
    body.append("/>\n");
  }

  /// A text on one line, whose middle is at `y`.
  void text(String text, double x, double y, Anchor anchor, Letters letters) {
    text(text, attributes("x", n(x), "y", n(y)), anchor, letters, null);
  }

  /// The same, read from below.
  void upright(String text, double x, double y, Letters letters) {
    String place = attributes("transform", "translate(%s %s) rotate(-90)".formatted(n(x), n(y)));
    text(text, place, Anchor.MIDDLE, letters, null);
  }

  /// The same, rising to where it ends.
  void slanted(String text, double x, double y, Letters letters) {
    String place = attributes("transform", "translate(%s %s) rotate(-45)".formatted(n(x), n(y)));
    text(text, place, Anchor.END, letters, null);
  }

  /// The same on a seam of another colour, so that it can be read on what is drawn below.
  void seamed(String text, double x, double y, Anchor anchor, Letters letters, String seam) {
    text(text, attributes("x", n(x), "y", n(y)), anchor, letters, seam);
  }

  private void text(String text, String place, Anchor anchor, Letters letters, String seam) {
    if (text.isEmpty()) {
      return;
    }
    body.append("<text dominant-baseline=\"central\"").append(place);
    body.append(
        attributes(
            "text-anchor",
            anchor == Anchor.START ? null : anchor.word,
            "font-size",
            letters.size == 12 ? null : n(letters.size),
            "font-weight",
            letters.isBold ? "bold" : null,
            "fill",
            letters.color,
            "stroke",
            seam,
            "stroke-width",
            seam == null ? null : "3",
            "paint-order",
            seam == null ? null : "stroke"));
    body.append(">").append(HtmlPage.escaped(text)).append("</text>\n");
  }

  /// What is drawn meanwhile ends at a rectangle.
  void within(double x, double y, double width, double height, Runnable drawing) {
    String id = defined(box(x, y, width, height), "clip");
    body.append("<g clip-path=\"url(#").append(id).append(")\">\n");
    drawing.run();
    body.append("</g>\n");
  }

  /// The name of something defined once.
  private String defined(Object what, String kind) {
    return known.computeIfAbsent(
        List.of(kind, what),
        _ -> {
          String id = name + "-" + known.size();
          definitions.append(
              switch (kind) {
                case "clip" ->
                    "<clipPath id=\"%s\"><path d=\"%s\"/></clipPath>\n".formatted(id, what);
                case "hatch" ->
                    """
                    <pattern id="%s" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">\
                    <path d="M0 0h6v2h-6z" fill="%s" fill-opacity="0.75"/></pattern>
                    """
                        .formatted(id, what);
                default ->
                    """
                    <linearGradient id="%s">%s</linearGradient>
                    """
                        .formatted(id, what);
              });
          return id;
        });
  }

  /// Hatches a shape.
  void hatch(String path, double opacity) {
    fill(path, "url(#" + defined("rgb(255,255,255)", "hatch") + ")", opacity);
  }

  /// A shape whose colour changes from left to right.
  ///
  /// @param opacities of each colour
  void shade(String path, List<String> colors, List<Double> opacities) {
    StringBuilder stops = new StringBuilder();
    for (int i = 0; i < colors.size(); i++) {
      stops.append("<stop");
      stops.append(
          attributes(
              "offset",
              n(100.0 * i / (colors.size() - 1)) + "%",
              "stop-color",
              colors.get(i),
              "stop-opacity",
              opacity(opacities.get(i))));
      stops.append("/>");
    }
    fill(path, "url(#" + defined(stops.toString(), "shade") + ")", 1);
  }

  /// All that was drawn.
  ///
  /// @param font of its texts
  String drawn(String font) {
    String defs = definitions.isEmpty() ? "" : "<defs>\n" + definitions + "</defs>\n";
    return defs + "<g font-family=\"" + font + "\" font-size=\"12\">\n" + body + "</g>\n</svg>";
  }
}
