package people.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.*;
import people.simulation.Register.Happening;
import people.timeline.*;

/// A town that is recorded messily: as much as was asked for, told in full, and read as the lives
/// that it is about once its second records are merged.
class MessTest {

  private static final double SHARE = 0.08;
  private static final int PEOPLE = 4000;
  private static final Simulation MESS = new Simulation(PEOPLE, 60, 7, SHARE);

  private static final Map<Integer, Integer> DOUBLES = new TreeMap<>();
  private static final EventTimeline TOWN = MESS.inMemory(DOUBLES);
  private static final EventTimeline CLEAN = new Simulation(PEOPLE, 60, 7).inMemory();

  @TempDir Path folder;

  private static <T extends Event> List<RecordedEvent> events(
      EventTimeline timeline, Class<T> kind) {
    List<RecordedEvent> found = new ArrayList<>();
    timeline.forEach(each -> {
      if (kind.isInstance(each.event())) {
        found.add(each);
      }
    });
    return found;
  }

  private static void assertShare(double share, long part, long all) {
    double found = (double) part / all;
    assertTrue(
        Math.abs(found - share) < 0.02, () -> "%d of %d, expected %s".formatted(part, all, share));
  }

  // ---- the same everywhere

  @Test
  void sameNumbersGiveTheSameBytesAndTheSameTruth() throws IOException {
    Map<Integer, Integer> doubles = new TreeMap<>();
    Path file = folder.resolve("a.jsonl");
    MESS.writeTo(file, _ -> {}, doubles);
    assertEquals(DOUBLES, doubles);
    List<String> lines = new ArrayList<>();
    TOWN.forEach(recorded -> lines.add(recorded.json()));
    assertEquals(
        lines, Files.readString(file).replaceAll(",\"_check\":\"[^\"]*\"", "").lines().toList());
    try (EventTimeline timeline = EventTimeline.open(file)) {
      assertEquals(lines.size(), Verification.of(timeline).events());
    }
  }

  @Test
  void theLivesAreThoseOfTheTownWithoutAMess() {
    List<String> clean = new ArrayList<>();
    List<String> messy = new ArrayList<>();
    new Simulation(1000, 60, 7).inMemory(new TreeMap<>(), each -> clean.add(told(each)));
    new Simulation(1000, 60, 7, 0.3).inMemory(new TreeMap<>(), each -> messy.add(told(each)));
    assertEquals(clean, messy);
  }

  private static String told(Happening each) {
    return "%s %s %s %s %s %s"
        .formatted(
            each.who().name(), each.day(), each.filed(), each.born(), each.status(), each.home());
  }

  // ---- how much

  @Test
  void aShareOfThePeopleHasASecondRecordMadeLater() {
    assertEquals(Math.round(SHARE * PEOPLE), DOUBLES.size());
    assertEquals(DOUBLES.size(), Set.copyOf(DOUBLES.values()).size());
    List<RecordedEvent> creations = events(TOWN, Event.Creation.class);
    assertEquals(PEOPLE + DOUBLES.size(), creations.size());
    DOUBLES.forEach((second, first) -> {
      assertTrue(first < second, second + " of " + first);
      var entry = (Event.Creation) creations.get(second - 1).event();
      assertEquals(second, entry.personId());
      assertTrue(
          entry.born() != null && entry.born().day().isBefore(creations.get(second - 1).day()));
    });
  }

  @Test
  void aShareOfTheFactsIsCorrectedToWhatTheLivesAre() {
    List<RecordedEvent> all = new ArrayList<>();
    TOWN.forEach(all::add);
    Map<Event.Kind, Integer> corrected = new EnumMap<>(Event.Kind.class);
    Map<Event.Kind, Integer> counts = new EnumMap<>(Event.Kind.class);
    for (RecordedEvent recorded : all) {
      counts.merge(recorded.event().kind(), 1, Integer::sum);
      if (recorded.event() instanceof Event.Correction e) {
        RecordedEvent wrong = all.get((int) e.corrects());
        assertEquals(e.personId(), wrong.event().personId());
        assertTrue(recorded.recorded().isAfter(wrong.recorded()));
        corrected.merge(wrong.event().kind(), 1, Integer::sum);
      }
    }
    for (Event.Kind kind :
        List.of(Event.Kind.CREATION, Event.Kind.STATUS_CHANGE, Event.Kind.ADDRESS_CHANGE)) {
      assertShare(SHARE, corrected.get(kind), counts.get(kind));
    }
    assertTrue(corrected.get(Event.Kind.DEATH) > 0 && corrected.get(Event.Kind.NAME_CHANGE) > 0);
  }

