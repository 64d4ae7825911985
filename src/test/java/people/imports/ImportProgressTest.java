package people.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.imports.batches.*;
import people.timeline.*;

/// How far an import is, for whoever waits for it.
class ImportProgressTest {

  private static final int PEOPLE = 5000;

  @TempDir Path folder;

  private List<Long> told(Path file) {
    List<Long> told = new ArrayList<>();
    Import.into(EventTimeline.inMemory(), file, ImportOptions.DEFAULT.telling(told::add));
    return told;
  }

  private void assertGoesTo(long whole, List<Long> told) {
    assertEquals(told.stream().sorted().toList(), told);
    assertTrue(told.size() > 3, told.toString());
    assertTrue(told.getFirst() < whole / 2 && told.getLast() <= whole, told.toString());
    assertTrue(told.getLast() > whole - 3000, told.toString());
  }

  @Test
  void aFamilyTreeIsCountedByItsLines() throws IOException {
    StringBuilder text = new StringBuilder("0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n");
    for (int i = 1; i <= PEOPLE; i++) {
      text.append("0 @I%d@ INDI\n1 NAME A /B%d/\n".formatted(i, i));
    }
    Path file = Files.writeString(folder.resolve("tree.ged"), text + "0 TRLR\n");
    assertGoesTo(2 * PEOPLE + 5, told(file));
  }

  @Test
  void aTimelineIsCountedByItsEvents() {
    Path file = folder.resolve("other.jsonl");
    try (EventTimeline other = EventTimeline.open(file)) {
      new PersonRegistry(other)
          .inOneBatch(batch -> {
            for (int i = 0; i < PEOPLE; i++) {
              batch.create(new Name("A", "B" + i), Status.SINGLE, null, Details.NONE);
            }
            return null;
          });
    }
    assertGoesTo(PEOPLE, told(file));
  }

  @Test
  void aBatchThatIsBegunAgainIsCountedAgain() {
    List<Long> told = new ArrayList<>();
    TwoPasses passes = new TwoPasses(told::add);
    LongStream.rangeClosed(1, 4000).forEach(passes::read);
    for (int i = 0; i < 2; i++) {
      LongStream.range(0, 10).forEach(part -> passes.recorded(part, 10));
    }
    assertEquals(List.of(1000L, 2000L, 3000L, 2000L, 3000L), told);
  }
}
