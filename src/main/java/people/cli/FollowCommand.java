package people.cli;

import module java.base;

import people.*;
import people.exports.*;
import people.output.*;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command `follow`: prints the events that are there, and then each as it is recorded.
@Command(
    name = "follow",
    description = {
      "Prints the events of the timeline, and then each that is recorded from now on, by whatever"
          + " process, once it is on disk. It goes on until it is ended, by Ctrl-C or when nobody"
          + " reads what it prints."
    },
    footer = {
      "",
      "Examples:",
      "  people follow --after last",
      "  people follow --type PERSON_DEATH --format json",
      "  people follow --after 1499 --once --format cloudevents"
    })
final class FollowCommand extends SessionCommand {

  enum LineFormat {
    table,
    csv,
    json,
    cloudevents
  }

  private static final String LINE = "%7s  %-27s  %7s  %-10s  %s";
  private static final Duration LONG = Duration.ofDays(1);

  @Option(
      names = "--after",
      paramLabel = "POSITION",
      converter = PositionConverter.class,
      description = "Only events behind this position, or behind the 'last' one (default: all).")
  private long after = -1;

  @Mixin private EventChoice choice;

  @Option(names = "--once", description = "Ends with what is there now.")
  private boolean once;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = {
        "table (default), csv, json or cloudevents. JSON has an event a line, as the timeline has"
            + " it; a CloudEvent has its position as well, as its id."
      })
  private LineFormat format;

  @Option(
      names = "--source",
      paramLabel = "URI",
      description = "The source of CloudEvents (default: the name of the timeline's file).")
  private String source;

  /// Reads a position.
  static final class PositionConverter extends StatingConverter<Long> {

    static final long LAST = Long.MAX_VALUE;

    PositionConverter() {
      super(PositionConverter::parse);
    }

    private static Long parse(String text) {
      try {
        return text.equalsIgnoreCase("last") ? LAST : Math.max(-1, Long.parseLong(text));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "'%s' is not a position; expected a whole number, or 'last'".formatted(text));
      }
    }
  }

  /// Of the last event that was looked at.
  private long position;

  private Consumer<RecordedEvent> printing;

  @Override
  public void run() {
    if (source != null && format != LineFormat.cloudevents) {
      throw badUsage("--source is of CloudEvents; expected --format cloudevents with it");
    }
    position = after;
    session().readOnBehindErasures(this::follow);
  }

  private void follow() {
    try (EventTimeline timeline = session().openToAsk()) {
      long last = session().readOn(timeline) - 1;
      Predicate<RecordedEvent> isWanted = choice.in(timeline);
      if (printing != null && isAnother(timeline)) {
        throw new TimelineException(
            "the timeline was replaced by another one behind event " + position);
      }
      position = printing == null ? behind(position, last) : position;
      printing = printing == null ? printing() : printing;
      try (EventTimeline.Feed feed = timeline.feed(position)) {
        follow(feed, once ? last : Long.MAX_VALUE, isWanted);
      }
    }
  }

  /// A position that was asked for, in a timeline that ends with the last one.
  ///
  /// @throws TimelineException when it is behind that: who waits there passes over what comes
  static long behind(long position, long last) {
    if (position == PositionConverter.LAST) {
      return last;
    }
    if (position > last) {
      throw new TimelineException(
          last < 0
              ? "no event %d: the timeline has none yet".formatted(position)
              : "no event %d: the timeline has events 0 to %d".formatted(position, last));
    }
    return position;
  }

  /// Whether it was replaced by other than an erasure, which leaves positions as they are.
  private boolean isAnother(EventTimeline timeline) {
    return timeline.ofKind(Event.Kind.ERASURE).stream()
        .noneMatch(erasure -> erasure.position() > position);
  }

  /// @param end position of the last event that is of interest
  private void follow(EventTimeline.Feed feed, long end, Predicate<RecordedEvent> isWanted) {
    try {
      while (position < end) {
        RecordedEvent event = feed.next(Duration.ZERO);
        if (event == null) {
          if (out().checkError()) { // which flushes
            return; // the reader has seen enough
          }
          event = feed.next(LONG);
        }
        if (event != null) {
          position = event.position();
          if (position <= end && isWanted.test(event)) {
            printing.accept(event);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Prints the head at once, where there is one.
  private Consumer<RecordedEvent> printing() {
    return switch (format) {
      case table -> {
        out().println(LINE.formatted("#", "RECORDED", "PERSON", "DATE", "WHAT"));
        yield event -> out().println(line(event));
      }
      case csv -> new CsvPrinter<>(out(), DataColumns.EVENT);
      case json -> event -> out().println(Protecting.json(event));
      case cloudevents -> {
        CloudEvents events = cloudEvents(source);
        yield event -> out().println(events.json(event));
      }
    };
  }

  private static String line(RecordedEvent recorded) {
    Event event = recorded.event();
    return LINE.formatted(
        recorded.position(),
        RecordedEvent.shown(recorded.recorded()),
        event.personId() == 0 ? "" : event.personId(),
        Objects.toString(event.details().effective(), ""),
        Terminal.shown(Story.words(event)));
  }
}
