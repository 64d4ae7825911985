package people.notebook.kernel;

import module java.base;

/// Standard output and error of the cells, passed on as text piece by piece, in the order in which
/// they were written. Of a cell that prints without end, the first million characters; of one that
/// displays values without end, the first fifty million.
final class CellOutput {

  /// Gets a piece of text.
  @FunctionalInterface
  interface TextReader {

    /// @param stream `stdout` or `stderr`
    void read(String stream, String text);
  }

  private static final int MOST_CHARACTERS = 1_000_000;
  private static final long MOST_DISPLAYED = 50_000_000;
  private static final int PIECE_BYTES = 1 << 16;
  private static final long FLUSH_MILLIS = 50;

  private final TextReader reader;
  private final Stream out = new Stream("stdout");
  private final Stream err = new Stream("stderr");
  private long characters;

  /// Characters of values that were displayed, and how many were not any more.
  private long displayed;

  private int undisplayed;

  CellOutput(TextReader reader) {
    this.reader = reader;
  }

  /// Takes the place of this process's own.
  void install() {
    System.setOut(new PrintStream(out, false, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, false, StandardCharsets.UTF_8));
    Thread.ofPlatform().daemon().name("Output").start(this::flushNowAndThen);
  }

  private void flushNowAndThen() {
    while (true) {
      try {
        Thread.sleep(FLUSH_MILLIS);
        flush();
      } catch (InterruptedException e) {
        return;
      } catch (OutOfMemoryError e) {
        // a cell has filled the memory; later there is some
      }
    }
  }

  /// Begins the output of another cell.
  synchronized void begin() {
    flush();
    characters = 0;
    displayed = 0;
    undisplayed = 0;
  }

  /// Whether a value may still be displayed, with what the cell has displayed before.
  synchronized boolean takes(Map<String, String> forms) {
    displayed += forms.values().stream().mapToLong(String::length).sum();
    if (displayed <= MOST_DISPLAYED) {
      return true;
    }
    undisplayed++;
    return false;
  }

  /// Passes on what is left.
  synchronized void flush() {
    out.pass();
    err.pass();
  }

  /// Ends the output of a cell.
  synchronized void end() {
    flush();
    if (characters > MOST_CHARACTERS) {
      reader.read(
          "stderr",
          "%n… the cell printed %,d characters; the first %,d are shown%n"
              .formatted(characters, MOST_CHARACTERS));
    }
    if (undisplayed > 0) {
      reader.read(
          "stderr",
          "… the cell displayed more than %,d characters; %,d values are not shown%n"
              .formatted(MOST_DISPLAYED, undisplayed));
    }
  }

  private synchronized void pass(String stream, String text) {
    long left = MOST_CHARACTERS - characters;
    characters += text.length();
    if (left >= text.length()) {
      reader.read(stream, text);
    } else if (left > 0) {
      reader.read(stream, text.substring(0, (int) left));
    }
  }

  /// Gathers bytes, which need not be whole letters.
  private final class Stream extends OutputStream {

    private final String name;
    private final byte[] bytes = new byte[PIECE_BYTES];
    private final CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private int length;

    Stream(String name) {
      this.name = name;
    }

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] more, int offset, int count) {
      synchronized (CellOutput.this) {
        (this == out ? err : out).pass();
        int from = offset;
        while (from < offset + count) {
          if (length == bytes.length) {
            pass();
          }
          int taken = Math.min(bytes.length - length, offset + count - from);
          System.arraycopy(more, from, bytes, length, taken);
          length += taken;
          from += taken;
        }
      }
    }

    /// Passes on the whole letters; of one that is not whole, the bytes wait for the others.
    private void pass() {
      if (length == 0) {
        return;
      }
      ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
      CharBuffer text = CharBuffer.allocate(length);
      decoder.reset();
      decoder.decode(in, text, false);
      in.compact();
      length = in.position();
      if (text.flip().hasRemaining()) {
        CellOutput.this.pass(name, text.toString());
      }
    }
  }
}
