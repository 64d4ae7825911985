package people.postgres;

import module java.base;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import people.*;

/// The tables and functions of a timeline in PostgreSQL, and who may do what.
///
/// ```
/// head     one row: how many lines there are, and what the next one goes on from
/// turn     no rows; locked by whoever appends, since those who wait for the lock of a table get it in turn
/// events   a row for each line: its position, the line as a file has it, and what it is found by
/// pages    every 512 lines again in one row, for those who read all: so they come four times as fast
/// consumers, laid_aside   how far those are who hand events on, and what they could not hand on
/// erased   the lines of erasures again, for a timeline that is put back
/// ```
///
/// Those who wait for the lock of a row that is written anew each time overtake each other: of 64
/// programs some waited for more than ten seconds.
///
/// Only the owner may write to the tables, and so erase. Whoever may append calls the functions
/// `look`, `begin_append`, `append` and `append_one`, of which all but the first run with the
/// owner's rights. A program of another version of the schema is refused.
public final class PostgresSchema {

  /// The version of what is below and in [PostgresFunctions].
  static final int VERSION = 4;

  /// The lines of a page.
  static final int PAGE = 512;

  private static final String OLDER =
      "an older version of People Timeline set it up: 'backup' by that one, and 'restore' by this"
          + " one where it has 'setup' another schema";

  private static final String NEWER =
      "a newer version of People Timeline set it up, and is to be used";

  /// In bytes; the name of a channel has 63.
  private static final int LONGEST_IN_CHANNEL = 56;

  private static final String TABLES =
      """
      CREATE SCHEMA IF NOT EXISTS {schema};

      -- Functions below have the owner's rights, and find others in this schema first.
      DO $$ BEGIN
        IF EXISTS (SELECT FROM pg_namespace n, aclexplode(n.nspacl) a
            WHERE n.nspname = {name} AND a.privilege_type = 'CREATE'
              AND a.grantee <> n.nspowner AND a.grantee <> (SELECT oid FROM pg_roles WHERE rolname = current_user)) THEN
          RAISE EXCEPTION 'others may make functions in the schema %, which would run with the rights of its owner; expected a schema of its own', {name};
        END IF;
      END $$;

      CREATE TABLE {schema}.head (
        only_row      boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        version       integer NOT NULL,               -- of this schema
        size          bigint  NOT NULL DEFAULT 0,     -- how many events there are
        last_check    integer NOT NULL DEFAULT 0,     -- the check of the last line
        last_recorded bigint,                         -- the latest recorded time, in microseconds since 1970
        first_person  integer NOT NULL DEFAULT 0,     -- the least identifier of a person
        last_person   integer NOT NULL DEFAULT 0,     -- the greatest one
        erasures      bigint  NOT NULL DEFAULT 0,     -- how often lines were written anew
        watched       boolean NOT NULL DEFAULT false  -- whether some line says that somebody is restricted or was erased
      ) WITH (fillfactor = 10);                       -- it is written anew by each append
      INSERT INTO {schema}.head (version) VALUES ({version});

      CREATE TABLE {schema}.turn ();                  -- has no rows; whoever has it locked appends

      CREATE TABLE {schema}.events (
        position bigint      PRIMARY KEY,
        person   integer     NOT NULL,                -- 0 for nobody
        type     text        NOT NULL,
        recorded timestamptz NOT NULL,
        id       text COLLATE "C",                    -- the event id
        key      text COLLATE "C",                    -- a key in another system that it gives
        mark     bigint,                              -- by which a program finds its last line when it has lost the connection
        line     text COLLATE "C" NOT NULL            -- the line of a file, without its line feed
                 CHECK (strpos(line, E'\\n') = 0)
      );
      CREATE INDEX events_person ON {schema}.events (person, position);
      CREATE INDEX events_type   ON {schema}.events (type);
      CREATE UNIQUE INDEX events_id ON {schema}.events (id) WHERE id IS NOT NULL;
      CREATE INDEX events_key    ON {schema}.events (md5(key)) WHERE key IS NOT NULL;

      CREATE TABLE {schema}.pages (                   -- those that are full
        begins bigint PRIMARY KEY,                    -- the position of its first line
        lines text COLLATE "C" NOT NULL               -- with line feeds between them
      );

      CREATE TABLE {schema}.consumers (
        name   text PRIMARY KEY,
        noted  text,                                  -- how far it is, as JSON
        holder text NOT NULL,                         -- who had it last, in words
        mark   text NOT NULL                          -- the same, of a single run
      );
      CREATE TABLE {schema}.laid_aside (              -- what consumers could not hand on
        number   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        consumer text   NOT NULL,
        position bigint NOT NULL,
        line     text   NOT NULL                      -- with the event, as JSON
      );
      CREATE TABLE {schema}.erased (                  -- the lines of erasures, also when another timeline is put back
        number bigint PRIMARY KEY,
        line   text NOT NULL
      );
      """;

  private static final String RIGHTS =
      """
      REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {schema} FROM PUBLIC;
      REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM PUBLIC;
      """;

  private static final String ALL = TABLES + PostgresFunctions.ALL + RIGHTS;

