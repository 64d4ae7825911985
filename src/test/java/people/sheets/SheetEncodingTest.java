package people.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which characters the bytes of a CSV are.
@DisplayName("The encoding")
class SheetEncodingTest extends SheetFixture {

  /// An encoding, and names of people and places that it is used for.
  static Stream<List<String>> texts() {
    return Stream.of(
        List.of("windows-1252", "Müller, Größe, Jäger, Weiß, Köln"),
        List.of("windows-1252", "Hélène Lefèvre, François, Benoît, Noël, Château"),
        List.of("windows-1252", "Sørensen, Åse, Bjørn Ødegård, Ærø"),
        List.of("windows-1252", "Muñoz, José, Núñez, Peña, Ibáñez"),
        List.of("windows-1252", "João, Conceição, Simões, Magalhães"),
        List.of("windows-1252", "O’Brien, Müller, Zoë – London"),
        List.of("windows-1252", "MÜLLER, JÄGER, GRÖSSER"),
        List.of("windows-1250", "Łukasz Wałęsa, Świętosława, Żółć, Gdańsk"),
        List.of("windows-1250", "Dvořák, Růžička, Němcová, Šťastný, Žižková"),
        List.of("windows-1250", "Kőműves, Fűző, Győr, Szőke"),
        List.of("ISO-8859-2", "Łukasz, Świętosława, Dąbrowska, Leśniewski"),
        List.of("x-MacRoman", "Müller, Jäger, Köln, Weiß, Größe"),
        List.of("x-MacRoman", "Hélène Lefèvre, François, Benoît, Noël, Château"),
        List.of("IBM850", "Müller, Jäger, Hélène, Köln"),
        List.of("windows-1251", "Анна Каренина, Алексей Вронский, Москва, Петербург"),
        List.of("KOI8-R", "Анна Каренина, Алексей Вронский, Москва, Петербург"),
        List.of("ISO-8859-7", "Ελένη Παπαδοπούλου, Γιώργος Σεφέρης, Αθήνα, Θεσσαλονίκη"),
        List.of("Shift_JIS", "山田太郎, 鈴木花子, 東京都, こんにちは"),
        List.of("EUC-KR", "김철수, 이영희, 서울특별시, 대한민국"),
        List.of("GB18030", "王小明, 李娜, 北京市, 中华人民共和国"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isFoundAndSaid(List<String> encodingAndNames) throws IOException {
    String encoding = encodingAndNames.getFirst();
    String names = encodingAndNames.getLast();
    var rows = new StringBuilder("id;names\r\n");
    for (int i = 1; i < 5; i++) {
      rows.append(i).append(';').append(names).append("\r\n");
    }
    String read = read(file("t.csv", rows.toString().getBytes(encoding)));
    String all = read.lines().filter(line -> line.startsWith("5:")).findFirst().orElse("");
    assertEquals("5: 4|" + names, all, read);
    assertEquals("CSV, ';', " + encoding + ", CRLF", read.lines().findFirst().orElse(""));
  }

  /// The first letter beyond ASCII may come late.
  @Test
  void theWholeFileIsLookedAt() throws IOException {
    String many = "name,city\n" + "Ada,London\n".repeat(100_000);
    assertEquals(
        "CSV, ',', windows-1252, LF",
        read(file("t.csv", (many + "Zoë,Köln\n").getBytes("windows-1252")))
            .lines()
            .findFirst()
            .orElse(""));
    assertEquals(
        "CSV, ',', UTF-8, LF",
        read(file("t.csv", many + "Zoë,Köln\n")).lines().findFirst().orElse(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void aByteOrderMarkTellsAndIsNoPartOfTheFirstName(String encoding) throws IOException {
    assertReads(
        "\ufeffname;city\r\nZoë;Köln\r\n".getBytes(encoding),
        "CSV, ';', " + encoding + ", CRLF\nname|city\n2: Zoë|Köln\n");
    assertReads(
        "\ufeff\"name\";\"city\"\r\nZoë;Köln\r\n".getBytes(encoding),
        "CSV, ';', " + encoding + ", CRLF\nname|city\n2: Zoë|Köln\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void wideCharactersAreSeenByTheZerosBetween(String encoding) throws IOException {
    assertReads(
        "name\tcity\r\nZoë\tKöln\r\n".getBytes(encoding),
        "CSV, tab, " + encoding + ", CRLF\nname|city\n2: Zoë|Köln\n");
  }

  @Test
  void aMarkBeatsWhatIsSaidAndWhatIsSaidBeatsAGuess() throws IOException {
    Path marked = file("m.csv", "\ufeffname\nZoë\n");
    assertEquals(
        "CSV, ',', UTF-8, LF\nname\n2: Zoë\n",
        read(marked, SheetOptions.guessed().encoding(StandardCharsets.ISO_8859_1)));
    Path bare = file("b.csv", "name\nZoë\n");
    assertEquals(
        "CSV, ',', ISO-8859-1, LF\nname\n2: ZoÃ«\n",
        read(bare, SheetOptions.guessed().encoding(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void whatIsNoTextInItIsAnErrorWithItsLine() throws IOException {
    Path file = file("t.csv", "name\nAda\nZo\u00eb\n".getBytes(StandardCharsets.ISO_8859_1));
    assertRefuses(
        file,
        SheetOptions.guessed().encoding(StandardCharsets.UTF_8),
        "t.csv, line 3: 0xEB is not text in UTF-8; expected a file that is in one encoding");
    Path marked =
        file("m.csv", "\u00ef\u00bb\u00bfname\nZo\u00eb\n".getBytes(StandardCharsets.ISO_8859_1));
    assertRefuses(
        marked,
        "m.csv, line 2: 0xEB is not text in UTF-8; expected a file that is in one encoding");
    Path undefined = file("u.csv", "name\nAda\nZo\u0081\n".getBytes(StandardCharsets.ISO_8859_1));
    assertRefuses(
        undefined,
        SheetOptions.guessed().encoding(Charset.forName("windows-1252")),
        "u.csv, line 3: 0x81 is not text in windows-1252; expected a file that is in one"
            + " encoding");
  }

  /// Guessed as windows-1252, all names would be spoilt for the sake of one.
  @Test
  void aFileInTwoEncodingsIsAnErrorWithTheFirstLineOfTheSecond() throws IOException {
    var mixed = new ByteArrayOutputStream();
    mixed.writeBytes("name\nZoë\nAda\nKöln\nBjørn\n".getBytes(StandardCharsets.UTF_8));
    mixed.writeBytes("Müller\n".getBytes(StandardCharsets.ISO_8859_1));
    assertRefuses(
        file("t.csv", mixed.toByteArray()),
        "t.csv, line 6: 0xFC is not text in UTF-8; expected a file that is in one encoding");
    mixed.writeBytes("Jäger\n".repeat(8).getBytes(StandardCharsets.ISO_8859_1));
    assertRefuses(
        file("t.csv", mixed.toByteArray()),
        "t.csv, line 6: 0xFC is not text in UTF-8; expected a file that is in one encoding");
  }

  @Test
  void aCharacterThatBreaksOffAtTheEndIsAnError() throws IOException {
    byte[] whole = "name\nZoë\nZoë".getBytes(StandardCharsets.UTF_8);
    assertRefuses(
        file("t.csv", Arrays.copyOf(whole, whole.length - 1)),
        "t.csv, line 3: 0xC3 is not text in UTF-8; expected a file that is in one encoding");
  }
}
