package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is recorded about one person in a file for herself, who is due by rules, and who read.
class SubjectCommandTest extends PeopleCommandFixture {

  private void lees() {
    record(
        "create --first Ann --last Lee --on 1960 --key school=17 --by clerk7",
        "create --first Bea --last Li --on 1961",
        "create --first Anne --last Lee --on 1960",
        "marry 1 2 --on 1990",
        "merge 3 into 1 --why 'the same birth'",
        "died 1 --on 1999 --source letter");
  }

  @Test
  void aPageAndAnObjectOfJsonHaveHerEvents() throws IOException {
    lees();
    Path page = folder.resolve("ann.html");
    Path json = folder.resolve("ann.json");
    assertEquals(
        new CommandOutput(0, page + ": person 1, 6 events\n", ""),
        people("subject", "school=17", "-o", page.toString()));
    assertEquals(0, people("subject", "3", "-o", json.toString()).exit());
    String html = Files.readString(page);
    assertTrue(html.contains("<h1>What is recorded about Ann Lee</h1>"), html);
    assertTrue(html.contains("married to person 2"), html);
    assertFalse(html.contains("Bea"), html);
    JsonNode all = json(Files.readString(json));
    assertEquals("[1,3]", all.get("records").toString());
    assertEquals(6, all.get("recorded").size());
    assertEquals(1, all.get("namedByOthers").size());
    assertEquals("1999", all.get("known").get("died").asString());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(json)));
  }

  @Test
  void whoHandsEventsOnIsNamed() throws IOException {
    lees();
    Path to = folder.resolve("out");
    assertEquals(0, people("relay", "--to", "folder:" + to, "--name", "registry", "--once").exit());
    record("rename 1 --last Ley");
    Path json = folder.resolve("ann.json");
    people("subject", "1", "-o", json.toString());
    JsonNode told = json(Files.readString(json)).get("disclosures").get(0);
    assertEquals("registry", told.get("name").asString());
    assertEquals(6, told.get("events").asInt());
  }

  @Test
  void whatIsNoFileForItIsRefused() throws IOException {
    lees();
    assertEquals(
        "people subject: -o ann.pdf; expected a name with .html or .json (see 'people subject"
            + " --help')\n",
        people("subject", "1", "-o", "ann.pdf").err());
    assertEquals(2, people("subject", "1").exit());
    assertRefused("subject 9 -o FREE.json", "no person 9: the timeline has persons 1 to 3");
    assertTrue(Files.notExists(folder.resolve("free.json")));
    Path timeline = Files.copy(file, folder.resolve("people.json"));
    CommandOutput refused =
        run("--timeline", timeline.toString(), "subject", "1", "-o", timeline.toString());
    assertEquals(2, refused.exit());
    assertEquals(Files.readString(file), Files.readString(timeline));
  }

  @Test
  void whoIsDueIsListedInEachFormat() throws IOException {
    lees();
    Path rules = Files.writeString(folder.resolve("rules.txt"), "the dead: dead for 20 years\n");
    assertEquals(
        """
        PERSON  NAME     RULE      SINCE  DUE         NOTE
             1  Ann Lee  the dead   1999  2019-12-31  about
        """,
        people("retention", rules.toString()).out());
    assertEquals(
        """
        person,firstname,lastname,rule,since,due,certain,restricted
        1,Ann,Lee,the dead,1999,2019-12-31,false,false
        """,
        people("retention", rules.toString(), "--format", "csv").out());
    assertEquals(
        "[]\n",
        people("retention", rules.toString(), "--at", "2019-12-30", "--format", "json").out());
    Files.writeString(rules, "the dead: ill\n");
    CommandOutput refused = people("retention", rules.toString());
    assertEquals(1, refused.exit());
    assertTrue(
        refused.err().startsWith("people: " + rules + ", line 1: 'the dead: ill'; expected"));
  }

  // ---- the access log, which the environment names

  private CommandOutput logging(Path log, String... words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PeopleCommand.class.getName(),
                "--timeline",
                file.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PEOPLE_ACCESS_LOG", log.toString());
    builder.environment().put("PEOPLE_BY", "clerk7");
    Path err = folder.resolve("err");
    Process process = builder.redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new CommandOutput(process.waitFor(), out, Files.readString(err));
  }

  @Test
  @Tag("process")
  void readsAreNotedBeforeTheyAreMade() throws Exception {
    lees();
    Path log = folder.resolve("access.jsonl");
    assertEquals(0, logging(log, "subject", "3", "-o", folder + "/ann.json").exit());
    assertEquals(0, logging(log, "export", folder + "/all.csv", "--what", "persons").exit());
    assertEquals(0, logging(log, "report", "-o", folder + "/all.html").exit());
    assertEquals(0, logging(log, "subject", "2", "-o", folder + "/bea.json").exit());
    CommandOutput told = logging(log, "log", "--access", "1", "--format", "csv");
    assertEquals("", told.err());
    assertEquals(
        """
        position,by,command,people
        0,clerk7,subject,1 3
        1,clerk7,export,all
        2,clerk7,report,all
        """,
        told.out()
            .replaceAll("(?m)^([^,]*),[^,]*,([^,]*),[^,]*,([^,]*),([^,]*),.*$", "$1,$2,$3,$4"));
    JsonNode bea = json(Files.readString(folder.resolve("bea.json")));
    assertEquals(3, bea.get("accesses").size());
    CommandOutput verified = logging(log, "verify", "--access");
    assertTrue(verified.out().startsWith(log + ": 4 events"), verified.out());
    Files.writeString(log, Files.readString(log).replace("\"report\"", "\"rapport\""));
    assertEquals(1, logging(log, "verify", "--access").exit());
    assertEquals(1, logging(log, "log", "--access").exit());
  }

  @Test
  @Tag("process")
  void whatCantBeNotedIsNotRead() throws Exception {
    lees();
    Path nowhere = folder.resolve("nowhere").resolve("access.jsonl");
    for (List<String> command :
        List.of(
            List.of("subject", "1", "-o", folder + "/ann.json"),
            List.of("export", folder + "/all.csv", "--what", "persons"),
            List.of("report", "--format", "md"))) {
      CommandOutput refused = logging(nowhere, command.toArray(String[]::new));
      assertEquals(1, refused.exit());
      assertEquals("", refused.out());
      assertTrue(
          refused
              .err()
              .startsWith("people: nothing was read, as the access log can't be written: "),
          refused.err());
      assertEquals(1, refused.err().lines().count());
    }
    assertTrue(Files.notExists(folder.resolve("ann.json")));
    assertTrue(Files.notExists(folder.resolve("all.csv")));
    assertEquals(
        "people: no access log is kept: PEOPLE_ACCESS_LOG names no file\n",
        people("log", "--access").err());
  }
}
