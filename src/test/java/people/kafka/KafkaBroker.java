package people.kafka;

import module java.base;

import people.*;

/// A broker of Kafka that is its own controller, as the main class of a process that has its
/// classes.
///
/// ```
/// KafkaBroker SETTINGS FOLDER
/// ```
final class KafkaBroker {

  static final String LIBRARY = "org.apache.kafka:kafka_2.13:4.4.0";

  private KafkaBroker() {}

  /// Starts one, which keeps its data in a folder.
  static EngineProcess start(String classPath, Path folder, int port, int controller)
      throws IOException {
    Path data = folder.resolve("data");
    String settings =
        """
        process.roles=broker,controller
        node.id=1
        listeners=PLAINTEXT://127.0.0.1:PORT,CONTROLLER://127.0.0.1:CONTROL
        advertised.listeners=PLAINTEXT://127.0.0.1:PORT
        controller.listener.names=CONTROLLER
        controller.quorum.voters=1@127.0.0.1:CONTROL
        log.dirs=DATA
        num.partitions=3
        offsets.topic.replication.factor=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        """
            .replace("PORT", String.valueOf(port))
            .replace("CONTROL", String.valueOf(controller))
            .replace("DATA", data.toString());
    Path file = Files.writeString(folder.resolve("server.properties"), settings);
    return EngineProcess.start(
        KafkaBroker.class,
        classPath,
        folder.resolve("broker.log"),
        List.of("-Xmx512m", "-Dkafka.logs.dir=" + folder),
        file.toString(),
        data.toString());
  }

  public static void main(String[] args) throws Exception {
    EngineProcess.endWithStarter();
    if (Files.notExists(Path.of(args[1]))) {
      String[] format = {"format", "-t", "AAAAAAAAAAAAAAAAAAAAAQ", "-c", args[0]};
      Object code =
          Class.forName("kafka.tools.StorageTool")
              .getMethod("execute", String[].class, PrintStream.class)
              .invoke(null, format, System.out);
      if (!code.equals(0)) {
        throw new IllegalStateException("not formatted: " + code);
      }
    }
    String[] settings = {args[0]};
    Class.forName("kafka.Kafka").getMethod("main", String[].class).invoke(null, (Object) settings);
  }
}
