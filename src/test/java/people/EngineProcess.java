package people;

import module java.base;

/// An engine of others (a broker, a database) as a process of its own, for tests. Its classes are
/// none of the tests': JBang resolves them when they are needed. It listens on this machine only,
/// at ports that the system chose, and ends with whoever started it, also when that is killed: its
/// standard input ends then.
public final class EngineProcess implements AutoCloseable {

  /// Bound, and neither connected nor listening.
  private static final Queue<Socket> KEPT = new ConcurrentLinkedQueue<>();

  private final Process process;
  private final Path log;

  private EngineProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// The class path of a library with all that it needs.
  ///
  /// @param folder where a script is put that asks for it
  public static String classPath(String library, Path folder)
      throws IOException, InterruptedException {
    Path script = folder.resolve("Engine.java");
    Files.writeString(script, "//DEPS %s%nvoid main() {}%n".formatted(library));
    var said = Command.jbang("info", "classpath", script.toString()).in(folder).run();
    List<String> lines = said.out().lines().toList();
    if (said.exit() != 0 || lines.isEmpty()) {
      throw new AssertionError(library + " is not there: " + said.err());
    }
    return lines.getLast();
  }

  /// Starts a main class of the tests with another class path behind them.
  ///
  /// @param log gets what it prints
  public static EngineProcess start(
      Class<?> main, String classPath, Path log, List<String> options, String... arguments)
      throws IOException {
    Path tests;
    try {
      tests = Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Command.QUICK);
    command.addAll(options);
    command.addAll(List.of("-cp", tests + File.pathSeparator + classPath, main.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new EngineProcess(process, log);
  }

  /// Has this process end when its standard input does; for the main class of an engine.
  public static void endWithStarter() {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            while (System.in.read() >= 0) {
              // nobody says anything
            }
          } catch (IOException e) {
            // that is an end as well
          }
          Runtime.getRuntime().halt(0);
        });
  }

  /// A port of this machine at which nobody listens. On Linux the system gives it to nobody else
  /// until these tests end, and a server that names it gets it nevertheless.
  public static int freePort() throws IOException {
    Socket socket = new Socket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    int port = socket.getLocalPort();
    if (System.getProperty("os.name").equals("Linux")) {
      KEPT.add(socket);
    } else {
      socket.close();
    }
    return port;
  }

  /// Waits until something is so, for as long as the engine lives, and two minutes at most.
  public void await(Callable<Boolean> isReady) throws Exception {
    Exception last = null;
    for (long end = System.nanoTime() + 120_000_000_000L; System.nanoTime() < end; ) {
      if (!process.isAlive()) {
        throw new AssertionError("it ended: " + said());
      }
      try {
        if (isReady.call()) {
          return;
        }
      } catch (Exception e) {
        last = e;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("not ready: " + last + said());
  }

  private String said() throws IOException {
    return Files.readString(log);
  }

  public long pid() {
    return process.pid();
  }

  /// What its standard input is, which ends it.
  public OutputStream lifeline() {
    return process.getOutputStream();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// Kills it, as a loss of power would.
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
