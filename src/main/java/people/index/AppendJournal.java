package people.index;

import module java.base;

import people.disk.*;

/// Tells whether a timeline's file was only ever appended to, through us, since something was
/// derived from it.
///
/// Each append notes the length of the file and the time of its last change, as long as both were
/// as the append before had noted them; a file that an editor or another program changed differs
/// from the note. What was derived from a file carries its *generation*, a number that changes
/// whenever nobody can vouch for the file.
///
/// A change of the same length need not show in the time: the clock of a file system stands still
/// for milliseconds, or for seconds. So a note holds only if it was made when that clock had gone
/// on since the change that it tells of, as git does for its index. For an append it would have to
/// wait for that; it sets the time of the file back instead, by a millisecond at most, so that
/// whoever changes the file later gives it another time. Where that is not possible, since the
/// system counts seconds only or the file is someone else's, an append ends the generation.
///
/// ```
/// people.jsonl.index/journal    MAGIC of Segment, generation, length, seconds and nanoseconds of the last change, which file, start of the machine, check
/// ```
///
/// Everything here may fail without harm: then nobody vouches for the file, and it is read anew.
/// Safe for several threads and processes; [#beforeAppend] is for the one that holds the timeline's
/// lock.
public final class AppendJournal {

  /// Nobody vouches for the file.
  public static final long NONE = 0;

  /// Where there is nobody to vouch.
  public static final LongConsumer NO_APPEND = _ -> {};

  private static final String NAME = "journal";

  private static final int SIZE = 7 * Long.BYTES + Integer.BYTES;

  /// An append writes first and notes then, which takes a moment.
  private static final int TRIES = 5;

  /// No file system that counts milliseconds has a clock that stands still for so many.
  private static final int LONGEST_TICK = 25;

  /// As FAT has it.
  private static final Duration COARSEST_TICK = Duration.ofSeconds(2);

  /// Nobody minds if a file seems to be changed so much earlier.
  private static final Duration LITTLE = Duration.ofMillis(100);

  private final Storage storage;
  private final Path timeline;
  private final IndexFolder folder;

  /// The note of the last append through this; null for none.
  private volatile JournalEntry vouched;

  /// Where the last note was written, while it is open, and which file that is.
  private Storage.Blob open;

  private Object identity;

  private volatile boolean canBackdate = true;

  AppendJournal(Storage storage, Path timeline, IndexFolder folder) {
    this.storage = storage;
    this.timeline = timeline;
    this.folder = folder;
  }

  /// @param file which one it is, where the system tells
  /// @param boot of the machine: when power was lost, the file may not be what it was
  private record JournalEntry(
      long generation, long length, long seconds, long nanos, long file, long boot) {

    Instant changed() {
      return Instant.ofEpochSecond(seconds, nanos);
    }
  }

