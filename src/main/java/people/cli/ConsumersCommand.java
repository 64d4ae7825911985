package people.cli;

import static people.cli.AnswerColumns.cells;

import module java.base;

import people.*;
import people.relays.*;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `consumers`: how far those are who hand events on, and has one begin elsewhere.
@Command(
    name = "consumers",
    description = {
      "Lists those who hand events on, by name: the position of the last event that each is done"
          + " with, how many are behind it (its lag), where it hands them, when that was noted, how"
          + " many it has laid aside, and why it does not get on.",
      "'consumers reset NAME --to POSITION' has one go on behind another event; not while it is at"
          + " work."
    },
    footer = {
      "",
      "Examples:",
      "  people consumers",
      "  people consumers --format json",
      "  people consumers reset registry --to -1"
    })
final class ConsumersCommand extends PrintingCommand {

  private record ListedConsumer(Checkpoint at, long lag) {}

  private static final Listing<ListedConsumer> CONSUMERS =
      Listing.of(
          new AnswerColumns<>(
              "name position lag target saved dead error",
              each ->
                  cells(
                      each.at.name(),
                      each.at.position(),
                      each.lag,
                      each.at.target(),
                      each.at.saved() == null ? null : RecordedEvent.shown(each.at.saved()),
                      each.at.dead(),
                      each.at.error())));

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "reset",
      description = "Has a consumer go on elsewhere.")
  private String action;

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "Which one.")
  private String name;

  @Option(
      names = "--to",
      paramLabel = "POSITION",
      converter = FollowCommand.PositionConverter.class,
      description = {
        "The last event that it is to be done with: a position, -1 for none, or 'last'."
      })
  private Long to;

  @Override
  public void run() {
    if (action != null && !action.equals("reset")) {
      throw badUsage("'%s' is no action; expected reset, or nothing".formatted(action));
    }
    if (action != null && (name == null || to == null) || action == null && to != null) {
      throw badUsage("expected 'reset NAME --to POSITION', or nothing");
    }
    CheckpointStore store = session().checkpoints();
    try (EventTimeline timeline = session().openToAsk()) {
      long last = session().readOn(timeline) - 1;
      if (action == null) {
        print(
            CONSUMERS,
            store.all().stream()
                .map(at -> new ListedConsumer(at, Math.max(0, last - at.position())))
                .toList());
      } else {
        reset(store, last);
      }
    }
  }

  private void reset(CheckpointStore store, long last) {
    if (to != FollowCommand.PositionConverter.LAST && to > last) {
      throw badUsage(
          "--to is %d, but the last event is %d; expected one that is there, -1, or 'last'"
              .formatted(to, last));
    }
    store.reset(name, Math.min(to, last));
  }
}
