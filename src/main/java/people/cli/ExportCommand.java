package people.cli;

import module java.base;

import people.*;
import people.engine.*;
import people.exports.*;
import people.history.*;
import people.output.*;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `export`: tables in a file, in the format of its ending.
@Command(
    name = "export",
    description = {
      "Writes tables to a file for other programs, in the format of its ending.",
      "It ends in .csv, .json, .jsonl or .xlsx; events also in .cloudevents.ndjson; with './jbang"
          + " export' in .parquet, .duckdb or .sqlite. A file that ends in .ged is a family tree in"
          + " GEDCOM 7, of everyone.",
      "The tables are events, people, persons, periods, addresses, attributes, moves, transitions,"
          + " couples and households. A file that is called as a table holds that one; a workbook"
          + " or a database called otherwise holds all of them."
    },
    footer = {
      "",
      "Examples:",
      "  people export periods.csv --excel",
      "  people export married.jsonl --what people --at 2014-12-31 --columns person,status,city",
      "  people export town.xlsx --what people,periods,moves",
      "  people export spells.csv --spells survival --of status",
      "  people export family.ged",
      "  ./jbang export town.duckdb --timeline town.jsonl"
    })
final class ExportCommand extends SessionCommand {

  @Parameters(paramLabel = "FILE", description = "What to write.")
  private Path file;

  @Option(
      names = "--what",
      paramLabel = "TABLE",
      split = ",",
      description = "Which tables (default: the one that the file is called by).")
  private List<String> what = List.of();

  @Option(
      names = "--of",
      paramLabel = "WHAT",
      description =
          "Periods, transitions and spells of this attribute; spells also of status (default) and"
              + " address.")
  private String of;

  @Option(
      names = "--columns",
      paramLabel = "COLUMN",
      split = ",",
      description = "Only these columns, in this order.")
  private List<String> columns = List.of();

