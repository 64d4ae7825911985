package people.disk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;

class SimulatedDiskTest {

  private static final Path FILE = Path.of("/folder/file");
  private static final Path OTHER = Path.of("/folder/other");

  private final SimulatedDisk disk = new SimulatedDisk(1);

  @Test
  void whatWasForcedSurvivesEveryPowerLoss() throws IOException {
    try (Storage.Blob file = disk.create(FILE)) {
      disk.forceFolderOf(FILE);
      write(file, "a".repeat(1500), 0);
      file.force();
      write(file, "b".repeat(1500), 1500);
    }
    for (int seed = 0; seed < 1000; seed++) {
      String found = content(disk.afterPowerLoss(seed), FILE);
      assertTrue(found.startsWith("a".repeat(1500)), found);
    }
  }

  @Test
  void whatWasNotForcedIsThereInAnyOrderCutAnywhereOrNotAtAll() throws IOException {
    try (Storage.Blob file = disk.create(FILE)) {
      disk.forceFolderOf(FILE);
      for (int sector = 0; sector < 4; sector++) {
        write(file, Character.toString('a' + sector).repeat(512), 512 * sector);
      }
    }
    Set<String> orders = new TreeSet<>();
    Set<Integer> lengths = new TreeSet<>();
    for (int seed = 0; seed < 20_000; seed++) {
      String found = content(disk.afterPowerLoss(seed), FILE);
      lengths.add(found.length());
      if (found.length() == 4 * 512) {
        orders.add(found.replaceAll("(.)\\1{511}", "$1").replace('\0', '-'));
      }
    }
    orders.removeIf(order -> order.length() != 4); // sectors with the first part of a write only
    assertEquals(16, orders.size(), orders.toString());
    assertTrue(orders.containsAll(List.of("----", "---d", "-b-d", "abcd")), orders.toString());
    assertTrue(lengths.size() > 1024, "only " + lengths.size() + " lengths");
  }

  @Test
  void aSectorThatWasWrittenTwiceHoldsTheOneOrTheOther() throws IOException {
    try (Storage.Blob file = disk.create(FILE)) {
      disk.forceFolderOf(FILE);
      write(file, "old", 0);
      file.force();
      write(file, "mid", 0);
      write(file, "new", 0);
    }
    Set<String> found = new TreeSet<>();
    for (int seed = 0; seed < 1000; seed++) {
      found.add(content(disk.afterPowerLoss(seed), FILE));
    }
    // a write is two operations, and the sector may hold the first only
    assertTrue(found.containsAll(Set.of("old", "mid", "new")), found.toString());
  }

  @Test
  void aTruncateThatWasNotForcedMayNotHaveBeen() throws IOException {
    try (Storage.Blob file = disk.create(FILE)) {
      disk.forceFolderOf(FILE);
      write(file, "a".repeat(1024), 0);
      file.force();
      file.truncate(512);
    }
    Set<Integer> lengths = new TreeSet<>();
    for (int seed = 0; seed < 1000; seed++) {
      lengths.add(content(disk.afterPowerLoss(seed), FILE).length());
    }
    assertTrue(lengths.containsAll(Set.of(512, 1024)), lengths.toString());
    assertEquals(512, content(disk.afterKill(1), FILE).length());
  }

  @Test
  void namesAreThereWhenTheirFolderWasForced() throws IOException {
    disk.create(FILE).close();
    Set<String> found = new TreeSet<>();
    for (int seed = 0; seed < 100; seed++) {
      found.add(disk.afterPowerLoss(seed).files().keySet().toString());
    }
    assertEquals(Set.of("[]", "[/folder/file]"), found);

    disk.forceFolderOf(FILE);
    disk.rename(FILE, OTHER);
    found.clear();
    for (int seed = 0; seed < 100; seed++) {
      found.add(disk.afterPowerLoss(seed).files().keySet().toString());
    }
    assertEquals(Set.of("[/folder/file]", "[/folder/other]"), found);

    disk.forceFolderOf(FILE);
    disk.deleteIfExists(OTHER);
    disk.forceFolderOf(OTHER);
    assertEquals(Set.of(), disk.afterPowerLoss(1).files().keySet());
  }

  @Test
  void aProgramThatIsKilledLeavesAllThatItWroteAndNoLock() throws IOException {
    disk.lockOf(FILE).take();
    try (Storage.Blob file = disk.create(FILE)) {
      write(file, "all of it", 0);
    }
    SimulatedDisk after = disk.afterKill(1);
    assertEquals("all of it", content(after, FILE));
    after.lockOf(FILE).take().close();
    Set<String> later = new TreeSet<>();
    for (int seed = 0; seed < 100; seed++) {
      later.add(after.afterPowerLoss(seed).files().keySet().toString());
    }
    assertEquals(Set.of("[]", "[/folder/file]"), later); // it is as unforced as it was
  }

