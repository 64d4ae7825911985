package people.timeline;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import people.Event;
import people.RecordedEvent;
import people.TimelineException;
import people.columns.EventColumns;
import people.columns.EventReader;
import people.columns.ParallelFileReader;
import people.columns.Search;
import people.disk.Disk;
import people.disk.TimelineFile;
import people.index.AppendJournal;
import people.index.EventLookup;
import people.index.IdIndex;
import people.index.Segment;
import people.index.SegmentWriter;
import people.index.Segments;
import people.line.EventFormat;
import people.line.LineChecksum;
import people.line.LinePlace;
import people.line.LineReader;

/// The events of a file, and what is remembered of those that were read: where they end, and from
/// where to read again. Every method may be called from any thread; the monitor is held for a few
/// reads only, so that readers do not wait for each other, nor for whoever appends.
final class FileEvents {

  /// So many bytes behind what is kept are much: more than is read in a moment by a program that
  /// has just begun.
  private static final long MUCH = 1 << 20;

  private static final long NEAR = 1 << 14;

  private final TimelineFile file;

  /// Behind the last event that was read.
  private LinePlace end = LinePlace.START;

  /// Latest recorded time of those events.
  private Instant last = Instant.MIN;

  /// Offset in bytes from which on the file holds an append of ours that is not forced yet and not
  /// to be seen.
  private long unforced = Long.MAX_VALUE;

  /// How long the file was, without that, when its end was last looked for.
  private long length;

  /// Of the events that were read.
  final IdIndex index = new IdIndex(this::event);

  /// Before the events at positions 0, 256, 512, … of those that were read behind what is kept.
  private final List<LinePlace> marks = new ArrayList<>();

  /// What is kept of the file beside it; null where it is no file of this machine.
  private final Segments segments;

  private boolean isOpened;

  /// Keeps what was read; null when nothing is being kept.
  private Thread keeping;

  FileEvents(TimelineFile file) {
    this.file = file;
    boolean isOnDisk =
        file.storage == Disk.DISK && file.path.getFileSystem() == FileSystems.getDefault();
    this.segments = isOnDisk ? new Segments(file) : null;
  }

