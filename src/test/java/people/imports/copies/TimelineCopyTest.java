package people.imports.copies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.Details.on;
import static people.Status.DIVORCED;
import static people.Status.MARRIED;
import static people.Status.SINGLE;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.*;
import people.imports.*;
import people.imports.batches.*;
import people.timeline.*;

class TimelineCopyTest {

  private static final Clock IN_2020 =
      Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private Path file;

  private final EventTimeline timeline = EventTimeline.inMemory(IN_2020);
  private final PersonRegistry registry = new PersonRegistry(timeline);

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("town.jsonl");
  }

  private void write(String... lines) throws IOException {
    Files.writeString(file, String.join("\n", lines).replace('\'', '"') + "\n");
  }

  private ImportReport copy() {
    return Import.into(timeline, file);
  }

  private String refused() {
    long before = timeline.size();
    var error = assertThrows(TimelineException.class, this::copy);
    assertEquals(before, timeline.size());
    return error.getMessage().replace(folder.toString(), ".");
  }

  private List<String> json() {
    List<String> lines = new ArrayList<>();
    Imported.facts(timeline)
        .forEach(recorded ->
            lines.add(recorded.json().replace('"', '\'').replaceFirst(",'_datetime'.*", "}")));
    return lines;
  }

  private static final String ADA =
      "{'type':'PERSON_CREATION','personId':1,'name':{'firstname':'Ada'},'status':'SINGLE','_datetime':'2015-02-14T09:26:53Z'}";

  @Test
  void whatHasNoDateGetsTheDayOfItsRecording() throws IOException {
    write(
        ADA,
        "{'type':'PERSON_STATUS_CHANGE','personId':1,'newStatus':'MARRIED','source':'register','_datetime':'2016-03-01T23:59:59Z'}");
    ImportReport report = copy();
    assertEquals(
        List.of(
            // with a date of its own it would be her birth
            "{'type':'PERSON_CREATION','personId':1,'name':{'firstname':'Ada'},'status':'SINGLE'}",
            "{'type':'PERSON_STATUS_CHANGE','personId':1,'newStatus':'SINGLE','effective':'2015-02-14'}",
            "{'type':'PERSON_STATUS_CHANGE','personId':1,'newStatus':'MARRIED','effective':'2016-03-01','source':'register'}"),
        json());
    assertEquals(
        List.of(
            "town.jsonl: timeline",
            "read: 2 events, 1 person",
            "made: 3 events, 1 person, 1 creation, SINGLE 1, MARRIED 1",
            "used, but:",
            "  2 events: no effective date: dated by the day of recording in the original; e.g."
                + " line 1; line 2"),
        report.lines());
  }

  @Test
  void eventIdsStayBehind() throws IOException {
    try (EventTimeline original =
        EventTimeline.open(file, TimelineOptions.DEFAULTS.with(IN_2020))) {
      PersonRegistry there = new PersonRegistry(original);
      there.create(new Name("Ada", null), SINGLE, null, on("1815").withId("letter-1"));
      there.changeStatus(1, MARRIED, Details.NONE.withId("letter-2"));
    }
    copy();
    assertEquals(
        List.of(
            "{'type':'PERSON_CREATION','personId':1,'name':{'firstname':'Ada'},'status':'SINGLE','effective':'1815'}",
            "{'type':'PERSON_STATUS_CHANGE','personId':1,'newStatus':'MARRIED','effective':'2020-01-01'}"),
        json());
    assertEquals(
        "./town.jsonl: already imported: everyone that it creates is in the timeline, word for"
            + " word",
        refused());
  }

  @Test
  void aPersonWithDatedEventsIsThereFromTheFirstOfThemOn() throws IOException {
    write(
        ADA,
        "{'type':'PERSON_STATUS_CHANGE','personId':1,'newStatus':'MARRIED','effective':'1835-07-08','_datetime':'2016-03-01T00:00:00Z'}");
    copy();
    assertEquals(
        "{'type':'PERSON_CREATION','personId':1,'name':{'firstname':'Ada'},'status':'SINGLE'}",
        json().getFirst());
    assertEquals(true, History.of(timeline).at("1840").person(1).living());
    assertEquals(false, History.of(timeline).at("1834").person(1).living());
  }

  @Test
  void unknownEventsAndMembersAreCopiedAsTheyAre() throws IOException {
    write(
        "{'type':'TOWN_FOUNDED','town':{'n':1.50},'_datetime':'2015-01-01T00:00:00Z'}",
        "{'type':'PERSON_ADOPTION','personId':7,'by':[3],'effective':'1900~','_datetime':'2015-01-01T00:00:01Z'}",
        "{'type':'PERSON_CREATION','personId':7,'name':{'firstname':'Ada','nickname':'A'},'status':'SINGLE','shoe':38,'effective':'1815','_datetime':'2015-02-14T09:26:53Z'}",
        "{'type':'PERSON_LEFT','personId':7,'effective':'soon','_datetime':'2015-02-14T09:26:54Z'}");
    ImportReport report = copy();
    assertEquals(
        List.of(
            "{'type':'TOWN_FOUNDED','town':{'n':1.50}}",
            "{'type':'PERSON_ADOPTION','personId':1,'effective':'1900~','by':[3]}",
            "{'type':'PERSON_CREATION','personId':1,'name':{'firstname':'Ada','nickname':'A'},'status':'SINGLE','effective':'1815','shoe':38}",
            "{'type':'PERSON_LEFT','personId':1,'effective':'soon'}"),
        json());
    assertEquals(
        List.of(
            "town.jsonl: timeline",
            "read: 4 events, 1 person",
            "made: 4 events, 1 person, 1 creation, 3 events of unknown types",
            "used, but:",
            "  4 events: members unknown here, copied as they are: numbers of people in them are"
                + " those of the original; e.g. line 1; line 2; line 3"),
        report.lines());
  }

  @Test
  void peopleGetNewIdentifiersBehindThoseThatAreThere() throws IOException {
    write(
        ADA.replace("'personId':1", "'personId':9"),
        ADA.replace("Ada", "Mary").replace("'personId':1", "'personId':4").replace("53Z", "54Z"),
        "{'type':'PERSON_STATUS_CHANGE','personId':9,'newStatus':'MARRIED','_datetime':'2016-03-01T00:00:00Z'}");
    registry.create(new Name("Charles", "Babbage"));
    copy();
    History history = History.of(timeline);
    assertEquals(List.of(1, 2, 3), history.personIds());
    assertEquals("Ada", history.today().person(2).name().toString());
    assertEquals(MARRIED, history.today().person(2).status());
    assertEquals("Mary", history.today().person(3).name().toString());
  }

  @Test
  void theSameTimelineIsNotImportedTwiceNorIntoItself() throws IOException {
    write(ADA);
    copy();
    assertEquals(
        "./town.jsonl: already imported: everyone that it creates is in the timeline, word for"
            + " word",
        refused());
    try (EventTimeline itself = EventTimeline.open(file)) {
      var error = assertThrows(TimelineException.class, () -> Import.into(itself, file));
      assertEquals(
          file + ": is this timeline itself or a copy of it: its line 1 is line 1 here",
          error.getMessage());
      assertEquals(1, itself.size());
    }
  }

  @Test
  void anotherTimelineOfTheSameNameIsImported() throws IOException {
    write(ADA);
    copy();
    write(ADA.replace("Ada", "Mary"));
    assertEquals(1, copy().made().get("people"));
  }

  @Test
  void aDamagedTimelineIsRefusedWithTheLine() throws IOException {
    write(ADA, "{'type':'PERSON_DEATH','personId':0,'_datetime':'2015-02-14T09:26:54Z'}", ADA);
    assertEquals(
        "./town.jsonl, line 2: personId is 0, expected a whole number from 1 to 2147483647",
        refused());
  }

  @Test
  void theRestOfAnAppendThatWasCutShortIsNoEventAndReported() throws IOException {
    write(ADA);
    Files.writeString(file, "{\"type\":\"PERSON_DE", StandardOpenOption.APPEND);
    ImportReport report = copy();
    assertEquals(1, report.read().get("events"));
    assertEquals(
        List.of("1 rest: of an append that was cut short; e.g. 18 bytes from line 2 on"),
        report.unused().stream().map(ImportReport.Note::toString).toList());
    Files.writeString(file, "{\"type\":\"PERSON_DE");
    assertEquals(
        "./town.jsonl: has no whole event, only the rest of an append that was cut short",
        refused());
  }

  @Test
  void blankLinesAreNoRest() throws IOException {
    write(ADA);
    Files.writeString(file, "\n \n" + Files.readString(file) + "\n \n");
    assertEquals(List.of(), copy().unused());
  }

  @Test
  void theLineOfARestIsCountedWithBlankOnes() throws IOException {
    write(ADA);
    Files.writeString(file, "\n \n" + Files.readString(file) + "\n{\"type\":\"PERSON_DE");
    assertEquals(
        List.of("1 rest: of an append that was cut short; e.g. 18 bytes from line 5 on"),
        copy().unused().stream().map(ImportReport.Note::toString).toList());
  }

  @Test
  void aBatchOfWhichLinesAreMissingIsReportedToTheByte() throws IOException {
    String mary = ADA.replace("Ada", "Zoë");
    String batch = mary.replace("'_datetime'", "'_batch':3,'_datetime'").replace("53Z", "54Z");
    write(ADA, batch, mary.replace("53Z", "55Z"));
    assertEquals(
        "1 rest: of an append that was cut short; e.g. %d bytes from line 2 on"
            .formatted(Files.size(file) - ADA.length() - 1),
        copy().unused().getFirst().toString());
  }

  @Test
  void aLastLineWithoutItsLineFeedIsAnEventAndNoRest() throws IOException {
    write(ADA);
    Files.writeString(file, Files.readString(file).strip());
    assertEquals(List.of(), copy().unused());
  }

  /// The clock of the original moves through years while it is written, and half of what it records
  /// has a date.
  @Test
  void theCopyOfAnyTimelineSaysTheSameOfAnyDay() {
    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      Path original = folder.resolve("original-" + seed + ".jsonl");
      try (EventTimeline source =
              EventTimeline.open(original, TimelineOptions.DEFAULTS.with(new Later(random)));
          EventTimeline copy = EventTimeline.inMemory(IN_2020)) {
        fill(new PersonRegistry(source), random);
        Import.into(copy, original);
        for (LocalDate day = LocalDate.of(1995, 1, 1);
            day.getYear() < 2020;
            day = day.plusDays(97)) {
          assertEquals(
              known(History.of(source), day),
              known(History.of(copy), day),
              "seed " + seed + ", " + day);
        }
      }
    }
  }

  private static List<Object> known(History history, String date) {
    return known(history, History.day(date));
  }

  private static List<Object> known(History history, LocalDate day) {
    List<Object> known = new ArrayList<>();
    for (Person person : history.at(day).all()) {
      known.addAll(
          Arrays.asList(
              person.personId(),
              person.name(),
              person.status(),
              person.address(),
              person.died(),
              person.living()));
    }
    return known;
  }

  private static void fill(PersonRegistry registry, Random random) {
    for (int i = 0; i < 60; i++) {
      int person = 1 + random.nextInt(Math.max(1, i / 3 + 1));
      var when =
          random.nextBoolean()
              ? Details.NONE
              : on(LocalDate.of(2000, 1, 1).plusDays(random.nextInt(7000)));
      if (i % 3 == 0) {
        registry.create(new Name("P" + i, null), SINGLE, null, when);
      } else if (i % 5 == 0) {
        registry.retract(random.nextInt(i), "taken back");
      } else if (i % 3 == 1 && i % 2 == 0 && when.effective() != null) {
        // creations only, at every third place: corrections and retractions can't be corrected
        registry.correct(3 * random.nextInt(i / 3), Amendment.of(when.effective()), "misread");
      } else if (random.nextInt(6) == 0) {
        registry.died(person, when);
      } else if (random.nextBoolean()) {
        registry.changeStatus(person, random.nextBoolean() ? MARRIED : DIVORCED, when);
      } else {
        registry.move(person, new Address(null, "City " + i), when);
      }
    }
  }

  private static final class Later extends Clock {

    private final Random random;
    private Instant now = Instant.parse("2000-01-01T12:00:00Z");

    Later(Random random) {
      this.random = random;
    }

    @Override
    public Instant instant() {
      now = now.plusSeconds(86_400L * random.nextInt(200));
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void correctionsAndRetractionsReferToTheCopiesBehindWhatWasThere() {
    try (EventTimeline source = EventTimeline.open(file)) {
      PersonRegistry original = new PersonRegistry(source);
      int ada = original.create(new Name("Ada", "Byron"), SINGLE, null, on("1815-12-10"));
      long married = original.changeStatus(ada, MARRIED, on("1853"));
      long moved = original.move(ada, new Address(null, "Leeds"), on("1840"));
      original.correct(married, Amendment.of(EffectiveDate.parse("1835-07-08")), "misread");
      original.retract(moved, "another Ada");
      long renamed = original.correct(0, Amendment.of(new Name("Augusta", null)), "full name");
      original.retract(renamed, "she was called Ada");
    }
    int mary = registry.create(new Name("Mary", "Somerville"), SINGLE, null, on("1780-12-26"));
    registry.changeStatus(mary, MARRIED, on("1804"));
    registry.changeStatus(mary, Status.WIDOWED, on("1807"));
    ImportReport report = copy();
    assertEquals(2, report.made().get("corrections"));
    assertEquals(2, report.made().get("retractions"));
    History history = History.of(timeline);
    assertEquals("Ada Byron", history.at("1836").person(2).name().toString());
    assertEquals(SINGLE, history.at("1835-07-07").person(2).status());
    assertEquals(MARRIED, history.at("1835-07-08").person(2).status());
    assertEquals(null, history.at("1850").person(2).address());
    assertEquals(Status.WIDOWED, history.at("1836").person(mary).status());
    assertEquals(
        List.of(
            "{'type':'EVENT_CORRECTION','personId':2,'corrects':4,'to':{'effective':'1835-07-08'},'why':'misread'}"),
        json().subList(6, 7));
    assertEquals(List.of(), history.contradictions());
  }

  @Test
  void somebodyWhoseEarlierEventWasTakenBackIsThereFromTheRecordingOn() {
    try (EventTimeline source =
        EventTimeline.open(file, TimelineOptions.DEFAULTS.with(new Later(new Random(1))))) {
      PersonRegistry original = new PersonRegistry(source);
      int ada = original.create(new Name("Ada", "Byron"));
      original.retract(original.changeStatus(ada, MARRIED, on("1835")), "another Ada");
      copy();
      assertEquals(known(History.of(source), "1840"), known(History.of(timeline), "1840"));
      assertEquals(known(History.of(source), "2010"), known(History.of(timeline), "2010"));
    }
  }

  @Test
  void aHundredThousandEventsAreCopiedInMemory() {
    try (EventTimeline source = EventTimeline.open(file, TimelineOptions.DEFAULTS.with(IN_2020))) {
      new PersonRegistry(source)
          .inOneBatch(batch -> {
            for (int i = 0; i < 100_000; i++) {
              batch.create(new Name("P" + i, null), Status.UNKNOWN, null, on("1900"));
            }
            return null;
          });
    }
    assertEquals(100_000, copy().made().get("people"));
  }
}
