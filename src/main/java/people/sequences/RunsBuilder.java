package people.sequences;

import module java.base;

import people.history.HistoryColumns;
import people.sequences.SequenceGrid.Absence;
import people.sequences.SequenceGrid.CellRule;

/// Makes sequences of spells: the state of each cell, as runs of cells with the same state.
final class RunsBuilder {

  private final StateSpells spells;
  private final SequenceGrid grid;
  private final CellClock clock;
  private final int cells;
  private final RunList runs;

  /// By row of the doubts: where the next person's begin.
  private int doubt;

  private int withoutBirth;

  // the person who is made

  /// The first cell that has no state yet.
  private int at;

  private boolean hasState;

  /// The cell of which days are counted, for the longest state, and the days of each state.
  private long counted = Long.MIN_VALUE;

  private final Map<Integer, Long> days = new LinkedHashMap<>();

  private RunsBuilder(StateSpells spells, SequenceGrid grid) {
    this.spells = spells;
    this.grid = grid;
    this.clock = new CellClock(grid);
    this.cells = grid.cells();
    this.runs = new RunList(cells);
  }

  /// Costs a pass over the spells.
  static Sequences build(StateSpells spells, SequenceGrid grid) {
    RunsBuilder builder = new RunsBuilder(spells, grid);
    for (int row = 0; row < spells.size(); ) {
      int person = spells.people().applyAsInt(row);
      int next = row + 1;
      while (next < spells.size() && spells.people().applyAsInt(next) == person) {
        next++;
      }
      builder.add(person, row, next);
      row = next;
    }
    return Sequences.of(grid, builder.names(), builder.runs, builder.withoutBirth);
  }

  private void add(int person, int first, int behind) {
    int born = spells.born().applyAsInt(first);
    if (grid.isByAge() && born == HistoryColumns.NEVER) {
      withoutBirth++;
      return;
    }
    clock.born(born);
    at = 0;
    hasState = false;
    runs.begin(person, born);
    for (int row = first; row < behind && at < cells; row++) {
      int from = spells.starts().applyAsInt(row);
      int until = end(row);
      if (from < until) {
        Absence before = row == first ? Absence.BEFORE : Absence.AWAY;
        add(from, until, spells.states().applyAsInt(row), before);
      }
    }
    flush(Absence.AWAY);
    boolean isDead =
        spells.deaths().test(behind - 1)
            && spells.ends().applyAsInt(behind - 1) <= spells.observedEnd();
    fill(cells, isDead ? Absence.DEAD : Absence.AFTER);
    if (hasState) {
      addDoubts(person, first, behind);
      runs.keep();
    } else {
      runs.drop();
    }
  }

  private int end(int row) {
    return Math.min(spells.ends().applyAsInt(row), spells.observedEnd());
  }

  private void add(int from, int until, int state, Absence before) {
    int code = state >= 0 ? state : code(Absence.UNKNOWN);
    switch (grid.rule()) {
      case AT_START -> put(clock.cellFrom(from), clock.cellFrom(until), code, before);
      case AT_END -> put(clock.cell(from), clock.cell(until), code, before);
      case LONGEST -> addDays(from, until, code, before);
    }
  }

  private void addDays(int from, int until, int code, Absence before) {
    long first = clock.cell(from);
    long last = clock.cell(until - 1);
    if (first != counted) {
      flush(before);
      fill(first, before);
      counted = first;
    }
    days.merge(code, Math.min(until, clock.firstDay(first + 1)) - from, Long::sum);
    if (last > first) {
      flush(before);
      put(first + 1, last, code, before);
      counted = last;
      days.put(code, until - clock.firstDay(last));
    }
  }

  /// Gives the cell whose days were counted its state.
  private void flush(Absence before) {
    long most = 0;
    int longest = 0;
    for (Map.Entry<Integer, Long> each : days.entrySet()) {
      if (each.getValue() > most) {
        most = each.getValue();
        longest = each.getKey();
      }
    }
    if (most > 0) {
      put(counted, counted + 1, longest, before);
    }
    days.clear();
    counted = Long.MIN_VALUE;
  }

  /// @param before why there is none in the cells before that have no state yet
  private void put(long from, long until, int code, Absence before) {
    fill(from, before);
    int end = Math.clamp(until, at, cells);
    if (end > at) {
      hasState |= code != RunList.MISSING;
      runs.add(at, code);
      at = end;
    }
  }

  private void fill(long until, Absence why) {
    int end = Math.clamp(until, at, cells);
    if (end > at) {
      runs.add(at, code(why));
      at = end;
    }
  }

  /// The states of reasons stand behind the others; [RunList#MISSING] for one that is none.
  private int code(Absence absence) {
    return grid.kept().contains(absence)
        ? spells.names().size() + absence.ordinal()
        : RunList.MISSING;
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(spells.names());
    for (Absence absence : Absence.values()) {
      names.add(
          spells.names().contains(absence.word()) ? "(" + absence.word() + ")" : absence.word());
    }
    return names;
  }

  // ---- doubts

  private void addDoubts(int person, int first, int behind) {
    StateSpells.Doubts doubts = spells.doubts();
    while (doubt < doubts.size() && doubts.people().applyAsInt(doubt) < person) {
      doubt++;
    }
    for (; doubt < doubts.size() && doubts.people().applyAsInt(doubt) == person; doubt++) {
      addDoubt(doubts.starts().applyAsInt(doubt), doubts.ends().applyAsInt(doubt));
    }
    int born = spells.born().applyAsInt(first);
    int latest = spells.bornAtLatest().applyAsInt(first);
    if (grid.isByAge() && latest != HistoryColumns.NEVER && latest > born) {
      // born later, she would be in a later cell of the same day: what begins later would be there
      for (int row = first; row < behind; row++) {
        int from = spells.starts().applyAsInt(row);
        addDoubt(from - (latest - born), from);
        if (row == behind - 1) {
          addDoubt(end(row) - (latest - born), end(row));
        }
      }
    }
  }

  /// @param until first day behind it
  private void addDoubt(int from, int until) {
    boolean isAtStart = grid.rule() == CellRule.AT_START;
    long first = isAtStart ? clock.cellFrom(from) : clock.cell(from);
    long behind =
        until == HistoryColumns.NEVER
            ? cells
            : switch (grid.rule()) {
              case AT_START -> clock.cellFrom(until);
              case AT_END -> clock.cell(until);
              case LONGEST -> clock.cell(until - 1) + 1;
            };
    runs.addDoubt(Math.clamp(first, 0, cells), Math.clamp(behind, 0, cells));
  }
}
