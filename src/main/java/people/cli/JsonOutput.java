package people.cli;

import module java.base;

import people.*;
import people.history.*;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes answers as JSON; apart from [Output], so that a table or CSV does not wait for Jackson.
final class JsonOutput {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  private JsonOutput() {}

  /// A record, its components as members.
  static String record(Record value) {
    return text(MAPPER.writeValueAsString(value));
  }

  /// The cells of a row under the names of their columns, without empty ones.
  static <T> String row(AnswerColumns<T> columns, T row) {
    ObjectNode object = MAPPER.createObjectNode();
    Object[] cells = columns.cells().apply(row);
    for (int i = 0; i < cells.length; i++) {
      put(object, columns.names().get(i), cells[i]);
    }
    return text(object);
  }

  /// A value under its name; an empty text is null.
  ///
  /// @param people how many have it
  /// @param beyond how many had it last, and are no longer observed
  static String count(String name, String value, int people, int beyond) {
    ObjectNode object = MAPPER.createObjectNode();
    object.put(name, value.isEmpty() ? null : value);
    return text(object.put("people", people).put("beyond", beyond));
  }

  static String person(Person person) {
    return text(object(person));
  }

  /// The same with what is true at any date, and her revision: how many events there are about all
  /// her records, less one; for somebody of one record it is that of
  /// [people.timeline.EventTimeline#revision].
  static String person(Person person, History history) {
    ObjectNode object = object(person);
    List<Integer> parentIds = history.parents(person.personId());
    if (!parentIds.isEmpty()) {
      parentIds.forEach(object.putArray("parentIds")::add);
    }
    List<Attribute> keys = history.keys(person.personId());
    if (!keys.isEmpty()) {
      ArrayNode array = object.putArray("keys");
      keys.forEach(key -> array.addObject().put("name", key.name()).put("value", key.value()));
    }
    RecordedEvent restriction = history.restriction(person.personId());
    if (restriction != null) {
      object
          .putObject("restricted")
          .put("event", restriction.position())
          .put("since", RecordedEvent.shown(restriction.recorded()))
          .put("why", ((Event.Restriction) restriction.event()).why());
    }
    List<Integer> records = history.records(person.personId());
    records.stream()
        .filter(record -> record != person.personId())
        .forEach(record -> link(object, record, "replaces"));
    long about =
        history.events(person.personId()).stream()
            .filter(event -> records.contains(event.event().personId()))
            .count();
    return text(object.put("revision", about - 1));
  }

  /// A record that was absorbed, in the words of FHIR's `Patient.link`.
  static String absorbed(int personId, int survivor) {
    ObjectNode object = MAPPER.createObjectNode().put("personId", personId);
    link(object, survivor, "replaced-by");
    return text(object);
  }

  private static void link(ObjectNode object, int other, String type) {
    object.withArray("link").addObject().put("other", other).put("type", type);
  }

  private static String text(ObjectNode object) {
    return text(object.toString());
  }

  /// The same JSON without halves of surrogate pairs, which UTF-8 does not have.
  private static String text(String json) {
    return json.chars().noneMatch(c -> Character.isSurrogate((char) c))
        ? json
        : LONE_SURROGATE
            .matcher(json)
            .replaceAll(lone -> "\\\\u%04x".formatted((int) lone.group().charAt(0)));
  }

  private static ObjectNode object(Person person) {
    ObjectNode object = MAPPER.createObjectNode();
    object.put("personId", person.personId());
    put(object, "name", person.name());
    object.put("status", person.status().name());
    if (person.partner() != null && person.partner().name() == null) {
      object.put("partnerId", person.partner().personId());
    } else if (person.partner() != null) {
      put(object, "partner", person.partner().name());
    }
    put(object, "address", person.address());
    if (!person.attributes().isEmpty()) {
      person.attributes().forEach(object.putObject("attributes")::put);
    }
    put(object, "born", person.born());
    put(object, "created", person.created());
    put(object, "died", person.died());
    put(object, "left", person.left());
    object.put("living", person.living());
    object.put("presumed", person.presumed());
    object.put("beyond", person.beyond());
    object.put("certain", person.certain());
    put(object, "source", person.source());
    if (person.erased()) {
      object.put("erased", true);
    }
    return object;
  }

  private static void put(ObjectNode object, String member, Name name) {
    if (name != null) {
      ObjectNode inner = object.putObject(member);
      put(inner, "firstname", name.firstname());
      put(inner, "lastname", name.lastname());
    }
  }

  private static void put(ObjectNode object, String member, Address address) {
    if (address != null) {
      ObjectNode inner = object.putObject(member);
      put(inner, "street", address.street());
      put(inner, "city", address.city());
      put(inner, "postcode", address.postcode());
      put(inner, "country", address.country());
    }
  }

  private static void put(ObjectNode object, String member, Object value) {
    switch (value) {
      case null -> {}
      case Name name -> put(object, member, name);
      case Address address -> put(object, member, address);
      case Boolean truth -> object.put(member, truth);
      case Integer number -> object.put(member, number);
      case Long number -> object.put(member, number);
      case Double number -> object.put(member, number);
      case Collection<?> values -> {
        ArrayNode array = object.putArray(member);
        for (Object each : values) {
          if (each instanceof Long number) {
            array.add(number);
          } else {
            array.add(each.toString());
          }
        }
      }
      default -> object.put(member, value.toString());
    }
  }
}
