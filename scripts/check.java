///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS com.google.googlejavaformat:google-java-format:2.0.0
// The formatter works on javac's own syntax trees.
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.parser=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.tree=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// Checks that every Java file here is formatted and compiles without a warning; `--fix` formats
/// the files.
void main(String[] args) throws Exception {
  if (args.length == 1 && args[0].equals("--help")) {
    IO.println(
        """
        usage: jbang check [--fix]   (format, and compile with all warnings; --fix formats)
        example: jbang check --fix\
        """);
    System.exit(0);
  }
  var fix = args.length == 1 && args[0].equals("--fix");
  if (args.length > 0 && !fix) {
    System.err.println(
        "check: unknown argument '%s'; the only option is --fix".formatted(String.join(" ", args)));
    System.exit(2);
  }
  var files = new ArrayList<Path>();
  for (var folder : List.of("src/main/java", "src/test/java", BENCHMARKS, "scripts"))
    files.addAll(javaFiles(folder));
  for (var found : files.parallelStream().map(file -> checkFormat(file, fix)).toList())
    found.forEach(this::say);
  checkCompile();
  IO.println(
      files.size()
          + " files, "
          + (problems == 0 ? "no problem" : problems == 1 ? "1 problem" : problems + " problems"));
  System.exit(problems == 0 ? 0 : 1);
}

/// Sources of a script alone, which are compiled with it.
final String BENCHMARKS = "src/bench/java";

/// A room that only one script takes in, with libraries that nothing else is to load.
final String CLUSTER = "src/main/java/people/cluster";

/// The manifest that names all sources, and with them all libraries.
final String ALL = "src/test/java/people/package-info.java";

final Path root = repository();
int problems;

void say(Problem found) {
  problems++;
  IO.println(root.relativize(found.file) + ":" + found.line + ": " + found.message);
}

record Problem(Path file, long line, String message) {}

/// Puts another file in the place of one, so that a full disk leaves that as it was.
void replace(Path file, String text) throws IOException {
  var draft = Files.copy(file, file.resolveSibling(file.getFileName() + ".draft"), COPY_ATTRIBUTES);
  Files.writeString(draft, text);
  Files.move(draft, file, ATOMIC_MOVE);
}

/// JBang reads `//DEPS` but not `// DEPS`, which is what the formatter would make of it, so the
/// directives are stand-ins while it works.
List<Problem> checkFormat(Path file, boolean fix) {
  try {
    return checkFormat(file, Files.readString(file), fix);
  } catch (IOException e) {
    throw new UncheckedIOException(e);
  }
}

List<Problem> checkFormat(Path file, String source, boolean fix) throws IOException {
  var directives = new ArrayList<String>();
  var masked =
      Pattern.compile("^(//[A-Z_]+|///usr/bin/env) .*", Pattern.MULTILINE)
          .matcher(source)
          .replaceAll(found -> {
            directives.add(found.group());
            return "// directive-" + directives.size() + ";";
          });
  try {
    var formatted = new Formatter().formatSourceAndFixImports(masked);
    for (int i = 0; i < directives.size(); i++) {
      formatted = formatted.replace("// directive-" + (i + 1) + ";", directives.get(i));
    }
    var difference = Arrays.mismatch(source.toCharArray(), formatted.toCharArray());
    if (difference >= 0 && fix) {
      replace(file, formatted);
      IO.println("formatted " + root.relativize(file));
    } else if (difference >= 0) {
      var line = 1 + source.substring(0, difference).chars().filter(c -> c == '\n').count();
      return List.of(new Problem(file, line, "not formatted; ./jbang check --fix does it"));
    }
    return List.of();
  } catch (FormatterException e) {
    return e.diagnostics().stream()
        .map(diagnostic -> new Problem(file, diagnostic.line(), diagnostic.message()))
        .toList();
  }
}

void checkCompile() throws Exception {
  var main = Files.createTempDirectory("people-check");
  var tests = Files.createTempDirectory("people-check");
  var scripts = Files.createTempDirectory("people-check");
  try {
    var libraries = new ArrayList<>(dependencies(root.resolve(ALL)));
    var files = new ArrayList<>(javaFiles("src/main/java"));
    var large = javaFiles(CLUSTER);
    files.removeAll(large);
    compile(files, main, libraries).forEach(this::say);
    libraries.add(main.toString());
    if (!large.isEmpty()) {
      var all = new ArrayList<>(libraries);
      all.addAll(dependencies(root.resolve("scripts/spark.java")));
      compile(large, main, all).forEach(this::say);
    }
    compile(javaFiles("src/test/java"), tests, libraries).forEach(this::say);
    libraries.add(tests.toString());
    // Each by itself, as JBang does, with what it alone depends on. That is asked for one after the
    // other: JBang does not write its list of libraries in one piece.
    var needed = new LinkedHashMap<Path, List<String>>();
    for (var script : javaFiles("scripts")) {
      var all = new ArrayList<>(libraries);
      if (Files.readString(script).contains("\n//DEPS ")) all.addAll(dependencies(script));
      needed.put(script, all);
    }
    var each = needed.entrySet().stream().parallel();
    for (var found :
        each.map(script -> compile(List.of(script.getKey()), scripts, script.getValue())).toList())
      found.forEach(this::say);
  } finally {
    for (var folder : List.of(main, tests, scripts)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
      }
    }
  }
}

List<Problem> compile(List<Path> files, Path classes, List<String> libraries) {
  var javac = ToolProvider.getSystemJavaCompiler();
  var found = new DiagnosticCollector<JavaFileObject>();
  var options =
      List.of(
          "-Xlint:all",
          "-proc:none",
          "-sourcepath",
          root.resolve(BENCHMARKS).toString(),
          "-d",
          classes.toString(),
          "-cp",
          String.join(File.pathSeparator, libraries));
  try (var manager = javac.getStandardFileManager(found, null, null)) {
    javac
        .getTask(null, manager, found, options, null, manager.getJavaFileObjectsFromPaths(files))
        .call();
  } catch (IOException e) {
    throw new UncheckedIOException(e);
  }
  return found.getDiagnostics().stream()
      .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
      .map(diagnostic -> {
        var source = diagnostic.getSource();
        var file = source == null ? root : Path.of(source.toUri());
        return new Problem(file, diagnostic.getLineNumber(), diagnostic.getMessage(null));
      })
      .toList();
}

List<String> dependencies(Path script) throws Exception {
  var jbang =
      new ProcessBuilder(root.resolve("jbang").toString(), "info", "classpath", script.toString());
  var process = jbang.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  var classpath = new String(process.getInputStream().readAllBytes()).strip();
  if (process.waitFor() != 0)
    throw new IOException(root.relativize(script) + ": its dependencies can't be resolved");
  // the script's own jar need not be built
  return Stream.of(classpath.split(File.pathSeparator))
      .filter(jar -> Files.exists(Path.of(jar)))
      .toList();
}

List<Path> javaFiles(String folder) throws IOException {
  if (!Files.exists(root.resolve(folder))) return List.of();
  try (var files = Files.walk(root.resolve(folder))) {
    return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
  }
}

Path repository() {
  var told = System.getenv("PEOPLE_ROOT");
  var folder = Path.of(told != null ? told : "").toAbsolutePath();
  while (folder != null && !Files.exists(folder.resolve("jbang-catalog.json")))
    folder = folder.getParent();
  if (folder == null) {
    System.err.println("check: no jbang-catalog.json in or above this folder");
    System.exit(2);
  }
  return folder;
}
