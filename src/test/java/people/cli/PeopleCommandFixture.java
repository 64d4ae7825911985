package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A timeline in a folder of its own, and the commands run on it, for the tests of the command
/// line.
abstract class PeopleCommandFixture {

  @TempDir Path folder;
  Path file;

  record CommandOutput(int exit, String out, String err) {}

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("people.jsonl");
  }

  /// Runs `people` on the test's own timeline.
  CommandOutput people(String... args) {
    List<String> words = new ArrayList<>(List.of("--timeline", file.toString()));
    words.addAll(Arrays.asList(args));
    words.replaceAll(word -> word.replaceFirst("^FREE\\b", folder.resolve("free").toString()));
    return run(words.toArray(new String[0]));
  }

  static CommandOutput run(String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exit;
    try (var outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
        var errStream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      exit = PeopleCommand.run(outStream, errStream, args);
    }
    return new CommandOutput(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// Splits at spaces, except inside single quotes.
  static String[] words(String line) {
    return Stream.of(line.trim().split(" +(?=(?:[^']*'[^']*')*[^']*$)"))
        .map(word -> word.replace("'", ""))
        .toArray(String[]::new);
  }

  void ada() {
    record(
        "create --first Ada --last Byron --status single --street 'Piccadilly 13' --city London"
            + " --on 1815-12-10",
        "status 1 married --on 1835-07-08",
        "move 1 --street 'Ockham Park' --city Ockham --on 1835-07",
        "rename 1 --last King --on 1835-07-08",
        "died 1 --on 1852-11-27 --source 'The Times'");
  }

  /// Runs command lines that record, each of which says nothing on standard error.
  void record(String... lines) {
    for (String line : lines) {
      CommandOutput result = people(words(line));
      assertEquals(0, result.exit(), result.err());
      assertEquals("", result.err(), line);
    }
  }

  /// What was recorded from a position on, without its times and checks.
  String lines(int from) throws IOException {
    return Files.readString(file)
        .lines()
        .skip(from)
        .map(line -> line.replaceAll(",\"_(datetime|check)\":\"[^\"]*\"", "") + "\n")
        .collect(Collectors.joining());
  }

  /// Runs a command line whose work fails with a message, and records nothing.
  void assertRefused(String line, String message) throws IOException {
    String before = Files.readString(file);
    assertEquals(new CommandOutput(1, "", "people: " + message + "\n"), people(words(line)));
    assertEquals(before, Files.readString(file), line);
  }

  static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  /// What `sha256sum` prints.
  String sha256() throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
