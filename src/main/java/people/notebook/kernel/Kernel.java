package people.notebook.kernel;

import module java.base;

import people.notebook.cells.*;
import people.notebook.kernel.Connection.Channel;
import people.notebook.kernel.Messages.Message;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The kernel: runs cells for a Jupyter client, with the whole kit on their class path and
/// imported. Cells run in this process. It ends when the client says so, or with the process that
/// started it.
///
/// One question is not of the protocol, but of a runner of several notebooks: `session_request`
/// begins a new session in this process, with all that is warm in it. Its reply has `new`, which is
/// false where cells have left something behind; then only another process is as new.
public final class Kernel implements Front {

  /// What Java is best started with for a kernel, here and in `scripts/kernel.java`.
  ///
  /// A kernel runs most code a few times: that of the compiler behind its cells. So the optimising
  /// compiler, which took half of the processor time of a notebook, waits a hundred times longer; a
  /// loop over a million events still has it within a tenth of a second.
  ///
  /// Where Java itself fails it writes no file: neither a report, which has pieces of memory, nor
  /// all of its memory.
  public static final List<String> OPTIONS =
      Stream.concat(
              RedefinitionAgent.OPTIONS.stream(),
              Stream.of(
                  "--sun-misc-unsafe-memory-access=allow",
                  "-Djava.awt.headless=true",
                  "-XX:+ErrorFileToStderr",
                  "-XX:-CreateCoredumpOnCrash",
                  "-XX:-HeapDumpOnOutOfMemoryError",
                  "-XX:+UseSerialGC",
                  "-XX:Tier4InvocationThreshold=500000",
                  "-XX:Tier4MinInvocationThreshold=60000",
                  "-XX:Tier4CompileThreshold=1500000",
                  "-XX:Tier4BackEdgeThreshold=4000000"))
          .toList();

  private static final long WATCH_MILLIS = 1000;
  private static final long CLOSING_MILLIS = 200;
  private static final long HOOKS_MILLIS = 2000;
  private static final long PAUSE_NANOS = 100_000_000;

  private Channels channels;
  private volatile BegunCells session;
  private BegunCells next;
  private final CellOutput output = new CellOutput(this::print);
  private final List<String> history = new ArrayList<>();
  private volatile ChartLibrary library = new ChartLibrary();

  /// The process's own, taken before that of the cells is in its place.
  private final PrintStream log = System.err;

  /// What the cell that ran last was asked for by: what it shows is about that.
  private volatile Message running = nothing();

  private volatile Message lastInterrupt = nothing();

  private int count;

  /// As it was before the first cell.
  private ProcessState untouched;

  /// Begins its first session, which gets ready while this thread takes the ports.
  private Kernel() {
    Prelude.settle(); // first: classes keep what they find
    session = BegunCells.begin(this::warn);
  }

  /// @param cells are there as soon as they have their imports, which a thread of its own does
  private record BegunCells(CellControl control, CompletableFuture<CellSession> cells) {

    static BegunCells begin(Consumer<String> warnings) {
      CellControl control = new CellControl(false);
      return new BegunCells(
          control,
          CompletableFuture.supplyAsync(
              () -> new CellSession(control, warnings), Kernel::inThread));
    }
  }

  /// Whoever asks for one session more is likely to ask for another, so it is made ready by then.
  private void beginNextSession() {
    session = next == null ? BegunCells.begin(this::warn) : next;
    next = BegunCells.begin(this::warn);
    library = new ChartLibrary();
    history.clear();
    count = 0;
  }

  private static Message nothing() {
    ObjectNode empty = JsonNodeFactory.instance.objectNode();
    return new Message(List.of(), empty, empty, empty, empty);
  }

  private static Thread inThread(Runnable work) {
    return Thread.ofPlatform().daemon().name("Cells").start(work);
  }

  /// Runs until it is told to end.
  ///
  /// @param args the connection file, which the client has written
  public static void main(String... args) {
    if (args.length != 1 || args[0].startsWith("-")) {
      boolean isHelp = args.length == 1 && args[0].equals("--help");
      (isHelp ? System.out : System.err)
          .println("usage: kernel CONNECTION-FILE   (Jupyter starts it; see 'notebook --help')");
      System.exit(isHelp ? 0 : 2);
    }
    endWithParent();
    Kernel kernel = new Kernel();
    try {
      kernel.answer(Connection.read(Path.of(args[0])));
    } catch (IOException e) {
      System.err.println("kernel: " + e.getMessage());
      System.exit(1);
    }
  }

