package people.exports;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.*;
import people.history.*;
import people.history.InventedHistory.Invented;
import people.imports.*;
import people.simulation.*;
import people.timeline.*;

/// Timelines that are written as family trees and read again answer alike.
class TreeFileTest {

  @TempDir Path folder;

  @Test
  void inventedHistoriesAnswerAlikeOnceTheyWereTreesInBetween() {
    for (long seed = 0; seed < Rounds.of(150); seed++) {
      List<Invented> history = InventedHistory.history(new Random(seed));
      if (difference(history) != null) {
        List<Invented> smallest =
            InventedHistory.smallest(history, fewer -> difference(fewer) != null);
        throw new AssertionError(
            "seed %d: %s\n%s\n%s"
                .formatted(
                    seed,
                    smallest.stream().map(Object::toString).collect(Collectors.joining("\n")),
                    difference(smallest),
                    text()));
      }
    }
  }

  @Test
  void aTownAnswersAlike() throws IOException {
    String difference =
        new TreeRoundTrip(new Simulation(60, 40, 11).inMemory(), folder.resolve("town.ged"))
            .difference();
    assertNull(difference);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kennedy.ged", "shakespeare.ged", "bronte.ged", "remarriage1.ged"})
  void treesOfOthersAnswerAlike(String name) throws IOException {
    Path tree = Path.of("../shared/data/gedcom").resolve(name);
    assumeTrue(Files.exists(tree), "not beside the repository");
    EventTimeline timeline = EventTimeline.inMemory();
    Import.into(timeline, tree);
    assertNull(new TreeRoundTrip(timeline, folder.resolve("again.ged")).difference());
  }

  private String difference(List<Invented> history) {
    try {
      return new TreeRoundTrip(InventedHistory.inMemory(history), folder.resolve("t.ged"))
          .difference();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      return trace.toString();
    }
  }

  private String text() {
    try {
      return Files.readString(folder.resolve("t.ged"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
