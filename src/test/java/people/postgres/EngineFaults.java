package people.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import people.*;
import people.timeline.*;

/// Real programs that append to one shared timeline while they, their connections and the server
/// meet faults. Nothing that was acknowledged may be lost, nothing may be there twice, in part, or
/// out of order, and what was refused is not there.
public final class EngineFaults implements Closeable {

  /// What happens in a round.
  enum EngineFault {
    KILL_CLIENT,
    KILL_SERVER,
    KILL_BACKEND,
    END_CONNECTIONS,
    CUT_CONNECTIONS,
    CUT_BEHIND_REQUEST,
    RESTART_SERVER
  }

  /// What came of it.
  public record EngineFaultCounts(
      int rounds, Map<EngineFault, Integer> faults, long acknowledged, long refused, long unsure) {

    @Override
    public String toString() {
      return "%d rounds of real programs on PostgreSQL (%s): %d appends acknowledged, %d refused, %d of which nobody could tell; 0 lost, 0 twice"
          .formatted(
              rounds,
              faults.entrySet().stream()
                  .map(
                      each -> each.getValue() + " " + each.getKey().name().toLowerCase(Locale.ROOT))
                  .collect(Collectors.joining(", ")),
              acknowledged,
              refused,
              unsure);
    }
  }

  private static final int WRITERS = 3;

  /// After a fault each writer has to go on for so many appends.
  private static final int GO_ON = 6;

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final PostgresServer server = PostgresServer.start();
  private final CuttingProxy proxy;
  private final String address = server.newTimeline();
  private final Random random;
  private final List<WritingClient> clients = new ArrayList<>();
  private final Map<EngineFault, Integer> faults = new EnumMap<>(EngineFault.class);

  /// What somebody got who reads along: by mark the position.
  private final Map<String, Long> followed = new ConcurrentHashMap<>();

  private volatile boolean isOver;

  private EngineFaults(long seed) throws IOException {
    this.random = new Random(seed);
    this.proxy = new CuttingProxy(Integer.parseInt(server.address.replaceAll(".*:|/.*", "")));
  }

  /// @param progress is told now and then, in a line
  /// @throws AssertionError when something was lost, or is there twice
  public static EngineFaultCounts run(int rounds, long seed, Consumer<String> progress)
      throws Exception {
    try (EngineFaults faults = new EngineFaults(seed)) {
      return faults.rounds(rounds, progress);
    } catch (AssertionError e) {
      throw new AssertionError("engines, seed %d: %s".formatted(seed, e.getMessage()), e);
    }
  }

  private EngineFaultCounts rounds(int rounds, Consumer<String> progress) throws Exception {
    Thread following = Thread.ofPlatform().daemon().start(this::follow);
    for (int writer = 1; writer <= WRITERS; writer++) {
      clients.add(new WritingClient(writer));
    }
    awaitAppends();
    EngineFault[] all = EngineFault.values();
    for (int round = 0; round < rounds; round++) {
      EngineFault fault = all[round < all.length ? round : random.nextInt(all.length)];
      faults.merge(fault, 1, Integer::sum);
      Thread.sleep(random.nextInt(60));
      meet(fault);
      awaitAppends();
      progress.accept("%d of %d rounds of engines …".formatted(round + 1, rounds));
    }
    clients.forEach(WritingClient::end);
    isOver = true;
    following.join();
    String theirs = "SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'people-%'";
    while (!backends(theirs).isEmpty()) {
      Thread.sleep(10); // what they were asked for may still be recorded
    }
    check();
    return new EngineFaultCounts(
        rounds,
        faults,
        sum(client -> client.acknowledged.size()),
        sum(client -> client.refused.size()),
        sum(client -> client.unsure.size()));
  }

  private long sum(ToLongFunction<WritingClient> number) {
    return clients.stream().mapToLong(number).sum();
  }

  private void meet(EngineFault fault) throws Exception {
    switch (fault) {
      case KILL_CLIENT -> clients.get(random.nextInt(WRITERS)).kill();
      case KILL_SERVER -> {
        server.tell("kill");
        server.tell("start");
      }
      case KILL_BACKEND -> {
        List<Long> backends =
            backends("SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'people-%'");
        backends.stream()
            .skip(random.nextInt(Math.max(1, backends.size())))
            .findFirst()
            .flatMap(ProcessHandle::of)
            .ifPresent(ProcessHandle::destroyForcibly);
      }
      case END_CONNECTIONS ->
          backends(
              "SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'people-%' AND"
                  + " pg_terminate_backend(pid)");
      case CUT_CONNECTIONS -> proxy.cut(false);
      case CUT_BEHIND_REQUEST -> proxy.cut(true);
      case RESTART_SERVER -> {
        server.tell("stop");
        server.tell("start");
      }
    }
  }

