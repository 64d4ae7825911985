package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import people.*;

/// Real processes that append to timelines and meet faults: killed at some moment, killed at a call
/// of the system, or such a call fails, once or for good. After each the timeline has to be as
/// [AppendOracle] says.
public final class ProcessFaults {

  /// How a timeline is found by a process.
  enum State {
    NEW,
    EVENTS,
    TORN_LINE,
    TORN_BATCH,
    NO_LINE_FEED
  }

  /// Calls that change something; a process killed at any other has left what one killed at the
  /// next of these leaves.
  static final Set<String> CHANGES =
      Set.of(
          "openat",
          "pwrite64",
          "write",
          "fdatasync",
          "fsync",
          "ftruncate",
          "fcntl",
          "rename",
          "renameat2",
          "link",
          "unlink",
          "copy_file_range",
          "sendfile");

  /// What the system says, by its name.
  private static final Map<String, String> REASONS =
      Map.of(
          "EIO", "[Ii]nput/output error",
          "ENOSPC", "No space left on device",
          "EDQUOT", "Disk quota exceeded",
          "EMFILE", "Too many open files",
          "EACCES", "[Pp]ermission denied",
          "ENOLCK", "No locks available");

  private ProcessFaults() {}

  /// Lets so many processes meet faults, chosen by chance. Without `strace` they are only killed.
  ///
  /// @param progress is told now and then, in a line
  /// @throws AssertionError when a timeline is not as it has to be; what it was stays in a folder
  ///   that the message names
  public static FaultCounts run(int processes, long seed, Consumer<String> progress)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("process-faults").toRealPath();
    boolean canTrace = Strace.obstacle().isEmpty();
    Map<State, Map<String, Integer>> calls =
        canTrace ? calls(Files.createDirectory(folder.resolve("calls"))) : Map.of();
    List<Callable<FaultCounts>> rounds = new ArrayList<>();
    AtomicInteger done = new AtomicInteger();
    for (int i = 0; i < processes; i++) {
      int round = i;
      rounds.add(() -> {
        Random random = new Random(seed + round);
        Path own = Files.createDirectory(folder.resolve("round-" + round));
        FaultCounts result;
        try {
          result = canTrace && round % 4 > 0 ? traced(own, random, calls) : killed(own, random);
        } catch (AssertionError e) {
          throw new AssertionError(
              "seed %d, round %d, in %s: %s".formatted(seed, round, own, e.getMessage()), e);
        }
        delete(own);
        if (done.incrementAndGet() % 50 == 0) {
          progress.accept("%d of %d processes".formatted(done.get(), processes));
        }
        return result;
      });
    }
    FaultCounts all = inParallel(rounds);
    delete(folder);
    return all;
  }

  static FaultCounts inParallel(List<Callable<FaultCounts>> rounds) throws InterruptedException {
    try (ExecutorService pool =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      FaultCounts all = FaultCounts.NONE;
      List<Future<FaultCounts>> results = rounds.stream().map(pool::submit).toList();
      try {
        for (Future<FaultCounts> result : results) {
          all = all.plus(result.get());
        }
        return all;
      } catch (ExecutionException e) {
        pool.shutdownNow();
        throw e.getCause() instanceof AssertionError error ? error : new AssertionError(e);
      }
    }
  }

  // ---- under strace

  /// How often each call is made by two appends of two events, when all is well.
  static Map<State, Map<String, Integer>> calls(Path folder)
      throws IOException, InterruptedException {
    Map<State, Map<String, Integer>> calls = new EnumMap<>(State.class);
    for (State state : State.values()) {
      Path own = Files.createDirectory(folder.resolve(state.name()));
      Path file = prepare(own, state);
      Path log = own.resolve("strace");
      var outcome = new AppendingProcess(file, 1, 0, 2, 2).run(Strace.trace(log, files(file)));
      assertEquals(0, outcome.exit(), outcome::toString);
      Map<String, Integer> made = new TreeMap<>(Strace.calls(log));
      made.keySet().removeIf(call -> error(call, 0) == null);
      calls.put(state, made);
    }
    return calls;
  }

  /// The files that an append may touch.
  private static List<Path> files(Path file) {
    List<Path> files = new ArrayList<>(List.of(file.getParent(), file));
    for (String end : List.of(".lock", ".begun", ".torn-1", ".torn-2", ".torn-3")) {
      files.add(file.resolveSibling(file.getFileName() + end));
    }
    return files;
  }

  /// An error that the call may give in earnest; null for one that is no matter.
  static String error(String call, int which) {
    List<String> errors =
        switch (call) {
          case "pwrite64", "write", "copy_file_range", "sendfile" ->
              List.of("ENOSPC", "EIO", "EDQUOT");
          case "fdatasync", "fsync" -> List.of("EIO", "ENOSPC");
          case "openat" -> List.of("EMFILE", "EACCES", "EIO");
          case "fcntl" -> List.of("ENOLCK");
          case "ftruncate",
              "rename",
              "renameat2",
              "link",
              "unlink",
              "close",
              "fstat",
              "statx",
              "newfstatat",
              "access",
              "faccessat",
              "readlink",
              "readlinkat",
              "lseek",
              "pread64",
              "read" ->
              List.of("EIO");
          default -> List.of();
        };
    return errors.isEmpty() ? null : "error=" + errors.get(which % errors.size());
  }

  private static FaultCounts traced(
      Path folder, Random random, Map<State, Map<String, Integer>> calls)
      throws IOException, InterruptedException {
    State state = State.values()[random.nextInt(State.values().length)];
    List<String> names = new ArrayList<>(calls.get(state).keySet());
    String call = names.get(random.nextInt(names.size()));
    boolean isDeadly = CHANGES.contains(call) && random.nextBoolean();
    String what = isDeadly ? "signal=SIGKILL" : error(call, random.nextInt(6));
    String when = Integer.toString(1 + random.nextInt(calls.get(state).get(call)));
    if (!isDeadly) {
      when +=
          switch (random.nextInt(4)) {
            case 0 -> "+";
            case 1 -> "+" + (1 + random.nextInt(4));
            default -> "";
          };
    }
    int batch = random.nextInt(8) == 0 ? 2000 : 1 + random.nextInt(3);
    return traced(folder, state, durability(random), new Strace.Fault(call, what, when), batch);
  }

  private static Durability durability(Random random) {
    return Durability.values()[random.nextInt(Durability.values().length)];
  }

  /// Lets one process meet one fault.
  ///
  /// @param folder empty
  static FaultCounts traced(
      Path folder, State state, Durability durability, Strace.Fault fault, int batch)
      throws IOException, InterruptedException {
    Path file = prepare(folder, state);
    Optional<byte[]> torn = tornTail(file, state);
    AppendOracle oracle = new AppendOracle(file);
    Path log = folder.resolve("strace");
    var outcome =
        new AppendingProcess(file, durability, 1, 0, 6, batch)
            .run(Strace.inject(log, fault, files(file)));
    try {
      int met = Strace.injected(log);
      checkSaid(outcome, fault, met);
      oracle.check(List.of(outcome));
      checkKept(file, torn);
      return result(List.of(outcome), oracle, met);
    } catch (AssertionError e) {
      throw new AssertionError(
          "%s on %s: %s\n%s\n%s".formatted(fault, state, e.getMessage(), outcome, Strace.tail(log)),
          e);
    }
  }

  /// Whether it ended as it should, and said why in one line.
  private static void checkSaid(AppendingProcess.Outcome outcome, Strace.Fault fault, int met) {
    if (fault.isDeadly()) {
      assertEquals(met == 0 ? 0 : AppendingProcess.Outcome.KILLED, outcome.exit());
      assertEquals(Map.of(), outcome.failed());
      return;
    }
    List<String> said = new ArrayList<>(outcome.failed().values());
    said.addAll(outcome.unsynced());
    assertEquals(said.isEmpty() ? 0 : 1, outcome.exit());
    // nothing hangs on a lock that is not let go of: the process's end does that; and where no
    // link can be made, the file is renamed without one
    Set<String> madeUpFor = Set.of("fcntl", "link");
    if (met > 0 && CHANGES.contains(fault.call()) && !madeUpFor.contains(fault.call())) {
      assertFalse(said.isEmpty(), "nobody noticed");
    }
    String reason = REASONS.get(fault.what().substring("error=".length()));
    Pattern message =
        Pattern.compile(
            Pattern.quote(outcome.of().file().toString())
                + ": (can't append|can't append: people.jsonl.lock|can't append:"
                + " people.jsonl.torn-1|can't read|can't put on disk what was appended|not"
                + " appended, since an append before failed): "
                + reason);
    for (String each : said) {
      assertTrue(message.matcher(each).matches(), () -> "said: " + each);
    }
  }

  // ---- killed at some moment

  /// Kills a writer at some moment, while another one goes on by a second name of the file, if it
  /// was there, and somebody deletes the lock file again and again. Before that a shell appends
  /// lines; it has ended by then, since one that appends to the half line of a killed writer can't
  /// know that it is none.
  private static FaultCounts killed(Path folder, Random random)
      throws IOException, InterruptedException {
    Path file = prepare(folder, State.values()[random.nextInt(State.values().length)]);
    AppendOracle oracle = new AppendOracle(file);
    int batch = random.nextInt(3) == 0 ? 3000 : 1 + random.nextInt(50);
    Path second =
        Files.exists(file) ? Files.createLink(folder.resolve("second.jsonl"), file) : file;
    var victim = new AppendingProcess(file, durability(random), 1, 0, 100_000, batch).start();
    var survivor = new AppendingProcess(second, 2, 0, 30, 3).start();
    victim.awaitAcknowledged(random.nextInt(4));
    int lines = random.nextInt(30);
    if (lines > 0) {
      survivor.awaitAcknowledged(1); // there is a file, and it ends with a whole line
      ShellAppends.start(file, lines).await();
      oracle.expectByHand(lines);
    }
    for (int i = random.nextInt(60); i > 0; i--) {
      Files.deleteIfExists(folder.resolve("people.jsonl.lock"));
      Thread.sleep(1);
    }
    var outcomes = List.of(victim.kill(), survivor.await());
    assertEquals(AppendingProcess.Outcome.KILLED, outcomes.getFirst().exit());
    assertEquals(0, outcomes.getLast().exit(), () -> outcomes.getLast().toString());
    try {
      oracle.check(outcomes);
    } catch (AssertionError e) {
      throw new AssertionError("killed: %s\n%s".formatted(e.getMessage(), outcomes), e);
    }
    return result(outcomes, oracle, 1).plus(FaultCounts.ofByHand(lines));
  }

  private static FaultCounts result(
      List<AppendingProcess.Outcome> outcomes, AppendOracle oracle, int met) {
    FaultCounts result = FaultCounts.NONE;
    for (var outcome : outcomes) {
      boolean isKilled = outcome.exit() == AppendingProcess.Outcome.KILLED;
      result =
          result.plus(
              new FaultCounts(
                  1,
                  0,
                  isKilled ? 1 : 0,
                  outcome.failed().size(),
                  outcome.acknowledged().size(),
                  0,
                  outcome.warnings().size(),
                  0));
    }
    return result.plus(
        new FaultCounts(0, met, 0, 0, 0, oracle.unacknowledged(), oracle.warnings().size(), 0));
  }

  // ---- files

  /// Makes a timeline that is found in that state.
  static Path prepare(Path folder, State state) throws IOException {
    Path file = folder.resolve("people.jsonl");
    if (state == State.NEW) {
      return file;
    }
    long batch;
    try (EventTimeline timeline = EventTimeline.open(file)) {
      var events = new AppendingProcess(file, 7, 0, 0, 3).events(0);
      for (Event event : events) {
        timeline.add(event);
      }
      batch = Files.size(file);
      timeline.addAll(events);
    }
    long length = Files.size(file);
    switch (state) {
      case NEW, EVENTS -> {}
      case NO_LINE_FEED -> cut(file, length - 1);
      case TORN_LINE -> cut(file, length - 10);
      case TORN_BATCH ->
          cut(file, batch + Files.readString(file).substring((int) batch).indexOf('\n') + 1);
    }
    return file;
  }

  private static void cut(Path file, long length) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(length);
    }
  }

  /// What is behind the end of the timeline.
  private static Optional<byte[]> tornTail(Path file, State state) throws IOException {
    if (state != State.TORN_LINE && state != State.TORN_BATCH) {
      return Optional.empty();
    }
    String text = Files.readString(file);
    int end = 0;
    for (int line = 0; line < 3; line++) {
      end = text.indexOf('\n', end) + 1;
    }
    byte[] bytes = Files.readAllBytes(file);
    return Optional.of(Arrays.copyOfRange(bytes, end, bytes.length));
  }

  /// What was cut off is in a file beside the timeline.
  private static void checkKept(Path file, Optional<byte[]> torn) throws IOException {
    if (torn.isEmpty()) {
      return;
    }
    try (Stream<Path> files = Files.list(file.getParent())) {
      for (Path each : files.filter(f -> f.toString().contains(".torn-")).toList()) {
        if (Arrays.equals(torn.get(), Files.readAllBytes(each))) {
          return;
        }
      }
    }
    throw new AssertionError("the torn tail is nowhere");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