  @Test
  void theFirstDiskWorksOnAfterACrash() throws IOException {
    try (Storage.Blob file = disk.create(FILE)) {
      write(file, "before", 0);
      SimulatedDisk after = disk.afterKill(1);
      write(file, " and after", 6);
      assertEquals("before", content(after, FILE));
      assertEquals("before and after", content(disk, FILE));
    }
  }

  @Test
  void aForceThatFailedIsNotMadeUpForByTheNextOne() throws IOException {
    String text = "a".repeat(20 * 512);
    try (Storage.Blob file = disk.create(FILE)) {
      disk.forceFolderOf(FILE);
      write(file, text, 0);
      disk.failAt(0, DiskFault.ERROR_ONCE);
      assertEquals("Input/output error", assertThrows(IOException.class, file::force).getMessage());
      file.force();
      assertEquals(1, disk.failedForces(FILE));
      assertEquals(text, content(disk, FILE));
      String found = content(disk.afterPowerLoss(1), FILE);
      assertEquals(text.length(), found.length());
      assertTrue(found.contains("\0"));

      write(file, text, 0);
      file.force();
      assertEquals(text, content(disk.afterPowerLoss(1), FILE));
    }
  }

  @Test
  void aForceThatFailedIsToldOnceToEachWhoHasTheFileOpen() throws IOException {
    try (Storage.Blob one = disk.create(FILE);
        Storage.Blob other = disk.openToWrite(FILE)) {
      write(one, "text", 0);
      disk.failAt(0, DiskFault.ERROR_ONCE);
      assertThrows(IOException.class, one::force);
      try (Storage.Blob late = disk.openToWrite(FILE)) {
        late.force();
      }
      assertThrows(IOException.class, other::force);
      assertEquals(2, disk.failedForces(FILE));
      one.force();
      other.force();
    }
  }

  @Test
  void aFullDiskTakesTheFirstPartOfAWriteAndStillForces() throws IOException {
    try (Storage.Blob file = disk.create(FILE)) {
      disk.failAt(3, DiskFault.FULL); // the creation was 1, the first part of the write is 2
      assertEquals(
          "No space left on device",
          assertThrows(IOException.class, () -> write(file, "much", 0)).getMessage());
      assertTrue("much".startsWith(content(disk, FILE)) && file.size() > 0);
      file.truncate(0);
      file.force();
      assertThrows(IOException.class, () -> disk.create(OTHER));
      disk.repair();
      write(file, "more", 0);
      assertEquals("more", content(disk, FILE));
    }
  }

  @Test
  void everyOperationIsToldBeforeItTakesEffect() throws IOException {
    List<String> seen = new ArrayList<>();
    disk.watch(number -> seen.add(number + " " + disk.files().keySet()));
    try (Storage.Blob file = disk.create(FILE)) {
      file.force();
    }
    disk.deleteIfExists(FILE);
    disk.deleteIfExists(FILE);
    assertEquals(List.of("1 []", "2 [/folder/file]", "3 [/folder/file]"), seen);
    assertEquals(3, disk.operations());
  }

  @Test
  void itRefusesWhatOtherDisksRefuse() throws IOException {
    assertThrows(NoSuchFileException.class, () -> disk.openToRead(FILE));
    assertThrows(NoSuchFileException.class, () -> disk.stamp(FILE));
    disk.create(FILE).close();
    disk.create(OTHER).close();
    assertThrows(FileAlreadyExistsException.class, () -> disk.create(FILE));
    assertThrows(FileAlreadyExistsException.class, () -> disk.rename(FILE, OTHER));
    try (Storage.Blob file = disk.openToWrite(FILE)) {
      write(file, "text", 2);
    }
    try (Storage.Blob file = disk.openToRead(FILE)) {
      ByteBuffer found = ByteBuffer.allocate(10);
      file.read(found, 1);
      assertArrayEquals(new byte[] {0, 't', 'e', 'x', 't'}, Arrays.copyOf(found.array(), 5));
      assertEquals(5, found.position());
    }
  }

  private static void write(Storage.Blob file, String text, long offset) throws IOException {
    file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)), offset);
  }

  private static String content(SimulatedDisk disk, Path file) {
    return new String(disk.files().get(file), StandardCharsets.ISO_8859_1);
  }
}
