package people.disk;

import module java.base;

import people.*;

/// One writer at a time, over all processes and all threads of each. The system drops the lock of a
/// process that dies.
///
/// It is a lock on a file of its own, since POSIX drops every lock that a process has on a file as
/// soon as the process closes any handle of it: a reader would unlock the writer. A process's own
/// threads queue before it, as the system's lock is the whole process's.
final class WriteLock implements Closeable {

  /// How long an append waits.
  static final int PATIENCE_SECONDS = 10;

  private static final Map<Path, ReentrantLock> LOCAL = new ConcurrentHashMap<>();

  private final ReentrantLock local;
  private final FileChannel channel;

  private WriteLock(ReentrantLock local, FileChannel channel) {
    this.local = local;
    this.channel = channel;
  }

  /// Waits for the lock of a timeline.
  ///
  /// @param real its [#realPath]
  /// @param seconds at most
  /// @throws TimelineException saying which process holds it
  static WriteLock of(Path timeline, Path real, int seconds) throws IOException {
    Path lockFile = file(real);
    ReentrantLock local = LOCAL.computeIfAbsent(lockFile, _ -> new ReentrantLock(true));
    if (local.isHeldByCurrentThread()) {
      throw new IllegalStateException(
          timeline + ": this thread is appending to it already, through another timeline");
    }
    FileChannel channel = null;
    boolean locked = false;
    try {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      if (!local.tryLock(seconds, TimeUnit.SECONDS)) {
        throw busy(timeline, "another thread of this program", seconds);
      }
      channel = open(timeline, lockFile);
      for (long pause = 1; ; pause = Math.min(20, pause + 1)) {
        if (isFree(channel)) {
          break;
        }
        if (System.nanoTime() > deadline) {
          throw busy(timeline, holder(channel), seconds);
        }
        Thread.sleep(pause);
      }
      tellHolder(channel);
      locked = true;
      return new WriteLock(local, channel);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TimelineException(timeline + ": interrupted while waiting to append", e);
    } finally {
      if (!locked) {
        if (channel != null) {
          channel.close();
        }
        if (local.isHeldByCurrentThread()) {
          local.unlock();
        }
      }
    }
  }

  /// Where the lock of a timeline is, if its path is no link.
  static Path file(Path timeline) {
    return timeline.resolveSibling(timeline.getFileName() + ".lock");
  }

  private static FileChannel open(Path timeline, Path lockFile) {
    String oddity = Disk.DISK.oddity(lockFile);
    if (oddity != null) {
      throw new TimelineException(
          "%s: can't append: %s is %s, expected a lock file"
              .formatted(timeline, lockFile.getFileName(), oddity));
    }
    try {
      return FileChannel.open(
          lockFile,
          Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE),
          Disk.ownerOnly(timeline));
    } catch (IOException e) {
      throw TimelineException.of(timeline, "can't append: " + lockFile.getFileName(), e);
    }
  }

  /// Writes only what is not there yet: whatever is written must go to the disk with the append.
  private static void tellHolder(FileChannel channel) throws IOException {
    String id = ProcessHandle.current().pid() + "\n";
    if (id.equals(content(channel))) {
      return;
    }
    ByteBuffer bytes = StandardCharsets.US_ASCII.encode(id);
    channel.truncate(0);
    while (bytes.hasRemaining()) {
      channel.write(bytes, bytes.position());
    }
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // this class, loaded a second time in this program, has it
    }
  }

  private static TimelineException busy(Path timeline, String who, int seconds) {
    return new TimelineException(
        "%s: %s is appending; waited %d s for it".formatted(timeline, who, seconds));
  }

  private static String holder(FileChannel channel) throws IOException {
    String process = content(channel).strip();
    return process.matches("\\d+") ? "process " + process : "another process";
  }

  private static String content(FileChannel channel) throws IOException {
    ByteBuffer id = ByteBuffer.allocate(20);
    channel.read(id, 0);
    return new String(id.array(), 0, id.position(), StandardCharsets.US_ASCII);
  }

  /// The same for every way of writing the path, also before the file is there.
  static Path realPath(Path timeline) throws IOException {
    try {
      return timeline.toRealPath();
    } catch (NoSuchFileException e) {
      Path folder = timeline.toAbsolutePath().getParent();
      if (Files.isSymbolicLink(timeline)) {
        return realPath(folder.resolve(Files.readSymbolicLink(timeline)));
      }
      return folder.toRealPath().resolve(timeline.getFileName());
    }
  }

  /// Never fails: what was appended is on disk, and an append that said it failed would be made
  /// again. The end of the process lets go of whatever this could not.
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // see above
    } finally {
      local.unlock();
    }
  }
}
