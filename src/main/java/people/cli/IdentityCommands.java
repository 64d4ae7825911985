package people.cli;

import module java.base;

import people.*;
import people.cli.RecordOptions.ExpectedRevision;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands that record who somebody is: whose record, whose child, known elsewhere as what,
/// and what else is known of her.
final class IdentityCommands {

  private IdentityCommands() {}

  /// Reads an attribute that may be set.
  static final class AttributeConverter extends StatingConverter<Attribute> {
    AttributeConverter() {
      super(text -> settable(Attribute.parse(text)));
    }
  }

  /// Reads one of the codes of the sex.
  static final class SexConverter extends StatingConverter<Attribute> {
    SexConverter() {
      super(text -> settable(new Attribute(Attribute.SEX, text)));
    }
  }

  /// Reads a key in another system.
  static final class KeyConverter extends StatingConverter<Attribute> {
    KeyConverter() {
      super(PersonArgument::key);
    }
  }

  private static Attribute settable(Attribute attribute) {
    return new Event.AttributeChange(1, attribute, Details.NONE).attribute(); // refuses what is not
  }

  @Command(
      name = "set",
      description = {
        "Records a further attribute, of any name: an occupation, a membership, the sex.",
        "NAME= without a value says that it is not known from then on. Without --on it holds from"
            + " today on, also the sex: say the day of birth where it held from birth."
      },
      footer = {
        "",
        "Examples:",
        "  people set 7 occupation=teacher --on 1990-08-01",
        "  people set 7 membership= --on 2001",
        "  people set 7 sex=female --on 1956-03-01"
      })
  static final class SetAttributes extends PersonFactCommand {

    @Parameters(
        index = "1..*",
        arity = "1..*",
        paramLabel = "NAME=VALUE",
        converter = AttributeConverter.class,
        description = "The attribute; several are recorded in one step.")
    private List<Attribute> attributes;

    @Override
    PersonFact fact() {
      refuseTwoValues(attributes);
      return (registry, _, personId, details) ->
          inOneBatch(
              registry,
              attributes,
              details,
              (batch, attribute, each) ->
                  batch.set(personId, attribute.name(), attribute.value(), each));
    }
  }

  @Command(
      name = "identify",
      description = {
        "Records a person's key in another system.",
        "From then on SYSTEM=VALUE names her wherever a command takes an identifier. A key that"
            + " somebody else has is refused."
      },
      footer = {
        "",
        "Examples:",
        "  people identify 7 --key bioguide_id=B000944",
        "  people show bioguide_id=B000944"
      })
  static final class Identify extends PersonFactCommand {

    @Option(
        names = "--key",
        paramLabel = "SYSTEM=VALUE",
        required = true,
        converter = KeyConverter.class,
        description = "The key; several are recorded in one step.")
    private List<Attribute> keys;

    @Override
    PersonFact fact() {
      return (registry, _, personId, details) ->
          inOneBatch(
              registry, keys, details, (batch, key, each) -> batch.identify(personId, key, each));
    }
  }

  /// Records one of several values.
  private interface ValueRecorder {
    long record(PersonRegistry.Batch batch, Attribute value, Details details);
  }

  /// Records several values; the first one's event has the id.
  private static long inOneBatch(
      PersonRegistry registry, List<Attribute> values, Details details, ValueRecorder recorder) {
    return registry.inOneBatch(batch -> {
      long first = recorder.record(batch, values.getFirst(), details);
      values.stream().skip(1).forEach(each -> recorder.record(batch, each, details.withId(null)));
      return first;
    });
  }

  @Command(
      name = "parents",
      description = {
        "Records the parents of a person, as far as they are in the register.",
        "They take the place of those that were recorded before."
      },
      footer = {"", "Examples:", "  people parents 3 --are 1,2", "  people parents 3 --not-known"})
  static final class SetParents extends PersonFactCommand {

    @Option(
        names = "--are",
        paramLabel = "ID",
        split = ",",
        description = "The parents, by identifier or key: 1,2.")
    private List<PersonArgument> parents;

    @Option(names = "--not-known", description = "None of them is known.")
    private boolean notKnown;

