///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
// A library that reads classes uses it; without the option the JDK warns.
//RUNTIME_OPTIONS --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true
//SOURCES ../src/test/java/people/package-info.java

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs the tests, or those that the arguments name: `EventTimelineTest`,
/// `EventTimelineTest.method` or `method`. Tests find the repository in the system property
/// `people.root`.
void main(String[] args) throws IOException {
  var choice = Choice.of(args);
  awaitTables();
  System.setProperty("people.root", repository().toString());
  // Big loops make a tenth of their rounds; `Rounds` in the tests reads it.
  if (choice.fast()) System.setProperty("people.test.scale", "0.1");
  // JUnit warns of every link to outside a test's folder; some tests make such links on purpose.
  junitLog.setLevel(Level.SEVERE);
  var launcher = LauncherFactory.create();
  var all = launcher.discover(request(List.of(selectPackage("people"))));
  choice.checkTags(all);
  List<DiscoverySelector> named = new ArrayList<>();
  if (choice.names().isEmpty()) named.add(selectPackage("people"));
  else for (var name : choice.names()) named.addAll(find(name, all));
  var report = new Report();
  launcher.execute(launcher.discover(request(named, choice.filters())), report);
  if (report.passed + report.failed + report.skipped == 0) IO.println("No test found");
  if (report.seconds.size() > MOST_SLOW) IO.println("slowest: " + report.slowest());
  IO.println(
      report.passed
          + " passed, "
          + report.failed
          + " failed"
          + (report.skipped > 0 ? ", " + report.skipped + " skipped" : ""));
  // exit() also ends threads that a test left behind
  System.exit(report.failed == 0 && report.passed + report.skipped > 0 ? 0 : 1);
}

/// So many classes are named at the end, of more.
final int MOST_SLOW = 15;

/// The tests that are asked for: with these names, and with or without these tags.
record Choice(boolean fast, boolean everything, List<String> tags, List<String> names) {

  static final String USAGE =
      """
      usage: jbang test [--fast | --all] [--tag NAME]... [CLASS | METHOD | CLASS.METHOD]...
        (no option)  all tests but those tagged browser, engines or strace, which need more than a JDK
        --fast       only what starts no other process and breaks no disk; big loops make fewer rounds
        --all        every test
        --tag NAME   only tests with this tag; several options: with any of these tags
        A test that is named runs whatever its tags.
      example: jbang test FileTimelineTest.readingMakesNoFile\
      """;

  static final Set<String> MORE_THAN_A_JDK = Set.of("browser", "engines", "strace");
  static final Set<String> SLOW = Set.of("process", "faults", "browser", "engines", "strace");

  static Choice of(String... args) {
    boolean fast = false, everything = false;
    List<String> tags = new ArrayList<>(), names = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--help", "-h" -> {
          IO.println(USAGE);
          System.exit(0);
        }
        case "--fast" -> fast = true;
        case "--all" -> everything = true;
        case "--tag" -> {
          if (++i == args.length) quit("--tag needs a name (see 'jbang test --help')");
          tags.add(args[i]);
        }
        case String option when option.startsWith("--tag=") -> tags.add(option.substring(6));
        case String option when option.startsWith("-") ->
            quit("unknown option '" + option + "' (see 'jbang test --help')");
        case String name -> names.add(name);
      }
    }
    if (fast && everything) quit("--fast and --all exclude each other (see 'jbang test --help')");
    return new Choice(fast, everything, tags, names);
  }

  void checkTags(TestPlan all) {
    var known = new TreeSet<String>();
    for (var root : all.getRoots())
      for (var test : all.getDescendants(root)) test.getTags().forEach(t -> known.add(t.getName()));
    for (var tag : tags)
      if (!known.contains(tag))
        quit("no test has the tag '" + tag + "'; expected one of " + String.join(", ", known));
  }

  Filter<?>[] filters() {
    var filters = new ArrayList<Filter<?>>();
    if (!tags.isEmpty()) filters.add(TagFilter.includeTags(tags));
    if (fast) filters.add(TagFilter.excludeTags(List.copyOf(SLOW)));
    else if (!everything && tags.isEmpty() && names.isEmpty())
      filters.add(TagFilter.excludeTags(List.copyOf(MORE_THAN_A_JDK)));
    return filters.toArray(Filter<?>[]::new);
  }
}