  private static final String TO_READ =
      """
      GRANT USAGE ON SCHEMA {schema} TO {role};
      GRANT SELECT ON {schema}.head, {schema}.events, {schema}.pages, {schema}.consumers, {schema}.erased TO {role};
      """;

  private static final String TO_APPEND =
      """
      GRANT EXECUTE ON FUNCTION {schema}.look(text[], integer[], text) TO {role};
      GRANT EXECUTE ON FUNCTION {schema}.begin_append(text[], integer[], text) TO {role};
      GRANT EXECUTE ON FUNCTION {schema}.append(bigint, bytea, integer[], text[], bigint[], text[],
        text[], integer, bigint) TO {role};
      GRANT EXECUTE ON FUNCTION {schema}.append_one(bytea, bigint, integer, text, text, bigint) TO {role};
      """;

  private static final String TO_HAND_ON =
      """
      GRANT INSERT, UPDATE ON {schema}.consumers TO {role};
      GRANT INSERT ON {schema}.laid_aside TO {role};
      """;

  /// Who may do what.
  ///
  /// @param appending roles that may read and append
  /// @param handingOn roles that may read, and note how far consumers are
  /// @param reading roles that may read
  public record Roles(List<String> appending, List<String> handingOn, List<String> reading) {

    /// Nobody but the owner.
    public static final Roles NONE = new Roles(List.of(), List.of(), List.of());
  }

  private PostgresSchema() {}

  /// The channel on which each append tells how many events there are then, see PostgreSQL's
  /// LISTEN.
  static String channel(String schema) {
    boolean isShort = schema.getBytes(StandardCharsets.UTF_8).length <= LONGEST_IN_CHANNEL;
    return "people." + (isShort ? schema : Integer.toHexString(schema.hashCode()));
  }

  /// All statements that make a timeline, for whoever gives them to `psql`.
  ///
  /// @param address of the timeline; nothing is connected to
  public static String sql(String address, Roles roles) {
    PostgresAddress place = PostgresAddress.of(address, Map.of());
    return filled(ALL, place) + grants(place, roles);
  }

  private static String filled(String sql, PostgresAddress place) {
    return sql.replace("{schema}", place.quotedSchema())
        .replace("{name}", text(place.schema()))
        .replace("{version}", Integer.toString(VERSION))
        .replace("{page}", Integer.toString(PAGE))
        .replace("{restriction}", text(Event.Kind.RESTRICTION.word()))
        .replace("{erasure}", text(Event.Kind.ERASURE.word()))
        .replace("{channel}", text(channel(place.schema())));
  }

  /// A text as it stands in SQL.
  private static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String grants(PostgresAddress place, Roles roles) {
    StringBuilder sql = new StringBuilder();
    roles.appending.forEach(role -> sql.append(granted(TO_READ + TO_APPEND, place, role)));
    roles.handingOn.forEach(role -> sql.append(granted(TO_READ + TO_HAND_ON, place, role)));
    roles.reading.forEach(role -> sql.append(granted(TO_READ, place, role)));
    return sql.toString();
  }

  private static String granted(String sql, PostgresAddress place, String role) {
    return filled(sql, place).replace("{role}", '"' + role.replace("\"", "\"\"") + '"');
  }

  /// Makes an empty timeline in a database, by its owner, and grants rights; where there is one it
  /// only grants them. All of it or nothing.
  ///
  /// @param address of the timeline
  /// @return whether it is new
  /// @throws TimelineException when it can't be made, or there is one of another version
  public static boolean make(String address, Roles roles) {
    PostgresAddress place = PostgresAddress.of(address, System.getenv());
    try (Connection connection = place.connect()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        boolean isNew = version(place, connection) == 0;
        if (isNew) {
          refuseOtherLetters(place, statement);
          statement.execute(filled(ALL, place));
        }
        statement.execute(grants(place, roles) + ";");
        connection.commit();
        return isNew;
      }
    } catch (SQLException e) {
      throw PostgresErrors.of(place, "can't be set up", e);
    }
  }

  /// The version of the schema that is there; 0 for none.
  private static int version(PostgresAddress place, Connection connection) throws SQLException {
    try (PreparedStatement there = connection.prepareStatement("SELECT to_regclass(?) IS NULL")) {
      there.setString(1, place.quotedSchema() + ".head");
      try (ResultSet found = there.executeQuery()) {
        found.next();
        if (found.getBoolean(1)) {
          return 0;
        }
      }
    }
    return refuseOther(place, connection);
  }

  /// Refuses a timeline of another version of the schema.
  static int refuseOther(PostgresAddress place, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT version FROM %s.head".formatted(place.quotedSchema()))) {
      int version = found.next() ? found.getInt(1) : 0;
      if (version != VERSION) {
        throw new TimelineException(
            "%s: the schema is of version %d, expected %d: %s"
                .formatted(place, version, VERSION, version < VERSION ? OLDER : NEWER));
      }
      return version;
    }
  }

  private static void refuseOtherLetters(PostgresAddress place, Statement statement)
      throws SQLException {
    try (ResultSet found = statement.executeQuery("SHOW server_encoding")) {
      found.next();
      if (!found.getString(1).equals("UTF8")) {
        throw new TimelineException(
            "%s: the database is encoded as %s, expected UTF8"
                .formatted(place, found.getString(1)));
      }
    }
  }
}
