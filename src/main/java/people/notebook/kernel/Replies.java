package people.notebook.kernel;

import module java.base;

import people.notebook.cells.*;
import people.notebook.kernel.Messages.Message;
import people.output.*;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Contents of the kernel's answers. A cursor counts code points, as the protocol has it.
final class Replies {

  private Replies() {}

  static ObjectNode ok() {
    return JsonNodeFactory.instance.objectNode().put("status", "ok");
  }

  static ObjectNode error(String kind, String message) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("status", "error")
        .put("ename", kind)
        .put("evalue", message);
  }

  static ObjectNode kernelInfo() {
    String java = System.getProperty("java.specification.version");
    ObjectNode info = ok();
    info.put("protocol_version", Messages.PROTOCOL);
    info.put("implementation", "people-timeline").put("implementation_version", Kit.VERSION);
    info.put("banner", "People Timeline on Java " + java);
    info.put("debugger", false);
    info.putArray("help_links");
    info.putObject("language_info")
        .put("name", "java")
        .put("version", java)
        .put("mimetype", "text/x-java-source")
        .put("file_extension", ".java")
        .put("pygments_lexer", "java")
        .put("codemirror_mode", "text/x-java");
    return info;
  }

  static ObjectNode completions(CellSession cells, Message question) {
    String code = code(question);
    var found = cells.complete(code, cursor(question, code));
    ObjectNode reply = ok();
    ArrayNode words = reply.putArray("matches");
    found.words().forEach(words::add);
    reply.put("cursor_start", code.codePointCount(0, found.start()));
    reply.put("cursor_end", code.codePointCount(0, found.end()));
    reply.putObject("metadata");
    return reply;
  }

  static ObjectNode documentation(CellSession cells, Message question) {
    String code = code(question);
    String text = cells.inspect(code, cursor(question, code));
    ObjectNode reply = ok().put("found", !text.isEmpty());
    ObjectNode data = reply.putObject("data");
    if (!text.isEmpty()) {
      data.put("text/plain", text);
    }
    reply.putObject("metadata");
    return reply;
  }

  static ObjectNode ending(CellSession cells, Message question) {
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    return switch (cells.ending(code(question))) {
      case COMPLETE -> reply.put("status", "complete");
      case INCOMPLETE -> reply.put("status", "incomplete").put("indent", "  ");
      case INVALID -> reply.put("status", "invalid");
    };
  }

  /// @param cells all that were run
  static ObjectNode history(List<String> cells, Message question) {
    JsonNode asked = question.content();
    int most = asked.path("n").asInt(cells.size());
    int first =
        switch (asked.path("hist_access_type").asString("")) {
          case "range" -> Math.max(1, asked.path("start").asInt(1));
          default -> 1;
        };
    int end =
        asked.path("hist_access_type").asString("").equals("range")
            ? Math.min(cells.size() + 1, asked.path("stop").asInt(cells.size() + 1))
            : cells.size() + 1;
    String pattern = asked.path("pattern").asString("*");
    Pattern glob =
        Pattern.compile(
            "(?s)\\Q" + pattern.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E");
    List<Integer> found =
        IntStream.range(first, end)
            .filter(number -> glob.matcher(cells.get(number - 1)).matches())
            .boxed()
            .toList();
    ObjectNode reply = ok();
    ArrayNode entries = reply.putArray("history");
    for (int number : found.subList(Math.max(0, found.size() - most), found.size())) {
      entries.addArray().add(0).add(number).add(cells.get(number - 1));
    }
    return reply;
  }

  private static String code(Message question) {
    return question.content().path("code").asString("");
  }

  private static int cursor(Message question, String code) {
    int points = code.codePointCount(0, code.length());
    int cursor = Math.clamp(question.content().path("cursor_pos").asInt(points), 0, points);
    return code.offsetByCodePoints(0, cursor);
  }
}
