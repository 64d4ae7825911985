package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.timeline.EventTimelineContract.died;
import static people.timeline.EventTimelineContract.events;
import static people.timeline.EventTimelineContract.married;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.disk.*;

/// Other programs that change a file, or hold its lock, while a timeline on it is open.
class OtherProgramsTest extends TimelineFileFixture {

  @Test
  void aFileThatWasReplacedOrDeletedWhileItWasOpenIsNoticed() throws IOException {
    for (boolean replace : new boolean[] {true, false}) {
      write(1);
      try (EventTimeline timeline = open()) {
        timeline.add(died(1));
        String content = Files.readString(file);
        Files.delete(file);
        if (replace) {
          Files.writeString(folder.resolve("new"), content);
          Files.move(folder.resolve("new"), file);
        }
        String expected =
            file
                + ": was moved, replaced or deleted by another program since it was opened; open it"
                + " again";
        assertEquals(
            expected,
            assertThrows(TimelineException.class, () -> timeline.add(died(1))).getMessage());
        assertEquals(expected, assertThrows(TimelineException.class, timeline::size).getMessage());
        assertEquals(replace, Files.exists(file));
      }
      Files.deleteIfExists(file);
    }
  }

  @Test
  void aTimelineThatIsMovedAwayWhileAnAppendFailsIsNotMadeAnewAndTheCauseIsTold()
      throws IOException {
    AtomicBoolean isFull = new AtomicBoolean();
    Storage storage =
        new FullDisk(Integer.MAX_VALUE) {
          @Override
          void append(Blob blob, ByteBuffer bytes) throws IOException {
            if (isFull.get()) {
              super.append(blob, bytes.get(new byte[bytes.remaining() / 2]).flip());
              Files.move(file, folder.resolve("moved"));
              throw new FileSystemException("x", null, "No space left on device");
            }
            super.append(blob, bytes);
          }
        };
    try (EventTimeline timeline = open(storage, Durability.EACH)) {
      timeline.add(died(1));
      isFull.set(true);
      var error = assertThrows(TimelineException.class, () -> timeline.add(died(2)));
      assertEquals(file + ": can't append: No space left on device", error.getMessage());
      assertEquals(1, error.getCause().getSuppressed().length);
    }
    assertFalse(Files.exists(file));
  }

  @Test
  void readersDoNotWaitForAnAppendThatWaitsForAnotherProcess() throws Exception {
    write(1);
    try (FileChannel other =
            FileChannel.open(folder.resolve("people.jsonl.lock"), StandardOpenOption.WRITE);
        EventTimeline timeline = open();
        ExecutorService pool = Executors.newFixedThreadPool(1)) {
      assertEquals(1, timeline.size());
      Future<Long> append;
      try (var _ = other.lock()) {
        append = pool.submit(() -> timeline.add(died(1)));
        Thread.sleep(100);
        for (int i = 0; i < 10; i++) {
          assertEquals(1, timeline.size());
        }
        assertFalse(append.isDone());
      }
      assertEquals(1, append.get());
      assertEquals(2, timeline.size());
    }
  }

  @Test
  void aFileThatAnotherProgramCutWhileItWasOpenIsNoticed() throws IOException {
    write(3);
    try (EventTimeline timeline = open()) {
      assertEquals(3, timeline.size());
      long length = Files.size(file);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(10);
      }
      var error = assertThrows(TimelineException.class, () -> timeline.add(died(1)));
      assertEquals(
          "%s: is 10 bytes long, expected at least %d: another program cut it"
              .formatted(file, length),
          error.getMessage());
    }
  }

  @Test
  void whoReadAnAppendThatItsWriterTookBackIsToldSoAlsoWhenAnotherOfThatLengthTookItsPlace()
      throws IOException {
    write(1);
    long length = Files.size(file);
    try (EventTimeline reader = open();
        EventTimeline writer = open()) {
      writer.add(married(2));
      assertEquals(2, reader.size());
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(length); // as its writer does when it can't be forced
      }
      try (EventTimeline another = open()) {
        assertEquals(1, another.add(married(3)));
      }
      String expected =
          file
              + ", line 2: was taken back by its writer, or changed, since it was read; open it"
              + " again";
      assertEquals(expected, assertThrows(TimelineException.class, reader::size).getMessage());
      assertEquals(
          expected,
          assertThrows(TimelineException.class, () -> reader.add(married(4))).getMessage());
    }
    assertEquals(List.of(married(1), married(3)), events(open()));
  }
}
