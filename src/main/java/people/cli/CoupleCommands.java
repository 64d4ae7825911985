package people.cli;

import module java.base;

import people.*;
import people.cli.RecordOptions.ExpectedRevision;
import people.history.*;
import people.output.*;
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
      return (registry, named, _, details) -> {
        int one = named.person(who());
        int two = named.person(other);
        refuseErased(named, one, two);
        refuseErased(named, two, one);
        return registry.couple(one, two, status(), details);
      };
    }

    /// Of somebody who was erased nothing is recorded, but of the other one it can be.
    private void refuseErased(NamedRecords named, int one, int other) {
      RecordedEvent erasure = ErasedNotice.erasure(named.timeline(), one);
      if (erasure != null && ErasedNotice.erasure(named.timeline(), other) == null) {
        throw new IllegalArgumentException(
            "nothing more is recorded of person %d, who was erased (event %d); '%s status %d %s --with %d' records it of person %d alone"
                .formatted(
                    one,
                    erasure.position(),
                    CalledAs.of("people"),
                    other,
                    status().name().toLowerCase(Locale.ROOT),
                    one,
                    other));
      }
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
          named -> revision.expected(named, each -> each.record(who)),
          (registry, named) -> {
            int dead = named.record(who);
            return widowed == null
                ? registry.died(dead, details())
                : widowed.person == null
                    ? died(registry, dead, partner(named))
                    : named.person(who) == dead
                        ? registry.died(dead, named.person(widowed.person), details())
                        : died(registry, dead, named.person(widowed.person));
          });
    }

    /// Records a death and whom it widows, also of records that are absorbed.
    private long died(PersonRegistry registry, int dead, int survivor) {
      return registry.inOneBatch(batch -> {
        long position = batch.died(dead, details());
        batch.add(
            new Event.StatusChange(
                survivor, Status.WIDOWED, Partner.of(dead), details().withId(null)));
        return position;
      });
    }

    /// The partner on the day of the death, by what both say: that record of hers which is named.
    private int partner(NamedRecords named) {
      int personId = named.person(who);
      if (named.batch() != null
          && named.batch().revision(personId) > named.timeline().revision(personId)) {
        throw new IllegalArgumentException(
            "--widows looks at what was recorded of person %d before these lines; expected --widows ID"
                .formatted(personId));
      }
      LocalDate day =
          details().effective() == null ? History.day("today") : details().effective().day();
      History history = history(named, personId);
      Partner partner = history.at(day).person(personId).partner();
      if (partner == null || partner.name() != null) {
        throw new IllegalArgumentException(
            "no partner of person %d is %s on %s%s: nobody to be widowed; expected --widows ID"
                .formatted(
                    personId,
                    partner == null ? "recorded" : "in the register",
                    day,
                    partner == null ? "" : ", only the name " + partner.name()));
      }
      Person other = history(named, partner.personId()).at(day).person(partner.personId());
      if (!other.living()) {
        throw new IllegalArgumentException(
            "person %d, the partner of person %d, is not there herself on %s: nobody to be widowed; expected --widows ID"
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
      return namedAs(named, other.personId(), history, personId, day);
    }

    /// The record of a partner that the last event of a person names which names her by that day.
    private static int namedAs(
        NamedRecords named, int partnerId, History history, int personId, LocalDate day) {
      Set<Long> inEffect =
          history.events(personId, day).stream()
              .map(RecordedEvent::position)
              .collect(Collectors.toSet());
      return history.facts(personId).stream()
          .filter(fact -> inEffect.contains(fact.position()))
          .map(fact -> fact.event() instanceof Event.StatusChange e ? e.partner() : null)
          .filter(partner -> partner != null && partner.name() == null)
          .map(Partner::personId)
          .filter(record -> isOf(partnerId, record, named))
          .reduce(partnerId, (_, later) -> later);
    }

    private static boolean isOf(int personId, int record, NamedRecords named) {
      return record == personId
          || named.timeline().revision(record) >= 0
              && history(named, record).survivor(record) == personId;
    }

    private static String standing(Person person) {
      return person.partner() == null
          ? person.status().toString()
          : person.status() + " with " + person.partner();
    }

    /// What was known of a person before this death was recorded, if it was by an earlier try.
    private static History history(NamedRecords named, int personId) {
      History history = History.of(named.timeline(), personId);
      return named.isAgain() ? history.knownAt(named.known()) : history;
    }
  }
}
