package people.notebook;

import module java.base;

import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A notebook file: [nbformat 4](https://nbformat.readthedocs.io/en/latest/format_description.html)
/// as a tree, of which everything that this version does not know is kept.
///
/// Written is what Jupyter would write (sorted members, indented by one), and nothing that differs
/// from one run to the next: no times, no random identifiers.
final class Notebook {

  /// One code cell.
  ///
  /// @param number its place among the code cells that are not empty, from 1, which Jupyter shows
  ///   beside it when all are run
  record CodeCell(int number, ObjectNode json) {

    String source() {
      return text(json.path("source"));
    }

    void setSource(String source) {
      json.set("source", lines(source));
    }

    ArrayNode outputs() {
      return json.path("outputs") instanceof ArrayNode outputs ? outputs : json.putArray("outputs");
    }

    boolean hasTag(String tag) {
      return Notebook.hasTag(json, tag);
    }
  }

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .build();

  /// What was read.
  private final byte[] bytes;

  private final ObjectNode json;
  private final List<CodeCell> codes = new ArrayList<>();

  private Notebook(byte[] bytes, ObjectNode json) {
    this.bytes = bytes;
    this.json = json;
    number();
  }

  private void number() {
    codes.clear();
    for (JsonNode cell : json.path("cells")) {
      if (cell instanceof ObjectNode node && isCode(node) && !text(node.path("source")).isBlank()) {
        codes.add(new CodeCell(codes.size() + 1, node));
      }
    }
  }

  /// Reads a file.
  ///
  /// @throws NotebookException when it is no notebook, and says why
  static Notebook read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new NotebookException(file + ": is a folder; expected a notebook, FILE.ipynb");
    }
    byte[] bytes;
    JsonNode json;
    try {
      bytes = Files.readAllBytes(file);
      json = JSON.readTree(bytes);
    } catch (NoSuchFileException e) {
      throw new NotebookException(file + ": no such file");
    } catch (AccessDeniedException e) {
      throw new NotebookException(file + ": may not be read");
    } catch (JacksonException e) {
      throw new NotebookException(
          "%s:%s: not JSON, so not a notebook: %s"
              .formatted(
                  file,
                  e.getLocation().getLineNr(),
                  e.getOriginalMessage().replaceFirst(" \\(start marker.*", "")));
    }
    JsonNode format = json.path("nbformat");
    if (!(json instanceof ObjectNode notebook) || format.isMissingNode()) {
      throw new NotebookException(file + ": not a notebook: it has no nbformat");
    }
    if (format.asInt(0) != 4) {
      throw new NotebookException(
          file
              + ": is of nbformat "
              + format
              + "; expected 4, which Jupyter has written since 2015");
    }
    JsonNode cells = json.path("cells");
    if (!cells.isArray()) {
      throw new NotebookException(file + ": not a notebook: it has no cells");
    }
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).path("cell_type").asString("").isEmpty()) {
        throw new NotebookException(file + ": element " + (i + 1) + " of its cells is not a cell");
      }
    }
    return new Notebook(bytes, notebook);
  }

  /// Whether a file still holds what was read of it.
  boolean isOf(Path file) throws IOException {
    return Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes);
  }

  static boolean isCode(JsonNode cell) {
    return cell.path("cell_type").asString("").equals("code");
  }

  private static boolean hasTag(JsonNode cell, String tag) {
    return StreamSupport.stream(cell.path("metadata").path("tags").spliterator(), false)
        .anyMatch(node -> node.asString("").equals(tag));
  }

  /// Forgets the cells tagged `example`, of whatever kind: they speak of the data that the notebook
  /// comes with, so they would be wrong of other data. The code cells are numbered anew.
  void leaveOutExamples() {
    if (json.path("cells") instanceof ArrayNode cells) {
      for (int i = cells.size() - 1; i >= 0; i--) {
        if (hasTag(cells.get(i), "example")) {
          cells.remove(i);
        }
      }
    }
    number();
  }

  /// All cells, of whatever kind, in order.
  Iterable<JsonNode> cells() {
    return json.path("cells");
  }

  /// The code cells that are not empty, in order.
  List<CodeCell> codes() {
    return codes;
  }

  /// Forgets all outputs.
  void clear() {
    for (JsonNode cell : json.path("cells")) {
      if (cell instanceof ObjectNode node && isCode(node)) {
        node.putArray("outputs");
        node.putNull("execution_count");
        if (node.path("metadata") instanceof ObjectNode metadata) {
          metadata.remove("execution"); // the times of an earlier run
        }
      }
    }
  }

  /// The outputs as the file has them, without the numbers, which depend on how often a cell was
  /// run.
  static List<JsonNode> comparable(CodeCell code) {
    List<JsonNode> outputs = new ArrayList<>();
    for (JsonNode output : code.outputs()) {
      ObjectNode copy = forFile((ObjectNode) output.deepCopy());
      copy.remove("execution_count");
      outputs.add(copy);
    }
    return outputs;
  }

  /// The text of the file.
  String text() {
    ObjectNode copy = json.deepCopy();
    int minor = copy.path("nbformat_minor").asInt(0);
    int position = 0;
    for (JsonNode cell : copy.path("cells")) {
      position++;
      ObjectNode node = (ObjectNode) cell;
      node.set("source", lines(text(node.path("source"))));
      if (minor >= 5 && !node.has("id")) {
        node.put("id", "cell-" + position);
      }
      for (JsonNode output : node.path("outputs")) {
        forFile((ObjectNode) output);
      }
    }
    ObjectNode metadata = copy.withObjectProperty("metadata");
    if (!metadata.has("kernelspec")) {
      metadata
          .putObject("kernelspec")
          .put("name", KernelSpec.NAME)
          .put("display_name", KernelSpec.TITLE)
          .put("language", "java");
    }
    if (!metadata.has("language_info")) {
      metadata.putObject("language_info").put("name", "java").put("file_extension", ".java");
    }
    DefaultIndenter indenter = new DefaultIndenter(" ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(separators)
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    return JSON.writer().with(printer).writeValueAsString(copy) + "\n";
  }

  /// A chart is kept as a picture: it shows wherever the file is shown, and the live one would put
  /// its library into the file.
  private static ObjectNode forFile(ObjectNode output) {
    if (output.path("data") instanceof ObjectNode data) {
      if (data.has("image/svg+xml")) {
        data.remove("text/html");
      }
      for (String type : List.copyOf(data.propertyNames())) {
        if (!type.endsWith("json")) {
          data.set(type, lines(text(data.path(type))));
        }
      }
    }
    if (output.has("text")) {
      output.set("text", lines(text(output.path("text"))));
    }
    return output;
  }

  /// A text of the format, which is a string or a list of lines.
  static String text(JsonNode node) {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false)
            .map(line -> line.asString(""))
            .collect(Collectors.joining())
        : node.asString("");
  }

  private static ArrayNode lines(String text) {
    ArrayNode lines = JSON.createArrayNode();
    if (!text.isEmpty()) {
      // where Python's splitlines() does
      for (String line :
          text.split("(?<=\\n)|(?<=\\r)(?!\\n)|(?<=[\\x0b\\x0c\\x1c-\\x1e\\x85\\u2028\\u2029])")) {
        lines.add(line);
      }
    }
    return lines;
  }
}
