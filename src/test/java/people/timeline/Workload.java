package people.timeline;

import module java.base;

import people.*;
import people.disk.*;
import people.timeline.Ledger.AskedBatch;
import people.timeline.Ledger.Promise;
import people.timeline.Ledger.Violation;

/// Programs that append to one timeline on a [SimulatedDisk], one after the other and in turn, and
/// write down what they were told. The same seed does the same again.
final class Workload {

  private static final int STEPS = 16;

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2015-02-14T12:00:00Z"), ZoneOffset.UTC);

  /// What a text is made of: one to four bytes for each.
  private static final String[] LETTERS = {"a", "Zoë ", "李", "𝒳", "\"\\\n", "Ångström "};

  /// A program with the timeline open.
  private static final class Writer {

    private FileTimeline timeline;
    private Durability durability;
    private final List<AskedBatch> unsynced = new ArrayList<>();
  }

  /// Whether batches of a few events are large ones, which are made in a file.
  private final boolean areLarge;

  private final Random random;
  private final long faultAt;
  private final DiskFault fault;
  private final Writer[] writers = {new Writer(), new Writer()};
  private SimulatedDisk disk;
  private Ledger ledger = new Ledger();
  private LongConsumer watcher = _ -> {};
  private FileTimeline reader;
  private List<RecordedEvent> seen = new ArrayList<>();

  /// Batches of which an event has an id.
  private final List<List<Event>> tried = new ArrayList<>();

  /// Those that were begun, and what they have to hold.
  private final Map<Path, byte[]> backups = new TreeMap<>();

  private final Set<Path> finished = new HashSet<>();

  private int events;
  private int failures;

  /// How many lines and appends of other programs there are.
  private int ofOthers;

  private boolean isBackingUp;

  Workload(long seed) {
    this(seed, Long.MAX_VALUE, DiskFault.ERROR_ONCE);
  }

  /// One on a disk that fails from that operation on.
  Workload(long seed, long faultAt, DiskFault fault) {
    random = new Random(seed);
    areLarge = seed % 3 == 1;
    this.faultAt = faultAt;
    this.fault = fault;
    SimulatedDisk empty = new SimulatedDisk(seed);
    if (seed % 2 == 0) {
      empty.keepFrom(64L << seed / 2 % 6, seed % 3 != 0);
    }
    start(empty);
  }

  static FileTimeline open(SimulatedDisk disk, Durability durability, List<String> warnings) {
    return open(Torture.FILE, disk, durability, warnings);
  }

  static FileTimeline open(
      Path name, SimulatedDisk disk, Durability durability, List<String> warnings) {
    return new FileTimeline(
        name,
        disk,
        TimelineOptions.DEFAULTS.with(CLOCK).with(durability).tellingWarnings(warnings::add));
  }

  private FileTimeline open(Writer writer) {
    TimelineOptions options = TimelineOptions.DEFAULTS.with(CLOCK).with(writer.durability);
    return areLarge
        ? new FileTimeline(Torture.FILE, disk, options, LargeBatches.place(disk, 2))
        : open(disk, writer.durability, new ArrayList<>());
  }

  boolean areLarge() {
    return areLarge;
  }

  SimulatedDisk disk() {
    return disk;
  }

  Ledger ledger() {
    return ledger;
  }

  /// What a copy has to hold is known beforehand, so nobody may append then.
  boolean isBackingUp() {
    return isBackingUp;
  }

  void isByAnother() {
    ofOthers++;
  }

  /// @param watcher is told of each operation of the disk before it takes effect
  void run(LongConsumer watcher) {
    this.watcher = watcher;
    start(disk);
    for (int step = 0; step < STEPS; step++) {
      step();
    }
    for (Writer writer : writers) {
      close(writer);
    }
    if (faultAt > disk.operations()) {
      LargeBatches.refuseLeftovers(disk, 0);
    }
  }

  /// Lets programs start on a disk.
  private void start(SimulatedDisk disk) {
    this.disk = disk;
    disk.watch(watcher);
    if (disk.operations() < faultAt) {
      disk.failAt(faultAt, fault);
    }
    for (Writer writer : writers) {
      writer.timeline = null;
      writer.unsynced.clear();
    }
    openReader();
  }

