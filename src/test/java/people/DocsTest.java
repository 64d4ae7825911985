package people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import module java.base;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import people.cli.*;
import people.history.*;

/// Runs what the README and the pages in `docs` show, each page in an empty folder, and compares
/// what it prints with what the page says that it prints.
///
/// A block is run when `<!-- run by DocsTest -->` stands above it, or another test is named there.
/// In a console block a command starts with `$`, and the lines of its here-document with `>`. A
/// block of `sh` is pasted as it is, and what it prints stands in a block of `text` right below.
@DisplayName("The README and the pages")
@Order(3)
class DocsTest {

  private static final Pattern BLOCK =
      Pattern.compile("(?:<!-- run by (\\w+) -->\n)?```(\\w+)\n(.*?)```", Pattern.DOTALL);

  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");

  /// Of a line whose time is another in each run, the pages show this check.
  private static final Pattern ANY_CHECK = Pattern.compile("(?<=\"_check\":\")9a3f01bc");

  private static final Pattern CHECK = Pattern.compile("(?<=\"_check\":\")[+]?[0-9a-f]{8}");

  /// @param by the test that runs it; null when none does
  record Block(String by, String language, String text) {

    boolean isOurs() {
      return DocsTest.class.getSimpleName().equals(by);
    }
  }

  @TempDir Path folder;
  @TempDir Path pipes;

  /// The launcher runs the first command of a page, and this the others; null before.
  private PeopleServer server;

  @BeforeEach
  void link() throws IOException {
    Files.createSymbolicLink(folder.resolve("jbang"), Command.ROOT.resolve("jbang"));
    for (String shown : List.of("docs", "notebooks")) {
      Files.createSymbolicLink(folder.resolve(shown), Command.ROOT.resolve(shown));
    }
  }

  static List<String> pages() throws IOException {
    try (var files = Files.list(Command.ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of("README.md"),
              files
                  .map(file -> "docs/" + file.getFileName())
                  .filter(name -> name.endsWith(".md"))
                  .sorted())
          .toList();
    }
  }

  private static String read(String page) throws IOException {
    return Files.readString(Command.ROOT.resolve(page));
  }