  /// The generation of the file as it is now; [#NONE] when nobody vouches for it.
  public long generation() {
    try {
      for (int i = 0; i < TRIES; i++) {
        JournalEntry noted = read();
        JournalEntry found = noted == null ? null : now(noted.generation);
        if (noted != null && noted.equals(found)) {
          return noted.generation;
        }
        if (noted != null && noted.length >= found.length) {
          return NONE; // nobody is appending
        }
        storage.pause();
      }
    } catch (IOException e) {
      // the file is not there, or nothing was noted
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return NONE;
  }

  /// The same; where nobody vouches for the file, from now on it is a new generation.
  public long generationFromNowOn() {
    long generation = generation();
    if (generation != NONE) {
      return generation;
    }
    try {
      long next = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
      for (int i = 0; i < LONGEST_TICK; i++) {
        write(now(next));
        if (read() != null) {
          return next;
        }
        storage.pause();
      }
    } catch (IOException e) {
      // nothing can be noted
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return NONE;
  }

  /// Looks at the file before something is appended.
  ///
  /// @return is to be told the length that the file gets, right behind the write, and vouches for
  ///   what was written then
  public LongConsumer beforeAppend() {
    JournalEntry before = vouched; // a reader may forget it at any time
    try {
      if (before == null || !before.equals(now(before.generation))) {
        before = read();
        vouched = before;
      }
      if (before == null) {
        return NO_APPEND;
      }
      if (before.equals(now(before.generation))) {
        JournalEntry noted = before;
        return length -> vouch(noted, length);
      }
      forget(); // nobody else appends at the moment, so it will not come true any more
    } catch (NoSuchFileException e) {
      vouched = null; // as nearly always where nothing is kept
    } catch (IOException e) {
      vouched = null;
    }
    return NO_APPEND;
  }

  private void vouch(JournalEntry before, long length) {
    try {
      JournalEntry after = backdated(now(before.generation));
      if (after == null || after.length != length || after.file != before.file) {
        forget();
        return;
      }
      vouched = after;
      write(after);
    } catch (IOException e) {
      vouched = null;
    }
  }

  /// The file with an earlier time of its last change; null where it can't have that.
  private JournalEntry backdated(JournalEntry found) throws IOException {
    if (!canBackdate) {
      return null;
    }
    Instant changed = found.changed();
    long millis = changed.minusNanos(1).toEpochMilli();
    storage.setChanged(timeline, millis % 1000 == 0 ? millis - 1 : millis); // see isLater
    JournalEntry after = now(found.generation);
    canBackdate =
        after.changed().isBefore(changed) && after.changed().isAfter(changed.minus(LITTLE));
    if (!canBackdate && after.changed().isBefore(changed)) {
      storage.setChanged(timeline, changed.toEpochMilli());
    }
    return canBackdate ? after : null;
  }

  /// Notes that the file was changed otherwise than by an append.
  public void forget() {
    vouched = null;
    folder.delete(NAME);
  }

  private JournalEntry now(long generation) throws IOException {
    Storage.Stamp found = storage.stamp(timeline);
    return new JournalEntry(
        generation,
        found.length(),
        found.changed().getEpochSecond(),
        found.changed().getNano(),
        Objects.hashCode(found.identity()),
        storage.boot());
  }

  /// @return null when what is noted does not hold, whatever the file is like
  private JournalEntry read() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE);
    Instant noted = folder.stamp(NAME).changed(); // first: it may be noted again
    try (Storage.Blob in = folder.open(NAME)) {
      in.read(bytes, 0);
    }
    if (bytes.hasRemaining()) {
      return null;
    }
    LongBuffer in = bytes.flip().order(ByteOrder.nativeOrder()).asLongBuffer();
    boolean isOurs =
        in.get() == Segment.MAGIC && bytes.getInt(SIZE - Integer.BYTES) == check(bytes);
    JournalEntry entry =
        new JournalEntry(in.get(), in.get(), in.get(), in.get(), in.get(), in.get());
    return isOurs && isLater(noted, entry.changed()) ? entry : null;
  }

  /// Whether the clock of the timeline's file system had gone on by then. A whole second may have
  /// been cut off from what is up to two seconds more; that of the journal, which may be on another
  /// file system, need not be.
  private static boolean isLater(Instant noted, Instant changed) {
    return noted.isAfter(changed.getNano() == 0 ? changed.plus(COARSEST_TICK) : changed);
  }

  private synchronized void write(JournalEntry noted) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE).order(ByteOrder.nativeOrder());
    bytes.putLong(Segment.MAGIC).putLong(noted.generation).putLong(noted.length);
    bytes.putLong(noted.seconds).putLong(noted.nanos);
    bytes.putLong(noted.file).putLong(noted.boot);
    bytes.putInt(check(bytes)).flip();
    try {
      if (open != null && !isStillThere()) {
        close();
      }
      if (open == null) {
        open = folder.openToWrite(NAME);
        identity = folder.stamp(NAME).identity();
      }
      open.write(bytes, 0);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private boolean isStillThere() throws IOException {
    try {
      return Objects.equals(folder.stamp(NAME).identity(), identity);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /// To be opened again.
  synchronized void close() {
    TimelineFile.closeQuietly(open);
    open = null;
  }

  private static int check(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.array(), 0, SIZE - Integer.BYTES);
    return (int) crc.getValue();
  }
}
