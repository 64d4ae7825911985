package people.cluster;

import module java.base;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import people.TimelineException;

/// Goes through the lines that start in a stretch of a file; a line that starts before it belongs
/// to the stretch before. Not safe for several threads.
final class FileLines implements LineWalk {

  private static final int BLOCK = 1 << 20;
  private static final int LOOK_BACK = 1 << 12;

  /// Longer than any line of a timeline.
  private static final int LONGEST = 1 << 25;

  private final LineSplit split;
  private final long length;
  private final FSDataInputStream in;

  private byte[] block;

  /// Offset in the file of the block's first byte, and how much is in it.
  private long start;

  private int size;

  /// Where in the block the next line begins.
  private int next;

  private int from;
  private int end;
  private boolean endsOpen;

  FileLines(LineSplit split, Configuration conf) throws IOException {
    this.split = split;
    this.length = split.input().length();
    this.block = new byte[Math.clamp(split.to() - split.from() + 1, 1024, BLOCK)];
    this.start = Math.max(0, split.from() - 1);
    Path path = new Path(split.input().path());
    this.in = path.getFileSystem(conf).open(path);
    if (split.from() > 0) {
      int feed = lineFeed();
      next = feed < 0 ? size : feed + 1;
    }
  }

  /// Where in the block the next line feed is, which more is read for; -1 where the file ends
  /// without one.
  private int lineFeed() throws IOException {
    for (int at = next; ; ) {
      for (; at < size; at++) {
        if (block[at] == LF) {
          return at;
        }
      }
      if (start + size == length) {
        return -1;
      }
      at -= next;
      read();
    }
  }

  /// Makes the next line the first one of the block, and reads more behind it.
  private void read() throws IOException {
    size -= next;
    System.arraycopy(block, next, block, 0, size);
    start += next;
    next = 0;
    if (size == block.length) {
      if (size > LONGEST) {
        throw new TimelineException(
            "%s, at byte %d: longer than %d bytes, expected one event"
                .formatted(split.input().name(), start, LONGEST));
      }
      block = Arrays.copyOf(block, 2 * size);
    }
    int more = (int) Math.min(block.length - size, length - start - size);
    in.readFully(start + size, block, size, more);
    size += more;
  }

  @Override
  public boolean next() throws IOException {
    if (start + next >= split.to()) {
      return false;
    }
    int feed = lineFeed();
    from = next;
    end = feed < 0 ? size : feed;
    next = feed < 0 ? size : feed + 1;
    endsOpen = feed < 0;
    return true;
  }

  @Override
  public boolean endsOpen() {
    return endsOpen;
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
  public byte[] above() throws IOException {
    long first = start + next;
    for (long length = LOOK_BACK; first > 0; length *= 4) {
      long begin = Math.max(0, first - length);
      byte[] before = new byte[Math.toIntExact(first - begin)];
      in.readFully(begin, before);
      int behind = before.length;
      while (behind > 0) {
        int lineEnd = before[behind - 1] == LF ? behind - 1 : behind;
        int lineStart = lineEnd;
        while (lineStart > 0 && before[lineStart - 1] != LF) {
          lineStart--;
        }
        if (lineStart == 0 && begin > 0) {
          break; // there may be more of it
        }
        if (!isBlank(before, lineStart, lineEnd)) {
          return Arrays.copyOfRange(before, lineStart, lineEnd);
        }
        behind = lineStart;
      }
      if (begin == 0) {
        return null;
      }
    }
    return null;
  }

  private static boolean isBlank(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] != ' ' && bytes[at] != '\t' && bytes[at] != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
