package people.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.notebook.RepositoryClone.read;

import module java.base;

/// `./jbang notebook --tour --no-browser`, with a home and a folder for temporary files of its own.
final class JupyterServer implements AutoCloseable {

  private static final Pattern ADDRESS =
      Pattern.compile("(http://127\\.0\\.0\\.1:\\d+/)\\?token=(\\w+)");
  private static int count;

  private final Path home;
  private final Path temporary;
  private final Path log;
  private final Process process;
  private Matcher address;

  private JupyterServer(RepositoryClone repository, Map<String, String> environment)
      throws IOException {
    count++;
    Path folder = repository.folder();
    home = Files.createDirectory(folder.resolve("home-" + count));
    temporary = Files.createDirectory(folder.resolve("tmp-" + count));
    log = folder.resolve("log-" + count);
    ProcessBuilder builder = repository.command("notebook", "--tour", "--no-browser");
    builder.environment().putAll(environment);
    builder.environment().put("HOME", home.toString());
    builder.environment().put("TMPDIR", temporary.toString());
    builder
        .environment()
        .merge(
            "JAVA_TOOL_OPTIONS",
            "-Djava.io.tmpdir=" + temporary,
            (given, ours) -> given + " " + ours);
    process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  static JupyterServer start(RepositoryClone repository) throws Exception {
    return start(repository, Map.of());
  }

  static JupyterServer start(RepositoryClone repository, Map<String, String> environment)
      throws Exception {
    JupyterServer server = new JupyterServer(repository, environment);
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    do {
      server.address = ADDRESS.matcher(read(server.log));
      if (server.address.find()) {
        return server;
      }
      Thread.sleep(50);
    } while (server.process.isAlive() && System.nanoTime() < end);
    server.close();
    throw new AssertionError("Jupyter does not start, and said:\n" + read(server.log));
  }

  String address(String path) {
    return address.group(1) + path + "?token=" + address.group(2);
  }

  /// Ends it as Ctrl-C or a closed terminal does, and checks that nothing is left.
  void end() throws Exception {
    List<ProcessHandle> processes = process.descendants().toList();
    assertTrue(processes.size() > 1, "Jupyter and its kernel: " + processes);
    process.destroy();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), () -> "runs on, and said:\n" + read(log));
    for (ProcessHandle one : processes) {
      assertFalse(one.isAlive(), () -> "still there: " + one.info());
    }
    assertEquals(List.of(), left(home), "files left in HOME");
    assertEquals(List.of(), left(temporary), "temporary files left");
  }

  private static List<Path> left(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> !file.equals(folder)).toList();
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().join());
  }
}