  private static List<Block> blocks(String page) throws IOException {
    return BLOCK
        .matcher(read(page))
        .results()
        .map(found -> new Block(found.group(1), found.group(2), found.group(3)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  @DisplayName("show commands that print what they say")
  @Tag("process")
  @Timeout(value = 10, unit = TimeUnit.MINUTES) // one that has not run yet is compiled by JBang
  void commands(String page) throws Exception {
    var started = Instant.now().toString();
    int run = 0;
    for (var step : steps(page)) {
      if (run > 0 && server == null) replaceTheLauncher();
      var printed =
          Command.of(Path.of("bash"), "-c", step.commands)
              .in(folder)
              .env("REAL_JBANG", Command.ROOT.resolve("jbang"))
              .env("PIPES", pipes)
              .quick()
              .run();
      // JBang says so when it has to compile, and to fetch what that needs
      var text =
          printed.out()
              + printed
                  .err()
                  .replaceAll("(?m)^\\[jbang] (Building|Resolving|Dependencies|  ) ?.*\n", "");
      assertEquals(
          step.commands + "\n" + withNewChecks(withNewTimes(step.shown, text, started), text),
          step.commands + "\n" + text);
      run += step.count;
    }
    int least =
        switch (page) {
          case "docs/architecture.md",
              "docs/scale.md",
              "docs/editors.md",
              "docs/life-courses.md",
              "docs/shared-timeline.md", // by SharedPageTest
              "docs/tables.md" ->
              0;
          case "docs/notebooks.md" -> 1;
          case "docs/anonymize.md", "docs/family-trees.md" -> 3;
          case "docs/check.md" -> 10;
          case "docs/durability.md", "docs/fhir.md", "docs/propagation.md" -> 5;
          case "docs/performance.md", "docs/report.md" -> 3;
          case "docs/security.md", "docs/commands.md" -> 4;
          case "docs/promises.md" -> 0;
          case "docs/timeline-file.md" -> 9;
          case "docs/privacy.md" -> 27;
          case "README.md" -> 20;
          default -> 11;
        };
    assertTrue(run >= least, "only " + run + " commands were found");
  }

  /// Commands that are run together.
  ///
  /// @param count how many they are
  /// @param shown what they print
  private record Step(String commands, int count, String shown) {}

  private static List<Step> steps(String page) throws IOException {
    var steps = new ArrayList<Step>();
    var blocks = blocks(page);
    for (int i = 0; i < blocks.size(); i++) {
      var block = blocks.get(i);
      if (block.isOurs() && block.language().equals("console")) {
        for (var step : block.text().split("(?m)^\\$ ")) {
          if (step.isBlank()) continue;
          var lines = step.lines().toList();
          int end = 1;
          while (end < lines.size() && lines.get(end).startsWith("> ")) end++;
          var command = String.join("\n", lines.subList(0, end)).replace("\n> ", "\n");
          var shown = step.lines().skip(end).map(line -> line + "\n").collect(Collectors.joining());
          steps.add(new Step(command, 1, shown));
        }
      } else if (block.isOurs() && block.language().equals("sh")) {
        boolean isShown = i + 1 < blocks.size() && blocks.get(i + 1).language().equals("text");
        steps.add(
            new Step(
                block.text().strip(),
                (int) block.text().lines().count(),
                isShown ? blocks.get(i + 1).text() : ""));
      }
    }
    return steps;
  }

  private void replaceTheLauncher() throws Exception {
    Files.delete(folder.resolve("jbang"));
    var standIn = Files.writeString(folder.resolve("jbang"), PeopleServer.STAND_IN);
    assertTrue(standIn.toFile().setExecutable(true));
    server = PeopleServer.start(folder, pipes);
  }

  @AfterEach
  void stopTheServer() {
    if (server != null) server.close();
  }

  /// What a page records gets another time in each run; the times in the files that it asks about
  /// stay what they are.
  private static String withNewTimes(String shown, String printed, String started) {
    var times = TIME.matcher(printed).results().map(MatchResult::group).iterator();
    return TIME.matcher(shown)
        .replaceAll(found -> {
          var time = times.hasNext() ? times.next() : "";
          return time.compareTo(started) >= 0 ? time : found.group();
        });
  }

  private static String withNewChecks(String shown, String printed) {
    var checks = CHECK.matcher(printed).results().map(MatchResult::group).iterator();
    return ANY_CHECK
        .matcher(shown)
        .replaceAll(found -> checks.hasNext() ? checks.next() : found.group());
  }

  @ParameterizedTest
  @MethodSource("pages")
  @DisplayName("show no command or script that is not run, but for the demo and the tests")
  void allIsRun(String page) throws IOException {
    Block above = null;
    for (var block : blocks(page)) {
      boolean isPrinted =
          block.language().equals("text") && above.isOurs() && above.language().equals("sh");
      assertTrue(
          isPrinted || block.by() != null || block.text().contains("./jbang test"),
          "not run: " + block.text());
      above = block;
    }
  }

  @Test
  @DisplayName("show scripts that print what the README says")
  @Tag("process")
  void scripts() throws Exception {
    var main = Command.ROOT.resolve("src/main");
    int run = 0;
    for (var block : blocks("README.md")) {
      if (!block.language().equals("java")) continue;
      Files.writeString(
          folder.resolve("ada.java"),
          block.text().replace("//SOURCES src/main", "//SOURCES " + main));
      var printed = Command.jbang("ada.java").in(folder).run();
      assertTrue(
          read("README.md")
              .split(Pattern.quote(block.text()))[1]
              .contains(" `" + printed.out().strip() + "`"),
          printed.out() + printed.err());
      run++;
    }
    assertEquals(2, run);
    var page = Files.readString(folder.resolve("shares.html"));
    assertTrue(page.contains("Shares by status"), page.substring(0, 500));
  }

  @Test
  @DisplayName("list every command")
  void everyCommand() throws IOException {
    var help = new ByteArrayOutputStream();
    try (var out = new PrintStream(help, true, StandardCharsets.UTF_8)) {
      PeopleCommand.run(out, out, "--help");
    }
    var text = help.toString(StandardCharsets.UTF_8);
    var commands = new ArrayList<String>();
    for (var line : text.substring(text.indexOf("Commands:")).lines().skip(1).toList()) {
      if (line.isBlank()) break;
      if (line.matches("  \\w.*")) commands.add(line.strip().split("[ ,]")[0]);
    }
    assertTrue(commands.size() > 10, text);
    var listed = read("docs/commands.md").lines().filter(line -> line.startsWith("| `")).toList();
    for (var command : commands) {
      assertTrue(
          listed.stream().anyMatch(line -> line.matches("\\| .*`" + command + "[` ].*")),
          command + " is in no table of docs/commands.md");
    }
  }

  @Test
  @DisplayName("list every kind of contradiction")
  void everyFlaw() throws IOException {
    var kinds = Pattern.compile("(?m)^\\| `([^`]+)` \\|").matcher(read("docs/check.md")).results();
    assertEquals(
        Stream.of(Contradiction.Flaw.values()).map(Contradiction.Flaw::word).toList(),
        kinds.map(found -> found.group(1)).toList());
  }

  @Test
  @DisplayName("have links that lead somewhere")
  void links() throws IOException {
    int seen = 0;
    for (var page : allPages()) {
      for (var link : Pattern.compile("\\]\\(([^)]+)\\)").matcher(read(page)).results().toList()) {
        var parts = link.group(1).split("#", 2);
        if (parts[0].startsWith("https://")) continue;
        var target =
            parts[0].isEmpty()
                ? Command.ROOT.resolve(page)
                : Command.ROOT.resolve(page).resolveSibling(parts[0]);
        assertTrue(Files.exists(target), page + ": " + link.group(1) + " is not there");
        assertTrue(
            parts.length == 1 || headings(target).contains(parts[1]),
            page + ": " + link.group(1) + " is a heading of no page");
        seen++;
      }
    }
    assertTrue(seen > 10, "only " + seen + " links were found");
  }

  private static List<String> allPages() throws IOException {
    var pages = new ArrayList<>(pages());
    try (var decisions = Files.list(Command.ROOT.resolve("docs/decisions"))) {
      decisions.forEach(file -> pages.add(Command.ROOT.relativize(file).toString()));
    }
    pages.addAll(List.of("CONTRIBUTING.md", "SECURITY.md", "notebooks/README.md"));
    return pages;
  }

  /// The headings of a page as links name them.
  private static Set<String> headings(Path page) throws IOException {
    return Files.readString(page)
        .lines()
        .filter(line -> line.matches("#+ .*"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("pages")
  @DisplayName("have lines of prose that fit an editor")
  void widths(String page) throws IOException {
    boolean isCode = false;
    for (var line : read(page).lines().toList()) {
      if (line.startsWith("```")) isCode = !isCode;
      boolean isProse = !isCode && !line.matches("(\\||<|\\[?!\\[).*");
      assertTrue(!isProse || line.length() <= 160, page + ": longer than 160 columns: " + line);
    }
  }

  @Test
  @DisplayName("have a picture of what the demo prints")
  @Tag("process")
  void picture() throws Exception {
    var demo =
        Command.of(Path.of("bash"), "-c", "./jbang people demo") // which it says again
            .in(folder)
            .env("CLICOLOR_FORCE", "1")
            .quick()
            .run();
    assertEquals(0, demo.exit(), demo.err());
    var picture = Command.jbang("picture").in(folder).input(demo.out()).run();
    assertEquals(
        Files.readString(Command.ROOT.resolve("docs/demo.svg")),
        picture.out(),
        "draw it again: CLICOLOR_FORCE=1 ./jbang people demo | ./jbang picture > docs/demo.svg");
  }

  @Test
  void theTimelinesJavadocPromisesWhatThePageOfPromisesSaysWordForWord() throws IOException {
    String page = read("docs/promises.md");
    String promises = page.substring(page.indexOf("## Of the file"));
    promises = promises.substring(promises.indexOf("- "), promises.indexOf("## Of the answers"));
    String javadoc =
        words(
            read("src/main/java/people/timeline/EventTimeline.java").replaceAll("(?m)^ *///", ""));
    String[] each = words(promises).split("(^| )- ");
    assertTrue(each.length > 8, promises);
    for (String promise : each) {
      assertTrue(javadoc.contains(promise), promise);
    }
  }

  private static String words(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
