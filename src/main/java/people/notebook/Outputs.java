package people.notebook;

import module java.base;

import people.notebook.kernel.Messages.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Gathers what a kernel publishes about a cell as the outputs of the notebook format.
final class Outputs implements Consumer<Message> {

  private final ArrayNode outputs = JsonNodeFactory.instance.arrayNode();
  private boolean isClearPending;

  /// Takes a message; one that shows nothing is ignored.
  @Override
  public void accept(Message message) {
    JsonNode content = message.content();
    switch (message.type()) {
      case "stream" -> stream(content.path("name").asString(), content.path("text").asString());
      case "display_data", "execute_result" -> {
        ObjectNode output = add(message.type());
        output.set("data", content.path("data"));
        output.set("metadata", content.path("metadata"));
        if (content.has("execution_count")) {
          output.set("execution_count", content.path("execution_count"));
        }
      }
      case "error" -> {
        ObjectNode output = add("error");
        for (String part : List.of("ename", "evalue", "traceback")) {
          output.set(part, content.path(part));
        }
      }
      case "clear_output" -> {
        isClearPending = true;
        if (!content.path("wait").asBoolean(false)) {
          clear();
        }
      }
      default -> {
        // a status, or what a later protocol tells
      }
    }
  }

  ArrayNode json() {
    return outputs;
  }

  /// The error that ended the cell, or null.
  JsonNode error() {
    for (JsonNode output : outputs) {
      if (output.path("output_type").asString().equals("error")) {
        return output;
      }
    }
    return null;
  }

  /// Printed text arrives in pieces whose size depends on the time.
  private void stream(String name, String text) {
    clear();
    JsonNode last = outputs.isEmpty() ? outputs.missingNode() : outputs.get(outputs.size() - 1);
    if (last instanceof ObjectNode stream && stream.path("name").asString("").equals(name)) {
      stream.put("text", stream.path("text").asString() + text);
    } else {
      add("stream").put("name", name).put("text", text);
    }
  }

  private ObjectNode add(String type) {
    clear();
    return outputs.addObject().put("output_type", type);
  }

  private void clear() {
    if (isClearPending) {
      outputs.removeAll();
      isClearPending = false;
    }
  }
}
