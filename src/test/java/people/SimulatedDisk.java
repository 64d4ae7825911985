package people;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

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
///   its new one (or none, where that is one of the two). It does not help to force the file
///   itself.
///
/// When a force fails, it does what Linux does: some sectors are written, and the others are
/// forgotten. They are still in memory for all to see, but no force writes them any more, until
/// they are written again. Whoever has the file open then is told by the next force, and only by
/// that.
///
/// A crash makes a second disk, and the first works on as if nothing had been. So one run of a
/// program can be crashed at each of its operations: everything that changes the disk or forces it
/// is one, and a write is two, so that half of it can be there.
final class SimulatedDisk implements Storage {

  static final int SECTOR = 512;

  /// What fails from some operation on.
  enum Fault {
    ERROR_ONCE("Input/output error"),
    ERRORS("Input/output error"),
    FULL_ONCE("No space left on device"),
    FULL("No space left on device"),

    /// Nothing fails, but no force does anything.
    LIES(null);

    private final String message;

    Fault(String message) {
      this.message = message;
    }

    private boolean isOnce() {
      return this == ERROR_ONCE || this == FULL_ONCE;
    }

    private boolean hits(Operation operation) {
      return switch (operation) {
        case WRITE, CREATE -> this != LIES;
        case TRUNCATE, RENAME, DELETE -> this == ERROR_ONCE || this == ERRORS;
        case FORCE, FORCE_FOLDER -> this == ERROR_ONCE || this == ERRORS || this == LIES;
      };
    }
  }

  private enum Operation {
    WRITE,
    TRUNCATE,
    FORCE,
    CREATE,
    RENAME,
    DELETE,
    FORCE_FOLDER
  }

  /// From now on the file has that name; null means none.
  private record Naming(Path folder, Contents file, Path name) {

    void applyTo(Map<Path, Contents> names) {
      names.values().removeIf(each -> each == file);
      if (name != null) {
        names.put(name, file);
      }
    }
  }

  private final Random random;
  private final SortedMap<Path, Contents> names = new TreeMap<>();
  private final SortedMap<Path, Contents> durableNames = new TreeMap<>();

  /// What was done to names since their folders were forced, in order.
  private final List<Naming> namings = new ArrayList<>();

  private final Set<Path> locked = new HashSet<>();
  private LongConsumer watcher = _ -> {};
  private long operations;
  private Fault fault;
  private long faultAt;

  /// @param seed of where writes are cut in two, and of what a failed force leaves
  SimulatedDisk(long seed) {
    random = new Random(seed);
  }

  // ---- what tests do to it

  /// How many operations there were, failed ones among them, and those before a crash.
  synchronized long operations() {
    return operations;
  }

  /// How many forces of a file failed.
  synchronized int failedForces(Path file) {
    return exists(file) ? names.get(file).failedForces : 0;
  }

  /// Has someone told the number of each operation (1, 2, …), just before it takes effect.
  synchronized void watch(LongConsumer watcher) {
    this.watcher = watcher;
  }

  /// Lets operations fail, from that number on.
  synchronized void failAt(long operation, Fault fault) {
    this.faultAt = operation;
    this.fault = fault;
  }

  /// Lets all go well again.
  synchronized void repair() {
    fault = null;
  }

  /// The disk as the next program finds it when this one is killed now: the system lives on.
  synchronized SimulatedDisk afterKill(long seed) {
    return copy(seed, Contents::copy, names);
  }

  /// The disk as it may be when power is lost now.
  synchronized SimulatedDisk afterPowerLoss(long seed) {
    Random chance = new Random(seed);
    // by itself a coin for each sector would hardly ever keep or lose all of many
    double kept = chance.nextInt(5) / 4.0;
    SortedMap<Path, Contents> found = new TreeMap<>(durableNames);
    for (Naming naming : namings) {
      if (chance.nextDouble() < kept) {
        naming.applyTo(found);
      }
    }
    SimulatedDisk after = copy(seed, contents -> contents.afterPowerLoss(chance, kept), found);
    after.durableNames.clear();
    after.durableNames.putAll(after.names);
    after.namings.clear();
    return after;
  }

  /// @param found what programs see then
  private SimulatedDisk copy(
      long seed, UnaryOperator<Contents> copying, SortedMap<Path, Contents> found) {
    SimulatedDisk copy = new SimulatedDisk(seed);
    copy.operations = operations;
    Map<Contents, Contents> copies = new IdentityHashMap<>();
    found.forEach((name, file) -> copy.names.put(name, copies.computeIfAbsent(file, copying)));
    durableNames.forEach(
        (name, file) -> copy.durableNames.put(name, copies.computeIfAbsent(file, copying)));
    for (Naming naming : namings) {
      Contents file = copies.computeIfAbsent(naming.file, copying);
      copy.namings.add(new Naming(naming.folder, file, naming.name));
    }
    return copy;
  }

