package people.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import module java.base;

import people.*;
import people.disk.*;
import people.line.*;

/// Writes the lines of a timeline anew, some with less in them. Every line keeps its place, its
/// recorded time, its place in a batch and in a unit; the checks are made again from the first line
/// on that is another one. Where all that is gone stood behind commitments they stay what they
/// were, and so does the head.
final class ErasedCopy {

  /// Bytes that are written at a time, at least.
  private static final int BLOCK = 1 << 18;

  private final Storage.Blob out;
  private final Bytes lines = new Bytes();
  private final LineChecksum chain = new LineChecksum();
  private final Verification.VerifiedReading before = new Verification.VerifiedReading(null);
  private final MessageDigest after = LineChecksum.sha256();
  private final MessageDigest written = LineChecksum.sha256();
  private long offset;

  /// @param out an empty file
  ErasedCopy(Storage.Blob out) {
    this.out = out;
  }

  /// Adds a line.
  ///
  /// @param now what it is to say
  /// @param mayOpen whether it may just lose its personal members, where it was written for that
  void add(RecordedEvent recorded, Event now, Predicate<String> mayOpen) throws IOException {
    before.add(recorded);
    byte[] line = recorded.json().getBytes(UTF_8);
    int start = lines.length;
    if (now == recorded.event()) {
      chain.sealAgain(line, lines);
    } else {
      byte[] rest = LineChecksum.withoutOpen(line);
      if (rest != line && mayOpen.test(new String(rest, UTF_8))) {
        chain.sealAgain(rest, lines);
      } else {
        write(recorded, now, line);
      }
    }
    end(start);
  }

  private void write(RecordedEvent recorded, Event now, byte[] line) {
    EventParser.Line was;
    try {
      was = EventParser.read(recorded.json(), recorded.position());
    } catch (BadLine e) {
      throw new IllegalStateException(e.getMessage(), e); // it was read before
    }
    Bytes made = line(was, now);
    if (was.hasCheck()) {
      boolean isTogether = LineChecksum.goesOnWithUnit(line, 0, line.length);
      int start = lines.length;
      lines.add(made.array, 0, made.length);
      chain.seal(lines, start, isTogether);
    } else {
      chain.sealAgain(Arrays.copyOf(made.array, made.length), lines);
    }
  }

  /// A line that says something else in the place of one that was there, without check and line
  /// feed.
  static Bytes line(EventParser.Line was, Event now) {
    int batch = Math.max(was.batch(), was.batchEnd());
    int index = was.batch() > 1 ? 0 : was.batchEnd() > 0 ? batch - 1 : 1;
    boolean isMarked = was.batch() > 1 || was.batchEnd() > 0;
    Bytes made = new Bytes();
    LineWriter.write(now, was.event().recorded(), isMarked ? index : 0, isMarked ? batch : 1, made);
    return made;
  }

  /// Adds the events that say what was done, as a batch.
  ///
  /// @return their lines, each with its line feed
  byte[] add(List<Event> events, List<Instant> recorded) throws IOException {
    flush();
    for (int i = 0; i < events.size(); i++) {
      int start = lines.length;
      LineWriter.write(events.get(i), recorded.get(i), i, events.size(), lines);
      chain.seal(lines, start, i > 0);
      lines.add((char) LineReader.LF);
      LineChecksum.addLasting(after, lines.array, start, lines.length);
    }
    byte[] all = Arrays.copyOf(lines.array, lines.length);
    flush();
    return all;
  }

  private void end(int start) throws IOException {
    lines.add((char) LineReader.LF);
    LineChecksum.addLasting(after, lines.array, start, lines.length);
    if (lines.length >= BLOCK) {
      flush();
    }
  }

  private void flush() throws IOException {
    if (lines.length == 0) {
      return;
    }
    written.update(lines.array, 0, lines.length);
    out.write(ByteBuffer.wrap(lines.array, 0, lines.length), offset);
    offset += lines.length;
    lines.length = 0;
  }

  /// The head of the lines as they were. To be called once.
  ///
  /// @throws TimelineException when they are not those that an erasure before has left
  String headBefore() {
    return before.end().head();
  }

  /// The head of the lines as they are so far.
  String headAfter() {
    return Verification.headSoFar(after);
  }

  /// Puts it on disk, and reads it again.
  ///
  /// @param name of the file
  void finish(Storage storage, Path name) throws IOException {
    out.force();
    MessageDigest found = LineChecksum.sha256();
    try (Storage.Blob in = storage.openToRead(name)) {
      for (long at = 0; at < offset; at += BLOCK) {
        ByteBuffer block = ByteBuffer.allocate((int) Math.min(BLOCK, offset - at));
        in.read(block, at);
        found.update(block.flip());
      }
      if (in.size() != offset || !Arrays.equals(found.digest(), written.digest())) {
        throw new IOException(name.getFileName() + " does not read as it was written");
      }
    }
  }
}
