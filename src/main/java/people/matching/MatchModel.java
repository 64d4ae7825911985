package people.matching;

import module java.base;

/// The weights of each level of each [Comparison], and how likely any two records are of one
/// person: the model of I. P. Fellegi and A. B. Sunter, *A Theory for Record Linkage*, JASA 64
/// (1969) 1183, estimated from the records themselves.
///
/// `m` is how often records of one person are at a level, `u` how often those of two people are;
/// the weight is the binary logarithm of m/u. The unknown level has no weight. People who live
/// together have names and births in common, and those born at one time have names in fashion; so u
/// is estimated by itself for pairs with a street in common and for those without, and of names
/// also for pairs born within three years and for others.
final class MatchModel {

  /// Patterns of pairs by how often each is there.
  ///
  /// @param candidates pairs that may be of one person: nearly all of those are among them
  /// @param random pairs picked from all
  /// @param together pairs picked from those with a street in common
  /// @param pairs how many there are in all
  /// @param togetherPairs how many have a street in common
  /// @param records how many there are
  /// @param rows how many of them are rows of a list that are compared with the others; 0 where all
  ///   are compared with all
  record Observed(
      long[] candidates,
      long[] random,
      long[] together,
      double pairs,
      double togetherPairs,
      int records,
      int rows) {}

  /// A share of the records, that are expected to have a double before any pair is looked at.
  private static final double EXPECTED_SHARE = 0.01;

  /// A share of the rows of a list, that are expected to be of somebody known before any pair is
  /// looked at; as many rows count that.
  private static final double EXPECTED_LINKED = 0.5;

  private static final double EXPECTED_ROWS = 10;

  /// As many pairs count what is expected of records of one person.
  private static final double EXPECTED_WEIGHT = 20;

  /// The same of two people.
  private static final double EXPECTED_OF_TWO = 50;

  /// A register has some doubles, even where none was found: one, and one in so many records.
  private static final double RECORDS_OF_A_DOUBLE = 1000;

  /// Sons have their fathers' names, and twins are born on one day.
  private static final double LEAST_NAMESAKES = 0.03;

  private static final double LEAST_TWINS = 0.003;

  private static final int MOST_ROUNDS = 200;
  private static final double SMALL = 1e-4;

  private static final Comparison[] COMPARISONS = Comparison.values();

  // the groups of pairs for which u is estimated by itself, by bits
  private static final int APART = 0;
  private static final int TOGETHER = 1;
  private static final int OF_AN_AGE = 2;
  private static final int GROUPS = 4;

  private final Observed observed;

  /// The patterns that are there.
  private final int[] patterns;

  /// By comparison and level.
  private final double[][] m = new double[COMPARISONS.length][];

  /// By group, comparison and level.
  private final double[][][] u = new double[GROUPS][COMPARISONS.length][];

  /// How likely two records are of one person.
  private double prior;

