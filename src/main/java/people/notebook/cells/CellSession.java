package people.notebook.cells;

import module java.base;

import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/// A session of cells: what one declares, the next ones see. The kernel of a notebook runs on it,
/// and so does `./jbang shell`.
///
/// A declaration that is run again leaves alone what was computed with the one before: variables
/// keep their values, and methods that use it use the new one. Only a variable whose type was
/// declared anew can't, and is named in a warning. For one thread at a time; another one may
/// interrupt its [CellControl].
public final class CellSession {

  /// What a cell came to.
  ///
  /// @param isShown whether it ended with an expression
  /// @param value of that expression
  public record Result(boolean isShown, Object value) {

    static final Result NOTHING = new Result(false, null);
  }

  /// Snippets that end a cell with something to see: not an assignment, nor a declaration.
  private static final Set<Snippet.SubKind> SHOWN =
      Set.of(
          Snippet.SubKind.VAR_VALUE_SUBKIND,
          Snippet.SubKind.OTHER_EXPRESSION_SUBKIND,
          Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND);

  /// A name after what may be a type, which is only likely to be a declaration.
  private static final Pattern DECLARED = Pattern.compile("(?U)[\\w>\\]]\\s+(\\w+)\\s*[=;,({<]");

  /// Errors that end when something is declared that comes further down.
  private static final Pattern WAITING =
      Pattern.compile("^compiler\\.err\\.(cant\\.resolve|invalid\\.permits)");

  /// The second is a statement that has no body yet, such as `if (x)`, of which JShell gives back
  /// all as what is left.
  private static final Set<Completeness> UNFINISHED =
      Set.of(Completeness.DEFINITELY_INCOMPLETE, Completeness.CONSIDERED_INCOMPLETE);

  private final CellControl control;
  private final JShell shell;
  private final SourceCodeAnalysis analysis;
  private final Libraries libraries;
  private final String part;
  private final Consumer<String> warnings;

  /// The cell that declared each name last.
  private final Map<String, Integer> declaredIn = new HashMap<>();

  /// Begins a session that nobody interrupts.
  ///
  /// @param warnings gets a line about values that are lost, while a cell runs
  public CellSession(Consumer<String> warnings) {
    this(new CellControl(false), "cell", warnings);
  }

  /// @param part what a cell is called, such as `cell`
  CellSession(String part, Consumer<String> warnings) {
    this(new CellControl(false), part, warnings);
  }

  /// Begins a session with the imports of [Prelude].
  ///
  /// @param control may interrupt its cells, also before it has begun
  /// @param warnings gets a line about values that are lost, while a cell runs
  public CellSession(CellControl control, Consumer<String> warnings) {
    this(control, "cell", warnings);
  }

  private CellSession(CellControl control, String part, Consumer<String> warnings) {
    this.control = control;
    this.part = part;
    this.warnings = warnings;
    shell =
        JShell.builder()
            .executionEngine(new OneControl(control), Map.of())
            .fileManager(ClassPathFiles::new)
            .build();
    shell.addToClasspath(System.getProperty("java.class.path"));
    analysis = shell.sourceCodeAnalysis();
    libraries = new Libraries();
    importPrelude();
  }

  /// Of several imports in one snippet JShell looks at the first, and has all of them stand before
  /// the code of cells: one snippet in the place of thirty, each of which would be compiled with
  /// those before. Another import of what the first imports would take the place of all, so that is
  /// something that nobody imports. Imports of one name stay alone: those of cells take their
  /// place.
  private void importPrelude() {
    Map<Boolean, List<String>> byKind =
        Prelude.IMPORTS.stream().collect(Collectors.partitioningBy(one -> one.endsWith(".*;")));
    List<String> snippets = new ArrayList<>(byKind.get(false));
    String nothing = "import %s.*; ".formatted(Prelude.class.getName());
    snippets.add(nothing + String.join(" ", byKind.get(true)));
    for (String snippet : snippets) {
      for (SnippetEvent event : shell.eval(snippet)) {
        if (event.status() != Snippet.Status.VALID) {
          throw new IllegalStateException("not on the class path: " + snippet);
        }
      }
    }
  }

  /// JShell asks for what makes a control.
  private record OneControl(CellControl control) implements ExecutionControlProvider {

    @Override
    public String name() {
      return "people";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
      return control;
    }
  }

