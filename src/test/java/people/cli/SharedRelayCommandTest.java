package people.cli;

import module java.base;

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
  String noted(String name) {
    String sql = "SELECT noted FROM SCHEMA.consumers WHERE name = '%s'".formatted(name);
    return server.sql(address, sql).getFirst();
  }
}
