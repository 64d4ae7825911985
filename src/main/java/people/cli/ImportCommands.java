package people.cli;

import module java.base;

import people.*;
import people.imports.*;
import people.imports.batches.*;
import people.rosters.*;
import people.timeline.*;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands that take in what others know, and list what came so.
final class ImportCommands {

  private ImportCommands() {}

  /// How many changes a dry run shows to people; programs get all of them.
  static final int MOST_CHANGES = 200;

  @Command(
      name = "import",
      description = {
        "Adds the people of other files: GEDCOM family trees, FHIR patients (JSON, NDJSON),"
            + " timelines of this kit, and lists of members as CSV or Excel workbooks.",
        "Each file is added whole or not at all. A list, and a tree or patients who came before,"
            + " are compared with what is known, and only what differs is recorded. Prints what was"
            + " read, what was made of it, and what could not be used."
      },
      footer = {
        "",
        "Examples:",
        "  people import family.ged",
        "  people import family-2026.ged --retract-missing --dry-run",
        "  people import Patient.ndjson.gz",
        "  people import --key no --on-from-name members-2019.csv members-2020.csv",
        "  people import --key id --map last=surname,first=given --on 2018-01-31 list.xlsx"
            + " --dry-run",
        "  people --timeline all.jsonl import a.jsonl b.jsonl"
      })
  static final class ImportFiles extends PrintingCommand {

    @Parameters(
        arity = "1..*",
        paramLabel = "FILE",
        description = "What to import; the format is seen from the content.")
    private List<Path> files;

    @Option(
        names = "--name",
        paramLabel = "TEXT",
        description = "Under which name 'undo' finds it (default: that of the file).")
    private String name;

    @Option(names = "--dry-run", description = "Shows what would change, and records nothing.")
    private boolean dryRun;

    @Option(
        names = "--keep",
        description =
            "Of a timeline: keeps identifiers and event ids that are free, and the times of"
                + " recording; only where all that is here was recorded before.")
    private boolean keep;

    @Option(
        names = "--ids",
        paramLabel = "FILE",
        description = "Writes which person of a timeline is who here, as CSV: file, person, here.")
    private Path ids;

    @Option(
        names = "--rejects",
        paramLabel = "FILE",
        description = "Writes the rows of a list that can't be used, and imports the others.")
    private Path rejects;

    @ArgGroup(heading = "%nOf family trees:%n", exclusive = false)
    private TreeOptions trees = new TreeOptions();

    @ArgGroup(heading = "%nOf lists:%n", exclusive = false)
    private RosterOptions roster = new RosterOptions();

    @Mixin private RecordOptions.Recorder recorder;

    /// One of the files, ready to be imported.
    private interface ReadyImport {
      ImportReport into(EventTimeline timeline, ImportOptions options);
    }

    @Override
    public void run() {
      refuseBadNames();
      refuseLosses();
      RefusedFiles refused = new RefusedFiles();
      Map<Path, ReadyImport> sources = sources(refused);
      if (sources.isEmpty()) {
        refused.tell(0);
        return;
      }
      if (ids != null) {
        ImportBatch.refuseUnwritable(ids);
      }
      if (trees.problems() != null) {
        ImportBatch.refuseUnwritable(trees.problems());
      }
      try (EventTimeline timeline = session().openToRecord(recorder.name())) {
        List<ImportReport> reports = new ArrayList<>();
        sources.forEach((file, source) ->
            refused.trying(() -> {
              session().progress().doing("importing " + file);
              try (Interruption _ =
                  session()
                      .telling(file, "is in the timeline as a whole or not at all, see 'verify'")) {
                reports.add(source.into(timeline, options(file)));
              } finally {
                session().progress().done();
              }
              if (format() == Output.Format.table) {
                tell(reports.getLast());
              }
            }));
        if (!reports.isEmpty()) {
          tellAll(reports);
        }
        refused.tell(reports.size());
      }
    }

