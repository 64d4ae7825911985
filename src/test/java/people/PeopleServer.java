package people;

import module java.base;

import people.cli.*;

/// The command `people` as a process that stays: it works off one command line after the other, in
/// the folder where it was started. A process of its own for each takes longer than most commands
/// work.
///
/// [#STAND_IN] has a shell ask it.
final class PeopleServer implements AutoCloseable {

  /// A launcher that has `people` done by the server whose pipes are in the folder `PIPES`, and
  /// leaves the other aliases, and what takes its environment, to the launcher `REAL_JBANG`.
  static final String STAND_IN =
      """
      #!/usr/bin/env bash
      [ "$1" = people ] && [ -z "${PEOPLE_ACCESS_LOG-}" ] || exec "$REAL_JBANG" "$@"
      printf '%s\\0' "$@" >"$PIPES/ask"
      read -r code <"$PIPES/answer"
      cat "$PIPES/out"
      cat "$PIPES/err" >&2
      exit "$code"
      """;

  private final Process process;

  private PeopleServer(Process process) {
    this.process = process;
  }

  /// Starts a server.
  ///
  /// @param folder the current folder of its commands
  /// @param pipes an empty folder for what it is asked and answers
  static PeopleServer start(Path folder, Path pipes) throws IOException, InterruptedException {
    for (String pipe : List.of("ask", "answer")) {
      Process made = new ProcessBuilder("mkfifo", pipes.resolve(pipe).toString()).start();
      if (made.waitFor() != 0) {
        throw new IOException(new String(made.getErrorStream().readAllBytes()));
      }
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Command.QUICK);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(PeopleServer.class.getName(), pipes.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
    builder.environment().remove("PEOPLE_TIMELINE");
    builder.environment().put("PEOPLE_COMMAND", "./jbang people"); // as the pages have it
    return new PeopleServer(builder.start());
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  public static void main(String... args) throws IOException {
    Locale.setDefault(Locale.ROOT); // as the command does
    Path pipes = Path.of(args[0]);
    while (true) {
      // each word ends with a NUL, and the first one is `people`
      String[] words = Files.readString(pipes.resolve("ask")).split("\0", -1);
      int code;
      try (PrintStream out = writer(pipes.resolve("out"));
          PrintStream err = writer(pipes.resolve("err"))) {
        code = PeopleCommand.run(out, err, Arrays.copyOfRange(words, 1, words.length - 1));
      }
      Files.writeString(pipes.resolve("answer"), code + "\n");
    }
  }

  private static PrintStream writer(Path file) throws IOException {
    return new PrintStream(
        new BufferedOutputStream(Files.newOutputStream(file)), false, StandardCharsets.UTF_8);
  }
}
