package people.notebook;

import module java.base;

import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import people.notebook.cells.*;
import people.notebook.kernel.*;
import people.notebook.kernel.Connection.Channel;
import people.notebook.kernel.Messages.Message;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A kernel in a process of its own, and what Jupyter would say to it over its
/// [protocol](https://jupyter-client.readthedocs.io/en/stable/messaging.html), so that a notebook
/// runs here as it does there. Not for several threads, but for [#close()].
final class RunningKernel implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final int MOST_STARTS = 3;
  private static final long AGAIN_MILLIS = 50;
  private static final Duration END = Duration.ofSeconds(3);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path folder;
  private final Path workingFolder;
  private final Process process;
  private final ZContext context = new ZContext();
  private final ZMQ.Socket shell;
  private final ZMQ.Socket control;
  private final ZMQ.Socket published;
  private final ZMQ.Poller poller;
  private final Messages messages;
  private final Thread atExit = new Thread(this::destroy);
  private volatile boolean isClosed;

  private RunningKernel(Path folder, Path workingFolder) throws IOException {
    this.folder = folder;
    this.workingFolder = workingFolder;
    Connection connection = Connection.local(freePorts());
    Path file = connection.writeTo(folder.resolve("connection.json"));
    messages = new Messages(connection.key());
    ProcessBuilder builder = new ProcessBuilder(command(file.toString()));
    builder.environment().put("JPY_PARENT_PID", Long.toString(ProcessHandle.current().pid()));
    process =
        builder
            .directory(workingFolder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(atExit);
    shell = connect(SocketType.DEALER, connection.at(Channel.SHELL));
    published = connect(SocketType.SUB, connection.at(Channel.IOPUB));
    published.subscribe("");
    control = connect(SocketType.DEALER, connection.at(Channel.CONTROL));
    poller = context.createPoller(2);
    poller.register(shell, ZMQ.Poller.POLLIN);
    poller.register(published, ZMQ.Poller.POLLIN);
  }

  /// The command that starts a kernel with the class path of this process, and Java's cache for it.
  static List<String> command(String connectionFile) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    String cache = System.getProperty("people.aot");
    if (cache != null) {
      command.addAll(
          List.of("-XX:AOTCache=" + cache, "-XX:+VerifySharedSpaces", "-Xlog:aot*=off,cds*=off"));
    }
    command.addAll(Kernel.OPTIONS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Kernel.class.getName(), connectionFile));
    return command;
  }

  /// Starts a kernel and waits until it answers.
  ///
  /// @param workingFolder where its cells look for files
  /// @throws NotebookException when it doesn't, with what it said last
  static RunningKernel start(Path workingFolder) throws IOException {
    int starts = 0;
    while (true) {
      // Only its owner may read the folder, and so the key.
      RunningKernel kernel =
          new RunningKernel(Files.createTempDirectory("people-kernel"), workingFolder);
      try {
        if (kernel.awaitAnswer(++starts < MOST_STARTS)) {
          return kernel;
        }
        kernel.close();
      } catch (RuntimeException | IOException e) {
        kernel.close();
        throw e;
      }
    }
  }

  /// A client can miss the first messages that are published, so it asks until it has also heard
  /// that its question was worked on.
  ///
  /// @param givesUp whether to answer false when another program took a port between our look for a
  ///   free one and the kernel's start; the kernel says so and never answers
  private boolean awaitAnswer(boolean givesUp) throws IOException {
    Instant end = Instant.now().plus(START);
    boolean isAnswered = false;
    boolean isHeard = false;
    while (!isAnswered || !isHeard) {
      if (Instant.now().isAfter(end)) {
        throw new NotebookException("the kernel doesn't answer" + lastWords());
      }
      if (givesUp && lastWords().contains("Address already in use")) {
        return false;
      }
      messages.send(shell, "kernel_info_request", JSON.createObjectNode());
      Instant next = Instant.now().plusMillis(AGAIN_MILLIS);
      // The question waits for the kernel; asked again is what was answered and not heard.
      isAnswered = false;
      while (!(isAnswered && (isHeard || Instant.now().isAfter(next)))
          && Instant.now().isBefore(end)
          && !(givesUp && lastWords().contains("Address already in use"))) {
        requireAlive();
        poller.poll(AGAIN_MILLIS);
        isHeard |= poller.pollin(1) && messages.receive(published) != null;
        isAnswered |= poller.pollin(0) && messages.receive(shell) != null;
      }
    }
    return true;
  }

  /// The ways in which a cell ends.
  enum Outcome {
    DONE,
    TOO_LONG
  }

  /// Runs a cell.
  ///
  /// @param limit how long it may take; then it is interrupted
  /// @param output gets each message about the cell that a notebook shows, as it comes
  /// @throws NotebookException when the kernel ends meanwhile
  Outcome execute(String code, Duration limit, Consumer<Message> output) throws IOException {
    ObjectNode content = JSON.createObjectNode().put("code", code);
    content.put("silent", false).put("store_history", true).put("allow_stdin", false);
    content.put("stop_on_error", true).putObject("user_expressions");
    String request = messages.send(shell, "execute_request", content);
    Instant end = Instant.now().plus(limit);
    boolean isTooLong = false;
    boolean isIdle = false;
    boolean isAnswered = false;
    while (!isIdle || !isAnswered) {
      requireAlive();
      if (Instant.now().isAfter(end)) {
        if (isTooLong) {
          return Outcome.TOO_LONG; // it doesn't react to the interrupt
        }
        isTooLong = true;
        interrupt();
        end = Instant.now().plus(END);
      }
      poller.poll(100);
      while (poller.pollin(1) && messages.receive(published) instanceof Message message) {
        if (message.isAbout(request)) {
          isIdle |= "idle".equals(message.content().path("execution_state").asString(""));
          output.accept(message);
        }
        if (poller.poll(0) == 0) {
          break;
        }
      }
      if (poller.pollin(0) && messages.receive(shell) instanceof Message message) {
        isAnswered |= message.isAbout(request);
      }
    }
    return isTooLong ? Outcome.TOO_LONG : Outcome.DONE;
  }

  /// Begins a new session in the same process, where what the kit takes is loaded already.
  ///
  /// @return false when the cells before have left something behind, or it is to run elsewhere;
  ///   then the next notebook needs a kernel of its own
  boolean beginSession(Path next) {
    if (!next.equals(workingFolder)) {
      return false;
    }
    String request = messages.send(shell, "session_request", JSON.createObjectNode());
    while (process.isAlive()) {
      poller.poll(100);
      if (poller.pollin(1)) {
        messages.receive(published); // of cells that are over
      }
      if (poller.pollin(0)
          && messages.receive(shell) instanceof Message message
          && message.isAbout(request)) {
        return message.content().path("new").asBoolean(false);
      }
    }
    return false;
  }

  /// Interrupts the cell that runs, if one does.
  void interrupt() {
    messages.send(control, "interrupt_request", JSON.createObjectNode());
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    if (isClosed) {
      return;
    }
    messages.send(control, "shutdown_request", JSON.createObjectNode().put("restart", false));
    try {
      process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS);
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      // the program is ending, and the hook runs
    }
    context.close();
    destroy();
  }

  private synchronized void destroy() {
    isClosed = true;
    process.destroyForcibly();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      // already gone, or the system clears its temporary folder
    }
  }

  private void requireAlive() throws IOException {
    if (!process.isAlive()) {
      throw new NotebookException(
          "the kernel ended with exit code " + process.exitValue() + lastWords());
    }
  }

  private String lastWords() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("log"))) {
      List<String> said =
          lines.filter(line -> !line.isBlank() && !line.startsWith("Picked up ")).toList();
      Optional<String> crash =
          said.stream().filter(line -> line.matches("# +SIG\\w+ .*")).findFirst();
      if (crash.isPresent()) { // what follows has pieces of its memory
        return ": Java itself failed with " + crash.get().replaceAll("# +|[ (].*", "");
      }
      // the first line of a stack trace, not its last
      return said.stream()
          .filter(line -> !line.startsWith("\t"))
          .reduce((_, last) -> last)
          .map(line -> ": " + line.strip())
          .orElse("");
    }
  }

  private ZMQ.Socket connect(SocketType type, String address) {
    ZMQ.Socket socket = context.createSocket(type);
    socket.setLinger(0);
    socket.connect(address);
    return socket;
  }

  /// Ports that were free a moment ago; the protocol has the client choose them.
  static List<Integer> freePorts() throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 5; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }
}
