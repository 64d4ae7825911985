package people.bench;

import module java.base;

import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import people.charts.*;
import people.notebook.kernel.*;
import people.notebook.kernel.Connection.Channel;
import people.notebook.kernel.Messages.Message;
import people.output.*;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.json.JsonMapper;

/// Measures what somebody waits for in a notebook, a shell, or after the edit of a script. All that
/// is started goes through the launcher, with the caches that it keeps.
final class NotebookWorks {

  private static final int YEARS = 60;
  private static final int ROWS = 50;
  private static final int CELLS = 20;

  private NotebookWorks() {}

  // ---- pictures

  /// Prints the seconds that the first picture of this process takes.
  public static void main(String[] args) throws Exception {
    Table table = shares(1);
    IO.println(Turns.seconds(() -> Charts.shares(table).svg()));
  }

  /// The first picture of a process, the next ones, and a heat map of 2,500 cells.
  static List<Row> pictures(Input input, Turns turns) throws Exception {
    AtomicInteger count = new AtomicInteger();
    List<Sample> samples =
        turns.of(
            () ->
                Double.parseDouble(
                    StartWorks.run(StartWorks.java(NotebookWorks.class.getName())).strip()),
            () -> {
              Table other = shares(count.incrementAndGet());
              return Turns.seconds(() -> Charts.shares(other).svg());
            },
            () -> {
              Table other = cells(count.incrementAndGet());
              return Turns.seconds(() -> Charts.heatmap(other).x("x").y("v").by("row").svg());
            });
    return List.of(
        seconds("pictures", "picture of shares (first of a process)", samples.get(0), 0.4),
        seconds("pictures", "picture of shares (next)", samples.get(1), 0.08),
        seconds("pictures", "picture of 2,500 cells", samples.get(2), 0.4));
  }

  private static Row seconds(String name, String work, Sample ours, double most) {
    return Row.alone(name, work, Unit.SECONDS, ours, new Reach.Value(most));
  }

  /// @param turn makes it another one each time
  private static Table shares(int turn) {
    Table table = Table.create(DateColumn.create("date"), StringColumn.create("status"));
    table.addColumns(IntColumn.create("people"), IntColumn.create("uncertain"));
    for (int year = 0; year < YEARS; year++) {
      for (String status : List.of("SINGLE", "MARRIED", "DIVORCED", "WIDOWED")) {
        table.dateColumn(0).append(LocalDate.of(1900 + year, 12, 31));
        table.stringColumn(1).append(status);
        table.intColumn(2).append(100 + (turn + 7 * year + status.length()) % 90);
        table.intColumn(3).append(year % 3);
      }
    }
    return table;
  }

  private static Table cells(int turn) {
    Table table = Table.create(IntColumn.create("x"), StringColumn.create("row"));
    table.addColumns(DoubleColumn.create("v"));
    for (int i = 0; i < ROWS * ROWS; i++) {
      table.intColumn(0).append(i % ROWS);
      table.stringColumn(1).append("row " + i / ROWS);
      table.doubleColumn(2).append((turn + 31 * i) % 997);
    }
    return table;
  }

  // ---- cells

  /// A kernel from its start to its first answer, and a cell of `1 + 1` in one that is warm.
  static List<Row> cells(Input input, Turns turns) throws Exception {
    try (RemoteKernel kernel = new RemoteKernel(input.file("warm.json"))) {
      kernel.awaitAnswer();
      List<Sample> samples =
          turns.of(
              () ->
                  Turns.seconds(() -> {
                    try (RemoteKernel other = new RemoteKernel(input.file("started.json"))) {
                      other.awaitAnswer();
                    }
                    return true;
                  }),
              () -> {
                double seconds =
                    Turns.seconds(() -> {
                      for (int i = 0; i < CELLS; i++) {
                        kernel.run("1 + " + i);
                      }
                      return true;
                    });
                return seconds / CELLS;
              });
      return List.of(
          seconds("cells", "kernel, start to first answer", samples.get(0), 1.2),
          seconds("cells", "cell of 1 + 1, warm", samples.get(1), 0.04));
    }
  }

  /// A kernel as Jupyter starts it.
  private static final class RemoteKernel implements AutoCloseable {

    private final Process process;
    private final ZContext context = new ZContext();
    private final ZMQ.Socket shell;
    private final Messages messages;