  private void step() {
    Writer writer = writers[random.nextInt(writers.length)];
    if (writer.timeline == null) {
      writer.durability = Durability.values()[random.nextInt(Durability.values().length)];
      writer.timeline = open(writer);
    }
    switch (random.nextInt(24)) {
      case 0, 1, 2, 3, 4, 5, 6 -> append(writer, 1, 1);
      case 7, 8, 9 -> append(writer, 1, 2 + random.nextInt(4));
      case 10 -> append(writer, 1, 2 + random.nextInt(39));
      case 11, 12, 13, 14 -> append(writer, 2 + random.nextInt(5), 1 + random.nextInt(4));
      case 15, 16 -> sync(writer);
      case 17, 18 -> close(writer);
      case 19, 20, 21 -> tryAgain(writer);
      case 22 -> backUp(writer);
      default -> losePower();
    }
  }

  private void append(Writer writer, int batches, int mostEvents) {
    List<List<Event>> asked = new ArrayList<>();
    for (int i = 0; i < batches; i++) {
      int size = batches == 1 ? mostEvents : 1 + random.nextInt(mostEvents);
      asked.add(events(size));
    }
    append(writer, asked);
  }

  private void append(Writer writer, List<List<Event>> asked) {
    List<AskedBatch> batches = asked.stream().map(ledger::ask).toList();
    int failedForces = disk.failedForces(Torture.FILE);
    batches.forEach(batch -> batch.mayBeRefused = () -> disk.operations() >= faultAt);
    List<LongSupplier> positions =
        asked.size() > 1
            ? LargeBatches.together(writer.timeline, asked)
            : List.of(() -> position(writer.timeline, asked.getFirst()));
    TimelineException failed = null;
    for (AskedBatch batch : batches) {
      try {
        batch.returned(
            positions.get(batches.indexOf(batch)).getAsLong(),
            writer.durability != Durability.NONE);
        writer.unsynced.add(batch);
      } catch (TimelineException e) {
        batch.failed();
        failed = e;
      }
    }
    if (failed != null) {
      failed(writer, failed, disk.failedForces(Torture.FILE) > failedForces);
    }
  }

  private List<Event> events(int size) {
    List<Event> events = IntStream.range(0, size).mapToObj(_ -> event()).toList();
    if (events.stream().anyMatch(event -> event.details().id() != null)) {
      tried.add(events);
    }
    return events;
  }

  private long position(FileTimeline timeline, List<Event> batch) {
    if (areLarge && batch.size() > 1) {
      return LargeBatches.add(timeline, batch);
    }
    return switch (random.nextInt(3)) {
      case 0 -> timeline.addAll(batch, Expected.size(size(timeline)));
      case 1 -> batch.size() == 1 ? timeline.add(batch.getFirst()) : timeline.addAll(batch);
      default -> timeline.addAll(batch);
    };
  }

  private long size(FileTimeline timeline) {
    return disk.exists(Torture.FILE) ? timeline.size() : 0;
  }

  /// Appends what was tried before, whether that had failed, was acknowledged or went with a crash:
  /// it must be there once.
  private void tryAgain(Writer writer) {
    if (tried.isEmpty()) {
      return;
    }
    List<Event> events = tried.get(random.nextInt(tried.size()));
    AskedBatch before = ledger.last(events);
    AskedBatch again = ledger.ask(events);
    int failedForces = disk.failedForces(Torture.FILE);
    try {
      long size = size(writer.timeline);
      long position =
          areLarge ? LargeBatches.add(writer.timeline, events) : writer.timeline.addAll(events);
      boolean isSafe = writer.durability != Durability.NONE;
      if (position < size && before == null) {
        throw new Violation("an id that nobody has used is known");
      }
      ledger.takeBack(position < size ? again : before);
      again = position < size ? before : again;
      again.returned(position, isSafe);
      writer.unsynced.add(again);
    } catch (TimelineException e) {
      again.failed();
      tried.remove(events); // which of the two is there would be hard to tell
      failed(writer, e, disk.failedForces(Torture.FILE) > failedForces);
    }
  }

  private void backUp(Writer writer) {
    Path target = Torture.FILE.resolveSibling("backup-%d.jsonl".formatted(disk.operations()));
    if (!disk.exists(Torture.FILE)) {
      return;
    }
    isBackingUp = true;
    try {
      backups.put(target, Torture.wholeLines(disk));
      Backup.of(disk, Torture.FILE, target, _ -> {});
      finished.add(target);
    } catch (TimelineException e) {
      backups.remove(target);
      failed(writer, e, false);
    } finally {
      isBackingUp = false;
    }
  }

