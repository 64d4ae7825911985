package people.cluster;

import module java.base;

import scala.Tuple2;

/// Lines on their way to the parts that need them: some hundred at a time in one array of bytes, so
/// that Spark has little to do for each. Not safe for several threads.
///
/// ```
/// chunk  origin, and one entry after the other
/// entry  person, the other person whom the line names or 0, place, length, and so many bytes of the line
/// ```
///
/// All numbers have four bytes. The place is the line's in its stretch where the origin is the
/// number of a stretch, else its position. A length of -1 says that the other one's lines name this
/// person.
final class LineChunks {

  /// The origin of lines of records that merges have to do with, which were elsewhere.
  static final int MOVED = -1;

  /// The origin of lines about people who are in another part.
  static final int OF_OTHERS = -2;

  static final int HEAD = Integer.BYTES;
  static final int ENTRY_HEAD = 4 * Integer.BYTES;

  private static final int NAMED = -1;
  private static final int USUAL = 1 << 16;
  private static final int LEAST = 1 << 9;

  /// What is held at most before all is handed on.
  private static final long MOST = 64L << 20;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final int origin;
  private final byte[][] chunks;
  private final int[] lengths;
  private final Queue<Tuple2<Integer, byte[]>> ready;
  private long held;

  /// @param origin of all lines
  /// @param parts how many there are
  /// @param ready takes those that are full, each with one more than the number of its part
  LineChunks(int origin, int parts, Queue<Tuple2<Integer, byte[]>> ready) {
    this.origin = origin;
    this.chunks = new byte[parts][];
    this.lengths = new int[parts];
    this.ready = ready;
  }

  static int get(byte[] bytes, int at) {
    return (int) INT.get(bytes, at);
  }

  /// Adds a line.
  void add(int part, int person, int other, int place, byte[] bytes, int from, int to) {
    int at = entry(part, person, other, place, to - from, to - from);
    System.arraycopy(bytes, from, chunks[part], at, to - from);
    handOnFull(part);
  }

  /// Adds that a line of somebody names a person.
  void addNamed(int part, int person, int by, int place) {
    entry(part, person, by, place, NAMED, 0);
    handOnFull(part);
  }

  private int entry(int part, int person, int other, int place, int length, int bytes) {
    int start = lengths[part] == 0 ? HEAD : lengths[part];
    int end = Math.addExact(start + ENTRY_HEAD, bytes);
    byte[] chunk = chunks[part];
    if (chunk == null || chunk.length < end) {
      int roomy = Math.max(LEAST, Math.min(USUAL + (USUAL >> 2), 2 * end));
      byte[] larger = new byte[Math.max(end, roomy)];
      if (chunk != null) {
        System.arraycopy(chunk, 0, larger, 0, lengths[part]);
      }
      chunks[part] = larger;
      chunk = larger;
    }
    INT.set(chunk, 0, origin);
    INT.set(chunk, start, person);
    INT.set(chunk, start + 4, other);
    INT.set(chunk, start + 8, place);
    INT.set(chunk, start + 12, length);
    held += end - lengths[part];
    lengths[part] = end;
    return start + ENTRY_HEAD;
  }

  private void handOnFull(int part) {
    if (lengths[part] >= USUAL) {
      handOn(part);
    } else if (held > MOST) {
      end();
    }
  }

  private void handOn(int part) {
    ready.add(new Tuple2<>(part + 1, Arrays.copyOf(chunks[part], lengths[part])));
    held -= lengths[part];
    lengths[part] = 0;
    if (chunks[part].length > 2 * USUAL || held > MOST / 2) {
      chunks[part] = null;
    }
  }

  /// Hands on what is left.
  void end() {
    for (int part = 0; part < chunks.length; part++) {
      if (lengths[part] > 0) {
        handOn(part);
      }
      chunks[part] = null;
    }
  }

  /// What is done with an entry.
  interface EntryWork {

    /// @param at where the line is, behind the head of the entry
    /// @param length of the line; negative when the other one's lines name this person
    void take(int person, int other, int place, int at, int length);
  }

  static int origin(byte[] chunk) {
    return get(chunk, 0);
  }

  static void each(byte[] chunk, EntryWork work) {
    for (int at = HEAD; at < chunk.length; ) {
      int length = get(chunk, at + 12);
      work.take(get(chunk, at), get(chunk, at + 4), get(chunk, at + 8), at + ENTRY_HEAD, length);
      at += ENTRY_HEAD + Math.max(0, length);
    }
  }
}
