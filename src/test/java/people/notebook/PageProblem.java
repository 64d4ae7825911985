package people.notebook;

import module java.base;

import tools.jackson.databind.JsonNode;

/// A complaint of a page: an exception that nobody caught, or a message that was logged as an
/// error.
///
/// @param text the message, with the address that it is about where there is one
/// @param scripts addresses of the scripts that were running, the innermost first; an address is
///   empty for code that has none, as that of a cell's output
record PageProblem(String text, List<String> scripts) {

  private static final Pattern EXTENSIONS = Pattern.compile("https?://[^/]+/nbextensions/.*");
  private static final Pattern JUPYTERS = Pattern.compile("https?://[^/]+/static/.*");
  private static final Pattern NAMES_AN_EXTENSION = Pattern.compile("\\bnbextensions/");

  /// @param told what DevTools say at `Runtime.exceptionThrown`
  static PageProblem ofException(JsonNode told) {
    JsonNode details = told.path("exceptionDetails");
    List<String> scripts = scripts(details.path("stackTrace"));
    if (scripts.isEmpty()) { // of a syntax error, or of a promise rejected with something else
      scripts.add(details.path("url").asString(""));
    }
    return new PageProblem(thrown(details), scripts);
  }

  /// @param told what DevTools say at `Runtime.consoleAPICalled`
  static PageProblem ofConsole(JsonNode told) {
    return new PageProblem(told.path("args").toString(), scripts(told.path("stackTrace")));
  }

  /// @param told what DevTools say at `Log.entryAdded`
  static PageProblem ofLog(JsonNode told) {
    JsonNode entry = told.path("entry");
    String text = entry.path("text").asString() + " " + entry.path("url").asString("");
    return new PageProblem(text, scripts(entry.path("stackTrace")));
  }

  /// The message of an exception, with its stack.
  static String thrown(JsonNode details) {
    return details
        .path("exception")
        .path("description")
        .asString(details.path("text").asString(""));
  }

  private static List<String> scripts(JsonNode stack) {
    List<String> scripts = new ArrayList<>();
    for (JsonNode frame : stack.path("callFrames")) {
      scripts.add(frame.path("url").asString(""));
    }
    return scripts;
  }

  /// Whether the problem is that of an extension which this machine's Jupyter happens to have or to
  /// look for, such as ipywidgets, and so says nothing about us.
  ///
  /// Jupyter serves all extensions below `nbextensions/`, where nothing of ours is: the scripts of
  /// our charts and of our pages run at the page's own address or at none. Jupyter's own scripts,
  /// below `static/`, run for others, so they don't decide. A problem is an extension's if no
  /// script from elsewhere takes part, and an extension's script does or the message names an
  /// extension (one that is not there, or that could not be loaded). A problem of Jupyter's scripts
  /// alone counts as ours, since they may have stumbled over an output of our kernel.
  boolean isOfAnExtension() {
    boolean isOfOthers =
        scripts.stream()
            .allMatch(script -> matches(EXTENSIONS, script) || matches(JUPYTERS, script));
    return isOfOthers
        && (scripts.stream().anyMatch(script -> matches(EXTENSIONS, script))
            || NAMES_AN_EXTENSION.matcher(text).find());
  }

  private static boolean matches(Pattern pattern, String script) {
    return pattern.matcher(script).matches();
  }
}
