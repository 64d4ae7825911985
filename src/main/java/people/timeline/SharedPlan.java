package people.timeline;

import module java.base;

import people.*;
import people.columns.*;
import people.engine.*;
import people.index.*;
import people.line.*;

/// The lines that are recorded in one turn of an engine, and what it is to find them by.
final class SharedPlan extends AppendPlan implements Closeable {

  private final LineEngine.AppendTurn turn;
  private final UnitLines lines;
  private final UnaryOperator<Instant> clock;

  // by line; see NewLines
  private int[] people = new int[16];
  private String[] types = new String[16];
  private long[] times = new long[16];
  private String[] ids = new String[16];
  private String[] keys = new String[16];
  private int count;

  private LineChecksum checksum;
  private Instant recorded;

  /// So many bytes are sent at once.
  private static final int PIECE = 4 << 20;

  /// @param restricted who is by then
  /// @param erased who was
  /// @param place where lines are kept that are many
  /// @param readAfter reads what is recorded
  /// @param clock gives the recorded time that follows another
  SharedPlan(
      LineEngine.AppendTurn turn,
      RestrictedRecords restricted,
      ErasedPeople erased,
      SpillPlace place,
      LongFunction<Iterable<RecordedEvent>> readAfter,
      UnaryOperator<Instant> clock) {
    super(new TurnEvents(turn), turn.head().size(), readAfter, restricted, erased);
    this.turn = turn;
    this.lines = new UnitLines(place);
    this.clock = clock;
    this.checksum = new LineChecksum(turn.head().check());
    this.recorded = instant(turn.head().recorded());
  }

  static Instant instant(long micros) {
    return micros == Long.MIN_VALUE ? Instant.MIN : EventReader.instant(micros);
  }

  private record TurnEvents(LineEngine.AppendTurn turn) implements KnownEvents {

    @Override
    public long position(String id) {
      return turn.position(id);
    }

    @Override
    public long revision(int personId) {
      return personId <= 0 ? -1 : turn.count(personId) - 1;
    }

    @Override
    public int lastPersonId() {
      return turn.head().lastPersonId();
    }
  }

  /// Recorded time of the last line.
  Instant recorded() {
    return recorded;
  }

  @Override
  void write(List<? extends Event> batch, IntFunction<Instant> given) {
    long length = lines.length();
    int before = count;
    int check = checksum.value();
    Instant time = recorded;
    try {
      for (int i = 0; i < batch.size(); i++) {
        write(batch, i, given.apply(i));
      }
      lines.endAppend();
    } catch (RuntimeException | Error e) {
      lines.cut(length);
      count = before;
      checksum = new LineChecksum(check);
      recorded = time;
      throw e;
    }
  }

  private void write(List<? extends Event> batch, int index, Instant given) {
    boolean isFirst = lines.length() == 0;
    Bytes out = lines.last;
    int from = out.length;
    recorded = after(recorded, given, clock);
    Event event = batch.get(index);
    if (batch instanceof HeldEvents held && held.isSpilled()) {
      held.copyTo(index, out);
      LineWriter.end(recorded, index, batch.size(), out);
    } else {
      LineWriter.write(event, recorded, index, batch.size(), out);
    }
    checksum.seal(out, from, !isFirst);
    out.add((char) LineReader.LF);
    lines.endLine();
    note(event);
  }

  private void note(Event event) {
    if (count == people.length) {
      int more = 2 * count;
      people = Arrays.copyOf(people, more);
      types = Arrays.copyOf(types, more);
      times = Arrays.copyOf(times, more);
      ids = Arrays.copyOf(ids, more);
      keys = Arrays.copyOf(keys, more);
    }
    people[count] = event.personId();
    types[count] = event.type();
    times[count] = EventColumns.micros(recorded);
    ids[count] = event.details().id();
    keys[count] = event instanceof Event.Key key ? key.key().toString() : null;
    count++;
  }

  /// Records all of it, if there is any.
  void commit() {
    if (count == 0) {
      if (!recordedBefore.isEmpty()) {
        turn.awaitLasting(); // who recorded it may be about to be told so
      }
      return;
    }
    int[] sent = {0};
    NewLines[] last = {null};
    try {
      lines.forEach(
          PIECE,
          block -> {
            if (last[0] != null) {
              turn.add(last[0]);
            }
            byte[] bytes = new byte[block.remaining()];
            block.get(bytes);
            int until = sent[0];
            for (byte each : bytes) {
              until += each == LineReader.LF ? 1 : 0;
            }
            last[0] =
                new NewLines(
                    bytes,
                    bytes.length,
                    Arrays.copyOfRange(people, sent[0], until),
                    Arrays.copyOfRange(types, sent[0], until),
                    Arrays.copyOfRange(times, sent[0], until),
                    Arrays.copyOfRange(ids, sent[0], until),
                    Arrays.copyOfRange(keys, sent[0], until),
                    checksum.value());
            sent[0] = until;
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e); // of a file that is this program's own
    }
    turn.commit(last[0]);
  }

  /// Lets go of the lines.
  @Override
  public void close() {
    lines.close();
  }
}
