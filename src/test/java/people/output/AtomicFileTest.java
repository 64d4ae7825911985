package people.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;

/// Files replaced as a whole: their content under faults, their permissions, and links.
class AtomicFileTest {

  private static final boolean IS_ROOT = System.getProperty("user.name").equals("root");

  @TempDir private Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Path file(String name, String text, String permissions) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file;
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aNewFileIsItsOwnersAloneUnlessItIsShared() throws IOException {
    Path file = folder.resolve("page.html");
    AtomicFile.write(file, bytes("a"));
    assertEquals("rw-------", permissions(file));
    AtomicFile.writeShared(file, bytes("a"));
    assertEquals("rw-r--r--", permissions(file));
    Path shared = folder.resolve("shared.html");
    AtomicFile.writeShared(shared, bytes("b"));
    assertEquals("rw-r--r--", permissions(shared));
    assertEquals("b", Files.readString(shared));
    assertEquals(List.of("page.html", "shared.html"), names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "rw-r-----", "rw-rw-rw-", "rwxr-xr-x", "rw-----w-"})
  void aFileThatIsReplacedKeepsItsPermissions(String permissions) throws IOException {
    Path file = file("page.html", "old", permissions);
    AtomicFile.write(file, bytes("new"));
    assertEquals(permissions + " new", permissions(file) + " " + Files.readString(file));
  }

  @Test
  void aFileThatIsReplacedKeepsItsOwnerAndGroup() throws IOException {
    assumeTrue(IS_ROOT, "only root can give files away");
    Path file = file("page.html", "old", "rw-rw----");
    Files.setAttribute(file, "unix:uid", 12345);
    Files.setAttribute(file, "unix:gid", 23456);
    AtomicFile.write(file, bytes("new"));
    assertEquals(
        "12345 23456 rw-rw----",
        "%s %s %s"
            .formatted(
                Files.getAttribute(file, "unix:uid"),
                Files.getAttribute(file, "unix:gid"),
                permissions(file)));
  }

  @Test
  void aFileThatWouldNotChangeKeepsItsTimeAlsoInAFolderThatMayNotBeWritten() throws IOException {
    Path file = file("page.html", "same", "rw-r--r--");
    FileTime time = FileTime.from(Instant.parse("2015-02-14T09:30:00Z"));
    Files.setLastModifiedTime(file, time);
    AtomicFile.write(file, bytes("same"));
    assertEquals(time, Files.getLastModifiedTime(file));
  }

  @Test
  void aLinkStaysAndTheFileThatItLeadsToIsReplaced() throws IOException {
    Files.createDirectory(folder.resolve("in"));
    Path file = file("in/page.html", "old", "rw-r-----");
    Path link = Files.createSymbolicLink(folder.resolve("first"), Path.of("in/second"));
    Files.createSymbolicLink(folder.resolve("in/second"), Path.of("page.html"));
    AtomicFile.write(link, bytes("new"));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("rw-r----- new", permissions(file) + " " + Files.readString(file));

    Path ahead = Files.createSymbolicLink(folder.resolve("ahead"), Path.of("in/later.html"));
    AtomicFile.write(ahead, bytes("made"));
    assertEquals("made", Files.readString(folder.resolve("in/later.html")));
  }

  @Test
  void aLinkOfSomebodyElseIsNotFollowed() throws IOException {
    assumeTrue(IS_ROOT, "only root can give links away");
    Path file = file("mine", "precious", "rw-------");
    Path link = Files.createSymbolicLink(folder.resolve("page.html"), file);
    Files.setAttribute(link, "unix:uid", 12345, LinkOption.NOFOLLOW_LINKS);
    var refused =
        assertThrows(FileSystemException.class, () -> AtomicFile.write(link, bytes("new")));
    assertEquals("is a link that 12345 made: not followed", refused.getReason());
    assertEquals("precious", Files.readString(file));
    assertEquals(List.of("mine", "page.html"), names());
  }

  @Test
  void aPipeOfSomebodyElseIsNotWrittenTo() throws Exception {
    assumeTrue(IS_ROOT, "only root can give pipes away");
    Path pipe = folder.resolve("page.html");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    Files.setAttribute(pipe, "unix:uid", 12345);
    var refused =
        assertThrows(FileSystemException.class, () -> AtomicFile.write(pipe, bytes("new")));
    assertEquals("is a pipe or a device of 12345: not written", refused.getReason());
  }

