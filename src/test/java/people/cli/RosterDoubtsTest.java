package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a list says that is likely not meant so is told.
@DisplayName("What is doubtful in a list")
class RosterDoubtsTest extends PeopleCommandFixture {

  private String list(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n").toString();
  }

  private void assertTells(CommandOutput imported, String doubt) {
    assertEquals(0, imported.exit(), imported.err());
    assertTrue(imported.out().contains(doubt), imported.out());
  }

  @Test
  void keysThatDifferInZerosInFrontAreNamed() throws IOException {
    String club = list("club-2019.csv", "no,last", "007,Byron", "7,King", "12,Ek");
    assertTells(
        people("import", club, "--guess"),
        "1 row: its key is another one's but for zeros in front; e.g. 7 and 007 in " + club);
    String next = list("club-2020.csv", "no,last", "007,Byron", "7,King", "0012,Ek");
    assertTells(people("import", next, "--guess"), "0012 and 12 in " + next);
  }

  @Test
  void whatIsSaidOfAListAsAWholeHasNoExample() throws IOException {
    String club = list("club-2019.csv", "Rowing club;;", "no;last;city", "1;Byron;Ham");
    String told = people("import", club, "--guess").out();
    assertTrue(
        told.contains("  1 list: the header is in line 2: what is above it is left out\n"), told);
  }

  @Test
  void shortRowsAreCounted() throws IOException {
    String club = list("club-2019.csv", "no,last,city", "1,Byron", "2,King,Ham", "3,Ek");
    assertTells(
        people("import", club, "--guess"),
        "2 rows have fewer cells than the header, the first in line 2: what they lack is taken for"
            + " blank");
    String longer = list("club-2020.csv", "no,last,city", "1,Byron,Ham,Ockham");
    assertEquals(
        "people: "
            + longer
            + ", line 2: has 4 cells, the header has 3; is a delimiter in a text without quotes?\n",
        people("import", longer, "--guess").err());
  }

  @Test
  void aDayInTheFutureIsTold() throws IOException {
    String club = list("club.csv", "no,last", "1,Byron");
    assertTells(
        people("import", club, "--guess", "--on", "9000-01-31"),
        "on a list of a day in the future");
  }

  @Test
  void numbersOfAWorkbookThatWereDatesOrLostDigitsAreTold() throws IOException {
    Path file = folder.resolve("club-2019.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      var sheet = workbook.newWorksheet("Members");
      List<List<Object>> rows =
          List.of(List.of("no", "last", "birth"), List.of(1234567890123456L, "Byron", 32874));
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < 3; column++) {
          if (rows.get(row).get(column) instanceof Number number) {
            sheet.value(row, column, number);
          } else {
            sheet.value(row, column, rows.get(row).get(column).toString());
          }
        }
      }
    }
    CommandOutput imported =
        people("import", file.toString(), "--key", "no", "--map", "last=last,born=birth");
    assertTells(imported, "numbers of days in 'birth' read as dates; e.g. 32874 is 1990-01-01");
    assertTells(imported, "1 number has more than 15 digits, the first in A2");
    assertTrue(people("show", "1").out().contains("born     1990-01-01\n"));
  }

  @Test
  void whatIsNoListIsSaidSo() throws IOException {
    String club = list("club-2019.csv", "no,last", "1,Byron");
    String unknown = people("import", club, "--guess", "--encoding", "foo").err();
    assertTrue(unknown.contains("'foo' is no encoding; expected one such as UTF-8,"), unknown);
    assertFalse(unknown.contains("java."), unknown);
    String empty = list("x.ndjson", "{}");
    assertEquals(
        "people: "
            + empty
            + ": starts with '{}', which is neither FHIR nor a timeline; expected an object with"
            + " 'resourceType', or with 'type' and '_datetime'\n",
        people("import", empty).err());
    String garbage = list("y.ndjson", "garbage {");
    assertEquals(
        "people: "
            + garbage
            + ": does not begin with '{' as its name says; expected FHIR, or a timeline\n",
        people("import", garbage).err());
    assertFalse(Files.exists(file));
  }

  @Test
  void anAttributeThatNobodyHasCantBeKept() throws IOException {
    people("import", list("club-2019.csv", "no,last,boat", "1,Byron,x"), "--guess");
    String key = list("key.txt", "0123456789abcdef0123456789abcdef");
    String copy = folder.resolve("copy.jsonl").toString();
    assertEquals(
        "people: nobody has an attribute 'boot' that could be kept; expected one of boat\n",
        people("anonymize", copy, "--key-file", key, "--keep-attribute", "boot").err());
    assertFalse(Files.exists(Path.of(copy)));
  }
}
