package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.Details.on;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.engine.*;
import people.line.*;
import people.sealing.*;

/// Erasures from a protected timeline: what is left of her can be read without her key, which goes,
/// and nothing else hangs on that key.
class ProtectedErasureTest {

  private static final MasterKey.From KEY = ProtectingTest.KEY;

  @TempDir private Path folder;
  private Path file;
  private Path keys;

  /// Of each kind of event of hers of which something personal is left when she is erased.
  @BeforeEach
  void record() {
    file = folder.resolve("people.jsonl");
    keys = folder.resolve("people.jsonl.keys");
    try (EventTimeline timeline = open(null)) {
      PersonRegistry registry = new PersonRegistry(timeline);
      registry.create(
          new Name("Zebulonia", "Quast"), Status.SINGLE, null, on("1980").from("register#7"));
      registry.create(new Name("Ben", "Roos"), Status.SINGLE, null, on("1981"));
      registry.create(new Name("Zeb", "Quast"), Status.SINGLE, null, on("1980"));
      timeline.add(new Event.Key(1, new Attribute("bsn", "123456782"), Details.NONE));
      timeline.add(new Event.ObservationEnd("register", on("2000")));
      long move = registry.move(1, new Address("Mill Lane 3", "Delft"), on("1999-04-05"));
      registry.correct(move, Amendment.of(LocalDate.of(1999, 4, 6)), "she wrote so");
      registry.distinguish(1, 2, "Ben is her brother", Details.NONE);
      registry.merge(3, 1, "the same hand", Details.NONE);
      registry.create(new Name("Cleo", "Oak"), Status.SINGLE, null, on("1982"));
    }
  }

  private EventTimeline open(MasterKey.From key) {
    return EventTimeline.open(file, TimelineOptions.DEFAULTS.with(key));
  }

  private List<Event> events(MasterKey.From key) {
    try (EventTimeline timeline = open(key)) {
      List<Event> events = new ArrayList<>();
      timeline.forEach(event -> events.add(event.event()));
      return events;
    }
  }

  private void protect() {
    Protecting.protect(file, KEY, null, _ -> {});
  }

  private Erasing.Extent erase(int person) {
    return Erasing.erase(
        new TimelineAddress.InFile(file),
        new Erasing.Request(Set.of(person), Erased.Keep.STATISTICS, "asked", null),
        _ -> {},
        _ -> {},
        KEY);
  }

  private List<String> recordOf(int person) throws IOException {
    return Files.readAllLines(keys).stream()
        .filter(line -> line.startsWith("%010d ".formatted(person)))
        .map(line -> line.substring(11))
        .toList();
  }

  private static final List<String> GONE = List.of("-".repeat(80));

  private void assertLeft(List<Event> events) {
    assertEquals("register", events.getFirst().details().source());
    assertEquals(
        List.of("erased", "erased", "erased"),
        events.stream()
            .map(event ->
                switch (event) {
                  case Event.Correction e -> e.why();
                  case Event.Distinction e -> e.why();
                  case Event.Merge e -> e.why();
                  default -> null;
                })
            .filter(Objects::nonNull)
            .toList());
  }

  @Test
  void whatIsLeftOfHerIsReadAsLongAsTheTimelineIs() throws IOException {
    protect();
    erase(1);
    assertEquals(GONE, recordOf(1));
    assertEquals(GONE, recordOf(3));
    assertLeft(events(KEY));
    Protecting.unprotect(file, KEY, null, _ -> {});
    assertLeft(events(null));
    protect();
    assertLeft(events(KEY));
    erase(2);
    assertEquals(GONE, recordOf(2));
    assertLeft(events(KEY));
    Protecting.rotate(file, KEY, ProtectingTest.OTHER);
    assertLeft(events(ProtectingTest.OTHER));
  }

  @Test
  void whoWasErasedBeforeItWasProtectedHasNoKeyEither() throws IOException {
    Erasing.erase(file, new Erasing.Request(Set.of(1), Erased.Keep.STATISTICS, "asked", null));
    protect();
    assertLeft(events(KEY));
    assertEquals(GONE, recordOf(1));
    erase(2);
    assertLeft(events(KEY));
  }

  @Test
  void aKeyThatACrashLeftIsDestroyedByTheNextErasureAndByTheSameOneAgain() throws IOException {
    protect();
    byte[] before = Files.readAllBytes(keys);
    erase(1);
    Files.write(keys, before); // as if it had died before
    Files.write(folder.resolve("people.jsonl.keys.part"), before); // of a rotation
    assertLeft(events(KEY));
    erase(2);
    assertEquals(List.of(GONE, GONE, GONE), List.of(recordOf(1), recordOf(2), recordOf(3)));
    assertFalse(Files.exists(folder.resolve("people.jsonl.keys.part")));
    assertLeft(events(KEY));
    Files.write(keys, before);
    erase(1);
    assertEquals(GONE, recordOf(1));
    assertLeft(events(KEY));
    assertEquals(
        "nothing is left to erase of person 1",
        assertThrows(IllegalArgumentException.class, () -> erase(1)).getMessage().substring(0, 36));
  }

