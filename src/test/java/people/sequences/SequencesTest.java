package people.sequences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.Status.*;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.rates.*;
import people.sequences.SequenceGrid.Absence;
import people.sequences.SequenceGrid.CellRule;
import people.simulation.*;

@DisplayName("Sequences")
class SequencesTest {

  private final List<RecordedEvent> events = new ArrayList<>();

  private void add(Event event) {
    Instant recorded = Instant.parse("2020-01-01T00:00:00Z").plusSeconds(events.size());
    events.add(new RecordedEvent(events.size(), recorded, event, ""));
  }

  private void born(int person, String date) {
    add(new Event.Creation(person, null, SINGLE, null, Details.on(date)));
  }

  private void becomes(int person, Status status, String date) {
    add(new Event.StatusChange(person, status, Details.on(date)));
  }

  private Sequences lives(SequenceGrid grid) {
    History history = History.of(events).observedUntil("2009-12-31");
    return Sequences.of(StateSpells.ofStatus(history), grid);
  }

  private String text(SequenceGrid grid) {
    Sequences lives = lives(grid);
    return lives.size() == 0 ? "nobody" : lives.text(0);
  }

  @Test
  @DisplayName("take the state at the end of a year, at its start, or that of most of its days")
  void rules() {
    born(1, "1990-05-01");
    becomes(1, MARRIED, "2000-02-01");
    becomes(1, DIVORCED, "2000-11-01");
    becomes(1, MARRIED, "2001-03-01");
    SequenceGrid grid = SequenceGrid.years(1999, 2002);
    assertEquals("S/1-D/1-M/2", text(grid));
    assertEquals("S/2-D/1-M/1", text(grid.taking(CellRule.AT_START)));
    assertEquals("S/1-M/3", text(grid.taking(CellRule.LONGEST)));
    assertEquals("S/13-M/9-D/4-M/22", text(grid.monthly().taking(CellRule.AT_START)));
  }

  @Test
  @DisplayName("by age count from the birthday, which on 29 February is 1 March in other years")
  void ages() {
    born(1, "1980-02-29");
    becomes(1, MARRIED, "2001-02-28");
    becomes(1, DIVORCED, "2001-03-01");
    assertEquals(
        "S/20-M/1-D/2", text(SequenceGrid.ages(0, 22))); // at the end of age 20 she is married
    assertEquals("S/21-D/2", text(SequenceGrid.ages(0, 22).taking(CellRule.AT_START)));
    assertEquals("S/251-M/1-D/24", text(SequenceGrid.ages(0, 22).monthly()));
    assertEquals("S/365-M/1-D/365", text(SequenceGrid.ages(20, 21).daily()));
  }

  @Test
  @DisplayName("tell why there is no state where the grid keeps the reason, and miss it else")
  void absences() {
    born(1, "1990-05-01");
    add(new Event.Leaving(1, null, Details.on("1995-03-01")));
    add(new Event.Return(1, Details.on("1997-03-01")));
    becomes(1, UNKNOWN, "1998-03-01");
    becomes(1, MARRIED, "1999-03-01");
    add(new Event.Death(1, Details.on("2001-03-01")));
    born(2, "1990-05-01");
    SequenceGrid grid = SequenceGrid.years(1988, 2012);
    assertEquals("*/2-S/5-*/2-S/1-*/1-M/2-*/12", text(grid));
    Sequences kept = lives(grid.with(Absence.values()));
    assertEquals(
        List.of("SINGLE", "MARRIED", "before", "away", "unknown", "dead", "after"), kept.states());
    assertEquals("b/2-S/5-aw/2-S/1-u/1-M/2-d/12", kept.text(0));
    assertEquals("b/2-S/20-af/3", kept.text(1));
    assertEquals(1, lives(SequenceGrid.years(2005, 2006)).size(), "the dead one is left out");
    assertEquals("*/1-S/1-*/1-M/2", text(SequenceGrid.years(1996, 2000).taking(CellRule.LONGEST)));
  }

  @Test
  @DisplayName("of the longest state go by the days that were observed")
  void longest() {
    born(1, "1990-05-01");
    add(new Event.Leaving(1, null, Details.on("1995-03-01")));
    add(new Event.Return(1, Details.on("1995-11-01")));
    becomes(1, MARRIED, "1995-11-20");
    assertEquals("S/6-M/1", text(SequenceGrid.years(1990, 1996).taking(CellRule.LONGEST)));
  }

  @Test
  @DisplayName("leave out and count those whose birth is not known, of ages")
  void withoutBirth() {
    add(new Event.Creation(1, null, MARRIED, null, Details.on("1990-01-01")));
    born(2, "1990-01-01");
    Sequences ages = lives(SequenceGrid.ages(0, 10));
    assertEquals(1, ages.size());
    assertEquals(2, ages.personId(0));
    assertEquals(1, ages.withoutBirth());
    assertEquals(2, lives(SequenceGrid.years(1990, 1999)).size());
  }

