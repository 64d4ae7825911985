package people;

import module java.base;

/// A program run as a user runs it: a process of its own, with its arguments, folder, environment
/// and input.
///
/// ```java
/// Command.jbang("people", "list").in(folder).run().out()
/// ```
public final class Command {

  /// The repository, as the test runner found it, or as the launcher tells other programs.
  static final Path ROOT =
      Path.of(
              System.getProperty(
                  "people.root", Objects.requireNonNullElse(System.getenv("PEOPLE_ROOT"), "")))
          .toAbsolutePath();

  public static Path root() {
    return ROOT;
  }

  /// For Java that lives for some seconds: the compiler that takes little time, and one thread that
  /// collects garbage.
  public static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final String QUICK_OPTIONS = String.join(" ", QUICK);

  /// Java says so on standard error.
  private static final String PICKED_UP = "Picked up JAVA_TOOL_OPTIONS: " + QUICK_OPTIONS + "\n";

  /// What is left of a program that has ended; the texts have all their line ends.
  public record Ended(int exit, String out, String err) {}

  private final ProcessBuilder process;
  private String input = "";
  private int minutes = 8;

  private Command(List<String> words) {
    process = new ProcessBuilder(words);
    // Whatever started the tests, the programs get the JDK that the tests run on.
    env("JAVA_HOME", System.getProperty("java.home"));
    process.environment().remove("PEOPLE_TIMELINE");
    process.environment().remove("PEOPLE_COMMAND");
    // nothing is made behind a test's back, in a folder that it deletes
    env("PEOPLE_NO_AOT", "yes");
  }

  public static Command of(Path program, String... arguments) {
    var words = new java.util.ArrayList<>(List.of(program.toString()));
    words.addAll(Arrays.asList(arguments));
    return new Command(words);
  }

  /// The repository's own launcher, and all Java that it starts [#quick()].
  public static Command jbang(String... arguments) {
    return of(ROOT.resolve("jbang"), arguments).quick();
  }

  /// With the options [#QUICK] for all Java that it starts, JBang's compiler too. That Java speaks
  /// of them is left out of what [#run()] gives.
  public Command quick() {
    return env("JAVA_TOOL_OPTIONS", QUICK_OPTIONS);
  }

  public Command in(Path folder) {
    process.directory(folder.toFile());
    return this;
  }

  public Command env(String name, Object value) {
    process.environment().put(name, value.toString());
    return this;
  }

  public Command input(String text) {
    input = text;
    return this;
  }

  /// Lets it run for longer than eight minutes.
  public Command within(int minutes) {
    this.minutes = minutes;
    return this;
  }

  /// Runs it to its end.
  ///
  /// @throws AssertionError when that takes more than eight minutes, or than was said
  public Ended run() throws IOException, InterruptedException {
    // Files, since a program that fills a pipe nobody reads never ends.
    var in = Files.writeString(Files.createTempFile("in", ""), input);
    var out = Files.createTempFile("out", "");
    var err = Files.createTempFile("err", "");
    try {
      var running =
          process
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!running.waitFor(minutes, TimeUnit.MINUTES)) {
        running.descendants().forEach(ProcessHandle::destroyForcibly);
        running.destroyForcibly().waitFor();
        throw new AssertionError(
            process.command()
                + " still runs after %d minutes, and printed\n".formatted(minutes)
                + Files.readString(out)
                + Files.readString(err));
      }
      return new Ended(running.exitValue(), Files.readString(out), said(err));
    } finally {
      for (var file : List.of(in, out, err)) Files.delete(file);
    }
  }

  private static String said(Path err) throws IOException {
    return Files.readString(err).replace(PICKED_UP, "");
  }
}
