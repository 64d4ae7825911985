package people.cli;

import module java.base;

/// How many records a file seems to have, so that the time left can be told: its line feeds, where
/// it is text with a record on each line. Of what is packed only the beginning is looked at, and
/// the rest is taken to be as long for each line.
final class LineCount {

  /// So many bytes of what is packed are looked at.
  private static final int SAMPLE = 8 << 20;

  private static final int BLOCK = 1 << 16;

  private LineCount() {}

  /// @return 0 where it is not seen: of a workbook, of XML, of an object of JSON over several
  ///   lines, and of what can't be read
  static long of(Path file) {
    if (!Files.isRegularFile(file)) {
      return 0;
    }
    try (FileChannel packed = FileChannel.open(file);
        InputStream in = new BufferedInputStream(Channels.newInputStream(packed), BLOCK)) {
      in.mark(2);
      boolean isGzip = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      if (!isGzip) {
        return count(in, Long.MAX_VALUE);
      }
      InputStream unpacked = new GZIPInputStream(in, BLOCK);
      long lines = count(unpacked, SAMPLE);
      return unpacked.read() < 0 ? lines : lines * packed.size() / packed.position();
    } catch (IOException _) {
      return 0; // the import says why
    }
  }

  /// The line feeds in the first bytes, at least so many of them where there are more.
  private static long count(InputStream in, long most) throws IOException {
    byte[] buffer = new byte[BLOCK];
    long count = 0;
    long seen = 0;
    for (int read; seen < most && (read = in.read(buffer)) > 0; seen += read) {
      if (seen == 0 && !isOfLines(new String(buffer, 0, read, StandardCharsets.ISO_8859_1))) {
        return 0;
      }
      for (int i = 0; i < read; i++) {
        count += buffer[i] == '\n' ? 1 : 0;
      }
    }
    return count;
  }

  private static boolean isOfLines(String start) {
    boolean isPacked = start.startsWith("PK") || start.startsWith("\u001f\u008b");
    if (isPacked || start.indexOf(0) >= 0 || start.stripLeading().startsWith("<")) {
      return false;
    }
    String first = start.lines().findFirst().orElse("").strip();
    return !first.startsWith("{") && !first.startsWith("[") || first.endsWith("}");
  }
}
