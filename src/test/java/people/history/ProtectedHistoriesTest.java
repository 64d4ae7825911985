package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.history.InventedHistory.history;
import static people.history.InventedHistory.questions;
import static people.history.InventedHistory.reopened;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.history.InventedHistory.Invented;
import people.history.InventedHistory.Question;
import people.sealing.*;
import people.timeline.*;

/// Of invented histories all lines are sealed: with the key every answer stays what it was, at any
/// date and any moment of knowledge, and without it every count.
class ProtectedHistoriesTest {

  private static final MasterKey.From KEY = new MasterKey.From.FromText("the key", "a1".repeat(32));

  @TempDir private Path folder;
  private int compared;

  @Test
  void protectingChangesNoAnswer() {
    for (long seed = 0; seed < Rounds.of(150); seed++) {
      Random random = new Random(seed);
      List<Invented> invented = history(random);
      Path file = folder.resolve(seed + ".jsonl");
      History before = reopened(invented, file, random);
      if (before.personIds().isEmpty()) {
        continue;
      }
      try {
        Protecting.protect(file, KEY, null, _ -> {});
        try (EventTimeline timeline = EventTimeline.open(file, TimelineOptions.DEFAULTS.with(KEY));
            EventTimeline sealed =
                EventTimeline.open(file, TimelineOptions.DEFAULTS.with((MasterKey.From) null))) {
          Verification.of(timeline);
          List<Question> questions = questions(invented, random);
          History with = History.of(timeline);
          History without = History.of(sealed);
          for (Question question : questions) {
            compare(before, with, without, question);
          }
          for (int person : before.personIds()) {
            assertEquals(
                History.of(timeline, person).at("2000").person(person),
                with.at("2000").person(person));
          }
        }
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed %d: %s\n%s".formatted(seed, e, invented), e);
      }
    }
    assertTrue(compared > Rounds.of(150), "" + compared);
  }

  /// Of a batch that a crash cut short nothing is there, and nothing has its values.
  @Test
  void aBatchThatWasCutShortLeavesNoValues() throws IOException {
    Path file = folder.resolve("cut.jsonl");
    TimelineOptions options = TimelineOptions.DEFAULTS.with(KEY);
    Protecting.protect(file, KEY, null, _ -> {});
    try (EventTimeline timeline = EventTimeline.open(file, options)) {
      PersonRegistry registry = new PersonRegistry(timeline);
      registry.create(new Name("Ada", "Byron"), Details.NONE.from("folio 1"));
      registry.inOneBatch(batch -> {
        batch.create(new Name("Ben", "Roos"), Details.on("1835~").from("folio 2").by("Bo"));
        return batch.create(new Name("Cleo", "Maas"));
      });
    }
    byte[] lines = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(lines, lines.length - 20));
    try (EventTimeline timeline = EventTimeline.open(file, options)) {
      HistoryColumns.EventRows events = History.of(timeline).columns().events();
      assertEquals(List.of(new Name("Ada", "Byron")), all(events.names()));
      assertEquals(List.of("folio 1"), all(events.sources()));
      assertEquals(List.of(), all(events.dates()));
    }
  }

  private static <T> List<T> all(HistoryColumns.ValueColumn<T> of) {
    return IntStream.rangeClosed(1, of.greatest()).mapToObj(of::value).toList();
  }

  private void compare(History before, History with, History without, Question question) {
    History was = question.of(before, question.known());
    History is = question.of(with, question.known());
    History counts = question.of(without, question.known());
    assertEquals(was.personIds(), is.personIds());
    assertEquals(was.personIds(), counts.personIds());
    for (int person : was.personIds()) {
      assertEquals(answers(was, question, person), answers(is, question, person));
      compared++;
    }
    Snapshot then = was.at(question.at());
    Snapshot sealed = counts.at(question.at());
    assertEquals(then.all().size(), sealed.all().size());
    assertEquals(statistics(was, question), statistics(counts, question));
    History wasThen = question.of(before, question.otherKnown());
    History isThen = question.of(with, question.otherKnown());
    assertEquals(
        wasThen.at(question.otherAt()).differencesTo(was.at(question.at())),
        isThen.at(question.otherAt()).differencesTo(is.at(question.at())));
  }

  /// All that is asked about one person, in words.
  private static String answers(History history, Question question, int person) {
    StringJoiner answers = new StringJoiner("\n");
    answers.add(history.at(question.at()).person(person).toString());
    answers.add("" + history.statusPeriods(person));
    answers.add("" + history.addressPeriods(person));
    answers.add(
        ""
            + history.attributeNames().stream()
                .map(name -> history.attributePeriods(person, name))
                .toList());
    answers.add("" + history.parents(person) + history.keys(person) + history.records(person));
    for (RecordedEvent event : history.events(person)) {
      answers.add(event.position() + " " + event.event());
    }
    for (Reason reason : history.why(person, question.at())) {
      answers.add(reason.event().position() + " " + reason.role() + reason.fields());
    }
    answers.add("" + history.couples(person));
    return answers.toString();
  }

  /// What is counted, for which no name is needed.
  private static String statistics(History history, Question question) {
    StringJoiner counts = new StringJoiner("\n");
    for (int person : history.personIds()) {
      Person then = history.at(question.at()).person(person);
      counts.add(
          "%d %s %s %s %s %s %s"
              .formatted(
                  person,
                  then.status(),
                  then.address() == null ? null : then.address().city(),
                  then.living(),
                  then.certain(),
                  then.created(),
                  then.born()));
      counts.add("" + history.statusPeriods(person));
      counts.add(
          history.addressPeriods(person).stream()
              .map(period -> "%s %s %s".formatted(period.from(), period.until(), period.certain()))
              .toList()
              .toString());
      counts.add("" + history.parents(person));
    }
    counts.add(
        history.at(question.at()).households().stream()
            .map(each -> each.personIds() + " " + each.composition() + each.certain())
            .sorted()
            .toList()
            .toString());
    return counts.toString();
  }
}
