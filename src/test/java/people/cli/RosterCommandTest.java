package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The command `import`, of lists of members.
class RosterCommandTest extends PeopleCommandFixture {

  private String first;
  private String second;

  @BeforeEach
  void twoLists() throws IOException {
    first = list("club-2019-01-31.csv", "no;last;first;city;section", "007;Byron;Ada;London;sea");
    second = list("club-2020-01-31.csv", "no;last;first;city;section", "007;King;Ada;Ockham;sea");
  }

  private String list(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\r\n", lines)).toString();
  }

  @Test
  void inAPipeAGuessIsShownAndNeedsAWord() {
    CommandOutput refused = people("import", first);
    assertEquals(2, refused.exit());
    assertEquals(
        "people import: "
            + first
            + ": what the columns hold is only guessed: key: column 'no', first: column"
            + " 'first', last: column 'last', city: column 'city'; --guess takes that,"
            + " and --map corrects it (see 'people import --help')\n",
        refused.err());
    assertFalse(Files.exists(file));
    assertEquals(0, people("import", first, "--guess").exit());
  }

  @Test
  void listsComeInTheOrderOfTheDatesInTheirNames() {
    CommandOutput imported =
        people("import", second, first, "--key", "no", "--map", "last=last,first=first,city=city");
    assertEquals("", imported.err());
    assertEquals(
        """
        club-2019-01-31.csv: list of club on 2019-01-31, CSV, ';', UTF-8, CRLF
        read: 1 row
        made: 1 joined
        club-2020-01-31.csv: list of club on 2020-01-31, CSV, ';', UTF-8, CRLF
        read: 1 row
        made: 1 renamed, 1 moved
        """,
        imported.out());
    assertEquals(
        """
        person,name,what,before,after
        1,Ada King,NAME,Ada Byron,Ada King
        1,Ada King,ADDRESS,London,Ockham
        """,
        people("diff", "--from", "2019-01-31", "--to", "2020-01-31", "--format", "csv")
            .out()
            .replace("\r", ""));
  }

  @Test
  void nobodyIsCreatedOnTheDayWhenAListIsRead() throws IOException {
    list("club-2020-01-31.csv", "no;last;first;city;section", "8;Ek;Bo;Ham;sea");
    people("import", first, second, "--guess");
    assertEquals(
        "0 2019-01-31 first on the list of club as Ada Byron club",
        people("history", "1")
            .out()
            .lines()
            .skip(1)
            .findFirst()
            .get()
            .strip()
            .replaceAll(" +", " "));
    for (String asked : List.of("history", "why")) {
      String joined = people(asked, "no=8").out();
      assertTrue(joined.contains("  2019-02/2020-01  joined club as Bo Ek  "), joined);
    }
  }

  @Test
  void whatWouldChangeIsShownFromOldToNew() {
    people("import", first, "--guess");
    CommandOutput shown = people("import", second, "--guess", "--dry-run");
    assertTrue(
        shown
            .out()
            .endsWith(
                """
                would change:
                  person 1 (Ada Byron), name: Ada Byron → Ada King, 2019-02/2020-01
                  person 1 (Ada Byron), address: London → Ockham, 2019-02/2020-01
                """),
        shown.out());
    assertEquals(0, people("import", second, "--guess").exit());
    assertTrue(people("import", second, "--guess").out().contains("made: 1 unchanged\n"));
  }

  @Test
  void aMappingIsWrittenAndUsedAgain() throws IOException {
    String mapping = folder.resolve("club.json").toString();
    CommandOutput written =
        people("import", first, "--save-mapping", mapping, "--ignore", "section");
    assertEquals("", written.err());
    assertFalse(Files.exists(file));
    assertEquals(0, people("import", first, second, "--mapping", mapping).exit());
    String shown = people("show", "no=007", "--at", "2020-01-31").out();
    assertTrue(shown.contains("name     Ada King\n"), shown);
    assertFalse(shown.contains("section"), shown);
  }

