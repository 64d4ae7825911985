package people.bench;

import module java.base;

/// The bare file, as fast as the system itself reads and writes: the limit of whatever is done with
/// it.
final class RawFile {

  private RawFile() {}

  /// All bytes, by one thread, into one buffer that is used again and again.
  ///
  /// @return how many
  static long read(Path file) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
    long bytes = 0;
    try (FileChannel channel = FileChannel.open(file)) {
      for (int read; (read = channel.read(buffer.clear())) >= 0; ) {
        bytes += read;
      }
    }
    return bytes;
  }

  /// A write, and an fdatasync.
  static void append(FileChannel channel, byte[] line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(line);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(false);
  }

  static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }
}
