package people.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import people.EventTimeline;
import people.RecordedEvent;
import people.TimelineException;
import people.imports.Import;
import people.imports.ImportReport;
import people.simulation.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

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

    @ParentCommand private PeopleCommand people;

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
          case json -> Output.array(people.out(), reports.stream().map(Output::text).iterator());
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

    @ParentCommand private PeopleCommand people;

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
      description = "Reads the whole timeline and says what it holds, or where it is damaged.",
      footer = {"", "Example:", "  people verify"})
  static final class Verify implements Runnable {

    @ParentCommand private PeopleCommand people;

    @Mixin private Output output;

    @Override
    public void run() {
      Path file = people.timelineFile();
      long events = 0;
      long bytes = 0;
      Instant first = null;
      Instant last = null;
      Set<Integer> persons = new HashSet<>();
      long length;
      try (EventTimeline timeline = people.openToAsk()) {
        length = size(file); // before reading: what others append meanwhile is no torn tail
        for (RecordedEvent event : people.progress().over(timeline, "events read")) {
          if (last != null && event.recorded().isBefore(last)) {
            people
                .err()
                .printf(
                    "people: %s, line %d: recorded %s, before the line above (%s)%n",
                    file, event.position() + 1, event.recorded(), last);
          }
          first = first == null ? event.recorded() : first;
          last = last == null || event.recorded().isAfter(last) ? event.recorded() : last;
          if (event.event().personId() > 0) {
            persons.add(event.event().personId());
          }
          bytes += event.json().getBytes(StandardCharsets.UTF_8).length + 1;
          events++;
        }
      }
      long torn = Math.max(0, length - bytes);
      if (torn > 0) {
        people
            .err()
            .printf(
                "people: %s: the last %d bytes are an unfinished append; the next one sets them"
                    + " aside%n",
                file, torn);
      }
      ObjectNode object = Output.object();
      object.put("file", file.toString());
      object.put("events", events);
      object.put("people", persons.size());
      object.put("firstRecorded", first == null ? null : Story.recorded(first));
      object.put("lastRecorded", last == null ? null : Story.recorded(last));
      object.put("unfinishedBytes", torn);
      switch (output.format()) {
        case table ->
            people
                .out()
                .printf(
                    Locale.ROOT,
                    "%s: %,d events, people: %,d%s; no damage%n",
                    file,
                    events,
                    persons.size(),
                    events == 0
                        ? ""
                        : ", recorded from %s to %s"
                            .formatted(Story.recorded(first), Story.recorded(last)));
        case csv ->
            Output.csv(
                people.out(),
                object.propertyNames().toArray(new String[0]),
                List.<Object[]>of(
                        object.values().stream().map(v -> v.isNull() ? "" : v.asString()).toArray())
                    .iterator());
        case json -> people.out().println(object);
      }
    }

    private static long size(Path file) {
      try {
        return Files.size(file);
      } catch (IOException e) {
        throw TimelineException.of(file, "can't read", e);
      }
    }
  }
}
