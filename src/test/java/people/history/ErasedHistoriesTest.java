package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.history.InventedHistory.history;
import static people.history.InventedHistory.questions;
import static people.history.InventedHistory.reopened;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.Erased.Keep;
import people.history.InventedHistory.Invented;
import people.history.InventedHistory.Question;
import people.timeline.*;

/// Of a thousand invented histories somebody is erased: every answer about anyone else stays what
/// it was, at any date and any moment of knowledge, but for the names of her.
class ErasedHistoriesTest {

  @TempDir private Path folder;
  private int erased;
  private int compared;

  @Test
  void erasingSomebodyChangesNoAnswerAboutAnyoneElse() {
    for (long seed = 0; seed < Rounds.of(1000); seed++) {
      Random random = new Random(seed);
      List<Invented> invented = history(random);
      Path file = folder.resolve(seed + ".jsonl");
      History before = reopened(invented, file, random);
      if (!before.personIds().isEmpty()) {
        try {
          erase(invented, before, file, random);
        } catch (AssertionError | RuntimeException e) {
          throw new AssertionError("seed %d: %s\n%s".formatted(seed, e, invented), e);
        }
      }
    }
    assertTrue(
        erased > Rounds.of(1000) / 2 && compared > Rounds.of(1000), erased + ", " + compared);
  }

  private void erase(List<Invented> invented, History before, Path file, Random random) {
    int person = InventedHistory.one(before.personIds(), random);
    Set<Integer> records = new TreeSet<>(before.records(person));
    Keep keep = Keep.values()[random.nextInt(2)];
    Erasing.Extent done = Erasing.erase(file, new Erasing.Request(records, keep, "asked", null));
    erased++;
    History after;
    try (EventTimeline timeline = EventTimeline.open(file)) {
      Verification verified = Verification.of(timeline, done.headAfter());
      assertEquals(done.headAfter(), verified.head());
      assertEquals(records.size(), verified.rewritings().size());
      after = History.of(timeline);
    }
    assertEquals(records, after.erasures().keySet());
    Set<Integer> withHer = new HashSet<>(records);
    for (boolean isMore = true; isMore; ) {
      isMore = false;
      for (Invented each : invented) {
        if (each.event() instanceof Event.Merge e
            && (withHer.contains(e.personId()) || withHer.contains(e.into()))) {
          isMore |= withHer.add(e.personId()) | withHer.add(e.into());
        }
      }
    }
    for (Question question : questions(invented, random)) {
      History was = question.of(before, question.known());
      History is = question.of(after, question.known());
      assertEquals(
          others(was.personIds(), withHer), others(is.personIds(), withHer), "people " + question);
      for (int other : others(was.personIds(), withHer)) {
        assertEquals(answers(was, question, other, withHer), answers(is, question, other, withHer));
        compared++;
      }
      assertNothingIsTold(is.at(question.at()).all(), records);
      History wasThen = question.of(before, question.otherKnown());
      History isThen = question.of(after, question.otherKnown());
      assertEquals(
          differences(was, wasThen, question, withHer), differences(is, isThen, question, withHer));
      assertNothingIsTold(
          isThen.at(question.otherAt()).differencesTo(is.at(question.at())), records);
    }
  }

  private static List<Integer> others(List<Integer> people, Set<Integer> without) {
    return people.stream().filter(id -> !without.contains(id)).toList();
  }

  /// What is asked about one person, in words.
  private static String answers(History history, Question question, int person, Set<Integer> hers) {
    StringJoiner answers = new StringJoiner("\n");
    answers.add(history.at(question.at()).person(person).toString());
    answers.add("partner=" + history.at(question.at()).person(person).partner() + ",");
    answers.add("" + history.statusPeriods(person));
    answers.add("" + history.addressPeriods(person));
    answers.add(
        ""
            + history.attributeNames().stream()
                .filter(name ->
                    history.facts(person).stream()
                        .anyMatch(fact ->
                            fact.event() instanceof Event.AttributeChange e
                                && e.attribute().name().equals(name)))
                .map(name -> history.attributePeriods(person, name))
                .toList());
    answers.add("" + history.parents(person) + history.keys(person) + history.records(person));
    answers.add("" + others(history.children(person), hers));
    for (RecordedEvent event : history.events(person)) {
      answers.add(event.position() + " " + event.recorded() + " " + event.event());
    }
    for (Reason reason : history.why(person, question.at())) {
      answers.add(reason.event().position() + " " + reason.role() + reason.fields());
    }
    history.couples(person).stream()
        .filter(union -> !hers.contains(union.personId()) && !hers.contains(union.partnerId()))
        .forEach(union -> answers.add(union.toString()));
    return unnamed(answers.toString());
  }

  private static List<String> differences(
      History now, History then, Question question, Set<Integer> hers) {
    return then.at(question.otherAt()).differencesTo(now.at(question.at())).stream()
        .filter(each -> !hers.contains(each.personId()))
        .map(each ->
            "%d %s %s %s %s"
                .formatted(
                    each.personId(),
                    each.name(),
                    each.what(),
                    unnamed(each.before()),
                    unnamed(each.after())))
        .toList();
  }

  /// Without the name of a partner, who may be her.
  private static Object unnamed(Object value) {
    return value instanceof Partner partner && partner.name() != null ? "partner" : value;
  }

  private static String unnamed(String answers) {
    return answers.replaceAll("partner=(?!person |null)[^,]*", "partner");
  }

  private static void assertNothingIsTold(List<Person> people, Set<Integer> records) {
    for (Person person : people) {
      assertEquals(records.contains(person.personId()), person.erased());
      if (person.erased()) {
        assertEquals(null, person.name());
        assertTrue(person.attributes().isEmpty());
        assertTrue(person.address() == null || person.address().street() == null);
      }
    }
  }

  private static void assertNothingIsTold(
      Collection<Snapshot.Difference> differences, Set<Integer> records) {
    for (Snapshot.Difference each : differences) {
      if (records.contains(each.personId())) {
        assertEquals(null, each.name());
        assertNotNull(each.what());
      }
    }
  }
}
