package people.notebook;

import module java.base;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import people.charts.*;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes of HTML that anybody may have written what a page may hold: elements and attributes of a
/// list, links to follow, and pictures that are a part of the page. What is not on the list is left
/// out, its text stays. Nothing that is left runs, or has a browser fetch something.
///
/// A picture is one that is there already, one attached to the cell, or a file below the notebook's
/// folder, whichever way it leads there: a notebook from elsewhere shall not put other files of its
/// reader into a page that is passed on.
final class HtmlSanitizer {

  /// Of the pictures in files, which become a part of the page.
  private static final long MOST_BYTES = 32 << 20;

  private static final Map<String, String> TYPES =
      Map.of(
          "png", "image/png",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "gif", "image/gif",
          "webp", "image/webp",
          "avif", "image/avif",
          "svg", "image/svg+xml");

  /// What is a part of the page already.
  private static final Pattern DATA =
      Pattern.compile("data:image/(png|jpeg|gif|webp|avif|bmp|svg\\+xml)[;,].*", Pattern.DOTALL);

  private static final Pattern SCHEME = Pattern.compile("(?s)[a-zA-Z][a-zA-Z0-9+.-]*:.*");
  private static final Pattern FOLLOWED = Pattern.compile("(?is)(https?|mailto):.*");

  /// How a part of a text may look. Where it stands is not for it to say, nor may a length be
  /// negative, or it could cover others.
  private static final Pattern DECLARATION =
      Pattern.compile(
          "\\s*(?:color|background-color|opacity|text-align|text-decoration|vertical-align"
              + "|white-space|font-(?:weight|style|size|family|variant|variant-numeric)|line-height"
              + "|border(?:-(?:top|right|bottom|left|collapse|spacing|radius|color|width|style))*"
              + "|(?:padding|margin)(?:-(?:top|right|bottom|left))?|(?:max-|min-)?(?:width|height)"
              + "|display|gap|overflow-wrap|tab-size)"
              + "\\s*:(?:[\\w\\s.,%#+']|-(?![\\s\\d.])"
              + "|(?<=rgb|rgba|hsl|hsla)\\([\\d\\s.,%/]*\\))*+");

  private static final Safelist ALLOWED =
      Safelist.relaxed()
          .addTags("abbr", "article", "bdi", "bdo", "center", "del", "details", "dfn", "figcaption")
          .addTags("figure", "hr", "ins", "kbd", "main", "mark", "rp", "rt", "ruby", "s", "samp")
          .addTags("section", "summary", "time", "tt", "var", "wbr")
          .addAttributes(":all", "align", "dir", "lang", "style", "title")
          .addAttributes("details", "open")
          .addAttributes("img", "alt", "height", "src", "width")
          .addAttributes("a", "href")
          .addAttributes("ol", "reversed")
          .addAttributes("table", "border", "cellpadding", "cellspacing")
          // what they may be is told by what is done before
          .removeProtocols("a", "href", "ftp", "http", "https", "mailto")
          .removeProtocols("img", "src", "http", "https")
          .removeProtocols("blockquote", "cite", "http", "https")
          .removeProtocols("q", "cite", "http", "https")
          .removeAttributes("blockquote", "cite")
          .removeAttributes("q", "cite");

  private final Path folder;
  private final List<String> leftOut = new ArrayList<>();

  /// @param folder that of the notebook
  HtmlSanitizer(Path folder) {
    this.folder = folder;
  }

  /// The pictures that are missing, each with the reason.
  List<String> leftOut() {
    return leftOut;
  }

  /// @param attachments of the cell in which it stands, or whatever
  String sanitized(String html, JsonNode attachments) {
    return sanitized(Jsoup.parseBodyFragment(html), attachments);
  }

  /// The same for the output of a cell, in which charts of the kit stay live.
  ///
  /// @param isLive is told when there is one
  String sanitizedOutput(String html, Runnable isLive) {
    JsonNode none = JsonMapper.shared().missingNode();
    StringBuilder clean = new StringBuilder();
    for (Node node : List.copyOf(Jsoup.parseBodyFragment(html).body().childNodes())) {
      Optional<String> chart = node instanceof Element element ? chart(element) : Optional.empty();
      if (chart.isPresent()) {
        isLive.run();
        clean.append(chart.get());
      } else {
        Document part = Document.createShell("");
        part.body().appendChild(node);
        clean.append(sanitized(part, none));
      }
    }
    return clean.toString();
  }

  private String sanitized(Document dirty, JsonNode attachments) {
    for (Element svg : dirty.select("svg:not(svg svg)")) {
      svg.replaceWith(picture(svg));
    }
    for (Element image : dirty.select("img")) {
      embed(image, attachments);
    }
    for (Element link : dirty.select("a[href]")) {
      if (!mayBeFollowed(link.attr("href"))) {
        link.removeAttr("href");
      }
    }
    for (Element styled : dirty.select("[style]")) {
      styled.attr(
          "style",
          Arrays.stream(styled.attr("style").split(";"))
              .filter(each -> DECLARATION.matcher(each).matches())
              .map(String::strip)
              .collect(Collectors.joining(";")));
    }
    Document clean = new Cleaner(ALLOWED).clean(dirty);
    clean.outputSettings().prettyPrint(false);
    return clean.body().html();
  }

