package people.timeline;

import module java.base;

import people.*;
import people.columns.*;
import people.disk.*;
import people.line.*;

/// The events of a file from an offset on, up to the end that it had when this began, or to where a
/// crash left it unfinished.
final class EventIterator implements Iterator<RecordedEvent> {

  private static final byte[] BATCH_END = EventFormat.batchEnd();

  private final Path file;
  private final LineReader.ByteSource bytes;
  private LineReader lines;
  private EventReader reader;

  /// Is told of each event that was read, and the place behind it.
  private final BiConsumer<RecordedEvent, LinePlace> progress;

  /// Length of the file in bytes, with what comes behind the last whole line.
  private long length;

  /// A source of the lines from a place on as they are now; null when errors are final.
  private final Function<LinePlace, EventIterator> again;

  private LinePlace place;
  private RecordedEvent next;
  private LinePlace behindNext;
  private boolean isAtEnd;

  /// @param limit offset behind the last whole line
  EventIterator(
      Path file,
      LineReader.ByteSource bytes,
      BiConsumer<RecordedEvent, LinePlace> progress,
      LinePlace place,
      long limit,
      long length,
      Function<LinePlace, EventIterator> again) {
    this.file = file;
    this.bytes = bytes;
    this.lines = new LineReader(bytes, limit);
    this.progress = progress;
    this.place = place;
    this.length = length;
    this.again = again;
  }

  /// Position of the event that comes next.
  long position() {
    return place.position();
  }

  /// How many bytes there are from the next event on.
  long bytesLeft() {
    return lines.limit - place.offset();
  }

  @Override
  public boolean hasNext() {
    if (next == null && !isAtEnd && place.offset() < lines.limit) {
      try {
        advance();
      } catch (IOException e) {
        lookAgain(TimelineException.of(file, "can't read", e));
      } catch (TimelineException e) {
        lookAgain(e);
      }
    }
    return next != null;
  }

  /// Another writer may have cut off the rest of a crash since this began, and have written
  /// something else in its place.
  private void lookAgain(TimelineException found) {
    if (again == null) {
      throw found;
    }
    EventIterator now = again.apply(place);
    now.hasNext(); // or throws
    lines = now.lines;
    length = now.length;
    next = now.next;
    behindNext = now.behindNext;
    isAtEnd = now.isAtEnd;
  }

