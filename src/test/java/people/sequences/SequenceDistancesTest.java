package people.sequences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.sequences.PublishedSequences.*;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Distances of sequences")
class SequenceDistancesTest {

  private static void assertDistances(String expected, Sequences sequences, DistanceMethod method) {
    double[][] matrix = matrix(expected);
    Distances distances = Distances.of(sequences, method);
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[i].length; j++) {
        assertEquals(matrix[i][j], distances.ofPeople(i, j), 2e-5, "row " + i + ", column " + j);
      }
    }
  }

  @Test
  @DisplayName("are TraMineR's of actcal: Hamming")
  void hamming() {
    assertDistances(
        """
         0 12  0  9 12  1 12 12 12 12
        12  0 12 12  5 11  7  5  5  5
         0 12  0  9 12  1 12 12 12 12
         9 12  9  0 12  9 12 12 12 12
        12  5 12 12  0 12 12  0  0  0
         1 11  1  9 12  0 11 12 12 12
        12  7 12 12 12 11  0 12 12 12
        """,
        actcal(),
        DistanceMethod.hamming());
  }

  @Test
  @DisplayName("dynamic Hamming")
  void dynamicHamming() {
    assertDistances(
        """
         0.0 47.0  0.0 35 48.0  3.33333333333 47.0 48.0
        47.0  0.0 47.0 48 19.1 43.66666666667 27.3 19.1
         0.0 47.0  0.0 35 48.0  3.33333333333 47.0 48.0
        35.0 48.0 35.0  0 48.0 35.00000000000 48.0 48.0
        48.0 19.1 48.0 48  0.0 48.00000000000 46.4  0.0
        3.33333333333 43.6666666667  3.33333333333  35 48.0  0.0 43.6666666667 48.0
        47.0 27.3 47.0 48 46.4 43.6666666667 0.0 46.4
        """,
        actcal(),
        DistanceMethod.dynamicHamming());
  }

  @Test
  @DisplayName("optimal matching with constant costs, and with those of transition rates")
  void optimalMatching() {
    assertDistances(
        """
         0 24  0 18 24  2 24 24
        24  0 24 24 10 22 14 10
         0 24  0 18 24  2 24 24
        18 24 18  0 24 18 24 24
        24 10 24 24  0 24 24  0
         2 22  2 18 24  0 22 24
        24 14 24 24 24 22  0 24
        """,
        actcal(),
        DistanceMethod.optimalMatching());
    assertDistances(
        """
         0.0000 23.6875        0.0000 17.0000000000 24.0000000000  1.9375000000 23.2500000000
        23.6875  0.0          23.6875 23.8125000000 9.58946078431 21.7500000000 13.4252450980
         0.0000 23.6875        0.0000 17.0000000000 24.0000000000  1.9375000000 23.2500000000
        17.0000 23.8125       17.0000  0.0000000000 24.0000000000 17.1111111111 23.8125000000
        24.0000 9.58946078431 24.0000 24.0000000000  0.0000000000 23.9178921569 23.0147058824
         1.9375 21.75          1.9375 17.1111111111 23.9178921569  0.0000000000 21.3125000000
        23.2500 13.4252450980 23.2500 23.8125000000 23.0147058824 21.3125000000  0.0000000000
        """,
        actcal(),
        DistanceMethod.optimalMatching().withTransitionCosts());
  }

  @Test
  @DisplayName("and of ex1, whose missing cells differ from every state, but for those at the ends")
  void missing() {
    assertDistances(
        """
         0 20 20 16  4 17
        20  0 14 12 20 17
        20 14  0 16 20 17
        16 12 16  0 14 17
         4 20 20 14  0 17
        17 17 17 17 17  0
        """,
        ex1(),
        DistanceMethod.optimalMatching());
    assertDistances(
        """
         0 13 12 12  6 10
        13  0  9  6 10 10
        12  9  0  9 11 10
        12  6  9  0  9  9
         6 10 11  9  0  9
        10 10 10  9  9  0
        """,
        ex1(),
        DistanceMethod.hamming());
  }

  @Test
  @DisplayName(
      "of optimal matching are those of its plain table, for many of all lengths and costs")
  void plainTable() {
    List<List<Double>> costs =
        List.of(List.of(0.0, 1.5, 0.7), List.of(1.5, 0.0, 2.25), List.of(0.7, 2.25, 0.0));
    Sequences whole = random(150, 23, 3, 0.4);
    SplittableRandom random = new SplittableRandom(5);
    List<List<String>> rows = new ArrayList<>();
    for (int person = 0; person < whole.size(); person++) {
      List<String> row = new ArrayList<>();
      int from = random.nextInt(5);
      int to = random.nextInt(15, 24);
      for (int cell = 0; cell < 23; cell++) {
        boolean isMissing = cell < from || cell >= to || random.nextInt(20) == 0;
        row.add(isMissing ? "*" : whole.states().get(whole.state(person, cell)));
      }
      rows.add(row);
    }
    Sequences sequences = Sequences.of(whole.grid(), whole.states(), rows);
    Distances distances =
        Distances.of(sequences, DistanceMethod.optimalMatching().indel(0.8).withCosts(costs));
    for (int i = 0; i < sequences.size(); i++) {
      for (int j = 0; j < sequences.size(); j += 7) {
        assertEquals(
            matched(trimmed(rows.get(i)), trimmed(rows.get(j)), costs, 0.8),
            distances.ofPeople(i, j),
            1e-9);
      }
    }
  }

  private static List<String> trimmed(List<String> row) {
    List<String> cells = new ArrayList<>(row);
    while (cells.getFirst().equals("*")) {
      cells.removeFirst();
    }
    while (cells.getLast().equals("*")) {
      cells.removeLast();
    }
    return cells;
  }

  private static double matched(
      List<String> one, List<String> other, List<List<Double>> costs, double indel) {
    double[][] table = new double[one.size() + 1][other.size() + 1];
    for (int i = 0; i <= one.size(); i++) {
      for (int j = 0; j <= other.size(); j++) {
        if (i == 0 || j == 0) {
          table[i][j] = (i + j) * indel;
        } else {
          String a = one.get(i - 1);
          String b = other.get(j - 1);
          double cost =
              a.equals(b)
                  ? 0
                  : a.equals("*") || b.equals("*")
                      ? 2.25
                      : costs.get(a.charAt(1) - '0').get(b.charAt(1) - '0');
          table[i][j] =
              Math.min(
                  table[i - 1][j - 1] + cost, indel + Math.min(table[i - 1][j], table[i][j - 1]));
        }
      }
    }
    return table[one.size()][other.size()];
  }

  @Test
  @DisplayName("refuse costs that are none")
  void refused() {
    assertEquals(
        "a substitution for 2.0 and an insertion for 0.0; expected costs above 0",
        assertThrows(
                IllegalArgumentException.class, () -> DistanceMethod.optimalMatching().indel(0))
            .getMessage());
    DistanceMethod few = DistanceMethod.hamming().withCosts(List.of(List.of(0.0, 1.0)));
    assertEquals(
        "costs of 1 states; expected 4 rows of as many",
        assertThrows(IllegalArgumentException.class, () -> Distances.of(actcal(), few))
            .getMessage());
    assertEquals(
        "dynamic Hamming distances have costs of each cell; expected other distances",
        assertThrows(
                IllegalArgumentException.class,
                () -> DistanceMethod.dynamicHamming().withTransitionCosts())
            .getMessage());
  }
}
