package people.cli;

import module java.base;

import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/// The list of commands in the help of all: grouped by what they are for, a line each. What a
/// command does in full is in its own help.
final class CommandGroups implements IHelpSectionRenderer {

  /// A group begins with a command, and goes on until the next one does.
  private static final Map<String, String> HEADINGS =
      Map.of(
          "create", "Record facts about people",
          "restrict", "The rights of people",
          "show", "Ask",
          "import", "Bring in, take out",
          "relay", "Hand on to others",
          "backup", "Keep",
          "init", "Begin");

  private static final int NAMES = 22;

  @Override
  public String render(Help help) {
    StringBuilder list = new StringBuilder();
    int width = help.commandSpec().usageMessage().width() - NAMES - 1;
    help.subcommands()
        .forEach((name, command) -> {
          if (HEADINGS.containsKey(name)) {
            list.append(HEADINGS.get(name)).append(":\n");
          }
          String names = String.join(", ", command.commandSpec().names());
          String does = String.join(" ", command.commandSpec().usageMessage().description());
          list.append("  %-19s %s\n".formatted(names, oneLine(does, width)));
        });
    return list.toString();
  }

  /// The first sentence, and of a long one what stands before it goes into detail.
  private static String oneLine(String description, int width) {
    String first = description.split("(?<=[.]) |[:;] | \\(", 2)[0];
    int comma = first.lastIndexOf(", ", width);
    if (first.length() > width && comma > 0) {
      first = first.substring(0, comma);
    }
    return first.endsWith(".") ? first : first + ".";
  }
}
