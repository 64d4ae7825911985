package people.sequences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import people.history.*;
import people.history.Period.HouseholdPeriod;
import people.simulation.*;

@DisplayName("Sequences of households")
class HouseholdSequencesTest {

  @Test
  @DisplayName("have for everyone what the household of the day is")
  void areThoseOfTheDay() {
    History town = History.of(new Simulation(150, 50, 3, 0.1).inMemory());
    Sequences lives =
        Sequences.of(StateSpells.ofHouseholds(town), SequenceGrid.years(1961, 2005).monthly());
    Set<String> seen = new TreeSet<>();
    int uncertain = 0;
    for (int cell = 0; cell < 45 * 12; cell += 17) {
      LocalDate day = LocalDate.of(1961, 1, 31).plusMonths(cell);
      Map<Integer, HouseholdPeriod> homes = new HashMap<>();
      town.at(day.withDayOfMonth(day.lengthOfMonth()))
          .households()
          .forEach(home -> home.personIds().forEach(person -> homes.put(person, home)));
      for (int person = 0; person < lives.size(); person++) {
        int state = lives.state(person, cell);
        String found = state < 0 ? null : lives.states().get(state);
        HouseholdPeriod home = homes.remove(lives.personId(person));
        String what = lives.personId(person) + " in " + day;
        assertEquals(home == null ? null : home.composition().name(), found, what);
        if (home != null) {
          assertEquals(home.certain(), lives.isCertain(person, cell), what);
          uncertain += home.certain() ? 0 : 1;
          seen.add(found);
        }
      }
      assertEquals(Map.of(), homes, "all who live somewhere have a sequence, in " + day);
    }
    assertEquals(HouseholdPeriod.Composition.values().length, seen.size(), seen.toString());
    assertTrue(uncertain > 0);
  }
}
