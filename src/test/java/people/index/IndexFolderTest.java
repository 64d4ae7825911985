package people.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import people.disk.*;
import people.timeline.*;

/// What is in the folder beside a timeline, or in its place, and is none of our files, is neither
/// opened nor changed, and all is answered as without it.
class IndexFolderTest extends SegmentsFixture {

  /// Names that we would give to files of ours.
  private static final List<String> NAMES =
      List.of("journal", "0-12000", "0-999999", "0-1", "12000-12030", ".new-1");

  private interface Making {
    void at(Path name) throws Exception;
  }

  /// Puts something by each name, before there is anything and then among our files, and works on.
  private void assertNothingHappensTo(Making making, Making check) {
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          Files.createDirectory(kept);
          for (String name : NAMES) {
            making.at(kept.resolve(name));
          }
          append(12_000);
          assertAnswersAreTheLines();
          append(9_000);
          assertAnswersAreTheLines();
          for (String name : NAMES) {
            check.at(kept.resolve(name));
            assertTrue(Files.exists(kept.resolve(name), LinkOption.NOFOLLOW_LINKS), name);
          }
        });
  }

  @Test
  @Tag("process")
  void pipes() {
    assertNothingHappensTo(
        name -> assertEquals(0, new ProcessBuilder("mkfifo", name.toString()).start().waitFor()),
        name -> assertTrue(Files.readAttributes(name, BasicFileAttributes.class).isOther()));
  }

  @Test
  void sockets() throws IOException {
    List<Closeable> open = new ArrayList<>();
    assertNothingHappensTo(
        name -> {
          var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
          open.add(socket);
          try {
            socket.bind(UnixDomainSocketAddress.of(name));
          } catch (SocketException e) {
            assumeTrue(false, "the folder's name is too long for a socket");
          }
        },
        name -> assertTrue(Files.readAttributes(name, BasicFileAttributes.class).isOther()));
    for (Closeable each : open) {
      each.close();
    }
  }

  @Test
  void linksToFilesOfOthers() {
    assertNothingHappensTo(
        name -> {
          Path target = folder.resolve("of " + name.getFileName());
          Files.writeString(target, "");
          Files.createSymbolicLink(name, target);
        },
        name -> {
          assertTrue(Files.isSymbolicLink(name));
          assertEquals("", Files.readString(name));
        });
  }

  @Test
  void linksThatLeadNowhere() {
    assertNothingHappensTo(
        name -> Files.createSymbolicLink(name, folder.resolve("made by " + name.getFileName())),
        name -> assertTrue(Files.notExists(name)));
  }

  @Test
  void linksToDevices() {
    assertNothingHappensTo(
        name -> Files.createSymbolicLink(name, Path.of("/dev/zero")),
        name -> assertTrue(Files.isSymbolicLink(name)));
  }

  @Test
  void textsOfSomebody() {
    assertNothingHappensTo(
        name -> Files.writeString(name, "peop? " + name.getFileName()),
        name -> assertEquals("peop? " + name.getFileName(), Files.readString(name)));
  }

  @Test
  void foldersOfSomebody() {
    assertNothingHappensTo(
        name -> Files.writeString(Files.createDirectory(name).resolve("letter"), "Dear Ada"),
        name -> assertEquals("Dear Ada", Files.readString(name.resolve("letter"))));
  }

  @Test
  void otherNamesOfAFileOfSomebody() {
    assertNothingHappensTo(
        name ->
            Files.createLink(
                name, Files.writeString(folder.resolve("of " + name.getFileName()), "Dear Ada")),
        name -> assertEquals("Dear Ada", Files.readString(name)));
  }

  @Test
  void whatIsNamedOtherwise() throws IOException {
    append(12_000);
    List<String> names = List.of("notes", "0-1-2", "0-5.txt", ".new-", ".new-1.txt", "-", "1-");
    for (String name : names) {
      Files.writeString(kept.resolve(name), name);
      var old = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
      Files.setLastModifiedTime(kept.resolve(name), old);
    }
    append(9_000);
    flip(segments().stream().filter(each -> each.toString().contains("21000")).findAny().get(), 9);
    assertAnswersAreTheLines();
    for (String name : names) {
      assertEquals(name, Files.readString(kept.resolve(name)));
    }
  }

  @Test
  void whatAProgramThatDiedHadBegunIsDeletedAndNothingElse() throws IOException {
    append(12_000);
    Map<String, byte[]> begun =
        Map.of(
            ".new-1", new byte[0],
            ".new-2", new byte[100_000],
            ".new-3", Files.readAllBytes(segments().getFirst()),
            ".new-4", "a text".getBytes(StandardCharsets.UTF_8),
            ".new-5", new byte[100]);
    for (Map.Entry<String, byte[]> each : begun.entrySet()) {
      Path file = Files.write(kept.resolve(each.getKey()), each.getValue());
      if (!each.getKey().endsWith("5")) { // which is being made
        var old = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        Files.setLastModifiedTime(file, old);
      }
    }
    append(9_000);
    List<String> left;
    try (Stream<Path> all = Files.list(kept)) {
      left = all.map(each -> each.getFileName().toString()).filter(begun::containsKey).toList();
    }
    assertEquals(Set.of(".new-4", ".new-5"), Set.copyOf(left));
  }

  @Test
  void aSegmentOfSomebodyDoesNotHideOurs() throws IOException {
    append(12_000);
    Files.writeString(kept.resolve("0-999999"), "no segment");
    Files.write(kept.resolve("0-999998"), new byte[100_000]);
    try (EventTimeline timeline = open()) {
      timeline.size();
      assertEquals(1, new Segments(new TimelineFile(file, Disk.DISK)).open().size());
    }
  }

  @Test
  void aFolderBehindALinkIsNotTouched() throws IOException {
    Path target = Files.createDirectory(folder.resolve("of somebody"));
    Files.write(target.resolve("0-5"), new byte[9]);
    Files.createSymbolicLink(kept, target);
    append(12_000);
    assertAnswersAreTheLines();
    append(9_000);
    assertAnswersAreTheLines();
    assertTrue(Files.isSymbolicLink(kept));
    assertArrayEquals(new byte[9], Files.readAllBytes(target.resolve("0-5")));
    try (Stream<Path> all = Files.list(target)) {
      assertEquals(1, all.count());
    }
  }

  @Test
  void whatIsKeptBehindALinkIsNotBelieved() throws IOException {
    append(12_000);
    Path away = folder.resolve("away");
    Files.move(kept, away);
    Files.createSymbolicLink(kept, away);
    assertEquals(List.of(), new Segments(new TimelineFile(file, Disk.DISK)).open());
    assertAnswersAreTheLines();
  }

  @Test
  void aFolderOfAnotherUserIsNotTouched() throws IOException {
    boolean isRoot = Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid"));
    assumeTrue(isRoot, "only root can give a folder away");
    append(12_000);
    Files.setAttribute(kept, "unix:uid", 12345);
    assertEquals(List.of(), new Segments(new TimelineFile(file, Disk.DISK)).open());
    List<Path> before = segments();
    append(9_000);
    assertAnswersAreTheLines();
    assertEquals(before, segments());
    Files.setAttribute(file, "unix:uid", 12345); // whose timeline it is, too
    assertAnswersAreTheLines();
    assertTrue(new Segments(new TimelineFile(file, Disk.DISK)).open().size() > 0);
  }
}
