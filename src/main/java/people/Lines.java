package people;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// The events of a file from an offset on, up to the end that it had when this began.
final class Lines implements Iterator<RecordedEvent> {

  /// Longest line that is read or written, in bytes; so that a file of another kind can't fill the
  /// memory.
  static final int LONGEST = 16 << 20;

  static final byte LF = '\n';

  private static final byte[] END = EventFormat.BATCH_END.getBytes(StandardCharsets.US_ASCII);

  /// Gives bytes of the file: as many as are asked for, fewer only at its end.
  interface Bytes {
    ByteBuffer read(long offset, int length) throws IOException;
  }

  /// Is told of each event that was read.
  interface Progress {

    /// @param start offset of the event's first byte
    /// @param end offset behind its line feed
    /// @param sure how many lines behind it belong to its batch
    void read(RecordedEvent event, long start, long end, int sure);
  }

  private final Path file;
  private final Bytes bytes;
  private final Progress progress;
  private final long limit;

  private long offset;
  private long position;

  /// How many lines from here on are known to belong to whole batches.
  private int sure;

  private RecordedEvent next;
  private long nextOffset;
  private ByteBuffer block = ByteBuffer.allocate(0);
  private long blockOffset;

  /// @param offset of the event at that position
  /// @param sure how many lines from there on belong to a batch that is known to be whole
  /// @param limit offset behind the last whole line
  Lines(
      Path file, Bytes bytes, Progress progress, long offset, long position, int sure, long limit) {
    this.file = file;
    this.bytes = bytes;
    this.progress = progress;
    this.offset = offset;
    this.position = position;
    this.sure = sure;
    this.limit = limit;
  }

  /// Position of the event that comes next.
  long position() {
    return position;
  }

  @Override
  public boolean hasNext() {
    if (next == null && offset < limit) {
      try {
        advance();
      } catch (IOException e) {
        throw TimelineException.of(file, "can't read", e);
      }
    }
    return next != null;
  }

  @Override
  public RecordedEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    RecordedEvent result = next;
    sure = Math.max(0, sure - 1);
    progress.read(result, offset, nextOffset, sure);
    next = null;
    offset = nextOffset;
    position++;
    return result;
  }

  private void advance() throws IOException {
    long lineEnd = lineEnd(offset);
    EventFormat.Line line;
    try {
      line = parse(block.slice((int) (offset - blockOffset), (int) (lineEnd - offset)), position);
    } catch (EventFormat.BadLine e) {
      throw damaged(e.getMessage());
    }
    long behind = Math.min(limit, lineEnd + 1);
    if (line.batch() > 1) {
      if (sure > 0) {
        throw damaged("starts a batch inside of another one");
      }
      if (!isWhole(behind, line.batch())) {
        offset = limit;
        return;
      }
      sure = line.batch();
    } else if (line.batchEnd() > 0 && sure != 1) {
      throw damaged(
          "ends a batch of %d lines that does not start before".formatted(line.batchEnd()));
    }
    next = line.event();
    nextOffset = behind;
  }

  /// Whether all lines of a batch are there. A crash leaves it without its last lines, and so
  /// without the mark of its end; where the mark is there but in another place, lines were taken
  /// away or put in.
  private boolean isWhole(long second, int batch) throws IOException {
    long from = second;
    for (int line = 2; line <= batch; line++) {
      if (from >= limit) {
        return false;
      }
      long lineEnd = lineEnd(from);
      int mark = endMark(from, lineEnd);
      if (line < batch && mark > 0) {
        throw damaged("starts a batch of %d lines, but only %d are there".formatted(batch, line));
      }
      if (line == batch && mark != batch) {
        throw damaged("starts a batch of %d lines, but it does not end with them".formatted(batch));
      }
      from = lineEnd + 1;
    }
    return true;
  }

  /// What a line has as mark of the end of a batch, 0 for none; it is parsed only if it may have
  /// one.
  private int endMark(long from, long to) {
    if (!contains(from, to, END)) {
      return 0;
    }
    try {
      return parse(block.slice((int) (from - blockOffset), (int) (to - from)), 0).batchEnd();
    } catch (EventFormat.BadLine e) {
      return 0; // is told when it is its turn
    }
  }

  private boolean contains(long from, long to, byte[] wanted) {
    int last = (int) (to - blockOffset) - wanted.length;
    for (int start = (int) (from - blockOffset); start <= last; start++) {
      int i = 0;
      while (i < wanted.length && block.get(start + i) == wanted[i]) {
        i++;
      }
      if (i == wanted.length) {
        return true;
      }
    }
    return false;
  }

  /// Offset of the line feed that ends the line at that offset, or the limit. Leaves the whole line
  /// in the block.
  private long lineEnd(long start) throws IOException {
    long at = start;
    while (true) {
      long blockEnd = blockOffset + block.limit();
      for (; at >= blockOffset && at < blockEnd && at < limit; at++) {
        if (block.get((int) (at - blockOffset)) == LF) {
          return at;
        }
      }
      if (at >= limit) {
        return limit;
      }
      if (at - start > LONGEST) {
        throw damaged("longer than %d bytes, expected one event".formatted(LONGEST));
      }
      long room = Math.max(1 << 16, 2 * (at - start));
      block = bytes.read(start, (int) Math.min(room, limit - start));
      blockOffset = start;
      if (blockOffset + block.limit() <= at) {
        throw new TimelineException(file + ": another program cut it while it was read");
      }
    }
  }

  private TimelineException damaged(String why) {
    return new TimelineException("%s, line %d: %s".formatted(file, position + 1, why));
  }

  /// Reads a line, where bytes that are not UTF-8 are an error and not a question mark.
  static EventFormat.Line parse(ByteBuffer line, long position) throws EventFormat.BadLine {
    try {
      return EventFormat.read(
          StandardCharsets.UTF_8.newDecoder().decode(line).toString(), position);
    } catch (CharacterCodingException e) {
      throw new EventFormat.BadLine("not UTF-8 text");
    }
  }
}
