package people;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/// The events of a file, and what is remembered of those that were read: where they end, and from
/// where to read again. Every method may be called from any thread; the monitor is held for moments
/// only, so that readers do not wait for each other, nor for whoever appends.
final class FileEvents {

  /// There is a mark at every so many events.
  static final int MARK_EVERY = 256;

  private final TimelineFile file;

  /// Behind the last event that was read.
  private Lines.Place end = Lines.Place.START;

  /// Latest recorded time of those events.
  private Instant last = Instant.MIN;

  /// Offset in bytes from which on the file holds an append of ours that is not forced yet and not
  /// to be seen.
  private long unforced = Long.MAX_VALUE;

  /// Of the events that were read.
  final Index index = new Index();

  /// Before the events at positions 0, 256, 512, … of those that were read.
  private final List<Lines.Place> marks = new ArrayList<>();

  FileEvents(TimelineFile file) {
    this.file = file;
  }

  /// Behind the last event that was read.
  synchronized Lines.Place end() {
    return end;
  }

  /// Latest recorded time of the events that were read; [Instant#MIN] for none.
  synchronized Instant last() {
    return last;
  }

  /// Hides what is behind an offset in bytes; [Long#MAX_VALUE] for nothing.
  synchronized void hideFrom(long offset) {
    unforced = offset;
  }

  // ---- reading

  /// Reads what is new.
  ///
  /// @return how many events there are
  long readOn() {
    Lines rest = lines(Long.MAX_VALUE);
    while (rest.hasNext()) {
      rest.next();
    }
    return rest.position();
  }

  /// See [EventTimeline#readAfter].
  Iterable<RecordedEvent> readAfter(long position) {
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
  /// @return null where they are to be read line by line, which says what is wrong
  EventColumns columns(LongConsumer progress) {
    Path path = file.path;
    boolean isOnDisk =
        file.storage == Disk.DISK && path.getFileSystem() == FileSystems.getDefault();
    if (!isOnDisk || !Files.exists(path)) {
      return null;
    }
    try {
      EventColumns columns = FileColumns.read(path, openEnd(), progress);
      openEnd(); // or the columns may be of another file
      return columns;
    } catch (EOFException e) {
      return null; // cut while it was read
    } catch (IOException e) {
      throw TimelineException.of(path, "can't read", e);
    }
  }

  /// The lines from the last known place that is not behind a position.
  private synchronized Lines lines(long position) {
    try {
      long limit = openEnd();
      Lines.Place from =
          position >= end.position() ? end : marks.get((int) (position / MARK_EVERY));
      return lines(from, limit, this::linesAgain);
    } catch (IOException e) {
      throw TimelineException.of(file.path, "can't read", e);
    }
  }

  private synchronized Lines linesAgain(Lines.Place from) {
    try {
      return lines(from, openEnd(), null);
    } catch (IOException e) {
      throw TimelineException.of(file.path, "can't read", e);
    }
  }

  private Lines lines(Lines.Place from, long limit, Lines.Again again) throws IOException {
    long length = limit == 0 ? 0 : Math.min(file.length(), unforced);
    return new Lines(file.path, file::read, this::seen, from, limit, length, again);
  }

  /// Offset behind the last whole line, of the file that was there before; 0 when there is none.
  private synchronized long openEnd() throws IOException {
    if (!file.open()) {
      return 0;
    }
    passLastLine();
    long limit = readableEnd();
    if (limit == 0) {
      file.refuseWhatIsNoTimeline(Math.min(file.length(), unforced));
    }
    return limit;
  }

  // ---- what is remembered

  /// Remembers how far was read.
  private synchronized void seen(RecordedEvent event, long start, Lines.Place behind) {
    if (event.position() != end.position()) {
      return;
    }
    if (end.position() % MARK_EVERY == 0) {
      marks.add(
          new Lines.Place(start, end.position(), end.sure(), end.check(), end.line(), end.unit()));
    }
    index.add(event.position(), event.event());
    end = behind;
    last = event.recorded().isAfter(last) ? event.recorded() : last;
  }

  /// Remembers what was written behind the end, unless another thread has read it by now.
  ///
  /// @param start where
  synchronized void add(Unit unit, Lines.Place start) {
    if (end.position() != start.position()) {
      return;
    }
    marks.addAll(unit.marks(start));
    long position = start.position();
    for (Event event : unit.events) {
      index.add(position++, event);
    }
    end = unit.behind(start);
    last = unit.recorded();
  }

  // ---- the end of the file

  /// Sees to it that the last line is still the one that was read, and with it, as it carries the
  /// check of the one above, all others: another writer may have taken back what it could not
  /// force. It may have been read without its line feed, which someone then wrote.
  synchronized void passLastLine() throws IOException {
    int length = (int) (end.offset() - end.line());
    ByteBuffer found = length == 0 ? null : file.read(end.line(), length + 1);
    if (found == null || found.limit() < length) {
      return; // nothing was read yet; or the file was cut, which is told by whoever reads on
    }
    byte[] line = found.array();
    boolean isEnded = line[length - 1] == LineReader.LF;
    Chain chain = Chain.fromAnywhere();
    try {
      chain.pass(line, 0, isEnded ? length - 1 : length);
    } catch (EventFormat.BadLine e) {
      throw isTakenBack();
    }
    if (chain.value() != end.check()) {
      throw isTakenBack();
    }
    if (!isEnded && found.limit() > length && line[length] == LineReader.LF) {
      end =
          new Lines.Place(
              end.offset() + 1, end.position(), end.sure(), end.check(), end.line(), end.unit());
    }
  }

  private TimelineException isTakenBack() {
    return new TimelineException(
        "%s, line %d: was taken back by its writer, or changed, since it was read; open it again"
            .formatted(file.path, end.position()));
  }

  /// Offset behind the last whole line: behind the last line feed, or behind a last event that
  /// lacks only that, or that has something else in its place.
  private long readableEnd() throws IOException {
    long length = file.length();
    if (length < end.offset()) {
      throw new TimelineException(
          "%s: is %d bytes long, expected at least %d: another program cut it"
              .formatted(file.path, length, end.offset()));
    }
    length = Math.min(length, unforced);
    long tail = file.lastLineEnd(end.offset(), length);
    if (tail == length || length - tail > LineReader.LONGEST) {
      return tail;
    }
    byte[] rest = file.read(tail, (int) (length - tail)).array();
    int whole = rest.length;
    while (whole > 0 && rest[whole - 1] == 0) {
      whole--; // a crash may leave these
    }
    return isEvent(rest, whole)
        ? tail + whole
        : isEvent(rest, whole - 1) ? length : tail; // its line feed is damaged
  }

  private static boolean isEvent(byte[] bytes, int length) {
    if (length <= 0) {
      return false;
    }
    try {
      LineReader.parse(bytes, 0, length, 0, Chain.fromAnywhere());
      return true;
    } catch (EventFormat.BadLine e) {
      return false;
    }
  }
}
