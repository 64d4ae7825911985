///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../src/bench/java/people/bench/package-info.java
//DEPS org.openjdk.jmh:jmh-core:1.37
//DEPS org.openjdk.jmh:jmh-generator-annprocess:1.37
// JMH writes what runs a benchmark while it is compiled.
//COMPILE_OPTIONS -proc:full
// A heap that is given back after a collection would have to be asked for anew by each turn.
//RUNTIME_OPTIONS -Xmx8g -XX:MaxHeapFreeRatio=100 --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED

import people.bench.Growth;
import people.bench.GrowthChart;
import people.bench.Report;
import people.bench.Works;
import people.output.AtomicFile;

/// Measures what the kit takes for its work, in turn with others who do the same, and prints a
/// table. Exits 1 when the results are not the same.
void main(String[] args) throws Exception {
  Locale.setDefault(Locale.ROOT);
  if (List.of(args).contains("--help")) {
    IO.println(HELP.formatted(String.join(", ", Works.names())));
    System.exit(0);
  }
  for (int i = 0; i < args.length; i += 2) {
    if (!options.containsKey(args[i]))
      quit(
          "unknown option '%s'; there are %s"
              .formatted(args[i], String.join(", ", options.keySet())));
    if (i + 1 == args.length) quit(args[i] + " needs a value");
    options.put(args[i], args[i + 1]);
  }
  try {
    run();
  } catch (Exception e) {
    System.err.println("bench: " + e.getMessage());
    System.exit(1);
  }
}

final String HELP =
    """
    usage: jbang bench [--events N] [--only NAME] [--runs R] [--format F] [--keep FOLDER]
      --events N       how many events about, from 1000 (default: 1000000)
      --only NAME      only this work, or several: NAME,NAME
                       (%s)
      --runs R         how often each side is measured, in turn (default: 5)
      --format F       table, markdown, csv or json (default: table)
      --keep FOLDER    works there, and keeps the simulated timeline for the next time
      --growth FILE    measures our side with 10000 events to N instead, and writes the figures as CSV
      --draw FILE      draws these figures as SVG
    example: jbang bench --events 5000000 --only table,status\
    """;

final boolean isTerminal = System.console() != null && System.console().isTerminal();

/// Empty for what was not said.
final Map<String, String> options =
    new TreeMap<>(
        Map.of(
            "--events",
            "1000000",
            "--only",
            "",
            "--runs",
            "5",
            "--format",
            "table",
            "--keep",
            "",
            "--growth",
            "",
            "--draw",
            ""));

void run() throws Exception {
  var events = number("--events", 1000);
  var runs = (int) number("--runs", 1);
  var keep = options.get("--keep").isEmpty() ? null : Path.of(options.get("--keep"));
  if (!options.get("--draw").isEmpty()) {
    print(GrowthChart.svg(Growth.read(Path.of(options.get("--draw")))));
  } else if (!options.get("--growth").isEmpty()) {
    var points = Growth.measure(events, runs, keep, this::progress);
    var csv = Growth.csv(points).getBytes(StandardCharsets.UTF_8);
    AtomicFile.writeShared(Path.of(options.get("--growth")), csv);
  } else {
    var format = format();
    print(Works.run(only(), events, runs, keep, this::progress).in(format));
  }
}

Set<String> only() {
  if (options.get("--only").isEmpty()) return Works.names();
  var names = new LinkedHashSet<>(List.of(options.get("--only").split(",")));
  for (var name : names)
    if (!Works.names().contains(name))
      quit("'%s' is no work; expected one of %s".formatted(name, String.join(", ", Works.names())));
  return names;
}

Report.Layout format() {
  for (var format : Report.Layout.values())
    if (format.name().equalsIgnoreCase(options.get("--format"))) return format;
  quit(
      "'%s' is no format; expected table, markdown, csv or json"
          .formatted(options.get("--format")));
  return null;
}

long number(String option, long least) {
  var text = options.get(option);
  if (!text.matches("\\d{1,8}") || Long.parseLong(text) < least)
    quit("%s is '%s'; expected a number from %d to 99999999".formatted(option, text, least));
  return Long.parseLong(text);
}

void progress(String work) {
  if (isTerminal) System.err.println("bench: " + work + " …");
}

void print(String text) {
  var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  out.print(text);
}

void quit(String message) {
  System.err.println("bench: " + message);
  System.exit(2);
}
