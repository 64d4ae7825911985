package people.notebook.cells;

import module java.base;

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

  /// By packages, the names of the classes in them; found once.
  private static final Map<Set<String>, Set<String>> CLASSES = new ConcurrentHashMap<>();

  /// What an import takes all of.
  private static final Pattern PACKAGE = Pattern.compile("import\\s+([\\w.]+)\\.\\*");

  /// The packages that cells see, before a class: JShell knows only the first of [Prelude]'s.
  private static final Pattern IMPORTED =
      Pattern.compile(
          PACKAGE
              .matcher(String.join(" ", Prelude.IMPORTS))
              .results()
              .map(found -> Pattern.quote(found.group(1) + "."))
              .collect(Collectors.joining("|", "(?<![\\w.])(?:", ")(?=\\p{Lu})")));

  private static final Pattern WORD = Pattern.compile("\\p{javaJavaIdentifierPart}+$");

  /// A class with its package, and with what a record has; the name is a group.
  private static final Pattern TYPE =
      Pattern.compile("\\p{Ll}[\\w.]*\\.(\\w+)(?:<.*>)?(?:\\(.*\\))?");

  private final JShell shell;
  private final SourceCodeAnalysis analysis;

  CellHelp(JShell shell) {
    this.shell = shell;
    analysis = shell.sourceCodeAnalysis();
  }

  CellSession.Completions complete(String code, int cursor) {
    if (isText(code.substring(0, cursor))) {
      return new CellSession.Completions(List.of(), cursor, cursor);
    }
    String before = context(code.substring(0, cursor));
    int[] anchor = {before.length()};
    List<Suggestion> suggestions = analysis.completionSuggestions(before, before.length(), anchor);
    int start = Math.max(0, cursor - (before.length() - anchor[0]));
    Set<String> own = new HashSet<>();
    shell.variables().forEach(variable -> own.add(variable.name()));
    shell.methods().map(MethodSnippet::name).forEach(own::add);
    boolean isMember = start > 0 && code.charAt(start - 1) == '.';
    Set<String> classes =
        isMember ? Set.of() : CLASSES.computeIfAbsent(packagesOfTheKit(), CellHelp::in);
    Map<String, Integer> ranks = new HashMap<>();
    suggestions.forEach(
        word -> ranks.computeIfAbsent(word.continuation(), name -> rank(name, own, classes)));
    List<String> words =
        suggestions.stream()
            .sorted(
                Comparator.comparing((Suggestion word) -> !word.matchesType())
                    .thenComparing(word -> ranks.get(word.continuation())))
            .map(Suggestion::continuation)
            .filter(word -> !word.startsWith("$") && !word.equals("REPL"))
            .distinct()
            .limit(MOST_COMPLETIONS)
            .toList();
    return new CellSession.Completions(words, start, cursor);
  }

  /// What the cells have declared, the kit's, Java's, what every object has.
  private static int rank(String word, Set<String> own, Set<String> classes) {
    if (OF_OBJECT.contains(word)) {
      return 4;
    }
    String name = word.replaceFirst("\\(.*", "");
    if (own.contains(name)) {
      return 0;
    }
    if (classes.isEmpty()) {
      return 1;
    }
    return !Character.isUpperCase(name.charAt(0)) ? 2 : classes.contains(name) ? 1 : 3;
  }

  /// The names of the classes that the class path has in some packages.
  private static Set<String> in(Set<String> packages) {
    Set<String> names = new HashSet<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path place = Path.of(entry);
      for (String one : packages) {
        if (Files.isDirectory(place)) {
          String[] files = place.resolve(one.replace('.', '/')).toFile().list();
          Stream.of(files == null ? new String[0] : files)
              .filter(file -> file.endsWith(".class"))
              .forEach(file -> names.add(file.substring(0, file.lastIndexOf('.'))));
        } else if (Files.exists(place)) {
          try {
            JarIndex.of(place).in(one).forEach(found -> names.add(found.simpleName()));
          } catch (IOException e) {
            // no jar: it has no class
          }
        }
      }
    }
    return names;
  }

  /// Whether a code ends within a string, a character or a comment, where no name can stand.
  private static boolean isText(String code) {
    String open = "";
    for (int i = 0; i < code.length(); i++) {
      if (open.isEmpty()) {
        int from = i;
        open =
            Stream.of("\"\"\"", "\"", "'", "//", "/*")
                .filter(mark -> code.startsWith(mark, from))
                .findFirst()
                .orElse("");
        i += Math.max(0, open.length() - 1);
      } else if (open.startsWith("/")) {
        String close = open.equals("//") ? "\n" : "*/";
        if (code.startsWith(close, i)) {
          i += close.length() - 1;
          open = "";
        }
      } else if (code.charAt(i) == '\\') {
        i++;
      } else if (code.startsWith(open, i)) {
        i += open.length() - 1;
        open = "";
      } else if (code.charAt(i) == '\n' && open.length() == 1) {
        open = ""; // it was never closed
      }
    }
    return !open.isEmpty();
  }

  private Set<String> packagesOfTheKit() {
    return shell
        .imports()
        .flatMap(one -> PACKAGE.matcher(one.source()).results())
        .map(found -> found.group(1))
        .filter(name -> !name.startsWith("java"))
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
    String word = WORD.matcher(before).results().map(MatchResult::group).findFirst().orElse("");
    if (found.isEmpty() && !word.isEmpty()) {
      // a method's name is known by what it is called with
      found = analysis.documentation(before + "(", before.length() + 1, true);
    }
    if (found.isEmpty()) {
      String call = openCall(before);
      found = call == null ? found : analysis.documentation(call, call.length(), true);
    }
    return found.stream()
        .limit(MOST_DOCUMENTED)
        .map(one -> told(one, word))
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

  /// @param word at the cursor, which a class is told about for; a constructor is for the call
  private static String told(Documentation found, String word) {
    String comment = found.javadoc();
    if (comment == null || comment.isBlank()) {
      comment = KitSources.comment(found.signature()).orElse("");
    } else {
      comment = plain(comment);
    }
    Matcher type = TYPE.matcher(found.signature());
    boolean isType = type.matches() && type.group(1).equals(word); // its package tells which
    String signature =
        isType ? found.signature() : IMPORTED.matcher(found.signature()).replaceAll("");
    return comment.isBlank() ? signature : signature + "\n\n" + comment.strip();
  }

  private static final Pattern CODE = Pattern.compile("\\{@(?:code|literal)\\s+([^{}]*)}");

  /// So that it is not taken for tags.
  private static String escaped(String code) {
    return code.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /// The text of a comment that has tags of HTML and of Javadoc.
  private static String plain(String comment) {
    return CODE.matcher(comment)
        .replaceAll(code -> Matcher.quoteReplacement(escaped(code.group(1))))
        .replaceAll("(?m)^(\\s*)@param <(\\w+)>", "$1@param &lt;$2&gt;")
        .replaceAll("\\{@link(?:plain)?\\s+[^\\s(){}]+(?:\\([^()]*\\))?\\s+([^{}]+)}", "$1")
        .replaceAll("\\{@link(?:plain)?\\s+#?([^{}]*)}", "$1")
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
