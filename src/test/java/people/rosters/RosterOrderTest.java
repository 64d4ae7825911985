package people.rosters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.imports.batches.*;
import people.timeline.*;

/// Random small lists in all orders.
@DisplayName("After lists in any order")
class RosterOrderTest {

  private static final List<String> HEADERS =
      List.of("id,first,last,status,street,city,job", "id,first,last,born,status,street,city,job");

  @TempDir Path folder;

  /// A list of a day: rows by key, in the order of the header.
  private record RandomList(LocalDate day, SortedMap<String, List<String>> rows) {

    static RandomList of(LocalDate day, Random random, boolean hasBirth) {
      SortedMap<String, List<String>> rows = new TreeMap<>();
      for (String key : List.of("a", "b", "c", "d")) {
        if (random.nextInt(3) > 0) {
          List<String> row = new ArrayList<>();
          row.add(key);
          row.add(pick(random, "Ada", "Ida"));
          row.add(pick(random, "Byron", "King"));
          if (hasBirth) {
            row.add("1960-02-29");
          }
          row.add(pick(random, "SINGLE", "MARRIED", "DIVORCED", ""));
          row.add(pick(random, "Ring 1", "Ring 2", ""));
          row.add(pick(random, "Bonn", "Ulm", ""));
          row.add(pick(random, "clerk", "smith", ""));
          rows.put(key, row);
        }
      }
      if (rows.isEmpty()) {
        return of(day, random, hasBirth);
      }
      return new RandomList(day, rows);
    }

    private static String pick(Random random, String... texts) {
      return texts[random.nextInt(texts.length)];
    }

    SortedMap<String, String> states(boolean hasBirth) {
      SortedMap<String, String> states = new TreeMap<>();
      rows.forEach((key, row) -> {
        int at = hasBirth ? 4 : 3;
        String address =
            Stream.of(row.get(at + 1), row.get(at + 2))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        states.put(
            key,
            "%s %s|%s||%s|%s"
                .formatted(
                    row.get(1),
                    row.get(2),
                    row.get(at).isEmpty() ? "UNKNOWN" : row.get(at),
                    address.isEmpty() ? null : address,
                    row.get(at + 3).isEmpty() ? "{}" : "{job=" + row.get(at + 3) + "}"));
      });
      return states;
    }
  }

  private static List<List<Integer>> orders(int size) {
    if (size == 0) {
      return List.of(List.of());
    }
    List<List<Integer>> orders = new ArrayList<>();
    for (List<Integer> order : orders(size - 1)) {
      for (int at = 0; at < size; at++) {
        List<Integer> more = new ArrayList<>(order);
        more.add(at, size - 1);
        orders.add(more);
      }
    }
    return orders;
  }

  private void read(EventTimeline timeline, RandomList list, boolean hasBirth) throws IOException {
    Path file = folder.resolve("club-" + list.day() + ".csv");
    List<String> lines = new ArrayList<>();
    lines.add(HEADERS.get(hasBirth ? 1 : 0));
    list.rows().values().forEach(row -> lines.add(String.join(",", row)));
    Files.write(file, lines);
    Roster.of(file)
        .mapping(RosterMapping.NONE.key("id").blankIsUnknown())
        .onFromName()
        .into(timeline, ImportOptions.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void theStatesOnTheDaysOfTheListsAreThoseOfTheLists(int seed) throws IOException {
    Random random = new Random(seed);
    boolean hasBirth = seed % 2 == 0;
    List<RandomList> lists = new ArrayList<>();
    LocalDate day = LocalDate.of(2020, 1, 31);
    for (int i = 0; i < 4; i++) {
      lists.add(RandomList.of(day, random, hasBirth));
      day = day.plusDays(1 + random.nextInt(2) * 300L);
    }
    for (List<Integer> order : orders(lists.size())) {
      EventTimeline timeline = EventTimeline.inMemory();
      List<RandomList> known = new ArrayList<>();
      for (int next : order) {
        read(timeline, lists.get(next), hasBirth);
        known.add(lists.get(next));
        for (RandomList list : known) {
          assertEquals(
              list.states(hasBirth),
              RosterStates.at(timeline, "id", list.day()),
              "seed %d, %s of %s".formatted(seed, list.day(), order));
        }
      }
      long size = timeline.size();
      for (RandomList list : lists) {
        read(timeline, list, hasBirth);
      }
      assertEquals(size, timeline.size(), "again, seed %d of %s".formatted(seed, order));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void aListThatWasChangedChangesItsDayOnly(int seed) throws IOException {
    Random random = new Random(seed);
    boolean hasBirth = seed % 2 == 0;
    List<RandomList> lists = new ArrayList<>();
    LocalDate day = LocalDate.of(2020, 1, 31);
    for (int i = 0; i < 3; i++) {
      lists.add(RandomList.of(day.plusYears(i), random, hasBirth));
    }
    for (List<Integer> order : orders(lists.size())) {
      EventTimeline timeline = EventTimeline.inMemory();
      List<RandomList> known = new ArrayList<>();
      for (int next : order) {
        read(timeline, lists.get(next), hasBirth);
        known.add(lists.get(next));
      }
      for (int change = 0; change < 4; change++) {
        int at = random.nextInt(known.size());
        known.set(at, RandomList.of(known.get(at).day(), random, hasBirth));
        read(timeline, known.get(at), hasBirth);
        for (RandomList list : known) {
          assertEquals(
              list.states(hasBirth),
              RosterStates.at(timeline, "id", list.day()),
              "seed %d, %s of %s, change %d".formatted(seed, list.day(), order, change));
        }
      }
      long size = timeline.size();
      for (RandomList list : known) {
        read(timeline, list, hasBirth);
      }
      assertEquals(size, timeline.size(), "again, seed %d of %s".formatted(seed, order));
    }
  }
}
