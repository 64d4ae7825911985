package people.notebook;

import module java.base;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import people.charts.*;
import people.output.*;
import tools.jackson.databind.JsonNode;

/// A notebook as one HTML file that needs nothing else: no network, no files beside it. Text,
/// tables and charts come first; one switch shows the code. Whatever the notebook and its outputs
/// hold, no script runs but that of the charts (docs/decisions/0025-pages-and-files.md).
final class NotebookPage {

  private static final Pattern ANSI = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

  /// Deeper quotes and lists stay text; a program's stack ends somewhere.
  private static final int DEEPEST = 100;

  private static final Parser MARKDOWN =
      Parser.builder().extensions(EXTENSIONS).maxOpenBlockParsers(DEEPEST).build();

  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(EXTENSIONS).build();

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --text: #1d2125; --faint: #66707a; --line: #d9dee3;
        --page: #ffffff; --code: #f5f6f8; --accent: #1f5fa8; --error: #b3261e; --warn: #8a5a00;
        --shade: rgba(0, 0, 0, 0.22) }
      @media (prefers-color-scheme: dark) { :root { --text: #e3e6e9; --faint: #98a2ac;
        --line: #353b42; --page: #15181c; --code: #1e2227; --accent: #7db3ef; --error: #f2857c;
        --warn: #e0b050; --shade: rgba(255, 255, 255, 0.25) } }
      * { box-sizing: border-box }
      body { margin: 0; background: var(--page); color: var(--text);
        font: 17px/1.6 Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif }
      main { max-width: 50rem; margin: 0 auto; padding: 3rem 1.25rem 5rem; overflow-wrap: break-word }
      h1, h2, h3, h4 { font-family: system-ui, sans-serif; line-height: 1.25; font-weight: 650;
        margin: 2.2em 0 0.6em; text-wrap: balance }
      h1 { font-size: 2rem; margin-top: 0; letter-spacing: -0.015em }
      h2 { font-size: 1.4rem } h3 { font-size: 1.12rem }
      p, ul, ol, blockquote { margin: 0 0 1em }
      a { color: var(--accent); text-underline-offset: 0.15em }
      blockquote { margin-left: 0; padding-left: 1em; border-left: 3px solid var(--line);
        color: var(--faint) }
      img, svg { max-width: 100%; height: auto }
      pre, code { font-family: ui-monospace, "SF Mono", Menlo, Consolas,
        "DejaVu Sans Mono", monospace; font-size: 0.8rem }
      :not(pre) > code { background: var(--code); padding: 0.1em 0.3em; border-radius: 3px }
      pre { line-height: 1.5; overflow-x: auto; margin: 0; tab-size: 4 }
      .markdown pre, .code { background: var(--code); padding: 0.8em 1em; border-radius: 6px }
      .markdown pre { margin-bottom: 1em }
      .markdown table { border-collapse: collapse; margin: 0 0 1em; display: block; overflow-x: auto }
      .markdown th, .markdown td { border-bottom: 1px solid var(--line); padding: 0.25em 0.9em 0.25em 0 }
      .markdown th:not([align]) { text-align: left }
      /* nothing of a cell, such as the padding of a line, reaches over others */
      .markdown { overflow: clip }
      .cell { margin: 1.1em 0 }
      .output { font-family: system-ui, sans-serif; font-size: 0.88rem; overflow-x: auto;
        margin: 0.6em 0 }
      /* a date would break at its hyphens */
      .output td, .output th { white-space: nowrap }
      .output td:not([style*=nowrap]) { white-space: normal; min-width: 14em }
      /* a shadow at the edge beyond which there is more */
      .output, .output pre, .markdown table { --cover: var(--page) }
      .code, .markdown pre { --cover: var(--code); background-color: var(--code) }
      .output, pre, .markdown table { background-image:
          linear-gradient(to right, var(--cover) 40%, transparent),
          linear-gradient(to left, var(--cover) 40%, transparent),
          linear-gradient(to right, var(--shade), transparent),
          linear-gradient(to left, var(--shade), transparent);
        background-repeat: no-repeat; background-position: left, right, left, right;
        background-size: 2.5rem 100%, 2.5rem 100%, 1rem 100%, 1rem 100%;
        background-attachment: local, local, scroll, scroll }
      #code { position: absolute; opacity: 0 }
      [for=code] { display: block; width: max-content; margin: 0 0 1.5rem auto; cursor: pointer;
        color: var(--faint); font: 0.8rem system-ui, sans-serif }
      [for=code]::before { content: "\\25B8\\00A0" }
      #code:checked + [for=code]::before { content: "\\25BE\\00A0" }
      #code:focus-visible + [for=code] { outline: 2px solid var(--accent); outline-offset: 3px }
      #code:not(:checked) ~ .cell:not(.failed) > .code, #code:not(:checked) ~ .silent { display: none }
      .incomplete { font: 0.95rem/1.5 system-ui, sans-serif; color: var(--error);
        border: 1px solid var(--error); border-radius: 6px; padding: 0.6em 1em; margin-bottom: 2em }
      .stderr { color: var(--warn) }
      .error { color: var(--error); border-left: 3px solid var(--error); padding-left: 1em }
      footer { margin-top: 4rem; color: var(--faint); font: 0.8rem system-ui, sans-serif }
      @media (max-width: 34rem) { main { padding: 1.5rem 1rem 3rem } h1 { font-size: 1.6rem } }
      @media print { main { max-width: none; padding: 0 } .code, [for=code] { display: none }
        .output, pre { overflow: visible; background-image: none } pre { white-space: pre-wrap }
        .output { overflow-y: clip }
        .cell, .markdown { break-inside: avoid }
        h1, h2, h3, h4, .markdown:has(h1, h2, h3, + .cell) { break-after: avoid }
        details:not([open]) { display: none } }
      """;

  /// Before all cells, so that the style can tell them.
  private static final String SWITCH =
      """
      <input type="checkbox" id="code"><label for="code">Show code</label>
      """;

  private final HtmlSanitizer sanitizer;
  private final StringBuilder html = new StringBuilder();
  private boolean isLive;

  private NotebookPage(Path folder) {
    sanitizer = new HtmlSanitizer(folder);
  }

  /// The page of a notebook.
  ///
  /// @param file where it is, for its pictures and its name
  /// @param failed what ended the run before its end, told at the top; null when nothing did
  /// @param warnings is told in one line when pictures are left out
  static String of(Notebook notebook, Path file, String failed, Consumer<String> warnings) {
    NotebookPage page = new NotebookPage(file.toAbsolutePath().getParent());
    if (failed != null) {
      page.html.append("<p class=\"incomplete\"><strong>This page is incomplete.</strong> ");
      page.html.append(HtmlPage.escaped(failed)).append("</p>\n");
    }
    for (JsonNode cell : notebook.cells()) {
      String source = Notebook.text(cell.path("source"));
      if (Notebook.isCode(cell)) {
        page.code(cell, source);
      } else if (cell.path("cell_type").asString().equals("markdown")) {
        page.html.append("<section class=\"markdown\">\n");
        page.html.append(page.markdown(source, cell)).append("</section>\n");
      } else {
        page.html.append("<pre>").append(HtmlPage.escaped(source)).append("</pre>\n");
      }
    }
    List<String> leftOut = page.sanitizer.leftOut();
    if (!leftOut.isEmpty()) {
      warnings.accept(
          "the page leaves out %s: %s"
              .formatted(
                  leftOut.size() == 1 ? "a picture" : leftOut.size() + " pictures, the first",
                  leftOut.getFirst()));
    }
    return page.whole(notebook, file.getFileName().toString());
  }

  private String whole(Notebook notebook, String name) {
    HtmlPage whole = new HtmlPage(title(notebook).orElse(name));
    whole.style("\n" + STYLE);
    whole.add("<main>\n" + (notebook.codes().isEmpty() ? "" : SWITCH));
    whole.add(html + "<footer>" + HtmlPage.escaped(name) + "</footer>\n</main>\n");
    if (isLive) {
      Chart.makeLive(whole);
    }
    return whole.toString();
  }

  private static Optional<String> title(Notebook notebook) {
    for (JsonNode cell : notebook.cells()) {
      if (cell.path("cell_type").asString().equals("markdown")) {
        Node node = MARKDOWN.parse(Notebook.text(cell.path("source"))).getFirstChild();
        for (; node != null; node = node.getNext()) {
          if (node instanceof Heading heading) {
            return Optional.of(plain(heading));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static String plain(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }
        });
    return text.toString();
  }

  private void code(JsonNode cell, String source) {
    if (source.isBlank()) {
      return;
    }
    boolean failed = cell.path("outputs").toString().contains("\"output_type\":\"error\"");
    html.append("<section class=\"cell").append(failed ? " failed" : "");
    html.append(cell.path("outputs").isEmpty() ? " silent" : "").append("\">\n");
    html.append("<pre class=\"code\"><code>")
        .append(HtmlPage.escaped(source))
        .append("</code></pre>\n");
    for (JsonNode output : cell.path("outputs")) {
      switch (output.path("output_type").asString("")) {
        case "stream" ->
            pre(output.path("name").asString("stdout"), Notebook.text(output.path("text")));
        case "error" -> {
          StringBuilder lines = new StringBuilder();
          output.path("traceback").forEach(line -> lines.append(line.asString("")).append('\n'));
          pre("error", lines.toString());
        }
        default -> data(output.path("data"));
      }
    }
    html.append("</section>\n");
  }

  /// The richest form that a page can show.
  private void data(JsonNode data) {
    if (data.has("text/html")) {
      String text = Notebook.text(data.path("text/html"));
      box(sanitizer.sanitizedOutput(text, () -> isLive = true));
    } else if (data.has("image/svg+xml")) {
      byte[] svg = Notebook.text(data.path("image/svg+xml")).getBytes(StandardCharsets.UTF_8);
      picture("svg+xml", Base64.getEncoder().encodeToString(svg));
    } else if (data.has("image/png") || data.has("image/jpeg") || data.has("image/gif")) {
      String type = data.has("image/png") ? "png" : data.has("image/jpeg") ? "jpeg" : "gif";
      picture(type, Notebook.text(data.path("image/" + type)));
    } else if (data.has("text/markdown")) {
      box(markdown(Notebook.text(data.path("text/markdown")), data));
    } else if (data.has("text/plain")) {
      pre("result", Notebook.text(data.path("text/plain")));
    }
  }

  private void picture(String type, String base64) {
    base64 = base64.replaceAll("[^A-Za-z0-9+/=]", "");
    box("<img alt=\"\" src=\"data:image/%s;base64,%s\">".formatted(type, base64));
  }

  private void box(String content) {
    html.append("<div class=\"output\">").append(content).append("</div>\n");
  }

  private void pre(String kind, String text) {
    html.append("<div class=\"output\"><pre class=\"").append(HtmlPage.escaped(kind));
    html.append("\">");
    html.append(HtmlPage.escaped(withoutColours(text).stripTrailing()));
    html.append("</pre></div>\n");
  }

  private String markdown(String text, JsonNode cell) {
    String rendered = RENDERER.render(MARKDOWN.parse(text));
    return sanitizer.sanitized(rendered, cell.path("attachments"));
  }

  /// A text for a terminal as plain text.
  static String withoutColours(String text) {
    return ANSI.matcher(text).replaceAll("");
  }
}
