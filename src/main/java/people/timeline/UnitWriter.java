package people.timeline;

import module java.base;

import people.*;
import people.disk.*;
import people.line.*;

/// Puts units of lines behind the end of a timeline file and onto the disk, and takes back what
/// failed. Used by the one thread that appends, with the lock of the file held where it writes.
///
/// Other programs may append without the lock, as `echo LINE >> people.jsonl` does. So a unit is
/// appended by the system, wherever the file ends at that moment, and then looked for: one that
/// does not stand where it was planned is taken back, and planned again. Nothing is ever cut off,
/// since another program's line may just have come; what is taken back is blanked in its place.
final class UnitWriter {

  /// A bulk load is forced after so many bytes, which costs little and keeps the part of a file
  /// small that a crash may have left unfinished.
  private static final int LONGEST_UNIT = 64 << 20;

  /// So many pauses are enough for another program to write the other half of a line.
  private static final int MOST_PAUSES = 3;

  /// So many bytes of other programs' lines are looked through, at most.
  private static final int MOST_BY_HAND = 1 << 20;

  private final TimelineFile file;
  private final FileEvents events;
  private final Durability durability;
  private final AppendWarnings warnings;
  private final Storage.Lock lock;

  private final FileAppender writer;

  /// Offset in bytes up to which this object knows the file to be on disk, and up to which it
  /// wrote.
  private volatile long forced;

  private long written;

