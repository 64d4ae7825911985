package people;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// A timeline in a file of lines, see [EventFormat] and [Chain].
///
/// ```
/// people.jsonl         LINE LF LINE LF …    the events; byte 0 is the first line's first
/// people.jsonl.lock    process id           held while a process appends; stays when it is done
/// people.jsonl.torn-N  bytes                what a crash had left unfinished behind the last event, N = 1, 2, …
/// ```
///
/// The *end* of the timeline is behind its last event. What comes after it in the file is the rest
/// of an append that never returned: a line without its line feed that is not a whole event, the
/// first lines of a batch whose other lines are missing, or lines of which sectors are missing (see
/// [Lines]). Readers stop before it; the next append keeps it aside and cuts it off. (A last line
/// that is a whole event and lacks only the line feed, as an editor may leave it, is an event.)
///
/// A *unit* is what is written together: an append, or several. Before its first line is written,
/// all lines above are on disk; so only the last unit can be unfinished, and anything wrong above
/// it is damage. An append takes the lock, reads what others added since, writes its unit behind
/// the end, and forces the file before it returns or changes anything in memory.
final class FileTimeline implements EventTimeline {

  /// There is a mark at every so many events.
  private static final int MARK_EVERY = 256;

  /// A bulk load is forced after so many bytes, which costs little and keeps the part of a file
  /// small that a crash may have left unfinished.
  private static final int LONGEST_UNIT = 64 << 20;

  private final TimelineFile file;
  private final Durability durability;
  private final Stamps stamps;
  private final Consumer<String> warnings;

  /// Held by the thread that appends, for as long as that takes; the monitor is held for moments
  /// only, so that readers do not wait for the disk or for other processes.
  ///
  /// Fair, or the thread that wrote a group would take the lock again before the others learn that
  /// they are done, and write its next append alone.
  private final ReentrantLock appending = new ReentrantLock(true);

  /// What threads want to have appended with the next unit.
  private final ConcurrentLinkedQueue<Append> waiting = new ConcurrentLinkedQueue<>();

  /// Behind the last event that this object has seen.
  private Lines.Place end = Lines.Place.START;

  /// Latest recorded time of those events.
  private Instant last = Instant.MIN;

  /// Offset in bytes from which on the file holds an append of this object that is not forced yet
  /// and not to be seen.
  private long unforced = Long.MAX_VALUE;

  /// Of the events that this object has seen.
  private final Index index = new Index();

  /// Before the events at positions 0, 256, 512, … of those that this object has seen.
  private final List<Lines.Place> marks = new ArrayList<>();

  // used under `appending` only:

  /// Open from the first append on.
  private Storage.Blob writer;

  /// Offset in bytes up to which this object knows the file to be on disk, and up to which it
  /// wrote.
  private long forced;

  private long written;

  /// Whether something was acknowledged that no [#sync] put on disk yet.
  private boolean isUnsynced;

  /// Why nothing more is appended through this object; null while all is well.
  private String broken;

  FileTimeline(
      Path path, Storage storage, Clock clock, Durability durability, Consumer<String> warnings) {
    this.file = new TimelineFile(path, storage);
    this.durability = durability;
    this.stamps = new Stamps(clock);
    this.warnings = warnings;
  }

  // ---- appending

  /// What one caller wants to have appended, and what became of it.
  private static final class Append {

    final List<? extends Event> events;

    final Expected[] expected;

    /// Position of its first event; -1 as long as it is not appended.
    long first = -1;

    /// Why it was not.
    RuntimeException refused;

    Append(List<? extends Event> events, Expected... expected) {
      this.events = events;
      this.expected = expected;
    }

    boolean isDone() {
      return first >= 0 || refused != null;
    }

    long position(Path file) {
      if (refused != null) {
        throw refused;
      }
      if (first < 0) { // the thread that took it along came to its end
        throw new TimelineException(file + ": whether it was recorded is seen by reading");
      }
      return first;
    }
  }

  @Override
  public long addAll(List<? extends Event> events, Expected... expected) {
    return append(new Append(events, expected));
  }

  private long append(Append append) {
    if (durability == Durability.GROUP) {
      waiting.add(append);
    }
    appending.lock();
    try {
      if (durability != Durability.GROUP) {
        appendTogether(List.of(append));
      } else if (Thread.currentThread().isInterrupted() && waiting.remove(append)) {
        throw new TimelineException(file.path + ": interrupted before it was appended");
      } else if (!append.isDone()) { // or the thread before took it along
        List<Append> group = new ArrayList<>();
        for (Append each = waiting.poll(); each != null; each = waiting.poll()) {
          group.add(each);
        }
        appendTogether(group);
      }
    } finally {
      appending.unlock();
    }
    return append.position(file.path);
  }

  /// Appends batches as one unit, as [Durability#GROUP] does with those of several threads.
  ///
  /// @return the position of each one's first event
  List<Long> addTogether(List<? extends List<? extends Event>> batches) {
    List<Append> appends = new ArrayList<>();
    batches.forEach(events -> appends.add(new Append(events)));
    appending.lock();
    try {
      appendTogether(appends);
    } finally {
      appending.unlock();
    }
    return appends.stream().map(append -> append.position(file.path)).toList();
  }

