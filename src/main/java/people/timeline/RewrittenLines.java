package people.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import module java.base;

import people.*;
import people.line.*;

/// The lines of a timeline anew, some with less in them. Every line keeps its place, its recorded
/// time, its place in a batch and in a unit; the checks are made again from the first line on that
/// is another one. Where all that is gone stood behind commitments they stay what they were, and so
/// does the head.
final class RewrittenLines {

  /// Those that were added last, each with its line feed; whoever takes them away cuts it.
  final Bytes last = new Bytes();

  private final LineChecksum chain = new LineChecksum();
  private final Verification.VerifiedReading before = new Verification.VerifiedReading(null);
  private final MessageDigest after = LineChecksum.sha256();

  /// Seals what is personal; null to write it as it is.
  private final LineSeal seal;

  /// How many were added.
  private long count;

  RewrittenLines() {
    this(null);
  }

  /// @param seal seals what is personal in lines that become other ones; null to write it as it is
  RewrittenLines(LineSeal seal) {
    this.seal = seal;
  }

  /// Adds a line.
  ///
  /// @param now what it is to say
  /// @param mayOpen whether it may just lose its personal members, where it was written for that
  /// @return whether it is another one than it was
  boolean add(RecordedEvent recorded, Event now, Predicate<String> mayOpen) {
    before.add(recorded);
    byte[] line = recorded.json().getBytes(UTF_8);
    int start = last.length;
    if (now == recorded.event() && !isToSealAnew(recorded)) {
      chain.sealAgain(line, last);
    } else {
      byte[] rest = LineChecksum.withoutOpen(line);
      if (rest != line && mayOpen.test(new String(rest, UTF_8))) {
        chain.sealAgain(rest, last);
      } else {
        write(recorded, now, line);
      }
    }
    boolean isSame = Arrays.equals(line, 0, line.length, last.array, start, last.length);
    end(start);
    return !isSame;
  }

  private boolean isToSealAnew(RecordedEvent recorded) {
    return seal instanceof ErasingSeal erasing && erasing.isToSealAnew(recorded);
  }

  /// Adds a line that says the same and is written anew, sealed or not.
  void addAnew(RecordedEvent recorded) {
    before.add(recorded);
    int start = last.length;
    write(recorded, recorded.event(), recorded.json().getBytes(UTF_8));
    end(start);
  }

  private void write(RecordedEvent recorded, Event now, byte[] line) {
    EventParser.Line was;
    try {
      was = EventParser.read(recorded.json(), recorded.position());
    } catch (BadLine e) {
      throw new IllegalStateException(e.getMessage(), e); // it was read before
    }
    Bytes made = line(was, now, seal);
    if (was.hasCheck()) {
      boolean isTogether = LineChecksum.goesOnWithUnit(line, 0, line.length);
      int start = last.length;
      last.add(made.array, 0, made.length);
      chain.seal(last, start, isTogether);
    } else {
      chain.sealAgain(Arrays.copyOf(made.array, made.length), last);
    }
  }

  /// A line that says something else in the place of one that was there, without check and line
  /// feed.
  ///
  /// @param seal seals what is personal; null to write it as it is
  static Bytes line(EventParser.Line was, Event now, LineSeal seal) {
    int batch = Math.max(was.batch(), was.batchEnd());
    int index = was.batch() > 1 ? 0 : was.batchEnd() > 0 ? batch - 1 : 1;
    boolean isMarked = was.batch() > 1 || was.batchEnd() > 0;
    Bytes made = new Bytes();
    SealedLine.write(
        now,
        was.event().recorded(),
        isMarked ? index : 0,
        isMarked ? batch : 1,
        seal,
        was.event().position(),
        made);
    return made;
  }

  /// Adds the events that say what was done, as a batch.
  ///
  /// @return their lines, each with its line feed
  byte[] add(List<Event> events, List<Instant> recorded) {
    int from = last.length;
    for (int i = 0; i < events.size(); i++) {
      int start = last.length;
      SealedLine.write(events.get(i), recorded.get(i), i, events.size(), seal, count, last);
      chain.seal(last, start, i > 0);
      end(start);
    }
    return Arrays.copyOfRange(last.array, from, last.length);
  }

  private void end(int start) {
    last.add((char) LineReader.LF);
    LineChecksum.addLasting(after, last.array, start, last.length);
    count++;
  }

  /// The check of the last line.
  int check() {
    return chain.value();
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
}
