package people.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.survival.ConfidenceBand.Interval;

/// Made-up times against R's package survival, number by number, where that is installed: Debian
/// has it as `r-cran-survival`, and cmprsk as `r-cran-cmprsk`. Skipped where they are not, unless
/// PEOPLE_R_TESTS is `required`.
@Tag("process")
class AgainstRTest {

  private static final double NEAR = 1e-8;

  /// Many days are those of several people, some come late, and there are two causes.
  private static final int PEOPLE = 400;

  /// Whether R has a package; it takes seconds to say so.
  private static final Map<String, Boolean> THERE = new ConcurrentHashMap<>();

  @TempDir Path folder;

  private final Random random = new Random(19);
  private final int[] starts = new int[PEOPLE];
  private final int[] stops = new int[PEOPLE];
  private final int[] causes = new int[PEOPLE];
  private final int[] groups = new int[PEOPLE];
  private final int[] strata = new int[PEOPLE];
  private final double[] numbers = new double[PEOPLE];

  private void makeUp(boolean isLate) throws IOException {
    StringBuilder csv = new StringBuilder("start,stop,cause,group,stratum,number\n");
    for (int i = 0; i < PEOPLE; i++) {
      groups[i] = random.nextInt(3);
      strata[i] = random.nextInt(2);
      numbers[i] = Math.round(100 * random.nextGaussian()) / 100.0;
      starts[i] = isLate ? random.nextInt(40) : 0;
      double slow = Math.exp(-0.3 * groups[i] - 0.4 * numbers[i]);
      stops[i] = starts[i] + 1 + (int) (-30 * slow * Math.log(1 - random.nextDouble()));
      causes[i] = random.nextInt(3);
      csv.append(
          "%d,%d,%d,%d,%d,%s%n"
              .formatted(starts[i], stops[i], causes[i], groups[i], strata[i], numbers[i]));
    }
    Files.writeString(folder.resolve("times.csv"), csv);
  }

  private RiskTimes times() {
    return new RiskTimes(starts, stops, causes);
  }

  /// The numbers that a program in R prints.
  private List<Double> r(String packageName, String program) throws Exception {
    boolean isThere = THERE.containsKey(packageName) ? THERE.get(packageName) : ask(packageName);
    if ("required".equals(System.getenv("PEOPLE_R_TESTS"))) {
      assertTrue(isThere, "R with the package " + packageName + " is required, and not installed");
    }
    assumeTrue(isThere, "R with the package " + packageName + " is not installed");
    String read =
        """
        suppressPackageStartupMessages(library(%s)); options(digits = 15)
        d <- read.csv("times.csv"); out <- function(x) cat(sprintf("%%.12g ", x))
        """;
    return Arrays.stream(run(read.formatted(packageName) + program).split("\\s+"))
        .map(text -> text.equals("NA") ? Double.NaN : Double.parseDouble(text))
        .toList();
  }

  private boolean ask(String packageName) throws Exception {
    boolean isThere =
        run("cat(requireNamespace('%s', quietly = TRUE))".formatted(packageName)).equals("TRUE");
    THERE.put(packageName, isThere);
    return isThere;
  }

  private String run(String program) throws Exception {
    try {
      Process r =
          new ProcessBuilder("Rscript", "--vanilla", "-e", program)
              .directory(folder.toFile())
              .redirectError(folder.resolve("r.txt").toFile())
              .start();
      String out = new String(r.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, r.waitFor(), Files.readString(folder.resolve("r.txt")));
      return out;
    } catch (IOException e) {
      return "no R";
    }
  }

  private static void assertNear(List<Double> expected, List<Double> actual, String what) {
    assertEquals(expected.size(), actual.size(), what);
    for (int i = 0; i < expected.size(); i++) {
      double size = Math.max(1, Math.abs(expected.get(i)));
      assertEquals(expected.get(i), actual.get(i), NEAR * size, what + ", number " + i);
    }
  }

  private static List<Double> all(int size, IntFunction<Interval> interval) {
    return IntStream.range(0, size)
        .mapToObj(interval)
        .flatMap(each -> Stream.of(each.value(), each.standardError(), each.lower(), each.upper()))
        .toList();
  }

  @Test
  void kaplanAndMeierWithLateEntry() throws Exception {
    makeUp(true);
    for (ConfidenceBand band : ConfidenceBand.values()) {
      SurvivalCurve curve = SurvivalCurve.of(times().from(20), cause -> cause == 1, band);
      // where all are there still, and where nobody is left, R has other words for "not known"
      int first = 0;
      while (curve.events(first) == 0) {
        first++;
      }
      int from = first;
      int size = curve.size() - first - 1;
      assertNear(
          r(
              "survival",
              """
              d <- d[d$stop > 20, ]; d$start <- pmax(d$start, 20)
              s <- summary(survfit(Surv(start, stop, cause == 1) ~ 1, d, conf.type = "%s"), censored = TRUE)
              k <- %d + 1:%d
              out(rbind(s$surv, s$std.err, s$lower, s$upper)[, k]); out(s$n.risk); out(s$n.event)
              """
                  .formatted(band.name().toLowerCase(Locale.ROOT).replace('_', '-'), first, size)),
          Stream.of(
                  all(size, i -> curve.survival(from + i)),
                  IntStream.range(0, curve.size()).mapToObj(i -> (double) curve.atRisk(i)).toList(),
                  IntStream.range(0, curve.size()).mapToObj(i -> (double) curve.events(i)).toList())
              .flatMap(List::stream)
              .toList(),
          band.name());
    }
  }

