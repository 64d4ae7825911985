package people.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import people.Address;
import people.Allocations;
import people.Details;
import people.EffectiveDate;
import people.Event;
import people.Partner;
import people.Status;
import people.timeline.EventTimeline;

/// Very many people at one address, or facts on which two disagree: each costs as much as one of
/// few. What a thread allocates stands for what it does.
class CrowdTest {

  private static final int FEW = 500;
  private static final int MANY = 10 * FEW;
  private static final Address HOME = new Address("1 Prison Lane", "Delft");
  private static final List<Status> TURNS = List.of(Status.MARRIED, Status.DIVORCED);

  private static Details on(int day) {
    return Details.on(EffectiveDate.of(LocalDate.of(1900, 1, 1).plusDays(day)));
  }

  private static Event born(int id, int day, Address home) {
    return new Event.Creation(id, null, Status.SINGLE, home, on(day));
  }

  /// People who move in and out again, of whom a third is there at a time.
  private static List<Event> crowd(int size) {
    List<Event> events = new ArrayList<>();
    for (int id = 1; id <= size; id++) {
      events.add(born(id, id % 365, null));
      events.add(new Event.AddressChange(id, HOME, on(8000 + id)));
      events.add(new Event.AddressChange(id, null, on(8000 + id + size / 3)));
    }
    return events;
  }

  /// Two who marry and part again and again, each as she says.
  private static List<Event> quarrel(int size) {
    List<Event> events = new ArrayList<>(List.of(born(1, 0, null), born(2, 0, null)));
    for (int i = 0; i < size; i++) {
      int id = 1 + i % 2;
      Status status = TURNS.get(i / 2 % 2);
      events.add(new Event.StatusChange(id, status, Partner.of(3 - id), on(7000 + i)));
      events.add(new Event.AddressChange(id, HOME, on(7000 + i)));
    }
    return events;
  }

  private enum Question {
    HOUSEHOLDS(CrowdTest::crowd, history -> history.columns().householdPeriods().size()),
    QUARREL(CrowdTest::quarrel, history -> history.columns().unionPeriods().size());

    private final IntFunction<List<Event>> events;
    private final ToIntFunction<History> answer;

    Question(IntFunction<List<Event>> events, ToIntFunction<History> answer) {
      this.events = events;
      this.answer = answer;
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneOfManyCostsAsMuchAsOneOfFew(Question question) {
    double few = bytes(question, FEW) / (double) FEW;
    double many = bytes(question, MANY) / (double) MANY;
    assertTrue(
        many < 2 * few,
        "%s: %.0f bytes each, and %.0f of ten times as many".formatted(question, few, many));
  }

  @Test
  void recordsThatWereMergedAreAskedOnlyWhereTheyMayDisagree() {
    List<Event> events = new ArrayList<>(quarrel(MANY));
    events.add(new Event.Merge(2, 1, "the same birth", Details.NONE));
    EventTimeline timeline = EventTimeline.inMemory();
    timeline.addAll(events);
    FactTable table = ((KnownColumns) History.of(timeline).columns()).facts();
    assertEquals(2, Uncertainty.doubtTurns(new FactCursor(table, 0).read(0)).length);
  }

  private static long bytes(Question question, int size) {
    EventTimeline timeline = EventTimeline.inMemory();
    timeline.addAll(question.events.apply(size));
    int answer = question.answer.applyAsInt(History.of(timeline));
    History history = History.of(timeline);
    return Allocations.of(() -> assertEquals(answer, question.answer.applyAsInt(history)));
  }
}