    RemoteKernel(Path file) throws IOException {
      Connection connection = Connection.local(freePorts());
      connection.writeTo(file);
      process =
          new ProcessBuilder(launcher(), "kernel", file.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      messages = new Messages(connection.key());
      shell = context.createSocket(SocketType.DEALER);
      shell.setLinger(0);
      shell.connect(connection.at(Channel.SHELL));
    }

    void awaitAnswer() {
      messages.send(shell, "kernel_info_request", JsonMapper.shared().createObjectNode());
      messages.receive(shell);
    }

    void run(String cell) {
      messages.send(
          shell, "execute_request", JsonMapper.shared().createObjectNode().put("code", cell));
      Message answer = messages.receive(shell);
      if (!answer.content().path("status").asString("").equals("ok")) {
        throw new IllegalStateException(cell + ": " + answer.content());
      }
    }

    private static List<Integer> freePorts() throws IOException {
      List<ServerSocket> sockets = new ArrayList<>();
      try {
        for (Channel _ : Channel.values()) {
          sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        return sockets.stream().map(ServerSocket::getLocalPort).toList();
      } finally {
        for (ServerSocket socket : sockets) {
          socket.close();
        }
      }
    }

    @Override
    public void close() {
      context.close();
      process.destroyForcibly();
    }
  }

  private static String launcher() {
    return StartWorks.root().resolve("jbang").toString();
  }

  // ---- programs

  /// Notebooks without Jupyter, as a user runs them: one, and all of the clone.
  static List<Row> notebooks(Input input, Turns turns) throws Exception {
    Path folder = StartWorks.root().resolve("notebooks");
    List<String> all;
    try (Stream<Path> files = Files.list(folder)) {
      all = files.map(Path::toString).filter(name -> name.endsWith(".ipynb")).sorted().toList();
    }
    List<Sample> samples =
        turns.of(
            () -> check(List.of(folder.resolve("02-statuses.ipynb").toString())), () -> check(all));
    return List.of(
        seconds("notebooks", "notebook run 02-statuses.ipynb", samples.get(0), 3.5),
        seconds("notebooks", "notebook run of all", samples.get(1), 12));
  }

  private static double check(List<String> notebooks) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher(), "notebook", "run", "--check"));
    command.addAll(notebooks);
    return Turns.seconds(() -> StartWorks.run(command));
  }

  /// A shell that ends when it is ready, and scripts on the installed jars that were just edited,
  /// beside an empty one under JBang as it starts by itself.
  static List<Row> scripts(Input input, Turns turns) throws Exception {
    StartWorks.run(List.of(launcher(), "install"));
    AtomicInteger edit = new AtomicInteger();
    List<Sample> samples =
        turns.of(
            () -> Turns.seconds(() -> StartWorks.run(List.of(launcher(), "shell"))),
            () -> edited(input.file("core.java"), edit, "people-core", "people.Status.MARRIED"),
            () ->
                edited(
                    input.file("drawn.java"),
                    edit,
                    "people-charts",
                    "people.charts.Charts.flows(tech.tablesaw.api.Table.create("
                        + "tech.tablesaw.api.StringColumn.create(\"fromCity\"),"
                        + "tech.tablesaw.api.StringColumn.create(\"toCity\"))).svg().length()"),
            () -> edited(input.file("empty.java"), edit, null, "1"));
    return List.of(
        seconds("scripts", "./jbang shell, ready", samples.get(0), 1.5),
        edited("script on the core, edited", samples.get(1), samples.get(3), 1.2),
        edited("script with a picture, edited", samples.get(2), samples.get(3), 1.8));
  }

  private static Row edited(String work, Sample ours, Sample empty, double most) {
    return new Row(
        "scripts",
        work,
        Unit.SECONDS,
        ours,
        "JBang (empty script, edited)",
        empty,
        new Reach.Value(most));
  }

  /// @param jar null for none
  private static double edited(Path script, AtomicInteger edit, String jar, String value)
      throws Exception {
    Files.writeString(
        script,
        "//JAVA 25+\n"
            + (jar == null
                ? ""
                : "//RUNTIME_OPTIONS "
                    + String.join(" ", StartWorks.SCRIPT_OPTIONS)
                    + "\n//DEPS people-timeline:"
                    + jar
                    + ":"
                    + Kit.VERSION
                    + "\n")
            + "void main() { IO.println(%s + \" %s\"); }\n"
                .formatted(value, edit.incrementAndGet()));
    return Turns.seconds(() -> StartWorks.run(StartWorks.stock(script)));
  }
}
