package people.cli;

import module java.base;

import people.*;
import people.imports.*;
import people.imports.batches.*;
import people.output.*;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Records many facts, which come line by line.
@Command(
    name = "record",
    description = {
      "Records facts that come line by line, from standard input or a file: in one batch, all of"
          + " them or none.",
      "A line is a command without 'people', with quotes as in a shell; or a JSON object in the"
          + " words of the timeline, without _datetime; or there is a CSV whose header has these"
          + " words, with a column 'type'. The first line tells which. A key may stand for an"
          + " identifier, also one that a line above gives. What has an --event-id, or _id, is not"
          + " recorded twice."
    },
    footer = {
      "",
      "Examples:",
      "  people record < facts.ndjson",
      "  people record facts.csv --dry-run",
      "  people record --name 'letters of 1835' < letters.txt",
      "  tail -f forms.ndjson | people record --each",
      "",
      "Lines of each form:",
      "  create --first Ada --last Byron --on 1815-12-10 --key payroll=4711",
      "  status payroll=4711 married --on 1835-07-08 --event-id letter-17",
      "  {\"type\":\"PERSON_CREATION\",\"name\":{\"firstname\":\"Ada\"},\"keys\":[\"payroll=4711\"]}",
      "  type,personId,newStatus,effective"
    })
final class RecordCommand extends PrintingCommand {

  private static final AnswerColumns<FactReport> COLUMNS =
      new AnswerColumns<>(
          "facts known events first dryRun",
          r ->
              new Object[] {
                r.lines(),
                r.known(),
                r.events(),
                r.events() == 0 ? null : (Object) r.first(),
                r.isDryRun()
              });

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "The facts; - or nothing for standard input.")
  private Path file;

  @Option(
      names = "--each",
      description = {
        "Records each line by itself, up to the first one that can't be recorded; the message says"
            + " how many were."
      })
  private boolean isEach;

  @Option(names = "--dry-run", description = "Only tells what would be recorded.")
  private boolean isDryRun;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "A name for the batch, by which it can be found and taken back.")
  private String name;

  @Mixin private RecordOptions.Recorder recorder;

  @Override
  public void run() {
    if (isEach && (isDryRun || name != null)) {
      throw badUsage(
          "--each and %s; expected one of them: it is of all lines together"
              .formatted(isDryRun ? "--dry-run" : "--name"));
    }
    if (name != null && name.isBlank()) {
      throw badUsage("--name is empty; expected a text");
    }
    boolean isStandard = file == null || file.toString().equals("-");
    String input = isStandard ? "standard input" : file.toString();
    FactReport report;
    try (EventTimeline timeline = session().openToRecord(recorder.name());
        FactLines facts =
            FactLines.of(input, open(isStandard), new CommandLines(session(), timeline))) {
      long size = 0;
      if (session().isThere()) {
        size = session().readOn(timeline);
      }
      ImportOptions options = ImportOptions.DEFAULT.named(name).telling(progress(facts));
      options = isDryRun ? options.dryRun() : options;
      report = isEach ? facts.recordEach(timeline, options) : facts.recordAll(timeline, options);
      session().progress().done();
      if (report.events() > 0 && !isDryRun) {
        AbsorbedRecords.warn(session(), timeline, size);
      }
    } finally {
      session().progress().done();
    }
    if (format() == Output.Format.table) {
      out().line("%s: %s".formatted(session().timeline(), report));
    } else {
      printOne(COLUMNS, report);
    }
  }

  /// Tells how many are read, and then how many of these are recorded.
  private LongConsumer progress(FactLines facts) {
    ProgressLine progress = session().progress();
    boolean[] isRead = new boolean[1];
    progress.begin();
    return count -> {
      if (!isRead[0] && facts.total() > 0) {
        isRead[0] = true;
        progress.begin();
      }
      progress.at(count, facts.total(), isEach || isRead[0] ? "facts recorded" : "facts read");
    };
  }

  private InputStream open(boolean isStandard) {
    try {
      return isStandard ? System.in : Files.newInputStream(file);
    } catch (IOException e) {
      throw TimelineException.of(file, "can't read", e);
    }
  }
}
