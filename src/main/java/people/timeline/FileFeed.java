package people.timeline;

import module java.base;

import people.*;
import people.disk.*;
import people.line.*;

/// The events of a file as they become durable. It reads the file by itself, so that lines which
/// their writer takes back later trouble nobody else.
///
/// An event is on disk for sure when the owner of this feed forced it; when a line below it has a
/// plain check, which says that all above was forced ([LineChecksum]); or when this feed had the
/// lock after it was read, found it still there, and forced it: its writer may have died before it
/// did, or may be one that forces later ([Durability#NONE]). Until then it waits, with a thousand
/// others at most.
final class FileFeed implements EventTimeline.Feed {

  private static final int MOST_WAITING = 1_000;

  /// The file is forced for others so often at most, in nanoseconds: meanwhile more comes, which
  /// one force is enough for.
  private static final long BETWEEN_FORCES = 5_000_000;

  /// Of a line, as many characters as its check may take.
  private static final int CHECK = 40;

  private final Path path;
  private final Storage storage;
  private final LongSupplier forcedByOwner;
  private final Consumer<String> warnings;
  private final Storage.Watch watch;
  private final Storage.Lock lock;
  private final ReentrantLock inUse = new ReentrantLock();
  private volatile boolean isClosed;

  // used by whoever has `inUse`:

  private TimelineFile file;
  private FileEvents events;
  private UnitWriter writer;

  /// What is read on from; null where the file is to be looked at again.
  private EventIterator lines;

  /// Those that were read and not given yet.
  private final ArrayDeque<RecordedEvent> read = new ArrayDeque<>();

  /// Position of the last one that was given, or is not asked for.
  private long given;

  /// What the line at that position says; null where it was not looked at.
  private String givenLine;

  private boolean isBegun;

  /// Position of the last one that was read.
  private long last;

  /// Those before that position are on disk.
  private long sure;

  /// When the file was last forced, as [System#nanoTime] tells it.
  private long forcedAt = System.nanoTime() - BETWEEN_FORCES;

  /// Whether the file may be read only, so that nothing can be forced.
  private boolean isReadOnly;

  /// Why nothing more comes.
  private TimelineException failure;

  /// Opens what is sealed; null to read without.
  private final TimelineSeal seal;

  FileFeed(
      Path path,
      Storage storage,
      long after,
      LongSupplier forcedByOwner,
      Consumer<String> warnings) {
    this(path, storage, after, forcedByOwner, warnings, null);
  }

  /// @param seal opens what is sealed; null to read without
  /// @param forcedByOwner offset in bytes up to which the owner knows the file to be on disk
  /// @param warnings is told where events come later than they could
  FileFeed(
      Path path,
      Storage storage,
      long after,
      LongSupplier forcedByOwner,
      Consumer<String> warnings,
      TimelineSeal seal) {
    this.seal = seal;
    this.path = path;
    this.storage = storage;
    this.given = Math.max(-1, after);
    this.last = given;
    this.forcedByOwner = forcedByOwner;
    this.warnings = warnings;
    this.watch = storage.watch(path);
    this.lock = storage.lockOf(path);
    open();
  }

  private void open() {
    file = new TimelineFile(path, storage);
    events = new FileEvents(file, seal);
    AppendWarnings none = new AppendWarnings(path.toString(), _ -> {});
    writer = new UnitWriter(file, events, Durability.EACH, none, lock);
  }

  @Override
  public RecordedEvent next(Duration patience) throws InterruptedException {
    long start = System.nanoTime();
    long most = LiveSubscription.nanos(patience);
    inUse.lockInterruptibly();
    try {
      while (!isClosed) {
        RecordedEvent next = lookAgainIfItFails();
        if (next != null) {
          return next;
        }
        long left = most - (System.nanoTime() - start);
        if (left <= 0) {
          return null;
        }
        watch.await(Duration.ofNanos(left));
      }
      return null;
    } finally {
      closeUnused();
      inUse.unlock();
    }
  }

