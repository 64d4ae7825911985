package org.rapaio.jupyter.kernel.core.format;

import module java.base;

import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;
import org.rapaio.jupyter.kernel.core.RapaioKernel;
import org.rapaio.jupyter.kernel.core.java.CompilerException;
import org.rapaio.jupyter.kernel.core.java.EvaluationInterruptedException;
import org.rapaio.jupyter.kernel.core.java.EvaluationTimeoutException;
import org.rapaio.jupyter.kernel.core.java.IncompleteSourceException;

/// What a reader of a notebook sees of an error: what is wrong, and the line of the cell. Stands
/// before the class of this name in rapaio-jupyter-kernel 3.0.1, which shows JShell's own stack and
/// the whole source of every snippet in it.
///
/// The first line is the message. A line that begins with `-->` is a line of a cell.
public final class ErrorFormatters {

  private static final int MOST_FRAMES = 8;
  private static final int MOST_LIBRARY_FRAMES = 2;

  private ErrorFormatters() {}

  /// The lines of the error, without colours.
  public static <T extends Throwable> List<String> exceptionFormat(RapaioKernel kernel, T error) {
    JShell shell = kernel.javaEngine().getShell();
    return switch (error) {
      case CompilerException e -> compileError(shell, e.badSnippet().snippet());
      case EvalException e -> thrown(shell, e);
      case UnresolvedReferenceException e -> unresolved(shell, e.getSnippet());
      case EvaluationInterruptedException _ -> List.of("Interrupted");
      case EvaluationTimeoutException e -> List.of(e.getMessage());
      case IncompleteSourceException e ->
          List.of("Incomplete: the cell ends within this", "--> " + firstLine(e.source()));
      default -> List.of(error.getClass().getSimpleName() + ": " + error.getMessage());
    };
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("").strip();
  }

  private static List<String> compileError(JShell shell, Snippet snippet) {
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
    return lines.isEmpty() ? unresolved(shell, snippet) : lines;
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

  private static List<String> unresolved(JShell shell, Snippet snippet) {
    String missing =
        snippet instanceof DeclarationSnippet declaration
            ? String.join(", ", shell.unresolvedDependencies(declaration).toList())
            : "";
    return List.of(
        "Compile error: not defined" + (missing.isEmpty() ? "" : ": " + missing),
        "--> " + firstLine(snippet.source()));
  }

  /// The message, up to two frames of the library in which it happened, and the lines of the cells
  /// that led there.
  private static List<String> thrown(JShell shell, EvalException error) {
    String name = error.getExceptionClassName();
    String simple = name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    String message = error.getMessage() == null ? "" : ": " + error.getMessage();
    // A variable of a cell is a field of a class that JShell made.
    message = message.replaceAll("REPL\\.\\$JShell\\$\\w+\\.", "");
    List<String> lines = new ArrayList<>((simple + message).lines().toList());
    List<String> frames = new ArrayList<>();
    boolean isInCell = false;
    for (StackTraceElement frame : error.getStackTrace()) {
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
    return lines;
  }

  private static boolean isTold(StackTraceElement frame) {
    return !frame.getClassName().startsWith("jdk.internal.");
  }

  private static String line(JShell shell, String id, int number) {
    return shell
        .snippets()
        .filter(snippet -> snippet.id().equals(id))
        .flatMap(snippet -> snippet.source().lines().skip(Math.max(0, number - 1)).limit(1))
        .map(String::strip)
        .findFirst()
        .orElse("");
  }
}
