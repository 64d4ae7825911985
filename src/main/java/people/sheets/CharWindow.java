package people.sheets;

import module java.base;

import people.*;

/// Bytes as characters, of which it keeps those of the row that is being read: so that a row can be
/// had as it is written, and an error tells its line.
///
/// A byte order mark at the start is left out.
final class CharWindow extends Reader {

  /// The longest row, in characters.
  static final int LONGEST = 16 << 20;

  private final String name;
  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
  private boolean isEnd;
  private boolean isBegun;

  /// What was read and not taken, from start to end.
  private char[] kept = new char[1 << 16];

  private int start;
  private int end;
  private long line = 1; // of the character at start
  private boolean isAfterReturn; // a line feed at start belongs to the line before

  /// @param name of the file, for messages
  CharWindow(String name, InputStream in, Charset charset) {
    this.name = name;
    this.in = in;
    this.decoder = charset.newDecoder(); // reports what it can't decode
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    CharBuffer out = CharBuffer.wrap(target, offset, length).slice(); // positions from 0
    while (out.position() == 0) {
      CoderResult result = decoder.decode(bytes, out, isEnd);
      if (result.isError() && out.position() == 0) {
        throw undecodable(result.length());
      }
      if (!isBegun && out.position() > 0) {
        isBegun = true;
        if (target[offset] == '\ufeff') {
          System.arraycopy(target, offset + 1, target, offset, out.position() - 1);
          out.position(out.position() - 1);
        }
      }
      if (out.position() == 0 && result.isUnderflow()) {
        if (isEnd) {
          return -1;
        }
        fill();
      }
    }
    keep(target, offset, out.position());
    return out.position();
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (read < 0) {
      isEnd = true;
    } else {
      bytes.position(bytes.position() + read);
    }
    bytes.flip();
  }

  private void keep(char[] from, int offset, int length) {
    if (end - start + length > LONGEST + (1 << 16)) {
      throw new TimelineException(
          "%s, line %d: a row of more than 16 MiB begins here; is a quote never closed?"
              .formatted(name, line));
    }
    if (end + length > kept.length) {
      char[] target = end - start + length > kept.length / 2 ? new char[kept.length * 2] : kept;
      System.arraycopy(kept, start, target, 0, end - start);
      kept = target;
      end -= start;
      start = 0;
    }
    System.arraycopy(from, offset, kept, end, length);
    end += length;
  }

  private TimelineException undecodable(int length) {
    long at = line;
    for (int i = isAfterReturn && start < end && kept[start] == '\n' ? start + 1 : start;
        i < end;
        i++) {
      at += kept[i] == '\n' || kept[i] == '\r' && (i + 1 == end || kept[i + 1] != '\n') ? 1 : 0;
    }
    var hex = new StringJoiner(" ");
    for (int i = 0; i < Math.min(length, bytes.remaining()); i++) {
      hex.add("0x%02X".formatted(bytes.get(bytes.position() + i)));
    }
    return undecodable(name, at, hex.toString(), decoder.charset());
  }

  /// The error of bytes that are no text.
  ///
  /// @param bytes in hexadecimal
  static TimelineException undecodable(String name, long line, String bytes, Charset charset) {
    return new TimelineException(
        "%s, line %d: %s is not text in %s; expected a file that is in one encoding"
            .formatted(name, line, bytes, charset));
  }

  /// Takes the next lines off what was read: without the end of the last, and with the ends between
  /// them as they are.
  ///
  /// @param lines 1 or more, all of which must have been read
  String take(int lines) {
    skipFeed();
    int from = start;
    int at = start;
    for (int left = lines; ; at++) {
      if (at == end) {
        start = end;
        break;
      }
      char c = kept[at];
      if (c != '\n' && c != '\r') {
        continue;
      }
      boolean isPair = c == '\r' && at + 1 < end && kept[at + 1] == '\n';
      if (--left == 0) {
        start = at + (isPair ? 2 : 1);
        isAfterReturn = c == '\r' && !isPair;
        break;
      }
      at += isPair ? 1 : 0;
    }
    line += lines;
    return new String(kept, from, at - from);
  }

  private void skipFeed() {
    if (isAfterReturn && start < end && kept[start] == '\n') {
      start++;
    }
    isAfterReturn = false;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
