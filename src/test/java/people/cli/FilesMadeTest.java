package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import people.*;

/// Files that commands make are for their owner only, whatever the `umask`.
@DisplayName("Files")
@Tag("process")
class FilesMadeTest {

  /// Of libraries and of Java: programs that they unpack, and a list of fonts.
  private static final Pattern OTHERS =
      Pattern.compile("tmp/(libduckdb_java.*|sqlite-.*-libsqlitejdbc.*)|home/.java(/.*)?");

  @TempDir Path folder;

  @Test
  @DisplayName("are made by no command that this test does not run")
  void everyCommandIsRun() {
    List<String> missing = new ArrayList<>(HelpTest.commands());
    missing.removeAll(FilesMade.LINES.keySet());
    assertEquals(List.of(), missing);
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES) // it runs every command
  @DisplayName("and folders that a command makes are for their owner only, whatever the umask")
  void areForTheirOwnerOnly() throws Exception {
    inputs();
    for (String each : List.of("tmp", "home")) {
      Files.createDirectory(folder.resolve(each));
    }
    List<String> command = new ArrayList<>(List.of("sh", "-c", "umask 0; exec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Command.QUICK);
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true"));
    command.addAll(List.of("-Djava.io.tmpdir=" + folder.resolve("tmp")));
    command.addAll(List.of("-Duser.home=" + folder.resolve("home")));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), FilesMade.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("HOME", folder.resolve("home").toString());
    builder.environment().put("PEOPLE_ACCESS_LOG", "access.jsonl");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertEquals(0, process.waitFor(), lines::toString);
    assertEquals(List.of(), lines.stream().filter(line -> line.startsWith("FAILED")).toList());
    assertEquals(
        List.of(),
        lines.stream()
            .filter(line -> !line.split("\t")[1].endsWith("------"))
            .filter(line -> !OTHERS.matcher(line.split("\t")[2]).matches())
            .toList());
    Set<String> names =
        lines.stream()
            .map(line -> Path.of(line.split("\t")[2]).getFileName().toString())
            .collect(Collectors.toSet());
    for (String each :
        List.of(
            "people.jsonl",
            "people.jsonl.lock",
            "people.jsonl.index",
            "people.jsonl.erased",
            "own.jsonl.keys",
            "own-backup.jsonl.keys",
            "people.jsonl.torn-1",
            "people.jsonl.consumers",
            "archive",
            "archive.lock",
            "deep",
            "access.jsonl",
            "backup.jsonl",
            "restored.jsonl",
            "anonymous.jsonl",
            "truth.csv",
            "rejects.csv",
            "fhir-rejects.csv",
            "review.csv",
            "problems.csv",
            "ids.csv",
            "map.json",
            "report.html",
            "subject.html",
            "all.xlsx",
            "all.sqlite",
            "all.duckdb",
            "people.parquet",
            "kept.db",
            "chart.png",
            "made.ipynb",
            "made.html")) {
      assertTrue(names.contains(each), each + " is not made: " + names);
    }
  }

  /// What the commands read; others may read it.
  private void inputs() throws IOException {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    Files.writeString(
        inputs.resolve("facts.jsonl"), "{\"type\":\"PERSON_RETURN\",\"personId\":1}\n");
    Files.writeString(inputs.resolve("key"), "0123456789abcdef0123456789abcdef");
    for (String each : List.of("master.key", "next.key")) {
      Files.writeString(inputs.resolve(each), "%02d".formatted(each.length()) + "a".repeat(62));
      Files.setPosixFilePermissions(
          inputs.resolve(each), PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(inputs.resolve("rules.txt"), "the dead: dead for 30 years\n");
    Files.writeString(
        inputs.resolve("members-2020-01-01.csv"),
        "id,first,last,status\n1,Ada,Byron,single\n2,Ben,King,nonsense\n");
    Files.writeString(
        inputs.resolve("doubtful-2020-01-01.csv"), "first,last,status\nAda,Byron,single\n");
    Files.copy(Path.of("notebooks/byron.ged"), inputs.resolve("tree.ged"));
    Files.copy(Path.of("docs/patients.ndjson"), inputs.resolve("patients.ndjson"));
    Files.writeString(
        inputs.resolve("small.ipynb"),
        """
        {"cells":[{"cell_type":"code","execution_count":null,"metadata":{},"outputs":[],"source":["1 + 1"]}],
         "metadata":{"kernelspec":{"name":"people-timeline","display_name":"x","language":"java"},"language_info":{"name":"java"}},"nbformat":4,"nbformat_minor":5}
        """);
  }
}
