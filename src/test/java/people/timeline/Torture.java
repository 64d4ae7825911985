package people.timeline;

import module java.base;

import people.*;
import people.disk.*;
import people.timeline.Ledger.Promise;
import people.timeline.Ledger.Violation;

/// Lets power fail, programs die and disks fail at every operation of invented [Workload]s, and
/// looks each time whether the timeline kept what it had promised:
///
/// - Reading never fails, and gives whole batches in their order: all that were acknowledged, and
///   nothing else but the next ones that were attempted.
/// - The next append succeeds, also when power fails again at each operation of its repairs. What
///   it cuts off is, to the last byte, in a file that its one warning names.
/// - What is kept beside it answers as its lines do, see [IndexTorture].
/// - The same beside [OtherPrograms], whose appends stay, or are refused because someone appends.
///
/// Every method may be called from any thread.
public final class Torture {

  static final Path FILE = Path.of("/simulated/people.jsonl");

  /// A first append that was not acknowledged; the next one takes it away.
  private static final Path BEGUN = Path.of("/simulated/people.jsonl.begun");

  /// What was done to a timeline.
  public enum Trial {
    POWER_LOSS("power losses"),
    LOSS_IN_RECOVERY("power losses during recovery"),
    KILL("kills"),
    ERROR_ONCE("input/output errors"),
    ERRORS("disks that fail for good"),
    FULL_ONCE("writes that found the disk full"),
    FULL("disks that stay full"),
    INDEX_DAMAGE("damaged indexes"),
    BY_HAND("lines by hand"),
    SECOND_NAME("appends by a second name"),
    LOCK_DELETED("appends past a deleted lock file"),
    LARGE_BATCH("crashes beside batches made in a file");

    private final String text;

    Trial(String text) {
      this.text = text;
    }
  }

  private final Consumer<String> violations;
  private final Map<Trial, LongAdder> trials = new EnumMap<>(Trial.class);
  private final LongAdder acknowledged = new LongAdder();
  private final LongAdder recovered = new LongAdder();
  private final LongAdder lost = new LongAdder();

  /// @param violations is told of each in one line, which ends with the command that shows it again
  public Torture(Consumer<String> violations) {
    this.violations = violations;
    for (Trial trial : Trial.values()) {
      trials.put(trial, new LongAdder());
    }
  }

  /// How often that was done.
  public long count(Trial trial) {
    return trials.get(trial).sum();
  }

  /// How often the timeline was crashed: by power losses and kills.
  public long crashes() {
    return count(Trial.POWER_LOSS) + count(Trial.LOSS_IN_RECOVERY) + count(Trial.KILL);
  }

  /// How often it was crashed or had to do with a fault, and how many events survived.
  public String summary() {
    List<String> parts = new ArrayList<>();
    trials.forEach((trial, count) -> parts.add("%,d %s".formatted(count.sum(), trial.text)));
    return "%s; after them %,d acknowledged events, %,d recovered, %,d lost"
        .formatted(String.join(", ", parts), acknowledged.sum(), recovered.sum(), lost.sum());
  }

  /// Crashes the workload of that seed at each of its operations, and has each of them fail.
  public void run(long seed) {
    long operations = crash(new Workload(seed), seed, 0);
    for (long at = 1; at <= operations; at++) {
      fail(seed, at);
    }
    meddle(seed, 0);
  }

  /// Crashes it at one of its operations, and has this one fail.
  public void run(long seed, long at) {
    crash(new Workload(seed), seed, at);
    fail(seed, at);
    meddle(seed, at);
  }

  private void meddle(long seed, long at) {
    meddle(seed, at, Trial.BY_HAND, OtherPrograms::appendByHand);
    meddle(seed, at, Trial.SECOND_NAME, OtherPrograms::appendBySecondName);
    meddle(seed, at, Trial.LOCK_DELETED, OtherPrograms::appendPastDeletedLock);
  }

  /// Lets another program append past a lock at the operations of that workload, and crashes it at
  /// some.
  private void meddle(long seed, long at, Trial trial, Consumer<OtherPrograms> another) {
    Workload workload = new Workload(seed);
    OtherPrograms others = new OtherPrograms(workload);
    Random chance = chance(seed, -1 - trial.ordinal());
    int often = 1 + chance.nextInt(4);
    int seldom = trial == Trial.BY_HAND ? 4 : 16;
    observe(
        seed,
        at,
        trial.text,
        () ->
            workload.run(operation -> {
              if (others.isTheirTurn()) {
                return;
              }
              if (chance.nextInt(often) == 0) {
                trials.get(trial).increment();
                another.accept(others);
              }
              if (chance.nextInt(seldom) == 0 && (at == 0 || at == operation)) {
                crashBeside(trial, workload, seed, operation);
              }
            }));
  }