  /// Reads on. What was read and not given may have been taken back by its writer; so where it
  /// fails, all that is not given is read anew, once.
  private RecordedEvent lookAgainIfItFails() throws InterruptedException {
    if (failure != null) {
      throw failure;
    }
    try {
      return nextThatIsSure();
    } catch (TimelineException first) {
      refuseInterrupted();
      try {
        closeFiles();
        open();
        lines = null;
        read.clear();
        last = given;
        refuseAnother(first);
        return nextThatIsSure();
      } catch (TimelineException e) {
        refuseInterrupted();
        failure = e;
        throw e;
      }
    }
  }

  private static void refuseInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /// Refuses to go on in a file that does not hold what was given.
  private void refuseAnother(TimelineException why) {
    if (givenLine != null && !givenLine.equals(lineAt(given))) {
      throw why;
    }
  }

  /// @return null for no event
  private String lineAt(long position) {
    EventIterator from = events.linesAfter(position - 1);
    return from.hasNext() ? from.next().json() : null;
  }

  /// @return null when there is none now
  private RecordedEvent nextThatIsSure() throws InterruptedException {
    if (!isBegun) {
      givenLine = given < 0 ? null : lineAt(given);
      isBegun = true;
    }
    while (!isClosed) {
      RecordedEvent next = read.peek();
      if (next != null && next.position() < sure) {
        given = next.position();
        givenLine = next.json();
        return read.poll();
      }
      if ((read.size() == MOST_WAITING || !readOne()) && (read.isEmpty() || !makeSure())) {
        return null;
      }
    }
    return null;
  }

  private boolean readOne() {
    if (lines == null || !lines.hasNext()) {
      lines = events.linesAfter(last);
      if (!lines.hasNext()) {
        lines = null;
        return false;
      }
    }
    RecordedEvent event = lines.next();
    last = event.position();
    read.add(event);
    if (lines.offset() <= forcedByOwner.getAsLong()) {
      sure = Math.max(sure, last + 1);
    } else if (startsUnit(event.json())) {
      sure = Math.max(sure, last);
    }
    return true;
  }

  private static boolean startsUnit(String line) {
    byte[] end =
        line.substring(Math.max(0, line.length() - CHECK)).getBytes(StandardCharsets.UTF_8);
    return LineChecksum.startsUnit(end, 0, end.length);
  }

  /// Sees to it that what was read is on disk.
  ///
  /// @return false when that is not so yet
  private boolean makeSure() throws InterruptedException {
    if (isReadOnly) {
      return false;
    }
    long early = BETWEEN_FORCES - (System.nanoTime() - forcedAt);
    if (early > 0 && read.size() < MOST_WAITING) {
      TimeUnit.NANOSECONDS.sleep(early);
      if (readOne()) {
        return true; // and others perhaps
      }
    }
    try {
      events.readOnFromAfar();
      try (Closeable _ = lock.take()) {
        events.readOn(_ -> {});
        writer.sync();
        sure = Math.max(sure, events.end().position());
      }
      return true;
    } catch (TimelineException.Busy e) {
      return false;
    } catch (IOException e) {
      refuseIfOtherThanReadOnly(TimelineException.of(path, "can't put on disk", e));
      return false;
    } catch (TimelineException e) {
      refuseIfOtherThanReadOnly(e);
      return false;
    } finally {
      forcedAt = System.nanoTime();
    }
  }

  private void refuseIfOtherThanReadOnly(TimelineException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      isReadOnly |=
          cause instanceof AccessDeniedException
              || cause instanceof FileSystemException // whose words are those of the locale
                  && Files.exists(path)
                  && !Files.isWritable(path);
    }
    if (!isReadOnly) {
      throw e;
    }
    warnings.accept(
        "%s: may not be written: the last append comes when a later one shows that it is on disk"
            .formatted(path));
  }

  @Override
  public void close() {
    isClosed = true;
    watch.close();
    if (inUse.tryLock()) {
      try {
        closeUnused();
      } finally {
        inUse.unlock();
      }
    }
  }

  private void closeUnused() {
    if (isClosed) {
      closeFiles();
      lock.close();
    }
  }

  private void closeFiles() {
    writer.close();
    events.kept.close();
    file.close();
  }
}
