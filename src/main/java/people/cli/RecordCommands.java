package people.cli;

import module java.base;

import people.*;
import people.cli.RecordOptions.AddressOptions;
import people.cli.RecordOptions.EventId;
import people.cli.RecordOptions.ExpectedRevision;
import people.cli.RecordOptions.NameOptions;
import people.history.*;
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
      description = {
        "Creates a person and prints the identifier.",
        "Name, status and address are known from the day of the entry, --on, and --born is the"
            + " birth. --on alone is both where the status can be true of a newborn: single, or not"
            + " given. With any other status the birth then stays unknown: no age, and nothing"
            + " before the entry."
      },
      footer = {
        "",
        "Examples:",
        "  people create --first Ada --last Byron --status single \\",
        "      --street \"12 St James's Square\" --city London --on 1815-12-10",
        "  people create --first Ida --status married --born 1919-08-03 --on 1960-01-01",
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

    @Option(
        names = "--born",
        paramLabel = "DATE",
        description = "When the person was born, where that is not the day of the entry.")
    private EffectiveDate born;

    @Mixin private AddressOptions address;

    @Override
    public void run() {
      Address home = address.valueOrNull();
      Name called = name.value();
      int personId =
          record(
              _ -> new Expected[0],
              registry -> registry.create(called, status, home, born, details()));
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
      description = "Records a new address, or that it is not known from then on.",
      footer = {
        "",
        "Examples:",
        "  people move 1 --street \"Ockham Park\" --city Ockham --on 1835-07",
        "  people move 1 --unknown --on 1839-01-01"
      })
  static final class Move extends PersonFactCommand {

    @Mixin private AddressOptions address;

    @Option(
        names = "--unknown",
        description = "The address is not known from then on; without the options of an address.")
    private boolean unknown;

    @Override
    PersonFact fact() {
      if (unknown && address.isGiven()) {
        throw badUsage("--unknown says that no address is known; expected no --street, --city, …");
      }
      if (unknown) {
        return PersonRegistry::moveToUnknown;
      }
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

  @Command(
      name = "left",
      description = {
        "Records that a person is no longer there from that day on, and did not die.",
        "Until she returns nobody counts her; she keeps the status and the address that she had."
      },
      footer = {"", "Example:", "  people left 1 --on 1830-05-01 --why \"moved to Geneva\""})
  static final class Left extends PersonFactCommand {

    @Option(names = "--why", paramLabel = "TEXT", description = "The reason.")
    private String why;

    @Override
    PersonFact fact() {
      return (registry, personId, details) -> registry.left(personId, why, details);
    }
  }

  @Command(
      name = "returned",
      description = "Records that a person who left is there again from that day on.",
      footer = {"", "Example:", "  people returned 1 --on 1833-06"})
  static final class Returned extends PersonFactCommand {

    @Override
    PersonFact fact() {
      return PersonRegistry::returned;
    }
  }

  @Command(
      name = "observe",
      description = {
        "Records the last day that was observed. After it, silence does not mean that nothing"
            + " changed.",
        "Without this it is today. The last one that is recorded counts, and what is said of a"
            + " source",
        "comes before what is said of everyone."
      },
      footer = {
        "",
        "Examples:",
        "  people observe --until 2019-12-31",
        "  people observe --until 1992-08-03 --source family.ged"
      })
  static final class Observe extends RecordingCommand {

    @Option(
        names = "--until",
        paramLabel = "DATE",
        required = true,
        description =
            "The last day that was observed; of a month or a year, its last day. An open date, such"
                + " as 2019/.., says that people are observed again.")
    private EffectiveDate until;

    @Option(
        names = "--source",
        paramLabel = "NAME",
        description =
            "Only of the people whose creation has this source, alone or with a # and more behind"
                + " it, such as the file of an import (default: of everyone).")
    private String source;

    @Mixin private EventId eventId;

    @Override
    public void run() {
      if (source != null
          && Files.exists(session().timelineFile())
          && !session().ask(this::isThere)) {
        session()
            .warn(
                "no event has the source '%s': this will be about nobody until one has"
                    .formatted(source));
      }
      record(
          _ -> new Expected[0],
          registry -> registry.observedUntil(source, eventId.in(Details.on(until))));
    }

    private boolean isThere(History history) {
      HistoryColumns.ValueColumn<String> sources = history.columns().events().sources();
      return IntStream.rangeClosed(1, sources.greatest())
          .mapToObj(sources::value)
          .anyMatch(each -> each.equals(source) || each.startsWith(source + "#"));
    }
  }
}
