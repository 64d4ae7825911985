package people.history;

import module java.base;

import people.*;
import people.columns.*;
import people.history.Period.UnionPeriod;
import people.history.UnionList.Cell;

/// Everyone's unions as each person says them, from which [UnionPairs] puts those together that two
/// say. Safe for several threads.
final class UnionColumns {

  final FactTable table;

  /// What each person says, by place in the index.
  final UnionList said;

  /// The rows of the person at `i` are from `starts[i]` up to `starts[i + 1]`, exclusive.
  final int[] starts;

  /// The same rows, those of each person by partner, and within one in order of time.
  final int[] byPartner;

  /// The rows that name a partner of the register, in order of that partner's identifier, which is
  /// the upper half; none where every union names one.
  private final long[] naming;

  /// By place in the index the day on which she died, or is presumed to have.
  final int[] deaths;

  final boolean[] isPresumed;

  /// Everyone's unions, in order of person and time.
  static UnionList of(FactTable table) {
    UnionColumns columns = new UnionColumns(table, null);
    List<UnionList> parts =
        ParallelRanges.of(
            table.personIds().length,
            (from, to) -> {
              UnionPairs pairs = new UnionPairs(columns, to - from);
              for (int person = from; person < to; person++) {
                pairs.add(person);
              }
              return pairs.together;
            });
    return new UnionList(parts).sorted();
  }

  /// The unions of some people, as far as these say so themselves.
  ///
  /// @param places in the index, ascending
  static UnionList of(FactTable table, int[] places) {
    UnionPairs pairs = new UnionPairs(new UnionColumns(table, places), places.length);
    Arrays.stream(places).forEach(pairs::add);
    return pairs.together.sorted();
  }

  /// The people who ever name one of some records of one person, or whom these ever name, and the
  /// records themselves.
  static Set<Integer> around(FactTable table, Set<Integer> records) {
    EventColumns events = table.events();
    FactRows amended = table.amended().facts;
    Set<Integer> around = new TreeSet<>(records);
    addNamed(around, records, events.size(), events::personId, events::otherId);
    addNamed(
        around,
        records,
        amended.rows().length,
        fact -> events.personId(amended.recorded()[fact]),
        fact -> amended.events().otherId(amended.rows()[fact]));
    return around;
  }

  private static void addNamed(
      Set<Integer> to,
      Set<Integer> records,
      int size,
      IntUnaryOperator persons,
      IntUnaryOperator others) {
    BitSet hers = new BitSet();
    records.forEach(hers::set);
    IntStream.range(0, size)
        .parallel()
        .filter(row -> others.applyAsInt(row) != 0)
        .filter(row -> hers.get(others.applyAsInt(row)) || hers.get(persons.applyAsInt(row)))
        .boxed()
        .toList()
        .forEach(row -> {
          to.add(persons.applyAsInt(row));
          to.add(others.applyAsInt(row));
        });
  }

  /// @param places of those who are read; null for everyone
  private UnionColumns(FactTable table, int[] places) {
    int people = table.personIds().length;
    this.table = table;
    this.deaths = new int[people];
    this.isPresumed = new boolean[people];
    if (places == null) {
      this.said =
          new UnionList(
              FactCursor.ofEveryone(
                  table, most -> new UnionList(Math.clamp(most, 16, 1024)), this::read));
    } else {
      this.said = new UnionList(places.length);
      Arrays.fill(deaths, FactTable.NEVER);
      FactCursor cursor = new FactCursor(table, 0);
      Arrays.stream(places).forEach(person -> read(person, cursor.read(person), said));
    }
    this.starts = said.starts(people);
    this.byPartner = byPartner();
    boolean isNameless = IntStream.range(0, said.size).parallel().anyMatch(this::isNameless);
    this.naming =
        IntStream.range(0, isNameless ? said.size : 0)
            .filter(row -> said.get(row, Cell.PARTNER) != 0)
            .mapToLong(row -> (long) said.get(row, Cell.PARTNER) << Integer.SIZE | row)
            .toArray();
    Arrays.parallelSort(naming);
  }

  private void read(int person, FactCursor cursor, UnionList to) {
    int start = Presence.start(cursor);
    deaths[person] = start == FactTable.NEVER ? start : Presence.lifeEnd(cursor, start);
    isPresumed[person] = cursor.firstDeath() == FactCursor.NONE;
    to.add(person, cursor);
  }

  boolean isNameless(int row) {
    return said.get(row, Cell.PARTNER) == 0 && said.get(row, Cell.NAME) == 0;
  }

  private int[] byPartner() {
    int[] rows = IntStream.range(0, said.size).toArray();
    for (int person = 0; person + 1 < starts.length; person++) {
      int from = starts[person];
      int to = starts[person + 1];
      if (to - from > 1) {
        long[] keys =
            Arrays.stream(rows, from, to)
                .mapToLong(row -> (long) said.get(row, Cell.PARTNER) << Integer.SIZE | row)
                .sorted()
                .toArray();
        Arrays.setAll(keys, i -> keys[i] & 0xFFFFFFFFL);
        for (int i = from; i < to; i++) {
          rows[i] = (int) keys[i - from];
        }
      }
    }
    return rows;
  }

  /// The days on which somebody is said to be with one who names her, from one up to another: also
  /// those behind the death of that one, by whom the union is over. In order of first days.
  long[] namedOn(int personId) {
    int at = Arrays.binarySearch(naming, (long) personId << Integer.SIZE);
    at = at < 0 ? -1 - at : at;
    int from = at;
    while (at < naming.length && naming[at] >> Integer.SIZE == personId) {
      at++;
    }
    return Arrays.stream(naming, from, at)
        .mapToInt(key -> (int) key)
        .mapToLong(row -> (long) said.get(row, Cell.FROM) << Integer.SIZE | over(row) & 0xFFFFFFFFL)
        .sorted()
        .toArray();
  }

  private int over(int row) {
    boolean isDead =
        said.ends(row) == UnionPeriod.Ending.DEATH || said.ends(row) == UnionPeriod.Ending.PRESUMED;
    return isDead ? FactTable.NEVER : said.get(row, Cell.UNTIL);
  }

  /// Where in the rows by partner those of one start.
  int first(int person, int partnerId) {
    int low = starts[person];
    int high = starts[person + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (said.get(byPartner[middle], Cell.PARTNER) >= partnerId) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  boolean isOf(int i, int person, int partnerId) {
    return i < starts[person + 1] && said.get(byPartner[i], Cell.PARTNER) == partnerId;
  }
}
