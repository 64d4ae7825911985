package people.charts;

import module java.base;

import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import people.charts.drawn.*;

/// Draws what [DrawnChart] can't: ECharts in Rhino, loaded at the first use (above a second) and
/// then shared. One drawing at a time, since ECharts is made for one thread.
final class Engine {

  /// The one version that is used for pictures and in pages.
  private static final String LIBRARY = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

  private static final ReentrantLock LOCK = new ReentrantLock();
  private static Scriptable scope;
  private static Function draw;

  private Engine() {}

  /// The source of ECharts, but for its cache of the widths of texts: in a plain object, a city
  /// named `__proto__` would have it write into the prototype of all objects, here and in a page.
  static String library() {
    try (InputStream in = Engine.class.getResourceAsStream(LIBRARY)) {
      if (in == null) {
        throw new IllegalStateException("ECharts is not on the class path: " + LIBRARY);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("this._map={}", "this._map=Object.create(null)");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An option as an SVG document, as ECharts writes it.
  static String svg(String option, int width, int height) {
    LOCK.lock();
    try (Context context = Context.enter()) {
      prepare(context);
      Object svg = draw.call(context, scope, scope, new Object[] {option, width, height});
      return Context.toString(svg);
    } finally {
      LOCK.unlock();
    }
  }

  private static void prepare(Context context) {
    context.setLocale(Locale.ROOT);
    context.setLanguageVersion(Context.VERSION_ES6);
    // Some functions of ECharts are too large to be compiled to a Java method.
    context.setInterpretedMode(true);
    if (draw != null) {
      return;
    }
    Scriptable fresh = context.initSafeStandardObjects();
    ScriptableObject.putProperty(fresh, "textWidth", new Measure());
    context.evaluateString(
        fresh,
        """
        var exports = {}, module = {};
        function setTimeout() {}
        function clearTimeout() {}
        Math.random = function () { return 0.5; };
        """,
        "prelude",
        1,
        null);
    context.evaluateString(fresh, library(), "echarts.min.js", 1, null);
    context.evaluateString(fresh, Script.SHARED, "shared", 1, null);
    Object function = context.evaluateString(fresh, Script.PICTURE, "picture", 1, null);
    scope = fresh;
    draw = (Function) function;
  }

  /// [TextWidth] for ECharts, which has no canvas here to measure with.
  private static final class Measure extends BaseFunction {

    private static final long serialVersionUID = 1;

    @Override
    public Object call(Context context, Scriptable scope, Scriptable self, Object[] arguments) {
      return TextWidth.of(
          Context.toString(arguments[0]),
          Context.toNumber(arguments[1]),
          Context.toBoolean(arguments[2]));
    }
  }
}
