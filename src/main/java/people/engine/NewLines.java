package people.engine;

/// Lines that are recorded together in an engine, and what it is to find them by.
///
/// @param lines the bytes of all of them, each with its line feed
/// @param length how many of these bytes count
/// @param people by line whom it is about; 0 for nobody
/// @param types by line the word that the file has for its kind
/// @param recorded by line the recorded time, in microseconds since 1970
/// @param ids by line its event id; null for none
/// @param keys by line the key in another system that it gives, as `payroll=4711`; null for none
/// @param check the check of the last line, see [people.line.LineChecksum]
public record NewLines(
    byte[] lines,
    int length,
    int[] people,
    String[] types,
    long[] recorded,
    String[] ids,
    String[] keys,
    int check) {

  /// How many lines there are.
  public int count() {
    return people.length;
  }
}
