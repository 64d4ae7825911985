package people.notebook;

import module java.base;

import people.*;
import people.cli.*;
import people.output.*;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// The command `notebook run`: runs notebooks. With `-p`, what is written leaves out the cells
/// tagged `example`, which speak of the data that the notebook comes with; a check compares with
/// the file, so it runs them all.
@Command(
    name = "run",
    description = {
      "Runs notebooks without Jupyter, on the same kernel, and makes a page of each.",
      "The notebook is written with its outputs, charts as pictures; running it again changes"
          + " nothing.",
      "A cell that fails ends the run: the page shows how far it came, the notebook stays as it"
          + " was."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  notebook run notebooks/report.ipynb",
      "  notebook run report.ipynb -p year=2015 -p city=Delft -o report-2015.ipynb",
      "  notebook run --check notebooks/*.ipynb",
      "",
      "A parameter is a variable of the cell tagged 'parameters': var year = 2014;",
      "One called file, or ...File, is a file: -p file=mine.jsonl",
      "A file is looked for in the current folder, then in that of the notebook.",
      "With -p, cells tagged 'example', which speak of the sample data, are left out.",
      "Cells find files from the folder of their notebook on."
    })
final class RunCommand implements Callable<Integer> {

  private static final int MOST_KERNELS = 4; // each takes some 300 MB

  @CommandLine.Parameters(arity = "1..*", paramLabel = "FILE", description = "Notebooks (.ipynb).")
  private List<Path> files;

  @Option(
      names = {"-p", "--parameter"},
      paramLabel = "NAME=VALUE",
      description = "Sets a parameter; may be repeated.")
  private List<String> settings = List.of();

