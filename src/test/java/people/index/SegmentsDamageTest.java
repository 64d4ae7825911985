package people.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.columns.*;
import people.timeline.*;

/// Damage in what is kept beside a file, or in the file, is found and answered as the file says.
class SegmentsDamageTest extends SegmentsFixture {

  @Test
  void damageInAnyColumnIsFoundAlsoWhileItIsOpen() throws IOException {
    append(12_000);
    Path segment = segments().getFirst();
    Event known;
    List<RecordedEvent> hers;
    try (EventTimeline timeline = open()) {
      known = timeline.find("letter-3").event();
      hers = timeline.of(7);
    }
    long length = Files.size(file);
    for (SegmentColumn column : Rounds.some(SegmentColumn.ALL, 0)) {
      ByteBuffer header =
          ByteBuffer.wrap(Files.readAllBytes(segment)).order(ByteOrder.nativeOrder());
      long at = 0;
      long all = 0;
      for (SegmentColumn each : SegmentColumn.ALL) {
        long bytes = header.getLong(8 * (Segment.LENGTHS + each.ordinal()));
        at += each.ordinal() < column.ordinal() ? Segment.aligned(bytes) : 0;
        all += Segment.aligned(bytes);
      }
      long body = Segment.body((int) ((all + CheckedBlocks.SIZE - 1) / CheckedBlocks.SIZE));
      try (EventTimeline timeline = open()) {
        assertEquals(12_000, timeline.size());
        flip(segment, Math.min(body + at, header.limit() - 1));
        assertEquals(hers, timeline.of(7));
        assertEquals(hers.size() - 1, timeline.revision(7));
        assertTrue(timeline.add(known) < 12_000);
        assertEquals(
            hers.getFirst(), timeline.readAfter(hers.getFirst().position() - 1).iterator().next());
        assertEquals(12_000, ColumnSource.read(timeline, _ -> {}).size());
        assertEquals(12_000, timeline.size());
      }
      assertEquals(length, Files.size(file));
      segment = segments().getFirst();
    }
    assertAnswersAreTheLines();
  }

  @Test
  void whoAppendsWhileAnotherThreadFindsDamageAppendsBehindTheEnd() throws Exception {
    append(12_000);
    try (EventTimeline timeline = open()) {
      for (int round = 0; round < Rounds.of(8); round++) {
        long size = timeline.size();
        Path segment = segments().getFirst();
        for (long at = 40_000; at < Files.size(segment); at += CheckedBlocks.SIZE) {
          flip(segment, at);
        }
        try (EventTimeline damaged = open()) {
          damaged.size();
          var asking =
              CompletableFuture.runAsync(() -> {
                for (int person = 1; person < 200; person++) {
                  damaged.revision(person);
                }
              });
          for (int i = 0; i < 40; i++) {
            assertEquals(size + i, damaged.add(event()));
          }
          asking.join();
        }
        try (EventTimeline fresh = open()) {
          ColumnSource.read(fresh, _ -> {}); // keeps anew
        }
      }
    }
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(0, all.filter(each -> each.toString().contains("torn")).count());
    }
    assertAnswersAreTheLines();
  }

  @Test
  void damageInWhatIsKeptIsFoundAndItIsMadeAnew() throws IOException {
    append(12_000);
    Path segment = segments().getFirst();
    byte[] whole = Files.readAllBytes(segment);
    for (int at = 3; at < whole.length; at += 1 + whole.length / Rounds.of(9)) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x40;
      Files.deleteIfExists(segment);
      Files.write(segment, damaged);
      assertAnswersAreTheLines();
    }
    for (int length : new int[] {0, 100, whole.length - 1}) {
      Files.deleteIfExists(segment);
      Files.write(segment, Arrays.copyOf(whole, length));
      assertAnswersAreTheLines();
    }
  }

  @Test
  void damageInTheFileIsStillRefusedWhenItIsRead() throws IOException {
    append(12_000);
    try (EventTimeline timeline = open()) {
      int person = timeline.lastPersonId();
      RecordedEvent last = timeline.of(person).getLast();
      damage((int) last.position());
      try (EventTimeline other = open()) {
        var error = assertThrows(TimelineException.class, () -> other.of(person));
        assertTrue(
            error.getMessage().startsWith(file + ", line " + (last.position() + 1)),
            error::getMessage);
      }
    }
  }
}
