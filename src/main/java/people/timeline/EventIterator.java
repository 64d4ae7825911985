package people.timeline;

import module java.base;

import people.*;
import people.columns.*;
import people.disk.*;
import people.line.*;

/// The events of a file from an offset on, up to the end that it had when this began. Blank lines
/// are nothing, and what an append left unfinished is left out, see [UnfinishedAppend].
final class EventIterator implements Iterator<RecordedEvent> {

  private static final byte[] BATCH_END = EventFormat.batchEnd();

  private final TimelineFile file;

  /// Opens what is sealed; null to read without.
  private final LineSeal seal;

  private LineReader lines;
  private EventReader reader;

  /// Is told of each event that was read, and the place behind it.
  private final BiConsumer<RecordedEvent, LinePlace> progress;

  /// Length of the file in bytes, with what comes behind the last whole line.
  private long length;

  /// A source of the lines from a place on as they are now; null when errors are final.
  private final Function<LinePlace, EventIterator> again;

  /// What an append left unfinished above other lines.
  private final LeftOut leftOut;

  private LinePlace place;

  /// Where the next line is looked for: behind the last event, and what was left out since.
  private long from;

  private RecordedEvent next;
  private LinePlace behindNext;
  private boolean isAtEnd;

  /// @param limit offset behind the last whole line
  EventIterator(
      TimelineFile file,
      BiConsumer<RecordedEvent, LinePlace> progress,
      LinePlace place,
      long limit,
      long length,
      LeftOut leftOut,
      LineSeal seal,
      Function<LinePlace, EventIterator> again) {
    this.seal = seal;
    this.file = file;
    this.lines = new LineReader(file::read, limit);
    this.progress = progress;
    this.place = place;
    this.from = place.offset();
    this.length = length;
    this.leftOut = leftOut;
    this.again = again;
  }

  /// Position of the event that comes next.
  long position() {
    return place.position();
  }

  /// Offset in bytes behind the last event that was given.
  long offset() {
    return place.offset();
  }

  /// How many bytes there are from the next event on.
  long bytesLeft() {
    return lines.limit - place.offset();
  }

  /// How long the file was when this began, in bytes.
  long length() {
    return length;
  }

  @Override
  public boolean hasNext() {
    while (next == null && !isAtEnd && from < lines.limit) {
      try {
        advance();
      } catch (IOException e) {
        lookAgain(TimelineException.of(file.path, "can't read", e));
      } catch (TimelineException e) {
        lookAgain(e);
      }
    }
    return next != null;
  }

  /// Another writer may have blanked the rest of a crash since this began, or the file may have
  /// grown.
  private void lookAgain(TimelineException found) {
    if (again == null) {
      throw found;
    }
    EventIterator now = again.apply(place);
    now.hasNext(); // or throws
    lines = now.lines;
    length = now.length;
    from = now.from;
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
    from = place.offset();
    return result;
  }

  /// Goes on to an event that was read before. Of lines within a batch that is known to be whole,
  /// only the checks are looked at.
  void skipTo(long position) {
    while (place.position() < position) {
      if (next != null || place.sure() <= 1 || !skipLine()) {
        next();
      }
    }
  }

  /// @return false when the line is to be read
  private boolean skipLine() {
    try {
      long at = lines.skipBlank(from);
      if (at >= lines.limit) {
        return false;
      }
      long end = lines.end(at);
      LineChecksum checksum = new LineChecksum(place.check());
      if (!checksum.pass(lines.array(), lines.index(at), lines.index(end))) {
        return false;
      }
      from = Math.min(lines.limit, end + 1);
      place =
          new LinePlace(
              from,
              place.position() + 1,
              place.sure() - 1,
              checksum.value(),
              at,
              place.unit()); // a batch is in one unit
      return true;
    } catch (IOException | BadLine e) {
      return false; // the reading says why
    }
  }