  /// Answers for good, in this process, of which it takes the standard streams.
  ///
  /// @throws IOException when a port is taken
  public static void serve(Connection connection) throws IOException {
    new Kernel().answer(connection);
  }

  private void answer(Connection connection) throws IOException {
    channels = new Channels(connection);
    Front.use(this);
    output.install();
    System.setIn(new CellInput());
    untouched = ProcessState.now();
    Thread.ofPlatform().daemon().name("Heartbeat").start(channels::echo);
    Thread.ofPlatform().daemon().name("Control").start(() -> answer(Channel.CONTROL));
    session.cells.thenAcceptAsync(Kernel::compileAhead, Kernel::inThread);
    answer(Channel.SHELL);
    while (true) {
      LockSupport.park(); // Java would end with its first thread, and not wait for the others
    }
  }

  /// The first cell of a process takes longer than others.
  private static void compileAhead(CellSession session) {
    try {
      session.run("1 + 1", 0);
    } catch (CellError e) {
      // interrupted by a client that has asked for a cell of its own already
    }
  }

  /// Jupyter names itself in the environment; whoever else starts a kernel is its parent. A kernel
  /// that nobody can reach any more would run forever.
  private static void endWithParent() {
    String named = System.getenv("JPY_PARENT_PID");
    var parent =
        named != null && named.matches("[1-9][0-9]{0,17}")
            ? ProcessHandle.of(Long.parseLong(named))
            : ProcessHandle.current().parent();
    if (parent.isEmpty() && named == null) {
      return; // it has none, as the first process of a container
    }
    Thread.ofPlatform()
        .daemon()
        .name("Parent")
        .start(() -> {
          try {
            while (parent.isPresent() && parent.get().isAlive()) {
              Thread.sleep(WATCH_MILLIS);
            }
          } catch (InterruptedException | OutOfMemoryError e) {
            // rather end than stay
          }
          Runtime.getRuntime().halt(0);
        });
  }

  private void answer(Channel channel) {
    while (true) {
      try {
        Message question = channels.next(channel);
        if (question == null) {
          return;
        }
        answer(channel, question);
      } catch (OutOfMemoryError e) {
        // of a cell that has filled the memory; what comes next finds the reserve
      } catch (RuntimeException | Error e) {
        log.println("kernel: " + channel + ": " + e); // one question has no answer, the next has
        LockSupport.parkNanos(PAUSE_NANOS); // in case that it has none either
      }
    }
  }

  private void answer(Channel channel, Message question) {
    publish("status", question, object().put("execution_state", "busy"));
    List<Message> given = List.of();
    try {
      switch (question.type()) {
        case "execute_request" -> given = execute(question);
        case "kernel_info_request" -> channels.reply(channel, question, Replies.kernelInfo());
        case "complete_request" ->
            channels.reply(channel, question, Replies.completions(session.cells.join(), question));
        case "inspect_request" ->
            channels.reply(
                channel, question, Replies.documentation(session.cells.join(), question));
        case "is_complete_request" ->
            channels.reply(channel, question, Replies.ending(session.cells.join(), question));
        case "history_request" ->
            channels.reply(channel, question, Replies.history(history, question));
        case "comm_info_request" -> {
          ObjectNode none = Replies.ok();
          none.putObject("comms");
          channels.reply(channel, question, none);
        }
        case "comm_open" ->
            // there are none, so that whoever opens one hears that it is closed
            publish(
                "comm_close",
                question,
                object().put("comm_id", question.content().path("comm_id").asString("")));
        case "interrupt_request" -> {
          lastInterrupt = question; // before it looks: a cell that it misses finds this
          session.control.interrupt();
          channels.reply(channel, question, Replies.ok());
        }
        case "session_request" -> {
          boolean isNew = untouched.isUntouched();
          if (isNew) {
            beginNextSession();
          }
          channels.reply(channel, question, Replies.ok().put("new", isNew));
        }
        case "shutdown_request" -> {
          boolean isRestart = question.content().path("restart").asBoolean(false);
          channels.reply(channel, question, Replies.ok().put("restart", isRestart));
        }
        default -> {
          // of a later protocol; a client that waits for an answer sees that there is none
        }
      }
    } catch (RuntimeException | Error e) {
      channels.reply(channel, question, Replies.error(e.getClass().getSimpleName(), e.toString()));
    } finally {
      publish("status", question, object().put("execution_state", "idle"));
    }
    if (question.type().equals("shutdown_request")) {
      inThread(this::end);
    }
    for (Message one : given) {
      if (one.type().equals("execute_request")) {
        publish("status", one, object().put("execution_state", "busy"));
        channels.reply(Channel.SHELL, one, object().put("status", "aborted"));
        publish("status", one, object().put("execution_state", "idle"));
      } else {
        answer(Channel.SHELL, one);
      }
    }
  }