  private void crashBeside(Trial trial, Workload workload, long seed, long at) {
    Random chance = chance(seed, -at);
    observe(seed, at, "a reader beside " + trial.text, workload::read);
    count(Trial.KILL, workload.ledger());
    SimulatedDisk killed = workload.disk().afterKill(chance.nextLong());
    observe(
        seed,
        at,
        "kill beside " + trial.text,
        () -> recover(workload, killed, Promise.RETURNED, chance, 1));
    count(Trial.POWER_LOSS, workload.ledger());
    SimulatedDisk after = workload.disk().afterPowerLoss(chance.nextLong());
    observe(
        seed,
        at,
        "power loss beside " + trial.text,
        () -> recover(workload, after, Promise.SAFE, chance, 1));
  }

  /// @param at 0 for each
  /// @return how many operations there are
  long crash(Workload workload, long seed, long at) {
    IndexTorture index = new IndexTorture();
    observe(
        seed,
        at,
        "the workload",
        () ->
            workload.run(operation -> {
              if (at == 0 || at == operation) {
                crashNow(workload, seed, operation, index);
              }
            }));
    return workload.disk().operations();
  }

  private void crashNow(Workload workload, long seed, long at, IndexTorture index) {
    Random chance = chance(seed, at);
    if (workload.areLarge()) {
      trials.get(Trial.LARGE_BATCH).increment();
    }
    observe(seed, at, "a reader", workload::read);
    for (int i = 0; i < 3; i++) {
      count(Trial.POWER_LOSS, workload.ledger());
      SimulatedDisk after = workload.disk().afterPowerLoss(chance.nextLong());
      observe(seed, at, "power loss", () -> recover(workload, after, Promise.SAFE, chance, 2));
    }
    count(Trial.KILL, workload.ledger());
    SimulatedDisk after = workload.disk().afterKill(chance.nextLong());
    observe(seed, at, "kill", () -> recover(workload, after, Promise.RETURNED, chance, 1));
    if (index.damage(after, chance)) {
      trials.get(Trial.INDEX_DAMAGE).increment();
      observe(seed, at, "damage of the index", () -> IndexTorture.read(after, chance));
      observe(seed, at, "damage of the open index", () -> IndexTorture.readDamaged(after, chance));
    }
  }

  private void fail(long seed, long at) {
    for (Trial trial : EnumSet.range(Trial.ERROR_ONCE, Trial.FULL)) {
      DiskFault fault = DiskFault.valueOf(trial.name());
      Workload workload = new Workload(seed, at, fault);
      trials.get(trial).increment();
      Random chance = chance(seed, at);
      Consumer<Boolean> crash =
          isEnd -> {
            workload.read();
            if (isEnd || chance.nextInt(64) == 0) {
              count(Trial.POWER_LOSS, workload.ledger());
              SimulatedDisk after = workload.disk().afterPowerLoss(chance.nextLong());
              recover(workload, after, Promise.SAFE, chance, 0);
            }
          };
      observe(
          seed,
          at,
          "a disk with " + fault,
          () -> {
            workload.run(operation -> {
              if (operation > at) {
                crash.accept(false);
              }
            });
            crash.accept(true);
            SimulatedDisk after = workload.disk().afterKill(seed);
            recover(workload, after, Promise.RETURNED, chance, 0);
          });
    }
  }

  private static Random chance(long seed, long at) {
    return new Random(31 * seed + at);
  }

  private void count(Trial trial, Ledger ledger) {
    trials.get(trial).increment();
    acknowledged.add(ledger.promised(trial == Trial.KILL ? Promise.RETURNED : Promise.SAFE));
  }

  private void observe(long seed, long at, String what, Runnable trial) {
    try {
      trial.run();
    } catch (RuntimeException e) {
      if (e instanceof Violation violation) {
        lost.add(violation.lost());
      }
      String why = e instanceof Violation ? e.getMessage() : e.toString();
      violations.accept(
          "%s at operation %d of seed %d: %s: ./jbang torture --seed %d --at %d"
              .formatted(what, at, seed, why.replace("\n", " "), seed, at));
    }
  }

  // ---- what has to hold

