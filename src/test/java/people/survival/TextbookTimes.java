package people.survival;

import module java.base;

/// Data of textbooks and of R's package survival, as they are printed there.
final class TextbookTimes {

  private TextbookTimes() {}

  /// Weeks of remission of 42 children with leukaemia, with 6-mercaptopurine and without (E.
  /// Freireich et al., Blood 21, 1963; D. Cox and D. Oakes, *Analysis of Survival Data*, 1984, page
  /// 8): a `+` is censored.
  static final String TREATED =
      "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+";

  static final String PLACEBO = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23";

  /// `survival::aml` (R. Miller, *Survival Analysis*, 1981, page 49): weeks until a relapse, with
  /// maintenance and without.
  static final String MAINTAINED = "9 13 13+ 18 23 28+ 31 34 45+ 48 161+";

  static final String NOT_MAINTAINED = "5 5 8 8 12 16+ 23 27 30 33 43 45";

  static RiskTimes times(String... groups) {
    List<String> all =
        Arrays.stream(groups).flatMap(group -> Arrays.stream(group.split(" "))).toList();
    return RiskTimes.of(
        all.stream().mapToInt(text -> Integer.parseInt(text.replace("+", ""))).toArray(),
        all.stream().mapToInt(text -> text.endsWith("+") ? 0 : 1).toArray());
  }

  /// By row the number of its group.
  static int[] groups(String... groups) {
    return IntStream.range(0, groups.length)
        .flatMap(group -> Arrays.stream(groups[group].split(" ")).mapToInt(_ -> group))
        .toArray();
  }
}
