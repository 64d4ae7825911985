package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Test;

/// The commands about whole timelines: verify, backup, restore, simulate and import.
class FileCommandsTest extends PeopleCommandFixture {

  @Test
  void verifySaysWhatTheTimelineHolds() throws Exception {
    ada();
    List<String> lines = Files.readAllLines(file);
    String first = time(lines.getFirst());
    String last = time(lines.getLast());
    assertEquals(
        new CommandOutput(
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
        json(people("verify", "--format", "json").out()));
    assertEquals(
        """
        file,events,people,uncheckedLines,earlierLines,firstRecorded,lastRecorded,head,eventsAtNotedHead,unfinishedBytes
        %s,5,1,0,0,%s,%s,%s,5,0
        """
            .formatted(file, first, last, sha256()),
        people("verify", "--head", sha256(), "--format", "csv").out());
    Files.writeString(file, Files.readString(file) + "{\"type\":");
    CommandOutput torn = people("verify");
    assertEquals(0, torn.exit());
    assertEquals(
        "people: %s: 8 bytes are an unfinished append; the next one sets them aside\n"
            .formatted(file),
        torn.err());
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
    CommandOutput proved = people("verify", "--head", noted);
    assertEquals(0, proved.exit());
    assertEquals(
        "the first 2 events are as they were when that head was noted; 1 was added since",
        proved.out().lines().toList().getLast());
    assertEquals(
        "it was empty when that head was noted; 3 were added since",
        people(
                "verify",
                "--head",
                "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")
            .out()
            .lines()
            .toList()
            .getLast());

    String forged = Files.readString(file).replaceAll(",\"_check\":\"[^\"]*\"", "");
    Files.writeString(file, forged.replace("MARRIED", "WIDOWED"));
    assertTrue(
        people("verify")
            .out()
            .contains("\nlines without a check, written by hand or by an older version: 3\n"));
    String refused =
        "people: %s: it never had the head %s: what was recorded before that was noted was changed, moved or removed since, or it is another timeline's\n"
            .formatted(file, noted);
    assertEquals(new CommandOutput(1, "", refused), people("verify", "--head", noted));

    List<String> lines = forged.lines().toList();
    Files.writeString(file, lines.get(0) + "\n");
    assertEquals(new CommandOutput(1, "", refused), people("verify", "--head", noted), "cut");

    Files.writeString(file, lines.get(1) + "\n" + lines.get(0) + "\n");
    CommandOutput reordered = people("verify", "--head", noted);
    assertEquals(1, reordered.exit());
    assertTrue(reordered.err().endsWith(refused), reordered.err());
  }

  @Test
  void aBackupIsMadeAskedAndRestored() throws Exception {
    ada();
    Path backup = folder.resolve("backup.jsonl");
    String copied = ": 5 events, head " + sha256() + "\n";
    assertEquals(new CommandOutput(0, backup + copied, ""), people("backup", backup.toString()));
    assertEquals(
        people("history", "1").out(), run("--timeline", backup.toString(), "history", "1").out());

    String there = ": is there already, expected a name that is free: nothing is overwritten\n";
    assertEquals(
        new CommandOutput(1, "", "people: " + backup + there), people("backup", backup.toString()));
    assertEquals(
        new CommandOutput(1, "", "people: " + file + there), people("restore", backup.toString()));

    Files.delete(file);
    Files.writeString(backup, Files.readString(backup) + "{\"type\":");
    assertEquals(
        new CommandOutput(
            0,
            file + copied,
            "people: " + backup + ": 8 bytes are an unfinished append, which was left out\n"),
        people("restore", backup.toString()));
    assertEquals(
        json(
            "{\"file\":\"%s\",\"events\":5,\"head\":\"%s\"}"
                .formatted(folder.resolve("b"), sha256())),
        json(people("backup", folder.resolve("b").toString(), "--format", "json").out()));
    assertEquals(
        "file,events,head\n%s,5,%s\n".formatted(folder.resolve("c"), sha256()),
        people("backup", folder.resolve("c").toString(), "--format", "csv").out());
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
        new CommandOutput(
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
  void aMessyTownTellsWhoIsRecordedTwice() throws IOException {
    Path truth = file.resolveSibling("truth.csv");
    CommandOutput made =
        people("simulate", "--people", "200", "--mess", "0.1", "--truth", truth.toString());
    assertEquals(0, made.exit(), made.err());
    assertTrue(
        made.out().startsWith(file + ": 200 people, 20 of them recorded twice, "), made.out());
    List<String> lines = Files.readAllLines(truth);
    assertEquals("person,doubleOf", lines.getFirst());
    assertEquals(21, lines.size());
    assertTrue(lines.stream().skip(1).allMatch(line -> line.matches("\\d+,\\d+")), lines::toString);
    assertEquals(0, people("verify").exit());
  }

  @Test
  void theTruthIsNotWrittenOverTheTimeline() {
    CommandOutput refused = people("simulate", "--people", "2", "--truth", file.toString());
    assertEquals(2, refused.exit());
    assertEquals(
        "people simulate: --truth is %s, the timeline itself; expected another file (see 'people simulate --help')\n"
            .formatted(file),
        refused.err());
    assertFalse(Files.exists(file));
  }

  @Test
  void aSimulatedTownImportedIntoASecondTimelineGivesTheSameSnapshot() {
    assertEquals(0, people("simulate", "--people", "1000", "--years", "60", "--seed", "7").exit());
    Path second = folder.resolve("second.jsonl");
    CommandOutput imported = run("--timeline", second.toString(), "import", file.toString());
    assertEquals(0, imported.exit(), imported.err());
    for (String date : List.of("1965", "1999-06-30", "2019", "today")) {
      String[] question = {"snapshot", "--all", "--at", date, "--format", "json"};
      String original = people(question).out();
      assertEquals(1000, json(original).size());
      List<String> there = new ArrayList<>(List.of("--timeline", second.toString()));
      there.addAll(List.of(question));
      assertEquals(original, run(there.toArray(new String[0])).out());
    }
  }
}
