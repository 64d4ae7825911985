package people.notebook;

import module java.base;

/// Gives a notebook other values: those of the declarations, one a line, in its cell tagged
/// `parameters`. A value keeps its kind: a text stays a text, a number a number.
///
/// The cell itself is changed, and so is the notebook that is written: it says with which values it
/// was run, and runs with them again.
final class Parameters {

  /// Names may have letters of any alphabet, as in Java.
  private static final Pattern DECLARATION =
      Pattern.compile(
          "(?U)(\\s*(?:final\\s+)?([\\w.<>\\[\\]]+)\\s+(\\w+)\\s*=\\s*)"
              + "((?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\";])+?)(\\s*;?\\s*(?://.*)?)");

  private static final Pattern WITH_ONE_TEXT =
      Pattern.compile("([^\"]*)(\"(?:[^\"\\\\]|\\\\.)*\")([^\"]*)");

  private Parameters() {}

  /// Replaces the values.
  ///
  /// @param found makes of the name of a file what the cells find it by. A file is meant by a text
  ///   parameter that is called `file`, or something that ends in `File`; not by any text that
  ///   happens to be the name of one
  /// @throws NotebookException when the notebook has no such parameter, or a value of another kind
  static void replace(Notebook notebook, Map<String, String> values, UnaryOperator<String> found) {
    if (values.isEmpty()) {
      return;
    }
    Notebook.CodeCell cell =
        notebook.codes().stream()
            .filter(code -> code.hasTag("parameters"))
            .findFirst()
            .orElseThrow(() ->
                new NotebookException(
                    "no cell is tagged 'parameters', so nothing can be set by -p"));
    TreeSet<String> known = new TreeSet<>();
    List<String> lines = new ArrayList<>();
    for (String line : cell.source().split("\n", -1)) {
      Matcher declaration = DECLARATION.matcher(line);
      if (declaration.matches()) {
        String name = declaration.group(3);
        known.add(name);
        if (values.containsKey(name)) {
          String value =
              literal(name, declaration.group(2), declaration.group(4), values.get(name), found);
          line = declaration.group(1) + value + declaration.group(5);
        }
      }
      lines.add(line);
    }
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        throw new NotebookException(
            "no parameter '%s'; expected one of %s".formatted(name, String.join(", ", known)));
      }
    }
    cell.setSource(String.join("\n", lines));
  }

  private static String literal(
      String name, String type, String old, String value, UnaryOperator<String> found) {
    if (old.matches("-?[0-9][0-9_]*[lL]?") && !type.matches("double|Double|float|Float")) {
      boolean isLong = old.matches(".*[lL]") || type.equals("long") || type.equals("Long");
      // not the text: 010 would be octal
      return number(name, value, isLong) + (isLong ? "L" : "");
    }
    if (old.matches("-?[0-9_.]+(?:[eE][+-]?[0-9]+)?[dDfF]?")) {
      if (!value.matches("-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")) {
        throw mismatch(name, value, "a number, such as " + old);
      }
      String suffix = old.matches(".*[dDfF]") ? old.substring(old.length() - 1) : "";
      // 3 would make an int of a variable declared by 'var'
      return value + (suffix.isEmpty() && value.matches("-?[0-9]+") ? ".0" : suffix);
    }
    if (old.equals("true") || old.equals("false")) {
      if (!value.equals("true") && !value.equals("false")) {
        throw mismatch(name, value, "true or false");
      }
      return value;
    }
    Matcher text = WITH_ONE_TEXT.matcher(old); // "Delft", or LocalDate.parse("2015-01-01")
    if (text.matches()) {
      String set = name.matches("file|.*File") ? found.apply(value) : value;
      return text.group(1) + quoted(set) + text.group(3);
    }
    if (old.matches("(?U)[\\w.]+")) { // a constant, such as MARRIED
      if (!value.matches("(?U)[\\p{L}_][\\w.]*")) {
        throw mismatch(name, value, "a constant, such as " + old);
      }
      return value;
    }
    throw new NotebookException(
        "the parameter %s has the value '%s'; -p sets texts, numbers, true and false, constants, and calls with one text"
            .formatted(name, old));
  }

  private static long number(String name, String value, boolean isLong) {
    try {
      return isLong ? Long.parseLong(value) : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw mismatch(
          name, value, isLong ? "a whole number" : "a whole number up to " + Integer.MAX_VALUE);
    }
  }

  private static NotebookException mismatch(String name, String value, String expected) {
    return new NotebookException(
        "'%s' does not fit the parameter %s; expected %s".formatted(value, name, expected));
  }

  private static String quoted(String value) {
    return '"'
        + value
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t")
        + '"';
  }
}
