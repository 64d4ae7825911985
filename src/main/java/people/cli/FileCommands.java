package people.cli;

import static people.cli.AnswerColumns.cells;

import module java.base;

import people.*;
import people.engine.*;
import people.output.*;
import people.simulation.*;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands about whole files.
final class FileCommands {

  private FileCommands() {}

  @Command(
      name = "simulate",
      description = {
        "Writes a new timeline of plausible lives, from 1 January 1960 on.",
        "The same options give the same bytes on every machine."
      },
      footer = {
        "",
        "Example:",
        "  people --timeline town.jsonl simulate --people 1000 --years 60 --seed 7"
      })
  static final class Simulate extends SessionCommand {

    @Option(
        names = "--people",
        paramLabel = "N",
        defaultValue = "1000",
        description = "How many (default: 1000).")
    private int count;

    @Option(
        names = "--years",
        paramLabel = "N",
        defaultValue = "60",
        description = "For how long (default: 60).")
    private int years;

    @Option(
        names = "--seed",
        paramLabel = "N",
        defaultValue = "7",
        description = "Which lives (default: 7).")
    private long seed;

    @Option(
        names = "--mess",
        paramLabel = "SHARE",
        defaultValue = "0",
        description = {
          "Which share of the people is recorded twice, of the facts late, or wrongly and"
              + " corrected, and of the addresses in another spelling: 0 to 0.5 (default: 0)."
        })
    private double mess;

    @Option(
        names = "--truth",
        paramLabel = "FILE",
        description = "Writes who was recorded twice, as CSV: person, doubleOf.")
    private Path truth;

    @Override
    public void run() {
      TimelineAddress place = session().timeline();
      Simulation simulation = simulation();
      refuseUnwritableTruth(place);
      Map<Integer, Integer> doubles = new TreeMap<>();
      long events;
      try (Interruption _ =
          place instanceof TimelineAddress.InFile(Path file) && !Files.exists(file)
              ? session().telling(file, "is a part of the town; remove it to simulate again")
              : null) {
        events =
            simulation.writeTo(
                place, count -> session().progress().at(count, "events written"), doubles);
      }
      session().progress().done();
      writeTruth(doubles);
      String twice =
          mess == 0
              ? ""
              : String.format(Locale.ROOT, ", %,d of them recorded twice", doubles.size());
      out()
          .line(
              String.format(
                  "%s: %s%s, %s",
                  place, CountedNoun.people(count), twice, CountedNoun.events(events)));
    }

    /// Before anything is written.
    private void refuseUnwritableTruth(TimelineAddress timeline) {
      if (truth == null) {
        return;
      }
      Path place = truth.toAbsolutePath().normalize();
      if (timeline instanceof TimelineAddress.InFile(Path file)
          && place.equals(file.toAbsolutePath().normalize())) {
        throw badUsage(
            "--truth is %s, the timeline itself; expected another file".formatted(truth));
      }
      if (Files.isDirectory(place) || !Files.isDirectory(place.getParent())) {
        throw badUsage("--truth is %s; expected a file in a folder that is there".formatted(truth));
      }
    }

    private void writeTruth(Map<Integer, Integer> doubles) {
      if (truth == null) {
        return;
      }
      StringBuilder csv = new StringBuilder("person,doubleOf\n");
      doubles.forEach((person, first) -> csv.append("%d,%d\n".formatted(person, first)));
      try {
        AtomicFile.write(truth, csv.toString().getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw TimelineException.of(truth, "can't write", e);
      }
    }

    private Simulation simulation() {
      try {
        return new Simulation(count, years, seed, mess);
      } catch (IllegalArgumentException e) {
        throw badUsage("--" + e.getMessage());
      }
    }
  }

  /// A command that copies a timeline, verifies both, and prints the head.
  abstract static class CopyCommand extends PrintingCommand {

    private static final AnswerColumns<CopiedFile> COLUMNS =
        new AnswerColumns<>(
            "file events head", c -> cells(c.file, c.found.events(), c.found.head()));

    private record CopiedFile(TimelineAddress file, Verification found) {}

    /// @param target what is made
    final void copy(TimelineAddress target, Supplier<Verification> copying) {
      try (Interruption _ =
          target instanceof TimelineAddress.InFile(Path file)
              ? session()
                  .telling(
                      file.resolveSibling(file.getFileName() + ".part"),
                      "is an unfinished copy; the next one replaces it, or remove it")
              : null) {
        Verification copied = copying.get();
        session().progress().done();
        if (format() == Output.Format.table) {
          out()
              .line(
                  String.format(
                      "%s: %s, head %s",
                      target, CountedNoun.events(copied.events()), copied.head()));
        } else {
          printOne(COLUMNS, new CopiedFile(target, copied));
        }
      } finally {
        session().progress().done();
      }
    }
  }

  @Command(
      name = "backup",
      description = {
        "Copies the timeline into a new file, verifies both, and prints the head.",
        "Others may go on writing meanwhile. The file is whole when it is there."
      },
      footer = {"", "Example:", "  people --timeline people.jsonl backup 2015-02-14.jsonl"})
  static final class BackUp extends CopyCommand {

    @Parameters(paramLabel = "FILE", description = "What to write; a name that is free.")
    private Path file;

    @Override
    public void run() {
      LongConsumer progress = session().progress().counting("events copied");
      session().refuseMissing();
      copy(
          new TimelineAddress.InFile(file),
          () -> Backup.of(session().timeline(), file, progress, _ -> {}));
    }
  }

  @Command(
      name = "restore",
      description = {
        "Makes a new timeline of a backup, verifies both, and prints the head.",
        "A timeline that is there is not overwritten: move it away first. A shared one has to be"
            + " set up, and empty."
      },
      footer = {"", "Example:", "  people --timeline people.jsonl restore 2015-02-14.jsonl"})
  static final class Restore extends CopyCommand {

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path backup;

    @Override
    public void run() {
      TimelineAddress place = session().timeline();
      LongConsumer progress = session().progress().counting("events restored");
      copy(place, () -> Backup.restore(backup, place, progress, session()::warn));
    }
  }
}
