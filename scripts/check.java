///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../src/test/java/people/package-info.java
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
  for (var file : files) checkFormat(file, fix);
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

final Path root = repository();
int problems;

void problem(Path file, long line, String message) {
  problems++;
  IO.println(root.relativize(file) + ":" + line + ": " + message);
}

/// Puts another file in the place of one, so that a full disk leaves that as it was.
void replace(Path file, String text) throws IOException {
  var draft = Files.copy(file, file.resolveSibling(file.getFileName() + ".draft"), COPY_ATTRIBUTES);
  Files.writeString(draft, text);
  Files.move(draft, file, ATOMIC_MOVE);
}

/// JBang reads `//DEPS` but not `// DEPS`, which is what the formatter would make of it, so the
/// directives are stand-ins while it works.
void checkFormat(Path file, boolean fix) throws IOException {
  var source = Files.readString(file);
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
      problem(file, line, "not formatted; ./jbang check --fix does it");
    }
  } catch (FormatterException e) {
    for (var diagnostic : e.diagnostics()) problem(file, diagnostic.line(), diagnostic.message());
  }
}

void checkCompile() throws Exception {
  var main = Files.createTempDirectory("people-check");
  var tests = Files.createTempDirectory("people-check");
  var scripts = Files.createTempDirectory("people-check");
  try {
    // Without this script's own jar: the classes that JBang compiled into it would hide missing
    // sources.
    var own =
        Path.of(getClass().getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    var libraries =
        new ArrayList<>(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
    libraries.remove(own);
    var files = new ArrayList<>(javaFiles("src/main/java"));
    var large = javaFiles(CLUSTER);
    files.removeAll(large);
    compile(files, main, libraries);
    libraries.add(main.toString());
    if (!large.isEmpty()) {
      var all = new ArrayList<>(libraries);
      all.addAll(dependencies(root.resolve("scripts/spark.java")));
      compile(large, main, all);
    }
    compile(javaFiles("src/test/java"), tests, libraries);
    libraries.add(tests.toString());
    // One by one, as JBang does, each with the dependencies that it alone has.
    for (var script : javaFiles("scripts")) {
      var all = new ArrayList<>(libraries);
      if (Files.readString(script).contains("\n//DEPS ")) all.addAll(dependencies(script));
      compile(List.of(script), scripts, all);
    }
  } finally {
    for (var folder : List.of(main, tests, scripts)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
      }
    }
  }
}

void compile(List<Path> files, Path classes, List<String> libraries) throws IOException {
  var javac = ToolProvider.getSystemJavaCompiler();
  var found = new DiagnosticCollector<JavaFileObject>();
  var options =
      List.of(
          "-Xlint:all",
          "-proc:none",
          "-Xprefer:source", // the script's own jar has them, too
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
  }
  for (var diagnostic : found.getDiagnostics()) {
    if (diagnostic.getKind() == Diagnostic.Kind.NOTE) continue;
    var file = diagnostic.getSource() == null ? root : Path.of(diagnostic.getSource().toUri());
    problem(file, diagnostic.getLineNumber(), diagnostic.getMessage(null));
  }
}

List<String> dependencies(Path script) throws Exception {
  var jbang =
      new ProcessBuilder(root.resolve("jbang").toString(), "info", "classpath", script.toString());
  var process = jbang.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  var classpath = new String(process.getInputStream().readAllBytes()).strip();
  if (process.waitFor() != 0) problem(script, 1, "its dependencies can't be resolved");
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
