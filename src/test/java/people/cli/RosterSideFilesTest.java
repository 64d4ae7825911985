package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What an import of lists writes beside the timeline, and the mapping of a series.
@DisplayName("Beside the timeline, an import of lists")
class RosterSideFilesTest extends PeopleCommandFixture {

  private String list(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n").toString();
  }

  @Test
  @DisplayName("does not take the rows that wait for a decision for a list")
  void refusesTheTableOfDecisionsAsAList() throws IOException {
    people("create", "--first", "Ada", "--last", "Byron");
    people("create", "--first", "Ada", "--last", "Byron");
    String club = list("club-2019.csv", "first,last", "Ada,Byron");
    String[] args = {"import", club, "--guess", "--match", "name", "--on-from-name"};
    assertEquals(0, people(args).exit());
    long size = Files.size(file);
    String review = club + ".review.csv";
    assertEquals(
        new CommandOutput(
            1,
            "",
            "people: %s: is a table of rows to be decided, not a list; expected the list, whose import reads it\n"
                .formatted(review)),
        people("import", review, "--guess", "--match", "name", "--on-from-name"));
    assertEquals(size, Files.size(file));
    assertEquals(
        new CommandOutput(
            2,
            "",
            "people import: --rejects and --review are the same file, %s; expected two (see 'people import --help')\n"
                .formatted(review)),
        people("import", club, "--guess", "--match", "name", "--rejects", review));
  }

  private void assertNothingRecorded(Path unwritable, String why, String... args) {
    assertEquals(
        new CommandOutput(1, "", "people: " + unwritable + ": can't write: " + why + "\n"),
        people(args));
    assertFalse(Files.exists(file));
  }

  @Test
  @DisplayName("records nothing when it can't write what it tells of it")
  void recordsNothingWhenASideFileCantBeWritten() throws IOException {
    String club = list("club-2019.csv", "no,last", "1,Byron", "2,King");
    Path nowhere = folder.resolve("no/file.csv");
    for (String option : List.of("--rejects", "--ids")) {
      assertNothingRecorded(
          nowhere,
          "no such file or folder: " + nowhere.getParent(),
          "import",
          club,
          "--guess",
          option,
          nowhere.toString());
      assertNothingRecorded(
          folder, "is a folder", "import", club, "--guess", option, folder.toString());
    }
    people("create", "--first", "Ada", "--last", "Byron");
    people("create", "--first", "Ada", "--last", "Byron");
    long size = Files.size(file);
    String keyless = list("keyless-2019.csv", "first,last", "Ada,Byron");
    assertEquals(
        new CommandOutput(
            1,
            "",
            "people: %s: can't write: no such file or folder: %s%n"
                .formatted(nowhere, nowhere.getParent())),
        people("import", keyless, "--guess", "--match", "name", "--review", nowhere.toString()));
    assertEquals(size, Files.size(file));
  }

  @Test
  @DisplayName(
      "takes the key that all lists of a series have, and names two columns that may be one thing")
  void takesTheKeyOfAllLists() throws IOException {
    String first = list("club-2019.csv", "id,no,last,geb.", "a1,1,Byron,10.12.1815");
    String second = list("club-2020.csv", "no,last", "1,King");
    CommandOutput read = people("import", first, second, "--on-from-name", "--guess");
    assertTrue(read.out().contains("made: 1 renamed\n"), read::toString);
    assertTrue(
        people("show", "no=1").out().matches("(?s).*\\nborn +1815-12-10\\n.*"),
        "geb. is the birth");
    String[] lists = {
      list("team-2020.csv", "no,surname", "1,King"),
      list("team-2021.csv", "no,Nachname", "1,King"),
      list("team-2022.csv", "no,last,Nachname", "1,King,Byron"),
      list("team-2023.csv", "no,surname,Nachname", "1,King,Byron")
    };
    assertEquals(
        "people import: "
            + lists[2]
            + " has two columns that may be 'last': 'Nachname', as in another list, and 'last';"
            + " say what it is with --map (see 'people import --help')\n",
        people("import", lists[0], lists[1], lists[2], lists[3], "--on-from-name", "--guess")
            .err());
  }

  @Test
  @DisplayName("names the file of what is not clear after the list")
  void namesTheReviewAfterTheList() {
    assertEquals(Path.of("lists/a.csv.review.csv"), RosterOptions.reviewOf(Path.of("lists/a.csv")));
    assertEquals(Path.of("standard-input.review.csv"), RosterOptions.reviewOf(Path.of("-")));
  }

