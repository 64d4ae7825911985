package people.imports.batches;

import module java.base;

import people.output.*;

/// A hash table of pairs of texts, each with two numbers. It holds no text but 16 bytes of its
/// SHA-256: no two are known that share them. An entry takes 24 bytes, and the table is at most
/// three quarters full; a large one is kept in a temporary file without a name, so it takes no
/// memory of Java's. Not safe for several threads.
public final class DigestTable implements Closeable {

  /// What [#get] gives for a text that is not in it.
  public static final long NONE = -1;

  private static final int LONGS = 3;

  /// Tables of more entries are kept in a file.
  private static final int IN_MEMORY = 1 << 14;

  private static final int ZEROS = 1 << 20;

  private final MessageDigest sha = sha();
  private byte[] bytes = new byte[256];

  /// The digest that was made last.
  private long high;

  private long low;

  /// Linear probing, a power of two of entries: the two halves of a digest, then the first number,
  /// and 1, above the second one. 0 there is none.
  private MemorySegment table = MemorySegment.ofArray(new long[LONGS << 8]);

  private long capacity = 1 << 8;
  private long size;

  /// Of the file; null as long as there is none.
  private Arena arena;

  private static MessageDigest sha() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /// The numbers of two texts, see [#first] and [#second]; [#NONE] where they are not in it.
  public long get(String one, String other) {
    digest(one, other);
    long value = table.getAtIndex(ValueLayout.JAVA_LONG, slot(table, capacity) + 2);
    return value == 0 ? NONE : value - (1L << 32);
  }

  /// The first of the numbers that [#get] gave.
  public static int first(long value) {
    return (int) (value >> 32);
  }

  /// The second one.
  public static int second(long value) {
    return (int) value;
  }

  /// Adds two texts, or gives those that are in it other numbers.
  ///
  /// @param first at least 0, and less than the greatest one
  public void put(String one, String other, int first, int second) {
    digest(one, other);
    put(slotToFill(), first, second);
  }

  /// Adds two texts, unless they are in it.
  public void putIfAbsent(String one, String other, int first, int second) {
    digest(one, other);
    long slot = slotToFill();
    if (table.getAtIndex(ValueLayout.JAVA_LONG, slot + 2) == 0) {
      put(slot, first, second);
    }
  }

  private long slotToFill() {
    if (4 * (size + 1) > 3 * capacity) {
      grow();
    }
    return slot(table, capacity);
  }

  private void put(long slot, int first, int second) {
    size += table.getAtIndex(ValueLayout.JAVA_LONG, slot + 2) == 0 ? 1 : 0;
    set(table, slot, (first + 1L << 32) + (second & 0xffff_ffffL));
  }

  /// Is told the numbers of an entry.
  public interface Taker {
    void take(int first, int second);
  }

  /// Goes through all entries, in no order.
  public void forEach(Taker taker) {
    for (long slot = 0; slot < LONGS * capacity; slot += LONGS) {
      long value = table.getAtIndex(ValueLayout.JAVA_LONG, slot + 2);
      if (value != 0) {
        taker.take(first(value) - 1, second(value));
      }
    }
  }

  private void digest(String one, String other) {
    int length = 2 * (one.length() + 1 + other.length());
    bytes = length <= bytes.length ? bytes : new byte[2 * length];
    int at = add(other, add("\n", add(one, 0)));
    sha.update(bytes, 0, at);
    ByteBuffer digest = ByteBuffer.wrap(sha.digest());
    high = digest.getLong();
    low = digest.getLong();
  }

  /// Character by character, since an encoding would make the same of what it can't write.
  private int add(String text, int at) {
    int end = at;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes[end++] = (byte) (c >> 8);
      bytes[end++] = (byte) c;
    }
    return end;
  }

  /// Where the entry of the digest is in a table, or would be.
  private long slot(MemorySegment in, long of) {
    long slot = low & of - 1;
    while (true) {
      long at = LONGS * slot;
      if (in.getAtIndex(ValueLayout.JAVA_LONG, at + 2) == 0
          || in.getAtIndex(ValueLayout.JAVA_LONG, at) == high
              && in.getAtIndex(ValueLayout.JAVA_LONG, at + 1) == low) {
        return at;
      }
      slot = slot + 1 & of - 1;
    }
  }

  private void set(MemorySegment in, long at, long value) {
    in.setAtIndex(ValueLayout.JAVA_LONG, at, high);
    in.setAtIndex(ValueLayout.JAVA_LONG, at + 1, low);
    in.setAtIndex(ValueLayout.JAVA_LONG, at + 2, value);
  }

  private void grow() {
    long digestHigh = high;
    long digestLow = low;
    long twice = 2 * capacity;
    Arena before = arena;
    MemorySegment grown = room(twice);
    for (long at = 0; at < LONGS * capacity; at += LONGS) {
      long value = table.getAtIndex(ValueLayout.JAVA_LONG, at + 2);
      if (value != 0) {
        high = table.getAtIndex(ValueLayout.JAVA_LONG, at);
        low = table.getAtIndex(ValueLayout.JAVA_LONG, at + 1);
        set(grown, slot(grown, twice), value);
      }
    }
    table = grown;
    capacity = twice;
    high = digestHigh;
    low = digestLow;
    if (before != null && before != arena) {
      before.close();
    }
  }

  private MemorySegment room(long entries) {
    long length = LONGS * Long.BYTES * entries;
    if (entries > IN_MEMORY) {
      try {
        return mapped(length);
      } catch (IOException _) {
        // no room for temporary files: then in memory, as far as that goes
      }
    }
    return MemorySegment.ofArray(new long[Math.toIntExact(LONGS * entries)]);
  }

  private MemorySegment mapped(long length) throws IOException {
    Arena mine = Arena.ofConfined();
    try (FileChannel file = OwnerOnly.temporaryFile("people-keys-")) {
      // zeros, as a disk that is full has to be noticed here, not when the memory is touched
      for (long at = 0; at < length; at += ZEROS) {
        file.write(ByteBuffer.allocate((int) Math.min(ZEROS, length - at)), at);
      }
      MemorySegment mapped = file.map(FileChannel.MapMode.READ_WRITE, 0, length, mine);
      arena = mine;
      return mapped;
    } catch (IOException | RuntimeException | Error e) {
      mine.close();
      throw e;
    }
  }

  @Override
  public void close() {
    if (arena != null) {
      arena.close();
      arena = null;
      table = MemorySegment.ofArray(new long[LONGS]); // nothing is to be found any more
      capacity = 1;
    }
  }
}
