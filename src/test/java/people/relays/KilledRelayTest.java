package people.relays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.engine.*;
import people.timeline.*;

/// Relays are processes that are killed, and go on where they stopped.
@Tag("process")
class KilledRelayTest {

  @TempDir Path folder;

  /// Where the timeline is, which is empty.
  String place() {
    return folder.resolve("people.jsonl").toString();
  }

  /// Who is said to have a consumer.
  String told(Process process) {
    return "process " + process.pid();
  }

  private EventTimeline open() {
    return EventTimeline.open(place());
  }

  private Process relay(String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Command.QUICK);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "people.cli.PeopleCommand"));
    command.addAll(List.of("--timeline", place(), "relay"));
    command.addAll(List.of(words));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("said").toFile()))
        .start();
  }

  @Test
  void nothingIsLeftOutWhereRelaysAreKilledWhileOthersAppend() throws Exception {
    Random random = new Random(17);
    Path out = folder.resolve("out");
    try (HookServer server = new HookServer(_ -> 204);
        EventTimeline timeline = open()) {
      timeline.add(new Event.Death(1, Details.NONE));
      AtomicBoolean isDone = new AtomicBoolean();
      Thread appends =
          Thread.ofPlatform()
              .start(() -> {
                while (!isDone.get()) {
                  timeline.add(new Event.Death(1, Details.NONE));
                  LockSupport.parkNanos(500_000);
                }
              });
      String[] toHook = {"--to", server.address().toString(), "--name", "hook"};
      String[] toFolder = {"--to", "folder:" + out, "--name", "folder"};
      int killedAtWork = 0;
      for (int round = 0; round < 4; round++) {
        int before = server.posted.size();
        List<Process> relays = List.of(relay(toHook), relay(toFolder));
        RelayTest.await(() -> server.posted.size() > before + 20);
        Thread.sleep(random.nextInt(300));
        for (Process each : relays) {
          killedAtWork += each.isAlive() ? 1 : 0;
          each.destroyForcibly().waitFor();
        }
      }
      isDone.set(true);
      appends.join();
      assertEquals(8, killedAtWork, () -> said());
      for (String[] words : List.of(toHook, toFolder)) {
        var last = Stream.concat(Stream.of(words), Stream.of("--once")).toArray(String[]::new);
        assertEquals(0, relay(last).waitFor(), () -> said());
      }
      long size = timeline.size();
      long next = 0;
      int twice = 0;
      for (long id : server.ids()) {
        assertTrue(id <= next, "a gap before " + id + ", expected " + next);
        twice += id < next ? 1 : 0;
        next = Math.max(next, id + 1);
      }
      assertEquals(size, next);
      assertTrue(twice < 4 * 2000, twice + " handed on again");
      assertEquals(
          LongStream.range(0, size).boxed().toList(),
          lines(out).stream().map(HookServer::id).toList());
    }
  }

  @Test
  void theSecondOneIsToldWhoIsAtWork() throws Exception {
    try (EventTimeline timeline = open()) {
      timeline.add(new Event.Death(1, Details.NONE));
    }
    Path out = folder.resolve("out");
    Process first = relay("--to", "folder:" + out, "--name", "x");
    try {
      RelayTest.await(() -> Files.exists(out.resolve("000000000000.ndjson")));
      assertEquals(1, relay("--to", "folder:" + out, "--name", "x", "--once").waitFor());
      assertEquals(
          "people: the consumer x is at work already, in %s; expected one at a time\n"
              .formatted(told(first)),
          said());
      first.destroy(); // as Ctrl-C, it notes how far it is
      assertEquals(143, first.waitFor());
    } finally {
      first.destroyForcibly();
    }
    assertEquals(0, CheckpointStore.of(TimelineAddress.of(place())).all().getFirst().position());
    assertEquals(0, relay("--to", "folder:" + out, "--name", "x", "--once").waitFor());
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("said"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> lines = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        lines.addAll(Files.readAllLines(file));
      }
      return lines;
    }
  }
}
