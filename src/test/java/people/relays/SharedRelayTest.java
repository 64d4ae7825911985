package people.relays;

import module java.base;

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

  @Override
  void empty() {
    server.empty(address);
  }

  @Override
  String laidAside() {
    return String.join("\n", server.sql(address, "SELECT line FROM SCHEMA.laid_aside")) + "\n";
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
