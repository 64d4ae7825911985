package people.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import people.*;
import people.engine.*;

/// Consumers in the engine, where connections are cut and others come meanwhile.
@Tag("engines")
class PostgresConsumersTest {

  private final PostgresServer server = PostgresServer.shared();
  private final String address = server.newTimeline();

  @Test
  void aConnectionThatIsCutIsMadeAgainAndKeepsTheConsumer() throws Exception {
    int port = Integer.parseInt(server.address.replaceAll(".*:|/.*", ""));
    try (CuttingProxy proxy = new CuttingProxy(port);
        LineEngine engine =
            PostgresEngine.open(address.replaceFirst(":\\d+/", ":" + proxy.port() + "/"));
        EngineConsumers consumers = engine.consumers();
        EngineConsumers others = PostgresEngine.open(address).consumers()) {
      try (EngineConsumers.HeldConsumer held = consumers.take("hook", "machine one")) {
        held.note("1");
        proxy.cut(false);
        held.note("2");
        assertEquals(Map.of("hook", "2"), others.all());
        assertEquals(
            "the consumer hook is at work already, in machine one; expected one at a time",
            assertThrows(TimelineException.Busy.class, () -> others.take("hook", "machine two"))
                .getMessage());
        proxy.cut(true);
        held.note("3");
        assertEquals(Map.of("hook", "3"), others.all());
      }
      others.take("hook", "machine two").close();
    }
  }

  @Test
  void whoWasLostAndOvertakenNotesNothingMore() throws Exception {
    int port = Integer.parseInt(server.address.replaceAll(".*:|/.*", ""));
    try (CuttingProxy proxy = new CuttingProxy(port);
        LineEngine engine =
            PostgresEngine.open(address.replaceFirst(":\\d+/", ":" + proxy.port() + "/"));
        EngineConsumers consumers = engine.consumers();
        EngineConsumers others = PostgresEngine.open(address).consumers();
        EngineConsumers.HeldConsumer held = consumers.take("hook", "machine one")) {
      held.note("1");
      proxy.cut(false);
      EngineConsumers.HeldConsumer second = taken(others);
      second.note("5");
      assertEquals(
          "the consumer hook is at work already, in machine two; expected one at a time",
          assertThrows(TimelineException.Busy.class, () -> held.note("2")).getMessage());
      second.close();
      assertThrows(TimelineException.Busy.class, () -> held.note("2"));
      assertEquals(Map.of("hook", "5"), others.all());
    }
  }

  /// The server may not have noticed yet that the other one is gone.
  private static EngineConsumers.HeldConsumer taken(EngineConsumers consumers) {
    while (true) {
      try {
        return consumers.take("hook", "machine two");
      } catch (TimelineException.Busy e) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }
}
