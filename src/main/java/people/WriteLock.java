package people;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// One writer at a time, over all processes and all threads of each. The system drops the lock of a
/// process that dies.
///
/// It is a lock on a file of its own, since POSIX drops every lock that a process has on a file as
/// soon as the process closes any handle of it: a reader would unlock the writer. A process's own
/// threads queue before it, as the system's lock is the whole process's.
final class WriteLock implements Closeable {

  private static final long PATIENCE_SECONDS = 10;

  private static final Map<Path, ReentrantLock> LOCAL = new ConcurrentHashMap<>();

  private final ReentrantLock local;
  private final FileChannel channel;

  private WriteLock(ReentrantLock local, FileChannel channel) {
    this.local = local;
    this.channel = channel;
  }

  /// Waits for the lock of that timeline, ten seconds at most.
  ///
  /// @throws TimelineException saying which process holds it
  static WriteLock of(Path timeline) throws IOException {
    Path lockFile = file(realPath(timeline));
    ReentrantLock local = LOCAL.computeIfAbsent(lockFile, _ -> new ReentrantLock(true));
    FileChannel channel = null;
    boolean locked = false;
    try {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      if (!local.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw busy(timeline, "another thread of this program");
      }
      channel =
          FileChannel.open(
              lockFile,
              Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE),
              Disk.ownerOnly(timeline));
      for (long pause = 1; ; pause = Math.min(20, pause + 1)) {
        if (isFree(channel)) {
          break;
        }
        if (System.nanoTime() > deadline) {
          throw busy(timeline, holder(channel));
        }
        Thread.sleep(pause);
      }
      byte[] id =
          (Long.toString(ProcessHandle.current().pid()) + "\n").getBytes(StandardCharsets.US_ASCII);
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(id), 0);
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

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // this class, loaded a second time in this program, has it
    }
  }

  private static TimelineException busy(Path timeline, String who) {
    return new TimelineException(
        "%s: %s is appending; waited %d s for it".formatted(timeline, who, PATIENCE_SECONDS));
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer id = ByteBuffer.allocate(20);
    channel.read(id, 0);
    String process = new String(id.array(), 0, id.position(), StandardCharsets.US_ASCII).strip();
    return process.isEmpty() ? "another process" : "process " + process;
  }

  /// The same for every way of writing the path, also before the file is there.
  private static Path realPath(Path timeline) throws IOException {
    if (Files.exists(timeline)) {
      return timeline.toRealPath();
    }
    Path folder = timeline.toAbsolutePath().getParent();
    if (Files.isSymbolicLink(timeline)) {
      return realPath(folder.resolve(Files.readSymbolicLink(timeline)));
    }
    return folder.toRealPath().resolve(timeline.getFileName());
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      local.unlock();
    }
  }
}
