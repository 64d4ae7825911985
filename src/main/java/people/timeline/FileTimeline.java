package people.timeline;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import people.Durability;
import people.Event;
import people.Expected;
import people.RecordedEvent;
import people.TimelineException;
import people.columns.ColumnSource;
import people.columns.EventColumns;
import people.disk.Storage;
import people.disk.TimelineFile;
import people.index.AppendJournal;
import people.index.Segment;
import people.line.LinePlace;
import people.line.LineReader;

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
/// [EventIterator]). Readers stop before it; the next append keeps it aside and cuts it off. (A
/// last line that is a whole event and lacks only the line feed, as an editor may leave it, is an
/// event.)
///
/// A *unit* is what is written together: an append, or several. Before its first line is written,
/// all lines above are on disk; so only the last unit can be unfinished, and anything wrong above
/// it is damage. An append takes the lock, reads what others added since, writes its unit behind
/// the end, and forces the file before it returns or changes anything in memory.
final class FileTimeline implements EventTimeline, ColumnSource {

  /// A bulk load is forced after so many bytes, which costs little and keeps the part of a file
  /// small that a crash may have left unfinished.
  private static final int LONGEST_UNIT = 64 << 20;

  private final TimelineFile file;
  private final FileEvents events;
  private final Durability durability;
  private final MonotonicClock stamps;
  private final Consumer<String> warnings;

  /// Its lock is held by the thread that appends, for as long as that takes.
  private final AppendQueue queue;

  // used under that lock only:

