package people.simulation;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import people.*;
import people.timeline.*;

/// Simulations as such: the same numbers give the same bytes, as many people as were asked for, and
/// no file is overwritten.
@Isolated("changes the default locale or time zone")
class SimulationTest {

  @TempDir Path folder;

  // ---- the same everywhere

  @Test
  void sameNumbersGiveTheSameBytes() throws Exception {
    assertEquals(written("a.jsonl", 100, 60, 7), written("b.jsonl", 100, 60, 7));
  }

  @Test
  void bytesDoNotDependOnLocaleAndTimeZone() throws Exception {
    String here = written("here.jsonl", 100, 60, 7);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String language : List.of("ar-EG", "tr-TR", "th-TH-u-nu-thai-ca-buddhist")) {
        Locale.setDefault(Locale.forLanguageTag(language));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        assertEquals(here, written(language + ".jsonl", 100, 60, 7), language);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void otherNumbersGiveOtherBytes() throws Exception {
    Set<String> different = new HashSet<>();
    different.add(written("a.jsonl", 100, 60, 7));
    different.add(written("b.jsonl", 100, 60, 8));
    different.add(written("c.jsonl", 101, 60, 7));
    different.add(written("d.jsonl", 100, 61, 7));
    assertEquals(4, different.size());
  }

  /// Whoever changes the generator on purpose changes this too, and says so in the change log.
  @Test
  void bytesAreThoseOfTheReleaseBefore() throws Exception {
    Path file = folder.resolve("golden.jsonl");
    new Simulation(100, 60, 7).writeTo(file);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    assertEquals(
        "d3d162e555f254ccd2edfad85ce46abea3f160ab8e9ab40e484171c320b1eb6e",
        HexFormat.of().formatHex(digest));
  }

  @Test
  void foundersHaveABirthAndAnEntryAndTheLastLineSaysUntilWhenAllIsKnown() {
    for (int people : new int[] {1, 300}) {
      List<RecordedEvent> events = new ArrayList<>();
      new Simulation(people, 40, 1).inMemory().forEach(events::add);
      assertEquals(
          new Event.ObservationEnd(null, Details.on("1999-12-31")), events.removeLast().event());
      for (RecordedEvent recorded : events) {
        if (recorded.event() instanceof Event.Creation creation) {
          boolean isFounder = recorded.recorded().isBefore(Instant.parse("1960-02-01T00:00:00Z"));
          assertEquals(isFounder, creation.born() != null, recorded::json);
          assertEquals(isFounder, recorded.day().equals(LocalDate.of(1960, 1, 1)), recorded::json);
          assertTrue(
              isFounder
                  ? creation.born().day().isBefore(recorded.day())
                  : creation.status() == Status.SINGLE,
              recorded::json);
        }
      }
    }
  }

  @Test
  void memoryHoldsWhatTheFileHolds() throws IOException {
    Path file = folder.resolve("people.jsonl");
    new Simulation(300, 40, 1).writeTo(file);
    List<String> inMemory = new ArrayList<>();
    new Simulation(300, 40, 1).inMemory().forEach(recorded -> inMemory.add(recorded.json()));
    assertEquals(
        Files.readString(file).replaceAll(",\"_check\":\"[^\"]*\"", "").lines().toList(), inMemory);
  }

  // ---- how many

  @Test
  void peopleAreCreatedExactlyAndNumberedInOrderOfRecording() {
    for (int people : new int[] {1, 2, 3, 10, 99, 1000}) {
      for (int years : new int[] {1, 2, 60, 200}) {
        assertEquals(
            IntStream.rangeClosed(1, people).boxed().toList(),
            created(new Simulation(people, years, 42).inMemory()),
            people + " people, " + years + " years");
      }
    }
  }

  @Test
  void writeToTellsHowManyEventsThereAre() throws IOException {
    Path file = folder.resolve("people.jsonl");
    List<Long> progress = new ArrayList<>();
    long events = new Simulation(2000, 60, 7).writeTo(file, progress::add);
    assertEquals(Files.readAllLines(file).size(), events);
    Matcher batch = Pattern.compile("\"_batch\":(\\d+)").matcher(Files.readString(file));
    assertTrue(batch.find());
    assertEquals(Long.parseLong(batch.group(1)), progress.getFirst());
    assertTrue(4096 <= progress.getFirst() && progress.getFirst() <= 4098, progress::toString);
    assertEquals(events, progress.getLast());
  }

  // ---- refusals

  @Test
  void aFileWithEventsIsRefusedAndLeftAsItIs() throws IOException {
    Path file = folder.resolve("people.jsonl");
    new Simulation(1, 1, 1).writeTo(file);
    String content = Files.readString(file);
    var refusal =
        assertThrows(TimelineException.class, () -> new Simulation(10, 10, 1).writeTo(file));
    assertEquals(
        file
            + ": already holds events; simulate writes a new timeline only (choose another with"
            + " --timeline)",
        refusal.getMessage());
    assertEquals(content, Files.readString(file));
  }

  @Test
  void aFileThatIsNoTimelineIsRefusedByWhatItIs() throws IOException {
    Path file = Files.writeString(folder.resolve("people.jsonl"), "%PDF-1.7");
    var refusal =
        assertThrows(TimelineException.class, () -> new Simulation(10, 10, 1).writeTo(file));
    assertEquals(
        file + ": is a PDF; expected a timeline: UTF-8 text, an event a line",
        refusal.getMessage());
    assertEquals("%PDF-1.7", Files.readString(file));
  }

  @Test
  void anEmptyFileIsFilled() throws IOException {
    Path file = Files.createFile(folder.resolve("people.jsonl"));
    long events = new Simulation(10, 10, 1).writeTo(file);
    assertTrue(events >= 10, () -> events + " events");
  }

  @Test
  void aFolderIsRefused() {
    var refusal =
        assertThrows(TimelineException.class, () -> new Simulation(10, 10, 1).writeTo(folder));
    assertEquals(folder + ": is a folder, expected a timeline file", refusal.getMessage());
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertAll(
        () -> assertRefused("people is 0; expected a whole number from 1 to 20000000", 0, 60),
        () -> assertRefused("people is -5; expected a whole number from 1 to 20000000", -5, 60),
        () ->
            assertRefused(
                "people is 20000001; expected a whole number from 1 to 20000000", 20_000_001, 60),
        () -> assertRefused("years is 0; expected a whole number from 1 to 200", 10, 0),
        () -> assertRefused("years is 201; expected a whole number from 1 to 200", 10, 201));
  }

  private static void assertRefused(String message, int people, int years) {
    var refusal =
        assertThrows(IllegalArgumentException.class, () -> new Simulation(people, years, 1));
    assertEquals(message, refusal.getMessage());
  }

  // ---- tools of these tests

  private String written(String name, int people, int years, long seed) throws IOException {
    Path file = folder.resolve(name);
    new Simulation(people, years, seed).writeTo(file);
    return Files.readString(file);
  }

  private static List<Integer> created(EventTimeline timeline) {
    List<Integer> ids = new ArrayList<>();
    for (RecordedEvent recorded : timeline) {
      if (recorded.event() instanceof Event.Creation creation) {
        ids.add(creation.personId());
      }
    }
    return ids;
  }
}
