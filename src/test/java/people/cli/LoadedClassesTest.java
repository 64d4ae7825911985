package people.cli;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands load only what they need, so that they start at once.
@Tag("process")
class LoadedClassesTest {

  private static final List<String> LIBRARIES =
      List.of(
          "tools.jackson.databind.json.JsonMapper ",
          "tech.tablesaw.",
          "org.folg.",
          "de.siegmar.",
          "org.postgresql.",
          "people.postgres.");

  @TempDir static Path folder;

  @BeforeAll
  static void recordAda() throws Exception {
    librariesOf("create --first Ada --last King --city Ockham --on 1815-12-10");
    librariesOf("status 1 married --on 1835-07-08");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create --first Émilie --status single --on 1706-12-17",
        "status 1 widowed --on 1852",
        "move 1 --city London --on 1836",
        "died 1 --on 1852-11-27",
        "set 1 occupation=mathematician",
        "identify 1 --key wikidata=Q7259",
        "show wikidata=Q7259",
        "couples 1",
        "family 1",
        "show 1",
        "show 1 --at 1836",
        "history 1",
        "events 1",
        "why 1",
        "periods 1",
        "count",
        "--help",
        "show --help"
      })
  void neitherTheMapperNorTablesNorImports(String command) throws Exception {
    assertEquals("[]", librariesOf(command));
  }

  @Test
  void whatNeedsTheMapperLoadsIt() throws Exception {
    assertEquals("[tools.jackson.databind.json.JsonMapper ]", librariesOf("show 1 --format json"));
  }

  @Test
  void aTextThatNeedsEscapesIsWrittenWithoutTheMapper() throws Exception {
    assertEquals("[]", librariesOf("create --first \"Ada", folder.resolve("quoted.jsonl")));
  }

  @Test
  void csvIsWrittenByItsLibraryAlone() throws Exception {
    assertEquals("[de.siegmar.]", librariesOf("show 1 --format csv"));
  }

  /// Those whose classes a command loads, in a process of its own.
  private static String librariesOf(String command) throws IOException, InterruptedException {
    return librariesOf(command, folder.resolve("people.jsonl"));
  }

  private static String librariesOf(String command, Path timeline)
      throws IOException, InterruptedException {
    Path log = folder.resolve("classes");
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // starts faster
                "-XX:+UseSerialGC",
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                PeopleCommand.class.getName(),
                "--timeline",
                timeline.toString()));
    words.addAll(List.of(command.split(" ")));
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    assertEquals(0, process.waitFor(), () -> "%s: %s".formatted(command, read(out)));
    List<String> classes = Files.readAllLines(log);
    assertTrue(
        classes.stream().anyMatch(line -> line.contains(" " + PeopleCommand.class.getName())));
    return classes.stream()
        .flatMap(line -> LIBRARIES.stream().filter(library -> line.contains(" " + library)))
        .collect(toCollection(TreeSet::new))
        .toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
