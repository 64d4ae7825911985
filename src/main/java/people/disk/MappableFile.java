package people.disk;

import module java.base;

/// An open file of this machine of which parts can be had as bytes that the system reads when they
/// are looked at.
///
/// @param mapped the same file
record MappableFile(Storage.Blob blob, FileChannel mapped) implements Storage.Blob {

  static MappableFile of(Storage.Blob blob, Path file) throws IOException {
    try {
      return new MappableFile(blob, FileChannel.open(file, StandardOpenOption.READ));
    } catch (IOException e) {
      blob.close();
      throw e;
    }
  }

  @Override
  public ByteBuffer map(long from, int length, Arena arena) throws IOException {
    return mapped.map(FileChannel.MapMode.READ_ONLY, from, length, arena).asByteBuffer();
  }

  @Override
  public long size() throws IOException {
    return blob.size();
  }

  @Override
  public void read(ByteBuffer into, long offset) throws IOException {
    blob.read(into, offset);
  }

  @Override
  public void write(ByteBuffer bytes, long offset) throws IOException {
    blob.write(bytes, offset);
  }

  @Override
  public void append(ByteBuffer bytes) throws IOException {
    blob.append(bytes);
  }

  @Override
  public void truncate(long size) throws IOException {
    blob.truncate(size);
  }

  @Override
  public void force() throws IOException {
    blob.force();
  }

  @Override
  public void close() throws IOException {
    try (mapped) {
      blob.close();
    }
  }
}
