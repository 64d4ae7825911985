package people.sequences;

import module java.base;

/// The sequences that differ, commonest first: TraMineR's `seqtab`.
///
/// @param rows one for each
/// @param of by person the row that hers is
public record SequencePatterns(List<Pattern> rows, int[] of) {

  /// A sequence of one or several people.
  ///
  /// @param person the first one whose it is, by number
  /// @param text as [Sequences#text]
  /// @param people how many have it, and `weight` what they weigh
  /// @param share of all, by weight
  /// @param uncertain how many of them have it only if an uncertain date is as it is taken
  public record Pattern(
      int person, String text, int people, double weight, double share, int uncertain) {}

  /// The runs of one person, as a key.
  private static final class RunKey {

    private final Runs runs;
    private final int from;
    private final int to;
    private final int hash;

    RunKey(Runs runs, int person) {
      this.runs = runs;
      this.from = runs.firsts()[person];
      this.to = runs.firsts()[person + 1];
      int hash = 1;
      for (int run = from; run < to; run++) {
        hash = 31 * (31 * hash + runs.states()[run]) + runs.starts()[run];
      }
      this.hash = hash;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof RunKey key
          && Arrays.equals(runs.states(), from, to, runs.states(), key.from, key.to)
          && Arrays.equals(runs.starts(), from, to, runs.starts(), key.from, key.to);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /// Costs a pass over the runs of states, and an entry of a hash map for each sequence that
  /// differs.
  public static SequencePatterns of(Sequences sequences) {
    Runs runs = sequences.runs;
    Map<RunKey, Integer> numbers = new HashMap<>();
    int[] of = new int[runs.people()];
    List<double[]> sums = new ArrayList<>(); // person, people, weight, uncertain
    double all = 0;
    for (int person = 0; person < of.length; person++) {
      of[person] = numbers.computeIfAbsent(new RunKey(runs, person), _ -> sums.size());
      if (of[person] == sums.size()) {
        sums.add(new double[] {person, 0, 0, 0});
      }
      double[] sum = sums.get(of[person]);
      double weight = sequences.weight(person);
      sum[1]++;
      sum[2] += weight;
      sum[3] += sequences.isCertain(person) ? 0 : 1;
      all += weight;
    }
    double total = all;
    List<Integer> order =
        IntStream.range(0, sums.size())
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer row) -> -sums.get(row)[2])
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    List<String> codes = sequences.codes();
    int[] places = new int[order.size()];
    List<Pattern> rows = new ArrayList<>(order.size());
    for (int row : order) {
      double[] sum = sums.get(row);
      places[row] = rows.size();
      int person = (int) sum[0];
      rows.add(
          new Pattern(
              person,
              sequences.text(person, codes),
              (int) sum[1],
              sum[2],
              sum[2] / total,
              (int) sum[3]));
    }
    for (int person = 0; person < of.length; person++) {
      of[person] = places[of[person]];
    }
    return new SequencePatterns(List.copyOf(rows), of);
  }
}
