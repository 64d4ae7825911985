package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import people.*;
import people.engine.*;
import people.timeline.*;

/// Commands that go on for ever, while the timeline is written anew by an erasure or replaced.
class RunningConsumersTest extends PeopleCommandFixture {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();

  /// Where the timeline is.
  String place() {
    return file.toString();
  }

  private Thread running(String... words) {
    List<String> all = new ArrayList<>(List.of("--timeline", place()));
    all.addAll(List.of(words));
    return Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try (var out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            exit.complete(PeopleCommand.run(out, out, all.toArray(String[]::new)));
          }
        });
  }

  private void await(Callable<Boolean> condition) throws Exception {
    Instant end = Instant.now().plus(LONG);
    while (!condition.call()) {
      assertFalse(exit.isDone(), said::toString);
      assertTrue(Instant.now().isBefore(end), said::toString);
      Thread.sleep(20);
    }
  }

  private void eraseAdaAndGoOn() {
    Erasing.erase(
        TimelineAddress.of(place()),
        new Erasing.Request(Set.of(1), Erased.Keep.STATISTICS, "asked", null),
        _ -> {},
        _ -> {});
    assertEquals(0, people("create", "--first", "Zoë").exit());
  }

  private String handedOn() throws IOException {
    StringBuilder text = new StringBuilder();
    Path out = folder.resolve("out");
    if (Files.exists(out)) {
      try (Stream<Path> files = Files.list(out)) {
        for (Path each : files.sorted().toList()) {
          text.append(Files.readString(each));
        }
      }
    }
    return text.toString();
  }

  @Test
  void aRelayHandsOnTheErasureAndWhatComesBehindIt() throws Exception {
    ada();
    Thread relay = running("relay", "--to", "folder:" + folder.resolve("out"), "--name", "archive");
    await(() -> handedOn().contains("\"id\":\"4\""));
    eraseAdaAndGoOn();
    await(() -> handedOn().contains("Zoë"));
    relay.interrupt();
    assertEquals(0, exit.get(LONG.toSeconds(), TimeUnit.SECONDS), said::toString);
    assertEquals(7, handedOn().lines().count());
    assertTrue(handedOn().contains("PERSON_ERASURE"), handedOn());
  }

  @Test
  void whatIsFollowedIsNotPrintedTwiceBehindAnErasure() throws Exception {
    ada();
    Thread follow = running("follow", "--format", "json");
    await(() -> said.toString(StandardCharsets.UTF_8).contains("PERSON_DEATH"));
    eraseAdaAndGoOn();
    await(() -> said.toString(StandardCharsets.UTF_8).contains("Zoë"));
    follow.interrupt();
    assertEquals(0, exit.get(LONG.toSeconds(), TimeUnit.SECONDS), said::toString);
    assertEquals(7, said.toString(StandardCharsets.UTF_8).lines().count(), said::toString);
  }

  @Test
  void aProjectionIsWithoutHerBehindAnErasure() throws Exception {
    ada();
    Path database = folder.resolve("people.sqlite");
    Thread project = running("project", "--to", "sqlite:" + database);
    await(() -> rows(database, "SELECT count(*) FROM events WHERE lastname = 'Byron'") > 0);
    eraseAdaAndGoOn();
    await(() -> rows(database, "SELECT count(*) FROM people WHERE firstname = 'Zoë'") == 1);
    assertEquals(0, rows(database, "SELECT count(*) FROM events WHERE lastname = 'Byron'"));
    project.interrupt();
    assertEquals(0, exit.get(LONG.toSeconds(), TimeUnit.SECONDS), said::toString);
  }

  /// -1 while there are no tables, or they are written.
  private static long rows(Path database, String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      return found.next() ? found.getLong(1) : -1;
    } catch (SQLException e) {
      return -1;
    }
  }

  @Test
  void anotherTimelineInItsPlaceIsNotFollowed() throws Exception {
    ada();
    running("follow");
    await(() -> said.toString(StandardCharsets.UTF_8).contains("died"));
    Path other = folder.resolve("other.jsonl");
    for (String name : List.of("Ben", "Cleo")) {
      assertEquals(0, run("--timeline", other.toString(), "create", "--first", name).exit());
    }
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    assertEquals(1, exit.get(LONG.toSeconds(), TimeUnit.SECONDS));
    assertTrue(said.toString(StandardCharsets.UTF_8).contains("another one"), said::toString);
  }
}
