package people.disk;

import module java.base;

import people.line.*;

/// The file systems of this machine.
public final class Disk implements Storage {

  public static final Disk DISK = new Disk();

  private static final long BOOT = readBoot();

  private Disk() {}

  private static long readBoot() {
    try {
      UUID id =
          UUID.fromString(Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip());
      return id.getMostSignificantBits() ^ id.getLeastSignificantBits();
    } catch (IOException | IllegalArgumentException e) {
      return 0;
    }
  }

  @Override
  public Blob openToRead(Path file) throws IOException {
    return OpenFile.of(file, true, Set.of(StandardOpenOption.READ));
  }

  @Override
  public MemorySegment map(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      return in.map(FileChannel.MapMode.READ_ONLY, 0, in.size(), Arena.ofAuto());
    }
  }

  @Override
  public LineReader.ByteSource openToLookUp(Path file) throws IOException {
    OpenFile in = OpenFile.of(file, false, Set.of(StandardOpenOption.READ));
    return (offset, length) -> {
      ByteBuffer bytes = ByteBuffer.allocate(length);
      in.read(bytes, offset);
      return bytes.flip();
    };
  }

  @Override
  public Blob openToWrite(Path file) throws IOException {
    return open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
  }

  @Override
  public Blob create(Path file) throws IOException {
    return open(
        file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
  }

  private static Blob open(Path file, OpenOption... options) throws IOException {
    return OpenFile.of(file, true, Set.of(options), ownerOnly(file));
  }

  /// Records of people are nobody else's business.
  static FileAttribute<?>[] ownerOnly(Path file) {
    return permissions(file, "rw-------");
  }

  private static FileAttribute<?>[] permissions(Path file, String permissions) {
    if (!isPosix(file)) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }

  static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  @Override
  public void rename(Path file, Path name) throws IOException {
    try {
      Files.createLink(name, file); // a move looks whether the name is free, and then takes it
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.move(file, name); // not every file system has links
      return;
    }
    try {
      Files.delete(file);
    } catch (IOException e) {
      Files.deleteIfExists(name);
      throw e;
    }
  }

  @Override
  public void replace(Path file, Path name) throws IOException {
    Files.move(file, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void deleteIfExists(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public boolean exists(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void forceFolderOf(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException e) {
      if (isPosix(file)) { // Windows can't open a folder, and needs no force
        throw e;
      }
    }
  }

  @Override
  public Stamp stamp(Path file) throws IOException {
    BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
    return new Stamp(found.size(), found.lastModifiedTime().toInstant(), found.fileKey());
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder, permissions(folder, "rwx------"));
  }

  @Override
  public long boot() {
    return BOOT;
  }

  @Override
  public String oddity(Path file) {
    try {
      // in one look, since the file may come or go, and a disk may fail, between two
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return found.isDirectory() ? "a folder" : found.isOther() ? "a device or a pipe" : null;
    } catch (IOException e) {
      return null; // whoever opens it is told why
    }
  }

  @Override
  public Path realPath(Path timeline) throws IOException {
    return WriteLock.realPath(timeline);
  }

  @Override
  public Closeable lock(Path timeline, Path real) throws IOException {
    return WriteLock.of(timeline, real, WriteLock.PATIENCE_SECONDS);
  }
}
