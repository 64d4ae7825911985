package people.notebook;

import module java.base;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The condition that Jupyter and Chromium are on PATH, for tests that need them. With
/// `PEOPLE_JUPYTER_TESTS=required` those tests are run, and fail, where they are not.
final class JupyterInstalled implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    List<String> missing = missing();
    return missing.isEmpty() || isRequired()
        ? ConditionEvaluationResult.enabled(null)
        : ConditionEvaluationResult.disabled("not on PATH: " + String.join(", ", missing));
  }

  static boolean isRequired() {
    return "required".equals(System.getenv("PEOPLE_JUPYTER_TESTS"));
  }

  static List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (String program : List.of("jupyter-notebook", "jupyter-nbconvert")) {
      boolean isThere =
          Stream.of(System.getenv("PATH").split(File.pathSeparator))
              .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
      if (!isThere) {
        missing.add(program);
      }
    }
    if (Browser.find().isEmpty()) {
      missing.add("chromium");
    }
    return missing;
  }
}
