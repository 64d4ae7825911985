package people.imports.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import people.imports.*;
import people.imports.batches.*;

/// Every line of a family tree is used, or told with its number.
class TreeAccountTest extends FamilyTreeFixture {

  private static final String TREE =
      """
      0 @I1@ INDI
      1 NAME Ada /Byron/
      2 NICK Countess
      1 SEX F
      1 BIRT
      2 DATE 10 DEC 1815
      3 TIME 13:00
      2 PLAC London
      3 MAP
      1 RESI
      2 DATE FROM 1835 TO 1840
      2 PLAC Ockham, Surrey, England
      2 ADDR Ockham Park
      3 CITY Ockham
      3 EMAIL ada@example.org
      1 OCCU mathematician
      2 DATE 1842
      3 PHRASE in that year
      1 REFN 12
      2 TYPE club
      1 FAMS @F1@
      1 DEAT
      2 DATE 27 NOV 1852
      1 DEAT
      2 DATE 1853
      1 BIRTT
      2 DATE 1815
      0 @I2@ INDI
      1 NAME William /King/
      1 FAMS @F1@
      0 @I3@ INDI
      1 NAME Byron /King/
      1 FAMC @F1@
      0 @F1@ FAM
      1 HUSB @I2@
      1 WIFE @I1@
      1 CHIL @I3@
      1 MARR
      2 DATE 8 JUL 1835
      2 TYPE civil partnership
      2 SOUR @S1@
      3 PAGE 7
      0 @S1@ SOUR
      1 TITL Register
      """;

  @Test
  void everyLineIsInTheAccount() {
    ImportReport report = tree(TREE).report();
    assertEquals(
        List.of(
            "3 NAME.NICK notKept Countess",
            "7 BIRT.DATE.TIME notKept 13:00",
            "8 BIRT.PLAC notKept London",
            "9 BIRT.PLAC.MAP notKept ",
            "15 RESI.ADDR.EMAIL notKept ada@example.org",
            "16 OCCU notKept mathematician",
            "17 OCCU.DATE notKept 1842",
            "18 OCCU.DATE.PHRASE notKept in that year",
            "24 DEAT unused ",
            "25 DEAT.DATE unused 1853",
            "26 BIRTT unused ",
            "27 BIRTT.DATE unused 1815",
            "41 MARR.SOUR notKept @S1@",
            "42 MARR.SOUR.PAGE notKept 7",
            "43 SOUR notKept ",
            "44 SOUR.TITL notKept Register"),
        report.problems().stream()
            .filter(problem -> !problem.section().equals("doubt"))
            .map(p -> "%d %s %s %s".formatted(p.line() - 4, p.tag(), p.section(), p.text()))
            .toList());
    assertEquals(
        Map.of(
            "NAME.NICK", 1,
            "BIRT.DATE.TIME", 1,
            "BIRT.PLAC", 1,
            "RESI.ADDR.EMAIL", 1,
            "OCCU", 1,
            "MARR.SOUR", 1,
            "SOUR", 1),
        report.notKept());
    assertEquals(Map.of("read", 49, "used", 33, "notKept", 12, "unused", 4), report.account());
  }

  @Test
  void aLineThatSaysAStatusInWordsIsUsed() {
    ImportReport report =
        tree("""
        0 @I1@ INDI
        1 CENS
        2 DATE 1880
        2 PLAC Ditton
        2 NOTE Marital Status: Divorced
        1 EVEN Widowed
        2 TYPE Marital status
        2 DATE 1890
        2 NOTE of her neighbour's
        1 RESI Marital status: Widowed
        2 DATE 1891
        2 PLAC Ditton
        """)
            .report();
    assertEquals(Map.of("CENS.PLAC", 1, "EVEN.NOTE", 1), report.notKept());
  }

  @Test
  void soIsOneThatRefersToARecordThatDoes() {
    ImportReport report =
        tree("""
        0 @I1@ INDI
        1 CENS
        2 DATE 1880
        2 SNOTE @N1@
        0 @N1@ SNOTE Marital Status: Divorced
        """)
            .report();
    assertEquals(1, report.made().get("DIVORCED"));
    assertEquals(Map.of("SNOTE", 1), report.notKept());
  }

