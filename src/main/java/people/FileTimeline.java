package people;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// A timeline in a file of lines, see [EventFormat].
///
/// ```
/// people.jsonl         LINE LF LINE LF …    the events; byte 0 is the first line's first
/// people.jsonl.lock    process id           held while a process appends; stays when it is done
/// people.jsonl.torn-N  bytes                what a crash had left unfinished behind the last event, N = 1, 2, …
/// ```
///
/// The *end* of the timeline is behind its last event. What comes after it in the file is the rest
/// of an append that never returned: a line without its line feed that is not a whole event, or the
/// first lines of a batch whose other lines are missing. Readers stop before it; the next append
/// keeps it aside and cuts it off. (A last line that is a whole event and lacks only the line feed,
/// as an editor may leave it, is an event.)
///
/// An append takes the lock, reads what others added since, writes behind the end, and forces the
/// file before it returns or changes anything in memory.
final class FileTimeline implements EventTimeline {

  /// There is a mark at every so many events.
  private static final int MARK_EVERY = 256;

  /// How every event starts that an append may have left unfinished.
  private static final byte[] FIRST_BYTES = "{\"type\":\"".getBytes(StandardCharsets.US_ASCII);

  private final Path file;
  private final Stamps stamps;
  private final Consumer<String> warnings;

  /// Held by the thread that appends, for as long as that takes; the monitor is held for moments
  /// only, so that readers do not wait for the disk or for other processes.
  private final ReentrantLock appending = new ReentrantLock(true);

  /// Open from the first look at the file on. A thread that is interrupted while it reads closes
  /// it, and it is opened again.
  private volatile FileChannel reader;

  /// What the system takes for the identity of the file that is open; null where it has no such
  /// thing.
  private Object openFile;

  private volatile boolean closed;

  /// How many events this object has seen.
  private long size;

  /// Offset in bytes of the end of those events.
  private long end;

  /// Latest recorded time of those events.
  private Instant last = Instant.MIN;

  /// Offset in bytes from which on the file holds an append of this object that is not forced yet.
  private long unforced = Long.MAX_VALUE;

  /// How many lines behind them belong to the batch of the last of them.
  private int sure;

  /// Offsets in bytes of the events at positions 0, 256, 512, … of those that this object has seen.
  private long[] marks = new long[64];

  /// How many lines from there on belong to a batch that starts before.
  private int[] sureFrom = new int[64];

  /// Open from the first append on; used under `appending` only, like the next one.
  private FileChannel writer;

  /// Why nothing more is appended through this object; null while all is well.
  private String broken;

  FileTimeline(Path file, Clock clock, Consumer<String> warnings) {
    this.file = file;
    this.stamps = new Stamps(clock);
    this.warnings = warnings;
  }

  // ---- appending

  @Override
  public long addAll(List<? extends Event> events) {
    return append(events, -1);
  }

  @Override
  public long addAll(List<? extends Event> events, long expectedSize) {
    if (expectedSize < 0) {
      throw new IllegalArgumentException(
          "expectedSize is %d; expected 0 or more".formatted(expectedSize));
    }
    return append(events, expectedSize);
  }

  private long append(List<? extends Event> events, long expectedSize) {
    appending.lock();
    try {
      if (broken != null) {
        throw new TimelineException(
            "%s: not appended, since an append before failed: %s".formatted(file, broken));
      }
      refuseWhatIsNoFile();
      size(); // what is there by now need not be read while others wait for the lock
      try (WriteLock _ = WriteLock.of(file)) {
        long now = size();
        if (expectedSize >= 0 && expectedSize != now) {
          throw new TimelineException.Conflict(expectedSize, now);
        }
        return events.isEmpty() ? now : write(events);
      }
    } catch (ClosedByInterruptException e) {
      closeWriter();
      throw new TimelineException(
          file + ": interrupted while appending; whether it was recorded is seen by reading", e);
    } catch (IOException e) {
      throw TimelineException.of(file, "can't append", e);
    } finally {
      appending.unlock();
    }
  }

  private long write(List<? extends Event> events) throws IOException {
    Instant stamp = last;
    Bytes bytes = new Bytes();
    int index = 0;
    for (Event event : events) {
      stamp = stamps.after(stamp);
      bytes.add(EventFormat.write(event, stamp, index++, events.size()));
      bytes.add(Lines.LF);
    }
    openToWrite();
    cutTornTail();
    long first = size;
    long start = end;
    hideFrom(start);
    try {
      writeFully(writer, ByteBuffer.wrap(bytes.array, 0, bytes.length), start);
    } catch (IOException e) {
      cutBack(start, e);
      throw e;
    }
    try {
      writer.force(false);
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      // Nobody knows what is on disk now, and asking again would lie (PostgreSQL learnt this in
      // 2018).
      broken = TimelineException.reason(e);
      throw e;
    }
    hideFrom(Long.MAX_VALUE);
    return first;
  }

  private synchronized void hideFrom(long offset) {
    unforced = offset;
  }

