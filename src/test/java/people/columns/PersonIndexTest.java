package people.columns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;

class PersonIndexTest {

  @Test
  void rowsAreByPersonWhateverTheIdentifiers() {
    check(0, 1);
    check(1, 1);
    check(1000, 10);
    check(1000, 700);
    check(1000, 1_000_000);
    check(1000, Integer.MAX_VALUE);
  }

  private static void check(int size, int greatest) {
    Random random = new Random(greatest);
    Map<Integer, List<Integer>> rows = new TreeMap<>();
    List<RecordedEvent> events = new ArrayList<>();
    for (int row = 0; row < size; row++) {
      boolean isNobodys = random.nextInt(10) == 0;
      int person = isNobodys ? 0 : random.nextInt(greatest) + 1;
      Event event =
          isNobodys
              ? new Event.Unrecognized("OTHER", 0, Details.NONE)
              : new Event.Death(person, Details.NONE);
      events.add(new RecordedEvent(row, Instant.EPOCH.plusSeconds(row), event, ""));
      if (!isNobodys) {
        rows.computeIfAbsent(person, _ -> new ArrayList<>()).add(row);
      }
    }
    PersonIndex index = PersonIndex.of(EventColumns.of(events));
    assertArrayEquals(ints(List.copyOf(rows.keySet())), index.personIds);
    assertArrayEquals(ints(rows.values().stream().flatMap(List::stream).toList()), index.rows);
    assertEquals(rows.size() + 1, index.starts.length);
    int person = 0;
    for (Map.Entry<Integer, List<Integer>> each : rows.entrySet()) {
      assertEquals(person, index.find(each.getKey()));
      assertEquals(each.getValue().size(), index.starts[person + 1] - index.starts[person]);
      person++;
    }
  }

  private static int[] ints(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
