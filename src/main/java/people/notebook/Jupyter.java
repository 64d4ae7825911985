package people.notebook;

import module java.base;

/// Runs the Jupyter that is installed, with our kernel, on this machine only. Everything that it
/// writes besides notebooks goes to a private folder, which is deleted with it: the user's own
/// Jupyter is neither used nor changed.
final class Jupyter {

  /// Newest first.
  private static final List<String> PROGRAMS = List.of("jupyter-lab", "jupyter-notebook");

  private static final long PATIENCE_SECONDS = 10;

  private Jupyter() {}

  /// The program on PATH.
  static Optional<Path> find() {
    String path = System.getenv("PATH");
    List<String> folders = path == null ? List.of() : List.of(path.split(File.pathSeparator));
    return PROGRAMS.stream()
        .flatMap(name ->
            folders.stream()
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> Stream.of(name, name + ".exe").map(Path.of(folder)::resolve)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Runs it to its end. It also ends when this program is ended.
  ///
  /// @param folder where its notebooks are
  /// @param options for Jupyter, such as `--no-browser`
  /// @return its exit code
  static int run(Path program, Path folder, List<String> options)
      throws IOException, InterruptedException {
    Path own = Files.createTempDirectory("people-jupyter");
    Thread atExit = null;
    try {
      KernelSpec.write(own.resolve("data"), RunningKernel.command("{connection_file}"));
      Process process = start(program, folder, own, options);
      atExit = new Thread(() -> end(process, own));
      Runtime.getRuntime().addShutdownHook(atExit);
      return process.waitFor();
    } finally {
      if (atExit == null || remove(atExit)) {
        delete(own);
      }
    }
  }

  private static Process start(Path program, Path folder, Path own, List<String> options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.add("--ip=127.0.0.1");
    command.add("--MultiKernelManager.default_kernel_name=" + KernelSpec.NAME);
    // A folder of checkpoints beside each notebook would be one more thing to ignore.
    command.add("--FileCheckpoints.checkpoint_dir=" + own.resolve("checkpoints"));
    if (System.getProperty("user.name").equals("root")) {
      command.add("--allow-root"); // in a container; the token still guards it
    }
    command.addAll(options);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("JUPYTER_DATA_DIR", own.resolve("data").toString());
    environment.put("JUPYTER_CONFIG_DIR", own.resolve("config").toString());
    environment.put("JUPYTER_RUNTIME_DIR", own.resolve("runtime").toString());
    environment.put("IPYTHONDIR", own.resolve("ipython").toString());
    // Without a terminal it doesn't ask whether Ctrl-C was meant.
    File nothing = new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    return builder.inheritIO().redirectInput(nothing).start();
  }

  private static void end(Process process, Path own) {
    List<ProcessHandle> kernels = process.descendants().toList();
    process.destroy(); // it ends its kernels
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
    kernels.forEach(ProcessHandle::destroyForcibly);
    delete(own);
  }

  /// @return whether the program goes on, so that the caller has to clean up
  private static boolean remove(Thread hook) {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      System.err.println("notebook: " + folder + " could not be deleted: " + e.getMessage());
    }
  }
}
