package people.report;

import static people.report.ReportSize.count;

import module java.base;

import people.*;
import people.history.*;
import people.history.HistoryColumns.HouseholdRows;
import people.history.HistoryColumns.PeriodRows;
import people.history.HistoryColumns.UnionRows;

/// One of the figures at the top of a report.
///
/// @param key of its elements in the page, whose script keeps them up to date
/// @param number as it is shown
/// @param words what belongs to it, such as how many are uncertain
/// @param meaning its definition
record Headline(String key, String label, String number, String words, String meaning) {

  /// Those of the date with which a report opens, counted by the core.
  ///
  /// @param isOfLives whether ages are known one by one, and not in groups of five years
  /// @param counted by status on that date, where that was counted before; null where it was not
  static List<Headline> of(
      ReportQuestion question,
      ReportDays days,
      boolean isOfLives,
      HistoryColumns.StatusCounts counted) {
    return new Counting(question.history(), days.at(), isOfLives, counted).headlines();
  }

  private static final class Counting {

    private static final String UNPAIRED = "not counted among so many people";
    private static final String UNION = "Unions of which at least one of the two says so.";
    private static final String HOME = "The people who are there at one address that has a street.";

    private final HistoryColumns columns;
    private final int day;
    private final int yearBefore;
    private final LocalDate at;
    private final boolean isOfLives;
    private final boolean isPaired;
    private final HistoryColumns.StatusCounts counted;

    Counting(History history, int day, boolean isOfLives, HistoryColumns.StatusCounts counted) {
      this.columns = history.columns();
      this.counted = counted;
      this.isPaired = ReportSize.isPaired(history);
      this.day = day;
      this.at = LocalDate.ofEpochDay(day);
      this.yearBefore = (int) at.minusYears(1).toEpochDay();
      this.isOfLives = isOfLives;
    }

    List<Headline> headlines() {
      HistoryColumns.StatusCounts counts =
          counted == null ? columns.countByStatus(List.of(at)) : counted;
      int people = 0;
      int uncertain = 0;
      int beyond = 0;
      int together = 0;
      for (Status status : Status.values()) {
        people += counts.people(at, status);
        uncertain += counts.uncertain(at, status);
        beyond += counts.beyond(at, status);
        together += status.isUnion() ? counts.people(at, status) : 0;
      }
      int unknown = counts.people(at, Status.UNKNOWN);
      HistoryColumns.PersonRows rows = columns.people(at);
      int[] ages =
          IntStream.range(0, rows.size())
              .parallel()
              .map(rows.born())
              .filter(born -> born != HistoryColumns.NEVER && born <= day)
              .map(born -> (int) ChronoUnit.YEARS.between(LocalDate.ofEpochDay(born), at))
              .sorted()
              .toArray();
      int unborn = people - ages.length;
      int noCity = cityless(rows);
      int known = people - unknown;
      return List.of(
          new Headline(
              "people",
              "People",
              count(people),
              (uncertain == 0 ? "none" : count(uncertain))
                  + " of them uncertain"
                  + (beyond == 0 ? "" : "; %s more no longer observed".formatted(count(beyond))),
              "Born or entered by that day, and neither dead, presumed dead, away nor out of"
                  + " observation."),
          new Headline(
              "union",
              "In a union",
              percent(together, known),
              "%s of %s whose status is known".formatted(count(together), count(known)),
              "Married, in a registered partnership, or separated."),
          new Headline(
              "age",
              "Median age",
              median(ages),
              "of %s whose birth is known".formatted(count(ages.length)),
              "Whole years on that day, from the first day that the birth may have been."),
          couples(),
          households(),
          moves(people),
          changes(),
          new Headline(
              "unknown",
              "Not known",
              count(unknown + noCity + unborn),
              "status of %s, city of %s, birth of %s"
                  .formatted(count(unknown), count(noCity), count(unborn)),
              "Gaps among the people who are there; nobody is left out of a count for one."));
    }

    /// As the script of the page has it: a share of somebody is not nothing.
    private static String percent(int people, int of) {
      return of == 0
          ? "–"
          : people > 0 && 200L * people < of ? "<1 %" : Math.round(100.0 * people / of) + " %";
    }

