package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The command `erase`, and what the others say afterwards.
class EraseCommandTest extends PeopleCommandFixture {

  private static final String ERASED =
      "person 1 was erased at TIME by clerk: asked (event 7; her status, dates by month and city"
          + " still count)\n";

  @BeforeEach
  void recordThem() {
    ada();
    record("create --first Ben --last King --on 1805-02-21", "identify 1 --key reg=17");
  }

  /// All lines of the timeline.
  String text() throws IOException {
    return Files.readString(file);
  }

  /// The timeline as messages call it.
  String shown() {
    return file.toString();
  }

  /// Works on another timeline from now on, which is empty.
  void use(String name) {
    file = folder.resolve(name);
  }

  /// Takes away all of the timeline, but for what is beside it.
  void empty() throws Exception {
    Files.delete(file);
  }

  private String head() throws Exception {
    byte[] all = text().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
  }

  private CommandOutput asked(String line) {
    CommandOutput output = people(words(line));
    return new CommandOutput(output.exit(), timeless(output.out()), timeless(output.err()));
  }

  private static String timeless(String text) {
    return text.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME")
        .replaceAll("[0-9a-f]{64}", "HEAD");
  }

  private void erase() {
    CommandOutput done = people(words("erase reg=17 --why asked --by clerk --yes"));
    assertEquals(0, done.exit(), done.err());
    assertEquals("", done.err());
  }

  @Test
  void everyQuestionAboutHerSaysThatSheWasErased() {
    erase();
    for (String question :
        List.of(
            "show 1",
            "history 1",
            "why 1",
            "events 1",
            "couples 1",
            "family 1",
            "periods 1",
            "subject 1 -o " + folder.resolve("ada.json"))) {
      CommandOutput said = asked(question);
      assertEquals(1, said.exit(), question);
      assertEquals("people: " + ERASED, said.err(), question);
      assertEquals("", said.out(), question);
    }
    assertEquals(
        "people: the key reg=17 is of an erased person: " + ERASED, asked("show reg=17").err());
    assertEquals("none\n", asked("find byron").out());
    assertEquals("none\n", asked("find Ockham --at 1840").out());
    CommandOutput snapshot = asked("snapshot --at 1840");
    assertTrue(snapshot.out().contains("     1  erased    MARRIED"), snapshot.out());
    assertEquals(
        "people: 1 record was erased: status, dates by month and city still count\n",
        snapshot.err());
    assertEquals(
        "people: nothing is left to erase of person 1, who was erased at TIME (event 7)\n",
        asked("erase 1 --why again --yes").err());
    String log = asked("log").out();
    assertTrue(log.contains("(erased) created without a name, single, London"), log);
    assertTrue(log.contains("erased, statistics kept (asked)"), log);
    assertEquals(
        "people: nothing more is recorded of person 1, who was erased at TIME (event 7)\n",
        asked("move 1 --city Ockham").err());
    String json = asked("snapshot --at 1840 --format json").out();
    assertTrue(json.contains("\"certain\":true,\"erased\":true}"), json);
  }

  @Test
  void whatIsDroppedCountsNowhereAndThatIsSaid() {
    assertEquals(0, people(words("erase 1 --why asked --keep nothing --yes --format csv")).exit());
    CommandOutput count = asked("count --at 1840");
    assertEquals("people: 1 record was erased: no longer counted\n", count.err());
    assertTrue(count.out().endsWith("1 living on 1840-12-31\n"), count.out());
  }

  @Test
  void aDryRunSaysWhatWouldGoAndWhatIsOutOfReach() throws IOException {
    record("retract 6 --why 'Byron never had it'", "move 2 --city Ockham --source 'Ada Byron'");
    String before = text();
    CommandOutput plan = asked("erase 1 --why asked --dry-run");
    assertTrue(
        plan.out()
            .startsWith(
                """
                person 1: 4 events with less in them, 3 empty; her status, dates by month and city still count
                event 8 mentions her: moved to Ockham (Ada Byron)
                not reached from here:
                """),
        plan.out());
    assertEquals(before, text());
    assertEquals(
        """
        persons,eventsKept,eventsEmptied,mentions,possible,filesDeleted,indexDeleted,headBefore,head
        1,4,3,1,0,0,false,,
        """,
        asked("erase 1 --why asked --dry-run --format csv").out());
  }

  @Test
  void withoutATerminalItNeedsYes() throws IOException {
    String before = text();
    CommandOutput asked = people(words("erase 1 --why asked"));
    assertEquals(2, asked.exit());
    assertTrue(
        asked.err().contains("an erasure is for good; expected --yes, or a terminal to ask on"));
    for (String wrong :
        List.of("erase 1", "erase --why x", "erase", "erase 1 --again", "erase 1 --why ''")) {
      assertEquals(
          2,
          people(wrong.endsWith("''") ? new String[] {"erase", "1", "--why", " "} : words(wrong))
              .exit(),
          wrong);
    }
    assertEquals(
        "'all' can't be kept; expected STATISTICS or NOTHING",
        people(words("erase 1 --why x --keep all"))
            .err()
            .replaceAll("(?s).*--keep: (.*) \\(see.*", "$1"));
    assertEquals(before, text());
  }

