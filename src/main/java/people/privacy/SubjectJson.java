package people.privacy;

import module java.base;

import people.*;
import people.history.*;
import people.timeline.*;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes what is recorded about somebody as JSON, for programs.
public final class SubjectJson {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  /// What a line has of the timeline's own that says nothing of a person.
  private static final Set<String> OF_TIMELINE =
      Set.of("_datetime", "_batch", "_batchEnd", "_commit", "_check");

  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  private SubjectJson() {}

  /// One object with all of it, each event as the timeline has it.
  public static String of(Subject subject) {
    ObjectNode all = MAPPER.createObjectNode();
    all.put("personId", subject.known().personId());
    subject.records().forEach(all.putArray("records")::add);
    all.put("timeline", subject.timeline());
    all.put("timelineEvents", subject.events());
    all.put("made", RecordedEvent.shown(subject.made()));
    if (subject.restriction() != null) {
      all.putObject("restricted")
          .put("event", subject.restriction().position())
          .put("since", RecordedEvent.shown(subject.restriction().recorded()))
          .put("why", ((Event.Restriction) subject.restriction().event()).why());
    }
    putKnown(all.putObject("known"), subject);
    ArrayNode recorded = all.putArray("recorded");
    subject.recorded().forEach(each -> put(recorded.addObject(), each));
    ArrayNode mentions = all.putArray("namedByOthers");
    for (Subject.Mention each : subject.mentions()) {
      mentions
          .addObject()
          .put("event", each.position())
          .put("recorded", RecordedEvent.shown(each.recorded()))
          .put("personId", each.personId())
          .put("as", each.as());
    }
    ArrayNode disclosures = all.putArray("disclosures");
    for (Subject.Disclosure each : subject.disclosures()) {
      ObjectNode to = disclosures.addObject().put("name", each.name());
      put(to, "target", each.target());
      to.put("events", subject.handedTo(each));
      put(to, "noted", each.saved() == null ? null : RecordedEvent.shown(each.saved()));
    }
    ArrayNode accesses = all.putArray("accesses");
    for (AccessLog.Access each : subject.accesses()) {
      ObjectNode access = accesses.addObject().put("at", RecordedEvent.shown(each.at()));
      put(access, "by", each.by());
      put(access, "account", each.account());
      put(access, "command", each.command());
      access.put("ofEveryone", each.people() == null);
    }
    String json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    return LONE_SURROGATE // UTF-8 has none
        .matcher(json)
        .replaceAll(lone -> "\\\\u%04x".formatted((int) lone.group().charAt(0)));
  }

  private static void putKnown(ObjectNode known, Subject subject) {
    Person person = subject.known();
    putName(known, "name", person.name());
    known.put("status", person.status().name());
    if (person.partner() != null && person.partner().name() == null) {
      known.put("partnerId", person.partner().personId());
    } else if (person.partner() != null) {
      putName(known, "partner", person.partner().name());
    }
    Address address = person.address();
    if (address != null) {
      ObjectNode parts = known.putObject("address");
      put(parts, "street", address.street());
      put(parts, "city", address.city());
      put(parts, "postcode", address.postcode());
      put(parts, "country", address.country());
    }
    ObjectNode attributes = MAPPER.createObjectNode();
    person.attributes().forEach(attributes::put);
    if (!attributes.isEmpty()) {
      known.set("attributes", attributes);
    }
    put(known, "born", person.born());
    put(known, "created", person.created());
    put(known, "died", person.died());
    put(known, "left", person.left());
    if (!subject.parentIds().isEmpty()) {
      subject.parentIds().forEach(known.putArray("parentIds")::add);
    }
    if (!subject.keys().isEmpty()) {
      ArrayNode keys = known.putArray("keys");
      subject
          .keys()
          .forEach(key -> keys.addObject().put("name", key.name()).put("value", key.value()));
    }
  }

  private static void put(ObjectNode to, Subject.OwnEvent each) {
    to.put("position", each.event().position());
    to.put("recorded", RecordedEvent.shown(each.event().recorded()));
    put(to, "import", each.batch());
    if (!each.correctedBy().isEmpty()) {
      each.correctedBy().forEach(to.putArray("correctedBy")::add);
    }
    if (each.retractedBy() != null) {
      to.put("retractedBy", each.retractedBy());
    }
    JsonNode line = MAPPER.readTree(Protecting.json(each.event()));
    if (line instanceof ObjectNode event) {
      JsonNode open = event.remove("_open"); // members that can be erased stand apart
      if (open instanceof ObjectNode personal) {
        personal.remove("_salt");
        merge(event, personal);
      }
      event.remove(OF_TIMELINE);
      to.set("event", event);
    }
  }

  private static void merge(ObjectNode into, ObjectNode more) {
    for (Map.Entry<String, JsonNode> member : more.properties()) {
      if (into.get(member.getKey()) instanceof ObjectNode there
          && member.getValue() instanceof ObjectNode parts) {
        merge(there, parts);
      } else {
        into.set(member.getKey(), member.getValue());
      }
    }
  }

  private static void putName(ObjectNode to, String member, Name name) {
    if (name != null) {
      ObjectNode parts = to.putObject(member);
      put(parts, "firstname", name.firstname());
      put(parts, "lastname", name.lastname());
    }
  }

  private static void put(ObjectNode to, String member, Object value) {
    if (value != null) {
      to.put(member, value.toString());
    }
  }
}
