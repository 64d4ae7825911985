package people.relays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.timeline.*;

/// Consumers go on behind an erasure and are told of it, and what they laid aside of her is gone.
class ErasedRelayTest {

  @TempDir Path folder;

  /// One that takes nothing about two people.
  private static final class Choosy implements RelayTarget {

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
    RetryPolicy quick = new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1));
    try (EventTimeline timeline = EventTimeline.open(file);
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
    assertEquals(List.of(aside), Erasing.plan(file, request).laidAside());
    assertTrue(Files.readString(aside).contains("Zebulonia"));
    assertEquals(List.of(aside), Erasing.erase(file, request).laidAside());
    String left = Files.readString(aside);
    assertFalse(left.contains("Zebulonia"), left);
    assertEquals(2, left.lines().filter(line -> line.contains("Ben")).count());
    assertEquals(4, left.lines().count());

    relay(file, target);
    assertEquals(List.of("4", "5", "6"), target.got);
  }
}
