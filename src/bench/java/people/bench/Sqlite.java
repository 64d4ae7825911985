package people.bench;

import module java.base;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import people.*;

/// SQLite with a table of events, as durable as ours: a write-ahead log that is synced at each
/// commit. Safe for several threads, one at a time.
final class Sqlite implements AutoCloseable {

  private final Connection connection;
  private final PreparedStatement insert;
  private final Clock clock = Clock.systemUTC();

  Sqlite(Path file) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute(
          """
          CREATE TABLE events (position INTEGER PRIMARY KEY, person INTEGER, type TEXT,
            recorded TEXT, effective TEXT, status TEXT, firstname TEXT, lastname TEXT,
            street TEXT, city TEXT, postcode TEXT, country TEXT, source TEXT)
          """);
    }
    insert =
        connection.prepareStatement(
            """
            INSERT INTO events (person, type, recorded, effective, status, firstname, lastname,
              street, city, postcode, country, source) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
  }

  /// One event, in a transaction of its own.
  synchronized void add(Event event) throws SQLException {
    bind(event);
    insert.executeUpdate();
  }

  /// All in one transaction.
  synchronized void addAll(List<Event> events) throws SQLException {
    connection.setAutoCommit(false);
    for (int i = 0; i < events.size(); i++) {
      bind(events.get(i));
      insert.addBatch();
      if (i % 10_000 == 9_999) {
        insert.executeBatch();
      }
    }
    insert.executeBatch();
    connection.commit();
    connection.setAutoCommit(true);
  }

  private void bind(Event event) throws SQLException {
    insert.setInt(1, event.personId());
    insert.setString(2, event.getClass().getSimpleName());
    insert.setString(3, clock.instant().toString());
    var effective = event.details().effective();
    insert.setString(4, effective == null ? null : effective.toString());
    Status status = null;
    Name name = null;
    Address address = null;
    switch (event) {
      case Event.Creation e -> {
        status = e.status();
        name = e.name();
        address = e.address();
      }
      case Event.StatusChange e -> status = e.newStatus();
      case Event.AddressChange e -> address = e.newAddress();
      case Event.NameChange e -> name = e.newName();
      case Event.Death _,
          Event.Correction _,
          Event.Retraction _,
          Event.Leaving _,
          Event.Return _,
          Event.ObservationEnd _,
          Event.AttributeChange _,
          Event.Parents _,
          Event.Key _,
          Event.Merge _,
          Event.Distinction _,
          Event.NamedBatch _,
          Event.Restriction _,
          Event.Erasure _,
          Event.Protection _,
          Event.Unrecognized _ -> {}
    }
    insert.setString(5, status == null ? null : status.name());
    insert.setString(6, name == null ? null : name.firstname());
    insert.setString(7, name == null ? null : name.lastname());
    insert.setString(8, address == null ? null : address.street());
    insert.setString(9, address == null ? null : address.city());
    insert.setString(10, address == null ? null : address.postcode());
    insert.setString(11, address == null ? null : address.country());
    insert.setString(12, event.details().source());
  }

  synchronized long size() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM events")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