  @Test
  @DisplayName("say which cells hang on an uncertain date, of the change and of the birth")
  void doubts() {
    born(1, "1980-01-01");
    becomes(1, MARRIED, "2001/2002");
    born(2, "1980-01-01");
    born(3, "1970/1972");
    becomes(3, MARRIED, "2000-06-01");
    Sequences years = lives(SequenceGrid.years(2000, 2004));
    assertEquals("S/1-M/4", years.text(0));
    assertEquals(
        List.of(true, false, true, true, true),
        IntStream.range(0, 5).mapToObj(cell -> years.isCertain(0, cell)).toList());
    assertTrue(years.isCertain(1));
    assertEquals(1, years.uncertain());
    Sequences ages = lives(SequenceGrid.ages(20, 35));
    assertFalse(ages.isCertain(2));
    assertEquals("S/10-M/6", ages.text(2)); // 30 years old in June 2000, or 27
    assertEquals(
        List.of(27, 28, 29),
        IntStream.range(0, 16)
            .filter(cell -> !ages.isCertain(2, cell))
            .map(c -> c + 20)
            .boxed()
            .toList());
  }

  @Test
  @DisplayName("of cities and attributes put spellings together, and the rest of many into one")
  void cities() {
    History history = History.of(new Simulation(300, 30, 7).inMemory());
    Sequences all =
        Sequences.of(StateSpells.ofCity(history), SequenceGrid.years(1960, 1989).monthly());
    assertTrue(all.states().size() > 5, all::toString);
    Sequences few = all.commonest(3);
    assertEquals(4, few.states().size());
    assertEquals(Sequences.OTHERS, few.states().getLast());
    assertEquals(all.size(), few.size());
    for (int cell = 0; cell < 360; cell += 17) {
      String city = all.state(5, cell) < 0 ? null : all.states().get(all.state(5, cell));
      String now = few.state(5, cell) < 0 ? null : few.states().get(few.state(5, cell));
      assertTrue(Objects.equals(city, now) || Sequences.OTHERS.equals(now), city + " " + now);
    }
  }

  @Test
  @DisplayName("of a town are what a snapshot of each year says")
  void town() {
    History history = History.of(new Simulation(400, 40, 3).inMemory());
    Sequences lives = Sequences.of(StateSpells.ofStatus(history), SequenceGrid.years(1980, 2019));
    StateDistribution distribution = StateDistribution.of(lives);
    for (int year = 1980; year < 2020; year += 13) {
      Map<Status, Integer> counts = history.at(year + "-12-31").countByStatus();
      for (int state = 0; state < lives.states().size(); state++) {
        assertEquals(
            counts.getOrDefault(Status.valueOf(lives.states().get(state)), 0),
            (int) distribution.rows().get(year - 1980).people()[state],
            year + " " + lives.states().get(state));
      }
    }
    for (DateChoice choice : DateChoice.range(1)) {
      Sequences chosen = Sequences.of(StateSpells.ofStatus(choice.in(history)), lives.grid());
      assertEquals(lives.size(), chosen.size());
    }
  }

  @Test
  @DisplayName("can be a part of others, or drawn, and complete")
  void parts() {
    Sequences ex1 = PublishedSequences.weightedEx1();
    assertEquals(0, ex1.complete().size());
    Sequences some = ex1.where(person -> person != 2);
    assertEquals(4, some.personId(2));
    assertEquals(29.3, some.weight(2));
    assertEquals(ex1.text(3), some.text(2));
    assertEquals(3, ex1.sample(3, 5).size());
    assertEquals(ex1.sample(3, 5).text(0), ex1.sample(3, 5).text(0));
    assertEquals(6, ex1.sample(30, 5).size());
  }

  @Test
  @DisplayName("have grids that make sense, with names for their cells")
  void grids() {
    assertEquals("16+3", SequenceGrid.ages(16, 20).monthly().name(3));
    assertEquals("17", SequenceGrid.ages(16, 20).monthly().name(12));
    assertEquals("1990-03", SequenceGrid.years(1990, 1991).monthly().name(2));
    assertEquals("1990-02-01", SequenceGrid.years(1990, 1991).daily().name(31));
    assertEquals("1995", SequenceGrid.years(1990, 2004).every(5, ChronoUnit.YEARS).name(1));
    assertEquals(3, SequenceGrid.years(1990, 2005).every(5, ChronoUnit.YEARS).cells());
    assertEquals(
        "from age 20 to 10 goes backwards; expected the earlier one first", refusal(20, 10));
    assertEquals("from age -1 to 10; expected one from 0 to 32767", refusal(-1, 10));
    assertEquals(
        "cells of 0 years; expected a number from 1 on",
        assertThrows(
                IllegalArgumentException.class,
                () -> SequenceGrid.ages(1, 2).every(0, ChronoUnit.YEARS))
            .getMessage());
  }

  private static String refusal(int first, int last) {
    return assertThrows(IllegalArgumentException.class, () -> SequenceGrid.ages(first, last))
        .getMessage();
  }
}
