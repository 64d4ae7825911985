package people.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.survival.TextbookTimes.MAINTAINED;
import static people.survival.TextbookTimes.NOT_MAINTAINED;
import static people.survival.TextbookTimes.PLACEBO;
import static people.survival.TextbookTimes.TREATED;
import static people.survival.TextbookTimes.groups;
import static people.survival.TextbookTimes.times;

import module java.base;

import org.junit.jupiter.api.Test;
import people.survival.ConfidenceBand.Interval;

/// Results that are printed in textbooks and in the manuals of R, for the data printed there.
class KnownResultsTest {

  private static String curve(SurvivalCurve curve) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < curve.size(); i++) {
      if (curve.events(i) > 0) {
        Interval share = curve.survival(i);
        rows.append(
            String.format(
                Locale.ROOT,
                "%d %d %d %.4f %.4f%n",
                curve.time(i),
                curve.atRisk(i),
                curve.events(i),
                share.value(),
                share.standardError()));
      }
    }
    return rows.toString();
  }

  private static String text(Interval interval) {
    return String.format(
        Locale.ROOT, "%.3f %.3f %.3f", interval.value(), interval.lower(), interval.upper());
  }

  /// Klein and Moeschberger 2003, table 4.1A and 4.2: the same data.
  @Test
  void remissionsWithMercaptopurine() {
    SurvivalCurve curve = SurvivalCurve.of(times(TREATED));
    assertEquals(
        """
        6 21 3 0.8571 0.0764
        7 17 1 0.8067 0.0869
        10 15 1 0.7529 0.0963
        13 12 1 0.6902 0.1068
        16 11 1 0.6275 0.1141
        22 7 1 0.5378 0.1282
        23 6 1 0.4482 0.1346
        """,
        curve(curve));
    assertEquals("23.000 13.000 NaN", text(curve.median()));
    assertEquals("8.000 4.000 11.000", text(SurvivalCurve.of(times(PLACEBO)).median()));
  }

  /// Cox and Oakes 1984, table 7.1; the chi-squared of 16.79 is that of every textbook.
  @Test
  void remissionsLastLongerWithMercaptopurine() {
    LogRank test = LogRank.of(times(TREATED, PLACEBO), 1, groups(TREATED, PLACEBO));
    assertEquals("[21, 21] [9, 21]", test.rows() + " " + test.observed());
    assertEquals(19.25, test.expected().get(0), 0.005);
    assertEquals(10.75, test.expected().get(1), 0.005);
    assertEquals(16.79, test.chiSquared(), 0.005);
    assertEquals(1, test.degrees());
    assertEquals(4.17e-5, test.p(), 5e-8);
  }

  /// `coxph(Surv(time, cens) ~ treat, MASS::gehan)`: 1.572 (0.412), likelihood ratio 16.35; W.
  /// Venables and B. Ripley, *Modern Applied Statistics with S*, 2002, section 13.3.
  @Test
  void byHowMuchMercaptopurineDelaysARelapse() {
    CoxDesign design =
        new CoxDesign(42)
            .factor(
                "treat",
                Arrays.stream(groups(TREATED, PLACEBO))
                    .mapToObj(group -> group == 0 ? "6-MP" : "control")
                    .toList(),
                List.of("6-MP", "control"));
    CoxModel model = CoxModel.of(times(TREATED, PLACEBO), 1, design);
    CoxModel.Term term = model.terms().getFirst();
    assertEquals("treat control", term.name());
    assertEquals(1.572, term.coefficient().value(), 0.0005);
    assertEquals(0.412, term.coefficient().standardError(), 0.0005);
    assertEquals(4.817, term.ratio().value(), 0.0005);
    assertEquals(2.147, term.ratio().lower(), 0.0005);
    assertEquals(10.81, term.ratio().upper(), 0.005);
    assertEquals(0.000138, term.p(), 1e-6);
    assertEquals(16.35, 2 * (model.logLikelihood() - model.logLikelihoodOfNone()), 0.005);
    assertEquals(5.26e-5, model.p(), 1e-7);
    assertTrue(model.isConverged());
    assertEquals("42 30", model.rows() + " " + model.events());
  }

  /// The examples of `survfit` and `survdiff` on `aml`: medians 31 and 23, chi-squared 3.4.
  @Test
  void maintainedRemissions() {
    SurvivalCurve maintained = SurvivalCurve.of(times(MAINTAINED));
    assertEquals(
        """
        9 11 1 0.9091 0.0867
        13 10 1 0.8182 0.1163
        18 8 1 0.7159 0.1397
        23 7 1 0.6136 0.1526
        31 5 1 0.4909 0.1642
        34 4 1 0.3682 0.1627
        48 2 1 0.1841 0.1535
        """,
        curve(maintained));
    SurvivalCurve log = SurvivalCurve.of(times(MAINTAINED), _ -> true, ConfidenceBand.LOG);
    assertEquals("31.000 18.000 NaN", text(log.median()));
    assertEquals("0.909 0.754 1.000", text(log.at(9)));
    assertEquals("0.184 0.036 0.944", text(log.at(160)));
    assertEquals(
        "0.614 0.314 0.913",
        text(SurvivalCurve.of(times(MAINTAINED), _ -> true, ConfidenceBand.PLAIN).at(30)));
    assertEquals(
        "23.000 8.000 33.000",
        text(SurvivalCurve.of(times(NOT_MAINTAINED), _ -> true, ConfidenceBand.PLAIN).median()));
    Interval mean = maintained.restrictedMean(100);
    assertEquals(41.4, mean.value(), 0.05);
    assertEquals(10.83, mean.standardError(), 0.005);
    assertEquals(
        4.18, SurvivalCurve.of(times(NOT_MAINTAINED)).restrictedMean(100).standardError(), 0.005);
    LogRank test =
        LogRank.of(times(MAINTAINED, NOT_MAINTAINED), 1, groups(MAINTAINED, NOT_MAINTAINED));
    assertEquals(3.4, test.chiSquared(), 0.05);
    assertEquals(0.0653, test.p(), 0.0001);
  }

  /// Three people by hand: one of three goes at 1 for the one reason, one of two at 2 for the
  /// other, the last at 3 for the first again.
  @Test
  void sharesOfCausesAddUp() {
    IncidenceCurves curves =
        IncidenceCurves.of(
            RiskTimes.of(new int[] {1, 2, 3}, new int[] {1, 2, 1}), ConfidenceBand.PLAIN);
    assertEquals(1.0 / 3, curves.share(1, 0).value(), 1e-12);
    assertEquals(1.0 / 3, curves.share(2, 1).value(), 1e-12);
    assertEquals(2.0 / 3, curves.share(1, 2).value(), 1e-12);
    // without censoring a share is that of a binomial
    assertEquals(Math.sqrt(2.0 / 9 / 3), curves.share(1, 2).standardError(), 1e-12);
    assertEquals(0, curves.share(3, 2).value());
  }

  /// Who enters late is not among those at risk before, and the early curve hangs on few.
  @Test
  void lateEntryIsNoTimeAtRisk() {
    RiskTimes times =
        new RiskTimes(
            new int[] {0, 0, 5, 5, 5}, new int[] {4, 8, 6, 8, 9}, new int[] {1, 1, 1, 0, 1});
    assertEquals(
        """
        4 2 1 0.5000 0.3536
        6 4 1 0.3750 0.2864
        8 3 1 0.2500 0.2165
        9 1 1 0.0000 NaN
        """,
        curve(SurvivalCurve.of(times)));
    assertEquals(0.75, SurvivalCurve.of(times.from(5)).at(6).value(), 1e-12);
    assertTrue(Double.isNaN(SurvivalCurve.of(times(MAINTAINED)).at(200).value()), "nobody looked");
    assertEquals(0, SurvivalCurve.of(times).at(200).value());
    assertTrue(Double.isNaN(SurvivalCurve.of(times(MAINTAINED)).restrictedMean(162).value()));
  }

  /// R would go on at 0: one person for whom it happens alone tells nothing of those who come
  /// later.
  @Test
  void whereNobodyIsAtRiskNothingIsKnown() {
    RiskTimes alone = new RiskTimes(new int[] {2, 4, 4}, new int[] {3, 8, 9}, new int[] {1, 1, 1});
    assertEquals(0, SurvivalCurve.of(alone).size());
    assertTrue(Double.isNaN(SurvivalCurve.of(alone).median().value()));
    RiskTimes gap =
        new RiskTimes(new int[] {0, 0, 6, 6}, new int[] {3, 4, 8, 9}, new int[] {1, 0, 1, 1});
    assertEquals("3 2 1 0.5000 0.3536\n", curve(SurvivalCurve.of(gap)));
    assertTrue(Double.isNaN(SurvivalCurve.of(gap).at(8).value()));
    RiskTimes late = new RiskTimes(new int[] {50, 60}, new int[] {70, 80}, new int[] {1, 1});
    assertTrue(Double.isNaN(SurvivalCurve.of(late).at(40).value()), "nobody was looked at");
    assertTrue(Double.isNaN(SurvivalCurve.of(late).restrictedMean(40).value()));
    assertEquals(1, SurvivalCurve.of(late).at(65).value());
  }

  @Test
  void aModelThatRunsAwayIsNotCalledConverged() {
    RiskTimes times = times("1 2 3 4 5+ 6+ 7+ 8+");
    CoxDesign exact = new CoxDesign(8).number("dies", new double[] {1, 1, 1, 1, 0, 0, 0, 0});
    assertFalse(CoxModel.of(times, 1, exact).isConverged());
    CoxDesign twice =
        new CoxDesign(8)
            .number("a", new double[] {1, 5, 2, 6, 3, 7, 4, 8})
            .number("b", new double[] {2, 10, 4, 12, 6, 14, 8, 16});
    assertFalse(CoxModel.of(times, 1, twice).isConverged());
    assertEquals(
        "0 events and 1 covariates with more than one value; expected at least one of each",
        assertThrows(IllegalArgumentException.class, () -> CoxModel.of(times, 2, exact))
            .getMessage());
  }

  @Test
  void timesThatCannotBeAreRefused() {
    assertEquals(
        "from 3 to 3 with the cause 1 in row 0; expected 0 <= start < stop <= 10000000, and a cause"
            + " from 0 on",
        assertThrows(
                IllegalArgumentException.class,
                () -> new RiskTimes(new int[] {3}, new int[] {3}, new int[] {1}))
            .getMessage());
  }
}
