package people.timeline;

import module java.base;

import people.*;
import people.columns.*;
import people.engine.*;
import people.line.*;

/// The lines of a timeline as an engine takes them, part by part, each line as it is. Every line is
/// verified where it is read. Not safe for several threads.
final class RestoredLines implements Supplier<NewLines> {

  /// Bytes and lines of a part, at most, but for the last line.
  private static final int MOST_BYTES = 4 << 20;

  private static final int MOST_LINES = 16_384;

  private final Iterator<RecordedEvent> events;
  private final LineChecksum chain = new LineChecksum();

  RestoredLines(Iterator<RecordedEvent> events) {
    this.events = events;
  }

  @Override
  public NewLines get() {
    if (!events.hasNext()) {
      return null;
    }
    Bytes lines = new Bytes();
    List<RecordedEvent> part = new ArrayList<>();
    while (events.hasNext() && lines.length < MOST_BYTES && part.size() < MOST_LINES) {
      RecordedEvent event = events.next();
      int from = lines.length;
      lines.add(event.json().getBytes(StandardCharsets.UTF_8));
      pass(event, lines, from);
      lines.add((char) LineReader.LF);
      part.add(event);
    }
    return new NewLines(
        lines.array,
        lines.length,
        part.stream().mapToInt(each -> each.event().personId()).toArray(),
        part.stream().map(each -> each.event().type()).toArray(String[]::new),
        part.stream().mapToLong(each -> EventColumns.micros(each.recorded())).toArray(),
        part.stream().map(each -> each.event().details().id()).toArray(String[]::new),
        part.stream().map(RestoredLines::key).toArray(String[]::new),
        chain.value());
  }

  private void pass(RecordedEvent event, Bytes lines, int from) {
    try {
      chain.pass(lines.array, from, lines.length);
    } catch (BadLine e) {
      throw new TimelineException("line %d: %s".formatted(event.position() + 1, e.getMessage()), e);
    }
  }

  private static String key(RecordedEvent event) {
    return event.event() instanceof Event.Key key ? key.key().toString() : null;
  }
}