  /// Whether something was acknowledged that no [#sync] put on disk yet.
  boolean isUnsynced;

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
    this.writer = new FileAppender(file);
  }

  boolean isOpen() {
    return writer.isOpen();
  }

  /// Offset in bytes up to which this object knows the file to be on disk; for any thread.
  long forced() {
    return forced;
  }

  /// @param what is not done now
  void refuseBroken(String what) {
    if (writer.broken() != null) {
      throw new TimelineException("%s: %s failed: %s".formatted(file.path, what, writer.broken()));
    }
  }

  /// Whether the last lines are a bulk load of this object that goes on.
  boolean isOurBulkLoad(LinePlace end) {
    return durability == Durability.NONE
        && forced < written
        && written == end.offset()
        && written - end.unit() < LONGEST_UNIT;
  }

  /// Whether what is appended now is to go on with the lines above, which need not be on disk then.
  ///
  /// @param isLate whether another program was quicker; forcing its lines would let it be so again
  boolean goesOn(LinePlace end, boolean isLate) throws IOException {
    return isOurBulkLoad(end)
        || isLate
            && forced == written
            && written > 0
            && end.offset() - written < MOST_BY_HAND
            && isByHand(written, end.offset());
  }

  /// Whether only lines without a check are there.
  private boolean isByHand(long from, long to) throws IOException {
    return from < to && !LineChecksum.mayBeIn(file.read(from, (int) (to - from)).array());
  }

  /// Writes a unit, if it has lines. Appends that were found to be recorded are on disk then, too.
  ///
  /// @param length of the file in bytes, when the unit was planned
  /// @return false when another program appended meanwhile; nothing of the unit is in the file then
  boolean write(WriteBatch unit, long length) throws IOException {
    LinePlace end = unit.above;
    if (!lock.isOfTimeline() && file.open()) {
      throw new Beginning.ByAnother();
    }
    if (!unit.events.isEmpty() && !isOpen() && !file.open()) {
      begin(unit);
    } else if (!unit.events.isEmpty()) {
      openToWrite();
      LinePlace start = endLastLine(end, length);
      if (start == null) {
        return false;
      }
      if (!unit.goesOn && forced < start.offset()) {
        forceWhatIsRecorded(start);
        if (file.length() != start.offset()) {
          return false;
        }
      }
      return write(unit, start);
    } else if (!unit.recordedBefore.isEmpty() && forced < end.offset() && !isOurBulkLoad(end)) {
      openToWrite();
      forceWhatIsRecorded(end);
    }
    return true;
  }

  /// Makes the file with its first unit, which is written under another name, forced, and renamed:
  /// so under its own name the file never holds a part of it.
  private void begin(WriteBatch unit) throws IOException {
    events.hideFrom(0);
    try {
      Path name = file.storage.realPath(file.path);
      Beginning beginning = new Beginning(file.storage, lock, name);
      beginning.write(unit.lines, writer);
      try {
        openToWrite();
        written = unit.lines.length();
        forceName();
      } catch (ClosedByInterruptException e) {
        throw e;
      } catch (IOException | RuntimeException | Error e) {
        if (isOpen()) {
          takeBack(List.of(new FileAppender.WrittenPiece(0, unit.lines.length())), e);
        } else {
          beginning.delete(name, e);
          file.wasDeleted();
        }
        throw e;
      }
      forced = written;
      events.add(unit, LinePlace.START);
    } finally {
      events.hideFrom(Long.MAX_VALUE);
    }
  }

  /// Returns when the name of the file is on disk, and no other one of whoever began it.
  private void forceName() throws IOException {
    Path name = file.storage.realPath(file.path);
    new Beginning(file.storage, lock, name).deleteLeftover();
    writer.once(() -> file.storage.forceFolderOf(name));
  }

  /// @param start the end of the timeline
  /// @return false when another program appended meanwhile, and this was taken back
  private boolean write(WriteBatch unit, LinePlace start) throws IOException {
    if (durability != Durability.NONE) {
      events.hideFrom(start.offset());
    }
    List<FileAppender.WrittenPiece> pieces = new ArrayList<>();
    try {
      LongConsumer journal = events.kept.beforeAppend();
      unit.lines.forEach(lines -> writer.append(lines, start.offset(), pieces));
      if (!FileAppender.isAt(pieces, start.offset())) {
        blank(pieces);
        return false;
      }
      written = start.offset() + unit.lines.length();
      journal.accept(written);
      if (durability == Durability.NONE) {
        isUnsynced = true;
      } else {
        writer.force();
        forced = written;
      }
      events.add(unit, start);
      return true;
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException | RuntimeException | Error e) {
      takeBack(pieces, e);
      throw e;
    } finally {
      events.hideFrom(Long.MAX_VALUE);
    }
  }

  /// Sees to it that all above is on disk. The writer of the last unit may have died before it
  /// forced it, or seen that fail, and other programs may have appended lines since; and what a
  /// failed force leaves behind looks like the file, but no other force puts it on disk unless it
  /// is written again.
  private void forceWhatIsRecorded(LinePlace end) throws IOException {
    boolean isOurs = forced < written && written == end.offset();
    long from = isOurs ? end.offset() : Math.max(forced, end.unit());
    long length = file.length(); // first: what comes from now on is nothing to vouch for
    LongConsumer journal = events.kept.beforeAppend();
    writer.writeAgain(from, end.offset());
    journal.accept(length);
    writer.force();
    if (end.unit() == 0 || forced == 0 && isByHand(end.line(), end.offset())) {
      forceName(); // whoever began the file may have died before
    }
    forced = end.offset();
  }

  /// Takes back what a failed write or force left, also after a force that failed, since what that
  /// one lost is written over; or a crash could mix it with what is written behind it. Where this
  /// fails too, it is for the next append.
  private void takeBack(List<FileAppender.WrittenPiece> pieces, Throwable cause) {
    events.kept.wasCut();
    try {
      blank(pieces);
    } catch (IOException | RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  /// Blanks what was appended, and tells of the lines of other programs that it stands in: those
  /// that were written in several pieces have blanks between these now.
  private void blank(List<FileAppender.WrittenPiece> pieces) throws IOException {
    for (FileAppender.WrittenPiece piece : pieces.reversed()) { // see UnfinishedAppend
      blank(piece.from(), piece.to());
    }
    SortedMap<Long, Long> blanks = new TreeMap<>();
    for (FileAppender.WrittenPiece piece : pieces) {
      long line = file.lastLineEnd(0, piece.from());
      if (behindBlanks(line, piece.from()) < piece.from()) {
        blanks.merge(line, piece.to() - piece.from(), Long::sum);
      }
    }
    for (var each : blanks.entrySet()) {
      warnings.add(
          "line %d: another program wrote it in pieces, and an append came between: %d blanks are in it now; see 'people lock'"
              .formatted(file.lineNumber(each.getKey()), each.getValue()));
    }
  }

  private void blank(long from, long to) throws IOException {
    blank(from, to, false);
  }

  private void blank(long from, long to, boolean isBehindEvent) throws IOException {
    forced = Math.min(forced, from);
    written = Math.min(written, from);
    writer.blank(from, to, isBehindEvent);
  }

  /// Opens the file for writing. Called with the lock held.
  private void openToWrite() throws IOException {
    if (isOpen()) {
      return;
    }
    boolean isReady = false;
    try {
      writer.open();
      if (writer.size() == 0) {
        forceName(); // it may not be on disk
      }
      isReady = true;
    } finally {
      if (!isReady) {
        writer.close();
      }
    }
  }

  /// Takes away what is no event, and sees to it that the file ends with a line feed. Called with
  /// the lock held, so it is nobody's work in progress, if not another kind of program's.
  ///
  /// @param length of the file in bytes, when its end was looked for
  /// @return the end, behind what is blank; null when another program appended since
  private LinePlace endLastLine(LinePlace end, long length) throws IOException {
    if (events.isWhole(length)) {
      return end; // as it is nearly always; what comes now is seen behind the write
    }
    if (file.length() != length) {
      return null;
    }
    long rest = behindBlanks(end.offset(), length);
    if (rest < length) {
      if (isStillWritten(rest, length)) {
        return null;
      }
      setAside(rest, length, end);
    }
    for (var place : events.leftOut.places().reversed().entrySet()) { // see UnfinishedAppend
      setAside(place.getKey(), place.getValue(), end);
      events.leftOut.remove(place.getKey()); // only now: where that fails, the next append does it
    }
    long behind = length;
    if (behind > 0 && !file.endsLine(behind)) {
      LongConsumer journal = events.kept.beforeAppend();
      writer.appendLineFeed();
      journal.accept(++behind);
      writer.force();
      if (file.length() != behind) {
        return null;
      }
      events.passLastLine();
    }
    LinePlace last = events.end();
    return new LinePlace(
        behind, last.position(), last.sure(), last.check(), last.line(), last.unit());
  }

  /// Keeps aside what an append left unfinished, unless someone did, and makes it blank.
  private void setAside(long from, long to, LinePlace end) throws IOException {
    if (behindBlanks(from, to) == to) {
      return;
    }
    Path aside = file.keepAside(from, to);
    blank(from, to, from == end.offset());
    warnings.add(
        "an append was cut short before; its %d bytes %s the last of %d events were moved to %s"
            .formatted(
                to - from,
                to <= end.offset() ? "above" : "behind",
                end.position(),
                aside.getFileName()));
  }

  /// Whether the last line is another program's, which writes on.
  private boolean isStillWritten(long from, long length) throws IOException {
    try {
      for (int i = 0; i < MOST_PAUSES && !file.endsLine(length); i++) {
        if (file.length() != length) {
          return true;
        }
        file.storage.pause();
      }
      return file.length() != length;
    } catch (InterruptedException e) {
      throw new ClosedByInterruptException();
    }
  }

  /// Offset of the first byte that is not blank.
  private long behindBlanks(long from, long to) throws IOException {
    for (long at = from; at < to; ) {
      ByteBuffer block = file.read(at, (int) Math.min(1 << 16, to - at));
      if (!block.hasRemaining()) {
        break;
      }
      for (; block.hasRemaining(); at++) {
        byte each = block.get();
        if (each != LineReader.LF && !LineReader.isBlank(each)) {
          return at;
        }
      }
    }
    return to;
  }

  /// Puts on disk all that is in the file.
  void sync() throws IOException {
    openToWrite();
    forceWhatIsRecorded(events.end());
    isUnsynced = false;
  }

  /// To be opened again.
  void close() {
    writer.close();
    written = 0; // an interrupt may hide that a force failed, so the last unit is written again
    forced = Math.min(forced, events.end().unit());
  }
}