  @Test
  @DisplayName("has one mapping for a series, shown and saved, that fits each list")
  void hasOneMappingForASeries() throws IOException {
    String first = list("club-2019.csv", "no,last,first,ort", "1,Byron,Ada,London");
    String second =
        list("club-2020.csv", "Nr,Nachname,first,born", "1,King,Ada,1955-12-10", "2,King,Wm,1945");
    String shown =
        "key: column 'no' or 'Nr', first: column 'first', last: column 'last' or 'Nachname',"
            + " city: column 'ort' where there is one, born: column 'born' where there is one";
    assertEquals(
        "people import: "
            + first
            + " to "
            + second
            + ": what the columns hold is only guessed: "
            + shown
            + "; --guess takes that, and --map corrects it (see 'people import --help')\n",
        people("import", second, first).err());
    String mapping = folder.resolve("club.json").toString();
    assertEquals(
        new CommandOutput(0, "", ""), people("import", first, second, "--save-mapping", mapping));
    assertTrue(
        Files.readString(Path.of(mapping)).contains("\"key\" : \"no|Nr\""),
        Files.readString(Path.of(mapping)));
    CommandOutput imported = people("import", first, second, "--mapping", mapping);
    assertEquals("", imported.err());
    assertTrue(imported.out().endsWith("made: 1 joined, 1 renamed, 1 birth\n"), imported.out());
    CommandOutput again = people("import", first, second, "--guess");
    assertTrue(again.out().endsWith("made: 2 unchanged\n"), again.out());
  }

  @Test
  @DisplayName("takes each list's own column where one has that of another as well")
  void takesTheOwnColumnOfEachList() throws IOException {
    String first = list("club-2019.csv", "no,first,nom", "1,Ada,Byron");
    String second = list("club-2020.csv", "no,first,last,nom", "1,Ada,King,x");
    CommandOutput imported = people("import", first, second, "--guess");
    assertEquals("", imported.err());
    String shown = people("show", "no=1", "--at", "2020-12-31").out();
    assertTrue(shown.contains("Ada King\n"), shown);
  }

  @Test
  @DisplayName("refuses a guess that contradicts itself, and a choice that no list has")
  void refusesAGuessThatContradictsItself() throws IOException {
    String first = list("club-2019.csv", "no,member,address", "1,Byron,Ring 1");
    String second = list("club-2020.csv", "no,member,address,city", "1,Byron,Ring 1,Ham");
    assertEquals(
        "people import: column 'address' seems to be 'address' in %s, and 'street' in %s; say what it is with --map (see 'people import --help')\n"
            .formatted(first, second),
        people("import", first, second, "--guess").err());
    assertEquals(
        "people import: 'key' may have no column; expected one in each list"
            + " (see 'people import --help')\n",
        people("import", first, "--map", "key=no|,name=member").err());
    assertEquals(
        "people: "
            + first
            + ", line 1: has no column 'nr' or 'id'; expected one of no, member, address\n",
        people("import", first, "--map", "key=nr|id,name=member").err());
  }

  @Test
  @DisplayName("replaces nothing that is read, nor the timeline")
  void replacesNothingThatIsReadNorTheTimeline() throws IOException {
    String club = list("club-2019.csv", "no,last", "1,Byron", ",King");
    String mapping = list("club.json", "{\"columns\": {\"key\": \"no\", \"last\": \"last\"}}");
    assertEquals(0, people("create", "--first", "Ada").exit());
    for (String written : List.of(club, mapping, file.toString())) {
      String before = Files.readString(Path.of(written));
      String why =
          written.equals(file.toString())
              ? " is the timeline itself; expected another file"
              : " is read by this import, and would be lost; expected another file";
      for (String option : List.of("--rejects", "--ids", "--problems", "--review")) {
        CommandOutput refused = people("import", club, "--mapping", mapping, option, written);
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains(option + ": " + written + why), refused.err());
        assertEquals(before, Files.readString(Path.of(written)));
      }
    }
    Path link = Files.createSymbolicLink(folder.resolve("link.jsonl"), file);
    for (Path written : List.of(file, link)) {
      CommandOutput saved =
          people("import", club, "--mapping", mapping, "--save-mapping", written.toString());
      assertTrue(
          saved.err().contains("--save-mapping: " + written + " is the timeline itself"),
          saved.err());
    }
    assertTrue(Files.readString(file).contains("PERSON_CREATION"));
    String twice = folder.resolve("twice.csv").toString();
    assertTrue(
        people("import", club, "--mapping", mapping, "--rejects", twice, "--ids", twice)
            .err()
            .contains("--rejects and --ids are the same file, " + twice + "; expected two"));
    assertEquals(0, people("import", club, "--mapping", mapping, "--save-mapping", mapping).exit());
  }

  @Test
  @DisplayName("says of a changed list what of somebody's beginning it corrects")
  void saysWhatOfABeginningIsCorrected() throws IOException {
    String first = list("club-2019.csv", "no,last,born,status", "1,Byron,1970,M");
    people("import", first, "--guess");
    String changed = list("club-2019.csv", "no,last,born,status", "1,Byron,1970,D");
    String told = people("import", changed, "--guess", "--dry-run").out();
    assertTrue(
        told.endsWith("would change:\n  person 1 (Byron), corrected status: MARRIED → DIVORCED\n"),
        told);
    String later = list("club-2019.csv", "no,last,born,status", "1,Byron,1970-02-03,M");
    String birth = people("import", later, "--guess", "--dry-run").out();
    assertTrue(
        birth.endsWith("would change:\n  person 1 (Byron), corrected birth: 1970 → 1970-02-03\n"),
        birth);
  }
}
