package people.line;

import module java.base;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// JSON in any form as values: maps in their order, lists, texts, booleans, nulls, and numbers to
/// the last digit, as [people.Details#others] has them.
final class JsonText {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonText() {}

  /// The members of an object, which may be changed.
  static Map<String, Object> object(String text) throws BadLine {
    Map<String, Object> plain = PlainJson.object(text);
    return plain != null ? plain : parsed(text);
  }

  /// The same by a parser for all of JSON.
  static Map<String, Object> parsed(String text) throws BadLine {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      Object value = value(parser, parser.nextToken());
      if (parser.nextToken() != null) {
        throw new BadLine("not JSON: more stands behind " + shortened(value));
      }
      if (value instanceof Map<?, ?> object) {
        return members(object);
      }
      throw new BadLine("found " + shortened(value) + ", expected a JSON object");
    } catch (JacksonException e) {
      // without where in the text: the reader of the file says where
      throw new BadLine(
          "not JSON: " + e.getOriginalMessage().replaceFirst("(?s) ?\\([^(]*\\[Source:.*", ""));
    }
  }

  @SuppressWarnings("unchecked") // as made here, and as Details has them
  static Map<String, Object> members(Map<?, ?> object) {
    return (Map<String, Object>) object;
  }

  private static Object value(JsonParser parser, JsonToken token) throws BadLine {
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = parser.currentName();
          object.put(name, value(parser, parser.nextToken()));
        }
        yield object;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        for (JsonToken next; (next = parser.nextToken()) != JsonToken.END_ARRAY; ) {
          list.add(value(parser, next));
        }
        yield list;
      }
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> new BigInteger(parser.getString());
      case VALUE_NUMBER_FLOAT -> number(parser.getString());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IllegalStateException(token.toString());
    };
  }

  private static BigDecimal number(String text) throws BadLine {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new BadLine("found %s, expected a smaller exponent".formatted(text));
    }
  }

  /// A value in JSON, or how it begins.
  static String shortened(Object value) {
    String text = text(value);
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  /// A value in JSON.
  static String text(Object value) {
    return new Bytes().addJson(value).text(0);
  }
}
