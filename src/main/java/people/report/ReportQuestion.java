package people.report;

import module java.base;

import people.*;
import people.history.*;

/// The options of a report: what it is to be about.
///
/// @param history as known at the latest moment that the report goes to
/// @param title of the page
/// @param source the name of the timeline
/// @param at the date with which it opens
/// @param from the first day that it goes back to; null for the first one of which something is
///   known
/// @param to the last day; null for the last one on which people are observed
/// @param since the moment of the last report, after which something was learnt; null for none
/// @param checked what can't be true; null where nobody looked
/// @param isCompared whether duplicates were looked for
/// @param words what one of a person's events says, by her facts
/// @param remark on what the figures are of; empty for none
public record ReportQuestion(
    History history,
    String title,
    String source,
    LocalDate at,
    LocalDate from,
    LocalDate to,
    Instant since,
    List<Contradiction> checked,
    boolean isCompared,
    BiFunction<Event, List<RecordedEvent>, String> words,
    String remark) {

  public ReportQuestion {
    Objects.requireNonNull(history, "history");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(at, "at");
    checked = checked == null ? null : List.copyOf(checked);
    if (from != null && to != null && from.isAfter(to)) {
      throw new IllegalArgumentException("from %s is after to %s".formatted(from, to));
    }
  }
}
