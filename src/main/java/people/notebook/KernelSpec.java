package people.notebook;

import module java.base;

import people.output.*;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The file by which Jupyter knows our kernel.
final class KernelSpec {

  /// The name of its folder, and in a notebook's metadata.
  static final String NAME = "people-timeline";

  /// The name that Jupyter shows.
  static final String TITLE = "People Timeline (Java)";

  private KernelSpec() {}

  /// Writes it into a folder of Jupyter's data.
  ///
  /// @param argv what starts the kernel, `{connection_file}` standing for its argument
  /// @return the file
  static Path write(Path jupyterData, List<String> argv) throws IOException {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("display_name", TITLE).put("language", "java");
    json.put("interrupt_mode", "message"); // a signal would end a JVM
    var words = json.putArray("argv");
    argv.forEach(words::add);
    Path file = file(jupyterData);
    Files.createDirectories(file.getParent());
    String text = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json);
    // it tells nothing of anybody, and the data may be that of all users
    AtomicFile.writeShared(file, (text + "\n").getBytes(StandardCharsets.UTF_8));
    return file;
  }

  static Path file(Path jupyterData) {
    return jupyterData.resolve("kernels").resolve(NAME).resolve("kernel.json");
  }

  /// The user's folder, where [Jupyter
  /// looks](https://docs.jupyter.org/en/latest/use/jupyter-directories.html).
  static Path userData() {
    String told = System.getenv("JUPYTER_DATA_DIR");
    if (isSet(told)) {
      return Path.of(told);
    }
    Path home = Path.of(System.getProperty("user.home"));
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) {
      return home.resolve("Library/Jupyter");
    }
    String roaming = System.getenv("APPDATA");
    if (system.startsWith("windows") && isSet(roaming)) {
      return Path.of(roaming, "jupyter");
    }
    String xdg = System.getenv("XDG_DATA_HOME");
    return (isSet(xdg) ? Path.of(xdg) : home.resolve(".local/share")).resolve("jupyter");
  }

  private static boolean isSet(String variable) {
    return variable != null && !variable.isBlank();
  }
}
