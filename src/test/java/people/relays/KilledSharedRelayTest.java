package people.relays;

import module java.base;

import org.junit.jupiter.api.Tag;
import people.postgres.*;

/// Relays of a shared timeline are killed, and go on where they stopped.
@Tag("engines")
class KilledSharedRelayTest extends KilledRelayTest {

  private final String address = PostgresServer.shared().newTimeline();

  @Override
  String place() {
    return address;
  }

  @Override
  String told(Process process) {
    try {
      return "process %d on %s".formatted(process.pid(), InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException e) {
      throw new UncheckedIOException(e);
    }
  }
}
