package people.matching;

import module java.base;

/// The pairs of records that may be of one person, each with its pattern; and how often each
/// pattern is there, among these and among pairs at random. Safe for several threads once it is
/// made.
final class PairPatterns {

  /// How many pairs are picked to tell how alike two people are.
  private static final int SAMPLE = 1_000_000;

  /// So many pairs at least are compared by a thread in one go, which remembers how alike names
  /// are.
  private static final int LEAST_CHUNK = 1 << 14;

  private static final int CHUNKS = 8 * Runtime.getRuntime().availableProcessors();

  private final ComparedRecords records;

  /// How many records, the first ones, are compared with the others only; 0: all with all.
  private final int known;

  private final long[] candidates;
  private final short[] patterns;

  /// @param known how many of the records, the first ones, are compared with the others only; 0
  ///   where all are compared with all
  PairPatterns(ComparedRecords records, int known) {
    this.records = records;
    this.known = known;
    long[] pairs = RecordBlocks.pairs(records);
    this.candidates = known == 0 ? pairs : Arrays.stream(pairs).filter(this::isCompared).toArray();
    this.patterns = new short[candidates.length];
  }

  private boolean isCompared(long pair) {
    return known == 0 || first(pair) < known && second(pair) >= known;
  }

  int size() {
    return candidates.length;
  }

  int pattern(int candidate) {
    return patterns[candidate];
  }

  /// The row of the record with the smaller identifier.
  int first(int candidate) {
    return first(candidates[candidate]);
  }

  int second(int candidate) {
    return second(candidates[candidate]);
  }

  // ---- counting

  /// Compares all of them.
  MatchModel.Observed observed() {
    long[] ofCandidates =
        counted(
            candidates.length,
            (comparer, i) -> {
              int pattern = comparer.pattern(first(candidates[i]), second(candidates[i]));
              patterns[i] = (short) pattern;
              return pattern;
            },
            _ -> 1);
    int size = records.size;
    int rows = known == 0 ? 0 : size - known;
    long pairs = known == 0 ? (long) size * (size - 1) / 2 : (long) known * rows;
    long[] picked = pairs <= SAMPLE ? all(size) : random(size);
    long[] ofRandom =
        counted(
            picked.length,
            (comparer, i) -> comparer.pattern(first(picked[i]), second(picked[i])),
            _ -> 1);
    long[] streets = RecordBlocks.streets(records);
    return new MatchModel.Observed(
        ofCandidates, ofRandom, together(streets), pairs, togetherPairs(streets), size, rows);
  }

  private interface PatternOf {
    int pattern(RecordComparer comparer, int i);
  }

  /// Counts patterns, on all cores.
  ///
  /// @param times how often each counts
  private long[] counted(int size, PatternOf patternOf, IntToLongFunction times) {
    int length = Math.max(LEAST_CHUNK, size / CHUNKS + 1);
    return IntStream.rangeClosed(0, (size - 1) / length)
        .parallel()
        .mapToObj(chunk -> {
          RecordComparer comparer = new RecordComparer(records);
          long[] counts = new long[Comparison.PATTERNS];
          long end = Math.min(size, (chunk + 1L) * length);
          for (int i = chunk * length; i < end; i++) {
            counts[patternOf.pattern(comparer, i)] += times.applyAsLong(i);
          }
          return counts;
        })
        .reduce(
            new long[Comparison.PATTERNS],
            (one, other) -> {
              long[] sum = new long[Comparison.PATTERNS];
              Arrays.setAll(sum, i -> one[i] + other[i]);
              return sum;
            });
  }

  private static int first(long pair) {
    return (int) (pair >>> Integer.SIZE);
  }

  private static int second(long pair) {
    return (int) pair;
  }

  private static long pair(int one, int other) {
    return (long) Math.min(one, other) << Integer.SIZE | Math.max(one, other);
  }

  private long[] all(int size) {
    return IntStream.range(0, known == 0 ? size : known)
        .boxed()
        .flatMapToLong(
            i -> IntStream.range(Math.max(i + 1, known), size).mapToLong(j -> pair(i, j)))
        .toArray();
  }

  /// Pairs at random, the same each time.
  private long[] random(int size) {
    SplittableRandom random = new SplittableRandom(1);
    if (known > 0) {
      return LongStream.range(0, SAMPLE)
          .map(_ -> pair(random.nextInt(known), random.nextInt(known, size)))
          .toArray();
    }
    return LongStream.range(0, SAMPLE)
        .map(_ -> {
          int one = random.nextInt(size);
          int other = random.nextInt(size - 1);
          return pair(one, other < one ? other : other + 1);
        })
        .toArray();
  }

  /// The patterns of pairs with a street in common.
  private long[] together(long[] streets) {
    int[] starts = starts(streets);
    SplittableRandom random = new SplittableRandom(2);
    long[] picked = new long[Math.min(SAMPLE / 2, 8 * streets.length)];
    int[] others = new int[picked.length];
    for (int i = 0; i < picked.length; i++) {
      int at = random.nextInt(streets.length);
      int from = starts[at];
      int to = from + 1;
      while (to < streets.length && starts[to] == from) {
        to++;
      }
      others[i] = to - from - 1;
      if (others[i] > 0) {
        int other = from + random.nextInt(others[i]);
        picked[i] = pair(second(streets[at]), second(streets[other < at ? other : other + 1]));
        others[i] = isCompared(picked[i]) ? others[i] : 0;
      }
    }
    return counted(
        picked.length,
        (comparer, i) -> others[i] == 0 ? 0 : comparer.pattern(first(picked[i]), second(picked[i])),
        i -> others[i]);
  }

  /// Where the entries of each one's street begin.
  private static int[] starts(long[] streets) {
    int[] starts = new int[streets.length];
    for (int i = 1; i < streets.length; i++) {
      starts[i] = first(streets[i]) == first(streets[i - 1]) ? starts[i - 1] : i;
    }
    return starts;
  }

  private double togetherPairs(long[] streets) {
    int[] starts = starts(streets);
    if (known > 0) {
      double pairs = 0;
      int ofKnown = 0;
      for (int i = 0; i < streets.length; i++) {
        ofKnown = starts[i] == i ? 0 : ofKnown;
        boolean isKnown = second(streets[i]) < known;
        ofKnown += isKnown ? 1 : 0;
        pairs += isKnown ? 0 : ofKnown; // the known ones come first
      }
      return pairs;
    }
    return IntStream.range(0, starts.length).mapToDouble(i -> i - starts[i]).sum();
  }
}
