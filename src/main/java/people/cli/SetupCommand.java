package people.cli;

import module java.base;

import people.engine.*;
import people.postgres.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command `setup`: makes the tables of a shared timeline, and says who may do what.
@Command(
    name = "setup",
    description = {
      "Sets up a shared timeline in a PostgreSQL database, empty, and grants rights to roles that"
          + " are there. Where it is set up already it only grants.",
      "Whoever runs it owns the timeline. Who may append may read, and call the function that"
          + " appends, but not write to a table; see docs/shared-timeline.md."
    },
    footer = {
      "",
      "Examples:",
      "  people --timeline jdbc:postgresql://host/register setup --append clerk --read analyst",
      "  people --timeline jdbc:postgresql://host/register setup --sql | psql register"
    })
final class SetupCommand extends SessionCommand {

  @Option(
      names = "--append",
      paramLabel = "ROLE",
      description = "A role that may read and append; may be given several times.")
  private List<String> appending = List.of();

  @Option(
      names = "--relay",
      paramLabel = "ROLE",
      description = {
        "A role that may read, and note how far 'relay' is; may be given several times."
      })
  private List<String> handingOn = List.of();

  @Option(
      names = "--read",
      paramLabel = "ROLE",
      description = "A role that may only read; may be given several times.")
  private List<String> reading = List.of();

  @Option(names = "--sql", description = "Prints the statements instead, and connects to nothing.")
  private boolean isToPrint;

  @Override
  public void run() {
    if (!(session().timeline() instanceof TimelineAddress.Shared place)) {
      throw badUsage(
          "sets up a shared timeline; expected --timeline jdbc:postgresql://host/database");
    }
    PostgresSchema.Roles roles = new PostgresSchema.Roles(appending, handingOn, reading);
    if (isToPrint) {
      out().print(PostgresSchema.sql(place.address(), roles));
      return;
    }
    boolean isNew = PostgresSchema.make(place.address(), roles);
    out().line(place + (isNew ? ": set up, empty" : ": was set up before"));
    tell("may read and append", appending);
    tell("may read and hand on", handingOn);
    tell("may read", reading);
  }

  private void tell(String what, List<String> roles) {
    if (!roles.isEmpty()) {
      out().line("%s: %s".formatted(what, String.join(", ", roles)));
    }
  }
}
