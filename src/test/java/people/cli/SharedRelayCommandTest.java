package people.cli;

import module java.base;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.junit.jupiter.api.Tag;
import people.postgres.*;

/// The commands `relay` and `consumers` of a shared timeline.
@Tag("engines")
class SharedRelayCommandTest extends RelayCommandTest {

  private final PostgresServer server = PostgresServer.shared();
  private final String address = server.newTimeline();

  @Override
  CommandOutput people(String... args) {
    List<String> words = new ArrayList<>(List.of("--timeline", address));
    words.addAll(List.of(args));
    return run(words.toArray(String[]::new));
  }

  @Override
  String noted(String name) throws Exception {
    String sql =
        "SELECT noted FROM %s.consumers WHERE name = ?"
            .formatted(address.replaceAll(".*currentSchema=|&.*", ""));
    try (Connection connection =
            DriverManager.getConnection(server.address, "postgres", server.password);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet found = statement.executeQuery()) {
        found.next();
        return found.getString(1);
      }
    }
  }
}
