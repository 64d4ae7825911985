package people.timeline;

import module java.base;

import people.disk.*;
import people.line.*;

/// A disk that is this machine's, but full after so many steps.
class FullDisk implements Storage {

  private int left;

  FullDisk(int steps) {
    left = steps;
  }

  private void step() throws IOException {
    if (left-- <= 0) {
      throw new FileSystemException("x", null, "No space left on device");
    }
  }

  void write(Blob blob, ByteBuffer bytes, long offset) throws IOException {
    blob.write(bytes, offset);
  }

  void append(Blob blob, ByteBuffer bytes) throws IOException {
    blob.append(bytes);
  }

  @Override
  public Blob create(Path path) throws IOException {
    step();
    return watched(Disk.DISK.create(path));
  }

  @Override
  public Blob createToMap(Path path) throws IOException {
    step();
    return watched(Disk.DISK.createToMap(path));
  }

  private Blob watched(Blob blob) {
    return new Blob() {

      @Override
      public ByteBuffer map(long from, int length, Arena arena) throws IOException {
        return blob.map(from, length, arena);
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
        step();
        FullDisk.this.write(blob, bytes, offset);
      }

      @Override
      public void append(ByteBuffer bytes) throws IOException {
        step();
        FullDisk.this.append(blob, bytes);
      }

      @Override
      public void truncate(long size) throws IOException {
        blob.truncate(size);
      }

      @Override
      public void force() throws IOException {
        step();
        blob.force();
      }

      @Override
      public void close() throws IOException {
        blob.close();
      }
    };
  }

  @Override
  public Blob openToRead(Path path) throws IOException {
    return Disk.DISK.openToRead(path);
  }

  @Override
  public Blob openToAppend(Path path) throws IOException {
    return watched(Disk.DISK.openToAppend(path));
  }

  @Override
  public Blob openToWrite(Path path) throws IOException {
    return watched(Disk.DISK.openToWrite(path));
  }

  @Override
  public void rename(Path path, Path name) throws IOException {
    step();
    Disk.DISK.rename(path, name);
  }

  @Override
  public void deleteIfExists(Path path) throws IOException {
    Disk.DISK.deleteIfExists(path);
  }

  @Override
  public boolean exists(Path path) {
    return Disk.DISK.exists(path);
  }

  @Override
  public boolean isFile(Path path) {
    return Disk.DISK.isFile(path);
  }

  @Override
  public void forceFolderOf(Path path) throws IOException {
    step();
    Disk.DISK.forceFolderOf(path);
  }

  @Override
  public Stamp stamp(Path path) throws IOException {
    return Disk.DISK.stamp(path);
  }

  @Override
  public List<Path> list(Path inFolder) throws IOException {
    return Disk.DISK.list(inFolder);
  }

  @Override
  public void makeFolder(Path path) throws IOException {
    Disk.DISK.makeFolder(path);
  }

  @Override
  public void replace(Path path, Path name) throws IOException {
    step();
    Disk.DISK.replace(path, name);
  }

  @Override
  public Blob openKept(Path path) throws IOException {
    return Disk.DISK.openKept(path);
  }

  @Override
  public Blob openKeptToWrite(Path path) throws IOException {
    return watched(Disk.DISK.openKeptToWrite(path));
  }

  @Override
  public Stamp stampOfKept(Path path) throws IOException {
    return Disk.DISK.stampOfKept(path);
  }

  @Override
  public void setChanged(Path path, long millis) {
    Disk.DISK.setChanged(path, millis);
  }

  @Override
  public boolean isOwnFolder(Path path, Path timeline) {
    return Disk.DISK.isOwnFolder(path, timeline);
  }

  @Override
  public LineReader.ByteSource openToLookUp(Path path) throws IOException {
    return Disk.DISK.openToLookUp(path);
  }

  @Override
  public long boot() {
    return Disk.DISK.boot();
  }

  @Override
  public String oddity(Path path) {
    return Disk.DISK.oddity(path);
  }

  @Override
  public Path realPath(Path timeline) throws IOException {
    return Disk.DISK.realPath(timeline);
  }

  @Override
  public Lock lockOf(Path timeline) {
    return Disk.DISK.lockOf(timeline);
  }
}
