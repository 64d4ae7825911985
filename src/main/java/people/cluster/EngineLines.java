package people.cluster;

import module java.base;

import people.engine.LineEngine;

/// Goes through the lines of a range of positions of a shared timeline, some thousand at a time.
/// Not safe for several threads.
final class EngineLines implements LineWalk {

  /// So many positions are asked for at once, some megabytes.
  private static final int AT_ONCE = 20_000;

  private final LineEngine engine;
  private final LineSplit split;

  /// The position behind those that were read.
  private long read;

  private byte[] block = {};
  private int from;
  private int end = -1;

  EngineLines(LineSplit split) {
    this.split = split;
    this.read = split.from();
    this.engine = split.input().engine();
  }

  @Override
  public byte[] above() throws IOException {
    byte[] line = split.from() == 0 ? new byte[0] : copied(split.from() - 1, split.from());
    return line.length == 0 ? null : Arrays.copyOf(line, line.length - 1);
  }

  private byte[] copied(long first, long behind) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    engine.copy(first, behind, lines);
    return lines.toByteArray();
  }

  @Override
  public boolean next() throws IOException {
    from = end + 1;
    while (from >= block.length) {
      if (read >= split.to()) {
        return false;
      }
      long behind = Math.min(split.to(), read + AT_ONCE);
      block = copied(read, behind);
      read = behind;
      from = 0;
    }
    end = from;
    while (block[end] != LF) {
      end++;
    }
    return true;
  }

  @Override
  public boolean endsOpen() {
    return false;
  }

  @Override
  public byte[] bytes() {
    return block;
  }

  @Override
  public int from() {
    return from;
  }

  @Override
  public int end() {
    return end;
  }

  @Override
  public void close() {
    engine.close();
  }
}
