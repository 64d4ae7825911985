package people.disk;

import module java.base;

import people.*;
import people.disk.DiskFault.Operation;
import people.line.*;

/// A disk in memory that can lose power, and that does the same again for the same seed.
///
/// Of every file it has what programs see, which is the system's memory, and what is on the
/// platter. A power loss leaves what was forced. Of the rest it leaves the worst that a file system
/// may:
///
/// - A sector of 512 bytes is written whole or not at all. This is what disks promise, and the only
///   thing assumed here.
/// - Each sector that was changed since the last force is on the platter as it was then or after
///   any of its changes, whatever became of the sectors before it. So writes come through out of
///   order, late, or in part.
/// - A file has any length that it had since, or one between. Bytes inside of it that never came
///   through are NUL.
/// - Each file that was made, renamed or deleted since its folder was forced has its old name or
///   its new one (or none, if that is one), also when it is forced itself. A folder that was made
///   since its own was forced may be gone, with all that is in it.
///
/// When a force fails, it does what Linux does: some sectors are written, and the others are
/// forgotten. They are still in memory for all to see, but no force writes them any more, until
/// they are written again. Whoever has the file open then is told by the next force only.
///
/// A crash makes a second disk, and the first works on as if nothing had been. So one run of a
/// program can be crashed at each of its operations: everything that changes the disk or forces it
/// is one, and a write is two, so that half of it can be there. Its clock of changes ticks only
/// with every few of them, as that of a system does, and work beside is done at once.
public final class SimulatedDisk implements Storage {

  public static final int SECTOR = 512;

  /// When its clock begins, in milliseconds: not at a whole second, which may have been rounded.
  private static final long START = 10_042;

  final Random random;
  private final SortedMap<Path, SimulatedFile> names = new TreeMap<>();
  private final SortedMap<Path, SimulatedFile> durableNames = new TreeMap<>();

  /// What was done to names since their folders were forced, in order.
  private final List<SimulatedNaming> namings = new ArrayList<>();

  /// Folders that were made since their own were forced.
  private final Set<Path> looseFolders = new TreeSet<>();

  /// Who has the lock of a name, and of a file; used with the monitor.
  final Map<Object, SimulatedLock> locked = new HashMap<>();

  private final SimulatedOperations operations = new SimulatedOperations();
  private long boot;
  private long files;
  private long much = Long.MAX_VALUE;
  private long tick = 1;

  /// @param seed of where writes are cut in two, and of what a failed force leaves
  public SimulatedDisk(long seed) {
    random = new Random(seed);
    boot = seed;
  }

  /// Lets programs keep what they read from that many bytes on.
  ///
  /// @param tellsBoot whether the system tells one start of the machine from another
  public synchronized void keepFrom(long bytes, boolean tellsBoot) {
    much = bytes;
    boot = tellsBoot ? boot | 1 : 0;
  }

  // ---- what tests do to it

  /// How many operations there were, failed ones among them, and those before a crash.
  public synchronized long operations() {
    return operations.count;
  }

  /// How many forces of a file failed.
  public synchronized int failedForces(Path file) {
    return exists(file) ? names.get(file).failedForces : 0;
  }

  /// Has someone told the number of each operation (1, 2, …), just before it takes effect.
  public synchronized void watch(LongConsumer watcher) {
    operations.watcher = watcher;
  }

  /// Lets operations fail, from that number on.
  public synchronized void failAt(long operation, DiskFault fault) {
    operations.failAt(operation, fault);
  }

  /// Lets another writer get the lock of that name, as programs do that delete its file.
  public synchronized void deleteLockFile(Path timeline) {
    locked.remove(timeline);
  }

  /// Lets all go well again.
  public synchronized void repair() {
    operations.failAt(Long.MAX_VALUE, null);
  }

  /// The disk as the next program finds it when this one is killed now: the system lives on.
  public synchronized SimulatedDisk afterKill(long seed) {
    return copy(seed, SimulatedFile::copy, names);
  }

