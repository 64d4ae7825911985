package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PeopleCommandTest {

  private static final String STATUSES =
      "SINGLE, MARRIED, PARTNERED, SEPARATED, DIVORCED, WIDOWED, UNKNOWN";
  private static final String DATES =
      "expected a day (1835-07-08), a month (1835-07), a year (1835) or an EDTF interval"
          + " (1835/1837)";

  @TempDir private Path folder;
  private Path file;

  record Result(int exit, String out, String err) {}

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("people.jsonl");
  }

  /// Runs `people` on the test's own timeline.
  private Result people(String... args) {
    List<String> words = new ArrayList<>(List.of("--timeline", file.toString()));
    words.addAll(Arrays.asList(args));
    words.replaceAll(word -> word.equals("FREE") ? folder.resolve("free").toString() : word);
    return run(words.toArray(new String[0]));
  }

  static Result run(String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exit;
    try (var outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
        var errStream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      exit = PeopleCommand.run(outStream, errStream, args);
    }
    return new Result(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// Splits at spaces, except inside single quotes.
  static String[] words(String line) {
    return Stream.of(line.trim().split(" +(?=(?:[^']*'[^']*')*[^']*$)"))
        .map(word -> word.replace("'", ""))
        .toArray(String[]::new);
  }

  private void ada() {
    for (String line :
        List.of(
            "create --first Ada --last Byron --status single --street 'Piccadilly 13' --city London"
                + " --on 1815-12-10",
            "status 1 married --on 1835-07-08",
            "move 1 --street 'Ockham Park' --city Ockham --on 1835-07",
            "rename 1 --last King --on 1835-07-08",
            "died 1 --on 1852-11-27 --source 'The Times'")) {
      Result result = people(words(line));
      assertEquals(0, result.exit, result.err);
    }
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  // ---- recording

  @Test
  void createPrintsTheIdentifierAndNothingElse() {
    assertEquals(new Result(0, "1\n", ""), people("create", "--first", "Ada"));
    assertEquals(
        new Result(0, "2\n", ""), people("create", "--last", "Byron", "--status", "WiDoWeD"));
  }

  @Test
  void aRecordedFactIsOneReadableLine() throws IOException {
    ada();
    assertEquals(
        """
        {"type":"PERSON_CREATION","personId":1,"name":{"firstname":"Ada","lastname":"Byron"},"status":"SINGLE","address":{"street":"Piccadilly 13","city":"London"},"effective":"1815-12-10"}
        {"type":"PERSON_STATUS_CHANGE","personId":1,"newStatus":"MARRIED","effective":"1835-07-08"}
        {"type":"PERSON_ADDRESS_CHANGE","personId":1,"newAddress":{"street":"Ockham Park","city":"Ockham"},"effective":"1835-07"}
        {"type":"PERSON_NAME_CHANGE","personId":1,"newName":{"lastname":"King"},"effective":"1835-07-08"}
        {"type":"PERSON_DEATH","personId":1,"effective":"1852-11-27","source":"The Times"}
        """,
        Files.readString(file).replaceAll(",\"_(datetime|check)\":\"[^\"]*\"", ""));
  }

  @Test
  void oddTextsAreRecordedAsTheyAre() {
    assertEquals(
        0,
        people("create", "--first", "@home \"Zoë\" $HOME", "--last", "O'Brien\t王", "--city", "-x")
            .exit);
    JsonNode person = json(people("show", "1", "--format", "json").out);
    assertEquals("@home \"Zoë\" $HOME", person.at("/name/firstname").asString());
    assertEquals("O'Brien\t王", person.at("/name/lastname").asString());
    assertEquals("-x", person.at("/address/city").asString());
    String table = people("show", "1").out;
    assertTrue(
        table.contains("O'Brien\uFFFD王"),
        "a control character must not reach the terminal: " + table);
  }

  @Test
  void yearsBeforeChristAndTodayAreDates() {
    assertEquals(0, people("create", "--first", "Gaius", "--on", "-0099-07-12").exit);
    assertEquals(0, people("died", "1", "--on=-0043-03-15").exit);
    assertEquals(0, people("create", "--first", "New", "--on", "today").exit);
    assertEquals(
        "-0043-03-15", json(people("show", "1", "--format", "json").out).get("died").asString());
    assertTrue(
        json(people("show", "2", "--at", "today", "--format", "json").out)
            .get("living")
            .asBoolean());
  }

  @Test
  void aCommandThatIsRunAgainWithTheSameEventIdRecordsNothingAndPrintsTheSame() throws IOException {
    for (int i = 0; i < 2; i++) {
      assertEquals(
          new Result(0, "1\n", ""), people("create", "--first", "Ada", "--event-id", "form 17"));
      for (String line :
          List.of(
              "status 1 married --event-id letter-1 --expect-revision 0",
              "move 1 --city Ockham --event-id letter-2 --expect-revision 1",
              "rename 1 --last King --event-id letter-3",
              "died 1 --on 1852 --event-id letter-4",
              "correct 4 --on 1852-11-27 --why misread --event-id letter-5 --expect-revision 4",
              "retract 2 --why 'another Ada' --event-id letter-6 --expect-revision 5")) {
        assertEquals(new Result(0, "", ""), people(words(line)), line);
      }
    }
    List<String> lines = Files.readAllLines(file);
    assertEquals(7, lines.size());
    assertTrue(
        lines
            .getFirst()
            .startsWith(
                "{\"type\":\"PERSON_CREATION\",\"personId\":1,\"name\":{\"firstname\":\"Ada\"},\"status\":\"UNKNOWN\",\"_id\":\"form"
                    + " 17\",\"_datetime\":"),
        lines.getFirst());
    assertEquals(
        new Result(
            1,
            "",
            "people: the event id 'letter-3' is taken: event 3 has it, and says something else\n"),
        people("rename", "1", "--last", "Byron", "--event-id", "letter-3"));
    assertEquals(lines, Files.readAllLines(file));
  }

  @Test
  void aChangeThatExpectsAnotherRevisionIsRefusedAndSaysBoth() {
    ada();
    assertEquals("4", json(people("show", "1", "--format", "json").out).get("revision").toString());
    assertEquals(0, people("create", "--first", "Ben").exit);
    for (String line :
        List.of(
            "status 1 single",
            "move 1 --city London",
            "rename 1 --last Byron",
            "died 1",
            "correct 4 --on 1852-11 --why misread",
            "retract 4 --why misread")) {
      assertEquals(
          new Result(
              1,
              "",
              "people: person 1 is at revision 4, expected 3: someone else recorded something"
                  + " first\n"),
          people(words(line + " --expect-revision 3")),
          line);
    }
    assertEquals(0, people(words("retract 4 --why misread --expect-revision 4")).exit);
    assertEquals(
        "5",
        json(people("show", "1", "--at", "1836", "--format", "json").out)
            .get("revision")
            .toString());
    assertEquals(
        "people: no event 99: the timeline has events 0 to 6\n",
        people(words("retract 99 --why misread --expect-revision 4")).err);
  }

  // ---- asking

  @Test
  void showGivesOneObject() {
    ada();
    assertEquals(
        """
        {"personId":1,"name":{"firstname":"Ada","lastname":"King"},"status":"MARRIED","address":{"street":"Ockham Park","city":"Ockham"},"created":"1815-12-10","living":true,"certain":true,"revision":4}
        """,
        people("show", "1", "--at", "1836", "--format", "json").out);
    assertEquals(
        """
        person   1
        name     Ada King
        status   MARRIED
        address  Ockham Park, Ockham
        created  1815-12-10
        died     1852-11-27
        """,
        people("show", "1").out);
    assertEquals(
        """
        personId,firstname,lastname,status,street,city,postcode,country,created,died,living,certain,source
        1,Ada,Byron,SINGLE,Piccadilly 13,London,,,1815-12-10,,true,true,
        """,
        people("show", "1", "--at", "1835-06", "--format", "csv").out);
    assertTrue(
        people("show", "1", "--at", "1800").out.endsWith("note     not there yet on 1800-12-31\n"));
  }

  @Test
  void historyTellsTheStoryInOrderOfEffectAndEventsInOrderOfRecording() throws IOException {
    ada();
    assertEquals(
        """
        #  DATE        AGE  WHAT                                              SOURCE
        0  1815-12-10       created Ada Byron, single, Piccadilly 13, London
        2  1835-07     ~19  moved to Ockham Park, Ockham
        1  1835-07-08   19  married
        3  1835-07-08   19  renamed King
        4  1852-11-27   36  died                                              The Times
        """,
        people("history", "1").out);
    List<String> lines = Files.readAllLines(file);
    assertEquals(
        "[\n  " + String.join(",\n  ", lines) + "\n]\n", people("events", "--format", "json").out);
    assertEquals(
        people("events", "--format", "json").out, people("events", "1", "--format", "json").out);
    assertEquals(
        List.of(0, 2, 1, 3, 4),
        json(people("history", "1", "--format", "json").out)
            .valueStream()
            .map(event -> lines.indexOf(event.toString()))
            .toList());
    assertEquals(
        "1,PERSON_STATUS_CHANGE,1,,,MARRIED,,,,,1835-07-08,,,,",
        people("events", "--format", "csv").out.lines().toList().get(2).replaceFirst("[^,]*$", ""));
  }

  @Test
  void historyUpToADateLeavesOutWhatCountsLaterAndWhatCorrectsIt() {
    ada();
    people("status", "1", "divorced", "--on", "2050");
    people("retract", "5", "--why", "dreamt");
    assertEquals(
        List.of("0", "2", "1", "3", "4"),
        people("history", "1", "--at", "1950")
            .out
            .lines()
            .skip(1)
            .map(l -> l.split(" ")[0])
            .toList());
    assertEquals(8, people("history", "1").out.lines().count());
  }

  @Test
  void snapshotListsTheLivingAndCanBeNarrowed() {
    ada();
    people(
        "create", "--first", "Charles", "--status", "widowed", "--city", "London", "--on", "1791");
    assertEquals(
        """
        ID  NAME      STATUS   ADDRESS              CREATED
         1  Ada King  MARRIED  Ockham Park, Ockham  1815-12-10
         2  Charles   WIDOWED  London               1791
        """,
        people("snapshot", "--at", "1840").out);
    assertEquals(List.of(2), ids("snapshot", "--at", "1840", "--status", "widowed"));
    assertEquals(List.of(2), ids("snapshot", "--at", "1840", "--city", "london"));
    assertEquals(List.of(2), ids("snapshot", "--at", "1800"));
    assertEquals(List.of(1, 2), ids("snapshot", "--at", "1800", "--all"));
    assertEquals("[]\n", people("snapshot", "--at", "1700", "--format", "json").out);
    assertEquals("none\n", people("snapshot", "--at", "1700").out);
  }

  private List<Integer> ids(String... args) {
    List<String> words = new ArrayList<>(Arrays.asList(args));
    words.addAll(List.of("--format", "json"));
    return json(people(words.toArray(new String[0])).out)
        .valueStream()
        .map(person -> person.get("personId").intValue())
        .toList();
  }

  @Test
  void countCountsByStatusOrByCity() {
    ada();
    people(
        "create", "--first", "Charles", "--status", "widowed", "--city", "London", "--on", "1791");
    people("create", "--first", "Mary", "--status", "widowed", "--on", "1797");
    assertEquals(
        "[\n  {\"status\":\"MARRIED\",\"people\":1},\n  {\"status\":\"WIDOWED\",\"people\":2}\n]\n",
        people("count", "--at", "1840", "--format", "json").out);
    assertEquals(
        "[\n"
            + "  {\"city\":null,\"people\":1},\n"
            + "  {\"city\":\"London\",\"people\":1},\n"
            + "  {\"city\":\"Ockham\",\"people\":1}\n"
            + "]\n",
        people("count", "--at", "1840", "--by", "city", "--format", "json").out);
    assertEquals(
        "status,people\nMARRIED,1\nWIDOWED,2\n",
        people("count", "--at", "1840", "--format", "csv").out);
    assertEquals(
        """
        STATUS   PEOPLE   SHARE
        MARRIED       1  33.3 %  ███████████████
        WIDOWED       2  66.7 %  ██████████████████████████████
        3 living on 1840-12-31
        """,
        people("count", "--at", "1840").out);
  }

  /// What `sha256sum` prints.
  private String sha256() throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  @Test
  void verifySaysWhatTheTimelineHolds() throws Exception {
    ada();
    List<String> lines = Files.readAllLines(file);
    String first = time(lines.getFirst());
    String last = time(lines.getLast());
    assertEquals(
        new Result(
            0,
            "%s: 5 events, people: 1, recorded from %s to %s; no damage\nhead %s\n"
                .formatted(file, first, last, sha256()),
            ""),
        people("verify"));
    assertEquals(
        json(
            """
            {"file":"%s","events":5,"people":1,"uncheckedLines":0,"earlierLines":0,\
            "firstRecorded":"%s","lastRecorded":"%s","head":"%s","unfinishedBytes":0}
            """
                .formatted(file, first, last, sha256())),
        json(people("verify", "--format", "json").out));
    assertEquals(
        """
        file,events,people,uncheckedLines,earlierLines,firstRecorded,lastRecorded,head,eventsAtNotedHead,unfinishedBytes
        %s,5,1,0,0,%s,%s,%s,5,0
        """
            .formatted(file, first, last, sha256()),
        people("verify", "--head", sha256(), "--format", "csv").out);
    Files.writeString(file, Files.readString(file) + "{\"type\":");
    Result torn = people("verify");
    assertEquals(0, torn.exit);
    assertEquals(
        "people: %s: the last 8 bytes are an unfinished append; the next one sets them aside\n"
            .formatted(file),
        torn.err);
  }

  private static String time(String line) {
    return json(line).get("_datetime").asString();
  }

  @Test
  void aHeadThatWasNotedProvesWhatWasRecordedByThen() throws Exception {
    people("create", "--first", "Ada");
    people("status", "1", "married");
    String noted = sha256();
    people("rename", "1", "--last", "King");
    Result proved = people("verify", "--head", noted);
    assertEquals(0, proved.exit);
    assertEquals(
        "the first 2 events are as they were when that head was noted; 1 were added since",
        proved.out.lines().toList().getLast());
    assertEquals(
        "it was empty when that head was noted; 3 were added since",
        people(
                "verify",
                "--head",
                "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")
            .out
            .lines()
            .toList()
            .getLast());

    String forged = Files.readString(file).replaceAll(",\"_check\":\"[^\"]*\"", "");
    Files.writeString(file, forged.replace("MARRIED", "WIDOWED"));
    assertTrue(
        people("verify")
            .out
            .contains("\nlines without a check, written by hand or by an older version: 3\n"));
    String refused =
        "people: %s: it never had the head %s: what was recorded before that was noted was changed, moved or removed since, or it is another timeline's\n"
            .formatted(file, noted);
    assertEquals(new Result(1, "", refused), people("verify", "--head", noted));

    List<String> lines = forged.lines().toList();
    Files.writeString(file, lines.get(0) + "\n");
    assertEquals(new Result(1, "", refused), people("verify", "--head", noted), "cut");

    Files.writeString(file, lines.get(1) + "\n" + lines.get(0) + "\n");
    Result reordered = people("verify", "--head", noted);
    assertEquals(1, reordered.exit);
    assertTrue(reordered.err.endsWith(refused), reordered.err);
  }

  @Test
  void aBackupIsMadeAskedAndRestored() throws Exception {
    ada();
    Path backup = folder.resolve("backup.jsonl");
    String copied = ": 5 events, head " + sha256() + "\n";
    assertEquals(new Result(0, backup + copied, ""), people("backup", backup.toString()));
    assertEquals(
        people("history", "1").out, run("--timeline", backup.toString(), "history", "1").out);

    String there = ": is there already, expected a name that is free: nothing is overwritten\n";
    assertEquals(
        new Result(1, "", "people: " + backup + there), people("backup", backup.toString()));
    assertEquals(
        new Result(1, "", "people: " + file + there), people("restore", backup.toString()));

    Files.delete(file);
    Files.writeString(backup, Files.readString(backup) + "{\"type\":");
    assertEquals(
        new Result(
            0,
            file + copied,
            "people: "
                + backup
                + ": the last 8 bytes are an unfinished append, which was left out\n"),
        people("restore", backup.toString()));
    assertEquals(
        json(
            "{\"file\":\"%s\",\"events\":5,\"head\":\"%s\"}"
                .formatted(folder.resolve("b"), sha256())),
        json(people("backup", folder.resolve("b").toString(), "--format", "json").out));
    assertEquals(
        "file,events,head\n%s,5,%s\n".formatted(folder.resolve("c"), sha256()),
        people("backup", folder.resolve("c").toString(), "--format", "csv").out);
  }

  @Test
  void verifySaysWhereRecordedTimesGoBack() throws Exception {
    Files.writeString(
        file,
        """
        {"type":"PERSON_DEATH","personId":1,"_datetime":"2015-02-14T09:00:01Z"}
        {"type":"PERSON_DEATH","personId":1,"_datetime":"2015-02-14T09:00:00Z"}
        """);
    assertEquals(
        new Result(
            0,
            file
                + ": 2 events, people: 1, recorded from 2015-02-14T09:00:01.000000Z to"
                + " 2015-02-14T09:00:01.000000Z; no damage\n"
                + "lines without a check, written by hand or by an older version: 2\n"
                + "head "
                + sha256()
                + "\n",
            "people: "
                + file
                + ", line 2: recorded 2015-02-14T09:00:00Z, before the line above"
                + " (2015-02-14T09:00:01Z)\n"),
        people("verify"));
  }

  @Test
  void aSimulatedTownImportedIntoASecondTimelineGivesTheSameSnapshot() {
    assertEquals(0, people("simulate", "--people", "1000", "--years", "60", "--seed", "7").exit);
    Path second = folder.resolve("second.jsonl");
    Result imported = run("--timeline", second.toString(), "import", file.toString());
    assertEquals(0, imported.exit, imported.err);
    for (String date : List.of("1965", "1999-06-30", "2019", "today")) {
      String[] question = {"snapshot", "--all", "--at", date, "--format", "json"};
      String original = people(question).out;
      assertEquals(1000, json(original).size());
      List<String> there = new ArrayList<>(List.of("--timeline", second.toString()));
      there.addAll(List.of(question));
      assertEquals(original, run(there.toArray(new String[0])).out);
    }
  }

  // ---- bad input: one line, the right exit code, and the timeline as it was

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          frobnicate                         | people: unknown command 'frobnicate'; did you mean create? (see 'people --help')
          creat --first Ada                  | people: unknown command 'creat'; did you mean create? (see 'people --help')
          show 1 --frobnicate                | people show: Unknown option: '--frobnicate' (see 'people show --help')
          show one                           | people show: Invalid value for positional parameter at index 0 (ID): 'one' is not a whole number up to 2147483647 (see 'people show --help')
          show                               | people show: Missing required parameter: 'ID' (see 'people show --help')
          show 1 --at 1835-13                | people show: Invalid value for option '--at': '1835-13' is not a date; DATES (see 'people show --help')
          status 1 married --on 8.7.1835     | people status: Invalid value for option '--on': '8.7.1835' is not a date; DATES (see 'people status --help')
          status 1 maried                    | people status: Invalid value for positional parameter at index 1 (STATUS): 'maried' is not a status; expected one of STATUSES (see 'people status --help')
          create --first A --status maried   | people create: Invalid value for option '--status': 'maried' is not a status; expected one of STATUSES (see 'people create --help')
          create                             | "people create: a name needs a firstname or a lastname: --first or --last (see 'people create --help')"
          move 1 --street ''                 | "people move: an address needs a street, a city, a postcode or a country: --street, --city, … (see 'people move --help')"
          died 1 --event-id ' '              | "people died: Invalid value for option '--event-id': the event id is ' '; expected 1 to 200 characters, no control characters, and no spaces at the ends (see 'people died --help')"
          died 1 --expect-revision -2        | people died: Invalid value for option '--expect-revision': '-2' is not a revision; expected a whole number from 0 (see 'people died --help')
          show 1 --format xml                | people show: Invalid value for option '--format': expected one of [table, csv, json] (case-insensitive) but was 'xml' (see 'people show --help')
          count --by age                     | people count: Invalid value for option '--by': expected one of [status, city] (case-insensitive) but was 'age' (see 'people count --help')
          simulate --seed abc                | people simulate: Invalid value for option '--seed': 'abc' is not a whole number (see 'people simulate --help')
          simulate --people 0                | people simulate: --people is 0; expected a whole number from 1 to 20000000 (see 'people simulate --help')
          demo                               | people demo: has a timeline of its own, demo/people.jsonl; expected no --timeline (see 'people demo --help')
          verify --head 12ab                 | people verify: Invalid value for option '--head': '12ab' is not a head; expected 64 hexadecimal digits (see 'people verify --help')
          backup                             | people backup: Missing required parameter: 'FILE' (see 'people backup --help')
          restore                            | people restore: Missing required parameter: 'FILE' (see 'people restore --help')
          import                             | people import: Missing required parameter: 'FILE' (see 'people import --help')
          """)
  void aWrongCommandLineIsOneLineAndExitCodeTwo(String line, String message) throws IOException {
    ada();
    byte[] before = Files.readAllBytes(file);
    Result result = people(words(line));
    String expected = message.replace("STATUSES", STATUSES).replace("DATES", DATES);
    assertEquals(new Result(2, "", expected + "\n"), result);
    assertEquals(new String(before, StandardCharsets.UTF_8), Files.readString(file));
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
        "died 7"
      })
  void anUnknownIdentifierIsNamedWithTheKnownRange(String line) throws IOException {
    ada();
    byte[] before = Files.readAllBytes(file);
    assertEquals(
        new Result(1, "", "people: no person 7: the timeline has person 1 only\n"),
        people(words(line)));
    assertEquals(new String(before, StandardCharsets.UTF_8), Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
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
        "backup FREE",
        "status 1 married",
        "correct 0 --on 1815 --why misread",
        "retract 4 --why misread",
        "create --first A"
      })
  void aDamagedLineIsNamedByEveryCommandAndLeftAsItIs(String line) throws IOException {
    ada();
    String damaged = Files.readString(file).replaceFirst("(?m)MARRIED", "MARR\u0000ED");
    Files.writeString(file, damaged);
    Result result = people(words(line));
    assertEquals(1, result.exit);
    assertEquals("", result.out.replaceFirst("(?s)^\\[\n.*", ""));
    assertEquals(
        "people: "
            + file
            + ", line 2: does not fit its check: it was changed, or lines above it were changed,"
            + " moved or removed\n",
        result.err);
    assertEquals(damaged, Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
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
        "backup FREE"
      })
  void aMissingTimelineIsNamedWithWhatStartsOne(String line) {
    assertEquals(
        new Result(
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
        new Result(0, "[]\n", "people: " + file + ": no events yet\n"),
        people("snapshot", "--format", "json"));
    assertEquals(
        new Result(1, "", "people: no person 1: the timeline has nobody yet\n"),
        people("show", "1"));
    assertEquals(new Result(0, "1\n", ""), people("create", "--first", "Ada"));
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
        new Result(1, "", "people: " + file + ": is a folder, expected a timeline file\n"),
        people(words(line)));
  }

  @Test
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
      Result result = people("import", other.toString());
      assertEquals(1, result.exit, content);
      assertEquals("", result.out);
      assertEquals(1, result.err.lines().count(), result.err);
      assertTrue(result.err.startsWith("people: " + other + ": "), result.err);
    }
    assertEquals(new String(before, StandardCharsets.UTF_8), Files.readString(file));
  }

  @Test
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
    Result result = people("create", "--first", "Zo\uFFFD");
    assertEquals(2, result.exit);
    assertEquals(
        "people: 'Zo\uFFFD' is not in the character set of this locale; set LC_ALL=C.UTF-8\n",
        result.err);
    assertFalse(Files.exists(file));
  }

  // ---- help

  static List<String> commands() {
    return List.of(
        "create",
        "status",
        "move",
        "rename",
        "died",
        "correct",
        "retract",
        "show",
        "history",
        "events",
        "snapshot",
        "count",
        "periods",
        "moves",
        "transitions",
        "diff",
        "why",
        "check",
        "import",
        "simulate",
        "verify",
        "backup",
        "restore",
        "demo");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelpWithAnExample(String command) {
    Result help = run(command, "--help");
    assertEquals(0, help.exit);
    assertEquals("", help.err);
    assertTrue(help.out.startsWith("Usage: people " + command), help.out);
    assertTrue(help.out.contains("Example"), help.out);
    assertTrue(help.out.contains("  people "), help.out);
  }

  @Test
  void everyCommandIsInTheListAbove() {
    String help = run("--help").out;
    List<String> listed =
        help.substring(help.indexOf("Commands:"))
            .lines()
            .skip(1)
            .takeWhile(line -> !line.isBlank())
            .filter(line -> line.matches("  \\w.*"))
            .map(line -> line.trim().split(" ")[0].replace(",", ""))
            .toList();
    List<String> expected = new ArrayList<>(commands());
    expected.add("generate-completion"); // picocli's own, without an example
    assertEquals(expected, listed);
  }

  @Test
  void withoutACommandThereIsHelp() {
    assertEquals(run("--help").out, run().out);
  }

  @Test
  void shellCompletionIsGenerated() {
    Result completion = run("generate-completion");
    assertEquals(0, completion.exit);
    assertTrue(completion.out.contains("complete -F _complete_people"), completion.out);
  }

  @Test
  void answersAreTheSameInEveryLocale() {
    ada();
    Locale before = Locale.getDefault();
    String expected = people("history", "1").out + people("count", "--at", "1840").out;
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals(expected, people("history", "1").out + people("count", "--at", "1840").out);
    } finally {
      Locale.setDefault(before);
    }
  }
}