  /// Behind the last event that was read.
  synchronized LinePlace end() {
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
  /// @param progress is told how many more were read, from several threads, when they are many
  /// @return how many events there are
  long readOn(LongConsumer progress) {
    return retrying(() -> {
      EventIterator rest = lines(Long.MAX_VALUE);
      if (segments != null && rest.bytesLeft() >= MUCH) {
        keepOn(progress);
        rest = lines(Long.MAX_VALUE);
      }
      while (rest.hasNext()) {
        rest.next();
      }
      return rest.position();
    });
  }

  /// Reads what is new when it is much: it need not be read later, while others wait for the lock.
  void readOnFromAfar() throws IOException {
    file.refuseOddities();
    if (!file.isOpen() || file.length() - end().offset() > NEAR) {
      readOn(_ -> {});
    }
  }

  /// See [EventTimeline#readAfter].
  Iterable<RecordedEvent> readAfter(long position) {
    return () -> {
      long first = position == Long.MAX_VALUE ? position : Math.max(0, position + 1);
      return retrying(() -> {
        EventIterator lines = lines(first);
        while (lines.position() < first && lines.hasNext()) {
          lines.next();
        }
        return lines;
      });
    };
  }

  /// The event at a position that was read.
  RecordedEvent event(long position) {
    return readAfter(position - 1).iterator().next();
  }

  /// One person's events, in order of position.
  List<RecordedEvent> of(int personId) {
    return retrying(() -> {
      long size = readOn(_ -> {});
      List<RecordedEvent> events = new ArrayList<>();
      IdIndex.Known known = index.of(personId);
      for (long position : known.positions()) {
        RecordedEvent event = event(position);
        if (event.event().personId() != personId) {
          throw new Segment.Damaged("another person's event");
        }
        events.add(event);
      }
      if (known.countBehind() > 0) {
        for (RecordedEvent event : readAfter(known.behind() - 1)) {
          if (event.position() >= size) {
            break;
          }
          if (event.event().personId() == personId) {
            events.add(event);
          }
        }
      }
      return events;
    });
  }

  /// All events in columns, read on all cores.
  ///
  /// @param progress is told how many more were read, from several threads
  /// @return null where they are to be read line by line, which says what is wrong
  EventColumns columns(LongConsumer progress) {
    if (segments == null || !Files.exists(file.path)) {
      return null;
    }
    return retrying(() -> {
      try {
        long limit = openEnd();
        long generation = segments.custody.generation();
        List<Segment> kept = kept(generation);
        boolean isMuch = isMuch(kept, limit);
        if (isMuch && generation == AppendJournal.NONE) {
          generation = segments.custody.generationFromNowOn();
        }
        ParallelFileReader.Part part =
            ParallelFileReader.read(file.path, end(kept), limit, progress);
        openEnd(); // or the columns may be of another file
        if (part == null) {
          return null;
        }
        ParallelFileReader.Part all = Segments.together(kept, part, progress);
        if (isMuch && generation != AppendJournal.NONE) {
          keepSoon(kept, part, generation);
        }
        return new EventColumns(
            all.rows(), new EventLookup(file.path, limit, all.rows(), all.marks()));
      } catch (EOFException e) {
        return null; // cut while it was read
      } catch (IOException e) {
        throw TimelineException.of(file.path, "can't read", e);
      }
    });
  }

  /// The lines from the last known place that is not behind a position.
  private synchronized EventIterator lines(long position) {
    try {
      long limit = openEnd();
      return lines(place(position), limit, this::linesAgain);
    } catch (IOException e) {
      throw TimelineException.of(file.path, "can't read", e);
    }
  }

  private LinePlace place(long position) {
    if (position >= end.position()) {
      return end;
    }
    for (Segment segment : index.segments()) {
      if (position < segment.end().position()) {
        return segment.place(position);
      }
    }
    int behind = Search.first(marks.size(), i -> marks.get(i).position() > position);
    return marks.get(behind - 1);
  }

  private synchronized EventIterator linesAgain(LinePlace from) {
    try {
      return lines(from, openEnd(), null);
    } catch (IOException e) {
      throw TimelineException.of(file.path, "can't read", e);
    }
  }

  private EventIterator lines(LinePlace from, long limit, EventIterator.Again again)
      throws IOException {
    return new EventIterator(
        file.path, file::read, this::seen, from, limit, limit == 0 ? 0 : length, again);
  }

  /// Offset behind the last whole line, of the file that was there before; 0 when there is none.
  private synchronized long openEnd() throws IOException {
    if (!file.open()) {
      return 0;
    }
    if (!isOpened) {
      open();
    }
    passLastLine();
    long limit = readableEnd();
    if (limit == 0) {
      file.refuseWhatIsNoTimeline(Math.min(file.length(), unforced));
    }
    return limit;
  }

  // ---- what is kept beside the file

  private void open() {
    try {
      goOnFrom(segments == null ? List.of() : segments.open());
    } catch (Segment.Damaged e) {
      segments.forget();
    }
    isOpened = true;
  }

  private static LinePlace end(List<Segment> kept) {
    return kept.isEmpty() ? LinePlace.START : kept.getLast().end();
  }

  private static boolean isMuch(List<Segment> kept, long limit) {
    return limit - end(kept).offset() >= MUCH;
  }

  /// What is kept, if it is of that generation.
  private List<Segment> kept(long generation) {
    List<Segment> kept = index.segments();
    boolean isOf =
        generation != AppendJournal.NONE
            && kept.stream().allMatch(segment -> segment.generation() == generation);
    return isOf ? kept : List.of();
  }

  /// Reads what is behind what is kept, and keeps it; in memory where it can't be beside the file.
  private void keepOn(LongConsumer progress) {
    try {
      long limit = openEnd();
      long generation = segments.custody.generationFromNowOn();
      List<Segment> kept = generation == AppendJournal.NONE ? index.segments() : kept(generation);
      ParallelFileReader.Part part = ParallelFileReader.read(file.path, end(kept), limit, progress);
      if (part != null) {
        keep(kept, part, generation);
      }
    } catch (EOFException e) {
      // cut while it was read, which is told by whoever reads on
    } catch (IOException e) {
      throw TimelineException.of(file.path, "can't read", e);
    }
  }

  private void keep(List<Segment> kept, ParallelFileReader.Part part, long generation) {
    List<Segment> all = segments.keep(kept, part, generation);
    synchronized (this) {
      if (all != null && end.position() <= end(all).position()) {
        goOnFrom(all);
      }
    }
  }

  /// The same while the caller goes on. Nothing hangs on it.
  private synchronized void keepSoon(
      List<Segment> kept, ParallelFileReader.Part part, long generation) {
    if (keeping == null || !keeping.isAlive()) {
      Runnable work = () -> quietly(() -> keep(kept, part, generation));
      keeping = Thread.ofPlatform().daemon().name("keep columns").start(work);
    }
  }

  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | OutOfMemoryError e) {
      // the next one who reads keeps it, or is told what is wrong
    }
  }

  /// Knows what is kept, and nothing behind it.
  private synchronized void goOnFrom(List<Segment> kept) {
    index.startBehind(kept); // first: it may find that they are damaged
    end = end(kept);
    last = Instant.MIN;
    marks.clear();
    if (!kept.isEmpty()) {
      marks.add(end);
      long micros = kept.stream().mapToLong(Segment::lastRecorded).max().getAsLong();
      last = EventReader.instant(micros);
    }
  }

  /// Asks something that what is kept may answer; where that is damaged, once more.
  <T> T retrying(Supplier<T> question) {
    try {
      return question.get();
    } catch (Segment.Damaged | InternalError e) { // the latter when it was cut where it is mapped
      if (segments == null) {
        throw e;
      }
      mend();
      return question.get();
    }
  }

  /// Puts another segment in the place of damaged ones, of the same events: what was read stays
  /// read, since who appends goes by the end.
  private void mend() {
    List<Segment> damaged = index.segments();
    LinePlace end = end(damaged);
    segments.forget();
    try {
      ParallelFileReader.Part part =
          ParallelFileReader.read(file.path, LinePlace.START, end.offset(), _ -> {});
      if (part == null) {
        EventIterator all =
            new EventIterator(
                file.path,
                file::read,
                (_, _, _) -> {},
                LinePlace.START,
                end.offset(),
                end.offset(),
                null);
        while (all.hasNext()) { // until it says what is wrong
          all.next();
        }
      }
      if (part == null || !end.isSame(part.end())) {
        throw new TimelineException(file.path + ": was changed since it was read; open it again");
      }
      index.exchange(damaged, List.of(SegmentWriter.inMemory(part)));
    } catch (IOException e) {
      throw TimelineException.of(file.path, "can't read", e);
    }
  }

  /// To be called before something is appended, with the timeline's lock held.
  AppendJournal.Append beforeAppend() {
    return segments == null || end().offset() < MUCH
        ? AppendJournal.NO_APPEND
        : segments.custody.beforeAppend();
  }

  /// Whatever was kept is not to be believed: the file was cut.
  void wasCut() {
    if (segments != null) {
      segments.custody.forget();
    }
  }

  /// Keeps what was appended, when it is much, and waits until all is kept. Never fails.
  void close() {
    if (segments != null && isMuch(index.segments(), end().offset())) {
      quietly(() -> keepOn(_ -> {}));
    }
    Thread last;
    synchronized (this) {
      last = keeping;
    }
    if (last != null) {
      try {
        last.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  // ---- what is remembered

  /// Remembers how far was read.
  private synchronized void seen(RecordedEvent event, long start, LinePlace behind) {
    if (event.position() != end.position()) {
      return;
    }
    if (end.position() % WriteBatch.MARK_EVERY == 0) {
      marks.add(
          new LinePlace(
              start, end.position(), end.sure(), end.check(), end.line(), end.unit()));
    }
    index.add(event.position(), event.event());
    end = behind;
    last = event.recorded().isAfter(last) ? event.recorded() : last;
  }

  /// Remembers what was written behind the end, unless another thread has read it by now; it is to
  /// be seen from now on.
  ///
  /// @param start where
  synchronized void add(WriteBatch unit, LinePlace start) {
    unforced = Long.MAX_VALUE;
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
    ByteBuffer found = length == 0 ? null : file.read(end.line(), length);
    if (found == null || found.limit() < length) {
      return; // nothing was read yet; or the file was cut, which is told by whoever reads on
    }
    byte[] line = found.array();
    boolean isEnded = line[length - 1] == LineReader.LF;
    LineChecksum chain = LineChecksum.fromAnywhere();
    try {
      chain.pass(line, 0, isEnded ? length - 1 : length);
    } catch (EventFormat.BadLine e) {
      throw isTakenBack();
    }
    if (chain.value() != end.check()) {
      throw isTakenBack();
    }
    if (!isEnded && file.length() > end.offset() && file.endsLine(end.offset() + 1)) {
      end =
          new LinePlace(
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
    this.length = length;
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
      LineReader.parse(bytes, 0, length, 0, LineChecksum.fromAnywhere());
      return true;
    } catch (EventFormat.BadLine e) {
      return false;
    }
  }
}