  @Override
  public RecordedEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    RecordedEvent result = next;
    next = null;
    progress.accept(result, behindNext);
    place = behindNext;
    return result;
  }

  private void advance() throws IOException {
    long at = place.offset();
    long position = place.position();
    try {
      if (reader == null) {
        reader = new EventReader(new LineChecksum());
      }
      LineChecksum checksum = reader.chain;
      checksum.goOnFrom(place.check());
      long end = lines.end(at);
      EventParser.Line line =
          reader.read(lines.array(), lines.index(at), lines.index(end), position);
      boolean goesOn =
          LineChecksum.goesOnWithUnit(lines.array(), lines.index(at), lines.index(end));
      long unit = goesOn ? place.unit() : at;
      long behind = Math.min(lines.limit, end + 1);
      int sure = Math.max(0, place.sure() - 1);
      if (line.batch() > 1) {
        if (place.sure() > 0) {
          throw new BadLine("starts a batch inside of another one");
        }
        if (!isWhole(behind, line.batch(), line.hasCheck(), checksum.value())) {
          isAtEnd = true;
          return;
        }
        sure = line.batch() - 1;
      } else if (line.batchEnd() > 0 && place.sure() != 1) {
        throw new BadLine(
            "ends a batch of %d lines that does not start before".formatted(line.batchEnd()));
      }
      next = line.event();
      behindNext = new LinePlace(behind, position + 1, sure, checksum.value(), at, unit);
    } catch (BadLine e) {
      stopOrRefuse(at, position, e.getMessage());
    }
  }

  /// Whether all lines of a batch are there, each as it was written. A crash takes its last lines,
  /// and so the mark of its end; a mark in another place says that lines were taken away or put in.
  ///
  /// @param second offset of its second line
  /// @param hasCheck whether its first line has a check
  /// @param check the checksum of its first line
  private boolean isWhole(long second, int batch, boolean hasCheck, int check)
      throws IOException, BadLine {
    LineChecksum checksum = new LineChecksum(check);
    long from = second;
    for (int line = 2; line <= batch; line++) {
      if (from >= lines.limit) {
        return false;
      }
      long behind;
      int mark;
      try {
        behind = lines.end(from) + 1;
        boolean isChecked =
            checksum.pass(lines.array(), lines.index(from), lines.index(behind - 1));
        if (hasCheck && !isChecked) {
          throw new BadLine("has no check, though the first line of its batch has");
        }
        mark = endMark(from, behind - 1);
      } catch (BadLine e) {
        stopOrRefuse(from, place.position() + line - 1, e.getMessage());
        return false;
      }
      if (line < batch && mark > 0) {
        throw new BadLine(
            "starts a batch of %d lines, but only %d are there".formatted(batch, line));
      }
      if (line == batch && mark != batch) {
        throw new BadLine(
            "starts a batch of %d lines, but it does not end with them".formatted(batch));
      }
      from = behind;
    }
    return true;
  }

  /// The mark of the end of a batch in a line, 0 for none; the line is parsed only if it may have
  /// one.
  private int endMark(long from, long to) throws BadLine.UnknownKind {
    if (!contains(from, to, BATCH_END)) {
      return 0;
    }
    try {
      return EventParser.read(
              lines.array(), lines.index(from), lines.index(to), 0, LineChecksum.fromAnywhere())
          .batchEnd();
    } catch (BadLine.UnknownKind e) {
      throw e;
    } catch (BadLine e) {
      return 0; // is told when it is its turn
    }
  }

  private boolean contains(long from, long to, byte[] wanted) {
    byte[] array = lines.array();
    int last = lines.index(to) - wanted.length;
    for (int start = lines.index(from); start <= last; start++) {
      if (array[start] == wanted[0]
          && AsciiMatcher.isEqual(array, start, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }

  // ---- what is not as it was written

  /// Ends where a crash left the last unit unfinished.
  ///
  /// @param at offset of a bad line
  /// @throws TimelineException when it is damage
  private void stopOrRefuse(long at, long position, String why) throws IOException {
    boolean isTorn = isLastUnit(at) && hasLostSectors(at);
    if (!isTorn || at == 0 && !FirstAppend.mayBeIn(bytes, length)) {
      throw new TimelineException("%s, line %d: %s".formatted(file, position + 1, why));
    }
    isAtEnd = true;
  }

  /// Whether all lines below belong to the same unit.
  private boolean isLastUnit(long bad) throws IOException {
    try {
      for (long at = lines.end(bad) + 1; at < lines.limit; at = lines.end(at) + 1) {
        int to = lines.index(lines.end(at));
        int from = lines.index(at);
        if (LineChecksum.startsUnit(lines.array(), from, to) || isUnchecked(from, to)) {
          return false;
        }
      }
      return true;
    } catch (BadLine e) {
      return false;
    }
  }

  private boolean isUnchecked(int from, int to) {
    try {
      return !EventParser.read(lines.array(), from, to, 0, LineChecksum.fromAnywhere()).hasCheck();
    } catch (BadLine e) {
      return false;
    }
  }

  /// Whether something is missing from there on as a disk leaves it: it writes sectors whole or not
  /// at all, in any order, and those that it did not write are NUL, to the end of a sector or of
  /// the file.
  private boolean hasLostSectors(long from) throws IOException {
    long first = -1; // of the NULs that are being read
    for (long at = from; at < length; ) {
      var block = bytes.read(at, (int) Math.min(1 << 16, length - at));
      if (!block.hasRemaining()) {
        return false;
      }
      for (; block.hasRemaining(); at++) {
        if (block.get() == 0) {
          first = first < 0 ? at : first;
          continue;
        }
        if (first >= 0 && at % Storage.SECTOR == 0) {
          return true;
        }
        first = -1;
      }
    }
    return first >= 0;
  }
}
