package people.cli;

import module java.base;

import people.*;
import people.imports.*;
import people.timeline.*;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Facts in the words of the commands that record, a line for each: `status 1 married --on 1835`.
/// They are read by these commands themselves.
final class CommandLines implements FactLines.Words {

  private static final String PROGRAM = "people";

  private final Session session;
  private final EventTimeline timeline;
  private PeopleCommand.OfLines commands;

  CommandLines(Session session, EventTimeline timeline) {
    this.session = session;
    this.timeline = timeline;
  }

  @Override
  public boolean isLine(String line) {
    String first = line.strip().split("\\s", 2)[0];
    return first.startsWith("#") || first.equals(PROGRAM) || PeopleCommand.isRecording(first);
  }

  @Override
  public FactLines.LineFact fact(String line) {
    return line.stripLeading().startsWith("#") ? null : batch -> record(line, batch);
  }

  private boolean record(String line, PersonRegistry.Batch batch) {
    if (commands == null) {
      commands = PeopleCommand.ofLines(session);
    }
    List<String> words = ShellWords.of(line);
    if (words.getFirst().equals(PROGRAM)) {
      words = words.subList(1, words.size());
    }
    CommandLine parser = commands.parser();
    refuseOther(words.isEmpty() ? "" : words.getFirst(), parser.getSubcommands().keySet());
    try {
      ParseResult parsed = parser.parseArgs(words.toArray(String[]::new));
      if (commands.root().isTimelineGiven()) {
        throw new IllegalArgumentException(
            "--timeline in a line; expected it behind 'people record'");
      }
      if (!parsed.hasSubcommand()
          || parsed.subcommand().isUsageHelpRequested()
          || parsed.subcommand().isVersionHelpRequested()) {
        throw new IllegalArgumentException("records nothing; expected a command that records");
      }
      LineBatch into = new LineBatch(timeline, batch);
      commands.root().recordInto(into);
      ((Runnable) parsed.subcommand().commandSpec().userObject()).run();
      return into.isNew();
    } catch (ParameterException e) {
      throw new IllegalArgumentException(BadUsage.oneLine(BadUsage.inOurWords(e.getMessage())), e);
    }
  }

  private static void refuseOther(String word, Set<String> commands) {
    if (!commands.contains(word) && !word.startsWith("-")) {
      throw new IllegalArgumentException(
          "'%s' is no command that records; expected one of %s"
              .formatted(word, String.join(", ", new TreeSet<>(commands))));
    }
  }
}
