package people.cli;

import module java.base;

import people.*;
import people.cli.RecordOptions.ExpectedRevision;
import people.history.*;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands that record what two people have with each other, and how it ends.
final class CoupleCommands {

  private CoupleCommands() {}

  /// A command that records a status of two people, each with the other. A subclass gives it.
  abstract static class CoupleCommand extends PersonFactCommand {

    @Parameters(index = "1", paramLabel = "OTHER", description = "The other one, likewise.")
    private PersonArgument other;

    abstract Status status();

    @Override
    final PersonFact fact() {
      return (registry, personId, details) ->
          registry.couple(personId, other.in(registry), status(), details);
    }
  }

  @Command(
      name = "marry",
      description = {
        "Records that two people married: a change of status of each, in one step.",
        "--expect-revision is about the first one, and --event-id is the id of her event."
      },
      footer = {
        "",
        "Examples:",
        "  people marry 1 2 --on 1835-07-08",
        "  people marry 1 register=4711 --on 1835-07-08"
      })
  static final class Marry extends CoupleCommand {
    @Override
    Status status() {
      return Status.MARRIED;
    }
  }

  @Command(
      name = "separate",
      description =
          "Records that two people live apart, of each of them, in one step. Their union goes on.",
      footer = {"", "Example:", "  people separate 1 2 --on 1816-01-15"})
  static final class Separate extends CoupleCommand {
    @Override
    Status status() {
      return Status.SEPARATED;
    }
  }

  @Command(
      name = "divorce",
      description = "Records that two people divorced, of each of them, in one step.",
      footer = {"", "Example:", "  people divorce 1 2 --on 2012-09-01"})
  static final class Divorce extends CoupleCommand {
    @Override
    Status status() {
      return Status.DIVORCED;
    }
  }

  @Command(
      name = "died",
      description = {
        "Records a death.",
        "--widows records in the same step that the partner is widowed; without it nothing is"
            + " concluded, and 'check' says so."
      },
      footer = {
        "",
        "Examples:",
        "  people died 1 --on 1852-11-27",
        "  people died 1 --on 1852-11-27 --widows"
      })
  static final class Died extends FactCommand {

    /// Who is left.
    ///
    /// @param person null for the partner on the day of the death
    private record Survivor(PersonArgument person) {}

    static final class SurvivorConverter extends StatingConverter<Survivor> {

      private static final String PARTNER = "partner";

      SurvivorConverter() {
        super(text -> new Survivor(text.equals(PARTNER) ? null : PersonArgument.parse(text)));
      }
    }

    @Parameters(index = "0", paramLabel = "ID", description = "The person's identifier or key.")
    private PersonArgument who;

    @Option(
        names = "--widows",
        paramLabel = "ID",
        arity = "0..1",
        fallbackValue = SurvivorConverter.PARTNER,
        converter = SurvivorConverter.class,
        description = "The survivor (default: the partner on the day of the death).")
    private Survivor widowed;

    @Mixin private ExpectedRevision revision;

    @Override
    public void run() {
      record(
          timeline -> revision.expected(who.in(new PersonRegistry(timeline))),
          (registry, timeline) -> {
            int personId = who.in(registry);
            return widowed == null
                ? registry.died(personId, details())
                : registry.died(
                    personId,
                    widowed.person == null
                        ? partner(timeline, personId)
                        : widowed.person.in(registry),
                    details());
          });
    }

    /// The partner on the day of the death, by what both say.
    private int partner(EventTimeline timeline, int personId) {
      LocalDate day =
          details().effective() == null ? History.day("today") : details().effective().day();
      Partner partner = person(timeline, personId, day).partner();
      if (partner == null || partner.name() != null) {
        throw new IllegalArgumentException(
            "no partner of person %d is %s on %s%s: nobody to be widowed; expected --widows ID"
                .formatted(
                    personId,
                    partner == null ? "recorded" : "in the register",
                    day,
                    partner == null ? "" : ", only the name " + partner.name()));
      }
      Person other = person(timeline, partner.personId(), day);
      if (!other.living()) {
        throw new IllegalArgumentException(
            "person %d, the partner of person %d, is not there herself on %s: nobody to be widowed"
                .formatted(other.personId(), personId, day));
      }
      boolean isAgreed =
          other.status().isUnion()
              && (other.partner() == null || other.partner().personId() == personId);
      if (!isAgreed) {
        throw new IllegalArgumentException(
            "person %d is not the partner of person %d on %s by her own events, but %s; expected --widows ID"
                .formatted(other.personId(), personId, day, standing(other)));
      }
      return other.personId();
    }

    private static String standing(Person person) {
      return person.partner() == null
          ? person.status().toString()
          : person.status() + " with " + person.partner();
    }

    /// A person as she was known before this death was recorded, if it was by an earlier try.
    private Person person(EventTimeline timeline, int personId, LocalDate day) {
      String id = details().id();
      RecordedEvent earlier = id == null ? null : timeline.find(id);
      History history = History.of(timeline, personId);
      History asked = earlier == null ? history : history.knownAt(earlier.recorded().minusNanos(1));
      return asked.at(day).person(personId);
    }
  }
}
