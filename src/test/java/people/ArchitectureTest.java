package people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The rules between the source files, on ours and on made-up ones that break each rule.
@DisplayName("The architecture")
class ArchitectureTest {

  /// What still breaks a rule. It may only become shorter.
  private static final List<String> NOT_YET =
      """
      """
          .lines()
          .map(String::strip)
          .toList();

  @Test
  @DisplayName("is kept: each room uses those below it, nothing reaches inside, nothing is a knot")
  void ours() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String folder : List.of("src", "scripts")) {
      try (Stream<Path> files = Files.walk(Command.ROOT.resolve(folder))) {
        for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
          texts.put(Command.ROOT.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    var findings = Architecture.check(texts);
    var keys = findings.stream().map(Architecture.Finding::key).collect(Collectors.toSet());
    assertEquals(
        "",
        findings.stream()
            .filter(finding -> !NOT_YET.contains(finding.key()))
            .map(finding -> finding + "\n")
            .collect(Collectors.joining()));
    assertEquals(
        List.of(), NOT_YET.stream().filter(Predicate.not(keys::contains)).toList(), "no longer so");
    assertEquals(NOT_YET.size(), new TreeSet<>(NOT_YET).size(), "twice");
  }

  // ---- the checker itself

  /// Files by their name below `src/main/java/people`, with the package that fits.
  private static Map<String, String> files(String... namesAndTexts) {
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      String name = "people/" + namesAndTexts[i];
      String room = name.substring(0, name.lastIndexOf('/')).replace('/', '.');
      files.put("src/main/java/" + name, "package " + room + ";\n" + namesAndTexts[i + 1]);
    }
    return files;
  }

  private static void assertFinds(Map<String, String> files, String... findings) {
    assertEquals(
        String.join("\n", findings),
        Architecture.check(files).stream()
            .map(Architecture.Finding::toString)
            .collect(Collectors.joining("\n")));
  }

  @Test
  void whatKeepsTheRulesIsNoFinding() {
    assertFinds(
        files(
            "Name.java",
            "public record Name(String first) {}",
            "line/Line.java",
            "import people.Name;\npublic class Line { Name name; }",
            "history/History.java",
            "import people.line.Line;\npublic class History { Line line; people.Name name; }",
            "cli/Show.java",
            "import static people.history.History.of;\nclass Show {}"));
  }

  @Test
  void anArrowAgainstTheOrderIsFoundWithItsLine() {
    assertFinds(
        files("line/Line.java", "\nimport people.disk.Disk;\nclass Line {}"),
        "src/main/java/people/line/Line.java:3: uses people.disk.Disk against the order of the"
            + " rooms");
    assertFinds(
        files("Name.java", "class Name {\n  people.line.Line line;\n}"),
        "src/main/java/people/Name.java:3: uses people.line.Line against the order of the rooms");
    assertFinds(
        files("disk/Disk.java", "import static people.index.Segment.of;\nclass Disk {}"),
        "src/main/java/people/disk/Disk.java:2: uses people.index.Segment against the order of the"
            + " rooms");
    assertFinds(
        files("charts/Chart.java", "import people.cli.*;\nclass Chart {}"),
        "src/main/java/people/charts/Chart.java:2: uses people.cli.* against the order of the"
            + " rooms");
    assertFinds(
        files("attic/Box.java", "class Box {}"),
        "src/main/java/people/attic/Box.java: stands in no room: people.attic");
  }

  @Test
  void whatStandsInACommentOrInQuotesIsNoArrow() {
    assertFinds(
        files(
            "Name.java",
            """
            /// See [people.cli.Show].
            class Name {
              /* people.cli.Show */ char quote = '"'; // people.cli.Show
              String said = "\\"people.cli.Show", text = \"""
                  "people.cli.Show\""";
              int people = this.people.Size;
            }
            """));
  }

  @Test
  void aCircleBetweenPackagesIsFound() {
    assertFinds(
        files(
            "tables/Tables.java",
            "import people.charts.Charts;\nclass Tables {}",
            "charts/Charts.java",
            "import people.tables.Tables;\nclass Charts {}"),
        "src/main/java/people/tables/Tables.java:2: uses people.charts.Charts against the order of"
            + " the rooms",
        "src/main: a circle of packages: people.charts, people.tables");
  }

  @Test
  void fourClassesThatUseEachOtherAreAKnotAndThreeAreNot() {
    var three =
        new String[] {
          "cli/A.java", "class A { B b; }", "cli/B.java", "class B { C c; }",
          "cli/C.java", "class C { A a; D d; }", "cli/D.java", "class D {}"
        };
    assertFinds(files(three));
    three[7] = "class D { A.Inner back; }";
    assertFinds(files(three), "people.cli: 4 classes all use each other: A, B, C, D");
  }

  @Test
  void aSealedTypeAndItsCasesAreOneClass() {
    var family =
        new String[] {
          "cli/A.java", "sealed interface A permits B, C { D d(); }",
          "cli/B.java", "record B(A a) implements A {}",
          "cli/C.java", "record C(A a) implements A {}",
          "cli/D.java", "class D { A a; E e; }",
          "cli/E.java", "class E { B b; }",
          "cli/F.java", "class F { C c; }"
        };
    assertFinds(files(family));
    family[9] = "class E { B b; F f; }";
    assertFinds(files(family), "people.cli: 4 classes all use each other: A, D, E, F");
  }

  @Test
  void theInsideOfTheCoreIsClosedToAllOutside() {
    assertFinds(
        files("tables/Tables.java", "import people.columns.EventColumns;\nclass Tables {}"),
        "src/main/java/people/tables/Tables.java:2: uses people.columns.EventColumns, which is"
            + " inside the core");
    assertFinds(
        files(
            "notebook/cells/Prelude.java",
            "class Prelude {\n  String s = \"import people.line.*;\";\n}"),
        "src/main/java/people/notebook/cells/Prelude.java:3: uses people.line.*, which is inside"
            + " the core");
    assertFinds(
        Map.of("scripts/show.java", "import people.index.Segment;\nvoid main() {}"),
        "scripts/show.java:1: uses people.index.Segment, which is inside the core");
    assertFinds(
        Map.of(
            "src/test/java/people/disk/DiskTest.java",
            "package people;\nimport people.disk.Disk;"));
  }

  @Test
  void theApiHasNoMoreTypesThanAGlanceTakesIn() {
    var names = IntStream.range(10, 40).mapToObj(i -> "T" + i).toList();
    Map<String, String> files = new TreeMap<>();
    for (String name : names) {
      files.putAll(files("history/" + name + ".java", "public final class " + name + " {}"));
    }
    assertFinds(files, "src/main: the API has 30 types, not 29: " + String.join(", ", names));
    files.putAll(files("history/T10.java", "final class T10 { public class Inner {} }"));
    assertFinds(files);
  }

  @Test
  void aNameThatStandsForTwoTypesIsFound() {
    var files = files("cli/Show.java", "class Show {\n  record Page<T>(T t) {}\n}");
    files.put("src/bench/java/people/bench/Page.java", "package people.bench;\n\nenum Page {}");
    files.put("src/test/java/people/Page.java", "package people;\nclass Page {}");
    assertFinds(
        files,
        "src/main/java/people/cli/Show.java:3: Page is the name of another type as well, in"
            + " src/bench/java/people/bench/Page.java");
  }

  @Test
  void aLongFileIsFoundWhereverItIs() {
    var long400 = "package people;\n" + "//\n".repeat(399);
    for (String file :
        List.of("src/main/java/people/A.java", "src/test/java/people/B.java", "scripts/c.java")) {
      assertFinds(Map.of(file, long400));
      assertFinds(Map.of(file, long400 + "//"), file + ":401: is longer than 400 lines");
      assertFinds(Map.of(file, long400 + "//SOURCES A.java\n".repeat(99)));
    }
  }
}