  @Test
  void aShareOfTheChangesComesLate() {
    assertShare(SHARE, late(TOWN) - late(CLEAN), events(CLEAN, Event.StatusChange.class).size());
  }

  private static long late(EventTimeline timeline) {
    return events(timeline, Event.StatusChange.class).stream()
        .filter(each -> {
          LocalDate day = LocalDate.ofInstant(each.recorded(), ZoneOffset.UTC);
          return each.event().details().effective().latest().plusDays(366).isBefore(day);
        })
        .count();
  }

  @Test
  void aShareOfTheAddressesIsSpelledInAnotherWay() {
    Set<Address> right = new HashSet<>();
    for (RecordedEvent recorded : CLEAN) {
      right.add(address(recorded.event()));
    }
    int other = 0;
    int all = 0;
    for (RecordedEvent recorded : TOWN) {
      Address address = address(recorded.event());
      all += address == null ? 0 : 1;
      other += right.contains(address) ? 0 : 1;
    }
    // with those that are misread at first, and those of second records
    double share = (double) other / all;
    assertTrue(share > SHARE && share < 2.2 * SHARE, share + " of the addresses");
  }

  private static Address address(Event event) {
    return event instanceof Event.Creation e
        ? e.address()
        : event instanceof Event.AddressChange e ? e.newAddress() : null;
  }

  // ---- put right

  /// Once its second records are merged, a town that is observed to its end has the lives that it
  /// is about, but for the spelling of addresses.
  @Test
  void mergedAsTheTruthSaysEverybodyIsWhatSheWas() {
    List<Happening> told = new ArrayList<>();
    Map<Integer, Integer> doubles = new TreeMap<>();
    var town = new Simulation(1000, 60, 7, 0.2).inMemory(doubles, told::add);
    List<Event> events = new ArrayList<>();
    town.forEach(recorded -> events.add(recorded.event()));
    doubles.forEach(
        (second, first) -> events.add(new Event.Merge(second, first, "the same", Details.NONE)));
    EventTimeline merged =
        EventTimeline.inMemory(Clock.fixed(Instant.parse("2020-03-01T00:00:00Z"), ZoneOffset.UTC));
    merged.addAll(events, Expected.size(0));
    History history = History.of(merged);
    Map<Integer, Happening> last = new TreeMap<>();
    for (Happening each : told) {
      int record = each.who().personId;
      last.put(doubles.getOrDefault(record, record), each);
    }
    List<Person> all = history.at("2019").all();
    assertEquals(List.copyOf(last.keySet()), all.stream().map(Person::personId).toList());
    for (Person person : all) {
      Happening truth = last.get(person.personId());
      assertEquals(truth.home() != null, person.living(), person::toString);
      if (person.living()) {
        assertEquals(truth.status(), person.status(), person::toString);
        assertEquals(truth.who().name(), person.name(), person::toString);
        assertEquals(truth.who().female ? "female" : "male", person.attributes().get("sex"));
        int partner = truth.partner() == null ? 0 : truth.partner().personId;
        assertEquals(
            doubles.getOrDefault(partner, partner),
            person.partner() == null ? 0 : person.partner().personId(),
            person::toString);
      }
    }
  }

  // ---- refusals

  @Test
  void aShareOutOfRangeIsRefused() {
    for (double share : new double[] {-0.1, 0.51, 5, Double.NaN}) {
      var refusal =
          assertThrows(IllegalArgumentException.class, () -> new Simulation(10, 10, 1, share));
      assertEquals("mess is " + share + "; expected a share from 0 to 0.5", refusal.getMessage());
    }
  }
}
