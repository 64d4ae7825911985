package people.sequences;

import module java.base;

/// The two examples in the documentation of the R package TraMineR, typed off: `ex1`, and the first
/// ten rows of `actcal` (activity from January to December 2000; Swiss Household Panel, as its help
/// pages `seqST` and `seqdss` use them). What the package gives for them is that of version 2.2-12.
final class PublishedSequences {

  static final List<String> STATES = List.of("A", "B", "C", "D");

  /// Weights of the rows of `ex1`.
  static final double[] WEIGHTS = {17.7, 4.9, 5.1, 29.3, 0.7, 2.3};

  private PublishedSequences() {}

  /// Without the row that has no state.
  static Sequences ex1() {
    return of(
        """
        ***AAAAAAAAAA
        DDDBBBBBBB***
        *DDDDDDDDDD**
        AA**BBBBDD***
        A*AAAA*AAA***
        ***CCCCCCC***
        """);
  }

  static Sequences weightedEx1() {
    return ex1().weighted(person -> WEIGHTS[person - 1]);
  }

  static Sequences actcal() {
    return of(
        """
        BBBBBBBBBBBB
        DDDDAAAAAAAD
        BBBBBBBBBBBB
        CCCCCCCCCBBB
        AAAAAAAAAAAA
        DBBBBBBBBBBB
        DDDDDDDDDDDD
        AAAAAAAAAAAA
        AAAAAAAAAAAA
        AAAAAAAAAAAA
        """);
  }

  static Sequences of(String rows) {
    List<List<String>> states = rows.lines().map(row -> List.of(row.split(""))).toList();
    int cells = states.getFirst().size();
    return Sequences.of(SequenceGrid.years(2000, 1999 + cells), STATES, states);
  }

  /// Made-up ones of so many different lives, the same each time.
  static Sequences random(int size, int cells, int states, double change) {
    SplittableRandom random = new SplittableRandom(11);
    List<String> names = IntStream.range(0, states).mapToObj(i -> "S" + i).toList();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<String> row = new ArrayList<>();
      int state = random.nextInt(states);
      for (int cell = 0; cell < cells; cell++) {
        state = random.nextDouble() < change ? random.nextInt(states) : state;
        row.add(names.get(state));
      }
      rows.add(row);
    }
    return Sequences.of(SequenceGrid.years(1900, 1899 + cells), names, rows);
  }

  /// A matrix of distances as R prints it.
  static double[][] matrix(String rows) {
    return rows.lines()
        .map(row ->
            Arrays.stream(row.strip().split("\\s+")).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }
}
