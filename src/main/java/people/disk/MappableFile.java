package people.disk;

import module java.base;

/// A new file of this machine, for what is too much for memory, of which parts can be had as bytes
/// that the system reads when they are looked at. It is opened once, when it is made, so that no
/// other file can stand in its place. A channel that can be mapped is closed when a thread that
/// uses it is interrupted; so each thing is done by a thread that nobody else knows.
record MappableFile(FileChannel channel) implements Storage.Blob {

  private static <T> T done(Callable<T> work) throws IOException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofVirtual().start(task);
    boolean wasInterrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException _) {
          wasInterrupted = true; // it waits on
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public ByteBuffer map(long from, int length, Arena arena) throws IOException {
    return done(() -> channel.map(FileChannel.MapMode.READ_ONLY, from, length, arena))
        .asByteBuffer();
  }

  @Override
  public long size() throws IOException {
    return done(channel::size);
  }

  @Override
  public void read(ByteBuffer into, long offset) throws IOException {
    long behind = offset - into.position();
    done(() -> {
      while (into.hasRemaining() && channel.read(into, behind + into.position()) >= 0) {
        // goes on until full or at the end of the file
      }
      return null;
    });
  }

  @Override
  public void write(ByteBuffer bytes, long offset) throws IOException {
    long behind = offset - bytes.position();
    done(() -> {
      while (bytes.hasRemaining()) {
        channel.write(bytes, behind + bytes.position());
      }
      return null;
    });
  }

  @Override
  public void append(ByteBuffer bytes) {
    throw new NonWritableChannelException(); // it is written in place
  }

  @Override
  public void truncate(long size) throws IOException {
    done(() -> channel.truncate(size));
  }

  @Override
  public void force() throws IOException {
    done(() -> {
      channel.force(false);
      return null;
    });
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
