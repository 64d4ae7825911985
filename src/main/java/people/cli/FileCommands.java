package people.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import people.RecordedEvent;
import people.TimelineException;
import people.imports.Import;
import people.imports.ImportReport;
import people.simulation.Simulation;
import people.timeline.Backup;
import people.timeline.EventTimeline;
import people.timeline.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// The commands about whole files.
final class FileCommands {

  private FileCommands() {}

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = {
        "Adds the people of other files: GEDCOM family trees, and timelines of this kit.",
        "Each file is added whole or not at all. Prints what was read, what was made of it, and"
            + " what could not be used."
      },
      footer = {
        "",
        "Examples:",
        "  people import family.ged",
        "  people --timeline all.jsonl import a.jsonl b.jsonl"
      })
  static final class ImportFiles implements Runnable {

    @ParentCommand private Session people;

    @Mixin private Output output;

    private static final String[] COLUMNS = {"file", "section", "kind", "count", "why", "example"};

    @Parameters(
        arity = "1..*",
        paramLabel = "FILE",
        description = "What to import; the format is seen from the content.")
    private List<Path> files;

    @Override
    public void run() {
      try (EventTimeline timeline = people.openToRecord()) {
        List<ImportReport> reports = new ArrayList<>();
        for (Path file : files) {
          people.progress().doing("importing " + file);
          try {
            reports.add(Import.into(timeline, file));
          } finally {
            people.progress().done();
          }
          if (output.format() == Output.Format.table) {
            reports.getLast().lines().forEach(people.out()::println);
          }
        }
        switch (output.format()) {
          case table -> {}
          case csv ->
              Output.csv(
                  people.out(), COLUMNS, reports.stream().flatMap(ImportFiles::rows).iterator());
          case json ->
              Output.array(people.out(), reports.stream().map(JsonOutput::record).iterator());
        }
      }
    }

    private static Stream<Object[]> rows(ImportReport report) {
      return Stream.of(
              counts(report, "read", report.read()),
              counts(report, "used", report.used()),
              counts(report, "made", report.made()),
              notes(report, "unused", report.unused()),
              notes(report, "doubts", report.doubts()),
              counts(report, "notKept", report.notKept()))
          .flatMap(rows -> rows);
    }

    private static Stream<Object[]> counts(
        ImportReport report, String section, Map<String, Integer> counts) {
      return counts.entrySet().stream()
          .map(count ->
              new Object[] {report.file(), section, count.getKey(), count.getValue(), null, null});
    }

    private static Stream<Object[]> notes(
        ImportReport report, String section, List<ImportReport.Note> notes) {
      return notes.stream()
          .map(note ->
              new Object[] {
                report.file(), section, note.kind(), note.count(), note.why(), note.example()
              });
    }
  }

  @Command(
      name = "simulate",
      mixinStandardHelpOptions = true,
      description = {
        "Writes a new timeline of plausible lives, from 1 January 1960 on.",
        "The same options give the same bytes on every machine."
      },
      footer = {
        "",
        "Example:",
        "  people --timeline town.jsonl simulate --people 1000 --years 60 --seed 7"
      })
  static final class Simulate implements Runnable {

    @ParentCommand private Session people;

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

    @Spec private CommandSpec command;

    @Override
    public void run() {
      Path file = people.timelineFile();
      long events =
          simulation().writeTo(file, count -> people.progress().at(count, "events written"));
      people.progress().done();
      people.out().printf(Locale.ROOT, "%s: %,d people, %,d events%n", file, count, events);
    }

    private Simulation simulation() {
      try {
        return new Simulation(count, years, seed);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(command.commandLine(), "--" + e.getMessage());
      }
    }
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Reads the whole timeline and says what it holds, or where it is damaged.",
        "It prints the head, which is the SHA-256 of the file. Noted elsewhere, in a letter or a"
            + " mail, it proves later with --head that nothing recorded by then was changed."
      },
      footer = {
        "",
        "Examples:",
        "  people verify",
        "  people verify --head 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
      })
  static final class Verify implements Runnable {

    @ParentCommand private Session people;

    @Mixin private Output output;

    @Option(
        names = "--head",
        paramLabel = "HASH",
        converter = Head.class,
        description = "A head noted earlier; fails if the timeline never had it.")
    private String noted;

    /// Says what is no head when the command line is read.
    static final class Head implements ITypeConverter<String> {

      @Override
      public String convert(String text) {
        try {
          return Verification.head(text);
        } catch (IllegalArgumentException e) {
          throw new TypeConversionException(e.getMessage());
        }
      }
    }

    @Override
    public void run() {
      Path file = people.timelineFile();
      Verification found;
      long length;
      try (EventTimeline timeline = people.openToAsk()) {
        length = size(file); // before reading: what others append meanwhile is no torn tail
        Iterable<RecordedEvent> events = people.progress().over(timeline, "events read");
        found = noted == null ? Verification.of(events) : Verification.of(events, noted);
      } finally {
        people.progress().done();
      }
      for (Verification.Earlier event : found.earlier()) {
        people
            .err()
            .printf(
                "people: %s, line %d: recorded %s, before the line above (%s)%n",
                file, event.position() + 1, event.recorded(), event.above());
      }
      if (length == found.bytes() - 1) {
        people
            .err()
            .printf(
                "people: %s: the last line lacks its line feed; the head is the one with it%n",
                file);
      }
      long unfinished = Math.max(0, length - found.bytes());
      if (unfinished > 0) {
        people
            .err()
            .printf(
                "people: %s: the last %d bytes are an unfinished append; the next one sets them"
                    + " aside%n",
                file, unfinished);
      }
      if (noted != null && found.eventsAtNotedHead() == null) {
        throw new TimelineException(
            "%s: it never had the head %s: what was recorded before that was noted was changed, moved or removed since, or it is another timeline's"
                .formatted(file, noted));
      }
      print(file, found, unfinished);
    }

    private void print(Path file, Verification found, long unfinished) {
      if (output.format() == Output.Format.table) {
        lines(file, found).forEach(people.out()::println);
        return;
      }
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("file", file.toString());
      values.put("events", found.events());
      values.put("people", found.people());
      values.put("uncheckedLines", found.uncheckedLines());
      values.put("earlierLines", found.earlier().size());
      values.put("firstRecorded", recorded(found.firstRecorded()));
      values.put("lastRecorded", recorded(found.lastRecorded()));
      values.put("head", found.head());
      values.put("eventsAtNotedHead", found.eventsAtNotedHead());
      values.put("unfinishedBytes", unfinished);
      output.printOne(people.out(), values);
    }

    private List<String> lines(Path file, Verification found) {
      List<String> lines = new ArrayList<>();
      lines.add(
          "%s: %,d events, people: %,d%s; no damage"
              .formatted(
                  file,
                  found.events(),
                  found.people(),
                  found.events() == 0
                      ? ""
                      : ", recorded from %s to %s"
                          .formatted(
                              recorded(found.firstRecorded()), recorded(found.lastRecorded()))));
      if (found.uncheckedLines() > 0) {
        lines.add(
            "lines without a check, written by hand or by an older version: %,d"
                .formatted(found.uncheckedLines()));
      }
      lines.add("head " + found.head());
      Long then = found.eventsAtNotedHead();
      if (then != null) {
        lines.add(
            then == 0
                ? "it was empty when that head was noted; %,d were added since"
                    .formatted(found.events())
                : "the first %,d events are as they were when that head was noted; %,d were added since"
                    .formatted(then, found.events() - then));
      }
      return lines;
    }

    private static String recorded(Instant time) {
      return time == null ? null : Story.recorded(time);
    }

    private static long size(Path file) {
      try {
        return Files.size(file);
      } catch (IOException e) {
        throw TimelineException.of(file, "can't read", e);
      }
    }
  }

  @Command(
      name = "backup",
      mixinStandardHelpOptions = true,
      description = {
        "Copies the timeline into a new file, verifies both, and prints the head.",
        "Others may go on writing meanwhile. The file is whole when it is there."
      },
      footer = {"", "Example:", "  people --timeline people.jsonl backup 2015-02-14.jsonl"})
  static final class BackUp implements Runnable {

    @ParentCommand private Session people;

    @Mixin private Output output;

    @Parameters(paramLabel = "FILE", description = "What to write; a name that is free.")
    private Path file;

    @Override
    public void run() {
      try {
        printCopy(
            people,
            output,
            file,
            Backup.of(
                people.existingTimelineFile(), file, people.progress().counting("events copied")));
      } finally {
        people.progress().done();
      }
    }
  }

  @Command(
      name = "restore",
      mixinStandardHelpOptions = true,
      description = {
        "Makes a new timeline of a backup, verifies both, and prints the head.",
        "A timeline that is there is not overwritten: move it away first."
      },
      footer = {"", "Example:", "  people --timeline people.jsonl restore 2015-02-14.jsonl"})
  static final class Restore implements Runnable {

    @ParentCommand private Session people;

    @Mixin private Output output;

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path backup;

    @Override
    public void run() {
      Path file = people.timelineFile();
      try {
        printCopy(
            people,
            output,
            file,
            Backup.restore(
                backup,
                file,
                people.progress().counting("events restored"),
                warning -> people.err().println("people: " + warning)));
      } finally {
        people.progress().done();
      }
    }
  }

  private static void printCopy(Session people, Output output, Path file, Verification copied) {
    people.progress().done();
    if (output.format() == Output.Format.table) {
      people
          .out()
          .printf(Locale.ROOT, "%s: %,d events, head %s%n", file, copied.events(), copied.head());
      return;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("file", file.toString());
    values.put("events", copied.events());
    values.put("head", copied.head());
    output.printOne(people.out(), values);
  }
}
