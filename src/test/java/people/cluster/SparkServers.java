package people.cluster;

import module java.base;

import people.*;

/// A master of Spark and its workers, each a process of its own on 127.0.0.1.
final class SparkServers implements Closeable {

  private static final String HERE = "127.0.0.1";

  /// What the kit has and Spark has not: it comes to the workers with the questions.
  private static final Pattern OURS =
      Pattern.compile(".*(/tools/jackson/|picocli|fastcsv|tablesaw|\\.jbang|/jars/spark\\.java).*");

  private static final List<String> OPENED =
      List.of(
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED");

  private final Path folder;
  private final String classPath;
  private final int port;
  private final Process master;
  private final List<Process> workers = new ArrayList<>();

  private SparkServers(Path folder, String classPath) throws IOException {
    this.folder = folder;
    this.classPath = classPath;
    this.port = EngineProcess.freePort();
    this.master =
        start(
            "master",
            "org.apache.spark.deploy.master.Master",
            "--host",
            HERE,
            "--port",
            Integer.toString(port),
            "--webui-port",
            "0");
  }

  /// @param folder for their files
  static SparkServers start(Path folder, int workers) throws Exception {
    var info = Command.jbang("info", "classpath", "spark").in(Command.root()).run();
    var jars =
        Arrays.stream(info.out().strip().split(File.pathSeparator))
            .filter(jar -> !OURS.matcher(jar).matches())
            .toList();
    Path home = Files.createDirectories(folder.resolve("home/jars"));
    for (int i = 0; i < jars.size(); i++) {
      Path jar = Path.of(jars.get(i));
      Files.createSymbolicLink(home.resolve(i + "-" + jar.getFileName()), jar);
    }
    SparkServers servers = new SparkServers(folder, String.join(File.pathSeparator, jars));
    boolean isUp = false;
    try {
      servers.awaitMaster();
      for (int i = 0; i < workers; i++) {
        Path work = Files.createDirectories(folder.resolve("worker" + i));
        servers.workers.add(
            servers.start(
                "worker" + i,
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                HERE,
                "--port",
                "0",
                "--webui-port",
                "0",
                "--cores",
                "1",
                "--memory",
                "1g",
                "--work-dir",
                work.toString(),
                servers.url()));
      }
      isUp = true;
      return servers;
    } finally {
      if (!isUp) {
        servers.close();
      }
    }
  }

  private Process start(String name, String type, String... args) throws IOException {
    var words = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx256m"));
    words.addAll(Command.QUICK);
    words.addAll(OPENED);
    String own =
        Path.of(
                URI.create(
                    UntilInputEnds.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
            .toString();
    words.addAll(
        List.of("-cp", classPath + File.pathSeparator + own, UntilInputEnds.class.getName(), type));
    words.addAll(List.of(args));
    var builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().put("SPARK_LOCAL_IP", HERE);
    builder.environment().put("SPARK_HOME", folder.resolve("home").toString());
    builder.environment().put("SPARK_LOCAL_DIRS", local(name).toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".log").toFile())
        .start();
  }

  private Path local(String name) {
    return folder.resolve("local-" + name);
  }

  private void awaitMaster() throws Exception {
    while (true) {
      try {
        new Socket(HERE, port).close();
        return;
      } catch (IOException e) {
        if (!master.isAlive()) {
          throw new AssertionError(Files.readString(folder.resolve("master.log")), e);
        }
        Thread.sleep(50);
      }
    }
  }

  String url() {
    return "spark://" + HERE + ":" + port;
  }

  /// Waits until a worker has made what others are to read, and ends it and all that it started.
  void killAtWork(int worker) throws Exception {
    Path local = local("worker" + worker);
    while (!hasShuffled(local)) {
      if (!workers.get(worker).isAlive()) {
        throw new AssertionError(Files.readString(folder.resolve("worker" + worker + ".log")));
      }
      Thread.sleep(5);
    }
    var started = workers.get(worker).descendants().toList();
    workers.get(worker).destroyForcibly().waitFor();
    started.forEach(ProcessHandle::destroyForcibly);
  }

  private static boolean hasShuffled(Path local) throws IOException {
    if (!Files.exists(local)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(local)) {
      return files.anyMatch(file -> file.getFileName().toString().matches("shuffle_.*\\.data"));
    } catch (UncheckedIOException e) {
      return false; // one went while it was looked at
    }
  }

  @Override
  public void close() throws IOException {
    List<Process> all = new ArrayList<>(workers);
    all.add(master);
    for (Process process : all) {
      process.getOutputStream().close();
    }
    for (Process process : all) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().onExit().join();
    }
  }
}
