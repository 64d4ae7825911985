package people.output;

import module java.base;

/// Writes a whole file in the place of another: whoever looks at the name finds what was there or
/// what is to be there, also when the disk is full, the program is killed or the power fails.
///
/// What is written goes to a draft beside the file, which only its owner may read, is forced to
/// disk, and then gets the file's name. A file that is replaced keeps its permissions, its group,
/// and its owner where the system allows that; a new one may be read by its owner only. An access
/// control list (ACL) is lost, which Java can't see on Linux: whom it names can't read the file any
/// more, and what it allowed them at most, the group is allowed then (`chmod g=` beforehand takes
/// that from both). Other hard links to a file that is replaced stay with the old content. A
/// symbolic link stays, and the file that it leads to is replaced. A file that holds these bytes
/// already is left alone, with its time.
///
/// A program that is killed may leave the draft, `.people-….part`, behind; nothing reads it.
public final class AtomicFile {

  private static final int MOST_LINKS = 40; // as Linux

  /// Those that there are, for a program that is told to end meanwhile.
  private static final Set<Path> DRAFTS = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> DRAFTS.forEach(AtomicFile::discard)));
  }

  private AtomicFile() {}

  /// Writes a file. A device or a pipe, such as `/dev/stdout`, is written to.
  ///
  /// @throws AccessDeniedException also when the file that is there may not be written
  /// @throws NoSuchFileException when its folder is not there, with the folder
  /// @throws FileSystemException when a folder has the name, or a link of somebody else's; the
  ///   reason tells
  public static void write(Path file, byte[] bytes) throws IOException {
    write(file, bytes, Set.of());
  }

  /// Writes a file that everybody may read, who may enter its folder; a file that is replaced keeps
  /// what else its permissions allow.
  public static void writeShared(Path file, byte[] bytes) throws IOException {
    write(file, bytes, EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ));
  }

  /// Makes what is to be in a file.
  public interface Content {

    /// @param draft not there yet, in a folder of its own that is removed afterwards, with whatever
    ///   else was put into it
    void writeTo(Path draft) throws IOException;
  }

  /// Writes a file that is too large to be held in memory, or that a library writes: what is made
  /// of it is forced to disk and then gets the file's name. A new file may be read by its owner
  /// only.
  ///
  /// @param mayReplace whether a file that is there may be replaced; a pipe or a device never is
  /// @throws FileAlreadyExistsException when one is there that may not
  public static void write(Path file, boolean mayReplace, Content content) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "is a folder");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new FileSystemException(file.toString(), null, "is no file");
    }
    refuseExisting(file, mayReplace);
    List<Path> links = new ArrayList<>();
    Path real = writable(file, links);
    Path folder = real.resolveSibling(".people-" + UUID.randomUUID() + ".part");
    Path draft = folder.resolve(real.getFileName());
    try {
      createFolder(file, folder);
      content.writeTo(draft);
      if (OwnerOnly.isPosix(draft)) {
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
      }
      refuseForeign(links, draft);
      permit(draft, real, Set.of());
      try (FileChannel made = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        made.force(true);
      }
      refuseExisting(file, mayReplace); // made meanwhile
      Files.move(draft, real, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      discard(folder);
    }
  }

  /// Finds out whether a file could be written: makes its draft, and removes it.
  ///
  /// @throws IOException as [#write(Path, byte\[\])] would
  public static void refuseUnwritable(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "is a folder");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      refuseForeign(file);
      return;
    }
    List<Path> links = new ArrayList<>();
    Path real = writable(file, links);
    Path draft = real.resolveSibling(".people-" + UUID.randomUUID() + ".part");
    try (FileChannel _ = create(file, draft)) {
      refuseForeign(links, draft);
    } finally {
      discard(draft);
    }
  }

  private static void refuseExisting(Path file, boolean mayReplace)
      throws FileAlreadyExistsException {
    if (!mayReplace && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(file.toString());
    }
  }

  private static void createFolder(Path file, Path folder) throws IOException {
    DRAFTS.add(folder);
    named(file, () -> Files.createDirectory(folder, OwnerOnly.folder(folder)));
  }

  private static void write(Path file, byte[] bytes, Set<PosixFilePermission> readers)
      throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "is a folder");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      refuseForeign(file);
      Files.write(file, bytes, StandardOpenOption.WRITE);
      return;
    }
    List<Path> links = new ArrayList<>();
    Path real = writable(file, links);
    if (holds(real, bytes)) {
      permit(real, real, readers);
    } else {
      replace(file, real, links, bytes, readers);
    }
  }

  /// Where a file is, behind links, which may be written to if it is there.
  ///
  /// @param links gets those that lead to it
  private static Path writable(Path file, List<Path> links) throws IOException {
    Path real = file.toAbsolutePath();
    for (; Files.isSymbolicLink(real); real = real.resolveSibling(Files.readSymbolicLink(real))) {
      links.add(real);
      if (links.size() > MOST_LINKS) {
        throw new FileSystemLoopException(file.toString());
      }
    }
    if (Files.exists(real) && !Files.isWritable(real)) {
      throw new AccessDeniedException(file.toString());
    }
    return real;
  }

  private static void replace(
      Path file, Path real, List<Path> links, byte[] bytes, Set<PosixFilePermission> readers)
      throws IOException {
    Path draft = real.resolveSibling(".people-" + UUID.randomUUID() + ".part");
    try (FileChannel out = create(file, draft)) {
      refuseForeign(links, draft);
      permit(draft, real, readers);
      for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
        out.write(rest);
      }
      out.force(true);
      Files.move(draft, real, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      discard(draft); // unless it has the other name
    }
  }

  private static FileChannel create(Path file, Path draft) throws IOException {
    DRAFTS.add(draft);
    return named(
        file,
        () ->
            FileChannel.open(
                draft,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                OwnerOnly.file(draft)));
  }

  private interface DraftMaker<T> {
    T make() throws IOException;
  }

  /// Makes a draft; what fails is told of the file that it is for.
  private static <T> T named(Path file, DraftMaker<T> draft) throws IOException {
    try {
      return draft.make();
    } catch (NoSuchFileException e) {
      Path folder = file.getParent();
      boolean isLost = folder != null && Files.notExists(folder);
      throw new NoSuchFileException(String.valueOf(isLost ? folder : file));
    } catch (AccessDeniedException e) {
      if (Files.notExists(file)) {
        throw new AccessDeniedException(file.toString());
      }
      throw new FileSystemException(
          file.toString(), null, "its folder may not be written, in which it is replaced");
    } catch (FileSystemException e) {
      throw new FileSystemException(file.toString(), null, e.getReason());
    }
  }

  /// A pipe that somebody put into a common folder would bring what is written to them. Those below
  /// `/dev` are the system's, or those that a shell makes.
  private static void refuseForeign(Path pipe) throws IOException {
    Path real = pipe.toAbsolutePath();
    if (!OwnerOnly.isPosix(real) || real.startsWith("/dev") || real.startsWith("/proc")) {
      return;
    }
    UserPrincipal owner = Files.getOwner(real);
    if (!owner.getName().equals(System.getProperty("user.name"))
        && !owner.equals(Files.getOwner(real.getParent()))) {
      throw new FileSystemException(
          pipe.toString(), null, "is a pipe or a device of " + owner.getName() + ": not written");
    }
  }

  /// As Linux does in a folder of many: whoever may make a link there could have others overwrite
  /// what is theirs.
  private static void refuseForeign(List<Path> links, Path draft) throws IOException {
    if (links.isEmpty() || !OwnerOnly.isPosix(draft)) {
      return;
    }
    UserPrincipal me = Files.getOwner(draft);
    for (Path link : links) {
      UserPrincipal owner = Files.getOwner(link, LinkOption.NOFOLLOW_LINKS);
      if (!owner.equals(me) && !owner.equals(Files.getOwner(link.getParent()))) {
        throw new FileSystemException(
            link.toString(), null, "is a link that " + owner.getName() + " made: not followed");
      }
    }
  }

  /// Gives a file the owner, the group and the permissions of another, and those of readers as
  /// well. Through a link that somebody put there meanwhile, it does nothing.
  private static void permit(Path file, Path like, Set<PosixFilePermission> readers)
      throws IOException {
    if (!OwnerOnly.isPosix(file)) {
      return;
    }
    var view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    PosixFileAttributes now = view.readAttributes();
    Set<PosixFilePermission> permissions = EnumSet.copyOf(now.permissions());
    if (Files.exists(like) && !like.equals(file)) {
      PosixFileAttributes old = Files.readAttributes(like, PosixFileAttributes.class);
      permissions = EnumSet.copyOf(old.permissions());
      if (!old.owner().equals(now.owner())) {
        tried(() -> view.setOwner(old.owner()));
      }
      if (!old.group().equals(now.group()) && !tried(() -> view.setGroup(old.group()))) {
        permissions.removeIf(
            each -> each.name().startsWith("GROUP_")); // it would be another group's
      }
    }
    permissions.addAll(readers);
    if (!permissions.equals(now.permissions())) {
      view.setPermissions(permissions);
    }
  }

  private interface Attempt {
    void make() throws IOException;
  }

  private static boolean tried(Attempt attempt) {
    try {
      attempt.make();
      return true;
    } catch (IOException e) {
      return false; // only root may give a file away
    }
  }

  private static boolean holds(Path file, byte[] bytes) throws IOException {
    try {
      return Files.size(file) == bytes.length && Arrays.equals(Files.readAllBytes(file), bytes);
    } catch (NoSuchFileException | AccessDeniedException e) {
      return false;
    }
  }

  private static void discard(Path draft) {
    try {
      if (Files.isDirectory(draft, LinkOption.NOFOLLOW_LINKS)) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(draft)) {
          files.forEach(AtomicFile::discard);
        }
      }
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      // the folder is gone, or may not be written any more
    }
    DRAFTS.remove(draft);
  }
}
