package people.sequences;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.sequences.PublishedSequences.*;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Clusters of sequences")
class SequenceClustersTest {

  private static Distances actcalByRates() {
    return Distances.of(actcal(), DistanceMethod.optimalMatching().withTransitionCosts());
  }

  @Test
  @DisplayName("of Ward join at the heights of R's hclust, of all people")
  void ward() {
    // hclust(as.dist(d), method = "ward.D2")$height, but for the joins of equal sequences at 0
    assertArrayEquals(
        new double[] {
          2.23723229311, 12.12981504452, 20.83611671222, 27.23586940562, 45.54040216695
        },
        WardTree.of(actcalByRates()).heights(),
        1e-5);
    Clusters three = Clusters.ward(actcalByRates(), 3);
    assertEquals(List.of(1, 0, 1, 2, 0, 1, 0, 0, 0, 0).stream().sorted().toList().size(), 10);
    assertEquals(three.cluster(4), three.cluster(1));
    assertEquals(three.cluster(0), three.cluster(5));
    assertEquals(10, three.rows().stream().mapToInt(Clusters.Cluster::people).sum());
  }

  @Test
  @DisplayName("around medoids cost no more than any other medoids, for small numbers of them")
  void medoids() {
    for (int clusters = 1; clusters <= 3; clusters++) {
      Distances distances = Distances.of(random(30, 12, 3, 0.3), DistanceMethod.optimalMatching());
      double found = cost(distances, Medoids.of(distances, clusters));
      double best = Double.MAX_VALUE;
      for (int i = 0; i < distances.size(); i++) {
        for (int j = 0; j <= (clusters > 1 ? i : 0); j++) {
          for (int k = 0; k <= (clusters > 2 ? j : 0); k++) {
            best = Math.min(best, cost(distances, i, clusters > 1 ? j : i, clusters > 2 ? k : i));
          }
        }
      }
      assertEquals(
          best, found, best / 50, clusters + " clusters"); // a swap at a time finds no more
    }
  }

  private static double cost(Distances distances, int... medoids) {
    double cost = 0;
    for (int row = 0; row < distances.size(); row++) {
      int each = row;
      cost +=
          distances.patterns().rows().get(row).weight()
              * Arrays.stream(medoids).mapToDouble(m -> distances.between(each, m)).min().orElse(0);
    }
    return cost;
  }

  @Test
  @DisplayName(
      "have medoids, silhouettes and shares that are right when they are worked out plainly")
  void plain() {
    Sequences sequences = random(60, 8, 3, 0.2);
    Distances distances = Distances.of(sequences, DistanceMethod.hamming());
    assertTrue(distances.size() < 60, "some people have the same sequence");
    for (Clusters clusters :
        List.of(Clusters.ward(distances, 4), Clusters.aroundMedoids(distances, 4))) {
      double sum = 0;
      for (int person = 0; person < 60; person++) {
        sum += silhouette(clusters, distances, person);
      }
      assertEquals(sum / 60, clusters.silhouette(), 1e-9);
      for (int cluster = 0; cluster < 4; cluster++) {
        Clusters.Cluster row = clusters.rows().get(cluster);
        int number = cluster;
        int[] people =
            IntStream.range(0, 60).filter(each -> clusters.cluster(each) == number).toArray();
        assertEquals(people.length, row.people());
        double least =
            Arrays.stream(people)
                .mapToDouble(each -> mean(distances, each, people))
                .min()
                .orElse(0);
        assertEquals(least, row.meanDistance(), 1e-9);
        assertEquals(least, mean(distances, row.medoid(), people), 1e-9);
      }
    }
  }

  private static double mean(Distances distances, int person, int[] people) {
    return Arrays.stream(people).mapToDouble(other -> distances.ofPeople(person, other)).sum()
        / people.length;
  }

  private static double silhouette(Clusters clusters, Distances distances, int person) {
    double within = 0;
    double nearest = Double.MAX_VALUE;
    for (int cluster = 0; cluster < clusters.rows().size(); cluster++) {
      int number = cluster;
      int[] people =
          IntStream.range(0, 60)
              .filter(each -> each != person && clusters.cluster(each) == number)
              .toArray();
      double mean = people.length == 0 ? -1 : mean(distances, person, people);
      if (cluster == clusters.cluster(person)) {
        within = mean;
      } else {
        nearest = Math.min(nearest, mean);
      }
    }
    return within < 0 ? 0 : (nearest - within) / Math.max(nearest, within);
  }

  @Test
  @DisplayName("are refused in numbers that there can't be")
  void refused() {
    assertEquals(
        "7 clusters of 6 different sequences; expected from 1 to 6",
        assertThrows(IllegalArgumentException.class, () -> Clusters.ward(actcalByRates(), 7))
            .getMessage());
  }

  @Test
  @DisplayName("are stood for by TraMineR's representatives, with its quality")
  void representatives() {
    Representatives found = Representatives.of(actcalByRates());
    assertEquals(1, found.rows().size());
    Representatives.Representative row = found.rows().getFirst();
    assertEquals(4, row.person()); // A-A-A-A-A-A-A-A-A-A-A-A
    assertEquals(10, row.assigned());
    assertEquals(4, row.near());
    assertEquals(12.8522058824, row.meanDistance(), 1e-6);
    assertEquals(-0.6755104997, found.quality(), 1e-6);
    assertEquals(0.4, found.coverage(), 1e-9);
    assertEquals(2.4, found.radius(), 1e-6);
  }

  @Test
  @DisplayName("by cohort have TraMineR's pseudo-F and R², and a test that is the same for a seed")
  void discrepancy() {
    Discrepancy found =
        Discrepancy.of(actcalByRates(), person -> person % 2 == 0 ? "x" : "y", 999, 1);
    assertEquals(0.3782081670851, found.f(), 1e-6);
    assertEquals(0.0451418918631, found.explained(), 1e-6);
    assertEquals(76.70620915033, found.total(), 1e-5);
    assertEquals(73.24354575163, found.within(), 1e-5);
    assertEquals(7.54117647059, found.groups().get(0).discrepancy(), 1e-6);
    assertEquals(7.10753267974, found.groups().get(1).discrepancy(), 1e-6);
    assertEquals(
        found.p(),
        Discrepancy.of(actcalByRates(), person -> person % 2 == 0 ? "x" : "y", 999, 1).p());
    assertTrue(found.p() > 0.3 && found.p() <= 1, "p " + found.p());
    // groups that are as unlike as can be
    Discrepancy apart =
        Discrepancy.of(
            actcalByRates(), person -> Set.of(1, 4, 7, 8, 9).contains(person) ? "x" : "y", 999, 1);
    assertTrue(apart.p() < 0.02, "p " + apart.p());
  }
}
