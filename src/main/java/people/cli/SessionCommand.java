package people.cli;

import module java.base;

import people.output.*;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// A command of the program, which works in a [Session]. A subclass adds its options and what it
/// does.
@Command(mixinStandardHelpOptions = true)
abstract class SessionCommand implements Runnable {

  @ParentCommand private Session session;

  @Spec private CommandSpec spec;

  final Session session() {
    return session;
  }

  final Terminal out() {
    return session.out();
  }

  /// The error for options that do not go together, or a value that can't be meant.
  final ParameterException badUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
