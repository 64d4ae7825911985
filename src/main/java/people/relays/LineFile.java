package people.relays;

import module java.base;

import people.output.*;

/// A file of lines that only grows, which only its owner may read. What a crash left of a last line
/// is cut off when it is opened.
final class LineFile implements Closeable {

  private static final int BLOCK = 1 << 13;

  private final FileChannel channel;

  private LineFile(FileChannel channel) {
    this.channel = channel;
  }

  /// What a file of a relay is opened with, which is made where it is not there.
  static final Set<OpenOption> OPTIONS =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);

  static LineFile open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, OPTIONS, OwnerOnly.file(file));
    LineFile lines = new LineFile(channel);
    channel.truncate(lines.lineStart(channel.size()));
    channel.position(channel.size());
    if (channel.size() == 0) {
      forceFolderOf(file); // or a new file is gone after a loss of power, with all that is in it
    }
    return lines;
  }

  /// Returns when the names in the folder of a file are on disk.
  static void forceFolderOf(Path file) throws IOException {
    // which no interrupt closes
    try (var folder =
        AsynchronousFileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        throw e; // Windows can't open a folder, and needs no force
      }
    }
  }

  /// Where the line begins that an offset in bytes is in, or right behind.
  private long lineStart(long offset) throws IOException {
    for (long end = offset; end > 0; ) {
      long start = Math.max(0, end - BLOCK);
      ByteBuffer block = ByteBuffer.allocate((int) (end - start));
      channel.read(block, start);
      for (int i = block.position() - 1; i >= 0; i--) {
        if (block.get(i) == '\n') {
          return start + i + 1;
        }
      }
      end = start;
    }
    return 0;
  }

  /// The last line; null for none.
  String last() throws IOException {
    long end = channel.size();
    if (end == 0) {
      return null;
    }
    long start = lineStart(end - 1);
    ByteBuffer line = ByteBuffer.allocate((int) (end - 1 - start));
    channel.read(line, start);
    return StandardCharsets.UTF_8.decode(line.flip()).toString();
  }

  /// Adds a line, in one piece.
  void add(String line) throws IOException {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /// Returns when all lines are on disk.
  void force() throws IOException {
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
