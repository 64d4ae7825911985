package people.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import people.*;
import people.timeline.*;

/// A real broker gets the events, whatever is killed meanwhile.
@Tag("engines")
class KafkaTargetTest {

  @TempDir static Path engine;
  @TempDir Path folder;

  private static String classPath;
  private static int port;
  private static int controller;
  private static EngineProcess broker;

  @BeforeAll
  static void startTheBroker() throws Exception {
    classPath = EngineProcess.classPath(KafkaBroker.LIBRARY, engine);
    port = EngineProcess.freePort();
    controller = EngineProcess.freePort();
    broker = start();
  }

  private static EngineProcess start() throws Exception {
    EngineProcess started = KafkaBroker.start(classPath, engine, port, controller);
    started.await(() -> {
      try (var consumer = consumer()) {
        return consumer.listTopics(Duration.ofSeconds(5)) != null;
      }
    });
    return started;
  }

  @AfterAll
  static void stopTheBroker() {
    if (broker != null) {
      broker.close();
    }
  }

  @BeforeEach
  void begin() {
    try (EventTimeline timeline = open()) {
      timeline.add(new Event.Death(1, Details.NONE));
    }
  }

  private EventTimeline open() {
    return EventTimeline.open(folder.resolve("people.jsonl"));
  }

  private Process relay(String topic, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(people.Command.QUICK);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(KafkaRelayProgram.class.getName(), "--timeline"));
    command.addAll(List.of(folder.resolve("people.jsonl").toString(), "relay", "--name", "k"));
    command.addAll(List.of("--to", "kafka:127.0.0.1:%d/%s".formatted(port, topic)));
    command.addAll(List.of("--longest-pause", "1"));
    command.addAll(List.of(options));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("said").toFile()))
        .start();
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("said"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KafkaConsumer<String, String> consumer() {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", "127.0.0.1:" + port);
    settings.put("default.api.timeout.ms", "60000");
    return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
  }

  /// All messages of a topic, of each partition in order.
  private static List<ConsumerRecord<String, String>> read(String topic) {
    List<ConsumerRecord<String, String>> all = new ArrayList<>();
    try (var consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      for (TopicPartition partition : partitions) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        while (consumer.position(partition) < end) {
          consumer.poll(Duration.ofMillis(200)).forEach(all::add);
        }
      }
    }
    return all;
  }

  private static String header(ConsumerRecord<String, String> message, String name) {
    var header = message.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  /// What is there once doubles are dropped: all events, each person's in order in one partition.
  private void assertAllThere(String topic, long size) {
    Map<Integer, Long> newest = new HashMap<>();
    Map<String, Integer> partitions = new HashMap<>();
    SortedSet<Long> ids = new TreeSet<>();
    for (var message : read(topic)) {
      long id = Long.parseLong(header(message, "ce_id"));
      if (ids.add(id)) {
        Long before = newest.put(message.partition(), id);
        assertTrue(before == null || before < id, before + " before " + id);
      }
      int partition = partitions.computeIfAbsent(message.key(), _ -> message.partition());
      assertEquals(partition, message.partition());
      assertEquals(header(message, "ce_subject"), message.key());
    }
    assertEquals(LongStream.range(0, size).boxed().toList(), List.copyOf(ids), () -> said());
    assertTrue(new HashSet<>(partitions.values()).size() > 1);
  }

  @Test
  void nothingIsLeftOutWhereRelaysAndTheBrokerAreKilled() throws Exception {
    AtomicBoolean isDone = new AtomicBoolean();
    try (EventTimeline timeline = open()) {
      Thread appends =
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 1; !isDone.get(); i++) {
                  timeline.add(new Event.Death(1 + i % 20, Details.NONE));
                  LockSupport.parkNanos(2_000_000);
                }
              });
      for (int round = 0; round < 2; round++) {
        Process relay = relay("killed", "--binary");
        awaitHandedOn(timeline.size(), relay);
        if (round == 1) {
          broker.close();
          Thread.sleep(1_000);
          broker = start();
          awaitHandedOn(timeline.size(), relay);
        }
        relay.destroyForcibly().waitFor();
      }
      isDone.set(true);
      appends.join();
      assertEquals(0, relay("killed", "--binary", "--once").waitFor(), () -> said());
      assertAllThere("killed", timeline.size());
      assertFalse(said().contains("PERSON"), said());
    }
  }

  private void awaitHandedOn(long position, Process relay) throws Exception {
    var store = people.relays.CheckpointStore.beside(folder.resolve("people.jsonl"));
    for (int i = 0; i < 18_000; i++) {
      var all = store.all();
      if (!all.isEmpty() && all.getFirst().position() >= position) {
        return;
      }
      assertTrue(relay.isAlive(), () -> said());
      Thread.sleep(10);
    }
    throw new AssertionError(said());
  }

  @Test
  void aMessageIsACloudEventWithThePersonAsItsKey() throws Exception {
    try (EventTimeline timeline = open()) {
      timeline.add(new Event.ObservationEnd(null, Details.on("1990")));
    }
    assertEquals(0, relay("both", "--once", "--source", "urn:town").waitFor(), () -> said());
    var messages = read("both");
    assertEquals(2, messages.size());
    var death = messages.stream().filter(each -> each.key() != null).findFirst().orElseThrow();
    assertEquals("1", death.key());
    assertEquals("application/cloudevents+json; charset=UTF-8", header(death, "content-type"));
    assertTrue(
        death
            .value()
            .startsWith(
                "{\"specversion\":\"1.0\",\"id\":\"0\",\"source\":\"urn:town\",\"type\":\"people.PERSON_DEATH\",\"subject\":\"1\""),
        death.value());
    Files.delete(folder.resolve("people.jsonl.consumers/k"));
    assertEquals(
        0, relay("binary", "--once", "--binary", "--only", "type").waitFor(), () -> said());
    var bare = read("binary").stream().filter(each -> header(each, "ce_id").equals("0"));
    var message = bare.findFirst().orElseThrow();
    assertEquals("{\"type\":\"PERSON_DEATH\"}", message.value());
    assertEquals("application/json", header(message, "content-type"));
    assertNull(header(message, "ce_subject"));
  }

  @Test
  void eventsOfOnePartitionAreTakenTogetherSoThatNoneGetsPastAnother() throws Exception {
    try (EventTimeline timeline = open()) {
      timeline.addAll(Collections.nCopies(299, new Event.Death(1, Details.NONE)));
    }
    assertEquals(0, relay("together", "--once").waitFor(), () -> said());
    List<Integer> batches = new ArrayList<>();
    try (Stream<Path> files = Files.walk(engine)) {
      for (Path log :
          files.filter(file -> file.toString().matches(".*/together-\\d+/.*\\.log")).toList()) {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(log));
        for (int at = 0; at + 61 <= bytes.limit() && bytes.getInt(at + 8) > 0; ) {
          batches.add(bytes.getInt(at + 57)); // how many messages, behind the head of a batch
          at += 12 + bytes.getInt(at + 8);
        }
      }
    }
    assertEquals(List.of(300), batches);
  }

  @Test
  void aBrokerThatIsNotThereIsOneLine() throws Exception {
    Path settings = Files.writeString(folder.resolve("settings"), "max.block.ms=500\n");
    int usual = port;
    port = EngineProcess.freePort();
    try {
      Process relay = relay("x", "--once", "--tries", "1", "--config", settings.toString());
      assertEquals(1, relay.waitFor());
      assertEquals(
          """
          people: kafka:127.0.0.1:PORT/x: no answer in time; tried once, 1 event is not handed on
          """
              .replace("PORT", String.valueOf(port)),
          said());
    } finally {
      port = usual;
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new KafkaTarget("kafka:localhost/x", false, new Properties()));
  }

  @Test
  void manyEventsDoNotWaitOneAfterTheOtherForABrokerThatIsNotThere() throws Exception {
    try (EventTimeline timeline = open()) {
      timeline.addAll(Collections.nCopies(299, new Event.Death(1, Details.NONE)));
    }
    Path settings = Files.writeString(folder.resolve("settings"), "max.block.ms=2000\n");
    int usual = port;
    port = EngineProcess.freePort();
    try {
      Process relay = relay("x", "--once", "--tries", "1", "--config", settings.toString());
      boolean isOver = relay.waitFor(2, TimeUnit.MINUTES); // 300 waits are ten
      relay.destroyForcibly();
      assertTrue(isOver);
      assertEquals(
          "people: kafka:127.0.0.1:%d/x: no answer in time; tried once, 300 events are not handed on\n"
              .formatted(port),
          said());
    } finally {
      port = usual;
    }
  }

  @Test
  void whatThePageShowsIsRun() throws Exception {
    String page =
        Files.readString(Path.of(System.getProperty("people.root"), "docs/propagation.md"));
    Matcher shown =
        Pattern.compile(
                "<!-- run by KafkaTargetTest -->\n"
                    + "```sh\n"
                    + "./jbang relay --to kafka:localhost:9092/people --name kafka (.*?) +# prints"
                    + " kafka: 4 events\n"
                    + "```")
            .matcher(page);
    assertTrue(shown.find());
    try (EventTimeline timeline = open()) {
      timeline.addAll(Collections.nCopies(3, new Event.Death(2, Details.NONE)));
    }
    assertEquals(0, relay("people", shown.group(1).split(" ")).waitFor());
    assertEquals("k: 4 events\n", said());
  }

  /// As the launcher does to learn what Java loads; a broker that is tried ends with success.
  @Test
  void aBrokerCanBeTried() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tried"));
    var tried =
        Command.jbang("kafka", "--try").env("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    Command.Ended ended = tried.run();
    assertEquals(0, ended.exit(), ended.err());
    assertTrue(ended.out().matches("127\\.0\\.0\\.1:\\d+\n"), ended.out());
    try (var left = Files.list(temporary)) {
      assertEquals(
          List.of(), left.filter(f -> !f.getFileName().toString().startsWith("hsperf")).toList());
    }
  }

  @Test
  void anEngineEndsWithWhoeverStartedIt() throws Exception {
    Path own = Files.createDirectory(folder.resolve("own"));
    EngineProcess other =
        KafkaBroker.start(classPath, own, EngineProcess.freePort(), EngineProcess.freePort());
    other.lifeline().close(); // as the system does with that of a process which is killed
    for (int i = 0; i < 6_000 && other.isAlive(); i++) {
      Thread.sleep(10);
    }
    assertFalse(other.isAlive());
  }
}
