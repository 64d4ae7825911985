package people.tables;

import module java.base;

import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/// Has Tablesaw get ready while a process begins, for kernels and shells.
///
/// By itself it looks for its readers and writers in every jar of the class path when the first
/// table is made, which takes half a second; here it looks in its own only. For that the property
/// `java.class.path` is another one for a moment, so no other thread may run yet that reads it or
/// starts a process with it.
public final class TablesawStart {

  private static final String CLASS_PATH = "java.class.path";

  static {
    ColumnType.values();
    String all = System.getProperty(CLASS_PATH, "");
    String own =
        Arrays.stream(all.split(File.pathSeparator))
            .filter(entry -> Path.of(entry).getFileName().toString().startsWith("tablesaw"))
            .collect(Collectors.joining(File.pathSeparator));
    try {
      if (!own.isEmpty()) { // else it is not in a jar of its own, and is looked for everywhere
        System.setProperty(CLASS_PATH, own);
      }
      MethodHandles.lookup().ensureInitialized(Table.class);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e); // it is public
    } finally {
      System.setProperty(CLASS_PATH, all);
    }
  }

  private TablesawStart() {}

  /// Returns when it is ready. To be called before other threads are started.
  public static void await() {
    // the class is initialised by now
  }
}
