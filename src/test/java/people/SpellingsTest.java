package people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;

class SpellingsTest {

  private final Address.Spellings cities = new Address.Spellings();

  @Test
  void lettersThatAreComposedSpacesAndCasesMakeNoOtherCity() {
    for (String city :
        List.of(
            "s\u00e3o jo\u00e3o",
            "S\u00c3O JO\u00c3O",
            "Sa\u0303o Joa\u0303o",
            "S\u00e3o\u00a0Jo\u00e3o",
            " S\u00e3o \t Jo\u00e3o\u2009",
            "S\u00e3o\u202fJo\u00e3o")) {
      assertTrue(cities.isSame("S\u00e3o Jo\u00e3o", city), city);
    }
    for (String city : List.of("Sao Joao", "S\u00e3oJo\u00e3o", "S\u00e3o-Jo\u00e3o", "")) {
      assertFalse(cities.isSame("S\u00e3o Jo\u00e3o", city), city);
    }
    assertTrue(cities.isSame("Stra\u00dfe", "STRASSE"));
  }

  @Test
  void theCommonestSpellingStandsForAllAndOfSeveralTheFirstOne() {
    cities.add("delft", 2);
    cities.add("Delft", 2);
    cities.add("DELFT", 1);
    cities.add("Gouda", 7);
    assertEquals(Map.of("Delft", 5L, "Gouda", 7L), cities.counts());
    assertEquals("Delft", cities.commonest("deLFT"));
    assertEquals(5, cities.count("delft"));
    cities.add("DELFT", 2);
    assertEquals("DELFT", cities.commonest("Delft"));
    assertEquals("Leiden", cities.commonest("Leiden"));
    assertEquals(0, cities.count("Leiden"));
  }
}