    private void tellAll(List<ImportReport> reports) {
      if (ids != null) {
        ImportTables.writeIds(ids, reports);
      }
      if (trees.problems() != null) {
        ImportTables.writeProblems(trees.problems(), reports);
      }
      if (format() != Output.Format.table) {
        tellPrograms(reports);
      }
    }

    private void refuseBadNames() {
      if (name != null && name.isBlank()) {
        throw badUsage("--name is empty; expected a text");
      }
      if (name != null && files.size() > 1) {
        throw badUsage("--name is for one file; there are %d".formatted(files.size()));
      }
      if (rejects != null && files.size() > 1) {
        throw badUsage("--rejects is for one file; there are %d".formatted(files.size()));
      }
    }

    /// What is written beside the timeline may replace nothing that is read.
    private void refuseLosses() {
      Map<String, Path> written = new LinkedHashMap<>();
      written.put("--rejects", rejects);
      written.put("--ids", ids);
      written.put("--problems", trees.problems());
      written.put("--review", roster.review(files));
      List<Path> read = new ArrayList<>(files);
      if (roster.mapping() != null) {
        read.add(roster.mapping());
      }
      String clash = SideFiles.clash(written, read, session().timeline());
      if (clash == null && roster.saved() != null) { // may be the mapping that is read
        Map<String, Path> saved = Map.of("--save-mapping", roster.saved());
        clash = SideFiles.clash(saved, files, session().timeline());
      }
      if (clash != null) {
        throw badUsage(clash);
      }
    }

    /// The files in the order in which they are imported; none when nothing is to be.
    private Map<Path, ReadyImport> sources(RefusedFiles refused) {
      Map<Path, ReadyImport> sources = new LinkedHashMap<>();
      List<Path> lists = new ArrayList<>();
      for (Path file : files) {
        refused.trying(() -> sort(file, sources, lists));
      }
      if (sources.isEmpty() && lists.isEmpty()) {
        return Map.of();
      }
      refuseForeignOptions(lists);
      if (!lists.isEmpty()) {
        List<RosterOptions.MappedList> mapped = roster.lists(lists, this);
        if (roster.saved() != null) {
          mapped.getLast().mapping().write(roster.saved());
          return Map.of();
        }
        confirm(mapped);
        mapped.forEach(each -> sources.put(each.file(), each.list()::into));
      }
      return sources;
    }

    private void sort(Path file, Map<Path, ReadyImport> sources, List<Path> lists) {
      if (roster.isGiven() || file.toString().equals("-") || !Import.recognizes(file)) {
        refuseJson(file);
        if (Files.isRegularFile(file)) { // a pipe can be read only once
          Roster.refuseReview(file);
        }
        lists.add(file);
      } else {
        sources.put(file, (timeline, options) -> Import.into(timeline, file, options));
      }
    }

    /// A file that is called so and does not begin so is no list.
    private void refuseJson(Path file) {
      if (!roster.isGiven() && file.toString().matches("(?i).*\\.(json|ndjson|jsonl)(\\.gz)?")) {
        throw new TimelineException(
            file + ": does not begin with '{' as its name says; expected FHIR, or a timeline");
      }
    }

    /// Refuses what would be said in vain of files of these kinds.
    private void refuseForeignOptions(List<Path> lists) {
      if (lists.isEmpty() && roster.ofListsOnly() != null) {
        throw badUsage(
            "%s is for lists; %s is none".formatted(roster.ofListsOnly(), files.getFirst()));
      }
      if (rejects != null && lists.isEmpty() && files.stream().noneMatch(Import::isFhir)) {
        throw badUsage(
            "--rejects is for lists and FHIR; %s is neither".formatted(files.getFirst()));
      }
      if (trees.given() != null
          && files.stream().noneMatch(file -> !lists.contains(file) && Import.isFamilyTree(file))) {
        throw badUsage(
            "%s is for family trees; %s is none".formatted(trees.given(), files.getFirst()));
      }
      if (keep
          && files.stream().noneMatch(file -> !lists.contains(file) && Import.isTimeline(file))) {
        throw badUsage("--keep is for timelines; %s is none".formatted(files.getFirst()));
      }
      if (dryRun && lists.size() > 1) {
        throw badUsage(
            ("--dry-run is for one list; there are %d, and each is compared with what the one"
                    + " before it recorded")
                .formatted(lists.size()));
      }
    }

