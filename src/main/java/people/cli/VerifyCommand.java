package people.cli;

import static people.cli.AnswerColumns.cells;

import module java.base;

import people.*;
import people.engine.*;
import people.output.*;
import people.timeline.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command `verify`: reads a timeline from end to end and tells what was found.
@Command(
    name = "verify",
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
final class VerifyCommand extends PrintingCommand {

  private static final AnswerColumns<Verified> COLUMNS =
      new AnswerColumns<>(
          "file events people uncheckedLines earlierLines firstRecorded lastRecorded head"
              + " eventsAtNotedHead unfinishedBytes",
          v ->
              cells(
                  v.file(),
                  v.found().events(),
                  v.found().people(),
                  v.found().uncheckedLines(),
                  v.found().earlier().size(),
                  recorded(v.found().firstRecorded()),
                  recorded(v.found().lastRecorded()),
                  v.found().head(),
                  v.found().eventsAtNotedHead(),
                  v.unfinished()));

  /// @param unfinished bytes at the end
  private record Verified(TimelineAddress file, Verification found, long unfinished) {}

  @Option(
      names = "--head",
      paramLabel = "HASH",
      converter = Head.class,
      description = "A head noted earlier; fails if the timeline never had it.")
  private String noted;

  @Option(names = "--access", description = "The access log ($PEOPLE_ACCESS_LOG) instead.")
  private boolean ofAccesses;

  /// Says what is no head when the command line is read.
  static final class Head extends StatingConverter<String> {
    Head() {
      super(Verification::head);
    }
  }

  @Override
  public void run() {
    TimelineAddress file = ofAccesses ? session().requiredAccessLog() : session().timeline();
    Verification found;
    long length;
    try (EventTimeline timeline =
        ofAccesses ? EventTimeline.open(file, TimelineOptions.DEFAULTS) : session().openToAsk()) {
      length = size(file); // before reading: what others append meanwhile is no torn tail
      Iterable<RecordedEvent> events = session().progress().over(timeline, "events read");
      found = noted == null ? Verification.of(events) : Verification.of(events, noted);
    } finally {
      session().progress().done();
    }
    for (Verification.Earlier event : found.earlier()) {
      session()
          .warn(
              "%s, line %d: recorded %s, before the line above (%s)"
                  .formatted(file, event.position() + 1, event.recorded(), event.above()));
    }
    Instant now = Instant.now();
    if (found.isFarAheadOf(now)) {
      session()
          .warn(
              "%s: the last recorded time is %s, ahead of the clock, which says %s: see docs/two-clocks.md"
                  .formatted(file, recorded(found.lastRecorded()), RecordedEvent.shown(now)));
    }
    if (length > 0 && length == found.bytes() - 1) {
      session().warn(file + ": the last line lacks its line feed; the head is the one with it");
    }
    if (file instanceof TimelineAddress.InFile(Path path)
        && Files.exists(path.resolveSibling(path.getFileName() + ".converting"))) {
      session()
          .warn(
              "%s.converting: left by a conversion that was cut short, and may hold names: 'protect' and 'unprotect' delete it"
                  .formatted(file));
    }
    long unfinished =
        file instanceof TimelineAddress.InFile(Path path) ? found.unfinishedIn(path, length) : 0;
    if (unfinished > 0) {
      session()
          .warn(
              "%s: %d bytes are an unfinished append; the next one sets them aside"
                  .formatted(file, unfinished));
    }
    if (noted != null && found.eventsAtNotedHead() == null) {
      refuseRewrittenSince(file, found.unprovable());
      throw new TimelineException(
          "%s: it never had the head %s: what was recorded before that was noted was changed, moved or removed since, or it is another timeline's"
              .formatted(file, noted));
    }
    if (format() == Output.Format.table) {
      lines(file, found).forEach(out()::line);
    } else {
      printOne(COLUMNS, new Verified(file, found, unfinished));
    }
  }

  /// A head of lines that are gone is neither proved nor a sign that they were changed.
  private void refuseRewrittenSince(TimelineAddress file, List<RecordedEvent> rewritings) {
    if (rewritings.isEmpty()) {
      return;
    }
    RecordedEvent of =
        rewritings.stream()
            .filter(each -> noted.equals(Verification.headBefore(each)))
            .findFirst()
            .orElse(null);
    if (of != null) {
      throw new TimelineException(
          of.event() instanceof Event.Protection e
              ? "%s: %s since, not provable here: event %d says that it had this head just before all lines were written anew%s. Note the head of now"
                  .formatted(
                      file,
                      since(of),
                      of.position(),
                      e.isOn() ? ", which 'unprotect' takes back" : "")
              : "%s: erased since, not provable here: event %d says that it had this head just before person %d was erased; it can't be made again of the lines that are left. Note the head of now"
                  .formatted(file, of.position(), of.event().personId()));
    }
    throw new TimelineException(
        "%s: %s since, not provable here: it has not had the head %s since %s; before, it may have had it, or what was recorded by then was changed, or it is another timeline's"
            .formatted(
                file,
                rewritings.stream()
                    .map(VerifyCommand::since)
                    .distinct()
                    .collect(Collectors.joining(", ")),
                noted,
                rewritings.stream()
                    .map(each ->
                        each.event() instanceof Event.Protection
                            ? "event %d %s it".formatted(each.position(), since(each))
                            : "event %d erased person %d"
                                .formatted(each.position(), each.event().personId()))
                    .collect(Collectors.joining(", "))));
  }

  private static String since(RecordedEvent rewriting) {
    return rewriting.event() instanceof Event.Protection e
        ? e.isOn() ? "protected" : "unprotected"
        : "erased";
  }

  private List<String> lines(TimelineAddress file, Verification found) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s, people: %,d%s; no damage"
            .formatted(
                file,
                CountedNoun.events(found.events()),
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
    if (found.sealedLines() > 0) {
      lines.add(
          "lines with something sealed: %,d%s"
              .formatted(
                  found.sealedLines(),
                  session().master() == null
                      ? "; without the key nothing was opened"
                      : found.closedLines() == 0
                          ? ", all opened"
                          : "; of %,d the key was destroyed when somebody was erased: 'erase --again'"
                              .formatted(found.closedLines())));
    }
    if (found.openLines() > 0) {
      lines.add(
          "lines that are not sealed though the timeline is protected, written by hand: %,d; 'protect' seals them"
              .formatted(found.openLines()));
    }
    lines.add("head " + found.head());
    Long then = found.eventsAtNotedHead();
    if (then != null) {
      lines.add(
          then == 0
              ? "it was empty when that head was noted; %s added since"
                  .formatted(CountedNoun.of(found.events(), "was", "were"))
              : "the first %s when that head was noted; %s added since"
                  .formatted(
                      then == 1
                          ? "event is as it was"
                          : "%,d events are as they were".formatted(then),
                      CountedNoun.of(found.events() - then, "was", "were")));
    }
    return lines;
  }

  private static String recorded(Instant time) {
    return time == null ? null : RecordedEvent.shown(time);
  }

  /// How long it is in bytes; 0 of one that is in no file.
  private static long size(TimelineAddress place) {
    if (!(place instanceof TimelineAddress.InFile(Path file))) {
      return 0;
    }
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw TimelineException.of(file, "can't read", e);
    }
  }
}
