package people.history;

import module java.base;

import people.columns.*;

/// Everyone of whom a fact has a date that allows several days, and decides who is where or with
/// whom, see [NotYet]; and with whom they have to do. People are given by their places in the
/// index. Safe for several threads.
final class OpenDates {

  // a row for each such fact: whose it is, the first day of its date, and the last one

  private final int[] people;
  private final int[] first;
  private final int[] last;

  private final FactTable table;

  /// One of these people, and one who names her or whom she names; ascending. Made when it is first
  /// asked for, by a second pass over everyone's facts.
  private long[] links;

  /// Costs a pass over everyone's facts.
  OpenDates(FactTable table) {
    this.table = table;
    int[] rows =
        FactCursor.<IntStream.Builder>ofEveryone(table, _ -> IntStream.builder(), OpenDates::add)
            .stream()
            .flatMapToInt(IntStream.Builder::build)
            .toArray();
    this.people = every(rows, 0);
    this.first = every(rows, 1);
    this.last = every(rows, 2);
  }

  private synchronized long[] links() {
    if (links == null) {
      BitSet open = Arrays.stream(people).collect(BitSet::new, BitSet::set, BitSet::or);
      links =
          open.isEmpty()
              ? new long[0]
              : FactCursor.<LongStream.Builder>ofEveryone(
                      table,
                      _ -> LongStream.builder(),
                      (person, cursor, to) -> addLinks(person, cursor, open, to))
                  .stream()
                  .flatMapToLong(LongStream.Builder::build)
                  .sorted()
                  .distinct()
                  .toArray();
    }
    return links;
  }

  private static int[] every(int[] rows, int at) {
    return IntStream.range(0, rows.length / 3).map(row -> rows[3 * row + at]).toArray();
  }

  private static void add(int person, FactCursor cursor, IntStream.Builder to) {
    for (int fact = 0; fact < cursor.size; fact++) {
      int date = cursor.dateNumber(fact);
      if (date > 0 && NotYet.isAsked(cursor.kind(fact))) {
        to.add(person).add(cursor.table.earliest()[date]).add(cursor.table.latest()[date]);
      }
    }
  }

  private static void addLinks(int person, FactCursor cursor, BitSet open, LongStream.Builder to) {
    for (int fact = 0; fact < cursor.size; fact++) {
      boolean isNaming = cursor.saysStatus(fact) && !cursor.isCreation(fact);
      int id = isNaming ? cursor.table.survivor(cursor.other(fact)) : 0;
      int other = id == 0 ? -1 : cursor.table.find(id);
      if (other >= 0 && (open.get(person) || open.get(other))) {
        to.add((long) person << Integer.SIZE | other);
        to.add((long) other << Integer.SIZE | person);
      }
    }
  }

  /// Those of whom something may have happened by a day and may come later, ascending.
  int[] on(int day) {
    return IntStream.range(0, people.length)
        .filter(row -> first[row] <= day && day < last[row])
        .map(row -> people[row])
        .distinct()
        .toArray();
  }

  /// All of whom there is such a date, ascending.
  int[] people() {
    return Arrays.stream(people).distinct().toArray();
  }

  /// These people and all with whom they have to do, ascending.
  int[] around(int[] some) {
    return Arrays.stream(some)
        .flatMap(person -> IntStream.concat(IntStream.of(person), others(person)))
        .sorted()
        .distinct()
        .toArray();
  }

  private IntStream others(int person) {
    long[] links = links();
    int at = Arrays.binarySearch(links, (long) person << Integer.SIZE);
    int from = at < 0 ? -1 - at : at;
    int to = from;
    while (to < links.length && links[to] >> Integer.SIZE == person) {
      to++;
    }
    return Arrays.stream(links, from, to).mapToInt(link -> (int) link);
  }
}
