package people.timeline;

import module java.base;

import people.*;
import people.disk.*;
import people.line.*;

/// Puts units of lines behind the end of a timeline file and onto the disk, and takes back what
/// failed. Used by the one thread that appends, with the lock of the file held where it writes.
final class UnitWriter {

  /// A bulk load is forced after so many bytes, which costs little and keeps the part of a file
  /// small that a crash may have left unfinished.
  private static final int LONGEST_UNIT = 64 << 20;

  private final TimelineFile file;
  private final FileEvents events;
  private final Durability durability;
  private final AppendWarnings warnings;
  private final Storage.Lock lock;

  /// Open from the first append on.
  private Storage.Blob writer;

  /// Offset in bytes up to which this object knows the file to be on disk, and up to which it
  /// wrote.
  private long forced;

  private long written;

  /// Whether something was acknowledged that no [#sync] put on disk yet.
  boolean isUnsynced;

  /// Why nothing more is appended through this object; null while all is well.
  private String broken;

  UnitWriter(
      TimelineFile file,
      FileEvents events,
      Durability durability,
      AppendWarnings warnings,
      Storage.Lock lock) {
    this.file = file;
    this.events = events;
    this.durability = durability;
    this.warnings = warnings;
    this.lock = lock;
  }

  boolean isOpen() {
    return writer != null;
  }

  /// @param what is not done now
  void refuseBroken(String what) {
    if (broken != null) {
      throw new TimelineException("%s: %s failed: %s".formatted(file.path, what, broken));
    }
  }

  /// Whether the last lines are a bulk load of this object that goes on.
  boolean isOurBulkLoad(LinePlace end) {
    return durability == Durability.NONE
        && forced < written
        && written == end.offset()
        && written - end.unit() < LONGEST_UNIT;
  }

  /// Writes a unit, if it has lines. Appends that were found to be recorded are on disk then, too.
  void write(WriteBatch unit) throws IOException {
    LinePlace end = unit.above;
    if (!lock.isOfTimeline() && file.open()) {
      throw new BegunByAnother();
    }
    if (!unit.events.isEmpty() && writer == null && !file.open()) {
      begin(unit);
    } else if (!unit.events.isEmpty()) {
      openToWrite();
      LinePlace start = endLastLine(end);
      if (!unit.goesOn && forced < start.offset()) {
        forceWhatIsRecorded(start);
      }
      write(unit, start);
    } else if (!unit.recordedBefore.isEmpty() && forced < end.offset() && !isOurBulkLoad(end)) {
      openToWrite();
      forceWhatIsRecorded(end);
    }
  }

  /// Thrown when the timeline was made meanwhile, by a writer who got past the lock: the append is to
  /// be made once more.
  static final class BegunByAnother extends IOException {

    private static final long serialVersionUID = 1;
  }

  /// Makes the file with its first unit, which is written under another name, forced, and renamed:
  /// so under its own name the file never holds a part of it.
  private void begin(WriteBatch unit) throws IOException {
    events.hideFrom(0);
    try {
      Path name = file.storage.realPath(file.path);
      writeBeginning(unit, name);
      try {
        openToWrite();
        written = unit.lines.length;
        forceName();
      } catch (ClosedByInterruptException e) {
        throw e;
      } catch (IOException | RuntimeException | Error e) {
        if (isOpen()) {
          cutBack(0, e);
        } else {
          delete(name, e);
        }
        throw e;
      }
      forced = written;
      events.add(unit, LinePlace.START);
    } finally {
      events.hideFrom(Long.MAX_VALUE);
    }
  }

  /// @param name that the file has then, or nothing has when this fails
  private void writeBeginning(WriteBatch unit, Path name) throws IOException {
    Storage storage = file.storage;
    Path other = beginning(name);
    Storage.Blob created = createBeginning(name, other);
    try {
      try (Storage.Blob made = created) {
        made.write(ByteBuffer.wrap(unit.lines.array, 0, unit.lines.length), 0);
        once(made::force);
      }
      storage.rename(other, name);
    } catch (IOException | RuntimeException | Error e) {
      delete(other, e);
      throw e;
    }
  }

  /// Makes the file that gets the name, and locks it: whoever comes upon it while it is written
  /// waits, also when somebody deleted the lock file.
  private Storage.Blob createBeginning(Path name, Path other) throws IOException {
    while (true) {
      if (!deleteBeginning(name)) {
        throw new TimelineException(
            "%s: is not what a first append to %s left; move it away, since that needs its name"
                .formatted(other, name.getFileName()));
      }
      if (file.storage.exists(name)) {
        throw new BegunByAnother();
      }
      Storage.Blob created = file.storage.create(other);
      boolean isLocked = false;
      try {
        isLocked = lock.alsoLock(other);
        if (isLocked) {
          return created;
        } // else another one took it for a leftover, before it was locked
      } finally {
        if (!isLocked) {
          TimelineFile.closeQuietly(created);
        }
      }
    }
  }

