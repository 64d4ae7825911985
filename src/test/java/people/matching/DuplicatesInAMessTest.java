package people.matching;

import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.history.*;
import people.simulation.*;

/// Whether duplicates are found in a town that is recorded messily: its second records have up to
/// three things amiss, and facts come late, wrongly and in other spellings.
class DuplicatesInAMessTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void secondRecordsAreFoundAndHardlyAnythingElse(long seed) {
    Map<Integer, Integer> doubles = new TreeMap<>();
    History history = History.of(new Simulation(3000, 60, seed, 0.05).inMemory(doubles));
    Set<List<Integer>> truth = new HashSet<>();
    doubles.forEach((second, first) -> truth.add(List.of(first, second)));
    List<Duplicates.Pair> pairs = Duplicates.of(history).pairs(0);
    long found =
        pairs.stream()
            .filter(pair -> truth.contains(List.of(pair.personId(), pair.otherId())))
            .count();
    String told =
        "seed %d: %d pairs, %d of them right, of %d doubles"
            .formatted(seed, pairs.size(), found, doubles.size());
    assertTrue(found >= 0.95 * doubles.size(), told);
    assertTrue(found >= 0.9 * pairs.size(), told);
  }
}
