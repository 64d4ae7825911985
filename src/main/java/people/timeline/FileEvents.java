package people.timeline;

import module java.base;

import people.*;
import people.columns.*;
import people.disk.*;
import people.index.*;
import people.line.*;

/// The events of a file: where it ends, and how to read on from those that were read. Every method
/// may be called from any thread; the monitor is held for a few reads only, so that readers do not
/// wait for each other, nor for an append.
final class FileEvents implements KeptColumns.Reader {

  private static final long NEAR = 1 << 14;

  private final TimelineFile file;

  /// Opens what is sealed; null to read without.
  final TimelineSeal seal;

  /// Of the events that were read.
  final IdIndex index = new IdIndex(this::event);

  final KindIndex<RestrictedRecords> restrictions =
      KindIndex.ofRestrictions(index, this::readAfter);
  final KeptColumns kept;

  // used with the monitor held only:

  private LinePlace end = LinePlace.START;
  private Instant last = Instant.MIN;

  /// Before the events at positions 0, 256, 512, … of those behind what is kept.
  private final List<LinePlace> marks = new ArrayList<>();

  /// Offset in bytes from which on the file holds an append of ours that is not forced yet and not
  /// to be seen.
  private long unforced = Long.MAX_VALUE;

  /// How long the file was, without that, when its end was last looked for.
  private long length;

  final LeftOut leftOut;

  /// The last offset that was found to be behind a line feed.
  private long endedAt;

  private boolean isOpened;

  /// @param seal opens what is sealed; null to read without
  FileEvents(TimelineFile file, TimelineSeal seal) {
    this.file = file;
    this.seal = seal;
    this.leftOut = new LeftOut(file);
    this.kept = new KeptColumns(file, index, this, seal);
  }

  @Override
  public synchronized LinePlace end() {
    return end;
  }

  /// Latest recorded time of the events that were read; [Instant#MIN] for none.
  synchronized Instant last() {
    return last;
  }

  /// Whether a file of that length is known to be whole lines, the last one of which was read.
  synchronized boolean isWhole(long length) {
    return length == end.offset() && length == endedAt && leftOut.isEmpty();
  }

  /// Hides what is behind an offset in bytes; [Long#MAX_VALUE] for nothing.
  synchronized void hideFrom(long offset) {
    unforced = offset;
  }

  // ---- reading

  /// Refuses to read what is not there.
  void refuseMissing() {
    try {
      if (!file.isOpen() && !file.open()) {
        throw file.isMissing();
      }
    } catch (IOException e) {
      throw TimelineException.of(file.path, "can't read", e);
    }
  }

  /// Reads what is new; nothing, when there is no file yet.
  ///
  /// @param progress is told how many more were read, from several threads, when they are many
  /// @return how many events there are
  long readOn(LongConsumer progress) {
    return kept.retrying(() -> readToEnd(progress)).position();
  }

  /// Reads what is new, to append to it.
  ///
  /// @return how long the file is by then, in bytes, with what is unfinished or blank at its end
  long readOnToAppend() {
    return readToEnd(_ -> {}).length();
  }

  private EventIterator readToEnd(LongConsumer progress) {
    EventIterator rest = lines(Long.MAX_VALUE);
    if (kept.isMuch(rest.bytesLeft())) {
      kept.keepOn(progress);
      rest = lines(Long.MAX_VALUE);
    }
    while (rest.hasNext()) {
      rest.next();
    }
    return rest;
  }

  /// Reads what is new when it is much: it need not be read later, while others wait for the lock.
  void readOnFromAfar() throws IOException {
    if (!file.isOpen()) {
      file.refuseOddities();
    }
    if (!file.isOpen() || file.length() - end().offset() > NEAR) {
      readOn(_ -> {});
    }
  }

  /// See [EventTimeline#readAfter].
  Iterable<RecordedEvent> readAfter(long position) {
    return () -> linesAfter(position);
  }

  EventIterator linesAfter(long position) {
    long first = position == Long.MAX_VALUE ? position : Math.max(0, position + 1);
    return kept.retrying(() -> {
      EventIterator lines = lines(first);
      while (lines.position() < first && lines.hasNext()) {
        lines.next();
      }
      return lines;
    });
  }

  /// The event at a position that was read.
  RecordedEvent event(long position) {
    return readAfter(position - 1).iterator().next();
  }

  /// Reads what is new, and asks something about all events, of a batch whole or not at all.
  ///
  /// @param isRead whether those that were read are enough
  /// @param question reads no file, since others wait for it
  <T> T ask(boolean isRead, Function<IdIndex, T> question) {
    return kept.retrying(() -> {
      for (long size = isRead ? 0 : readOn(_ -> {}); ; size = readOn(_ -> {})) {
        synchronized (this) {
          if (end.sure() == 0 || end.position() <= size) {
            return question.apply(index);
          } // else another reader is inside a newer batch
        }
      }
    });
  }

  /// The event with that id; null when there is none.
  RecordedEvent find(boolean isRead, String eventId) {
    return kept.retrying(() -> {
      ask(isRead, IdIndex::lastPersonId);
      long position = index.position(eventId);
      return position < 0 ? null : event(position);
    });
  }

  /// The events of some people, in order of position.
  List<RecordedEvent> of(Set<Integer> people) {
    return known(index -> index.of(people), event -> people.contains(event.personId()));
  }

