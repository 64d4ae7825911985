package people.disk;

import module java.base;

import people.*;
import people.line.*;

/// The bytes of one file, for as long as it stays that file. It is opened by the first look at it.
/// Every method may be called from any thread.
public final class TimelineFile {

  public final Path path;
  public final Storage storage;

  private volatile Storage.Blob reader;

  /// What the system takes for the identity of the file; null before it was open, and where there
  /// is no such thing.
  private Object identity;

  private volatile boolean closed;

  public TimelineFile(Path path, Storage storage) {
    this.path = path;
    this.storage = storage;
  }

  /// Opens it to read, and sees to it that it is still the same one.
  ///
  /// @return false when there is no file yet
  public synchronized boolean open() throws IOException {
    if (closed) {
      throw new TimelineException(path + ": the timeline is closed");
    }
    try {
      if (reader == null) {
        refuseOddities();
        Storage.Blob opened = storage.openToRead(path);
        try {
          Object found = storage.stamp(path).identity();
          if (identity != null && !identity.equals(found)) {
            throw isAnother();
          }
          identity = found;
          reader = opened;
        } finally {
          if (reader == null) {
            closeQuietly(opened);
          }
        }
      } else if (identity != null && !identity.equals(storage.stamp(path).identity())) {
        throw isAnother();
      }
      return true;
    } catch (NoSuchFileException e) {
      if (identity != null) {
        throw isAnother();
      }
      return false;
    }
  }

  /// Goes on as if it had never been there, after this program deleted what it began to make.
  public synchronized void wasDeleted() {
    closeQuietly(reader);
    reader = null;
    identity = null;
  }

  /// The error of whoever reads it while it is not there.
  public TimelineException.NoSuchTimeline isMissing() {
    return new TimelineException.NoSuchTimeline(path, SimilarName.of(path, storage));
  }

  /// Whether it was there, and is open.
  public boolean isOpen() {
    return reader != null;
  }

  public void refuseOddities() {
    String oddity = storage.oddity(path);
    if (oddity != null) {
      throw new TimelineException("%s: is %s, expected a timeline file".formatted(path, oddity));
    }
  }

  /// An editor that saves puts a new file in the place of the one that is open here; what is
  /// appended to the old one would be lost.
  private TimelineException.Replaced isAnother() {
    return new TimelineException.Replaced(
        path
            + ": was moved, replaced or deleted by another program since it was opened; open it"
            + " again");
  }

  /// Refuses a file whose first bytes say that it is something else.
  ///
  /// @param length as far as it is looked at, in bytes
  public void refuseForeign(long length) throws IOException {
    String reason = ForeignFile.reason(read(0, (int) Math.min(ForeignFile.START, length)));
    if (reason != null) {
      throw new TimelineException(
          "%s: %s; expected a timeline: UTF-8 text, an event a line".formatted(path, reason));
    }
  }

  /// A file without a whole line of ours may hold the start of one, of which a crash let no more
  /// come. Anything else is someone's.
  public void refuseWhatIsNoTimeline(long length) throws IOException {
    if (!FirstAppend.mayBeIn(this::read, length)) {
      throw new TimelineException(
          path + ", line 1: is neither an event nor the start of one: no timeline");
    }
  }

  public long length() throws IOException {
    return reading(Storage.Blob::size);
  }

  /// As many bytes as are there; the buffer has an array.
  public ByteBuffer read(long offset, int length) throws IOException {
    return reading(blob -> {
      ByteBuffer buffer = ByteBuffer.allocate(length);
      blob.read(buffer, offset);
      return buffer.flip();
    });
  }

  public boolean endsLine(long offset) throws IOException {
    ByteBuffer last = offset == 0 ? ByteBuffer.allocate(0) : read(offset - 1, 1);
    return last.hasRemaining() && last.get() == LineReader.LF;
  }

  /// Offset behind the last line feed before that length; if there is none behind the start, that.
  public long lastLineEnd(long start, long length) throws IOException {
    return lastLineEnd(this::read, start, length);
  }

