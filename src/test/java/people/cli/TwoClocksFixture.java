package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static people.cli.PeopleCommandFixture.run;
import static people.cli.PeopleCommandFixture.words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import people.cli.PeopleCommandFixture.Result;

/// The timeline of `docs/two-clocks.md`, and the commands run on it.
abstract class TwoClocksFixture {

  @TempDir Path folder;
  Path file;

  @BeforeEach
  void copyTheTimeline() throws IOException {
    Path original = Path.of(System.getProperty("people.root"), "notebooks", "two-clocks.jsonl");
    file = Files.copy(original, folder.resolve("people.jsonl"));
  }

  Result people(String line) {
    return people(file, line);
  }

  static Result people(Path timeline, String line) {
    List<String> all = new ArrayList<>(List.of("--timeline", timeline.toString()));
    all.addAll(List.of(words(line)));
    return run(all.toArray(String[]::new));
  }

  /// What a command prints, which is all it does.
  String asked(String line) throws IOException {
    String before = Files.readString(file);
    Result result = people(line);
    assertEquals(new Result(0, result.out(), ""), result);
    assertEquals(before, Files.readString(file));
    return result.out();
  }

  void recorded(String line) {
    assertEquals(new Result(0, "", ""), people(line));
  }
}
