package people.scripts;

import module java.base;

/// The arguments of a short program, as its usage allows them. The first line of the usage is all
/// that it goes by: `usage: declare YEAR [--known INSTANT] [--married]` wants one word, and allows
/// an option with a value and one without.
final class ProgramUsage {

  /// An argument list that the usage does not allow; the message says which and why.
  static final class Wrong extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    Wrong(String message) {
      super(message);
    }
  }

  private static final Pattern PART =
      Pattern.compile("\\[(--[a-z-]+)(?: ([^\\]]+))?\\]|(\\[?)([A-Z]+)\\]?");

  private final String text;
  private final String name;

  /// The words in their order, with whether they may be left out.
  private final Map<String, Boolean> words = new LinkedHashMap<>();

  /// What stands behind each option; empty where nothing does.
  private final Map<String, String> options = new LinkedHashMap<>();

  private final Map<String, String> given = new HashMap<>();

  ProgramUsage(String text) {
    this.text = text.strip();
    String line = this.text.lines().findFirst().orElse("");
    String[] head = line.split(" ", 3);
    if (head.length < 2 || !head[0].equals("usage:")) {
      throw new IllegalStateException(
          "the usage begins with '%s'; expected 'usage: NAME'".formatted(line));
    }
    name = head[1];
    Matcher part = PART.matcher(head.length < 3 ? "" : head[2]);
    while (part.find()) {
      if (part.group(1) != null) {
        options.put(part.group(1), Objects.requireNonNullElse(part.group(2), ""));
      } else {
        words.put(part.group(4), !part.group(3).isEmpty());
      }
    }
  }

  String name() {
    return name;
  }

  @Override
  public String toString() {
    return text;
  }

  /// Takes what was typed.
  ///
  /// @return whether it is a question for help
  /// @throws Wrong when the usage does not allow it
  boolean read(String... args) {
    Iterator<String> places = words.keySet().iterator();
    boolean isOnlyWords = false;
    for (int i = 0; i < args.length; i++) {
      String arg = args[i];
      if (isOnlyWords || !arg.startsWith("-") || arg.equals("-")) {
        if (!places.hasNext()) {
          throw new Wrong("'%s' is too much; expected %s".formatted(arg, expected()));
        }
        given.put(places.next(), arg);
      } else if (arg.equals("--")) {
        isOnlyWords = true;
      } else if (arg.equals("--help") || arg.equals("-h")) {
        return true;
      } else {
        i += option(arg, i + 1 < args.length ? args[i + 1] : null);
      }
    }
    words.forEach((word, isOptional) -> {
      if (!isOptional && !given.containsKey(word)) {
        throw new Wrong("%s is missing; expected %s".formatted(word, expected()));
      }
    });
    return false;
  }

  /// @return how many of the arguments behind belong to it
  private int option(String arg, String next) {
    int equal = arg.indexOf('=');
    String option = equal < 0 ? arg : arg.substring(0, equal);
    String value = options.get(option);
    if (value == null) {
      throw new Wrong(
          "unknown option '%s'; expected one of %s"
              .formatted(option, String.join(", ", options.keySet())));
    }
    if (value.isEmpty()) {
      if (equal >= 0) {
        throw new Wrong("'%s' has a value; expected %s".formatted(arg, option));
      }
      given.put(option, "");
      return 0;
    }
    if (equal < 0 && next == null) {
      throw new Wrong("%s is without a value; expected %s %s".formatted(option, option, value));
    }
    String text = equal < 0 ? next : arg.substring(equal + 1);
    List<String> choices = List.of(value.split("\\|"));
    if (choices.size() > 1 && !choices.contains(text)) {
      throw new Wrong(
          "%s %s; expected one of %s".formatted(option, text, String.join(", ", choices)));
    }
    given.put(option, text);
    return equal < 0 ? 1 : 0;
  }

  private String expected() {
    return words.isEmpty()
        ? "options only"
        : words.entrySet().stream()
            .map(word -> word.getValue() ? "[" + word.getKey() + "]" : word.getKey())
            .collect(Collectors.joining(" "));
  }

  /// What was given for a word or an option; null for nothing.
  ///
  /// @throws IllegalStateException for one that the usage does not have
  String value(String wordOrOption) {
    if (!words.containsKey(wordOrOption) && !options.containsKey(wordOrOption)) {
      throw new IllegalStateException("the usage of %s has no %s".formatted(name, wordOrOption));
    }
    return given.get(wordOrOption);
  }

  /// The same; null also for an option that the usage does not have.
  String valueIfAllowed(String option) {
    return given.get(option);
  }
}
