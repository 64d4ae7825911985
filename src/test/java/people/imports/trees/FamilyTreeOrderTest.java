package people.imports.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import people.*;
import people.history.*;
import people.imports.*;

/// The order in which the records of a family tree stand decides nothing.
class FamilyTreeOrderTest extends FamilyTreeFixture {

  /// In any order of the people and families the same is told of everyone, but for identifiers.
  @Test
  void treesWhoseRecordsAreShuffledTellTheSame() {
    for (int seed = 0; seed < Rounds.of(200); seed++) {
      Random random = new Random(seed);
      String tree = SmallTrees.made(random);
      List<String> told = told(tree);
      String shuffled = shuffled(tree, random);
      assertEquals(told, told(shuffled), () -> tree + "\n" + shuffled);
    }
  }

  @Test
  void theFirstWeddingOfAFamilyIsPreferredWhereverTheFamilyStands() {
    String people = "0 @I1@ INDI\n0 @I2@ INDI\n0 @I3@ INDI\n";
    String one = "0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n" + marr("4 JUL 1824") + marr("ABT 1791");
    String other = "0 @F2@ FAM\n1 HUSB @I1@\n1 WIFE @I3@\n" + marr("ABT 1791");
    List<String> life = List.of("1791~ MARRIED with 3", "1824-07-04 MARRIED with 2");
    assertEquals(life, tree(people + one + other).unions(1));
    assertEquals(life, tree(people + other + one).unions(1));
  }

  private static String shuffled(String tree, Random random) {
    List<String> records = new ArrayList<>(List.of(tree.split("(?m)^(?=0 )")));
    Collections.shuffle(records.subList(1, records.size() - 1), random);
    return String.join("", records);
  }

  /// All that is told of all, by the names that stand in the sources.
  private List<String> told(String tree) {
    Imported imported = Imported.fromText(folder, tree);
    Map<Integer, String> names = new HashMap<>();
    for (Person person : History.of(imported.timeline()).at("1992").all()) {
      names.put(person.personId(), person.source());
    }
    List<String> told = new ArrayList<>();
    names.forEach((id, name) -> {
      for (RecordedEvent recorded : History.of(imported.timeline()).events(id)) {
        String json = recorded.json().replaceFirst(",\"_datetime\".*", "}");
        for (int other = names.size(); other > 0; other--) {
          json =
              json.replaceAll(
                  "(ersonId|artnerId)\":" + other + "\\b", "$1\":\"" + names.get(other) + "\"");
          json = json.replaceAll("([\\[,])" + other + "(?=[\\],])", "$1" + names.get(other));
        }
        told.add(json);
      }
    });
    return told.stream().sorted().toList();
  }
}