final Logger junitLog = Logger.getLogger("org.junit");

/// The folder of `jbang-catalog.json`: our launcher tells it, an installed JBang has it in or above
/// the current folder.
Path repository() throws IOException {
  var told = System.getenv("PEOPLE_ROOT");
  var folder = Path.of(told != null ? told : "").toAbsolutePath();
  while (folder != null && !Files.exists(folder.resolve("jbang-catalog.json")))
    folder = folder.getParent();
  if (folder == null)
    quit("no jbang-catalog.json in or above this folder: run the tests from inside the repository");
  return folder.toRealPath();
}

/// Has the tables of the kit get ready while no test reads the class path, which is another one for
/// that moment. A test of this script has no tables.
void awaitTables() {
  try {
    Class.forName("people.tables.TablesawStart").getMethod("await").invoke(null);
  } catch (ReflectiveOperationException e) {
    // nothing will change the class path then
  }
}

LauncherDiscoveryRequest request(
    List<? extends DiscoverySelector> selectors, Filter<?>... filters) {
  return LauncherDiscoveryRequestBuilder.request()
      .selectors(selectors)
      .filters(filters)
      // a test that hangs should fail while someone still looks
      .configurationParameter("junit.jupiter.execution.timeout.default", "10 m")
      // classes side by side, the methods of a class one after the other
      .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
      .configurationParameter("junit.jupiter.execution.parallel.mode.default", "same_thread")
      .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
      // not the pool for fork and join: a test that waits for a stream would begin another test
      .configurationParameter(
          "junit.jupiter.execution.parallel.config.executor-service", "WORKER_THREAD_POOL")
      .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
      .configurationParameter(
          "junit.jupiter.execution.parallel.config.fixed.parallelism",
          Integer.toString(Runtime.getRuntime().availableProcessors()))
      // the long classes (@Order) first, or one of them runs alone at the end
      .configurationParameter(
          "junit.jupiter.testclass.order.default",
          "org.junit.jupiter.api.ClassOrderer$OrderAnnotation")
      .build();
}

List<? extends DiscoverySelector> find(String name, TestPlan plan) {
  var wanted = name.replace('#', '.').replaceFirst("\\(\\)$", "");
  var found = new ArrayList<DiscoverySelector>();
  var known = new TreeSet<String>();
  for (var root : plan.getRoots()) {
    for (var test : plan.getDescendants(root)) {
      var names = names(test);
      known.addAll(names);
      if (names.contains(wanted)) found.add(selectUniqueId(test.getUniqueIdObject()));
    }
  }
  if (found.isEmpty()) {
    var near =
        known.stream()
            .sorted(Comparator.comparingDouble(candidate -> -likeness(wanted, candidate)))
            .limit(5);
    quit(
        "no test named '" + name + "'; the nearest are: " + near.collect(Collectors.joining(", ")));
  }
  return found;
}

/// What a user may call this test: `OuterTest.InnerTest`, `OuterTest.method`, `method`.
List<String> names(TestIdentifier test) {
  return switch (test.getSource().orElse(null)) {
    case ClassSource type -> List.of(simple(type.getClassName()));
    case MethodSource method ->
        List.of(
            simple(method.getClassName()) + "." + method.getMethodName(), method.getMethodName());
    case null, default -> List.of();
  };
}

String simple(String className) {
  return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
}

/// The share of letter pairs that both names have (Dice's coefficient), from 0 to 1.
double likeness(String one, String other) {
  var pairs = pairs(one);
  var otherPairs = pairs(other);
  var total = pairs.size() + otherPairs.size();
  pairs.retainAll(otherPairs);
  return 2.0 * pairs.size() / Math.max(1, total);
}

Set<String> pairs(String name) {
  var pairs = new HashSet<String>();
  for (int i = 0; i + 2 <= name.length(); i++)
    pairs.add(name.substring(i, i + 2).toLowerCase(Locale.ROOT));
  return pairs;
}