  /// In an SVG that is shown as a picture, no script runs and nothing is fetched.
  private static Element picture(Element svg) {
    Document.OutputSettings xml =
        new Document.OutputSettings()
            .syntax(Document.OutputSettings.Syntax.xml)
            .escapeMode(Entities.EscapeMode.xhtml)
            .prettyPrint(false);
    Document own = new Document("");
    own.outputSettings(xml);
    Element title = svg.selectFirst("> title");
    own.appendChild(svg.clone());
    Element root = own.child(0).attr("xmlns", "http://www.w3.org/2000/svg");
    if (root.outerHtml().contains(" xlink:")) {
      root.attr("xmlns:xlink", "http://www.w3.org/1999/xlink");
    }
    return new Element("img")
        .attr("src", data("image/svg+xml", root.outerHtml().getBytes(StandardCharsets.UTF_8)))
        .attr("alt", title == null ? "" : title.text());
  }

  private static String data(String type, byte[] bytes) {
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }

  /// A live chart of the kit: its option, and the picture that stands in its place meanwhile.
  private static Optional<String> chart(Element element) {
    Element svg = element.selectFirst("> [data-picture] > svg");
    Element option = element.selectFirst("> script[data-option]");
    String width = element.attr("data-width");
    String height = element.attr("data-height");
    if (!element.hasAttr("data-people-chart")
        || svg == null
        || option == null
        || !(width + " " + height).matches("[0-9]{1,5} [0-9]{1,5}")) {
      return Optional.empty();
    }
    return Chart.safeOption(option.data())
        .map(json ->
            """
            <div data-people-chart data-width="%s" data-height="%s" style="max-width:%spx">
            <div data-picture>%s</div>
            <script type="application/json" data-option>%s</script>
            </div>
            """
                .formatted(width, height, width, picture(svg).outerHtml(), json));
  }

  /// The web and mail, and what lies near the page. A browser takes no notice of spaces and line
  /// ends in an address, and takes `\` for `/`.
  private static boolean mayBeFollowed(String address) {
    String read = address.replaceAll("[\\x00-\\x20\\x7f]", "").replace('\\', '/');
    return FOLLOWED.matcher(read).matches()
        || !SCHEME.matcher(read).matches() && !read.startsWith("//");
  }

  private void embed(Element image, JsonNode attachments) {
    String written = image.attr("src");
    String reason;
    if (DATA.matcher(written).matches()) {
      return;
    }
    try {
      image.attr("src", embedded(written, attachments));
      return;
    } catch (NotebookException e) {
      reason = e.getMessage();
    } catch (NoSuchFileException e) {
      reason = "is not there";
    } catch (IOException | java.nio.file.InvalidPathException e) {
      reason = "can't be read";
    }
    leftOut.add("'%s' %s".formatted(written, reason));
    String name = image.attr("alt").isEmpty() ? written : image.attr("alt");
    image.replaceWith(new TextNode("[" + name + "]"));
  }

  /// @throws NotebookException when it is not to be a part of the page; its message goes on behind
  ///   the name
  private String embedded(String written, JsonNode attachments) throws IOException {
    String address = decoded(written);
    if (address.startsWith("attachment:")) {
      JsonNode types = attachments.path(address.substring("attachment:".length()));
      for (var type : types.properties()) {
        String data = "data:" + type.getKey() + ";base64," + type.getValue().asString("");
        if (DATA.matcher(data).matches()) {
          return data;
        }
      }
      throw new NotebookException("is not attached as a picture");
    }
    // before the system is asked: on Windows it would fetch //server/name
    if (SCHEME.matcher(address).matches() || address.replace('\\', '/').startsWith("//")) {
      throw new NotebookException("is elsewhere, and a page fetches nothing");
    }
    Path file = folder.resolve(address).normalize();
    String outside = "is not below the notebook's folder";
    if (!file.startsWith(folder.normalize())) {
      throw new NotebookException(outside);
    }
    Path real = file.toRealPath();
    if (!real.startsWith(folder.toRealPath())) {
      throw new NotebookException(outside);
    }
    String name = address.toLowerCase(Locale.ROOT);
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || !Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
      throw new NotebookException(
          "is no picture; expected " + String.join(", ", new TreeSet<>(TYPES.keySet())));
    }
    if (Files.size(real) > MOST_BYTES) {
      throw new NotebookException("is larger than " + (MOST_BYTES >> 20) + " MB");
    }
    try (InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
      return data(type, in.readNBytes((int) MOST_BYTES));
    }
  }

  /// `my%20map.png` as the file is called; what is no such code stays.
  private static String decoded(String address) {
    try {
      return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
