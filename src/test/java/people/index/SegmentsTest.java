package people.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.columns.*;
import people.disk.*;
import people.line.*;
import people.timeline.*;

/// What is kept beside a file answers as the file does, whatever happens to either.
class SegmentsTest extends SegmentsFixture {

  @Test
  void ofASmallFileNothingIsKept() {
    append(100);
    assertAnswersAreTheLines();
    assertFalse(Files.exists(kept));
  }

  @Test
  void whatIsKeptAnswersAsTheFileDoes() throws IOException {
    append(12_000);
    assertEquals(1, segments().size());
    assertAnswersAreTheLines();
  }

  @Test
  void whatAnotherVersionKeptIsMadeAnewInSilence() throws IOException {
    append(12_000);
    Path segment = segments().getFirst();
    byte[] bytes = Files.readAllBytes(segment);
    ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).putLong(0, Segment.MAGIC - (31L << 32));
    Files.delete(segment);
    Files.write(segment, bytes);
    assertAnswersAreTheLines();
    ByteBuffer kept =
        ByteBuffer.wrap(Files.readAllBytes(segments().getFirst())).order(ByteOrder.nativeOrder());
    assertEquals(Segment.MAGIC, kept.getLong(0));
  }

  @Test
  void ofALongFirstBatchThatWasCutShortNothingIsKept() throws IOException {
    try (EventTimeline timeline = open()) {
      timeline.addAll(IntStream.range(0, 12_000).mapToObj(_ -> event()).toList());
    }
    byte[] bytes = Files.readAllBytes(file);
    int last = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf('\n', bytes.length - 2);
    Files.write(file, Arrays.copyOf(bytes, last + 1));
    for (int look = 0; look < 2; look++) {
      try (EventTimeline timeline = open()) {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertEquals(0, timeline.size()));
      }
    }
    try (EventTimeline timeline = open()) {
      assertEquals(0, timeline.add(event()));
    }
    assertEquals(1, open().size());
  }

  @Test
  void whoMadeTheFileAndFindsAllOfItKeptByAnotherKeepsNothingTwice() throws IOException {
    EventTimeline first = open();
    first.addAll(IntStream.range(0, 12_000).mapToObj(_ -> event()).toList());
    try (EventTimeline other = open()) {
      assertEquals(12_000, other.size());
    }
    List<Path> kept = segments();
    assertEquals(1, kept.size());
    first.close();
    assertEquals(kept, segments());
    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertEquals(12_000, open().size()));
  }

  @Test
  void itIsForItsOwnerOnly() throws IOException {
    append(12_000);
    assertEquals("rwx------", permissions(kept));
    for (Path each : segments()) {
      assertEquals("rw-------", permissions(each));
    }
    assertEquals("rw-------", permissions(kept.resolve("journal")));
  }

  @Test
  void anIdThatMovesIntoASegmentWhileItIsLookedForIsFound() throws IOException {
    Map<Integer, String> ids = new HashMap<>();
    String one = null; // that has the hash of the other, so that its event is read
    String other = null;
    for (int n = 0; one == null; n++) {
      other = "letter-" + n;
      one = ids.put(EventIds.hash(other), other);
    }
    List<RecordedEvent> events = new ArrayList<>();
    Segment first;
    Segment both;
    try (EventTimeline timeline = open()) {
      timeline.add(new Event.Death(1, Details.NONE.withId(one)));
      first = inMemory();
      timeline.add(new Event.Death(2, Details.NONE.withId(other)));
      both = inMemory();
      timeline.forEach(events::add);
    }
    AtomicReference<IdIndex> index = new AtomicReference<>();
    index.set(
        new IdIndex(position -> {
          if (index.get().segments().equals(List.of(first))) {
            index.get().startBehind(List.of(both)); // as another reader does
          }
          return events.get((int) position);
        }));
    index.get().startBehind(List.of(first));
    index.get().add(1, events.get(1).event());
    assertEquals(1, index.get().position(other));
  }

  private Segment inMemory() throws IOException {
    TimelineFile now = new TimelineFile(file, Disk.DISK);
    return SegmentWriter.inMemory(
        ParallelFileReader.read(now, LinePlace.START, Files.size(file), _ -> {}));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void whatIsAppendedLaterIsReadBehindIt() throws IOException {
    append(12_000);
    List<Path> before = segments();
    for (int i = 0; i < Rounds.of(5); i++) {
      append(30);
      assertAnswersAreTheLines();
    }
    assertEquals(before, segments()); // and it was still believed, as a few lines are not kept
  }

  @Test
  void muchThatIsAppendedIsKeptTooAndFilesDoNotPileUp() throws IOException {
    int rounds = Math.max(5, Rounds.of(12)); // more than there may be files
    for (int i = 0; i < rounds; i++) {
      append(9_000);
      assertTrue(segments().size() <= 3, () -> "round of many");
    }
    assertAnswersAreTheLines();
  }

  @Test
  void aQuestionAboutOnePersonReadsNothingOfOthers() throws IOException {
    append(12_000);
    try (EventTimeline timeline = open()) {
      List<RecordedEvent> hers = timeline.of(1);
      long far = hers.getLast().position() + (hers.getLast().position() < 6000 ? 3000 : -3000);
      damage((int) far);
      try (EventTimeline other = open()) {
        assertEquals(hers, other.of(1));
        assertEquals(12_000, other.size());
        assertThrows(TimelineException.class, () -> other.forEach(_ -> {}));
      }
    }
  }

  @Test
  void whereNoObservationEndsNoneIsLookedFor() throws IOException {
    List<Event> events = new ArrayList<>();
    for (int person = 1; person <= 12_000; person++) {
      events.add(new Event.Death(person, Details.NONE));
    }
    try (EventTimeline timeline = open()) {
      timeline.addAll(events);
    }
    assertArrayEquals(new long[0], damagedSegment().ofKind(Event.Kind.OBSERVATION_END));
    delete();
    Files.delete(file);
    events.set(7, new Event.ObservationEnd(null, Details.on("1999")));
    try (EventTimeline timeline = open()) {
      timeline.addAll(events);
    }
    assertThrows(Segment.Damaged.class, () -> damagedSegment().ofKind(Event.Kind.OBSERVATION_END));
  }

  /// What is kept, with its first block damaged, in which the codes are.
  private Segment damagedSegment() throws IOException {
    Path kept = segments().getFirst();
    Segment whole = segment(kept);
    long columns = LongStream.of(whole.header.lengths()).map(Segment::aligned).sum();
    flip(kept, Segment.body(Segment.blocks(columns)));
    return segment(kept);
  }

  static Segment segment(Path file) throws IOException {
    return new Segment(Disk.DISK.openKept(file)::read, Files.size(file));
  }

  @Test
  void nothingIsLeftOutWhileMoreIsBeingKept() throws IOException {
    append(12_000);
    try (EventTimeline timeline = open()) {
      for (int round = 0; round < Rounds.of(6); round++) {
        timeline.size();
        append(9_000);
        int expected = 0;
        for (RecordedEvent event : timeline) {
          expected += event.event().personId() == 7 ? 1 : 0;
        }
        ColumnSource.read(timeline, _ -> {});
        for (int i = 0; i < 30; i++) {
          assertEquals(expected, timeline.of(7).size());
          assertEquals(expected - 1, timeline.revision(7));
        }
      }
    }
  }

  @Test
  void closingDoesNotFailWhereNothingCanBeKept() throws IOException {
    EventTimeline timeline = open();
    timeline.addAll(IntStream.range(0, 12_000).mapToObj(_ -> event()).toList());
    Files.move(file, folder.resolve("away"));
    timeline.close();
    assertFalse(Files.exists(kept));
  }

  @Test
  void whereNothingCanBeKeptAllIsAnsweredAlike() throws IOException {
    Files.writeString(kept, "in the way");
    append(12_000);
    assertAnswersAreTheLines();
    assertEquals("in the way", Files.readString(kept));
  }

  @Test
  void allOfItCanBeDeletedWhileATimelineIsOpen() throws IOException {
    append(12_000);
    try (EventTimeline timeline = open()) {
      List<RecordedEvent> hers = timeline.of(1);
      delete();
      assertEquals(hers, timeline.of(1));
      timeline.add(new Event.Death(1, Details.NONE));
      assertEquals(hers.size() + 1, timeline.of(1).size());
    }
    assertAnswersAreTheLines();
  }

  private void delete() throws IOException {
    for (Path each : segments()) {
      Files.delete(each);
    }
    Files.delete(kept.resolve("journal"));
    Files.delete(kept);
  }

  @Test
  void severalMayMakeTheSame() throws IOException {
    append(12_000);
    delete();
    List<CompletableFuture<List<RecordedEvent>>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(
          CompletableFuture.supplyAsync(() -> {
            try (EventTimeline timeline = open()) {
              return timeline.of(1);
            }
          }));
    }
    List<RecordedEvent> first = all.getFirst().join();
    all.forEach(each -> assertEquals(first, each.join()));
    assertEquals(1, segments().size());
    assertAnswersAreTheLines();
  }

  @Test
  void anIdOfLongAgoIsKnown() {
    append(12_000);
    try (EventTimeline timeline = open()) {
      RecordedEvent recorded = timeline.find("letter-3");
      assertEquals(recorded.position(), timeline.add(recorded.event()));
      Event another = new Event.Death(1, new Details(null, "another", null, "letter-3"));
      assertThrows(TimelineException.IdTaken.class, () -> timeline.add(another));
      assertNull(timeline.find("letter-none"));
    }
  }
}
