package people.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.Details.on;
import static people.Status.SINGLE;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.history.*;
import people.simulation.*;
import people.timeline.*;

/// Which records are taken for one person's.
class DuplicatesTest {

  private static final int PEOPLE = 600;

  private final EventTimeline timeline = EventTimeline.inMemory();
  private final PersonRegistry registry = new PersonRegistry(timeline);

  /// Records a small town, so that something is known about how often names agree.
  private void town() {
    List<Event> events = new ArrayList<>();
    new Simulation(PEOPLE, 60, 5).inMemory().forEach(recorded -> events.add(recorded.event()));
    timeline.addAll(events);
  }

  private int create(String first, String last, String street, String born) {
    Address address = street == null ? null : new Address(street, "Ockham");
    EffectiveDate birth = born == null ? null : EffectiveDate.parse(born);
    return registry.create(new Name(first, last), SINGLE, address, birth, on("1990-01-01"));
  }

  private Optional<Duplicates.Pair> pair(int one, int other) {
    return Duplicates.of(History.of(timeline)).pairs(-1000).stream()
        .filter(pair -> pair.personId() == one && pair.otherId() == other)
        .findFirst();
  }

  private double probability(int one, int other) {
    return pair(one, other).map(Duplicates.Pair::probability).orElse(0.0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void doublesOfATownAreFoundAndHardlyAnythingElse(long seed) {
    TownWithDoubles town = TownWithDoubles.of(1200, 0.05, seed);
    List<Duplicates.Pair> pairs = Duplicates.of(town.history()).pairs(0);
    long found = pairs.stream().filter(town::isDouble).count();
    assertTrue(found >= 0.95 * town.doubles().size(), "recall: " + found);
    assertTrue(found >= 0.9 * pairs.size(), "precision: " + found + " of " + pairs.size());
    assertTrue(
        pairs.stream().filter(Duplicates.Pair::beyondDoubt).allMatch(town::isDouble),
        "beyond doubt");
  }

  @Test
  void inATownWithoutDoublesNoneIsLikely() {
    town();
    assertEquals(List.of(), Duplicates.of(History.of(timeline)).pairs(3));
  }

  @ParameterizedTest
  @CsvSource({
    "Ada, Lovelace, 1965-12-10, Ada, Lovelace, 1965-12-10",
    "Ada, Lovelace, 1965-03-10, Ada, Lovelace, 1965-10-03",
    "Ada, Lovelace, 1965-12-10, Ada, Lovelaec, 1965-12-10",
    "Ada, Lovelace, 1965-12-10, A., Lovelace, 1965-12-10",
    "Ada, Lovelace, 1965-12-10, Ada, Lovelace, 1965",
    "Zoë, Lovelace, 1965-12-10, ZOE, Love\u00ADlace, 1965-12-10",
    "Ada Augusta, Lovelace, 1965-12-10, Ada, Lovelace, 1965-12-10",
    "Ada, Lovelace, 1965-12-10, Lovelace, Ada, 1965-12-10",
  })
  void oneWrittenAnotherWayIsProposed(
      String first, String last, String born, String first2, String last2, String born2) {
    town();
    int one = create(first, last, "Park Lane 1", born);
    int other = create(first2, last2, "Park Lane 1", born2);
    assertTrue(probability(one, other) > 0.5, () -> pair(one, other).toString());
  }

  @Test
  void onesOfDifferentAgeAreNotProposed() {
    town();
    int father = create("Karl Otto", "Lovelace", "Park Lane 1", "1935-12-10");
    int son = create("Karl Otto", "Lovelace", "Park Lane 1", "1965-12-10");
    int other = create("Karl Otto", "Lovelace", "Park Lane 1", "1961");
    assertEquals(Optional.empty(), pair(father, son));
    assertEquals(Optional.empty(), pair(father, other));
    assertEquals(Optional.empty(), pair(son, other));
  }

  @Test
  void siblingsTwinsAndNamesakesAreNotCertain() {
    town();
    int ada = create("Ada", "Lovelace", "Park Lane 1", "1965-12-10");
    int twin = create("Ida", "Lovelace", "Park Lane 1", "1965-12-10");
    int brother = create("George", "Lovelace", "Park Lane 1", "1966-11-30");
    assertTrue(probability(ada, brother) < 0.01);
    assertFalse(pair(ada, twin).get().beyondDoubt());
    int johann = create("Johann", "Lovelace", "Park Lane 1", "1970-12-10");
    int johanna = create("Johanna", "Lovelace", "Park Lane 1", "1970-12-10");
    for (int i = 0; i < 6; i++) {
      create("Johanna", "Byron", null, null);
      create("Johann", "Byron", null, null);
      create("Ida", "Byron", null, null);
      create("Ada", "Byron", null, null);
    }
    assertTrue(probability(ada, twin) < 0.9, () -> pair(ada, twin).toString());
    assertTrue(probability(johann, johanna) < 0.9, () -> pair(johann, johanna).toString());
    int father = create("Augustus", "Lovelace", "Park Lane 1", null);
    int son = create("Augustus", "Lovelace", "Park Lane 1", "1972-11-11");
    assertTrue(probability(father, son) < 0.9, () -> pair(father, son).toString());
  }

  @Test
  void aFormerNameCountsAsHers() {
    town();
    int ada = create("Ada", "Byron", "Park Lane 1", "1965-12-10");
    registry.rename(ada, Name.last("Lovelace"), on("1995-01-01"));
    int other = create("Ada", "Byron", null, "1965-12-10");
    assertEquals("former one", pair(ada, other).get().evidence().get(1).level());
    assertTrue(probability(ada, other) > 0.9, () -> pair(ada, other).toString());
  }

  @Test
  void aPairThatSomebodySaidIsTwoPeopleIsLeftOut() {
    town();
    int one = create("Ada", "Lovelace", "Park Lane 1", "1965-12-10");
    int other = create("Ada", "Lovelace", "Park Lane 1", "1965-12-10");
    long distinct = registry.distinguish(other, one, "met both", Details.NONE);
    assertEquals(Optional.empty(), pair(one, other));
    registry.retract(distinct, "met one twice");
    assertTrue(probability(one, other) > 0.98);
  }

  @Test
  void recordsThatAreMergedAreOne() {
    town();
    int one = create("Ada", "Lovelace", "Park Lane 1", "1965-12-10");
    int other = create("Ada", "Lovelace", "Park Lane 1", "1965-12-10");
    registry.merge(other, one, "the same", Details.NONE);
    int third = create("Ada", "Lovelace", "Park Lane 1", "1965-12-10");
    assertEquals(Optional.empty(), pair(one, other));
    assertEquals(Optional.empty(), pair(other, third));
    assertTrue(probability(one, third) > 0.98);
    int fourth = create("Ada", "Lovelace", "Park Lane 1", "1965-12-10");
    registry.distinguish(third, fourth, "met both", Details.NONE);
    registry.merge(third, one, "the same", Details.NONE);
    assertEquals(Optional.empty(), pair(one, fourth));
  }

  @Test
  void theReasonsAddUpToTheScore() {
    TownWithDoubles town = TownWithDoubles.of(400, 0.1, 1);
    Duplicates duplicates = Duplicates.of(town.history());
    assertEquals(duplicates.pairs(-1000), Duplicates.of(town.history()).pairs(-1000));
    Set<Long> priors = new HashSet<>();
    for (Duplicates.Pair pair : duplicates.pairs(-1000)) {
      double sum = pair.evidence().stream().mapToDouble(Duplicates.Evidence::weight).sum();
      priors.add(Math.round(1e6 * (pair.score() - sum)));
      assertEquals(1 / (1 + Math.pow(2, -pair.score())), pair.probability(), 1e-9);
      assertTrue(pair.personId() < pair.otherId());
    }
    assertEquals(1, priors.size(), "each score is the same prior and its weights");
  }

  @Test
  void fewRecordsGiveNoPair() {
    assertEquals(List.of(), Duplicates.of(History.of(timeline)).pairs(-1000));
    create("Ada", "Lovelace", "Park Lane 1", "1965-12-10");
    assertEquals(List.of(), Duplicates.of(History.of(timeline)).pairs(-1000));
    registry.create(null, SINGLE, null, Details.NONE);
    registry.create(null, SINGLE, null, Details.NONE);
    assertEquals(List.of(), Duplicates.of(History.of(timeline)).pairs(-1000));
  }
}
