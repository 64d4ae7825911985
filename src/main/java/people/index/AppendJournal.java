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
/// ```
/// people.jsonl.index/custody    generation, length, seconds and nanoseconds of the last change, which file, start of the machine, check
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

  private static final int SIZE = 6 * Long.BYTES + Integer.BYTES;

  /// An append writes first and notes then, which takes a moment.
  private static final int TRIES = 5;

  private final Storage storage;
  private final Path timeline;
  private final Path note;

  /// The note of the last append through this; null for none.
  private volatile JournalEntry vouched;

  /// @param folder of what is derived
  AppendJournal(Storage storage, Path timeline, Path folder) {
    this.storage = storage;
    this.timeline = timeline;
    this.note = folder.resolve("custody");
  }

  /// @param file which one it is, where the system tells
  /// @param boot of the machine: when power was lost, the file may not be what it was
  private record JournalEntry(
      long generation, long length, long seconds, long nanos, long file, long boot) {}

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
      storage.makeFolder(note.getParent());
      write(now(next));
      return next;
    } catch (IOException e) {
      return NONE;
    }
  }

  /// Looks at the file before something is appended.
  ///
  /// @return is to be told the length that the file gets, right behind the write, and vouches for
  ///   what was written then
  public LongConsumer beforeAppend() {
    JournalEntry before = vouched; // a reader may forget it at any time
    try {
      if (before == null || !before.equals(now(before.generation))) {
        before = storage.exists(note) ? read() : null;
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
    } catch (IOException e) {
      vouched = null;
    }
    return NO_APPEND;
  }

  private void vouch(JournalEntry before, long length) {
    try {
      JournalEntry after = now(before.generation);
      if (after.length != length || after.file != before.file) {
        forget();
        return;
      }
      vouched = after;
      write(after);
    } catch (IOException e) {
      vouched = null;
    }
  }

  /// Notes that the file was changed otherwise than by an append.
  public void forget() {
    vouched = null;
    try {
      storage.deleteIfExists(note);
    } catch (IOException e) {
      // the length or the time of the last change give it away
    }
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

  /// @return null when nothing is noted, or only half
  private JournalEntry read() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE);
    try (Storage.Blob in = storage.openToRead(note)) {
      in.read(bytes, 0);
    }
    if (bytes.hasRemaining()) {
      return null;
    }
    LongBuffer in = bytes.flip().asLongBuffer();
    JournalEntry noted =
        new JournalEntry(in.get(), in.get(), in.get(), in.get(), in.get(), in.get());
    return bytes.getInt(SIZE - Integer.BYTES) == check(bytes) ? noted : null;
  }

  private void write(JournalEntry noted) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE);
    bytes.putLong(noted.generation).putLong(noted.length);
    bytes.putLong(noted.seconds).putLong(noted.nanos);
    bytes.putLong(noted.file).putLong(noted.boot);
    bytes.putInt(check(bytes)).flip();
    try (Storage.Blob out = storage.openToWrite(note)) {
      out.write(bytes, 0);
    }
  }

  private static int check(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.array(), 0, SIZE - Integer.BYTES);
    return (int) crc.getValue();
  }
}