  @Option(
      names = "--spells",
      paramLabel = "FORM",
      description = {
        "Periods as other tools take them: traminer (begin, end, both included),",
        "survival (start, stop, event), person-years."
      })
  private String spells;

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      defaultValue = "year",
      description = "Of --spells traminer: year (default) or month.")
  private String unit;

  @Option(
      names = "--at",
      paramLabel = "DATE",
      description =
          "The date of people (default: today), couples and households (default: all times); of a"
              + " family tree the last day (default: all times).")
  private LocalDate at;

  @Option(
      names = "--known",
      paramLabel = "INSTANT",
      description = "As it was known then (default: all that is recorded).")
  private Instant known;

  @Mixin private ReachOptions reach;

  @Option(
      names = "--excel",
      description =
          "CSV for a double click: with a byte order mark, the separators of this locale, and cells"
              + " that begin a formula made texts.")
  private boolean excel;

  @Option(
      names = "--source",
      paramLabel = "URI",
      description = "The source of CloudEvents (default: the name of the timeline's file).")
  private String source;

  @Option(names = "--force", description = "Replaces a file that is there.")
  private boolean force;

  @Override
  public void run() {
    ExportFormat format = format();
    List<String> names = names(format);
    refuseMisfits(format, names);
    refuseTimeline();
    if (!Export.isThere(format)) {
      throw new IllegalArgumentException(
          ("%1$s takes the library of a database, which this command goes without; '%2$s"
                  + " %1$s …' writes it, with the same arguments")
              .formatted(file, CalledAs.of("export", "people", "./jbang export")));
    }
    try (EventTimeline timeline = session().openToAsk()) {
      session().noteAccess("export", null);
      History history = History.of(timeline, session().progress().counting("events read"));
      session().progress().done();
      History asked = reach.of(known == null ? history : history.knownAt(known));
      if (format == ExportFormat.GEDCOM) {
        new TreeExport(session(), file, force).write(asked, timeline, known, at);
      } else {
        write(format, names, asked);
      }
    } catch (FileAlreadyExistsException e) {
      throw new IllegalArgumentException(file + " is there already; --force replaces it", e);
    } catch (IOException e) {
      throw TimelineException.of(file, "can't write", e);
    } finally {
      session().progress().done();
    }
  }

  private void write(ExportFormat format, List<String> names, History history) throws IOException {
    ExportTables tables =
        new ExportTables(
            history, at, format == ExportFormat.CLOUD_EVENTS ? cloudEvents(source) : null);
    if (of != null && !of.equals("status") && !of.equals("address")) {
      AskingCommand.requireAttribute(history, of, spells == null ? new String[0] : OTHERS);
    }
    AtomicLong rows = new AtomicLong();
    List<ExportTable<?>> written = new ArrayList<>();
    for (String name : names) {
      written.add(counted(selected(table(tables, name)), rows));
    }
    Locale locale =
        Locale.of(
            System.getProperty("user.language.format", System.getProperty("user.language", "")),
            System.getProperty("user.country.format", System.getProperty("user.country", "")));
    Export.write(
        file,
        written,
        about(history),
        new Export.Manner(force, excel ? locale : null, session()::warn));
    session().progress().done();
    out()
        .line(
            String.format(
                Locale.ROOT,
                "%s: %s%,d %s",
                file,
                written.size() == 1 ? "" : written.size() + " tables, ",
                rows.get(),
                rows.get() == 1 ? "row" : "rows"));
  }

  private static final String[] OTHERS = {"status", "address"};

  // ---- what is asked for

  private ExportFormat format() {
    try {
      return ExportFormat.of(file);
    } catch (IllegalArgumentException e) {
      throw badUsage(e.getMessage());
    }
  }

  private List<String> names(ExportFormat format) {
    if (format == ExportFormat.GEDCOM) {
      if (!what.isEmpty() || !columns.isEmpty() || of != null || spells != null) {
        throw badUsage(
            "%s is a family tree, which holds no tables; expected it without --what, --columns,"
                    .formatted(file)
                + " --of and --spells");
      }
      return List.of();
    }
    if (spells != null) {
      if (!what.isEmpty()) {
        throw badUsage("--spells says what is written; expected no --what beside it");
      }
      return List.of("spells");
    }
    if (format == ExportFormat.CLOUD_EVENTS) {
      if (!what.isEmpty() && !what.equals(List.of("events"))) {
        throw badUsage("--what %s; expected events for %s".formatted(String.join(",", what), file));
      }
      return List.of("events");
    }
    for (String name : what) {
      if (!ExportTables.NAMES.contains(name)) {
        throw badUsage(
            "--what %s; expected one of %s".formatted(name, String.join(", ", ExportTables.NAMES)));
      }
    }
    if (!what.isEmpty()) {
      return what.stream().distinct().toList();
    }
    String stem = format.stem(file);
    if (ExportTables.NAMES.contains(stem)) {
      return List.of(stem);
    }
    if (format.isOfSeveral()) {
      return ExportTables.NAMES;
    }
    throw badUsage(
        "%s is not called as a table; expected --what with one of %s"
            .formatted(file, String.join(", ", ExportTables.NAMES)));
  }

  private void refuseMisfits(ExportFormat format, List<String> names) {
    if (names.size() > 1 && !format.isOfSeveral()) {
      throw badUsage(
          "--what %s; expected one table for %s".formatted(String.join(",", names), file));
    }
    if (names.size() > 1 && !columns.isEmpty()) {
      throw badUsage("--columns of %d tables; expected one table".formatted(names.size()));
    }
    if (excel && format != ExportFormat.CSV) {
      throw badUsage("--excel with %s; expected a file that ends with .csv".formatted(file));
    }
    if (source != null && format != ExportFormat.CLOUD_EVENTS) {
      throw badUsage(
          "--source with %s; expected a file that ends with .cloudevents.ndjson".formatted(file));
    }
    if (of != null
        && spells == null
        && !names.equals(List.of("periods"))
        && !names.equals(List.of("transitions"))) {
      throw badUsage("--of %s; expected it with periods, transitions or --spells".formatted(of));
    }
    if (!unit.equals("year") && !unit.equals("month")) {
      throw badUsage("--unit %s; expected year or month".formatted(unit));
    }
    if (spells != null) {
      form();
    }
    if (format == ExportFormat.CLOUD_EVENTS) {
      cloudEvents(source);
    }
  }

  /// Replacing it by an answer would lose it.
  private void refuseTimeline() {
    try {
      if (session().timeline() instanceof TimelineAddress.InFile it
          && Files.exists(file)
          && Files.isSameFile(file, it.file())) {
        throw badUsage("%s is the timeline itself; expected another file".formatted(file));
      }
    } catch (IOException e) {
      throw TimelineException.of(file, "can't read", e);
    }
  }

  private Spells.SpellForm form() {
    return switch (spells) {
      case "traminer" -> Spells.SpellForm.TRAMINER;
      case "survival" -> Spells.SpellForm.SURVIVAL;
      case "person-years" -> Spells.SpellForm.PERSON_YEARS;
      default ->
          throw badUsage(
              "--spells %s; expected traminer, survival or person-years".formatted(spells));
    };
  }

  private ExportTable<?> table(ExportTables tables, String name) {
    if (spells != null) {
      return tables.spells(
          form(), of == null ? "status" : of, unit.equals("month"), session()::warn);
    }
    boolean isOfAttribute = of != null && !of.equals("status");
    if (isOfAttribute && of.equals("address")) {
      return tables.named(name.equals("periods") ? "addresses" : "moves");
    }
    return isOfAttribute
        ? name.equals("periods") ? tables.periodsOf(of) : tables.transitionsOf(of)
        : tables.named(name);
  }

  private ExportTable<?> selected(ExportTable<?> table) {
    if (columns.isEmpty()) {
      return table;
    }
    try {
      return ExportTables.only(table, columns);
    } catch (IllegalArgumentException e) {
      throw badUsage(e.getMessage());
    }
  }

  /// The same table, whose rows are counted as they are written.
  private <T> ExportTable<T> counted(ExportTable<T> table, AtomicLong rows) {
    LongConsumer progress = session().progress().counting("rows written");
    Iterable<T> each =
        () -> {
          Iterator<T> iterator = table.rows().iterator();
          return new Iterator<>() {
            @Override
            public boolean hasNext() {
              return iterator.hasNext();
            }

            @Override
            public T next() {
              rows.incrementAndGet();
              progress.accept(1);
              return iterator.next();
            }
          };
        };
    return new ExportTable<>(
        table.name(),
        table.columns(),
        table.cells(),
        table.json(),
        each,
        table.key(),
        table.isOfPersons());
  }

  private Map<String, String> about(History history) {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("timeline", session().timelineTitle());
    about.put("observedUntil", history.observedUntil().toString());
    if (known != null) {
      about.put("known", known.toString());
    }
    if (at != null) {
      about.put("at", at.toString());
    }
    return about;
  }
}
