package people.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.engine.*;
import people.simulation.*;
import people.timeline.*;

/// Programs, connections and a server are ended in the midst of an erasure: somebody is erased, or
/// she is not, and never in part.
@Tag("engines")
class ErasingFaultsTest {

  private enum ErasingFault {
    KILL_CLIENT,
    CUT_CONNECTIONS,
    CUT_BEHIND_REQUEST,
    KILL_SERVER
  }

  private static final String AT_WORK =
      "SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'people-%'";

  @TempDir Path folder;
  private final Random random = new Random(11);

  @Test
  void somebodyIsErasedOrNotWhateverIsKilledOrCut() throws Exception {
    Path town = folder.resolve("town.jsonl");
    new Simulation(300, 60, 7).writeTo(town);
    try (PostgresServer server = PostgresServer.start();
        CuttingProxy proxy =
            new CuttingProxy(Integer.parseInt(server.address.replaceAll(".*:|/.*", "")))) {
      String direct = server.newTimeline();
      String cut = direct.replaceFirst(":\\d+/", ":" + proxy.port() + "/");
      Backup.restore(town, TimelineAddress.of(direct), _ -> {}, _ -> {});
      int rounds = 12;
      int erased = 0;
      int wholly = 0;
      for (int round = 0; round < rounds; round++) {
        ErasingFault fault = ErasingFault.values()[round % ErasingFault.values().length];
        int person = 1 + round;
        String before = head(direct);
        boolean isSaid =
            fault == ErasingFault.KILL_CLIENT
                ? isErasedByOneThatIsKilled(direct, person)
                : isErasedMeanwhile(cut, person, fault, server, proxy);
        while (!server.sql(direct, AT_WORK).isEmpty()) {
          Thread.sleep(10); // what it was asked for may still be recorded
        }
        boolean isErased = isErased(server, direct, person, before);
        assertTrue(isErased || !isSaid, fault + " in round " + round + ": said to be erased");
        erased += isErased ? 1 : 0;
        wholly += isSaid ? 1 : 0;
      }
      assertTrue(erased < rounds, "at least one was stopped before");
      assertTrue(wholly <= erased);
      for (int person = 1; person <= rounds; person++) {
        if (server.sql(direct, tombstones(person)).isEmpty()) {
          Erasing.erase(
              TimelineAddress.of(direct), ErasingClient.request(person), _ -> {}, _ -> {});
        }
      }
      assertEquals(List.of("" + rounds), server.sql(direct, "SELECT count(*) FROM SCHEMA.erased"));
    }
  }

  private static String head(String address) {
    try (EventTimeline timeline = PostgresServer.open(address)) {
      return Verification.of(timeline).head();
    }
  }

  private static String tombstones(int person) {
    return "SELECT line FROM SCHEMA.events WHERE person = %d AND line LIKE '%%\"keep\"%%'"
        .formatted(person);
  }

  /// Whether somebody is erased; all of what that takes is there then, and nothing of it otherwise.
  private static boolean isErased(
      PostgresServer server, String address, int person, String before) {
    boolean isErased = !server.sql(address, tombstones(person)).isEmpty();
    List<String> left =
        server.sql(
            address,
            "SELECT line FROM SCHEMA.events WHERE person = %d AND type <> '!PERSON_ERASURE'"
                .formatted(person));
    List<String> kept =
        server.sql(
            address,
            "SELECT line FROM SCHEMA.erased WHERE line LIKE '%%\"personId\":%d,%%'"
                .formatted(person));
    assertEquals(isErased, left.isEmpty(), "person " + person);
    assertEquals(isErased ? 1 : 0, kept.size(), "person " + person);
    assertEquals(!isErased, head(address).equals(before), "person " + person);
    return isErased;
  }

  private boolean isErasedByOneThatIsKilled(String address, int person) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(Command.QUICK);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            ErasingClient.class.getName(),
            address,
            "" + person));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    List<String> said = new CopyOnWriteArrayList<>();
    CountDownLatch begins = new CountDownLatch(1);
    BufferedReader out = process.inputReader();
    Thread reading =
        Thread.startVirtualThread(() ->
            out.lines()
                .forEach(line -> {
                  said.add(line);
                  begins.countDown();
                }));
    begins.await();
    Thread.sleep(random.nextInt(800));
    process.destroyForcibly().waitFor();
    reading.join();
    return said.contains("erased");
  }

  private boolean isErasedMeanwhile(
      String address, int person, ErasingFault fault, PostgresServer server, CuttingProxy proxy)
      throws Exception {
    CompletableFuture<Boolean> isErased =
        CompletableFuture.supplyAsync(() -> {
          try {
            Erasing.erase(
                TimelineAddress.of(address), ErasingClient.request(person), _ -> {}, _ -> {});
            return true;
          } catch (TimelineException e) {
            assertTrue(e.getMessage().startsWith("jdbc:postgresql:"), e.getMessage());
            return false;
          }
        });
    Thread.sleep(random.nextInt(150));
    switch (fault) {
      case CUT_CONNECTIONS -> proxy.cut(false);
      case CUT_BEHIND_REQUEST -> proxy.cut(true);
      case KILL_SERVER -> {
        server.tell("kill");
        server.tell("start");
      }
      case KILL_CLIENT -> throw new AssertionError(fault);
    }
    return isErased.get();
  }
}
