package people;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/// Reads single events of a file whose columns were read, also when the timeline is closed by then.
/// The system closes the file when nobody needs it any more.
final class FileRows {

  private static final int BLOCK = 1 << 13;

  private final Path file;
  private final long limit;
  private final RandomAccessFile in;

  /// Some rows, ascending, and the offsets of their lines.
  private final int[] rows;

  private final long[] offsets;

  FileRows(Path file, long limit, int[] rows, long[] offsets) throws FileNotFoundException {
    this.file = file;
    this.limit = limit;
    this.in = new RandomAccessFile(file.toFile(), "r");
    this.rows = rows;
    this.offsets = offsets;
  }

  synchronized RecordedEvent event(int row) {
    int mark = Arrays.binarySearch(rows, row);
    mark = mark >= 0 ? mark : -mark - 2;
    int skip = row - rows[mark];
    try {
      long offset = offsets[mark];
      byte[] block = new byte[0];
      int lineStart = 0;
      int at = 0;
      while (true) {
        if (at == block.length) {
          int room = (int) Math.min(Math.max(BLOCK, 2L * block.length), limit - offset);
          if (room == block.length) {
            break; // the last line lacks its line feed
          }
          block = read(offset, room);
        }
        if (block[at++] == Lines.LF) {
          if (skip-- == 0) {
            at--;
            break;
          }
          lineStart = at;
        }
      }
      return Lines.parse(ByteBuffer.wrap(block, lineStart, at - lineStart), row).event();
    } catch (EventFormat.BadLine e) {
      throw new TimelineException("%s, line %d: %s".formatted(file, row + 1, e.getMessage()));
    } catch (IOException e) {
      throw TimelineException.of(file, "can't read", e);
    }
  }

  private byte[] read(long offset, int length) throws IOException {
    byte[] bytes = new byte[length];
    in.seek(offset);
    for (int read = 0; read < length; ) {
      int more = in.read(bytes, read, length - read);
      if (more < 0) {
        throw new TimelineException(file + ": another program cut it since it was read");
      }
      read += more;
    }
    return bytes;
  }
}
