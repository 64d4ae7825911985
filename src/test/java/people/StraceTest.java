package people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;

/// A real process whose calls of the system fail, or which is killed as it makes one. Where
/// `strace` is missing or may not trace, nothing here is run, unless `PEOPLE_STRACE_TESTS=required`
/// makes that a failure.
@DisplayName("Under strace")
@ExtendWith(StraceTest.Possible.class)
class StraceTest {

  @TempDir private Path temp;
  private Path folder;
  private Path file;

  static final class Possible implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      var obstacle = Strace.obstacle();
      return obstacle.isEmpty() || "required".equals(System.getenv("PEOPLE_STRACE_TESTS"))
          ? ConditionEvaluationResult.enabled(null)
          : ConditionEvaluationResult.disabled(obstacle.get());
    }
  }

  @BeforeAll
  static void stracePermitted() {
    assertEquals(null, Strace.obstacle().orElse(null), "but PEOPLE_STRACE_TESTS=required");
  }

  @BeforeEach
  void nameTheFile() throws IOException {
    folder = temp.toRealPath(); // strace goes by names
    file = folder.resolve("people.jsonl");
  }

  @Test
  void whateverCallOfAnAppendFailsOrIsItsLastNothingAcknowledgedIsLost() throws Exception {
    Map<ProcessFaults.State, Map<String, Integer>> calls =
        ProcessFaults.calls(Files.createDirectory(folder.resolve("calls")));
    List<Callable<ProcessFaults.Result>> rounds = new ArrayList<>();
    for (var state : List.of(ProcessFaults.State.NEW, ProcessFaults.State.TORN_BATCH)) {
      calls
          .get(state)
          .forEach((call, times) -> {
            if (ProcessFaults.CHANGES.contains(call)) {
              for (int when = 1; when <= times; when++) {
                for (String what : List.of("signal=SIGKILL", ProcessFaults.error(call, when))) {
                  var fault = new Strace.Fault(call, what, Integer.toString(when));
                  rounds.add(() ->
                      ProcessFaults.traced(
                          Files.createDirectory(
                              folder.resolve("%s-%s".formatted(state, fault).replace(':', '-'))),
                          state,
                          fault,
                          2));
                }
              }
            }
          });
    }
    ProcessFaults.Result result = ProcessFaults.inParallel(rounds);
    System.out.println(result + " " + calls);
    assertTrue(result.met() >= 50, result::toString);
  }
}
