package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Those who are due by rules of retention are erased, but for whoever is restricted.
class EraseDueTest extends PeopleCommandFixture {

  private Path rules;

  @BeforeEach
  void recordThem() throws IOException {
    ada(); // died in 1852
    record(
        "create --first Benjamin --last Klingsor --on 1805-02-21",
        "create --first Bendigo --last Klingsor --on 1805-02-21",
        "merge 3 into 2 --why 'one birth'",
        "died 2 --on 1893",
        "create --first Cyprian --last Lehndorf --on 1950",
        "left 4 --on 1990",
        "create --first Dorothea --last Wallmoden --on 1950",
        "left 5 --on 1990/..",
        "create --first Eleonora --last Mansfeld --on 1850",
        "died 6 --on 1900",
        "restrict 6 --why 'a claim'");
    rules =
        Files.writeString(
            folder.resolve("rules.txt"), "dead: dead for 30 years\nformer: left for 10 years\n");
  }

  @Test
  void thoseWhoAreDueAreErasedByTheNameOfTheRule() throws IOException {
    CommandOutput done = people("erase", "--due", rules.toString(), "--yes");
    assertEquals(0, done.exit(), done.err());
    assertTrue(
        done.err()
            .matches(
                "people: person 6 is due by 'dead', and restricted since [^ ]*: a claim \\(event"
                    + " \\d+\\): she stays\n"),
        done.err());
    String left = Files.readString(file);
    for (String name : List.of("Byron", "Klingsor", "Cyprian")) {
      assertFalse(left.contains(name), name);
    }
    for (String name : List.of("Dorothea", "Eleonora")) {
      assertTrue(left.contains(name), name);
    }
    assertTrue(people("show", "2").err().contains(": dead ("), people("show", "2").err());
    assertTrue(people("show", "4").err().contains(": former ("), people("show", "4").err());
    assertEquals(0, people("verify").exit());
    CommandOutput again = people("erase", "--due", rules.toString(), "--yes");
    assertEquals(file + ": nobody is due\n", again.out());
    String listed = people("retention", rules.toString(), "--format", "csv").out();
    assertEquals(2, listed.lines().count(), listed); // the head, and who is restricted
    assertTrue(listed.contains("Eleonora"), listed);
  }

  @Test
  void aDryRunAndWrongWordsChangeNothing() throws IOException {
    String before = Files.readString(file);
    CommandOutput shown = people("erase", "--due", rules.toString(), "--dry-run");
    assertEquals(0, shown.exit(), shown.err());
    assertTrue(shown.out().contains("records 1 and 2 and 3: "), shown.out());
    for (String[] words :
        List.of(
            new String[] {"erase", "1", "--due", rules.toString(), "--yes"},
            new String[] {"erase", "--due", rules.toString(), "--again", "--yes"},
            new String[] {"erase", "1", "--yes"})) {
      assertEquals(
          "people erase: expected ID and --why TEXT, or --due RULES, or --again alone (see 'people"
              + " erase --help')\n",
          people(words).err());
    }
    assertEquals(before, Files.readString(file));
  }
}
