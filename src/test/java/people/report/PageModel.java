package people.report;

import module java.base;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The script of a report's page that filters and sums, run without a browser.
final class PageModel {

  private final Context context = Context.enter();
  private final Scriptable scope;

  /// @param json what the page holds
  PageModel(String json) {
    context.setLanguageVersion(Context.VERSION_ES6);
    context.setInterpretedMode(true);
    scope = context.initStandardObjects();
    scope.put("json", scope, json);
    context.evaluateString(scope, ReportModel.SCRIPT, "model", 1, null);
    context.evaluateString(scope, "const m = peopleModel(JSON.parse(json));", "begin", 1, null);
  }

  /// The value of an expression of the model `m`.
  JsonNode eval(String expression) {
    Object text =
        context.evaluateString(scope, "JSON.stringify(" + expression + ")", "asked", 1, null);
    return JsonMapper.shared().readTree(Context.toString(text));
  }
}
