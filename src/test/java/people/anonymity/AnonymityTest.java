package people.anonymity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.anonymity.AnonymityOptions.DatePrecision;
import people.history.*;
import people.simulation.*;
import people.timeline.*;

/// A copy that may be shared has the same lives, and no name of anybody.
class AnonymityTest {

  private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OTHER = "fedcba9876543210".getBytes(StandardCharsets.US_ASCII);

  private static final SequencedMap<String, Long> NO_CITIES = new LinkedHashMap<>();

  @TempDir Path folder;

  private Path town() {
    Path town = folder.resolve("town.jsonl");
    if (Files.notExists(town)) {
      new Simulation(150, 40, 7, 0.2).writeTo(town, _ -> {}, new TreeMap<>());
      try (var timeline = EventTimeline.open(town)) {
        var registry = new PersonRegistry(timeline);
        registry.identify(1, Attribute.parse("payroll=K4711XY"), Details.on("1990"));
        registry.set(2, "occupation", "Glockengiesser", Details.on("1991").from("Zunftbuch"));
        registry.left(
            registry.create(
                Name.first("Zwentibold"),
                Status.SINGLE,
                new Address("Sackgasse 9", "Delft", "2611QX", "NL")),
            "Erbstreit",
            Details.on("1999").by("Schreiberling").withId("formular-17"));
        registry.merge(3, 4, "Doppelgaenger", Details.NONE);
        registry.retract(timeline.size() - 1, "Irrtuemlich");
      }
    }
    return town;
  }

  private AnonymityReport copy(Path of, String to, byte[] key, AnonymityOptions options) {
    try (var timeline = EventTimeline.open(of)) {
      return Anonymity.write(timeline, folder.resolve(to), key, options);
    }
  }

