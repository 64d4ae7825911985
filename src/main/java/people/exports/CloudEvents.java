package people.exports;

import module java.base;

import people.*;
import people.timeline.*;
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
  private final EventMembers members;

  /// @param source a URI reference that stands for the timeline
  /// @throws IllegalArgumentException when it is none
  public CloudEvents(String source) {
    this(source, EventMembers.ALL);
  }

  private CloudEvents(String source, EventMembers members) {
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
    this.members = members;
  }

  /// The same, of which only some members are told. Where the person is not among them, there is no
  /// subject.
  public CloudEvents only(EventMembers members) {
    return new CloudEvents(source, members);
  }

  /// The context of an event: its attributes by name, in order, without the data.
  public SequencedMap<String, String> attributes(RecordedEvent recorded) {
    Event event = recorded.event();
    SequencedMap<String, String> attributes = new LinkedHashMap<>();
    attributes.put("specversion", "1.0");
    attributes.put("id", String.valueOf(recorded.position()));
    attributes.put("source", source);
    attributes.put("type", "people." + event.type());
    if (event.personId() != 0 && members.hasPerson()) {
      attributes.put("subject", String.valueOf(event.personId()));
    }
    attributes.put("time", RecordedEvent.shown(recorded.recorded()));
    attributes.put("datacontenttype", "application/json");
    return attributes;
  }

  /// What an event says, as an object of JSON.
  public String data(RecordedEvent recorded) {
    return members.of(Protecting.json(recorded));
  }

  /// An event as an object of JSON.
  public String json(RecordedEvent recorded) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      attributes(recorded).forEach(json::writeStringProperty);
      json.writeName("data");
      json.writeRawValue(data(recorded));
      json.writeEndObject();
    }
    return text.toString();
  }
}
