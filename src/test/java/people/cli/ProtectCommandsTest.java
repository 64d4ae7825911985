package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The commands that encrypt what is personal in a timeline, and all others on such a one.
class ProtectCommandsTest extends PeopleCommandFixture {

  private String key;
  private String next;

  @BeforeEach
  void people() throws IOException {
    key = key("master.key", "a1");
    next = key("next.key", "b2");
    record(
        "create --first Adalgisa --last Lindqvist --status single --street 'Mill Lane 3' --city"
            + " Delft --on 1980 --key payroll=4711 --source 'parish book'",
        "create --first Benvolio --last Rossini --status single --street 'Mill Lane 3' --city Delft"
            + " --on 1981",
        "marry 1 2 --on 2005-06-01",
        "correct 0 --last Lindquist --why 'misread, says Rossini'");
  }

  private String key(String name, String twoDigits) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, twoDigits.repeat(32));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file.toString();
  }

  private CommandOutput withKey(String... words) {
    return people(with(String.join("\0", words).split("\0"), "--master-key", key));
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  private void protect() {
    CommandOutput done = withKey("protect", "--by", "clerk7");
    assertEquals(0, done.exit(), done.err());
    assertTrue(
        done.out().startsWith(file + ": protected, 4 of 6 events written anew\nhead "), done.out());
  }

  @Test
  void everyQuestionIsAnsweredAsBeforeWithTheKey() {
    List<List<String>> questions =
        List.of(
            List.of("show", "1"),
            List.of("show", "payroll=4711"),
            List.of("history", "1"),
            List.of("snapshot", "--at", "2010"),
            List.of("households", "--at", "2010"),
            List.of("couples", "1"),
            List.of("find", "lindquist"),
            List.of("find", "mill", "lane"),
            List.of("duplicates"),
            List.of("periods", "--of", "address"),
            List.of("why", "1"),
            List.of("check"),
            List.of("export", "-", "--what", "people"));
    List<CommandOutput> before = new ArrayList<>();
    for (List<String> each : questions) {
      before.add(people(each.toArray(String[]::new)));
    }
    protect();
    for (int i = 0; i < questions.size(); i++) {
      CommandOutput after = withKey(questions.get(i).toArray(String[]::new));
      assertEquals(before.get(i).out(), after.out(), questions.get(i).toString());
      assertEquals(before.get(i).err(), after.err(), questions.get(i).toString());
    }
  }

  @Test
  void withoutTheKeyCountsAreTheSameAndNamesAreDots() {
    String count = people("count", "--at", "2010").out();
    String rates = people("households", "--at", "2010", "--format", "csv").out();
    protect();
    CommandOutput counted = people("count", "--at", "2010");
    assertEquals(count, counted.out());
    assertEquals(
        "people: " + file + ": is protected, and no key is given: names read as •••\n",
        counted.err());
    String households = people("households", "--at", "2010", "--format", "csv").out();
    assertEquals(rates.lines().count(), households.lines().count());
    String shown = people("show", "1").out();
    assertTrue(shown.contains("name     ••• •••\n"), shown);
    assertFalse(shown.contains("Lind"), shown);
    assertEquals(1, people("died", "1", "--on", "2020").exit());
  }

  @Test
  void bothCommandsNeedAKey() {
    String expected =
        "no master key; expected --master-key FILE, --key-command COMMAND, or one of"
            + " PEOPLE_KEY_FILE, PEOPLE_KEY and PEOPLE_KEY_COMMAND (see 'people --help')\n";
    assertEquals("people: " + expected, people("protect").err());
    assertEquals(2, people("unprotect").exit());
    assertEquals(2, people("protect", "--master-key", key, "--key-command", "echo").exit());
    assertEquals(2, withKey("protect", "--new-master-key", next).exit());
    assertEquals(2, withKey("protect", "--rotate").exit());
    assertEquals("people: " + file + ": is not protected\n", withKey("unprotect").err());
  }

  @Test
  void verifySaysSinceWhenAHeadIsNotProvable() {
    String head = people("verify").out().lines().toList().getLast().substring(5);
    protect();
    CommandOutput verified = withKey("verify");
    assertTrue(
        verified.out().contains("lines with something sealed: 5, all opened\n"), verified.out());
    assertEquals(
        "people: "
            + file
            + ": protected since, not provable here: event 6 says that it had this head just before"
            + " all lines were written anew, which 'unprotect' takes back. Note the head of now\n",
        withKey("verify", "--head", head).err());
    String never = "0".repeat(64);
    assertTrue(
        withKey("verify", "--head", never)
            .err()
            .contains(
                ": protected since, not provable here: it has not had the head "
                    + never
                    + " since event 6 protected it; before, it may have had it"));
    assertEquals(0, withKey("unprotect").exit());
    CommandOutput again = people("verify", "--head", head);
    assertTrue(
        again.out().contains("the first 6 events are as they were when that head was noted"),
        again.out() + again.err());
  }

  @Test
  void theMasterKeyBecomesAnotherOne() throws IOException {
    protect();
    byte[] before = Files.readAllBytes(file);
    assertEquals(0, withKey("protect", "--rotate", "--new-master-key", next).exit());
    assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(file)));
    CommandOutput refused = withKey("show", "1");
    assertTrue(refused.err().contains("is of another master key"), refused.err());
    assertEquals(0, people("show", "1", "--master-key", next).exit());
  }

  @Test
  void whatIsHandedOnWithTheKeyIsPlainAndWithoutItIsDots() throws IOException {
    protect();
    String with = withKey("follow", "--once", "--format", "json", "--after", "-1").out();
    assertTrue(with.contains("Lindqvist") && !with.contains("_sealed"), with);
    String without = people("follow", "--once", "--format", "cloudevents", "--after", "-1").out();
    assertTrue(without.contains("•••") && !without.contains("_sealed"), without);
    assertFalse(without.contains("Lindq"), without);
    for (String line : List.of("events --format json", "history 1 --format json")) {
      String open = withKey(words(line)).out();
      assertTrue(open.contains("Lindqvist") && !open.contains("_sealed"), open);
      String closed = people(words(line)).out();
      assertTrue(closed.contains("•••") && !closed.contains("_sealed"), closed);
    }
    for (String name : List.of("events.json", "events.jsonl", "events.cloudevents.ndjson")) {
      Path exported = folder.resolve(name);
      assertEquals(0, withKey("export", exported.toString()).exit());
      String open = Files.readString(exported);
      assertTrue(open.contains("Lindqvist") && !open.contains("_sealed"), open);
    }
  }

  @Test
  void aBackupCanBeReadWithTheKeyThatGoesAlong() {
    protect();
    String backup = folder.resolve("backup.jsonl").toString();
    assertEquals(0, people("backup", backup).exit());
    CommandOutput shown = run("--timeline", backup, "show", "1", "--master-key", key);
    assertTrue(shown.out().contains("Adalgisa Lindquist"), shown.out() + shown.err());
    String restored = folder.resolve("restored.jsonl").toString();
    assertEquals(0, run("--timeline", restored, "restore", backup).exit());
    assertTrue(
        run("--timeline", restored, "show", "1", "--master-key", key).out().contains("Lindquist"));
  }

  @Test
  @Tag("process")
  void aCommandMayPrintTheKey() {
    protect();
    CommandOutput shown = people("show", "1", "--key-command", "cat '" + key + "'");
    assertTrue(shown.out().contains("Adalgisa Lindquist"), shown.out() + shown.err());
  }

  @Test
  void aCopyWithoutTheKeyIsRefusedAndALeftoverIsNamed() throws IOException {
    protect();
    CommandOutput refused =
        run("--timeline", folder.resolve("other.jsonl").toString(), "import", file.toString());
    assertEquals(1, refused.exit());
    assertTrue(refused.err().contains("is protected, and would come as •••"), refused.err());
    CommandOutput copied =
        run(
            "--timeline",
            folder.resolve("other.jsonl").toString(),
            "import",
            file.toString(),
            "--master-key",
            key);
    assertEquals(0, copied.exit(), copied.err());
    assertTrue(Files.readString(folder.resolve("other.jsonl")).contains("Adalgisa"));
    Path left = Files.copy(file, folder.resolve("people.jsonl.converting"));
    String warned = withKey("verify").err();
    assertTrue(warned.contains("people.jsonl.converting: left by a conversion"), warned);
    assertEquals(1, withKey("protect").exit());
    assertFalse(Files.exists(left));
  }

  @Test
  void anImportMatchesByKeysThatAreSealed() throws IOException {
    protect();
    Path list = folder.resolve("list-2020-01-01.csv");
    Files.writeString(list, "payroll,first,last\n4711,Adalgisa,Lindquist\n4712,Cleo,Roos\n");
    CommandOutput done =
        withKey("import", list.toString(), "--guess", "--key", "payroll", "--on-from-name");
    assertEquals(0, done.exit(), done.out() + done.err());
    assertEquals(
        3, withKey("snapshot", "--all", "--format", "csv").out().lines().count() - 1, done.out());
  }
}
