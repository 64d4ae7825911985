package people.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.Details.on;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.Erased.Keep;
import people.history.*;

/// The files around an erasure, and those who have them open.
class ErasedFileTest extends ErasureFixture {

  @Test
  void whatCrashesLeftOfHerGoesAndWhatTheyLeftOfOthersStays() throws IOException {
    Path hers = folder.resolve("people.jsonl.torn-1");
    Path others = folder.resolve("people.jsonl.torn-2");
    Files.writeString(hers, "{\"type\":\"PERSON_DEATH\",\"personId\":1,\"eff");
    Files.writeString(others, "{\"type\":\"PERSON_DEATH\",\"personId\":12,\"eff");
    Files.writeString(
        file,
        Files.readString(file)
            + "{\"type\":\"PERSON_DEATH\",\"personId\":1,\"source\":\"Zebulon\u0000\u0000");
    erase(Keep.STATISTICS);
    assertNoTraces();
    assertFalse(Files.exists(hers));
    assertTrue(Files.exists(others));
    assertFalse(Files.readString(file).contains("Zebulon"));
  }

  @Test
  void theIndexIsDeletedAndMadeAnewWithoutHer() throws IOException {
    try (EventTimeline timeline = EventTimeline.open(file)) {
      List<Event> many = new ArrayList<>();
      for (int i = 10; i < 20_000; i++) {
        many.add(new Event.Creation(i, new Name("Ben", "Roos"), Status.SINGLE, null, on("1990")));
      }
      timeline.addAll(many);
    }
    assertEquals(19_993, ask(History::of).personIds().size());
    Path index = folder.resolve("people.jsonl.index");
    assertTrue(Files.exists(index.resolve("journal")));
    assertFalse(Traces.of("Zebulonia", Traces.files(index)).isEmpty());
    assertTrue(erase(Keep.STATISTICS).hasIndex());
    assertNoTraces();
    assertEquals(19_993, ask(History::of).personIds().size());
    assertTrue(Files.exists(index.resolve("journal")));
    assertNoTraces();
  }

  @Test
  void whoeverHasItOpenIsToldToOpenItAgainAndOthersGoOn() {
    try (EventTimeline open = EventTimeline.open(file);
        EventTimeline asked = EventTimeline.open(file)) {
      assertEquals(12, open.size());
      History history = History.of(asked);
      Iterator<RecordedEvent> reading = open.iterator();
      reading.next();
      erase(Keep.STATISTICS);
      int left = 0;
      for (; reading.hasNext(); left++) {
        reading.next();
      }
      assertEquals(11, left, "as it was when it began");
      assertEquals(NAME.split(" ")[0], history.at("2000").person(ada).name().firstname());
      for (Runnable work :
          List.<Runnable>of(
              open::size, () -> open.add(new Event.Death(ben, Details.NONE)), asked::size)) {
        assertThrows(TimelineException.Replaced.class, work::run);
      }
    }
    assertEquals(13, (long) ask(timeline -> timeline.add(new Event.Death(ben, Details.NONE))));
    assertEquals(14, ask(Verification::of).events());
  }

  @Test
  void anotherWriterWhoWaitsIsToldSoAndOneWhoComesLaterGoesOn() throws Exception {
    try (var pool = Executors.newFixedThreadPool(3)) {
      AtomicBoolean isDone = new AtomicBoolean();
      List<Future<Integer>> writers =
          IntStream.range(0, 2).mapToObj(_ -> pool.submit(() -> append(isDone))).toList();
      while (ask(EventTimeline::size) < 20) {
        Thread.onSpinWait();
      }
      erase(Keep.STATISTICS);
      Thread.sleep(50);
      isDone.set(true);
      int added = 0;
      for (Future<Integer> each : writers) {
        added += each.get();
      }
      assertEquals(12 + 1 + added, ask(Verification::of).events());
    }
  }

  /// Appends until it is told to stop, each time through a timeline of its own.
  private int append(AtomicBoolean isDone) {
    int added = 0;
    while (!isDone.get()) {
      try (EventTimeline timeline = EventTimeline.open(file)) {
        timeline.add(new Event.AddressChange(ben, new Address(null, "Delft"), Details.NONE));
        added++;
      } catch (TimelineException.Replaced e) {
        // nothing was written
      }
    }
    return added;
  }

  @Test
  void theFileKeepsItsPermissionsAndALinkToItStays() throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(folder.resolve("link.jsonl"), file);
    Erasing.erase(link, new Erasing.Request(Set.of(ada), Keep.NOTHING, "x", null));
    assertTrue(Files.isSymbolicLink(link));
    Path list = folder.resolve("people.jsonl.erased");
    for (Path each : List.of(file, list)) { // who may not read the list could ask nothing any more
      String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(each));
      assertEquals("rw-r-----", rights, each.toString());
    }
    assertNoTraces();
  }

  @Test
  void whatWouldBringHerBackIsRefusedOrSaid() {
    erase(Keep.STATISTICS);
    List<String> warnings = new ArrayList<>();
    try (EventTimeline timeline =
        EventTimeline.open(file, TimelineOptions.DEFAULTS.tellingWarnings(warnings::add))) {
      var registry = new PersonRegistry(timeline);
      for (Runnable work :
          List.<Runnable>of(
              () -> registry.move(ada, new Address(null, "Delft"), Details.NONE),
              () -> registry.retract(12, "a mistake", Details.NONE),
              () -> timeline.add(new Event.Merge(3, ada, "the same", Details.NONE)),
              () -> registry.identify(ben, new Attribute("payroll", "4711"), Details.NONE),
              () -> registry.died(ben, Details.NONE.withId("Zebulonia-1")))) {
        String refused = refusal(work);
        assertTrue(refused.contains("person 1, who was erased at "), refused);
      }
      assertEquals(13, timeline.size());
      registry.create(new Name("ZEBULONIA", "Ångström"), Details.NONE);
      assertEquals(1, warnings.size());
      assertTrue(
          warnings.getFirst().contains("event 13: person 4 has the name of person 1, who was"),
          warnings.toString());
      registry.create(new Name("Zebulonia", "Roos"), Details.NONE);
      assertEquals(1, warnings.size());
    }
  }

  @Test
  void aBackupThatIsPutBackIsToldOfTheErasuresSince() throws IOException {
    Path backup = folder.resolve("elsewhere").resolve("backup.jsonl");
    Files.createDirectory(backup.getParent());
    Backup.of(file, backup);
    erase(Keep.STATISTICS);
    Files.delete(file);
    List<String> warnings = new ArrayList<>();
    Backup.restore(backup, file, _ -> {}, warnings::add);
    assertEquals(1, warnings.size());
    assertTrue(
        warnings
            .getFirst()
            .matches(
                ".*: erased before, and here again: person 1 at [-0-9T:.]+Z; 'people erase --again'"
                    + " erases her here too"),
        warnings.toString());
    assertEquals(1, ask(timeline -> Erasing.missed(timeline, file)).size());
    erase(Keep.NOTHING);
    assertEquals(List.of(), ask(timeline -> Erasing.missed(timeline, file)));
    Files.delete(backup);
    assertNoTraces();

    Files.delete(file); // and another timeline by that name has nothing to do with it
    try (EventTimeline timeline = EventTimeline.open(file)) {
      new PersonRegistry(timeline).create(new Name("Dora", "Vos"));
      assertEquals(List.of(), Erasing.missed(timeline, file));
    }
  }
}
