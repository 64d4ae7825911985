package people.sequences;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.sequences.PublishedSequences.*;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.sequences.SequenceShapes.SequenceShape;

@DisplayName("Measures of sequences are those of TraMineR:")
class SequenceMeasuresTest {

  private static final double NEAR = 1e-10;

  private static double[] each(Sequences sequences, ToDoubleFunction<SequenceShape> measure) {
    return SequenceShapes.of(sequences).stream().mapToDouble(measure).toArray();
  }

  @Test
  @DisplayName("entropy, turbulence and complexity of each sequence of actcal")
  void shapes() {
    assertArrayEquals(
        new double[] {0, 0.489934378326, 0, 0.405639062230, 0, 0.206908425152, 0, 0, 0, 0},
        each(actcal(), SequenceShape::entropy),
        NEAR);
    assertArrayEquals(
        new double[] {1, 4.24792751344, 1, 3.37851162325, 1, 2, 1, 1, 1, 1},
        each(actcal(), SequenceShape::turbulence),
        NEAR);
    assertArrayEquals(
        new double[] {0, 0.298461015674, 0, 0.192031972298, 0, 0.137149031466, 0, 0, 0, 0},
        each(actcal(), SequenceShape::complexity),
        NEAR);
  }

  @Test
  @DisplayName(
      "the same of ex1, whose missing cells are left out, as with seqdef(left, gaps, right ="
          + " \"DEL\")")
  void shapesWithGaps() {
    assertArrayEquals(
        new double[] {0, 0.440645449615, 0, 0.75, 0, 0}, each(ex1(), SequenceShape::entropy), NEAR);
    assertArrayEquals(
        new double[] {1, 3.76553474636, 1, 4.79518020811, 1, 1},
        each(ex1(), SequenceShape::turbulence),
        NEAR);
    assertArrayEquals(
        new double[] {0, 0.221270435243, 0, 0.462910049886, 0, 0},
        each(ex1(), SequenceShape::complexity),
        NEAR);
    assertArrayEquals(new double[] {10, 10, 10, 8, 8, 7}, each(ex1(), SequenceShape::cells));
    assertArrayEquals(new double[] {0, 1, 0, 2, 0, 0}, each(ex1(), SequenceShape::changes));
    assertArrayEquals(new double[] {1, 2, 1, 3, 1, 1}, each(ex1(), SequenceShape::visited));
  }

  @Test
  @DisplayName("the number of different subsequences, also of very many")
  void subsequences() {
    // "", a, b, aa, ab, ba, aba
    assertEquals(
        Math.log(7) / Math.log(2), SequenceShapes.logSubsequences(new int[] {0, 1, 0}), NEAR);
    assertEquals(3, SequenceShapes.logSubsequences(new int[] {0, 1, 2}), NEAR);
    // of two states in turn: 1, 2, 4, 7, 12, … the sums of Fibonacci's numbers
    int[] turns = IntStream.range(0, 3000).map(i -> i % 2).toArray();
    double golden = (1 + Math.sqrt(5)) / 2;
    double fibonacci = 3003 * Math.log(golden) - Math.log(Math.sqrt(5)); // less 1
    assertEquals(fibonacci / Math.log(2), SequenceShapes.logSubsequences(turns), 1e-6);
  }

  @Test
  @DisplayName("mean times with their standard errors, of actcal and of ex1 with weights")
  void meanTimes() {
    List<MeanTimes.MeanTime> rows = MeanTimes.of(actcal()).rows();
    assertArrayEquals(
        new double[] {5.5, 3.8, 0.9, 1.8},
        rows.stream().mapToDouble(MeanTimes.MeanTime::cells).toArray(),
        NEAR);
    assertArrayEquals(
        new double[] {1.89296944860, 1.74355957742, 0.9, 1.23648246607},
        rows.stream().mapToDouble(MeanTimes.MeanTime::standardError).toArray(),
        NEAR);
    assertArrayEquals(
        new int[] {5, 4, 1, 3}, rows.stream().mapToInt(MeanTimes.MeanTime::people).toArray());
    List<MeanTimes.MeanTime> weighted = MeanTimes.of(weightedEx1()).rows();
    assertArrayEquals(
        new double[] {4.02, 2.525, 0.268333333333, 2.071666666667},
        weighted.stream().mapToDouble(MeanTimes.MeanTime::cells).toArray(),
        NEAR);
    // TraMineR's standard deviation, over the effective number of people and not the sum of weights
    double effective = 60 * 60 / Arrays.stream(WEIGHTS).map(each -> each * each).sum();
    assertEquals(4.93346701491 / Math.sqrt(effective), weighted.getFirst().standardError(), NEAR);
  }