  /// All files, as programs see them.
  synchronized SortedMap<Path, byte[]> files() {
    SortedMap<Path, byte[]> files = new TreeMap<>();
    names.forEach((name, file) -> files.put(name, file.seen.clone()));
    return files;
  }

  /// @return whether it takes effect
  private boolean begin(Operation operation) throws IOException {
    operations++;
    watcher.accept(operations);
    if (fault != null && operations >= faultAt && fault.hits(operation)) {
      if (fault == Fault.LIES) {
        return false;
      }
      String message = fault.message;
      if (fault.isOnce()) {
        fault = null;
      }
      throw new IOException(message);
    }
    return true;
  }

  // ---- files

  /// What is in a file.
  private static final class Contents {

    private byte[] seen = {};

    /// Whole sectors, at least for [#durableLength] bytes.
    private byte[] platter = {};

    private int durableLength;

    /// What the sectors of that number held after each change since the last force.
    private final SortedMap<Integer, List<byte[]>> changes = new TreeMap<>();

    /// The lengths that it had after each change since the last force.
    private final List<Integer> lengths = new ArrayList<>();

    /// How often changes were lost, and how many forces told so.
    private int errors;

    private int failedForces;

    void write(byte[] bytes, int offset) {
      int before = seen.length;
      seen = Arrays.copyOf(seen, Math.max(before, offset + bytes.length));
      System.arraycopy(bytes, 0, seen, offset, bytes.length);
      changed(Math.min(before, offset), offset + bytes.length);
    }

    void truncate(int size) {
      int before = seen.length;
      if (size < before) {
        seen = Arrays.copyOf(seen, size);
        changed(size, before);
      }
    }

    private void changed(int from, int to) {
      for (int sector = from / SECTOR; sector * SECTOR < to; sector++) {
        byte[] now = new byte[SECTOR];
        int start = sector * SECTOR;
        System.arraycopy(
            seen, Math.min(start, seen.length), now, 0, Math.clamp(seen.length - start, 0, SECTOR));
        changes.computeIfAbsent(sector, _ -> new ArrayList<>()).add(now);
      }
      lengths.add(seen.length);
    }

    void force() {
      changes.forEach((sector, versions) -> put(sector, versions.getLast()));
      changes.clear();
      if (!lengths.isEmpty()) {
        durableLength = lengths.getLast();
        lengths.clear();
      }
    }

    void loseChanges(Random chance) {
      errors++;
      failedForces++;
      putSome(chance, 0.5);
      changes.clear();
    }

    Contents afterPowerLoss(Random chance, double kept) {
      Contents after = copy();
      after.putSome(chance, kept);
      after.changes.clear();
      after.durableLength = after.someLength(chance);
      after.lengths.clear();
      after.seen = Arrays.copyOf(after.platter, after.durableLength);
      after.platter = Arrays.copyOf(after.seen, roundedUp(after.durableLength));
      return after;
    }

    private void putSome(Random chance, double kept) {
      changes.forEach((sector, versions) -> {
        if (chance.nextDouble() < kept) {
          int late = chance.nextInt(4) == 0 ? chance.nextInt(versions.size()) : 0;
          put(sector, versions.get(versions.size() - 1 - late));
        }
      });
    }

    private int someLength(Random chance) {
      List<Integer> all = new ArrayList<>(lengths);
      all.addFirst(durableLength);
      int shortest = all.stream().min(Integer::compare).get();
      int longest = all.stream().max(Integer::compare).get();
      return switch (chance.nextInt(3)) {
        case 0 -> all.getLast();
        case 1 -> all.get(chance.nextInt(all.size()));
        default -> chance.nextInt(shortest, longest + 1);
      };
    }

    private void put(int sector, byte[] content) {
      int end = (sector + 1) * SECTOR;
      platter = Arrays.copyOf(platter, Math.max(platter.length, end));
      System.arraycopy(content, 0, platter, end - SECTOR, SECTOR);
    }

    private static int roundedUp(int length) {
      return (length + SECTOR - 1) / SECTOR * SECTOR;
    }

    Contents copy() {
      Contents copy = new Contents();
      copy.seen = seen.clone();
      copy.platter = platter.clone();
      copy.durableLength = durableLength;
      changes.forEach((sector, versions) -> copy.changes.put(sector, new ArrayList<>(versions)));
      copy.lengths.addAll(lengths);
      copy.errors = errors;
      copy.failedForces = failedForces;
      return copy;
    }
  }

  private final class OpenFile implements Blob {

    private final Contents contents;
    private final boolean isReadable;
    private final boolean isWritable;
    private int errorsSeen;
    private boolean isClosed;