  @Test
  void aHeadOfBeforeIsSaidNotToBeProvable() throws Exception {
    String first = head();
    record("move 2 --city Ockham");
    String last = head();
    erase();
    assertEquals(
        "people: FILE: erased since, not provable here: event 8 says that it had this head just"
            + " before person 1 was erased; it can't be made again of the lines that are left. Note"
            + " the head of now\n",
        people("verify", "--head", last).err().replace(shown(), "FILE"));
    CommandOutput earlier = people("verify", "--head", first);
    assertEquals(1, earlier.exit());
    assertEquals(
        "people: FILE: erased since, not provable here: it has not had the head HEAD since event 8"
            + " erased person 1; before, it may have had it, or what was recorded by then was"
            + " changed, or it is another timeline's\n",
        timeless(earlier.err()).replace(shown(), "FILE"));
    assertEquals(0, people("verify", "--head", head()).exit());
  }

  @Test
  void aBackupThatIsRestoredSaysSoUntilSheIsErasedAgain() throws Exception {
    String backup = folder.resolve("elsewhere.jsonl").toString();
    assertEquals(0, people("backup", backup).exit());
    erase();
    empty();
    String told =
        shown()
            + ": erased before, and here again: person 1 at TIME; 'people erase --again' erases her"
            + " here too\n";
    assertEquals("people: " + told, timeless(people("restore", backup).err()));
    assertEquals("people: " + told, asked("show 1").err());
    CommandOutput again = asked("erase --again --yes");
    assertEquals(0, again.exit(), again.err());
    assertTrue(again.out().startsWith(shown() + ": erased person 1; "), again.out());
    assertEquals("", asked("verify").err());
    assertFalse(text().contains("Byron"));
    assertEquals(
        shown() + ": everyone who was erased is erased here\n", asked("erase --again").out());
  }

  @Test
  void whatIsImportedAgainDoesNotBringHerBackUnnoticed() throws IOException {
    use("patients.jsonl");
    String patients = "docs/patients.ndjson";
    assertEquals(0, people("import", patients).exit());
    assertEquals(0, people(words("erase 1 --why asked --yes")).exit());
    String before = text();
    CommandOutput planned = people(words("undo patients.ndjson --why wrong --dry-run"));
    assertTrue( // though it merged two
        planned.err().startsWith("people: what is left of person 1, who was erased, still counts"),
        planned.err());
    assertTrue(planned.out().startsWith("patients.ndjson: 8 of 18 events would be"), planned.out());
    CommandOutput refused = people("import", patients);
    assertEquals(1, refused.exit());
    assertTrue(
        refused.err().contains("the key Patient=p1 is that of person 1, who was erased at "));
    assertEquals(before, text());

    use("tree.jsonl");
    String tree = "notebooks/byron.ged";
    assertEquals(0, people("import", tree).exit());
    assertEquals(0, people(words("erase 3 --why asked --yes")).exit());
    assertFalse(text().contains("Ada"));
    CommandOutput said = people("import", tree);
    assertTrue(
        said.err().contains("person 7 has the name of person 3, who was erased at "), said.err());
  }

  @Test
  void aKeyOfSomebodyElseThatMentionsHerIsSaidToBeGone() {
    use("other.jsonl");
    people("create", "--first", "Zebulonia", "--last", "Quast");
    people(
        "create", "--first", "Ben", "--last", "Roos", "--key", "mail=zebulonia.quast@example.org");
    people("status", "2", "married", "--event-id", "wedding-of-Zebulonia");
    CommandOutput erased = people("erase", "1", "--why", "asked", "--yes");
    assertEquals(0, erased.exit());
    assertEquals(
        """
        people: the key mail=zebulonia.quast@example.org of person 2 mentioned her and is another one now: an import by it records somebody new; 'people identify 2 --key …' gives one
        people: the event id 'wedding-of-Zebulonia' of event 3 mentioned her and is gone: what is tried again with it is recorded twice
        """,
        erased.err());
  }

  @Test
  void hersIsTheFamilyOfOthersAndWhatEndsAUnionIsRecordedOfTheOther() {
    record(
        "status 1 partnered --with 2 --on 1850-01", "create --first Cleo --on 1851 --parents 1,2");
    erase();
    CommandOutput family = asked("family 3");
    assertTrue(family.out().contains("parent       1  erased "), family.out());
    assertTrue(
        asked("family 2").out().contains("partner       1  erased "), asked("family 2").out());
    for (String pair : List.of("1 2", "2 1")) {
      assertEquals(
          "people: nothing more is recorded of person 1, who was erased (event 11); 'people status"
              + " 2 divorced --with 1' records it of person 2 alone\n",
          asked("divorce " + pair).err());
    }
    assertEquals("", asked("status 2 divorced --with 1").err());
    assertEquals(0, asked("died 2").exit());
  }

