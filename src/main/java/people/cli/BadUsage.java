package people.cli;

import module java.base;

import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import people.output.*;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The answer to a command line that is wrong: one line that says what is wrong, what may have been
/// meant, and where help is.
public final class BadUsage implements IParameterExceptionHandler {

  /// Letters that may be mistyped in what was meant.
  private static final int MOST = 2;

  /// Options that one takes for each other, by what commands have in their place.
  private static final Map<String, List<String>> TAKEN_FOR =
      Map.of(
          "--on", List.of("--at"),
          "--at", List.of("--on"),
          "--date", List.of("--at", "--on"),
          "--town", List.of("--city"),
          "--why", List.of("--source"));

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String name = asTyped(command.getCommandSpec(), args);
    List<String> unmatched = command.getUnmatchedArguments();
    // an option that is mistyped explains why a parameter is missing, not the other way round
    boolean isOption = !unmatched.isEmpty() && unmatched.getFirst().startsWith("-");
    String message =
        e instanceof UnmatchedArgumentException || isOption
            ? unmatched(command, unmatched.getFirst())
            : inOurWords(e.getMessage());
    String called = CalledAs.ofCommand(name);
    command.getErr().printf("%s: %s (see '%s --help')%n", name, oneLine(message), called);
    return CommandLine.ExitCode.USAGE;
  }

  private static final Pattern WRONG_WORD =
      Pattern.compile("Invalid value for positional parameter at index [^:]*: ");

  private static final Pattern WRONG_VALUE =
      Pattern.compile("Invalid value for option '([^']*)'(?: \\([^)]*\\))?");

  private static final Pattern WRONG_CHOICE =
      Pattern.compile("expected one of \\[([^]]*)] \\(case-insensitive\\) but was ('.*')");

  private static final Pattern MISSING_VALUE =
      Pattern.compile("Missing required parameter for option '([^']*)' \\(([^)]*)\\)");

  private static final Pattern MISSING =
      Pattern.compile("Missing required (?:options?|parameters?|options and parameters): '(.*)'");

  /// The parser's message without its own words: the value says where it stands.
  static String inOurWords(String message) {
    String word = WRONG_WORD.matcher(message).replaceFirst("");
    String value = WRONG_VALUE.matcher(word).replaceFirst("$1");
    String choice = WRONG_CHOICE.matcher(value).replaceFirst("$2 is not one of $1");
    String behind = MISSING_VALUE.matcher(choice).replaceFirst("$1: $2 is missing");
    var missing = MISSING.matcher(behind);
    if (!missing.matches()) {
      return behind;
    }
    List<String> words =
        Arrays.stream(missing.group(1).split("', '"))
            .map(each -> each.replaceFirst("^(--?[\\w-]+)=", "$1 "))
            .toList();
    return String.join(", ", words) + (words.size() == 1 ? " is missing" : " are missing");
  }

  /// What to say of the first word that is not understood; those behind it may be its value.
  private static String unmatched(CommandLine command, String word) {
    CommandSpec spec = command.getCommandSpec();
    Set<String> options = spec.optionsMap().keySet();
    if (word.startsWith("-")) {
      String option = word.replaceFirst("=.*", "");
      return "unknown option '%s'%s".formatted(option, meant(option(option, options)));
    }
    if (!spec.subcommands().isEmpty()) {
      return "unknown command '%s'%s"
          .formatted(word, meant(like(word, spec.subcommands().keySet())));
    }
    return "unexpected '%s'%s".formatted(word, meant(withOption(word, options)));
  }

  private static String meant(String other) {
    return other == null ? "" : "; did you mean " + other + "?";
  }

  /// The option that may have been meant; null for none.
  private static String option(String word, Set<String> options) {
    return TAKEN_FOR.getOrDefault(word, List.of()).stream()
        .filter(options::contains)
        .findFirst()
        .or(() ->
            options.stream()
                .filter(option ->
                    option.length() > 3 // --firstname, -at
                        && (word.startsWith(option) || option.equals("-" + word)))
                .max(Comparator.comparingInt(String::length)))
        .orElseGet(() -> like(word, options));
  }

  /// The option whose value a word may be that stands alone; null for none.
  private static String withOption(String word, Set<String> options) {
    if (word.matches("[0-9]{4}(-[0-9]{2}){0,2}")) {
      return Stream.of("--at", "--on", "--until")
          .filter(options::contains)
          .findFirst()
          .map(option -> option + " " + word)
          .orElse(null);
    }
    return options.contains("-o") && word.indexOf('.') > 0 ? "-o " + word : null;
  }

  /// The word that is most like one which is none of them, in any case; null when none is.
  static String like(String wanted, Collection<String> words) {
    DamerauLevenshteinDistance distance = new DamerauLevenshteinDistance(MOST);
    Map<String, Integer> near = new TreeMap<>();
    for (String word : words) {
      int letters = distance.apply(word.toLowerCase(Locale.ROOT), wanted.toLowerCase(Locale.ROOT));
      if (letters >= 0 && letters <= wanted.length() / 2) {
        near.put(word, letters);
      }
    }
    return near.entrySet().stream()
        .min(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  /// The name of a command, by the alias that was typed.
  private static String asTyped(CommandSpec command, String... args) {
    String full = command.qualifiedName();
    return Stream.of(args)
        .filter(word -> word.equals(command.name()) || List.of(command.aliases()).contains(word))
        .findFirst()
        .map(word -> full.substring(0, full.length() - command.name().length()) + word)
        .orElse(full);
  }

  /// A message without line breaks, and with all that a terminal would obey escaped.
  public static String oneLine(String message) {
    return Terminal.shown(String.valueOf(message).replaceAll("\\R\\s*", " "));
  }
}
