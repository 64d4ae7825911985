package people.disk;

import module java.base;

/// Recognises a file that is no timeline by its first bytes, so that it is refused by its name and
/// left alone, whatever its other bytes look like.
final class ForeignFile {

  /// So many bytes are enough; the name of a tar archive's format comes last.
  static final int START = 262;

  /// @param bytes that it begins with, a character for each
  /// @param what it is then, behind the name of the file
  private record Signature(String bytes, String what) {}

  private static final String MARK = "begins with a byte order mark, which no timeline has";
  private static final String UTF_16 = "is text in UTF-16";
  private static final String UTF_32 = "is text in UTF-32";
  private static final String PROGRAM = "is a program";

  /// In this order, since some begin like others.
  private static final List<Signature> FORMATS =
      List.of(
          new Signature("\u00ef\u00bb\u00bf", MARK),
          new Signature("\u00ff\u00fe\0\0", UTF_32),
          new Signature("\0\0\u00fe\u00ff", UTF_32),
          new Signature("\u00ff\u00fe", UTF_16),
          new Signature("\u00fe\u00ff", UTF_16),
          new Signature("{\0\0\0\"\0\0\0", UTF_32),
          new Signature("\0\0\0{\0\0\0\"", UTF_32),
          new Signature("{\0\"\0", UTF_16),
          new Signature("\0{\0\"", UTF_16),
          new Signature("\u001f\u008b", "is compressed (gzip)"),
          new Signature("BZh", "is compressed (bzip2)"),
          new Signature("\u00fd7zXZ\0", "is compressed (xz)"),
          new Signature("(\u00b5/\u00fd", "is compressed (zstd)"),
          new Signature("\u0004\"M\u0018", "is compressed (lz4)"),
          new Signature("7z\u00bc\u00af", "is an archive (7z)"),
          new Signature("Rar!", "is an archive (RAR)"),
          new Signature("PK\u0003\u0004", "is an archive (zip), or a workbook, which is one"),
          new Signature("PK\u0005\u0006", "is an archive (zip) with nothing in it"),
          new Signature("\u00d0\u00cf\u0011\u00e0", "is a workbook or a document (.xls, .doc)"),
          new Signature("PAR1", "is a table in Parquet"),
          new Signature("ARROW1", "is a table in Arrow"),
          new Signature("SQLite format 3\0", "is a database (SQLite)"),
          new Signature("%PDF", "is a PDF"),
          new Signature("\u0089PNG", "is a picture (PNG)"),
          new Signature("\u00ff\u00d8\u00ff", "is a picture (JPEG)"),
          new Signature("\u007fELF", PROGRAM),
          new Signature("MZ", PROGRAM),
          new Signature("\u00cf\u00fa\u00ed\u00fe", PROGRAM),
          new Signature("0 HEAD", "is a family tree (GEDCOM), which 'people import' adds to one"),
          new Signature("<?xml", "is XML"),
          new Signature("<!DOCTYPE", "is a page (HTML)"));

  private static final int TAR_AT = 257;

  private ForeignFile() {}

  /// The reason why a file is no timeline; null when its first bytes don't tell.
  ///
  /// @param start its first [#START] bytes, or all there are
  static String reason(ByteBuffer start) {
    String bytes = StandardCharsets.ISO_8859_1.decode(start.duplicate()).toString();
    for (Signature signature : FORMATS) {
      if (bytes.startsWith(signature.bytes)) {
        return signature.what;
      }
    }
    return bytes.startsWith("ustar", TAR_AT) ? "is an archive (tar)" : null;
  }
}
