package people.cli;

import module java.base;

import people.*;
import people.exports.*;
import people.history.*;
import people.output.*;
import people.timeline.*;

/// Writes a family tree for the command `export`, and tells what GEDCOM has no place for.
///
/// @param mayReplace whether a file that is there may be replaced
record TreeExport(Session session, Path file, boolean mayReplace) {

  /// @param known the moment as of which the history is; null for now
  /// @param at the last day that is written; null for none
  void write(History history, EventTimeline timeline, Instant known, LocalDate at)
      throws IOException {
    List<Event.ObservationEnd> ends = new ArrayList<>();
    for (RecordedEvent end : timeline.ofKind(Event.Kind.OBSERVATION_END)) {
      if (AskingCommand.isKnown(end, known)) {
        ends.add((Event.ObservationEnd) end.event());
      }
    }
    boolean isLimited = history.observedUntil().isBefore(LocalDate.now(ZoneOffset.UTC));
    LocalDate until = at != null ? at : isLimited ? history.observedUntil() : null;
    TreeFile.Written written = TreeFile.write(file, history, ends, until, mayReplace);
    session
        .out()
        .line(
            "%s: %s, %s in GEDCOM 7.0"
                .formatted(
                    file,
                    CountedNoun.people(written.people()),
                    CountedNoun.of(written.families(), "family", "families")));
    int extensions = written.extensions().values().stream().mapToInt(count -> count).sum();
    if (extensions > 0) {
      session.warn(
          "%s in GEDCOM, and stand in extensions: %s"
              .formatted(
                  CountedNoun.of(extensions, "fact has no place", "facts have no place"),
                  written.extensions().entrySet().stream()
                      .map(each ->
                          String.format(Locale.ROOT, "%s %,d", each.getKey(), each.getValue()))
                      .collect(Collectors.joining(", "))));
    }
    if (written.leftOut() > 0) {
      session.warn(
          CountedNoun.of(written.leftOut(), "person is", "people are")
              + " left out, of whom nothing is to be told");
    }
    if (written.mended() > 0) {
      session.warn(
          CountedNoun.of(written.mended(), "text has", "texts have")
              + " characters that GEDCOM does not allow: written without them");
    }
  }
}