    /// Shows what was guessed before it is used.
    private void confirm(List<RosterOptions.MappedList> lists) {
      if (!lists.getFirst().isGuessed() || roster.isGuessTaken() && !dryRun) {
        return;
      }
      List<String> shown = lists.getFirst().mapping().described();
      String whose =
          lists.getFirst().file()
              + (lists.size() == 1 ? "" : " to %s".formatted(lists.getLast().file()));
      String all = "guessed from %s: %s".formatted(whose, String.join("; ", shown));
      if (dryRun && format() != Output.Format.table) {
        session().warn(all); // a program reads the output
        return;
      }
      if (dryRun) {
        out().line("guessed from %s:".formatted(whose));
        shown.forEach(line -> out().line("  " + line));
        return;
      }
      if (session().progress().isShown()) {
        session().warn(all);
        String answer = System.console().readLine("import so? [y/N] ");
        if (answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
          return;
        }
      }
      throw badUsage(
          "%s: what the columns hold is only guessed: %s; --guess takes that, and --map corrects it"
              .formatted(whose, String.join(", ", shown)));
    }

    private ImportOptions options(Path file) {
      ProgressLine progress = session().progress();
      long total = progress.isShown() ? LineCount.of(file) : 0;
      boolean isTree = total > 0 && Import.isFamilyTree(file);
      progress.begin();
      ImportOptions options =
          ImportOptions.DEFAULT
              .telling(count -> progress.at(count, total, isTree ? "lines read" : "records read"))
              .rejectsTo(rejects)
              .with(session().master());
      options = name == null ? options : options.named(name);
      options = keep ? options.keeping() : options;
      options = trees.in(options);
      return dryRun ? options.dryRun() : options;
    }

    private void tell(ImportReport report) {
      report.lines().forEach(out()::line);
      if (dryRun) {
        tellChanges(this, report.changes());
      }
    }

    private void tellPrograms(List<ImportReport> reports) {
      if (format() == Output.Format.json) {
        Output.array(out(), reports.iterator(), JsonOutput::record);
      } else if (dryRun) {
        Output.csv(
            out(),
            ImportTables.CHANGES,
            reports.stream().flatMap(report -> report.changes().stream()).iterator());
      } else {
        Output.csv(
            out(), ImportTables.REPORT, reports.stream().flatMap(ImportTables::rows).iterator());
      }
    }
  }

  static void tellChanges(SessionCommand command, List<ImportChange> changes) {
    command.out().line("would change:" + (changes.isEmpty() ? " nothing" : ""));
    changes.stream().limit(MOST_CHANGES).map(ImportTables::line).forEach(command.out()::line);
    if (changes.size() > MOST_CHANGES) {
      command
          .out()
          .line(
              String.format(
                  Locale.ROOT,
                  "  and %,d further changes; --format csv lists all",
                  changes.size() - MOST_CHANGES));
    }
  }

  @Command(
      name = "imports",
      description = {
        "Lists the imports: when, by whom, how many events, and how many of them stand."
      },
      footer = {"", "Example:", "  people imports --timeline people.jsonl"})
  static final class Imports extends PrintingCommand {

    @Override
    public void run() {
      try (EventTimeline timeline = session().openToAsk()) {
        session().readOn(timeline);
        print(Listing.of(ImportTables.RECORDED), NamedBatches.in(timeline));
      }
    }
  }
}
