///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../src/main/java/people/builds/package-info.java
//SOURCES ../src/main/java/people/scripts/package-info.java

import people.builds.*;
import people.scripts.*;

final String USAGE =
    """
    usage: project FORM SCRIPT [--output PATH] [--group GROUP] [--artifact NAME] [--version VERSION] [--force]
    Makes of a script, and of what it takes of the kit, a project or a jar for other tools. FORM is
    maven or gradle (a project in the folder PATH), mavenrepo (a jar in the repository PATH), or
    fatjar (one jar with all in it). 'jbang export FORM SCRIPT' does the same.
    example: jbang export maven -O ada --group org.example ada.java
    """;

final List<String> FORMS = List.of("maven", "gradle", "mavenrepo", "fatjar");

/// Takes the short options of JBang's own command, too.
void main(String[] args) {
  var isShort = Map.of("-O", "--output", "-g", "--group", "-a", "--artifact", "-v", "--version");
  for (int i = 0; i < args.length; i++) args[i] = isShort.getOrDefault(args[i], args[i]);
  Program.run(USAGE, args, this::export);
}

void export(Program program) throws IOException {
  var form = program.word("FORM");
  if (!FORMS.contains(form))
    throw program.wrong("'%s' is no form; expected %s".formatted(form, String.join(", ", FORMS)));
  var clone = System.getenv("PEOPLE_ROOT");
  var script = Path.of(program.word("SCRIPT"));
  if (!Files.exists(script) && clone != null) // an alias
  script = Path.of(clone, "scripts", program.word("SCRIPT") + ".java");
  if (!Files.isRegularFile(script))
    throw program.wrong("'%s' is no script that is there".formatted(program.word("SCRIPT")));
  var name = script.getFileName().toString().replace(".java", "");
  var output =
      Path.of(program.word("--output", form.equals("fatjar") ? name + "-fatjar.jar" : name));
  if (program.word("--force") == null && isInTheWay(output, form))
    throw new IOException(output + " is there already; --force writes into it");
  var group = program.word("--group", "org.example");
  var version = program.word("--version", "1.0");
  var export = new ScriptExport(script, group, program.word("--artifact"), version);
  switch (form) {
    case "maven" -> export.toMaven(output);
    case "gradle" -> export.toGradle(output);
    case "mavenrepo" -> export.toRepository(build(script), output);
    default -> export.toOneJar(build(script), output);
  }
  var options = String.join(" ", export.options());
  program.say(output + (options.isEmpty() ? "" : ": run it with " + options));
}

boolean isInTheWay(Path output, String form) throws IOException {
  if (form.equals("mavenrepo") || !Files.exists(output)) return false;
  if (!Files.isDirectory(output)) return true;
  try (var files = Files.list(output)) {
    return files.findAny().isPresent();
  }
}

/// Has JBang build it: the launcher of the clone, else the one that is installed.
ScriptExport.BuiltScript build(Path script) throws IOException {
  var clone = System.getenv("PEOPLE_ROOT");
  var jbang = clone == null ? "jbang" : clone + "/jbang";
  run(jbang, "build", script.toString());
  return ScriptExport.BuiltScript.of(run(jbang, "info", "classpath", script.toString()));
}

String run(String... command) throws IOException {
  var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  var process = builder.start();
  var printed = new String(process.getInputStream().readAllBytes());
  if (process.onExit().join().exitValue() == 0) return printed;
  throw new IOException("JBang could not build it");
}
