package people.cli;

import static people.cli.AnswerColumns.cells;

import module java.base;

import people.*;
import people.imports.batches.*;
import people.output.*;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `undo`: takes an import back.
@Command(
    name = "undo",
    description = {
      "Takes an import back: retracts all of its events that stand, in one batch.",
      "What was known before stays as it was. Says what others recorded since that needs what is"
          + " gone. The undoing can be undone as well."
    },
    footer = {
      "",
      "Examples:",
      "  people undo members-2019.csv --why \"the wrong list\"",
      "  people undo members-2019.csv --why \"the wrong list\" --dry-run --format json"
    })
final class UndoCommand extends PrintingCommand {

  private static final AnswerColumns<ImportUndo.Undone> COLUMNS =
      new AnswerColumns<>(
          "import events retracted erased dependents lists",
          u ->
              cells(
                  u.batch().name(),
                  u.batch().events(),
                  u.retracted(),
                  joined(u.erased().stream()),
                  joined(u.dependents().stream().map(RecordedEvent::position)),
                  joined(u.lists().stream())));

  @Parameters(paramLabel = "IMPORT", description = "Its name, see 'imports'.")
  private String name;

  @Option(names = "--why", paramLabel = "TEXT", required = true, description = "The reason.")
  private String why;

  @Option(names = "--dry-run", description = "Shows what would change, and records nothing.")
  private boolean dryRun;

  @Mixin private RecordOptions.Recorder recorder;

  @Override
  public void run() {
    if (why.isBlank()) {
      throw badUsage("--why is empty; expected the reason");
    }
    session().refuseMissing();
    try (EventTimeline timeline = session().openToRecord(recorder.name())) {
      session().readOn(timeline);
      ImportOptions options = ImportOptions.DEFAULT;
      ImportUndo.Undone undone =
          ImportUndo.undo(timeline, name, why, dryRun ? options.dryRun() : options);
      if (format() != Output.Format.table) {
        tellErased(undone.erased());
        printOne(COLUMNS, undone);
        return;
      }
      out()
          .line(
              String.format(
                  Locale.ROOT,
                  "%s: %,d of %s %s%s",
                  name,
                  undone.retracted(),
                  CountedNoun.events(undone.batch().events()),
                  dryRun ? "would be retracted" : "retracted",
                  undone.erased().isEmpty() ? "" : "; what is left of the erased stays"));
      tellErased(undone.erased());
      tellDependents(undone.dependents());
      if (!undone.lists().isEmpty()) {
        out()
            .line(
                "lists that were compared with it, to be imported again in this order: "
                    + String.join(", ", undone.lists()));
      }
      if (dryRun) {
        ImportCommands.tellChanges(this, undone.changes());
      }
    }
  }

  /// Null for none.
  private static String joined(Stream<?> values) {
    String all = values.map(String::valueOf).collect(Collectors.joining(" "));
    return all.isEmpty() ? null : all;
  }

  private void tellErased(SortedSet<Integer> people) {
    if (!people.isEmpty()) {
      session()
          .warn(
              "what is left of %s, who %s erased, still counts; '%s erase ID --keep nothing --why …' ends that"
                  .formatted(
                      people.stream()
                          .map(each -> "person " + each)
                          .collect(Collectors.joining(", ")),
                      people.size() == 1 ? "was" : "were",
                      CalledAs.of("people")));
    }
  }

  private void tellDependents(List<RecordedEvent> dependents) {
    if (!dependents.isEmpty()) {
      out().line("recorded since, and about what is gone:");
      dependents.stream()
          .limit(ImportCommands.MOST_CHANGES)
          .forEach(recorded ->
              out()
                  .line(
                      "  event %d, person %d: %s"
                          .formatted(
                              recorded.position(),
                              recorded.event().personId(),
                              Story.words(recorded.event()))));
      if (dependents.size() > ImportCommands.MOST_CHANGES) {
        out().line("  and %d more".formatted(dependents.size() - ImportCommands.MOST_CHANGES));
      }
    }
  }
}
