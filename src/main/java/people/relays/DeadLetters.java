package people.relays;

import module java.base;

import people.*;
import people.timeline.*;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Events that a target did not take, each a line where nobody reads it but who may:
///
/// ```
/// {"position":17,"tries":5,"at":"2015-02-14T09:27:10.120000Z","reason":"HTTP 422","event":{…}}
/// ```
///
/// `event` is what was to be handed on. Of a protected timeline it is left out, since nothing of it
/// stands beside it as it is; and where somebody was erased who is in it, since nothing would take
/// it away any more.
final class DeadLetters {

  private static final JsonFactory JSON = new JsonFactory();

  private final CheckpointStore.Taken taken;

  DeadLetters(CheckpointStore.Taken taken) {
    this.taken = taken;
  }

  /// Adds one; it is on disk when this returns.
  ///
  /// @param isStillSo whether the timeline has it as it was handed on
  void add(OutgoingEvent event, boolean isStillSo, int tries, String reason) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeNumberProperty("position", event.recorded().position());
      json.writeNumberProperty("tries", tries);
      json.writeStringProperty("at", RecordedEvent.shown(Instant.now()));
      json.writeStringProperty("reason", reason);
      if (isStillSo && !Protecting.isSealed(event.recorded())) {
        json.writeName("event");
        json.writeRawValue(event.structured());
      }
      json.writeEndObject();
    }
    taken.layAside(event.recorded(), text.toString());
  }
}
