package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.history.InventedHistory.one;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;

/// What is certain holds in every world: in whatever way the dates that are open on a day turn out,
/// each fact may not have happened by then, or on the first day that its date allows, or only then.
/// Worlds have exact dates only, so nothing here knows the rules of certainty.
class WorldsTest {

  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final int DAYS = 20;

  /// With more there are too many worlds.
  private static final int MOST_OPEN = 4;

  /// The others may be merged into the first one.
  private static final List<Integer> RECORDS = List.of(1, 4, 5);

  private int compared;

  @Test
  void whatIsCertainHoldsInEveryWorld() {
    for (int seed = 0; seed < Rounds.of(1500); seed++) {
      check(seed, new Random(seed));
    }
    assertTrue(compared > Rounds.of(1500), "" + compared);
  }

  private void check(int seed, Random random) {
    List<Event> events = events(random);
    History history = history(events);
    for (LocalDate at = FIRST.minusDays(1); at.isBefore(FIRST.plusDays(DAYS)); ) {
      Person person = history.at(at).person(1);
      int[] open = open(events, at);
      if (person.certain() && open.length > 0 && open.length <= MOST_OPEN) {
        for (int world = 0; world < Math.pow(3, open.length); world++) {
          List<Event> turnedOut = turnedOut(events, open, world, at);
          String message = "seed %d at %s: %s".formatted(seed, at, turnedOut);
          assertEquals(answer(person), answer(history(turnedOut).at(at).person(1)), () -> message);
          compared++;
        }
      }
      at = at.plusDays(1);
    }
  }

  private static History history(List<Event> events) {
    List<RecordedEvent> recorded = new ArrayList<>();
    for (Event event : events) {
      Instant time = Instant.parse("2000-01-01T00:00:00Z").plusSeconds(recorded.size());
      recorded.add(new RecordedEvent(recorded.size(), time, event, ""));
    }
    return History.of(recorded).lifespan(null);
  }

  /// All that is told, but for dates.
  private static List<Object> answer(Person person) {
    return Arrays.asList(
        person.name(),
        person.status(),
        person.partner(),
        person.address(),
        person.attributes(),
        person.living(),
        person.died() != null,
        person.left() != null);
  }

  // ---- events about one person, of one record or of two that were merged

  /// Of few kinds and statuses each, so that they meet.
  private static List<Event> events(Random random) {
    List<Status> statuses =
        List.of(one(List.of(Status.values()), random), Status.MARRIED, Status.DIVORCED);
    int kinds = random.nextInt(4);
    int records = 1 + random.nextInt(3);
    List<Event> events = new ArrayList<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      events.add(fact(RECORDS.get(random.nextInt(records)), kinds, statuses, random));
    }
    for (int record : RECORDS.subList(0, records)) {
      events.add(creation(record, statuses, random));
      if (record > 1) {
        events.add(new Event.Merge(record, 1, "one", Details.NONE));
      }
    }
    events.add(new Event.Creation(2, Name.first("Bo"), Status.SINGLE, null, Details.on(FIRST)));
    events.add(new Event.Creation(3, Name.first("Di"), Status.SINGLE, null, Details.on(FIRST)));
    return events;
  }

  private static Event creation(int record, List<Status> statuses, Random random) {
    Name name = one(Arrays.asList(null, Name.first("A"), new Name("B", "C")), random);
    Address home = one(Arrays.asList(null, new Address("Mill Lane 3", "Delft")), random);
    Status status = random.nextBoolean() ? Status.SINGLE : one(statuses, random);
    EffectiveDate born = random.nextBoolean() ? null : date(random);
    return new Event.Creation(record, name, status, home, born, Details.on(date(random)));
  }

  private static Event fact(int record, int kinds, List<Status> statuses, Random random) {
    Details details = Details.on(date(random));
    return switch (2 * kinds + random.nextInt(2)) {
      case 0, 1 -> {
        Status status = one(statuses, random);
        Partner with = one(Arrays.asList(null, Partner.of(2), Partner.of(3)), random);
        boolean fits = with != null && with.misfit(record, status) == null;
        yield new Event.StatusChange(record, status, fits ? with : null, details);
      }
      case 2 ->
          new Event.AddressChange(
              record,
              one(Arrays.asList(null, new Address("Dune Road 1", "Leiden")), random),
              details);
      case 3 -> new Event.Death(record, details);
      case 4 ->
          new Event.NameChange(
              record, one(List.of(Name.first("F"), Name.last("L")), random), details);
      case 5 ->
          new Event.AttributeChange(
              record, new Attribute("a", one(Arrays.asList(null, "1", "2"), random)), details);
      case 6 -> new Event.Leaving(record, null, details);
      default -> new Event.Return(record, details);
    };
  }

  private static EffectiveDate date(Random random) {
    LocalDate one = FIRST.plusDays(random.nextInt(DAYS - 8));
    LocalDate other = one.plusDays(1 + random.nextInt(6));
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> new EffectiveDate(one, other, EffectiveDate.Qualifier.NONE);
      case 3 -> new EffectiveDate(null, other, EffectiveDate.Qualifier.NONE);
      case 4 -> new EffectiveDate(one, null, EffectiveDate.Qualifier.NONE);
      default -> EffectiveDate.of(one);
    };
  }

  // ---- worlds

  /// The dates that are open: each place of an event once, and for its birth once more behind all.
  private static int[] open(List<Event> events, LocalDate at) {
    return IntStream.range(0, 2 * events.size())
        .filter(i -> {
          EffectiveDate date = date(events, i);
          return date != null
              && (date.earliest() == null || !date.earliest().isAfter(at))
              && (date.latest() == null || date.latest().isAfter(at));
        })
        .toArray();
  }

  private static EffectiveDate date(List<Event> events, int i) {
    Event event = events.get(i % events.size());
    return i < events.size()
        ? event.details().effective()
        : event instanceof Event.Creation e ? e.born() : null;
  }

  private static List<Event> turnedOut(List<Event> events, int[] open, int world, LocalDate at) {
    List<Event> turnedOut = new ArrayList<>(events);
    int left = world;
    for (int i : open) {
      EffectiveDate date = date(events, i);
      LocalDate later = date.latest() == null ? at.plusDays(50) : date.latest();
      LocalDate first = date.earliest() == null ? at : date.earliest();
      EffectiveDate day = EffectiveDate.of(List.of(later, first, at).get(left % 3));
      left /= 3;
      Event event = turnedOut.get(i % events.size());
      turnedOut.set(
          i % events.size(),
          i < events.size()
              ? event.with(event.details().at(day))
              : born((Event.Creation) event, day));
    }
    return turnedOut;
  }

  private static Event born(Event.Creation event, EffectiveDate day) {
    return new Event.Creation(
        event.personId(), event.name(), event.status(), event.address(), day, event.details());
  }
}
