package people.line;

import module java.base;

import people.*;
import people.Event.Kind;

/// Reads a fact that somebody else words as a line is worded, without what the timeline gives. What
/// names a person may be a text, such as a key in another system.
public final class FactMembers {

  /// Finds whom a text names.
  public interface People {

    /// The record of which something is said.
    int record(String text);

    /// The person whom a fact of somebody else names.
    int person(String text);
  }

  private FactMembers() {}

  /// The members of an object of JSON.
  ///
  /// @throws IllegalArgumentException when the text is none
  public static Map<String, Object> of(String json) {
    try {
      return JsonText.object(json);
    } catch (BadLine e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /// The word of the kind; null when there is none.
  ///
  /// @throws IllegalArgumentException when it is no kind of this version
  public static Kind kind(Map<String, Object> members) {
    Object word = members.get("type");
    Kind kind = word instanceof String text ? Kind.of(text) : Kind.UNRECOGNIZED;
    if (kind == Kind.UNRECOGNIZED) {
      throw new IllegalArgumentException(
          "type is %s; expected one of %s"
              .formatted(
                  word == null ? "missing" : JsonText.shortened(word),
                  EventFormat.ROWS.stream()
                      .map(row -> row.kind.word())
                      .collect(Collectors.joining(", "))));
    }
    return kind;
  }

  /// The event that the members tell. What this version does not know is kept in its details.
  ///
  /// @param members which may be changed; are taken out
  /// @throws IllegalArgumentException when they tell none
  public static Event event(Map<String, Object> members, People people) {
    KindRow row = EventFormat.row(kind(members));
    String id = id(members.remove(EventFormat.ID.name));
    for (String member : members.keySet()) {
      if (member.startsWith("_")) {
        throw new IllegalArgumentException(
            "has %s, which the timeline gives; expected a fact without it".formatted(member));
      }
    }
    members.remove("type");
    if (members.get(EventFormat.PERSON_ID.name) instanceof String text) {
      members.put(EventFormat.PERSON_ID.name, number(people.record(text)));
    }
    name(members, List.of(row.members), people);
    try {
      return EventParser.known(row, members, id);
    } catch (BadLine e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /// What of an event this version does not know, in words: which member no such event has, or
  /// which one has a value of another type than it has there.
  ///
  /// @param others not empty
  public static String unknown(Kind kind, Map<String, Object> others) {
    String word = kind.word();
    StringJoiner path = new StringJoiner(".");
    Object value = others;
    while (value instanceof Map<?, ?> map && !map.isEmpty()) {
      Map.Entry<?, ?> first = map.entrySet().iterator().next();
      path.add(first.getKey().toString());
      value = first.getValue();
    }
    String member = path.toString();
    boolean isKnown =
        Arrays.stream(EventFormat.row(kind).members).anyMatch(each -> each.name.equals(member));
    return isKnown
        ? "%s is %s, which it can't be in a %s".formatted(member, shown(value), word)
        : "has %s, which no %s has; what this version does not know stands in 'others'"
            .formatted(member, word);
  }

  private static String id(Object id) {
    if (id == null) {
      return null;
    }
    if (id instanceof String text) {
      return Details.NONE.withId(text).id();
    }
    throw new IllegalArgumentException("_id is %s, expected a text".formatted(shown(id)));
  }

  private static String shown(Object value) {
    return JsonText.shortened(value);
  }

  /// Puts identifiers in the place of texts, and an attribute in the place of `NAME=VALUE`.
  private static void name(Map<String, Object> object, List<Member> members, People people) {
    for (Member member : members) {
      Object value = object.get(member.name);
      Object named =
          switch (member.type) {
            case PERSON -> person(value, people);
            case PEOPLE ->
                value instanceof List<?> list
                    ? list.stream().map(each -> person(each, people)).toList()
                    : person(value, people);
            case ATTRIBUTE -> value instanceof String text ? attribute(text) : value;
            case AMENDMENT -> {
              if (value instanceof Map<?, ?> map) {
                name(JsonText.members(map), member.shape.members(), people);
              }
              yield value;
            }
            case TEXT,
                STATUS,
                DATE,
                TIME,
                HASH,
                CHECK,
                NAME,
                ADDRESS,
                OTHERS,
                OBJECT,
                POSITION,
                COUNT ->
                value;
          };
      if (named != value) {
        object.put(member.name, named);
      }
    }
  }

  private static Object person(Object value, People people) {
    return value instanceof String text ? number(people.person(text)) : value;
  }

  private static Map<String, Object> attribute(String text) {
    Attribute attribute = Attribute.parse(text);
    Map<String, Object> members = new HashMap<>();
    members.put("name", attribute.name());
    if (attribute.value() != null) {
      members.put("value", attribute.value());
    }
    return members;
  }

  private static BigInteger number(int personId) {
    return BigInteger.valueOf(personId);
  }
}
