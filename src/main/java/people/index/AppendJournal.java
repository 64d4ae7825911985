package people.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32C;
import people.disk.Storage;

/// Tells whether a timeline's file was only ever appended to, through us, since something was
/// derived from it.
///
/// Who appends notes the length of the file and the time of its last change, as long as both are as
/// whoever appended before had noted them; so a file that an editor or another program changed is
/// not as it was noted. What was derived from a file carries its *generation*, a number that
/// changes whenever nobody can vouch for the file.
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
  public static final Append NO_APPEND = _ -> {};

  private static final int SIZE = 6 * Long.BYTES + Integer.BYTES;

  /// Who appends writes first and notes then, which takes a moment.
  private static final int TRIES = 5;

  private final Storage storage;
  private final Path timeline;
  private final Path note;

  /// What was noted by the last append through this; null for nothing.
  private Note vouched;

  /// @param folder of what is derived
  AppendJournal(Storage storage, Path timeline, Path folder) {
    this.storage = storage;
    this.timeline = timeline;
    this.note = folder.resolve("custody");
  }

  /// @param file which one it is, where the system tells
  /// @param boot of the machine: when power was lost, the file may not be what it was
  private record Note(
      long generation, long length, long seconds, long nanos, long file, long boot) {}

  /// The generation of the file as it is now; [#NONE] when nobody vouches for it.
  public long generation() {
    try {
      for (int i = 0; i < TRIES; i++) {
        Note noted = read();
        Note found = noted == null ? null : now(noted.generation);
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

  /// An append that is being made.
  public interface Append {

    /// Vouches for what was written, right behind it.
    ///
    /// @param length of the file, as it is to be
    void done(long length);
  }

  /// Looks at the file before something is appended.
  public Append beforeAppend() {
    try {
      if (vouched == null || !vouched.equals(now(vouched.generation))) {
        vouched = storage.exists(note) ? read() : null;
      }
      if (vouched == null) {
        return NO_APPEND;
      }
      long generation = vouched.generation;
      if (vouched.equals(now(generation))) {
        Note before = vouched;
        return length -> vouch(before, length);
      }
      forget(); // nobody else appends at the moment, so it will not come true any more
    } catch (IOException e) {
      vouched = null;
    }
    return NO_APPEND;
  }

  private void vouch(Note before, long length) {
    try {
      Note after = now(before.generation);
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

  private Note now(long generation) throws IOException {
    Storage.Stamp found = storage.stamp(timeline);
    return new Note(
        generation,
        found.length(),
        found.changed().getEpochSecond(),
        found.changed().getNano(),
        Objects.hashCode(found.identity()),
        storage.boot());
  }

  /// @return null when nothing is noted, or only half
  private Note read() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE);
    try (Storage.Blob in = storage.openToRead(note)) {
      in.read(bytes, 0);
    }
    if (bytes.hasRemaining()) {
      return null;
    }
    bytes.flip();
    Note noted =
        new Note(
            bytes.getLong(),
            bytes.getLong(),
            bytes.getLong(),
            bytes.getLong(),
            bytes.getLong(),
            bytes.getLong());
    return bytes.getInt() == check(bytes) ? noted : null;
  }

  private void write(Note noted) throws IOException {
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
