package people.cli;

import static people.cli.AnswerColumns.cells;

import module java.base;

import people.*;
import people.history.*;
import people.privacy.*;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `events`, or `log`: lists what was recorded, in the order of recording.
@Command(
    name = "events",
    aliases = "log",
    description = {
      "Lists the events in the order in which they were recorded: what was recorded, when, of"
          + " whom, and by whom where that was said."
    },
    footer = {
      "",
      "Examples:",
      "  people events 1 --format json",
      "  people log --from 2015-02 --to 2015-03 --by clerk7 --newest",
      "  PEOPLE_ACCESS_LOG=access.jsonl people log --access 7"
    })
final class EventsCommand extends AskingCommand {

  /// @param erased whose events have less in them than was recorded
  private static Listing<RecordedEvent> asRecorded(Set<Integer> erased) {
    return new Listing<>(
        new AnswerColumns<>(
            "# recorded by person date what source",
            event ->
                cells(
                    event.position(),
                    RecordedEvent.shown(event.recorded()),
                    event.event().details().recordedBy(),
                    event.event().personId() == 0 ? "" : event.event().personId(),
                    event.event().details().effective(),
                    erased.contains(event.event().personId())
                            && !(event.event() instanceof Event.Erasure)
                        ? "(erased) " + Story.words(event.event())
                        : Story.words(event.event()),
                    event.event().details().source())),
        DataColumns.EVENT,
        Protecting::json);
  }

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID",
      description = "Only this person's events.")
  private PersonArgument who;

  @Option(names = "--person", paramLabel = "ID", description = "The same as ID.")
  private PersonArgument person;

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      converter = StartConverter.class,
      description = "Only what was recorded at that time or later, or from that day on.")
  private Instant from = Instant.MIN;

  @Option(
      names = "--to",
      paramLabel = "INSTANT",
      description = "Only what was recorded by that time, or by the end of that day.")
  private Instant to = Instant.MAX;

  @Option(names = "--by", paramLabel = "NAME", description = "Only what that one recorded.")
  private String by;

  @Option(names = "--newest", description = "The last one first.")
  private boolean newest;

  @Option(
      names = "--access",
      description =
          "Who read, instead of who recorded, from $PEOPLE_ACCESS_LOG: reads of 'subject', 'export'"
              + " and 'report'.")
  private boolean ofAccesses;

  /// Reads a date as its first moment.
  static final class StartConverter extends StatingConverter<Instant> {
    StartConverter() {
      super(StartConverter::start);
    }

    private static Instant start(String text) {
      Instant end = History.instant(text);
      boolean isDate = !text.contains("T") && Character.isDigit(text.charAt(0));
      LocalDate day =
          isDate ? EffectiveDate.parse(text).earliest() : LocalDate.ofInstant(end, ZoneOffset.UTC);
      return text.contains("T") ? end : day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
  }

  @Override
  public void run() {
    if (who != null && person != null && !who.equals(person)) {
      throw badUsage("ID is %s, and --person %s; expected one".formatted(who, person));
    }
    PersonArgument of = who == null ? person : who;
    if (ofAccesses) {
      printAccesses(new AccessLog(session().requiredAccessLog(), session()::warn), of);
      return;
    }
    if (of != null) {
      List<RecordedEvent> events = ask(of, asked -> asked.history().events(asked.personId()));
      printChosen(
          events.stream().sorted(Comparator.comparingLong(RecordedEvent::position)), Set.of());
      return;
    }
    try (EventTimeline timeline = session().openToAsk()) {
      Set<Integer> erased =
          timeline.ofKind(Event.Kind.ERASURE).stream()
              .map(event -> event.event().personId())
              .collect(Collectors.toSet());
      printChosen(
          StreamSupport.stream(timeline.spliterator(), false).filter(this::isKnown), erased);
    }
  }

  private static final AnswerColumns<AccessLog.Access> ACCESSES =
      new AnswerColumns<>(
          "# at by account command people timeline",
          access ->
              cells(
                  access.position(),
                  RecordedEvent.shown(access.at()),
                  access.by(),
                  access.account(),
                  access.command(),
                  access.people() == null
                      ? "all"
                      : access.people().stream()
                          .map(String::valueOf)
                          .collect(Collectors.joining(" ")),
                  access.timeline()));

  private static final AnswerColumns<AccessLog.Access> ACCESS_DATA =
      new AnswerColumns<>(
          "position at by account command people timeline", ACCESSES.cells()::apply);

  /// @param of whose data was read; null for anybody's
  private void printAccesses(AccessLog log, PersonArgument of) {
    Set<Integer> records = of == null ? null : records(of);
    List<AccessLog.Access> chosen =
        log.all().stream()
            .filter(access -> !access.at().isBefore(from) && !access.at().isAfter(to))
            .filter(access -> by == null || by.equals(access.by()))
            .filter(access ->
                records == null
                    || access.people() == null
                    || access.people().stream().anyMatch(records::contains))
            .toList();
    print(Listing.of(ACCESSES, ACCESS_DATA), newest ? chosen.reversed() : chosen);
  }

  private Set<Integer> records(PersonArgument of) {
    return ask(
        of,
        asked -> Set.copyOf(asked.history().records(asked.history().survivor(asked.personId()))));
  }

  private void printChosen(Stream<RecordedEvent> events, Set<Integer> erased) {
    Stream<RecordedEvent> chosen = events.filter(this::isChosen);
    print(asRecorded(erased), newest ? chosen.toList().reversed() : chosen::iterator);
  }

  private boolean isChosen(RecordedEvent event) {
    return !event.recorded().isBefore(from)
        && !event.recorded().isAfter(to)
        && (by == null || by.equals(event.event().details().recordedBy()));
  }
}
