package people.bench;

import module java.base;

import people.simulation.*;

/// Measures programs from their start to their end.
final class StartWorks {

  private static final int FEW = 300;

  /// With what the README starts a script that runs for some seconds.
  static final List<String> SCRIPT_OPTIONS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseParallelGC");

  private StartWorks() {}

  /// One person's state: the program as JBang builds it, without JBang, in a process of its own.
  static List<Row> person(Input input, Turns turns) throws Exception {
    Path few = input.file("few.jsonl");
    new Simulation(FEW, 60, 7).writeTo(few);
    AtomicInteger person = new AtomicInteger();
    List<Sample> samples =
        turns.of(
            () -> show(input.timeline(), 1 + person.getAndIncrement() % FEW),
            () -> show(few, 1 + person.get() % FEW));
    return List.of(
        new Row(
            "person",
            "one person's state (new process)",
            Unit.SECONDS,
            samples.get(0),
            "ours of 1,000 events",
            samples.get(1),
            new Reach.Costs(1.2)));
  }

  /// People by a word of their names, as the first thing that a process does.
  static List<Row> find(Input input, Turns turns) throws Exception {
    AtomicInteger person = new AtomicInteger();
    List<Sample> samples =
        turns.of(
            () -> people(input.timeline(), "find", "Stanisława"),
            () -> show(input.timeline(), 1 + person.getAndIncrement() % FEW));
    return List.of(
        new Row(
            "find",
            "people by a word (new process)",
            Unit.SECONDS,
            samples.get(0),
            "ours, one person's state",
            samples.get(1),
            new Reach.Costs(1.5)));
  }

  static double show(Path timeline, int person) throws Exception {
    return people(timeline, "show", Integer.toString(person));
  }

  private static double people(Path timeline, String... question) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                javaProgram(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                program(),
                "people.cli.PeopleCommand",
                "--timeline",
                timeline.toString()));
    command.addAll(List.of(question));
    command.addAll(List.of("--at", "2000", "--format", "json"));
    return Turns.seconds(() -> run(command));
  }

  private static String program;

  /// Where the classes of `people` are, built as for a user.
  private static String program() throws Exception {
    if (program == null) {
      String jbang = root().resolve("jbang").toString();
      run(List.of(jbang, "build", "people"));
      String script = root().resolve("scripts/people.java").toString();
      program = run(List.of(jbang, "info", "classpath", script)).lines().toList().getLast();
    }
    return program;
  }

  /// A line typed into a shell, against an empty script that JBang starts as it does by itself.
  static List<Row> start(Input input, Turns turns) throws Exception {
    Path few = input.file("few.jsonl");
    new Simulation(FEW, 60, 7).writeTo(few);
    Path empty = input.file("empty.java");
    Files.writeString(empty, "//JAVA 25+\nvoid main() {}\n");
    Path launcher = root().resolve("jbang");
    List<String> ours =
        List.of(launcher.toString(), "people", "--timeline", few.toString(), "show", "1");
    List<String> stock = stock(empty);
    List<Sample> samples =
        turns.of(() -> Turns.seconds(() -> run(ours)), () -> Turns.seconds(() -> run(stock)));
    return List.of(
        new Row(
            "start",
            "./jbang people show 1",
            Unit.SECONDS,
            samples.get(0),
            "JBang (empty script)",
            samples.get(1),
            new Reach.Costs(1)));
  }

  /// The command by which JBang runs a script without our launcher.
  static List<String> stock(Path script) throws IOException {
    return List.of(
        "bash",
        "-c",
        """
        output=$("$0" -classpath "$1" dev.jbang.Main run "$2")
        [ $? -eq 255 ] && eval "exec $output"
        """,
        javaProgram(),
        jbangJar().toString(),
        script.toString());
  }

  private static Path jbangJar() throws IOException {
    try (var files = Files.list(root().resolve(".jbang-cache"))) {
      return files
          .filter(file -> file.toString().endsWith("-all.jar"))
          .findAny()
          .orElseThrow(() -> new IllegalStateException("start needs the launcher's own JBang"));
    }
  }

  static Path root() {
    String root = System.getenv("PEOPLE_ROOT");
    if (root == null) {
      throw new IllegalStateException("this work needs a clone and its launcher, ./jbang");
    }
    return Path.of(root);
  }

  static String javaProgram() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// A command that runs a class of this program. Tablesaw looks through every library when it is
  /// loaded, so those that a script with tables has not are left out.
  static List<String> java(String... arguments) {
    String classpath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(library -> !library.matches(".*/(duckdb|sqlite|jmh)[^/]*"))
            .collect(Collectors.joining(File.pathSeparator));
    return java(classpath, arguments);
  }

  /// The same as `docs/scripts.md` starts a script that makes a chart or a table: for Java that
  /// runs a few times.
  static List<String> script(String... arguments) {
    return java(
        Stream.concat(SCRIPT_OPTIONS.stream(), Stream.of(arguments)).toArray(String[]::new));
  }

  /// The same with the libraries of the peers.
  static List<String> peer(String... arguments) {
    return java(System.getProperty("java.class.path"), arguments);
  }

  private static List<String> java(String classpath, String... arguments) {
    List<String> command = new ArrayList<>(List.of(javaProgram(), "-cp", classpath));
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(List.of(arguments));
    return command;
  }

  /// @return what it printed
  static String run(List<String> command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // each is started as it says, and Java takes one collector only
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    builder.redirectErrorStream(true);
    Process process = builder.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes());
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IllegalStateException("%s: exit code %s: %s".formatted(command, exit, printed));
    }
    return printed;
  }
}
