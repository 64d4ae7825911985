package people.disk;

import module java.base;

import people.*;
import people.line.*;

/// The place where a timeline's files are, as far as a timeline needs it. [Disk] is the one of this
/// machine; the tests have one that loses power. A file that is read but not there is a
/// [java.nio.file.NoSuchFileException].
public interface Storage {

  /// So many bytes, from a multiple of this on, are written whole or not at all when power is lost.
  int SECTOR = 512;

  /// An open file. Every method may be called from any thread.
  interface Blob extends Closeable {

    long size() throws IOException;

    /// Fills a buffer, unless the file ends before.
    void read(ByteBuffer into, long offset) throws IOException;

    /// Writes all that is left in a buffer. Nothing of it is safe before [#force].
    void write(ByteBuffer bytes, long offset) throws IOException;

    /// Writes what is left in a buffer behind whatever the file ends with by then, in one piece. A
    /// full disk may take a part only, and the buffer tells how much that was. Of a blob of
    /// [#openToAppend] only.
    void append(ByteBuffer bytes) throws IOException;

    void truncate(long size) throws IOException;

    /// A part of the file as bytes, which need not be in memory, until an arena is closed.
    default ByteBuffer map(long from, int length, Arena arena) throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate(length);
      read(bytes, from);
      return bytes.flip();
    }

    /// Returns when all that was written to the file, through whatever object, is on disk. When it
    /// fails, nobody knows what is, and asking again would lie.
    void force() throws IOException;
  }

  Blob openToRead(Path file) throws IOException;

  /// Opens a file that is kept beside a timeline, to read it. No interrupt closes it, and it stays
  /// readable when it loses its name; it is closed at the latest when nobody has it any more.
  ///
  /// @throws IOException also when it is a link, or no file: nobody waits for a pipe
  Blob openKept(Path file) throws IOException;

  /// The same to read and write.
  Blob openKeptToWrite(Path file) throws IOException;

  /// Opens a file to look things up in; no interrupt closes it.
  LineReader.ByteSource openToLookUp(Path file) throws IOException;

  /// Opens a file that is there, to write in place.
  Blob openToWrite(Path file) throws IOException;

  /// Opens a file that is there, to append to it only.
  Blob openToAppend(Path file) throws IOException;

  /// Makes a file for its owner only.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException when there is one
  Blob create(Path file) throws IOException;

  /// The same, to keep what is too much for memory: no interrupt closes it, it can be used when it
  /// has lost its name, and [Blob#map] takes no memory.
  default Blob createToMap(Path file) throws IOException {
    return create(file);
  }

  /// Gives a file another name in the same folder.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException when that name is taken
  void rename(Path file, Path name) throws IOException;

  /// Gives a file the name of another one in the same folder, which is gone then, or a free name.
  void replace(Path file, Path name) throws IOException;

  void deleteIfExists(Path file) throws IOException;

  /// How many names a file has, as far as the system tells; else 1.
  default int names(Path file) {
    return 1;
  }

  /// Gives a file the permissions and the group of another one, as far as the system allows.
  default void permitLike(Path file, Path like) throws IOException {}

  /// Whether the name is taken, if only by a link that leads nowhere.
  boolean exists(Path file);

  /// Whether the name is that of a file: of no link, folder, pipe or device.
  boolean isFile(Path file);

  /// Returns when the names of the files in the folder of that file are on disk.
  void forceFolderOf(Path file) throws IOException;

  /// A stamp that changes when a file is changed or replaced.
  ///
  /// @param changed when it was changed last
  /// @param identity stays the same as long as it is the same file; null where there is no such
  ///   thing
  record Stamp(long length, Instant changed, Object identity) {}

  Stamp stamp(Path file) throws IOException;

  /// The same of the name itself, if that is a link.
  ///
  /// @throws IOException also when it is no file
  Stamp stampOfKept(Path file) throws IOException;

  /// Sets the time of a file's last change, as far as its file system can tell it; the file is not
  /// opened. Where it may not, nothing is done.
  ///
  /// @param millis since 1970
  void setChanged(Path file, long millis);

  /// The thing that is there instead of a file: `a folder`; null when it is a file, or nothing.
  String oddity(Path file);

  /// The same for every way of writing the path of a timeline, also before it is there.
  Path realPath(Path timeline) throws IOException;

  /// The lock of those who append to a timeline: one at a time, over all processes and threads, and
  /// in turn. An object is used by one thread at a time.
  interface Lock extends Closeable {

    /// Waits for the turn, for a limited time.
    ///
    /// @return ends the turn; never fails
    /// @throws TimelineException saying who appends
    Closeable take() throws IOException;

    /// Whether the timeline was there when the turn began. Otherwise one that is there by now was
    /// made by somebody who got past the lock, and is not locked.
    boolean isOfTimeline();

    /// Locks another file as well, which may become the timeline, until the turn ends. Waits until
    /// nobody else has it locked.
    ///
    /// @return false when that is no longer the name of the file
    boolean alsoLock(Path beginning) throws IOException;

    /// Closes what it keeps open between turns. Never fails.
    @Override
    void close();
  }

  Lock lockOf(Path timeline);

  /// The files and folders in a folder.
  List<Path> list(Path folder) throws IOException;

  /// Whether a folder is there, and is no link, nor that of somebody who may not be trusted: of
  /// neither the user of this program nor the owner of a timeline.
  boolean isOwnFolder(Path folder, Path timeline);

  /// Makes a folder for its owner only.
  void makeFolder(Path folder) throws IOException;

  /// Another number each time the machine starts; 0 where the system does not tell.
  long boot();

  /// So many bytes are more than is read in a moment by a program that has just begun.
  default long much() {
    return 1 << 20;
  }

  /// So many bytes are appended in one piece, at most: systems write two gigabytes at once, not
  /// quite. Of what is longer another program's lines may come between two pieces.
  default int longestPiece() {
    return 1 << 30;
  }

  /// Does something while the caller goes on. Nothing hangs on it.
  default CompletableFuture<Void> beside(Runnable work) {
    return CompletableFuture.runAsync(work, task -> Thread.ofPlatform().daemon().start(task));
  }

  /// A look at a file that may change. Used by one thread at a time, and closed by any.
  interface Watch extends Closeable {

    /// Returns when the file may have changed since it was last asked, when that time is over, and
    /// when it is closed.
    void await(Duration atMost) throws InterruptedException;

    @Override
    void close();
  }

  /// Watches a file, which need not be there yet.
  default Watch watch(Path file) {
    return new Watch() {
      @Override
      public void await(Duration atMost) throws InterruptedException {
        pause();
      }

      @Override
      public void close() {
        // nothing is kept open
      }
    };
  }

  /// Waits a moment for another writer.
  default void pause() throws InterruptedException {
    Thread.sleep(1);
  }
}