  /// Each of them is done afterwards.
  private void appendTogether(List<Append> appends) {
    try {
      if (broken != null) {
        throw new TimelineException(
            "%s: not appended, since an append before failed: %s".formatted(file.path, broken));
      }
      file.refuseOddities();
      size(); // what is there by now need not be read while others wait for the lock
      try (Closeable _ = file.storage.lock(file.path)) {
        size();
        write(unit(appends));
      }
    } catch (ClosedByInterruptException e) {
      closeWriter();
      refuse(
          appends,
          "%s: interrupted while appending; whether it was recorded is seen by reading"
              .formatted(file.path),
          e);
    } catch (IOException e) {
      refuse(appends, TimelineException.of(file.path, "can't append", e).getMessage(), e);
    } catch (TimelineException e) {
      refuse(appends, e.getMessage(), e);
    } catch (RuntimeException | Error e) {
      refuse(appends, "%s: not appended: %s".formatted(file.path, e), e);
      throw e;
    }
  }

  private static void refuse(List<Append> appends, String message, Throwable cause) {
    for (Append append : appends) {
      if (append.refused == null) {
        append.refused = new TimelineException(message, cause); // each thread throws its own
      }
    }
  }

  /// Lines that are written together, and the positions of the appends that they are the lines of,
  /// or that were recorded before.
  private record Unit(Bytes lines, List<Append> appends, List<Long> positions) {

    void add(Append append, long position) {
      appends.add(append);
      positions.add(position);
    }
  }

  private Unit unit(List<Append> appends) {
    Draft draft = new Draft(index, end.position(), this::readAfter);
    Unit unit = new Unit(new Bytes(), new ArrayList<>(), new ArrayList<>());
    Chain chain = new Chain(end.check());
    Instant stamp = last;
    boolean isTogether = isOursAndUnforced();
    for (Append append : appends) {
      int length = unit.lines.length;
      int check = chain.value();
      try {
        long recorded = draft.find(append.events, append.expected);
        if (recorded >= 0) {
          unit.add(append, recorded);
          continue;
        }
        int index = 0;
        for (Event event : append.events) {
          stamp = stamps.after(stamp);
          byte[] line = EventFormat.write(event, stamp, index++, append.events.size());
          unit.lines.add(chain.seal(line, isTogether));
          unit.lines.add(LineReader.LF);
          isTogether = true;
        }
        unit.add(append, draft.end());
        draft.add(append.events);
      } catch (RuntimeException e) {
        append.refused = e;
        unit.lines.length = length;
        chain = new Chain(check);
        isTogether = length > 0 || isOursAndUnforced();
      }
    }
    return unit;
  }

  /// Whether the last lines are a bulk load of this object that goes on.
  private boolean isOursAndUnforced() {
    return durability == Durability.NONE
        && forced < written
        && written == end.offset()
        && written - end.unit() < LONGEST_UNIT;
  }

  private void write(Unit unit) throws IOException {
    if (unit.lines.length > 0) {
      openToWrite();
      boolean goesOn = isOursAndUnforced();
      endLastLine();
      if (!goesOn && forced < end.offset()) {
        forceWhatIsRecorded();
      }
      long start = end.offset();
      long behind = start + unit.lines.length;
      if (durability != Durability.NONE) {
        hideFrom(start);
      }
      try {
        writer.write(ByteBuffer.wrap(unit.lines.array, 0, unit.lines.length), start);
        written = behind;
        if (durability == Durability.NONE) {
          isUnsynced = true;
        } else {
          once(writer::force);
          forced = written;
        }
      } catch (ClosedByInterruptException e) {
        throw e;
      } catch (IOException | RuntimeException | Error e) {
        cutBack(start, e); // what is written in its place later, goes to the disk anew
        throw e;
      } finally {
        hideFrom(Long.MAX_VALUE);
      }
    } else if (unit.positions.stream().anyMatch(position -> position < end.position())
        && forced < end.offset()
        && !isOursAndUnforced()) {
      openToWrite();
      forceWhatIsRecorded();
    }
    for (int i = 0; i < unit.appends.size(); i++) {
      unit.appends.get(i).first = unit.positions.get(i);
    }
  }

  /// Sees to it that all above is on disk. Who wrote the last unit may have died before it forced
  /// it, or seen that fail; and what a failed force leaves behind looks like the file, but no other
  /// force puts it on disk unless it is written again.
  private void forceWhatIsRecorded() throws IOException {
    boolean isOurs = forced < written && written == end.offset();
    long from = isOurs ? end.offset() : Math.max(forced, end.unit());
    file.copy(from, end.offset(), writer, from);
    once(writer::force);
    forced = end.offset();
  }

  private interface Forcing {
    void force() throws IOException;
  }

  /// When this fails, nobody knows what is on disk, and asking again would lie (PostgreSQL learnt
  /// this in 2018): nothing more is appended.
  private void once(Forcing forcing) throws IOException {
    try {
      forcing.force();
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      broken = TimelineException.reason(e);
      throw e;
    }
  }

