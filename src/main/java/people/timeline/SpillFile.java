package people.timeline;

import module java.base;

import people.*;
import people.disk.*;

/// Bytes of a large batch that are kept on disk while it is made: in a file beside the timeline, or
/// with the temporary ones where that folder can't be written to. Its name is gone as soon as it is
/// open, where the system allows that, so a crash leaves nothing behind. Not safe for several
/// threads.
final class SpillFile implements Closeable {

  private final Path path;
  private final FileChannel channel;

  /// Bytes that are in it.
  long length;

  private SpillFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /// @param timeline beside which it is made
  static SpillFile beside(Path timeline) {
    Path folder = timeline.toAbsolutePath().getParent();
    try {
      return in(folder);
    } catch (IOException _) {
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      try {
        return in(temporary);
      } catch (IOException e) {
        throw TimelineException.of(temporary, "can't keep a large batch in a file", e);
      }
    }
  }

  private static SpillFile in(Path folder) throws IOException {
    Path path = folder.resolve(".people-batch-" + UUID.randomUUID());
    Set<OpenOption> options =
        Set.of(
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    return new SpillFile(path, FileChannel.open(path, options, Disk.ownerOnly(path)));
  }

  /// Adds bytes at its end.
  void append(byte[] bytes, int count) {
    try {
      ByteBuffer left = ByteBuffer.wrap(bytes, 0, count);
      while (left.hasRemaining()) {
        channel.write(left, length + left.position());
      }
      length += count;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Reads bytes that are in it.
  byte[] read(long from, int count) {
    try {
      ByteBuffer read = ByteBuffer.allocate(count);
      while (read.hasRemaining()) {
        if (channel.read(read, from + read.position()) < 0) {
          throw new EOFException("it ends too soon");
        }
      }
      return read.array();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private TimelineException failed(IOException e) {
    return TimelineException.of(path, "can't keep a large batch in a file", e);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // its bytes are not needed any more
    }
  }
}