  @Test
  void aListOfErasuresThatCantBeReadIsNamedAndHindersNoQuestion() throws IOException {
    erase();
    Path list = file.resolveSibling(file.getFileName() + ".erased");
    Files.delete(list);
    Files.createDirectory(list);
    String said =
        "%s: can't tell whether somebody is here again who was erased: %s: is no file; make that readable to whoever may read the timeline, or move it away\n"
            .formatted(file, list.getFileName());
    CommandOutput shown = people("show", "2");
    assertEquals(0, shown.exit());
    assertEquals("people: " + said, shown.err());
    CommandOutput again = people("erase", "--again", "--yes");
    assertEquals(1, again.exit());
    assertTrue(again.err().endsWith(said), again.err());
    assertEquals(
        "people: %s: not erased: %s: is no file\n".formatted(file, list.getFileName()),
        people("erase", "2", "--why", "asked", "--yes").err());
  }

  @Test
  void anErasedNameIsSaidToBeSoInListsForPeople() {
    erase();
    String persons = people("persons").out();
    assertTrue(persons.matches("(?s).*\\n +1  erased .*"), persons);
    String different = people("diff", "--from", "1700").out();
    assertTrue(different.matches("(?s).*\\n +1  erased .*"), different);
    assertFalse(people("persons", "--format", "csv").out().contains("erased"));
  }

  @Test
  void whatMayMeanHerIsListedAndTakenOnRequest() throws IOException {
    record("move 2 --city Ockham --source 'aunt ada'", "move 2 --city London --source 'aunt ada'");
    record("move 2 --city Ockham --source 'Addie told'");
    CommandOutput plan = asked("erase 1 --why asked --dry-run");
    assertTrue(
        plan.out().contains("stays, though it may mean her: aunt ada (event 7 and 1 other)\n"),
        plan.out());
    String[] command = words("erase 1 --why asked --yes --mention Addie --mention ada");
    CommandOutput done = people(command);
    assertEquals(0, done.exit(), done.err());
    assertFalse(done.out().contains("stays, though"), done.out());
    assertFalse(text().contains("aunt ada"));
    assertFalse(text().contains("Addie"));
    assertEquals(
        "people erase: --mention is of one person; expected ID and --why TEXT, or --again (see"
            + " 'people erase --help')\n",
        people("erase", "--due", "rules.txt", "--mention", "Addie").err());
    assertEquals(
        "people: 'al' is too short to be looked for; expected 3 letters\n",
        people("erase", "2", "--why", "asked", "--yes", "--mention", "al").err());
  }

  @Test
  void whatMeansHerIsTakenAgainFromAFileThatIsPutBack() throws IOException {
    record("move 2 --city Ockham --source 'Addie told'");
    String before = Files.readString(file);
    assertEquals(0, people(words("erase 1 --why asked --yes --mention Addie")).exit());
    Files.writeString(file, before);
    assertEquals(0, people(words("erase --again --yes --mention Addie")).exit());
    assertFalse(Files.readString(file).contains("Addie"));
  }

  @Test
  void anImportIsUndoneButForWhoWasErased() throws IOException {
    use("list.jsonl");
    Path list = folder.resolve("members.csv");
    Files.writeString(list, "id,first,last,status\n1,Ada,Byron,single\n2,Ben,King,single\n");
    assertEquals(0, people("import", list.toString(), "--guess", "--on", "2020-01-01").exit());
    assertEquals(0, people(words("erase 1 --why asked --yes")).exit());
    CommandOutput planned = people(words("undo members.csv --why wrong --dry-run"));
    assertEquals(0, planned.exit(), planned.err());
    assertFalse(planned.out().contains("person 1"), planned.out());
    CommandOutput undone = people(words("undo members.csv --why wrong"));
    assertEquals(0, undone.exit());
    assertEquals(
        "members.csv: 4 of 7 events retracted; what is left of the erased stays\n", undone.out());
    assertEquals(
        "people: what is left of person 1, who was erased, still counts; 'people erase ID --keep"
            + " nothing --why …' ends that\n",
        undone.err());
    assertTrue(asked("count --at 2020-06").out().contains("1 living"));
    assertEquals(
        "people: of the import members.csv stands nothing but what is left of people who were"
            + " erased\n",
        people(words("undo members.csv --why wrong")).err());
    assertEquals(0, asked("erase 1 --why wrong --keep nothing --yes").exit());
    assertTrue(asked("count --at 2020-06").out().contains("0 living"));
    assertEquals(
        "people: the import members.csv is undone already\n",
        people(words("undo members.csv --why wrong")).err());
  }
}
