package people.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/// The command `generate-completion`: picocli's completion, which also finds what was typed in
/// small letters: `people status 1 mar` and a tab give `MARRIED`. It works behind JBang's launcher
/// and ours as well, by either of which the command is mostly called.
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

  /// Reading it twice must not take this function for that of JBang.
  private static final String BEHIND_JBANG =
      """

      # Behind jbang and ./jbang; what JBang completes itself is completed as before.
      function _complete_jbang_people() {
        if [ "${COMP_WORDS[1]}" = people ] && [ "$COMP_CWORD" -gt 1 ]; then
          COMP_LINE=${COMP_LINE#*"${COMP_WORDS[0]} "}
          COMP_WORDS=("${COMP_WORDS[@]:1}")
          COMP_CWORD=$((COMP_CWORD - 1))
          _complete_people
        elif [ -n "$_people_of_jbang" ]; then
          "$_people_of_jbang" "$@"
        fi
      }
      case $(complete -p jbang 2>/dev/null) in
        *_complete_jbang_people*) ;;
        *' -F '*) _people_of_jbang=$(complete -p jbang | sed 's/.* -F \\([^ ]*\\) .*/\\1/') ;;
        *) _people_of_jbang= ;;
      esac
      complete -F _complete_jbang_people -o default jbang\
      """;

  @Override
  public void run() {
    String script = AutoComplete.bash("people", session().root());
    String matching =
        script.replaceAll("compgen -W (\".*?\") -- (\"\\S+\")", "_people_words $1 $2");
    int start = matching.indexOf("\nfunction ") + 1;
    out().println(matching.substring(0, start) + WORDS + matching.substring(start) + BEHIND_JBANG);
  }
}