  @Test
  void herKeyGoesThoughTheTimelineIsProtectedNoLonger() throws IOException {
    protect();
    Protecting.unprotect(file, KEY, null, _ -> {});
    assertEquals(1, recordOf(1).size());
    Erasing.erase(file, new Erasing.Request(Set.of(1), Erased.Keep.STATISTICS, "asked", null));
    assertEquals(GONE, recordOf(1));
  }

  @Test
  void anOlderCopyBesideTheLaterKeysIsReadWithoutHerAndErasedAgain() throws IOException {
    protect();
    byte[] older = Files.readAllBytes(file);
    List<Event> before = events(KEY);
    erase(2);
    Files.write(file, older);
    List<Event> found = events(KEY);
    assertEquals("••• •••", ((Event.Creation) found.get(1)).name().toString());
    assertEquals(before.getFirst(), found.getFirst());
    try (EventTimeline timeline = open(KEY)) {
      assertEquals(1, Verification.of(timeline).closedLines());
      assertEquals(1, Erasing.missed(timeline, file).size());
    }
    assertEquals(
        file
            + ": of 1 lines the key was destroyed when somebody was erased, and they would read as"
            + " •••: 'erase --again' first",
        assertThrows(TimelineException.class, () -> Protecting.unprotect(file, KEY, null, _ -> {}))
            .getMessage());
    erase(2);
    assertEquals(null, ((Event.Creation) events(KEY).get(1)).name());
    try (EventTimeline timeline = open(KEY)) {
      assertEquals(0, Verification.of(timeline).closedLines());
    }
  }

  @Test
  void nobodyTriesNumbersOnWhatIsRememberedOfHerWithoutTheKey() throws IOException {
    Erasing.erase(file, new Erasing.Request(Set.of(3), Erased.Keep.STATISTICS, "asked", null));
    byte[] list = Files.readAllBytes(folder.resolve("people.jsonl.erased"));
    assertTrue(new String(list, StandardCharsets.UTF_8).contains(" k"));
    protect();
    erase(2);
    for (Event each : events(null)) {
      if (each instanceof Event.Erasure e && e.erased() != null) {
        assertEquals(2, e.erased().hashes().size(), e.toString());
        assertTrue(e.erased().hashes().getLast().startsWith("s"), e.toString());
      }
    }
    assertEquals(
        List.of('k', 'n', 's'),
        events(KEY).stream()
            .filter(each -> each instanceof Event.Erasure e && e.erased() != null)
            .flatMap(each -> ((Event.Erasure) each).erased().hashes().stream().skip(1))
            .map(hash -> hash.charAt(0))
            .distinct()
            .sorted()
            .toList());
    try (EventTimeline timeline = open(KEY)) {
      assertEquals(
          "the key bsn=123456782 is that of person 1",
          assertThrows(
                  IllegalArgumentException.class,
                  () ->
                      timeline.add(
                          new Event.Key(4, new Attribute("bsn", "123456782"), Details.NONE)))
              .getMessage()
              .substring(0, 41));
    }
  }

  @Test
  void whatACrashLeftOfOthersGoesTooSinceItMayMentionHerInWhatIsSealed() throws IOException {
    protect();
    Path torn = folder.resolve("people.jsonl.torn-1");
    String line = Files.readAllLines(file).get(1);
    Files.writeString(torn, line.substring(0, line.length() - 20));
    Path other = folder.resolve("people.jsonl.torn-2");
    Files.writeString(other, "{\"type\":\"PERSON_DEATH\",\"personId\":2,");
    erase(1);
    assertFalse(Files.exists(torn));
    assertTrue(Files.exists(other));
  }

  @Test
  void whatACrashedConversionOrErasureLeftGoesToo() throws IOException {
    byte[] plain = Files.readAllBytes(file);
    Path erasing = folder.resolve("people.jsonl.erasing");
    Path converting = folder.resolve("people.jsonl.converting");
    Files.write(erasing, plain);
    protect();
    assertFalse(Files.exists(erasing));
    Files.write(converting, plain);
    erase(1);
    assertFalse(Files.exists(converting));
    assertEquals(List.of(), Traces.of("Zebulonia", Traces.files(folder)));
    Files.writeString(converting, "notes on Zebulonia");
    assertEquals(
        converting.toRealPath()
            + ": is not what a conversion left, and may hold names; move it away",
        assertThrows(TimelineException.class, () -> erase(2)).getMessage());
    Files.move(converting, erasing);
    assertEquals(
        erasing.toRealPath() + ": is not what an erasure left, and may hold names; move it away",
        assertThrows(TimelineException.class, () -> Protecting.unprotect(file, KEY, null, _ -> {}))
            .getMessage());
  }
}
