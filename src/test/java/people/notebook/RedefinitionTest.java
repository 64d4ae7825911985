package people.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import module java.base;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Declarations that are run again, each test with names of its own.
@DisplayName("A cell that is run again")
@Tag("process")
class RedefinitionTest {

  @TempDir static Path folder;
  private static RunningKernel kernel;

  @BeforeAll
  static void start() throws IOException {
    kernel = RunningKernel.start(folder);
  }

  @AfterAll
  static void end() {
    kernel.close();
  }

  @Test
  void leavesWhatAMethodHasComputedWithTheVariableOfBefore() throws IOException {
    run("int limit = 18;\nboolean adult(int age) { return age >= limit; }\nvar r = adult(20);");
    run("int limit = 21;");
    assertEquals("true", run("r"));
    assertEquals("false", run("adult(20)"));
  }

  @Test
  void leavesWhatTheMethodOfBeforeHasMade() throws IOException {
    run(
        "Table young(int max) { return Table.create(IntColumn.create(\"age\", new int[] {max}));"
            + " }");
    run("var t = young(30);");
    run(
        "Table young(int max) { return Table.create(IntColumn.create(\"age\", new int[] {max, 1}));"
            + " }");
    assertEquals(
        "30 1 2", run("t.row(0).getInt(0) + \" \" + t.rowCount() + \" \" + young(3).rowCount()"));
  }

  /// The JVM adds no methods to a class, and a lambda is one.
  @Test
  void leavesItAlsoWhenTheNewMethodHasALambda() throws IOException {
    run("int plain(int x) { return x + 1; }\nvar before = plain(1);\nvar held = List.of(before);");
    run("int plain(int x) { return IntStream.of(x).map(i -> i + 2).sum(); }");
    assertEquals("2 [2] 3", run("before + \" \" + held + \" \" + plain(1)"));
  }

  @Test
  void leavesObjectsAndGivesThemTheNewCode() throws IOException {
    run("record Point(int x) {\n  int far() { return x; }\n}\nvar point = new Point(3);");
    run("record Point(int x) {\n  int far() { return x * 10; }\n}");
    assertEquals("Point[x=3] 30", run("point + \" \" + point.far()"));
    run("int twice(int n) { return n + n; }\nSupplier<Integer> later = () -> twice(4);");
    run("int twice(int n) { return 2 * n + 1; }");
    assertEquals("9", run("later.get()"));
  }

  @Test
  void ofAnImportLosesNothing() throws IOException {
    run("import java.util.zip.*;\nvar sum = new CRC32();\nsum.update(1);");
    run("import java.util.zip.*;");
    assertEquals("true", run("sum.getValue() != 0"));
  }

  @Test
  void saysWhatItLosesWhereTheTypeIsAnotherOne() throws IOException {
    run("record Pair(int a) {}");
    run("Pair first = new Pair(1);");
    run("List<Pair> all = List.of(first);\nint a = first.a();");
    int number = count;
    Outputs outputs = outputs("record Pair(int a, int b) {}");
    assertEquals(
        "Pair has changed, so what was made of the Pair before is gone: first, all. Run again:"
            + " cells %s, %s\n".formatted(number - 1, number),
        outputs.json().get(0).path("text").asString());
    assertEquals("1", run("a"));
    run("Pair first = new Pair(1, 2);");
    run("List<Pair> all = List.of(first);");
    assertEquals("[Pair[a=1, b=2]]", run("all.toString()"));
  }

  @Test
  void thatDoesNotCompileLeavesWhatWasThere() throws IOException {
    run("record Kept(int a) {}\nvar kept = new Kept(1);\nint size = 5;");
    assertEquals("Compile error: not a statement", error("record Kept(int a) { Kept { foo } }"));
    assertEquals(
        "Compile error: incompatible types: java.lang.String cannot be converted to int",
        error("int size = \"a\";"));
    assertEquals("Kept[a=1] 5", run("kept + \" \" + size"));
  }

  @Test
  void ofTypesThatNeedEachOtherIsAllowed() throws IOException {
    String shapes =
        "sealed interface Shape permits Round {}\nrecord Round(int r) implements Shape {}";
    run(shapes);
    run("Shape shape = new Round(2);");
    run(shapes);
    assertEquals("Round[r=2]", run("shape"));
  }

  private static int count;

  private static Outputs outputs(String cell) throws IOException {
    Outputs outputs = new Outputs();
    count++;
    assertEquals(RunningKernel.Outcome.DONE, kernel.execute(cell, Duration.ofSeconds(60), outputs));
    return outputs;
  }

  private static String run(String cell) throws IOException {
    Outputs outputs = outputs(cell);
    assertNull(outputs.error());
    JsonNode output = outputs.json().path(0);
    return output.path("data").path("text/plain").asString(output.toString());
  }

  private static String error(String cell) throws IOException {
    return outputs(cell).error().path("evalue").asString();
  }
}
