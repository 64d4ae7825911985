package people.cli;

import static people.cli.AnswerColumns.cells;

import module java.base;

import people.*;
import people.history.*;
import people.matching.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command `duplicates`: pairs of records that may be of one person.
@Command(
    name = "duplicates",
    description = {
      "Lists pairs of records that may be of one person, the best first, with the reasons.",
      "The score is the match weight of Fellegi and Sunter: 0 is one to one, 10 a thousand to one."
          + " What each likeness weighs is estimated from the timeline itself;"
          + " docs/duplicates.md says how."
    },
    footer = {"", "Examples:", "  people duplicates", "  people duplicates --min 6 --format csv"})
final class DuplicatesCommand extends AskingCommand {

  /// No estimate is certain, even if it would be rounded to that.
  private static final double ALMOST_CERTAIN = 0.999999;

  /// Two records with their names.
  private record NamedPair(Duplicates.Pair records, Name name, Name other) {}

  private static final AnswerColumns<NamedPair> TABLE =
      new AnswerColumns<>(
          "person other score probability name otherName why",
          pair ->
              cells(
                  pair.records.personId(),
                  pair.records.otherId(),
                  score(pair.records),
                  probability(pair.records),
                  pair.name,
                  pair.other,
                  pair.records.reasons()));

  private static final AnswerColumns<NamedPair> DATA =
      new AnswerColumns<>(
          "person other score probability beyondDoubt firstname lastname otherFirstname"
              + " otherLastname why",
          pair ->
              cells(
                  pair.records.personId(),
                  pair.records.otherId(),
                  score(pair.records),
                  probability(pair.records),
                  pair.records.beyondDoubt(),
                  pair.name == null ? null : pair.name.firstname(),
                  pair.name == null ? null : pair.name.lastname(),
                  pair.other == null ? null : pair.other.firstname(),
                  pair.other == null ? null : pair.other.lastname(),
                  pair.records.reasons()));

  @Option(
      names = "--min",
      paramLabel = "SCORE",
      defaultValue = "0",
      description = "Only pairs with at least that score (default: 0, as likely as not).")
  private double least;

  @Override
  public void run() {
    if (Double.isNaN(least)) {
      throw badUsage("--min is no number; expected a score such as 0 or 6.5");
    }
    List<NamedPair> rows =
        ask((timeline, history) -> {
          session().refuseUnreadable(timeline, "compare records in");
          return rows(history);
        });
    print(Listing.of(TABLE, DATA), rows);
  }

  private List<NamedPair> rows(History history) {
    Snapshot today = history.today();
    return Duplicates.of(history).pairs(least).stream()
        .map(pair ->
            new NamedPair(
                pair, today.person(pair.personId()).name(), today.person(pair.otherId()).name()))
        .toList();
  }

  private static String score(Duplicates.Pair pair) {
    return String.format(Locale.ROOT, "%.2f", pair.score());
  }

  private static String probability(Duplicates.Pair pair) {
    return String.format(Locale.ROOT, "%.6f", Math.min(pair.probability(), ALMOST_CERTAIN));
  }
}
