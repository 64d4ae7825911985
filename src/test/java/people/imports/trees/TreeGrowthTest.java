package people.imports.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;
import module java.management;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import people.imports.batches.*;
import people.imports.trees.FamilyTree.NewPerson;

@DisplayName("A family tree")
class TreeGrowthTest {

  private static final int FEW = 300;

  private static final int TIMES = 8;

  /// Trees in which everything comes together in one life, one family, or one line.
  private enum Shape {
    FAMILIES_OF_ONE_PERSON(n -> "0 @I1@ INDI\n1 DEAT Y\n" + wives(n, "1 MARR\n2 DATE 1900\n", "")),
    UNDATED_FAMILIES(n -> "0 @I1@ INDI\n" + wives(n, "1 MARR\n1 DIV\n", "")),
    DEAD_WIVES(n ->
        "0 @I1@ INDI\n1 DEAT Y\n" + wives(n, "1 MARR\n2 DATE 1900\n", "1 DEAT\n2 DATE 1910\n")),
    CONTRADICTORY_FAMILIES(
        n -> "0 @I1@ INDI\n" + wives(n, "1 MARR\n2 DATE 1950\n1 DIV\n2 DATE 1940\n", "")),
    WEDDINGS_OF_ONE_COUPLE(n -> couple("1 MARR\n2 DATE 1900\n1 DIV\n2 DATE 1901\n".repeat(n))),
    UNDATED_WEDDINGS_OF_ONE_COUPLE(n -> couple("1 MARR\n1 DIV\n".repeat(n))),
    RESIDENCES(n ->
        "0 @I1@ INDI\n"
            + "1 RESI\n2 DATE FROM 1900 TO 1901\n2 PLAC Bath\n1 RESI\n2 DATE TO 1905\n2 PLAC Wells\n"
                .repeat(n)),
    PARTNERS_IN_ONE_FAMILY(n ->
        numbered(n, "0 @P%1$d@ INDI\n")
            + "0 @F@ FAM\n"
            + numbered(n, "1 HUSB @P%1$d@\n1 RESI\n2 PLAC Bath\n1 MARR\n")),
    NAMES_AND_BIRTHS(
        n -> "0 @I1@ INDI\n" + numbered(n, "1 NAME A /B%1$d/\n1 BIRT\n2 DATE 19%1$d\n1 DEAT\n")),
    CONTINUED_LINES(n -> "0 @I1@ INDI\n1 NAME A\n" + "2 CONC b\n".repeat(n)),
    LONG_NAME(n -> "0 @I1@ INDI\n1 NAME A /" + "b c".repeat(n) + "/\n"),
    LONG_DATE(n ->
        "0 @I1@ INDI\n1 RESI\n2 PLAC Bath\n2 DATE FROM"
            + " ".repeat(n)
            + "x TO"
            + " ".repeat(n)
            + "y\n"),
    LINES_THAT_ARE_NONE(n -> "0 @I1@ INDI\n" + (" ".repeat(40) + "x\n").repeat(n));

    private final IntFunction<String> text;

    Shape(IntFunction<String> text) {
      this.text = text;
    }

    private static String wives(int n, String marriage, String wife) {
      return numbered(
          n, "0 @F%1$d@ FAM\n1 HUSB @I1@\n1 WIFE @W%1$d@\n" + marriage + "0 @W%1$d@ INDI\n" + wife);
    }

    private static String couple(String facts) {
      return "0 @I1@ INDI\n0 @I2@ INDI\n0 @F@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n" + facts;
    }

    private static String numbered(int n, String record) {
      return IntStream.range(0, n).mapToObj(record::formatted).collect(Collectors.joining());
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("takes as much more memory as it is larger, whatever its shape")
  void linear(Shape shape) {
    allocated(shape, FEW); // classes are loaded
    long few = allocated(shape, FEW);
    long many = allocated(shape, FEW * TIMES);
    assertTrue(
        many < 2L * TIMES * few,
        "%d times the records took %d times the memory".formatted(TIMES, many / few));
  }

  @Test
  @DisplayName("is read for a hundred partners of one family, and says so")
  void partners() {
    Findings findings = new Findings();
    List<NewPerson> people = read(Shape.PARTNERS_IN_ONE_FAMILY.text.apply(103), findings).entries();
    assertEquals(103, people.size());
    assertEquals(
        1,
        findings.report("x.ged", "").unused().stream().filter(note -> note.count() == 3).count());
    assertTrue(
        findings
            .report("x.ged", "")
            .lines()
            .toString()
            .contains(
                "3 references: to a family of 100 partners already, the most that one is read for;"
                    + " e.g. F HUSB P100 (line "));
  }

  @Test
  @DisplayName("of which hundreds of things are not kept is reported in few lines")
  void report() {
    String tags = Shape.numbered(205, "1 _T%1$03d x\n");
    String words =
        IntStream.range(0, 203)
            .mapToObj(i ->
                "0 @J%d@ INDI\n1 BIRT\n2 DATE 1 QX%c%c 1900\n"
                    .formatted(i, 'A' + i / 26, 'A' + i % 26))
            .collect(Collectors.joining());
    Findings findings = new Findings();
    FamilyTree tree = read("0 @I1@ INDI\n" + tags + words, findings);
    tree.tellAccount(findings);
    List<String> lines = findings.report("x.ged", "").lines();
    assertTrue(lines.getLast().endsWith(", _T199 1, and 5 further tags"), lines.getLast());
    assertTrue(lines.contains("  and for 3 further reasons"), lines.toString());
  }

  private static long allocated(Shape shape, int n) {
    String text = shape.text.apply(n);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    read(text, new Findings());
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static FamilyTree read(String records, Findings findings) {
    String text = "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n" + records + "0 TRLR\n";
    return FamilyTree.read(Path.of("x.ged"), text.getBytes(StandardCharsets.UTF_8), findings);
  }
}
