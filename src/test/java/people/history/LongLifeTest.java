package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import people.Allocations;
import people.Amendment;
import people.Details;
import people.Durability;
import people.EffectiveDate;
import people.Event;
import people.Name;
import people.Status;
import people.timeline.EventTimeline;
import people.timeline.TimelineOptions;

/// Lives of very many events: each question costs as much an event as one about a short life. What
/// a thread allocates stands for what it does, since everything that is done once too often for
/// each event reads lines or makes objects.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongLifeTest {

  private static final int SHORT = 400;
  private static final int LONG = 10 * SHORT;
  private static final List<Status> TURNS = List.of(Status.MARRIED, Status.DIVORCED);

  private EventTimeline few;
  private EventTimeline many;

  @BeforeAll
  void record(@TempDir Path folder) throws IOException {
    few = of(folder.resolve("few.jsonl"), SHORT);
    many = of(folder.resolve("many.jsonl"), LONG);
  }

  /// One person: a half of the events change her status, and the others correct these, take
  /// corrections back, or say that she is away.
  private static EventTimeline of(Path file, int size) {
    EventTimeline timeline =
        EventTimeline.open(file, TimelineOptions.DEFAULTS.with(Durability.NONE));
    EffectiveDate birth = EffectiveDate.parse("1815-12-10");
    timeline.add(
        new Event.Creation(1, new Name("Ada", "Byron"), Status.SINGLE, null, Details.on(birth)));
    timeline.addAll(IntStream.range(1, size).mapToObj(i -> event(i, size)).toList());
    return timeline;
  }

  private static Event event(int i, int size) {
    LocalDate day = LocalDate.of(1836, 1, 1).plusDays(i * 7L % 9000);
    Details on = Details.on(EffectiveDate.of(day));
    if (i < size / 2) {
      return new Event.StatusChange(1, TURNS.get(i % 2), on);
    }
    return switch (i % 4) {
      case 0 -> new Event.Correction(1, 1, Amendment.of(day), "misread", Details.NONE);
      case 1 -> new Event.Retraction(1, i - 1, "rightly read", Details.NONE);
      case 2 -> new Event.Correction(1, i - size / 2, Amendment.of(day), "late", Details.NONE);
      default -> i % 8 == 3 ? new Event.Leaving(1, null, on) : new Event.Return(1, on);
    };
  }

  private enum Question {
    EVENTS(timeline -> timeline.of(1).size()),
    SHOW(timeline -> History.of(timeline, 1).at("1850").person(1).name().hashCode()),
    WHY(timeline -> History.of(timeline).why(1, "1850").size()),
    FACTS(timeline -> History.of(timeline).facts(1).size()),
    COUNT(timeline -> History.of(timeline).at("1850").countByStatus().size()),
    PERIODS(timeline -> History.of(timeline).statusPeriods(1).size()),
    CHANGES(timeline -> History.of(timeline).transitions(1).size()),
    CHECK(timeline -> History.of(timeline).contradictions().size());

    private final ToIntFunction<EventTimeline> answer;

    Question(ToIntFunction<EventTimeline> answer) {
      this.answer = answer;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aQuestionCostsAsMuchAnEventOfALongLifeAsOfAShortOne(Question question) {
    double shortLife = bytes(question, few) / (double) SHORT;
    double longLife = bytes(question, many) / (double) LONG;
    assertTrue(
        longLife < 1.5 * shortLife,
        "%s: %.0f bytes an event, and %.0f in a life of ten times as many"
            .formatted(question, shortLife, longLife));
  }

  private static long bytes(Question question, EventTimeline timeline) {
    int answer = question.answer.applyAsInt(timeline);
    return Allocations.of(() -> assertEquals(answer, question.answer.applyAsInt(timeline)));
  }
}
