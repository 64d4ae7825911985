package people.cli;

import module java.base;

import people.*;
import people.cli.RecordOptions.AddressOptions;
import people.cli.RecordOptions.ExpectedRevision;
import people.cli.RecordOptions.NameOptions;
import people.cli.RecordOptions.PartnerOptions;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands that mend what was recorded, by another event.
final class AmendCommands {

  private AmendCommands() {}

  /// A command that takes back or changes an event, and says why. A subclass gives the change.
  abstract static class AmendingCommand extends RecordingCommand {

    @Parameters(
        index = "0",
        paramLabel = "POSITION",
        description = "The event's position, from 0, as 'history' shows it.")
    private long position;

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "The reason.")
    private String why;

    @Option(names = "--source", paramLabel = "TEXT", description = "Where the reason is written.")
    private String source;

    @Mixin private ExpectedRevision revision;

    /// The change that the options tell.
    abstract EventChange change();

    @Override
    public final void run() {
      EventChange change = change();
      if (why.isBlank()) {
        throw badUsage("--why is empty; expected a reason");
      }
      record(
          named -> revision.expected(named, each -> personId(each.timeline())),
          (registry, named) ->
              change.record(registry, named, position, why, identified(Details.NONE.from(source))));
    }

    /// @return 0 when there is no such event
    private int personId(EventTimeline timeline) {
      if (position >= 0) {
        for (RecordedEvent recorded : timeline.readAfter(position - 1)) {
          return recorded.event().personId();
        }
      }
      return 0;
    }
  }

  /// A change of the event at a position.
  interface EventChange {
    long record(
        PersonRegistry registry, NamedRecords named, long position, String why, Details details);
  }

  @Command(
      name = "correct",
      description = {
        "Records that an earlier event should have said something else.",
        "What is not given stays as the event said. What was known before stands as it was.",
        "A partner is corrected on this side only: the partner's own event is another one."
      },
      footer = {
        "",
        "Examples:",
        "  people correct 3 --status divorced --on 1836 --why \"misread\"",
        "  people correct 0 --born 1919-08-03 --why \"the certificate says so\""
      })
  static final class Correct extends AmendingCommand {

    @Option(names = "--on", paramLabel = "DATE", description = "When it became true.")
    private EffectiveDate on;

    @Option(names = "--born", paramLabel = "DATE", description = "The birth, of a creation.")
    private EffectiveDate born;

    @Option(names = "--status", paramLabel = "STATUS", description = "The status.")
    private Status status;

    @Mixin private NameOptions name;

    @Mixin private AddressOptions address;

    @Mixin private PartnerOptions partner;

    @Override
    EventChange change() {
      Name called = name.valueOrNull();
      Address home = address.valueOrNull();
      boolean isAnyGiven =
          Stream.of(on, born, status, called, home).anyMatch(Objects::nonNull) || partner.isGiven();
      if (!isAnyGiven) {
        throw badUsage("nothing to correct: expected --on, --born, --status, --first, --city, …");
      }
      partner.check();
      return (registry, named, position, why, details) -> {
        Partner with = partner.in(named);
        Amendment to = new Amendment(on, called, status, home, born, with);
        return registry.correct(position, to, why, details);
      };
    }
  }

  @Command(
      name = "retract",
      description = {
        "Records that an earlier event should not have been recorded.",
        "Retracting a correction brings back what it corrected."
      },
      footer = {"", "Example:", "  people retract 3 --why \"another Ada Byron\""})
  static final class Retract extends AmendingCommand {

    @Override
    EventChange change() {
      return (registry, _, position, why, details) -> registry.retract(position, why, details);
    }
  }
}
