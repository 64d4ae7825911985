package people.survival;

import module java.base;

/// The change of a share from one population to a later one, in two parts that add up.
///
/// @param method who describes it
/// @param part what of the change it is
/// @param change of the share, from -1 to 1
public record ShareChange(String method, String part, double change) {

  private static final String KITAGAWA = "Kitagawa 1955";
  private static final String FIREBAUGH = "Firebaugh 1989";

  /// How many people of an age, and of a year of birth, there are at a date, and of how many of
  /// them it is so.
  ///
  /// @param year of the date
  /// @param born year of birth
  /// @param people above 0
  public record Counted(int year, int born, int people, int those) {}

  private static final int DECADE = 10;

  /// By age: what the ages of people do, and what people of the same age do (E. Kitagawa, J. Amer.
  /// Stat. Assoc. 50, 1955, with the means of both dates as weights, over ten years of age); and by
  /// cohort: what the same people do as they get older, and that other cohorts take their place (G.
  /// Firebaugh, Sociological Methodology 19, 1989: the least squares of it on the year and on the
  /// year of birth, over all people of both dates), whose parts add up since there are two years.
  /// An age that is only there at one date changes what the ages of people do.
  ///
  /// @param counted of two years
  /// @throws IllegalArgumentException where there are not two
  public static List<ShareChange> of(List<Counted> counted) {
    List<Integer> years = counted.stream().map(Counted::year).distinct().sorted().toList();
    if (years.size() != 2) {
      throw new IllegalArgumentException(
          "people of the years %s; expected those of two".formatted(years));
    }
    List<ShareChange> parts = new ArrayList<>(kitagawa(counted, years.getFirst()));
    parts.addAll(firebaugh(counted, years.getFirst(), years.getLast()));
    return parts;
  }

  /// People, and those of whom it is so, at the first date and at the second.
  private static final class BothDates {
    final double[] people = new double[2];
    final double[] those = new double[2];

    double share(int at) {
      int known = people[at] > 0 ? at : 1 - at;
      return those[known] / people[known];
    }
  }

  private static List<ShareChange> kitagawa(List<Counted> counted, int first) {
    Map<Integer, BothDates> ages = new TreeMap<>();
    BothDates all = new BothDates();
    for (Counted each : counted) {
      int at = each.year == first ? 0 : 1;
      BothDates age =
          ages.computeIfAbsent(Math.floorDiv(each.year - each.born, DECADE), _ -> new BothDates());
      for (BothDates pair : List.of(age, all)) {
        pair.people[at] += each.people;
        pair.those[at] += each.those;
      }
    }
    double composition = 0;
    double behaviour = 0;
    for (BothDates age : ages.values()) {
      double before = age.people[0] / all.people[0];
      double after = age.people[1] / all.people[1];
      composition += (after - before) * (age.share(0) + age.share(1)) / 2;
      behaviour += (age.share(1) - age.share(0)) * (before + after) / 2;
    }
    return List.of(
        new ShareChange(KITAGAWA, "people are of other ages", composition),
        new ShareChange(KITAGAWA, "it is otherwise at the same age", behaviour));
  }

  private static List<ShareChange> firebaugh(List<Counted> counted, int first, int last) {
    double people = 0;
    double[] mean = new double[3]; // of the year, the year of birth, and whether it is so
    for (Counted each : counted) {
      people += each.people;
      mean[0] += (double) each.people * each.year;
      mean[1] += (double) each.people * each.born;
      mean[2] += each.those;
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= people;
    }
    double yearYear = 0;
    double bornBorn = 0;
    double yearBorn = 0;
    double yearSo = 0;
    double bornSo = 0;
    BothDates all = new BothDates();
    double[] born = new double[2];
    for (Counted each : counted) {
      double year = each.year - mean[0];
      double birth = each.born - mean[1];
      double so = each.those - each.people * mean[2];
      yearYear += each.people * year * year;
      bornBorn += each.people * birth * birth;
      yearBorn += each.people * year * birth;
      yearSo += year * so;
      bornSo += birth * so;
      int at = each.year == first ? 0 : 1;
      all.people[at] += each.people;
      born[at] += (double) each.people * each.born;
    }
    double determinant = yearYear * bornBorn - yearBorn * yearBorn;
    double byYear = (yearSo * bornBorn - bornSo * yearBorn) / determinant;
    double byBirth = (bornSo * yearYear - yearSo * yearBorn) / determinant;
    double older = byYear * (last - first);
    double others = byBirth * (born[1] / all.people[1] - born[0] / all.people[0]);
    return List.of(
        new ShareChange(FIREBAUGH, "the same cohorts changed", older),
        new ShareChange(FIREBAUGH, "other cohorts took their place", others));
  }
}
