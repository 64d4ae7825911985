package people.imports.gedcom;

import module java.base;

import people.*;
import people.sheets.*;

/// A family tree in an archive: GEDZIP (`.gdz`), which has `gedcom.ged` and pictures in it, or a
/// ZIP with one `.ged`. What it unpacks to is bounded before it is in memory.
final class TreeArchive {

  private static final String IN_GEDZIP = "gedcom.ged";

  private static final int GZIP = 0x1f8b;

  private TreeArchive() {}

  /// Whether a file begins as a ZIP does.
  static boolean isZip(byte[] start) {
    return start.length > 3 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
  }

  /// The beginning of a text that is compressed by gzip; other bytes as they are.
  static byte[] unpacked(byte[] bytes) {
    if (bytes.length < 2 || ((bytes[0] & 0xff) << 8 | bytes[1] & 0xff) != GZIP) {
      return bytes;
    }
    byte[] text = new byte[bytes.length];
    int length = 0;
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      for (int read;
          length < text.length && (read = in.read(text, length, text.length - length)) > 0; ) {
        length += read;
      }
    } catch (IOException e) {
      // the beginning is enough
    }
    return Arrays.copyOf(text, length);
  }

  /// Opens the tree, or the file itself where it is no archive.
  ///
  /// @throws TimelineException when an archive has no tree, or several
  static InputStream open(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      if (!isZip(in.readNBytes(4))) {
        return GrampsTree.isIn(file) ? gramps(file) : Files.newInputStream(file);
      }
    }
    ZipFile zip = new ZipFile(file.toFile());
    try {
      List<? extends ZipEntry> trees =
          zip.stream().filter(entry -> isTree(entry.getName())).limit(2).toList();
      ZipEntry tree = zip.getEntry(IN_GEDZIP);
      if (tree == null && trees.size() != 1) {
        throw new TimelineException(
            trees.isEmpty()
                ? "%s: is an archive (ZIP) without a family tree; expected '%s' or one .ged in it"
                    .formatted(file, IN_GEDZIP)
                : "%s: is an archive (ZIP) of several family trees, such as %s and %s; unpack it, and import them"
                    .formatted(file, trees.get(0).getName(), trees.get(1).getName()));
      }
      ZipEntry entry = tree == null ? trees.getFirst() : tree;
      return bounded(file, zip, zip.getInputStream(entry));
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static InputStream gramps(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      in.mark(2);
      boolean isPacked = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      InputStream text = bounded(file, null, isPacked ? new GZIPInputStream(in) : in);
      return new ByteArrayInputStream(GrampsTree.gedcom(file, text));
    }
  }

  /// Whether there is one in a file, which may be a workbook as well.
  static boolean hasTree(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.stream().anyMatch(entry -> isTree(entry.getName()));
    } catch (IOException e) {
      return false; // whoever reads it says why
    }
  }

  private static boolean isTree(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".ged") && !name.startsWith("__MACOSX/");
  }

  /// @param zip is closed with it; null for none
  private static InputStream bounded(Path file, ZipFile zip, InputStream tree) throws IOException {
    String expected = "a family tree, this is made to fill memory";
    return new BombGuard(file.toString(), tree, Files.size(file), expected) {
      @Override
      public void close() throws IOException {
        try (zip) {
          super.close();
        }
      }
    };
  }
}
