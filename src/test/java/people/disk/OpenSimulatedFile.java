package people.disk;

import module java.base;

import people.disk.DiskFault.Operation;

/// A file of a [SimulatedDisk] as a program has it open.
final class OpenSimulatedFile implements Storage.Blob {

  private final SimulatedDisk disk;
  private final SimulatedFile contents;
  private final boolean isReadable;
  private final boolean isWritable;
  private int errorsSeen;
  private boolean isClosed;

  OpenSimulatedFile(
      SimulatedDisk disk, SimulatedFile contents, boolean isReadable, boolean isWritable) {
    this.disk = disk;
    this.contents = contents;
    this.isReadable = isReadable;
    this.isWritable = isWritable;
    this.errorsSeen = contents.errors;
  }

  private SimulatedFile contents(boolean toRead, boolean toWrite) throws IOException {
    if (isClosed) {
      throw new ClosedChannelException();
    }
    if (toRead && !isReadable) {
      throw new NonReadableChannelException();
    }
    if (toWrite && !isWritable) {
      throw new NonWritableChannelException();
    }
    return contents;
  }

  @Override
  public long size() throws IOException {
    synchronized (disk) {
      return contents(false, false).seen.length;
    }
  }

  @Override
  public void read(ByteBuffer into, long offset) throws IOException {
    synchronized (disk) {
      byte[] seen = contents(true, false).seen;
      if (offset < seen.length) {
        int length = Math.min(into.remaining(), seen.length - (int) offset);
        into.put(seen, (int) offset, length);
      }
    }
  }

  ByteBuffer read(long offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    read(bytes, offset);
    return bytes.flip();
  }

  @Override
  public void write(ByteBuffer bytes, long offset) throws IOException {
    synchronized (disk) {
      long at = offset;
      while (bytes.hasRemaining()) {
        boolean isFirst = at == offset;
        SimulatedFile written = contents(false, true);
        disk.begin(Operation.WRITE);
        int most = bytes.remaining();
        byte[] part = new byte[isFirst ? 1 + disk.random.nextInt(most) : most];
        bytes.get(part);
        written.write(part, Math.toIntExact(at));
        written.changed = disk.tick();
        at += part.length;
      }
    }
  }

  @Override
  public void append(ByteBuffer bytes) throws IOException {
    synchronized (disk) {
      SimulatedFile written = contents(false, true);
      disk.begin(Operation.WRITE);
      int rest = bytes.remaining();
      written.holdOthers(true);
      try {
        append(bytes, 1 + disk.random.nextInt(rest), written);
        if (bytes.hasRemaining()) {
          disk.begin(Operation.WRITE);
          append(bytes, bytes.remaining(), written);
        }
      } finally {
        written.holdOthers(false);
      }
    }
  }

  private void append(ByteBuffer bytes, int length, SimulatedFile written) {
    byte[] part = new byte[length];
    bytes.get(part);
    written.write(part, written.seen.length);
    written.changed = disk.tick();
  }

  @Override
  public void truncate(long size) throws IOException {
    synchronized (disk) {
      SimulatedFile cut = contents(false, true);
      disk.begin(Operation.TRUNCATE);
      cut.truncate(Math.toIntExact(size));
      cut.changed = disk.tick();
    }
  }

  @Override
  public void force() throws IOException {
    synchronized (disk) {
      SimulatedFile forced = contents(false, false);
      boolean isForced;
      try {
        isForced = disk.begin(Operation.FORCE);
      } catch (IOException e) {
        forced.loseChanges(disk.random);
        errorsSeen = forced.errors;
        throw e;
      }
      if (isForced) {
        forced.force();
      }
      if (errorsSeen < forced.errors) {
        errorsSeen = forced.errors;
        forced.failedForces++;
        throw new IOException(DiskFault.ERRORS.message);
      }
    }
  }

  @Override
  public void close() {
    synchronized (disk) {
      isClosed = true;
    }
  }
}
