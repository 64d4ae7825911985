package people.tables;

import module java.base;

import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/// Has Tablesaw get ready: when [Tables] is first used, or before, for kernels and shells.
///
/// By itself it looks for its readers and writers in every jar of the class path when the first
/// table is made, which takes half a second. Here it finds none, and those that are known to be in
/// its core are named to it; where there are more parts of it, it looks in its own jars. For that
/// the property `java.class.path` is another one for a moment, which may mislead a thread that
/// reads it just then. Who has such threads calls [#await] before they are started.
public final class TablesawStart {

  /// The readers and writers of its core; each is known to its registry as soon as it is
  /// initialised.
  static final List<String> KNOWN =
      List.of(
          "tech.tablesaw.io.csv.CsvReader",
          "tech.tablesaw.io.csv.CsvWriter",
          "tech.tablesaw.io.fixed.FixedWidthReader",
          "tech.tablesaw.io.fixed.FixedWidthWriter");

  private static final String CLASS_PATH = "java.class.path";

  static {
    ColumnType.values();
    String all = System.getProperty(CLASS_PATH, "");
    List<String> own =
        Arrays.stream(all.split(File.pathSeparator))
            .filter(entry -> Path.of(entry).getFileName().toString().startsWith("tablesaw"))
            .toList();
    boolean isKnown = own.size() == 1 && own.getFirst().contains("tablesaw-core-");
    try {
      if (isKnown) {
        System.setProperty(CLASS_PATH, own.getFirst() + ".none");
      } else if (!own.isEmpty()) { // else it is in no jar of its own, and is looked for everywhere
        System.setProperty(CLASS_PATH, String.join(File.pathSeparator, own));
      }
      MethodHandles.lookup().ensureInitialized(Table.class);
      System.setProperty(CLASS_PATH, all);
      if (isKnown) {
        for (String each : KNOWN) {
          Class.forName(each);
        }
      }
    } catch (IllegalAccessException | ClassNotFoundException e) {
      throw new IllegalStateException(e); // they are public, and there
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
