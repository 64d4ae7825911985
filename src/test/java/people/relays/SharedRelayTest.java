package people.relays;

import module java.base;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import people.engine.*;
import people.postgres.*;

/// The events of a shared timeline are handed on as those of a file are.
@Tag("engines")
class SharedRelayTest extends RelayTest {

  private final PostgresServer server = PostgresServer.shared();
  private final String address = server.newTimeline();

  @Override
  TimelineAddress place() {
    return TimelineAddress.of(address);
  }

  private String schema() {
    return address.replaceAll(".*currentSchema=|&.*", "");
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(server.address, "postgres", server.password);
  }

  @Override
  void empty() throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "TRUNCATE %1$s.events; DELETE FROM %1$s.head; INSERT INTO %1$s.head (version) VALUES (2)"
              .formatted(schema()));
    }
  }

  @Override
  String laidAside() throws Exception {
    StringBuilder lines = new StringBuilder();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT line FROM %s.laid_aside".formatted(schema()))) {
      while (found.next()) {
        lines.append(found.getString(1)).append('\n');
      }
    }
    return lines.toString();
  }

  @Override
  String aside() {
    return place() + ", laid_aside";
  }

  @Override
  String us() {
    try {
      return "process %d on %s"
          .formatted(ProcessHandle.current().pid(), InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException e) {
      throw new UncheckedIOException(e);
    }
  }
}
