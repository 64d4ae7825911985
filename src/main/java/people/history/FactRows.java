package people.history;

import people.EffectiveDate;
import people.columns.EventColumns;

/// What is said of people: the facts of one person stand together in order of position, and what
/// each says is in a row of some columns. When each was believed is kept with it, so that the same
/// facts answer for every moment of knowledge.
///
/// Moments of knowledge are counted in events: at a moment of `limit` those are known whose number
/// in the order of recording is smaller, see [RecordingOrder].
final class FactRows {

  /// The facts of the person at `i` are from `starts[i]` up to `starts[i + 1]`, exclusive.
  final int[] starts;

  /// The number of the event by which each became known.
  final int[] since;

  /// The number of the event by which it was known no longer to be so, or the greatest one; null
  /// where all facts are for good.
  final int[] until;

  private final EventColumns events;
  private final int[] rows;
  private final int[] recorded;

  /// @param rows where each fact is in `events`
  /// @param recorded the row of the event, among all that were read, that says each fact
  FactRows(
      int[] starts, int[] since, int[] until, EventColumns events, int[] rows, int[] recorded) {
    this.starts = starts;
    this.since = since;
    this.until = until;
    this.events = events;
    this.rows = rows;
    this.recorded = recorded;
  }

  boolean isKnown(int fact, int limit) {
    return since[fact] < limit && (until == null || until[fact] >= limit);
  }

  /// Reads the code (see [PackedKind]) and the day (in days since 1970) of facts one behind the
  /// other, faster than when it is asked for one by one.
  ///
  /// @param codes and `days` are filled from their start on
  void read(int from, int to, short[] codes, int[] days) {
    for (int fact = from; fact < to; fact++) {
      codes[fact - from] = events.code(rows[fact]);
      days[fact - from] = events.epochDay(rows[fact]);
    }
  }

  /// Number of the name, see [FactTable#name]; 0 for none.
  int name(int fact) {
    return events.nameNumber(rows[fact]);
  }

  /// Number of the address, see [FactTable#address]; 0 for none.
  int address(int fact) {
    return events.addressNumber(rows[fact]);
  }

  /// Number of an inexact date, see [FactTable#date]; 0 for other facts.
  int date(int fact) {
    return events.dateNumber(rows[fact]);
  }

  /// The effective date of a fact that is not an inexact one; null for none.
  EffectiveDate exactDate(int fact) {
    return events.effective(rows[fact]);
  }

  /// Number of the source, see [FactTable#source]; 0 for none.
  int source(int fact) {
    return events.sourceNumber(rows[fact]);
  }

  /// The row of the event, among all that were read, that says a fact.
  int recordedRow(int fact) {
    return recorded[fact];
  }
}
