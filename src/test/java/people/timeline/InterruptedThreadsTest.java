package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.timeline.EventTimelineContract.died;
import static people.timeline.EventTimelineContract.events;
import static people.timeline.EventTimelineContract.married;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.disk.*;
import people.timeline.AppendQueue.PendingAppend;

/// Threads that are interrupted, or break off, while they use a timeline: the others go on.
class InterruptedThreadsTest extends TimelineFileFixture {

  @Test
  void aThreadThatIsInterruptedWhileItReadsDisturbsNoOther() throws Exception {
    write(300);
    try (EventTimeline timeline = open();
        ExecutorService pool = Executors.newFixedThreadPool(2)) {
      AtomicBoolean done = new AtomicBoolean();
      CountDownLatch begun = new CountDownLatch(1);
      Future<Integer> interrupted =
          pool.submit(() -> {
            int times = 0;
            while (!done.get()) {
              begun.countDown();
              Thread.currentThread().interrupt();
              assertThrows(TimelineException.class, () -> events(timeline));
              Thread.interrupted();
              times++;
            }
            return times;
          });
      begun.await();
      for (int i = 0; i < 100; i++) {
        assertEquals(300 + i, events(timeline).size());
        assertEquals(300 + i, timeline.add(died(1)));
      }
      done.set(true);
      assertTrue(interrupted.get() > 0);
    }
  }

  @Test
  void anAppendThatIsInterruptedSaysSoAndTheTimelineStaysUsable() {
    write(1);
    try (EventTimeline timeline = open()) {
      timeline.add(died(1));
      Thread.currentThread().interrupt();
      var error = assertThrows(TimelineException.class, () -> timeline.add(died(2)));
      assertTrue(Thread.interrupted());
      assertTrue(error.getMessage().contains("interrupted"), error.getMessage());
      long size = timeline.size();
      assertEquals(size, timeline.add(died(3)));
      assertEquals(size + 1, events(timeline).size());
    }
  }

  /// What the system took of a write when an interrupt closed the channel.
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void anAppendThatIsInterruptedInTheMidstOfAWriteLeavesTheTimelineUsable(double part) {
    AtomicBoolean isInterrupted = new AtomicBoolean();
    Storage storage =
        new FullDisk(Integer.MAX_VALUE) {
          @Override
          void append(Blob blob, ByteBuffer bytes) throws IOException {
            if (isInterrupted.getAndSet(false)) {
              ByteBuffer taken = bytes.slice(bytes.position(), (int) (part * bytes.remaining()));
              bytes.position(bytes.position() + taken.remaining());
              super.append(blob, taken);
              Thread.currentThread().interrupt(); // closes the channel, and writes nothing more
            }
            super.append(blob, bytes);
          }
        };
    try (EventTimeline timeline = open(storage, Durability.EACH)) {
      timeline.add(married(1));
      isInterrupted.set(true);
      var error = assertThrows(TimelineException.class, () -> timeline.add(married(2)));
      assertTrue(Thread.interrupted());
      assertEquals(
          file + ": interrupted while appending; whether it was recorded is seen by reading",
          error.getMessage());
      int size = part < 1 ? 1 : 2;
      assertEquals(size, timeline.size());
      assertEquals(size, timeline.add(married(3)));
      assertEquals(size + 1, timeline.add(married(4)));
    }
    List<Event> expected = new ArrayList<>(List.of(married(1), married(3), married(4)));
    if (part == 1) {
      expected.add(1, married(2));
    }
    assertEquals(expected, events(open()));
  }

  @Test
  void aReaderThatIsInterruptedLeavesTheTimelineUsable() {
    write(3);
    try (EventTimeline timeline = open()) {
      assertEquals(3, timeline.size());
      Thread.currentThread().interrupt();
      var error = assertThrows(TimelineException.class, () -> events(timeline));
      assertEquals(file + ": can't read: interrupted", error.getMessage());
      assertTrue(Thread.interrupted());
      assertEquals(3, events(timeline).size());
      assertEquals(3, timeline.add(died(1)));
    }
  }