  @Test
  void hazardMedianAndMean() throws Exception {
    makeUp(false);
    for (int group = 0; group < 3; group++) {
      int each = group;
      SurvivalCurve curve =
          SurvivalCurve.of(
              times().where(row -> groups[row] == each),
              cause -> cause > 0,
              ConfidenceBand.LOG_LOG);
      Interval median = curve.median();
      Interval mean = curve.restrictedMean(40);
      List<Double> ours = new ArrayList<>();
      for (int i = 0; i < curve.size(); i++) {
        ours.add(curve.hazard(i).value());
        ours.add(curve.hazard(i).standardError());
      }
      ours.addAll(List.of(median.value(), median.lower(), median.upper()));
      ours.addAll(List.of(mean.value(), mean.standardError()));
      assertNear(
          r(
              "survival",
              """
              d <- d[d$group == %d, ]
              f <- survfit(Surv(stop, cause > 0) ~ 1, d, conf.type = "log-log", ctype = 1)
              out(rbind(f$cumhaz, f$std.chaz))
              out(summary(f)$table[c("median", "0.95LCL", "0.95UCL")])
              out(summary(f, rmean = 40)$table[c("rmean", "se(rmean)")])
              """
                  .formatted(group)),
          ours,
          "group " + group);
    }
  }

  @Test
  void aalenAndJohansen() throws Exception {
    for (boolean isLate : List.of(false, true)) {
      makeUp(isLate);
      IncidenceCurves curves = IncidenceCurves.of(times(), ConfidenceBand.LOG_LOG);
      List<Double> ours = new ArrayList<>();
      for (int cause = 1; cause <= 2; cause++) {
        for (int i = 0; i < curves.size(); i++) {
          ours.add(curves.share(cause, i).value());
        }
        // with late entry the jackknife is another variance
        for (int i = 0; i < curves.size() && !isLate; i++) {
          ours.add(curves.share(cause, i).standardError());
        }
      }
      assertNear(
          r(
              "survival",
              """
              d$id <- seq_len(nrow(d)); late <- %s
              f <- survfit(Surv(start, stop, factor(cause)) ~ 1, d, id = id)
              for (k in 2:3) { out(f$pstate[, k]); if (!late) out(f$std.err[, k]) }
              """
                  .formatted(isLate ? "TRUE" : "FALSE")),
          ours,
          isLate ? "late" : "from 0");
    }
  }

  /// Gray's variance in cmprsk is another estimate of the same: within a few percent.
  @Test
  void sharesOfCausesAreThoseOfCmprsk() throws Exception {
    makeUp(false);
    IncidenceCurves curves = IncidenceCurves.of(times(), ConfidenceBand.PLAIN);
    int at =
        IntStream.range(0, curves.size()).filter(i -> curves.time(i) <= 30).max().orElseThrow();
    List<Double> theirs =
        r("cmprsk", "t <- timepoints(cuminc(d$stop, d$cause), 30); out(t$est); out(sqrt(t$var))");
    for (int cause = 1; cause <= 2; cause++) {
      Interval share = curves.share(cause, at);
      assertEquals(theirs.get(cause - 1), share.value(), NEAR);
      assertEquals(1, share.standardError() / theirs.get(cause + 1), 0.03);
    }
  }

  @Test
  void logRank() throws Exception {
    makeUp(false);
    LogRank plain = LogRank.of(times(), 1, groups);
    LogRank stratified = LogRank.of(times(), 1, groups, strata);
    List<Double> ours = new ArrayList<>();
    for (LogRank test : List.of(plain, stratified)) {
      ours.addAll(test.expected());
      ours.add(test.chiSquared());
      ours.add(test.p());
    }
    assertNear(
        r(
            "survival",
            """
            for (f in list(survdiff(Surv(stop, cause == 1) ~ group, d),
                           survdiff(Surv(stop, cause == 1) ~ group + strata(stratum), d))) {
              out(if (is.matrix(f$exp)) rowSums(f$exp) else f$exp); out(f$chisq); out(pchisq(f$chisq, 2, lower.tail = FALSE))
            }
            """),
        ours,
        "log-rank");
  }

  @Test
  void cox() throws Exception {
    for (boolean isLate : List.of(false, true)) {
      makeUp(isLate);
      CoxDesign design =
          new CoxDesign(PEOPLE)
              .factor(
                  "group",
                  Arrays.stream(groups).mapToObj(String::valueOf).toList(),
                  List.of("0", "1", "2"))
              .number("number", numbers);
      CoxModel model = CoxModel.of(times(), 1, design);
      assertTrue(model.isConverged());
      List<Double> ours =
          new ArrayList<>(List.of(model.logLikelihoodOfNone(), model.logLikelihood()));
      for (CoxModel.Term term : model.terms()) {
        ours.add(term.coefficient().value());
        ours.add(term.coefficient().standardError());
        ours.add(term.p());
        ours.add(term.ratio().lower());
      }
      assertNear(
          r(
              "survival",
              """
              f <- coxph(Surv(start, stop, cause == 1) ~ factor(group) + number, d, eps = 1e-12)
              s <- summary(f); out(f$loglik)
              out(rbind(s$coefficients[, "coef"], s$coefficients[, "se(coef)"], s$coefficients[, "Pr(>|z|)"], s$conf.int[, "lower .95"]))
              """),
          ours,
          isLate ? "late" : "from 0");
    }
  }
}
