package people.imports.gedcom;

import module java.base;

import people.*;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Further members of an event as JSON, in a line of a family tree.
public final class TreeMembers {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private TreeMembers() {}

  /// The members as an object of JSON, in one line.
  public static String json(Map<String, Object> members) {
    return MAPPER.writeValueAsString(members);
  }

  /// The members, as [Details#others] may have them; null for a text that is no such object.
  @SuppressWarnings("unchecked") // an object of JSON has texts as names
  public static Map<String, Object> of(String json) {
    try {
      Map<String, Object> members = MAPPER.readValue(json, Map.class);
      return members == null ? null : new Details(null, null, members).others();
    } catch (JacksonException | IllegalArgumentException e) {
      return null;
    }
  }
}