  /// Runs a cell: statements and declarations, one after the other until one fails.
  ///
  /// @param number of the cell, by which a warning names it
  /// @throws CellError when it doesn't compile, throws something, or is interrupted
  public synchronized Result run(String code, int number) throws CellError {
    CellControl.takeReserve();
    try {
      addLibraries(code);
      Result last = Result.NOTHING;
      List<Snippet> waiting = new ArrayList<>();
      String rest = code;
      while (true) {
        CompletionInfo next = analysis.analyzeCompletion(rest);
        if (next.completeness() == Completeness.EMPTY) {
          for (Snippet snippet : waiting) {
            if (!shell.status(snippet).isDefined()) {
              throw CellError.refused(shell, snippet);
            }
          }
          return last;
        }
        if (UNFINISHED.contains(next.completeness())) {
          throw CellError.incomplete(rest.stripTrailing());
        }
        String source = next.source() == null ? rest : next.source();
        last = runOne(source.strip(), number, waiting);
        rest = next.source() == null ? "" : next.remaining();
      }
    } catch (OutOfMemoryError e) {
      throw CellError.of("OutOfMemoryError", "OutOfMemoryError: no memory left to compile this");
    } catch (RuntimeException | Error e) {
      throw CellError.unexpected(
          e); // of JShell or the compiler; what a cell throws comes otherwise
    }
  }

  /// @param waiting gets what is not defined until something is that may come further down
  private Result runOne(String source, int number, List<Snippet> waiting) throws CellError {
    if (control.isToEnd()) {
      throw CellError.interrupted();
    }
    refuseBadRedeclaration(source);
    Result result = Result.NOTHING;
    List<SnippetEvent> events = evaluated(source);
    for (SnippetEvent event : events) {
      if (event.causeSnippet() != null) {
        continue;
      }
      Snippet snippet = event.snippet();
      Object value = control.takeValue();
      if (event.exception() != null) {
        throw CellError.thrown(shell, event.exception());
      }
      if (event.status() == Snippet.Status.REJECTED) {
        throw CellError.refused(shell, snippet);
      }
      if (event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
        waiting.add(snippet);
      }
      boolean isShown = SHOWN.contains(snippet.subKind());
      result = isShown ? new Result(true, value) : Result.NOTHING;
      if (snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
        shell.drop(snippet); // each would be one more import of every snippet that comes
      }
    }
    warnOfLost(events);
    for (SnippetEvent event : events) {
      if (event.causeSnippet() == null && event.snippet() instanceof DeclarationSnippet declared) {
        declaredIn.put(declared.name(), number);
      }
    }
    return result;
  }

  /// JShell forgets the declaration of before even when the new one does not compile, and with it
  /// all that was made of it. So such a one doesn't come to it.
  private void refuseBadRedeclaration(String source) throws CellError {
    Matcher declared = DECLARED.matcher(source);
    while (declared.find()) {
      if (!declaredIn.containsKey(declared.group(1))) {
        continue;
      }
      if (shell.snippets().anyMatch(one -> isSame(one, source))) {
        return;
      }
      for (Snippet snippet : analysis.sourceToSnippets(source)) {
        boolean isVariable = snippet.kind() == Snippet.Kind.VAR;
        if (isAgain(snippet)
            && shell
                .diagnostics(snippet)
                .filter(Diag::isError)
                .filter(problem -> !isPublicMissing(problem))
                .anyMatch(problem -> isVariable || !WAITING.matcher(problem.getCode()).find())) {
          throw CellError.refused(shell, snippet);
        }
      }
      return;
    }
  }

  /// Of a method with overloads only JShell itself can tell.
  private boolean isAgain(Snippet snippet) {
    return switch (snippet) {
      case MethodSnippet method ->
          shell
              .methods()
              .filter(one -> one.name().equals(method.name()))
              .map(MethodSnippet::parameterTypes)
              .toList()
              .equals(List.of(method.parameterTypes()));
      case DeclarationSnippet declaration -> declaredIn.containsKey(declaration.name());
      default -> false;
    };
  }

  private boolean isSame(Snippet snippet, String source) {
    return shell.status(snippet).isDefined() && snippet.source().strip().equals(source);
  }

