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

/// The commands that keep a person's data as it is, and end that.
final class RestrictCommands {

  private RestrictCommands() {}

  /// A command that changes whether a person is restricted, and says why.
  abstract static class RestrictingCommand extends RecordingCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "The person's identifier or key.")
    private PersonArgument who;

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "The reason.")
    private String why;

    @Option(names = "--source", paramLabel = "TEXT", description = "Where the reason is written.")
    private String source;

    @Mixin private ExpectedRevision revision;

    abstract long record(PersonRegistry registry, int personId, String why, Details details);

    @Override
    public final void run() {
      if (why.isBlank()) {
        throw badUsage("--why is empty; expected a reason");
      }
      record(
          named -> revision.expected(named, each -> each.record(who)),
          (registry, named) ->
              record(registry, named.record(who), why, identified(Details.NONE.from(source))));
    }
  }

  @Command(
      name = "restrict",
      description = {
        "Restricts a person's data (article 18 of the GDPR): it is kept and answers as before, but"
            + " recording anything about her is refused.",
        "So is what names her as a partner or parent, or merges her; also in imports and lists,"
            + " and by other programs on this kit. It holds until 'unrestrict', for all records"
            + " that are merged with hers."
      },
      footer = {"", "Example:", "  people restrict 7 --why \"she contests her birth\""})
  static final class Restrict extends RestrictingCommand {

    @Override
    long record(PersonRegistry registry, int personId, String why, Details details) {
      return registry.restrict(personId, why, details);
    }
  }

  @Command(
      name = "unrestrict",
      description = {
        "Lifts the restriction of a person's data, so that things are recorded about her again.",
        "She is to be told before (article 18, paragraph 3)."
      },
      footer = {"", "Example:", "  people unrestrict 7 --why \"the birth was settled\""})
  static final class Unrestrict extends RestrictingCommand {

    @Override
    long record(PersonRegistry registry, int personId, String why, Details details) {
      return registry.unrestrict(personId, why, details);
    }
  }

  /// Since when a person is restricted, and why: `since 2015-02-14T09:26:53.589000Z: she contests
  /// it (event 12)`; null when she is not.
  static String told(History history, int personId) {
    RecordedEvent since = history.restriction(personId);
    return since == null
        ? null
        : "since %s: %s (event %d)"
            .formatted(
                RecordedEvent.shown(since.recorded()),
                ((Event.Restriction) since.event()).why(),
                since.position());
  }
}
