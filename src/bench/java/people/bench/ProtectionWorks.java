package people.bench;

import module java.base;

import people.*;
import people.history.*;
import people.sealing.*;
import people.timeline.*;

/// Measures what it costs that names are encrypted, in turn with the same work as it is.
final class ProtectionWorks {

  private static final int APPENDS = 2000;
  private static final int BATCH = 100_000;

  private static final MasterKey.From KEY = new MasterKey.From.FromText("the key", "a1".repeat(32));

  private static final TimelineOptions WITH_KEY = TimelineOptions.DEFAULTS.with(KEY);

  private ProtectionWorks() {}

  static List<Row> costs(Input input, Turns turns) throws Exception {
    List<Row> rows = new ArrayList<>(appends(input, turns));
    rows.add(opening(input, turns));
    return rows;
  }

  private static List<Row> appends(Input input, Turns turns) throws Exception {
    List<Event> events =
        Ours.first(input.timeline(), BATCH).stream().map(RecordedEvent::event).toList();
    List<Event> few = events.subList(0, Math.min(APPENDS, events.size()));
    Path open = input.file("people.jsonl");
    Path sealed = input.file("people.jsonl");
    Protecting.protect(sealed, KEY, null, _ -> {});
    try (EventTimeline plain = Ours.open(open, Durability.EACH);
        EventTimeline secret = EventTimeline.open(sealed, WITH_KEY)) {
      List<Sample> one =
          turns.of(() -> oneByOne(few, secret::add), () -> oneByOne(few, plain::add));
      List<Sample> batch = turns.of(() -> together(events, secret), () -> together(events, plain));
      return List.of(
          row("durable append, protected (one thread)", one, new Reach.Costs(1.3)),
          row("batch of 100,000 events, protected", batch, null));
    } finally {
      Input.delete(open.getParent());
      Input.delete(sealed.getParent());
    }
  }

  private static Row row(String work, List<Sample> samples, Reach reach) {
    return new Row(
        "protection", work, Unit.RATE, samples.get(0), "the same as it is", samples.get(1), reach);
  }

  private static double oneByOne(List<Event> events, Consumer<Event> append) throws Exception {
    return events.size()
        / Turns.seconds(() -> {
          events.forEach(append);
          return events;
        });
  }

  private static double together(List<Event> events, EventTimeline timeline) throws Exception {
    return events.size() / Turns.seconds(() -> timeline.addAll(events));
  }

  /// Of files that nobody has read before.
  private static Row opening(Input input, Turns turns) throws Exception {
    Path sealed = input.file("people.jsonl");
    Files.copy(input.timeline(), sealed);
    Protecting.protect(sealed, KEY, null, _ -> {});
    List<Sample> samples =
        turns.of(
            () -> {
              Path folder = Files.createTempDirectory(sealed.getParent(), "unseen");
              Path file = Files.createLink(folder.resolve("people.jsonl"), sealed);
              Files.createLink(
                  folder.resolve("people.jsonl.keys"), sealed.resolveSibling("people.jsonl.keys"));
              try {
                return opened(file);
              } finally {
                Input.delete(folder);
              }
            },
            () -> ReadWorks.unseen(input, ProtectionWorks::opened));
    Input.delete(sealed.getParent());
    return new Row(
        "protection",
        "file to everyone's history, protected",
        Unit.SECONDS,
        samples.get(0),
        "the same as it is",
        samples.get(1),
        new Reach.Costs(1.5));
  }

  private static double opened(Path file) throws Exception {
    try (EventTimeline timeline = EventTimeline.open(file, WITH_KEY)) {
      return Turns.seconds(() -> History.of(timeline));
    }
  }
}
