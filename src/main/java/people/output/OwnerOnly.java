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
}
