package people.cli;

import module java.base;

import people.output.*;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The answer to a command line that is wrong: one line that says what is wrong, what may have been
/// meant, and where help is.
public final class BadUsage implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    String name = asTyped(e.getCommandLine().getCommandSpec(), args);
    String message = e.getMessage();
    if (e instanceof UnmatchedArgumentException unmatched) {
      if (e.getCommandLine().getParent() == null && !unmatched.isUnknownOption()) {
        message = "unknown command '%s'".formatted(unmatched.getUnmatched().getFirst());
      }
      if (!unmatched.getSuggestions().isEmpty()) {
        message += "; did you mean " + unmatched.getSuggestions().getFirst() + "?";
      }
    }
    String program = name.split(" ", 2)[0]; // people, or notebook
    String called = CalledAs.of(program) + name.substring(program.length());
    e.getCommandLine()
        .getErr()
        .printf("%s: %s (see '%s --help')%n", name, oneLine(message), called);
    return CommandLine.ExitCode.USAGE;
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
