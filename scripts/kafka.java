///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS org.apache.kafka:kafka_2.13:4.4.0
// It says nothing of its own: what is printed is the address.
//RUNTIME_OPTIONS -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dlog4j2.level=OFF
//AOT kafka --try

import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

final String USAGE =
    """
    usage: jbang kafka [--try]
    Starts a broker of Kafka of its own on 127.0.0.1, at a port that the system chooses, with a new
    folder for its data, and prints the server as clients have it. It ends when its standard input
    does, and leaves nothing behind. Topics are made when something is sent to them.
      --try   ends as soon as the broker has started
    example: jbang kafka\
    """;

final String HERE = "127.0.0.1";

void main(String[] args) throws Exception {
  boolean isTry = Arrays.equals(args, new String[] {"--try"});
  if (args.length > 0 && !isTry) {
    boolean isHelp = args[0].equals("--help") || args[0].equals("-h");
    (isHelp ? System.out : System.err).println(USAGE);
    System.exit(isHelp ? 0 : 2);
  }
  Path home = Files.createTempDirectory("people-kafka-");
  PrintStream out = System.out;
  PrintStream err = System.err;
  System.setOut(new PrintStream(OutputStream.nullOutputStream()));
  System.setErr(System.out);
  int port = freePort();
  Path settings = Files.writeString(home.resolve("server.properties"), settings(home, port));
  Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(home)));
  if (!isTry) Thread.ofPlatform().daemon().start(() -> endWithInput(home));
  String server = HERE + ":" + port;
  try {
    String id = Uuid.randomUuid().toString();
    StorageTool.execute(new String[] {"format", "-t", id, "-c", settings.toString()}, System.out);
    Thread.ofPlatform().start(() -> Kafka.main(new String[] {settings.toString()}));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", server))) {
      admin.describeCluster().nodes().get();
    }
  } catch (ExecutionException e) {
    err.println("kafka: the broker does not start: " + e.getCause().getMessage());
    System.exit(1);
  }
  out.println(server);
  out.flush();
  if (isTry) System.exit(0);
}

int freePort() throws IOException {
  try (var free = new ServerSocket(0, 1, InetAddress.getByName(HERE))) {
    return free.getLocalPort();
  }
}

/// One process that is broker and controller.
String settings(Path home, int port) throws IOException {
  return """
  process.roles=broker,controller
  node.id=1
  listeners=PLAINTEXT://127.0.0.1:PORT,CONTROLLER://127.0.0.1:CONTROL
  advertised.listeners=PLAINTEXT://127.0.0.1:PORT
  controller.listener.names=CONTROLLER
  controller.quorum.voters=1@127.0.0.1:CONTROL
  log.dirs=DATA
  num.partitions=3
  offsets.topic.replication.factor=1
  offsets.topic.num.partitions=1
  group.initial.rebalance.delay.ms=0
  transaction.state.log.replication.factor=1
  transaction.state.log.min.isr=1
  share.coordinator.state.topic.replication.factor=1
  share.coordinator.state.topic.min.isr=1
  """
      .replace("PORT", Integer.toString(port))
      .replace("CONTROL", Integer.toString(freePort()))
      .replace("DATA", home.resolve("data").toString());
}

void endWithInput(Path home) {
  try {
    while (System.in.read() >= 0) {
      // nobody says anything
    }
  } catch (IOException e) {
    // that is an end as well
  }
  delete(home);
  Runtime.getRuntime().halt(0);
}

void delete(Path folder) {
  try (var all = Files.walk(folder)) {
    for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
  } catch (IOException | UncheckedIOException e) {
    // the system clears its temporary files
  }
}