  /// The events at some places that the index knows, in order of position.
  ///
  /// @param isOne whether an event is one of them
  List<RecordedEvent> known(Function<IdIndex, IdIndex.Known> places, Predicate<Event> isOne) {
    return kept.retrying(() -> {
      long size = readOn(_ -> {});
      List<RecordedEvent> events = new ArrayList<>();
      IdIndex.Known known = places.apply(index);
      EventIterator lines = null;
      for (long position : known.positionsBefore(size)) {
        if (lines == null || position - lines.position() > WriteBatch.MARK_EVERY) {
          lines = lines(position);
        }
        lines.skipTo(position);
        RecordedEvent event = lines.next();
        if (!isOne.test(event.event())) {
          throw new Segment.Damaged("another event");
        }
        events.add(event);
      }
      if (known.countBehind() > 0) {
        for (RecordedEvent event : readAfter(known.behind() - 1)) {
          if (event.position() >= size) {
            break;
          }
          if (isOne.test(event.event())) {
            events.add(event);
          }
        }
      }
      return events;
    });
  }

  /// The lines from the last known place that is not behind a position.
  private EventIterator lines(long position) {
    return lines(() -> place(position), from -> lines(() -> from, null));
  }

  private synchronized EventIterator lines(
      Supplier<LinePlace> from, Function<LinePlace, EventIterator> again) {
    try {
      long limit = openEnd();
      return new EventIterator(file, this::add, from.get(), limit, length, leftOut, seal, again);
    } catch (IOException e) {
      throw TimelineException.of(file.path, "can't read", e);
    }
  }

  /// The last known place that is not behind a position.
  private LinePlace place(long position) {
    if (position >= end.position()) {
      return end;
    }
    for (Segment segment : index.segments()) {
      if (position < segment.header.end().position()) {
        return segment.place(position);
      }
    }
    int behind = Search.first(marks.size(), i -> marks.get(i).position() > position);
    return marks.get(behind - 1);
  }

  @Override
  public synchronized long openEnd() throws IOException {
    if (!file.open()) {
      length = 0;
      return 0;
    }
    if (leftOut.isChanged()) {
      startAgain();
    }
    if (end.offset() == 0) {
      file.refuseForeign(Math.min(file.length(), unforced)); // first: an index is not believed then
    }
    if (!isOpened) {
      kept.open();
      isOpened = true;
    }
    passLastLine();
    long limit = readableEnd();
    if (limit == 0) {
      file.refuseWhatIsNoTimeline(Math.min(file.length(), unforced));
    }
    return limit;
  }

  /// Forgets all that was read.
  private void startAgain() {
    leftOut.clear();
    index.startBehind(List.of());
    end = LinePlace.START;
    last = Instant.MIN;
    endedAt = 0;
    marks.clear();
    isOpened = false;
  }

  // ---- what is remembered

  @Override
  public synchronized void goOnFrom(List<Segment> segments) {
    LinePlace behind = Segments.end(segments);
    if (behind.position() < end.position()) {
      return;
    }
    index.startBehind(segments); // first: it may find that they are damaged
    end = behind;
    last = Instant.MIN;
    marks.clear();
    if (!segments.isEmpty()) {
      marks.add(end);
      long micros =
          segments.stream().mapToLong(each -> each.header.lastRecorded()).max().getAsLong();
      last = EventReader.instant(micros);
    }
  }

  /// Remembers the event behind the end, unless another thread has read it by now.
  private synchronized void add(RecordedEvent event, LinePlace behind) {
    if (event.position() != end.position()) {
      return;
    }
    if (end.position() % WriteBatch.MARK_EVERY == 0) {
      marks.add(
          new LinePlace(
              behind.line(), end.position(), end.sure(), end.check(), end.line(), end.unit()));
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
    if (end.position() != start.position() || unit.events.isSpilled) {
      return; // what is large is read by whoever asks next, as if another program had written it
    }
    marks.addAll(unit.marks(start));
    index.addAll(start.position(), unit.events);
    end = unit.behind(start);
    endedAt = end.offset();
    last = unit.recorded();
  }

  // ---- the end of the file

  /// Sees to it that the last line is still the one that was read, and with it, as it carries the
  /// check of the one above, all others: another writer may have taken back what it could not
  /// force. It may have been read without its line feed, which someone then wrote.
  synchronized void passLastLine() throws IOException {
    int length = Math.toIntExact(end.offset() - end.line());
    ByteBuffer found = length == 0 ? null : file.read(end.line(), length);
    if (found == null || found.limit() < length) {
      return; // nothing was read yet; or the file was cut, which is told by whoever reads on
    }
    byte[] line = found.array();
    boolean isEnded = line[length - 1] == LineReader.LF;
    endedAt = isEnded ? end.offset() : endedAt;
    if (!passes(line, isEnded ? length - 1 : length, end.check())) {
      throw new TimelineException(
          "%s, line %d: was taken back by its writer, or changed, since it was read; open it again"
              .formatted(file.path, file.lineNumber(end.line())));
    }
    if (!isEnded && file.length() > end.offset() && file.endsLine(end.offset() + 1)) {
      end =
          new LinePlace(
              end.offset() + 1, end.position(), end.sure(), end.check(), end.line(), end.unit());
    }
  }

  private static boolean passes(byte[] line, int length, int check) {
    try {
      LineChecksum checksum = LineChecksum.fromAnywhere();
      checksum.pass(line, 0, length);
      return checksum.value() == check;
    } catch (BadLine e) {
      return false;
    }
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
    return EventIterator.isEvent(rest, whole)
        ? tail + whole
        : EventIterator.isEvent(rest, whole - 1) ? length : tail; // its line feed is damaged
  }
}
