package people.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.simulation.TruthOfStatesTest.FILED;
import static people.simulation.TruthOfStatesTest.TOWN;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.charts.*;
import people.history.*;
import people.simulation.TownTruth.Life;
import people.simulation.TownTruth.Spell;
import people.simulation.TownTruth.State;
import people.tables.*;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/// The tables of whole lives in a simulated town, and of the changes in them, are its truth.
class TruthOfLivesTest {

  private static final LocalDate BEHIND = LocalDate.of(2020, 1, 1);

  @Test
  void personsAreTheLivesOfTheTruth() {
    Table persons = Tables.persons(TOWN.history);
    assertEquals(FILED.size(), persons.rowCount());
    for (Row row : persons) {
      Life life = FILED.get(row.getInt("person") - 1);
      List<State> states = life.states().stream().filter(state -> !state.isDeath()).toList();
      assertEquals(life.born(), row.getDate("born"), row::toString);
      assertEquals(life.born().getYear(), row.getInt("cohort"), row::toString);
      assertEquals(
          life.isFounder() ? TownTruth.FIRST : life.born(), row.getDate("entered"), row::toString);
      assertEquals(life.died(), row.getDate("died"), row::toString);
      assertTrue(row.isMissing("left"));
      assertEquals(states.getFirst().status().name(), row.getString("firstStatus"), row::toString);
      assertEquals(states.getLast().status().name(), row.getString("lastStatus"), row::toString);
      assertEquals(row.getDate("entered"), row.getDate("observedFrom"), row::toString);
      assertEquals(
          life.died() == null ? BEHIND : life.died(), row.getDate("observedUntil"), row::toString);
      assertEquals(
          life.died() == null ? "OBSERVATION" : "DEATH", row.getString("ends"), row::toString);
    }
  }

  @Test
  void changesAreThoseOfTheTruth() {
    List<String> truth = new ArrayList<>();
    for (Life life : FILED) {
      List<Spell<Status>> spells = life.spells(State::status, BEHIND);
      for (int i = 1; i < spells.size(); i++) {
        truth.add(
            "%d %s %s %s %d"
                .formatted(
                    life.personId(),
                    spells.get(i - 1).value(),
                    spells.get(i).value(),
                    spells.get(i).from(),
                    ChronoUnit.YEARS.between(life.born(), spells.get(i).from())));
      }
    }
    List<String> told = new ArrayList<>();
    for (Row row : Tables.transitions(TOWN.history)) {
      told.add(
          "%d %s %s %s %d"
              .formatted(
                  row.getInt("person"),
                  row.getString("before"),
                  row.getString("after"),
                  row.getDate("date"),
                  row.getInt("age")));
    }
    assertEquals(truth, told);
  }

  @Test
  void movesAreThoseOfTheTruthAndNobodyMovesInByEntering() {
    List<String> truth = new ArrayList<>();
    Map<String, Long> flows = new TreeMap<>();
    for (Life life : FILED) {
      List<Spell<Address>> spells = life.spells(State::home, BEHIND);
      for (int i = 1; i < spells.size(); i++) {
        String from = spells.get(i - 1).value().city();
        String to = spells.get(i).value().city();
        truth.add("%d %s %s %s".formatted(life.personId(), from, to, spells.get(i).from()));
        if (!from.equals(to)) {
          flows.merge(from + " " + to, 1L, Long::sum);
        }
      }
    }
    Table moves = Tables.moves(TOWN.history);
    List<String> told = new ArrayList<>();
    for (Row row : moves) {
      told.add(
          "%d %s %s %s"
              .formatted(
                  row.getInt("person"),
                  row.getString("fromCity"),
                  row.getString("toCity"),
                  row.getDate("date")));
    }
    assertEquals(truth, told);
    for (Row row : Charts.flows(moves).table()) {
      String flow = row.getString("fromCity") + " " + row.getString("toCity");
      if (flows.containsKey(flow)) { // the smallest cities are together
        assertEquals(flows.get(flow), row.getLong("moves"), flow);
      }
    }
  }

  @Test
  void theCitiesOfAHeatmapAreThoseOfTheTruth() {
    List<LocalDate> days = Dates.years(1955, 2025);
    Map<String, Long> truth = new TreeMap<>();
    for (Life life : FILED) {
      for (LocalDate day : days) {
        State state = day.isBefore(BEHIND) ? life.at(day) : null;
        if (state != null) {
          truth.merge(day.getYear() + " " + state.city(), 1L, Long::sum);
        }
      }
    }
    Map<String, Long> shown = new TreeMap<>();
    for (Row row : Charts.heatmap(Tables.population(TOWN.history, days, By.CITY)).table()) {
      boolean isKnown =
          !row.getString("city").isEmpty() && !row.getString("city").equals("not known");
      if (isKnown && row.getLong("people") > 0) {
        shown.put(row.getInt("year") + " " + row.getString("city"), row.getLong("people"));
      }
    }
    assertEquals(truth, shown);
  }
}
