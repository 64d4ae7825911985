package people.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import java.lang.ProcessBuilder.Redirect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import people.*;
import people.output.*;
import people.timeline.*;

@DisplayName("What would steer a terminal is shown, and not obeyed")
class SteeringTextTest extends PeopleCommandFixture {

  /// A name of a file, and the texts in it: a title, a colour, CSI as one character, the other
  /// direction of writing, a line that looks like ours.
  private static final String EVIL =
      "x\u001b]0;owned\u0007\u001b[31m\u009b2J\u202ertl\u2066\u007f\r\u0085\u2028\npeople: fine";

  private static final Pattern STEERING =
      Pattern.compile("[\\p{Cc}\\u2028-\\u202e\\u2066-\\u2069&&[^\n]]");

  /// All commands, with what is asked or done; the file and the people are evil.
  private static final List<String> CALLS =
      List.of(
          "create --first Eve --last EVIL --street EVIL --city EVIL --source EVIL",
          "status 1 married --source EVIL",
          "status 1 married --with-last EVIL",
          "marry 1 2 --source EVIL",
          "separate 1 2 --source EVIL",
          "divorce 1 2 --source EVIL",
          "move 1 --city EVIL",
          "rename 1 --last EVIL",
          "died 2 --source EVIL",
          "left 1 --why EVIL",
          "returned 1 --source EVIL",
          "set 1 job=EVIL",
          "set 1 EVIL=EVIL",
          "parents 1 --are 2 --source EVIL",
          "identify 1 --key school=EVIL",
          "distinct 1 from 2 --why EVIL",
          "observe --until 2040 --source EVIL",
          "correct 0 --last EVIL --why EVIL",
          "retract 3 --why EVIL",
          "restrict 1 --why EVIL",
          "subject 1 -o FREE.html",
          "retention EVIL",
          "show 1",
          "history 1",
          "died 1",
          "unrestrict 1 --why EVIL",
          "events",
          "follow --once",
          "snapshot --all",
          "count --by city",
          "count --by job",
          "couples 1",
          "family 1",
          "households --at 2000",
          "persons",
          "periods",
          "periods --of job",
          "moves",
          "transitions",
          "rates",
          "diff --from 1800 --to 2030",
          "find EVIL",
          "duplicates --min -100",
          "why 1",
          "merge 2 into 1 --why EVIL",
          "history 1",
          "check",
          "report --format md --title EVIL",
          "import TREE",
          "record TREE",
          "anonymize SHARED --key-file TREE",
          "imports",
          "undo EVIL --why EVIL",
          "simulate --people 3 --years 1",
          "erase 2 --why gone --dry-run",
          "protect --by EVIL",
          "unprotect --by EVIL",
          "verify",
          "export EVIL --what people",
          "relay --to - --name shown --once",
          "consumers",
          "project --to TABLES --once",
          "backup BACKUP",
          "restore BACKUP",
          "setup",
          "lock EVIL",
          "init EVIL",
          "demo",
          "generate-completion");

  @BeforeEach
  void nameTheFileBadly() throws IOException {
    file = folder.resolve(EVIL + ".jsonl");
    Files.writeString(
        folder.resolve(EVIL + ".ged"),
        """
        0 HEAD
        1 GEDC
        2 VERS 5.5.1
        1 CHAR UTF-8
        0 @I1@ INDI
        1 NAME Adam /EVIL/
        1 BIRT
        2 DATE EVIL
        1 RESI EVIL
        2 ADDR EVIL
        3 CONT EVIL
        1 EVIL EVIL
        EVIL
        0 TRLR
        """
            .replace("EVIL", EVIL.replaceAll("\\R", "")));
    for (int i = 0; i < 2; i++) {
      assertEquals(0, people("create", "--first", EVIL, "--city", EVIL, "--on", "1900").exit());
    }
  }

  @Test
  @DisplayName("by every command, in tables, in JSON, and in errors")
  void everyCommand() {
    assertEquals(
        new TreeSet<>(commands()),
        CALLS.stream()
            .map(call -> call.split(" ")[0])
            .collect(Collectors.toCollection(TreeSet::new)));
    int shown = 0;
    for (String call : CALLS) {
      List<String[]> calls = new ArrayList<>();
      calls.add(words(call));
      if (people(words(call)[0], "--help").out().contains("--format")) {
        calls.add(with(call, "--format", "json"));
      }
      calls.add(with(call, EVIL));
      calls.add(with(call, "--" + EVIL));
      for (String[] words : calls) {
        CommandOutput result = people(evil(words));
        for (String text : List.of(result.out(), result.err())) {
          Matcher steering = STEERING.matcher(text);
          assertTrue(!steering.find(), () -> call + " prints " + Terminal.shown(text));
          assertTrue(!text.contains("\npeople: fine"), () -> call + " prints a line of another");
          shown += text.contains("\\u001b[31m") ? 1 : 0;
        }
      }
    }
    assertTrue(shown > 50, "the text is shown " + shown + " times");
  }

