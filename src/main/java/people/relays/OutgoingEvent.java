package people.relays;

import module java.base;

import people.*;
import people.exports.*;

/// An event as it is handed on: a CloudEvent, with the members that are told.
///
/// @param recorded the event in its place
/// @param attributes its context, by name
/// @param data what is told of it, as an object of JSON
/// @param structured all of it as one object of JSON, on one line
public record OutgoingEvent(
    RecordedEvent recorded,
    SequencedMap<String, String> attributes,
    String data,
    String structured) {

  static OutgoingEvent of(RecordedEvent recorded, CloudEvents form) {
    return new OutgoingEvent(
        recorded, form.attributes(recorded), form.data(recorded), form.json(recorded));
  }

  /// Its place in the timeline, which with the source tells it from all others.
  public String id() {
    return attributes.get("id");
  }
}