  @Test
  void whatIsWrongWithAListIsOneLine() throws IOException {
    String undated = list("club.csv", "no,last", "1,Byron");
    assertEquals(
        "people: "
            + undated
            + ": has no date in its name; expected one, such as members-2018-01-31.csv; or say the"
            + " day by --on\n",
        people("import", undated).err());
    assertEquals(
        "people import: "
            + list("keyless-2019.csv", "name,city", "Ada Byron,London")
            + ": no column is known by which people are told apart; say --key COLUMN, of name,"
            + " city, or --match name,birth (see 'people import --help')\n",
        people("import", folder.resolve("keyless-2019.csv").toString()).err());
    assertEquals(
        "people: " + undated + ", line 1: has no column 'id'; expected one of no, last\n",
        people("import", undated, "--key", "id", "--on", "2019", "--guess").err());
    assertEquals(
        "people import: --on is the day of one list; there are 2: --on-from-name takes it from"
            + " their names (see 'people import --help')\n",
        people("import", first, second, "--on", "2019", "--key", "no").err());
    String picture =
        Files.write(
                folder.resolve("x.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
            .toString();
    assertEquals(
        "people: "
            + picture
            + ": is a picture; expected a table: CSV, or an Excel workbook (.xlsx)\n",
        people("import", picture).err());
    assertFalse(Files.exists(file));
  }

  private void assertBadUsage(String message, String... args) {
    assertEquals(
        new CommandOutput(2, "", "people import: " + message + " (see 'people import --help')\n"),
        people(args));
    assertFalse(Files.exists(file));
  }

  @Test
  void nobodyIsOnAListOrMarriedBeforeHerBirth() throws IOException {
    String unborn = list("unborn-2019-01-31.csv", "no,born", "1,2021-01-01");
    assertEquals(
        "people: "
            + unborn
            + ", line 2: born: '2021-01-01' is after the day of the list, 2019-01-31; expected a"
            + " birth by then\n",
        people("import", unborn, "--guess").err());
    String early = list("early-2019-01-31.csv", "no,born,status,since", "1,1980,M,1970");
    assertEquals(
        "people: "
            + early
            + ", line 2: since: '1970' is before the birth, '1980'; expected a date from then on\n",
        people("import", early, "--key", "no", "--map", "born=born,status=status,since=since")
            .err());
    assertFalse(Files.exists(file));
  }

  @Test
  void whatIsForOneListIsRefusedOfSeveral() {
    assertBadUsage(
        "--review is for one list; there are 2",
        "import",
        first,
        second,
        "--match",
        "name",
        "--review",
        "r.csv");
    assertBadUsage(
        "--dry-run is for one list; there are 2, and each is compared with what the one before it"
            + " recorded",
        "import",
        first,
        second,
        "--key",
        "no",
        "--dry-run");
  }

  @Test
  void anOptionThatMeansNothingForAFileIsRefused() throws IOException {
    String tree = list("tree.ged", "0 HEAD", "0 @I1@ INDI", "1 NAME Ada /Byron/", "0 TRLR");
    assertBadUsage("--keep is for timelines; " + first + " is none", "import", first, "--keep");
    assertBadUsage("--keep is for timelines; " + tree + " is none", "import", tree, "--keep");
    assertBadUsage(
        "--rejects is for lists and FHIR; " + tree + " is neither",
        "import",
        tree,
        "--rejects",
        "r.csv");
    for (String option : List.of("--guess", "--loose", "--sheet=x", "--delimiter=;")) {
      assertBadUsage(
          option.replaceAll("=.*", "") + " is for lists; " + tree + " is none",
          "import",
          tree,
          option);
    }
    assertBadUsage(
        "--review is of rows without a key; expected --match as well",
        "import",
        first,
        "--key",
        "no",
        "--review",
        "r.csv");
  }

  @Test
  void aMappingCorrectsWhatIsGuessedAndTheRestIsTaken() {
    CommandOutput shown =
        people("import", first, "--guess", "--map", "country=section", "--dry-run");
    assertEquals(0, shown.exit(), shown.err());
    assertTrue(
        shown
            .out()
            .startsWith(
                "guessed from "
                    + first
                    + ":\n"
                    + "  country: column 'section'\n"
                    + "  key: column 'no'\n"
                    + "  first: column 'first'\n"),
        shown.out());
  }

  @Test
  void aStatusThatIsNotKnownFromAJoiningOnIsSaidToBeSo() throws IOException {
    String list = list("club-2021-01-31.csv", "no;last;first;joined", "9;Ek;Bo;2020");
    String changes = people("import", list, "--guess", "--dry-run").out();
    assertTrue(changes.contains("\n  person 1 (Bo Ek), status: not known, 2020\n"), changes);
  }

  @Test
  void aGuessStaysOutOfWhatAProgramReads() {
    CommandOutput shown = people("import", first, "--dry-run", "--format", "csv");
    assertTrue(shown.out().startsWith("person,name,what,"), shown.out());
    assertEquals(
        "people: guessed from "
            + first
            + ": key: column 'no'; first: column 'first'; last: column 'last'; city: column"
            + " 'city'\n",
        shown.err());
  }

  @Test
  void standardInputIsAList() {
    InputStream before = System.in;
    try {
      String rows = "no;last;first\n007;Byron;Ada\n";
      System.setIn(new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)));
      CommandOutput imported =
          people("import", "-", "--on", "2019-01-31", "--source", "club", "--guess");
      assertEquals("", imported.err());
      assertTrue(imported.out().startsWith("standard input: list of club"), imported.out());
      assertTrue(imported.out().endsWith("made: 1 joined\n"), imported.out());
      assertTrue(people("imports").out().contains("standard input"), "the name of the batch");
      CommandOutput undated = people("import", "-", "--on-from-name", "--guess");
      assertTrue(
          undated.err().startsWith("people: standard input: has no date in its name"),
          undated.err());
    } finally {
      System.setIn(before);
    }
  }
}
