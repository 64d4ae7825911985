package people.timeline;

import module java.base;

import people.*;
import people.columns.*;
import people.engine.*;
import people.line.*;
import people.timeline.AppendQueue.PendingAppend;

/// Appends of one event that is the same whatever is recorded: nothing has to be looked up for it,
/// so the engine of a shared timeline adds it in one exchange and writes the end of its line. Used
/// by the one thread that appends.
final class SingleAppends {

  private final LineEngine engine;
  private final AppendQueue queue;
  private final AppendWarnings warnings;

  /// Whether nobody is restricted or was erased, as far as is known.
  private boolean isUnwatched = true;

  SingleAppends(LineEngine engine, AppendQueue queue, AppendWarnings warnings) {
    this.engine = engine;
    this.queue = queue;
    this.warnings = warnings;
  }

  /// Makes an append, unless it is one for a turn.
  ///
  /// @return whether it is made
  /// @throws LineEngine.NotRecorded when the connection was lost, and it is to be tried again
  boolean isMade(List<PendingAppend> appends) {
    LineEngine.BegunLine line =
        isUnwatched && appends.size() == 1 ? line(appends.getFirst()) : null;
    if (line == null) {
      return false;
    }
    queue.putOffInterrupt(); // for others may wait for what is recorded now
    LineEngine.EndedLine ended = engine.addOne(line);
    if (ended == null) {
      isUnwatched = false;
      return false;
    }
    appends.getFirst().isAt(ended.position());
    warnings.addIfAhead(EventReader.instant(ended.recorded()), EventReader.instant(ended.now()));
    return true;
  }

  /// The line of an append; null where it is one for a turn, which also says why it is refused.
  private static LineEngine.BegunLine line(PendingAppend append) {
    if (!append.maker.isGiven() || append.expected.length > 0) {
      return null;
    }
    List<? extends Event> events = append.maker.events(0, 0, List.of());
    Event event = events.size() == 1 ? events.getFirst() : null;
    if (event == null || !needsNothing(event)) {
      return null;
    }
    Bytes line = new Bytes();
    try {
      LineWriter.beginSingle(event, line);
    } catch (IllegalArgumentException _) {
      return null;
    }
    CRC32C check = new CRC32C();
    check.update(line.array, 0, line.length);
    String key = event instanceof Event.Key each ? each.key().toString() : null;
    return new LineEngine.BegunLine(
        Arrays.copyOf(line.array, line.length),
        (int) check.getValue(),
        event.personId(),
        event.type(),
        key);
  }

  /// Whether nothing has to be known for an event, as long as nobody is restricted.
  private static boolean needsNothing(Event event) {
    return event.kind() != Event.Kind.UNRECOGNIZED
        && event.kind() != Event.Kind.RESTRICTION
        && event.details().id() == null
        && event.personId() <= AppendPlan.GREATEST_CHOSEN;
  }
}
