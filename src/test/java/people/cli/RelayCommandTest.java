package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import people.*;

/// The commands `relay` and `consumers`.
class RelayCommandTest extends PeopleCommandFixture {

  @BeforeEach
  void recordAda() {
    ada();
  }

  /// What a consumer has noted.
  String noted(String name) throws Exception {
    return Files.readString(folder.resolve("people.jsonl.consumers").resolve(name));
  }

  private CommandOutput relay(String rest) {
    return people(words("relay --once " + rest));
  }

  private void assertWrong(int exit, String message, CommandOutput result) {
    assertEquals("people" + message + "\n", result.err());
    assertEquals(exit, result.exit());
    assertEquals("", result.out());
  }

  @Test
  void eventsGoToStandardOutputOnceAndOnlyWhatIsChosen() {
    CommandOutput first =
        relay("--to - --name out --only type,newStatus --type PERSON_STATUS_CHANGE --source urn:x");
    assertEquals(
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"urn:x\",\"type\":\"people.PERSON_STATUS_CHANGE\",\"time\":\"TIME\",\"datacontenttype\":\"application/json\",\"data\":{\"type\":\"PERSON_STATUS_CHANGE\",\"newStatus\":\"MARRIED\"}}\n",
        first.out().replaceAll("\"time\":\"[^\"]*\"", "\"time\":\"TIME\""));
    assertEquals("", first.err());
    assertEquals(new CommandOutput(0, "", ""), relay("--to - --name out"));
    record("create --first Bo");
    assertEquals(1, relay("--to - --name out").out().lines().count());
    assertEquals(2, relay("--to - --name late --after 3").out().lines().count());
    assertEquals(0, relay("--to - --name last --after last").out().lines().count());
    assertEquals(
        new CommandOutput(1, "", "people: no event 6: the timeline has events 0 to 5\n"),
        relay("--to - --name none --after 6"));
  }

  @Test
  void consumersAreListedWithTheirLagAndResetByName() {
    assertEquals(new CommandOutput(0, "none\n", ""), people("consumers"));
    assertEquals(
        "out: 5 events\n", relay("--to folder:" + folder.resolve("o") + " --name out").out());
    record("create --first Bo", "create --first Cy");
    List<String> rows = people("consumers", "--format", "csv").out().lines().toList();
    assertEquals("name,position,lag,target,saved,dead,error", rows.getFirst());
    assertTrue(
        rows.get(1).matches("out,4,2,folder:" + folder.resolve("o") + ",[0-9T:.-]+Z,0,"),
        rows.get(1));
    assertEquals(
        2, json(people("consumers", "--format", "json").out()).path(0).path("lag").asInt());
    assertEquals(new CommandOutput(0, "", ""), people("consumers", "reset", "out", "--to", "2"));
    assertTrue(people("consumers", "--format", "csv").out().contains("\nout,2,4,"));
    assertEquals(new CommandOutput(0, "", ""), people("consumers", "reset", "out", "--to", "last"));
    assertTrue(people("consumers", "--format", "csv").out().contains("\nout,6,0,"));
  }

  @Test
  void whatIsWrongIsOneLine() {
    assertWrong(
        2,
        " relay: --to: 'ftp:x' is not a target; expected -, folder:FOLDER, https://HOST/PATH or"
            + " kafka:HOST:PORT/TOPIC (see 'people relay --help')",
        relay("--to ftp:x --name a"));
    assertWrong(
        2,
        " relay: 'a.b' is not the name of a consumer; expected up to 64 letters, digits, - and _"
            + " (see 'people relay --help')",
        relay("--to - --name a.b"));
    assertWrong(
        1,
        ": kafka:localhost:9092/t takes the library of Kafka, which this command goes without;"
            + " './jbang relay' has it, with the same arguments",
        relay("--to kafka:localhost:9092/t --name a"));
    assertWrong(
        2,
        " relay: --secret-file and --ca are of web hooks; '-' is none (see 'people relay --help')",
        relay("--to - --name a --ca x"));
    assertWrong(
        2,
        " relay: --config is of Kafka, --binary of that and web hooks; '-' is neither (see 'people"
            + " relay --help')",
        relay("--to - --name a --binary"));
    assertWrong(
        2,
        " relay: tries is 0; expected 1 or more (see 'people relay --help')",
        relay("--to - --name a --tries 0"));
    assertWrong(
        2,
        " relay: --timeout is -1.0; expected seconds, up to 86400 (see 'people relay --help')",
        relay("--to https://localhost/ --name a --timeout -1"));
    assertWrong(
        1,
        ": %s: can't read: no such file or folder: %s"
            .formatted(folder.resolve("none"), folder.resolve("none"))
            .replaceAll(": no such file or folder: .*", ": no such file or folder"),
        relay("--to https://localhost/ --name a --ca " + folder.resolve("none")));
    assertWrong(
        1, ": no consumer 'x'; there is none yet", people("consumers", "reset", "x", "--to", "1"));
    relay("--to - --name a");
    assertWrong(
        1, ": no consumer 'x'; expected one of a", people("consumers", "reset", "x", "--to", "1"));
    assertWrong(
        2,
        " consumers: --to is 5, but the last event is 4; expected one that is there, -1, or 'last'"
            + " (see 'people consumers --help')",
        people("consumers", "reset", "a", "--to", "5"));
    assertWrong(
        2,
        " consumers: expected 'reset NAME --to POSITION', or nothing (see 'people consumers"
            + " --help')",
        people("consumers", "reset", "a"));
    assertWrong(
        2,
        " consumers: 'rest' is no action; expected reset, or nothing (see 'people consumers"
            + " --help')",
        people("consumers", "rest", "a"));
  }

  @Test
  void onceFailsWhereAnEventIsLaidAsideAndSaysWhatWasHandedOn() throws Exception {
    AtomicInteger posts = new AtomicInteger();
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(loopback, 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(posts.incrementAndGet() == 2 ? 422 : 200, -1);
          exchange.close();
        });
    server.start();
    try {
      String hook = "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
      CommandOutput first = relay("--to " + hook + " --name a --tries 1");
      assertEquals("a: 4 events\n", first.out());
      List<String> said = first.err().lines().toList();
      String where = "people: %s: HTTP 422; event 1 is laid aside in ".formatted(hook);
      assertTrue(said.getFirst().startsWith(where), first.err());
      assertEquals(
          List.of("people: a: 1 event laid aside; 'people consumers' counts them"),
          said.subList(1, said.size()));
      assertEquals(1, first.exit());
      assertEquals(new CommandOutput(0, "a: 0 events\n", ""), relay("--to " + hook + " --name a"));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aSecretIsNeitherPrintedNorNoted() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "whsec_???");
    CommandOutput wrong = relay("--to https://127.0.0.1:9/ --name a --secret-file " + secret);
    assertEquals(
        "people relay: --to: the secret behind whsec_ is not base64 (see 'people relay --help')\n",
        wrong.err());
    Files.writeString(secret, "a long enough secret\n");
    CommandOutput refused =
        relay("--to https://127.0.0.1:9/?t=hidden --name a --tries 1 --secret-file " + secret);
    assertEquals(1, refused.exit());
    String noted = noted("a");
    assertTrue(noted.contains("\"target\":\"https://127.0.0.1:9/\""), noted);
    assertFalse((refused + noted).contains("hidden") || (refused + noted).contains("enough"));
  }
}
