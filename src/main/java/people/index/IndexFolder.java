package people.index;

import module java.base;

import people.disk.*;

/// The folder beside a timeline, as far as it is ours: what is no file of ours in it is not opened,
/// written over or deleted, and through a link, or in the folder of somebody else, nothing is done
/// at all. Every method may be called from any thread.
final class IndexFolder {

  private final Storage storage;
  private final Path timeline;
  private final Path path;

  /// @param path of the folder, which need not be there
  IndexFolder(Storage storage, Path timeline, Path path) {
    this.storage = storage;
    this.timeline = timeline;
    this.path = path;
  }

  boolean isThere() {
    return storage.isOwnFolder(path, timeline);
  }

  private void refuseOthers() throws IOException {
    if (!isThere()) {
      throw new NoSuchFileException(path.toString(), null, "no folder of ours");
    }
  }

  private void make() throws IOException {
    if (!isThere()) {
      try {
        storage.makeFolder(path);
      } catch (FileAlreadyExistsException e) {
        refuseOthers(); // or another program has made it
      }
    }
  }

  /// The names of the files that are in it.
  ///
  /// @param names as a regular expression
  List<String> names(String names) {
    try {
      refuseOthers();
      return storage.list(path).stream()
          .map(each -> each.getFileName().toString())
          .filter(each -> each.matches(names))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  Storage.Blob open(String name) throws IOException {
    refuseOthers();
    return storage.openKept(path.resolve(name));
  }

  Storage.Stamp stamp(String name) throws IOException {
    return storage.stampOfKept(path.resolve(name));
  }

  /// Makes a file, and the folder where that is not there.
  ///
  /// @throws FileAlreadyExistsException when there is one
  Storage.Blob create(String name) throws IOException {
    make();
    return storage.create(path.resolve(name));
  }

  /// Opens a file of ours, or makes it.
  Storage.Blob openToWrite(String name) throws IOException {
    make();
    Storage.Blob opened;
    try {
      opened = storage.openKeptToWrite(path.resolve(name));
    } catch (NoSuchFileException e) {
      return create(name);
    }
    if (!isOurs(opened)) {
      opened.close();
      throw isOthers(name);
    }
    return opened;
  }

  private FileSystemException isOthers(String name) {
    return new FileSystemException(path.resolve(name).toString(), null, "is none of our files");
  }

  /// Gives a file another name, if that is free or of a file of ours, which is gone then.
  void replace(String file, String name) throws IOException {
    if (storage.exists(path.resolve(name)) && !isOurs(name)) {
      throw isOthers(name);
    }
    storage.replace(path.resolve(file), path.resolve(name));
  }

  /// Deletes a file of ours, if it is there and can be deleted.
  void delete(String name) {
    try {
      if (isOurs(name)) {
        storage.deleteIfExists(path.resolve(name));
      }
    } catch (IOException e) {
      // someone has it open, or may not be disturbed: it is not needed, and does no harm
    }
  }

  /// Returns when the names of its files are on disk.
  void force() throws IOException {
    storage.forceFolderOf(path.resolve("journal"));
  }

  private boolean isOurs(String name) {
    try (Storage.Blob file = open(name)) {
      return isOurs(file);
    } catch (IOException e) {
      return false;
    }
  }

  /// Whether a file begins as ours do, of whatever version, or as a crash leaves what was not yet
  /// written. Behind the first and the second number is an offset, whose last byte no text has.
  private static boolean isOurs(Storage.Blob file) throws IOException {
    ByteBuffer found = ByteBuffer.allocate(3 * Long.BYTES).order(ByteOrder.nativeOrder());
    file.read(found, 0);
    boolean isNothing = found.position() == 0;
    boolean isWhole = !found.hasRemaining();
    long offset = found.getLong(2 * Long.BYTES);
    return isNothing
        || isWhole && Arrays.equals(found.array(), new byte[found.capacity()])
        || isWhole && (int) found.getLong(0) == (int) Segment.MAGIC && offset >>> 56 == 0;
  }
}