  @Test
  void linksInACircleAreRefused() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
    Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
    assertThrows(FileSystemLoopException.class, () -> AtomicFile.write(link, bytes("new")));
  }

  @Test
  void aFolderAndAFolderThatIsNotThereAreTold() throws IOException {
    var refused =
        assertThrows(FileSystemException.class, () -> AtomicFile.write(folder, bytes("new")));
    assertEquals("is a folder", refused.getReason());
    Path lost = folder.resolve("none/page.html");
    var missing = assertThrows(NoSuchFileException.class, () -> AtomicFile.write(lost, bytes("")));
    assertEquals(folder.resolve("none").toString(), missing.getFile());
    assertEquals(List.of(), names());
  }

  @Test
  void aDeviceIsWrittenTo() throws IOException {
    AtomicFile.write(Path.of("/dev/null"), bytes("new"));
    assertEquals("other", Files.isRegularFile(Path.of("/dev/null")) ? "file" : "other");
  }

  /// On Linux a name may have 255 bytes.
  @Test
  void aNameMayBeAsLongAsTheSystemAllows() throws IOException {
    Path file = folder.resolve("é".repeat(127));
    AtomicFile.write(file, bytes("new"));
    assertEquals("new", Files.readString(file));
  }

  @Test
  @Tag("faults")
  void whoReadsMeanwhileSeesTheOldOrTheNewAndNothingBetween() throws Exception {
    Path file = folder.resolve("page.html");
    byte[][] contents = {bytes("a".repeat(3_000_000)), bytes("b".repeat(1_000_000))};
    AtomicFile.write(file, contents[0]);
    AtomicBoolean isDone = new AtomicBoolean();
    Set<String> seen = ConcurrentHashMap.newKeySet();
    Thread reader =
        Thread.ofPlatform()
            .start(() -> {
              while (!isDone.get()) {
                try {
                  byte[] read = Files.readAllBytes(file);
                  seen.add(
                      Arrays.equals(read, contents[0]) || Arrays.equals(read, contents[1])
                          ? "whole"
                          : read.length + " bytes");
                } catch (IOException e) {
                  seen.add(e.toString());
                }
              }
            });
    for (int i = 1; i <= 40; i++) {
      AtomicFile.write(file, contents[i % 2]);
    }
    isDone.set(true);
    reader.join();
    assertEquals(Set.of("whole"), seen);
    assertEquals(List.of("page.html"), names());
  }

  /// Writes a file of so many bytes, in a process that may be limited.
  static final class Writing {

    public static void main(String... args) {
      try {
        AtomicFile.write(Path.of(args[0]), bytes("b".repeat(Integer.parseInt(args[1]))));
      } catch (IOException e) {
        System.err.println(TimelineException.reason(e));
        System.exit(1);
      }
    }
  }

  private Command.Ended written(Path file, int length, String shell) throws Exception {
    List<String> words = new ArrayList<>(List.of("-c", shell + "; exec \"$@\"", "bash"));
    words.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    words.addAll(Command.QUICK);
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.addAll(List.of(Writing.class.getName(), file.toString(), Integer.toString(length)));
    return Command.of(Path.of("bash"), words.toArray(String[]::new)).run();
  }

  @ParameterizedTest
  @CsvSource({"100000, 1, File too large", "30000, 0, ''"})
  @Tag("faults")
  @Tag("process")
  void aFullDiskLeavesTheFileAsItWas(int length, int exit, String said) throws Exception {
    Path file = file("page.html", "old", "rw-r-----");
    // the system refuses what is beyond 40 KB of any file: a full disk without a disk
    Command.Ended ended = written(file, length, "ulimit -f 40");
    assertEquals(exit + " " + said, ended.exit() + " " + ended.err().strip());
    assertEquals(exit == 1 ? "old" : "b".repeat(length), Files.readString(file));
    assertEquals("rw-r-----", permissions(file));
    assertEquals(List.of("page.html"), names());
  }

  // ---- what is made in pieces

  @Test
  void whatIsMadeInPiecesIsItsOwnersAloneAndLeavesNothingBeside() throws IOException {
    Path file = folder.resolve("town.csv");
    AtomicFile.write(
        file,
        false,
        draft -> {
          assertEquals("town.csv", draft.getFileName().toString());
          assertEquals("rwx------", permissions(draft.getParent()));
          Files.writeString(draft, "new");
          Files.writeString(draft.resolveSibling("journal"), "of the draft");
        });
    assertEquals("new", Files.readString(file));
    assertEquals("rw-------", permissions(file));
    assertEquals(List.of("town.csv"), names());
  }

  @Test
  void whatIsMadeInPiecesReplacesOnlyWhatItMay() throws IOException {
    Path file = file("town.csv", "old", "rw-r-----");
    assertThrows(
        FileAlreadyExistsException.class,
        () -> AtomicFile.write(file, false, draft -> Files.writeString(draft, "new")));
    assertEquals("old", Files.readString(file));
    AtomicFile.write(file, true, draft -> Files.writeString(draft, "new"));
    assertEquals("new", Files.readString(file));
    assertEquals("rw-r-----", permissions(file));
    Path meanwhile = folder.resolve("other.csv");
    assertThrows(
        FileAlreadyExistsException.class,
        () ->
            AtomicFile.write(
                meanwhile,
                false,
                draft -> {
                  Files.writeString(draft, "new");
                  Files.writeString(meanwhile, "somebody else's");
                }));
    assertEquals("somebody else's", Files.readString(meanwhile));
    assertEquals(List.of("other.csv", "town.csv"), names().stream().sorted().toList());
  }

  @Test
  void whatFailsInTheMiddleLeavesTheFileAsItWas() throws IOException {
    Path file = file("town.csv", "old", "rw-r-----");
    assertThrows(
        IllegalStateException.class,
        () ->
            AtomicFile.write(
                file,
                true,
                draft -> {
                  Files.writeString(draft, "half of");
                  throw new IllegalStateException("in the middle");
                }));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("town.csv"), names());
  }

  @Test
  @Tag("process")
  void aFileOrAFolderThatMayNotBeWrittenStays() throws Exception {
    // words that make permissions count for root too
    String user =
        IS_ROOT ? "set -- setpriv --bounding-set=-dac_override,-dac_read_search -- \"$@\"" : ":";
    Path file = file("page.html", "old", "r--r-----");
    assertEquals("permission denied\n", written(file, 10, user).err());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
    try {
      assertEquals(
          "its folder may not be written, in which it is replaced\n",
          written(file, 10, user).err());
      assertEquals("permission denied\n", written(folder.resolve("new.html"), 10, user).err());
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("page.html"), names());
  }
}
