package people.history;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;

/// Counts are those of the people who are there one by one, in histories that are larger than
/// [ModelTest]'s.
class StatusChangesTest {

  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
  private static final int EVENTS = 30_000;

  /// @param people few with many events each, or many with few
  @ParameterizedTest
  @ValueSource(ints = {3, 100, 8000})
  void countsAreThoseOfThePeopleWhoAreThere(int people) {
    assertCounts(History.of(events(new Random(people), people, false)), new Random(1));
  }

  /// As in a file that was edited by hand.
  @Test
  void countsAreThoseOfThePeopleWhereTimesDoNotGoWithThePosition() {
    assertCounts(History.of(events(new Random(4), 2000, true)), new Random(2));
  }

  private static void assertCounts(History history, Random random) {
    for (int i = 0; i < Rounds.of(12); i++) {
      History known = i == 0 ? history : history.knownAt(START.plusSeconds(random.nextInt(EVENTS)));
      List<LocalDate> dates = IntStream.range(0, 5).mapToObj(_ -> day(random)).toList();
      HistoryColumns.StatusCounts counts = known.columns().countByStatus(dates);
      for (LocalDate date : dates) {
        HistoryColumns.PersonRows there = known.at(date).columns();
        Map<Status, Integer> expected = new EnumMap<>(Status.class);
        for (int row = 0; row < there.size(); row++) {
          expected.merge(there.statuses().apply(row), 1, Integer::sum);
        }
        assertEquals(expected, counts.at(date), () -> known + " at " + date);
      }
    }
  }

  private static List<RecordedEvent> events(Random random, int people, boolean isShuffled) {
    List<RecordedEvent> events = new ArrayList<>();
    List<Integer> whom = new ArrayList<>();
    Status[] statuses = Status.values();
    for (int position = 0; position < EVENTS; position++) {
      int person = 1 + random.nextInt(people);
      boolean isDated = random.nextInt(4) > 0;
      Details details =
          isDated ? new Details(EffectiveDate.of(day(random)), null, null) : Details.NONE;
      Status status = statuses[random.nextInt(statuses.length)];
      int about = position == 0 ? 0 : random.nextInt(position);
      Event event =
          switch (position == 0 ? 0 : random.nextInt(people < 1000 ? 200 : 12)) {
            case 0 -> new Event.Creation(person, null, status, null, details);
            case 1 -> new Event.Death(person, details);
            case 2 -> new Event.Retraction(whom.get(about), about, "not so", Details.NONE);
            case 3 -> new Event.Unrecognized("PERSON_GREETED", person, details);
            case 4, 5 -> new Event.AddressChange(person, new Address(null, "Delft"), details);
            default -> new Event.StatusChange(person, status, details);
          };
      whom.add(event.personId());
      long second = isShuffled ? random.nextInt(EVENTS / 2) : position - position % 3;
      events.add(new RecordedEvent(position, START.plusSeconds(second), event, "{}"));
    }
    return events;
  }

  private static LocalDate day(Random random) {
    return random.nextInt(5000) == 0
        ? LocalDate.of(9999, 12, 31)
        : LocalDate.of(1950, 1, 1).plusDays(random.nextInt(25_000));
  }

  @Test
  void placesAreThoseAmongTheDifferentDays() {
    for (int[] given :
        List.of(
            new int[0],
            new int[] {5},
            new int[] {7, -3, 7, 0},
            new int[] {Integer.MIN_VALUE + 1, 3, Integer.MAX_VALUE - 1, 3},
            new int[] {100_000, 0, 65_535})) {
      int[] days = Arrays.stream(given).sorted().distinct().toArray();
      DayRanks places = new DayRanks(given.clone());
      assertArrayEquals(days, places.days);
      for (int day :
          new int[] {Integer.MIN_VALUE, -4, -3, 0, 1, 5, 6, 7, 65_535, 65_536, Integer.MAX_VALUE}) {
        long before = Arrays.stream(days).filter(each -> each < day).count();
        assertEquals(before, places.of(day), () -> Arrays.toString(given) + ", " + day);
      }
    }
  }
}
