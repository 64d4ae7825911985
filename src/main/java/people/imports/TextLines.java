package people.imports;

import module java.base;

import people.*;

/// Reads lines of UTF-8 one by one, from a pipe as soon as they are there. Bytes that are not UTF-8
/// are an error, and so is a line that is too long. Not for several threads.
final class TextLines implements AutoCloseable {

  private static final int LONGEST = 16 << 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /// Stands for bytes that are no text, and may be one itself.
  private static final char REPLACED = '\uFFFD';

  private final String name;
  private final InputStream in;
  private byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private boolean isAtEnd;
  private long number;

  /// @param name of the input, for errors
  TextLines(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  /// The number of the line that was read last, from 1.
  long number() {
    return number;
  }

  /// The next line that is not blank, without its end; null at the end.
  ///
  /// @throws TimelineException with the line when it can't be read
  String next() {
    for (String line; (line = read()) != null; ) {
      if (!line.isBlank()) {
        return line;
      }
    }
    return null;
  }

  private String read() {
    int end;
    int seen = 0;
    while ((end = lineFeed(from + seen)) < 0 && !isAtEnd) {
      seen = to - from;
      fill();
    }
    if (end < 0) {
      if (from == to) {
        return null;
      }
      end = to;
    }
    number++;
    String line = decoded(end);
    from = Math.min(end + 1, to);
    return number == 1 && line.indexOf(BYTE_ORDER_MARK) == 0 ? line.substring(1) : line;
  }

  private int lineFeed(int at) {
    for (int i = at; i < to; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private String decoded(int end) {
    int length = end - from;
    if (length > 0 && buffer[end - 1] == '\r') {
      length--;
    }
    String line = new String(buffer, from, length, StandardCharsets.UTF_8);
    if (line.indexOf(REPLACED) < 0) {
      return line;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(buffer, from, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new TimelineException("%s, line %d: not UTF-8 text".formatted(name, number), e);
    }
  }

  private void fill() {
    if (to - from > LONGEST) {
      throw new TimelineException(
          "%s, line %d: is longer than %d MiB; expected a fact on each line"
              .formatted(name, number + 1, LONGEST >> 20));
    }
    byte[] target = to - from > buffer.length / 2 ? new byte[2 * buffer.length] : buffer;
    System.arraycopy(buffer, from, target, 0, to - from);
    to -= from;
    from = 0;
    buffer = target;
    try {
      int read = in.read(buffer, to, buffer.length - to);
      isAtEnd = read < 0;
      to += Math.max(0, read);
    } catch (IOException e) {
      throw new TimelineException(
          "%s: can't read: %s".formatted(name, TimelineException.reason(e)), e);
    }
  }

  /// Whether more can be read without waiting for whoever writes.
  boolean isReady() {
    try {
      return lineFeed(from) >= 0 || in.available() > 0;
    } catch (IOException e) {
      return true; // the next read says why
    }
  }

  /// All that is not read yet, as bytes, with the lines that were read put before it again.
  ///
  /// @param line that was read first
  InputStream rest(String line) {
    return new SequenceInputStream(
        new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8)),
        new SequenceInputStream(new ByteArrayInputStream(buffer, from, to - from), in));
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new TimelineException(
          "%s: can't close: %s".formatted(name, TimelineException.reason(e)), e);
    }
  }
}
