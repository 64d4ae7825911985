package people.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.Status.*;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;

@DisplayName("A choice of days")
class DateChoiceTest {

  private final List<RecordedEvent> events = new ArrayList<>();

  private long add(Event event) {
    long position = events.size();
    Instant recorded = Instant.parse("2020-01-01T00:00:00Z").plusSeconds(position);
    events.add(new RecordedEvent(position, recorded, event, ""));
    return position;
  }

  private void born(int person, String date) {
    add(new Event.Creation(person, null, SINGLE, null, Details.on(date)));
  }

  private long becomes(int person, Status status, String date) {
    return add(new Event.StatusChange(person, status, Details.on(date)));
  }

  /// The statuses of a person with their first days: `SINGLE 1940-01-01, MARRIED 1963-12-31`.
  private String statuses(int person, DateChoice choice) {
    return choice.in(History.of(events)).statusPeriods(person).stream()
        .map(period -> period.value() + " " + period.from())
        .collect(Collectors.joining(", "));
  }

  @Test
  @DisplayName("takes the earliest or the latest day, and leaves what is exact, doubted or open")
  void ends() {
    born(1, "1940-01-01?");
    becomes(1, MARRIED, "1963/1965");
    becomes(1, DIVORCED, "../1970");
    becomes(1, MARRIED, "1975-04-02");
    assertEquals(
        "SINGLE 1940-01-01, MARRIED 1963-01-01, DIVORCED 1970-12-31, MARRIED 1975-04-02",
        statuses(1, DateChoice.EARLIEST));
    assertEquals(
        "SINGLE 1940-01-01, MARRIED 1965-12-31, DIVORCED 1970-12-31, MARRIED 1975-04-02",
        statuses(1, DateChoice.LATEST));
  }

  @Test
  @DisplayName("keeps the order of a life, and marks the days as uncertain")
  void order() {
    born(1, "1940");
    becomes(1, DIVORCED, "1963-05-03"); // recorded before the marriage
    becomes(1, MARRIED, "1963");
    assertEquals(
        "SINGLE 1940-12-31, MARRIED 1963-05-02, DIVORCED 1963-05-03",
        statuses(1, DateChoice.LATEST));
    List<Period<Status>> periods = DateChoice.LATEST.in(History.of(events)).statusPeriods(1);
    assertEquals(List.of(false, false, true), periods.stream().map(Period::certain).toList());
    for (int seed = 0; seed < 100; seed++) {
      String drawn = statuses(1, DateChoice.drawn(seed));
      assertTrue(drawn.matches("SINGLE 1940.*, MARRIED 1963.*, DIVORCED 1963-05-03"), drawn);
    }
  }

  @Test
  @DisplayName("puts nothing before the birth or behind the death where the dates allow otherwise")
  void lifetime() {
    born(1, "1950-06-01");
    becomes(1, MARRIED, "1940/1990");
    becomes(1, DIVORCED, "1990-07-01");
    add(new Event.Death(1, Details.on("1990")));
    assertEquals("MARRIED 1950-06-01", statuses(1, DateChoice.EARLIEST));
    assertEquals("SINGLE 1950-06-01, DIVORCED 1990-07-01", statuses(1, DateChoice.LATEST));
    assertEquals(LocalDate.parse("1990-07-01"), end(DateChoice.EARLIEST));
    assertEquals(LocalDate.parse("1990-12-31"), end(DateChoice.LATEST));
  }

  private LocalDate end(DateChoice choice) {
    Period<Status> last = choice.in(History.of(events)).statusPeriods(1).getLast();
    assertEquals(Period.End.DEATH, last.ends());
    return last.until();
  }

  @Test
  @DisplayName("draws the same days for the same seed, all days of the date, and one for a couple")
  void draws() {
    born(1, "1940-01-01");
    born(2, "1941-01-01");
    add(new Event.StatusChange(1, MARRIED, Partner.of(2), Details.on("1963-02")));
    add(new Event.StatusChange(2, MARRIED, Partner.of(1), Details.on("1963-02")));
    Map<Integer, Integer> days = new TreeMap<>();
    for (int seed = 0; seed < 1000; seed++) {
      History drawn = DateChoice.drawn(seed).in(History.of(events));
      LocalDate day = drawn.statusPeriods(1).getLast().from();
      assertEquals(day, drawn.statusPeriods(2).getLast().from(), "seed " + seed);
      days.merge(day.getDayOfMonth(), 1, Integer::sum);
    }
    assertEquals(28, days.size());
    assertTrue(days.values().stream().allMatch(n -> n > 15 && n < 65), days::toString);
    assertEquals(statuses(1, DateChoice.drawn(7)), statuses(1, DateChoice.drawn(7)));
  }

  @Test
  @DisplayName("goes by what was corrected, and by nothing that was taken back")
  void amended() {
    born(1, "1940-01-01");
    long wrong = becomes(1, MARRIED, "1971-03-01");
    becomes(1, DIVORCED, "1970/1975");
    add(
        new Event.Correction(
            1, wrong, Amendment.of(EffectiveDate.parse("1963")), "misread", Details.NONE));
    long other = becomes(1, WIDOWED, "1972-01-01");
    add(new Event.Retraction(1, other, "someone else", Details.NONE));
    assertEquals(
        "SINGLE 1940-01-01, MARRIED 1963-12-31, DIVORCED 1975-12-31",
        statuses(1, DateChoice.LATEST));
  }

  @Test
  @DisplayName("of a birth moves the age")
  void birth() {
    add(
        new Event.Creation(
            1, null, MARRIED, null, EffectiveDate.parse("1930/1935"), Details.on("1960-01-01")));
    var late = DateChoice.LATEST.in(History.of(events)).columns().statusPeriods();
    assertEquals(LocalDate.parse("1935-12-31").toEpochDay(), late.born().applyAsInt(0));
    assertEquals(LocalDate.parse("1960-01-01").toEpochDay(), late.from(0));
  }

  @Test
  @DisplayName("reaches as far as the history, and refuses a seed of what is not drawn")
  void reach() {
    born(1, "1940-01-01");
    History until = History.of(events).observedUntil("1950-12-31");
    assertEquals(until.observedUntil(), DateChoice.LATEST.in(until).observedUntil());
    assertEquals(
        "the seed 3 of LATEST; expected one of what is drawn only",
        assertThrows(
                IllegalArgumentException.class, () -> new DateChoice(DateChoice.DayRule.LATEST, 3))
            .getMessage());
    assertEquals(
        List.of(DateChoice.EARLIEST, DateChoice.LATEST, DateChoice.drawn(1)), DateChoice.range(1));
  }
}