  /// Where the lock is, as long as it is the same file.
  private Path real;

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
    this.events = new FileEvents(file);
    this.queue = new AppendQueue(path);
    this.durability = durability;
    this.stamps = new MonotonicClock(clock);
    this.warnings = warnings;
  }

  // ---- appending

  @Override
  public long addAll(List<? extends Event> events, Expected... expected) {
    return append(new Append(events, expected));
  }

  private long append(Append append) {
    if (durability == Durability.GROUP) {
      queue.appendInGroup(append, this::appendTogether);
    } else {
      queue.lock();
      try {
        appendTogether(List.of(append));
      } finally {
        queue.unlock();
      }
    }
    return append.position();
  }

  /// Appends batches as one unit, as [Durability#GROUP] does with those of several threads.
  ///
  /// @return the position of each one's first event
  List<Long> addTogether(List<? extends List<? extends Event>> batches) {
    List<Append> appends = new ArrayList<>();
    batches.forEach(events -> appends.add(new Append(events)));
    queue.lock();
    try {
      appendTogether(appends);
    } finally {
      queue.unlock();
    }
    return appends.stream().map(Append::position).toList();
  }

  /// Each of them is done afterwards.
  private void appendTogether(List<Append> appends) {
    if (appends.isEmpty()) {
      return;
    }
    try {
      if (broken != null) {
        throw new TimelineException(
            "%s: not appended, since an append before failed: %s".formatted(file.path, broken));
      }
      events.readOnFromAfar();
      if (real == null || writer == null) {
        real = file.storage.realPath(file.path);
      }
      try (Closeable _ = file.storage.lock(file.path, real)) {
        write(
            events.retrying(() -> {
              size();
              return plan(appends);
            }));
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
      append.refuse(new TimelineException(message, cause)); // each thread throws its own
    }
  }

  /// Lines that are written together, and the positions of the appends that they are the lines of,
  /// or that were recorded before.
  ///
  /// @param end behind which the lines go
  /// @param refused those that are not appended, and why
  private record Plan(
      LinePlace end,
      WriteBatch unit,
      List<Append> appends,
      List<Long> positions,
      Map<Append, RuntimeException> refused) {

    void add(Append append, long position) {
      appends.add(append);
      positions.add(position);
    }
  }

  private Plan plan(List<Append> appends) {
    LinePlace end = events.end();
    AppendPlan draft = new AppendPlan(events.index, end.position(), this::readAfter);
    Plan plan =
        new Plan(
            end,
            new WriteBatch(end, isOursAndUnforced(end), events.last()),
            new ArrayList<>(),
            new ArrayList<>(),
            new HashMap<>());
    for (Append append : appends) {
      try {
        long recorded = draft.find(append.events, append.expected);
        if (recorded >= 0) {
          plan.add(append, recorded);
        } else {
          plan.unit.add(append.events, stamps::after);
          plan.add(append, draft.end());
          draft.add(append.events);
        }
      } catch (Segment.Damaged e) {
        throw e; // and all is planned once more
      } catch (RuntimeException e) {
        plan.refused.put(append, e);
      }
    }
    return plan;
  }

  /// Whether the last lines are a bulk load of this object that goes on.
  private boolean isOursAndUnforced(LinePlace end) {
    return durability == Durability.NONE
        && forced < written
        && written == end.offset()
        && written - end.unit() < LONGEST_UNIT;
  }

  private void write(Plan plan) throws IOException {
    LinePlace end = plan.end;
    if (!plan.unit.isEmpty()) {
      openToWrite();
      LinePlace start = endLastLine(end);
      if (!plan.unit.goesOn() && forced < start.offset()) {
        forceWhatIsRecorded(start);
      }
      write(plan.unit, start);
    } else if (plan.positions.stream().anyMatch(position -> position < end.position())
        && forced < end.offset()
        && !isOursAndUnforced(end)) {
      openToWrite();
      forceWhatIsRecorded(end);
    }
    plan.refused.forEach(Append::refuse);
    for (int i = 0; i < plan.appends.size(); i++) {
      plan.appends.get(i).isAt(plan.positions.get(i));
    }
  }

  /// @param start the end of the timeline
  private void write(WriteBatch unit, LinePlace start) throws IOException {
    if (durability != Durability.NONE) {
      events.hideFrom(start.offset());
    }
    try {
      AppendJournal.Append custody = events.beforeAppend();
      writer.write(ByteBuffer.wrap(unit.lines.array, 0, unit.lines.length), start.offset());
      written = start.offset() + unit.lines.length;
      custody.done(written);
      if (durability == Durability.NONE) {
        isUnsynced = true;
      } else {
        once(writer::force);
        forced = written;
      }
      events.add(unit, start);
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException | RuntimeException | Error e) {
      cutBack(start.offset(), e); // what is written in its place later, goes to the disk anew
      throw e;
    } finally {
      events.hideFrom(Long.MAX_VALUE);
    }
  }

  /// Sees to it that all above is on disk. Who wrote the last unit may have died before it forced
  /// it, or seen that fail; and what a failed force leaves behind looks like the file, but no other
  /// force puts it on disk unless it is written again.
  private void forceWhatIsRecorded(LinePlace end) throws IOException {
    boolean isOurs = forced < written && written == end.offset();
    long from = isOurs ? end.offset() : Math.max(forced, end.unit());
    AppendJournal.Append custody = events.beforeAppend();
    file.copy(from, end.offset(), writer, from);
    custody.done(file.length());
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

  /// Takes back what a failed write or force left. The cut is forced, also after a force that
  /// failed, since what that one lost is cut; or a crash could mix it with what is written in its
  /// place. Where this fails too, it is a torn tail for the next one who appends.
  private void cutBack(long start, Throwable cause) {
    forced = 0;
    written = Math.min(written, start);
    events.wasCut();
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
  ///
  /// @return the end
  private LinePlace endLastLine(LinePlace end) throws IOException {
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
      AppendJournal.Append custody = events.beforeAppend();
      writer.write(ByteBuffer.wrap(new byte[] {LineReader.LF}), end.offset());
      custody.done(end.offset() + 1);
      once(writer::force);
      events.passLastLine();
    }
    return events.end();
  }

  @Override
  public void sync() {
    queue.lock();
    try {
      if (isUnsynced) {
        if (broken != null) {
          throw new TimelineException(
              "%s: not on disk, since an append failed: %s".formatted(file.path, broken));
        }
        try (Closeable _ = file.storage.lock(file.path, file.storage.realPath(file.path))) {
          size();
          openToWrite();
          forceWhatIsRecorded(events.end());
        }
        isUnsynced = false;
      }
    } catch (IOException e) {
      if (e instanceof ClosedByInterruptException) {
        closeWriter(); // to be opened again
      }
      throw TimelineException.of(file.path, "can't put on disk what was appended", e);
    } finally {
      queue.unlock();
    }
  }

  // ---- reading

  @Override
  public long size(LongConsumer progress) {
    return events.readOn(progress);
  }

  @Override
  public RecordedEvent find(String eventId) {
    return events.retrying(() -> {
      size();
      long position = events.index.position(eventId);
      return position < 0 ? null : events.event(position);
    });
  }

  @Override
  public long revision(int personId) {
    return events.retrying(() -> {
      size();
      return events.index.revision(personId);
    });
  }

  @Override
  public List<RecordedEvent> of(int personId) {
    return events.of(personId);
  }

  @Override
  public int firstPersonId() {
    size();
    return events.index.firstPersonId();
  }

  @Override
  public int lastPersonId() {
    size();
    return events.index.lastPersonId();
  }

  @Override
  public Iterable<RecordedEvent> readAfter(long position) {
    return events.readAfter(position);
  }

  @Override
  public EventColumns columns(LongConsumer progress) {
    EventColumns columns = events.columns(progress);
    return columns != null ? columns : ColumnSource.oneByOne(this, progress);
  }

  // ---- the rest

  @Override
  public void close() {
    queue.lock();
    try {
      sync(); // while the file is open
      events.close();
    } finally {
      file.close();
      closeWriter();
      queue.unlock();
    }
  }

  private void closeWriter() {
    TimelineFile.closeQuietly(writer);
    writer = null;
    written = 0; // an interrupt may hide that a force failed, so the last unit is written again
    forced = Math.min(forced, events.end().unit());
  }
}
