package people.matching;

import module java.base;

/// The pairs of records that are worth a comparison, of the half a billion that a thousand thousand
/// have for each of them: those that agree in one of a few keys. Nearly all records of one person
/// agree in one.
///
/// A pair is a number: the smaller row in the upper half, the greater one in the lower.
final class RecordBlocks {

  /// A key that more records share tells little; they are told apart by their cities, and left out
  /// where that does not help.
  private static final int MOST = 60;

  private final ComparedRecords records;

  /// Entries of the block that is being filled: the hash of a key in the upper half, a row in the
  /// lower.
  private long[] entries = new long[1 << 10];

  private int count;

  private long[] pairs = new long[1 << 10];
  private int found;

  private RecordBlocks(ComparedRecords records) {
    this.records = records;
  }

  /// All these pairs, each once, ascending.
  static long[] pairs(ComparedRecords records) {
    List<Consumer<RecordBlocks>> passes =
        List.of(
            // born on one day, also when day and month were exchanged
            all -> all.pass(row -> all.add(all.birthday(row), all.initial(row), row)),
            all ->
                all.pass(row -> {
                  long birthday = all.birthday(row);
                  all.add(birthday, records.firstnames.sound(records.first[row]), row);
                  all.add(birthday, records.lastnames.sound(records.last[row]), row);
                }),
            // born in one year
            all ->
                all.pass(row ->
                    all.add(
                        all.year(row),
                        mixed(all.initial(row), records.lastnames.sound(records.last[row])),
                        row)),
            all ->
                all.pass(row -> {
                  long firstAndYear =
                      mixed(all.year(row), records.firstnames.sound(records.first[row]));
                  for (int city : records.city[row]) {
                    all.add(firstAndYear, city, row);
                  }
                }),
            // of one name, in either order; then of one city
            all -> all.pass(row -> all.add(all.names(row, true), 1, row)),
            all ->
                all.pass(row -> {
                  for (int city : records.city[row]) {
                    all.add(all.names(row, false), city, row);
                  }
                }),
            // in one house
            all ->
                all.pass(row -> {
                  for (int street : records.street[row]) {
                    all.add(street, all.initial(row), row);
                  }
                }));
    return passes.parallelStream()
        .map(pass -> {
          RecordBlocks blocks = new RecordBlocks(records);
          pass.accept(blocks);
          return blocks.distinct();
        })
        .reduce(new long[0], RecordBlocks::together);
  }

  /// The numbers of two lists, both ascending and each once.
  private static long[] together(long[] one, long[] other) {
    if (one.length == 0 || other.length == 0) {
      return one.length == 0 ? other : one;
    }
    long[] all = new long[Math.addExact(one.length, other.length)];
    int size = 0;
    for (int i = 0, j = 0; i < one.length || j < other.length; ) {
      long next = j == other.length || i < one.length && one[i] <= other[j] ? one[i] : other[j];
      i += i < one.length && one[i] == next ? 1 : 0;
      j += j < other.length && other[j] == next ? 1 : 0;
      all[size++] = next;
    }
    return size == all.length ? all : Arrays.copyOf(all, size);
  }

  /// The entries of all streets, in order of street: its number in the upper half, a row in the
  /// lower.
  static long[] streets(ComparedRecords records) {
    RecordBlocks blocks = new RecordBlocks(records);
    for (int row = 0; row < records.size; row++) {
      for (int street : records.street[row]) {
        blocks.addEntry((long) street << Integer.SIZE | row);
      }
    }
    return blocks.sorted();
  }

  // ---- keys; 0 for none

  private long birthday(int row) {
    if (!records.isBornExactly(row)) {
      return 0;
    }
    LocalDate day = LocalDate.ofEpochDay(records.bornFrom[row]);
    int month = day.getMonthValue();
    int ofMonth = day.getDayOfMonth();
    int low = Math.min(month, ofMonth);
    return (day.getYear() * 100L + low) * 100 + Math.max(month, ofMonth) | 1L << 40;
  }

  private long year(int row) {
    if (records.bornFrom[row] == ComparedRecords.NEVER) {
      return 0;
    }
    int year = LocalDate.ofEpochDay(records.bornFrom[row]).getYear();
    boolean isOne = year == LocalDate.ofEpochDay(records.bornTo[row]).getYear();
    return isOne ? year | 1L << 41 : 0;
  }

  /// The first letter of the first name.
  private long initial(int row) {
    int first = records.first[row];
    return first == 0 ? 0 : records.firstnames.text(first).charAt(0);
  }

  private long names(int row, boolean anyOrder) {
    int first = records.firstnames.sound(records.first[row]);
    int last = records.lastnames.sound(records.last[row]);
    return first == 0 || last == 0
        ? 0
        : anyOrder ? mixed(Math.min(first, last), Math.max(first, last)) : mixed(first, last);
  }

  private static long mixed(long one, long other) {
    return one == 0 || other == 0 ? 0 : hash(one * 0x9E3779B97F4A7C15L + other);
  }

  private static long hash(long key) {
    long hash = (key ^ key >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    return hash ^ hash >>> 33;
  }

  // ---- blocks

  /// Adds a row to the block of two keys, if it has both.
  private void add(long key, long other, int row) {
    if (key != 0 && other != 0) {
      addEntry(mixed(key, other) & -1L << Integer.SIZE | row);
    }
  }

  private void addEntry(long entry) {
    if (count == entries.length) {
      entries = Arrays.copyOf(entries, 2 * count);
    }
    entries[count++] = entry;
  }

  private long[] sorted() {
    long[] sorted = Arrays.copyOf(entries, count);
    Arrays.parallelSort(sorted);
    count = 0;
    return sorted;
  }

  /// Adds the pairs of all blocks.
  private void pass(IntConsumer keys) {
    for (int row = 0; row < records.size; row++) {
      keys.accept(row);
    }
    long[] all = sorted();
    for (int from = 0, to; from < all.length; from = to) {
      to = from + 1;
      while (to < all.length && all[to] >>> Integer.SIZE == all[from] >>> Integer.SIZE) {
        to++;
      }
      if (to - from <= MOST) {
        addPairs(all, from, to);
      }
    }
  }

  private void addPairs(long[] block, int from, int to) {
    for (int i = from; i < to; i++) {
      for (int j = i + 1; j < to; j++) {
        if (found == pairs.length) {
          pairs = Arrays.copyOf(pairs, found + (found >> 1));
        }
        pairs[found++] = (long) (int) block[i] << Integer.SIZE | (int) block[j];
      }
    }
  }

  private long[] distinct() {
    Arrays.parallelSort(pairs, 0, found);
    int size = 0;
    for (int i = 0; i < found; i++) {
      boolean isPair = (int) pairs[i] != (int) (pairs[i] >>> Integer.SIZE);
      if (isPair && (size == 0 || pairs[size - 1] != pairs[i])) {
        pairs[size++] = pairs[i];
      }
    }
    return Arrays.copyOf(pairs, size);
  }
}
