package people.timeline;

import module java.base;

import people.disk.*;

/// Bytes in several files without names, one behind the other, that are read as one. Grows at its
/// end only, by one thread at a time; what was added is read by any.
final class CopiedFiles {

  /// By offset of their first bytes.
  private final NavigableMap<Long, SpillFile> files = new ConcurrentSkipListMap<>();

  private volatile long length;

  long length() {
    return length;
  }

  /// Adds a file, to which nothing is added any more.
  void add(SpillFile file) {
    if (file.length > 0) {
      files.put(length, file);
      length += file.length;
    }
  }

  /// Reads bytes that are in it.
  byte[] read(long from, int count) {
    ByteBuffer read = ByteBuffer.allocate(count);
    try {
      fill(read, from);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read.array();
  }

  private void fill(ByteBuffer into, long from) throws IOException {
    for (long at = from; into.hasRemaining() && at < length; ) {
      var file = files.floorEntry(at);
      long within = at - file.getKey();
      int count = (int) Math.min(into.remaining(), file.getValue().length - within);
      ByteBuffer part = into.slice(into.position(), count);
      file.getValue().read(part, within);
      if (part.hasRemaining()) {
        throw new EOFException("it ends too soon");
      }
      into.position(into.position() + count);
      at += count;
    }
  }

  /// The bytes for a reader, who closes nothing and writes nothing.
  Storage.Blob toRead() {
    return new Storage.Blob() {
      @Override
      public long size() {
        return length;
      }

      @Override
      public void read(ByteBuffer into, long offset) throws IOException {
        fill(into, offset);
      }

      @Override
      public void write(ByteBuffer bytes, long offset) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void append(ByteBuffer bytes) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void truncate(long size) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void force() {
        throw new UnsupportedOperationException();
      }

      @Override
      public void close() {
        // the files stay open
      }
    };
  }
}