static void quit(String message) {
  System.err.println("test: " + message);
  System.exit(2);
}

/// Prints a line for each test class when it is done, and each failure below it. Several classes
/// may run at a time.
class Report implements TestExecutionListener {
  int passed, failed, skipped;
  private TestPlan plan;

  /// How long each class took, beside others.
  final Map<String, Double> seconds = new HashMap<>();

  /// What has happened so far in a class that runs, by the class.
  private final Map<UniqueId, Tally> running = new HashMap<>();

  private static class Tally {
    final long started = System.nanoTime();
    int passed, failed, skipped;
    final List<String> failures = new ArrayList<>();
  }

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    this.plan = plan;
  }

  @Override
  public synchronized void executionStarted(TestIdentifier test) {
    if (isTestClass(test)) running.put(test.getUniqueIdObject(), new Tally());
  }

  @Override
  public synchronized void executionSkipped(TestIdentifier test, String reason) {
    int tests =
        test.isTest()
            ? 1
            : (int) plan.getDescendants(test).stream().filter(TestIdentifier::isTest).count();
    skipped += tests;
    if (isTestClass(test)) IO.println(names(test).getFirst() + ": skipped, " + reason);
    else tally(test).ifPresent(tally -> tally.skipped += tests);
  }

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    var tally = tally(test).orElseGet(Tally::new);
    switch (result.getStatus()) {
      case SUCCESSFUL -> {
        passed += test.isTest() ? 1 : 0;
        tally.passed += test.isTest() ? 1 : 0;
      }
      case ABORTED -> {
        skipped++;
        tally.skipped++;
      }
      case FAILED -> {
        failed++;
        tally.failed++;
        tally.failures.add(describe(test, result.getThrowable().orElse(null)));
      }
    }
    if (isTestClass(test)) {
      running.remove(test.getUniqueIdObject());
      double taken = (System.nanoTime() - tally.started) / 1e9;
      seconds.put(names(test).getFirst(), taken);
      IO.println(
          "%-30s %3d passed%s%s  %.1f s"
              .formatted(
                  names(test).getFirst(),
                  tally.passed,
                  tally.failed > 0 ? ", " + tally.failed + " failed" : "",
                  tally.skipped > 0 ? ", " + tally.skipped + " skipped" : "",
                  taken));
    }
    // of all tests together when it is none of a class
    if (isTestClass(test) || tally(test).isEmpty()) tally.failures.forEach(IO::println);
  }

  String slowest() {
    return seconds.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(MOST_SLOW)
        .map(each -> "%s %.0f s".formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining(", "));
  }

  /// @return of the class that this test is in, or that it is
  private Optional<Tally> tally(TestIdentifier test) {
    var around = Optional.of(test);
    while (around.isPresent() && !isTestClass(around.get()))
      around = around.flatMap(plan::getParent);
    return around.map(type -> running.get(type.getUniqueIdObject()));
  }

  private boolean isTestClass(TestIdentifier test) {
    return plan.getParent(test).filter(parent -> plan.getParent(parent).isEmpty()).isPresent();
  }

  private String describe(TestIdentifier test, Throwable failure) {
    var text = new StringBuilder("  FAILED ");
    names(test).stream().limit(1).forEach(text::append);
    if (test.isTest()) text.append(" (").append(test.getDisplayName()).append(")");
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      text.append("\n    ").append(cause == failure ? "" : "caused by ");
      text.append(cause.toString().replace("\n", "\n    "));
      for (var frame : ours(cause.getStackTrace())) text.append("\n      at ").append(frame);
    }
    return text.toString();
  }

  /// The frames from where it was thrown down to our own code, without those of JUnit and
  /// reflection below.
  private List<StackTraceElement> ours(StackTraceElement[] trace) {
    int end = 0;
    for (int i = 0; i < trace.length; i++)
      if (trace[i].getClassName().startsWith("people.")) end = i + 1;
    var frames = new ArrayList<>(List.of(trace).subList(0, end));
    frames.removeIf(frame -> frame.getClassName().startsWith("org.junit."));
    return frames.subList(0, Math.min(12, frames.size()));
  }
}