  /// Finds no part of a batch by itself, each backup that was made, and those that were begun whole
  /// or not at all.
  void checkOthers(SimulatedDisk after) {
    if (faultAt > disk.operations()) { // or the name of a file could not be taken away
      LargeBatches.refuseLeftovers(after, 1);
    }
    backups.forEach((target, expected) -> {
      byte[] found = after.files().get(target);
      if (found == null ? finished.contains(target) : !Arrays.equals(expected, found)) {
        throw new Violation(target + (found == null ? " is lost" : " is not what was copied"));
      }
    });
  }

  private void sync(Writer writer) {
    int failedForces = disk.failedForces(Torture.FILE);
    try {
      writer.timeline.sync();
      writer.unsynced.forEach(AskedBatch::isSafe);
      writer.unsynced.clear();
    } catch (TimelineException e) {
      failed(writer, e, disk.failedForces(Torture.FILE) > failedForces);
    }
  }

  private void failed(Writer writer, TimelineException e, boolean wasItAForce) {
    if (ofOthers > 0 && e instanceof TimelineException.Conflict) {
      return; // another program was quicker
    }
    failures++;
    if (disk.operations() < faultAt) {
      throw new Violation("failed without a fault of the disk: " + e.getMessage());
    }
    if (!e.getMessage().startsWith("/simulated/") || e.getMessage().contains("\n")) {
      throw new Violation("an error that is not one line on the file: " + e.getMessage());
    }
    if (wasItAForce) {
      disk.repair();
      refuses(writer);
      writer.unsynced.clear();
    }
    if (failures == 3) {
      disk.repair();
    }
    if (writer.timeline != null && (wasItAForce || random.nextBoolean())) {
      close(writer);
    }
  }

  /// Nobody knows what a failed force wrote, so whoever saw it fail must not go on.
  private void refuses(Writer writer) {
    Event event = event();
    AskedBatch batch = ledger.ask(List.of(event));
    try {
      writer.timeline.add(event);
    } catch (TimelineException e) {
      batch.failed();
      if (e.getMessage().startsWith(Torture.FILE + ": not appended, since ")) {
        return;
      }
    }
    throw new Violation("appends after a force has failed");
  }

  private void close(Writer writer) {
    FileTimeline closed = writer.timeline;
    writer.timeline = null;
    if (closed != null) {
      try {
        closed.close();
        writer.unsynced.forEach(AskedBatch::isSafe);
      } catch (TimelineException e) {
        failed(writer, e, false);
      }
      writer.unsynced.clear();
    }
  }

  private void losePower() {
    disk.repair();
    SimulatedDisk after = disk.afterPowerLoss(random.nextLong());
    List<RecordedEvent> found = Torture.read(after);
    ledger.check(found, Promise.SAFE);
    checkOthers(after);
    ledger = ledger.after(found, Promise.SAFE);
    start(after);
  }

  // ---- a reader beside

  private void openReader() {
    reader = open(disk, Durability.EACH, new ArrayList<>());
    seen = new ArrayList<>();
  }

  /// Whether someone who has long been reading sees what has to be there by now, and no half batch.
  void read() {
    try {
      reader.readAfter(seen.size() - 1).forEach(seen::add);
    } catch (TimelineException.NoSuchTimeline e) {
      // and so nothing has to be there
    } catch (TimelineException e) {
      if (disk.operations() <= faultAt) {
        throw new Violation("a reader fails: " + e.getMessage());
      }
      openReader(); // what it saw of an append that failed was taken back, and it noticed
      if (disk.exists(Torture.FILE)) {
        reader.forEach(seen::add);
      }
    }
    ledger.check(seen, Promise.RETURNED);
  }

  /// Another one each time.
  Event event() {
    int person = ++events;
    Details details = random.nextInt(4) == 0 ? Details.NONE.withId("form " + person) : Details.NONE;
    if (random.nextInt(3) == 0) {
      return new Event.StatusChange(person, Status.MARRIED, details);
    }
    int length = random.nextInt(random.nextInt(12) == 0 ? 800 : 40);
    StringBuilder text = new StringBuilder("x");
    while (text.length() < length) {
      text.append(LETTERS[random.nextInt(LETTERS.length)]);
    }
    return new Event.NameChange(person, new Name(text.toString(), null), details);
  }
}