  /// Estimates all of it by expectation maximisation (A. P. Dempster, N. M. Laird, D. B. Rubin, J.
  /// R. Stat. Soc. B 39 (1977) 1).
  MatchModel(Observed observed) {
    this.observed = observed;
    this.patterns =
        IntStream.range(0, Comparison.PATTERNS)
            .filter(pattern ->
                (observed.candidates[pattern]
                        | observed.random[pattern]
                        | observed.together[pattern])
                    != 0)
            .toArray();
    double doubles =
        observed.rows > 0 ? EXPECTED_LINKED * observed.rows : EXPECTED_SHARE * observed.records;
    prior = Math.min(0.5, doubles / Math.max(1, observed.pairs));
    for (Comparison comparison : COMPARISONS) {
      m[comparison.ordinal()] = comparison.expected();
    }
    estimateOthers(_ -> 0);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double before = prior;
      double[][] mBefore = Arrays.stream(m).map(double[]::clone).toArray(double[][]::new);
      double[] probabilities = new double[Comparison.PATTERNS];
      for (int pattern : patterns) {
        probabilities[pattern] = probability(weight(pattern));
      }
      estimateMatches(probabilities);
      estimateOthers(pattern -> probabilities[pattern]);
      if (Math.abs(prior / before - 1) < SMALL && isNear(m, mBefore)) {
        break;
      }
    }
  }

  private static boolean isNear(double[][] one, double[][] other) {
    for (int i = 0; i < one.length; i++) {
      for (int j = 0; j < one[i].length; j++) {
        if (Math.abs(one[i][j] - other[i][j]) > SMALL) {
          return false;
        }
      }
    }
    return true;
  }

  private void estimateMatches(double[] probabilities) {
    double[][] counts = new double[COMPARISONS.length][];
    for (Comparison comparison : COMPARISONS) {
      counts[comparison.ordinal()] =
          Arrays.stream(comparison.expected()).map(share -> share * EXPECTED_WEIGHT).toArray();
    }
    double matches = 0;
    for (int pattern : patterns) {
      double expected = observed.candidates[pattern] * probabilities[pattern];
      matches += expected;
      for (Comparison comparison : COMPARISONS) {
        counts[comparison.ordinal()][comparison.of(pattern)] += expected;
      }
    }
    prior = Math.min(0.5, doubles(matches) / Math.max(1, observed.pairs));
    for (Comparison comparison : COMPARISONS) {
      double[] shares = shares(counts[comparison.ordinal()]);
      double rare = sum(Arrays.copyOfRange(shares, comparison.firstRare, shares.length));
      if (rare > comparison.mostRare) {
        for (int level = 1; level < shares.length; level++) {
          shares[level] *=
              level < comparison.firstRare
                  ? (1 - comparison.mostRare) / (1 - rare)
                  : comparison.mostRare / rare;
        }
      }
      m[comparison.ordinal()] = shares;
    }
  }

  /// How many pairs are of one person, by how many were found and how many are expected.
  private double doubles(double found) {
    if (observed.rows == 0) {
      return Math.max(1 + observed.records / RECORDS_OF_A_DOUBLE, found);
    }
    return observed.rows
        * (found + EXPECTED_LINKED * EXPECTED_ROWS)
        / (observed.rows + EXPECTED_ROWS);
  }

  /// @param probabilities that a pattern is that of one person
  private void estimateOthers(IntToDoubleFunction probabilities) {
    double[][][] counts = new double[GROUPS][COMPARISONS.length][];
    for (int group = 0; group < GROUPS; group++) {
      for (Comparison comparison : COMPARISONS) {
        counts[group][comparison.ordinal()] =
            Arrays.stream(comparison.expectedOfTwo((group & TOGETHER) != 0))
                .map(share -> share * EXPECTED_OF_TWO)
                .toArray();
      }
    }
    double together = 0;
    double all = 0;
    for (int pattern : patterns) {
      double two = 1 - probabilities.applyAsDouble(pattern);
      double ofTogether = observed.together[pattern] * two;
      double ofRandom = areTogether(pattern) ? 0 : observed.random[pattern] * two;
      all += observed.together[pattern];
      together += ofTogether;
      for (Comparison comparison : COMPARISONS) {
        int age = group(comparison, pattern) & OF_AN_AGE;
        int number = comparison.ordinal();
        counts[TOGETHER | age][number][comparison.of(pattern)] += ofTogether;
        counts[APART | age][number][comparison.of(pattern)] += ofRandom;
      }
    }
    for (int group = 0; group < GROUPS; group++) {
      for (Comparison comparison : COMPARISONS) {
        u[group][comparison.ordinal()] = shares(counts[group][comparison.ordinal()]);
      }
      if ((group & TOGETHER) != 0) {
        raise(u[group][Comparison.FIRST_NAME.ordinal()], LEAST_NAMESAKES);
        raise(u[group][Comparison.BIRTH.ordinal()], LEAST_TWINS);
      }
    }

    // a street in common is too rare to be met at random
    int address = Comparison.ADDRESS.ordinal();
    double known = 1 - counts[APART][address][Comparison.UNKNOWN] / sum(counts[APART][address]);
    double share = all == 0 ? 0 : together / all * observed.togetherPairs;
    double ofAll = Math.min(0.5, (share + 1) / Math.max(1, known * observed.pairs));
    double[] shares = u[APART][address];
    double others = shares[Comparison.SAME];
    for (int level = 0; level < shares.length; level++) {
      shares[level] = level == Comparison.SAME ? ofAll : shares[level] * (1 - ofAll) / (1 - others);
    }
  }

  /// The group by which u of a comparison is estimated.
  private static int group(Comparison comparison, int pattern) {
    int birth = Comparison.BIRTH.of(pattern);
    boolean isOfAnAge = birth != Comparison.UNKNOWN && birth != Comparison.BIRTH.different();
    return switch (comparison) {
      case ADDRESS -> APART;
      case BIRTH -> mayBeTwins(pattern) ? TOGETHER : APART;
      case SOURCE -> areTogether(pattern) ? TOGETHER : APART;
      case FIRST_NAME, LAST_NAME ->
          (areTogether(pattern) ? TOGETHER : APART) | (isOfAnAge ? OF_AN_AGE : 0);
    };
  }

  private static boolean areTogether(int pattern) {
    return Comparison.ADDRESS.of(pattern) == Comparison.SAME;
  }

  /// Whether they may be born on one day for being twins, who have different names.
  private static boolean mayBeTwins(int pattern) {
    int first = Comparison.FIRST_NAME.of(pattern);
    int last = Comparison.LAST_NAME.of(pattern);
    boolean haveSameLast = last == Comparison.SAME || last == Comparison.FORMER;
    return first != Comparison.SAME && areTogether(pattern)
        || first == Comparison.FIRST_NAME.different() && haveSameLast;
  }

  private static void raise(double[] shares, double least) {
    if (shares[Comparison.SAME] < least) {
      double rest = (1 - least) / (1 - shares[Comparison.SAME]);
      for (int level = 1; level < shares.length; level++) {
        shares[level] *= rest;
      }
      shares[Comparison.SAME] = least;
    }
  }

  private static double sum(double[] counts) {
    return Arrays.stream(counts).sum();
  }

  /// The shares of the known levels, which add up to 1.
  private static double[] shares(double[] counts) {
    double known = sum(counts) - counts[Comparison.UNKNOWN];
    double[] shares = new double[counts.length];
    for (int level = 1; level < counts.length; level++) {
      shares[level] = counts[level] / known;
    }
    return shares;
  }

  // ---- what was estimated

  /// The logarithm of how likely any two records are of one person, against two.
  double priorWeight() {
    return log2(prior / (1 - prior));
  }

  /// How often records of one person are at a level.
  double m(Comparison comparison, int level) {
    return m[comparison.ordinal()][level];
  }

  /// The patterns that there are.
  IntStream patterns() {
    return Arrays.stream(patterns);
  }

  /// How often records of two people are at a level, in pairs of a pattern.
  double u(Comparison comparison, int level, int pattern) {
    return u[group(comparison, pattern)][comparison.ordinal()][level];
  }

  /// The weight of one comparison in a pattern; 0 when it is unknown. What is the same never speaks
  /// against one person, and nothing that is less alike speaks more for one, however rare it is in
  /// the sample; but several sources have somebody more often than one source twice.
  double weight(Comparison comparison, int pattern) {
    int level = comparison.of(pattern);
    return level == Comparison.UNKNOWN
        ? 0
        : switch (comparison) {
          case FIRST_NAME, LAST_NAME, BIRTH -> {
            double same = Math.max(0, weight(comparison, Comparison.SAME, pattern));
            yield level == Comparison.SAME
                ? same
                : Math.min(weight(comparison, level, pattern), same);
          }
          case ADDRESS -> {
            double weight = Math.max(0, weight(comparison, Comparison.SAME, pattern));
            for (int less = Comparison.SAME_CITY; less <= level; less++) {
              weight = Math.min(weight, weight(comparison, less, pattern));
            }
            yield weight;
          }
          case SOURCE -> weight(comparison, level, pattern);
        };
  }

  private double weight(Comparison comparison, int level, int pattern) {
    return log2(m(comparison, level) / u(comparison, level, pattern));
  }

  /// The weight of a pattern, all in all.
  double weight(int pattern) {
    double weight = priorWeight();
    for (Comparison comparison : COMPARISONS) {
      weight += weight(comparison, pattern);
    }
    return weight;
  }

  /// The probability that a weight stands for.
  static double probability(double weight) {
    return 1 / (1 + Math.pow(2, -weight));
  }

  static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