  private synchronized void hideFrom(long offset) {
    unforced = offset;
  }

  /// Takes back what a failed write or force left. The cut is forced, also after a force that
  /// failed, since what that one lost is cut; or a crash could mix it with what is written in its
  /// place. Where this fails too, it is a torn tail for the next one who appends.
  private void cutBack(long start, Throwable cause) {
    forced = 0;
    written = Math.min(written, start);
    try {
      writer.truncate(start);
      once(writer::force);
      forced = start;
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /// Opens the file for writing and makes it if it is not there. Called with the lock held.
  private void openToWrite() throws IOException {
    if (writer != null) {
      return;
    }
    Storage.Blob opened = file.storage.openToWrite(file.path);
    try {
      if (opened.size() == 0) {
        once(() -> file.storage.forceFolderOf(file.path)); // or its name may not be on disk
      }
      file.open();
      writer = opened;
    } finally {
      if (writer != opened) {
        opened.close();
      }
    }
  }

  /// Makes the file end where the timeline does, with a line feed. Called with the lock held, so
  /// what is behind the end is nobody's work in progress.
  private void endLastLine() throws IOException {
    long length = file.length();
    if (length > end.offset()) {
      Path aside = file.keepAside(end.offset(), length);
      writer.truncate(end.offset());
      once(writer::force);
      warnings.accept(
          "%s: an append was cut short before; its %d bytes behind the last of %d events were moved to %s"
              .formatted(file.path, length - end.offset(), end.position(), aside.getFileName()));
    }
    if (end.offset() > 0 && !file.endsLine(end.offset())) {
      writer.write(ByteBuffer.wrap(new byte[] {LineReader.LF}), end.offset());
      once(writer::force);
      passLastLine();
    }
  }

  @Override
  public void sync() {
    appending.lock();
    try {
      if (isUnsynced) {
        if (broken != null) {
          throw new TimelineException(
              "%s: not on disk, since an append failed: %s".formatted(file.path, broken));
        }
        try (Closeable _ = file.storage.lock(file.path)) {
          size();
          openToWrite();
          forceWhatIsRecorded();
        }
        isUnsynced = false;
      }
    } catch (IOException e) {
      if (e instanceof ClosedByInterruptException) {
        closeWriter(); // to be opened again
      }
      throw TimelineException.of(file.path, "can't put on disk what was appended", e);
    } finally {
      appending.unlock();
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
  public RecordedEvent find(String eventId) {
    size();
    long position = index.position(eventId);
    return position < 0 ? null : readAfter(position - 1).iterator().next();
  }

  @Override
  public long revision(int personId) {
    size();
    return index.revision(personId);
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
    Path path = file.path;
    boolean isOnDisk =
        file.storage == Disk.DISK && path.getFileSystem() == FileSystems.getDefault();
    if (isOnDisk && Files.exists(path)) {
      try {
        EventColumns columns = FileColumns.read(path, openEnd(), progress);
        openEnd(); // or the columns may be of another file
        if (columns != null) {
          return columns;
        }
      } catch (EOFException e) {
        // cut while it was read: line by line it is seen what that was
      } catch (IOException e) {
        throw TimelineException.of(path, "can't read", e);
      }
    }
    return EventTimeline.super.columns(progress);
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

  /// Remembers how far was read.
  private synchronized void seen(RecordedEvent event, long start, Lines.Place behind) {
    if (event.position() != end.position()) {
      return;
    }
    if (end.position() % MARK_EVERY == 0) {
      marks.add(
          new Lines.Place(start, end.position(), end.sure(), end.check(), end.line(), end.unit()));
    }
    index.add(event);
    end = behind;
    last = event.recorded().isAfter(last) ? event.recorded() : last;
  }

  /// Sees to it that the last line is still the one that was read, and with it, as it carries the
  /// check of the one above, all others: another writer may have taken back what it could not
  /// force. It may have been read without its line feed, which someone then wrote.
  private synchronized void passLastLine() throws IOException {
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

  // ---- the rest

  @Override
  public void close() {
    appending.lock();
    try {
      sync(); // while the file is open
    } finally {
      file.close();
      closeWriter();
      appending.unlock();
    }
  }

  private void closeWriter() {
    TimelineFile.closeQuietly(writer);
    writer = null;
    written = 0; // an interrupt may hide that a force failed, so the last unit is written again
    forced = Math.min(forced, end.unit());
  }

  /// Bytes that grow.
  private static final class Bytes {

    private static final int MOST = Integer.MAX_VALUE - 8;

    private byte[] array = new byte[512];
    private int length;

    void add(byte... more) {
      if (array.length - length < more.length) {
        if (length > MOST - more.length) {
          throw new IllegalArgumentException(
              "a batch of more than %,d bytes; expected less at a time".formatted(MOST));
        }
        array = Arrays.copyOf(array, (int) Math.min(MOST, 2L * (length + more.length)));
      }
      System.arraycopy(more, 0, array, length, more.length);
      length += more.length;
    }
  }
}
