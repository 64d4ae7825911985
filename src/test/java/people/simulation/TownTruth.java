package people.simulation;

import module java.base;

import people.*;
import people.history.*;
import people.simulation.Register.Happening;
import people.timeline.*;

/// A simulated town with its truth: what everyone was on each day, told by the simulation while it
/// makes the lives up, and the history that the records tell.
final class TownTruth {

  static final LocalDate FIRST = LocalDate.of(1960, 1, 1);

  /// What somebody is from a day on.
  ///
  /// @param filed the date that is recorded for it
  /// @param partner of a union that is not over; null for none
  /// @param home null for the dead
  record State(LocalDate from, EffectiveDate filed, Status status, Partner partner, Address home) {

    boolean isDeath() {
      return home == null;
    }

    String city() {
      return home.city();
    }
  }

  /// A life.
  ///
  /// @param filedBirth the birth that is recorded
  /// @param states by time; none of founders before the first day
  record Life(int personId, LocalDate born, EffectiveDate filedBirth, List<State> states) {

    boolean isFounder() {
      return born.isBefore(FIRST);
    }

    LocalDate died() {
      return states.getLast().isDeath() ? states.getLast().from : null;
    }

    /// What she is at the end of a day; null before the first state and from the death on.
    State at(LocalDate day) {
      State found = null;
      for (State state : states) {
        if (!state.from.isAfter(day)) {
          found = state;
        }
      }
      return found == null || found.isDeath() ? null : found;
    }

    /// The same life as it is recorded: each date counts from its first day, and the birth is that
    /// of the creation.
    Life asFiled() {
      return new Life(
          personId,
          filedBirth.day(),
          filedBirth,
          states.stream()
              .map(state ->
                  new State(
                      state.filed.day(), state.filed, state.status, state.partner, state.home))
              .toList());
    }

    /// Stretches of one value, from the first day on which it is known to the first one on which it
    /// is over, or is no longer looked at.
    <T> List<Spell<T>> spells(Function<State, T> value, LocalDate end) {
      List<Spell<T>> spells = new ArrayList<>();
      for (State state : states) {
        if (!spells.isEmpty()) {
          Spell<T> last = spells.getLast();
          if (!state.isDeath() && value.apply(state).equals(last.value)) {
            continue;
          }
          spells.set(spells.size() - 1, new Spell<>(personId, last.value, last.from, state.from));
        }
        if (!state.isDeath()) {
          spells.add(new Spell<>(personId, value.apply(state), state.from, end));
        }
      }
      spells.removeIf(spell -> !spell.from.isBefore(spell.until)); // born and dead on one day
      return spells;
    }
  }

  /// A stretch of days with one value.
  record Spell<T>(int personId, T value, LocalDate from, LocalDate until) {}

  final EventTimeline timeline;
  final History history;

  /// By identifier.
  final List<Life> lives;

  /// The last day that is simulated.
  final LocalDate last;

  TownTruth(int people, int years, long seed) {
    List<Happening> told = new ArrayList<>();
    timeline = new Simulation(people, years, seed).inMemory(new HashMap<>(), told::add);
    history = History.of(timeline);
    last = FIRST.plusYears(years).minusDays(1);
    Map<Resident, List<Happening>> byResident = new IdentityHashMap<>();
    told.forEach(each -> byResident.computeIfAbsent(each.who(), _ -> new ArrayList<>()).add(each));
    lives =
        byResident.entrySet().stream()
            .map(entry -> life(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingInt(Life::personId))
            .toList();
  }

  private static Life life(Resident who, List<Happening> told) {
    Happening creation = told.getFirst();
    List<State> states = new ArrayList<>();
    for (Happening each : told) {
      LocalDate day = LocalDate.ofEpochDay(each.day());
      if (!states.isEmpty() && states.getLast().from.equals(day)) {
        states.removeLast(); // the last word of a day counts
      }
      Partner partner = each.partner() == null ? null : Partner.of(each.partner().personId);
      states.add(new State(day, each.filed(), each.status(), partner, each.home()));
    }
    return new Life(
        who.personId, LocalDate.ofEpochDay(who.born), creation.born(), List.copyOf(states));
  }
}
