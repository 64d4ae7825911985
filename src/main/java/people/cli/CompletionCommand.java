package people.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/// The command `generate-completion`: picocli's completion, which also finds what was typed in
/// small letters: `people status 1 mar` and a tab give `MARRIED`.
@Command(
    name = "generate-completion",
    description = "Prints the completion for bash and zsh, which ignores case.",
    footer = {"", "Example:", "  source <(people generate-completion)"})
final class CompletionCommand extends SessionCommand {

  private static final String WORDS =
      """
      # The words that begin with what was typed, in small letters or in capitals.
      function _people_words() {
        compgen -W "$1" | TYPED=$2 awk 'BEGIN { t = tolower(ENVIRON["TYPED"]) } tolower(substr($0, 1, length(t))) == t'
      }

      """;

  @Override
  public void run() {
    String script = AutoComplete.bash("people", session().root());
    String matching =
        script.replaceAll("compgen -W (\".*?\") -- (\"\\S+\")", "_people_words $1 $2");
    int start = matching.indexOf("\nfunction ") + 1;
    out().println(matching.substring(0, start) + WORDS + matching.substring(start));
  }
}