  private void advance() throws IOException {
    long at = lines.skipBlank(from);
    if (at >= lines.limit) {
      isAtEnd = true;
      return;
    }
    long position = place.position();
    try {
      if (reader == null) {
        reader = new EventReader(new LineChecksum(), seal);
      }
      LineChecksum checksum = reader.chain;
      checksum.goOnFrom(place.check());
      long end = lines.end(at);
      EventParser.Line line =
          reader.read(lines.array(), lines.index(at), lines.index(end), position);
      boolean isStart = LineChecksum.startsUnit(lines.array(), lines.index(at), lines.index(end));
      long unit = isStart ? at : place.unit();
      long behind = Math.min(lines.limit, end + 1);
      int sure = Math.max(0, place.sure() - 1);
      if (line.batch() > 1) {
        if (place.sure() > 0) {
          throw new BadLine("starts a batch inside of another one");
        }
        if (!isWhole(at, behind, line, checksum.value())) {
          return;
        }
        sure = line.batch() - 1;
      } else if (line.batchEnd() > 0 && place.sure() != 1) {
        throw new BadLine(
            "ends a batch of %d lines that does not start before".formatted(line.batchEnd()));
      }
      next = line.event();
      behindNext = new LinePlace(behind, position + 1, sure, checksum.value(), at, unit);
    } catch (BadLine.Sealed e) {
      throw bad(at, e.getMessage()); // no crash leaves that
    } catch (BadLine e) {
      leaveOut(at, at, e.getMessage());
    }
  }

  /// Whether all lines of a batch are there, each as it was written; if not, it is left out. A
  /// crash takes its last lines, and so the mark of its end; a mark in another place says that
  /// lines were taken away or put in.
  ///
  /// @param first offset of its first line
  /// @param second offset behind that
  /// @param check the checksum of its first line
  private boolean isWhole(long first, long second, EventParser.Line start, int check)
      throws IOException, BadLine {
    int batch = start.batch();
    LineChecksum checksum = new LineChecksum(check);
    long next = second;
    for (int line = 2; line <= batch; line++) {
      long at = lines.skipBlank(next);
      if (at >= lines.limit) {
        leaveOut(first, lines.limit);
        return false;
      }
      int mark;
      try {
        next = lines.end(at) + 1;
        boolean isChecked = checksum.pass(lines.array(), lines.index(at), lines.index(next - 1));
        if (start.hasCheck() && !isChecked) {
          if (unfinished().areByHand(at)) {
            leaveOut(first, at);
            return false;
          }
          throw new BadLine("has no check, though the first line of its batch has");
        }
        mark = endMark(at, next - 1);
      } catch (BadLine e) {
        leaveOut(first, at, e.getMessage());
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

  /// Leaves out what an append left unfinished.
  ///
  /// @param start offset of its first line
  /// @param bad offset of the line in it that is not as it was written
  /// @throws TimelineException when it is damage
  private void leaveOut(long start, long bad, String why) throws IOException {
    long end = unfinished().end(place.unit(), start, bad);
    if (end < 0 || place.position() == 0 && !FirstAppend.mayBeIn(file::read, length)) {
      throw bad(bad, why);
    }
    leaveOut(start, end);
  }

  private TimelineException bad(long line, String why) throws IOException {
    return new TimelineException(
        "%s, line %d: %s".formatted(file.path, file.lineNumber(line), why));
  }

  private void leaveOut(long start, long end) {
    if (end < lines.limit) {
      leftOut.add(start, end);
      from = end;
    } else {
      isAtEnd = true;
    }
  }

  private UnfinishedAppend unfinished() {
    return new UnfinishedAppend(
        file::read, lines, length, file.storage.longestPiece(), !leftOut.isEmpty());
  }

  /// Whether bytes are an event, if only one of a kind that is not known.
  static boolean isEvent(byte[] bytes, int length) {
    if (length <= 0) {
      return false;
    }
    try {
      EventParser.read(bytes, 0, length, 0, LineChecksum.fromAnywhere());
      return true;
    } catch (BadLine.UnknownKind e) {
      return true; // a whole one, which whoever reads it refuses
    } catch (BadLine e) {
      return false;
    }
  }
}
