package people.exports;

import module java.base;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The members of an event that are told to others, in the words of the timeline: `type`,
/// `personId`, `newStatus`, or `newAddress.city` for a part of one. Immutable.
public final class EventMembers {

  /// The line as it stands.
  public static final EventMembers ALL = new EventMembers(List.of());

  /// What a line may have, see `people.line.EventFormat`; but not what is the timeline's own, other
  /// than the id and the recorded time.
  static final Map<String, String> KNOWN = new LinkedHashMap<>();

  private static final String NAME = "firstname lastname";
  private static final String ADDRESS = "street city postcode country";

  static {
    for (String plain :
        "type personId status born newStatus partnerId corrects retracts why ofSource parentIds into from events effective source recordedBy _id _datetime state keep headBefore headAfter hashes"
            .split(" ")) {
      KNOWN.put(plain, "");
    }
    KNOWN.put("name", NAME);
    KNOWN.put("partner", NAME);
    KNOWN.put("newName", NAME);
    KNOWN.put("address", ADDRESS);
    KNOWN.put("newAddress", ADDRESS);
    KNOWN.put("attribute", "name value");
    KNOWN.put("key", "name value");
    KNOWN.put("to", "name status address effective born partnerId partner");
  }

  /// The object of those that can be erased, which are nested as the event is.
  private static final String OPEN = "_open";

  private final List<String> names;

  private EventMembers(List<String> names) {
    this.names = names;
  }

  /// Some of them; all where none is named.
  ///
  /// @throws IllegalArgumentException for a name that no event has, naming those that there are
  public static EventMembers of(List<String> names) {
    for (String name : names) {
      String[] parts = name.split("\\.", 2);
      String inner = KNOWN.get(parts[0]);
      if (inner == null || parts.length > 1 && !List.of(inner.split(" ")).contains(parts[1])) {
        throw new IllegalArgumentException(
            "'%s' is not a member of events; expected some of %s, or a part such as newAddress.city"
                .formatted(name, String.join(", ", KNOWN.keySet())));
      }
    }
    return names.isEmpty() ? ALL : new EventMembers(List.copyOf(names));
  }

  /// Whether it is told whom an event is about.
  public boolean hasPerson() {
    return names.isEmpty() || names.contains("personId");
  }

  /// What is told of a line of the timeline, as an object of JSON.
  public String of(String line) {
    if (names.isEmpty()) {
      return line;
    }
    JsonNode event = JsonMapper.shared().readTree(line);
    ObjectNode told = JsonMapper.shared().createObjectNode();
    for (String name : names) {
      String[] path = name.split("\\.", 2);
      tell(event, path, told);
      tell(event.path(OPEN), path, told);
    }
    return told.toString();
  }

  private static void tell(JsonNode event, String[] path, ObjectNode told) {
    JsonNode found = event.path(path[0]);
    if (path.length == 1 && found.isObject() && told.path(path[0]) instanceof ObjectNode there) {
      there.setAll((ObjectNode) found); // the rest of it could be erased
    } else if (path.length == 1 && !found.isMissingNode()) {
      told.set(path[0], found);
    } else if (path.length > 1 && !found.path(path[1]).isMissingNode()) {
      told.withObject("/" + path[0]).set(path[1], found.path(path[1]));
    }
  }
}
