///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
// Tablesaw's map of primitives uses it; without the option the JDK warns.
//RUNTIME_OPTIONS --sun-misc-unsafe-memory-access=allow
//SOURCES ../src/main/java/people/notebook/cells/package-info.java
//AOT shell

import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jshell.tool.JavaShellToolBuilder;
import people.TimelineException;
import people.notebook.cells.Prelude;
import people.output.Terminal;
import people.timeline.EventTimeline;

/// Held, since a logger that nobody holds forgets its level.
private static final Logger preferences = Logger.getLogger("java.util.prefs");

/// Opens JShell with the kit imported and a timeline at hand: the file named, else the one in the
/// environment variable PEOPLE_TIMELINE, else `people.jsonl`. Snippets may also come through a
/// pipe, and the cells of a notebook run here as well.
void main(String[] args) throws Exception {
  // JShell keeps a history of commands; where its folder has to be made first, Java says so.
  preferences.setLevel(Level.WARNING);
  if (args.length > 1 || args.length == 1 && args[0].startsWith("-")) {
    var help = args[0].equals("--help");
    (help ? System.out : System.err).println("usage: jbang shell [FILE]   (default: people.jsonl)");
    System.exit(help ? 0 : 2);
  }
  var file =
      args.length == 1 ? args[0] : System.getenv().getOrDefault("PEOPLE_TIMELINE", "people.jsonl");
  long events = 0;
  try (var timeline = EventTimeline.open(Path.of(file))) {
    events = timeline.size();
  } catch (TimelineException.NoSuchTimeline e) {
    if (args.length == 1) {
      System.err.println(
          "shell: %s%s the first event makes it"
              .formatted(Terminal.shown(e.getMessage()), e.similar() == null ? ";" : " If not,"));
    }
  } catch (TimelineException | java.nio.file.InvalidPathException e) {
    System.err.println("shell: " + Terminal.shown(e.getMessage()));
    System.exit(1);
  }

  var startup = Files.createTempFile("people", ".jsh");
  Files.writeString(startup, String.join("\n", Prelude.IMPORTS) + "\n" + TIMELINE);
  var options =
      new ArrayList<>(
          List.of(
              "--class-path",
              System.getProperty("java.class.path"),
              "--startup",
              "DEFAULT",
              "--startup",
              startup.toString(),
              // a property needs no quoting, whatever characters the path has
              "-R-Dpeople.timeline=" + file,
              "-R--sun-misc-unsafe-memory-access=allow"));
  if (System.console() != null && System.console().isTerminal()) {
    IO.println(
        "People Timeline on %s, %d events. Try: %s".formatted(Terminal.shown(file), events, HINT));
  } else {
    options.addAll(List.of("-s", "-")); // only what the snippets print
  }
  int exit;
  try {
    exit = JavaShellToolBuilder.builder().start(options.toArray(new String[0]));
  } finally {
    Files.delete(startup);
  }
  System.exit(exit);
}

final String TIMELINE =
    """
    people.notebook.cells.Prelude.settle();
    EventTimeline timeline = EventTimeline.open(Path.of(System.getProperty("people.timeline")), TimelineOptions.DEFAULTS.tellingWarnings(warning -> System.err.println(people.output.Terminal.shown(warning))));
    PersonRegistry registry = new PersonRegistry(timeline);
    """;

final String HINT =
    "var ada = registry.create(new Name(\"Ada\", \"Byron\")) and then"
        + " History.of(timeline).today().people()";