  @Test
  void anAppendThatBreaksOffHidesNothingOfWhatOthersAppendLater() {
    AtomicBoolean breaks = new AtomicBoolean();
    Storage storage =
        new FullDisk(Integer.MAX_VALUE) {
          @Override
          void append(Blob blob, ByteBuffer bytes) throws IOException {
            if (breaks.get()) {
              throw new OutOfMemoryError("for this test");
            }
            super.append(blob, bytes);
          }
        };
    try (EventTimeline breaking = open(storage, Durability.EACH);
        EventTimeline other = open()) {
      breaking.add(married(1));
      breaks.set(true);
      assertThrows(OutOfMemoryError.class, () -> breaking.add(married(2)));
      breaks.set(false);
      assertEquals(1, other.add(married(3)));
      assertEquals(2, breaking.add(married(4)));
    }
    assertEquals(List.of(married(1), married(3), married(4)), events(open()));
    assertEquals(List.of(), warnings);
  }

  @Test
  void aThreadThatIsInterruptedWhileItMakesALargeBatchRefusesNobody() throws IOException {
    Storage storage =
        new FullDisk(Integer.MAX_VALUE) {
          @Override
          public int longestPiece() {
            return 1500;
          }
        };
    SpillPlace place = new SpillPlace(storage, file, 2, 2, 100, 700);
    List<Event> many = IntStream.range(2, 40).mapToObj(EventTimelineContract::married).toList();
    try (FileTimeline timeline = new FileTimeline(file, storage, TimelineOptions.DEFAULTS, place)) {
      timeline.add(married(1));
      HeldEvents large = timeline.hold();
      large.addAll(many);
      List<PendingAppend> appends =
          List.of(
              new PendingAppend((_, _, _) -> {
                Thread.currentThread().interrupt();
                return large;
              }),
              new PendingAppend(List.of(died(1))));
      timeline.makeTogether(appends);
      assertTrue(Thread.interrupted(), "it is told that it was");
      assertEquals(List.of(1L, 39L), appends.stream().map(PendingAppend::position).toList());
      large.close();
    }
    List<Event> expected = new ArrayList<>(List.of(married(1)));
    expected.addAll(many);
    expected.add(died(1));
    assertEquals(expected, events(open()));
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertEquals(
          List.of(), files.filter(each -> each.toString().contains(SpillFile.NAME)).toList());
    }
  }

  @Test
  void aThreadThatIsInterruptedBeforeItsTurnAppendsNothingAndOthersGoOn() {
    try (EventTimeline timeline = open(Disk.DISK, Durability.GROUP)) {
      timeline.add(married(1));
      Thread.currentThread().interrupt();
      var error = assertThrows(TimelineException.class, () -> timeline.add(married(2)));
      assertTrue(Thread.interrupted());
      assertEquals(file + ": interrupted before it was appended", error.getMessage());
      assertEquals(1, timeline.add(married(3)));
      assertEquals(List.of(married(1), married(3)), events(timeline));
    }
  }

  @Test
  void aThreadThatIsInterruptedWhenItIsItsTurnKeepsNobodyWaiting() throws Exception {
    try (EventTimeline timeline = open(Disk.DISK, Durability.GROUP)) {
      for (int round = 0; round < 150; round++) {
        List<Thread> all = new ArrayList<>();
        for (int person = 1; person <= 6; person++) {
          Event event = married(person);
          all.add(
              Thread.ofPlatform()
                  .start(() -> {
                    try {
                      timeline.add(event);
                    } catch (TimelineException e) {
                      // interrupted
                    }
                  }));
        }
        for (int i = 0; i < all.size(); i += 2) {
          all.get(i).interrupt();
        }
        for (Thread each : all) {
          assertTrue(each.join(Duration.ofMinutes(1)), "waits for ever");
        }
      }
    }
  }
}