  /// A line that is said to be used, and is not, could say anything. What FAMS and FAMC say stands
  /// in the family as well.
  @Test
  void whatIsUsedMatters() {
    List<String> lines = TREE.lines().toList();
    Imported imported = tree(TREE);
    Set<Integer> told = told(imported.report());
    int tried = 0;
    for (int i = 0; i < lines.size(); i++) {
      String[] words = lines.get(i).split(" ", 3);
      if (words.length == 3 && !words[1].startsWith("@") && !told.contains(i + 5)) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(i, words[0] + " " + words[1] + " 7 MAY 1799");
        Imported other = tree(String.join("\n", changed) + "\n");
        boolean isSame =
            imported.json().equals(other.json()) && imported.notes().equals(other.notes());
        assertTrue(!isSame || words[1].startsWith("FAM"), lines.get(i));
        tried++;
      }
    }
    assertNotEquals(0, tried);
  }

  @Test
  void everyDateOfOneReasonIsNamed() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 17; i++) {
      text.append("0 @I%d@ INDI\n1 BIRT\n2 DATE %d/%d/1990 o'clock\n".formatted(i, i, i));
    }
    ImportReport report = tree(text.toString()).report();
    ImportReport.Note note = report.unused().getFirst();
    assertEquals(17, note.count());
    assertEquals(
        List.of(
            "I1 (line 6): '1/1/1990 o'clock'",
            "I2 (line 9): '2/2/1990 o'clock'",
            "I3 (line 12): '3/3/1990 o'clock'"),
        note.examples());
    for (int i = 1; i <= 17; i++) {
      String person = "I" + i;
      assertEquals(
          List.of("BIRT", "BIRT.DATE"),
          report.problems().stream()
              .filter(problem -> person.equals(problem.record()))
              .map(ImportProblem::tag)
              .toList());
    }
  }

  @Test
  void linesThatAreRefusedAreInTheAccount() {
    ImportReport report = tree("0 @I1@ INDI\n0 @I2 INDI\n1 SEX F\nfurther words\n").report();
    assertEquals(
        List.of("6 0 @I2 INDI", "7 1 SEX F", "8 further words"),
        report.problems().stream().map(p -> p.line() + " " + p.text().replace("'", "")).toList());
    assertEquals(3, report.account().get("unused"));
  }

  private static Set<Integer> told(ImportReport report) {
    return report.problems().stream()
        .filter(problem -> !problem.section().equals("doubt"))
        .map(ImportProblem::line)
        .filter(line -> line > 0)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"data/gedcom", "cases"})
  void theAccountOfEveryTreeAtHandAddsUp(String where) throws IOException {
    Path root = Path.of(System.getProperty("people.root", "")).toAbsolutePath();
    while (root != null && !Files.exists(root.resolve("jbang-catalog.json"))) {
      root = root.getParent();
    }
    assumeTrue(root != null, "not in the repository");
    Path shared = root.resolve("../shared").resolve(where);
    assumeTrue(Files.isDirectory(shared), "no " + where + " beside the repository");
    List<Path> files;
    try (Stream<Path> all = Files.walk(shared.toRealPath())) {
      files = all.filter(file -> file.toString().endsWith(".ged")).toList();
    }
    for (Path file : files) {
      ImportReport report = Imported.from(file).report();
      Map<String, Integer> account = report.account();
      long written =
          Files.readString(file, StandardCharsets.ISO_8859_1)
              .lines()
              .filter(line -> !line.isBlank())
              .count();
      assertEquals(written, account.get("read").longValue(), file::toString);
      assertEquals(
          account.get("read"),
          account.get("used") + account.get("notKept") + account.get("unused"),
          file::toString);
      assertEquals(
          account.get("notKept") + account.get("unused"), told(report).size(), file::toString);
    }
  }
}
