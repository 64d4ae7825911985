package people.columns;

import module java.base;

/// An index of rows by the person whom they are about: people in ascending order, each one's rows
/// in order of position.
public final class PersonIndex {

  /// Each stretch of rows that is counted on its own takes a number per person.
  private static final int MOST_STRETCHES = 4;

  /// The identifiers, ascending.
  public final int[] personIds;

  /// The rows of the person at `i` are `rows[starts[i]]` up to `rows[starts[i + 1]]`, exclusive.
  public final int[] starts;

  public final int[] rows;

  public PersonIndex(int[] personIds, int[] starts, int[] rows) {
    this.personIds = personIds;
    this.starts = starts;
    this.rows = rows;
  }

  /// Sorts the rows by person, on all cores.
  public static PersonIndex of(EventColumns events) {
    int size = events.size();
    int greatest =
        Collections.max(ParallelRanges.of(size, (from, to) -> greatest(events, from, to)));
    // identifiers are mostly counted up from 1; where they are not, a table by identifier is waste
    int[] ids = greatest < 2L * size + 1024 ? null : ids(events);
    int places = ids == null ? greatest + 1 : ids.length;
    int cores = Runtime.getRuntime().availableProcessors();
    int count = Math.min(ParallelRanges.count(size), Math.min(MOST_STRETCHES, cores));
    List<RowRange> ranges =
        ParallelRanges.in(count, size, (from, to) -> new RowRange(events, ids, places, from, to));
    int[] starts = new int[places + 1];
    int people = 0;
    int[] personIds = new int[places];
    int next = 0;
    for (int place = 0; place < places; place++) {
      int start = next;
      for (RowRange range : ranges) {
        next = range.startAt(next, place);
      }
      if (next > start) {
        personIds[people] = ids == null ? place : ids[place];
        starts[people++] = start;
      }
    }
    starts[people] = next;
    int[] rows = new int[next];
    ranges.parallelStream().forEach(range -> range.fill(rows));
    return new PersonIndex(
        Arrays.copyOf(personIds, people), Arrays.copyOf(starts, people + 1), rows);
  }

  private static int greatest(EventColumns events, int from, int to) {
    int greatest = 0;
    for (int row = from; row < to; row++) {
      greatest = Math.max(greatest, events.personId(row));
    }
    return greatest;
  }

  /// Some of the rows.
  private static final class RowRange {

    private final EventColumns events;
    private final int[] ids;
    private final int from;
    private final int to;

    /// By place of a person, how many rows are about her; then, where the next one of them goes.
    private final int[] places;

    /// @param ids of people, ascending; null when an identifier is the place
    RowRange(EventColumns events, int[] ids, int places, int from, int to) {
      this.events = events;
      this.ids = ids;
      this.from = from;
      this.to = to;
      this.places = new int[places];
      for (int row = from; row < to; row++) {
        int id = events.personId(row);
        if (id > 0) {
          this.places[place(id)]++;
        }
      }
    }

    private int place(int id) {
      return ids == null ? id : Arrays.binarySearch(ids, id);
    }

    /// @return where the rows of the next stretch about that person go
    int startAt(int start, int place) {
      int count = places[place];
      places[place] = start;
      return start + count;
    }

    void fill(int[] rows) {
      for (int row = from; row < to; row++) {
        int id = events.personId(row);
        if (id > 0) {
          rows[places[place(id)]++] = row;
        }
      }
    }
  }

  private static int[] ids(EventColumns events) {
    int[] ids = new int[events.size()];
    Arrays.setAll(ids, events::personId);
    Arrays.parallelSort(ids);
    int count = 0;
    for (int id : ids) {
      if (id > 0 && (count == 0 || ids[count - 1] != id)) {
        ids[count++] = id;
      }
    }
    return Arrays.copyOf(ids, count);
  }

  /// The place of a person in `personIds`; negative when nobody has that identifier.
  public int find(int personId) {
    return Arrays.binarySearch(personIds, personId);
  }
}