    @Override
    PersonFact fact() {
      if (notKnown == (parents != null)) {
        throw badUsage("expected --are ID,ID, or --not-known");
      }
      return (registry, named, personId, details) ->
          registry.parents(
              personId,
              notKnown ? List.of() : parents.stream().map(named::person).toList(),
              details);
    }
  }

  /// A command that records what two records are to each other, and why.
  abstract static class PairCommand extends RecordingCommand {

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "The reason.")
    private String why;

    @Option(names = "--source", paramLabel = "TEXT", description = "Where the reason is written.")
    private String source;

    @Mixin private ExpectedRevision revision;

    /// The record that the event is about.
    abstract PersonArgument one();

    /// What is written of the other one: two words, or one.
    abstract List<String> other();

    /// The word that may stand between the two.
    abstract String word();

    abstract long record(
        PersonRegistry registry, int personId, int otherId, String why, Details details);

    @Override
    public final void run() {
      List<String> other = other();
      if (other.size() == 2 && !other.getFirst().equals(word())) {
        throw badUsage(
            "'%s' between the two; expected '%s', or nothing".formatted(other.getFirst(), word()));
      }
      PersonArgument second;
      try {
        second = PersonArgument.parse(other.getLast());
      } catch (IllegalArgumentException e) {
        throw badUsage(e.getMessage());
      }
      if (why.isBlank()) {
        throw badUsage("--why is empty; expected a reason");
      }
      record(
          named -> revision.expected(named, each -> each.record(one())),
          (registry, named) ->
              record(
                  registry,
                  named.record(one()),
                  named.person(second),
                  why,
                  identified(Details.NONE.from(source))));
    }
  }

  @Command(
      name = "merge",
      customSynopsis = {
        "people merge [--by=NAME] [--event-id=TEXT] [--expect-revision=N] [--source=TEXT]",
        "                    [--timeline=FILE] --why=TEXT ID [into] OTHER"
      },
      description = {
        "Records that two records are of one person: the first is absorbed, the second survives.",
        "From then on all that is recorded of the first counts for the second. What was known"
            + " before stands as it was, and 'retract' of the merge parts them again.",
        "--expect-revision is about the first one."
      },
      footer = {"", "Example:", "  people merge 7 into 3 --why \"the same birth, moved in 1990\""})
  static final class MergeRecords extends PairCommand {

    @Parameters(
        index = "0",
        paramLabel = "ID",
        description = "The record that is absorbed, by identifier or key.")
    private PersonArgument one;

    @Parameters(
        index = "1..2",
        arity = "1..2",
        paramLabel = "OTHER",
        hideParamSyntax = true,
        description = "The record that survives; the word 'into' may stand before it.")
    private List<String> other;

    @Override
    PersonArgument one() {
      return one;
    }

    @Override
    List<String> other() {
      return other;
    }

    @Override
    String word() {
      return "into";
    }

    @Override
    long record(PersonRegistry registry, int personId, int otherId, String why, Details details) {
      return registry.merge(personId, otherId, why, details);
    }
  }

  @Command(
      name = "distinct",
      customSynopsis = {
        "people distinct [--by=NAME] [--event-id=TEXT] [--expect-revision=N] [--source=TEXT]",
        "                       [--timeline=FILE] --why=TEXT ID [from] OTHER"
      },
      description = {
        "Records that two records are of two people.",
        "'duplicates' no longer lists the pair. --expect-revision is about the first one."
      },
      footer = {"", "Example:", "  people distinct 7 from 3 --why \"cousins, both were there\""})
  static final class DistinguishRecords extends PairCommand {

    @Parameters(
        index = "0",
        paramLabel = "ID",
        description = "The one record, by identifier or key.")
    private PersonArgument one;

    @Parameters(
        index = "1..2",
        arity = "1..2",
        paramLabel = "OTHER",
        hideParamSyntax = true,
        description = "The other record; the word 'from' may stand before it.")
    private List<String> other;

    @Override
    PersonArgument one() {
      return one;
    }

    @Override
    List<String> other() {
      return other;
    }

    @Override
    String word() {
      return "from";
    }

    @Override
    long record(PersonRegistry registry, int personId, int otherId, String why, Details details) {
      return registry.distinguish(personId, otherId, why, details);
    }
  }
}
