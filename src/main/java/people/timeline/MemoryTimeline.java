package people.timeline;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import people.Event;
import people.Expected;
import people.RecordedEvent;
import people.index.IdIndex;
import people.line.BadLine;
import people.line.EventFormat;

/// A timeline in memory. Its events pass through the same JSON as those of a file, so that both
/// keep the same things.
final class MemoryTimeline implements EventTimeline {

  private final MonotonicClock stamps;
  private final List<RecordedEvent> events = new ArrayList<>();
  private final IdIndex index = new IdIndex(position -> events.get((int) position));

  MemoryTimeline(Clock clock) {
    this.stamps = new MonotonicClock(clock);
  }

  @Override
  public synchronized long addAll(List<? extends Event> batch, Expected... expected) {
    long first = events.size();
    long recorded = new AppendPlan(index, first, this::readAfter).find(batch, expected);
    if (recorded >= 0) {
      return recorded;
    }
    Instant last = events.isEmpty() ? Instant.MIN : events.getLast().recorded();
    List<RecordedEvent> added = new ArrayList<>(batch.size());
    for (Event event : batch) {
      last = stamps.after(last);
      String json =
          new String(
              EventFormat.write(event, last, added.size(), batch.size()), StandardCharsets.UTF_8);
      added.add(read(json, first + added.size()));
    }
    events.addAll(added);
    added.forEach(event -> index.add(event.position(), event.event()));
    return first;
  }

  private static RecordedEvent read(String json, long position) {
    try {
      return EventFormat.read(json, position).event();
    } catch (BadLine e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public Iterable<RecordedEvent> readAfter(long position) {
    return () -> {
      synchronized (this) {
        int from =
            (int)
                Math.min(
                    events.size(),
                    Math.max(0, position == Long.MAX_VALUE ? position : position + 1));
        return List.copyOf(events.subList(from, events.size())).iterator();
      }
    };
  }

  @Override
  public synchronized long size(LongConsumer progress) {
    return events.size();
  }

  @Override
  public synchronized RecordedEvent find(String eventId) {
    long position = index.position(eventId);
    return position < 0 ? null : events.get((int) position);
  }

  @Override
  public long revision(int personId) {
    return index.revision(personId);
  }

  @Override
  public synchronized List<RecordedEvent> of(int personId) {
    return events.stream().filter(event -> event.event().personId() == personId).toList();
  }

  @Override
  public int firstPersonId() {
    return index.firstPersonId();
  }

  @Override
  public int lastPersonId() {
    return index.lastPersonId();
  }

  @Override
  public void sync() {
    // there is no disk
  }

  @Override
  public void close() {
    // nothing to let go of
  }
}
