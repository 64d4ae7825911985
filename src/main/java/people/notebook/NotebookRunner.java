package people.notebook;

import module java.base;

import tools.jackson.databind.JsonNode;

/// Runs notebooks, one after the other, on kernels of its own. Each notebook has a session to
/// itself; a process of its own only where the one before can't go on. For one thread.
final class NotebookRunner implements AutoCloseable {

  private final Duration limit;
  private final Consumer<String> progress;
  private RunningKernel kernel;

  /// @param limit how long a cell may take
  /// @param progress gets what is being done, a line each; an empty one at the end of a notebook
  NotebookRunner(Duration limit, Consumer<String> progress) {
    this.limit = limit;
    this.progress = progress;
  }

  /// Runs all cells of a notebook in its folder, and puts what they give into it.
  ///
  /// @param file the notebook's, which messages name
  /// @throws NotebookException when a cell fails or takes too long, or there is no kernel; the
  ///   notebook has the outputs until then
  void run(Notebook notebook, Path file) throws IOException {
    progress.accept(file + ": starting the kernel");
    try {
      startKernel(file.toAbsolutePath().getParent());
      for (Notebook.CodeCell code : notebook.codes()) {
        progress.accept(
            "%s: cell %s of %s".formatted(file, code.number(), notebook.codes().size()));
        run(code);
      }
    } catch (NotebookException e) {
      throw new NotebookException(file + ": " + e.getMessage());
    } finally {
      progress.accept("");
    }
  }

  private void startKernel(Path folder) throws IOException {
    if (kernel != null && !kernel.beginSession(folder)) {
      close();
    }
    if (kernel == null) {
      kernel = RunningKernel.start(folder);
    }
  }

  private void run(Notebook.CodeCell code) throws IOException {
    Outputs outputs = new Outputs();
    code.json().set("outputs", outputs.json());
    code.json().put("execution_count", code.number());
    RunningKernel.Outcome end;
    try {
      end = kernel.execute(code.source(), limit, outputs);
    } catch (NotebookException e) {
      throw new NotebookException("cell " + code.number() + ": " + e.getMessage());
    }
    JsonNode error = outputs.error();
    if (end == RunningKernel.Outcome.TOO_LONG) {
      throw new NotebookException(
          "cell %s: took more than %s s".formatted(code.number(), limit.toSeconds()));
    }
    if (error != null && !code.hasTag("raises-exception")) { // Jupyter's own tag
      throw new NotebookException("cell " + code.number() + told(error, code));
    }
  }

  /// The line of the cell that led to the error, and the error: `, line 2 'f(5);':
  /// ArithmeticException: / by zero`.
  private static String told(JsonNode error, Notebook.CodeCell code) {
    List<String> said =
        StreamSupport.stream(error.path("traceback").spliterator(), false)
            .flatMap(part -> NotebookPage.withoutColours(part.asString("")).lines())
            .toList();
    List<String> source = code.source().lines().map(String::strip).toList();
    String place = "";
    List<String> message = new ArrayList<>();
    for (String line : said) {
      if (!line.startsWith("--> ") && !line.startsWith("    ")) {
        message.add(line.strip());
      } else if (line.startsWith("--> ") && place.isEmpty()) {
        int number = source.indexOf(line.substring(4).strip()) + 1;
        if (number > 0) {
          place = ", line %s '%s'".formatted(number, source.get(number - 1));
        }
      }
    }
    return place + ": " + String.join(" ", message);
  }

  /// Ends its kernel, if there is one; another run starts a new one.
  @Override
  public void close() {
    if (kernel != null) {
      kernel.close();
    }
    kernel = null;
  }
}
