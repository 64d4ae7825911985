package people.tables;

import module java.base;

import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/// Has Tablesaw get ready, once in a process, before its first column.
///
/// By itself it looks for its readers and writers in every jar of the class path when the first
/// table is made, which takes half a second; here it looks in its own only. And its classes of
/// types need each other: two threads that meet them first at different ones wait for each other
/// for ever. Here there is one.
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

  /// Returns when it is ready.
  public static void await() {
    // the class is initialised by now
  }
}
