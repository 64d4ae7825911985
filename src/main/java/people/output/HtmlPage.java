package people.output;

import module java.base;

/// An HTML page that is one file and may do only what it was made for. Its [Content Security
/// Policy](https://www.w3.org/TR/CSP3/) lets a browser run and style what was named here as a
/// script or a style, by its hash, and show pictures that are a part of the page; nothing is
/// fetched, sent or framed, whatever else the page holds.
public final class HtmlPage {

  private final String title;
  private final StringBuilder head = new StringBuilder();
  private final StringBuilder body = new StringBuilder();
  private final Set<String> scripts = new LinkedHashSet<>();
  private final Set<String> styles = new LinkedHashSet<>();

  /// @param title a text, of any characters
  public HtmlPage(String title) {
    this.title = title;
  }

  /// Adds a style sheet.
  public void style(String css) {
    permitStyle(css);
    head.append("<style>").append(css).append("</style>\n");
  }

  /// Has the browser heed a style sheet that stands in the content.
  ///
  /// @param css exactly what stands between the tags
  public void permitStyle(String css) {
    styles.add(hash(css));
  }

  /// Adds HTML behind what there is. A script or a style sheet in it has no effect.
  public void add(String html) {
    body.append(html);
  }

  /// Adds a script behind what there is; it runs.
  ///
  /// @param attributes of its element, such as `data-charts`
  public void script(String attributes, String javaScript) {
    permitScript(javaScript);
    body.append("<script ").append(attributes).append('>').append(javaScript).append("</script>\n");
  }

  /// Has the browser run a script that another one adds.
  ///
  /// @param javaScript exactly what is between the tags then
  public void permitScript(String javaScript) {
    scripts.add(hash(javaScript));
  }

  /// A long text as it stands packed in an element of a page: gzip in Base64, which a script
  /// unpacks by `DecompressionStream`, and which holds nothing that would end the element.
  public static String packed(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return " 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String permitted(String directive, Set<String> hashes) {
    return hashes.isEmpty() ? "" : "; " + directive + String.join("", hashes);
  }

  /// The page. The attributes named `style` are heeded: what stands in one reaches nothing outside
  /// the page.
  @Override
  public String toString() {
    String policy =
        "default-src 'none'; img-src data:"
            + permitted("script-src", scripts)
            + permitted("style-src", styles)
            + "; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'";
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="%s">
    <meta name="referrer" content="no-referrer">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%s</title>
    %s</head>
    <body>
    %s</body>
    </html>
    """
        .formatted(policy, escaped(title), head, body);
  }

  /// A text as HTML and XML, also between double quotes. Control characters, which neither has, and
  /// all else that would steer a terminal is shown as [Terminal] does, but for line ends and tabs:
  /// code has to look as it runs.
  public static String escaped(String text) {
    return Terminal.shown(text, true)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
