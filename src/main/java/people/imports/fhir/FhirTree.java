package people.imports.fhir;

import module java.base;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads JSON as a tree of what an import looks at. Members that nobody asks for are there by their
/// name only: most of a Patient as servers give it is extensions and text for people.
final class FhirTree {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// The members of a Patient and the like that are large and not read.
  private static final Set<String> UNREAD =
      Set.of("extension", "contained", "telecom", "communication", "photo", "generalPractitioner");

  private FhirTree() {}

  /// Reads the value of which the parser has the first token.
  static JsonNode read(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          object.set(name, member(parser, name));
        }
        yield object;
      }
      case START_ARRAY -> {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(read(parser));
        }
        yield array;
      }
      case VALUE_STRING -> NODES.stringNode(parser.getString());
      case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case null, default -> throw new StreamReadException(parser, "expected a value");
    };
  }

  /// Reads the value of a member; an empty one for what is not looked at.
  static JsonNode member(JsonParser parser, String name) {
    boolean isNarrative = name.equals("text") && parser.currentToken() == JsonToken.START_OBJECT;
    if (isNarrative || UNREAD.contains(name)) {
      parser.skipChildren();
      return NODES.objectNode();
    }
    return read(parser);
  }
}
