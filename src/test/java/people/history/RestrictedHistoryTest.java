package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.history.InventedHistory.history;
import static people.history.InventedHistory.questions;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.InventedHistory.Invented;
import people.history.InventedHistory.Question;

/// Restricting somebody, and lifting that, changes no answer about anybody.
class RestrictedHistoryTest {

  @Test
  void aRestrictionChangesNoAnswerAboutAnybody() {
    for (long seed = 0; seed < Rounds.of(100); seed++) {
      Random random = new Random(seed);
      List<Invented> with = new ArrayList<>(history(random));
      List<Question> questions = questions(with, random);
      List<Invented> without = new ArrayList<>(with);
      add(with.size(), 1, with, without, random);
      random
          .ints(random.nextInt(3), 1, with.size())
          .boxed()
          .collect(Collectors.toCollection(TreeSet::new))
          .descendingSet() // so that no pair comes into another one
          .forEach(at -> add(at, 2, with, without, random));
      History restricted = History.of(InventedHistory.inMemory(with));
      History plain = History.of(InventedHistory.inMemory(without));
      for (Question question : questions) {
        for (Instant known : List.of(question.known(), Instant.MAX)) {
          assertSame(
              question.of(plain, known),
              question.of(restricted, known),
              question.at(),
              "seed %d, %s, %s".formatted(seed, known, question));
        }
      }
    }
  }

  /// Adds a restriction, and what lifts it; in the other history, where each was, a note.
  private static void add(
      int at, int events, List<Invented> with, List<Invented> without, Random random) {
    int person = with.get(random.nextInt(with.size())).event().personId();
    person = Math.max(1, person);
    Instant above = with.get(at - 1).recorded();
    for (int i = 0; i < events; i++) {
      Instant recorded = above.plusNanos(1000L * (i + 1));
      with.add(
          at + i, new Invented(recorded, new Event.Restriction(person, i == 1, "x", Details.NONE)));
      without.add(
          at + i, new Invented(recorded, new Event.Unrecognized("NOTE", person, Details.NONE)));
    }
  }

  private static void assertSame(History plain, History restricted, LocalDate at, String which) {
    assertEquals(plain.personIds(), restricted.personIds(), which);
    Snapshot one = plain.at(at);
    Snapshot other = restricted.at(at);
    assertEquals(one.all(), other.all(), which);
    assertEquals(one.countByStatus(), other.countByStatus(), which);
    assertEquals(one.countBeyond(), other.countBeyond(), which);
    assertEquals(one.couples(), other.couples(), which);
    for (int id : plain.personIds()) {
      assertEquals(plain.statusPeriods(id), restricted.statusPeriods(id), which);
      assertEquals(plain.addressPeriods(id), restricted.addressPeriods(id), which);
      assertEquals(plain.parents(id), restricted.parents(id), which);
      assertEquals(plain.keys(id), restricted.keys(id), which);
      assertEquals(plain.facts(id).size(), restricted.facts(id).size(), which);
    }
    assertEquals(plain.contradictions(), restricted.contradictions(), which);
  }
}