  /// The same in any file.
  public static long lastLineEnd(LineReader.ByteSource bytes, long start, long length)
      throws IOException {
    long blockStart;
    for (long blockEnd = length; blockEnd > start; blockEnd = blockStart) {
      blockStart = Math.max(start, blockEnd - 8192);
      ByteBuffer block = bytes.read(blockStart, (int) (blockEnd - blockStart));
      for (int i = block.limit() - 1; i >= 0; i--) {
        if (block.get(i) == LineReader.LF) {
          return blockStart + i + 1;
        }
      }
    }
    return start;
  }

  /// The number of the line that starts at an offset in bytes, from 1 on. Reads all above it.
  public long lineNumber(long offset) throws IOException {
    return lineNumber(this::read, offset);
  }

  /// The same in any file.
  public static long lineNumber(LineReader.ByteSource bytes, long offset) throws IOException {
    long number = 1;
    for (long at = 0; at < offset; ) {
      ByteBuffer block = bytes.read(at, (int) Math.min(1 << 16, offset - at));
      if (!block.hasRemaining()) {
        break; // cut while it was read
      }
      at += block.remaining();
      while (block.hasRemaining()) {
        number += block.get() == LineReader.LF ? 1 : 0;
      }
    }
    return number;
  }

  /// How many of the first bytes are in blank lines, with the line feeds of these.
  public long countBlank(long length) throws IOException {
    long count = 0;
    LineReader lines = new LineReader(this::read, length);
    try {
      for (long at = 0; at < length; ) {
        long line = lines.skipBlank(at);
        count += line - at;
        at = line < length ? lines.end(line) + 1 : length;
      }
    } catch (BadLine e) {
      // too long for one, and so not blank; those behind it are not counted
    }
    return count;
  }

  /// Keeps bytes in a file of their own beside this one.
  ///
  /// @return its name
  public Path keepAside(long from, long to) throws IOException {
    Path aside;
    int n = 1;
    do {
      aside = path.resolveSibling(path.getFileName() + ".torn-" + n++);
    } while (storage.exists(aside)); // from an earlier crash
    try {
      copy(from, to, aside);
    } catch (AccessDeniedException e) {
      throw new IOException(aside.getFileName() + ": " + TimelineException.reason(e), e);
    }
    storage.forceFolderOf(path);
    return aside;
  }

  /// Copies bytes to the start of a new file, which is not left behind when that fails.
  private void copy(long from, long to, Path target) throws IOException {
    Storage.Blob out = storage.create(target);
    try (out) {
      copy(from, to, out, 0);
      out.force();
    } catch (IOException e) {
      try {
        storage.deleteIfExists(target);
      } catch (IOException another) {
        e.addSuppressed(another);
      }
      throw e;
    }
  }

  /// Writes bytes of this file to another one, or to this one again.
  public void copy(long from, long to, Storage.Blob out, long offset) throws IOException {
    for (long at = from; at < to; ) {
      ByteBuffer block = read(at, (int) Math.min(1 << 16, to - at));
      int length = block.remaining();
      if (length == 0) {
        throw new IOException("another program cut it while it was read");
      }
      out.write(block, offset + at - from);
      at += length;
    }
  }

  private interface Reading<T> {
    T from(Storage.Blob blob) throws IOException;
  }

  private <T> T reading(Reading<T> reading) throws IOException {
    while (true) {
      Storage.Blob blob = reader;
      try {
        if (blob != null) {
          return reading.from(blob);
        }
      } catch (ClosedByInterruptException e) {
        throw e;
      } catch (ClosedChannelException e) {
        forget(blob);
      }
      if (!open()) {
        throw new NoSuchFileException(path.toString());
      }
    }
  }

  private synchronized void forget(Storage.Blob blob) {
    if (reader == blob) {
      reader = null;
    }
  }

  public synchronized void close() {
    closed = true;
    closeQuietly(reader);
    reader = null;
  }

  public static void closeQuietly(Storage.Blob blob) {
    try {
      if (blob != null) {
        blob.close();
      }
    } catch (IOException e) {
      // what was acknowledged is on disk, so nothing hangs on this
    }
  }
}
