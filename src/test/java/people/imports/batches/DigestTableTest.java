package people.imports.batches;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;

class DigestTableTest {

  @Test
  void whatIsAddedIsFoundHoweverMuchItIs() {
    try (DigestTable table = new DigestTable()) {
      int count = 100_000; // kept in a file at last
      for (int i = 0; i < count; i++) {
        table.put("mrn", "value " + i, i, -i);
      }
      for (int i = 0; i < count; i++) {
        long found = table.get("mrn", "value " + i);
        assertEquals(i, DigestTable.first(found));
        assertEquals(-i, DigestTable.second(found));
        assertEquals(DigestTable.NONE, table.get("ssn", "value " + i));
      }
      BitSet seen = new BitSet();
      table.forEach((first, second) -> {
        assertEquals(-first, second);
        seen.set(first);
      });
      assertEquals(count, seen.cardinality());
    }
  }

  @Test
  void aTextHasItsLastNumbersAndTheFirstOnesWhereTheyStay() {
    try (DigestTable table = new DigestTable()) {
      table.put("a", "b", 1, 2);
      table.put("a", "b", 0, 3);
      table.putIfAbsent("a", "b", 4, 5);
      table.putIfAbsent("a", "c", 6, 7);
      assertEquals(0, DigestTable.first(table.get("a", "b")));
      assertEquals(3, DigestTable.second(table.get("a", "b")));
      assertEquals(6, DigestTable.first(table.get("a", "c")));
      assertEquals(7, DigestTable.second(table.get("a", "c")));
    }
  }

  @Test
  void textsAreTheSameOnlyInEachOfTheirCharacters() {
    try (DigestTable table = new DigestTable()) {
      table.put("ab", "c", 1, 0);
      table.put("é", "\ud800", 2, 0); // no encoding can write the second one
      for (String[] other :
          new String[][] {{"a", "bc"}, {"", "abc"}, {"é", "?"}, {"é", "\ud801"}, {"e", "\ud800"}}) {
        assertEquals(DigestTable.NONE, table.get(other[0], other[1]), List.of(other).toString());
      }
      assertEquals(2, DigestTable.first(table.get("é", "\ud800")));
    }
  }
}
