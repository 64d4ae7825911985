package people.imports.copies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static people.Details.on;
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

/// Births, absences and ends of observation of a timeline that is copied into another one.
class TimelineCopyObservationTest {

  private static final Clock IN_2020 =
      Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), ZoneOffset.UTC);

  private static final EffectiveDate BORN = EffectiveDate.parse("1919-08-03");
  private static final Name IDA = new Name("Ida", null);

  @TempDir private Path folder;
  private Path file;

  private final EventTimeline timeline = EventTimeline.inMemory(IN_2020);

  @BeforeEach
  void write() {
    file = folder.resolve("town.jsonl");
    try (EventTimeline town = EventTimeline.open(file, TimelineOptions.DEFAULTS.with(IN_2020))) {
      PersonRegistry registry = new PersonRegistry(town);
      registry.create(IDA, MARRIED, null, BORN, on("1960-01-01"));
      registry.create(IDA, SINGLE, null, BORN, Details.NONE.from("register, folio 1"));
      registry.changeStatus(2, MARRIED, on("1950"));
      registry.moveToUnknown(1, on("1970"));
      registry.left(1, "to sea", on("1971"));
      registry.returned(1);
      registry.observedUntil("tree.ged", on("1992"));
      registry.observedUntil(LocalDate.of(2019, 12, 31));
    }
  }

  private List<Event> events() {
    List<Event> events = new ArrayList<>();
    Imported.facts(timeline).forEach(recorded -> events.add(recorded.event()));
    return events;
  }

  @Test
  void intoAnEmptyTimelineAllIsCopiedAsItIs() {
    ImportReport report = Import.into(timeline, file);
    assertEquals(
        List.of(
            new Event.Creation(1, IDA, MARRIED, null, BORN, on("1960-01-01")),
            // with a date of its own she would be single again from then on
            new Event.Creation(2, IDA, SINGLE, null, BORN, Details.NONE.from("register, folio 1")),
            new Event.StatusChange(2, MARRIED, on("1950")),
            new Event.AddressChange(1, null, on("1970")),
            new Event.Leaving(1, "to sea", on("1971")),
            new Event.Return(1, on("2020-01-01")),
            new Event.ObservationEnd("tree.ged", on("1992")),
            new Event.ObservationEnd(null, on("2019-12-31"))),
        events());
    assertEquals(
        List.of(
            "town.jsonl: timeline",
            "read: 8 events, 2 people",
            "made: 8 events, 2 people, 2 creations, MARRIED 1, 1 change of address, 1 leaving, 1"
                + " return, 2 ends of observation",
            "used, but:",
            "  1 event: no effective date: dated by the day of recording in the original; e.g. line"
                + " 6"),
        report.lines());
  }

  @Test
  void besideOthersTheEndOfAllIsThatOfThePeopleOfTheFile() {
    new PersonRegistry(timeline).create(new Name("Cleo", null));
    ImportReport report = Import.into(timeline, file);
    List<Event> events = events();
    assertEquals(
        List.of(
            new Event.Creation(2, IDA, MARRIED, null, BORN, on("1960-01-01").from("town.jsonl")),
            new Event.Creation(3, IDA, SINGLE, null, BORN, Details.NONE.from("register, folio 1"))),
        events.subList(1, 3));
    assertEquals(
        List.of(
            new Event.ObservationEnd("tree.ged", on("1992")),
            new Event.ObservationEnd("town.jsonl", on("2019-12-31"))),
        events.subList(7, 9));
    assertEquals(
        "  1 person: observed until the end that the file gives, but not said so beside other"
            + " people: the creation has a source of its own; e.g. line 2",
        report.lines().getLast());
    var error = assertThrows(TimelineException.class, () -> Import.into(timeline, file));
    assertEquals(
        file + ": already imported: everyone that it creates is in the timeline, word for word",
        error.getMessage());
  }

  @Test
  void whoIsObservedOnInTheFileIsSoBesideOthersWhoAreNot() {
    Path open = folder.resolve("open.jsonl");
    try (EventTimeline town = EventTimeline.open(open, TimelineOptions.DEFAULTS.with(IN_2020))) {
      PersonRegistry registry = new PersonRegistry(town);
      registry.create(IDA, SINGLE, null, BORN, on("1960-01-01"));
      registry.create(IDA, SINGLE, null, BORN, on("1961-01-01").from("register, folio 1"));
    }
    PersonRegistry registry = new PersonRegistry(timeline);
    registry.create(new Name("Cleo", null), SINGLE, null, BORN, on("1960"));
    registry.observedUntil("elsewhere", on("1980"));
    registry.observedUntil(null, on("1990"));
    ImportReport report = Import.into(timeline, open);
    assertEquals(
        List.of(
            new Event.Creation(2, IDA, SINGLE, null, BORN, on("1960-01-01").from("open.jsonl")),
            new Event.Creation(
                3, IDA, SINGLE, null, BORN, on("1961-01-01").from("register, folio 1")),
            new Event.ObservationEnd("open.jsonl", on("1990-12-31/.."))),
        events().subList(3, 6));
    Snapshot later = History.of(timeline).at("2000");
    assertEquals(
        List.of(true, false, true),
        List.of(later.person(1).beyond(), later.person(2).beyond(), later.person(3).beyond()));
    assertEquals(
        List.of(
            "open.jsonl: timeline",
            "read: 2 events, 2 people",
            "made: 3 events, 2 people, 2 creations, 1 end of observation",
            "used, but:",
            "  1 person: observed on in the file, which gives no end, but here only until the end"
                + " of everyone: the creation has a source of its own; e.g. line 2"),
        report.lines());
    assertThrows(TimelineException.class, () -> Import.into(timeline, open));
  }

  @Test
  void whereEveryoneHereIsObservedAgainNothingIsSaidOfTheFile() {
    Path open = folder.resolve("open.jsonl");
    try (EventTimeline town = EventTimeline.open(open, TimelineOptions.DEFAULTS.with(IN_2020))) {
      new PersonRegistry(town).create(IDA, SINGLE, null, BORN, on("1960-01-01"));
    }
    PersonRegistry registry = new PersonRegistry(timeline);
    registry.observedUntil(null, on("1990"));
    registry.observedUntil(null, on("1991/.."));
    Import.into(timeline, open);
    assertEquals(
        List.of(new Event.Creation(1, IDA, SINGLE, null, BORN, on("1960-01-01"))),
        events().subList(2, events().size()));
  }

  @Test
  void whatWasImportedAloneIsKnownAgainBesideOthers() {
    Import.into(timeline, file);
    new PersonRegistry(timeline).create(new Name("Cleo", null));
    assertThrows(TimelineException.class, () -> Import.into(timeline, file));
  }
}
