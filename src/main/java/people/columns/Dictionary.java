package people.columns;

import module java.base;

import people.line.*;

/// Numbers texts in the order in which they are first met, from 1; 0 stands for none. Texts are
/// kept as bytes one behind the other, so that millions of them cost little more than their length.
///
/// Not safe for several threads while it grows.
public final class Dictionary {

  /// All texts; the one numbered `n` is from `starts[n]` to `starts[n + 1]`.
  private byte[] bytes = new byte[1 << 8];

  private int[] starts = new int[1 << 4];

  /// How many texts there are.
  private int size;

  /// Open addressing: the upper half of the hash over the number; 0 is free. A power of two.
  private long[] slots = new long[1 << 5];

  public Dictionary() {}

  /// The dictionary that [#bytes], [#starts] and [#slots] were of.
  public Dictionary(byte[] bytes, int[] starts, long[] slots) {
    this.bytes = bytes;
    this.starts = starts;
    this.slots = slots;
    this.size = starts.length - 2;
  }

  public int size() {
    return size;
  }

  /// Bytes of all texts.
  int length() {
    return starts[size + 1];
  }

  /// All texts, not to be changed.
  public MemorySegment bytes() {
    return MemorySegment.ofArray(bytes).asSlice(0, length());
  }

  /// The offsets where they start, not to be changed.
  public MemorySegment starts() {
    return MemorySegment.ofArray(starts).asSlice(0, Integer.BYTES * (size + 2L));
  }

  /// Their hash table, not to be changed.
  public MemorySegment slots() {
    return MemorySegment.ofArray(slots);
  }

  /// The number of a text; a new one when it was not met before.
  ///
  /// @param from offset of its first byte
  /// @param to offset behind its last byte
  public int add(byte[] text, int from, int to) {
    return add(text, from, to, hash(text, from, to));
  }

  private int add(byte[] text, int from, int to, long hash) {
    int mask = slots.length - 1;
    int at = (int) hash & mask;
    for (long slot; (slot = slots[at]) != 0; at = (at + 1) & mask) {
      if ((slot ^ hash) >>> 32 == 0 && isAt((int) slot, text, from, to)) {
        return (int) slot;
      }
    }
    int number = append(text, from, to);
    slots[at] = hash >>> 32 << 32 | number;
    if (2 * size > slots.length) {
      grow();
    }
    return number;
  }

  /// The numbers of many texts, as [#add] gives them, but the memory is waited for together: each
  /// loop asks for one place of every text, and needs what the loop above it got.
  ///
  /// @param from offsets of their first bytes
  /// @param to offsets behind their last bytes
  /// @param numbers takes them
  public void add(byte[] text, int[] from, int[] to, int count, int[] numbers) {
    long[] hashes = new long[count];
    for (int i = 0; i < count; i++) {
      hashes[i] = hash(text, from[i], to[i]);
    }
    int mask = slots.length - 1;
    for (int i = 0; i < count; i++) {
      long slot = slots[(int) hashes[i] & mask];
      numbers[i] = (slot ^ hashes[i]) >>> 32 == 0 ? (int) slot : 0;
    }
    int[] found = new int[count];
    for (int i = 0; i < count; i++) {
      found[i] = starts[numbers[i]];
    }
    for (int i = 0; i < count; i++) {
      int length = to[i] - from[i];
      if (numbers[i] == 0
          || starts[numbers[i] + 1] - found[i] != length
          || !AsciiMatcher.isEqual(bytes, found[i], text, from[i], length)) {
        numbers[i] = add(text, from[i], to[i], hashes[i]);
      }
    }
  }

  /// The number of a text that was met before; 0 when it was not.
  public int find(byte[] text, int from, int to) {
    long hash = hash(text, from, to);
    int mask = slots.length - 1;
    for (int at = (int) hash & mask; slots[at] != 0; at = (at + 1) & mask) {
      if ((slots[at] ^ hash) >>> 32 == 0 && isAt((int) slots[at], text, from, to)) {
        return (int) slots[at];
      }
    }
    return 0;
  }

  /// The text of that number, from 1.
  public byte[] get(int number) {
    return Arrays.copyOfRange(bytes, starts[number], starts[number + 1]);
  }

  /// Adds all texts of another one.
  ///
  /// @return by number there, the number here
  public int[] addAll(Dictionary other) {
    int[] numbers = new int[other.size + 1];
    int[] from = new int[BatchLookup.MOST];
    int[] to = new int[BatchLookup.MOST];
    int[] here = new int[BatchLookup.MOST];
    for (int first = 1; first <= other.size; first += BatchLookup.MOST) {
      int count = Math.min(BatchLookup.MOST, other.size + 1 - first);
      System.arraycopy(other.starts, first, from, 0, count);
      System.arraycopy(other.starts, first + 1, to, 0, count);
      add(other.bytes, from, to, count, here);
      System.arraycopy(here, 0, numbers, first, count);
    }
    return numbers;
  }

  /// Forgets all texts behind that number.
  void cut(int last) {
    if (last < size) {
      size = last;
      number();
    }
  }

  private int append(byte[] text, int from, int to) {
    int number = ++size;
    int start = starts[number];
    int end = Math.addExact(start, to - from);
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(2L * end, end)));
    }
    System.arraycopy(text, from, bytes, start, to - from);
    if (number + 1 == starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    starts[number + 1] = end;
    return number;
  }

  private boolean isAt(int number, byte[] text, int from, int to) {
    int start = starts[number];
    return starts[number + 1] - start == to - from
        && AsciiMatcher.isEqual(bytes, start, text, from, to - from);
  }

  private void grow() {
    slots = new long[2 * slots.length];
    number();
  }

  /// Puts all texts into the hash table.
  private void number() {
    Arrays.fill(slots, 0);
    int mask = slots.length - 1;
    for (int number = 1; number <= size; number++) { // as the texts stand in memory
      long hash = hash(bytes, starts[number], starts[number + 1]);
      int at = (int) hash & mask;
      while (slots[at] != 0) {
        at = (at + 1) & mask;
      }
      slots[at] = hash >>> 32 << 32 | number;
    }
  }

  /// Eight bytes at a step, mixed as in the finaliser of MurmurHash3 (public domain).
  public static long hash(byte[] text, int from, int to) {
    long hash = to - from;
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      hash = (hash ^ AsciiMatcher.at(text, at)) * 0xff51afd7ed558ccdL;
      hash ^= hash >>> 32;
    }
    hash = (hash ^ rest(text, from, at, to)) * 0xff51afd7ed558ccdL;
    hash ^= hash >>> 33;
    hash *= 0xc4ceb9fe1a85ec53L;
    return hash ^ hash >>> 33;
  }

  /// The last bytes of a text, fewer than eight; in one step where the text is long enough.
  private static long rest(byte[] text, int from, int at, int to) {
    if (at == to) {
      return 0;
    }
    if (to - from >= Long.BYTES) {
      return AsciiMatcher.at(text, to - Long.BYTES) >>> Long.SIZE - Byte.SIZE * (to - at);
    }
    long rest = 0;
    for (int i = to - 1; i >= at; i--) {
      rest = rest << Byte.SIZE | text[i] & 0xff;
    }
    return rest;
  }
}
