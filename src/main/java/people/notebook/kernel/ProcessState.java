package people.notebook.kernel;

import module java.base;

/// The state of a process that the cells of a notebook can change and the next notebook would
/// notice: system properties, the default locale and time zone, the standard streams.
record ProcessState(
    Map<String, String> properties,
    List<Locale> locales,
    TimeZone zone,
    PrintStream out,
    PrintStream err,
    InputStream in) {

  /// Classes of cells, as JShell names their package.
  private static final String CELLS = "REPL.";

  static ProcessState now() {
    Properties all = System.getProperties();
    Map<String, String> properties = new TreeMap<>();
    all.stringPropertyNames().forEach(name -> properties.put(name, all.getProperty(name)));
    List<Locale> locales =
        List.of(
            Locale.getDefault(),
            Locale.getDefault(Locale.Category.DISPLAY),
            Locale.getDefault(Locale.Category.FORMAT));
    return new ProcessState(
        properties, locales, TimeZone.getDefault(), System.out, System.err, System.in);
  }

  /// Whether it still is so, and no thread runs code of a cell.
  boolean isUntouched() {
    return equals(now())
        && Thread.getAllStackTraces().values().stream()
            .flatMap(Arrays::stream)
            .noneMatch(frame -> frame.getClassName().startsWith(CELLS));
  }
}
