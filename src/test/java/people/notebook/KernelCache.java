package people.notebook;

import module java.base;

/// Java's cache of what a kernel loads, made once for all tests that start kernels, as the launcher
/// makes one for its users: with it, a kernel takes half as long to start.
final class KernelCache {

  /// Where [RunningKernel] looks for the cache.
  static final String PROPERTY = "people.aot";

  private static final Path FILE = make();

  private KernelCache() {}

  /// Has all kernels that are started from now on use it. Where Java can't make one, they do
  /// without: of class files in folders, say, instead of in a jar.
  static void use() {
    if (FILE != null) {
      System.setProperty(PROPERTY, FILE.toString());
    }
  }

  private static Path make() {
    try {
      Path folder = Files.createTempDirectory("kernel");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      Path file = folder.resolve("aot");
      List<String> command = rehearsal();
      command.add(1, "-XX:AOTCacheOutput=" + file);
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0 && Files.exists(file) ? file : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The command that runs [Rehearsal] as a kernel is run.
  static List<String> rehearsal() {
    List<String> command = new ArrayList<>(RunningKernel.command("unused"));
    command.subList(command.size() - 2, command.size()).clear(); // the kernel and its argument
    command.add(Rehearsal.class.getName());
    return command;
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      // the system clears its temporary folder
    }
  }
}
