package people.exports;

import module java.base;

import people.*;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes events in the form of [CloudEvents
/// 1.0](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md),
/// structured, one a line: `id` is the position, which with `source` tells it from all others,
/// `subject` the person, `time` when it was recorded, and `data` the line of the timeline.
public final class CloudEvents {

  private static final JsonFactory JSON = new JsonFactory();

  private final String source;

  /// @param source a URI reference that stands for the timeline
  /// @throws IllegalArgumentException when it is none
  public CloudEvents(String source) {
    try {
      if (new URI(source).toString().isBlank()) {
        throw new URISyntaxException(source, "is empty");
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "'%s' is not a source of events; expected a URI, such as urn:people:town"
              .formatted(source));
    }
    this.source = source;
  }

  /// An event as an object of JSON.
  public String json(RecordedEvent recorded) {
    Event event = recorded.event();
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("specversion", "1.0");
      json.writeStringProperty("id", String.valueOf(recorded.position()));
      json.writeStringProperty("source", source);
      json.writeStringProperty("type", "people." + event.type());
      if (event.personId() != 0) {
        json.writeStringProperty("subject", String.valueOf(event.personId()));
      }
      json.writeStringProperty("time", RecordedEvent.shown(recorded.recorded()));
      json.writeStringProperty("datacontenttype", "application/json");
      json.writeName("data");
      json.writeRawValue(recorded.json());
      json.writeEndObject();
    }
    return text.toString();
  }
}
