package people.cli;

import module java.base;

import people.charts.*;
import people.databases.*;
import people.exports.*;
import people.history.*;
import people.notebook.*;
import people.tables.*;
import people.timeline.*;

/// Runs every command so that it makes all the files that it can, in the current folder, and prints
/// what is there behind each. A program of its own, since only so it has another `umask`: one that
/// takes nothing away.
final class FilesMade {

  /// By command the lines that are run; `fails` stands before one that is to be refused. Some words
  /// of `people` only print, and have what they ask for.
  static final SequencedMap<String, List<String>> LINES = new LinkedHashMap<>();

  private static void of(String command, String... lines) {
    LINES.put(command, List.of(lines));
  }

  static {
    of("simulate", "simulate --people 1500 --seed 3 --mess 0.02 --truth truth.csv");
    of("create", "create --first Ada --last Byron --status single --key reg=7 --on 1815-12-10");
    of("status", "status 1 single");
    of("marry", "--timeline small.jsonl create --first Ann", "fails marry 1 1");
    of("separate", "fails separate 1 1");
    of("divorce", "fails divorce 1 1");
    of("move", "move 1 --city Ockham");
    of("rename", "rename 1 --last King");
    of("died", "fails died 999999");
    of("left", "left 1");
    of("returned", "returned 1");
    of("set", "set 1 occupation=baker");
    of("parents", "fails parents 1 --are 1");
    of("identify", "identify 1 --key mail=ada@example.org");
    of("merge", "merge 2 into 1 --why same");
    of("distinct", "distinct 3 from 4 --why two");
    of("record", "record inputs/facts.jsonl", "record --each inputs/facts.jsonl");
    of("observe", "observe --until 2030");
    of("correct", "correct 0 --first Ada --why slip");
    of("retract", "retract 0 --why slip");
    of("restrict", "restrict 5 --why contested");
    of("unrestrict", "unrestrict 5 --why settled");
    of("erase", "erase 6 --why asked --yes", "erase --again --yes");
    of(
        "protect",
        "--timeline own.jsonl create --first Ada",
        "--timeline own.jsonl protect --master-key inputs/master.key",
        "--timeline own.jsonl create --first Ben --master-key inputs/master.key",
        "--timeline own.jsonl backup own-backup.jsonl",
        "--timeline own.jsonl protect --master-key inputs/master.key --rotate --new-master-key"
            + " inputs/next.key");
    of("unprotect", "--timeline own.jsonl unprotect --master-key inputs/next.key");
    of("subject", "subject 1 -o subject.html", "subject 1 -o subject.json");
    of("retention", "retention inputs/rules.txt");
    of("show", "show 1");
    of("history", "history 1");
    of("events", "events 1");
    of("follow", "follow --once --after last");
    of("snapshot", "snapshot --at 1990");
    of("count", "count --at 1990");
    of("couples", "couples 1");
    of("households", "households --at 1990");
    of("family", "family 1");
    of("persons", "persons");
    of("periods", "periods 1");
    of("moves", "moves");
    of("transitions", "transitions");
    of("rates", "rates --of married --from 1960 --to 1990");
    of("diff", "diff --from 1980 --to 1990");
    of("find", "find ada");
    of("duplicates", "duplicates");
    of("why", "why 1");
    of("check", "check");
    of("report", "report -o report.html", "report -o report.md --format md");
    of(
        "import",
        "--timeline list.jsonl import inputs/members-2020-01-01.csv --guess --save-mapping"
            + " map.json",
        "--timeline list.jsonl import inputs/members-2020-01-01.csv --guess --rejects rejects.csv",
        "--timeline two.jsonl create --first Ada --last Byron",
        "--timeline two.jsonl create --first Ada --last Byron",
        "--timeline two.jsonl import inputs/doubtful-2020-01-01.csv --guess --match name"
            + " --review review.csv",
        "--timeline tree.jsonl import inputs/tree.ged --problems problems.csv",
        "--timeline copy.jsonl import small.jsonl --ids ids.csv",
        "--timeline fhir.jsonl import inputs/patients.ndjson --rejects fhir-rejects.csv");
    of("imports", "--timeline list.jsonl imports");
    of("undo", "--timeline list.jsonl undo members-2020-01-01.csv --why wrong");
    of("anonymize", "anonymize anonymous.jsonl --key-file inputs/key");
    of("verify", "verify", "verify --access");
    of(
        "export",
        "export all.xlsx",
        "export people.csv --what people",
        "export events.json --what events",
        "export events.ndjson",
        "export spells.csv --spells traminer",
        "export tree.ged",
        "export all.sqlite",
        "export all.duckdb",
        "export people.parquet --what people");
    of(
        "relay",
        "relay --to folder:out/deep --name archive --once",
        "fails relay --to http://127.0.0.1:1/x --name hook --once --tries 1");
    of("consumers", "consumers", "consumers reset archive --to -1");
    of("project", "project --to sqlite:kept.db --once");
    of("backup", "backup backup.jsonl");
    of("restore", "--timeline restored.jsonl restore backup.jsonl");
    of("setup", "fails setup");
    of("lock", "lock -- true");
    of("init", "init project");
    of("demo", "demo");
    // what is no command of `people`
    of("notebook run", "");
    of("charts", "");
    of("torn tail", "");
  }