  private List<SnippetEvent> evaluated(String source) {
    List<SnippetEvent> events = shell.eval(source);
    Snippet snippet = events.isEmpty() ? null : events.getFirst().snippet();
    if (snippet == null || events.getFirst().status() != Snippet.Status.REJECTED) {
      return events;
    }
    // JShell makes every record public, but not its constructor.
    Optional<Diag> missing =
        shell.diagnostics(snippet).filter(CellSession::isPublicMissing).findFirst();
    if (missing.isEmpty()) {
      return events;
    }
    int place = Math.toIntExact(missing.get().getStartPosition());
    return shell.eval(source.substring(0, place) + "public " + source.substring(place));
  }

  private static boolean isPublicMissing(Diag problem) {
    return problem.getCode().equals("compiler.err.invalid.canonical.constructor.in.record")
        && problem.getMessage(Locale.ROOT).contains("was public");
  }

  private void warnOfLost(List<SnippetEvent> events) {
    Set<String> lost = control.takeLost();
    Set<String> changed = new LinkedHashSet<>();
    for (SnippetEvent event : events) {
      if (event.causeSnippet() == null && event.snippet() instanceof DeclarationSnippet declared) {
        changed.add(declared.name());
      } else if (event.snippet() instanceof VarSnippet variable
          && event.previousStatus().isDefined()
          && event.status().isActive()
          && !event.status().isDefined()) {
        lost.add(variable.name()); // JShell doesn't find a type that it has inferred
      }
    }
    lost.removeAll(changed); // which is what was meant
    lost.removeIf(name -> name.startsWith("$"));
    if (!lost.isEmpty()) {
      TreeSet<Integer> cells = new TreeSet<>();
      lost.forEach(name -> Optional.ofNullable(declaredIn.get(name)).ifPresent(cells::add));
      String all = String.join(", ", changed);
      warnings.accept(
          "%s has changed, so what was made of the %s before is gone: %s. Run again: %s %s"
              .formatted(
                  all,
                  all,
                  String.join(", ", lost),
                  cells.size() == 1 ? part : part + "s",
                  cells.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }
  }

  private void addLibraries(String code) throws CellError {
    if (!Libraries.isAsked(code)) {
      return;
    }
    List<Path> jars = guarded(() -> libraries.of(code));
    if (!jars.isEmpty()) {
      shell.addToClasspath(
          jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    }
  }

  /// Does something as a part of the cell that ran last, such as showing its value: it may be
  /// interrupted, and fails as a cell does.
  public <T> T guarded(Callable<T> work) throws CellError {
    try {
      return control.guarded(work::call);
    } catch (ExecutionControl.UserException e) {
      if (e.causeExceptionClass().equals(CellControl.INTERRUPTED)) {
        throw CellError.interrupted();
      }
      throw e.causeExceptionClass().equals(Libraries.Unresolved.class.getName())
          ? CellError.of("Library", e.getMessage())
          : CellError.thrown(shell, e.causeExceptionClass(), e.getMessage(), e.getStackTrace());
    } catch (ExecutionControl.RunException e) {
      throw CellError.of("Error", String.valueOf(e.getMessage()));
    }
  }

  /// The ways in which the code of a cell may end.
  public enum CellEnding {
    COMPLETE,
    INCOMPLETE,
    INVALID
  }

  /// Whether a cell may be run, or is yet to go on.
  public synchronized CellEnding ending(String code) {
    try {
      return parsedEnding(code);
    } catch (VirtualMachineError e) { // nested too deeply
      return CellEnding.INVALID; // whoever runs it is told
    }
  }

  private CellEnding parsedEnding(String code) {
    String rest = code;
    while (true) {
      CompletionInfo next = analysis.analyzeCompletion(rest);
      switch (next.completeness()) {
        case EMPTY -> {
          return CellEnding.COMPLETE;
        }
        case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> {
          return CellEnding.INCOMPLETE;
        }
        case UNKNOWN -> {
          return CellEnding.INVALID;
        }
        case COMPLETE, COMPLETE_WITH_SEMI -> {
          if (next.remaining().isBlank()) {
            return CellEnding.COMPLETE;
          }
          rest = next.remaining();
        }
      }
    }
  }

  /// Words, best first, that may take the place of what stands between two places of a cell.
  public record Completions(List<String> words, int start, int end) {}

  /// How a cell may go on at a place.
  public synchronized Completions complete(String code, int cursor) {
    return new CellHelp(shell).complete(code, cursor);
  }

  /// Tells about what stands at a place of a cell: signatures, and what they are for.
  ///
  /// @return empty when nothing is known there
  public synchronized String inspect(String code, int cursor) {
    return new CellHelp(shell).inspect(code, cursor);
  }
}
