package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.cli.PeopleCommandFixture.run;
import static people.cli.PeopleCommandFixture.words;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import people.cli.PeopleCommandFixture.CommandOutput;

/// The timeline of `docs/two-clocks.md`, and the commands run on it.
abstract class TwoClocksFixture {

  @TempDir Path folder;
  Path file;

  @BeforeEach
  void copyTheTimeline() throws IOException {
    Path original = Path.of(System.getProperty("people.root"), "notebooks", "two-clocks.jsonl");
    file = Files.copy(original, folder.resolve("people.jsonl"));
  }

  CommandOutput people(String line) {
    return people(file, line);
  }

  static CommandOutput people(Path timeline, String line) {
    List<String> all = new ArrayList<>(List.of("--timeline", timeline.toString()));
    all.addAll(List.of(words(line)));
    return run(all.toArray(String[]::new));
  }

  /// What a command prints, which is all it does.
  String asked(String line) throws IOException {
    String before = Files.readString(file);
    CommandOutput result = people(line);
    assertEquals(new CommandOutput(0, result.out(), ""), result);
    assertEquals(before, Files.readString(file));
    return result.out();
  }

  void recorded(String line) {
    assertEquals(new CommandOutput(0, "", ""), people(line));
  }
}
