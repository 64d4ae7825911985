package people;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;

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

  /// Longest line that is read, in bytes; so that a file of another kind can't fill the memory.
  private static final int LONGEST_LINE = 16 << 20;

  /// There is a mark at every so many events.
  private static final int MARK_EVERY = 256;

  private static final byte LF = '\n';

  private final Path file;
  private final Stamps stamps;
  private final Consumer<String> warnings;

  /// Open from the first look at the file on. A thread that is interrupted while it reads closes
  /// it; then it is opened again.
  private volatile FileChannel reader;

  /// Open from the first append on.
  private FileChannel writer;

  private boolean closed;

  /// Why nothing more is appended through this object; null while all is well.
  private String broken;

  /// How many events this object has seen.
  private long size;

  /// Offset in bytes of the end of those events.
  private long end;

  /// Recorded time of the last of those events.
  private Instant last = Instant.MIN;

  /// Offsets in bytes of the events at positions 0, 256, 512, … of those that this object has seen.
  private long[] marks = new long[64];

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
    return append(events, expectedSize);
  }

  private synchronized long append(List<? extends Event> events, long expectedSize) {
    if (broken != null) {
      throw new TimelineException(
          "%s: not appended, since an append before failed: %s".formatted(file, broken));
    }
    if (Files.isDirectory(file)) {
      throw isFolder(null);
    }
    try (WriteLock _ = WriteLock.of(file)) {
      openToWrite();
      readOn();
      if (expectedSize >= 0 && expectedSize != size) {
        throw new TimelineException.Conflict(expectedSize, size);
      }
      if (events.isEmpty()) {
        return size;
      }
      cutTornTail();
      return write(events);
    } catch (IOException e) {
      throw trouble("can't append", e);
    }
  }

  private long write(List<? extends Event> events) throws IOException {
    long first = size;
    Instant stamp = last;
    Bytes bytes = new Bytes();
    int[] starts = new int[events.size()];
    int batch = events.size();
    for (int i = 0; i < starts.length; i++) {
      stamp = stamps.after(stamp);
      starts[i] = bytes.length;
      bytes.add(EventFormat.write(events.get(i), stamp, batch));
      bytes.add(LF);
      batch = 1;
    }
    boolean written = false;
    try {
      writeFully(writer, ByteBuffer.wrap(bytes.array, 0, bytes.length), end);
      written = true;
      writer.force(false);
    } catch (IOException e) {
      // After a failed force nobody knows what is on disk, and asking again would lie (PostgreSQL
      // learnt this in 2018).
      broken = e.getMessage();
      if (!written) {
        cutBack(e);
      }
      throw e;
    }
    for (int start : starts) {
      mark(size++, end + start);
    }
    end += bytes.length;
    last = stamp;
    return first;
  }

  /// Takes back what a failed write left. Where this fails too, it is a torn tail for the next one
  /// who appends.
  private void cutBack(IOException cause) {
    try {
      writer.truncate(end);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /// Opens the file for writing and makes it if it is not there. Called with the lock held.
  private void openToWrite() throws IOException {
    if (closed) {
      throw new TimelineException(file + ": the timeline is closed");
    }
    if (writer != null) {
      return;
    }
    boolean isNew = !Files.exists(file);
    var options = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    writer = FileChannel.open(file, options, ownerOnly(file));
    if (isNew) {
      forceFolder();
    }
  }

  /// A new file's name is on disk only when its folder is.
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
    long length = reader.size();
    if (length > end) {
      Path aside = keepAside(length);
      writer.truncate(end);
      writer.force(true);
      warnings.accept(
          "%s: an append was cut short before; its %d bytes after event %d were moved to %s"
              .formatted(file, length - end, size - 1, aside.getFileName()));
    } else if (end > 0 && read(end - 1, 1).get(0) != LF) {
      writeFully(writer, ByteBuffer.wrap(new byte[] {LF}), end);
      end++;
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
          from += reader.transferTo(from, length - from, out);
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
  public synchronized long size() {
    readOn();
    return size;
  }

  @Override
  public Iterable<RecordedEvent> readAfter(long position) {
    return () -> linesFrom(Math.max(0, position + 1));
  }

  private synchronized Lines linesFrom(long position) {
    try {
      if (!openToRead()) {
        return new Lines(0, 0, 0);
      }
      Lines lines;
      if (position >= size) {
        lines = new Lines(end, size, readableEnd());
      } else {
        int mark = (int) (position / MARK_EVERY);
        lines = new Lines(marks[mark], (long) mark * MARK_EVERY, readableEnd());
      }
      while (lines.position < position && lines.hasNext()) {
        lines.next();
      }
      return lines;
    } catch (IOException e) {
      throw trouble("can't read", e);
    }
  }

  /// Reads the events that were added since this object looked last.
  private synchronized void readOn() {
    Lines lines = linesFrom(size);
    while (lines.hasNext()) {
      long start = lines.offset;
      RecordedEvent recorded = lines.next();
      mark(size++, start);
      last = recorded.recorded();
      end = lines.offset;
    }
  }

  private void mark(long position, long offset) {
    if (position % MARK_EVERY == 0) {
      int mark = Math.toIntExact(position / MARK_EVERY);
      if (mark == marks.length) {
        marks = Arrays.copyOf(marks, 2 * mark);
      }
      marks[mark] = offset;
    }
  }

  /// @return false when there is no file yet
  private boolean openToRead() throws IOException {
    if (closed) {
      throw new TimelineException(file + ": the timeline is closed");
    }
    if (reader == null || !reader.isOpen()) {
      if (Files.isDirectory(file)) {
        throw isFolder(null);
      }
      try {
        reader = FileChannel.open(file, StandardOpenOption.READ);
      } catch (NoSuchFileException e) {
        return false;
      }
    }
    return true;
  }

  /// Offset behind the last whole line: behind the last line feed, or behind a last event that
  /// lacks only that.
  private long readableEnd() throws IOException {
    long length = reader.size();
    if (length < end) {
      throw new TimelineException(
          "%s: is %d bytes long, expected at least %d: another program cut it"
              .formatted(file, length, end));
    }
    long tail = lastLineEnd(length);
    if (tail < length && length - tail <= LONGEST_LINE) {
      try {
        EventFormat.read(text(read(tail, (int) (length - tail))), 0);
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
        if (bytes.get(i) == LF) {
          return blockStart + i + 1;
        }
      }
    }
    return end;
  }

  private ByteBuffer read(long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && reader.read(buffer, offset + buffer.position()) >= 0) {
      // goes on until full or at the end of the file
    }
    return buffer.flip();
  }

  /// The text of a line, where bytes that are not UTF-8 are an error and not a question mark.
  private static String text(ByteBuffer bytes) throws EventFormat.BadLine {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new EventFormat.BadLine("not UTF-8 text");
    }
  }

  /// The events from an offset on, up to the end that the file had when this began.
  private final class Lines implements Iterator<RecordedEvent> {

    private final long limit;
    private long offset;
    private long position;

    /// How many lines from here on are known to belong to whole batches.
    private int sure;

    private RecordedEvent next;
    private long nextOffset;
    private ByteBuffer block = ByteBuffer.allocate(0);
    private long blockOffset;

    Lines(long offset, long position, long limit) {
      this.offset = offset;
      this.position = position;
      this.limit = limit;
    }

    @Override
    public boolean hasNext() {
      if (next == null && offset < limit) {
        try {
          advance();
        } catch (IOException e) {
          throw trouble("can't read", e);
        }
      }
      return next != null;
    }

    @Override
    public RecordedEvent next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      RecordedEvent result = next;
      next = null;
      offset = nextOffset;
      position++;
      sure = Math.max(0, sure - 1);
      return result;
    }

    private void advance() throws IOException {
      long lineEnd = lineEnd(offset);
      EventFormat.Line line;
      try {
        int length = (int) (lineEnd - offset);
        line = EventFormat.read(text(block.slice((int) (offset - blockOffset), length)), position);
      } catch (EventFormat.BadLine e) {
        throw damaged(e.getMessage());
      }
      long behind = Math.min(limit, lineEnd + 1);
      if (sure == 0 && line.batch() > 1) {
        if (!hasLines(behind, line.batch() - 1)) {
          offset = limit;
          return;
        }
        sure = line.batch();
      }
      next = line.event();
      nextOffset = behind;
    }

    private boolean hasLines(long from, int count) throws IOException {
      for (int i = 0; i < count; i++) {
        if (from >= limit) {
          return false;
        }
        from = lineEnd(from) + 1;
      }
      return true;
    }

    /// Offset of the line feed that ends the line at that offset, or the limit. Leaves the whole
    /// line in the block.
    private long lineEnd(long start) throws IOException {
      long at = start;
      while (true) {
        long blockEnd = blockOffset + block.limit();
        for (; at >= blockOffset && at < blockEnd && at < limit; at++) {
          if (block.get((int) (at - blockOffset)) == LF) {
            return at;
          }
        }
        if (at >= limit) {
          return limit;
        }
        if (at - start > LONGEST_LINE) {
          throw damaged("longer than %d bytes, expected one event".formatted(LONGEST_LINE));
        }
        long room = Math.max(1 << 16, 2 * (at - start));
        block = read(start, (int) Math.min(room, limit - start));
        blockOffset = start;
        if (blockOffset + block.limit() <= at) {
          throw new TimelineException(
              "%s: another program cut it while it was read".formatted(file));
        }
      }
    }

    private TimelineException damaged(String why) {
      return new TimelineException("%s, line %d: %s".formatted(file, position + 1, why));
    }
  }

  // ---- the rest

  @Override
  public synchronized void close() {
    closed = true;
    for (FileChannel channel : new FileChannel[] {reader, writer}) {
      try {
        if (channel != null) {
          channel.close();
        }
      } catch (IOException e) {
        // every append was forced before it returned, so nothing hangs on this
      }
    }
  }

  /// The user of a file is told what the system said, in one line.
  private TimelineException trouble(String what, IOException e) {
    if (Files.isDirectory(file)) {
      return isFolder(e);
    }
    return new TimelineException("%s: %s: %s".formatted(file, what, reason(e)), e);
  }

  private TimelineException isFolder(IOException e) {
    return new TimelineException(file + ": is a folder, expected a timeline file", e);
  }

  static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException missing -> "no such file or folder: " + missing.getFile();
      case FileSystemException system when system.getReason() != null -> system.getReason();
      default -> String.valueOf(e.getMessage());
    };
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
