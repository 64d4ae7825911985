package people.timeline;

import module java.base;

import people.*;
import people.disk.*;
import people.line.*;

/// The exchange of all lines of a timeline in a file for others, which an erasure and a conversion
/// do: they are written to another file, forced, read again, and that gets the name of the
/// timeline. Whatever happens, all lines are as they were or all as they will be. Others wait to
/// append meanwhile.
final class Rewriting {

  private final TimelineFile file;
  private final Storage storage;
  private final String done;
  private final Storage.Lock lock;

  /// The name of the file, and its length in bytes when this began.
  private Path real;

  private long length;
  private boolean isDone;

  private Rewriting(TimelineFile file, String done, Storage.Lock lock) {
    this.file = file;
    this.storage = file.storage;
    this.done = done;
    this.lock = lock;
  }

  /// What is done with the lock held.
  interface RewritingWork<T> {
    T with(Rewriting rewriting) throws IOException;
  }

  /// Writes the other lines, and finishes them.
  interface RewritingLines<T> {
    T write(RewrittenFile to) throws IOException;
  }

  /// Does something with the lock of a timeline held; the file is closed then.
  ///
  /// @param done what the timeline is when its lines were exchanged: `erased`
  /// @throws TimelineException when it could not be read or written; saying whether it was done
  static <T> T of(TimelineFile file, String done, RewritingWork<T> work) {
    Rewriting rewriting = null;
    try (Storage.Lock lock = file.storage.lockOf(file.path);
        Closeable _ = lock.take()) {
      rewriting = new Rewriting(file, done, lock);
      return work.with(rewriting);
    } catch (IOException e) {
      throw TimelineException.of(
          file.path,
          rewriting != null && rewriting.isDone
              ? done + ", but whether that is on disk can't be told"
              : "not " + done,
          e);
    } finally {
      file.close();
    }
  }

  /// Looks at the file, which has to be there.
  ///
  /// @return its length in bytes
  long begin() throws IOException {
    if (!file.open()) {
      throw file.isMissing();
    }
    real = storage.realPath(file.path);
    length = file.length();
    int names = storage.names(real);
    if (names > 1) {
      throw new TimelineException(
          "%s: not %s: the file has %d names (hard links), and would stay as it is under the other: delete that one"
              .formatted(file.path, done, names));
    }
    return length;
  }

  Path real() {
    return real;
  }

  /// Deletes what an erasure or a conversion left that was cut short: either may hold names that
  /// nobody else has any more.
  void deleteLeftovers() throws IOException {
    for (Beginning each :
        List.of(
            Beginning.ofErasure(storage, lock, real),
            Beginning.ofConversion(storage, lock, real))) {
      if (!each.deleteLeftover()) {
        throw new TimelineException(
            "%s: is not what %s left, and may hold names; move it away"
                .formatted(each.other, each.maker));
      }
    }
  }

  Beginning erasure() {
    return Beginning.ofErasure(storage, lock, real);
  }

  Beginning conversion() {
    return Beginning.ofConversion(storage, lock, real);
  }

  /// Exchanges the lines.
  ///
  /// @param copy the file in which they are until all are on disk
  /// @param seal seals what is personal in lines that become other ones; null to write it as it is
  <T> T exchange(Beginning copy, LineSeal seal, RewritingLines<T> work) throws IOException {
    try {
      T outcome;
      try (Storage.Blob out = storage.create(copy.other)) {
        lock.alsoLock(copy.other);
        outcome = work.write(new RewrittenFile(storage, copy.other, out, seal));
        storage.permitLike(copy.other, real);
      }
      if (storage.stamp(real).length() != length) {
        throw new TimelineException(
            "%s: not %s: another program appended meanwhile, without the lock; try again"
                .formatted(file.path, done));
      }
      storage.replace(copy.other, real);
      isDone = true;
      storage.forceFolderOf(real);
      return outcome;
    } finally {
      if (!isDone) {
        deleteQuietly(copy.other);
      }
    }
  }

  private void deleteQuietly(Path copy) {
    try {
      storage.deleteIfExists(copy);
    } catch (IOException _) {
      // what failed before is told; this is left for the next one
    }
  }
}
