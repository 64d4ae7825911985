package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bad input to the commands: one line, the right exit code, and the timeline as it was.
class BadInputTest extends PeopleCommandFixture {

  private static final String STATUSES =
      "SINGLE, MARRIED, PARTNERED, SEPARATED, DIVORCED, WIDOWED, UNKNOWN";
  private static final String DATES =
      "expected a day (1835-07-08), a month (1835-07), a year (1835) or an EDTF interval"
          + " (1835/1837)";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          frobnicate                         | people: unknown command 'frobnicate' (see 'people --help')
          craete --first Ada                 | people: unknown command 'craete'; did you mean create? (see 'people --help')
          shwo --help                        | people: unknown command 'shwo'; did you mean show? (see 'people --help')
          help shwo                          | people: unknown command 'shwo'; did you mean show? (see 'people --help')
          show --hlep                        | people show: unknown option '--hlep'; did you mean --help? (see 'people show --help')
          show 1 --on 1840                   | people show: unknown option '--on'; did you mean --at? (see 'people show --help')
          show 1 -at 1840                    | people show: unknown option '-at'; did you mean --at? (see 'people show --help')
          died 1 --date=1840                 | people died: unknown option '--date'; did you mean --on? (see 'people died --help')
          create --firstname Ada             | people create: unknown option '--firstname'; did you mean --first? (see 'people create --help')
          create Ada Byron                   | people create: unexpected 'Ada' (see 'people create --help')
          snapshot 1840                      | people snapshot: unexpected '1840'; did you mean --at 1840? (see 'people snapshot --help')
          report ada.html                    | people report: unexpected 'ada.html'; did you mean -o ada.html? (see 'people report --help')
          creat --first Ada                  | people: unknown command 'creat'; did you mean create? (see 'people --help')
          show 1 --frobnicate                | people show: unknown option '--frobnicate' (see 'people show --help')
          show one                           | "people show: 'one' is not an identifier; expected a whole number up to 2147483647, or a key such as bioguide_id=B000944; 'people find one' looks for a name (see 'people show --help')"
          show                               | people show: ID is missing (see 'people show --help')
          show 1 --at 1835-13                | people show: --at: '1835-13' is not a date; DATES (see 'people show --help')
          status 1 married --on 8.7.1835     | people status: --on: '8.7.1835' is not a date (did you mean 1835-07-08?); DATES (see 'people status --help')
          status 1 maried                    | people status: 'maried' is not a status; expected one of STATUSES (see 'people status --help')
          create --first A --status maried   | people create: --status: 'maried' is not a status; expected one of STATUSES (see 'people create --help')
          create                             | "people create: a name needs a firstname or a lastname: --first or --last (see 'people create --help')"
          move 1 --street ''                 | "people move: an address needs a street, a city, a postcode or a country: --street, --city, … (see 'people move --help')"
          move 1 --unknown --city Ockham     | "people move: --unknown says that no address is known; expected no --street, --city, … (see 'people move --help')"
          create --first A --born soon       | people create: --born: 'soon' is not a date; DATES (see 'people create --help')
          observe                            | people observe: --until DATE is missing (see 'people observe --help')
          left 1 --why                       | people left: --why: TEXT is missing (see 'people left --help')
          correct 0 --why misread            | "people correct: nothing to correct: expected --on, --born, --status, --first, --city, … (see 'people correct --help')"
          died 1 --event-id ' '              | "people died: --event-id: the event id is ' '; expected 1 to 200 characters, no control characters, and no spaces at the ends (see 'people died --help')"
          died 1 --expect-revision -2        | people died: --expect-revision: '-2' is not a revision; expected a whole number from 0 (see 'people died --help')
          show 1 --format xml                | people show: --format: 'xml' is not one of table, csv, json (see 'people show --help')
          simulate --seed abc                | people simulate: --seed: 'abc' is not a whole number (see 'people simulate --help')
          simulate --people 0                | people simulate: --people is 0; expected a whole number from 1 to 20000000 (see 'people simulate --help')
          simulate --mess much               | people simulate: --mess: 'much' is not a number (see 'people simulate --help')
          simulate --mess 5                  | people simulate: --mess is 5.0; expected a share from 0 to 0.5 (see 'people simulate --help')
          simulate --truth not/there.csv     | people simulate: --truth is not/there.csv; expected a file in a folder that is there (see 'people simulate --help')
          demo                               | people demo: has a timeline of its own, demo/people.jsonl; expected no --timeline (see 'people demo --help')
          verify --head 12ab                 | people verify: --head: '12ab' is not a head; expected 64 hexadecimal digits (see 'people verify --help')
          backup                             | people backup: FILE is missing (see 'people backup --help')
          restore                            | people restore: FILE is missing (see 'people restore --help')
          import                             | people import: FILE is missing (see 'people import --help')
          """)
  void aWrongCommandLineIsOneLineAndExitCodeTwo(String line, String message) throws IOException {
    ada();
    byte[] before = Files.readAllBytes(file);
    CommandOutput result = people(words(line));
    String expected = message.replace("STATUSES", STATUSES).replace("DATES", DATES);
    assertEquals(new CommandOutput(2, "", expected + "\n"), result);
    assertEquals(new String(before, StandardCharsets.UTF_8), Files.readString(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          count --by age             | one of status, city, sex
          periods --of age           | one of status, address, sex
          periods 1 --of age         | one of status, address, sex
          transitions --of age       | one of status, sex
          """)
  void anAttributeThatNobodyHasIsNamedWithThoseThatThereAre(String line, String expected) {
    ada();
    people("set", "1", "sex=female");
    assertEquals(
        new CommandOutput(
            1, "", "people: nobody has an attribute 'age'; expected " + expected + "\n"),
        people(words(line)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"count --by Sex", "periods --of sxe", "transitions --of SEX"})
  void anAttributeThatIsTypedInAnotherWayIsRefusedWithTheOneThatMayBeMeant(String line) {
    ada();
    people("set", "1", "sex=female");
    String said = people(words(line)).err();
    assertTrue(said.contains(" (did you mean 'sex'?); expected one of "), said);
  }

  @ParameterizedTest
  @CsvSource({
    "show Ada, people find Ada",
    "history 'Ada King', people find \"Ada King\"",
    "move Ada --city Ockham, people find Ada"
  })
  void aNameInPlaceOfAnIdentifierLeadsToFind(String line, String search) {
    ada();
    CommandOutput said = people(words(line));
    assertEquals(2, said.exit());
    assertTrue(said.err().contains("; '%s' looks for a name (see".formatted(search)), said.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show 7",
        "history 7",
        "events 7",
        "periods 7",
        "moves 7",
        "transitions 7",
        "why 7",
        "status 7 married",
        "move 7 --city X",
        "rename 7 --last X",
        "died 7",
        "left 7",
        "returned 7",
        "move 7 --unknown",
        "set 7 occupation=clerk",
        "identify 7 --key school=1",
        "parents 7 --not-known"
      })
  void anUnknownIdentifierIsNamedWithTheKnownRange(String line) throws IOException {
    ada();
    byte[] before = Files.readAllBytes(file);
    assertEquals(
        new CommandOutput(1, "", "people: no person 7: the timeline has person 1 only\n"),
        people(words(line)));
    assertEquals(new String(before, StandardCharsets.UTF_8), Files.readString(file));
  }

  static List<String> readingLines() {
    return List.of(
        "show 1",
        "history 1",
        "events",
        "snapshot",
        "count",
        "periods",
        "moves",
        "transitions",
        "diff --from 1840",
        "why 1",
        "check",
        "verify",
        "backup FREE");
  }

  static List<String> readingAndWritingLines() {
    List<String> lines = new ArrayList<>(readingLines());
    lines.add("status 1 married");
    lines.add("correct 0 --on 1815 --why misread");
    lines.add("retract 4 --why misread");
    lines.add("create --first A");
    lines.add("observe --until 2019");
    return lines;
  }

  @ParameterizedTest
  @MethodSource("readingAndWritingLines")
  void aDamagedLineIsNamedByEveryCommandAndLeftAsItIs(String line) throws IOException {
    ada();
    String damaged = Files.readString(file).replaceFirst("(?m)MARRIED", "MARR\u0000ED");
    Files.writeString(file, damaged);
    CommandOutput result = people(words(line));
    assertEquals(1, result.exit());
    assertEquals("", result.out().replaceFirst("(?s)^\\[\n.*", ""));
    assertEquals(
        "people: "
            + file
            + ", line 2: does not fit its check: it was changed, or lines above it were changed,"
            + " moved or removed\n",
        result.err());
    assertEquals(damaged, Files.readString(file));
  }

  @ParameterizedTest
  @MethodSource("readingLines")
  void aMissingTimelineIsNamedWithWhatStartsOne(String line) {
    assertEquals(
        new CommandOutput(
            1,
            "",
            "people: %s: no such timeline; 'people create' or 'people import' starts one, --timeline names another\n"
                .formatted(file)),
        people(words(line)));
    assertFalse(Files.exists(file));
  }

  @Test
  void anEmptyTimelineIsSaidAndCanBeStarted() throws IOException {
    Files.createFile(file);
    assertEquals(
        new CommandOutput(0, "[]\n", "people: " + file + ": no events yet\n"),
        people("snapshot", "--format", "json"));
    assertEquals(
        new CommandOutput(1, "", "people: no person 1: the timeline has nobody yet\n"),
        people("show", "1"));
    assertEquals(new CommandOutput(0, "1\n", ""), people("create", "--first", "Ada"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show 1",
        "events",
        "verify",
        "backup FREE",
        "create --first A",
        "status 1 married",
        "simulate --people 10"
      })
  void aFolderInsteadOfAFileIsRefused(String line) throws IOException {
    Files.createDirectory(file);
    assertEquals(
        new CommandOutput(1, "", "people: " + file + ": is a folder, expected a timeline file\n"),
        people(words(line)));
  }

  @Test
  @Tag("process")
  void aFileThatMayNotBeReadIsRefused() throws Exception {
    ada();
    byte[] before = Files.readAllBytes(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    for (String line : List.of("show 1", "status 1 married")) {
      List<String> command = new ArrayList<>();
      if (System.getProperty("user.name").equals("root")) {
        command.addAll(List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"));
      }
      command.addAll(
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              PeopleCommand.class.getName(),
              "--timeline",
              file.toString()));
      command.addAll(List.of(words(line)));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String what = line.startsWith("show") ? "can't read" : "can't (read|append)";
      assertTrue(
          printed.matches("people: \\Q" + file + "\\E: " + what + ": permission denied\n"),
          printed);
      assertEquals(1, process.waitFor());
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertEquals(new String(before, StandardCharsets.UTF_8), Files.readString(file));
  }

  @Test
  void whatIsNoGedcomIsRefusedAndNothingIsImported() throws IOException {
    ada();
    byte[] before = Files.readAllBytes(file);
    for (String content : List.of("Dear diary,\n", "", "0 HEAD\n0 TRLR\n")) {
      Path other = Files.writeString(folder.resolve("diary.txt"), content);
      CommandOutput result = people("import", other.toString());
      assertEquals(1, result.exit(), content);
      assertEquals("", result.out());
      assertEquals(1, result.err().lines().count(), result.err());
      assertTrue(result.err().startsWith("people: " + other + ": "), result.err());
    }
    assertEquals(new String(before, StandardCharsets.UTF_8), Files.readString(file));
  }

  @Test
  @Tag("process")
  void anAnswerThatCantBeWrittenIsAnError() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")));
    ada();
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "exec \"$0\" -cp \"$1\" %s --timeline \"$2\" events >/dev/full"
                    .formatted(PeopleCommand.class.getName()),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                System.getProperty("java.class.path"),
                file.toString())
            .start();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("people: can't write the answer: No space left on device\n", err);
    assertEquals(1, process.waitFor());
  }

  @Test
  void aWordThatTheLocaleCouldNotDecodeIsRefused() {
    CommandOutput result = people("create", "--first", "Zo\uFFFD");
    assertEquals(2, result.exit());
    assertEquals(
        "people: 'Zo\uFFFD' is not in the character set of this locale; set LC_ALL=C.UTF-8\n",
        result.err());
    assertFalse(Files.exists(file));
  }
}