  /// Takes back what a failed write left. Where this fails too, it is a torn tail for the next one
  /// who appends.
  private void cutBack(long start, IOException cause) {
    try {
      writer.truncate(start);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    hideFrom(Long.MAX_VALUE);
  }

  /// Opens the file for writing and makes it if it is not there. Called with the lock held.
  private void openToWrite() throws IOException {
    if (writer != null) {
      return;
    }
    var options = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    FileChannel opened = FileChannel.open(file, options, ownerOnly(file));
    try {
      if (opened.size() == 0) {
        forceFolder(); // a new file's name is on disk only when its folder is
      }
      writer = opened;
      openToRead();
    } finally {
      if (writer != opened) {
        opened.close();
      }
    }
  }

  private void forceFolder() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException e) {
      // Windows can't open a folder, and needs no force
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        throw e;
      }
    }
  }

  /// Makes the file end where the timeline does. Called with the lock held, so what is behind the
  /// end is nobody's work in progress.
  private void cutTornTail() throws IOException {
    long length = length();
    if (length > end) {
      Path aside = keepAside(length);
      writer.truncate(end);
      writer.force(true);
      warnings.accept(
          "%s: an append was cut short before; its %d bytes behind the last of %d events were moved to %s"
              .formatted(file, length - end, size, aside.getFileName()));
    } else if (end > 0 && read(end - 1, 1).get(0) != Lines.LF) {
      writeFully(writer, ByteBuffer.wrap(new byte[] {Lines.LF}), end);
      passLineFeed();
    }
  }

  private Path keepAside(long length) throws IOException {
    for (int n = 1; ; n++) {
      Path aside = file.resolveSibling(file.getFileName() + ".torn-" + n);
      try (FileChannel out =
          FileChannel.open(
              aside,
              Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
              ownerOnly(file))) {
        for (long from = end; from < length; ) {
          long start = from;
          from += reading(channel -> channel.transferTo(start, length - start, out));
        }
        out.force(true);
        forceFolder();
        return aside;
      } catch (FileAlreadyExistsException e) {
        // from an earlier crash: take the next number
      }
    }
  }

  // ---- reading

  @Override
  public long size() {
    Lines rest = lines(Long.MAX_VALUE);
    while (rest.hasNext()) {
      rest.next();
    }
    return rest.position();
  }

  @Override
  public Iterable<RecordedEvent> readAfter(long position) {
    return () -> {
      long first = position == Long.MAX_VALUE ? position : Math.max(0, position + 1);
      Lines lines = lines(first);
      while (lines.position() < first && lines.hasNext()) {
        lines.next();
      }
      return lines;
    };
  }

  /// All events in columns, read on all cores.
  ///
  /// @param progress is told how many more were read, from several threads
  @Override
  public EventColumns columns(LongConsumer progress) {
    if (file.getFileSystem() == FileSystems.getDefault() && Files.exists(file)) {
      try {
        EventColumns columns = FileColumns.read(file, openEnd(), progress);
        openEnd(); // or the columns may be of another file
        if (columns != null) {
          return columns;
        }
      } catch (IOException e) {
        throw TimelineException.of(file, "can't read", e);
      }
    }
    return EventTimeline.super.columns(progress);
  }

  /// The lines from the last known place that is not behind a position.
  private synchronized Lines lines(long position) {
    try {
      long limit = openEnd();
      if (position >= size) {
        return new Lines(file, this::read, this::seen, end, size, sure, limit);
      }
      int mark = (int) (position / MARK_EVERY);
      long marked = (long) mark * MARK_EVERY;
      return new Lines(file, this::read, this::seen, marks[mark], marked, sureFrom[mark], limit);
    } catch (IOException e) {
      throw TimelineException.of(file, "can't read", e);
    }
  }

  /// A file that has no event yet may hold the start of one, of which a crash let no more come.
  /// Anything else is someone's.
  private void refuseWhatIsNoTimeline() throws IOException {
    ByteBuffer found = read(0, (int) Math.min(FIRST_BYTES.length, Math.min(length(), unforced)));
    for (int i = 0; i < found.limit(); i++) {
      if (found.get(i) != FIRST_BYTES[i] && found.get(i) != 0) {
        throw new TimelineException(
            file + ", line 1: is neither an event nor the start of one: no timeline");
      }
    }
  }

  /// Offset behind the last whole line, of the file that was there before; 0 when there is none.
  private synchronized long openEnd() throws IOException {
    if (!openToRead()) {
      return 0;
    }
    refuseAnotherFile();
    passLineFeed();
    long limit = readableEnd();
    if (limit == 0) {
      refuseWhatIsNoTimeline();
    }
    return limit;
  }

  /// Remembers how far was read.
  private synchronized void seen(RecordedEvent event, long start, long behind, int sureBehind) {
    if (event.position() != size) {
      return;
    }
    if (size % MARK_EVERY == 0) {
      int mark = Math.toIntExact(size / MARK_EVERY);
      if (mark == marks.length) {
        marks = Arrays.copyOf(marks, 2 * mark);
        sureFrom = Arrays.copyOf(sureFrom, 2 * mark);
      }
      marks[mark] = start;
      sureFrom[mark] = sure;
    }
    size++;
    end = behind;
    sure = sureBehind;
    last = event.recorded().isAfter(last) ? event.recorded() : last;
  }

  /// The last event may have been read without its line feed, which another one then wrote.
  private synchronized void passLineFeed() throws IOException {
    if (end > 0) {
      ByteBuffer around = read(end - 1, 2);
      if (around.limit() == 2 && around.get(0) != Lines.LF && around.get(1) == Lines.LF) {
        end++;
      }
    }
  }

  /// @return false when there is no file yet
  private synchronized boolean openToRead() throws IOException {
    if (closed) {
      throw new TimelineException(file + ": the timeline is closed");
    }
    if (reader == null || !reader.isOpen()) {
      refuseWhatIsNoFile();
      try {
        FileChannel opened = FileChannel.open(file, StandardOpenOption.READ);
        Object identity = identity();
        if (openFile != null && !openFile.equals(identity)) {
          opened.close();
          throw isAnother();
        }
        reader = opened;
        openFile = identity;
      } catch (NoSuchFileException e) {
        if (openFile != null) {
          throw isAnother();
        }
        return false;
      }
    }
    return true;
  }

  /// An editor that saves puts a new file in the place of the one that is open here; what is
  /// appended to the old one would be lost.
  private void refuseAnotherFile() throws IOException {
    try {
      Object identity = identity();
      if (identity != null && !identity.equals(openFile)) {
        throw isAnother();
      }
    } catch (NoSuchFileException e) {
      throw isAnother();
    }
  }

  private Object identity() throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /// Offset behind the last whole line: behind the last line feed, or behind a last event that
  /// lacks only that.
  private long readableEnd() throws IOException {
    long length = length();
    if (length < end) {
      throw new TimelineException(
          "%s: is %d bytes long, expected at least %d: another program cut it"
              .formatted(file, length, end));
    }
    length = Math.min(length, unforced);
    long tail = lastLineEnd(length);
    if (tail < length && length - tail <= Lines.LONGEST) {
      try {
        Lines.parse(read(tail, (int) (length - tail)), 0);
        return length;
      } catch (EventFormat.BadLine e) {
        return tail;
      }
    }
    return tail;
  }

  /// Offset behind the last line feed before that length.
  private long lastLineEnd(long length) throws IOException {
    long blockStart;
    for (long blockEnd = length; blockEnd > end; blockEnd = blockStart) {
      blockStart = Math.max(end, blockEnd - 8192);
      ByteBuffer bytes = read(blockStart, (int) (blockEnd - blockStart));
      for (int i = bytes.limit() - 1; i >= 0; i--) {
        if (bytes.get(i) == Lines.LF) {
          return blockStart + i + 1;
        }
      }
    }
    return end;
  }

  private ByteBuffer read(long offset, int length) throws IOException {
    return reading(channel -> {
      ByteBuffer buffer = ByteBuffer.allocate(length);
      while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
        // goes on until full or at the end of the file
      }
      return buffer.flip();
    });
  }

  private long length() throws IOException {
    return reading(FileChannel::size);
  }

  private interface Reading<T> {
    T from(FileChannel channel) throws IOException;
  }

  /// Reads, and again if meanwhile another thread was interrupted, which closes the channel for
  /// all.
  private <T> T reading(Reading<T> reading) throws IOException {
    while (true) {
      try {
        return reading.from(reader);
      } catch (ClosedByInterruptException e) {
        throw e;
      } catch (ClosedChannelException e) {
        openToRead(); // or says that the timeline is closed
      }
    }
  }

  // ---- the rest

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      closeQuietly(reader);
    }
    appending.lock();
    try {
      closeWriter();
    } finally {
      appending.unlock();
    }
  }

  private void closeWriter() {
    closeQuietly(writer);
    writer = null;
    hideFrom(Long.MAX_VALUE);
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // every append was forced before it returned, so nothing hangs on this
    }
  }

  private void refuseWhatIsNoFile() {
    if (Files.isDirectory(file)) {
      throw new TimelineException(file + ": is a folder, expected a timeline file");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new TimelineException(file + ": is a device or a pipe, expected a timeline file");
    }
  }

  private TimelineException isAnother() {
    return new TimelineException(
        file
            + ": was moved, replaced or deleted by another program since it was opened; open it"
            + " again");
  }

  /// Records of people are nobody else's business.
  static FileAttribute<?>[] ownerOnly(Path file) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
  }

  static void writeFully(FileChannel channel, ByteBuffer bytes, long offset) throws IOException {
    while (bytes.hasRemaining()) {
      offset += channel.write(bytes, offset);
    }
  }

  /// Bytes that grow.
  private static final class Bytes {

    private byte[] array = new byte[512];
    private int length;

    void add(byte... more) {
      if (array.length - length < more.length) {
        array =
            Arrays.copyOf(array, Math.addExact(Math.max(array.length, more.length), array.length));
      }
      System.arraycopy(more, 0, array, length, more.length);
      length += more.length;
    }
  }
}
