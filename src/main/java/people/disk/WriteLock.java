package people.disk;

import module java.base;

import people.*;

/// The lock of those who append to a timeline: one at a time, over all processes and all threads of
/// each, and in turn. The system drops the locks of a process that dies.
///
/// It is two locks of POSIX. That of the file beside the timeline is there before the timeline is,
/// and is where version 0.1 and other programs take turns. That of the timeline itself is the same
/// for all its names (links, and mounts of the single file), and is still there when somebody
/// deleted the file beside it.
///
/// ```
/// people.jsonl.lock    byte 0: appends; byte 1: is next    version 0.1 locks the whole file
/// people.jsonl         byte FAR: appends; byte FAR + 1: is next
/// ```
///
/// A writer takes the second byte, then the first, and lets the second go: so a writer that has
/// just appended does not get past one that waits. Three of four turns of an object skip that where
/// the first byte is free, which saves most of the calls; every fourth asks who is next, and
/// whether the lock file still has its name. So a writer that waits is next after three turns at
/// most. A process's own threads queue before that, as the system's lock is the whole process's.
/// Files stay open between turns.
final class WriteLock implements Storage.Lock {

  /// How long an append waits.
  static final int PATIENCE_SECONDS = 10;

  /// Behind the end of any file, where a lock keeps no reader out on systems on which it would.
  private static final long FAR = 1L << 62;

  /// What we write into the file beside the timeline is not longer, in bytes.
  private static final int LONGEST_ID = 20;

  /// What we write, or a crash makes of it.
  private static final Pattern ID = Pattern.compile("[0-9]*\n?|\0*");

  /// One turn in so many asks who is next, and whether the lock file still has its name.
  private static final int TURNS_TO_ASK = 4;

  /// A writer that waits looks again after one part in so many of the time that it has waited, so
  /// that little is added to a turn that is soon over.
  private static final int PARTS = 8;

  /// The limits of that, in nanoseconds.
  private static final long SHORTEST_PAUSE = 50_000;

  private static final long LONGEST_PAUSE = 1_000_000;

  private static final Set<OpenOption> WITHOUT_LINKS =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  private static final Set<OpenOption> OR_MADE_WITHOUT_LINKS =
      Set.of(
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.CREATE,
          LinkOption.NOFOLLOW_LINKS);

  private static final String ANOTHER =
      "another writer (by another name of it, or its lock file was deleted)";

  private static final Map<Path, ReentrantLock> LOCAL = new ConcurrentHashMap<>();

  private final Path timeline;

  /// How long it waits, in seconds.
  private final int patience;

  /// The path without links, as long as the timeline stays the same file.
  private Path real;

  /// The files to lock, where they are open; null otherwise.
  private OpenFile beside;

  private OpenFile itself;

  // while it is the turn of this object:

  private ReentrantLock local;

  /// How many there were since one that asked who is next.
  private int turnsSinceAsked;

  /// When it stops to wait, as [System#nanoTime] tells it.
  private long deadline;

  private final List<Locked> locked = new ArrayList<>(3);

  /// A file of which this process has the lock.
  private record Locked(OpenFile file, FileLock lock) {}

  WriteLock(Path timeline, int patience) {
    this.timeline = timeline;
    this.patience = patience;
  }

  /// Where the lock of a timeline is, if its path is no link.
  static Path file(Path timeline) {
    return timeline.resolveSibling(timeline.getFileName() + ".lock");
  }

  /// The same for every way of writing the path, also before the file is there.
  static Path realPath(Path timeline) throws IOException {
    try {
      return timeline.toRealPath();
    } catch (NoSuchFileException e) {
      Path folder = timeline.toAbsolutePath().getParent();
      if (Files.isSymbolicLink(timeline)) {
        return realPath(folder.resolve(Files.readSymbolicLink(timeline)));
      }
      return folder.toRealPath().resolve(timeline.getFileName());
    }
  }

  @Override
  public Closeable take() throws IOException {
    if (itself == null) {
      Path found = realPath(timeline);
      if (!found.equals(real)) {
        close();
        real = found;
      }
    }
    ReentrantLock threads = LOCAL.computeIfAbsent(file(real), _ -> new ReentrantLock(true));
    if (threads.isHeldByCurrentThread()) {
      throw new IllegalStateException(
          timeline + ": this thread is appending to it already, through another timeline");
    }
    deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(patience);
    boolean isTaken = false;
    try {
      if (!threads.tryLock(patience, TimeUnit.SECONDS)) {
        throw busy("another thread of this program");
      }
      local = threads;
      turnsSinceAsked = itself == null ? 0 : (turnsSinceAsked + 1) % TURNS_TO_ASK;
      lockBeside();
      tellHolder();
      lockItself();
      isTaken = true;
      return this::letGo;
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      if (!isTaken && threads.isHeldByCurrentThread()) {
        letGo();
      }
    }
  }

  private void lockBeside() throws IOException, InterruptedException {
    while (beside == null || !lockAt(beside, 0, file(real), () -> holder(beside))) {
      closeBeside(); // somebody deleted it, so others lock another one
      beside = openBeside();
    }
  }

  private void lockItself() throws IOException, InterruptedException {
    while (itself == null || !lockAt(itself, FAR, timeline, () -> ANOTHER)) {
      closeItself();
      itself = openItself();
      if (itself == null) {
        return;
      }
    }
  }

  @Override
  public boolean isOfTimeline() {
    return itself != null;
  }

