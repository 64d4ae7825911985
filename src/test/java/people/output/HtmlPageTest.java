package people.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;

/// Pages and what they permit a browser.
class HtmlPageTest {

  private static String policy(HtmlPage page) {
    return page.toString()
        .replaceFirst("(?s).*<meta http-equiv=\"Content-Security-Policy\" content=\"", "")
        .replaceFirst("(?s)\">.*", "");
  }

  @Test
  void aPageWithoutScriptsAndStylesPermitsNone() {
    HtmlPage page = new HtmlPage("<Ada> & \"co\"");
    page.add("<script>alert(1)</script>");
    assertEquals(
        "default-src 'none'; img-src data:; style-src-attr 'unsafe-inline'; base-uri 'none';"
            + " form-action 'none'",
        policy(page));
    assertTrue(
        page.toString().contains("<title>&lt;Ada&gt; &amp; &quot;co&quot;</title>"),
        page::toString);
  }

  /// The hashes are those of `printf TEXT | openssl sha256 -binary | base64`.
  @Test
  void whatIsNamedAsAScriptOrAStyleIsPermittedByItsHash() {
    HtmlPage page = new HtmlPage("a");
    page.style("p { color: red }");
    page.permitStyle("é");
    page.script("data-a", "alert(1)");
    page.permitScript("alert(2)");
    assertEquals(
        "default-src 'none'; img-src data:; script-src"
            + " 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
            + " 'sha256-4axlHpxgDbFzJObpXPFZgZhULrEGgJiud3OwxN9unHg='; style-src"
            + " 'sha256-ngewhhP73WDIbgwseeu52VAAJgKdGUsu1IUQQsAm8m4='"
            + " 'sha256-SplVfkAzw1Od4utlRyAXytX5VX96BiWgnxw/biumnEw='; style-src-attr"
            + " 'unsafe-inline'; base-uri 'none'; form-action 'none'",
        policy(page));
    assertTrue(page.toString().contains("<script data-a>alert(1)</script>"), page::toString);
  }

  /// Browsers take no notice of a policy behind what it is to govern.
  @Test
  void thePolicyStandsBeforeAllThatItGoverns() {
    HtmlPage page = new HtmlPage("a");
    page.style("p { color: red }");
    String text = page.toString();
    assertTrue(text.indexOf("Content-Security-Policy") < text.indexOf("<title>"), text);
    assertTrue(text.indexOf("Content-Security-Policy") < text.indexOf("<style>"), text);
  }

  @Test
  void aTextIsShownAsItIsAlsoWhereItWouldTurnTheOthers() {
    assertEquals(
        "a&lt;b&gt; &quot;&amp;é\n\t\\u202e\\u0000\\u009b\\u2066 \\n",
        HtmlPage.escaped("a<b> \"&é\n\t\u202e\0\u009b\u2066 \\n"));
  }

  @Test
  void whatTurnsOrBreaksALineIsShownInAPageAsOnATerminal() {
    for (int c = 0; c < 0x3000; c++) {
      String text = Character.toString(c);
      if (c != '&' && c != '<' && c != '>' && c != '"' && !"\t\n\r".contains(text)) {
        assertEquals(
            Terminal.shown(text),
            HtmlPage.escaped(text),
            () -> "%04x".formatted((int) text.charAt(0)));
      }
    }
    assertEquals("a\\u2028b\t\n\r\\u000c", HtmlPage.escaped("a\u2028b\t\n\r\f"));
  }
}
