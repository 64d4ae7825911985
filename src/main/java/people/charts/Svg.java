package people.charts;

import module java.base;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import javax.imageio.ImageIO;
import javax.swing.JComponent;
import people.charts.drawn.*;
import people.output.*;

/// Makes a picture of an option, drawn by [DrawnChart], or by ECharts what that does not know: the
/// same chart has the same bytes, and two charts on one page do not share names.
final class Svg {

  private Svg() {}

  /// @param option in maps and lists
  /// @return an SVG with title, its own background, and dark colours where those are preferred
  static String of(
      Map<String, Object> option, String title, String description, int width, int height) {
    String json = ChartJson.compact(option);
    String name = "c" + hash(json + width + "x" + height);
    Map<String, String> swaps = new LinkedHashMap<>(Palette.DARK);
    Optional<String> drawn = DrawnChart.of(option, name, width, height);
    if (option.containsKey("visualMap")) {
      ColorScale.addSwaps(swaps);
    }
    String body = drawn.orElseGet(() -> byECharts(json, name, swaps, width, height));
    return String.format(
        Locale.ROOT,
        """
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" class="%1$s" width="%2$d" height="%3$d" viewBox="0 0 %2$d %3$d" role="img" aria-labelledby="%1$s-title %1$s-desc" style="max-width:100%%;height:auto">
        <title id="%1$s-title">%4$s</title>
        <desc id="%1$s-desc">%5$s</desc>
        <style>%6$s</style>
        <rect width="%2$d" height="%3$d" rx="6" fill="%7$s"/>
        %8$s
        """,
        name,
        width,
        height,
        HtmlPage.escaped(title),
        HtmlPage.escaped(description),
        dark(name, swaps, body),
        Palette.PAPER,
        body.strip());
  }

  private static String byECharts(
      String option, String name, Map<String, String> swaps, int width, int height) {
    String drawn = Engine.svg(option, width, height);
    int content = drawn.indexOf('>', drawn.indexOf("<svg")) + 1;
    // ECharts counts its charts: zr0-cls-1, zr1-cls-1, ...
    // Only in attributes, which have quotes; in a text they would be escaped.
    String body =
        drawn.substring(content).replaceAll("(=\"(?:url\\(#|#)?)zr\\d+-", "$1" + name + "-");
    // What happens under a mouse would be style for the whole page.
    body = body.replaceAll("(?s)<style.*?</style>", "").replaceAll(" class=\"[^\"]*\"", "");
    // A line of no width is a hairline to some.
    body = body.replaceAll(" stroke=\"[^\"]*\" stroke-width=\"0\"", "");
    return option.contains("\"visualMap\"") ? ColorScale.inSteps(body, swaps) : body;
  }

  /// The style sheet of a picture that was made here.
  static String style(String svg) {
    return svg.substring(svg.indexOf("<style>") + "<style>".length(), svg.indexOf("</style>"));
  }

  /// What each colour of the picture becomes; that of the background is not in its body.
  private static String dark(String name, Map<String, String> swaps, String body) {
    StringBuilder rules = new StringBuilder();
    swaps.forEach((light, dark) -> {
      for (String place : List.of("fill", "stroke", "stop-color")) {
        boolean isBackground = place.equals("fill") && light.equals(Palette.PAPER);
        if (isBackground || body.contains(" %s=\"%s\"".formatted(place, light))) {
          rules.append(".%s [%2$s=\"%3$s\"]{%2$s:%4$s}".formatted(name, place, light, dark));
        }
      }
    });
    return "@media (prefers-color-scheme:dark){" + rules + "}";
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 5);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The same as PNG on white, `scale` pixels for each of the SVG.
  static byte[] png(String svg, int width, int height, double scale) {
    // Without its style, which is for pages, and in the one font that every Java knows.
    String bare =
        svg.replaceFirst("(?s)<style>.*?</style>", "").replace(TextWidth.FONT, "sans-serif");
    LoaderContext trusted =
        LoaderContext.builder()
            .documentLimits(new DocumentLimits(100, 100, Integer.MAX_VALUE))
            .build();
    SVGDocument document =
        new SVGLoader()
            .load(new ByteArrayInputStream(bare.getBytes(StandardCharsets.UTF_8)), null, trusted);
    if (document == null) {
      throw new IllegalStateException("the SVG can't be read");
    }
    BufferedImage image =
        new BufferedImage(
            (int) Math.round(width * scale),
            (int) Math.round(height * scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      for (var hint :
          Map.of(
                  RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON,
                  RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE,
                  RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON)
              .entrySet()) {
        graphics.setRenderingHint(hint.getKey(), hint.getValue());
      }
      graphics.scale(scale, scale);
      document.render((JComponent) null, graphics);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      graphics.dispose();
    }
  }
}
