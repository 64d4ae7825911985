package people.history;

import module java.base;

import people.Event.Kind;
import people.columns.*;
import people.history.Period.HouseholdPeriod;

/// Households over time, in columns: the people who are there at one address that has a street.
/// Safe for several threads.
final class HouseholdColumns {

  private final FactTable table;
  private final HouseholdRules rules;

  /// When people were at such addresses; the value is that of the address that stands for all its
  /// spellings.
  private final PeriodList stays;

  /// When people may have been at others of them.
  private final PeriodList possible;

  private final HouseholdRules.Grouped possibleRows;

  /// The rows of the stays in order of addresses, and within one of people and days.
  private final int[] rows;

  /// Where the stays at each address start in the rows, and behind the last one.
  private final int[] starts;

  HouseholdColumns(FactTable table, UnionList unions, OpenDates openDates) {
    this.table = table;
    this.rules = new HouseholdRules(table, unions);
    List<Stays> parts =
        FactCursor.ofEveryone(
            table, people -> new Stays(Math.clamp(people, 16, 1024)), HouseholdColumns::add);
    this.stays = new PeriodList(parts.stream().map(Stays::periods).toList());
    BitSet known = new BitSet();
    parts.forEach(part -> known.or(part.known));
    int[] homes = Homes.of(table.addresses() + 1, table::address, known);
    for (int row = 0; row < stays.size; row++) {
      stays.values[row] = homes[stays.values[row]];
    }
    int[] open = openDates.people();
    this.possible =
        new PeriodList(
            ParallelRanges.of(
                open.length,
                (from, to) -> {
                  PossibleStays stays = new PossibleStays(table);
                  PeriodList list = new PeriodList(Math.clamp(to - from, 16, 1024));
                  IntStream.range(from, to).forEach(i -> stays.addTo(list, open[i], homes));
                  return list;
                }));
    this.possibleRows =
        HouseholdRules.Grouped.of(
            homes.length, possible.size, row -> possible.values[row], row -> row);
    long[] keys =
        IntStream.range(0, stays.size)
            .filter(row -> stays.values[row] != 0)
            .mapToLong(row -> (long) stays.values[row] << 32 | row)
            .toArray();
    Arrays.parallelSort(keys);
    this.rows = Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    this.starts =
        IntStream.rangeClosed(0, rows.length)
            .filter(i -> i == 0 || i == rows.length || address(i) != address(i - 1))
            .toArray();
  }

  /// Stays of some people, and the numbers of all addresses that are known of them.
  private record Stays(PeriodList periods, BitSet known) {

    Stays(int capacity) {
      this(new PeriodList(capacity), new BitSet());
    }
  }

  private static void add(int person, FactCursor cursor, Stays to) {
    for (int fact = 0; fact < cursor.size; fact++) {
      if (cursor.kind(fact) == Kind.ADDRESS_CHANGE || cursor.isCreation(fact)) {
        to.known.set(cursor.address(fact));
      }
    }
    to.periods.add(person, cursor, PeriodField.ADDRESS);
  }

  private int address(int i) {
    return stays.values[rows[i]];
  }

  /// All households, by address and time.
  HouseholdList periods() {
    return new HouseholdList(
        ParallelRanges.of(
            starts.length - 1,
            (from, to) -> {
              HouseholdList list = new HouseholdList(to - from);
              for (int home = from; home < to; home++) {
                add(list, home);
              }
              return list;
            }));
  }

  /// What the households are in which each person lives, as the ordinal of the composition and one;
  /// 0 while she is at no address with a street.
  ///
  /// @param households all of them
  PeriodList ofPeople(HouseholdList households) {
    return new PeriodList(
        ParallelRanges.of(
            stays.size,
            (from, to) -> {
              PeriodList list = new PeriodList(Math.clamp(to - from, 16, 1024));
              IntStream.range(from, to).forEach(row -> add(list, row, households));
              return list;
            }));
  }

  private void add(PeriodList list, int stay, HouseholdList households) {
    int home = stays.values[stay];
    int until = stays.ends[stay];
    if (home == 0) {
      list.addPart(stays, stay, 0, stays.starts[stay], until, true);
      return;
    }
    for (int row = households.firstBehind(home, stays.starts[stay]);
        row < households.size && households.isOf(row, home, until);
        row++) {
      list.addPart(
          stays,
          stay,
          1 + households.composition(row).ordinal(),
          Math.max(stays.starts[stay], households.get(row, HouseholdList.Slot.FROM)),
          Math.min(until, households.get(row, HouseholdList.Slot.UNTIL)),
          households.isCertain(row));
    }
  }

  private void add(HouseholdList list, int home) {
    int[] ofHome = Arrays.copyOfRange(rows, starts[home], starts[home + 1]);
    int address = stays.values[ofHome[0]];
    new HouseholdTurns(rules, stays, ofHome, possible, possibleRows.of(address))
        .addTo(list, address);
  }

  private boolean isIn(int row, int day) {
    return stays.starts[row] <= day && day < stays.ends[row];
  }

  /// The households at the end of a day, in the order of addresses.
  List<HouseholdPeriod> at(int day) {
    if (day > table.observation().lastDay()) {
      return List.of();
    }
    return ParallelRanges.of(
            starts.length - 1,
            (from, to) ->
                IntStream.range(from, to)
                    .mapToObj(home -> at(home, day))
                    .filter(Objects::nonNull)
                    .toList())
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /// The household at an address; null for none.
  private HouseholdPeriod at(int home, int day) {
    int[] there =
        Arrays.stream(rows, starts[home], starts[home + 1]).filter(row -> isIn(row, day)).toArray();
    if (there.length == 0) {
      return null;
    }
    int address = stays.values[there[0]];
    int[] members = Arrays.stream(there).map(row -> stays.people[row]).toArray();
    HouseholdState state = rules.of(members, day);
    int possiblyThere =
        (int)
            Arrays.stream(possibleRows.of(address))
                .filter(row -> possible.starts[row] <= day && day < possible.ends[row])
                .count();
    state.doubt(possiblyThere);
    return new HouseholdPeriod(
        table.address(address),
        Arrays.stream(members).mapToObj(person -> table.personIds()[person]).toList(),
        state.couples,
        state.composition(),
        LocalDate.ofEpochDay(day),
        null,
        state.isCertain());
  }
}
