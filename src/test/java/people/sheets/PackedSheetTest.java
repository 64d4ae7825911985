package people.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Tables in gzip and zip.
@DisplayName("A packed table")
class PackedSheetTest extends SheetFixture {

  private static final String TABLE = "a;b\n1;2\n";
  private static final String READ = "CSV, ';', UTF-8, LF\na|b\n2: 1|2\n";

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void isReadWhateverItsNameIs() throws IOException {
    assertEquals(READ, read(file("t.csv.gz", gzip(bytes(TABLE)))));
    assertEquals(READ, read(file("t.csv", gzip(bytes(TABLE)))));
    assertEquals(READ, read(file("archive.zip", zip("t.csv", TABLE))));
  }

  @Test
  void severalPartsOfAGzipAreOneTable() throws IOException {
    var parts = new ByteArrayOutputStream();
    parts.write(gzip(bytes(TABLE)));
    parts.write(gzip(bytes("3;4\n")));
    assertEquals(READ + "3: 3|4\n", read(file("t.csv.gz", parts.toByteArray())));
  }

  @Test
  void messagesNameTheArchiveAndWhatIsInIt() throws IOException {
    assertRefuses(
        file("archive.zip", zip("x/t.csv", "a,b\n1,2,3\n")),
        "archive.zip (x/t.csv), line 2: has 3 cells, the header has 2; is a delimiter in a text"
            + " without quotes?");
  }

  @Test
  void whatMacsAddAndWhatIsNoTableIsPassedOver() throws IOException {
    assertEquals(
        READ,
        read(
            file(
                "archive.zip",
                zip(
                    "x/",
                    "",
                    "__MACOSX/._t.csv",
                    "x",
                    ".DS_Store",
                    "x",
                    "LICENSE",
                    "x",
                    "x/t.csv",
                    TABLE))));
  }

  @Test
  void severalTablesInAZipAreNamed() throws IOException {
    assertRefuses(
        file("archive.zip", zip("a.csv", TABLE, "b.csv", TABLE, "readme.md", "x")),
        "archive.zip: is an archive (zip) of 2 files: a.csv, b.csv; expected one table in it,"
            + " unpack it first");
    assertRefuses(
        file("empty.zip", zip()),
        "empty.zip: is an archive (zip) with nothing in it; expected one table in it");
  }

  @Test
  void aHalfWrittenGzipIsRefusedBeforeARowIsRead() throws IOException {
    byte[] whole = gzip(bytes("a;b\n" + "1;2\n".repeat(10_000)));
    for (int length : List.of(whole.length / 2, whole.length - 1, whole.length - 8)) {
      assertRefuses(
          file("t.csv.gz", Arrays.copyOf(whole, length)),
          "t.csv.gz: breaks off in the middle of what is packed; expected a whole file");
    }
  }

  @Test
  void aDamagedArchiveIsRefused() throws IOException {
    byte[] whole = gzip(bytes("a;b\n" + "1;2\n".repeat(10_000)));
    whole[whole.length - 6] ^= 1;
    assertRefuses(
        file("t.csv.gz", whole),
        "t.csv.gz: is damaged: what is packed can't be unpacked (Corrupt GZIP trailer)");
    byte[] zip = zip("t.csv", TABLE);
    assertRefuses(
        file("t.zip", Arrays.copyOf(zip, zip.length - 30)),
        "t.zip: breaks off in the middle of what is packed; expected a whole file");
  }

  @Test
  void whatIsPackedTwiceIsRefused() throws IOException {
    assertRefuses(
        file("t.csv.gz", gzip(gzip(bytes(TABLE)))),
        "t.csv.gz: is packed twice; expected a table: CSV, or an Excel workbook (.xlsx)");
    assertRefuses(
        file("t.zip.gz", gzip(zip("t.csv", TABLE))),
        "t.zip.gz: is packed twice; expected a table: CSV, or an Excel workbook (.xlsx)");
  }

  @Test
  void whatUnpacksToFarTooMuchIsRefused() throws IOException {
    var packed = new ByteArrayOutputStream();
    byte[] lines = bytes("a,b,c\n".repeat(1 << 17));
    try (var out = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 150; i++) {
        out.write(lines);
      }
    }
    assertRefuses(
        file("t.csv.gz", packed.toByteArray()),
        String.format(
            Locale.ROOT,
            "t.csv.gz: its %,d bytes unpack to more than 200 times as many; expected a table, this"
                + " is made to fill disks",
            packed.size()));
  }
}
