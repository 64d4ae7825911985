package people.cli;

import module java.base;

import people.exports.*;
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

  /// Events as CloudEvents.
  ///
  /// @param source a URI that stands for the timeline; null for the name of its file
  final CloudEvents cloudEvents(String source) {
    try {
      return new CloudEvents(
          source != null
              ? source
              : new URI(null, null, session.timelineTitle(), null).toASCIIString());
    } catch (IllegalArgumentException e) {
      throw badUsage(e.getMessage());
    } catch (URISyntaxException e) {
      throw badUsage("the name of the timeline makes no URI; expected --source URI");
    }
  }
}
