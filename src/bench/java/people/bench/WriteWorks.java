package people.bench;

import module java.base;

import people.*;
import people.simulation.*;
import people.timeline.*;

/// Measures how events get onto disk.
final class WriteWorks {

  /// So many that what a collection before left cold does not count.
  private static final int APPENDS = 2000;

  private static final int THREADS = 64;

  /// Enough to tell a rate by, and little enough to be held as objects.
  private static final int BULK = 1_000_000;

  private static final Name ADA = new Name("Ada", "Byron");

  private WriteWorks() {}

  /// One durable append after the other, by one thread.
  static List<Row> append(Input input, Turns turns) throws Exception {
    List<RecordedEvent> first = Ours.first(input.timeline(), APPENDS);
    List<Event> events = first.stream().map(RecordedEvent::event).toList();
    List<byte[]> lines =
        first.stream()
            .map(event -> (event.json() + "\n").getBytes(StandardCharsets.UTF_8))
            .toList();
    try (EventTimeline ours = Ours.open(input.file("people.jsonl"), Durability.EACH);
        FileChannel channel = RawFile.create(input.file("bare"));
        Sqlite sqlite = new Sqlite(input.file("people.db"))) {
      List<Sample> samples =
          turns.of(
              () -> oneByOne(events, ours::add, ours::size),
              () -> oneByOne(lines, line -> RawFile.append(channel, line), () -> lines(channel)),
              () -> oneByOne(events, sqlite::add, sqlite::size));
      String work = "durable append (one thread)";
      return List.of(
          new Row(
              "append",
              work,
              Unit.RATE,
              samples.get(0),
              "write + fdatasync",
              samples.get(1),
              new Reach.Faster(0.9)),
          new Row("append", work, Unit.RATE, samples.get(0), "SQLite", samples.get(2), null));
    }
  }

  /// Durable appends by many threads that share one timeline, or one connection.
  static List<Row> threads(Input input, Turns turns) throws Exception {
    return List.of(
        threads(input, turns, "64 threads", Thread.ofPlatform().factory()),
        threads(input, turns, "64 virtual threads", Thread.ofVirtual().factory()),
        creations(input, turns));
  }

  /// New people, whose identifiers are given one after the other, beside facts about people who are
  /// there.
  private static Row creations(Input input, Turns turns) throws Exception {
    List<Event> events = eventsOf(Ours.first(input.timeline(), 1000));
    ThreadFactory threads = Thread.ofPlatform().factory();
    try (EventTimeline one = Ours.open(input.file("people.jsonl"), Durability.GROUP);
        EventTimeline other = Ours.open(input.file("others.jsonl"), Durability.GROUP)) {
      PersonRegistry creating = new PersonRegistry(one);
      PersonRegistry changing = new PersonRegistry(other);
      int ada = changing.create(ADA);
      Details details = Details.on("1835-07-08");
      List<Sample> samples =
          turns.of(
              () -> together(threads, events, _ -> creating.create(ADA, details), one::size),
              () ->
                  together(
                      threads,
                      events,
                      _ -> changing.changeStatus(ada, Status.MARRIED, details),
                      other::size));
      return new Row(
          "threads",
          "new people (64 threads)",
          Unit.RATE,
          samples.get(0),
          "ours changing statuses",
          samples.get(1),
          new Reach.Faster(0.8));
    }
  }

  private static Row threads(Input input, Turns turns, String kind, ThreadFactory factory)
      throws Exception {
    List<Event> events = eventsOf(Ours.first(input.timeline(), 1000));
    try (EventTimeline ours = Ours.open(input.file("people.jsonl"), Durability.GROUP);
        Sqlite sqlite = new Sqlite(input.file("people.db"))) {
      List<Sample> samples =
          turns.of(
              () -> together(factory, events, ours::add, ours::size),
              () -> together(factory, events, sqlite::add, sqlite::size));
      return new Row(
          "threads",
          "durable append (%s)".formatted(kind),
          Unit.RATE,
          samples.get(0),
          "SQLite",
          samples.get(1),
          new Reach.Faster(20));
    }
  }

