package people.anonymity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.simulation.*;
import people.timeline.*;

@DisplayName("Whoever stands out by what she ever was")
class RareStatesTest {

  private static final AnonymityOptions EVER = AnonymityOptions.DEFAULT.suppressing().throughout();

  private static final Address DELFT = new Address("Markt 1", "Delft");

  @Test
  @DisplayName("is left out, also where that was long ago, or was corrected")
  void isLeftOut() throws IOException {
    try (EventTimeline timeline = EventTimeline.inMemory()) {
      PersonRegistry registry = new PersonRegistry(timeline);
      for (int i = 0; i < 7; i++) {
        registry.create(null, Status.SINGLE, DELFT, Details.on("1950-0%d-01".formatted(i + 1)));
      }
      registry.move(1, new Address(null, "Gouda"), Details.on("1980-01-01"));
      registry.move(1, DELFT, Details.on("1981-01-01"));
      registry.changeStatus(2, Status.WIDOWED, Details.on("1985-01-01"));
      registry.retract(timeline.size() - 1, "a slip of the pen");
      assertEquals(0, left(timeline, AnonymityOptions.DEFAULT.suppressing()));
      assertEquals(2, left(timeline, EVER));
      assertEquals(2 / 7.0, Anonymity.shareLeftOut(timeline, EVER));
    }
  }

  private static int left(EventTimeline timeline, AnonymityOptions options) {
    return Anonymity.inMemory(timeline, options, _ -> {}).suppressed();
  }

  @Test
  @DisplayName("makes others stand out when she is left out")
  void makesOthersStandOut() throws IOException {
    try (EventTimeline timeline = EventTimeline.inMemory()) {
      PersonRegistry registry = new PersonRegistry(timeline);
      for (int i = 0; i < 5; i++) {
        registry.create(null, Status.SINGLE, DELFT, Details.on("1950"));
      }
      for (int i = 0; i < 5; i++) {
        registry.create(null, Status.SINGLE, DELFT, Details.on("1960"));
      }
      registry.changeStatus(5, Status.WIDOWED, Details.on("1985-01-01"));
      AnonymityReport report = Anonymity.inMemory(timeline, EVER, _ -> {});
      assertEquals(5, report.suppressed());
      assertEquals(5, report.people());
      assertEquals(List.of(), report.rare());
    }
  }

  private record Seen(Status status, String city, Integer born, String sex) {}

  @Test
  @DisplayName("is nowhere in a copy of a town, on no day of it")
  void onNoDay() throws IOException {
    EventTimeline town = new Simulation(1_500, 15, 7, 0.1).inMemory();
    AnonymityOptions options = EVER.places(new KeptPlace.OfCountry());
    AnonymityReport report =
        Anonymity.inMemory(
            town,
            options,
            copy -> {
              History history = History.of(copy);
              Map<Seen, Set<Integer>> who = new HashMap<>();
              HistoryColumns columns = history.columns();
              int[] turns =
                  IntStream.concat(
                          starts(columns.statusLives()),
                          IntStream.concat(
                              starts(columns.addressLives()),
                              starts(columns.attributeLives("sex"))))
                      .distinct()
                      .toArray();
              for (int turn : turns) {
                LocalDate day = LocalDate.ofEpochDay(turn);
                for (Person person : history.at(day).people()) {
                  Seen seen =
                      new Seen(
                          person.status(),
                          person.address() == null ? null : person.address().city(),
                          person.born() == null ? null : person.born().day().getYear(),
                          person.attributes().get("sex"));
                  who.computeIfAbsent(seen, _ -> new HashSet<>()).add(person.personId());
                }
              }
              who.forEach((seen, people) -> assertTrue(people.size() >= 5, seen + ": " + people));
            });
    assertTrue(report.people() > 100, report.toString());
    assertEquals(List.of(), report.rare());
  }

  private static IntStream starts(HistoryColumns.PeriodRows<?> rows) {
    return IntStream.range(0, rows.size()).map(rows.starts());
  }
}
