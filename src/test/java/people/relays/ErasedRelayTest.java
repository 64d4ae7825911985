package people.relays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.sealing.*;
import people.timeline.*;

/// Consumers go on behind an erasure and are told of it, and what they laid aside of her is gone.
class ErasedRelayTest {

  @TempDir Path folder;

  /// One that takes nothing about two people.
  private static class Choosy implements RelayTarget {

    private final List<String> got = new ArrayList<>();

    @Override
    public String shown() {
      return "choosy";
    }

    @Override
    public int most() {
      return 1;
    }

    @Override
    public void deliver(List<OutgoingEvent> events) throws DeliveryException {
      Event event = events.getFirst().recorded().event();
      if (event.personId() <= 2 && !(event instanceof Event.Erasure)) {
        throw DeliveryException.ofEvent(0, "not wanted", null);
      }
      got.add(events.getFirst().id());
    }

    @Override
    public void close() {
      // nothing is open
    }
  }

  private void relay(Path file, RelayTarget target) throws InterruptedException {
    relay(file, target, TimelineOptions.DEFAULTS);
  }

  private void relay(Path file, RelayTarget target, TimelineOptions options)
      throws InterruptedException {
    RetryPolicy quick = new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1));
    try (EventTimeline timeline = EventTimeline.open(file, options);
        Relay relay = new Relay(timeline, CheckpointStore.beside(file).take("hook"), target)) {
      relay.retrying(quick).run(true);
    }
  }

  @Test
  void theyAreToldOfAnErasureAndWhatTheyLaidAsideOfHerIsGone() throws Exception {
    Path file = folder.resolve("people.jsonl");
    try (EventTimeline timeline = EventTimeline.open(file)) {
      var registry = new PersonRegistry(timeline);
      for (String name : List.of("Zebulonia", "Ben", "Cleo")) {
        int person = registry.create(new Name(name, "King"));
        registry.identify(person, new Attribute("payroll", name + "-4711"), Details.NONE);
      }
    }
    Choosy target = new Choosy();
    relay(file, target);
    assertEquals(List.of("4", "5"), target.got);
    Path aside = folder.resolve("people.jsonl.consumers").resolve("hook.dead.ndjson");
    assertTrue(Files.readString(aside).contains("Zebulonia"));

    var request = new Erasing.Request(Set.of(1), Erased.Keep.STATISTICS, "asked", null);
    assertEquals(List.of(aside.toString()), Erasing.plan(file, request).laidAside());
    assertTrue(Files.readString(aside).contains("Zebulonia"));
    assertEquals(List.of(aside.toString()), Erasing.erase(file, request).laidAside());
    String left = Files.readString(aside);
    assertFalse(left.contains("Zebulonia"), left);
    assertEquals(2, left.lines().filter(line -> line.contains("Ben")).count());
    assertEquals(4, left.lines().count());

    relay(file, target);
    assertEquals(List.of("4", "5", "6"), target.got);
  }

  @Test
  void whatIsLaidAsideOfSomebodyWhoWasErasedMeanwhileHasNothingOfHer() throws Exception {
    Path file = folder.resolve("people.jsonl");
    try (EventTimeline timeline = EventTimeline.open(file)) {
      new PersonRegistry(timeline).create(new Name("Zebulonia", "King"));
      new PersonRegistry(timeline).create(new Name("Ben", "King"));
    }
    Choosy target =
        new Choosy() {
          @Override
          public void deliver(List<OutgoingEvent> events) throws DeliveryException {
            if (events.getFirst().structured().contains("Zebulonia")) {
              Erasing.erase(
                  file, new Erasing.Request(Set.of(1), Erased.Keep.STATISTICS, "asked", null));
            }
            super.deliver(events);
          }
        };
    assertThrows(TimelineException.Replaced.class, () -> relay(file, target));
    relay(file, target);
    Path aside = folder.resolve("people.jsonl.consumers").resolve("hook.dead.ndjson");
    List<String> left = Files.readAllLines(aside);
    assertTrue(
        left.getFirst()
            .matches("\\{\"position\":0,\"tries\":1,\"at\":\"[^\"]+\",\"reason\":\"not wanted\"}"),
        left.getFirst());
    assertTrue(left.getLast().startsWith("{\"position\":1,"), left.getLast());
    assertFalse(String.join("\n", left).contains("Zebulonia"));
  }

  @Test
  void theyGoOnWhenTheTimelineIsProtectedAndLayNothingAsideAsItIs() throws Exception {
    Path file = folder.resolve("people.jsonl");
    TimelineOptions plain = TimelineOptions.DEFAULTS;
    MasterKey.From key = new MasterKey.From.FromText("the key", "a1".repeat(32));
    try (EventTimeline timeline = EventTimeline.open(file)) {
      new PersonRegistry(timeline).create(new Name("Cleo", "King"));
      new PersonRegistry(timeline).create(new Name("Dora", "King"));
      timeline.add(
          new Event.Creation(7, new Name("Eve", "X"), Status.SINGLE, null, null, Details.NONE));
    }
    List<String> told = new ArrayList<>();
    RelayTarget telling =
        new RelayTarget() {
          @Override
          public String shown() {
            return "telling";
          }

          @Override
          public int most() {
            return 1;
          }

          @Override
          public void deliver(List<OutgoingEvent> events) throws DeliveryException {
            if (events.getFirst().structured().contains("Zebulonia")) {
              throw DeliveryException.ofEvent(0, "not wanted", null);
            }
            told.add(events.getFirst().structured());
          }

          @Override
          public void close() {
            // nothing is open
          }
        };
    relay(file, telling, plain);
    assertEquals(3, told.size());
    Protecting.protect(file, key, null, _ -> {});
    try (EventTimeline timeline = EventTimeline.open(file, plain.with(key))) {
      new PersonRegistry(timeline).create(new Name("Zebulonia", "King"));
      new PersonRegistry(timeline).create(new Name("Flora", "King"));
    }
    relay(file, telling, plain.with(key));
    assertEquals(5, told.size());
    assertTrue(told.getLast().contains("Flora"), told.getLast());
    Path aside = folder.resolve("people.jsonl.consumers").resolve("hook.dead.ndjson");
    String laidAside = Files.readString(aside);
    assertTrue(laidAside.startsWith("{\"position\":4,"), laidAside);
    assertFalse(laidAside.contains("Zebulonia"), laidAside);
  }

  @Test
  void anErasureBehindTheMarkMakesAnotherTimelineNotTheSame() throws Exception {
    Path file = folder.resolve("people.jsonl");
    for (boolean hasChecks : List.of(true, false)) {
      Files.deleteIfExists(file);
      CheckpointStore store = CheckpointStore.beside(file);
      record(file, hasChecks);
      relay(file, new Choosy());
      erase(file);
      relay(file, new Choosy());
      store.reset("hook", -1);
      Path copy = folder.resolve("copy.jsonl");
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      relay(file, new Choosy());

      Files.delete(file);
      record(file, hasChecks);
      erase(file);
      record(file, hasChecks);
      assertEquals(
          "the consumer hook is behind event 3, which is not there as it was: this is another"
              + " timeline, or an older copy; expected 'consumers reset hook --to POSITION'",
          assertThrows(TimelineException.class, () -> relay(file, new Choosy())).getMessage());
      Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);
      erase(file);
      Choosy target = new Choosy();
      relay(file, target);
      assertEquals(List.of("4"), target.got);
      store.reset("hook", -1);
    }
  }

  private static void record(Path file, boolean hasChecks) throws IOException {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      var registry = new PersonRegistry(timeline);
      List.of("Zebulonia", "Ben", "Cleo").forEach(name -> registry.create(new Name(name, "King")));
    }
    if (!hasChecks) { // as version 0.1 wrote them
      String lines = Files.readString(file).replaceAll(",\"_check\":\"[^\"]*\"", "");
      Files.writeString(file, lines);
    }
  }

  private static void erase(Path file) {
    int person = 0;
    try (EventTimeline timeline = EventTimeline.open(file)) {
      person = 1 + timeline.ofKind(Event.Kind.ERASURE).size();
    }
    Erasing.erase(file, new Erasing.Request(Set.of(person), Erased.Keep.STATISTICS, "asked", null));
  }
}
