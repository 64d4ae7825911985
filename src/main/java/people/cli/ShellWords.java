package people.cli;

import module java.base;

/// Splits a line into words as a shell does, with quotes and backslashes; nothing is expanded.
public final class ShellWords {

  private ShellWords() {}

  /// @throws IllegalArgumentException when a quote is not closed
  public static List<String> of(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean isWord = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean isLast = i + 1 == line.length();
      if (quote == 0 && (c == ' ' || c == '\t')) {
        if (isWord) {
          words.add(word.toString());
          word.setLength(0);
          isWord = false;
        }
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
        isWord = true;
      } else if (c == quote && quote != 0) {
        quote = 0;
      } else if (c == '\\'
          && !isLast
          && (quote == 0 || quote == '"' && "\"\\$`".indexOf(line.charAt(i + 1)) >= 0)) {
        word.append(line.charAt(++i));
        isWord = true;
      } else {
        word.append(c);
        isWord = true;
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("a quote (%s) is not closed".formatted(quote));
    }
    if (isWord) {
      words.add(word.toString());
    }
    return words;
  }
}