  /// What the client had asked for before it knew that a cell fails; of that, the cells are given
  /// up.
  private List<Message> waiting() {
    List<Message> all = new ArrayList<>();
    Message next = channels.nextIfThere(Channel.SHELL);
    while (next != null) {
      all.add(next);
      next = channels.nextIfThere(Channel.SHELL);
    }
    return all;
  }

  /// @return what is to be given up, because the cell failed
  private List<Message> execute(Message question) {
    String code = question.content().path("code").asString("");
    boolean isSilent = question.content().path("silent").asBoolean(false) || code.isBlank();
    if (!isSilent && question.content().path("store_history").asBoolean(true)) {
      count++;
      history.add(code);
    }
    running = question;
    library.begin(question);
    session.control.begin();
    if (question.isBefore(lastInterrupt)) {
      session.control.interrupt(); // it came on another socket, and was faster
    }
    if (!isSilent) {
      publish("execute_input", question, object().put("code", code).put("execution_count", count));
    }
    output.begin();
    ObjectNode reply;
    List<Message> given = List.of();
    try {
      CellSession cells = session.cells.join();
      CellSession.Result result = cells.run(code, count);
      boolean isShown = result.isShown() && !(result.value() instanceof Screen.Shown);
      Map<String, String> forms =
          isShown ? cells.guarded(() -> Displays.of(result.value())) : Map.of();
      output.end();
      if (isShown && !isSilent) {
        ObjectNode content = object().put("execution_count", count);
        publish("execute_result", question, with(content, library.once(forms, null)));
      }
      reply = Replies.ok();
      reply.putObject("user_expressions");
      reply.putArray("payload");
    } catch (CellError | RuntimeException | Error thrown) {
      CellError e = CellError.unexpected(thrown);
      output.end();
      reply = Replies.error(e.kind(), e.getMessage());
      ArrayNode lines = reply.putArray("traceback");
      e.coloured().forEach(lines::add);
      if (!isSilent) {
        ObjectNode error = reply.deepCopy();
        error.remove("status");
        publish("error", question, error);
      }
      if (question.content().path("stop_on_error").asBoolean(true)) {
        given = waiting(); // before the client knows, and asks for more
      }
    }
    channels.reply(Channel.SHELL, question, reply.put("execution_count", count));
    return given;
  }

  private static ObjectNode with(ObjectNode content, Map<String, String> forms) {
    ObjectNode data = content.putObject("data");
    new TreeMap<>(forms).forEach(data::put);
    content.putObject("metadata");
    return content;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private void publish(String type, Message about, ObjectNode content) {
    channels.publish(type, about.header(), content);
  }

  private void print(String stream, String text) {
    publish("stream", running, object().put("name", stream).put("text", text));
  }

  private void warn(String warning) {
    System.err.println(warning);
  }

  @Override
  public void show(String id, Map<String, String> forms, boolean isUpdate) {
    output.flush();
    if (!output.takes(forms)) {
      return;
    }
    ObjectNode content = with(object(), library.once(forms, id));
    content.putObject("transient").put("display_id", id);
    publish(isUpdate ? "update_display_data" : "display_data", running, content);
  }

  @Override
  public String ask(String prompt, boolean isSecret) throws IOException {
    Message cell = running;
    if (!cell.content().path("allow_stdin").asBoolean(false)) {
      String what = prompt.isBlank() ? "reads a line" : "asks '" + prompt + "'";
      throw new IOException("a cell " + what + ", but here is nobody to answer");
    }
    output.flush();
    try {
      return channels.ask(cell, prompt, isSecret);
    } catch (InterruptedException e) {
      throw new InterruptedIOException(e.getMessage());
    }
  }

  /// Leaves hooks of cells time to run; threads of cells have none. The channels are closed before,
  /// since Java waits 0.3 s at its end for threads that are in a call of the system, such as
  /// theirs.
  private void end() {
    Thread closing = inThread(channels::close);
    try {
      closing.join(CLOSING_MILLIS);
      inThread(() -> System.exit(0));
      Thread.sleep(HOOKS_MILLIS);
    } catch (InterruptedException e) {
      // nobody does
    }
    Runtime.getRuntime().halt(0);
  }
}