  private final Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT.ipynb",
      description = "The notebook to write (default: FILE itself).")
  private Path output;

  @Option(
      names = "--html",
      paramLabel = "PAGE.html",
      description = "The page to write (default: beside the notebook that is written).")
  private Path page;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "How long a cell may take (default: ${DEFAULT-VALUE}).")
  private int timeoutSeconds;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = {
        "How many notebooks run at a time (default: 1, since one may use what another writes; with"
            + " --check one for each processor, at most 4).",
      })
  private Integer jobs;

  @Option(
      names = "--check",
      description = "Writes nothing, and fails when an output is not the one in the file.")
  private boolean isCheck;

  @Option(
      names = "--share",
      description = "Lets everybody read what is written; else a new file is its owner's alone.")
  private boolean isShared;

  @ParentCommand private NotebookCommand parent;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (files.size() > 1 && (output != null || page != null)) {
      throw new ParameterException(
          spec.commandLine(),
          "%s names one file, but %s notebooks are to be run"
              .formatted(output != null ? "--output" : "--html", files.size()));
    }
    if (output != null && !output.toString().endsWith(".ipynb")) {
      throw new ParameterException(
          spec.commandLine(), "--output is '" + output + "'; expected a name ending in .ipynb");
    }
    if (isCheck && (output != null || page != null || isShared)) {
      String other = output != null ? "--output" : page != null ? "--html" : "--share";
      throw new ParameterException(
          spec.commandLine(), "--check writes nothing, so it goes without " + other);
    }
    if (timeoutSeconds < 1) {
      throw new ParameterException(
          spec.commandLine(), "--timeout is " + timeoutSeconds + "; expected 1 or more seconds");
    }
    if (jobs != null && jobs < 1) {
      throw new ParameterException(
          spec.commandLine(), "--jobs is " + jobs + "; expected 1 or more");
    }
    for (String setting : settings) {
      int end = setting.indexOf('=');
      if (end < 1) {
        throw new ParameterException(
            spec.commandLine(), "-p is '" + setting + "'; expected NAME=VALUE");
      }
      parameters.put(setting.substring(0, end), setting.substring(end + 1));
    }
    runAll();
    return CommandLine.ExitCode.OK;
  }

  /// The first failure in the order of the files ends the run: what has begun goes on to its end,
  /// and nothing else begins.
  private void runAll() throws IOException {
    Queue<Path> left = new ConcurrentLinkedQueue<>(files);
    Map<Path, Throwable> failures = new ConcurrentHashMap<>();
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (int i = 0; i < Math.min(jobs(), files.size()); i++) {
        threads.execute(() -> runEach(left, failures));
      }
    }
    for (Path file : files) {
      switch (failures.get(file)) {
        case null -> {}
        case IOException e -> throw e;
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case Throwable e -> throw new IllegalStateException(e); // no other is declared
      }
    }
  }

  private void runEach(Queue<Path> left, Map<Path, Throwable> failures) {
    try (var runner = new NotebookRunner(Duration.ofSeconds(timeoutSeconds), this::say)) {
      Path file;
      while (failures.isEmpty() && (file = left.poll()) != null) {
        try {
          run(file, runner);
        } catch (Exception | Error e) {
          failures.put(file, e);
        }
      }
    }
  }

  private int jobs() {
    int most = isCheck ? Math.min(Runtime.getRuntime().availableProcessors(), MOST_KERNELS) : 1;
    return jobs == null ? most : jobs;
  }

  private void run(Path file, NotebookRunner runner) throws IOException {
    Notebook notebook = Notebook.read(file);
    Map<Integer, List<JsonNode>> before = new LinkedHashMap<>();
    notebook.codes().forEach(code -> before.put(code.number(), Notebook.comparable(code)));
    try {
      Parameters.replace(notebook, parameters, value -> seenFrom(file, value));
    } catch (NotebookException e) {
      throw new NotebookException(file + ": " + e.getMessage());
    }
    if (!parameters.isEmpty() && !isCheck) {
      notebook.leaveOutExamples();
    }
    notebook.clear();
    Path target = output != null ? output : file;
    try {
      runner.run(notebook, file);
    } catch (NotebookException e) {
      throw isCheck ? e : withPage(e, notebook, file, pageOf(target));
    }
    if (isCheck) {
      compare(notebook, before, file);
    } else {
      // the page first: without it the notebook, which is the user's own, is not touched
      write(pageOf(target), NotebookPage.of(notebook, file, null, warning -> warn(file, warning)));
      if (!notebook.isOf(target) && isSame(target, file)) {
        throw new NotebookException(
            file + ": was changed while it ran, and is left as it is; run it again");
      }
      write(target, notebook.text());
      tellWritten(target, notebook);
    }
  }

  private void tellWritten(Path target, Notebook notebook) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        Terminal.shown(
            "%s and %s: %s run"
                .formatted(
                    target,
                    pageOf(target),
                    CountedNoun.of(notebook.codes().size(), "cell", "cells"))));
    out.flush();
  }

  /// Writes the page of a run that failed.
  ///
  /// @return what failed, and where to see how far it came
  private NotebookException withPage(
      NotebookException failed, Notebook notebook, Path file, Path page) throws IOException {
    String end;
    try {
      write(
          page,
          NotebookPage.of(notebook, file, failed.getMessage(), warning -> warn(file, warning)));
      end = "see " + page;
    } catch (NotebookException e) {
      end = e.getMessage();
    }
    return new NotebookException(failed.getMessage() + "; " + end);
  }

  /// What the cells find a file by, which run in the notebook's folder. The current folder's comes
  /// first, since that is where a shell completes the name.
  ///
  /// @throws NotebookException when there is no such file, before a cell has run
  private static String seenFrom(Path notebook, String value) {
    if (value.isEmpty()) {
      return value; // the parameter's own way of saying none
    }
    if (value.startsWith("jdbc:")) { // of a shared timeline
      if (value.matches(".*[?&]password=.*|.*//[^/]*@.*")) {
        throw new NotebookException(
            "the address has a password, which would stand in the notebook; expected it in"
                + " PGPASSWORD or .pgpass");
      }
      return value;
    }
    try {
      Path here = Path.of(value).toAbsolutePath().normalize();
      Path there = notebook.toAbsolutePath().resolveSibling(value).normalize();
      if (isFile(here)) {
        return here.equals(there) ? value : here.toString();
      }
      if (isFile(there)) {
        return value;
      }
      if (Files.isDirectory(here) || Files.isDirectory(there)) {
        throw new NotebookException("'" + value + "' is a folder; expected a file");
      }
      String places = ", neither in the current folder nor in that of the notebook";
      throw new NotebookException("no file '" + value + "'" + (here.equals(there) ? "" : places));
    } catch (InvalidPathException e) {
      throw new NotebookException("'" + value + "' is not the name of a file");
    }
  }

  /// Or a pipe.
  private static boolean isFile(Path file) {
    return Files.exists(file) && !Files.isDirectory(file);
  }

  private Path pageOf(Path notebook) {
    String name = notebook.getFileName().toString().replaceFirst("\\.ipynb$", "");
    return page != null ? page : notebook.resolveSibling(name + ".html");
  }

  private static void compare(Notebook notebook, Map<Integer, List<JsonNode>> before, Path file) {
    for (Notebook.CodeCell code : notebook.codes()) {
      List<JsonNode> now = Notebook.comparable(code);
      List<JsonNode> was = before.get(code.number());
      if (!now.equals(was)) {
        throw new NotebookException(
            "%s: cell %s gives another output than the file has: %s; 'notebook run' writes it"
                .formatted(file, code.number(), difference(was, now)));
      }
    }
  }

  /// The first line that a reader would see to differ.
  private static String difference(List<JsonNode> was, List<JsonNode> now) {
    List<String> old = shown(was);
    List<String> other = shown(now);
    for (int i = 0; i < Math.max(old.size(), other.size()); i++) {
      String before = i < old.size() ? "'" + old.get(i) + "'" : "nothing";
      String after = i < other.size() ? "'" + other.get(i) + "'" : "nothing";
      if (!before.equals(after)) {
        return after + " instead of " + before;
      }
    }
    return "its HTML or picture differs";
  }

  private static List<String> shown(List<JsonNode> outputs) {
    return outputs.stream()
        .flatMap(output ->
            Stream.of(
                output.path("text"), output.path("data").path("text/plain"), output.path("evalue")))
        .flatMap(node -> Notebook.text(node).lines())
        .toList();
  }

  private void write(Path file, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      if (isShared) {
        AtomicFile.writeShared(file, bytes);
      } else {
        AtomicFile.write(file, bytes);
      }
    } catch (NoSuchFileException e) {
      throw new NotebookException(file + ": can't write: no such folder");
    } catch (IOException e) {
      throw new NotebookException(TimelineException.of(file, "can't write", e).getMessage());
    }
  }

  private static boolean isSame(Path one, Path other) throws IOException {
    return Files.exists(one) && Files.isSameFile(one, other);
  }

  private void warn(Path file, String warning) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("notebook: " + BadUsage.oneLine(file + ": " + warning));
    err.flush();
  }

  /// On a terminal, one line that is gone when the work is done.
  private void say(String what) {
    if (System.console() != null && System.console().isTerminal()) {
      PrintStream screen = parent.screen();
      screen.print("\r\033[K" + Terminal.shown(what));
      screen.flush();
    }
  }
}
