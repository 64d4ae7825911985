///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../src/test/java/people/package-info.java

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs all tests, or those that the argument names: `EventTimelineTest`,
/// `EventTimelineTest.method` or `method`. Tests find the repository in the system property
/// `people.root`.
void main(String[] args) throws IOException {
  if (args.length == 1 && args[0].equals("--help")) {
    IO.println(
        """
        usage: jbang test [CLASS | METHOD | CLASS.METHOD]...   (default: all tests)
        example: jbang test FileTimelineTest.readingMakesNoFile\
        """);
    System.exit(0);
  }
  System.setProperty("people.root", repository().toString());
  // JUnit warns of every link to outside a test's folder; some tests make such links on purpose.
  junitLog.setLevel(Level.SEVERE);
  var launcher = LauncherFactory.create();
  var all = launcher.discover(request(List.of(selectPackage("people"))));
  var chosen = all;
  if (args.length > 0) {
    var named = new ArrayList<DiscoverySelector>();
    for (var name : args) named.addAll(find(name, all));
    chosen = launcher.discover(request(named));
  }
  var report = new Report();
  launcher.execute(chosen, report);
  if (report.passed + report.failed + report.skipped == 0)
    IO.println("No test found in package people");
  IO.println(
      report.passed
          + " passed, "
          + report.failed
          + " failed"
          + (report.skipped > 0 ? ", " + report.skipped + " skipped" : ""));
  // exit() also ends threads that a test left behind
  System.exit(report.failed == 0 && report.passed + report.skipped > 0 ? 0 : 1);
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

LauncherDiscoveryRequest request(List<? extends DiscoverySelector> selectors) {
  return LauncherDiscoveryRequestBuilder.request()
      .selectors(selectors)
      // a test that hangs should fail while someone still looks
      .configurationParameter("junit.jupiter.execution.timeout.default", "3 m")
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

void quit(String message) {
  System.err.println("test: " + message);
  System.exit(2);
}

/// Prints a line for each test class when it is done, and each failure below it.
class Report implements TestExecutionListener {
  int passed, failed, skipped;
  private int passedBefore, failedBefore, skippedBefore;
  private long started;
  private TestPlan plan;
  private final List<String> failures = new ArrayList<>();

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    this.plan = plan;
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    if (!isTestClass(test)) return;
    started = System.nanoTime();
    passedBefore = passed;
    failedBefore = failed;
    skippedBefore = skipped;
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    skipped +=
        test.isTest()
            ? 1
            : (int) plan.getDescendants(test).stream().filter(TestIdentifier::isTest).count();
    if (isTestClass(test)) IO.println(names(test).getFirst() + ": skipped, " + reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    switch (result.getStatus()) {
      case SUCCESSFUL -> passed += test.isTest() ? 1 : 0;
      case ABORTED -> skipped++;
      case FAILED -> {
        failed++;
        failures.add(describe(test, result.getThrowable().orElse(null)));
      }
    }
    var top = plan.getParent(test).isEmpty();
    if (isTestClass(test)) {
      IO.println(
          "%-30s %3d passed%s%s  %.1f s"
              .formatted(
                  names(test).getFirst(),
                  passed - passedBefore,
                  failed > failedBefore ? ", " + (failed - failedBefore) + " failed" : "",
                  skipped > skippedBefore ? ", " + (skipped - skippedBefore) + " skipped" : "",
                  (System.nanoTime() - started) / 1e9));
    }
    if (top || isTestClass(test)) {
      failures.forEach(IO::println);
      failures.clear();
    }
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
