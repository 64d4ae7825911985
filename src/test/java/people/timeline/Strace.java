package people.timeline;

import module java.base;

import people.*;

/// Linux's `strace`, which makes the calls fail that a program makes of the system, or kills it as
/// it makes one. Only calls about some files are touched.
final class Strace {

  /// What happens at which call.
  ///
  /// @param call its name: `pwrite64`
  /// @param what `error=EIO`, or `signal=SIGKILL`, which comes before the call is made
  /// @param when which of the calls of that name, in each thread: `3` the third, `3+` from the
  ///   third on, `3+2` every second from the third on
  record Fault(String call, String what, String when) {

    boolean isDeadly() {
      return what.startsWith("signal=");
    }

    @Override
    public String toString() {
      return call + ":" + what + ":when=" + when;
    }
  }

  private static final Pattern CALL = Pattern.compile("(\\d+) +(\\w+)\\(.*");

  private Strace() {}

  /// Why it can't be used here.
  static Optional<String> obstacle() {
    boolean isThere =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "strace")));
    if (!isThere) {
      return Optional.of("not on PATH: strace");
    }
    try {
      var probe =
          Command.of(
                  Path.of("strace"),
                  words(
                      "-f",
                      "-o",
                      "/dev/null",
                      "-e",
                      "trace=write",
                      "-e",
                      "inject=write:error=EIO:when=999",
                      "true"))
              .run();
      return probe.exit() == 0
          ? Optional.empty()
          : Optional.of(
              "strace may not trace here: "
                  + probe.err().replace("strace: ", "").lines().findFirst().orElse("no reason"));
    } catch (IOException | InterruptedException e) {
      return Optional.of("strace does not run here: " + e.getMessage());
    }
  }

  /// The words before a command that is to meet a fault.
  ///
  /// @param log what it traced
  static String[] inject(Path log, Fault fault, List<Path> files) {
    List<String> words = new ArrayList<>(List.of("strace", "-f", "-o", log.toString()));
    if (!fault.isDeadly()) {
      words.add("--seccomp-bpf"); // faster, but loses the signals
    }
    words.addAll(List.of("-e", "trace=" + fault.call, "-e", "inject=" + fault));
    files.forEach(file -> words.addAll(List.of("-P", file.toString())));
    return words.toArray(String[]::new);
  }

  /// The words before a command of which all calls are to be known.
  static String[] trace(Path log, List<Path> files) {
    List<String> words = new ArrayList<>(List.of("strace", "-f", "-o", log.toString()));
    words.addAll(List.of("--seccomp-bpf", "-e", "trace=%file,%desc"));
    files.forEach(file -> words.addAll(List.of("-P", file.toString())));
    return words.toArray(String[]::new);
  }

  /// How often each call was made by the thread that wrote.
  static Map<String, Integer> calls(Path log) throws IOException {
    Map<String, Map<String, Integer>> byThread = new LinkedHashMap<>();
    for (String line : Files.readAllLines(log)) {
      Matcher call = CALL.matcher(line);
      if (call.matches()) {
        byThread
            .computeIfAbsent(call.group(1), _ -> new LinkedHashMap<>())
            .merge(call.group(2), 1, Integer::sum);
      }
    }
    return byThread.values().stream()
        .filter(calls -> calls.containsKey("pwrite64"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no thread has written in " + log));
  }

  /// How many faults were met.
  static int injected(Path log) throws IOException {
    String text = Files.readString(log);
    int errors = text.split("\\(INJECTED\\)", -1).length - 1;
    return errors + (text.contains("+++ killed by SIGKILL +++") ? 1 : 0);
  }

  /// What it traced, for a message.
  static String tail(Path log) throws IOException {
    List<String> lines =
        Files.readAllLines(log).stream().filter(line -> !line.contains("+++")).toList();
    return lines.stream().skip(Math.max(0, lines.size() - 40)).collect(Collectors.joining("\n"));
  }

  private static String[] words(String... words) {
    return words;
  }
}
