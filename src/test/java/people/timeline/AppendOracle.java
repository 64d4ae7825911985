package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import people.*;
import people.columns.*;

/// What a timeline must hold when its writers have been killed, or their disk has failed:
///
/// - all that was there before, as it was;
/// - every append that was acknowledged, once, at the position that was told;
/// - nothing that was not attempted, and of no append a part;
/// - the appends of each writer in its order; recorded times that increase;
/// - and after all that it takes appends again.
final class AppendOracle {

  private static final Pattern SOURCE = Pattern.compile("append (\\d+), (\\d+) of (\\d+)");

  /// Of the one who makes the last append.
  private static final int SELF = 1_000_000;

  private final Path file;
  private final List<String> warnings = new ArrayList<>();

  /// Events that were there when last looked.
  private List<RecordedEvent> known;

  private int ownAppends;

  /// How many lines a shell has appended.
  private int byHand;

  /// How many appends were found that had not been acknowledged.
  private int unacknowledged;

  /// @param file whatever it holds now has to stay
  AppendOracle(Path file) {
    this.file = file;
    this.known = read();
  }

  int size() {
    return known.size();
  }

  int unacknowledged() {
    return unacknowledged;
  }

  /// What was repaired by this one's own appends.
  List<String> warnings() {
    return warnings;
  }

  /// Expects so many lines of [ShellAppends] from now on.
  void expectByHand(int lines) {
    byHand = lines;
  }

  private List<RecordedEvent> read() {
    if (Files.notExists(file)) {
      return List.of();
    }
    try (EventTimeline timeline = open()) {
      List<RecordedEvent> events = new ArrayList<>();
      timeline.forEach(events::add);
      assertEquals(events.size(), timeline.size());
      assertEquals(events.size(), ColumnSource.read(timeline, _ -> {}).size());
      return events;
    }
  }

  private EventTimeline open() {
    return EventTimeline.open(file, TimelineOptions.DEFAULTS.tellingWarnings(warnings::add));
  }

  /// Looks at the timeline when those writers have ended, and appends to it.
  void check(List<AppendingProcess.Outcome> outcomes) throws IOException {
    Map<Integer, AppendingProcess.Outcome> byWriter = new HashMap<>();
    for (var outcome : outcomes) {
      assertEquals(List.of(), outcome.others());
      byWriter.put(outcome.of().writer(), outcome);
    }
    List<RecordedEvent> now = read();
    assertTrue(
        now.size() >= known.size(),
        () -> "%d events, but %d were there before".formatted(now.size(), known.size()));
    for (int i = 0; i < known.size(); i++) {
      assertEquals(known.get(i).json(), now.get(i).json());
    }
    Map<Integer, Set<Integer>> found = checkNew(now, byWriter);
    for (var outcome : outcomes) {
      Set<Integer> there = found.getOrDefault(outcome.of().writer(), Set.of());
      for (int append : outcome.acknowledged().keySet()) {
        assertTrue(there.contains(append), () -> "lost: append " + append + " of " + outcome);
      }
      unacknowledged += there.size() - outcome.acknowledged().size();
    }
    known = now;
    checkTakesAppends();
  }

  /// @return the appends that were found, by writer
  private Map<Integer, Set<Integer>> checkNew(
      List<RecordedEvent> now, Map<Integer, AppendingProcess.Outcome> byWriter) {
    Map<Integer, Set<Integer>> found = new HashMap<>();
    Map<Integer, Integer> last = new HashMap<>();
    Instant recorded = known.isEmpty() ? Instant.MIN : known.getLast().recorded();
    int lines = 0;
    for (int at = known.size(); at < now.size(); ) {
      int writer = now.get(at).event().personId();
      if (writer == ShellAppends.PERSON + lines) {
        lines++;
        at++;
        continue;
      }
      Matcher source = SOURCE.matcher(now.get(at).event().details().source());
      assertTrue(source.matches(), now.get(at).json());
      int append = Integer.parseInt(source.group(1));
      int batch = Integer.parseInt(source.group(3));
      var outcome = byWriter.get(writer);
      String what = "append %d of writer %d at %d".formatted(append, writer, at);
      assertTrue(outcome != null && outcome.isAttempted(append), () -> "not attempted: " + what);
      assertEquals(outcome.of().batch(), batch);
      for (int i = 1; i <= batch; i++, at++) {
        assertTrue(at < now.size(), () -> "a part of a batch: " + what);
        assertEquals(at, now.get(at).position());
        assertEquals(writer, now.get(at).event().personId(), what);
        assertEquals(
            AppendingProcess.source(append, i, batch), now.get(at).event().details().source());
        assertTrue(now.get(at).recorded().isAfter(recorded), what);
        recorded = now.get(at).recorded();
      }
      Long position = outcome.acknowledged().get(append);
      if (position != null) {
        assertEquals(at - batch, position, what);
      }
      Integer before = last.put(writer, append);
      assertTrue(before == null || before < append, () -> what + ", but behind " + before);
      found.computeIfAbsent(writer, _ -> new HashSet<>()).add(append);
    }
    assertEquals(byHand, lines, "lines of the shell that are there, each once and in order");
    return found;
  }

  private void checkTakesAppends() throws IOException {
    int size = known.size();
    try (EventTimeline timeline = open()) {
      if (Files.exists(file)) {
        assertEquals(size, timeline.size());
      }
      for (int batch = 2; batch > 0; batch--) {
        var events = new AppendingProcess(file, SELF, 0, 0, batch).events(ownAppends++);
        assertEquals(size + 4 - 2 * batch, timeline.addAll(events));
      }
    }
    List<RecordedEvent> now = read();
    assertEquals(size + 3, now.size());
    for (int i = 0; i < size; i++) {
      assertEquals(known.get(i).json(), now.get(i).json());
    }
    known = now;
    String text = Files.readString(file);
    assertTrue(text.endsWith("\n"));
    assertEquals(known.size(), text.lines().filter(line -> !line.isBlank()).count());
  }
}
