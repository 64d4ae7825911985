package people.cli;

import module java.base;

import people.*;
import people.cli.IdentityCommands.AttributeConverter;
import people.cli.IdentityCommands.KeyConverter;
import people.cli.IdentityCommands.SexConverter;
import people.cli.RecordOptions.AddressOptions;
import people.cli.RecordOptions.NameOptions;
import people.cli.RecordOptions.PartnerOptions;
import people.history.*;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands that record a fact. Each needs an identifier and nothing else about the person.
final class RecordCommands {

  private RecordCommands() {}

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
        "  people create --first Ada --event-id form-17   # prints the same when run again",
        "  people create --first Nora --on 1990-02-03 --sex female --parents 1,2 \\",
        "      --key school=4711 --set occupation=pupil"
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

    @Option(
        names = "--sex",
        paramLabel = "SEX",
        converter = SexConverter.class,
        description = "male, female, other or unknown: the codes of FHIR.")
    private Attribute sex;

    @Option(
        names = "--parents",
        paramLabel = "ID",
        split = ",",
        description = "The parents who are in the register, by identifier or key: 1,2.")
    private List<PersonArgument> parents = List.of();

    @Option(
        names = "--key",
        paramLabel = "SYSTEM=VALUE",
        converter = KeyConverter.class,
        description = "The person's key in another system; may be given several times.")
    private List<Attribute> keys = List.of();

    @Option(
        names = "--set",
        paramLabel = "NAME=VALUE",
        converter = AttributeConverter.class,
        description = "A further attribute, see 'set --help'; may be given several times.")
    private List<Attribute> attributes = List.of();

    @Override
    public void run() {
      refuseTwoValues(Stream.concat(Stream.ofNullable(sex), attributes.stream()).toList());
      Address home = address.valueOrNull();
      Name called = name.value();
      int personId =
          record(_ -> new Expected[0], (registry, named) -> create(registry, named, called, home));
      out().println(personId);
    }

    /// All of it in one batch, whose first event has the id: run again, it gives the same person.
    private int create(PersonRegistry registry, NamedRecords named, Name called, Address home) {
      List<Integer> parentIds = parents.stream().map(named::person).toList();
      Details more = details().withId(null);
      return registry.inOneBatch(batch -> {
        int personId = batch.create(called, status, home, born, details());
        if (sex != null) {
          batch.set(personId, sex.name(), sex.value(), more);
        }
        if (!parentIds.isEmpty()) {
          batch.parents(personId, parentIds, more);
        }
        keys.forEach(key -> batch.identify(personId, key, more));
        attributes.forEach(each -> batch.set(personId, each.name(), each.value(), more));
        return personId;
      });
    }
  }

  @Command(
      name = "status",
      description = {
        "Records a new marital status.",
        "--with records it of both, in one step; that somebody is widowed is recorded of her alone,"
            + " and so is what she had with somebody who was erased."
            + " A partner who is not in the register is a name: --with-first, --with-last."
      },
      footer = {
        "",
        "Examples:",
        "  people status 1 married --on 1835-07-08",
        "  people status 1 partnered --with 2 --on 2014-05-01",
        "  people status 1 married --with-first Bo --with-last Li --on 2014-05-01",
        "  people status 1 married --on 1835-07-08 --event-id letter-17 --expect-revision 0"
      })
  static final class ChangeStatus extends PersonFactCommand {

    @Parameters(
        index = "1",
        paramLabel = "STATUS",
        description = "single, married, partnered, separated, divorced, widowed or unknown.")
    private Status status;

    @Mixin private PartnerOptions partner;

    @Override
    PersonFact fact() {
      partner.check();
      if (partner.isGiven() && status.isOfNewborn()) {
        throw badUsage(
            "--with for %s; expected it for MARRIED, PARTNERED, SEPARATED, DIVORCED or WIDOWED"
                .formatted(status));
      }
      return (registry, named, personId, details) -> {
        Partner with = partner.in(named);
        boolean isOfBoth =
            with != null
                && with.name() == null
                && status != Status.WIDOWED
                && ErasedNotice.erasure(named.timeline(), with.personId()) == null;
        return isOfBoth
            ? registry.couple(named.person(who()), with.personId(), status, details)
            : registry.changeStatus(personId, status, with, details);
      };
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
        return (registry, _, personId, details) -> registry.moveToUnknown(personId, details);
      }
      Address home = address.value();
      return (registry, _, personId, details) -> registry.move(personId, home, details);
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
      return (registry, _, personId, details) -> registry.rename(personId, called, details);
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
      return (registry, _, personId, details) -> registry.left(personId, why, details);
    }
  }

  @Command(
      name = "returned",
      description = "Records that a person who left is there again from that day on.",
      footer = {"", "Example:", "  people returned 1 --on 1833-06"})
  static final class Returned extends PersonFactCommand {

    @Override
    PersonFact fact() {
      return (registry, _, personId, details) -> registry.returned(personId, details);
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

    @Override
    public void run() {
      if (source != null
          && session().lines() == null
          && session().isThere()
          && !session().ask(this::isThere)) {
        session()
            .warn(
                "no event has the source '%s': this will be about nobody until one has"
                    .formatted(source));
      }
      record(
          _ -> new Expected[0],
          (registry, _) -> registry.observedUntil(source, identified(Details.on(until))));
    }

    private boolean isThere(History history) {
      HistoryColumns.ValueColumn<String> sources = history.columns().events().sources();
      return IntStream.rangeClosed(1, sources.greatest())
          .mapToObj(sources::value)
          .anyMatch(each -> each.equals(source) || each.startsWith(source + "#"));
    }
  }
}
