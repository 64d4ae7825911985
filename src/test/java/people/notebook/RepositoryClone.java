package people.notebook;

import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

/// The repository as far as its commands look at it, with copies of what they may write.
final class RepositoryClone {

  static final Path ROOT = Path.of(System.getProperty("people.root"));

  private final Path clone;

  private RepositoryClone(Path clone) {
    this.clone = clone;
  }

  /// @param folder where to put it, beside what its commands write
  static RepositoryClone in(Path folder) throws IOException {
    Path clone = Files.createDirectory(folder.resolve("clone"));
    // The launcher finds the clone from where it is itself, behind all links.
    Files.copy(
        ROOT.resolve("jbang"),
        clone.resolve("jbang"),
        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    for (String name : List.of("jbang-catalog.json", "scripts", "src", ".jbang-cache")) {
      if (Files.exists(ROOT.resolve(name))) {
        Files.createSymbolicLink(clone.resolve(name), ROOT.resolve(name));
      }
    }
    copy(ROOT.resolve("notebooks"), clone.resolve("notebooks"));
    return new RepositoryClone(clone);
  }

  /// What its commands write besides their answer goes here.
  Path folder() {
    return clone.getParent();
  }

  Path file(String name) {
    return clone.resolve(name);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(clone.resolve("notebooks"))) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  /// How many charts the file shows, as pictures.
  static int charts(Path notebook) throws IOException {
    return (int)
        Notebook.read(notebook).codes().stream()
            .flatMap(code -> code.outputs().valueStream())
            .filter(output -> output.path("data").has("image/svg+xml"))
            .count();
  }

  /// The notebook with the most charts.
  Path richest() throws IOException {
    int most = 0;
    Path richest = null;
    for (Path notebook : notebooks()) {
      if (charts(notebook) > most) {
        most = charts(notebook);
        richest = notebook;
      }
    }
    assertTrue(most > 0, "no notebook has a chart");
    return richest;
  }

  ProcessBuilder command(String... words) {
    List<String> command = new ArrayList<>(List.of(clone.resolve("jbang").toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(clone.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }

  JbangRun jbang(String... words) throws IOException, InterruptedException {
    Path log = Files.createTempFile(clone.getParent(), "jbang", ".log");
    Process process = command(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(8, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      throw new AssertionError(
          String.join(" ", words) + " runs on after eight minutes: " + read(log));
    }
    return new JbangRun(process.exitValue(), read(log));
  }

  /// A command that has ended, and all that it printed.
  record JbangRun(int exit, String said) {}

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
