package people.imports;

import module java.base;

import org.junit.jupiter.api.io.TempDir;
import people.history.*;

/// Family trees of a few records, for the tests of what is imported from them.
abstract class FamilyTreeFixture {

  @TempDir Path folder;

  Imported tree(String records) {
    return Imported.fromRecords(folder, records);
  }

  /// A man I1, and a woman for each family F2, F3, …, whose facts are given.
  Imported marriages(String man, String... families) {
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

  static String died(String date) {
    return "1 DEAT\n2 DATE " + date + "\n";
  }

  static String marr(String date) {
    return "1 MARR\n2 DATE " + date + "\n";
  }

  static String div(String date) {
    return "1 DIV\n2 DATE " + date + "\n";
  }

  Person person(Imported imported) {
    return History.of(imported.timeline()).at("2020").person(1);
  }
}
