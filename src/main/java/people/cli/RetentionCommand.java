package people.cli;

import static people.cli.AnswerColumns.cells;

import module java.base;

import people.privacy.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The command `retention`: who has been kept for as long as rules allow.
@Command(
    name = "retention",
    description = {
      "Lists who is due by rules of retention on a date, and since when. It changes nothing.",
      "A rule is a line: NAME: CONDITION for TIME. The condition is 'dead', 'left' (and not"
          + " returned) or 'unobserved' (nobody looks any more, see 'observe'); the time such as"
          + " '10 years'. 'where ATTRIBUTE=VALUE' and 'unless ATTRIBUTE=VALUE' may follow; status"
          + " is one, and 'and' stands between several. The same as JSON: [{\"name\":…, \"when\":…,"
          + " \"for\":…, \"where\":{…}, \"unless\":{…}}].",
      "Of a date that allows several days the last one counts, and 'about' is noted. Nobody is due"
          + " by a date that is open to the end, or who is only presumed dead."
    },
    footer = {
      "",
      "Examples:",
      "  echo 'the dead: dead for 30 years unless claim=open' > rules.txt",
      "  people retention rules.txt --at 2030"
    })
final class RetentionCommand extends DatedCommand {

  private static final Listing<Retention.Due> DUE =
      Listing.of(
          new AnswerColumns<>(
              "person name rule since due note",
              due ->
                  cells(
                      due.personId(),
                      due.name(),
                      due.rule(),
                      due.since(),
                      due.due(),
                      Stream.of(
                              due.isAbout() ? "about" : null,
                              due.isRestricted() ? "restricted" : null)
                          .filter(Objects::nonNull)
                          .collect(Collectors.joining(", ")))),
          new AnswerColumns<>(
              "person firstname lastname rule since due certain restricted",
              due ->
                  cells(
                      due.personId(),
                      due.name() == null ? null : due.name().firstname(),
                      due.name() == null ? null : due.name().lastname(),
                      due.rule(),
                      due.since(),
                      due.due(),
                      !due.isAbout(),
                      due.isRestricted())));

  @Parameters(index = "0", paramLabel = "RULES", description = "The file of the rules.")
  private Path rules;

  @Override
  public void run() {
    Retention retention = Retention.read(rules);
    print(DUE, ask(history -> retention.due(history, at())));
  }
}
