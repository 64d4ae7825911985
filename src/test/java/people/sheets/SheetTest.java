package people.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.*;

/// What every table has: columns, rows, and where they are.
@DisplayName("A table")
class SheetTest extends SheetFixture {

  @Test
  void isReadRowByRowAndEachRowKnowsItsLineAndItsText() throws IOException {
    var file =
        file(
            "table.csv",
            """
            name,note
            Ada,"says ""hello""
            over two lines"

            ,
            Bo
            """);
    try (Sheet sheet = Sheet.open(file, SheetOptions.guessed())) {
      assertEquals(List.of("name", "note"), sheet.header());
      assertEquals("name,note", sheet.rawHeader());
      SheetRow ada = sheet.next();
      assertEquals(2, ada.line());
      assertEquals("says \"hello\"\nover two lines", ada.cell(1));
      assertEquals("Ada,\"says \"\"hello\"\"\nover two lines\"", ada.raw());
      SheetRow bo = sheet.next();
      assertEquals(6, bo.line());
      assertEquals("", bo.cell(1));
      assertEquals("Bo", bo.raw());
      assertEquals(file + ", line 6", sheet.place(bo));
      assertEquals(null, sheet.next());
    }
  }

  @Test
  void aRowKeepsItsTextWhenLaterOnesAreRead() throws IOException {
    try (Sheet sheet =
        Sheet.open(file("table.csv", "a,b\r\n1,\"x\r\ny\"\r\n2,z"), SheetOptions.guessed())) {
      SheetRow first = sheet.next();
      SheetRow second = sheet.next();
      assertEquals("1,\"x\r\ny\"", first.raw());
      assertEquals("2,z", second.raw());
      assertEquals(4, second.line());
    }
  }

  @Test
  void textStaysText() throws IOException {
    assertReads(
        "id,price,date\n00123,1.50,01/02/2003\n+49 1,1e5,true\n",
        """
        CSV, ',', UTF-8, LF
        id|price|date
        2: 00123|1.50|01/02/2003
        3: +49 1|1e5|true
        """);
  }

  @Test
  void aShortRowHasBlankCellsAndALongOneIsAnErrorUnlessItIsBlankThere() throws IOException {
    assertReads(
        "a,b\n1\n1,2,,\n",
        """
        CSV, ',', UTF-8, LF
        a|b
        2: 1|
        3: 1|2
        (1 row has fewer cells than the header, the first in line 2: what they lack is taken for blank)
        """);
    assertRefuses(
        file("long.csv", "name,city\nAda,London\nKing, Ada,Ockham\n"),
        "long.csv, line 3: has 3 cells, the header has 2; is a delimiter in a text without"
            + " quotes?");
  }

  @Test
  void aBlankCellIsEmptyAndOtherSpaceStays() throws IOException {
    assertReads("a,b,c\n 1 ,  ,\u00a0\n", "CSV, ',', UTF-8, LF\na|b|c\n2:  1 ||\n");
  }

  @Test
  void aColumnIsFoundByItsNameAndAMissingOneNamesThoseThatAreThere() throws IOException {
    try (Sheet sheet = Sheet.open(file("t.csv", "ID;Name;name\n"), SheetOptions.guessed())) {
      assertEquals(0, sheet.column("id"));
      assertEquals(2, sheet.column("name"));
      var missing = assertThrows(TimelineException.class, () -> sheet.column("key"));
      assertEquals(
          folder.resolve("t.csv") + ", line 1: has no column 'key'; expected one of ID, Name, name",
          missing.getMessage());
    }
  }

  @Test
  void thousandsOfColumnsAreRead() throws IOException {
    String names =
        IntStream.range(0, 20_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    try (Sheet sheet =
        Sheet.open(file("wide.csv", names + "\n" + names + "x\n"), SheetOptions.guessed())) {
      assertEquals(20_000, sheet.header().size());
      assertEquals("c19999x", sheet.next().cell(19_999));
    }
    assertRefuses(
        file("wider.csv", "a,b\n" + ",".repeat(120_000) + "\n"),
        "wider.csv, line 2: has more than 100,000 cells; expected a table");
  }

  @Test
  void aStreamIsKeptMeanwhileAndLeavesNothingBehind() throws IOException {
    byte[] table = "a;b\n1;2\nof;SheetTest\n".getBytes(StandardCharsets.UTF_8);
    try (Sheet _ = Sheet.open("x", new ByteArrayInputStream(table), SheetOptions.guessed())) {
      assertEquals(1, kept(table).size());
    }
    assertEquals(List.of(), kept(table));
    assertEquals(
        "CSV, ';', UTF-8, LF\na|b\n2: 1|2\n3: of|SheetTest\n",
        read(
            Sheet.open("standard input", new ByteArrayInputStream(table), SheetOptions.guessed())));
    assertEquals(List.of(), kept(table));
    Map<String, String> refused =
        Map.of(
            "", "expected a table: CSV, or an Excel workbook (.xlsx)",
            "\n \n\n\n \n \n\n", "expected a table with a header");
    for (var each : refused.entrySet()) {
      byte[] none = each.getKey().getBytes(StandardCharsets.UTF_8);
      var refusal =
          assertThrows(
              TimelineException.class,
              () ->
                  Sheet.open(
                      "standard input", new ByteArrayInputStream(none), SheetOptions.guessed()));
      assertEquals("standard input: is empty; " + each.getValue(), refusal.getMessage());
      if (none.length > 0) { // any other may be empty when it is begun
        assertEquals(List.of(), kept(none));
      }
    }
  }

  @Test
  void whatIsKeptOfAStreamIsItsOwnersOnly() throws IOException {
    byte[] table = "a\n1\nof SheetTest\n".getBytes(StandardCharsets.UTF_8);
    try (Sheet _ = Sheet.open("x", new ByteArrayInputStream(table), SheetOptions.guessed())) {
      List<Path> kept = kept(table);
      assertEquals(1, kept.size());
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.getFirst())));
    }
  }

  @Test
  void aCsvLoadsNothingOfWorkbooksAndOfOtherScripts() throws Exception {
    Path file = file("t.csv", "name;city\nZoë;Köln\n".getBytes("windows-1252"));
    List<URL> places = new ArrayList<>();
    for (String place : System.getProperty("java.class.path").split(File.pathSeparator)) {
      places.add(Path.of(place).toUri().toURL());
    }
    Set<String> loaded = ConcurrentHashMap.newKeySet();
    try (var loader =
        new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader()) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            loaded.add(name);
            return super.findClass(name);
          }
        }) {
      Class<?> options = loader.loadClass(SheetOptions.class.getName());
      Object guessed = options.getMethod("guessed").invoke(null);
      var open = loader.loadClass(Sheet.class.getName()).getMethod("open", Path.class, options);
      ((AutoCloseable) open.invoke(null, file, guessed)).close();
    }
    assertTrue(loaded.contains("de.siegmar.fastcsv.reader.CsvReader"));
    assertEquals(
        List.of(),
        loaded.stream()
            .filter(name -> !name.startsWith("people.") && !name.startsWith("de.siegmar."))
            .toList());
    assertFalse(loaded.contains(WorkbookRows.class.getName()));
  }

  /// The files for streams that have this content; those of other tests come and go meanwhile.
  private static List<Path> kept(byte[] content) throws IOException {
    List<Path> kept = new ArrayList<>();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(temporary, "people-table-*")) {
      for (Path file : files) {
        try {
          if (Arrays.equals(content, Files.readAllBytes(file))) {
            kept.add(file);
          }
        } catch (NoSuchFileException e) {
          // another test has closed it
        }
      }
    }
    return kept;
  }
}
