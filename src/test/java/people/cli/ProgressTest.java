package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

  /// A clock in nanoseconds.
  private final AtomicLong now = new AtomicLong(7);

  @Test
  void shortWorkIsSilent() {
    ProgressLine progress = new ProgressLine(err, true, now::get);
    now.addAndGet(999_000_000);
    progress.at(1000, "events read");
    progress.done();
    assertEquals("", said.toString(StandardCharsets.UTF_8));
  }

  @Test
  void longWorkSaysHowFarItIsAndLeavesNothingBehind() {
    ProgressLine progress = new ProgressLine(err, true, now::get);
    now.addAndGet(1_001_000_000);
    progress.at(1_234_567, "events read");
    progress.done();
    assertEquals("\r\033[K1,234,567 events read …\r\033[K", said.toString(StandardCharsets.UTF_8));
  }

  @Test
  void workThatCantBeCountedIsNamedWhileItLasts() {
    ProgressLine progress = new ProgressLine(err, true);
    progress.doing("importing a.ged");
    progress.done();
    assertEquals("\r\033[Kimporting a.ged …\r\033[K", said.toString(StandardCharsets.UTF_8));
  }

  @Test
  void theRateIsToldAndHowLongTheRestTakes() {
    ProgressLine progress = new ProgressLine(err, true, now::get);
    progress.begin();
    progress.at(10, 1_000_000, "facts recorded"); // within the first second
    now.addAndGet(2_000_000_000L);
    progress.at(100_000, 1_000_000, "facts recorded");
    progress.at(100_001, 1_000_000, "facts recorded"); // in the same moment
    now.addAndGet(2_000_000_000L);
    progress.at(160_000, 0, "rows read"); // nobody knows how many there are
    now.addAndGet(6_000_000_000L);
    progress.at(1000, 100_000, "rows read");
    now.addAndGet(200_000_000L);
    progress.at(10, 100_000, "rows read");
    now.addAndGet(200_000_000L);
    progress.at(100_000, 90_000, "rows read"); // more than was thought
    assertEquals(
        List.of(
            "100,000 facts recorded, 50,000 a second, 18 s left …",
            "160,000 rows read, 40,000 a second …",
            "1,000 rows read, 100 a second, 16 min 30 s left …",
            "10 rows read, 0 a second, 28 h 19 min left …",
            "100,000 rows read, 9,615 a second …"),
        List.of(said.toString(StandardCharsets.UTF_8).substring(4).split("\r\033\\[K")));
  }

  @Test
  void howManyRowsAFileHasIsSeenFromItsLines(@TempDir Path folder) throws IOException {
    String rows = "id,last\n1,A\n2,B\n";
    assertEquals(3, LineCount.of(Files.writeString(folder.resolve("a.csv"), rows)));
    assertEquals(4, LineCount.of(Files.writeString(folder.resolve("b.csv"), rows + "3,C\r\n")));
    assertEquals(0, LineCount.of(Files.write(folder.resolve("c.gz"), new byte[] {31, -117, 10})));
    assertEquals(0, LineCount.of(Files.writeString(folder.resolve("d.json"), "{\n\"a\":\n1}\n")));
    assertEquals(2, LineCount.of(Files.writeString(folder.resolve("e.json"), "{}\n{}\n")));
    assertEquals(0, LineCount.of(folder.resolve("none")));
  }

  @Test
  void howManyRowsAPackedFileHasIsReckonedFromItsBeginning(@TempDir Path folder)
      throws IOException {
    Path few = folder.resolve("few.csv.gz");
    pack(few, 2);
    assertEquals(2, LineCount.of(few));
    Path many = folder.resolve("many.csv.gz");
    int rows = 1_000_000; // more than is looked at
    pack(many, rows);
    long reckoned = LineCount.of(many);
    assertTrue(Math.abs(reckoned - rows) < rows / 10, "" + reckoned);
    try (FileChannel cut = FileChannel.open(many, StandardOpenOption.WRITE)) {
      cut.truncate(1000);
    }
    assertEquals(0, LineCount.of(many));
  }

  private static void pack(Path file, int rows) throws IOException {
    Random random = new Random(7);
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.US_ASCII)) {
      for (int i = 0; i < rows; i++) {
        out.write(random.nextInt(1_000_000) + ",Byron,Ada\n");
      }
    }
  }

  @Test
  void aPipeHearsNothing() {
    ProgressLine progress = new ProgressLine(err, false, now::get);
    now.addAndGet(1_001_000_000);
    progress.at(1_234_567, "events read");
    progress.done();
    assertEquals("", said.toString(StandardCharsets.UTF_8));
    assertTrue(progress.over(List.of(1), "x").iterator().hasNext());
  }
}