  /// The processes of the server that a query names; none where it can't be asked.
  private List<Long> backends(String sql) {
    List<Long> found = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(server.address, "postgres", server.password);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getLong(1));
      }
    } catch (SQLException e) {
      // it recovers from the fault before
    }
    return found;
  }

  /// Waits until each writer has gone on.
  private void awaitAppends() throws InterruptedException {
    List<Long> before = clients.stream().map(WritingClient::done).toList();
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (int i = 0; i < clients.size(); i++) {
      while (clients.get(i).done() < before.get(i) + GO_ON) {
        assertTrue(System.nanoTime() < end, clients.get(i) + " does not go on after " + faults);
        Thread.sleep(1);
      }
    }
  }

  /// Reads along, behind what was got wherever the server was away.
  private void follow() {
    long last = -1;
    while (!isOver) {
      try (EventTimeline timeline = PostgresServer.open(address);
          EventTimeline.Feed feed = timeline.feed(last)) {
        while (!isOver) {
          RecordedEvent event = feed.next(Duration.ofMillis(50));
          if (event != null) {
            last = event.position();
            followed.put((String) event.event().details().others().get("mark"), last);
          }
        }
      } catch (TimelineException e) {
        LockSupport.parkNanos(20_000_000); // it is away
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void check() {
    Map<String, Long> places = new HashMap<>();
    try (EventTimeline timeline = PostgresServer.open(address)) {
      Instant last = Instant.MIN;
      long position = 0;
      for (RecordedEvent event : timeline) {
        assertEquals(position++, event.position());
        assertTrue(event.recorded().isAfter(last), "recorded in order, at " + event.position());
        last = event.recorded();
        String mark = (String) event.event().details().others().get("mark");
        assertEquals(null, places.put(mark, event.position()), mark + " is there twice");
      }
      assertEquals(position, timeline.size());
      assertEquals(0, Verification.of(timeline).uncheckedLines());
      List<String> pages =
          server.sql(
              address,
              "SELECT count(*) || ', others: ' || count(*) FILTER (WHERE lines <>"
                  + " SCHEMA.page(begins)) FROM SCHEMA.pages");
      assertEquals(List.of(position / PostgresSchema.PAGE + ", others: 0"), pages, "pages");
    }
    assertTrue(followed.size() > faults.size(), followed.size() + " were followed");
    followed.forEach((mark, position) ->
        assertEquals(position, places.get(mark), mark + " was handed on, and lost"));
    clients.forEach(client -> client.check(places));
    assertEquals(Set.of(), places.keySet(), "nobody tried to append these");
  }

  @Override
  public void close() throws IOException {
    clients.forEach(WritingClient::end);
    proxy.close();
    server.close();
  }

  /// A writer, which is started again when it was killed.
  private final class WritingClient {

    private final int writer;
    private Process process;
    private Thread reading;

    /// What it has said, by append; read by others while it writes.
    private final Map<Integer, Long> acknowledged = new ConcurrentHashMap<>();

    private final Map<Integer, String> refused = new ConcurrentHashMap<>();
    private final Map<Integer, String> unsure = new ConcurrentHashMap<>();
    private final Set<Integer> cutOff = ConcurrentHashMap.newKeySet();
    private volatile int next;

    WritingClient(int writer) throws IOException {
      this.writer = writer;
      start();
    }

    private void start() throws IOException {
      String ours = address.replaceFirst(":\\d+/", ":" + proxy.port() + "/");
      List<String> command =
          new ArrayList<>(
              List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
      command.addAll(Command.QUICK);
      command.addAll(
          List.of(
              "-Xmx64m",
              "-cp",
              System.getProperty("java.class.path"),
              EngineClient.class.getName(),
              ours,
              Integer.toString(writer),
              Integer.toString(next)));
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      BufferedReader out = process.inputReader();
      reading = Thread.startVirtualThread(() -> out.lines().forEach(this::take));
    }

    private void take(String line) {
      String[] words = line.split(" ", 3);
      if (words.length < 3) {
        return; // cut when it was killed
      }
      int append = Integer.parseInt(words[1]);
      switch (words[0]) {
        case "acknowledged" -> acknowledged.put(append, Long.parseLong(words[2]));
        case "refused" -> refused.put(append, words[2]);
        case "unsure" -> unsure.put(append, words[2]);
        default -> throw new AssertionError(line);
      }
      next = append + 1;
    }

    long done() {
      return next;
    }

    void kill() throws IOException, InterruptedException {
      process.destroyForcibly().waitFor();
      reading.join();
      cutOff.add(next);
      next++;
      start();
    }

    void end() {
      process.destroyForcibly();
      process.onExit().join();
      try {
        reading.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      cutOff.add(next);
    }

    /// Takes its events out of those that are there.
    void check(Map<String, Long> places) {
      for (int append = 0; append <= next; append++) {
        List<Long> found = new ArrayList<>();
        for (int i = 0; i < EngineClient.size(append); i++) {
          found.add(places.remove(EngineClient.mark(writer, append, i)));
        }
        String what = "append %d of writer %d".formatted(append, writer);
        boolean isThere = found.getFirst() != null;
        for (int i = 0; i < found.size(); i++) {
          assertEquals(isThere ? found.getFirst() + i : null, found.get(i), what + " in part");
        }
        if (acknowledged.containsKey(append)) {
          assertEquals(acknowledged.get(append), found.getFirst(), what + " was acknowledged");
        } else if (refused.containsKey(append) && !unsure.containsKey(append)) {
          assertEquals(null, found.getFirst(), what + ": " + refused.get(append));
        } else {
          assertTrue(
              !isThere || unsure.containsKey(append) || cutOff.contains(append),
              what + " was not tried");
        }
      }
      refused.values().forEach(message -> assertTrue(message.startsWith("jdbc:"), message));
    }

    @Override
    public String toString() {
      return "writer %d (%s)".formatted(writer, process.isAlive() ? "runs" : "has ended");
    }
  }
}
