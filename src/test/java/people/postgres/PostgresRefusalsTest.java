package people.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static people.timeline.EventTimelineContract.died;

import module java.base;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import people.*;
import people.engine.*;
import people.timeline.*;

/// What can't be done is said in one line, without a password, and nothing is changed.
@Tag("engines")
class PostgresRefusalsTest {

  private static final String SECRET = "s3cret-word";

  private final PostgresServer server = PostgresServer.shared();
  private final String address = server.newTimeline();
  private final String name = PostgresAddress.of(address, Map.of()).name();

  private Connection connect(String address) throws SQLException {
    return PostgresAddress.of(address, Map.of()).connect();
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = connect(address);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private String schema() {
    return address.replaceAll(".*currentSchema=|&.*", "");
  }

  /// The address as somebody else knows it.
  private String as(String role) {
    return "%s?currentSchema=%s&user=%s&password=%s"
        .formatted(server.address, schema(), role, SECRET);
  }

  private static String refusal(String address, Consumer<EventTimeline> use) {
    try (EventTimeline timeline = PostgresServer.open(address)) {
      var error = assertThrows(TimelineException.class, () -> use.accept(timeline));
      assertFalse(error.getMessage().contains("\n"), error.getMessage());
      assertFalse(error.getMessage().contains(SECRET), error.getMessage());
      return error.getMessage();
    }
  }

  @Test
  void whoMayAppendMayReadAndCallTheFunctionAndNothingElse() throws Exception {
    String clerk = schema() + "_clerk";
    sql("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(clerk, SECRET));
    String before = refusal(as(clerk), EventTimeline::size);
    assertEquals(
        name
            + ": can't read: no right to do so: permission denied for schema %s; its owner grants it with 'people setup'"
                .formatted(schema()),
        before);
    assertFalse(
        PostgresSchema.make(
            address, new PostgresSchema.Roles(List.of(clerk), List.of(), List.of())),
        "set up before");
    try (EventTimeline timeline = PostgresServer.open(as(clerk))) {
      assertEquals(0, timeline.add(died(1)));
      assertEquals(1, timeline.size());
      assertEquals(1, Verification.of(timeline).events());
    }
    for (String statement :
        List.of(
            "INSERT INTO %s.events VALUES (1, 1, 'X', now(), NULL, NULL, NULL, '{}')",
            "UPDATE %s.events SET line = 'x'",
            "DELETE FROM %s.events",
            "TRUNCATE %s.events",
            "INSERT INTO %s.pages VALUES (0, 'x')",
            "UPDATE %s.pages SET lines = 'x'",
            "UPDATE %s.head SET size = 0",
            "DO $$ BEGIN LOCK TABLE %s.turn IN EXCLUSIVE MODE; END $$",
            "DROP TABLE %s.events",
            "SELECT %s.put(1, ''::bytea, '{}', '{}', '{}', '{}', '{}', 0, 0)",
            "CREATE FUNCTION %s.unnest(text[]) RETURNS int LANGUAGE sql AS 'SELECT 1'")) {
      try (Connection connection = connect(as(clerk));
          Statement made = connection.createStatement()) {
        var error =
            assertThrows(SQLException.class, () -> made.execute(statement.formatted(schema())));
        assertEquals("42501", error.getSQLState(), statement + ": " + error.getMessage());
      }
    }
  }

  @Test
  void theFunctionTakesNoLineThatIsOutOfOrder() throws Exception {
    try (EventTimeline timeline = PostgresServer.open(address)) {
      timeline.add(died(1));
    }
    String append =
        "SELECT %s.append(%s, '{\"a\":1}'::bytea, '{1}', '{X}', '{%s}', '{NULL}', '{NULL}', 0, 0)";
    Map<String, String> refused =
        Map.of(
            append.formatted(schema(), 0, Long.MAX_VALUE / 2), "there are 1 events, expected 0",
            append.formatted(schema(), 1, 0), "recorded before the event above",
            append.formatted(schema(), 1, 4_000_000_000_000_000L).replace("'{1}'", "'{1,2}'"),
                "null value in column",
            append
                    .formatted(schema(), 1, 4_000_000_000_000_000L)
                    .replaceAll("'\\{[^}a]+}'", "'{}'"),
                "no line",
            append
                    .formatted(schema(), 1, 4_000_000_000_000_000L)
                    .replace("'{\"a\":1}'::bytea", "convert_to(E'{}\\n{}', 'UTF8')"),
                "violates check constraint");
    for (var each : refused.entrySet()) {
      var error = assertThrows(SQLException.class, () -> sql(each.getKey()));
      assertTrue(error.getMessage().contains(each.getValue()), error.getMessage());
    }
    try (EventTimeline timeline = PostgresServer.open(address)) {
      assertEquals(1, timeline.size());
    }
  }

  @Test
  void aSchemaInWhichOthersMayMakeFunctionsIsRefused() throws Exception {
    String free = server.freeAddress();
    String schema = free.replaceAll(".*currentSchema=|&.*", "");
    sql(
        "CREATE SCHEMA %s".formatted(schema),
        "GRANT CREATE ON SCHEMA %s TO PUBLIC".formatted(schema));
    var error =
        assertThrows(
            TimelineException.class, () -> PostgresSchema.make(free, PostgresSchema.Roles.NONE));
    assertEquals(
        "%s: can't be set up: others may make functions in the schema %s, which would run with the rights of its owner; expected a schema of its own"
            .formatted(PostgresAddress.of(free, Map.of()).name(), schema),
        error.getMessage());
    sql("REVOKE CREATE ON SCHEMA %s FROM PUBLIC".formatted(schema));
    assertTrue(PostgresSchema.make(free, PostgresSchema.Roles.NONE));
  }

  @Test
  void whoDoesNotOwnItIsNotToldThatErasingCouldBeGranted() throws Exception {
    String clerk = schema() + "_clerk";
    sql("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(clerk, SECRET));
    PostgresSchema.make(address, new PostgresSchema.Roles(List.of(clerk), List.of(), List.of()));
    try (EventTimeline timeline = PostgresServer.open(as(clerk))) {
      new PersonRegistry(timeline).create(new Name("Ada", "King"));
    }
    var request = new Erasing.Request(Set.of(1), Erased.Keep.NOTHING, "asked", null);
    assertEquals(
        name
            + ": can't erase: no right to do so: permission denied for table laid_aside; only its"
            + " owner may",
        assertThrows(
                TimelineException.class, () -> Erasing.plan(TimelineAddress.of(as(clerk)), request))
            .getMessage());
  }

  @Test
  void whoMayReadMayNotAppend() throws Exception {
    String analyst = schema() + "_analyst";
    sql("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(analyst, SECRET));
    PostgresSchema.make(address, new PostgresSchema.Roles(List.of(), List.of(), List.of(analyst)));
    try (EventTimeline timeline = PostgresServer.open(as(analyst))) {
      assertEquals(0, timeline.size());
    }
    assertEquals(
        name
            + ": can't append: no right to do so: permission denied for function append_one; its"
            + " owner grants it with 'people setup'",
        refusal(as(analyst), timeline -> timeline.add(died(1))));
  }

  @Test
  void whoMayHandOnNotesHowFarItIsAndDoesNotAppend() throws Exception {
    String relay = schema() + "_relay";
    sql("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(relay, SECRET));
    PostgresSchema.make(address, new PostgresSchema.Roles(List.of(), List.of(relay), List.of()));
    try (LineEngine engine = PostgresEngine.open(as(relay));
        EngineConsumers consumers = engine.consumers();
        EngineConsumers.HeldConsumer held = consumers.take("hook", "here")) {
      held.note("1");
      held.layAside(7, "{}");
      assertEquals(Map.of("hook", "1"), consumers.all());
    }
    assertEquals(
        name
            + ": can't append: no right to do so: permission denied for function append_one; its"
            + " owner grants it with 'people setup'",
        refusal(as(relay), timeline -> timeline.add(died(1))));
  }

  @Test
  void aWrongPasswordIsSaidAndNotShown() {
    assertEquals(
        "%s: can't read: password authentication failed for user \"postgres\"; the password is in PGPASSWORD or .pgpass"
            .formatted(server.address),
        refusal(server.address + "?user=postgres&password=" + SECRET, EventTimeline::size));
    assertEquals(
        "%s: can't read: The server requested SCRAM-based authentication, but no password was provided; the password is in PGPASSWORD or .pgpass"
            .formatted(server.address),
        refusal(server.address + "?user=postgres", EventTimeline::size));
  }

  @Test
  void aPasswordComesFromTheEnvironmentAsForPostgresOwnPrograms() throws Exception {
    PostgresAddress place =
        PostgresAddress.of(
            server.address, Map.of("PGPASSWORD", server.password, "PGUSER", "postgres"));
    place.connect().close();
    assertFalse(place.toString().contains(server.password));
  }

  @Test
  void addressesThatCantBeMeantAreRefusedWithoutWhatMayBeAPassword() {
    assertEquals(
        "the address has '@' before the database; expected jdbc:postgresql://host/database, the"
            + " user behind it as ?user=NAME, and the password in PGPASSWORD or .pgpass",
        unopened("jdbc:postgresql://me:" + SECRET + "@host/database"));
    assertEquals(
        "'jdbc:postgresql://host:port/database' is no address of a database; expected"
            + " jdbc:postgresql://host/database",
        unopened("jdbc:postgresql://host:port/database?password=" + SECRET));
    assertEquals(
        "jdbc:postgresql://host/database: currentSchema is 'a,b'; expected the name of one schema",
        unopened("jdbc:postgresql://host/database?currentSchema=a,b&password=" + SECRET));
    assertEquals(
        "jdbc:postgresql://host/database: ApplicationName is given, but each connection has a name"
            + " of its own; expected none",
        unopened("jdbc:postgresql://host/database?ApplicationName=x&password=" + SECRET));
    assertEquals(
        "'jdbc:mysql:…' is no address of a timeline; expected a file, or"
            + " jdbc:postgresql://host/database",
        unopened("jdbc:mysql://host/database?password=" + SECRET));
  }

  private static String unopened(String address) {
    return assertThrows(TimelineException.class, () -> EventTimeline.open(address)).getMessage();
  }

  @Test
  void whereNoTimelineIsSetUpIsSaid() {
    String free = server.freeAddress();
    String place = PostgresAddress.of(free, Map.of()).name();
    String expected =
        "%s: can't %s: no timeline is set up there: relation \"%s.head\" does not exist; 'people"
            + " setup' makes one";
    String schema = free.replaceAll(".*currentSchema=|&.*", "");
    assertEquals(expected.formatted(place, "read", schema), refusal(free, EventTimeline::size));
    assertEquals(
        expected.formatted(place, "append", schema), refusal(free, each -> each.add(died(1))));
    assertEquals(
        "%s/nowhere: can't read: database \"nowhere\" does not exist"
            .formatted(server.address.replaceAll("/postgres$", "")),
        refusal(
            server
                .addressOf("t")
                .replace("/postgres?", "/nowhere?")
                .replace("currentSchema=t&", ""),
            EventTimeline::size));
  }

  @Test
  void whereNoServerIsIsSaidAtOnce() throws Exception {
    int port = EngineProcess.freePort();
    String message =
        refusal(
            "jdbc:postgresql://127.0.0.1:%d/x?password=%s".formatted(port, SECRET),
            EventTimeline::size);
    assertTrue(
        message.startsWith(
            "jdbc:postgresql://127.0.0.1:%d/x: can't read: no connection: Connection to 127.0.0.1:%d refused"
                .formatted(port, port)),
        message);
  }

  @Test
  void anotherVersionOfTheSchemaIsRefused() throws Exception {
    sql("UPDATE %s.head SET version = 7".formatted(schema()));
    String expected =
        name
            + ": the schema is of version 7, expected 4: a newer version of People Timeline set it"
            + " up, and is to be used";
    assertEquals(expected, refusal(address, EventTimeline::size));
    assertEquals(expected, refusal(address, timeline -> timeline.add(died(1))));
    var error =
        assertThrows(
            TimelineException.class, () -> PostgresSchema.make(address, PostgresSchema.Roles.NONE));
    assertEquals(expected, error.getMessage());
    sql("UPDATE %s.head SET version = 1".formatted(schema()));
    assertEquals(
        name
            + ": the schema is of version 1, expected 4: an older version of People Timeline set it"
            + " up: 'backup' by that one, and 'restore' by this one where it has 'setup' another"
            + " schema",
        refusal(address, EventTimeline::size));
  }

  @Test
  void whoWaitsTooLongForOthersIsTold() throws Exception {
    try (Connection other = connect(address);
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SELECT %s.begin_append('{}', '{}', '')".formatted(schema()));
      assertEquals(
          name + ": can't append: others append; it was not this program's turn for ten seconds",
          refusal(address, timeline -> timeline.add(died(1))));
    }
  }

  @Test
  void whatCanOnlyBeReadSaysSo() throws Exception {
    String readOnly = address + "&options=-c%20default_transaction_read_only=on";
    String message = refusal(readOnly, timeline -> timeline.add(died(1)));
    assertTrue(
        message.startsWith(name + ": can't append: it can only be read, as a standby can: "),
        message);
    try (EventTimeline timeline = PostgresServer.open(readOnly)) {
      assertEquals(0, timeline.size());
    }
  }
}
