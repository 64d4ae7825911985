package people.timeline;

import module java.base;

import people.*;
import people.disk.*;
import people.line.*;

/// The making of a timeline, by its first append or as a copy: it is written under another name,
/// forced, and renamed, so that under its own name the file never holds a part of it, see
/// `docs/decisions/0021-whole-or-no-timeline.md`. Used with the lock of the timeline held.
final class Beginning {

  private final Storage storage;
  private final Storage.Lock lock;

  /// The name of the timeline.
  private final Path name;

  /// Its name until all of that is on disk.
  final Path other;

  /// What makes it: `a copy`.
  final String maker;

  private final LeftoverTest leftovers;

  /// Tells what the maker may have left from anybody's timeline.
  interface LeftoverTest {
    boolean isOurs(TimelineFile found) throws IOException;
  }

  /// The beginning by a first append, which leaves a part of one unit, or all of it.
  Beginning(Storage storage, Storage.Lock lock, Path name) {
    this(
        storage,
        lock,
        name,
        ".begun",
        "a first append",
        found ->
            !hasSecondUnit(found)
                && (FirstAppend.mayBeIn(found::read, found.length()) || beginsWithEvent(found)));
  }

  private Beginning(
      Storage storage,
      Storage.Lock lock,
      Path name,
      String end,
      String maker,
      LeftoverTest leftovers) {
    this.storage = storage;
    this.lock = lock;
    this.name = name;
    this.other = name.resolveSibling(name.getFileName() + end);
    this.maker = maker;
    this.leftovers = leftovers;
  }

  static Beginning ofCopy(Storage storage, Storage.Lock lock, Path name, LeftoverTest leftovers) {
    return new Beginning(storage, lock, name, ".part", "a copy", leftovers);
  }

  /// The file that an erasure writes: it holds events from its first byte on.
  static Beginning ofErasure(Storage storage, Storage.Lock lock, Path name) {
    return new Beginning(
        storage,
        lock,
        name,
        ".erasing",
        "an erasure",
        found -> FirstAppend.mayBeIn(found::read, found.length()) || beginsWithEvent(found));
  }

  /// The file that a conversion writes: it holds events from its first byte on.
  static Beginning ofConversion(Storage storage, Storage.Lock lock, Path name) {
    return new Beginning(
        storage,
        lock,
        name,
        ".converting",
        "a conversion",
        found -> FirstAppend.mayBeIn(found::read, found.length()) || beginsWithEvent(found));
  }

  /// Thrown when the timeline was made meanwhile, by a writer who got past the lock or knows none:
  /// the append is to be made once more.
  static final class ByAnother extends IOException {

    private static final long serialVersionUID = 1;
  }

  /// Makes the timeline of these lines; nothing has its name when this fails.
  void write(UnitLines lines, FileAppender writer) throws IOException {
    Storage.Blob created = create();
    try {
      try (Storage.Blob made = created) {
        long[] end = new long[1];
        lines.forEach(piece -> {
          int length = piece.remaining();
          made.write(piece, end[0]);
          end[0] += length;
        });
        writer.once(made::force);
      }
      storage.rename(other, name);
    } catch (FileAlreadyExistsException e) {
      delete(other, e);
      throw new ByAnother();
    } catch (IOException | RuntimeException | Error e) {
      delete(other, e);
      throw e;
    }
  }

  /// Makes the file that gets the name, and locks it: whoever comes upon it while it is written
  /// waits, also when somebody deleted the lock file.
  Storage.Blob create() throws IOException {
    while (true) {
      if (!deleteLeftover()) {
        throw new TimelineException(
            "%s: is not what %s to %s left; move it away, since that needs its name"
                .formatted(other, maker, name.getFileName()));
      }
      if (storage.exists(name)) {
        throw new ByAnother();
      }
      Storage.Blob created = storage.create(other);
      boolean isLocked = false;
      try {
        isLocked = lock.alsoLock(other);
        if (isLocked) {
          return created;
        } // else another one took it for a leftover, before it was locked
      } finally {
        if (!isLocked) {
          TimelineFile.closeQuietly(created);
        }
      }
    }
  }

  void delete(Path name, Throwable cause) {
    try {
      storage.deleteIfExists(name);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /// Deletes what a program that died before all was on disk had left. It may be a second name of
  /// the timeline, and so is never written over.
  ///
  /// @return false when there is something else by that name, which is left alone
  boolean deleteLeftover() throws IOException {
    while (storage.exists(other)) {
      if (!storage.isFile(other)) {
        return false;
      }
      if (lock.alsoLock(other)) { // else it has changed meanwhile
        boolean isOurs = isSecondName() || isLeftover();
        if (isOurs) {
          storage.deleteIfExists(other);
        }
        return isOurs;
      }
    }
    return true;
  }

  private boolean isSecondName() throws IOException {
    try {
      Object identity = storage.stamp(name).identity();
      return identity != null && identity.equals(storage.stamp(other).identity());
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private boolean isLeftover() throws IOException {
    TimelineFile found = new TimelineFile(other, storage);
    try {
      return found.open() && leftovers.isOurs(found);
    } finally {
      found.close();
    }
  }

  /// Whether a line behind the first one was written for itself: then it is somebody's timeline.
  private static boolean hasSecondUnit(TimelineFile found) throws IOException {
    try {
      LineReader lines = new LineReader(found::read, found.length());
      for (long at = 0; at < lines.limit; ) {
        long end = lines.end(at);
        if (at > 0 && LineChecksum.startsUnit(lines.array(), lines.index(at), lines.index(end))) {
          return true;
        }
        at = end + 1;
      }
      return false;
    } catch (BadLine e) {
      return true;
    }
  }

  /// Whether the first line is an event, if only of a kind that is not known.
  private static boolean beginsWithEvent(TimelineFile found) throws IOException {
    try {
      LineReader lines = new LineReader(found::read, found.length());
      int end = lines.index(lines.end(0));
      EventParser.read(lines.array(), lines.index(0), end, 0, LineChecksum.fromAnywhere());
      return true;
    } catch (BadLine e) {
      return e instanceof BadLine.UnknownKind;
    }
  }
}
