package people.disk;

import module java.base;

import people.line.*;

/// The file systems of this machine.
public final class Disk implements Storage {

  public static final Disk DISK = new Disk();

  private static final long BOOT = readBoot();

  /// Belongs to the user of this program, where there is such a thing.
  private static final Path THIS_PROGRAM = Path.of("/proc/self");

  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);

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
  public Blob openKept(Path file) throws IOException {
    return openKept(file, StandardOpenOption.READ);
  }

  @Override
  public Blob openKeptToWrite(Path file) throws IOException {
    return openKept(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static Blob openKept(Path file, OpenOption... options) throws IOException {
    keptAttributes(file); // or a pipe would be waited for
    Set<OpenOption> all = new HashSet<>(List.of(options));
    all.add(LinkOption.NOFOLLOW_LINKS);
    return OpenFile.of(file, false, all);
  }

  /// The attributes of a file that is neither a link nor something else.
  private static BasicFileAttributes keptAttributes(Path file) throws IOException {
    BasicFileAttributes found =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    String oddity = oddity(found);
    if (oddity != null) {
      throw new FileSystemException(file.toString(), null, "is " + oddity);
    }
    return found;
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
    return OpenFile.of(file, true, Set.of(StandardOpenOption.WRITE));
  }

  @Override
  public Blob openToAppend(Path file) throws IOException {
    return OpenFile.toAppend(file);
  }

  @Override
  public Blob create(Path file) throws IOException {
    return OpenFile.of(file, true, NEW, ownerOnly(file));
  }

  @Override
  public Blob createToMap(Path file) throws IOException {
    return new MappableFile(FileChannel.open(file, NEW, ownerOnly(file)));
  }

  /// Records of people are nobody else's business.
  public static FileAttribute<?>[] ownerOnly(Path file) {
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
  public int names(Path file) {
    try {
      return (int) Files.getAttribute(file, "unix:nlink");
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return 1;
    }
  }

  @Override
  public void permitLike(Path file, Path like) throws IOException {
    if (!isPosix(like)) {
      return;
    }
    PosixFileAttributes rights = Files.readAttributes(like, PosixFileAttributes.class);
    PosixFileAttributeView to = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (!to.readAttributes().group().equals(rights.group())) {
      to.setGroup(rights.group());
    }
    to.setPermissions(rights.permissions());
  }

  @Override
  public boolean exists(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public boolean isFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void forceFolderOf(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    // which no interrupt closes
    try (var directory = AsynchronousFileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException e) {
      if (isPosix(file)) { // Windows can't open a folder, and needs no force
        throw e;
      }
    }
  }

  @Override
  public Stamp stamp(Path file) throws IOException {
    return stamp(Files.readAttributes(file, BasicFileAttributes.class));
  }

  private static Stamp stamp(BasicFileAttributes found) {
    return new Stamp(found.size(), found.lastModifiedTime().toInstant(), found.fileKey());
  }

  @Override
  public Stamp stampOfKept(Path file) throws IOException {
    return stamp(keptAttributes(file));
  }

  /// By the name: to close a file that was opened for this would let go of the locks on it.
  @Override
  public void setChanged(Path file, long millis) {
    file.toFile().setLastModified(millis);
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
  public boolean isOwnFolder(Path folder, Path timeline) {
    try {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
      if (!isPosix(folder)) {
        return true;
      }
      Object owner = owner(folder, LinkOption.NOFOLLOW_LINKS);
      return Files.exists(THIS_PROGRAM) && owner.equals(owner(THIS_PROGRAM))
          || owner.equals(owner(timeline));
    } catch (IOException e) {
      return false;
    }
  }

  private static Object owner(Path file, LinkOption... options) throws IOException {
    return Files.getAttribute(file, "unix:uid", options);
  }

  @Override
  public void makeFolder(Path folder) throws IOException {
    Files.createDirectory(folder, permissions(folder, "rwx------"));
  }

  @Override
  public long boot() {
    return BOOT;
  }

  @Override
  public String oddity(Path file) {
    return oddity(file, new LinkOption[0]);
  }

  /// What is there instead of a file; null when it is one, or nothing.
  ///
  /// @param links how a link is looked at
  static String oddity(Path file, LinkOption... links) {
    try {
      // in one look, since the file may come or go, and a disk may fail, between two
      return oddity(Files.readAttributes(file, BasicFileAttributes.class, links));
    } catch (IOException e) {
      return null; // whoever opens it is told why
    }
  }

  private static String oddity(BasicFileAttributes found) {
    return found.isSymbolicLink()
        ? "a link"
        : found.isDirectory() ? "a folder" : found.isOther() ? "a device or a pipe" : null;
  }

  @Override
  public Path realPath(Path timeline) throws IOException {
    return WriteLock.realPath(timeline);
  }

  @Override
  public Watch watch(Path file) {
    return new FileWatch(this, file);
  }

  @Override
  public Lock lockOf(Path timeline) {
    return new WriteLock(timeline, WriteLock.PATIENCE_SECONDS);
  }
}
