package people.matching;

import module java.base;

/// The comparisons between two records, each with its levels of likeness. The level 0 of each says
/// that one of them does not tell, which is no evidence; the last one is the least alike.
enum Comparison {
  FIRST_NAME(
      "first name",
      6,
      0.05,
      List.of(
          "same", "part or initial", "misspelt", "alike", "exchanged with last name", "different"),
      shares(0.80, 0.06, 0.08, 0.01, 0.02, 0.03),
      shares(0.01, 0.002, 0.002, 0.004, 0.001, 0.981),
      shares(0.03, 0.002, 0.002, 0.004, 0.001, 0.961)),
  LAST_NAME(
      "last name",
      5,
      0.10,
      List.of("same", "former one", "misspelt", "alike", "different"),
      shares(0.80, 0.05, 0.10, 0.02, 0.03),
      shares(0.01, 0.003, 0.002, 0.004, 0.981),
      shares(0.50, 0.10, 0.02, 0.01, 0.37)),
  BIRTH(
      "birth",
      5,
      0.10,
      List.of(
          "same day",
          "day and month exchanged",
          "slip of the pen",
          "fits an inexact date",
          "within a year",
          "within three years",
          "contradicts"),
      shares(0.70, 0.05, 0.08, 0.12, 0.03, 0.015, 0.005),
      shares(0.0002, 0.0001, 0.001, 0.001, 0.02, 0.04, 0.9377),
      shares(0.003, 0.0001, 0.001, 0.001, 0.03, 0.08, 0.8849)),
  ADDRESS(
      "address",
      3,
      0.50,
      List.of("same street", "same city", "different"),
      shares(0.60, 0.20, 0.20),
      shares(0, 0.3, 0.7),
      shares(0, 0.3, 0.7)),
  SOURCE(
      "source",
      2,
      1,
      List.of("same", "different"),
      shares(0.20, 0.80),
      shares(0.20, 0.80),
      shares(0.20, 0.80));

  // the levels that others ask about
  static final int UNKNOWN = 0;
  static final int SAME = 1;
  static final int PART = 2;
  static final int FORMER = 2;
  static final int MISSPELT = 3;
  static final int ALIKE = 4;
  static final int EXCHANGED = 5;
  static final int SLIP = 3;
  static final int FITS = 4;
  static final int SAME_CITY = 2;

  /// How many bits a level takes in a pattern.
  private static final int BITS = 3;

  /// The greatest level that a pattern has room for.
  static final int MASK = (1 << BITS) - 1;

  /// How many patterns there are: combinations of a level of each.
  static final int PATTERNS = 1 << BITS * values().length;

  private final String word;

  /// The first of the levels that are rare among records of one person: to find many of these means
  /// that the estimate went astray.
  final int firstRare;

  /// The largest share that these levels may have together.
  final double mostRare;

  private final List<String> levels;

  /// What is expected of records of one person by level, before any are seen.
  private final double[] expected;

  /// The same of those of two people, and of two with a street in common.
  private final double[] expectedOfTwo;

  private final double[] expectedTogether;

  Comparison(
      String word,
      int firstRare,
      double mostRare,
      List<String> levels,
      double[] expected,
      double[] expectedOfTwo,
      double[] expectedTogether) {
    this.word = word;
    this.firstRare = firstRare;
    this.mostRare = mostRare;
    this.levels = levels;
    this.expected = expected;
    this.expectedOfTwo = expectedOfTwo;
    this.expectedTogether = expectedTogether;
  }

  /// @return by level; that of the unknown is 0
  private static double[] shares(double... known) {
    double[] shares = new double[known.length + 1];
    System.arraycopy(known, 0, shares, 1, known.length);
    return shares;
  }

  /// In words, such as `first name`.
  String word() {
    return word;
  }

  /// How many levels there are, the unknown one included.
  int size() {
    return levels.size() + 1;
  }

  /// The last level.
  int different() {
    return levels.size();
  }

  /// A level in words.
  String word(int level) {
    return level == UNKNOWN ? "unknown" : levels.get(level - 1);
  }

  /// How often records of one person are expected to be so, by level; that of the unknown is 0.
  double[] expected() {
    return expected.clone();
  }

  /// The same of two people.
  ///
  /// @param together whether they have a street in common
  double[] expectedOfTwo(boolean together) {
    return (together ? expectedTogether : expectedOfTwo).clone();
  }

  /// The level in a pattern.
  int of(int pattern) {
    return pattern >>> BITS * ordinal() & MASK;
  }

  /// A level as its part of a pattern.
  int pattern(int level) {
    return level << BITS * ordinal();
  }
}
