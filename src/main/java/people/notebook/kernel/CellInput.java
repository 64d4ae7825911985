package people.notebook.kernel;

import module java.base;

import people.notebook.cells.*;

/// Standard input of the cells: whoever reads it has the client asked for a line.
final class CellInput extends InputStream {

  private byte[] line = new byte[0];
  private int next;

  @Override
  public int read() throws IOException {
    if (next == line.length) {
      line = (Front.now().ask("", false) + "\n").getBytes(StandardCharsets.UTF_8);
      next = 0;
    }
    return line[next++] & 0xff;
  }

  /// No more than the line, so that a program with a buffer doesn't ask for more than it needs.
  @Override
  public int read(byte[] to, int offset, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    to[offset] = (byte) read();
    int rest = Math.min(count - 1, line.length - next);
    System.arraycopy(line, next, to, offset + 1, rest);
    next += rest;
    return rest + 1;
  }

  @Override
  public int available() {
    return line.length - next;
  }
}
