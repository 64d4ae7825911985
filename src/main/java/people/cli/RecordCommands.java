package people.cli;

import people.*;
import people.cli.RecordOptions.AddressOptions;
import people.cli.RecordOptions.EventId;
import people.cli.RecordOptions.ExpectedRevision;
import people.cli.RecordOptions.NameOptions;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands that record a fact. Each needs an identifier and nothing else about the person.
final class RecordCommands {

  private RecordCommands() {}

  /// A command that records what became true, when, and where that is written.
  abstract static class FactCommand extends RecordingCommand {

    @Option(
        names = "--on",
        paramLabel = "DATE",
        description = "When it became true (default: when it is recorded, now).")
    private EffectiveDate on;

    @Option(names = "--source", paramLabel = "TEXT", description = "Where it is written.")
    private String source;

    @Mixin private EventId eventId;

    final Details details() {
      return eventId.in(Details.on(on).from(source));
    }
  }

  /// A command that records something about a person who is there. A subclass gives the fact.
  abstract static class PersonFactCommand extends FactCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "The person's identifier.")
    private int personId;

    @Mixin private ExpectedRevision revision;

    /// The fact that the options tell.
    abstract PersonFact fact();

    @Override
    public final void run() {
      PersonFact fact = fact();
      record(
          _ -> revision.expected(personId), registry -> fact.record(registry, personId, details()));
    }
  }

  /// A fact that is recorded of whomever it is said to be about.
  interface PersonFact {
    long record(PersonRegistry registry, int personId, Details details);
  }

  @Command(
      name = "create",
      description = "Creates a person and prints the identifier.",
      footer = {
        "",
        "Examples:",
        "  people create --first Ada --last Byron --status single \\",
        "      --street \"12 St James's Square\" --city London --on 1815-12-10",
        "  people create --first Ada --event-id form-17   # prints the same when run again"
      })
  static final class Create extends FactCommand {

    @Mixin private NameOptions name;

    @Option(
        names = "--status",
        paramLabel = "STATUS",
        defaultValue = "unknown",
        description =
            "Marital status: single, married, partnered, separated, divorced, widowed or unknown.")
    private Status status;

    @Mixin private AddressOptions address;

    @Override
    public void run() {
      Address home = address.valueOrNull();
      Name called = name.value();
      int personId =
          record(
              _ -> new Expected[0], registry -> registry.create(called, status, home, details()));
      out().println(personId);
    }
  }

  @Command(
      name = "status",
      description = "Records a new marital status.",
      footer = {
        "",
        "Examples:",
        "  people status 1 married --on 1835-07-08",
        "  people status 1 married --on 1835-07-08 --event-id letter-17 --expect-revision 0"
      })
  static final class ChangeStatus extends PersonFactCommand {

    @Parameters(
        index = "1",
        paramLabel = "STATUS",
        description = "single, married, partnered, separated, divorced, widowed or unknown.")
    private Status status;

    @Override
    PersonFact fact() {
      return (registry, personId, details) -> registry.changeStatus(personId, status, details);
    }
  }

  @Command(
      name = "move",
      description = "Records a new address.",
      footer = {
        "",
        "Example:",
        "  people move 1 --street \"Ockham Park\" --city Ockham --on 1835-07"
      })
  static final class Move extends PersonFactCommand {

    @Mixin private AddressOptions address;

    @Override
    PersonFact fact() {
      Address home = address.value();
      return (registry, personId, details) -> registry.move(personId, home, details);
    }
  }

  @Command(
      name = "rename",
      description = "Records a new name; a half that is not given stays as it is on that date.",
      footer = {"", "Example:", "  people rename 1 --last King --on 1835-07-08"})
  static final class Rename extends PersonFactCommand {

    @Mixin private NameOptions name;

    @Override
    PersonFact fact() {
      Name called = name.value();
      return (registry, personId, details) -> registry.rename(personId, called, details);
    }
  }

  @Command(
      name = "died",
      description = "Records a death.",
      footer = {"", "Example:", "  people died 1 --on 1852-11-27"})
  static final class Died extends PersonFactCommand {

    @Override
    PersonFact fact() {
      return PersonRegistry::died;
    }
  }
}
