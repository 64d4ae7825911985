package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.history.InventedHistory.history;
import static people.history.InventedHistory.inMemory;
import static people.history.InventedHistory.last;
import static people.history.InventedHistory.log;
import static people.history.InventedHistory.one;
import static people.history.InventedHistory.questions;
import static people.history.InventedHistory.reopened;
import static people.history.InventedHistory.smallest;
import static people.history.ModelComparison.compareColumns;
import static people.history.ModelComparison.models;

import module java.base;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.InventedHistory.Invented;
import people.history.InventedHistory.Question;
import people.history.Reason.Role;
import people.timeline.*;

/// Thousands of invented histories, with everything that records do wrong, answer every question as
/// [ReferenceModel] does. A failure is cut down to the events that it needs.
@Order(10)
class ModelTest {

  @TempDir Path folder;

  @Test
  void everyAnswerIsWhatTheRulesSay() {
    for (long seed = 0; seed < Rounds.of(2500); seed++) {
      check(seed, null);
    }
  }

  @Test
  void answersAreTheSameThroughAFileThatIsOpenedAgain() {
    for (long seed = 100_000; seed < 100_000 + Rounds.of(30); seed++) {
      check(seed, folder.resolve(seed + ".jsonl"));
    }
  }

  /// As in a file that was edited by hand.
  @Test
  void everyAnswerAboutEveryoneIsTheSameWhereTimeDoesNotGoWithThePosition() {
    for (long seed = 200_000; seed < 200_000 + Rounds.of(500); seed++) {
      Random random = new Random(seed);
      List<Invented> entries = history(random);
      List<Instant> times = new ArrayList<>(entries.stream().map(Invented::recorded).toList());
      times.add(one(times, random));
      Collections.shuffle(times, random);
      List<RecordedEvent> log =
          log(entries).stream()
              .map(e ->
                  new RecordedEvent(
                      e.position(), times.get((int) e.position()), e.event(), e.json()))
              .toList();
      History real = History.of(log);
      for (Question question : questions(entries, random)) {
        History known = question.of(real, question.known());
        Map<Integer, ReferenceModel> models = models(log, question.known(), question);
        assertEquals(List.copyOf(models.keySet()), known.personIds(), "seed " + seed);
        try {
          compareColumns(known, log, models, question);
        } catch (AssertionError e) {
          String told = log.stream().map(RecordedEvent::toString).collect(Collectors.joining("\n"));
          throw new AssertionError("seed %d, %s\n%s\n%s".formatted(seed, question, told, e), e);
        }
      }
    }
  }

  @Test
  void aFailureIsCutDownToTheEventsThatItNeeds() {
    List<Invented> history = history(new Random(7));
    Details details = Details.on("1900");
    history.add(new Invented(last(history).plusSeconds(1), new Event.Death(9, details)));
    history.add(
        new Invented(
            last(history).plusSeconds(1),
            new Event.Retraction(9, history.size() - 1, "x", details)));
    List<Invented> smallest = smallest(history, ModelTest::isTheDeathRetracted);
    assertEquals(
        List.of(new Event.Death(9, details), new Event.Retraction(9, 0, "x", details)),
        smallest.stream().map(Invented::event).toList());
  }

  private static boolean isTheDeathRetracted(List<Invented> entries) {
    History history = History.of(inMemory(entries));
    return history.personIds().contains(9)
        && history.why(9, LocalDate.MAX).stream()
            .anyMatch(reason -> reason.role() == Role.RETRACTED);
  }

  /// @param file null to stay in memory
  private static void check(long seed, Path file) {
    Random random = new Random(seed);
    List<Invented> history = history(random);
    List<Question> questions = questions(history, random);
    History real = file == null ? History.of(inMemory(history)) : reopened(history, file, random);
    List<RecordedEvent> log = log(history);
    for (Question question : questions) {
      String problem = ModelComparison.problem(real, log, question);
      if (problem != null) {
        throw new AssertionError("seed %d, %s".formatted(seed, report(history, question, problem)));
      }
    }
  }

  /// Her events alone answer as those of everyone do.
  @Test
  void onePersonReadAloneIsTheSame() {
    for (long seed = 300_000; seed < 300_000 + Rounds.of(300); seed++) {
      Random random = new Random(seed);
      List<Invented> history = history(random);
      EventTimeline timeline = inMemory(history);
      History everyone = History.of(timeline);
      for (Question question : questions(history, random)) {
        History known = question.of(everyone, question.known());
        for (int id : known.personIds()) {
          History alone = question.of(History.of(timeline, id), question.known());
          String which = "seed %d, %s, person %d".formatted(seed, question, id);
          assertEquals(
              known.at(question.at()).person(id), alone.at(question.at()).person(id), which);
          assertEquals(known.statusPeriods(id), alone.statusPeriods(id), which);
          assertEquals(known.why(id, question.at()), alone.why(id, question.at()), which);
        }
      }
    }
  }

  private static String report(List<Invented> history, Question question, String problem) {
    Predicate<List<Invented>> fails = entries -> problem(entries, question) != null;
    List<Invented> smallest = smallest(history, fails);
    String smaller = problem(smallest, question);
    return "%s\n%s\n%s"
        .formatted(
            question,
            log(smallest).stream().map(RecordedEvent::json).collect(Collectors.joining("\n")),
            smaller != null ? smaller : problem + " (through the file only)");
  }

  private static String problem(List<Invented> history, Question question) {
    return ModelComparison.problem(History.of(inMemory(history)), log(history), question);
  }
}
