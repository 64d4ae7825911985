package people.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.relays.*;
import people.timeline.*;

/// What can never work is said before anything is tried, and what does not come up with its reason.
class KafkaSettingsTest {

  @TempDir Path folder;

  private static String refused(String name, String value) {
    Properties settings = new Properties();
    settings.put(name, value);
    return assertThrows(
            IllegalArgumentException.class,
            () -> new KafkaTarget("kafka:localhost:9092/x", false, settings))
        .getMessage();
  }

  @Test
  void settingsThatCantBeMeantAreRefused() {
    assertEquals(
        "a setting of Kafka, transactional.id: no transactions are made here; expected it to be"
            + " left out",
        refused("transactional.id", "people"));
    assertEquals(
        "a setting of Kafka: Invalid value soon for configuration max.block.ms: Not a number of"
            + " type LONG",
        refused("max.block.ms", "soon"));
  }

  @Test
  void aServerWhoseNameNobodyKnowsIsSaid() {
    Path file = folder.resolve("people.jsonl");
    try (EventTimeline timeline = EventTimeline.open(file)) {
      timeline.add(new Event.Death(1, Details.NONE));
      RetryPolicy once = new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1));
      try (var target = new KafkaTarget("kafka:nowhere.invalid:9092/x", false, new Properties());
          Relay relay = new Relay(timeline, CheckpointStore.beside(file).take("k"), target)) {
        assertEquals(
            "kafka:nowhere.invalid:9092/x: No resolvable bootstrap urls given in"
                + " bootstrap.servers; tried once, 1 event is not handed on",
            assertThrows(TimelineException.class, () -> relay.retrying(once).run(true))
                .getMessage());
      }
    }
  }
}
