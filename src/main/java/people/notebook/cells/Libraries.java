package people.notebook.cells;

import module java.base;

/// Libraries that a cell asks for by lines at its head, as a script of JBang does: `//DEPS
/// group:artifact:version`, and `//REPOS`. JBang finds them.
final class Libraries {

  private static final Pattern ASKED = Pattern.compile("//(DEPS|REPOS)\\s+(\\S.*)");
  private static final int SECONDS = 180;

  private final Set<String> known = new HashSet<>();
  private final Set<Path> jars = new LinkedHashSet<>();

  /// A library that can't be had, told in one line.
  static final class Unresolved extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unresolved(String message) {
      super(message);
    }
  }

  static boolean isAsked(String code) {
    return !lines(code).isEmpty();
  }

  /// Only comments may stand before them.
  private static List<String> lines(String code) {
    return code.lines()
        .map(String::strip)
        .takeWhile(line -> line.isEmpty() || line.startsWith("//"))
        .filter(line -> ASKED.matcher(line).matches())
        .toList();
  }

  /// The jars that are new to this session.
  ///
  /// @throws Unresolved when there is no such library, or no JBang
  List<Path> of(String code) throws IOException, InterruptedException {
    List<String> lines = lines(code);
    if (known.containsAll(lines)) {
      return List.of();
    }
    lines.forEach(Libraries::refuseOddNames);
    List<Path> found = new ArrayList<>(resolved(lines));
    found.removeIf(jar -> !jars.add(jar));
    known.addAll(lines);
    return found;
  }

  /// Of which JBang says that something of its own is null.
  private static void refuseOddNames(String line) {
    if (line.startsWith("//DEPS")) {
      for (String name : line.substring("//DEPS".length()).strip().split("[\\s,;]+")) {
        if (!name.matches(".*[:/].*")) {
          throw new Unresolved(
              "'%s' is no library; expected group:artifact:version, as in //DEPS %s"
                  .formatted(name, "org.apache.commons:commons-csv:1.14.1"));
        }
      }
    }
  }

  private static List<Path> resolved(List<String> lines) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("people-deps");
    Path script = folder.resolve("Libraries.java");
    Path errors = folder.resolve("errors");
    try {
      Files.writeString(script, String.join("\n", lines) + "\nvoid main() {}\n");
      ProcessBuilder builder =
          new ProcessBuilder(jbang(), "info", "classpath", script.toString())
              .directory(folder.toFile())
              .redirectError(errors.toFile());
      Process process = builder.start();
      process.getOutputStream().close();
      String said;
      try {
        CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process));
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
          throw new Unresolved("%s: not found within %s s".formatted(all(lines), SECONDS));
        }
        said = out.join();
      } finally {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
      }
      if (process.exitValue() != 0) {
        throw new Unresolved(all(lines) + ": " + reason(Files.readString(errors)));
      }
      return Arrays.stream(said.strip().split(File.pathSeparator))
          .filter(name -> name.endsWith(".jar") && !name.startsWith(folder.toString()))
          .map(Path::of)
          .toList();
    } finally {
      Files.deleteIfExists(script);
      Files.deleteIfExists(errors);
      Files.deleteIfExists(folder);
    }
  }

  private static String text(Process process) {
    try (InputStream out = process.getInputStream()) {
      return new String(out.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String all(List<String> lines) {
    return String.join(", ", lines);
  }

  /// JBang's own is a null pointer when a repository has no such library.
  private static String reason(String errors) {
    return errors
        .lines()
        .filter(line -> line.startsWith("[jbang] [ERROR] ") && !line.contains("resolvedDep"))
        .map(line -> line.substring("[jbang] [ERROR] ".length()))
        .findFirst()
        .orElse("JBang finds no such library");
  }

  /// The launcher of the clone, or the program on PATH.
  private static String jbang() {
    String root = System.getenv("PEOPLE_ROOT");
    if (root != null && Files.isExecutable(Path.of(root, "jbang"))) {
      return Path.of(root, "jbang").toString();
    }
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "jbang"))
        .filter(file -> file.isAbsolute() && Files.isExecutable(file))
        .findFirst()
        .orElseThrow(() -> new Unresolved("//DEPS needs JBang, and there is none on PATH"))
        .toString();
  }
}
