package people.imports.gedcom;

import module java.base;

import people.*;

/// Family trees in formats that are not read, and files that are taken for one, with what to do
/// instead.
public final class ForeignTree {

  private static final String AS_GEDCOM =
      "; export it as GEDCOM where it was made, and import that";

  /// @param start that the file begins with, or has near its beginning where it is XML or JSON
  private record TreeSign(String start, String what) {}

  private static final List<TreeSign> SIGNS =
      List.of(
          new TreeSign("gedcomx.org", "is a family tree in GEDCOM X" + AS_GEDCOM),
          new TreeSign("<GEDCOM", "is a family tree in GEDCOM XML" + AS_GEDCOM),
          new TreeSign(
              "SQLite format 3",
              "is a database (SQLite), as RootsMagic and others keep trees in" + AS_GEDCOM),
          new TreeSign("%PDF", "is a PDF" + AS_GEDCOM));

  private static final Pattern HTML =
      Pattern.compile(
          "\\s*<(!doctype html|html|head|body)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /// Bytes that are enough to recognise a file.
  private static final int START = 512;

  private ForeignTree() {}

  /// Refuses a file that is one of these.
  ///
  /// @throws TimelineException when it is, or can't be read
  public static void refuse(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String what = of(in.readNBytes(START));
      if (what != null) {
        throw new TimelineException(file + ": " + what);
      }
    } catch (IOException e) {
      throw TimelineException.of(file, "can't read", e);
    }
  }

  /// What a file is, and what to do; null when it is none of these.
  ///
  /// @param bytes that it begins with
  private static String of(byte[] bytes) {
    byte[] unpacked = TreeArchive.unpacked(bytes);
    if (unpacked != bytes && GedcomFile.recognizes(GedcomText.start(unpacked))) {
      return "is a family tree that is compressed (gzip); unpack it, and import that";
    }
    String text = new String(unpacked, StandardCharsets.ISO_8859_1);
    String start = text.stripLeading();
    boolean isMarkup = start.startsWith("<") || start.startsWith("{");
    for (TreeSign sign : SIGNS) {
      if (start.startsWith(sign.start) || isMarkup && text.contains(sign.start)) {
        return sign.what;
      }
    }
    if (start.startsWith("{") && text.contains("\"persons\"")) {
      return "is a family tree in GEDCOM X (JSON)" + AS_GEDCOM;
    }
    return HTML.matcher(text).matches()
        ? "is a page (HTML), as a site shows when one has to log in; download the GEDCOM file"
            + " itself"
        : null;
  }
}