  @Override
  public boolean alsoLock(Path beginning) throws IOException {
    OpenFile file;
    try {
      file = OpenFile.of(beginning, false, WITHOUT_LINKS);
    } catch (NoSuchFileException e) {
      return false;
    }
    boolean isLocked = false;
    try {
      isLocked =
          locked.stream().anyMatch(each -> each.file.isSame(file))
              || lockAt(file, FAR, beginning, () -> ANOTHER);
      return isLocked;
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      if (isLocked && itself == null) {
        itself = file; // it becomes the timeline
      } else {
        file.close();
      }
    }
  }

  private TimelineException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new TimelineException(timeline + ": interrupted while waiting to append", e);
  }

  /// Waits for the turn on a file.
  ///
  /// @param offset of the byte that is locked by who appends
  /// @param who tells who appends
  /// @return false when the file has lost that name meanwhile
  private boolean lockAt(OpenFile file, long offset, Path name, Supplier<String> who)
      throws IOException, InterruptedException {
    file.keepOpen();
    FileLock appends = null;
    try {
      appends = turnsSinceAsked == 0 ? null : file.tryLock(offset);
      if (appends == null) {
        appends = awaitTurn(file, offset, who);
      }
    } finally {
      if (appends == null) {
        file.keepOpenNoLonger();
      } else {
        locked.add(new Locked(file, appends));
      }
    }
    boolean isStill = turnsSinceAsked > 0 && file == beside || file.isStill(name);
    if (!isStill) {
      letGoOfLast();
      if (System.nanoTime() - deadline >= 0) {
        throw busy("somebody who replaces " + name.getFileName() + " again and again");
      }
    }
    return isStill;
  }

  /// Waits until nobody else is next, and then until nobody appends.
  private FileLock awaitTurn(OpenFile file, long offset, Supplier<String> who)
      throws IOException, InterruptedException {
    FileLock next = await(file, offset + 1, who);
    try {
      return await(file, offset, who);
    } finally {
      file.letGo(next);
    }
  }

  private FileLock await(OpenFile file, long offset, Supplier<String> who)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (true) {
      FileLock lock = file.tryLock(offset);
      if (lock != null) {
        return lock;
      }
      long now = System.nanoTime();
      if (now - deadline >= 0) {
        throw busy(who.get());
      }
      long pause = Math.clamp((now - start) / PARTS, SHORTEST_PAUSE, LONGEST_PAUSE);
      Thread.sleep(Duration.ofNanos(pause));
    }
  }

  private void letGoOfLast() {
    Locked last = locked.removeLast();
    last.file.letGo(last.lock);
    last.file.keepOpenNoLonger();
  }

  /// Never fails: what was appended is on disk, and an append that said it failed would be made
  /// again. The end of the process lets go of whatever this could not.
  private void letGo() {
    try {
      while (!locked.isEmpty()) {
        letGoOfLast();
      }
      if (beside != null && beside.isStuck()) {
        closeBeside();
      }
      if (itself != null && itself.isStuck()) {
        closeItself();
      }
    } finally {
      local.unlock();
    }
  }

  @Override
  public void close() {
    closeBeside();
    closeItself();
  }

  private void closeBeside() {
    TimelineFile.closeQuietly(beside);
    beside = null;
  }

  private void closeItself() {
    TimelineFile.closeQuietly(itself);
    itself = null;
  }

  // ---- the files

  /// @return null when there is no timeline yet
  private OpenFile openItself() throws IOException {
    new TimelineFile(timeline, Disk.DISK).refuseOddities();
    try {
      return OpenFile.of(timeline, false, Set.of(StandardOpenOption.WRITE));
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /// Opens the file beside the timeline, or makes it.
  private OpenFile openBeside() {
    Path file = file(real);
    String oddity = Disk.oddity(file, LinkOption.NOFOLLOW_LINKS);
    if (oddity != null) {
      throw refused(file, "is " + oddity);
    }
    try {
      Object timelineItself = OpenFile.identity(real, true);
      OpenFile opened = OpenFile.of(file, false, OR_MADE_WITHOUT_LINKS, Disk.ownerOnly(file));
      if (opened.identity != null && opened.identity.equals(timelineItself)) {
        opened.close();
        throw refused(file, "is the timeline itself");
      }
      return opened;
    } catch (IOException e) {
      throw TimelineException.of(timeline, "can't append: " + file.getFileName(), e);
    }
  }

  private TimelineException refused(Path file, String why) {
    return new TimelineException(
        "%s: can't append: %s %s, expected a lock file"
            .formatted(timeline, file.getFileName(), why));
  }

  /// Writes which process appends, unless that is there: whatever is written must go to the disk
  /// with the append. It may be somebody's file; then it is left alone.
  private void tellHolder() throws IOException {
    String id = ProcessHandle.current().pid() + "\n";
    String found = content(beside);
    if (found.equals(id)) {
      return;
    }
    if (found.length() > LONGEST_ID || !ID.matcher(found).matches()) {
      throw refused(file(real), "has another content than the number of a process");
    }
    beside.truncate(0);
    beside.write(StandardCharsets.US_ASCII.encode(id), 0);
  }

  private static String content(OpenFile file) throws IOException {
    ByteBuffer id = ByteBuffer.allocate(LONGEST_ID + 1);
    file.readSmall(id);
    return new String(id.array(), 0, id.position(), StandardCharsets.ISO_8859_1);
  }

  private static String holder(OpenFile file) {
    try {
      String process = content(file).strip();
      return process.matches("\\d+") ? "process " + process : "another process";
    } catch (IOException e) {
      return "another process"; // which may keep others from reading it
    }
  }

  private TimelineException busy(String who) {
    return new TimelineException.Busy(
        "%s: %s is appending; waited %d s for it".formatted(timeline, who, patience));
  }
}
