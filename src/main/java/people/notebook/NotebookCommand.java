package people.notebook;

import module java.base;

import people.cli.*;
import people.output.*;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// The command `notebook`. Exit codes: 0 done, 1 the work failed, 2 the command line is wrong. An
/// error is one line on standard error.
@Command(
    name = "notebook",
    description = {
      "Opens a folder or a notebook in Jupyter, with the whole kit at hand in every cell.",
      "Jupyter ends with this command (Ctrl-C), and leaves nothing behind but the notebooks."
    },
    mixinStandardHelpOptions = true,
    version = "notebook " + Kit.VERSION,
    synopsisSubcommandLabel = "[COMMAND]",
    footer = {
      "",
      "Examples:",
      "  notebook",
      "  notebook reports/2015.ipynb",
      "  notebook --tour",
      "  notebook --no-browser --port 8899",
      "  notebook run notebooks/report.ipynb -p year=2015",
      "  notebook install"
    },
    subcommands = {
      RunCommand.class,
      NotebookCommand.Install.class,
      NotebookCommand.Uninstall.class
    })
public final class NotebookCommand implements Callable<Integer> {

  private static final String WITHOUT_JUPYTER =
      """
      notebook: no Jupyter on PATH. One of these installs it:
        pip install jupyterlab
        conda install -c conda-forge jupyterlab
        sudo apt install jupyter-notebook
      Without it, 'notebook run FILE.ipynb' runs a notebook and makes a page of it, and the cells
      run as well in './jbang shell'.
      """;

  @CommandLine.Parameters(
      arity = "0..1",
      paramLabel = "FOLDER|FILE",
      description = "What to open (default: the current folder).")
  private String place;

  @Option(names = "--tour", description = "Opens the notebooks that come with the kit.")
  private boolean isTour;

  @Option(names = "--no-browser", description = "Only prints the address to open.")
  private boolean noBrowser;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where to listen, on 127.0.0.1 (default: 8888, or the next that is free).")
  private Integer port;

  @Spec private CommandSpec spec;

  private final Terminal out;
  private final Terminal err;

  private NotebookCommand(Terminal out, Terminal err) {
    this.out = out;
    this.err = err;
  }

  /// Runs a command line and ends the program with its exit code.
  public static void main(String... args) {
    Locale.setDefault(Locale.ROOT);
    PrintStream out = utf8(FileDescriptor.out);
    int code = run(out, utf8(FileDescriptor.err), args);
    out.flush();
    System.exit(code);
  }

  private static PrintStream utf8(FileDescriptor file) {
    return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
  }

  /// Runs a command line.
  ///
  /// @return the exit code
  public static int run(PrintStream out, PrintStream err, String... args) {
    return run(new Terminal(out), new Terminal(err), args);
  }

  private static int run(Terminal out, Terminal err, String... args) {
    CommandLine line = new CommandLine(new NotebookCommand(out, err));
    line.setUsageHelpWidth(100);
    line.setExpandAtFiles(false);
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler(new BadUsage());
    line.setExecutionExceptionHandler(NotebookCommand::failed);
    return line.execute(args);
  }

  /// Standard error for a line that says how far a command is.
  PrintStream screen() {
    return err.unescaped();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port != null && (port < 1 || port > 65535)) {
      throw new ParameterException(
          spec.commandLine(), "--port is " + port + "; expected 1 to 65535");
    }
    Path opened = opened();
    Optional<Path> program = Jupyter.find();
    if (program.isEmpty()) {
      err.print(WITHOUT_JUPYTER);
      return CommandLine.ExitCode.SOFTWARE;
    }
    List<String> options = new ArrayList<>();
    if (noBrowser) {
      options.add("--no-browser");
    }
    if (port != null) {
      options.add("--port=" + port);
    }
    if (Files.isDirectory(opened)) {
      return Jupyter.run(program.get(), opened, options);
    }
    options.add(opened.toString());
    return Jupyter.run(program.get(), opened.getParent(), options);
  }

  /// The folder or notebook that is meant, as an absolute path.
  private Path opened() {
    if (isTour && place != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--tour opens the kit's notebooks, so it goes without '" + place + "'");
    }
    if (isTour) {
      return repository()
          .map(root -> root.resolve("notebooks"))
          .filter(Files::isDirectory)
          .orElseThrow(() -> new NotebookException("no clone of the kit here, whose tour to open"));
    }
    try {
      Path named = Path.of(place == null ? "" : place).toAbsolutePath().normalize();
      if (!Files.exists(named)) {
        if (place.matches("[\\w-]+")) {
          throw new ParameterException(spec.commandLine(), "unknown command '" + place + "'");
        }
        throw new NotebookException(place + ": no such folder or notebook");
      }
      if (!Files.isDirectory(named) && !place.endsWith(".ipynb")) {
        throw new NotebookException(place + ": expected a folder, or a notebook (.ipynb)");
      }
      return named;
    } catch (InvalidPathException e) {
      throw new NotebookException(place + ": not the name of a folder or notebook");
    }
  }

  /// The clone: our launcher tells it, an installed JBang has it in or above the current folder.
  private static Optional<Path> repository() {
    String told = System.getenv("PEOPLE_ROOT");
    Path folder = Path.of(told != null ? told : "").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("scripts/kernel.java"))) {
      folder = folder.getParent();
    }
    return Optional.ofNullable(folder);
  }

  @Command(
      name = "install",
      description = {
        "Adds the kernel to your own Jupyter, for good: for JupyterLab, VS Code and others.",
        "It is started through JBang, and so is that of this clone, as it is then."
      },
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Examples:",
        "  notebook install",
        "  notebook install --from kernel@<owner>/<repository>"
      })
  static final class Install implements Callable<Integer> {

    @ParentCommand private NotebookCommand parent;

    @Option(
        names = "--from",
        paramLabel = "ALIAS",
        description = "Where JBang finds the kernel (default: this clone).")
    private String alias;

    @Override
    public Integer call() throws IOException {
      List<String> argv;
      if (alias != null) {
        argv = List.of("jbang", alias, "{connection_file}");
      } else {
        Path launcher =
            repository()
                .map(root -> root.resolve("jbang"))
                .orElseThrow(() ->
                    new NotebookException(
                        "no clone here to start the kernel from; expected --from"
                            + " kernel@<owner>/<repository>"));
        argv = List.of(launcher.toString(), "kernel", "{connection_file}");
      }
      parent.out.line("installed " + KernelSpec.write(KernelSpec.userData(), argv));
      return CommandLine.ExitCode.OK;
    }
  }

  @Command(
      name = "uninstall",
      description = "Takes the kernel out of your own Jupyter again.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  notebook uninstall"})
  static final class Uninstall implements Callable<Integer> {

    @ParentCommand private NotebookCommand parent;

    @Override
    public Integer call() throws IOException {
      Path file = KernelSpec.file(KernelSpec.userData());
      if (!Files.deleteIfExists(file)) {
        throw new NotebookException(file + ": not installed");
      }
      Files.delete(file.getParent());
      parent.out.line("removed " + file);
      return CommandLine.ExitCode.OK;
    }
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    switch (e) {
      case NotebookException known ->
          err.println("notebook: " + BadUsage.oneLine(known.getMessage()));
      case NoSuchFileException missing ->
          err.println("notebook: " + BadUsage.oneLine(missing.getFile()) + ": no such folder");
      case IOException io -> err.println("notebook: " + BadUsage.oneLine(io.toString()));
      default -> {
        err.println("notebook: this is a bug, please report it: " + BadUsage.oneLine(e.toString()));
        e.printStackTrace(err);
      }
    }
    err.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }
}
