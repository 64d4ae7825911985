package people.matching;

import module java.base;

import people.*;
import people.history.*;

/// Pairs of records that may be of one person, by how much speaks for it: the weights of Fellegi
/// and Sunter, estimated from the records themselves. `docs/duplicates.md` says how.
///
/// ```java
/// for (Duplicates.Pair pair : Duplicates.of(history).pairs(0)) {
///   System.out.println(pair);
/// }
/// ```
///
/// All people of whom something is known are compared, also the dead. The same history gives the
/// same pairs. Pairs of which somebody said that they are two people ([Event.Distinction]) are left
/// out, and so are those whose births contradict each other. Immutable and safe for several
/// threads.
public final class Duplicates {

  /// The probability from which on a pair may be beyond doubt.
  private static final double BEYOND_DOUBT = 0.999;

  /// How many pairs are picked to tell how alike two people are.
  private static final int SAMPLE = 1_000_000;

  /// So many pairs at least are compared by a thread in one go, which remembers how alike names
  /// are.
  private static final int LEAST_CHUNK = 1 << 14;

  private static final int CHUNKS = 8 * Runtime.getRuntime().availableProcessors();

  /// As many records at least are taken to have a name.
  private static final int LEAST_NAMESAKES = 4;

  /// What one comparison says about a pair.
  ///
  /// @param what was compared, such as `first name`
  /// @param level how alike it is, such as `misspelt`; `unknown` when one of them does not tell
  /// @param weight how much that speaks for one person: the binary logarithm of how much more often
  ///   it is so of one than of two; negative when it speaks against, 0 when unknown
  public record Evidence(String what, String level, double weight) {

