package people.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.Details.on;
import static people.Status.DIVORCED;
import static people.Status.MARRIED;
import static people.Status.SINGLE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.Address;
import people.Details;
import people.EventTimeline;
import people.History;
import people.Name;
import people.Person;
import people.PersonRegistry;
import people.Status;
import people.TimelineException;

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
    return Import.into(registry, timeline, file);
  }

  private String refused() {
    long before = timeline.size();
    var error = assertThrows(TimelineException.class, this::copy);
    assertEquals(before, timeline.size());
    return error.getMessage().replace(folder.toString(), ".");
  }

  private List<String> json() {
    List<String> lines = new ArrayList<>();
    timeline.forEach(recorded ->
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
            "{'type':'PERSON_CREATION','personId':1,'name':{'firstname':'Ada'},'status':'SINGLE','effective':'2015-02-14'}",
            "{'type':'PERSON_STATUS_CHANGE','personId':1,'newStatus':'MARRIED','effective':'2016-03-01','source':'register'}"),
        json());
    assertEquals(
        List.of(
            "town.jsonl: timeline",
            "read: 2 events, 1 person",
            "made: 2 events, 1 person, 1 creation, MARRIED 1",
            "used, but:",
            "  2 events: no effective date: dated by the day of recording in the original; e.g."
                + " line 1"),
        report.lines());
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
                + " those of the original; e.g. line 1"),
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
      var error =
          assertThrows(
              TimelineException.class, () -> Import.into(new PersonRegistry(itself), itself, file));
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
  void theRestOfAnAppendThatWasCutShortIsNoEvent() throws IOException {
    write(ADA);
    Files.writeString(file, "{\"type\":\"PERSON_DE", StandardOpenOption.APPEND);
    assertEquals(1, copy().read().get("events"));
    Files.writeString(file, "{\"type\":\"PERSON_DE");
    assertEquals(
        "./town.jsonl: has no whole event, only the rest of an append that was cut short",
        refused());
  }

  /// The clock of the original moves through years while it is written, and half of what it records
  /// has a date.
  @Test
  void theCopyOfAnyTimelineSaysTheSameOfAnyDay() {
    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      Path original = folder.resolve("original-" + seed + ".jsonl");
      try (EventTimeline source = EventTimeline.open(original, new Later(random));
          EventTimeline copy = EventTimeline.inMemory(IN_2020)) {
        fill(new PersonRegistry(source), random);
        Import.into(new PersonRegistry(copy), copy, original);
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
    for (int i = 0; i < 40; i++) {
      int person = 1 + random.nextInt(Math.max(1, i / 3 + 1));
      var when =
          random.nextBoolean()
              ? Details.NONE
              : on(LocalDate.of(2000, 1, 1).plusDays(random.nextInt(7000)));
      if (i % 3 == 0) {
        registry.create(new Name("P" + i, null), SINGLE, null, when);
      } else if (random.nextInt(6) == 0) {
        registry.recordDeath(person, when);
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
  void aHundredThousandEventsAreCopiedInMemory() {
    try (EventTimeline source = EventTimeline.open(file, IN_2020)) {
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