  /// The lines of all events, each with its line feed.
  static byte[] wholeLines(SimulatedDisk disk) {
    return read(disk).stream()
        .map(event -> event.json() + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  /// All events, as a program finds them that opens the timeline now.
  static List<RecordedEvent> read(SimulatedDisk disk) {
    if (!disk.exists(FILE)) {
      return List.of(); // nothing was acknowledged yet
    }
    try (FileTimeline timeline = Workload.open(disk, Durability.EACH, new ArrayList<>())) {
      List<RecordedEvent> events = events(timeline);
      if (timeline.size() != events.size()) {
        throw new Violation("size is %d of %d events".formatted(timeline.size(), events.size()));
      }
      return events;
    } catch (TimelineException e) {
      throw new Violation("can't be read: " + e.getMessage());
    }
  }

  private static List<RecordedEvent> events(EventTimeline timeline) {
    List<RecordedEvent> events = new ArrayList<>();
    timeline.forEach(events::add);
    return events;
  }

  private void recover(
      Workload workload, SimulatedDisk disk, Promise promise, Random chance, int depth) {
    workload.checkOthers(disk);
    recover(disk, workload.ledger(), promise, chance, depth);
  }

  /// @param promise what has to be there at least
  /// @param depth how often power fails once more in recovery
  private void recover(
      SimulatedDisk disk, Ledger before, Promise promise, Random chance, int depth) {
    List<RecordedEvent> found = IndexTorture.read(disk, chance);
    before.check(found, promise);
    recovered.add(found.size());

    SortedMap<Path, byte[]> filesBefore = disk.files();
    Ledger ledger = before.after(found, promise);
    // the greatest identifier that can be chosen for somebody new
    Event event = new Event.Death(2_000_000_000, Details.on("1852-11-27").from("" + depth));
    Ledger.AskedBatch asked = ledger.ask(List.of(event));
    List<SimulatedDisk> crashed = new ArrayList<>();
    disk.watch(_ -> {
      if (depth > 0 && chance.nextInt(depth > 1 ? 12 : 24) == 0) {
        crashed.add(disk.afterPowerLoss(chance.nextLong()));
      }
    });
    List<String> warnings = new ArrayList<>();
    List<RecordedEvent> through;
    try (FileTimeline timeline = Workload.open(disk, Durability.EACH, warnings)) {
      long position = timeline.add(event);
      Ledger during = ledger.after(found, promise);
      during.ask(List.of(event));
      for (SimulatedDisk again : crashed) {
        count(Trial.LOSS_IN_RECOVERY, during);
        recover(again, during, Promise.SAFE, chance, depth - 1);
      }
      asked.returned(position, true);
      through = events(timeline);
    } catch (TimelineException e) {
      throw new Violation("can't be appended to: " + e.getMessage());
    }
    ledger.check(through, Promise.RETURNED);
    ledger.check(IndexTorture.read(disk, chance), Promise.RETURNED);
    checkTorn(filesBefore, disk.files(), warnings);

    SimulatedDisk later = disk.afterPowerLoss(chance.nextLong());
    ledger.check(read(later), Promise.SAFE);
    if (promise == Promise.SAFE) { // what a program that is killed had set aside may not be forced
      checkTorn(filesBefore, later.files(), warnings);
    }
  }

  /// What was in the file is still there, in front of what came since, or else blank, and in a file
  /// aside.
  private static void checkTorn(
      SortedMap<Path, byte[]> before, SortedMap<Path, byte[]> after, List<String> warnings) {
    for (SortedMap<Path, byte[]> files : List.of(before, after)) {
      files.keySet().removeIf(IndexTorture::isOfIndex);
      files.remove(BEGUN);
    }
    byte[] was = before.getOrDefault(FILE, new byte[0]).clone();
    byte[] is = after.getOrDefault(FILE, new byte[0]);
    List<Path> aside = new ArrayList<>(after.keySet());
    aside.removeAll(before.keySet());
    aside.remove(FILE);
    if (aside.size() != warnings.size()) {
      throw new Violation(
          "%d files aside, but these warnings: %s".formatted(aside.size(), warnings));
    }
    for (Path torn : aside) {
      byte[] bytes = after.get(torn);
      int at = was.length - bytes.length;
      while (at >= 0 && !Arrays.equals(was, at, at + bytes.length, bytes, 0, bytes.length)) {
        at--;
      }
      if (at < 0) {
        throw new Violation(torn + " does not hold what was taken away");
      }
      for (int i = at; i < at + bytes.length; i++) {
        was[i] = i < is.length && (is[i] == ' ' || is[i] == '\n') ? is[i] : was[i];
      }
      if (warnings.stream().noneMatch(w -> w.contains(torn.getFileName().toString()))) {
        throw new Violation("no warning names the file aside: " + warnings);
      }
    }
    if (is.length < was.length || !Arrays.equals(was, 0, was.length, is, 0, was.length)) {
      throw new Violation("something is not what it was, and not aside");
    }
    before.forEach((name, content) -> {
      if (!name.equals(FILE) && !Arrays.equals(content, after.get(name))) {
        throw new Violation(name + " was changed or is gone");
      }
    });
  }
}