    /// On one line: `first name misspelt +5.2`.
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s %s %+.1f", what, level, weight);
    }
  }

  /// Two records that may be of one person.
  ///
  /// @param personId the smaller identifier
  /// @param otherId the greater one
  /// @param score the match weight: the binary logarithm of the odds that they are of one person; 0
  ///   is one to one, 10 a thousand to one
  /// @param probability the same as a probability
  /// @param beyondDoubt whether it is at least 0.999, they have the same first name, or one that is
  ///   a misspelling or a part of the other's, and their births are known to the day and agree, but
  ///   for a slip of the pen
  /// @param evidence one of each comparison
  public record Pair(
      int personId,
      int otherId,
      double score,
      double probability,
      boolean beyondDoubt,
      List<Evidence> evidence) {

    private static final Comparator<Pair> ORDER =
        Comparator.comparing(Pair::score)
            .reversed()
            .thenComparing(Pair::personId)
            .thenComparing(Pair::otherId);

    public Pair {
      evidence = List.copyOf(evidence);
    }

    /// The reasons on one line, without what is unknown.
    public String reasons() {
      return evidence.stream()
          .filter(each -> each.weight != 0)
          .map(Evidence::toString)
          .collect(Collectors.joining(", "));
    }

    /// On one line: `3 and 7: 12.4 (0.9998), first name same +5.1, …`.
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d and %d: %.1f (%.4f), %s",
          personId,
          otherId,
          score,
          probability,
          reasons());
    }
  }

  private final ComparedRecords records;
  private final long[] candidates;
  private final short[] patterns;
  private final MatchModel model;

  /// The weights of the patterns that there are.
  private final double[] weights = new double[Comparison.PATTERNS];

  /// How often two people have the same first name, and the same last name.
  private final double sameFirst;

  private final double sameLast;

  /// Pairs of which somebody said that they are two people, the smaller identifier first.
  private final Set<List<Integer>> dismissed;

  private Duplicates(ComparedRecords records, Set<List<Integer>> dismissed) {
    this.records = records;
    this.dismissed = dismissed;
    this.candidates = RecordBlocks.pairs(records);
    this.patterns = new short[candidates.length];
    this.model = new MatchModel(observed());
    model.patterns().forEach(pattern -> weights[pattern] = model.weight(pattern));
    this.sameFirst = same(records.firstnames);
    this.sameLast = same(records.lastnames);
  }

  /// Compares everyone's records; costs some seconds for a hundred thousand.
  public static Duplicates of(History history) {
    return new Duplicates(new ComparedRecords(history), dismissed(history));
  }

  private static Set<List<Integer>> dismissed(History history) {
    HistoryColumns.EventRows events = history.columns().events();
    int distinction = Event.Kind.DISTINCTION.ordinal();
    return IntStream.range(0, events.size())
        .filter(row -> events.typeNumbers().applyAsInt(row) == distinction)
        .map(row -> ComparedRecords.person(history, events.personIds().applyAsInt(row)))
        .filter(personId -> personId > 0)
        .distinct()
        .boxed()
        .flatMap(personId -> history.facts(personId).stream())
        .flatMap(fact ->
            fact.event() instanceof Event.Distinction each
                ? Stream.of(
                    pairOf(
                        ComparedRecords.person(history, each.personId()),
                        ComparedRecords.person(history, each.from())))
                : Stream.empty())
        .collect(Collectors.toSet());
  }

  private static List<Integer> pairOf(int one, int other) {
    return List.of(Math.min(one, other), Math.max(one, other));
  }

  // ---- counting

  private MatchModel.Observed observed() {
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
    long pairs = (long) size * (size - 1) / 2;
    boolean isFew = pairs <= SAMPLE;
    long[] picked = isFew ? all(size) : random(size);
    long[] ofRandom =
        counted(
            picked.length,
            (comparer, i) -> comparer.pattern(first(picked[i]), second(picked[i])),
            _ -> 1);
    long[] streets = RecordBlocks.streets(records);
    return new MatchModel.Observed(
        ofCandidates, ofRandom, together(streets), pairs, togetherPairs(streets), size);
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

  private static long[] all(int size) {
    return IntStream.range(0, size)
        .boxed()
        .flatMapToLong(i -> IntStream.range(i + 1, size).mapToLong(j -> pair(i, j)))
        .toArray();
  }

  /// Pairs at random, the same each time.
  private static long[] random(int size) {
    SplittableRandom random = new SplittableRandom(1);
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

  private static double togetherPairs(long[] streets) {
    int[] starts = starts(streets);
    return IntStream.range(0, starts.length).mapToDouble(i -> i - starts[i]).sum();
  }

  // ---- scoring

  /// How often two people have the same name.
  private double same(KnownTexts names) {
    double sum = 0;
    double squares = 0;
    for (int number = 1; number <= names.size(); number++) {
      sum += names.counted(number);
      squares += (double) names.counted(number) * names.counted(number);
    }
    return squares / Math.max(1, sum * sum);
  }

  /// How much more a name that they share says than any: rare ones say more.
  private double rarity(Comparison comparison, int pattern, int one) {
    boolean isTogether = Comparison.ADDRESS.of(pattern) == Comparison.SAME;
    if (comparison.of(pattern) != Comparison.SAME) {
      return 0;
    }
    return switch (comparison) {
      case FIRST_NAME -> rarity(records.firstnames, records.first[one], sameFirst, isTogether);
      case LAST_NAME ->
          isTogether ? 0 : rarity(records.lastnames, records.last[one], sameLast, false);
      default -> 0;
    };
  }

  private double rarity(KnownTexts names, int name, double same, boolean isTogether) {
    int count = Math.max(LEAST_NAMESAKES, names.counted(name));
    double rarity = MatchModel.log2(same * records.size / count);
    return isTogether ? Math.min(0, rarity) : rarity; // a rare name is a father's too
  }

  /// The pairs with at least that score, the best first.
  public List<Pair> pairs(double least) {
    return IntStream.range(0, candidates.length)
        .parallel()
        .filter(i -> score(i) >= least && !isContradiction(patterns[i]))
        .mapToObj(this::pair)
        .filter(pair -> !dismissed.contains(List.of(pair.personId, pair.otherId)))
        .sorted(Pair.ORDER)
        .toList();
  }

  private static boolean isContradiction(int pattern) {
    return Comparison.BIRTH.of(pattern) == Comparison.BIRTH.different();
  }

  private double score(int candidate) {
    int pattern = patterns[candidate];
    int one = first(candidates[candidate]);
    return weights[pattern]
        + rarity(Comparison.FIRST_NAME, pattern, one)
        + rarity(Comparison.LAST_NAME, pattern, one);
  }

  private Pair pair(int candidate) {
    int pattern = patterns[candidate];
    int one = first(candidates[candidate]);
    List<Evidence> evidence = new ArrayList<>();
    for (Comparison comparison : Comparison.values()) {
      evidence.add(
          new Evidence(
              comparison.word(),
              comparison.word(comparison.of(pattern)),
              model.weight(comparison, pattern) + rarity(comparison, pattern, one)));
    }
    double score = score(candidate);
    double probability = MatchModel.probability(score);
    int firstName = Comparison.FIRST_NAME.of(pattern);
    int birth = Comparison.BIRTH.of(pattern);
    boolean isBeyond =
        probability >= BEYOND_DOUBT
            && firstName != Comparison.UNKNOWN
            && firstName <= Comparison.MISSPELT
            && birth != Comparison.UNKNOWN
            && birth <= Comparison.SLIP;
    return new Pair(
        records.personIds[one],
        records.personIds[second(candidates[candidate])],
        score,
        probability,
        isBeyond,
        evidence);
  }

  /// What was estimated, for a look in a shell.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%d records, %d pairs compared, prior %.2f",
            records.size,
            candidates.length,
            model.priorWeight()));
    for (Comparison comparison : Comparison.values()) {
      for (int level = 1; level < comparison.size(); level++) {
        int together = Comparison.ADDRESS.pattern(Comparison.SAME);
        text.append(
            String.format(
                Locale.ROOT,
                "%n%s %s: m %.4f, u %.7f, of people with a street in common %.5f",
                comparison.word(),
                comparison.word(level),
                model.m(comparison, level),
                model.u(comparison, level, 0),
                model.u(comparison, level, together)));
      }
    }
    return text.toString();
  }
}
