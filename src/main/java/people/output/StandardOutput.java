package people.output;

import module java.base;

/// The standard output of a program, which remembers why an answer did not get there: a PrintStream
/// does not tell. A reader that has seen enough (`| head`) is no trouble; a full disk is.
public final class StandardOutput extends FilterOutputStream {

  private static final int BUFFER = 1 << 16;

  private String trouble;

  public StandardOutput() {
    super(new FileOutputStream(FileDescriptor.out));
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      trouble = String.valueOf(e.getMessage());
      throw e;
    }
  }

  /// A stream of UTF-8 that leads here, and is to be flushed.
  public PrintStream stream() {
    return new PrintStream(new BufferedOutputStream(this, BUFFER), false, StandardCharsets.UTF_8);
  }

  /// Why something that was printed and flushed is not there; null where all is, and where nobody
  /// reads it any more.
  public String trouble() {
    return trouble == null || isPipe() || trouble.equals("Broken pipe") ? null : trouble;
  }

  /// A pipe takes all as long as somebody reads it. The words of the system's error are those of
  /// the locale, so they don't tell on Linux.
  private static boolean isPipe() {
    try {
      String to = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
      return to.startsWith("pipe:") || to.startsWith("socket:");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
