package people.notebook.cells;

import module java.base;

import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;

/// The error of a cell as its reader sees it: the message, and the lines of the cells that led
/// there. Neither JShell's own frames nor the source of whole snippets.
public final class CellError extends Exception {

  private static final long serialVersionUID = 1;

  private static final int MOST_FRAMES = 8;
  private static final int MOST_LIBRARY_FRAMES = 2;

  private static final int MOST_CHARACTERS = 10_000;

  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  /// How a cell is called, and how it asks for a line.
  private static final List<String> HIDDEN =
      List.of("jdk.internal.", "java.lang.reflect.Method", "people.notebook.");

  private final String kind;
  private final transient List<String> lines;

  /// @param kind such as `ArithmeticException`
  /// @param lines the message first; a line that begins with `-->` is one of a cell
  private CellError(String kind, List<String> lines) {
    super(lines.getFirst());
    this.kind = kind;
    this.lines = List.copyOf(lines);
  }

  static CellError of(String kind, String message) {
    return new CellError(kind, cut(message).lines().toList());
  }

  /// The class of the exception without its package, or what kind of error it is otherwise.
  public String kind() {
    return kind;
  }

  /// The lines without colours.
  public List<String> lines() {
    return lines;
  }

  /// The lines for a client that knows the colours of terminals: in red what is wrong, and what
  /// marks the place.
  public List<String> coloured() {
    return lines.stream().map(CellError::coloured).toList();
  }

  private static String coloured(String line) {
    if (line.startsWith("--> ")) {
      return RED + "-->" + PLAIN + line.substring(3);
    }
    return line.startsWith("    at ") ? line : RED + line + PLAIN;
  }

  static CellError interrupted() {
    return of("Interrupted", "Interrupted");
  }

  /// What nobody has thought of, such as a failure of the compiler: it fails the cell, and the
  /// session goes on.
  public static CellError unexpected(Throwable thrown) {
    if (thrown instanceof CellError known) {
      return known;
    }
    String kind = thrown.getClass().getSimpleName();
    String message = thrown.getMessage();
    // JShell's parser tells of an overflow in its own words
    String overflow = StackOverflowError.class.getSimpleName();
    if (kind.equals(overflow) || message != null && message.endsWith(overflow)) {
      return of(overflow, overflow + ": nested too deeply for the compiler; split it into parts");
    }
    return of(kind, message == null ? kind : kind + ": " + message);
  }

  static CellError incomplete(String rest) {
    return new CellError(
        "Incomplete",
        List.of("Incomplete: the cell ends within this", "--> " + firstLine(rest.strip())));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("").strip();
  }

  /// A snippet that javac refuses.
  static CellError refused(JShell shell, Snippet snippet) {
    List<String> lines = problems(shell, snippet);
    return lines.isEmpty() ? unresolved(shell, snippet) : new CellError("Compile error", lines);
  }

  private static List<String> problems(JShell shell, Snippet snippet) {
    List<String> lines = new ArrayList<>();
    for (Diag problem : shell.diagnostics(snippet).filter(Diag::isError).toList()) {
      // javac's message has a symbol and a location below it, which the marked line shows
      String message = problem.getMessage(Locale.ROOT);
      String symbol =
          message
              .lines()
              .map(String::strip)
              .filter(line -> line.startsWith("symbol:"))
              .map(line -> line.substring("symbol:".length()).strip().replaceAll("\\s+", " "))
              .findFirst()
              .map(name -> ": " + name)
              .orElse("");
      lines.add("Compile error: " + firstLine(message) + symbol);
      lines.addAll(marked(snippet.source(), problem));
    }
    return lines;
  }

  private static List<String> marked(String source, Diag problem) {
    int start = Math.clamp(problem.getStartPosition(), 0, source.length());
    int end = Math.clamp(problem.getEndPosition(), start, source.length());
    int lineStart = source.lastIndexOf('\n', start - 1) + 1;
    int lineEnd = source.indexOf('\n', start);
    String line = source.substring(lineStart, lineEnd < 0 ? source.length() : lineEnd);
    int width = Math.max(1, Math.min(end, lineStart + line.length()) - start);
    return List.of(
        "--> " + line.stripTrailing(), " ".repeat(4 + start - lineStart) + "^".repeat(width));
  }

  private static CellError unresolved(JShell shell, Snippet snippet) {
    String missing =
        snippet instanceof DeclarationSnippet declaration
            ? String.join(", ", shell.unresolvedDependencies(declaration).toList())
            : "";
    // nothing is missing where a variable that it uses has got another type
    List<String> lines = missing.isEmpty() ? problems(shell, snippet) : List.of();
    if (!lines.isEmpty()) {
      return new CellError("Compile error", lines);
    }
    return new CellError(
        "Compile error",
        List.of(
            "Compile error: not defined" + (missing.isEmpty() ? "" : ": " + missing),
            "--> " + firstLine(snippet.source())));
  }

  /// What was thrown while a cell ran.
  static CellError thrown(JShell shell, Exception error) {
    return switch (error) {
      case EvalException e when e.getExceptionClassName().equals(CellControl.INTERRUPTED) ->
          interrupted();
      case EvalException e ->
          thrown(shell, e.getExceptionClassName(), e.getMessage(), e.getStackTrace());
      case UnresolvedReferenceException e -> unresolved(shell, e.getSnippet());
      default -> of(error.getClass().getSimpleName(), error.toString());
    };
  }

  /// The message, up to two frames of the library in which it happened, and the lines of the cells
  /// that led there.
  static CellError thrown(JShell shell, String name, String said, StackTraceElement[] stackTrace) {
    String simple = name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    String message = said == null ? "" : ": " + said;
    // A variable of a cell is a field of a class that JShell made.
    message = message.replaceAll("REPL\\.\\$JShell\\$\\w+\\.", "");
    List<String> lines = new ArrayList<>(cut(simple + message).lines().toList());
    List<String> frames = new ArrayList<>();
    boolean isInCell = false;
    for (StackTraceElement frame : stackTrace) {
      String file = frame.getFileName();
      if (file != null && file.startsWith("#")) {
        isInCell = true;
        String line = "--> " + line(shell, file.substring(1), frame.getLineNumber());
        if (!frames.contains(line)) { // a recursion, or a lambda and where it stands
          frames.add(line);
        }
      } else if (!isInCell && frames.size() < MOST_LIBRARY_FRAMES && isTold(frame)) {
        frames.add("    at " + frame);
      }
    }
    lines.addAll(frames.subList(0, Math.min(frames.size(), MOST_FRAMES)));
    return new CellError(simple, lines);
  }

  private static String cut(String message) {
    return message.length() <= MOST_CHARACTERS
        ? message
        : String.format(
            Locale.ROOT,
            "%s … %,d of %,d characters",
            message.substring(0, MOST_CHARACTERS),
            MOST_CHARACTERS,
            message.length());
  }

  private static boolean isTold(StackTraceElement frame) {
    return HIDDEN.stream().noneMatch(frame.getClassName()::startsWith);
  }

  private static String line(JShell shell, String id, int number) {
    return shell
        .snippets()
        .filter(snippet -> snippet.id().equals(id))
        .reduce((_, newest) -> newest)
        .stream()
        .flatMap(snippet -> snippet.source().lines().skip(Math.max(0, number - 1)).limit(1))
        .map(String::strip)
        .findFirst()
        .orElse("");
  }
}
