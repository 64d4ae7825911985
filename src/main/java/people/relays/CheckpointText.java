package people.relays;

import module java.base;

import people.*;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How far a consumer is, as a line of JSON:
/// `{"position":17,"check":"9a3f01bc","target":"https://…", "saved":"…","error":"…","dead":2}`.
final class CheckpointText {

  private CheckpointText() {}

  /// The line, with now as the time at which it is saved.
  static String of(Checkpoint checkpoint) {
    ObjectNode object = JsonMapper.shared().createObjectNode();
    object.put("position", checkpoint.position());
    put(object, "check", checkpoint.line().check());
    Instant recorded = checkpoint.line().recorded();
    put(object, "recorded", recorded == null ? null : RecordedEvent.shown(recorded));
    put(object, "target", checkpoint.target());
    object.put("saved", RecordedEvent.shown(Instant.now()));
    put(object, "error", checkpoint.error());
    if (checkpoint.dead() > 0) {
      object.put("dead", checkpoint.dead());
    }
    return object.toString();
  }

  private static void put(ObjectNode object, String member, String text) {
    if (text != null) {
      object.put(member, text);
    }
  }

  /// @throws IllegalArgumentException when it is none, saying what to do
  static Checkpoint read(String name, String text) {
    try {
      JsonNode found = JsonMapper.shared().readTree(text);
      if (!found.path("position").isIntegralNumber()) {
        throw new IllegalArgumentException("has no position; expected a checkpoint");
      }
      return new Checkpoint(
          name,
          new KnownLine(
              found.path("position").asLong(), text(found, "check"), instant(found, "recorded")),
          text(found, "target"),
          instant(found, "saved"),
          text(found, "error"),
          found.path("dead").asLong(0));
    } catch (JacksonException | DateTimeException e) {
      throw new IllegalArgumentException("is no checkpoint; delete it to begin anew", e);
    }
  }

  private static String text(JsonNode object, String member) {
    return object.path(member).isString() ? object.path(member).asString() : null;
  }

  private static Instant instant(JsonNode object, String member) {
    String text = text(object, member);
    return text == null ? null : Instant.parse(text);
  }
}
