package people.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Delimiters, quotes and line ends.
@DisplayName("How a CSV is written")
class CsvDialectTest extends SheetFixture {

  @ParameterizedTest
  @CsvSource({"COMMA,','", "SEMICOLON,;", "PIPE,|", "CARET,^", "TILDE,~"})
  void delimitersAreGuessed(String name, char delimiter) throws IOException {
    String text = "name,born,note\nAda,1815,\"a,b;c|d^e~f\"\nBo,1988,\n".replace(',', '\0');
    text = text.replace("a\0b", "a,b").replace('\0', delimiter);
    assertReads(
        text,
        """
        CSV, '%s', UTF-8, LF
        name|born|note
        2: Ada|1815|a,b;c|d^e~f
        3: Bo|1988|
        """
            .formatted(delimiter));
  }

  @Test
  void aTabIsNamedAndSoIsACharacterThatNobodySees() throws IOException {
    assertReads("a\tb\n1,5\t2\n", "CSV, tab, UTF-8, LF\na|b\n2: 1,5|2\n");
    assertReads("a\u001fb\n1\u001f2\n", "CSV, U+001F, UTF-8, LF\na|b\n2: 1|2\n");
  }

  @Test
  void aSemicolonBeatsCommasInEachRow() throws IOException {
    assertReads(
        """
        name;height
        Byron, Ada;1,65
        King, William;1,80
        """,
        """
        CSV, ';', UTF-8, LF
        name|height
        2: Byron, Ada|1,65
        3: King, William|1,80
        """);
  }

  @Test
  void delimitersAndLineEndsInQuotesDivideNothing() throws IOException {
    assertReads(
        "name,address\r\nAda,\"Mill Lane 3;\r\nDelft; Holland\"\r\nBo,\"Canal; 8\"\r\n",
        "CSV, ',', UTF-8, CRLF\nname|address\n"
            + "2: Ada|Mill Lane 3;\r\nDelft; Holland\n4: Bo|Canal; 8\n");
  }

  @Test
  void singleQuotesAreFoundWhereCellsStandBetweenThem() throws IOException {
    assertReads(
        "'id','name'\n'1','O''Brien, Pat'\n'2','Ada'\n",
        "CSV, ',', quote \"'\", UTF-8, LF\nid|name\n2: 1|O'Brien, Pat\n3: 2|Ada\n");
    assertReads(
        "id,name\n1,'t Hooft\n2,'s Gravesande\n",
        "CSV, ',', UTF-8, LF\nid|name\n2: 1|'t Hooft\n3: 2|'s Gravesande\n");
  }

  @Test
  void aFirstLineThatStatesTheDelimiterIsObeyed() throws IOException {
    assertReads("sep=;\r\na,b;c\r\n1,2;3\r\n", "CSV, ';', UTF-8, CRLF\na,b|c\n3: 1,2|3\n");
    assertReads("\"sep=|\"\na|b\n1|2\n", "CSV, '|', UTF-8, LF\na|b\n3: 1|2\n");
  }

  @Test
  void anyLineEndIsReadAndNamed() throws IOException {
    assertReads("a,b\r1,2\r3,4\r", "CSV, ',', UTF-8, CR\na|b\n2: 1|2\n3: 3|4\n");
    assertReads("a,b\r\n1,2\r\n3,4\n", "CSV, ',', UTF-8, mostly CRLF\na|b\n2: 1|2\n3: 3|4\n");
    assertReads("a,b", "CSV, ',', UTF-8, one line\na|b\n");
  }

  @Test
  void whatIsKnownIsNotGuessed() throws IOException {
    Path file = file("t.csv", "a:b,c\n1:2,3\n");
    assertEquals(
        "CSV, ':', UTF-8, LF\na|b,c\n2: 1|2,3\n",
        read(file, SheetOptions.guessed().delimiter(':')));
    Path bare = file("bare.csv", "a,b\n\"1,2\n");
    assertEquals(
        "CSV, ',', no quotes, UTF-8, LF\na|b\n2: \"1|2\n",
        read(bare, SheetOptions.guessed().quote(SheetOptions.NO_QUOTE)));
  }

  @Test
  void optionsThatCanNotBeAreRefused() {
    var guessed = SheetOptions.guessed();
    assertEquals(
        "a delimiter can't be the end of a line",
        assertThrows(IllegalArgumentException.class, () -> guessed.delimiter('\n')).getMessage());
    assertEquals(
        "a quote can't be the delimiter or the end of a line",
        assertThrows(IllegalArgumentException.class, () -> guessed.delimiter(';').quote(';'))
            .getMessage());
    assertEquals(
        "-1 is not a line; expected 1 or more",
        assertThrows(IllegalArgumentException.class, () -> guessed.headerLine(-1)).getMessage());
  }

  @Test
  void aQuoteThatIsNeverClosedIsAnErrorWithItsLine() throws IOException {
    assertRefuses(
        file("open.csv", "a,b\n1,2\n3,\"4\n5,6\n"),
        "open.csv, line 3: a quote is opened in this row and never closed");
  }

  @Test
  void textBehindAClosingQuoteIsAnErrorWithItsLine() throws IOException {
    assertRefuses(
        file("behind.csv", "a,b\n1,\"Ada\" Byron\n"),
        "behind.csv, line 2: a cell of this row goes on behind its closing quote; expected a"
            + " delimiter, or the quote twice where it is text");
  }

  @Test
  void oneColumnIsATableToo() throws IOException {
    assertReads("id\n00123\n00124\n", "CSV, ',', UTF-8, LF\nid\n2: 00123\n3: 00124\n");
  }

  @Test
  void spaceBetweenDelimitersAndQuotesIsNoPartOfACell() throws IOException {
    assertReads(
        "id, \"name\", city\n1, \"Byron, Ada\" , London\n",
        "CSV, ',', UTF-8, LF\nid|name|city\n2: 1|Byron, Ada| London\n");
  }

  @Test
  void aQuoteMayBeTheDelimiter() throws IOException {
    assertEquals(
        "CSV, '\"', no quotes, UTF-8, LF\na|b\n2: 1|2\n",
        read(file("t.csv", "a\"b\n1\"2\n"), SheetOptions.guessed().delimiter('"')));
  }
}
