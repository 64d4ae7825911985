package people.timeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import module java.base;

import people.*;
import people.Erased.Keep;
import people.columns.*;
import people.engine.*;
import people.engine.LineEngine.LaidAside;
import people.line.*;
import people.timeline.Erasing.Extent;
import people.timeline.Erasing.Request;

/// An erasure from a shared timeline, by the rules of a file: lines are written anew, the events
/// that say so are added, what consumers laid aside goes, and the erasure is kept in the engine's
/// list, all in one transaction of its owner.
final class SharedErasing {

  /// So many bytes are sent at once.
  private static final int PIECE = 4 << 20;

  private final LineEngine engine;
  private final SharedTimeline timeline;
  private final Request request;
  private final LongConsumer progress;

  private SharedErasing(
      LineEngine engine, SharedTimeline timeline, Request request, LongConsumer progress) {
    this.engine = engine;
    this.timeline = timeline;
    this.request = request;
    this.progress = progress;
  }

  /// See [Erasing#plan].
  static Extent plan(TimelineAddress.Shared place, Request request) {
    return with(place, request, _ -> {}, SharedErasing::plan);
  }

  /// See [Erasing#erase].
  static Extent erase(TimelineAddress.Shared place, Request request, LongConsumer progress) {
    return with(place, request, progress, SharedErasing::erase);
  }

  private interface ErasingWork {
    Extent on(SharedErasing erasing) throws IOException;
  }

  private static Extent with(
      TimelineAddress.Shared place, Request request, LongConsumer progress, ErasingWork work) {
    LineEngine engine = place.open();
    try (SharedTimeline timeline = new SharedTimeline(engine, null, TimelineOptions.DEFAULTS)) {
      return work.on(new SharedErasing(engine, timeline, request, progress));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // no file is used
    }
  }

  private Extent plan() throws IOException {
    FoundPeople found =
        FoundPeople.in(new ErasableEvents.ErasableShared(timeline), request.wanted(), progress);
    FoundMentions mentions = new FoundMentions(found);
    found.forEach(recorded -> mentions.add(recorded, found.of(recorded)));
    return outcome(found, mentions, theirs(found, engine.laidAside()), null, null);
  }

  private Extent erase() throws IOException {
    try (LineEngine.ErasingTurn turn = engine.erasingTurn()) {
      FoundPeople found =
          FoundPeople.in(new ErasableEvents.ErasableShared(timeline), request.wanted(), progress);
      FoundMentions mentions = new FoundMentions(found);
      RewrittenLines lines = new RewrittenLines();
      PendingLines pending = new PendingLines(turn);
      found.forEach(recorded -> {
        boolean isHers = found.isHers(recorded);
        Event now = found.of(recorded);
        mentions.add(recorded, now);
        boolean mayOpen = isHers && request.keep() == Keep.STATISTICS;
        if (lines.add(recorded, now, rest -> mayOpen && !found.mentions().isIn(rest))) {
          pending.add(recorded.position(), now, lines.last);
        }
        lines.last.length = 0;
      });
      pending.send();
      String headBefore = lines.headBefore();
      Clock clock = Clock.fixed(SharedPlan.instant(turn.now()), ZoneOffset.UTC);
      MonotonicClock times = new MonotonicClock(engine.name(), clock);
      byte[] said =
          found.addErasures(
              lines, headBefore, SharedPlan.instant(turn.head().recorded()), times::after);
      List<LaidAside> theirs = theirs(found, engine.laidAside());
      turn.forget(theirs);
      List<String> kept = ErasureList.redacted(engine.keptErasures(), found.mentions());
      kept.addAll(new String(said, UTF_8).lines().toList());
      turn.keepErasures(kept);
      turn.commit(newLines(said, lines.check()));
      return outcome(found, mentions, theirs, headBefore, lines.headAfter());
    }
  }

  /// Lines that are to be written anew, which are sent many at a time.
  private static final class PendingLines {

    private final LineEngine.ErasingTurn turn;
    private final Bytes bytes = new Bytes();
    private final List<Long> positions = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    PendingLines(LineEngine.ErasingTurn turn) {
      this.turn = turn;
    }

    void add(long position, Event now, Bytes line) {
      positions.add(position);
      events.add(now);
      bytes.add(line.array, 0, line.length);
      if (bytes.length > PIECE) {
        send();
      }
    }

    void send() {
      if (events.isEmpty()) {
        return;
      }
      long[] at = positions.stream().mapToLong(Long::longValue).toArray();
      turn.rewrite(at, lines(bytes.array, bytes.length, events, new long[at.length], 0));
      positions.clear();
      events.clear();
      bytes.length = 0;
    }
  }

  private static NewLines newLines(byte[] said, int check) {
    List<Event> events = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    for (String each : new String(said, UTF_8).lines().toList()) {
      try {
        RecordedEvent recorded = EventParser.read(each, 0).event();
        events.add(recorded.event());
        times.add(EventColumns.micros(recorded.recorded()));
      } catch (BadLine e) {
        throw new IllegalStateException(e.getMessage(), e); // it was written just now
      }
    }
    long[] recorded = times.stream().mapToLong(Long::longValue).toArray();
    return lines(said, said.length, events, recorded, check);
  }

  private static NewLines lines(
      byte[] bytes, int length, List<Event> events, long[] recorded, int check) {
    return new NewLines(
        bytes,
        length,
        events.stream().mapToInt(Event::personId).toArray(),
        events.stream().map(Event::type).toArray(String[]::new),
        recorded,
        events.stream().map(event -> event.details().id()).toArray(String[]::new),
        events.stream()
            .map(event -> event instanceof Event.Key e ? e.key().toString() : null)
            .toArray(String[]::new),
        check);
  }

  private static List<LaidAside> theirs(FoundPeople found, List<LaidAside> all) {
    Set<Long> positions = found.positions();
    List<Pattern> naming = FilesBeside.patterns(found.people(), found.mentions().texts());
    return all.stream()
        .filter(each ->
            positions.contains(each.position())
                || naming.stream()
                    .anyMatch(pattern ->
                        pattern
                            .matcher(new String(each.line().getBytes(UTF_8), ISO_8859_1))
                            .find()))
        .toList();
  }

  private Extent outcome(
      FoundPeople found,
      FoundMentions mentions,
      List<LaidAside> theirs,
      String headBefore,
      String headAfter) {
    return new Extent(
        found.people(),
        found.emptied(),
        found.kept(),
        List.copyOf(mentions.changed),
        mentions.possible(),
        List.of(),
        theirs.isEmpty() ? List.of() : List.of(engine.name() + ", laid_aside"),
        false,
        headBefore,
        headAfter);
  }
}