  interface Appending<T> {
    void add(T event) throws Exception;
  }

  private static <T> double oneByOne(List<T> events, Appending<T> append, Callable<Long> size)
      throws Exception {
    long before = size.call();
    double rate =
        rate(
            events.size(),
            () -> {
              for (T event : events) {
                append.add(event);
              }
              return events;
            });
    Turns.same("append", size.call(), before + events.size());
    return rate;
  }

  private static long lines(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {}
    return new String(bytes.array(), StandardCharsets.UTF_8).lines().count();
  }

  /// As many as they can in a second, all of which have to be there then.
  private static double together(
      ThreadFactory factory, List<Event> events, Appending<Event> append, Callable<Long> size)
      throws Exception {
    return together(THREADS, factory, events, append, size);
  }

  static double together(
      int threads,
      ThreadFactory factory,
      List<Event> events,
      Appending<Event> append,
      Callable<Long> size)
      throws Exception {
    long before = size.call();
    AtomicLong done = new AtomicLong();
    long start = System.nanoTime();
    try (var pool = Executors.newThreadPerTaskExecutor(factory)) {
      List<Future<?>> each = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        each.add(
            pool.submit(() -> {
              while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(1)) {
                long next = done.getAndIncrement();
                append.add(events.get((int) (next % events.size())));
              }
              return null;
            }));
      }
      for (Future<?> thread : each) {
        thread.get();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Turns.same("threads", size.call(), before + done.get());
    return done.get() / seconds;
  }

  /// From memory, in one batch, with one sync.
  static List<Row> bulk(Input input, Turns turns) throws Exception {
    List<Event> events = eventsOf(Ours.first(input.timeline(), BULK));
    long count = events.size();
    List<Sample> samples =
        turns.of(
            () -> importRate(input, events),
            () -> {
              Path file = input.file("people.db");
              try (Sqlite sqlite = new Sqlite(file)) {
                double rate =
                    rate(
                        count,
                        () -> {
                          sqlite.addAll(events);
                          return sqlite;
                        });
                Turns.same("import", count, sqlite.size());
                return rate;
              } finally {
                Input.delete(file.getParent());
              }
            });
    return List.of(
        new Row(
            "import",
            "import from memory (one sync)",
            Unit.RATE,
            samples.get(0),
            "SQLite (one transaction)",
            samples.get(1),
            null),
        Row.alone(
            "import",
            "import from memory (one sync)",
            Unit.RATE,
            samples.get(0),
            new Reach.Value(1_000_000)));
  }

  static double importRate(Input input, List<Event> events) throws Exception {
    Path file = input.file("people.jsonl");
    try (EventTimeline timeline = Ours.open(file, Durability.EACH)) {
      double rate = rate(events.size(), () -> timeline.addAll(events));
      Turns.same("import", timeline.size(), (long) events.size());
      return rate;
    } finally {
      Input.delete(file.getParent());
    }
  }

  /// Plausible lives to a file.
  static List<Row> simulate(Input input, Turns turns) throws Exception {
    Sample sample = turns.of(() -> simulateRate(input)).getFirst();
    return List.of(
        Row.alone(
            "simulate",
            "events simulated and written",
            Unit.RATE,
            sample,
            new Reach.Value(500_000)));
  }

  static double simulateRate(Input input) throws Exception {
    Path file = input.file("people.jsonl");
    Simulation simulation = Input.simulation(Math.min(BULK, input.asked()));
    try {
      long start = System.nanoTime();
      long events = simulation.writeTo(file);
      double seconds = (System.nanoTime() - start) / 1e9;
      Turns.same("simulate", events, Ours.size(file));
      return events / seconds;
    } finally {
      Input.delete(file.getParent());
    }
  }

  private static List<Event> eventsOf(List<RecordedEvent> recorded) {
    return recorded.stream().map(RecordedEvent::event).toList();
  }

  private static double rate(long events, Callable<?> work) throws Exception {
    return events / Turns.seconds(work);
  }
}
