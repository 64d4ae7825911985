package people.imports.gedcom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import people.imports.*;
import people.imports.trees.*;

/// Character sets and ends of lines of a family tree.
class FamilyTreeCharacterSetsTest extends FamilyTreeFixture {

  private static final String CHARLOTTE = "0 @I1@ INDI\n1 NAME Charlotte /Brontë/\n0 TRLR\n";

  private void assertBronte(String charset, Imported imported) {
    assertEquals("Charlotte Brontë", person(imported).name().toString());
    assertEquals("GEDCOM in " + charset, imported.report().format());
    assertEquals(List.of(), imported.notes());
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, UTF-8, UTF-8",
    "ANSI, windows-1252, windows-1252",
    "IBMPC, IBM850, IBM850",
    "MACINTOSH, x-MacRoman, x-MacRoman",
    "ISO-8859-1, ISO-8859-1, ISO-8859-1",
    "UNICODE, UTF-16LE, UTF-16LE",
    "UNICODE, UTF-16BE, UTF-16BE",
    "UNICODE, UTF-8, UTF-8",
    "UTF-32, UTF-32LE, UTF-32LE",
    "UNICODE, UTF-32BE, UTF-32BE",
    "WINDOWS, windows-1252, windows-1252",
    "UTF-8 (Unicode), UTF-8, UTF-8"
  })
  void theCharacterSetIsTheOneThatTheHeadNames(String declared, String actual, String shown) {
    byte[] bytes =
        ("0 HEAD\n1 CHAR " + declared + "\n" + CHARLOTTE).getBytes(Charset.forName(actual));
    assertBronte(shown, Imported.fromBytes(folder, bytes));
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void aByteOrderMarkSaysMoreThanTheHead(String actual) {
    byte[] bytes = ("\ufeff0 HEAD\n1 CHAR ANSEL\n" + CHARLOTTE).getBytes(Charset.forName(actual));
    assertBronte(actual, Imported.fromBytes(folder, bytes));
  }

  @Test
  void tagsMayBeInSmallLettersAndAMarkMayStandTwice() {
    byte[] bytes =
        ("\ufeff\ufeff0 head\n1 char ansi\n" + CHARLOTTE.replace("INDI", "indi"))
            .getBytes(StandardCharsets.UTF_8);
    assertBronte("UTF-8", Imported.fromBytes(folder, bytes));
    bytes =
        ("0 head\n1 char ansi\n" + CHARLOTTE.toLowerCase(Locale.ROOT))
            .getBytes(Charset.forName("windows-1252"));
    Imported imported = Imported.fromBytes(folder, bytes);
    assertEquals("charlotte brontë", person(imported).name().toString());
    assertEquals(List.of(), imported.notes());
  }

  @Test
  void aLastCharacterThatIsCutOffChangesNoOther() {
    String text = "0 HEAD\n1 CHAR UTF-8\n0 @I1@ INDI\n1 NAME Charlotte /Brontë/\n1 NOTE é";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Imported imported = Imported.fromBytes(folder, Arrays.copyOf(bytes, bytes.length - 1));
    assertEquals("Charlotte Brontë", person(imported).name().toString());
    assertEquals("GEDCOM in UTF-8", imported.report().format());
  }

  @Test
  void anselPutsTheAccentBeforeTheLetter() {
    byte[] bytes =
        ("0 HEAD\n1 CHAR ANSEL\n" + CHARLOTTE.replace("ë", "\u00e8e"))
            .getBytes(StandardCharsets.ISO_8859_1);
    assertBronte("ANSEL", Imported.fromBytes(folder, bytes));
  }

  @Test
  void aHeadWithoutACharacterSetIsInUtf8IfItCanBeAndElseInAnsel() {
    assertBronte("UTF-8", Imported.fromText(folder, "0 HEAD\n" + CHARLOTTE));
    byte[] ansel =
        ("0 HEAD\n" + CHARLOTTE.replace("ë", "\u00e8e")).getBytes(StandardCharsets.ISO_8859_1);
    assertBronte("ANSEL", Imported.fromBytes(folder, ansel));
    assertEquals(
        "GEDCOM 7.0 in UTF-8",
        Imported.fromText(folder, "0 HEAD\n1 GEDC\n2 VERS 7.0\n" + CHARLOTTE).report().format());
  }

  @ParameterizedTest
  @CsvSource({"'\r'", "'\r\n'", "'\n'", "'\r\r\n'"})
  void linesMayEndInEveryWay(String end) {
    assertBronte(
        "UTF-8",
        Imported.fromText(folder, ("0 HEAD\n1 CHAR UTF-8\n" + CHARLOTTE).replace("\n", end)));
  }

  @Test
  void textInAnotherCharacterSetThanTheHeadSaysIsReadAndReported() {
    byte[] bytes = ("0 HEAD\n1 CHAR UTF-8\n" + CHARLOTTE).getBytes(Charset.forName("windows-1252"));
    Imported imported = Imported.fromBytes(folder, bytes);
    assertEquals("Charlotte Brontë", person(imported).name().toString());
    assertEquals(
        List.of(
            "used: 1 line: not in UTF-8, as the file says it is, and read as windows-1252; e.g."
                + " line 4: '1 NAME Charlotte /Brontë/'"),
        imported.notes());
  }

  @ParameterizedTest
  @CsvSource({"ANSI, windows-1252", "ANSEL, ANSEL", "ASCII, US-ASCII", "IBMPC, IBM850"})
  void textInUtf8IsSoWhateverTheHeadSays(String declared, String shown) {
    Imported imported = Imported.fromText(folder, "0 HEAD\n1 CHAR " + declared + "\n" + CHARLOTTE);
    assertEquals("Charlotte Brontë", person(imported).name().toString());
    assertEquals("GEDCOM in UTF-8", imported.report().format().replace("US-ASCII", "UTF-8"));
    assertEquals(
        List.of(
            "used: 1 line: not in "
                + shown
                + ", as the file says it is, and read as UTF-8; e.g. line 4: '1 NAME Charlotte"
                + " /Brontë/'"),
        imported.notes());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'in no character set that the file names'",
    "1 CHAR ANSEL, 'not in ANSEL, as the file says it is'",
    "1 CHAR IBMPC, 'not in IBM850, as the file says it is'"
  })
  void textInWindows1252IsSoWhateverTheHeadSays(String head, String doubt) {
    String records = "0 @I1@ INDI\n1 NAME Søren /Müller-Ægir/\n0 TRLR\n";
    Imported imported =
        Imported.fromBytes(
            folder, ("0 HEAD\n" + head + "\n" + records).getBytes(Charset.forName("windows-1252")));
    assertEquals("Søren Müller-Ægir", person(imported).name().toString());
    assertEquals("GEDCOM in windows-1252", imported.report().format());
    assertEquals(
        List.of(
            "used: 1 line: "
                + doubt
                + ", and read as windows-1252; e.g. line 4: '1 NAME Søren /Müller-Ægir/'"),
        imported.notes());
  }
}
