package people.notebook;

import module java.base;

import org.junit.jupiter.api.io.TempDir;
import people.*;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The command notebook, run on notebooks of a few cells. Every run starts a kernel, which takes a
/// second, so a test runs a notebook of many things.
abstract class NotebookCommandFixture {

  @TempDir Path folder;
  private String said;

  int run(Object... args) {
    List<String> words = new ArrayList<>();
    for (Object arg : args) {
      words.add(arg.toString());
    }
    NotebookServer.Answer answer = NotebookServer.run(words);
    said = answer.said();
    return answer.exit();
  }

  String said() {
    return said.replace(folder + "/", "");
  }

  /// A notebook of these cells, of which those that begin with `#` are text.
  Path notebook(String name, String... cells) throws IOException {
    ObjectNode notebook = JsonMapper.shared().createObjectNode();
    notebook.put("nbformat", 4).put("nbformat_minor", 5);
    notebook.putObject("metadata").put("mine", "kept/é");
    var list = notebook.putArray("cells");
    for (String cell : cells) {
      ObjectNode node = list.addObject();
      boolean isText = cell.startsWith("#");
      node.put("cell_type", isText ? "markdown" : "code").put("source", cell);
      node.put("id", "a" + list.size());
      ObjectNode metadata = node.putObject("metadata");
      if (!isText) {
        node.putArray("outputs");
        node.putNull("execution_count");
      }
      if (cell.startsWith("var year")) {
        metadata.putArray("tags").add("parameters");
      } else if (cell.contains("sample")) {
        metadata.putArray("tags").add("example");
      }
    }
    return Files.writeString(folder.resolve(name), notebook.toString());
  }

  /// What it prints in a process and an environment of its own.
  String process(Map<String, String> environment, String... args) throws Exception {
    return process(folder, environment, args);
  }

  static String process(Path folder, Map<String, String> environment, String... args)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Command.QUICK);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("people.notebook.NotebookCommand");
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(folder.toFile());
    builder.environment().put("PEOPLE_ROOT", System.getProperty("people.root"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }
}
