package people.timeline;

import module java.base;

import people.*;

/// A program that appends to a timeline, for tests that kill it or break its disk, and the way to
/// run it. Its events say of which append of which writer they are.
///
/// ```
/// AppendingProcess FILE DURABILITY WRITER FIRST APPENDS BATCH
/// ```
///
/// It prints `acknowledged APPEND POSITION` as soon as an append returned. When one fails, it says
/// why in a line on standard error, makes two more appends through the same timeline (which may
/// refuse them), opens another one and goes on. It exits with 1 when one failed.
///
/// @param writer its number, from 1
/// @param first number of its first append
/// @param batch how many events each append has
record AppendingProcess(
    Path file, Durability durability, int writer, int first, int appends, int batch) {

  AppendingProcess(Path file, int writer, int first, int appends, int batch) {
    this(file, Durability.EACH, writer, first, appends, batch);
  }

  /// What is left of one that has ended.
  ///
  /// @param exit 137 when it was killed
  /// @param acknowledged positions, by append
  /// @param failed messages, by append
  /// @param unsynced messages of timelines that could not be closed
  /// @param warnings what the timelines warned of
  /// @param others what else it printed; nothing, if all is well
  record Outcome(
      AppendingProcess of,
      int exit,
      SortedMap<Integer, Long> acknowledged,
      SortedMap<Integer, String> failed,
      List<String> unsynced,
      List<String> warnings,
      List<String> others) {

    static final int KILLED = 137;

    /// Number of the first append of which it has said nothing.
    int next() {
      int next = of.first;
      if (!acknowledged.isEmpty()) {
        next = Math.max(next, acknowledged.lastKey() + 1);
      }
      return failed.isEmpty() ? next : Math.max(next, failed.lastKey() + 1);
    }

    /// Whether an append of that number may be in the timeline.
    boolean isAttempted(int append) {
      return acknowledged.containsKey(append)
          || failed.containsKey(append)
          || exit == KILLED && append == next() && append < of.first + of.appends;
    }
  }

  /// One that runs. What it prints goes into files, since a pipe dies with it.
  record Running(AppendingProcess of, Process process, Path out, Path err) {

    /// How many appends it has acknowledged so far.
    long acknowledged() throws IOException {
      return lines(out).size();
    }

    /// Waits until it has acknowledged so many appends.
    Running awaitAcknowledged(int appends) throws IOException, InterruptedException {
      while (acknowledged() < appends) {
        if (!process.isAlive() && acknowledged() < appends) {
          throw new AssertionError(of + " ended early: " + Files.readString(err));
        }
        Thread.sleep(1);
      }
      return this;
    }

    Outcome kill() throws IOException, InterruptedException {
      process.destroyForcibly();
      return await();
    }

    Outcome await() throws IOException, InterruptedException {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        throw new AssertionError(
            of + " still runs after two minutes" + Files.readString(out) + Files.readString(err));
      }
      Outcome outcome =
          new Outcome(
              of,
              process.exitValue(),
              new TreeMap<>(),
              new TreeMap<>(),
              new ArrayList<>(),
              new ArrayList<>(),
              new ArrayList<>());
      for (String line : lines(out)) {
        String[] words = line.split(" ");
        outcome.acknowledged.put(Integer.parseInt(words[1]), Long.parseLong(words[2]));
      }
      for (String line : lines(err)) {
        String[] words = line.split(" ", 3);
        switch (words[0]) {
          case "failed" -> outcome.failed.put(Integer.parseInt(words[1]), words[2]);
          case "unsynced" -> outcome.unsynced.add(line.substring("unsynced ".length()));
          case "warning" -> outcome.warnings.add(line.substring("warning ".length()));
          default -> outcome.others.add(line);
        }
      }
      Files.delete(out);
      Files.delete(err);
      return outcome;
    }

    /// The whole ones.
    private static List<String> lines(Path printed) throws IOException {
      String text = Files.readString(printed);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }
  }

  /// Starts it.
  ///
  /// @param wrapper the words of a command that runs the command that follows
  Running start(String... wrapper) throws IOException {
    List<String> command = new ArrayList<>(Arrays.asList(wrapper));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-XX:-UsePerfData",
            "-Xmx256m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(AppendingProcess.class.getName());
    command.add(file.toString());
    command.add(durability.name());
    for (int number : new int[] {writer, first, appends, batch}) {
      command.add(Integer.toString(number));
    }
    Path out = Files.createTempFile("out", "");
    Path err = Files.createTempFile("err", "");
    ProcessBuilder process = new ProcessBuilder(command);
    process.redirectOutput(out.toFile()).redirectError(err.toFile());
    return new Running(this, process.start(), out, err);
  }

  /// Runs it to its end.
  Outcome run(String... wrapper) throws IOException, InterruptedException {
    return start(wrapper).await();
  }

  List<Event> events(int append) {
    List<Event> events = new ArrayList<>();
    for (int i = 1; i <= batch; i++) {
      events.add(new Event.Death(writer, Details.NONE.from(source(append, i, batch))));
    }
    return events;
  }

  /// What the event says, of which append it is.
  static String source(int append, int number, int batch) {
    return "append %d, %d of %d".formatted(append, number, batch);
  }

  public static void main(String[] args) {
    int[] numbers = Arrays.stream(args).skip(2).mapToInt(Integer::parseInt).toArray();
    var self =
        new AppendingProcess(
            Path.of(args[0]),
            Durability.valueOf(args[1]),
            numbers[0],
            numbers[1],
            numbers[2],
            numbers[3]);
    boolean failed = false;
    int append = self.first;
    while (append < self.first + self.appends) {
      int behind = self.appendOn(append);
      failed |= behind < 0;
      append = Math.abs(behind);
    }
    System.exit(failed ? 1 : 0);
  }

  /// Appends through one timeline until two appends after one that failed, or to the end.
  ///
  /// @return number of the append that is next; negative when one failed
  private int appendOn(int next) {
    int behind = first + appends;
    boolean failed = false;
    int append = next;
    try (EventTimeline timeline =
        EventTimeline.open(
            file,
            TimelineOptions.DEFAULTS
                .with(durability)
                .tellingWarnings(repair -> System.err.println("warning " + repair)))) {
      for (; append < behind; append++) {
        try {
          long position = timeline.addAll(events(append));
          System.out.println("acknowledged " + append + " " + position);
          System.out.flush();
        } catch (TimelineException e) {
          System.err.println("failed " + append + " " + e.getMessage());
          behind = failed ? behind : Math.min(behind, append + 3);
          failed = true;
        }
      }
    } catch (TimelineException e) {
      System.err.println("unsynced " + e.getMessage());
      failed = true;
    }
    return failed ? -append : append;
  }
}