    /// How many live in no city that is known. A value is made anew each time, so it is asked for
    /// once.
    private static int cityless(HistoryColumns.PersonRows rows) {
      HistoryColumns.ValueColumn<Address> addresses = rows.addresses();
      int[] people = new int[addresses.greatest() + 1];
      for (int row = 0; row < rows.size(); row++) {
        people[addresses.number(row)]++;
      }
      return IntStream.range(0, people.length)
          .parallel()
          .filter(number -> people[number] > 0)
          .filter(number -> number == 0 || addresses.value(number).city() == null)
          .map(number -> people[number])
          .sum();
    }

    private String median(int[] ages) {
      if (ages.length == 0) {
        return "–";
      }
      int age = ages[(ages.length - 1) / 2];
      return isOfLives ? Integer.toString(age) : "%d–%d".formatted(age / 5 * 5, age / 5 * 5 + 4);
    }

    private boolean holds(int from, int until) {
      return from <= day && day < until;
    }

    private Headline couples() {
      if (!isPaired) {
        return new Headline("couples", "Couples", "–", UNPAIRED, UNION);
      }
      UnionRows rows = columns.unionPeriods();
      int[] there =
          IntStream.range(0, rows.size())
              .filter(row -> holds(rows.starts().applyAsInt(row), rows.ends().applyAsInt(row)))
              .toArray();
      long open = Arrays.stream(there).filter(row -> !LifeTables.isAgreed(rows, row)).count();
      return new Headline(
          "couples",
          "Couples",
          count(there.length),
          open == 0 ? "none uncertain or denied" : count(open) + " of them uncertain or denied",
          UNION);
    }

    private Headline households() {
      if (!isPaired) {
        return new Headline("homes", "Households", "–", UNPAIRED, HOME);
      }
      HouseholdRows rows = columns.householdPeriods();
      int all = 0;
      int people = 0;
      int alone = 0;
      for (int row = 0; row < rows.size(); row++) {
        if (holds(rows.starts().applyAsInt(row), rows.ends().applyAsInt(row))) {
          all++;
          people += rows.people().applyAsInt(row);
          alone +=
              rows.compositions().apply(row) == Period.HouseholdPeriod.Composition.ONE_PERSON
                  ? 1
                  : 0;
        }
      }
      String each = all == 0 ? "–" : Double.toString(Math.round(10.0 * people / all) / 10.0);
      return new Headline(
          "homes",
          "Households",
          count(all),
          "%s people each; %s alone".formatted(each, count(alone)),
          HOME);
    }

    /// The rows of those periods that began with a change in the year up to the date.
    private int[] changed(PeriodRows<?> rows) {
      return IntStream.range(0, rows.size())
          .parallel()
          .filter(rows.continued())
          .filter(row -> yearBefore < rows.from(row) && rows.from(row) <= day)
          .toArray();
    }

    private Headline moves(int people) {
      PeriodRows<Address> rows = columns.addressPeriods();
      int[] moves = changed(rows);
      long unsure = Arrays.stream(moves).filter(rows.certain().negate()).count();
      return new Headline(
          "moves",
          "Moves in a year",
          count(moves.length),
          (people == 0 ? "–" : Math.round(1000.0 * moves.length / people))
              + " per 1,000 people"
              + (unsure == 0 ? "" : "; %s on an uncertain date".formatted(count(unsure))),
          "Changes of address, in the year up to that day.");
    }

    private Headline changes() {
      PeriodRows<Status> rows = columns.statusPeriods();
      int[] changes = changed(rows);
      int[] into = new int[Status.values().length];
      for (int row : changes) {
        into[rows.values().number(row)]++;
      }
      String words =
          Arrays.stream(Status.values())
              .filter(status -> into[status.ordinal()] > 0)
              .map(status ->
                  count(into[status.ordinal()]) + " " + status.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
      return new Headline(
          "changes",
          "Status changes in a year",
          count(changes.length),
          words.isEmpty() ? "none" : words,
          "By what people became, in the year up to that day.");
    }
  }
}
