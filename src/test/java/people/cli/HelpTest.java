package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The help of the commands, and the completion for shells.
class HelpTest extends PeopleCommandFixture {

  static List<String> commands() {
    return List.of(
        words(
            "create status marry separate divorce move rename died left returned set parents"
                + " identify merge distinct record observe correct retract restrict unrestrict"
                + " erase protect unprotect subject retention show"
                + " history events follow snapshot count couples households family persons periods"
                + " moves transitions rates diff find duplicates why check report import imports"
                + " undo anonymize simulate verify export relay consumers project backup restore"
                + " setup lock init demo"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelpWithAnExample(String command) {
    CommandOutput help = run(command, "--help");
    assertEquals(0, help.exit());
    assertEquals("", help.err());
    assertTrue(help.out().startsWith("Usage: people " + command), help.out());
    assertTrue(help.out().contains("Example"), help.out());
    assertTrue(help.out().contains("  people "), help.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"init", "demo", "generate-completion"})
  void aCommandThatTakesNoTimelineListsNone(String command) {
    String help = run(command, "--help").out();
    assertFalse(help.contains("--timeline"), help);
    assertFalse(help.contains("--master-key"), help);
    assertTrue(run("show", "--help").out().contains("--timeline"));
  }

  @Test
  void everyCommandIsInTheListAbove() {
    String help = run("--help").out();
    List<String> listed =
        help.substring(help.indexOf("Commands:"))
            .lines()
            .skip(1)
            .takeWhile(line -> !line.isBlank())
            .filter(line -> line.matches("  \\w.*"))
            .map(line -> line.trim().split(" ")[0].replace(",", ""))
            .toList();
    List<String> expected = new ArrayList<>(commands());
    expected.add("generate-completion");
    assertEquals(expected, listed);
  }

  @Test
  void aPairIsWrittenAsItIsTyped() {
    String merge = run("merge", "--help").out();
    assertTrue(merge.contains(" ID [into] OTHER\n"), merge);
    assertTrue(merge.contains("\n      OTHER                 The record that survives;"), merge);
    String distinct = run("distinct", "--help").out();
    assertTrue(distinct.contains(" ID [from] OTHER\n"), distinct);
    assertTrue(distinct.contains("\n      OTHER                 The other record;"), distinct);
  }

  @Test
  void withoutACommandThereIsHelp() {
    assertEquals(run("--help").out(), run().out());
    assertEquals(run("--help"), run("help"));
    assertEquals(run("show", "--help"), run("help", "show"));
    assertEquals(run("log", "--help"), run("help", "log"));
  }

  @Test
  void shellCompletionIsGenerated() {
    CommandOutput completion = run("generate-completion");
    assertEquals(0, completion.exit());
    assertTrue(completion.out().contains("complete -F _complete_people"), completion.out());
  }

  @Test
  @Tag("process")
  void completionIgnoresCase() throws Exception {
    String script =
        run("generate-completion").out()
            + """
            compopt() { :; } # which only works while a tab is at work
            COMP_WORDS=(people status 1 mar); COMP_CWORD=3; _complete_people; echo "${COMPREPLY[@]}"
            COMP_WORDS=(people status 1 S); COMP_CWORD=3; _complete_people; echo "${COMPREPLY[@]}"
            COMP_WORDS=(people snap); COMP_CWORD=1; _complete_people; echo "${COMPREPLY[@]}"
            """;
    assertEquals("MARRIED\nSINGLE SEPARATED\nsnapshot\n", bash(script));
  }

  @Test
  @Tag("process")
  void completionAlsoWorksBehindTheLauncher() throws Exception {
    String completion = run("generate-completion").out();
    String script =
        """
        _complete_jbang() { COMPREPLY=("jbang's own"); }
        complete -o default -F _complete_jbang jbang
        """
            + completion
            + completion // a second time, as when ~/.bashrc is read again
            + """
            compopt() { :; }
            tab() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMPREPLY=(); _complete_jbang_people "$1" "${!#}"; echo "${COMPREPLY[@]}"; }
            tab ./jbang people snap
            tab ./jbang people status
            tab jbang people status 1 mar
            tab jbang app
            tab jbang people
            complete -p jbang
            """;
    assertEquals(
        """
        snapshot
        status
        MARRIED
        jbang's own
        jbang's own
        complete -o default -F _complete_jbang_people jbang
        """,
        bash(script));
  }

  private String bash(String script) throws IOException {
    Path file = Files.writeString(folder.resolve("completion"), script);
    var bash = new ProcessBuilder("bash", file.toString()).redirectErrorStream(true).start();
    return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
