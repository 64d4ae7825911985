package people.sequences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Made-up lives against R: Ward's tree by `hclust`, medoids by the package cluster (Debian has it
/// as `r-cran-cluster`), and the measures worked out from the matrix of cells in base R. Skipped
/// where R is not installed, unless PEOPLE_R_TESTS is `required`.
@Tag("process")
@DisplayName("Sequences of made-up lives")
class SequencesInRTest {

  private static final String SCRIPT =
      """
      x <- as.matrix(read.csv("cells.csv"))
      d <- as.dist(as.matrix(read.csv("distances.csv", header = FALSE)))
      say <- function(v) cat(sprintf("%.9f", v), sep = "\\n")
      h <- hclust(d, method = "ward.D2")$height
      say(tail(h, 10))
      say(cutree(hclust(d, method = "ward.D2"), 4)[1:20])
      entropy <- function(p) { p <- p[p > 0]; -sum(p * log(p)) / log(4) }
      say(apply(x, 2, function(v) entropy(table(v) / length(v))))
      say(apply(x, 1, function(v) entropy(table(v) / length(v))))
      a <- c(x[, -ncol(x)]); b <- c(x[, -1])
      say(t(prop.table(table(factor(a, 0:3), factor(b, 0:3)), 1)))
      say(sapply(0:3, function(s) mean(rowSums(x == s))))
      say(sapply(0:3, function(s) sd(rowSums(x == s)) / sqrt(nrow(x))))
      """;

  private static final String MEDOIDS =
      """
      if (!requireNamespace("cluster", quietly = TRUE)) quit()
      library(cluster)
      d <- as.dist(as.matrix(read.csv("distances.csv", header = FALSE)))
      x <- read.csv("clusters.csv")
      for (k in 2:8) {
        cat(sprintf("%.9f\\n", pam(d, k)$objective["swap"]))
        cat(sprintf("%.9f\\n", mean(silhouette(x[, k - 1], d)[, "sil_width"])))
      }
      """;

  @TempDir Path folder;

  @Test
  @DisplayName("have R's tree, clusters, entropies, transition rates and mean times")
  void base() throws Exception {
    Sequences sequences = PublishedSequences.random(120, 24, 4, 0.15);
    Distances distances = Distances.of(sequences, DistanceMethod.optimalMatching());
    int cells = sequences.grid().cells();
    write("cells.csv", cells, (person, cell) -> sequences.state(person, cell), true);
    write("distances.csv", 120, distances::ofPeople, false);
    Iterator<Double> r = inR(SCRIPT).iterator();
    WardTree tree = WardTree.of(distances);
    int joins = tree.heights().length;
    for (int i = 10; i > 0; i--) {
      same(r, tree.heights()[joins - i], "height " + i);
    }
    int[] cut = tree.cut(4);
    Map<Integer, Integer> numbers = new HashMap<>(); // R's, in order of people
    for (int person = 0; person < 20; person++) {
      numbers.putIfAbsent(cut[distances.patterns().of()[person]], numbers.size() + 1);
      same(r, numbers.get(cut[distances.patterns().of()[person]]), "cluster of " + person);
    }
    for (StateDistribution.CellStates cell : StateDistribution.of(sequences).rows()) {
      same(r, cell.entropy(), "entropy of cell " + cell.cell());
    }
    for (SequenceShapes.SequenceShape shape : SequenceShapes.of(sequences)) {
      same(r, shape.entropy(), "entropy of " + shape.person());
    }
    TransitionRates rates = TransitionRates.of(sequences);
    for (int pair = 0; pair < 16; pair++) {
      same(r, rates.rate(0, pair / 4, pair % 4), "rate " + pair);
    }
    List<MeanTimes.MeanTime> times = MeanTimes.of(sequences).rows();
    times.forEach(time -> same(r, time.cells(), "mean time"));
    times.forEach(time -> same(r, time.standardError(), "standard error"));
  }

  /// Both end where no swap of one medoid helps, which may be at other ones.
  @Test
  @DisplayName(
      "are as near to our medoids as to those of cluster::pam, within 1 %, and have R's"
          + " silhouettes")
  void medoids() throws Exception {
    Sequences sequences = PublishedSequences.random(120, 24, 4, 0.15);
    Distances distances =
        Distances.of(sequences, DistanceMethod.optimalMatching().withTransitionCosts());
    List<Clusters> ours =
        IntStream.rangeClosed(2, 8).mapToObj(k -> Clusters.aroundMedoids(distances, k)).toList();
    write("distances.csv", 120, distances::ofPeople, false);
    write("clusters.csv", ours.size(), (person, k) -> ours.get(k).cluster(person) + 1, true);
    Iterator<Double> r = inR(MEDOIDS).iterator();
    if (!r.hasNext()) {
      assertNotEquals("required", System.getenv("PEOPLE_R_TESTS"), "cluster is not installed");
      assumeTrue(false, "the package cluster is not installed");
    }
    int equal = 0;
    for (Clusters clusters : ours) {
      String what = clusters.rows().size() + " clusters";
      double sum =
          clusters.rows().stream().mapToDouble(row -> row.weight() * row.meanDistance()).sum();
      double theirs = r.next();
      assertEquals(1, sum / 120 / theirs, 0.01, what + ": " + sum / 120 + ", in R " + theirs);
      equal += Math.abs(sum / 120 - theirs) < 1e-6 ? 1 : 0;
      same(r, clusters.silhouette(), what + ", silhouette");
    }
    assertTrue(equal >= 4, "as near as in R: " + equal + " of 7");
  }

  private static void same(Iterator<Double> r, double ours, String what) {
    assertEquals(r.next(), ours, 1e-6, what);
  }

  private interface CellNumber {
    double of(int row, int column);
  }

  private void write(String name, int columns, CellNumber number, boolean hasHeader)
      throws IOException {
    StringJoiner csv = new StringJoiner("\n", "", "\n");
    if (hasHeader) {
      csv.add(IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(",")));
    }
    for (int row = 0; row < 120; row++) {
      int each = row;
      csv.add(
          IntStream.range(0, columns)
              .mapToObj(column -> String.valueOf(number.of(each, column)))
              .collect(Collectors.joining(",")));
    }
    Files.writeString(folder.resolve(name), csv.toString());
  }

  private List<Double> inR(String program) throws Exception {
    Path script = Files.writeString(folder.resolve("check.R"), program);
    Process process;
    try {
      process =
          new ProcessBuilder("Rscript", "--vanilla", script.toString())
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
    } catch (IOException notThere) {
      assumeTrue("required".equals(System.getenv("PEOPLE_R_TESTS")), "Rscript is not installed");
      throw notThere;
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said.lines().map(Double::valueOf).toList();
  }
}