  private void delete(Path name, Throwable cause) {
    try {
      file.storage.deleteIfExists(name);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /// The name of a file until its first unit is on disk.
  private static Path beginning(Path name) {
    return name.resolveSibling(name.getFileName() + ".begun");
  }

  /// Deletes what a program that died before its first append was on disk had left. It may be a
  /// second name of the timeline, and so is never written over.
  ///
  /// @return false when there is something else by that name, which is left alone
  private boolean deleteBeginning(Path name) throws IOException {
    Storage storage = file.storage;
    Path other = beginning(name);
    while (storage.exists(other)) {
      if (!storage.isFile(other)) {
        return false;
      }
      if (lock.alsoLock(other)) { // else it has changed meanwhile
        boolean isOurs = isSecondName(other, name) || mayBeBegun(other);
        if (isOurs) {
          storage.deleteIfExists(other);
        }
        return isOurs;
      }
    }
    return true;
  }

  private boolean isSecondName(Path other, Path name) throws IOException {
    try {
      Object identity = file.storage.stamp(name).identity();
      return identity != null && identity.equals(file.storage.stamp(other).identity());
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private boolean mayBeBegun(Path other) throws IOException {
    TimelineFile found = new TimelineFile(other, file.storage);
    try {
      return found.open() && FirstAppend.mayBeIn(found::read, found.length());
    } finally {
      found.close();
    }
  }

  /// Returns when the name of the file is on disk, and no other one of whoever began it.
  private void forceName() throws IOException {
    Path name = file.storage.realPath(file.path);
    deleteBeginning(name);
    once(() -> file.storage.forceFolderOf(name));
  }

  /// @param start the end of the timeline
  private void write(WriteBatch unit, LinePlace start) throws IOException {
    if (durability != Durability.NONE) {
      events.hideFrom(start.offset());
    }
    try {
      LongConsumer journal = events.kept.beforeAppend();
      writer.write(ByteBuffer.wrap(unit.lines.array, 0, unit.lines.length), start.offset());
      written = start.offset() + unit.lines.length;
      journal.accept(written);
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

  /// Sees to it that all above is on disk. The writer of the last unit may have died before it
  /// forced it, or seen that fail; and what a failed force leaves behind looks like the file, but
  /// no other force puts it on disk unless it is written again.
  private void forceWhatIsRecorded(LinePlace end) throws IOException {
    boolean isOurs = forced < written && written == end.offset();
    long from = isOurs ? end.offset() : Math.max(forced, end.unit());
    LongConsumer journal = events.kept.beforeAppend();
    file.copy(from, end.offset(), writer, from);
    journal.accept(file.length());
    once(writer::force);
    if (end.unit() == 0) {
      forceName(); // whoever began the file may have died before
    }
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
    } catch (IOException e) {
      if (!(e instanceof ClosedByInterruptException)) {
        broken = TimelineException.reason(e);
      }
      throw e;
    }
  }

  /// Takes back what a failed write or force left. The cut is forced, also after a force that
  /// failed, since what that one lost is cut; or a crash could mix it with what is written in its
  /// place. Where this fails too, it is a torn tail for the next append.
  private void cutBack(long start, Throwable cause) {
    forced = 0;
    written = Math.min(written, start);
    events.kept.wasCut();
    try {
      writer.truncate(start);
      once(writer::force);
      forced = start;
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /// Opens the file for writing. Called with the lock held.
  private void openToWrite() throws IOException {
    if (writer != null) {
      return;
    }
    Storage.Blob opened = file.storage.openToWrite(file.path);
    try {
      if (opened.size() == 0) {
        forceName(); // it may not be on disk
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
      warnings.add(
          "an append was cut short before; its %d bytes behind the last of %d events were moved to %s"
              .formatted(length - end.offset(), end.position(), aside.getFileName()));
    }
    if (end.offset() > 0 && !file.endsLine(end.offset())) {
      LongConsumer journal = events.kept.beforeAppend();
      writer.write(ByteBuffer.wrap(new byte[] {LineReader.LF}), end.offset());
      journal.accept(end.offset() + 1);
      once(writer::force);
      events.passLastLine();
    }
    return events.end();
  }

  /// Puts on disk all that is in the file.
  void sync() throws IOException {
    openToWrite();
    forceWhatIsRecorded(events.end());
    isUnsynced = false;
  }

  /// To be opened again.
  void close() {
    TimelineFile.closeQuietly(writer);
    writer = null;
    written = 0; // an interrupt may hide that a force failed, so the last unit is written again
    forced = Math.min(forced, events.end().unit());
  }
}