  @Test
  @DisplayName("while JSON and CSV still have each character")
  void dataIsWhole() {
    JsonTextOf json = new JsonTextOf(people("show", "1", "--format", "json").out());
    assertEquals(EVIL, json.firstname());
    assertTrue(people("snapshot", "--all", "--format", "csv").out().contains(EVIL));
  }

  @Test
  @Tag("process")
  @DisplayName("and CSV is shown on a terminal, whatever the input is, and is data in a pipe")
  void csvOnATerminal() throws Exception {
    String people =
        "'%s/bin/java' -cp \"$CLASSES\" people.cli.PeopleCommand --timeline \"$TIMELINE\""
                .formatted(System.getProperty("java.home"))
            + " snapshot --all --format csv 2> /dev/null"; // where progress is drawn
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "needs script of util-linux");
    for (String line : List.of(people, people + " < /dev/null")) {
      String shown = inShell("script -qec '" + line.replace("'", "'\\''") + "' /dev/null");
      assertTrue(shown.contains("x\\u001b]0;owned\\u0007"), shown);
      assertTrue(!shown.contains("\u001b") && !shown.contains("\u202e"), shown);
    }
    assertTrue(inShell(people + " | cat").contains(EVIL));
  }

  private String inShell(String line) throws Exception {
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", line).redirectErrorStream(true);
    shell.redirectInput(Redirect.from(new File("/dev/null")));
    shell.environment().put("CLASSES", System.getProperty("java.class.path"));
    shell.environment().put("TIMELINE", file.toString());
    Process process = shell.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), text);
    return text;
  }

  @Test
  @DisplayName("and halves of surrogate pairs survive in JSON")
  void surrogates() {
    String half = "a\ud800b";
    try (EventTimeline timeline = EventTimeline.open(file)) {
      new PersonRegistry(timeline).create(Name.first(half));
    }
    CommandOutput json = people("show", "3", "--format", "json");
    assertEquals(half, new JsonTextOf(json.out()).firstname());
    assertTrue(people("show", "3").out().contains("a\\ud800b"));
  }

  @Test
  @DisplayName("however the bytes come")
  void piecesOfCharacters() throws IOException {
    var bytes = new ByteArrayOutputStream();
    String text = "é\u0080\u00a0\u2027\u2029\u2070€\u2066𝄞\u202e!\n\t\u007f";
    try (var terminal = new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8))) {
      for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
        terminal.write(b);
      }
      terminal.write(text.getBytes(StandardCharsets.UTF_8));
    }
    String shown = "é\\u0080\u00a0\u2027\\u2029\u2070€\\u2066𝄞\\u202e!\n\t\\u007f";
    assertEquals(shown + shown, bytes.toString(StandardCharsets.UTF_8));
  }

  private record JsonTextOf(String json) {
    String firstname() {
      return PeopleCommandFixture.json(json).at("/name/firstname").asString();
    }
  }

  private static String[] with(String call, String... more) {
    return Stream.concat(Arrays.stream(words(call)), Arrays.stream(more)).toArray(String[]::new);
  }

  private String[] evil(String... words) {
    return Arrays.stream(words)
        .map(word ->
            switch (word) {
              case "EVIL" -> EVIL;
              case "TABLES" -> "sqlite:" + folder.resolve("tables.sqlite");
              case "TREE" -> folder.resolve(EVIL + ".ged").toString();
              case "SHARED" -> folder.resolve(EVIL + ".shared").toString();
              case "BACKUP" -> folder.resolve(EVIL + ".backup").toString();
              default -> word;
            })
        .toArray(String[]::new);
  }

  private static List<String> commands() {
    return run("--help")
        .out()
        .lines()
        .dropWhile(line -> !line.startsWith("Commands:"))
        .skip(1)
        .takeWhile(line -> !line.isBlank())
        .filter(line -> line.matches("  \\S.*"))
        .map(line -> line.strip().split("[ ,]")[0])
        .toList();
  }
}
