package people.sheets;

import module java.base;

/// Recognises a file that is no table by what it begins with, whatever its name ends with.
final class FileKind {

  /// So many bytes are enough.
  static final int START = 4096;

  /// @param start that it begins with, a character for each byte
  /// @param what it is then, behind the name of the file
  private record Magic(String start, String what) {}

  private static final String PICTURE = "is a picture";
  private static final String PROGRAM = "is a program";

  private static final List<Magic> BINARY =
      List.of(
          new Magic(
              "\u00d0\u00cf\u0011\u00e0",
              "is an old workbook (.xls), or one with a password; save it as .xlsx without one"),
          new Magic("%PDF", "is a PDF"),
          new Magic("PAR1", "is a table in Parquet"),
          new Magic("ARROW1", "is a table in Arrow"),
          new Magic("Obj\u0001", "is a table in Avro"),
          new Magic("ORC", "is a table in ORC"),
          new Magic("SQLite format 3\0", "is a database (SQLite)"),
          new Magic("$FL2@(#)", "is a table in SPSS (.sav)"),
          new Magic("<stata_dta>", "is a table in Stata (.dta)"),
          new Magic("BZh", "is compressed (bzip2)"),
          new Magic("\u00fd7zXZ\0", "is compressed (xz)"),
          new Magic("(\u00b5/\u00fd", "is compressed (zstd)"),
          new Magic("\u0004\"M\u0018", "is compressed (lz4)"),
          new Magic("7z\u00bc\u00af", "is an archive (7z)"),
          new Magic("Rar!", "is an archive (RAR)"),
          new Magic("\u0089PNG", PICTURE),
          new Magic("\u00ff\u00d8\u00ff", PICTURE),
          new Magic("GIF8", PICTURE),
          new Magic("\u007fELF", PROGRAM),
          new Magic("MZ\u0090", PROGRAM));

  private static final int TAR_AT = 257;

  /// The start of a text and what it is then; upper and lower case are the same.
  private record Wording(Pattern start, String what) {

    Wording(String regex, String what) {
      this(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), what);
    }
  }

  private static final List<Wording> TEXTS =
      List.of(
          new Wording(
              "<\\?xml[^>]*>\\s*(<\\?mso[^>]*>\\s*)?<(\\w+:)?Workbook",
              "is a workbook in XML of 2003; save it as .xlsx"),
          new Wording(
              "<!doctype html|<(html|head|body|table|meta|div|style)\\b", "is a page (HTML)"),
          new Wording(
              "<\\?xml|<!doctype|<!--|<[a-z][\\w:-]*(?:\\s[^<>]*|/)?>(?!\\s*[,;|\\t])", "is XML"),
          new Wording("\\{\\s*(\"|}|$)|\\[\\s*([\\[{\\]]|\"[^\"]*\"\\s*,|\\d+\\s*,|$)", "is JSON"),
          new Wording("0 HEAD\\s", "is a family tree (GEDCOM)"),
          new Wording("\\{\\\\rtf", "is a document (RTF)"),
          new Wording("BEGIN:V(CARD|CALENDAR)", "is a list of cards or dates (vCard, iCalendar)"),
          new Wording(
              "ID;P[^\\r\\n]*[\\r\\n]+(?:P;P|B;Y|C;[XY]|F;|O;)",
              "is a workbook in SYLK (.slk); save it as .xlsx"),
          new Wording(
              "version https://git-lfs", "is a pointer of Git LFS, which stands for the file"));

  private FileKind() {}

  /// The reason why bytes are no table; null when they don't tell.
  ///
  /// @param start the first [#START], or all there are
  static String ofBytes(byte[] start) {
    String bytes = new String(start, StandardCharsets.ISO_8859_1);
    for (Magic magic : BINARY) {
      if (bytes.startsWith(magic.start)) {
        return magic.what;
      }
    }
    return bytes.startsWith("ustar", TAR_AT) ? "is an archive (tar)" : null;
  }

  /// The reason why a text is no table; null when it doesn't tell.
  static String ofText(String start) {
    String text = start.stripLeading();
    for (Wording wording : TEXTS) {
      if (wording.start.matcher(text).lookingAt()) {
        return wording.what;
      }
    }
    return null;
  }
}
