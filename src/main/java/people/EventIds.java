package people;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The rows of events that have an id, by a number made of the id: whoever looks for an id finds
/// the few rows that may have it. Not safe for several threads while it grows.
final class EventIds {

  long[] hashes = new long[0];
  int[] rows = new int[0];
  int size;

  /// The number of an id.
  static long hash(String id) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    return Dictionary.hash(bytes, 0, bytes.length);
  }

  void add(String id, int row) {
    if (size == rows.length) {
      hashes = Arrays.copyOf(hashes, Math.max(16, 2 * size));
      rows = Arrays.copyOf(rows, hashes.length);
    }
    hashes[size] = hash(id);
    rows[size++] = row;
  }

  /// Adds those of other rows, which come behind so many.
  void addAll(EventIds others, int first) {
    hashes = Arrays.copyOf(hashes, size + others.size);
    rows = Arrays.copyOf(rows, size + others.size);
    System.arraycopy(others.hashes, 0, hashes, size, others.size);
    for (int i = 0; i < others.size; i++) {
      rows[size + i] = first + others.rows[i];
    }
    size += others.size;
  }

  /// Only those of rows before that one.
  void cut(int row) {
    while (size > 0 && rows[size - 1] >= row) {
      size--;
    }
  }

  /// The same, by number and row.
  EventIds sorted() {
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted((i, j) -> {
              int byHash = Long.compare(hashes[i], hashes[j]);
              return byHash != 0 ? byHash : Integer.compare(rows[i], rows[j]);
            })
            .mapToInt(Integer::intValue)
            .toArray();
    EventIds sorted = new EventIds();
    sorted.hashes = Arrays.stream(order).mapToLong(i -> hashes[i]).toArray();
    sorted.rows = Arrays.stream(order).map(i -> rows[i]).toArray();
    sorted.size = size;
    return sorted;
  }
}
