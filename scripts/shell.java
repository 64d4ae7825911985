///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
// Tablesaw's map of primitives uses it; without the option the JDK warns.
//RUNTIME_OPTIONS --sun-misc-unsafe-memory-access=allow -Djdk.attach.allowAttachSelf=true -XX:+EnableDynamicAgentLoading -XX:+UseSerialGC -XX:Tier4InvocationThreshold=500000 -XX:Tier4MinInvocationThreshold=60000 -XX:Tier4CompileThreshold=1500000 -XX:Tier4BackEdgeThreshold=4000000
//SOURCES ../src/main/java/people/notebook/cells/package-info.java
//AOT shell

import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jshell.tool.JavaShellToolBuilder;
import people.TimelineException;
import people.engine.TimelineAddress;
import people.notebook.cells.CellControlProvider;
import people.notebook.cells.PipedShell;
import people.notebook.cells.Prelude;
import people.output.Terminal;
import people.timeline.EventTimeline;

/// Held, since a logger that nobody holds forgets its level.
private static final Logger preferences = Logger.getLogger("java.util.prefs");

/// Opens JShell with the kit imported and a timeline at hand: the file named, else the one in the
/// environment variable PEOPLE_TIMELINE, else `people.jsonl`. Snippets may also come through a
/// pipe, which ends with exit code 1 where one fails, and the cells of a notebook run here as well.
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
  try (var timeline = EventTimeline.open(file)) {
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

  System.setProperty("people.timeline", file); // needs no quoting, whatever characters it has
  if (System.console() != null && System.console().isTerminal()) {
    IO.println(
        "People Timeline on %s, %d events. Try: %s"
            .formatted(Terminal.shown(TimelineAddress.of(file).toString()), events, HINT));
    System.exit(atTerminal());
  }
  var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  System.setOut(out);
  var snippets = new InputStreamReader(System.in, StandardCharsets.UTF_8);
  System.setIn(InputStream.nullInputStream()); // of which a snippet shall not take any
  System.exit(new PipedShell(TIMELINE, snippets, System.err).run());
}

/// JShell of the JDK, in this process.
int atTerminal() throws Exception {
  var startup = Files.createTempFile("people", ".jsh");
  try {
    Files.writeString(startup, String.join("\n", Prelude.IMPORTS) + "\n" + TIMELINE);
    return JavaShellToolBuilder.builder()
        .start(
            "--execution",
            CellControlProvider.NAME,
            "--class-path",
            System.getProperty("java.class.path"),
            "--startup",
            "DEFAULT",
            "--startup",
            startup.toString());
  } finally {
    Files.delete(startup);
  }
}

final String TIMELINE =
    """
    people.notebook.cells.Prelude.settle();
    EventTimeline timeline = EventTimeline.open(people.engine.TimelineAddress.of(System.getProperty("people.timeline")), TimelineOptions.DEFAULTS.tellingWarnings(warning -> System.err.println(people.output.Terminal.shown(warning))));
    PersonRegistry registry = new PersonRegistry(timeline);
    """;

final String HINT =
    "var ada = registry.create(new Name(\"Ada\", \"Byron\")) and then"
        + " History.of(timeline).today().people()";
