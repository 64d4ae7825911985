package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import java.sql.DriverManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import people.postgres.*;

/// The commands on a timeline that is shared do what they do on a file.
@Tag("engines")
class SharedCommandsTest extends PeopleCommandFixture {

  private final PostgresServer server = PostgresServer.shared();
  private String address;
  private String name;

  @BeforeEach
  void nameTheTimeline() {
    address = server.freeAddress();
    name = address.replaceAll("&.*", "");
  }

  private CommandOutput shared(String line) {
    List<String> words = new ArrayList<>(List.of("--timeline", address));
    words.addAll(List.of(words(line)));
    CommandOutput output = run(words.toArray(new String[0]));
    assertFalse((output.out() + output.err()).contains(server.password), output.toString());
    return output;
  }

  private void assertSame(String line) {
    CommandOutput of = people(words(line));
    assertEquals(
        new CommandOutput(
            of.exit(),
            of.out().replace(file.toString(), name),
            of.err().replace(file.toString(), name)),
        shared(line),
        line);
  }

  @Test
  void setupMakesATimelineOnce() {
    assertEquals(new CommandOutput(0, name + ": set up, empty\n", ""), shared("setup"));
    assertEquals(new CommandOutput(0, name + ": was set up before\n", ""), shared("setup"));
    assertEquals(
        new CommandOutput(
            1, "", "people: %s: can't be set up: role \"no one\" does not exist\n".formatted(name)),
        shared("setup --append 'no one'"));
    assertEquals(
        new CommandOutput(
            2,
            "",
            "people setup: sets up a shared timeline; expected --timeline"
                + " jdbc:postgresql://host/database (see 'people setup --help')\n"),
        people("setup"));
  }

  @Test
  void setupPrintsTheStatementsThatDoTheSame() throws Exception {
    CommandOutput sql = shared("setup --sql --append postgres --read postgres");
    assertEquals(0, sql.exit(), sql.err());
    try (var connection = DriverManager.getConnection(server.address, "postgres", server.password);
        var statement = connection.createStatement()) {
      statement.execute(sql.out());
    }
    assertEquals(new CommandOutput(0, name + ": was set up before\n", ""), shared("setup"));
    assertEquals(new CommandOutput(0, "1\n", ""), shared("create --first Ada"));
  }

  @Test
  void commandsAnswerAsTheyDoOfAFile() throws Exception {
    assertEquals(0, people(words("simulate --people 200 --years 40 --seed 3")).exit());
    shared("setup");
    assertEquals(0, shared("restore " + file).exit());
    for (String line :
        List.of(
            "verify",
            "count --at 1985",
            "show 7 --at 1985",
            "history 7",
            "events 7",
            "snapshot --at 1990 --format csv",
            "persons --format csv",
            "periods --format json",
            "couples --at 1985",
            "check",
            "find Maes",
            "why 7 --at 1985",
            "follow --once --format json",
            "show 4711",
            "verify --head " + "0".repeat(64))) {
      assertSame(line);
    }
    Path backup = folder.resolve("backup.jsonl");
    assertEquals(0, shared("backup " + backup).exit());
    assertEquals(-1, Files.mismatch(file, backup));
    Path ofShared = folder.resolve("shared.csv");
    Path ofFile = folder.resolve("file.csv");
    assertEquals(0, shared("export %s --what people --at 1985".formatted(ofShared)).exit());
    assertEquals(0, people(words("export %s --what people --at 1985".formatted(ofFile))).exit());
    assertEquals(-1, Files.mismatch(ofShared, ofFile));
  }

  @Test
  void whatARelayHandedOnIsToldToThePersonWhomItIsAbout() throws Exception {
    shared("setup");
    shared("create --first Ada");
    assertEquals(
        new CommandOutput(0, "out: 1 event\n", ""),
        shared("relay --to folder:%s --name out --once".formatted(folder.resolve("out"))));
    Path subject = folder.resolve("ada.json");
    assertEquals(0, shared("subject 1 -o " + subject).exit());
    assertEquals(
        "out", json(Files.readString(subject)).path("disclosures").path(0).path("name").asString());
  }

  @Test
  void whatIsRecordedIsThereForTheNext() {
    shared("setup");
    assertEquals(
        new CommandOutput(0, "1\n", ""),
        shared("create --first Ada --last Byron --on 1815-12-10 --event-id letter-1"));
    assertEquals(
        new CommandOutput(0, "1\n", ""),
        shared("create --first Ada --last Byron --on 1815-12-10 --event-id letter-1"));
    assertEquals(0, shared("identify 1 --key wikidata=Q7259").exit());
    assertEquals(0, shared("status wikidata=Q7259 married --on 1835-07-08").exit());
    assertTrue(shared("show wikidata=Q7259").out().contains("MARRIED"));
    assertTrue(shared("simulate --people 3").err().contains("already holds events"));
    assertEquals(
        new CommandOutput(
            1, "", "people: %s: is shared; expected a timeline in a file\n".formatted(name)),
        shared("lock ls"));
  }
}