    OpenFile(Contents contents, boolean isReadable, boolean isWritable) {
      this.contents = contents;
      this.isReadable = isReadable;
      this.isWritable = isWritable;
      this.errorsSeen = contents.errors;
    }

    private Contents contents(boolean toRead, boolean toWrite) throws IOException {
      if (isClosed) {
        throw new ClosedChannelException();
      }
      if (toRead && !isReadable) {
        throw new NonReadableChannelException();
      }
      if (toWrite && !isWritable) {
        throw new NonWritableChannelException();
      }
      return contents;
    }

    @Override
    public long size() throws IOException {
      synchronized (SimulatedDisk.this) {
        return contents(false, false).seen.length;
      }
    }

    @Override
    public void read(ByteBuffer into, long offset) throws IOException {
      synchronized (SimulatedDisk.this) {
        byte[] seen = contents(true, false).seen;
        if (offset < seen.length) {
          int length = Math.min(into.remaining(), seen.length - (int) offset);
          into.put(seen, (int) offset, length);
        }
      }
    }

    @Override
    public void write(ByteBuffer bytes, long offset) throws IOException {
      synchronized (SimulatedDisk.this) {
        long at = offset;
        while (bytes.hasRemaining()) {
          boolean isFirst = at == offset;
          Contents written = contents(false, true);
          begin(Operation.WRITE);
          int most = bytes.remaining();
          byte[] part = new byte[isFirst ? 1 + random.nextInt(most) : most];
          bytes.get(part);
          written.write(part, Math.toIntExact(at));
          at += part.length;
        }
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      synchronized (SimulatedDisk.this) {
        Contents cut = contents(false, true);
        begin(Operation.TRUNCATE);
        cut.truncate(Math.toIntExact(size));
      }
    }

    @Override
    public void force() throws IOException {
      synchronized (SimulatedDisk.this) {
        Contents forced = contents(false, false);
        boolean isForced;
        try {
          isForced = begin(Operation.FORCE);
        } catch (IOException e) {
          forced.loseChanges(random);
          errorsSeen = forced.errors;
          throw e;
        }
        if (isForced) {
          forced.force();
        }
        if (errorsSeen < forced.errors) {
          errorsSeen = forced.errors;
          forced.failedForces++;
          throw new IOException(Fault.ERRORS.message);
        }
      }
    }

    @Override
    public void close() {
      synchronized (SimulatedDisk.this) {
        isClosed = true;
      }
    }
  }

  @Override
  public synchronized Blob openToRead(Path file) throws IOException {
    return new OpenFile(existing(file), true, false);
  }

  @Override
  public synchronized Blob openToWrite(Path file) throws IOException {
    return new OpenFile(exists(file) ? existing(file) : made(file), false, true);
  }

  @Override
  public synchronized Blob create(Path file) throws IOException {
    return new OpenFile(made(file), true, true);
  }

  private Contents existing(Path file) throws IOException {
    Contents contents = names.get(file);
    if (contents == null) {
      throw new NoSuchFileException(file.toString());
    }
    return contents;
  }

  private Contents made(Path file) throws IOException {
    refuseTaken(file);
    begin(Operation.CREATE);
    Contents contents = new Contents();
    name(contents, file, file);
    return contents;
  }

  private void refuseTaken(Path name) throws IOException {
    if (exists(name)) {
      throw new FileAlreadyExistsException(name.toString());
    }
  }

  private void name(Contents file, Path inFolder, Path name) {
    Naming naming = new Naming(folder(inFolder), file, name);
    naming.applyTo(names);
    namings.add(naming);
  }

  private static Path folder(Path file) {
    return file.toAbsolutePath().getParent();
  }

  @Override
  public synchronized void rename(Path file, Path name) throws IOException {
    Contents renamed = existing(file);
    refuseTaken(name);
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
  public synchronized void forceFolderOf(Path file) throws IOException {
    boolean isForced = begin(Operation.FORCE_FOLDER);
    namings.removeIf(naming -> {
      boolean isThere = isForced && naming.folder.equals(folder(file));
      if (isThere) {
        naming.applyTo(durableNames);
      }
      return isThere;
    });
  }

  @Override
  public synchronized Object identity(Path file) throws IOException {
    return existing(file);
  }

  @Override
  public String oddity(Path file) {
    return null;
  }

  @Override
  public Path realPath(Path timeline) {
    return timeline;
  }

  @Override
  public synchronized Closeable lock(Path timeline, Path real) throws IOException {
    try {
      long deadline = System.nanoTime() + 10_000_000_000L;
      while (!locked.add(timeline)) {
        if (System.nanoTime() > deadline) {
          throw new TimelineException(timeline + ": someone else is appending");
        }
        wait(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TimelineException(timeline + ": interrupted while waiting to append", e);
    }
    return () -> {
      synchronized (this) {
        locked.remove(timeline);
        notifyAll();
      }
    };
  }
}
