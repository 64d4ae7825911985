package people.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;

/// What POSIX takes for a lock is lost with any descriptor of the file; of ours, none is closed.
class OpenFileTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void makeTheFile() throws IOException {
    file = Files.writeString(folder.resolve("file"), "content");
  }

  /// A program that says whether the first byte of a file can be locked.
  static final class Probe {

    private Probe() {}

    public static void main(String[] args) throws IOException {
      try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
        System.out.print(channel.tryLock(0, 1, false) == null ? "locked" : "free");
      }
    }
  }

  private String probe() throws Exception {
    List<String> words = new ArrayList<>(Command.QUICK);
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Probe.class.getName()));
    words.add(file.toString());
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return Command.of(java, words.toArray(String[]::new)).run().out();
  }

  private OpenFile open() throws IOException {
    return OpenFile.of(file, true, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  private static void readOneByte(Storage.Blob in) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(1);
    in.read(bytes, 0);
    assertEquals('c', bytes.get(0));
  }

  @Test
  void aNewFileToMapIsTheOneThatWasMadeWhateverGetsItsNameAndWhoeverIsInterrupted()
      throws IOException {
    Path made = folder.resolve("made");
    Path moved = folder.resolve("moved");
    byte[] bytes = "of a batch".getBytes(StandardCharsets.UTF_8);
    try (Storage.Blob blob = Disk.DISK.createToMap(made);
        Arena arena = Arena.ofShared()) {
      assertThrows(FileAlreadyExistsException.class, () -> Disk.DISK.createToMap(made));
      Files.move(made, moved);
      Files.writeString(made, "somebody's");
      Thread.currentThread().interrupt();
      blob.write(ByteBuffer.wrap(bytes), 3);
      ByteBuffer read = ByteBuffer.allocate(20);
      blob.read(read, 3);
      ByteBuffer mapped = blob.map(3, bytes.length, arena);
      blob.force();
      Disk.DISK.forceFolderOf(made);
      assertTrue(Thread.interrupted());
      assertEquals(ByteBuffer.wrap(bytes), read.flip());
      assertEquals(ByteBuffer.wrap(bytes), mapped);
      assertEquals(3 + bytes.length, blob.size());
    }
    assertEquals("somebody's", Files.readString(made));
    assertEquals("\0\0\0of a batch", Files.readString(moved));
  }

  @Test
  @Tag("process")
  void aLockOutlivesEveryOtherDescriptorThatThisProcessClosesOrForgets() throws Exception {
    Path second = Files.createLink(folder.resolve("second"), file);
    OpenFile locked = open();
    Storage.Blob before = Disk.DISK.openToRead(second);
    locked.keepOpen();
    FileLock lock = locked.tryLock(0);
    before.close();
    Disk.DISK.openToRead(file).close();
    Disk.DISK.openToWrite(file).close();
    Disk.DISK.openToLookUp(file).read(0, 1);
    Storage.Blob interrupted = Disk.DISK.openToRead(file);
    Thread.currentThread().interrupt();
    assertThrows(ClosedByInterruptException.class, () -> readOneByte(interrupted));
    assertTrue(Thread.interrupted());
    readOneByte(interrupted);
    System.gc();
    Thread.sleep(50);
    Disk.DISK.openToRead(file).close(); // it looks for what was forgotten
    assertEquals("locked", probe());
    lock.release();
    locked.keepOpenNoLonger();
    assertEquals("free", probe());
    locked.close();
    interrupted.close();
  }

  /// How many descriptors of the file this process has open, on Linux.
  private long descriptors() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
      return all.filter(
              each -> {
                try {
                  return file.toRealPath().equals(Files.readSymbolicLink(each));
                } catch (IOException e) {
                  return false; // closed by now
                }
              })
          .count();
    }
  }

  @Test
  void whatIsClosedLateOrForgottenIsClosedInTheEnd() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/fd")));
    OpenFile locked = open();
    locked.keepOpen();
    for (int i = 0; i < 10; i++) {
      Disk.DISK.openToRead(file).close();
    }
    assertEquals(11, descriptors());
    locked.keepOpenNoLonger();
    assertEquals(1, descriptors());
    List<Object> open = new ArrayList<>();
    open.add(Disk.DISK.openToRead(file));
    System.gc();
    open.add(Disk.DISK.openToLookUp(file));
    assertEquals(3, descriptors());
    open.clear(); // no collection may close them before
    for (int i = 0; i < 5_000 && descriptors() > 1; i++) {
      System.gc();
      Thread.sleep(10);
      Disk.DISK.openToRead(folder.resolve("file")).close();
    }
    assertEquals(1, descriptors());
    locked.close();
    assertEquals(0, descriptors());
  }

  @Test
  void aLockOfOneFileKeepsNoOtherOpen() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/fd")));
    Path another = Files.writeString(folder.resolve("another"), "content");
    OpenFile locked = OpenFile.of(another, true, Set.of(StandardOpenOption.WRITE));
    locked.keepOpen();
    Disk.DISK.openToRead(file).close();
    assertEquals(0, descriptors());
    locked.keepOpenNoLonger();
    locked.close();
  }
}