  /// The disk as it may be when power is lost now.
  public synchronized SimulatedDisk afterPowerLoss(long seed) {
    Random chance = new Random(seed);
    // by itself a coin for each sector would hardly ever keep or lose all of many
    double kept = chance.nextInt(5) / 4.0;
    SortedMap<Path, SimulatedFile> found = new TreeMap<>(durableNames);
    for (SimulatedNaming naming : namings) {
      if (chance.nextDouble() < kept) {
        naming.applyTo(found);
      }
    }
    SimulatedDisk after = copy(seed, contents -> contents.afterPowerLoss(chance, kept), found);
    after.durableNames.clear();
    after.durableNames.putAll(after.names);
    after.namings.clear();
    looseFolders.stream().filter(_ -> chance.nextDouble() >= kept).forEach(after::removeFolder);
    after.looseFolders.clear();
    after.boot = boot == 0 ? 0 : seed | 1;
    return after;
  }

  /// @param found what programs see then
  private SimulatedDisk copy(
      long seed, UnaryOperator<SimulatedFile> copying, SortedMap<Path, SimulatedFile> found) {
    SimulatedDisk copy = new SimulatedDisk(seed);
    copy.operations.count = operations.count;
    copy.boot = boot;
    copy.files = files;
    copy.much = much;
    copy.tick = tick;
    copy.looseFolders.addAll(looseFolders);
    Map<SimulatedFile, SimulatedFile> copies = new IdentityHashMap<>();
    found.forEach((name, file) -> copy.names.put(name, copies.computeIfAbsent(file, copying)));
    durableNames.forEach(
        (name, file) -> copy.durableNames.put(name, copies.computeIfAbsent(file, copying)));
    for (SimulatedNaming naming : namings) {
      SimulatedFile file = copies.computeIfAbsent(naming.file(), copying);
      copy.namings.add(new SimulatedNaming(naming.folder(), file, naming.name()));
    }
    return copy;
  }

  /// All files, as programs see them.
  public synchronized SortedMap<Path, byte[]> files() {
    var files = new TreeMap<Path, byte[]>();
    names.forEach((name, file) -> files.put(name, file.seen.clone()));
    return files;
  }

  /// Takes a folder away with all that is in it, as other programs may.
  public synchronized void removeFolder(Path folder) {
    names.keySet().removeIf(file -> file.startsWith(folder));
    durableNames.keySet().removeIf(file -> file.startsWith(folder));
    namings.removeIf(naming -> naming.folder().startsWith(folder));
  }

  /// Puts bytes in the place of a file, or makes one, as other programs may.
  public synchronized void put(Path file, byte[] bytes) {
    SimulatedFile put = new SimulatedFile(++files);
    put.write(bytes, 0);
    put.changed = tick();
    name(put, file, file);
  }

  /// Gives a file a second name, as other programs may; [#removeFolder] takes it away.
  public synchronized void link(Path file, Path second) {
    names.put(second, names.get(file));
  }

  /// Appends bytes to a file that is there, as a shell does that knows no lock.
  ///
  /// @return whether they are there by now
  public synchronized boolean appendByHand(Path file, byte[] bytes) {
    return names.get(file).appendByHand(bytes, tick());
  }

  /// The clock of changes, in milliseconds, which stands still for a few operations.
  long tick() {
    long now = START + 4 * (operations.count / 4);
    return now / tick * tick;
  }

  /// Lets file times be whole multiples of so many milliseconds.
  public synchronized void tellTimesIn(long millis) {
    tick = millis;
  }

  /// @return whether it takes effect
  boolean begin(Operation operation) throws IOException {
    return operations.begin(operation);
  }

  // ---- files

  @Override
  public synchronized Blob openToRead(Path file) throws IOException {
    return new OpenSimulatedFile(this, existing(file), true, false);
  }

  @Override
  public synchronized Blob openToWrite(Path file) throws IOException {
    return new OpenSimulatedFile(this, existing(file), false, true);
  }

  @Override
  public synchronized Blob openToAppend(Path file) throws IOException {
    return openToWrite(file);
  }

  @Override
  public synchronized Blob create(Path file) throws IOException {
    return new OpenSimulatedFile(this, made(file), true, true);
  }

