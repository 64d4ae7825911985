package people.rosters;

import module java.base;

import people.*;
import people.output.*;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A mapping as JSON:
///
/// ```json
/// {"columns": {"key": "bioguide_id", "last": "last_name"}, "ignore": ["phone"],
///  "status_words": {"verh.": "MARRIED"}, "loose": true, "blank_is_unknown": false}
/// ```
final class MappingFile {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Set<String> MEMBERS =
      new TreeSet<>(List.of("columns", "ignore", "status_words", "loose", "blank_is_unknown"));

  private MappingFile() {}

  static void write(RosterMapping mapping, Path file) {
    ObjectNode node = MAPPER.createObjectNode();
    ObjectNode columns = node.putObject("columns");
    mapping.columns().forEach(columns::put);
    var ignored = node.putArray("ignore");
    mapping.ignored().forEach(ignored::add);
    ObjectNode words = node.putObject("status_words");
    mapping.statusWords().forEach((word, status) -> words.put(word, status.name()));
    node.put("loose", mapping.isLoose());
    node.put("blank_is_unknown", mapping.isBlankUnknown());
    String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    try {
      AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw TimelineException.of(file, "can't write", e);
    }
  }

  static RosterMapping read(Path file) {
    try {
      JsonNode node = MAPPER.readTree(Files.readString(file));
      if (!node.isObject()) {
        throw new IllegalArgumentException("is no object of JSON");
      }
      for (String member : node.propertyNames()) {
        if (!MEMBERS.contains(member)) {
          throw new IllegalArgumentException(
              "has '%s'; expected %s".formatted(member, String.join(", ", MEMBERS)));
        }
      }
      Map<String, String> columns = texts(node.path("columns"), "columns");
      Map<String, Status> words = new LinkedHashMap<>();
      texts(node.path("status_words"), "status_words")
          .forEach((word, status) -> words.put(word, Status.parse(status)));
      Set<String> ignored = new LinkedHashSet<>();
      node.path("ignore").forEach(column -> ignored.add(text(column, "ignore")));
      return new RosterMapping(
          columns, ignored, words, is(node, "loose"), is(node, "blank_is_unknown"));
    } catch (IOException e) {
      throw TimelineException.of(file, "can't read", e);
    } catch (JacksonException e) {
      throw new TimelineException(
          "%s: is no mapping: not JSON, line %d"
              .formatted(file, e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
          e);
    } catch (IllegalArgumentException e) {
      throw new TimelineException("%s: is no mapping: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static boolean is(JsonNode node, String member) {
    JsonNode value = node.path(member);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw new IllegalArgumentException(
          "'%s' is %s; expected true or false".formatted(member, value));
    }
    return value.isBoolean() && value.booleanValue();
  }

  private static Map<String, String> texts(JsonNode node, String member) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (!node.isMissingNode() && !node.isObject()) {
      throw new IllegalArgumentException("'%s' is %s; expected an object".formatted(member, node));
    }
    node.properties().forEach(each -> texts.put(each.getKey(), text(each.getValue(), member)));
    return texts;
  }

  private static String text(JsonNode node, String member) {
    if (!node.isString()) {
      throw new IllegalArgumentException("'%s' has %s; expected a text".formatted(member, node));
    }
    return node.stringValue();
  }
}
