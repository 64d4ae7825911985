package people.cli;

import module java.base;

import people.*;
import people.anonymity.*;
import people.history.*;
import people.output.*;
import people.report.*;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command `report`: one page about everyone.
@Command(
    name = "report",
    description = {
      "Writes one page about everyone: figures with their definitions, charts and a table of people"
          + " that follow a date and a moment of knowledge.",
      "The page is one file that fetches nothing. docs/report.md says what is in it."
    },
    footer = {
      "",
      "Examples:",
      "  people report -o report.html",
      "  people report -o report.html --from 1900 --at 1950 --title \"Births and marriages\"",
      "  people report -o shared.html --anonymous --share",
      "  people report --format md --since 2015-02-14"
    })
final class ReportCommand extends SessionCommand {

  private enum PageForm {
    html,
    md
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "What to write, in the place of what is there; it ends in .html or .md.")
  private Path file;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "html, or md: the figures as text, to standard output without -o (default: as the file"
              + " ends).")
  private PageForm form;

  @Option(
      names = "--at",
      paramLabel = "DATE",
      defaultValue = "today",
      description = "The date with which it opens (default: today, or the last one).")
  private LocalDate at;

  @Option(
      names = "--known",
      paramLabel = "INSTANT",
      description = "As it was known then; the page goes no further (default: all).")
  private Instant known;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "The first day (default: the first on which anybody was observed).")
  private LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "The last day (default: the last on which people are observed).")
  private LocalDate to;

  @Option(names = "--title", paramLabel = "TEXT", description = "The title of the page.")
  private String title;

  @Option(
      names = "--since",
      paramLabel = "INSTANT",
      description = "The moment of the last report: says what was learnt since.")
  private Instant since;

  @Option(
      names = "--anonymous",
      description =
          "Of a copy under other names and streets, without those who ever stood out by status,"
              + " place, year of birth and sex among fewer than five.")
  private boolean isAnonymous;

  @Option(names = "--share", description = "Lets everybody read a file that is new.")
  private boolean isShared;

  @Mixin private ReachOptions reach;

  @Override
  public void run() {
    PageForm wanted = wanted();
    try (EventTimeline timeline = session().openToAsk()) {
      session().noteAccess("report", null);
      session().readOn(timeline);
      if (!isAnonymous) {
        write(wanted, timeline, session().timelineTitle(), "");
        return;
      }
      writeAnonymous(wanted, timeline);
    }
  }

  /// Cities stay where that leaves half of the people in.
  private void writeAnonymous(PageForm wanted, EventTimeline timeline) {
    AnonymityOptions cities = AnonymityOptions.DEFAULT.suppressing().throughout();
    boolean isOfCities = Anonymity.shareLeftOut(timeline, cities) <= 0.5;
    AnonymityOptions options = isOfCities ? cities : cities.places(new KeptPlace.OfCountry());
    int people = History.of(timeline).personIds().size();
    Anonymity.inMemory(
        timeline,
        options,
        copy ->
            write(
                wanted,
                copy,
                "an anonymous copy",
                String.format(
                    Locale.ROOT,
                    "Names and streets are other ones%s. Who ever stood out by status, place, year"
                        + " of birth and sex among fewer than %d is left out: %,d of %,d people, so"
                        + " these are not the figures of all.",
                    isOfCities ? "" : ", and cities are gone",
                    options.least(),
                    people - History.of(copy).personIds().size(),
                    people)));
  }

  private PageForm wanted() {
    if (file == null) {
      if (form != PageForm.md) {
        throw badUsage("expected -o FILE for the page, or --format md");
      }
      return form;
    }
    String name = file.toString().toLowerCase(Locale.ROOT);
    PageForm ending =
        Arrays.stream(PageForm.values())
            .filter(each -> name.endsWith("." + each))
            .findFirst()
            .orElseThrow(
                () -> badUsage("-o %s; expected a name with .html or .md".formatted(file)));
    Path folder = file.toAbsolutePath().getParent();
    if (Files.notExists(folder)) { // before all the work
      throw TimelineException.of(file, "can't write", new NoSuchFileException(folder.toString()));
    }
    if (form != null && form != ending) {
      throw badUsage("--format %s with -o %s; expected a name with .%1$s".formatted(form, file));
    }
    return ending;
  }

  private void write(PageForm wanted, EventTimeline timeline, String source, String remark) {
    ReportQuestion question = question(timeline, source, remark);
    String text = text(wanted, question);
    if (file == null) {
      out().print(text);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      if (isShared) {
        AtomicFile.writeShared(file, bytes);
      } else {
        AtomicFile.write(file, bytes);
      }
    } catch (IOException e) {
      throw TimelineException.of(file, "can't write", e);
    }
    int people = question.history().personIds().size();
    out()
        .line(
            String.format(
                Locale.ROOT, "%s: %,d %s", file, people, people == 1 ? "person" : "people"));
  }

  private String text(PageForm wanted, ReportQuestion question) {
    try {
      return switch (wanted) {
        case html -> PeopleReport.of(question).html();
        case md -> PeopleReport.markdown(question);
      };
    } catch (IllegalArgumentException e) {
      throw badUsage(e.getMessage());
    }
  }

  /// Events in words, with others by what they are called.
  private static BiFunction<Event, List<RecordedEvent>, String> words(History history) {
    IntFunction<String> called = Story.called(history);
    return (event, facts) -> Story.words(event, facts, called);
  }

  private ReportQuestion question(EventTimeline timeline, String source, String remark) {
    History all = reach.of(History.of(timeline));
    if (all.personIds().isEmpty()) {
      throw new TimelineException(session().timeline() + ": no people yet to report on");
    }
    History history = known == null ? all : all.knownAt(known);
    boolean isChecked = PeopleReport.isOfLives(history);
    try {
      return new ReportQuestion(
          history,
          title == null ? "Report on " + source : title,
          source,
          at,
          from,
          to,
          since,
          isChecked
              ? CheckCommand.all(
                  timeline,
                  history,
                  Contradiction.Limits.usual(),
                  event -> AskingCommand.isKnown(event, known),
                  CheckCommand.isSoonCompared(history))
              : null,
          isChecked && CheckCommand.isSoonCompared(history),
          words(history),
          remark);
    } catch (IllegalArgumentException e) {
      throw badUsage(e.getMessage());
    }
  }
}
