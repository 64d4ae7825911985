package people.notebook.cells;

import module java.base;

import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/// Completions and explanations for a cell that is being written: how a word may go on, and what
/// the thing at the cursor is. Variables that the cell declares further up are known, though it has
/// not run yet.
final class CellHelp {

  private static final int MOST_COMPLETIONS = 500;
  private static final int MOST_DOCUMENTED = 10;

  /// Every object has them, so they are seldom meant.
  private static final Set<String> OF_OBJECT =
      Set.of(
          "clone()",
          "equals(",
          "finalize()",
          "getClass()",
          "hashCode()",
          "notify()",
          "notifyAll()",
          "toString()",
          "wait(",
          "wait()");

  private final JShell shell;
  private final SourceCodeAnalysis analysis;

  CellHelp(JShell shell) {
    this.shell = shell;
    analysis = shell.sourceCodeAnalysis();
  }

  CellSession.Completions complete(String code, int cursor) {
    String before = context(code.substring(0, cursor));
    int[] anchor = {before.length()};
    List<Suggestion> suggestions = analysis.completionSuggestions(before, before.length(), anchor);
    int start = Math.max(0, cursor - (before.length() - anchor[0]));
    Set<String> own = new HashSet<>();
    shell.variables().forEach(variable -> own.add(variable.name()));
    shell.methods().map(MethodSnippet::name).forEach(own::add);
    boolean isMember = start > 0 && code.charAt(start - 1) == '.';
    Set<String> packages = isMember ? Set.of() : packagesOfTheKit();
    List<String> words =
        suggestions.stream()
            .sorted(
                Comparator.comparing((Suggestion word) -> !word.matchesType())
                    .thenComparing(word -> rank(word.continuation(), own, packages)))
            .map(Suggestion::continuation)
            .filter(word -> !word.startsWith("$") && !word.equals("REPL"))
            .distinct()
            .limit(MOST_COMPLETIONS)
            .toList();
    return new CellSession.Completions(words, start, cursor);
  }

  /// What the cells have declared, the kit's, Java's, what every object has.
  private static int rank(String word, Set<String> own, Set<String> packages) {
    if (OF_OBJECT.contains(word)) {
      return 4;
    }
    String name = word.replaceFirst("\\(.*", "");
    if (own.contains(name)) {
      return 0;
    }
    if (packages.isEmpty()) {
      return 1;
    }
    if (Character.isUpperCase(name.charAt(0))) {
      ClassLoader loader = ClassLoader.getSystemClassLoader();
      String file = "/" + name + ".class";
      return packages.stream().anyMatch(one -> loader.getResource(one + file) != null) ? 1 : 3;
    }
    return 2;
  }

  private Set<String> packagesOfTheKit() {
    return shell
        .imports()
        .map(ImportSnippet::fullname)
        .filter(name -> name.endsWith(".*") && !name.startsWith("java"))
        .map(name -> name.substring(0, name.length() - 2).replace('.', '/'))
        .collect(Collectors.toSet());
  }

  /// A cell up to the cursor without what can't stand within a method, and was not run: imports and
  /// methods. What comes before the cursor stays where it is, counted from the end.
  private String context(String before) {
    StringBuilder kept = new StringBuilder();
    String rest = before;
    while (true) {
      CompletionInfo next = analysis.analyzeCompletion(rest);
      boolean isWhole =
          switch (next.completeness()) {
            case COMPLETE, COMPLETE_WITH_SEMI -> !next.remaining().isBlank();
            case CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE, EMPTY, UNKNOWN -> false;
          };
      if (!isWhole) {
        return kept + rest.stripLeading();
      }
      String statement = next.source();
      boolean isKept =
          analysis.sourceToSnippets(statement).stream()
              .map(Snippet::kind)
              .noneMatch(kind -> kind == Snippet.Kind.IMPORT || kind == Snippet.Kind.METHOD);
      if (isKept) {
        kept.append(statement).append('\n');
      }
      rest = next.remaining();
    }
  }

  /// Signatures and documentation of what stands at a place, or of the call that is open there.
  String inspect(String code, int cursor) {
    int end = cursor;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    String before = context(code.substring(0, end));
    List<Documentation> found = analysis.documentation(before, before.length(), true);
    boolean isWord = end > 0 && Character.isJavaIdentifierPart(code.charAt(end - 1));
    if (found.isEmpty() && isWord) {
      // a method's name is known by what it is called with
      found = analysis.documentation(before + "(", before.length() + 1, true);
    }
    if (found.isEmpty()) {
      String call = openCall(before);
      found = call == null ? found : analysis.documentation(call, call.length(), true);
    }
    return found.stream()
        .limit(MOST_DOCUMENTED)
        .map(CellHelp::told)
        .collect(Collectors.joining("\n\n"));
  }

  /// The text up to the parenthesis that is not closed.
  private static String openCall(String text) {
    int open = 0;
    for (int i = text.length() - 1; i >= 0 && text.charAt(i) != ';'; i--) {
      char letter = text.charAt(i);
      if (letter == ')') {
        open++;
      } else if (letter == '(' && open-- == 0) {
        return text.substring(0, i + 1);
      }
    }
    return null;
  }

  private static String told(Documentation found) {
    String comment = found.javadoc();
    if (comment == null || comment.isBlank()) {
      comment = KitSources.comment(found.signature()).orElse("");
    } else {
      comment = plain(comment);
    }
    return comment.isBlank() ? found.signature() : found.signature() + "\n\n" + comment.strip();
  }

  /// The text of a comment that has tags of HTML and of Javadoc.
  private static String plain(String comment) {
    return comment
        .replaceAll("\\{@(?:code|literal)\\s+([^{}]*)}", "$1")
        .replaceAll("\\{@link(?:plain)?\\s+(?:\\S+\\s+)?([^{}]*)}", "$1")
        .replaceAll("\\{@\\w+\\s*([^{}]*)}", "$1")
        .replaceAll("(?i)<li>", "- ")
        .replaceAll("(?i)</?(p|pre|ul|ol|blockquote|dl|table|tr|h[1-6])\\b[^>]*>", "\n")
        .replaceAll("</?[A-Za-z][^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
        .replaceAll("(?m)^ ", "")
        .replaceAll("\\n{3,}", "\n\n")
        .replaceAll("(?m)^@param (\\S+)", "$1:")
        .replaceAll("(?m)^@return ", "returns ")
        .replaceAll("(?m)^@throws (\\S+)", "throws $1:");
  }
}
