package people.imports.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.imports.trees.MaritalHistory.Fact;
import people.imports.trees.MaritalHistory.FactKind;
import people.imports.trees.MaritalHistory.MaritalChange;
import people.imports.trees.MaritalHistory.Marriage;

/// Invented lives, told in any order and with dates as exact as one likes. Single cases are in
/// [FamilyTreeWeddingsTest] and [FamilyTreeEndsOfMarriagesTest].
class MaritalHistoryTest {

  /// Up to four marriages in a row, some of them with an earlier partner again; told exactly.
  private static final class InventedLife {

    /// The bound of what has no date.
    private static final EffectiveDate UNDATED = EffectiveDate.parse("../2000");

    private final List<List<Fact>> facts = new ArrayList<>();
    private final List<Fact> deaths = new ArrayList<>();
    private final List<String> statuses = new ArrayList<>();

    InventedLife(Random random) {
      LocalDate day = LocalDate.of(1900, 1, 1);
      Status before = Status.SINGLE;
      boolean married = false;
      for (int n = 1 + random.nextInt(4); n > 0 && !married; n--) {
        List<Fact> couple = someone(random);
        day = later(day, random);
        couple.add(new Fact(couple.size(), FactKind.MARRIAGE, EffectiveDate.of(day)));
        statuses.add(day + " MARRIED");
        day = later(day, random);
        switch (random.nextInt(4)) {
          case 0 -> {
            couple.add(new Fact(couple.size(), FactKind.ANNULMENT, EffectiveDate.of(day)));
            statuses.add(day + " " + before);
          }
          case 1 -> {
            deaths.set(
                facts.indexOf(couple),
                new Fact(100 + facts.size(), FactKind.DEATH_OF_PARTNER, EffectiveDate.of(day)));
            statuses.add(day + " WIDOWED");
            before = Status.WIDOWED;
          }
          case 2 -> {
            couple.add(new Fact(couple.size(), FactKind.DIVORCE, EffectiveDate.of(day)));
            statuses.add(day + " DIVORCED");
            before = Status.DIVORCED;
          }
          default -> married = true;
        }
      }
    }

    private List<Fact> someone(Random random) {
      for (int i = 0; i < facts.size(); i++) {
        if (deaths.get(i) == null && random.nextInt(3) == 0) {
          return facts.get(i);
        }
      }
      // couples are told apart by what they are, so each has its list
      facts.add(new ArrayList<>());
      deaths.add(null);
      return facts.getLast();
    }

    private static LocalDate later(LocalDate day, Random random) {
      return day.plusDays(1 + random.nextInt(random.nextBoolean() ? 100 : 4000));
    }

    /// The couples in any order, each with its facts in any order.
    List<Marriage> couples(Random random, boolean exact) {
      List<Marriage> couples = new ArrayList<>();
      int line = 0;
      for (int i = 0; i < facts.size(); i++) {
        List<Fact> told = new ArrayList<>();
        List<Fact> shuffled = new ArrayList<>(facts.get(i));
        Collections.shuffle(shuffled, random);
        for (Fact fact : shuffled) {
          EffectiveDate date = exact ? fact.date() : blurred(fact.date(), random);
          boolean isSaid = !date.equals(UNDATED);
          told.add(new Fact(++line, fact.kind(), date, isSaid));
        }
        Fact death = deaths.get(i);
        if (death != null && !exact) {
          death = new Fact(0, death.kind(), blurred(death.date(), random));
        }
        couples.add(new Marriage(told, death));
      }
      Collections.shuffle(couples, random);
      return couples;
    }

    private static EffectiveDate blurred(EffectiveDate date, Random random) {
      LocalDate day = date.day();
      return switch (random.nextInt(8)) {
        case 0, 1 -> date;
        case 2 -> EffectiveDate.parse(day.toString().substring(0, 4));
        case 3 -> EffectiveDate.parse(day.toString().substring(0, 7));
        case 4 -> EffectiveDate.parse("../" + (day.getYear() + 1));
        case 5 -> EffectiveDate.parse(day.getYear() - 1 + "/..");
        case 6 -> EffectiveDate.parse(day.getYear() - 2 + "~/" + (day.getYear() + 2));
        default -> UNDATED;
      };
    }
  }

  @Test
  void exactDatesGiveTheHistoryInWhateverOrderTheyAreTold() {
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      InventedLife life = new InventedLife(random);
      MaritalHistory history =
          MaritalHistory.of(life.couples(random, true), Set.of(), null, LocalDate.MIN);
      assertEquals(
          life.statuses,
          history.changes().stream().map(change -> change.date() + " " + change.status()).toList(),
          "seed " + seed);
      assertEquals(List.of(), history.doubtful());
    }
  }

  @Test
  void inexactDatesAreNarrowedSoThatTheOrderInWhichTheyCountIsTheOneInWhichTheyStand() {
    for (int seed = 0; seed < 100_000; seed++) {
      Random random = new Random(seed);
      List<Marriage> couples = new InventedLife(random).couples(random, false);
      MaritalHistory history = MaritalHistory.of(couples, Set.of(), null, LocalDate.MIN);
      LocalDate last = LocalDate.MIN;
      for (MaritalChange change : history.changes()) {
        LocalDate day = change.date().day();
        assertEquals(false, day.isBefore(last), () -> couples + " -> " + history.changes());
        last = day;
      }
    }
  }

  @Test
  void aNarrowedDateStaysWithinTheDaysThatWereSaid() {
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      List<Marriage> couples = new InventedLife(random).couples(random, false);
      for (MaritalChange change :
          MaritalHistory.of(couples, Set.of(), null, LocalDate.MIN).changes()) {
        EffectiveDate said = change.fact().date();
        assertEquals(true, within(change.date().earliest(), said), () -> couples + " -> " + change);
        assertEquals(true, within(change.date().latest(), said), () -> couples + " -> " + change);
      }
    }
  }

  private static boolean within(LocalDate day, EffectiveDate said) {
    return day == null
        || (said.earliest() == null || !day.isBefore(said.earliest()))
            && (said.latest() == null || !day.isAfter(said.latest()));
  }
}
