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
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/// Tables and charts of a simulated town show its truth where it was observed, and nothing where it
/// was not.
class TruthOfTablesTest {

  private static final LocalDate BEHIND = LocalDate.of(2020, 1, 1);

  // ---- population

  @Test
  void thePopulationIsTheTruthByStatusCityAndAge() {
    List<LocalDate> days = TruthOfStatesTest.days();
    Map<List<Object>, Integer> truth = population(FILED, days);
    Map<List<Object>, Integer> counted = new HashMap<>();
    Table table = Tables.population(TOWN.history, days, By.STATUS, By.CITY, By.AGE_GROUP);
    for (Row row : table) {
      if (row.getInt("people") > 0) {
        counted.put(
            List.of(
                row.getDate("date"),
                row.getString("status"),
                row.getString("city"),
                row.getString("ageGroup")),
            row.getInt("people"));
      }
    }
    assertEquals(truth, counted);
  }

  /// What was really so, where the records are vague: as far as those who are uncertain allow.
  @Test
  void thePopulationHoldsTheTruthHoweverVaguelyItWasRecorded() {
    List<LocalDate> days = TruthOfStatesTest.days();
    Map<List<Object>, Integer> truth = population(TOWN.lives, days);
    Map<LocalDate, Integer> open = new HashMap<>();
    for (LocalDate day : days) {
      long people = TOWN.history.at(day).all().stream().filter(each -> !each.certain()).count();
      open.put(day, (int) people);
    }
    Table table = Tables.population(TOWN.history, days, By.STATUS, By.CITY, By.AGE_GROUP);
    for (Row row : table) {
      open.merge(row.getDate("date"), row.getInt("uncertain"), Integer::sum);
    }
    for (Row row : table) {
      LocalDate day = row.getDate("date");
      int really =
          truth.getOrDefault(
              List.of(
                  day, row.getString("status"), row.getString("city"), row.getString("ageGroup")),
              0);
      int people = row.getInt("people");
      assertTrue(people - row.getInt("uncertain") <= really, () -> really + " and " + row);
      assertTrue(really <= people + open.get(day), () -> really + " and " + row);
    }
  }

  private static Map<List<Object>, Integer> population(List<Life> lives, List<LocalDate> days) {
    Map<List<Object>, Integer> counts = new HashMap<>();
    for (Life life : lives) {
      for (LocalDate day : days) {
        State state = life.at(day);
        if (state != null) {
          counts.merge(
              List.of(day, state.status().name(), state.city(), ageGroup(life.born(), day)),
              1,
              Integer::sum);
        }
      }
    }
    return counts;
  }

  private static String ageGroup(LocalDate born, LocalDate day) {
    long decade = ChronoUnit.YEARS.between(born, day) / 10;
    return decade > 8 ? "90+" : "%d–%d".formatted(10 * decade, 10 * decade + 9);
  }

  @Test
  void in1930NobodyIsMarriedAndEveryoneOfUnknownStatus() {
    Table table = Tables.population(TOWN.history, "1930", By.STATUS, By.AGE_GROUP);
    LocalDate day = History.day("1930");
    Map<String, Integer> truth = new TreeMap<>();
    FILED.stream()
        .filter(life -> !life.born().isAfter(day))
        .forEach(life -> truth.merge(ageGroup(life.born(), day), 1, Integer::sum));
    Map<String, Integer> counted = new TreeMap<>();
    for (Row row : table) {
      if (row.getInt("people") > 0) {
        assertEquals("UNKNOWN", row.getString("status"));
        counted.put(row.getString("ageGroup"), row.getInt("people"));
      }
    }
    assertEquals(truth, counted);
    assertTrue(truth.get("0–9") > 0);
  }

  @Test
  void behindTheLastDayThePopulationIsEmpty() {
    List<LocalDate> days = Dates.years(2015, 2060);
    for (By[] by : new By[][] {{}, {By.STATUS}, {By.CITY}, {By.STATUS, By.AGE_GROUP}}) {
      for (Row row : Tables.population(TOWN.history, days, by)) {
        boolean isObserved = row.getDate("date").isBefore(BEHIND);
        assertTrue(isObserved || row.getInt("people") == 0, row::toString);
      }
    }
    assertEquals(0, TOWN.history.at("2050").people().size());
  }

  // ---- periods

  @Test
  void periodsAreTheSpellsOfTheTruth() {
    comparePeriods(TOWN.history.columns().statusPeriods().periods(), State::status);
    comparePeriods(TOWN.history.columns().addressPeriods().periods(), State::home);
  }

  private static <T> void comparePeriods(List<Period<T>> periods, Function<State, T> value) {
    Map<Integer, List<Period<T>>> byPerson =
        periods.stream().collect(Collectors.groupingBy(Period::personId));
    for (Life life : FILED) {
      List<Spell<T>> spells = life.spells(value, BEHIND);
      List<Period<T>> told = byPerson.getOrDefault(life.personId(), List.of());
      assertEquals(
          spells,
          told.stream()
              .map(each -> new Spell<>(each.personId(), each.value(), each.from(), each.until()))
              .toList());
      for (int i = 0; i < told.size(); i++) {
        boolean isFirst = i == 0;
        assertEquals(
            !isFirst
                ? Period.Begin.EVENT
                : life.isFounder() ? Period.Begin.ENTRY : Period.Begin.BIRTH,
            told.get(i).begins());
        assertEquals(
            i < told.size() - 1
                ? Period.End.EVENT
                : life.died() != null ? Period.End.DEATH : Period.End.OBSERVATION,
            told.get(i).ends());
      }
    }
  }