  private FilesMade() {}

  /// Prints a line for each file that is there behind a command, and was not before: the command,
  /// permissions and name, with tabs between; and what failed.
  public static void main(String... args) throws IOException {
    Export.use(new DatabaseFiles());
    Path here = Path.of("").toAbsolutePath();
    Set<Path> before = files(here);
    PrintStream out = System.out;
    for (var each : LINES.entrySet()) {
      for (String line : each.getValue()) {
        String failure = run(each.getKey(), line);
        if (failure != null) {
          out.println("FAILED\t" + line + "\t" + failure.strip().replace('\n', ' '));
        }
      }
      Set<Path> after = files(here);
      for (Path file : after) {
        if (!before.contains(file)) {
          String permissions =
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
          out.println(each.getKey() + '\t' + permissions + '\t' + here.relativize(file));
        }
      }
      before = after;
    }
    out.flush();
    System.exit(0);
  }

  private static Set<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(each -> !each.equals(folder))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String run(String command, String line) throws IOException {
    switch (command) {
      case "notebook run" -> {
        return ended(
            false,
            (out, err) ->
                NotebookCommand.run(out, err, "run", "inputs/small.ipynb", "-o", "made.ipynb"));
      }
      case "charts" -> {
        try (EventTimeline timeline = EventTimeline.open(Path.of("people.jsonl"))) {
          History history = History.of(timeline);
          var population = Tables.population(history, Dates.years("1970", "1980"), By.STATUS);
          for (String ending : List.of("html", "svg", "png", "csv", "json")) {
            Charts.shares(population).writeTo(Path.of("chart." + ending));
          }
        }
        return null;
      }
      case "torn tail" -> {
        Files.writeString(
            Path.of("people.jsonl"), "{\"type\":\"PERSON_DEA", StandardOpenOption.APPEND);
        return ended(false, (out, err) -> PeopleCommand.run(out, err, "create", "--first", "Bo"));
      }
      default -> {
        boolean isToFail = line.startsWith("fails ");
        String[] words = PeopleCommandFixture.words(isToFail ? line.substring(6) : line);
        return ended(isToFail, (out, err) -> PeopleCommand.run(out, err, words));
      }
    }
  }

  private interface CommandRun {
    int on(PrintStream out, PrintStream err) throws IOException;
  }

  private static String ended(boolean isToFail, CommandRun run) throws IOException {
    var said = new ByteArrayOutputStream();
    var nothing = new PrintStream(OutputStream.nullOutputStream());
    int exit = run.on(nothing, new PrintStream(said, true, StandardCharsets.UTF_8));
    boolean isAsExpected = isToFail == (exit != 0);
    return isAsExpected ? null : "exit " + exit + ": " + said.toString(StandardCharsets.UTF_8);
  }
}