  private String lines(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  /// All texts of a timeline but statuses, cities, countries and the names of attributes.
  private static Set<String> personalTexts(Path file) {
    Set<String> texts = new TreeSet<>();
    try (var timeline = EventTimeline.open(file)) {
      for (RecordedEvent recorded : timeline) {
        Matcher text =
            Pattern.compile(
                    "\"(firstname|lastname|street|postcode|source|recordedBy|why|value|_id)\":\"([^\"]*)\"")
                .matcher(recorded.json());
        while (text.find()) {
          texts.add(text.group(2));
        }
      }
    }
    texts.removeAll(Set.of("male", "female", "other", "unknown"));
    return texts;
  }

  @Test
  void noPersonalTextOfTheOriginalIsInTheCopy() throws IOException {
    copy(town(), "copy.jsonl", KEY, AnonymityOptions.DEFAULT);
    String copy = lines("copy.jsonl").toLowerCase(Locale.ROOT);
    Set<String> texts = personalTexts(town());
    assertTrue(texts.size() > 300, texts.toString());
    assertTrue(texts.containsAll(List.of("K4711XY", "Glockengiesser", "Erbstreit", "2611QX")));
    for (String text : texts) {
      String low = text.toLowerCase(Locale.ROOT);
      assertFalse(low.length() < 4 ? copy.contains('"' + low + '"') : copy.contains(low), text);
    }
  }

  @Test
  void theSameKeyGivesTheSameCopyAndAnotherOneAnother() throws IOException {
    copy(town(), "one.jsonl", KEY, AnonymityOptions.DEFAULT);
    copy(town(), "again.jsonl", KEY, AnonymityOptions.DEFAULT);
    copy(town(), "other.jsonl", OTHER, AnonymityOptions.DEFAULT);
    assertEquals(lines("one.jsonl"), lines("again.jsonl"));
    assertNotEquals(lines("one.jsonl"), lines("other.jsonl"));
  }

  private static Map<String, Long> counts(Path file, String at) {
    try (var timeline = EventTimeline.open(file)) {
      return History.of(timeline).at(at).people().stream()
          .collect(
              Collectors.groupingBy(
                  p -> p.status() + " " + (p.address() == null ? null : p.address().city()),
                  TreeMap::new,
                  Collectors.counting()));
    }
  }

  @Test
  void asManyOfEachStatusAndCityAreThereOnEachDate() {
    copy(town(), "copy.jsonl", KEY, AnonymityOptions.DEFAULT);
    for (String at : List.of("1960", "1972-05-03", "1985", "1999-12-31")) {
      assertFalse(counts(town(), at).isEmpty());
      assertEquals(counts(town(), at), counts(folder.resolve("copy.jsonl"), at), at);
    }
  }

  @Test
  void householdsStayTogether() {
    copy(town(), "copy.jsonl", KEY, AnonymityOptions.DEFAULT);
    List<List<Integer>> sizes = new ArrayList<>();
    for (Path file : List.of(town(), folder.resolve("copy.jsonl"))) {
      try (var timeline = EventTimeline.open(file)) {
        sizes.add(
            History.of(timeline).at("1985").households().stream()
                .map(household -> household.personIds().size())
                .sorted()
                .toList());
      }
    }
    assertTrue(sizes.getFirst().size() > 50, sizes.toString());
    assertEquals(sizes.getFirst(), sizes.getLast());
  }

  @Test
  void coarseDatesSayNoDay() throws IOException {
    copy(
        town(),
        "copy.jsonl",
        KEY,
        new AnonymityOptions(DatePrecision.MONTH, new KeptPlace.OfCountry(), Set.of(), 5, false));
    String copy = lines("copy.jsonl");
    assertFalse(Pattern.compile("\"(effective|born)\":\"\\d{4}-\\d\\d-").matcher(copy).find());
    assertTrue(Pattern.compile("\"effective\":\"\\d{4}-\\d\\d\"").matcher(copy).find());
    assertFalse(
        Pattern.compile("_datetime\":\"\\d{4}-\\d\\d-(?!01T00:00:00)").matcher(copy).find());
    assertFalse(copy.contains("\"city\""));
  }

  /// Three of Delft born in 1950, one of Gouda; two more whose status is theirs alone.
  private Path six() {
    Path file = folder.resolve("six.jsonl");
    try (var timeline = EventTimeline.open(file)) {
      var registry = new PersonRegistry(timeline);
      for (String day : List.of("1950-01-01", "1950-05-01", "1950-12-31")) {
        registry.create(
            Name.first("Ann"), Status.SINGLE, new Address(null, "Delft"), Details.on(day));
      }
      registry.create(
          Name.first("Bo"), Status.SINGLE, new Address(null, "Gouda"), Details.on("1950-02-01"));
      int cy =
          registry.create(
              Name.first("Cy"), Status.SINGLE, new Address(null, "Delft"), Details.on("1951"));
      int di =
          registry.create(
              Name.first("Di"), Status.SINGLE, new Address(null, "Delft"), Details.on("1951"));
      registry.marry(cy, di, Details.on("1980"));
      registry.set(di, "occupation", "potter", Details.on("1981"));
    }
    return file;
  }

  @Test
  void whoStandsOutIsToldAndCanBeLeftOut() {
    var gouda = new AnonymityReport.Rare(Status.SINGLE, null, "Gouda", 1950, new TreeMap<>(), 1);
    var couple = new AnonymityReport.Rare(Status.MARRIED, null, "Delft", 1951, new TreeMap<>(), 2);
    // the attribute that stays tells the couple apart
    var unemployed =
        new AnonymityReport.Rare(Status.MARRIED, null, "Delft", 1951, new TreeMap<>(), 1);
    var potter =
        new AnonymityReport.Rare(
            Status.MARRIED, null, "Delft", 1951, new TreeMap<>(Map.of("occupation", "potter")), 1);
    Path six = six();
    assertEquals(
        new AnonymityReport(6, 8, 1, 0, NO_CITIES, List.of(gouda, couple)),
        copy(
            six,
            "k3.jsonl",
            KEY,
            new AnonymityOptions(DatePrecision.DAY, new KeptPlace.OfCity(), Set.of(), 3, false)));
    assertEquals(
        new AnonymityReport(6, 9, 0, 0, NO_CITIES, List.of(gouda, potter, unemployed)),
        copy(
            six,
            "k2.jsonl",
            KEY,
            new AnonymityOptions(
                DatePrecision.DAY, new KeptPlace.OfCity(), Set.of("occupation"), 2, false)));
    assertEquals(
        new AnonymityReport(3, 3, 6, 3, NO_CITIES, List.of()),
        copy(
            six,
            "left.jsonl",
            KEY,
            new AnonymityOptions(DatePrecision.DAY, new KeptPlace.OfCity(), Set.of(), 3, true)));
    assertEquals(Map.of("SINGLE Delft", 3L), counts(folder.resolve("left.jsonl"), "1990"));
  }

  @Test
  void whatCannotBeSharedIsRefused() {
    Path six = six();
    String tooShort =
        assertThrows(
                IllegalArgumentException.class,
                () -> copy(six, "a.jsonl", new byte[8], AnonymityOptions.DEFAULT))
            .getMessage();
    assertEquals(
        "a key of 8 bytes; expected 16 or more, such as those of 'openssl rand -hex 16'", tooShort);
    String there =
        assertThrows(
                TimelineException.class,
                () -> copy(six, "six.jsonl", KEY, AnonymityOptions.DEFAULT))
            .getMessage();
    assertEquals(six + ": is there already; expected a name that is free", there);
    String none =
        assertThrows(
                TimelineException.class,
                () ->
                    copy(
                        six,
                        "b.jsonl",
                        KEY,
                        new AnonymityOptions(
                            DatePrecision.DAY, new KeptPlace.OfCity(), Set.of(), 9, true)))
            .getMessage();
    assertEquals("everyone stands out: nothing is left to be shared", none);
    assertTrue(Files.notExists(folder.resolve("b.jsonl")));
  }

  @Test
  void recordedTimesAreThoseOfTheDayAndStayInOrder() throws IOException {
    copy(six(), "copy.jsonl", KEY, AnonymityOptions.DEFAULT);
    Instant last = Instant.MIN;
    try (var timeline = EventTimeline.open(folder.resolve("copy.jsonl"))) {
      for (RecordedEvent recorded : timeline) {
        Instant day = recorded.recorded().truncatedTo(ChronoUnit.DAYS);
        assertTrue(recorded.recorded().isBefore(day.plusMillis(1)), recorded.json());
        assertTrue(recorded.recorded().isAfter(last), recorded.json());
        last = recorded.recorded();
      }
    }
  }

  @Test
  void aLongerTimelineHasTheSameNamesForThoseThatThereWere() {
    Set<String> few = Set.of("Ann", "Bo", "Cy");
    Set<String> more = new HashSet<>(few);
    more.addAll(List.of("Zanwyn", "Quinric", "Ulford"));
    var before = new StandIns(KEY, few, Set.of());
    var after = new StandIns(KEY, more, Set.of());
    for (String name : few) {
      assertEquals(before.name(new Name(name, name)), after.name(new Name(name, name)));
    }
  }
}