  /// Marriages that began before the records, or go on behind them, are cut there; nobody is
  /// married from birth on.
  @Test
  void theTimeMarriedIsThatOfTheTruth() {
    Table periods = Tables.statusPeriods(TOWN.history);
    Table married = periods.where(periods.stringColumn("status").isEqualTo("MARRIED"));
    double counted = 0;
    for (Row row : married) {
      counted += ChronoUnit.DAYS.between(row.getDate("from"), row.getDate("until"));
    }
    List<Spell<Status>> truth =
        FILED.stream()
            .flatMap(life -> life.spells(State::status, BEHIND).stream())
            .filter(spell -> spell.value() == Status.MARRIED)
            .toList();
    long days =
        truth.stream().mapToLong(each -> ChronoUnit.DAYS.between(each.from(), each.until())).sum();
    assertEquals(truth.size(), married.rowCount());
    assertEquals(days, counted);
  }

  /// Of marriages that began and ended while the town was observed.
  @Test
  void theMeanTimeMarriedIsTwentyYears() {
    List<Period<Status>> complete =
        TOWN.history.columns().statusPeriods().periods().stream()
            .filter(each -> each.value() == Status.MARRIED)
            .filter(each -> each.begins() == Period.Begin.EVENT)
            .filter(each -> each.ends() == Period.End.EVENT || each.ends() == Period.End.DEATH)
            .toList();
    List<Spell<Status>> truth = new ArrayList<>();
    for (Life life : FILED) {
      List<Spell<Status>> spells = life.spells(State::status, BEHIND);
      for (int i = life.isFounder() ? 1 : 0; i < spells.size(); i++) {
        boolean isOver = i < spells.size() - 1 || life.died() != null;
        if (isOver && spells.get(i).value() == Status.MARRIED) {
          truth.add(spells.get(i));
        }
      }
    }
    double mean =
        complete.stream()
            .mapToLong(each -> ChronoUnit.DAYS.between(each.from(), each.until()))
            .average()
            .orElseThrow();
    assertEquals(
        truth.stream()
            .mapToLong(each -> ChronoUnit.DAYS.between(each.from(), each.until()))
            .average()
            .orElseThrow(),
        mean);
    assertEquals(20.0, mean / 365.2425, FILED.size() == 20_000 ? 0.05 : 3);
  }

  // ---- states at dates

  @Test
  void theStateOnABirthdayInTheFutureIsMissing() {
    List<Life> lives = FILED.subList(0, Math.min(500, FILED.size()));
    IntColumn people = IntColumn.create("person");
    DateColumn dates = DateColumn.create("date");
    for (Life life : lives) {
      for (int age : new int[] {0, 20, 40, 60, 80, 100, 150}) {
        people.append(life.personId());
        dates.append(life.born().plusYears(age));
      }
    }
    Table birthdays = Table.create("birthdays", people, dates);
    int known = 0;
    for (Row row :
        Temporal.stateAt(birthdays, "date", Tables.statusPeriods(TOWN.history), "person")) {
      State truth = FILED.get(row.getInt("person") - 1).at(row.getDate("date"));
      boolean isObserved = truth != null && row.getDate("date").isBefore(BEHIND);
      assertEquals(isObserved ? truth.status().name() : "", row.getString("status"), row::toString);
      known += isObserved ? 1 : 0;
    }
    assertTrue(known > lives.size());
  }

  // ---- charts

  @Test
  void chartsShowTheTruthAndNothingBehindIt() {
    List<LocalDate> days = Dates.years(1950, 2030);
    Map<List<Object>, Integer> truth = new HashMap<>();
    for (Life life : FILED) {
      for (LocalDate day : days) {
        State state = day.isBefore(BEHIND) ? life.at(day) : null;
        boolean isEarly = day.isBefore(TownTruth.FIRST) && !life.born().isAfter(day);
        if (state != null || isEarly) {
          Status status = isEarly ? Status.UNKNOWN : state.status();
          truth.merge(List.of(day, status.name().toLowerCase(Locale.ROOT)), 1, Integer::sum);
        }
      }
    }
    Table population = Tables.population(TOWN.history, days, By.STATUS);
    for (Chart chart : List.of(Charts.counts(population), Charts.shares(population))) {
      Map<List<Object>, Integer> shown = new HashMap<>();
      for (Row row : chart.table()) {
        if (row.getLong("people") > 0) {
          shown.put(
              List.of(row.getDate("date"), row.getString("status")), (int) row.getLong("people"));
        }
      }
      assertEquals(truth, shown);
    }
  }

  @Test
  void thePyramidOf1930HasNoMarriedChildren() {
    Chart chart =
        Charts.agePyramid(Tables.population(TOWN.history, "1930", By.STATUS, By.AGE_GROUP));
    long people = 0;
    for (Row row : chart.table()) {
      assertTrue(row.getLong("people") == 0 || row.getString("status").equals("unknown"));
      people += row.getLong("people");
    }
    LocalDate day = History.day("1930");
    assertEquals(FILED.stream().filter(life -> !life.born().isAfter(day)).count(), people);
  }
}
