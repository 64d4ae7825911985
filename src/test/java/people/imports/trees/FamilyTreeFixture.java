package people.imports.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.io.TempDir;
import people.history.*;
import people.imports.*;

/// Family trees of a few records, for the tests of what is imported from them.
public abstract class FamilyTreeFixture {

  /// The life of Jacqueline Bouvier, in the whole tree and in the part of it that tells of her.
  protected static final List<String> WIDOWED_TWICE =
      List.of(
          "1929-07-28 SINGLE",
          "1953-09-12 MARRIED",
          "1963-11-22 WIDOWED",
          "1968-10-22 MARRIED",
          "1975-03-15 WIDOWED");

  @TempDir protected Path folder;

  protected Imported tree(String records) {
    return Imported.fromRecords(folder, records);
  }

  /// A man I1, and a woman for each family F2, F3, …, whose facts are given.
  protected Imported marriages(String man, String... families) {
    StringBuilder text = new StringBuilder("0 @I1@ INDI\n" + man);
    for (int i = 0; i < families.length; i++) {
      String[] parts = families[i].split("---\n", -1);
      String wife = parts.length > 1 ? parts[1] : "";
      int n = i + 2;
      text.append(
          "0 @I%d@ INDI\n%s0 @F%d@ FAM\n1 HUSB @I1@\n1 WIFE @I%d@\n%s"
              .formatted(n, wife, n, n, parts[0]));
    }
    return tree(text.toString());
  }

  protected static String died(String date) {
    return "1 DEAT\n2 DATE " + date + "\n";
  }

  protected static String marr(String date) {
    return "1 MARR\n2 DATE " + date + "\n";
  }

  protected static String div(String date) {
    return "1 DIV\n2 DATE " + date + "\n";
  }

  /// Checks the history that `remarriage1` and `remarriage2` of GEDCOM 7 write in two ways: I1
  /// marries I2 again, after a divorce and a marriage to I3, who died.
  protected static void assertRemarriage(Imported imported) {
    assertEquals(
        List.of(
            "- SINGLE",
            "1911-04-01 MARRIED",
            "1912-05-02 DIVORCED",
            "1913-06-03 MARRIED",
            "1914-03-01 WIDOWED",
            "1914-07-04 MARRIED"),
        imported.life(1));
    assertEquals(
        List.of("- SINGLE", "1911-04-01 MARRIED", "1912-05-02 DIVORCED", "1914-07-04 MARRIED"),
        imported.life(2));
    assertEquals(List.of("- SINGLE", "1913-06-03 MARRIED", "1914-03-01 died"), imported.life(3));
    assertEquals(List.of(), imported.notes());
  }

  protected Person person(Imported imported) {
    return History.of(imported.timeline()).at("2020").person(1);
  }
}
