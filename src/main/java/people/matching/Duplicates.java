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
  private final PairPatterns pairs;
  private final MatchModel model;

  /// Whether records of a list are compared with those that were there before, not all with all.
  private final boolean isLinking;

  /// The weights of the patterns that there are.
  private final double[] weights = new double[Comparison.PATTERNS];

  /// How often two people have the same first name, and the same last name.
  private final double sameFirst;

  private final double sameLast;

  /// Pairs of which somebody said that they are two people, the smaller identifier first.
  private final Set<List<Integer>> dismissed;

  /// @param known how many of the records, the first ones, are compared with the others only; 0
  ///   where all are compared with all
  private Duplicates(ComparedRecords records, int known, Set<List<Integer>> dismissed) {
    this.records = records;
    this.dismissed = dismissed;
    this.isLinking = known > 0;
    this.pairs = new PairPatterns(records, known);
    this.model = new MatchModel(pairs.observed());
    model
        .patterns()
        .flatMap(pattern -> IntStream.of(pattern, withoutAddress(pattern)))
        .forEach(pattern -> weights[pattern] = model.weight(pattern));
    this.sameFirst = same(records.firstnames);
    this.sameLast = same(records.lastnames);
  }

  /// Compares everyone's records; costs some seconds for a hundred thousand.
  public static Duplicates of(History history) {
    return new Duplicates(new ComparedRecords(history), 0, dismissed(history));
  }

  /// Compares the records of a list with those that are known. Nobody is twice on either side, and
  /// half of the list is expected to be known until the records tell otherwise, so that also a few
  /// rows are told apart.
  ///
  /// @param last the identifier of the last one who is known; those of the list come behind
  public static Duplicates linking(History history, int last) {
    ComparedRecords records = new ComparedRecords(history);
    int known = (int) Arrays.stream(records.personIds).filter(id -> id <= last).count();
    return known == 0 || known == records.size
        ? new Duplicates(new ComparedRecords(History.of(List.of())), 0, Set.of())
        : new Duplicates(records, known, dismissed(history));
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
    double usual = same * records.size;
    // among a few records each name is as rare as any
    double count = Math.max(Math.min(LEAST_NAMESAKES, usual), names.counted(name));
    double rarity = MatchModel.log2(usual / count);
    return isTogether ? Math.min(0, rarity) : rarity; // a rare name is a father's too
  }

  /// The pairs with at least that score, the best first.
  public List<Pair> pairs(double least) {
    return IntStream.range(0, pairs.size())
        .parallel()
        .filter(i -> score(i) >= least && !isContradiction(pairs.pattern(i)))
        .mapToObj(this::pair)
        .filter(pair -> !dismissed.contains(List.of(pair.personId, pair.otherId)))
        .sorted(Pair.ORDER)
        .toList();
  }

  private static boolean isContradiction(int pattern) {
    return Comparison.BIRTH.of(pattern) == Comparison.BIRTH.different();
  }

  private double score(int candidate) {
    return score(weighed(candidate), pairs.first(candidate));
  }

  private double score(int pattern, int one) {
    return weights[pattern]
        + rarity(Comparison.FIRST_NAME, pattern, one)
        + rarity(Comparison.LAST_NAME, pattern, one);
  }

  /// The pattern by which a pair is weighed: its own; or where that says more, the one without the
  /// street that people of one name share. Those who live together have names in common, so they
  /// say less there; but that a row has the street of her name as well can't speak against her.
  private int weighed(int candidate) {
    int pattern = pairs.pattern(candidate);
    boolean isAlike =
        Comparison.ADDRESS.of(pattern) == Comparison.SAME
            && Comparison.FIRST_NAME.of(pattern) == Comparison.SAME;
    if (!isLinking || !isAlike) {
      return pattern;
    }
    int apart = withoutAddress(pattern);
    int one = pairs.first(candidate);
    return score(apart, one) > score(pattern, one) ? apart : pattern;
  }

  private static int withoutAddress(int pattern) {
    return pattern & ~Comparison.ADDRESS.pattern(Comparison.MASK);
  }

  private Pair pair(int candidate) {
    int pattern = pairs.pattern(candidate);
    int weighed = weighed(candidate);
    int one = pairs.first(candidate);
    List<Evidence> evidence = new ArrayList<>();
    for (Comparison comparison : Comparison.values()) {
      evidence.add(
          new Evidence(
              comparison.word(),
              comparison.word(comparison.of(pattern)),
              model.weight(comparison, weighed) + rarity(comparison, weighed, one)));
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
        records.personIds[pairs.second(candidate)],
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
            pairs.size(),
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
