package people.relays;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.timeline.*;

/// A web hook whose answer begins, and never ends.
class EndlessAnswerTest {

  @TempDir Path folder;

  @Test
  void anAnswerThatBeginsInTimeAndNeverEndsIsOfTheEvent() throws Exception {
    var patience = Duration.ofSeconds(2); // enough for a busy machine to connect
    Path file = folder.resolve("people.jsonl");
    CheckpointStore store = CheckpointStore.beside(file);
    List<String> warnings = new ArrayList<>();
    Queue<Socket> held = new ConcurrentLinkedQueue<>(); // a socket nobody holds is closed by a GC
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      threads.submit(() -> {
        while (true) {
          var connection = server.accept();
          held.add(connection);
          threads.submit(() -> {
            connection.getInputStream().read();
            var head = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n";
            connection.getOutputStream().write(head.getBytes());
            System.gc();
            return null;
          });
        }
      });
      var address = URI.create("http://127.0.0.1:%d/hook".formatted(server.getLocalPort()));
      var posting = new WebhookTarget.Posting(false, null, List.of(), patience);
      try (EventTimeline timeline = EventTimeline.open(file);
          var target = new WebhookTarget(address, posting);
          Relay relay = new Relay(timeline, store.take("hook"), target)) {
        timeline.add(new Event.Death(1, Details.NONE));
        relay.retrying(new RetryPolicy(1, patience, patience)).tellingWarnings(warnings::add);
        assertEquals(0, relay.run(true));
      }
      assertEquals(1, store.all().getFirst().dead());
      Path aside = folder.resolve("people.jsonl.consumers/hook.dead.ndjson");
      assertEquals(
          List.of(address + ": no answer in 2.0 s; event 0 is laid aside in " + aside), warnings);
    } finally {
      for (Socket connection : held) {
        connection.close();
      }
    }
  }
}
