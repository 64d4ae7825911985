package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The commands about imports: what would change, what came in, and how it is taken back.
class ImportCommandsTest extends PeopleCommandFixture {

  private String tree;

  @BeforeEach
  void aTree() throws IOException {
    tree =
        Files.writeString(
                folder.resolve("tree.ged"),
                """
                0 HEAD
                1 GEDC
                2 VERS 5.5.1
                1 CHAR UTF-8
                0 @I1@ INDI
                1 NAME Ada /Byron/
                1 BIRT
                2 DATE 10 DEC 1815
                1 DEAT
                2 DATE 27 NOV 1852
                0 TRLR
                """)
            .toString();
  }

  @Test
  void aDryRunShowsWhatWouldChangeAndMakesNoTimeline() {
    CommandOutput shown = people("import", "--dry-run", tree);
    assertEquals("", shown.err());
    assertTrue(
        shown
            .out()
            .endsWith(
                """
                would change:
                  person 1 (Ada Byron), joined: SINGLE, 1815-12-10
                  person 1 (Ada Byron), died, 1852-11-27
                """),
        shown.out());
    assertFalse(Files.exists(file));
    assertEquals(
        """
        person,name,what,before,after,effective
        1,Ada Byron,joined,,SINGLE,1815-12-10
        1,Ada Byron,died,,,1852-11-27
        """,
        people("import", "--dry-run", "--format", "csv", tree).out().replace("\r", ""));
  }

  @Test
  void allThatIsNotUsedOfATreeIsWrittenLineByLine() throws IOException {
    Path own = folder.resolve("own.ged");
    Files.writeString(
        own,
        """
        0 HEAD
        0 @I1@ INDI
        1 BIRT
        2 DATE 3 "Monday", 1900
        1 OCCU miller
        0 TRLR
        """);
    Path problems = folder.resolve("problems.csv");
    people("import", own.toString(), "--problems", problems.toString());
    assertEquals(
        """
        file,line,record,tag,section,kind,reason,text
        own.ged,3,I1,BIRT,unused,births,date not understood (not a GEDCOM date),
        own.ged,4,I1,BIRT.DATE,unused,lines,goes with the line above,"3 ""Monday"", 1900"
        own.ged,5,I1,OCCU,notKept,lines,no place for it,miller
        """,
        Files.readString(problems));
    assertTrue(
        people("import", "--problems", problems.toString(), file.toString())
            .err()
            .contains("--problems is for family trees"));
  }

  @Test
  void aTimelineThatTookSomethingBackIsShownAndTakenBackAsWell() throws IOException {
    record(
        "create --first Ada --status single --on 1815",
        "status 1 married --on 1835",
        "retract 1 --why doubtful");
    String other = Files.move(file, folder.resolve("other.jsonl")).toString();
    CommandOutput shown = people("import", "--dry-run", other);
    assertEquals("", shown.err());
    assertTrue(
        shown.out().endsWith("  person 1 (Ada), retracted status: MARRIED, 1835\n"), shown.out());
    assertEquals(0, people("import", other).exit());
    assertEquals(
        "other.jsonl: 1 of 3 events retracted\n",
        people("undo", "other.jsonl", "--why", "all of it").out());
    assertEquals(
        "people: the import other.jsonl is undone already\n",
        people("undo", "other.jsonl", "--why", "again").err());
    assertEquals("", people("check").err());
  }

  @Test
  void filesThatAreRefusedAreNamedAndTheOthersGoOn() throws IOException {
    Path page = Files.writeString(folder.resolve("page.ged"), "<html><body>Log in</body></html>");
    Path empty = Files.writeString(folder.resolve("empty.ged"), "0 HEAD\n0 TRLR\n");
    CommandOutput shown = people("import", page.toString(), empty.toString(), tree);
    assertEquals(1, shown.exit());
    assertTrue(shown.out().startsWith("tree.ged: GEDCOM 5.5.1 in UTF-8\n"), shown.out());
    assertTrue(shown.err().contains("page.ged: is a page (HTML)"), shown.err());
    assertTrue(shown.err().contains("empty.ged: a GEDCOM file without people"), shown.err());
    assertTrue(shown.err().endsWith("; the other file was not refused\n"), shown.err());
    assertEquals(1, shown.err().lines().count(), shown.err());
    assertTrue(people("show", "1").out().contains("Ada Byron"));
  }

  @Test
  void importsAreListedWithWhatStandsOfThem() {
    people("import", tree, "--name", "parish", "--by", "Eve");
    people("retract", "1", "--why", "somebody else");
    assertEquals(
        "name,by,events,stands,first\nparish,Eve,3,2,0\n",
        people("imports", "--format", "csv")
            .out()
            .replace("\r", "")
            .replace("recorded,", "")
            .replaceAll("parish,[^,]*,", "parish,"));
  }

  @Test
  void anImportIsTakenBackAndWhatDependsOnItIsListed() {
    people("import", tree);
    people("set", "1", "occupation=countess", "--on", "1840");
    CommandOutput rehearsed = people("undo", "tree.ged", "--why", "the wrong tree", "--dry-run");
    String dependents =
        "recorded since, and about what is gone:\n  event 4, person 1: occupation countess\n";
    assertEquals(
        "tree.ged: 3 of 3 events would be retracted\n"
            + dependents
            + """
            would change:
              person 1 (Ada Byron), retracted died, 1852-11-27
              person 1 (Ada Byron), retracted joined: SINGLE, 1815-12-10
            """,
        rehearsed.out());
    assertEquals(
        "import,events,retracted,erased,dependents,lists\ntree.ged,3,3,,4,\n",
        people("undo", "tree.ged", "--why", "x", "--dry-run", "--format", "csv")
            .out()
            .replace("\r", ""));
    assertEquals(
        "tree.ged: 3 of 3 events retracted\n" + dependents,
        people("undo", "tree.ged", "--why", "the wrong tree").out());
    assertEquals(
        "people: the import tree.ged is undone already\n",
        people("undo", "tree.ged", "--why", "again").err());
  }

  @Test
  void badUsageIsOneLine() {
    assertEquals(
        "people undo: --why is empty; expected the reason (see 'people undo --help')\n",
        people("undo", "x", "--why", " ").err());
    assertEquals(
        "people import: --name is for one file; there are 2 (see 'people import --help')\n",
        people("import", "--name", "x", tree, tree).err());
    assertEquals(
        "people import: --name is empty; expected a text (see 'people import --help')\n",
        people("import", "--name", "", tree).err());
  }

  @Test
  void whatWasImportedBeforeAFileThatFailsIsToldAndItsPeopleAreWritten() throws IOException {
    Path one = folder.resolve("one.jsonl");
    Files.writeString(
        one,
        """
        {"type":"PERSON_CREATION","personId":7,"name":{"firstname":"Ada"},"status":"SINGLE","_datetime":"2015-02-14T09:26:53Z"}
        """);
    Path again = Files.copy(one, folder.resolve("again.jsonl"));
    Path ids = folder.resolve("ids.csv");
    CommandOutput output =
        people(
            "import", one.toString(), again.toString(), "--ids", ids.toString(), "--format", "csv");
    assertEquals(1, output.exit());
    assertEquals(
        "people: "
            + again
            + ": already imported: everyone that it creates is in the timeline, word for word; the"
            + " other file was not refused\n",
        output.err());
    assertTrue(output.out().contains("one.jsonl"), output.out());
    assertEquals("file,person,here\none.jsonl,7,1\n", Files.readString(ids));
  }
}
