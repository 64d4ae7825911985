package people.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.*;
import people.timeline.*;

/// Families in a simulated town: couples name each other, children their parents, and everybody's
/// sex is known.
class SimulatedCouplesTest {

  private static final EventTimeline TOWN = new Simulation(4000, 60, 7).inMemory();

  @TempDir Path folder;

  private static <T extends Event> List<T> events(EventTimeline timeline, Class<T> kind) {
    List<T> found = new ArrayList<>();
    for (RecordedEvent recorded : timeline) {
      if (kind.isInstance(recorded.event())) {
        found.add(kind.cast(recorded.event()));
      }
    }
    return found;
  }

  @Test
  void everyChangeOfStatusNamesThePartnerWhoNamesHerBackOnTheSameDay() {
    Set<Event> told = new HashSet<>();
    for (Event.StatusChange each : events(TOWN, Event.StatusChange.class)) {
      assertNotNull(each.partner(), each::toString);
      told.add(each.with(Details.on(each.details().effective().toString())));
    }
    for (Event event : told) {
      Event.StatusChange each = (Event.StatusChange) event;
      int partner = each.partner().personId();
      Event back =
          new Event.StatusChange(
              partner, each.newStatus(), Partner.of(each.personId()), each.details());
      assertEquals(each.newStatus() != Status.WIDOWED, told.contains(back), each::toString);
    }
    Set<Status> statuses = EnumSet.noneOf(Status.class);
    told.forEach(each -> statuses.add(((Event.StatusChange) each).newStatus()));
    assertEquals(
        EnumSet.of(
            Status.MARRIED, Status.PARTNERED, Status.SEPARATED, Status.DIVORCED, Status.WIDOWED),
        statuses);
  }

  @Test
  void whoeverIsWidowedNamesWhoDiedThatDayAndWasHers() {
    History history = History.of(TOWN);
    int widowed = 0;
    for (Event.StatusChange each : events(TOWN, Event.StatusChange.class)) {
      if (each.newStatus() == Status.WIDOWED) {
        RecordedEvent last = history.events(each.partner().personId()).getLast();
        assertTrue(last.event() instanceof Event.Death, last::json);
        assertEquals(each.details().effective(), last.event().details().effective());
        LocalDate before = last.day().minusDays(1);
        assertEquals(
            each.partner(), history.at(before).person(each.personId()).partner(), each::toString);
        widowed++;
      }
    }
    assertTrue(widowed > 300, widowed + " were widowed");
  }

  /// Founders say with whom they are what their creations say.
  @Test
  void nobodyIsInAUnionWithoutSomebodyWhoIsInItToo() {
    History history = History.of(TOWN);
    for (String day : List.of("1960", "1975", "2000", "2019")) {
      Map<Integer, Person> there = new HashMap<>();
      history.at(day).people().forEach(person -> there.put(person.personId(), person));
      int couples = 0;
      for (Person person : there.values()) {
        assertEquals(person.status().isUnion(), person.partner() != null, person::toString);
        if (person.partner() != null) {
          Person partner = there.get(person.partner().personId());
          assertNotNull(partner, () -> "nobody is with " + person);
          assertEquals(Partner.of(person.personId()), partner.partner());
          assertEquals(person.status(), partner.status(), person::toString);
          if (person.status() != Status.SEPARATED) {
            assertEquals(person.address(), partner.address(), person::toString);
          }
          couples++;
        }
      }
      assertTrue(couples > 500, couples + " are in a couple");
    }
  }

  @Test
  void theSexOfEverybodyIsKnownFromTheCreationOnWhichItFollows() {
    Map<String, Integer> counts = new TreeMap<>();
    Event before = null;
    for (RecordedEvent recorded : TOWN) {
      if (before instanceof Event.Creation creation) {
        Event.AttributeChange sex = (Event.AttributeChange) recorded.event();
        assertEquals(creation.personId(), sex.personId());
        assertEquals(creation.details(), sex.details());
        assertEquals("sex", sex.attribute().name());
        counts.merge(sex.attribute().value(), 1, Integer::sum);
      }
      before = recorded.event();
    }
    assertEquals(Set.of("female", "male"), counts.keySet());
    assertEquals(4000, counts.get("female") + counts.get("male"));
    assertTrue(counts.get("female") > 1900 && counts.get("male") > 1900, counts::toString);
  }

  @Test
  void parentsAreAWomanAndPerhapsHerPartnerWhoAreOldEnoughAndWereRecordedBefore() {
    Map<Integer, LocalDate> born = new HashMap<>();
    Map<Integer, String> sexes = new HashMap<>();
    int single = 0;
    int both = 0;
    for (RecordedEvent recorded : TOWN) {
      if (recorded.event() instanceof Event.Creation e) {
        born.put(e.personId(), e.born() == null ? recorded.day() : e.born().day());
      } else if (recorded.event() instanceof Event.AttributeChange e) {
        sexes.put(e.personId(), e.attribute().value());
      } else if (recorded.event() instanceof Event.Parents e) {
        assertEquals("female", sexes.get(e.parentIds().getFirst()), recorded::json);
        for (int parent : e.parentIds()) {
          long years = ChronoUnit.YEARS.between(born.get(parent), born.get(e.personId()));
          assertTrue(years >= 16, recorded::json);
        }
        boolean hasBoth = e.parentIds().size() > 1;
        single += hasBoth ? 0 : 1;
        both += hasBoth ? 1 : 0;
        assertEquals(
            hasBoth ? List.of("female", "male") : List.of("female"),
            e.parentIds().stream().map(sexes::get).toList(),
            recorded::json);
      }
    }
    assertTrue(both > 1000, both + " have two");
    assertTrue(single > 50, single + " have one");
  }

  @Test
  void checkFindsNothing() {
    assertEquals(List.of(), History.of(TOWN).contradictions());
  }

  /// The lines of a couple, of a death and its widowhood, of a creation with what is said beside.
  @Test
  void whatBelongsTogetherIsWrittenInOneBatch() throws IOException {
    Path file = folder.resolve("people.jsonl");
    new Simulation(9000, 60, 7).writeTo(file);
    int left = 0;
    int batches = 0;
    Event before = null;
    try (EventTimeline timeline = EventTimeline.open(file)) {
      for (RecordedEvent recorded : timeline) {
        boolean isFirst = left == 0;
        Matcher batch = Pattern.compile("\"_batch\":(\\d+)").matcher(recorded.json());
        if (isFirst && batch.find()) {
          left = Integer.parseInt(batch.group(1));
          batches++;
        }
        left = Math.max(0, left - 1);
        assertFalse(isFirst && belongsTogether(before, recorded.event()), recorded::json);
        before = recorded.event();
      }
    }
    assertTrue(batches > 8, batches + " batches");
  }

  private static boolean belongsTogether(Event before, Event event) {
    if (event instanceof Event.StatusChange second) {
      int partner = second.partner().personId();
      return before.personId() == partner
          && (before instanceof Event.Death
              || before instanceof Event.StatusChange first
                  && first.newStatus() == second.newStatus());
    }
    return event instanceof Event.AttributeChange || event instanceof Event.Parents;
  }
}
