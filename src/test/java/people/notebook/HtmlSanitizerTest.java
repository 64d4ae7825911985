package people.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// HTML of strangers, and what is left of it in a page.
@DisplayName("HTML of anybody")
class HtmlSanitizerTest {

  private static final JsonNode NOTHING = JsonMapper.shared().createObjectNode();

  @TempDir private Path folder;

  private final List<String> leftOut = new ArrayList<>();

  private String sanitized(String html) throws IOException {
    return sanitized(html, NOTHING);
  }

  private String sanitized(String html, JsonNode attachments) throws IOException {
    Path own = Files.createDirectories(folder.resolve("own"));
    HtmlSanitizer sanitizer = new HtmlSanitizer(own);
    String clean = sanitizer.sanitized(html, attachments);
    leftOut.clear();
    leftOut.addAll(sanitizer.leftOut());
    return clean;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <b>a</b> &lt;i&gt; é                       | <b>a</b> &lt;i&gt; é
          <table><thead><tr><th style="text-align:right;padding:0.2em 0.8em;border-bottom:1px solid rgba(128,128,128,0.7);white-space:nowrap">a</th></tr></thead></table> | <table><thead><tr><th style="text-align:right;padding:0.2em 0.8em;border-bottom:1px solid rgba(128,128,128,0.7);white-space:nowrap">a</th></tr></thead></table>
          <p style="opacity:0.7;margin:0.3em 0.8em">a</p> | <p style="opacity:0.7;margin:0.3em 0.8em">a</p>
          <details open><summary>a</summary>b</details> | <details open><summary>a</summary>b</details>
          a<br>b<hr><sub>c</sub><kbd>d</kbd>         | a<br>b<hr><sub>c</sub><kbd>d</kbd>
          <script>a</script>b                        | b
          <script src="//e.example/x.js"></script>b  | b
          <b onclick="a" onmouseover=a>b</b>         | <b>b</b>
          <img src=x onerror=a alt=c>                | [c]
          <svg onload=a><script>b</script></svg>     | <img src="SVG" alt="">
          <svg><title>Ada</title><circle r="1"/></svg> | <img src="SVG" alt="Ada">
          <iframe src="http://e.example"></iframe>b  | b
          <iframe srcdoc="<script>a</script>"></iframe>b | b
          <object data="http://e.example">a</object><embed src="x"> | a
          <link rel=preconnect href="http://e.example"><link rel=stylesheet href="x">b | b
          <meta http-equiv=refresh content="0;url=http://e.example">b | b
          <base href="http://e.example/"><a href="x">b</a> | <a href="x">b</a>
          <form action="http://e.example"><input name=a><button>b</button></form> | b
          <style>* { background: url(http://e.example) }</style>b | b
          <b style="background:url(http://e.example);color:red">b</b> | <b style="color:red">b</b>
          <b style="color:u\\72l(http://e.example)">b</b> | <b style="">b</b>
          <b style="position:fixed;top:0;width:100%">b</b> | <b style="width:100%">b</b>
          <p style="margin-top:-9em;margin:0 -5px;margin-left:-.5em;margin:+1px">b</p> | <p style="margin:+1px">b</p>
          <p style="vertical-align:-500px;border-width:-1px;font-family:sans-serif">b</p> | <p style="font-family:sans-serif">b</p>
          <p style="transform:translateY(-9em);z-index:9;inset:0;translate:0 9px;top:0;float:left">b</p> | <p style="">b</p>
          <p style="color:red/*;*/}p{x">b</p>        | <p style="">b</p>
          <a href="https://e.example/?a=b&c">b</a>   | <a href="https://e.example/?a=b&amp;c">b</a>
          <a href="mailto:a@e.example">b</a>         | <a href="mailto:a@e.example">b</a>
          <a href="02-statuses.ipynb#a">b</a>        | <a href="02-statuses.ipynb#a">b</a>
          <a href="javascript:a">b</a>               | <a>b</a>
          <a href="java&#10;script:a">b</a>          | <a>b</a>
          <a href=" &#1;JavaScript:a">b</a>          | <a>b</a>
          <a href="data:text/html,a">b</a>           | <a>b</a>
          <a href="file:///etc/passwd">b</a>         | <a>b</a>
          <a href="//e.example/a">b</a>              | <a>b</a>
          <a href="/\\e.example/a">b</a>             | <a>b</a>
          <a href="/&#9;/e.example/a">b</a>          | <a>b</a>
          <a href="vbscript:a" ping="http://e.example" target="_top">b</a> | <a>b</a>
          <b id="peopleECharts" name="a" class="incomplete">b</b> | <b>b</b>
          <table background="http://e.example"><tr><td>b</td></tr></table> | <table><tbody><tr><td>b</td></tr></tbody></table>
          <video src="http://e.example"></video><audio src="x"></audio>b | b
          <picture><source srcset="http://e.example"><img alt=c src="x"></picture> | [c]
          <img alt=c src="data:text/html;base64,YQ==">   | [c]
          <img alt=c src="data:image/png;base64,YQ==" srcset="http://e.example 2x" loading=lazy> | <img alt="c" src="data:image/png;base64,YQ==">
          <math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=a&gt;" alt=c> | [c]<table></table>
          <noscript><p title="</noscript><img src=x onerror=a>">b | <p title="&lt;/noscript&gt;&lt;img src=x onerror=a&gt;">b</p>
          <!-- a --><![CDATA[b]]></main></body></html>c | bc
          <textarea></textarea><plaintext>a<b>       | a&lt;b&gt;
          <div data-people-chart data-width=1 data-height=1><script type="application/json" data-option>{}</script></div> | <div></div>
          """)
  void holdsWhatIsOnTheListAndNothingElse(String html, String clean) throws IOException {
    String found = sanitized(html).replaceAll("data:image/svg\\+xml;base64,[\\w+/=]*", "SVG");
    assertEquals(clean, found.strip().replaceAll("\\n\\s*", ""));
  }

  /// A tooltip would be HTML, a link leads where it likes, a picture is fetched, and a style covers
  /// what is beside it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"series":[{"type":"bar","tooltip":{"formatter":"<b>"}}]} | {"series":[{"type":"bar"}]}
          {"series":[{"data":[{"value":1,"tooltip":"<b>"}]}]}       | {"series":[{"data":[{"value":1}]}]}
          {"xAxis":[{"tooltip":{"show":true}}],"legend":{"tooltip":{}}} | {"xAxis":[{}],"legend":{}}
          {"tooltip":{"trigger":"item","formatter":"<b>","extraCssText":"a","position":[0,-9]}} | {"tooltip":{"trigger":"item"}}
          {"tooltip":[{"trigger":"item","formatter":"<b>"}]}        | {}
          {"tooltip":{"backgroundColor":"red;position:fixed","borderColor":"#aabbcc"}} | {"tooltip":{"borderColor":"#aabbcc"}}
          {"tooltip":{"textStyle":{"fontFamily":"a;top:0","color":"url(a)"}}} | {"tooltip":{"textStyle":{}}}
          {"title":[{"text":"<b>","link":"javascript:a","target":"self","sublink":"b"}]} | {"title":[{"text":"<b>"}]}
          {"series":[{"type":"treemap","nodeClick":"link","data":[{"link":"http://e.example"}]}]} | {"series":[{"data":[{}]}]}
          {"series":[{"links":[{"source":"a:b","target":"/c"}]}]}   | {"series":[{"links":[{"source":"a:b","target":"/c"}]}]}
          {"toolbox":{"feature":{"dataView":{}}},"brush":{}}        | {}
          {"graphic":[{"type":"image","style":{"image":"http://e.example","text":"a"}}]} | {"graphic":[{"style":{"text":"a"}}]}
          {"series":[{"symbol":"image://http://e.example"},{"symbol":"path://M0,2 H6 Z"}]} | {"series":[{},{"symbol":"path://M0,2 H6 Z"}]}
          {"legend":{"icon":"image://data:a","data":[{"name":"image://a","icon":"rect"}]}} | {"legend":{"data":[{"name":"image://a","icon":"rect"}]}}
          {"backgroundColor":{"image":"data:image/png;base64,YQ=="}} | {}
          {"itemStyle":{"color":"red"},"series":[{"itemStyle":{"color":{"image":"a"},"decal":{"symbol":["image://a","rect"]}}}]} | {"itemStyle":{"color":"red"},"series":[{"itemStyle":{"decal":{}}}]}
          {"xAxis":{"axisLabel":{"formatter":"<b>","rich":{"a":{"backgroundColor":{"image":"a"}}}}}} | {"xAxis":{"axisLabel":{}}}
          {"series":[{"data":[{"label":{"formatter":"1,000"}}]}]}   | {"series":[{"data":[{"label":{"formatter":"1,000"}}]}]}
          {"series":[{"renderItem":"a(b)"},{"renderItem":"period"}]} | {"series":[{},{"renderItem":"period"}]}
          {"baseOption":{"tooltip":{}},"options":[{}],"media":[{}],"timeline":{},"dataset":{},"__proto__":{"a":1}} | {}
          {"people":{"tooltip":"bands","unit":" %"}}                | {"people":{"tooltip":"bands","unit":" %"}}
          {"people":{"tooltip":{"formatter":"a"}}}                  | {"people":{}}
          """)
  void ofAChartsOptionOnlyWhatChartsWriteIsKept(String option, String kept) {
    String html =
        """
        <div data-people-chart data-width=9 data-height=9><div data-picture><svg></svg></div>
        <script type="application/json" data-option>%s</script></div>
        """
            .formatted(option);
    List<String> live = new ArrayList<>();
    String clean = new HtmlSanitizer(folder).sanitizedOutput(html, () -> live.add("live"));
    Matcher found = Pattern.compile("data-option>(.*?)</script>").matcher(clean);
    assertTrue(found.find(), clean);
    assertEquals(kept, found.group(1).replace("\\u003c", "<").replace("\\u003e", ">"));
    assertEquals(List.of("live"), live);
  }

  @Test
  void anOptionThatIsNoObjectMakesNoChart() {
    for (String option : List.of("[]", "1", "null", "{", "")) {
      String html =
          "<div data-people-chart data-width=9 data-height=9><div data-picture><svg></svg></div>"
              + "<script data-option>"
              + option
              + "</script></div>";
      String clean = new HtmlSanitizer(folder).sanitizedOutput(html, () -> fail(option));
      assertFalse(clean.contains("data-people-chart"), clean);
    }
  }

  @Test
  void anSvgIsAPictureOfItsOwnAsItWas() throws IOException {
    String svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><defs><linearGradient"
            + " id=\"a\" /></defs><title>a &amp; b</title><use xlink:href=\"#a\" /></svg>";
    String picture = sanitized(svg);
    String base64 = picture.replaceFirst(".*base64,([^\"]*).*", "$1");
    assertEquals(
        svg.replace(
            " viewBox=\"0 0 1 1\"",
            " viewBox=\"0 0 1 1\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""),
        new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
  }

  /// The folder `own` is that of the notebook.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          in/a.png                         | yes
          in/../in/a.png                   | yes
          ./in/A%2Epng                     | is not there
          FOLDER/own/in/a.png              | yes
          link-inside.png                  | yes
          http://e.example/a.png           | is elsewhere, and a page fetches nothing
          HTTPS://e.example/a.png          | is elsewhere, and a page fetches nothing
          //e.example/a.png                | is elsewhere, and a page fetches nothing
          \\\\e.example\\a.png             | is elsewhere, and a page fetches nothing
          %5C%5Ce.example/a.png            | is elsewhere, and a page fetches nothing
          file:///etc/passwd               | is elsewhere, and a page fetches nothing
          file:in/a.png                    | is elsewhere, and a page fetches nothing
          /etc/passwd                      | is not below the notebook's folder
          ../../../../../../etc/hostname   | is not below the notebook's folder
          ../secret.png                    | is not below the notebook's folder
          in/%2e%2e/%2E%2E/secret.png      | is not below the notebook's folder
          FOLDER/secret.png                | is not below the notebook's folder
          FOLDER/own-not/a.png             | is not below the notebook's folder
          link.png                         | is not below the notebook's folder
          link-folder/secret.png           | is not below the notebook's folder
          in/people.jsonl                  | is no picture; expected avif, gif, jpeg, jpg, png, svg, webp
          in                               | is no picture; expected avif, gif, jpeg, jpg, png, svg, webp
          folder.png                       | is no picture; expected avif, gif, jpeg, jpg, png, svg, webp
          fifo.png                         | is no picture; expected avif, gif, jpeg, jpg, png, svg, webp
          large.png                        | is larger than 32 MB
          none.png                         | is not there
          a%00.png                         | can't be read
          attachment:a.png                 | yes
          attachment:b.png                 | is not attached as a picture
          attachment:page.png              | is not attached as a picture
          """)
  void onlyAPictureBelowTheFolderOrAttachedBecomesAPart(String address, String answer)
      throws Exception {
    Path own = Files.createDirectories(folder.resolve("own"));
    Files.createDirectories(own.resolve("in"));
    Files.createDirectories(own.resolve("folder.png"));
    Files.createDirectories(folder.resolve("own-not"));
    Files.writeString(folder.resolve("own-not/a.png"), "secret");
    Files.writeString(folder.resolve("secret.png"), "secret");
    Files.writeString(own.resolve("in/a.png"), "a");
    Files.writeString(own.resolve("in/people.jsonl"), "secret");
    Files.createSymbolicLink(own.resolve("link.png"), folder.resolve("secret.png"));
    Files.createSymbolicLink(own.resolve("link-inside.png"), Path.of("in/a.png"));
    Files.createSymbolicLink(own.resolve("link-folder"), folder);
    try (RandomAccessFile large = new RandomAccessFile(own.resolve("large.png").toFile(), "rw")) {
      large.setLength((32 << 20) + 1);
    }
    if (address.equals("fifo.png")) {
      assertEquals(
          0, new ProcessBuilder("mkfifo", own.resolve(address).toString()).start().waitFor());
    }
    JsonNode attachments =
        JsonMapper.shared()
            .readTree(
                """
                {"a.png": {"text/html": "PGI+", "image/png": "YQ=="},
                 "page.png": {"text/html": "PGI+", "image/png\\" onerror=\\"a": "YQ=="}}
                """);
    String written = address.replace("FOLDER", folder.toString());
    String html = sanitized("<img alt=\"c\" src=\"" + written + "\">", attachments);
    if (answer.equals("yes")) {
      assertEquals("<img alt=\"c\" src=\"data:image/png;base64,YQ==\">", html);
      assertEquals(List.of(), leftOut);
    } else {
      assertEquals("[c]", html);
      assertEquals(List.of("'" + written + "' " + answer), leftOut);
    }
  }

  @Test
  void whatIsNestedWithoutEndIsCutInsteadOfEndingTheProgram() throws IOException {
    for (String part : List.of("<div>", "<svg>", "<b><table>", "<a href=x>", "<svg><title>")) {
      String clean = sanitized(part.repeat(3_000) + "x");
      assertFalse(clean.isEmpty(), part);
    }
  }
}