  @Test
  @DisplayName("transition rates of actcal, and of ex1 with weights and missing cells")
  void transitionRates() {
    assertRates(
        """
        0.980392156863 0 0 0.0196078431373
        0 1 0 0
        0 0.111111111111 0.888888888889 0
        0.0625 0.0625 0 0.875
        """,
        TransitionRates.of(actcal()));
    assertRates(
        """
        1 0 0 0
        0 0.8001364256480 0 0.199863574352
        0 0 1 0
        0 0.0545050055617 0 0.945494994438
        """,
        TransitionRates.of(weightedEx1()));
  }

  private static void assertRates(String expected, TransitionRates rates) {
    double[][] matrix = matrix(expected);
    for (int before = 0; before < 4; before++) {
      for (int after = 0; after < 4; after++) {
        assertEquals(matrix[before][after], rates.rate(0, before, after), NEAR);
      }
    }
  }

  @Test
  @DisplayName("stretches of cells add up to all of them")
  void stretches() {
    Sequences sequences = random(50, 37, 4, 0.3);
    TransitionRates all = TransitionRates.of(sequences);
    for (int length : new int[] {1, 5, 36, 100}) {
      TransitionRates parts = TransitionRates.of(sequences, length);
      assertEquals((37 + length - 1) / length, parts.starts().length);
      long sum = 0;
      for (int i = 0; i < parts.starts().length; i++) {
        sum += parts.counts()[i][1][2];
      }
      assertEquals(all.counts()[0][1][2], sum);
    }
    int[] first = {0, 0};
    for (int person = 0; person < 50; person++) {
      first[0] += sequences.state(person, 0) == 1 ? 1 : 0;
      first[1] += sequences.state(person, 0) == 1 && sequences.state(person, 1) == 2 ? 1 : 0;
    }
    assertEquals(
        (double) first[1] / first[0], TransitionRates.of(sequences, 1).rate(1, 1, 2), NEAR);
  }

  @Test
  @DisplayName("the distribution of states with its entropy, of actcal and of ex1 with weights")
  void distribution() {
    StateDistribution actcal = StateDistribution.of(actcal());
    assertArrayEquals(new double[] {5, 4, 0, 1}, actcal.rows().get(10).people(), NEAR);
    // rounded to two digits as printed: 0.92 0.92 … 0.84 … 0.68 0.68 0.76
    assertEquals("0.92 0.92 0.92 0.92 0.84 0.84 0.84 0.84 0.84 0.68 0.68 0.76", entropies(actcal));
    StateDistribution ex1 = StateDistribution.of(weightedEx1());
    assertEquals(
        "0.29 0.41 0.17 0.79 0.73 0.73 0.73 0.73 0.73 0.73 0.38 0.00 0.00", entropies(ex1));
    assertEquals(34.9, ex1.rows().getFirst().observed(), NEAR);
    assertEquals(3, ex1.rows().getFirst().count());
    assertEquals(0, ex1.rows().getFirst().modal());
    assertEquals(3, ex1.rows().get(2).modal());
  }

  private static String entropies(StateDistribution distribution) {
    return distribution.rows().stream()
        .map(cell -> String.format(Locale.ROOT, "%.2f", cell.entropy()))
        .collect(Collectors.joining(" "));
  }

  @Test
  @DisplayName("the most frequent sequences of ex1 in compact notation")
  void patterns() {
    SequencePatterns patterns = SequencePatterns.of(weightedEx1());
    assertEquals(
        List.of(
            "A/2-*/2-B/4-D/2 29.3",
            "*/3-A/10 17.7",
            "*/1-D/10-*/2 5.1",
            "D/3-B/7-*/3 4.9",
            "*/3-C/7-*/3 2.3",
            "A/1-*/1-A/4-*/1-A/3-*/3 0.7"),
        patterns.rows().stream()
            .map(each -> each.text() + " " + each.weight())
            .map(each -> each.replace("D/2-*/3", "D/2"))
            .toList());
    SequencePatterns actcal = SequencePatterns.of(actcal());
    assertEquals("A/12", actcal.rows().getFirst().text());
    assertEquals(4, actcal.rows().getFirst().people());
    assertEquals(0.4, actcal.rows().getFirst().share(), NEAR);
    assertEquals("D/4-A/7-D/1", actcal.rows().get(actcal.of()[1]).text());
  }
}
