package people.bench;

import module java.base;

import people.*;
import people.engine.*;
import people.history.*;
import people.postgres.*;
import people.tables.*;
import people.timeline.*;

/// Measures a timeline that many machines share, in a PostgreSQL server of its own.
final class SharedWorks {

  private static final int THREADS = 64;
  private static final int PROCESSES = 64;
  private static final double SECONDS = 3;
  private static final int DELAYS = 101;
  private static final int PAUSE_MILLIS = 5;

  private SharedWorks() {}

  /// The server, which ends with this object.
  private static final class RunningServer implements AutoCloseable {

    private final Process process;
    private final String address;
    private final String password;
    private int timelines;

    RunningServer() throws IOException {
      process =
          new ProcessBuilder(StartWorks.root().resolve("jbang").toString(), "postgres")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String[] said = String.valueOf(process.inputReader().readLine()).split(" ");
      if (said.length < 3) {
        throw new IOException("'jbang postgres' does not start");
      }
      address = said[0];
      password = said[2];
    }

    String newTimeline() {
      String made =
          "%s?currentSchema=t%d&user=postgres&password=%s"
              .formatted(address, ++timelines, password);
      PostgresSchema.make(made, PostgresSchema.Roles.NONE);
      return made;
    }

    @Override
    public void close() throws IOException {
      process.outputWriter().close();
      process.onExit().join();
    }
  }

  static List<Row> shared(Input input, Turns turns) throws Exception {
    try (RunningServer server = new RunningServer()) {
      List<Row> rows = new ArrayList<>();
      rows.add(table(input, turns, server));
      rows.add(
          Row.alone(
              "shared",
              "shared append (64 threads)",
              Unit.RATE,
              turns.of(() -> threads(input, server)).getFirst(),
              new Reach.Value(10_000)));
      rows.add(
          Row.alone(
              "shared",
              "shared append (64 processes)",
              Unit.RATE,
              turns.ofFresh(() -> processes(server)).getFirst(),
              new Reach.Value(1_000)));
      rows.add(
          Row.alone(
              "shared",
              "shared event at a subscriber",
              Unit.SECONDS,
              turns.of(() -> delay(server)).getFirst(),
              new Reach.Value(0.05)));
      return rows;
    }
  }

  /// The median time from when an event is handed to an append until a subscriber has it that is
  /// connected by itself.
  private static double delay(RunningServer server) throws Exception {
    String address = server.newTimeline();
    BlockingQueue<Long> came = new LinkedBlockingQueue<>();
    try (EventTimeline timeline = EventTimeline.open(URI.create(address));
        EventTimeline other = EventTimeline.open(URI.create(address));
        EventTimeline.Subscription _ = other.subscribe(-1, _ -> came.add(System.nanoTime()))) {
      List<Double> delays = new ArrayList<>();
      for (int i = 0; i < DELAYS; i++) {
        long start = System.nanoTime();
        timeline.add(new Event.StatusChange(1, Status.MARRIED, Details.on("1835-07-08")));
        delays.add((came.take() - start) / 1e9);
        Thread.sleep(PAUSE_MILLIS);
      }
      Collections.sort(delays);
      return delays.get(DELAYS / 2);
    }
  }

  private static Row table(Input input, Turns turns, RunningServer server) throws Exception {
    String address = server.newTimeline();
    Backup.restore(input.timeline(), TimelineAddress.of(address), _ -> {}, _ -> {});
    List<Sample> samples =
        turns.of(
            () -> {
              try (EventTimeline timeline = EventTimeline.open(URI.create(address))) {
                return Turns.seconds(() -> Tables.events(History.of(timeline)));
              }
            },
            () -> Ours.secondsToTable(input.unseen()));
    return new Row(
        "shared",
        "table of all events, shared",
        Unit.SECONDS,
        samples.get(0),
        "ours of a file",
        samples.get(1),
        new Reach.Costs(3));
  }

  private static double threads(Input input, RunningServer server) throws Exception {
    List<Event> events =
        Ours.first(input.timeline(), 1000).stream().map(RecordedEvent::event).toList();
    try (EventTimeline timeline = EventTimeline.open(URI.create(server.newTimeline()))) {
      return WriteWorks.together(
          THREADS, Thread.ofPlatform().factory(), events, timeline::add, timeline::size);
    }
  }

  private static double processes(RunningServer server) throws Exception {
    String address = server.newTimeline();
    List<String> command =
        List.of(
            StartWorks.javaProgram(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx48m",
            "-cp",
            System.getProperty("java.class.path"),
            SharedClient.class.getName(),
            address);
    List<Process> all = new ArrayList<>();
    try {
      for (int i = 0; i < PROCESSES; i++) {
        all.add(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
      }
      for (Process each : all) {
        Turns.same("a client", each.inputReader().readLine(), "ready");
      }
      for (Process each : all) {
        each.outputWriter().write(SECONDS + "\n");
        each.outputWriter().flush();
      }
      double rate = 0;
      for (Process each : all) {
        rate += Double.parseDouble(each.inputReader().readLine());
      }
      return rate;
    } finally {
      all.forEach(Process::destroyForcibly);
    }
  }
}
