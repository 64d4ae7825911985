///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../src/test/java/people/package-info.java

import java.util.stream.LongStream;
import people.output.Terminal;
import people.postgres.EngineFaults;
import people.timeline.ProcessFaults;
import people.timeline.Torture;

/// Crashes timelines on a simulated disk, then lets real processes meet faults, and prints what was
/// lost: one line for each violation of what a timeline promises, and one each with the counts.
/// Exits 1 when there was a violation.
void main(String[] args) {
  for (int i = 0; i < args.length; i += 2) {
    if (args[i].equals("--help")) {
      IO.println(
          """
          usage: jbang torture [--crashes N] [--processes N] [--seed S [--at K]]
            --crashes N     how often at least on the simulated disk (default: 100000): at each
                            operation of whole workloads, of which each makes some 1,000, with
                            damaged indexes and beside other programs that append by hand, by a
                            second name of the file, and past a deleted lock file
            --processes N   how many real processes meet faults (default: 500; 0 for none); with
                            strace at any call of the system, without it they are only killed;
                            those beside a second name, a deleted lock file and a shell's lines
            --engines N     how many rounds of faults real programs, connections and a server meet that
                            share a timeline in PostgreSQL (default: 0)
            --seed S        only the workload of that seed; with --crashes, from that one on
            --at K          only at its operation K
          example: jbang torture --seed 7 --at 31\
          """);
      System.exit(0);
    }
    if (!options.containsKey(args[i]))
      quit(
          "unknown option '%s'; there are --crashes, --processes, --engines, --seed and --at"
              .formatted(args[i]));
    options.put(args[i], number(args[i], i + 1 < args.length ? args[i + 1] : "nothing"));
  }
  if (options.get("--at") > 0 && options.get("--seed") == 0) quit("--at needs a --seed");
  crash();
  erase();
  IO.println(torture.summary());
  processes();
  engines();
  System.exit(violations.get() == 0 ? 0 : 1);
}

/// 0 stands for what was not said, and -1.
final Map<String, Long> options =
    new HashMap<>(
        Map.of("--crashes", 0L, "--processes", -1L, "--engines", 0L, "--seed", 0L, "--at", 0L));

final AtomicLong violations = new AtomicLong();
final Torture torture = new Torture(this::report);

void crash() {
  long seed = options.get("--seed"), at = options.get("--at"), crashes = options.get("--crashes");
  if (at > 0) {
    torture.run(seed, at);
  } else if (seed > 0 && crashes == 0) {
    torture.run(seed);
  } else {
    long wanted = crashes > 0 ? crashes : 100_000;
    // so many at a time, on however many cores, that the same ones are run everywhere; a workload
    // has some 1,000 crashes
    long some = Math.clamp(wanted / 1000, 1, 8);
    for (long next = Math.max(1, seed); torture.crashes() < wanted; next += some)
      LongStream.range(next, next + some)
          .parallel()
          .forEach(each -> {
            torture.run(each);
            progress(wanted);
          });
  }
}

void processes() {
  boolean isReplay = options.get("--seed") > 0 && options.get("--crashes") == 0;
  long asked = options.get("--processes");
  int wanted = (int) (asked >= 0 ? asked : isReplay ? 0 : 500);
  if (wanted == 0) return;
  try {
    var result = ProcessFaults.run(wanted, Math.max(1, options.get("--seed")), this::show);
    erase();
    IO.println(result);
  } catch (AssertionError e) {
    report(e.getMessage());
  } catch (Exception e) {
    report("processes: " + e);
  }
}

void engines() {
  int wanted = options.get("--engines").intValue();
  if (wanted == 0) return;
  try {
    var result = EngineFaults.run(wanted, Math.max(1, options.get("--seed")), this::show);
    erase();
    IO.println(result);
  } catch (AssertionError e) {
    report(e.getMessage());
  } catch (Exception e) {
    report("engines: " + e);
  }
}

synchronized void report(String violation) {
  erase();
  violations.incrementAndGet();
  IO.println(Terminal.shown(violation));
}

final long started = System.nanoTime();
final boolean isTerminal = System.console() != null && System.console().isTerminal();
boolean isDrawn;

synchronized void progress(long wanted) {
  if (System.nanoTime() - started > 1_000_000_000)
    show("%,d of %,d crashes …".formatted(torture.crashes(), wanted));
}

synchronized void show(String progress) {
  if (!isTerminal) return;
  System.err.print("\r\033[K" + progress);
  isDrawn = true;
}

synchronized void erase() {
  if (isDrawn) System.err.print("\r\033[K");
  isDrawn = false;
}

long number(String option, String text) {
  var least = Set.of("--processes", "--engines").contains(option) ? 0 : 1;
  if (!text.matches("0|[1-9]\\d{0,8}") || Long.parseLong(text) < least)
    quit("%s is %s; expected a number from %d".formatted(option, text, least));
  return Long.parseLong(text);
}

void quit(String message) {
  System.err.println("torture: " + message);
  System.exit(2);
}
