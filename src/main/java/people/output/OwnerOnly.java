package people.output;

import module java.base;

/// Files and folders that are made for their owner only, where the file system has such a thing:
/// nobody else may read them, whatever the `umask` says. One that is there keeps its permissions.
public final class OwnerOnly {

  private OwnerOnly() {}

  /// What a new file is made with.
  public static FileAttribute<?>[] file(Path file) {
    return with(file, "rw-------");
  }

  /// What a new folder is made with.
  public static FileAttribute<?>[] folder(Path folder) {
    return with(folder, "rwx------");
  }

  private static FileAttribute<?>[] with(Path path, String permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /// Makes a folder, and those above it that are not there.
  public static void makeFolders(Path folder) throws IOException {
    Files.createDirectories(folder, folder(folder));
  }

  /// Opens a new temporary file to read and write. It is gone when it is closed, and has no name
  /// until then where the system allows that.
  ///
  /// @param prefix of its name
  public static FileChannel temporaryFile(String prefix) throws IOException {
    Path path = Files.createTempFile(prefix, ".part"); // its owner's only
    try {
      return FileChannel.open(
          path,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException | RuntimeException | Error e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }
}
