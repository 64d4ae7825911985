package people;

import java.util.Arrays;

/// Which rows are about whom: people in ascending order, each one's rows in order of position.
final class PersonIndex {

  /// Ascending.
  final int[] personIds;

  /// The rows of the person at `i` are `rows[starts[i]]` up to `rows[starts[i + 1]]`, exclusive.
  final int[] starts;

  final int[] rows;

  PersonIndex(EventColumns events) {
    int size = events.size();
    int greatest = 0;
    for (int row = 0; row < size; row++) {
      greatest = Math.max(greatest, events.personId(row));
    }
    // identifiers are mostly counted up from 1; where they are not, a table by identifier is waste
    boolean isDense = greatest < 8L * size + 1024;
    personIds = isDense ? dense(events, greatest) : sparse(events);
    int[] places = isDense ? new int[greatest + 1] : null;
    if (isDense) {
      for (int i = 0; i < personIds.length; i++) {
        places[personIds[i]] = i;
      }
    }
    starts = new int[personIds.length + 1];
    int[] person = new int[size];
    for (int row = 0; row < size; row++) {
      int id = events.personId(row);
      person[row] = id == 0 ? -1 : isDense ? places[id] : Arrays.binarySearch(personIds, id);
      if (id > 0) {
        starts[person[row] + 1]++;
      }
    }
    for (int i = 0; i < personIds.length; i++) {
      starts[i + 1] += starts[i];
    }
    rows = new int[starts[personIds.length]];
    int[] next = Arrays.copyOf(starts, personIds.length);
    for (int row = 0; row < size; row++) {
      if (person[row] >= 0) {
        rows[next[person[row]]++] = row;
      }
    }
  }

  private static int[] dense(EventColumns events, int greatest) {
    boolean[] isThere = new boolean[greatest + 1];
    int count = 0;
    for (int row = 0; row < events.size(); row++) {
      int id = events.personId(row);
      if (id > 0 && !isThere[id]) {
        isThere[id] = true;
        count++;
      }
    }
    int[] ids = new int[count];
    int at = 0;
    for (int id = 1; id <= greatest; id++) {
      if (isThere[id]) {
        ids[at++] = id;
      }
    }
    return ids;
  }

  private static int[] sparse(EventColumns events) {
    int[] ids = new int[events.size()];
    for (int row = 0; row < ids.length; row++) {
      ids[row] = events.personId(row);
    }
    Arrays.parallelSort(ids);
    int count = 0;
    for (int id : ids) {
      if (id > 0 && (count == 0 || ids[count - 1] != id)) {
        ids[count++] = id;
      }
    }
    return Arrays.copyOf(ids, count);
  }

  /// Where a person is in `personIds`; negative when nobody has that identifier.
  int find(int personId) {
    return Arrays.binarySearch(personIds, personId);
  }
}
