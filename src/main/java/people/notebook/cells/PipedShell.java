package people.notebook.cells;

import module java.base;

/// A shell for snippets that come through a pipe, on the same session as a notebook's cells. It
/// runs each as soon as it is whole and the next line can't carry it on, and shows only what they
/// print. The first that fails, or is not finished where the pipe ends, ends it: what comes further
/// down may rely on it.
///
/// Of JShell's commands it has `/exit [CODE]` and `/reset`.
public final class PipedShell {

  /// A line that nothing begins with.
  private static final Pattern GOES_ON = Pattern.compile("\\s*(\\.|(else|catch|finally)\\b)");

  private static final List<String> CONTINUATIONS = List.of(".x()", "else { }", "finally { }");

  private final String startup;
  private final BufferedReader in;
  private final PrintStream err;
  private CellSession cells;

  /// The line that was read last, from 1.
  private int number;

  /// @param startup snippets that a session begins with
  /// @param err gets warnings, and the error that ended it
  public PipedShell(String startup, Reader in, PrintStream err) {
    this.startup = startup;
    this.in = new BufferedReader(in);
    this.err = err;
  }

  /// Runs what comes.
  ///
  /// @return the exit code: 0, or 1 after a snippet that failed, or what `/exit` says
  public int run() throws IOException {
    StringBuilder snippet = new StringBuilder();
    int first = 1;
    try {
      begin();
      String line = in.readLine();
      while (line != null) {
        number++;
        String next = null;
        if (snippet.isEmpty()) {
          first = number;
        }
        if (snippet.isEmpty() && line.startsWith("/") && !line.matches("/[/*].*")) {
          String[] words = line.strip().split("\\s+", 2);
          switch (words[0]) {
            case "/exit" -> {
              return words.length == 1 ? 0 : exitCode(words[1]);
            }
            case "/reset" -> begin();
            default ->
                throw CellError.of(
                    "Command",
                    words[0]
                        + " is not for a pipe, which has /exit and /reset; try it at a terminal");
          }
        } else {
          snippet.append(line).append('\n');
          if (in.ready() || mayGoOn(snippet.toString())) {
            next = in.readLine();
          }
          boolean goesOn = next != null && GOES_ON.matcher(next).lookingAt();
          if (!goesOn && cells.ending(snippet.toString()) != CellSession.CellEnding.INCOMPLETE) {
            cells.run(snippet.toString(), first);
            snippet.setLength(0);
          }
        }
        line = next != null ? next : in.readLine();
      }
      cells.run(snippet.toString(), first);
      return 0;
    } catch (CellError e) {
      System.out.flush();
      err.println("shell: line " + first + ": " + String.join("\n", e.lines()));
      return 1;
    }
  }

  /// Whether the next line may belong to a snippet that is whole without it.
  private boolean mayGoOn(String snippet) {
    return cells.ending(snippet) == CellSession.CellEnding.COMPLETE
        && CONTINUATIONS.stream()
            .anyMatch(more -> cells.ending(snippet + more) == CellSession.CellEnding.COMPLETE);
  }

  private void begin() throws CellError {
    cells =
        new CellSession("line", warning -> err.println("shell: line " + number + ": " + warning));
    cells.run(startup, 0);
  }

  private int exitCode(String expression) throws CellError {
    return cells.run(expression, number).value() instanceof Integer code ? code : 1;
  }
}
