package people.imports.batches;

import module java.base;

import people.*;
import people.timeline.*;

/// The imports of a timeline and which of its events stand, read once for all questions of a work.
public final class ImportLog {

  private static final String DAY = "#";

  /// An import with where it stands.
  ///
  /// @param position of the event that names it
  /// @param list source of what it says, where it is a list: `members#2019-01-31`; else null
  record Logged(RecordedImport batch, long position, String list) {

    /// Whether a source is of a list of the same series.
    boolean isOfSeries(String source) {
      return list != null && source != null && series(source).equals(series(list));
    }

    private static String series(String source) {
      int day = source.lastIndexOf(DAY);
      return day < 0 ? "" : source.substring(0, day);
    }
  }

  final StandingEvents standing;

  /// In the order of recording.
  final List<Logged> entries = new ArrayList<>();

  /// @param isKnown whether an event is to be reckoned with
  public ImportLog(EventTimeline timeline, Predicate<RecordedEvent> isKnown) {
    standing = new StandingEvents(timeline, isKnown);
    for (RecordedEvent recorded : timeline.ofKind(Event.Kind.NAMED_BATCH)) {
      if (isKnown.test(recorded)) {
        entries.add(entry(recorded));
      }
    }
  }

  private Logged entry(RecordedEvent recorded) {
    Event.NamedBatch batch = (Event.NamedBatch) recorded.event();
    long first = Math.max(0, recorded.position() - batch.events());
    int events = (int) (recorded.position() - first);
    Details details = batch.details();
    return new Logged(
        new RecordedImport(
            batch.name(),
            first,
            events,
            recorded.recorded(),
            details.recordedBy(),
            events - standing.gone(first, events)),
        recorded.position(),
        details.source());
  }

  /// Whether an event does not stand.
  public boolean isGone(long position) {
    return standing.isGone(position);
  }

  /// The retraction by which an event is gone; null where it is not.
  public RecordedEvent retraction(long position) {
    return standing.retraction(position);
  }

  /// The last end of the observation of a source's people; null where there is none.
  public Event.ObservationEnd lastEnd(String source) {
    return standing.lastEnd(source);
  }

  /// The imports, in the order of recording.
  public List<RecordedImport> batches() {
    return entries.stream().map(Logged::batch).toList();
  }

  /// When an import was undone: the position of the retraction; -1 where something of it stands.
  long undoneAt(Logged entry) {
    return standing.undoneAt(entry.batch, entry::isOfSeries);
  }
}