  private SimulatedFile existing(Path file) throws IOException {
    if (!exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return names.get(file);
  }

  private SimulatedFile made(Path file) throws IOException {
    refuseTaken(file);
    begin(Operation.CREATE);
    SimulatedFile contents = new SimulatedFile(++files);
    contents.changed = tick();
    name(contents, file, file);
    return contents;
  }

  private void refuseTaken(Path name) throws IOException {
    if (exists(name)) {
      throw new FileAlreadyExistsException(name.toString());
    }
  }

  private void name(SimulatedFile file, Path inFolder, Path name) {
    SimulatedNaming naming = new SimulatedNaming(folder(inFolder), file, name);
    naming.applyTo(names);
    namings.add(naming);
  }

  private static Path folder(Path file) {
    return file.toAbsolutePath().getParent();
  }

  @Override
  public synchronized void rename(Path file, Path name) throws IOException {
    refuseTaken(name);
    replace(file, name);
  }

  @Override
  public synchronized void replace(Path file, Path name) throws IOException {
    SimulatedFile renamed = existing(file);
    begin(Operation.RENAME);
    name(renamed, file, name);
  }

  @Override
  public synchronized void deleteIfExists(Path file) throws IOException {
    if (exists(file)) {
      begin(Operation.DELETE);
      name(existing(file), file, null);
    }
  }

  @Override
  public synchronized boolean exists(Path file) {
    return names.containsKey(file);
  }

  @Override
  public synchronized boolean isFile(Path file) {
    return exists(file);
  }

  @Override
  public synchronized void forceFolderOf(Path file) throws IOException {
    boolean isForced = begin(Operation.FORCE_FOLDER);
    looseFolders.removeIf(made -> isForced && folder(made).equals(folder(file)));
    namings.removeIf(naming -> {
      boolean isThere = isForced && naming.folder().equals(folder(file));
      if (isThere) {
        naming.applyTo(durableNames);
      }
      return isThere;
    });
  }

  @Override
  public synchronized List<Path> list(Path folder) throws IOException {
    var all = names.keySet().stream().filter(file -> folder(file).equals(folder)).toList();
    if (all.isEmpty()) {
      throw new NoSuchFileException(folder.toString());
    }
    return all;
  }

  @Override
  public synchronized void makeFolder(Path folder) throws IOException {
    if (names.keySet().stream().noneMatch(file -> folder(file).equals(folder))) {
      begin(Operation.CREATE);
      looseFolders.add(folder);
    }
  }

  @Override
  public synchronized Storage.Stamp stamp(Path file) throws IOException {
    SimulatedFile found = existing(file);
    return new Storage.Stamp(
        found.seen.length, Instant.EPOCH.plusMillis(found.changed), found.identity);
  }

  @Override
  public synchronized Storage.Stamp stampOfKept(Path file) throws IOException {
    return stamp(file);
  }

  @Override
  public synchronized void setChanged(Path file, long millis) {
    if (exists(file)) {
      names.get(file).changed = millis / tick * tick;
    }
  }

  @Override
  public synchronized Blob openKept(Path file) throws IOException {
    return openToRead(file);
  }

  @Override
  public synchronized Blob openKeptToWrite(Path file) throws IOException {
    return new OpenSimulatedFile(this, existing(file), true, true);
  }

  @Override
  public synchronized boolean isOwnFolder(Path folder, Path timeline) {
    return names.keySet().stream().anyMatch(file -> folder(file).equals(folder));
  }

  @Override
  public synchronized LineReader.ByteSource openToLookUp(Path file) throws IOException {
    return new OpenSimulatedFile(this, existing(file), true, false)::read;
  }

  @Override
  public synchronized long boot() {
    return boot;
  }

  @Override
  public synchronized long much() {
    return much;
  }

  @Override
  public int longestPiece() {
    return 1500;
  }

  @Override
  public CompletableFuture<Void> beside(Runnable work) {
    return CompletableFuture.runAsync(work, Runnable::run);
  }

  @Override
  public void pause() {} // whoever writes is this thread, or long dead

  @Override
  public String oddity(Path file) {
    return null;
  }

  @Override
  public Path realPath(Path timeline) {
    return timeline;
  }

  @Override
  public Lock lockOf(Path timeline) {
    return new SimulatedLock(this, timeline);
  }

  /// What a lock of the file of that name is on; null when there is none.
  synchronized Object lockable(Path file) {
    return names.get(file);
  }
}
