package people.cli;

import static people.cli.AnswerColumns.cells;

import module java.base;

import people.*;
import people.anonymity.*;
import people.anonymity.AnonymityOptions.DatePrecision;
import people.output.*;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes a timeline that may be shared.
@Command(
    name = "anonymize",
    description = {
      "Writes a copy of the timeline that may be shared: other names and streets, no keys, sources"
          + " and notes; the same lives.",
      "Lists who stands out by status, place, year of birth, sex and kept attributes. The other"
          + " names come from a key: --key-file, $PEOPLE_ANONYMIZE_KEY, or typed on the terminal."
          + " The same key gives the same ones; who does not have it can't tell whose they are."
    },
    footer = {
      "",
      "Examples:",
      "  people anonymize shared.jsonl --key-file key.txt",
      "  people anonymize shared.jsonl --key-file key.txt --dates month --k 10 --suppress",
      "  people anonymize shared.jsonl --key-file key.txt --cities region --regions regions.csv",
      "  people anonymize shared.jsonl --key-file key.txt --keep-attribute occupation"
    })
final class AnonymizeCommand extends PrintingCommand {

  private static final String VARIABLE = "PEOPLE_ANONYMIZE_KEY";

  private static final int EXAMPLES = 5;

  private static final Listing<AnonymityReport.Rare> RARE =
      Listing.of(
          new AnswerColumns<>(
              "status country city born attributes people",
              r ->
                  cells(
                      r.status(),
                      r.country(),
                      r.city(),
                      r.born(),
                      attributes(r.attributes()),
                      r.people())));

  private static String attributes(SortedMap<String, String> attributes) {
    return attributes.isEmpty()
        ? null
        : attributes.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(" "));
  }

  private enum KeptCities {
    keep,
    region,
    country
  }

  @Parameters(paramLabel = "OUT", description = "What to write; a name that is free.")
  private Path out;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "The key: 16 bytes or more, such as of 'openssl rand -hex 16'.")
  private Path keyFile;

  @Option(
      names = "--dates",
      paramLabel = "UNIT",
      defaultValue = "day",
      description = "How exactly dates and recorded times stay: day (default), month or year.")
  private DatePrecision dates;

  @Option(
      names = "--cities",
      paramLabel = "WHAT",
      defaultValue = "keep",
      description =
          "keep (default), region: it stands in the place of the city, or country: only the country"
              + " stays.")
  private KeptCities cities;

  @Option(
      names = "--regions",
      paramLabel = "FILE",
      description =
          "A table with the columns city, region and, if needed, country: for cities whose"
              + " addresses tell no region.")
  private Path regions;

  @Option(
      names = "--keep-attribute",
      paramLabel = "NAME",
      description = "An attribute that stays as it is, beside the sex; may be given several times.")
  private List<String> attributes = List.of();

  @Option(
      names = "--k",
      paramLabel = "N",
      defaultValue = "5",
      description = "Who has less than N in a group stands out (default: 5).")
  private int least;

  @Option(names = "--suppress", description = "Leaves out those who stand out.")
  private boolean isSuppressing;

  @Override
  public void run() {
    if (least < 1) {
      throw badUsage("--k is %d; expected 1 or more".formatted(least));
    }
    if (regions != null && cities != KeptCities.region) {
      throw badUsage("--regions is of use with --cities region only");
    }
    byte[] key = key();
    AnonymityOptions options =
        new AnonymityOptions(dates, places(), Set.copyOf(attributes), least, isSuppressing);
    AnonymityReport report;
    try (EventTimeline timeline = session().openToAsk()) {
      session().readOn(timeline);
      report = Anonymity.write(timeline, out, key, options);
    }
    if (!report.cities().isEmpty()) {
      session().warn(withoutRegion(report.cities()));
    }
    if (format() == Output.Format.table) {
      out()
          .line(
              String.format(
                  Locale.ROOT,
                  "%s: %s, %s; left out: %s%s",
                  out,
                  CountedNoun.people(report.people()),
                  CountedNoun.events(report.events()),
                  CountedNoun.events(report.dropped()),
                  isSuppressing ? ", " + CountedNoun.people(report.suppressed()) : ""));
      int standOut = report.rare().stream().mapToInt(AnonymityReport.Rare::people).sum();
      out()
          .line(
              standOut == 0
                  ? "nobody stands out among fewer than " + least
                  : String.format(
                      Locale.ROOT, "%,d stand out among fewer than %d:", standOut, least));
      if (standOut == 0) {
        return;
      }
    }
    print(RARE, report.rare());
  }

  private KeptPlace places() {
    return switch (cities) {
      case keep -> new KeptPlace.OfCity();
      case region ->
          new KeptPlace.OfRegion(regions == null ? RegionTable.NONE : RegionTable.read(regions));
      case country -> new KeptPlace.OfCountry();
    };
  }

  private static String withoutRegion(SequencedMap<String, Long> cities) {
    long addresses = cities.values().stream().mapToLong(Long::longValue).sum();
    String examples = cities.keySet().stream().limit(EXAMPLES).collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "cities without a region: %,d, of which only the country stays, in %,d address%s: %s%s",
        cities.size(),
        addresses,
        addresses == 1 ? "" : "es",
        examples,
        cities.size() > EXAMPLES ? ", …" : "");
  }

  private byte[] key() {
    try {
      if (keyFile != null) {
        return new String(Files.readAllBytes(keyFile), StandardCharsets.ISO_8859_1)
            .strip()
            .getBytes(StandardCharsets.ISO_8859_1);
      }
    } catch (IOException e) {
      throw TimelineException.of(keyFile, "can't read", e);
    }
    String variable = System.getenv(VARIABLE);
    if (variable != null && !variable.isBlank()) {
      return variable.strip().getBytes(StandardCharsets.UTF_8);
    }
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      throw badUsage("no key; expected --key-file, or $" + VARIABLE);
    }
    char[] typed = console.readPassword("key: ");
    return typed == null ? new byte[0] : new String(typed).getBytes(StandardCharsets.UTF_8);
  }
}
